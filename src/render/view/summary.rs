//! The source summary statement: numbers that nobody types, in sentences.

use std::collections::BTreeSet;

use crate::model::anonymous::Anonymous;
use crate::model::claim::{Evidence, Via};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::response::Outcome;
use crate::parse::citation;
use crate::render::attribution::names::Mentions;
use crate::render::view::cited::{Cited, rests_on};
use crate::render::view::counting::{capitalized, opening, series, verb, words};
use crate::render::view::open::{Open, is_named, told_by};
use crate::render::view::{claims, conflicts, people, prose, shape, silence};
use crate::resolve::corpus::Handle;
use crate::select::opposing;
use crate::weigh::{Standing, Weight};

/// The template whose pages show key claims alone.
const ONE_PAGER: &str = "one-pager";

/// Counts what the brief rests on and says it.
pub(super) fn summary(open: &Open<'_>) -> shape::Summary {
    let tally = Tally::new(open);
    let count = |claims: &[ClaimId]| number(claims.len());
    shape::Summary {
        sentences: sentences(open, &tally),
        claims: number(open.claims.len()),
        documents: number(tally.documents.len()),
        sources: number(tally.sources.len()),
        named: count(&tally.named),
        unnamed: count(&tally.unnamed),
        outlet: count(&tally.outlet),
        single_unnamed: count(&tally.single_unnamed),
        single_document: count(&tally.single_document),
        uncorroborated: number(tally.standing(|standing| standing <= Standing::Uncorroborated)),
        one_interest: number(tally.standing(|standing| standing == Standing::OneInterest)),
        corroborated: number(tally.standing(|standing| standing == Standing::Corroborated)),
        contested: count(&tally.contested),
        hinges: number(open.claims.iter().filter(|&&id| open.corpus.claim(id).key).count()),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Claims that stand on one foot each, and on which.
#[derive(Default)]
struct Feet {
    claims: usize,
    sources: BTreeSet<SourceId>,
}

/// What was counted.
#[derive(Default)]
struct Tally {
    documents: BTreeSet<DocumentId>,
    sources: BTreeSet<SourceId>,
    named: Vec<ClaimId>,
    unnamed: Vec<ClaimId>,
    /// Claims on unnamed sources and on the own voice of a document beside them.
    unnamed_and_outlet: Vec<ClaimId>,
    outlet: Vec<ClaimId>,
    /// How many of those rest on the authors' own notes.
    notes: usize,
    single_unnamed: Vec<ClaimId>,
    single_person: Feet,
    single_group: Feet,
    single_document: Vec<ClaimId>,
    /// The documents on which those rest.
    single_documents: BTreeSet<DocumentId>,
    /// Whether one of those has notes on documents that only repeat another.
    repeats: bool,
    contested: Vec<ClaimId>,
    /// How many of those in a document's own voice pass on only what the authors have not read.
    unread: usize,
    /// How many of them pass on only what other documents say that the authors have read.
    handed_on: usize,
    /// Those that contradict them.
    opponents: BTreeSet<ClaimId>,
    standings: Vec<Standing>,
    /// How many of the claims the page shows, where it does not show all.
    shown: Option<usize>,
}

impl Tally {
    fn new(open: &Open<'_>) -> Self {
        let mut tally = Self::default();
        for &id in &open.claims {
            let evidence: Vec<&Evidence> = open.evidence(id).collect();
            let documents: BTreeSet<DocumentId> =
                evidence.iter().filter_map(|evidence| evidence.document.as_ref()).map(|d| d.value).collect();
            let voiced = open.voiced(id);
            let sources: BTreeSet<SourceId> = voiced.iter().flat_map(|evidence| told_by(evidence)).collect();
            match claims::voice(open, id).0 {
                "unnamed" => tally.unnamed.push(id),
                "outlet" => {
                    tally.outlet.push(id);
                    tally.notes += usize::from(claims::is_of_notes(open, id));
                    let is_unread = evidence.iter().all(|one| cites_unread(open, one));
                    tally.unread += usize::from(is_unread);
                    tally.handed_on +=
                        usize::from(!is_unread && evidence.iter().all(|one| cites_document(one)));
                }
                "named" => tally.named.push(id),
                _ if sources.iter().any(|&source| is_named(open, source)) => tally.named.push(id),
                _ => tally.unnamed_and_outlet.push(id),
            }
            if let ([evidence], Some(&source), 1) = (voiced.as_slice(), sources.first(), sources.len())
                && !is_named(open, source)
                && !evidence.tellers().is_empty()
            {
                tally.single_unnamed.push(id);
                let is_person = open.corpus.source(source).anonymous().is_some_and(Anonymous::is_one);
                let feet = if is_person { &mut tally.single_person } else { &mut tally.single_group };
                feet.claims += 1;
                feet.sources.insert(source);
            }
            let weight = open.shown(id).and_then(|shown| shown.weight.as_ref());
            // A document that rests on another one is no second document.
            if documents.len() == 1 || weight.is_some_and(|weight| weight.documents == 1) {
                tally.single_document.push(id);
                tally.single_documents.extend(&documents);
                let mut told = evidence.iter().map(|one| told_by(one).collect::<Vec<_>>());
                let first = told.find(|told| !told.is_empty());
                let is_one = told.all(|told| told.is_empty() || first.as_ref() == Some(&told));
                tally.repeats |= documents.len() > 1 && is_one;
            }
            tally.standings.extend(weight.map(Weight::standing));
            tally.documents.extend(documents);
            tally.sources.extend(sources);
        }
        for contrary in open.selection.contrary.iter().filter(|contrary| open.shows(contrary.claim)) {
            let against = contrary.contradicted_by.iter().copied().filter(|&claim| open.shows(claim));
            let against: Vec<ClaimId> = against.collect();
            tally.contested.extend((!against.is_empty()).then_some(contrary.claim));
            tally.opponents.extend(against);
        }
        let all = tally.sources.clone();
        tally.sources.retain(|&source| !is_counted(open, source, &all));
        tally.shown = shown(open);
        tally
    }

    fn standing(&self, is: fn(Standing) -> bool) -> usize {
        self.standings.iter().filter(|&&standing| is(standing)).count()
    }
}

/// Whether a piece of evidence passes on a document that the authors have not read.
fn cites_unread(open: &Open<'_>, evidence: &Evidence) -> bool {
    evidence.via.iter().any(|via| matches!(via.value, Via::Document(id) if !open.corpus.document(id).seen))
}

fn cites_document(evidence: &Evidence) -> bool {
    evidence.via.iter().any(|via| matches!(via.value, Via::Document(_)))
}

/// Whether a source is one of a group that is counted.
fn is_counted(open: &Open<'_>, source: SourceId, all: &BTreeSet<SourceId>) -> bool {
    let group = |source: SourceId| Some(open.corpus.source(source).anonymous()?.among.as_ref()?.value);
    let groups = std::iter::successors(group(source), |&other| group(other)).take(all.len());
    groups.into_iter().any(|group| group != source && all.contains(&group))
}

fn sentences(open: &Open<'_>, tally: &Tally) -> Vec<String> {
    let mut said = vec![base(open, tally)];
    if open.claims.is_empty() {
        return said;
    }
    said.extend(voices(tally));
    said.extend(thin(open, tally));
    said.extend(unseen(open, tally));
    said.extend((!is_told_once(open, tally)).then(|| independence(tally)));
    said.extend(conflicts::supported(open));
    said.extend(conflicts::conflicts(open, tally.contested.len(), tally.opponents.len()));
    said.extend(hinges(open));
    said.extend(silence::unanswered(open));
    said
}

/// "This brief rests on 40 claims from one document, which cites three named and two unnamed sources."
fn base(open: &Open<'_>, tally: &Tally) -> String {
    let (named, unnamed): (Vec<SourceId>, Vec<SourceId>) =
        tally.sources.iter().partition(|&&source| is_named(open, source));
    let group = |&source: &SourceId| open.corpus.source(source).anonymous().filter(|one| !one.is_one());
    let groups: Vec<&Anonymous> = unnamed.iter().filter_map(group).collect();
    let cited = Cited {
        named: named.len(),
        persons: unnamed.len() - groups.len(),
        groups: groups.len(),
        people: groups.iter().find_map(|group| group.number()),
        notes: tally.documents.iter().filter(|&&document| open.names.is_our_notes(document)).count(),
    };
    let base = rests_on(open.claims.len(), tally.documents.len() - cited.notes, &cited);
    let Some((shown, rest)) = tally.shown.zip(base.strip_prefix("This brief rests on ")) else { return base };
    format!("This page shows {} of {rest}", words(shown))
}

/// How many of its claims a one-pager shows, where it does not show all of them: the key ones, what contradicts them, what
/// was answered, and what the bottom line cites.
fn shown(open: &Open<'_>) -> Option<usize> {
    let brief = open.corpus.brief(open.selection.brief);
    if brief.template.value != ONE_PAGER {
        return None;
    }
    let key = open.claims.iter().copied().filter(|&claim| open.corpus.claim(claim).key);
    let key = key.flat_map(|claim| {
        let beside = opposing(open.corpus, open.selection, claim, |other| open.shows(other));
        [claim].into_iter().chain(beside)
    });
    let responses = open.responses().map(|id| open.corpus.response(id));
    let known = responses.filter(|response| response.outcome.value != Outcome::Unknown);
    let answers = known.flat_map(|response| {
        let is_told = matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed);
        let about = if is_told && response.about.len() == 1 { response.about.as_slice() } else { &[] };
        response.claims.iter().chain(about).map(|claim| claim.value)
    });
    let cited = brief.bottom_line.iter().flat_map(|text| citation::scan(&text.value));
    let cited =
        cited.flat_map(|citation| citation.ids).filter_map(|cited| match open.corpus.find(cited.id) {
            Some(Handle::Claim(claim)) => Some(claim),
            _ => None,
        });
    let shown: BTreeSet<ClaimId> =
        key.chain(answers).chain(cited).filter(|&claim| open.shows(claim)).collect();
    (shown.len() < open.claims.len()).then_some(shown.len())
}

/// "Of the claims, 12 rest on a named source, 9 on unnamed sources only and 19 on a document's own voice alone."
fn voices(tally: &Tally) -> Option<String> {
    let own = if tally.notes > 0 && tally.notes == tally.outlet.len() {
        "our own notes alone".to_owned()
    } else {
        own_voice(tally.outlet.len(), tally.handed_on, tally.unread)
    };
    let unnamed = on_one(tally).unwrap_or("unnamed sources only");
    let mut parts: Vec<(usize, &str)> = vec![
        (tally.named.len(), "a named source"),
        (tally.unnamed.len(), unnamed),
        (tally.unnamed_and_outlet.len(), "unnamed sources and a document's own voice"),
        (tally.outlet.len(), &own),
    ];
    parts.retain(|&(count, _)| count > 0);
    match parts.as_slice() {
        [] => None,
        [(1, what)] => Some(format!("The claim rests on {what}.")),
        [(_, what)] => Some(format!("Every claim rests on {what}.")),
        [(count, what), rest @ ..] => {
            let first = format!("{} {} on {what}", words(*count), verb(*count, "rests", "rest"));
            let rest = rest.iter().map(|(count, what)| format!("{} on {what}", words(*count)));
            let parts: Vec<String> = [first].into_iter().chain(rest).collect();
            let claims = if tally.shown.is_some() { "all" } else { "the claims" };
            Some(format!("Of {claims}, {}.", series(&parts)))
        }
    }
}

/// What so many claims rest on, of which so many pass on another document, and so many one that the authors have not read.
fn own_voice(all: usize, handed_on: usize, unread: usize) -> String {
    let own = "a document's own voice";
    let those = |count: usize| if count == all { "all".to_owned() } else { words(count) };
    match (handed_on, unread) {
        (0, 0) => format!("{own} alone"),
        (1, 0) if all == 1 => format!("{own}, which cites another document"),
        (0, 1) if all == 1 => format!("{own}, which cites what we have not read"),
        (_, 0) => format!("{own}, {} of them citing another document", those(handed_on)),
        (0, _) => format!("{own}, {} of them citing what we have not read", those(unread)),
        _ => format!(
            "{own}, {} of them citing another document and {} what we have not read",
            words(handed_on),
            words(unread)
        ),
    }
}

/// Whether all that can be said of independence is that no claim has more than one document: that is one sentence.
fn is_told_once(open: &Open<'_>, tally: &Tally) -> bool {
    let all = open.claims.len();
    all > 0
        && tally.single_document.len() == all
        && tally.documents.len() > 1
        && !tally.repeats
        && tally.standing(|standing| standing >= Standing::OneInterest) == 0
}

/// What stands on one foot.
fn thin(open: &Open<'_>, tally: &Tally) -> Vec<String> {
    let mut said = Vec::new();
    let all = open.claims.len();
    let aside = if tally.repeats { ", those that only repeat another aside" } else { "" };
    match tally.single_document.len() {
        0 => {}
        count if count == all && tally.documents.len() == 1 => {
            said.push("Everything rests on that one document: if it falls, nothing here is left.".to_owned());
        }
        1 if is_told_once(open, tally) => said
            .push("It rests on no more than one document, and is not independently corroborated.".to_owned()),
        _ if is_told_once(open, tally) => said.push(
            "No claim rests on more than one document, and none is independently corroborated.".to_owned(),
        ),
        1 if all == 1 => said.push(format!("It rests on no more than one document{aside}.")),
        count if count == all => said.push(format!("No claim rests on more than one document{aside}.")),
        count => {
            let claims = format!("{} {}", opening(count), verb(count, "rests", "rest"));
            let document = match (count, tally.single_documents.len()) {
                (1, _) => "a single document",
                (_, 1) => "the same single document",
                _ => "a single document each",
            };
            said.push(format!("{claims} on {document}{aside}."));
        }
    }
    // Of one claim, the first sentence says on whom it rests.
    if all > 1 && (on_one(tally).is_none() || tally.single_group.claims > 0) {
        said.extend(unnamed(&tally.single_person, &tally.single_group));
    }
    said
}

/// What all claims on unnamed sources rest on, where that is one person.
fn on_one(tally: &Tally) -> Option<&'static str> {
    let person = &tally.single_person;
    (person.claims == tally.unnamed.len() && person.sources.len() == 1).then_some("one unnamed person only")
}

/// The claims on a single unnamed source: a person, or people.
fn unnamed(persons: &Feet, groups: &Feet) -> Option<String> {
    let rest = |feet: &Feet| format!("{} {}", opening(feet.claims), verb(feet.claims, "rests", "rest"));
    let on = |feet: &Feet, what: &str| match (feet.claims, feet.sources.len()) {
        (1, _) => format!("on one unnamed {what}"),
        (_, 1) => format!("on the same unnamed {what}"),
        _ => format!("on one unnamed {what} each"),
    };
    let (person, group) = (on(persons, "person"), on(groups, "group"));
    match (persons.claims, groups.claims) {
        (0, 0) => None,
        (_, 0) => Some(format!("{} {person}.", rest(persons))),
        (0, _) => Some(format!("{} {group}.", rest(groups))),
        (first, others) => Some(format!("{} {person}, {} {group}.", rest(persons), another(first, others))),
    }
}

/// So many others, behind as many as were told of first.
fn another(first: usize, count: usize) -> String {
    if first == 1 && count == 1 { "another".to_owned() } else { words(count) }
}

/// "No claim is independently corroborated." Unnamed people count as different only where that is known.
fn independence(tally: &Tally) -> String {
    let corroborated = tally.standing(|standing| standing == Standing::Corroborated);
    let one_interest = tally.standing(|standing| standing == Standing::OneInterest);
    if tally.standings.len() == 1 {
        let not = if corroborated == 1 { "" } else { "not " };
        let but = if one_interest == 1 { "; its several sources may speak for one interest" } else { "" };
        return format!("It is {not}independently corroborated{but}.");
    }
    let said = match corroborated {
        0 => "No claim is independently corroborated".to_owned(),
        count => {
            let claims = opening(count);
            format!("{claims} {} independently corroborated", verb(count, "is", "are"))
        }
    };
    let rest = match one_interest {
        0 => String::new(),
        1 => "; one has several sources that may speak for one interest".to_owned(),
        count => format!("; {} have several sources that may speak for one interest", words(count)),
    };
    format!("{said}{rest}.")
}

/// Documents that were credited, not read.
fn unseen(open: &Open<'_>, tally: &Tally) -> Option<String> {
    let unread = open.documents.iter().filter(|&(&id, _)| !open.corpus.document(id).seen);
    let (names, taken): (Vec<String>, BTreeSet<&str>) = unread
        .clone()
        .map(|(&id, entry)| {
            let document = open.corpus.document(id);
            (people::paper(document, &entry.name), people::taken(document.kind))
        })
        .unzip();
    let first = taken.first().copied()?;
    let taken = if taken.len() == 1 { first } else { "consulted" };
    let is_counted = unread.clone().any(|(id, _)| tally.documents.contains(id));
    let more = if is_counted || tally.documents.is_empty() { "" } else { " more" };
    let documents = match names.len() {
        1 => format!("One{more} document is"),
        count => format!("{}{more} documents are", capitalized(&words(count))),
    };
    let which = format!("which we have not {taken} and never count as evidence");
    Some(prose::sentence(&format!("{documents} credited, {which}: {}", series(&names))))
}

/// Which sources the key claims hang on.
fn hinges(open: &Open<'_>) -> Option<String> {
    let key: Vec<ClaimId> =
        open.claims.iter().copied().filter(|&claim| open.corpus.claim(claim).key).collect();
    let mut names: Vec<(bool, String)> = Vec::new();
    for evidence in key.iter().flat_map(|&claim| open.voiced(claim)) {
        let told: Vec<SourceId> = told_by(evidence).collect();
        let name = |&source: &SourceId| {
            (!is_named(open, source), open.corpus.source(source).public_name().to_owned())
        };
        let mut all: Vec<(bool, String)> = told.iter().map(name).collect();
        if let (true, Some(document)) = (told.is_empty(), &evidence.document) {
            let name = open.names.document(document.value, &mut Mentions::default());
            let read = |&document: &DocumentId| open.corpus.document(document).seen;
            let cited = evidence.via.iter().find_map(|via| match via.value {
                Via::Document(cited) => Some(cited).filter(|cited| !read(cited)),
                Via::Source(_) => None,
            });
            let how = match cited {
                Some(cited) => {
                    format!("{name}, citing {}", open.names.document(cited, &mut Mentions::default()))
                }
                None if open.names.is_called_ours(document.value) => name,
                None => format!("{name} in its own voice"),
            };
            all.push((false, how));
        }
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then(|| {
        let claims = if key.len() == 1 { "key claim hangs" } else { "key claims hang" };
        prose::sentence(&format!("The {claims} on {}", feet(names)))
    })
}

/// Sources in a series that ends in the unnamed ones, so that nobody reads what stands behind such a one as a part of its
/// description: "Arne Vik and on a person who took part in the talks".
fn feet(mut names: Vec<(bool, String)>) -> String {
    names.sort_by_key(|(is_unnamed, _)| *is_unnamed);
    let unnamed = names.iter().filter(|(is_unnamed, _)| *is_unnamed).count();
    let is_apart = unnamed > 0 && names.len() > 1;
    let apart = |(at, (_, name)): (usize, (bool, String))| {
        if is_apart && at > 0 { format!("on {name}") } else { name }
    };
    series(&names.into_iter().enumerate().map(apart).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_takes_a_last_comma_only_where_an_item_needs_it() {
        let items = |items: &[&str]| series(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
        assert_eq!(items(&["A", "B", "C"]), "A, B and C");
        assert_eq!(items(&["A, of X", "B"]), "A, of X, and B");
    }

    #[test]
    fn a_single_person_is_no_group() {
        let feet =
            |(claims, sources): (usize, u32)| Feet { claims, sources: (0..sources).map(SourceId).collect() };
        for (persons, groups, said) in [
            ((0, 0), (0, 0), None),
            ((1, 1), (0, 0), Some("One claim rests on one unnamed person.")),
            ((0, 0), (2, 2), Some("Two claims rest on one unnamed group each.")),
            ((0, 0), (2, 1), Some("Two claims rest on the same unnamed group.")),
            ((1, 1), (1, 1), Some("One claim rests on one unnamed person, another on one unnamed group.")),
            ((2, 2), (1, 1), Some("Two claims rest on one unnamed person each, one on one unnamed group.")),
            (
                (2, 1),
                (2, 1),
                Some("Two claims rest on the same unnamed person, two on the same unnamed group."),
            ),
        ] {
            assert_eq!(unnamed(&feet(persons), &feet(groups)).as_deref(), said);
        }
    }

    #[test]
    fn no_sentence_opens_with_a_figure() {
        for (count, claims) in [
            (1, "One claim"),
            (12, "Twelve claims"),
            (20, "Twenty claims"),
            (50, "Fifty claims"),
            (99, "Ninety-nine claims"),
            (100, "In all, 100 claims"),
            (1250, "In all, 1250 claims"),
        ] {
            assert_eq!(opening(count), claims);
        }
    }
}
