//! A sentence that cites a claim and names nobody, or another than says it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::abroad::{misplaced, wholes};
use crate::check::addressed;
use crate::check::called;
use crate::check::chain;
use crate::check::cited;
use crate::check::citing;
use crate::check::misgiven::Misgiven;
use crate::check::mouths;
use crate::check::names::{Mention, names};
use crate::check::papers::Papers;
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::saying::Sayings;
use crate::check::spoken::spoken;
use crate::check::strangers;
use crate::check::stretches;
use crate::check::voiced::Ear;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::{ClaimId, SourceId};
use crate::model::record::Common;
use crate::resolve::corpus::{Corpus, Handle};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unattributed-paraphrase",
    page: Page {
        summary: "A hand-written sentence cites a claim and does not say whose word it is, or gives it as the word of \
                  another.",
        why: "The note behind the sentence names the source, but nobody reads notes while reading. In the \
              sentence itself the claim has become a fact. Name the person or the role, the body, the descriptor or \
              the document, by its publisher (\"the Gazette\" is enough for the Harbor Gazette where the desk knows no other), or write `[+claim-id]` in a running text, and byline writes the sentence. A sentence that cites twice names \
              both: the words since the citation before say whose word the next one is, unless the same source goes on \
              (\"it also said\"); a talking point names a voice for each claim that it lists. A card may speak to the one whom \
              it is for a talk with: \"you have said\" is his word where all that the point cites is, and so it is on the other \
              points that say \"you\". Whoever said it counts: the \
              `source` or `speaker` of the claim. An `actor`, whom the claim only tells of, does not; nor does a body \
              whose unnamed people spoke: say \"an official of the ministry\", not \"the ministry\". \
              Where the only one of whom the sentence says that he said it is somebody else whom the desk knows, the word \
              is in the wrong mouth, wherever the right name stands: that is told of judgments too. Unnamed people are \
              called what the record calls them, not \"officials\" or \"Varland's ministry\". An office that is given to another \
              country than its holder's (\"Karesh's prime minister\" for Oland's) is told as well. \
              A name that stands there only as one who acts (\"Varland stopped the ship\") says nothing of whose word \
              that is; this is a warning, and what somebody tells of what he did himself is left alone.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs [@port-closes].
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs, Ruiz said [@port-closes].
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        standard: "AP: attribution stands in the sentence that needs it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[VOICES],
};

const VOICES: WordList = WordList {
    name: "voice-words",
    words: &[
        "according to",
        "a report",
        "a statement",
        "an article",
        "an official",
        "another person",
        "anonymous",
        "news reports",
        "officials",
        "one of the people",
        "people familiar",
        "reportedly",
        "reporters",
        "reports",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "the article",
        "the articles",
        "the author",
        "the authors",
        "the interview",
        "the minutes",
        "the newspaper",
        "the outlet",
        "the report",
        "the statement",
        "the study",
        "the transcript",
        "told the authors",
        "unidentified",
        "unnamed",
    ],
};

/// Everybody whom the desk names.
struct Known<'a> {
    /// Whose names these are, in lower case.
    owners: &'a BTreeMap<String, Vec<SourceId>>,
    phrases: Phrases<'a>,
    /// The publishers of the desk's documents.
    papers: Phrases<'a>,
    /// Both.
    all: Phrases<'a>,
    sayings: Sayings,
    /// Claims whose quote is in another's mouth: what they are to be called is not settled.
    misquoted: BTreeSet<ClaimId>,
    /// The sources that other bodies belong to.
    wholes: BTreeSet<SourceId>,
}

impl Known<'_> {
    fn owners_of(&self, hit: &Hit<'_>) -> &[SourceId] {
        self.owners.get(&folded(hit.phrase)).map(Vec::as_slice).unwrap_or_default()
    }

    fn is_misquoted(&self, cited: Handle) -> bool {
        matches!(cited, Handle::Claim(claim) if self.misquoted.contains(&claim))
    }
}

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if desk.has_faults {
        // A source that could not be read may be the one that the sentence names.
        return Vec::new();
    }
    let owners = owners(desk.corpus);
    let phrases = Phrases::new(owners.keys().map(String::as_str));
    let papers = desk.documents().filter_map(|(_, document)| document.publisher.value.as_deref());
    let papers: Vec<&str> = papers.map(crate::model::source::bare).collect();
    let all = Phrases::new(owners.keys().map(String::as_str).chain(papers.iter().copied()));
    let papers = Phrases::new(papers);
    let (misquoted, wholes) = (misquoted(desk), wholes(desk.corpus));
    let known =
        Known { owners: &owners, phrases, papers, all, sayings: Sayings::default(), misquoted, wholes };
    let (voices, shorts) = (Phrases::new(desk.words(&VOICES)), Papers::of(desk.corpus));
    let ear = Ear {
        corpus: desk.corpus,
        general: &voices,
        names: &known.phrases,
        owners: known.owners,
        papers: &shorts,
    };
    let is_citing = |sentence: &Passage<'_>| !sentence.cites.is_empty() && !sentence.is_open();
    let misgiven = Misgiven::of(desk);
    let mut found = Vec::new();
    for (_, brief) in desk.briefs() {
        for sentence in written::running(desk.corpus, brief).into_iter().filter(is_citing) {
            let stretches = stretches::of(desk.corpus, &sentence);
            let wrong = of_sentence(&ear, &brief.common, &stretches, &known);
            found.extend(wrong.into_iter().filter(|_| !misgiven.are_right(&sentence, MOUTHS)));
        }
        let points = written::points(desk.corpus, brief);
        // Whose words a misquoted claim has is told of the claim, and not seen on the card.
        let is_sure = |point: &&Passage<'_>| !point.cites.iter().any(|&cited| known.is_misquoted(cited));
        let counterpart = addressed::counterpart(desk.corpus, points.iter().filter(is_sure));
        // What a citation in a point is to be, `misplaced-citation` says.
        for point in points.into_iter().filter(|point| is_citing(point) && !point.is_noted()) {
            let wrong = if addressed::is_word_of(&ear, &point, counterpart) {
                misattributed(desk.corpus, &brief.common, &point, &known).into_iter().collect()
            } else {
                of_sentence(&ear, &brief.common, std::slice::from_ref(&point), &known)
            };
            found.extend(wrong.into_iter().filter(|_| !misgiven.are_right(&point, MOUTHS)));
        }
    }
    for judgment in desk.judgments() {
        let sentence = Some(written::judgment(judgment)).filter(is_citing);
        found.extend(
            sentence.and_then(|sentence| misattributed(desk.corpus, &judgment.common, &sentence, &known)),
        );
    }
    found
}

/// The rule that tells a quote in the wrong mouth.
const MOUTHS: &str = "quote-wrong-speaker";

/// The claims of which that rule finds something, and which do not allow it.
fn misquoted(desk: &Desk<'_>) -> BTreeSet<ClaimId> {
    let is_settled = |claim: ClaimId| {
        let allow = &desk.corpus.claim(claim).common.allow;
        allow.iter().any(|allowance| allowance.rule.value == MOUTHS)
    };
    let claims = mouths::wrong(desk).into_iter().map(|mouth| mouth.quote.claim);
    claims.filter(|&claim| !is_settled(claim)).collect()
}

/// The names of all whom the desk names, in lower case, with whose they are.
fn owners(corpus: &Corpus) -> BTreeMap<String, Vec<SourceId>> {
    let mut found: BTreeMap<String, Vec<SourceId>> = BTreeMap::new();
    for (id, source) in corpus.numbered_sources().filter(|(_, source)| source.anonymous().is_none()) {
        for name in called::names_of_source(source) {
            found.entry(folded(&name)).or_default().push(id);
        }
    }
    found
}

/// What is wrong with whom a sentence names for what it cites, stretch by stretch.
fn of_sentence(
    ear: &Ear<'_>,
    record: &Common,
    stretches: &[Passage<'_>],
    known: &Known<'_>,
) -> Vec<Diagnostic> {
    let mut all = stretches.iter().flat_map(|stretch| &stretch.cites);
    let first = all.next();
    let is_one = stretches.len() == 1 && all.all(|cited| Some(cited) == first);
    let are_records = stretches.iter().all(Passage::cites_records);
    let unvoiced = if is_one || !are_records {
        let silent =
            |stretch: &Passage<'_>| stretch.cites.first().copied().filter(|_| !ear.names_somebody(stretch));
        stretches.iter().map(silent).collect()
    } else {
        ear.unvoiced(stretches)
    };
    let acted = if are_records { ear.acted(stretches) } else { vec![None; stretches.len()] };
    let found = stretches.iter().zip(unvoiced).zip(acted).filter_map(|((stretch, unvoiced), acted)| {
        if stretch.cites.iter().any(|cited| known.is_misquoted(*cited)) {
            return None;
        }
        let Some(mute) = unvoiced else {
            let wrong = misattributed(ear.corpus, record, stretch, known);
            let wrong = wrong.or_else(|| abroad(ear.corpus, record, stretch, known));
            let wrong = wrong.or_else(|| strange(ear.corpus, record, stretch, known));
            return wrong.or_else(|| acting(ear.corpus, record, stretch, acted?));
        };
        let part = Passage { cites: vec![mute], ..stretch.clone() };
        if gives_away(ear.corpus, &part, known) {
            return None;
        }
        let what = Some(mute).filter(|_| !is_one).and_then(|cited| cited::id_of(ear.corpus, cited));
        Some(unattributed(ear.corpus, record, &part, (what, known)))
    });
    found.collect()
}

/// Whether a sentence gives by a name that the desk does not know what unnamed people say: `leaked-name` tells that, and to
/// name them as well would not mend it.
fn gives_away(corpus: &Corpus, sentence: &Passage<'_>, known: &Known<'_>) -> bool {
    let voices = called::voices(corpus, sentence);
    let is_unnamed =
        !voices.is_empty() && voices.iter().all(|&voice| chain::is_unnamed(corpus.source(voice)));
    let words = sentence.blanked();
    let is_strange = |name: &str| {
        let prose = Prose::read(name);
        prose.find(&known.phrases).is_empty() && prose.find(&known.papers).is_empty()
    };
    let mut sayers = names(&words).into_iter().filter(|(_, mention)| *mention == Mention::Sayer);
    is_unnamed && sayers.any(|(place, _)| words.get(place).is_some_and(is_strange))
}

fn unattributed(
    corpus: &Corpus,
    record: &Common,
    sentence: &Passage<'_>,
    (what, known): (Option<String>, &Known<'_>),
) -> Diagnostic {
    let words = sentence.blanked();
    let prose = Prose::read(&words);
    let first =
        |names: &Phrases<'_>| prose.find(names).first().and_then(|hit| spoken(&words, &(hit.start..hit.end)));
    let someone = first(&known.phrases).or_else(|| first(&known.papers));
    let whom =
        someone.map_or_else(|| "nobody".to_owned(), |name| format!("{name}, but not whose word it is"));
    let what = what.as_deref().unwrap_or("a claim");
    let message = format!("{} cites {what} and names {whom}", sentence.opening());
    let you = if addressed::speaks_to(sentence) { YOU } else { "" };
    // A point is plain text, in which nothing is cited.
    let own = if sentence.is_noted() { ", or write `[+claim-id]` for the claim's own sentence" } else { "" };
    let source = called::misrecorded(corpus, sentence, &words);
    let help = format!("{}{own}{you}{source}", name_whose(corpus, sentence));
    RULE.finding(record, sentence.whole(), message).help(help)
}

/// What "you" stands for.
const YOU: &str =
    "; \"you\" is enough where all points that say it cite the word of one and the same named speaker";

/// A sentence that names somebody whose word it gives, but only as one who acts.
fn acting(
    corpus: &Corpus,
    record: &Common,
    sentence: &Passage<'_>,
    (cited, place): (Handle, Range<usize>),
) -> Option<Diagnostic> {
    let part = Passage { cites: vec![cited], ..sentence.clone() };
    let words = sentence.blanked();
    let name = spoken(&words, &place)?;
    let message = format!("{} names {name}, but not as the one whose word it is", sentence.opening());
    let whose = called::example(corpus, &part).unwrap_or(name);
    let help = format!("say whose word it is, such as \"…, according to {whose}\"");
    let finding = RULE.finding(record, sentence.spot(place), message).severity(Severity::Warning);
    Some(finding.help(help))
}

/// A sentence that gives what it cites as the word of somebody who says none of it.
fn misattributed(
    corpus: &Corpus,
    record: &Common,
    sentence: &Passage<'_>,
    known: &Known<'_>,
) -> Option<Diagnostic> {
    let words = sentence.blanked();
    let sayers = known.sayings.sayers(&words, &known.all);
    let is_other = |hit: &Hit<'_>| {
        let owners = known.owners_of(hit);
        owners.iter().all(|&owner| is_stranger(corpus, sentence, owner))
            && is_unknown(corpus, sentence, (hit.phrase, owners), known)
    };
    let first = sayers.first().filter(|_| sayers.iter().all(is_other)).copied();
    // "The Gazette reported, citing Bell": who reported is known, and who is cited is not.
    let is_outside = |hit: &Hit<'_>| {
        is_other(hit) && known.owners_of(hit).iter().all(|&owner| citing::is_outside(corpus, sentence, owner))
    };
    // "Ruiz said, citing Bell": her reason.
    let is_own =
        |hit: &Hit<'_>| known.owners_of(hit).iter().any(|&owner| !is_stranger(corpus, sentence, owner));
    let is_reason = || {
        Sayings::subjects(&words, &known.phrases).iter().any(is_own)
            || citing::is_reason(corpus, sentence, &words)
    };
    let cited = || citing::named(&words, &known.phrases).into_iter().find(is_outside);
    let first = first.or_else(|| cited().filter(|_| !is_reason()))?;
    let name = spoken(&words, &(first.start..first.end))?;
    let message = format!("{} gives as the word of {name} what another says", sentence.opening());
    let source = called::misrecorded(corpus, sentence, &words);
    let help =
        format!("{}, or cite the claim that has what {name} said{source}", name_whose(corpus, sentence));
    Some(RULE.finding(record, sentence.spot(first.start..first.end), message).help(help))
}

/// A sentence that gives its speaker's office to another country.
fn abroad(corpus: &Corpus, record: &Common, sentence: &Passage<'_>, known: &Known<'_>) -> Option<Diagnostic> {
    let found = misplaced(corpus, sentence, &known.phrases, known.owners)?;
    // What no ministry belongs to may be no country: "the Kremlin", "NATO".
    known.wholes.contains(&found.home).then_some(())?;
    let office = sentence.blanked().get(found.place.clone())?.to_owned();
    let (holder, home) = (corpus.source(found.holder).name(), corpus.source(found.home).name());
    let message =
        format!("{} cites {holder} as \"{office}\", whom the desk records with {home}", sentence.opening());
    let finding = RULE.finding(record, sentence.spot(found.place), message).severity(Severity::Warning);
    Some(finding.help("name the country whose office it is, or cite the claim of the other one"))
}

/// A sentence that gives what it cites as the word of people whom nobody is called so whose word it is.
fn strange(
    corpus: &Corpus,
    record: &Common,
    sentence: &Passage<'_>,
    known: &Known<'_>,
) -> Option<Diagnostic> {
    let place = strangers::stranger(corpus, sentence, &known.phrases, known.owners)
        .or_else(|| citing::of_another_body(corpus, sentence, &known.phrases, known.owners))?;
    let name = sentence.blanked().get(place.clone())?.to_owned();
    let message = format!("{} gives as the word of \"{name}\" what others say", sentence.opening());
    let finding = RULE.finding(record, sentence.spot(place), message).severity(Severity::Warning);
    Some(finding.help(name_whose(corpus, sentence)))
}

/// Whether a source says nothing of what a sentence cites, neither itself nor by those who belong to it or to whom it
/// belongs.
fn is_stranger(corpus: &Corpus, sentence: &Passage<'_>, source: SourceId) -> bool {
    let answers = cited::claims(corpus, sentence).into_iter().flat_map(|claim| corpus.voices_of(claim));
    let mut voices = called::voices(corpus, sentence).into_iter().chain(answers);
    !voices.any(|voice| chain::are_related(corpus, voice, source))
}

/// Whether nothing that a sentence cites is known by a name, or by another one of its owners. What is cited may tell of
/// something that they said, and a document may rest on theirs.
fn is_unknown(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    (name, owners): (&str, &[SourceId]),
    known: &Known<'_>,
) -> bool {
    let names = owners.iter().flat_map(|&owner| called::names_of_source(corpus.source(owner)));
    // A bare title is whoever has it: of two ministers called by name, each is "the minister".
    let names = names.filter(|name| name.contains(char::is_uppercase));
    let own: BTreeSet<String> = names.chain([name.to_owned()]).map(|name| folded(&name)).collect();
    let cited = sentence.cites.iter().flat_map(|&cited| called::names_of(corpus, cited));
    let own_names = Phrases::new(own.iter().map(String::as_str));
    let tells = |text: &&str| known.sayings.are_in(text) && !Prose::read(text).find(&own_names).is_empty();
    // "the department" may publish what "the city's department" says.
    let is_it = |cited: &str| own.contains(cited) || owners.is_empty() && cited.contains(&folded(name));
    sentence.cites_records()
        && !cited.chain(called::origins(corpus, sentence)).any(|name| is_it(&folded(&name)))
        && !cited::words(corpus, sentence).iter().any(tells)
}

/// What to do: name whose word it is.
fn name_whose(corpus: &Corpus, sentence: &Passage<'_>) -> String {
    let voices = called::voices(corpus, sentence);
    let is_unnamed = voices.iter().any(|&voice| chain::is_unnamed(corpus.source(voice)));
    match called::example(corpus, sentence) {
        // Other names of unnamed people are what nobody is to write down, and documents have none.
        Some(name) if is_unnamed || voices.is_empty() => format!("name whose word it is, such as \"{name}\""),
        Some(name) => {
            format!("name whose word it is, such as \"{name}\" (other names go into the source's `aliases`)")
        }
        None => "name whose word it is".to_owned(),
    }
}
