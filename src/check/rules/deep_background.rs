//! Content that may be used, but never attributed.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Included;
use crate::model::id::ClaimId;
use crate::resolve::corpus::Handle;
use crate::select::Selection;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "deep-background",
    page: Page {
        summary: "A brief asks by name for a claim that was given on deep background.",
        why: "On deep background content may be used, but not attributed to anybody in any way, not even to \
              \"an official\". A sentence of byline always says whose word it is, so such a claim never \
              stands as a sentence. It may rest, unseen, under a judgment.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [terminal-empty, port-closes]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
    ground_rule: deep-background
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [terminal-empty]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
    ground_rule: deep-background
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "AP: deep background: the information can be used, but without attribution.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let listed = brief.sections.iter().flat_map(|section| &section.claims);
    let listed = listed.chain(brief.talking_points.iter().flat_map(|point| &point.claims));
    let listed = listed.map(|claim| (claim.value, claim.span));
    let included = brief.include.iter().filter_map(|entry| match entry.value {
        Included::Claim(claim) => Some((claim, entry.span)),
        Included::Brief(_) => None,
    });
    let cited = written::sentences(desk.corpus, brief).into_iter().flat_map(|sentence| {
        let span = sentence.span();
        sentence.cites.into_iter().filter_map(move |handle| match handle {
            Handle::Claim(claim) => Some((claim, span)),
            _ => None,
        })
    });
    let mut asked: Vec<(ClaimId, Span)> = listed.chain(included).chain(cited).collect();
    asked.sort_by_key(|&(_, span)| span);
    asked.dedup_by_key(|(claim, _)| *claim);
    asked.retain(|&(claim, _)| !desk.corpus.is_quotable(claim));
    asked.into_iter().map(|(claim, span)| finding(desk, selection, (claim, span))).collect()
}

fn finding(desk: &Desk<'_>, selection: &Selection, (claim, span): (ClaimId, Span)) -> Diagnostic {
    let brief = desk.corpus.brief(selection.brief);
    let name = &desk.corpus.claim(claim).common.id;
    RULE.finding(&brief.common, span, format!("`{}` was given on deep background", name.value))
        .related(name.span, "this claim")
        .help("take it out; it may rest under a judgment, where it is not shown")
}
