//! Sources and documents, as the view has them. Unnamed people lose their ids here.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::model::anonymous::{Access, Anonymous, Count};
use crate::model::claim::Evidence;
use crate::model::document::{Document, DocumentType, Notice};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::language::Language;
use crate::model::rating::Reliability;
use crate::model::source;
use crate::model::source::{GroundRule, Source, SourceKind};
use crate::model::words::Words as _;
use crate::render::attribution;
use crate::render::attribution::names::Mentions;
use crate::render::marks;
use crate::render::view::counting::capitalized;
use crate::render::view::noted;
use crate::render::view::open::{Entry, Open, own_voice, relays, told_by};
use crate::render::view::shape::Text;
use crate::render::view::{claims, counting, prose, shape, silence};

/// How the page speaks of each document, in the order of the selection.
pub(super) fn document_entries(open: &Open<'_>, used: &BTreeSet<DocumentId>) -> IndexMap<DocumentId, Entry> {
    let entry = |id: DocumentId| {
        let document = open.corpus.document(id);
        let name = open.names.document(id, &mut Mentions::default()).into();
        let anchor = format!("document-{}", document.common.id.value).into();
        let about = document.published.as_ref().map(|date| date.value.words().into());
        Entry { about, ..Entry::new("document", name, anchor) }
    };
    let documents = open.selection.documents.iter().filter(|document| used.contains(document));
    documents.map(|&id| (id, entry(id))).collect()
}

/// How the page speaks of each source, in the order of the selection. Unnamed people get a position for an id.
pub(super) fn source_entries(open: &Open<'_>, used: &BTreeSet<SourceId>) -> IndexMap<SourceId, Entry> {
    let mut unnamed = 0;
    let mut entries = IndexMap::new();
    for &id in open.selection.sources.iter().filter(|source| used.contains(source)) {
        let source = open.corpus.source(id);
        let anchor = if source.anonymous().is_some() || source.shield().is_some() {
            unnamed += 1;
            format!("source-unnamed-{unnamed}")
        } else {
            format!("source-{}", source.common.id.value)
        };
        let about = about(open, id).map(Text::from);
        let role = role(source).map(Text::from);
        let entry = Entry::new(kind(source), source.public_name().into(), anchor.into());
        entries.insert(id, Entry { role, about, ..entry });
    }
    entries
}

/// The role of a named person who may be named.
fn role(source: &Source) -> Option<&str> {
    match &source.kind {
        SourceKind::Person(person) if source.shield().is_none() => {
            person.role.as_ref().map(|role| role.value.as_str())
        }
        _ => None,
    }
}

/// Role and body of a source, or how unnamed people know. Of those who did not speak by name, nothing.
fn about(open: &Open<'_>, id: SourceId) -> Option<String> {
    let source = open.corpus.source(id);
    if source.shield().is_some() || source.ground_rule.value == GroundRule::ChathamHouse {
        return None;
    }
    let name = |id: SourceId| open.corpus.source(id).public_name();
    match &source.kind {
        SourceKind::Person(person) => {
            let role = person.role.as_ref().map(|role| role.value.as_str());
            let body = person.acts_for.or(person.of);
            let body = body.and_then(|body| match role {
                Some(role) => attribution::whose(role, body, open.corpus),
                None => Some(body),
            });
            match (role, body.map(name)) {
                (Some(role), Some(body)) if attribution::is_without_body(role) => {
                    let at = attribution::field_preposition(role);
                    Some(at.map_or_else(
                        || format!("{role} ({})", source::bare(body)),
                        |at| format!("{role} {at} {body}"),
                    ))
                }
                (Some(role), Some(body)) if attribution::has_field_behind(role) || !overlaps(role, body) => {
                    Some(format!("{role} {} {body}", attribution::preposition(role)))
                }
                (Some(role), _) => Some(role.to_owned()),
                (None, body) => body.map(str::to_owned),
            }
        }
        // "Ostra's trade ministry" says itself whose it is.
        SourceKind::Organization(body) => body
            .of
            .filter(|&of| !open.names.is_named(of, &[name(id)]))
            .map(|of| format!("part of {}", name(of))),
        SourceKind::Anonymous(unnamed) => how_they_know(open, unnamed),
    }
}

/// The office that a body is named after: a transport minister's ministry need not be named behind him.
fn office(word: &str) -> &str {
    match word {
        "ministry" => "minister",
        "presidency" => "president",
        "chancellery" => "chancellor",
        word => word,
    }
}

/// Whether a role already names its body, so that naming it again would stammer.
fn overlaps(role: &str, body: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| office(&word.to_lowercase()).to_owned()).collect()
    };
    let (role, body) = (words(role), words(source::bare(body)));
    let joined = role.iter().skip(1).any(|word| matches!(word.as_str(), "of" | "for" | "at"));
    // "The town's medical officer" is that of the town of Ostvik.
    let is_its =
        body.first().is_some_and(|kind| role.windows(2).any(|pair| pair[0] == *kind && pair[1] == "s"));
    joined || is_its || !body.is_empty() && role.windows(body.len()).any(|part| part == body)
}

fn how_they_know(open: &Open<'_>, unnamed: &Anonymous) -> Option<String> {
    let access = match unnamed.access {
        Some(Access::Direct) => Some("at first hand"),
        Some(Access::Indirect) => Some("at second hand"),
        _ => None,
    };
    let descriptor = unnamed.descriptor.value.as_str();
    let basis = unnamed.basis.as_ref().map(|basis| basis.value.as_str());
    let basis = basis.filter(|basis| !descriptor.contains(verbless(basis)) && !is_said(basis, descriptor));
    let body = unnamed.affiliation.map(|id| open.corpus.source(id));
    let of = body.filter(|body| !is_in(body, descriptor)).map(|body| format!("of {}", body.name()));
    let parts: Vec<String> =
        of.into_iter().chain(basis.map(str::to_owned)).chain(access.map(str::to_owned)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Whether a descriptor names a body, by whatever name: to name it once more would stammer.
fn is_in(body: &Source, descriptor: &str) -> bool {
    let name = body.name();
    let plain = source::bare(name);
    let short = match &body.kind {
        SourceKind::Organization(body) => body.short.as_deref(),
        _ => None,
    };
    // "The board" may be any board.
    let others = body.aliases.iter().map(String::as_str).chain(short).chain(proper(plain));
    let mut others = others.filter(|other| other.starts_with(char::is_uppercase));
    let words: Vec<&str> = descriptor.split(|c: char| !c.is_alphanumeric()).collect();
    let is_whole = |other: &str| {
        let other: Vec<&str> = other.split(|c: char| !c.is_alphanumeric()).collect();
        words.windows(other.len()).any(|part| part == other)
    };
    descriptor.contains(plain) || others.any(is_whole)
}

/// Whether a name is another one with what it is in front: "the ferry line Nordlink" is Nordlink.
pub(super) fn is_styled(name: &str, other: &str) -> bool {
    proper(source::bare(name)) == Some(source::bare(other))
}

/// The name in a name that says first what it is: "Nordlink" of "ferry line Nordlink". Behind a preposition stands
/// another's name: "ministry of Kessia".
fn proper(name: &str) -> Option<&str> {
    let start = name.find(char::is_uppercase)?;
    let (style, proper) = name.split_at_checked(start)?;
    let is_link = |word: &str| matches!(word, "and" | "at" | "for" | "in" | "of" | "on" | "the" | "to");
    let last = style.strip_suffix(' ')?.rsplit(' ').next()?;
    let is_whole = proper.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (!is_link(last) && last.ends_with(char::is_lowercase) && is_whole).then_some(proper)
}

/// Whether a descriptor has every word of a basis that says what they are, or where they work: "are members of the council"
/// of "three members of the town council", "works at the hospital" of "a doctor at Lund Valley Hospital".
fn is_said(basis: &str, descriptor: &str) -> bool {
    let descriptor = descriptor.to_lowercase();
    let said: Vec<&str> = descriptor.split_whitespace().collect();
    let verbs = ["are ", "is ", "were ", "was ", "work ", "works "];
    let rest = verbs.iter().find_map(|verb| basis.strip_prefix(verb));
    rest.is_some_and(|rest| {
        rest.to_lowercase()
            .split_whitespace()
            .all(|word| matches!(word, "a" | "an" | "at" | "for" | "in" | "the") || said.contains(&word))
    })
}

/// A basis without the verb that agrees with its subject: "seen the plan" for "have seen the plan" and "has seen the
/// plan".
fn verbless(basis: &str) -> &str {
    let verbs = ["have ", "has ", "are ", "is ", "were ", "was "];
    verbs.iter().find_map(|verb| basis.strip_prefix(verb)).unwrap_or(basis)
}

/// Rows of the source table.
pub(super) fn sources(open: &Open<'_>) -> Vec<shape::Source> {
    let (told, speaking) = (claims_by_source(open), silence::speaking(open));
    let none = Vec::new();
    let row = |(&id, entry)| {
        let claims = told.get(&id).unwrap_or(&none);
        let is_named = kind(open.corpus.source(id)) != "unnamed";
        let silent = is_named && claims.is_empty() && !speaking.contains(&id);
        shape::Source { silent, ..source(open, id, entry, claims) }
    };
    open.sources.iter().map(row).collect()
}

fn claims_by_source(open: &Open<'_>) -> BTreeMap<SourceId, Vec<ClaimId>> {
    let mut told: BTreeMap<SourceId, Vec<ClaimId>> = BTreeMap::new();
    for &claim in &open.claims {
        let tellers = |evidence| told_by(evidence).chain(relays(evidence)).chain(own_voice(open, evidence));
        for source in open.evidence(claim).flat_map(tellers) {
            let claims = told.entry(source).or_default();
            if claims.last() != Some(&claim) {
                claims.push(claim);
            }
        }
    }
    told
}

fn source(open: &Open<'_>, id: SourceId, entry: &Entry, told: &[ClaimId]) -> shape::Source {
    let source = open.corpus.source(id);
    let unnamed = source.anonymous();
    let shielded = source.shield().is_some();
    let private = shielded || source.ground_rule.value == GroundRule::ChathamHouse;
    let interest = source.interest.filter(|&interest| interest != id && !private);
    shape::Source {
        id: (unnamed.is_none() && !shielded).then(|| source.common.id.value.to_string()),
        anchor: entry.anchor.clone(),
        name: row_name(source),
        in_text: source.public_name().to_owned(),
        kind: kind(source),
        about: entry.about.clone(),
        count: unnamed.and_then(count_words),
        reason: unnamed.and_then(|unnamed| unnamed.reason.as_ref()).map(|reason| reason.value.clone()),
        interest: interest.map(|interest| table_name(open.corpus.source(interest)).to_owned()),
        terms: terms(open, id, source, told),
        reliability: source.reliability.as_ref().map(|reliability| rating(reliability.value)),
        claims: claims::links(open, told.iter().copied()),
        silent: false,
    }
}

fn kind(source: &Source) -> shape::Word {
    match source.kind {
        _ if source.shield().is_some() => "unnamed",
        SourceKind::Person(_) => "person",
        SourceKind::Organization(_) => "organization",
        SourceKind::Anonymous(_) => "unnamed",
    }
}

/// The name as tables have it, without "the".
fn table_name(source: &Source) -> &str {
    match &source.kind {
        SourceKind::Organization(body) if source.shield().is_none() => body.bare_name(),
        _ => source.public_name(),
    }
}

/// The same as a row opens with it: a plain first word in upper case.
fn row_name(source: &Source) -> String {
    opened(table_name(source))
}

/// A name whose first word is in upper case where it is a plain one.
fn opened(name: &str) -> String {
    let is_letter = |c: char| c.is_lowercase() || matches!(c, '\'' | '’' | '-');
    let is_word = |word: &str| word.starts_with(char::is_lowercase) && word.chars().all(is_letter);
    match name.split_once(' ') {
        Some((first, _)) if is_word(first) => capitalized(name),
        None if is_word(name) => capitalized(name),
        _ => name.to_owned(),
    }
}

/// How many unnamed people they are, where their descriptor does not say so already.
fn count_words(unnamed: &Anonymous) -> Option<String> {
    let descriptor = unnamed.descriptor.value.as_str();
    match unnamed.count.as_ref().map(|count| count.value) {
        Some(Count::Exactly(number))
            if descriptor
                .split_whitespace()
                .next()
                .is_some_and(|word| word == counting::words(number as usize)) =>
        {
            None
        }
        Some(Count::Exactly(1)) | None if unnamed.is_singular() => None,
        Some(Count::Exactly(1)) => Some("one person".to_owned()),
        Some(Count::Exactly(number)) => Some(format!("{} people", counting::words(number as usize))),
        Some(Count::AtLeast(number)) => Some(format!("{} or more people", counting::words(number as usize))),
        Some(Count::Unknown) | None => Some("how many is not known".to_owned()),
    }
}

/// The terms as a reader may take them. That unnamed people spoke "on background" is said only where the desk says
/// so: what goes without saying was agreed with nobody. Whoever only wrote to somebody was not on the record either.
fn terms(open: &Open<'_>, id: SourceId, source: &Source, told: &[ClaimId]) -> Option<&'static str> {
    match source.ground_rule.value {
        GroundRule::OnRecord if !source.has_terms && only_wrote(open, id, told) => Some("in a letter"),
        GroundRule::Background if source.has_terms => Some("on background"),
        GroundRule::Background => Some("unnamed"),
        GroundRule::ChathamHouse => Some("under the Chatham House Rule"),
        _ => None,
    }
}

/// Whether everything that a source tells stands in letters.
fn only_wrote(open: &Open<'_>, id: SourceId, told: &[ClaimId]) -> bool {
    let evidence = told.iter().flat_map(|&claim| open.evidence(claim));
    let mut own =
        evidence.filter(|evidence| told_by(evidence).chain(relays(evidence)).any(|by| by == id)).peekable();
    let in_letter = |evidence: &Evidence| {
        evidence
            .document
            .as_ref()
            .is_some_and(|document| open.corpus.document(document.value).is_private_letter())
    };
    own.peek().is_some() && own.all(in_letter)
}

/// A grade of reliability.
pub(super) fn rating(reliability: Reliability) -> shape::Rating {
    shape::Rating { grade: reliability.as_str(), meaning: reliability.meaning() }
}

/// Rows of the table of documents.
pub(super) fn documents(open: &Open<'_>) -> Vec<shape::Document> {
    let mut told: Told = vec![Vec::new(); open.corpus.documents.len()];
    for &claim in &open.by_id {
        for document in open.evidence(claim).filter_map(|evidence| evidence.document.as_ref()) {
            let claims = told.get_mut(document.value.index());
            if let Some(claims) = claims.filter(|claims| claims.last() != Some(&claim)) {
                claims.push(claim);
            }
        }
    }
    let number = |&claim: &ClaimId| open.shown(claim).map(|shown| shown.number);
    told.par_iter_mut().for_each(|claims| claims.sort_by_key(number));
    let row = |(&id, entry): (&DocumentId, &Entry)| {
        let own_sources = has_own_sources(open, id, &told);
        let row = document(open, id, entry, told_in(&told, id));
        shape::Document { own_sources, ..row }
    };
    open.documents.iter().collect::<Vec<_>>().into_par_iter().map(row).collect()
}

/// The claims that each document tells, in the order of the page.
type Told = Vec<Vec<ClaimId>>;

fn told_in(told: &Told, document: DocumentId) -> &[ClaimId] {
    told.get(document.index()).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a document that rests on others cites somebody whom none of those cites in what the brief shows.
fn has_own_sources(open: &Open<'_>, id: DocumentId, told: &Told) -> bool {
    let cited = |document: DocumentId| -> BTreeSet<SourceId> {
        let is_from = |evidence: &&Evidence| evidence.document.as_ref().is_some_and(|d| d.value == document);
        let evidence = told_in(told, document).iter().flat_map(|&claim| open.evidence(claim));
        evidence.filter(is_from).flat_map(|evidence| evidence.tellers().to_vec()).collect()
    };
    let origins = &open.corpus.document(id).derived_from;
    let theirs: BTreeSet<SourceId> = origins.iter().flat_map(|origin| cited(origin.value)).collect();
    !origins.is_empty() && cited(id).iter().any(|source| !theirs.contains(source))
}

fn document(open: &Open<'_>, id: DocumentId, entry: &Entry, told: &[ClaimId]) -> shape::Document {
    let document = open.corpus.document(id);
    shape::Document {
        id: document.common.id.value.as_str().into(),
        anchor: entry.anchor.clone(),
        citation: noted::citation(document, &entry.name),
        name: entry.name.clone(),
        title: document.title.value.clone(),
        publisher: document.publisher.value.clone(),
        author: document.author.clone(),
        kind: document.kind.as_str(),
        published: document.published.as_ref().map(|date| prose::date(date.value)),
        accessed: document
            .accessed
            .as_ref()
            // Nobody reads on a later day what he noted himself, or was told.
            .filter(|_| !open.names.is_called_ours(id) && !is_own_talk(open, id))
            .map(|date| prose::date(date.value)),
        taken: taken(document.kind),
        url: document.url.as_ref().and_then(|url| web(&url.value)),
        archived: document.archived.as_ref().and_then(|url| web(&url.value)),
        language: document
            .language
            .as_ref()
            .filter(|language| !language.is_english())
            .and_then(Language::name)
            .map(str::to_owned),
        reliability: document.reliability.map(rating),
        seen: document.seen,
        rests_on: document
            .derived_from
            .iter()
            .map(|other| open.names.document(other.value, &mut Mentions::default()))
            .collect(),
        own_sources: false,
        retracted: document.retracted.as_ref().map(|notice| self::notice(&notice.value)),
        corrected: document.corrected.as_ref().map(|notice| self::notice(&notice.value)),
        sha256: document.sha256.as_ref().map(|hash| hash.value.clone()),
        claims: claims::links(open, told.iter().copied()),
    }
}

/// Whether a document is a talk that the authors had themselves.
fn is_own_talk(open: &Open<'_>, id: DocumentId) -> bool {
    let document = open.corpus.document(id);
    document.kind == DocumentType::Interview && document.published.is_some() && open.names.is_own(id)
}

/// What one does with a document of a type.
pub(super) fn taken(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::Broadcast => "heard",
        DocumentType::Dataset | DocumentType::Interview => "consulted",
        _ => "read",
    }
}

/// A document that somebody other than an outlet published, told apart from that body: "the report from the clinic".
pub(super) fn paper(document: &Document, name: &str) -> String {
    let noun = match document.kind {
        DocumentType::News | DocumentType::Broadcast | DocumentType::Interview => return name.to_owned(),
        DocumentType::Statement => "statement",
        DocumentType::Transcript => "transcript",
        DocumentType::Minutes => "minutes",
        DocumentType::Letter => "letter",
        DocumentType::Report => "report",
        DocumentType::Dataset => "data",
        DocumentType::Legal => "court filing",
        DocumentType::Social => "post",
        DocumentType::Other => "document",
    };
    let from = if document.kind == DocumentType::Minutes { "of" } else { "from" };
    match document.named_publisher() {
        Some(_) => format!("the {noun} {from} {name}"),
        None => name.to_owned(),
    }
}

fn notice(notice: &Notice) -> shape::Notice {
    shape::Notice { date: notice.date.map(prose::date), note: notice.note.as_deref().map(prose::sentence) }
}

/// An address that a page may link to: http or https, without spaces, quotes or angle brackets.
fn web(address: &str) -> Option<String> {
    let sound = !address.contains(|c: char| {
        c.is_whitespace() || c.is_control() || marks::is_reserved(c) || "<>\"'`\\".contains(c)
    });
    let lower = address.to_ascii_lowercase();
    (sound && (lower.starts_with("https://") || lower.starts_with("http://"))).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_opens_with_a_capital_where_its_first_word_is_plain() {
        for (name, row) in [
            ("teachers' union", "Teachers' union"),
            ("teachers’ union", "Teachers’ union"),
            ("coast guard", "Coast guard"),
            ("anti-doping agency", "Anti-doping agency"),
            ("eBay", "eBay"),
            ("x.org", "x.org"),
            ("Parents' Association", "Parents' Association"),
        ] {
            assert_eq!(opened(name), row);
        }
    }

    #[test]
    fn a_role_names_its_body_in_whole_words() {
        for (role, body) in [
            ("Lee spokesperson", "Lee"),
            ("chair of the council", "the council"),
            ("White House spokesperson", "the White House"),
            ("state secretary at the ministry", "the Foreign Ministry"),
            ("U.S. Treasury Secretary", "the U.S. Treasury"),
            ("Transport Minister", "the transport ministry"),
            ("the town's medical officer", "the town of Ostvik"),
        ] {
            assert!(overlaps(role, body), "{role}: {body}");
        }
        for (role, body) in [
            ("Leeds councillor", "Lee"),
            ("professor", "the University of Leeds"),
            ("Treasury Secretary", "the United States"),
            ("forestry officer", "the Forest"),
            ("minister", "—"),
        ] {
            assert!(!overlaps(role, body), "{role}: {body}");
        }
    }
}
