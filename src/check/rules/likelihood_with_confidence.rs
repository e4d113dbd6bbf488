//! Likelihood and confidence in one sentence.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::model::scale::Scale;
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "likelihood-with-confidence",
    page: Page {
        summary: "One sentence holds both a term of likelihood and a level of confidence.",
        why: "\"High confidence that it is likely\": is that more or less than \"very likely\"? Nobody \
              knows, and everybody reads it differently. The two are different scales. The judgment gives \
              the likelihood; the sentence after it, which byline writes, gives the confidence and what it \
              rests on.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
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
    judgment: We have moderate confidence that the port is likely to reopen before the summer
    likelihood: likely
    confidence: moderate
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
    judgment: The port is likely to reopen before the summer
    likelihood: likely
    confidence: moderate
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
        standard: "ICD 203: to avoid confusion, confidence levels and likelihood terms are not combined in \
                   one sentence.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// Words that tell how well founded a judgment is.
const CONFIDENCE: &[&str] = &[
    "confidence",
    "confident",
    "high confidence",
    "low confidence",
    "moderate confidence",
    "highly confident",
];

/// Confidence that is somebody's trust and not a level: "a vote of no confidence".
const NO_LEVEL: &[&str] = &[
    "confidence vote",
    "no confidence",
    "vote of confidence",
    "confidence-building",
    "business confidence",
    "consumer confidence",
    "investor confidence",
    "in confidence",
];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let scales = [Scale::Icd203, Scale::Phia, Scale::Ipcc];
    let terms = Phrases::new(scales.iter().flat_map(|scale| scale.terms()).map(|term| term.words));
    let confidence = Phrases::new(CONFIDENCE.iter().chain(NO_LEVEL).copied());
    let mut found = Vec::new();
    for judgment in desk.judgments() {
        found.extend(mixed(&judgment.common, &judgment.text, (&terms, &confidence)));
        // The reasons stand in the sentence of the confidence.
        found.extend(judgment.because.as_ref().and_then(|because| likely(&judgment.common, because, &terms)));
    }
    for (_, brief) in desk.briefs() {
        found.extend(brief.texts().flat_map(|text| mixed(&brief.common, text, (&terms, &confidence))));
    }
    found
}

/// The sentences of a text that hold both.
fn mixed(record: &Common, text: &Spanned<String>, lists: (&Phrases<'_>, &Phrases<'_>)) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for sentence in written::plain_sentences(text) {
        let prose = Prose::read(sentence.typed());
        let term = prose.find(lists.0).into_iter().next();
        let level = prose.find(lists.1).into_iter().find(|hit| !NO_LEVEL.contains(&hit.phrase));
        let (Some(term), Some(level)) = (term, level) else { continue };
        let place = |hit: &crate::check::prose::Hit<'_>| {
            within(text, sentence.range.start + hit.start, sentence.range.start + hit.end)
        };
        let message = "likelihood and confidence stand in one sentence";
        let finding = RULE.finding(record, place(&level), message).label("a level of confidence");
        let finding = finding.related(place(&term), "a term of likelihood");
        found.push(finding.help("give the likelihood here, and leave the confidence to its own sentence"));
    }
    found
}

/// A term of likelihood in what the confidence rests on.
fn likely(record: &Common, because: &Spanned<String>, terms: &Phrases<'_>) -> Option<Diagnostic> {
    let hit = *Prose::read(&because.value).find(terms).first()?;
    let finding = RULE.finding(
        record,
        within(because, hit.start, hit.end),
        "a term of likelihood stands in the sentence of the confidence",
    );
    Some(finding.help("say what the confidence rests on without a term of likelihood"))
}
