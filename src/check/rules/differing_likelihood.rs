//! A sentence that holds something more or less likely than the judgment does.

use crate::check::cited;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::saying::Sayings;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::id::ClaimId;
use crate::model::judgment::Judgment;
use crate::model::scale::{FORMS, Scale};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-likelihood",
    page: Page {
        summary: "A hand-written sentence gives another likelihood than the judgments of the brief.",
        why: "The bottom line is what is remembered. Where it says \"almost certainly\" and the judgment below it \
              \"likely\", the reader acts on the one that nobody weighed. A sentence that cites claims is compared \
              with the judgments that rest on them, one that cites nothing with all judgments of the brief; where none of them has a \
              `likelihood`, that is told of a term that the authors themselves use. A term \
              that the claim itself has is the source's, and is left alone.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: Ruiz said that the port will close [@port-closes]. It will almost certainly reopen before the summer.
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
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: Ruiz said that the port will close [@port-closes]. It is likely to reopen before the summer.
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
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        standard: "ICD 203: analysis is consistent, and expresses the likelihood of a judgment by one term.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// Terms that mostly mean something else: "remote islands", "probable cause".
const AMBIGUOUS: &[&str] = &["remote", "probable", "improbable"];

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let judgments: Vec<&Judgment> = selection.judgments.iter().map(|&id| desk.corpus.judgment(id)).collect();
    if desk.has_faults {
        return Vec::new();
    }
    let terms = Phrases::new(Scale::in_sentences().filter(|term| !AMBIGUOUS.contains(term)));
    let brief = desk.corpus.brief(selection.brief);
    if judgments.iter().all(|judgment| judgment.likelihood.is_none()) {
        return unweighed(desk, brief, (&judgments, &terms));
    }
    let mut found = Vec::new();
    for sentence in written::sentences(desk.corpus, brief).into_iter().filter(|one| !one.is_open()) {
        let words = sentence.blanked();
        let prose = Prose::read(&words);
        // A term of the scale on what a claim says is told by `likelihood-on-report`, whatever the judgment says.
        let is_ours =
            |hit: &Hit<'_>| sentence.cites.is_empty() || FORMS.iter().any(|(form, _)| *form == hit.phrase);
        let hit = prose.find(&terms).into_iter().find(|hit| is_ours(hit) && is_held(&prose, hit));
        let Some(hit) = hit else { continue };
        let Some(rival) = rival(desk, (&sentence, brief.scale), (&judgments, meant(hit.phrase))) else {
            continue;
        };
        let Some(likelihood) = &rival.likelihood else { continue };
        let id = &rival.common.id.value;
        let message = format!("\"{}\" is not what `{id}` says", prose.typed(&hit));
        found.push(
            RULE.finding(&brief.common, sentence.spot(hit.start..hit.end), message)
                .related(likelihood.span, "the likelihood of the judgment")
                .help(format!(
                    "write `{}`, as the judgment does, or weigh the judgment anew",
                    likelihood.value
                )),
        );
    }
    found
}

/// Words before a term of the scale where a sentence holds it of something.
const HOLDING: &[&str] =
    &["are", "be", "is", "it's", "looks", "remains", "seems", "was", "were", "will", "would"];

/// Sentences that cite nothing and hold a likelihood, where no judgment of the brief has one.
fn unweighed(
    desk: &Desk<'_>,
    brief: &Brief,
    (judgments, terms): (&[&Judgment], &Phrases<'_>),
) -> Vec<Diagnostic> {
    let sayings = Sayings::default();
    let is_ours = |sentence: &Passage<'_>| {
        sentence.cites.is_empty() && !sentence.is_open() && !sayings.are_in(sentence.typed())
    };
    // A term that stands in a judgment is told there.
    let is_judged = |hit: &Hit<'_>| {
        let term = Phrases::new([hit.phrase, meant(hit.phrase)]);
        judgments.iter().any(|judgment| !Prose::read(&judgment.text.value).find(&term).is_empty())
    };
    let find = |sentence: Passage<'_>| {
        let words = sentence.blanked();
        let prose = Prose::read(&words);
        let is_of = |hit: &Hit<'_>| {
            meant(hit.phrase) != hit.phrase
                || prose.before(hit).next().is_some_and(|word| HOLDING.contains(&word))
        };
        let hit = prose.find(terms).into_iter().find(|hit| is_of(hit) && is_held(&prose, hit))?;
        let message = format!("\"{}\" is the likelihood of no judgment", prose.typed(&hit));
        let finding = RULE.finding(&brief.common, sentence.spot(hit.start..hit.end), message);
        let (severity, help) = if judgments.is_empty() {
            (Severity::Info, "write a judgment that says so, with its `likelihood`, or cite whoever said it")
        } else {
            (Severity::Warning, "give the judgment that weighs this its `likelihood`, or leave the term out")
        };
        (!is_judged(&hit)).then(|| finding.severity(severity).help(help))
    };
    written::running(desk.corpus, brief).into_iter().filter(is_ours).filter_map(find).collect()
}

/// Whether a term is held of what the sentence tells, and not denied, or said of a thing: "the likely heir".
fn is_held(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let of_thing =
        matches!(prose.before(hit).next(), Some("the" | "a" | "an" | "any" | "no" | "its" | "their"));
    let is_noun =
        hit.phrase.ends_with("chance") || hit.phrase.ends_with("odds") || hit.phrase.ends_with("possibility");
    (is_noun || !of_thing) && !prose.negated(hit)
}

fn meant(form: &str) -> &str {
    FORMS.iter().find(|(written, _)| *written == form).map_or(form, |(_, term)| *term)
}

/// The judgment that a sentence speaks of, where none of those it may speak of holds the term.
fn rival<'a>(
    desk: &Desk<'_>,
    (sentence, scale): (&Passage<'_>, Scale),
    (judgments, term): (&[&'a Judgment], &str),
) -> Option<&'a Judgment> {
    let claims: Vec<ClaimId> = cited::claims(desk.corpus, sentence);
    let rests = |judgment: &&&Judgment| {
        sentence.cites.is_empty() || judgment.based_on.iter().any(|claim| claims.contains(&claim.value))
    };
    let mut stated =
        judgments.iter().filter(rests).filter(|judgment| judgment.likelihood.is_some()).peekable();
    let first = *stated.peek()?;
    let is_said = stated.any(|judgment| {
        judgment.likelihood.as_ref().is_some_and(|likelihood| is_same(scale, &likelihood.value, term))
    });
    let is_theirs = || {
        let hits = Phrases::new([term]);
        let mut said = cited::words(desk.corpus, sentence).into_iter();
        said.any(|words| !Prose::read(words).find(&hits).is_empty())
    };
    (!is_said && !is_theirs()).then_some(first)
}

/// Whether two terms are the same, or stand for the same band of the scale.
fn is_same(scale: Scale, one: &str, other: &str) -> bool {
    let band = |words: &str| scale.term(words).map(|term| term.band);
    one.eq_ignore_ascii_case(other) || (band(one).is_some() && band(one) == band(other))
}
