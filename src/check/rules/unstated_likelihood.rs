//! A judgment whose sentence does not have its term.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::judgment::Judgment;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unstated-likelihood",
    page: Page {
        summary: "The sentence of a judgment does not hold the term that its `likelihood` gives, or has a term and no \
                  `likelihood` beside it.",
        why: "The page prints the sentence. Where the term stands only in the field, the reader is told as \
              a fact what the authors hold to be likely; where sentence and field differ, one of them is \
              wrong. Where the field is absent, the page does not say what the term in the sentence means.",
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
    judgment: The port reopens before the summer
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
        standard: "ICD 203: likelihood is expressed in the judgment by a term of the scale.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let stated = desk.judgments().filter_map(|judgment| Some((judgment, judgment.likelihood.as_ref()?)));
    let differing = stated.filter(|(judgment, likelihood)| !holds(desk, judgment, &likelihood.value)).map(
        |(judgment, likelihood)| {
            let message = format!("the sentence does not say `{}`", likelihood.value);
            RULE.finding(&judgment.common, judgment.text.span, message)
                .related(likelihood.span, "the term recorded")
                .help("write the term in the sentence, or record the one that stands there")
        },
    );
    differing.chain(desk.judgments().filter_map(|judgment| unrecorded(desk, judgment))).collect()
}

/// A term of the brief's scale in the sentence of a judgment that records none.
fn unrecorded(desk: &Desk<'_>, judgment: &Judgment) -> Option<Diagnostic> {
    let brief = judgment.brief.filter(|_| judgment.likelihood.is_none())?;
    let terms = desk.corpus.brief(brief).scale.terms().iter().map(|term| term.words);
    let terms = Phrases::new(terms.filter(|term| !matches!(*term, "remote" | "probable" | "improbable")));
    let prose = Prose::read(&judgment.text.value);
    let hit = prose.find(&terms).into_iter().find(|hit| !prose.negated(hit))?;
    let message =
        format!("the sentence says \"{}\", and the judgment has no `likelihood`", prose.typed(&hit));
    let span = within(&judgment.text, hit.start, hit.end);
    let finding = RULE.finding(&judgment.common, span, message).severity(Severity::Warning);
    Some(finding.help(format!("add `likelihood: {}`, so that the page explains the term", hit.phrase)))
}

/// Whether the term stands in the sentence, and not only as a part of another one: "likely" in "very likely".
fn holds(desk: &Desk<'_>, judgment: &Judgment, likelihood: &str) -> bool {
    let scale = judgment.brief.map(|brief| desk.corpus.brief(brief).scale);
    let others = scale.iter().flat_map(|scale| scale.terms()).map(|term| term.words);
    let terms = Phrases::new(others.chain([likelihood]));
    let hits = Prose::read(&judgment.text.value).find(&terms);
    hits.iter().any(|hit| hit.phrase.eq_ignore_ascii_case(likelihood))
}
