//! A term that the brief's scale does not have.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::BriefId;
use crate::model::judgment::Judgment;
use crate::model::scale::{Scale, Term};

pub(in crate::check) const RULE: Rule = Rule {
    name: "foreign-likelihood",
    page: Page {
        summary: "A judgment uses a term of another scale than its brief, or of the other row.",
        why: "On one scale \"highly likely\" is 80 to 90 percent, on another it does not exist. The key on \
              the page explains the terms of one scale, and readers look words up there. ICD 203 has two \
              rows of terms, and one product keeps to one of them.",
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
    judgment: It is highly likely that the port reopens before the summer
    likelihood: highly likely
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
    judgment: It is very likely that the port reopens before the summer
    likelihood: very likely
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
        standard: "ICD 203 (ODNI, 2015, amended 2022): one row of terms per product; PHIA yardstick (UK, \
                   2025).",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut judgments: Vec<&Judgment> = desk.judgments().collect();
    judgments.sort_by_key(|judgment| judgment.brief);
    for one in judgments.chunk_by(|a, b| a.brief == b.brief) {
        let Some(brief) = one.first().and_then(|judgment| judgment.brief) else { continue };
        found.extend(one.iter().filter_map(|judgment| foreign(desk, judgment, brief)));
        found.extend(mixed_rows(desk, one, brief));
    }
    found
}

fn foreign(desk: &Desk<'_>, judgment: &Judgment, brief: BriefId) -> Option<Diagnostic> {
    let scale = desk.corpus.brief(brief).scale;
    let likelihood = judgment.likelihood.as_ref()?;
    if scale.term(&likelihood.value).is_some() {
        return None;
    }
    let message = format!("`{}` is not on the brief's scale ({})", likelihood.value, scale.title());
    let finding = RULE.finding(&judgment.common, likelihood.span, message);
    Some(match meant(scale, &likelihood.value) {
        Some(term) => finding.help(format!("`{}` stands for {} percent there", term.words, term.band)),
        None => finding.help("use a term of the brief's scale, or set another `scale` on the brief"),
    })
}

/// The term of a scale whose band lies closest to that of a term of another scale.
fn meant(scale: Scale, words: &str) -> Option<&'static Term> {
    let other = [Scale::Icd203, Scale::Phia, Scale::Ipcc].iter().find_map(|other| other.term(words))?;
    let distance = |term: &&Term| term.from.abs_diff(other.from) + term.to.abs_diff(other.to);
    scale.terms().iter().min_by_key(distance)
}

/// Judgments whose term stands in another row than that of the brief's first one.
fn mixed_rows(desk: &Desk<'_>, judgments: &[&Judgment], brief: BriefId) -> Vec<Diagnostic> {
    let scale = desk.corpus.brief(brief).scale;
    let terms = judgments.iter().filter_map(|judgment| {
        let likelihood = judgment.likelihood.as_ref()?;
        Some((judgment, likelihood, scale.term(&likelihood.value)?))
    });
    let terms: Vec<_> = terms.collect();
    let Some((_, first, kept)) = terms.first() else { return Vec::new() };
    let strays = terms.iter().filter(|(_, _, term)| term.row != kept.row);
    strays
        .map(|(judgment, likelihood, term)| {
            let same = scale.terms().iter().find(|other| other.row == kept.row && other.band == term.band);
            let message = format!("`{}` is of the other row than `{}`", likelihood.value, first.value);
            let finding = RULE.finding(&judgment.common, likelihood.span, message);
            let finding = finding.severity(Severity::Warning).related(first.span, "the brief's first term");
            let instead = same.map_or("use one row throughout", |same| same.words);
            finding.help(format!("one brief keeps to one row of terms: `{instead}` stands for the same band"))
        })
        .collect()
}
