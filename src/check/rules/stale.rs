//! A claim that rests on what is too old.

use chrono::NaiveDate;

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "stale",
    page: Page {
        summary: "All that a claim in a brief rests on is older than the desk allows.",
        why: "What was true two years ago need not be true now, and a reader takes a brief for today's \
              picture. How old is too old depends on the subject, so the rule is silent until `stale-after` \
              in byline.toml says how many days. The newest date counts: of the document, of what was said, \
              or the claim's own `as_of`.",
        example: "\
# file: byline.toml
stale-after = 365
# file: briefs/port.yaml
brief:
  id: port
  title: The port
  as_of: 2031-05-07
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2029-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is closed
    source: ruiz
    document: gazette
",
        corrected: "\
# file: byline.toml
stale-after = 365
# file: briefs/port.yaml
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
    assertion: The port is closed
    source: ruiz
    document: gazette
",
        standard: "ICD 206: age is among what affects the quality of a source.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let Some(limit) = desk.settings.stale_after else { return Vec::new() };
    let as_of = desk.corpus.brief(selection.brief).as_of.value;
    let aged = desk.selected(selection).filter_map(|(_, claim)| {
        let days = (as_of.earliest() - newest(desk.corpus, claim)?).num_days();
        (days > i64::from(limit)).then_some((claim, days))
    });
    aged.map(|(claim, days)| {
        let message = format!("what this rests on is {days} days old");
        RULE.finding(&claim.common, claim.common.id.span, message)
            .help("look for a newer account, give `as_of:` if it was seen to hold later, or leave it out")
    })
    .collect()
}

/// The latest day on which something in the claim's chains, or the claim itself, is known to have stood.
fn newest(corpus: &Corpus, claim: &Claim) -> Option<NaiveDate> {
    let published =
        |evidence: &Evidence| corpus.document(evidence.document.as_ref()?.value).published.clone();
    let told = claim.evidence.iter().flat_map(|evidence| [published(evidence), evidence.said_on.clone()]);
    told.chain([claim.as_of.clone()]).flatten().map(|date| date.value.latest()).max()
}
