//! Several propositions in one claim.

use memchr::memchr2_iter;

use crate::check::prose::{Prose, quotations, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "compound-assertion",
    page: Page {
        summary: "An assertion holds several propositions that could be true apart.",
        why: "Each may have its own source, its own date and its own denial. Joined in one claim they are \
              believed or doubted together, and contradicting one of them contradicts both. Split them; a \
              brief can still set them side by side.",
        example: "\
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
    assertion: The port will close in June; the fleet will move south
    source: ruiz
    document: gazette
",
        corrected: "\
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
    assertion: The port will close in June
    source: ruiz
    document: gazette
  - id: fleet-moves
    assertion: The fleet will move south
    source: ruiz
    document: gazette
",
        standard: "byline's own: a claim is the smallest thing that can be true or false by itself.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

/// What joins two sentences that could each stand alone.
const JOINTS: &[&str] = &["; ", ", but ", ", while ", ", whereas ", ", yet "];

/// Words that begin an aside and no sentence.
const ASIDES: &[&str] =
    &["also", "at", "by", "for", "from", "in", "never", "no", "not", "of", "on", "only", "with", "without"];

/// The least number of words of a sentence.
const LEAST: usize = 3;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let joints = desk.claims().filter_map(|(_, claim)| Some((claim, joint(&claim.assertion.value)?)));
    joints
        .map(|(claim, (start, end))| {
            RULE.finding(
                &claim.common,
                within(&claim.assertion, start, end),
                "two propositions stand in one claim",
            )
            .help("make two claims of it, each with its own evidence")
        })
        .collect()
}

/// The first joint outside quotation marks with a sentence of its own behind it.
fn joint(assertion: &str) -> Option<(usize, usize)> {
    let outside = |at: usize| !quotations(assertion).iter().any(|&(open, close)| open <= at && at < close);
    let marks = memchr2_iter(b',', b';', assertion.as_bytes());
    let mut joints = marks.filter_map(|at| {
        let rest = assertion.get(at..)?;
        let joint = JOINTS.iter().find(|joint| rest.starts_with(**joint))?;
        Some((at, joint, rest.get(joint.len()..)?))
    });
    let (at, joint, _) = joints.find(|&(at, _, behind)| goes_on(behind) && outside(at))?;
    Some((at, at + joint.trim_end().len()))
}

/// Whether what stands behind a joint could be a sentence: "but Valdoria will not answer", not "but not the
/// fleet", nor "while keeping the fleet".
fn goes_on(rest: &str) -> bool {
    let prose = Prose::read(rest);
    let Some(first) = prose.words().next() else { return false };
    prose.len() >= LEAST && !ASIDES.contains(&first) && !first.ends_with("ing") && !rest.contains(',')
}
