//! Likelihood and confidence in one sentence.

use crate::check::mixing::{self, Mixing};
use crate::check::prose::{Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::text::{Span, Spanned};

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

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mixing = Mixing::new();
    let mut found = Vec::new();
    for judgment in desk.judgments() {
        found.extend(mixing::of_judgment(judgment).flat_map(|text| mixed(&judgment.common, text, &mixing)));
        // The reasons stand in the sentence of the confidence.
        let because = judgment.because.as_ref();
        found.extend(because.and_then(|because| likely(&judgment.common, because, &mixing)));
    }
    for gap in desk.corpus.gaps.iter().filter(|gap| !gap.common.faulty) {
        found.extend(mixing::of_gap(gap).flat_map(|text| mixed(&gap.common, text, &mixing)));
    }
    for (_, brief) in desk.briefs() {
        found.extend(mixing::of_brief(brief).flat_map(|text| mixed(&brief.common, text, &mixing)));
    }
    found
}

/// The sentences of a text that hold both.
fn mixed(record: &Common, text: &Spanned<String>, mixing: &Mixing) -> Vec<Diagnostic> {
    let finding = |(level, term): (Span, Span)| {
        let message = "likelihood and confidence stand in one sentence";
        let finding = RULE.finding(record, level, message).label("a level of confidence");
        let finding = finding.related(term, "a term of likelihood");
        finding.help("give the likelihood here, and leave the confidence to its own sentence")
    };
    mixing.places(text).into_iter().map(finding).collect()
}

/// A term of likelihood in what the confidence rests on.
fn likely(record: &Common, because: &Spanned<String>, mixing: &Mixing) -> Option<Diagnostic> {
    let hit = mixing.term(&Prose::read(&because.value))?;
    let finding = RULE.finding(
        record,
        within(because, hit.start, hit.end),
        "a term of likelihood stands in the sentence of the confidence",
    );
    Some(finding.help("say what the confidence rests on without a term of likelihood"))
}
