//! Claims that hang on one unnamed person.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::anonymous::Anonymous;
use crate::model::claim::Claim;
use crate::model::id::{ClaimId, SourceId};
use crate::model::settings::RuleSet;
use crate::select::Selection;
use crate::weigh::Pivot;

pub(in crate::check) const RULE: Rule = Rule {
    name: "single-anonymous-source",
    page: Page {
        summary: "A claim in a brief hangs on one unnamed person: without that person nothing is left.",
        why: "Nobody can ask the person, and nobody else says it. One voice that cannot be weighed is the weakest ground \
              that a report can have, and it deserves a second source, or at least a reader who knows it is the \
              only one. Two unnamed people may be one and the same unless `distinct_from` says otherwise. A group of \
              people counts as one source, but not as one person, and is not meant here. Where `count` is left out, \
              a descriptor that begins with `a`, `an` or `one` speaks of one person.",
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
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
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
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - id: ledger
    title: Port sale
    publisher: the Morning Ledger
    published: 2031-05-05
    url: https://ledger.example/sale
sources:
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
  - id: bell
    name: Tomas Bell
    role: Kessian Trade Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    evidence:
      - {source: attendee, document: gazette}
      - {source: bell, document: ledger}
",
        standard: "BBC: a single anonymous source is a last resort, and the audience is told; New York Times: more than one \
                   source, unless the one is known to be in a position to know.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let told = desk.selected(selection).filter(|(_, claim)| {
        claim.evidence.iter().flat_map(chain::everybody).any(|source| is_one(desk, source))
    });
    told.filter_map(|(id, claim)| finding(desk, id, claim)).collect()
}

fn finding(desk: &Desk<'_>, id: ClaimId, claim: &Claim) -> Option<Diagnostic> {
    let weight = desk.scales.weigh(id);
    // Several who tell it together are no single person: "a senior official and two traders".
    let is_joint = claim.evidence.iter().any(|chain| chain.tellers().len() > 1);
    if weight.sources.least != 1 || is_joint {
        return None;
    }
    let pivot = weight.hangs_on.iter().find_map(|&pivot| match pivot {
        Pivot::Source(source) if is_one(desk, source) => Some(source),
        _ => None,
    });
    let (message, help) = if let Some(source) = pivot {
        let help = "look for a second source, or say on the claim why one must do: `allow: [{rule: single-anonymous-source, reason: the plan is not public}]`";
        (format!("this hangs on one unnamed person, `{}`", name(desk, source)), help)
    } else {
        let may_be_one = weight.may_be_one.iter().map(|&source| format!("`{}`", name(desk, source)));
        let all: Vec<String> = may_be_one.collect();
        if all.is_empty() {
            return None;
        }
        let help = "if they are known to be different people, say so with `distinct_from:`";
        (format!("this hangs on unnamed people who may all be one: {}", all.join(", ")), help)
    };
    let named = claim.evidence.iter().find_map(|chain| chain.source.as_ref());
    let span = named.map_or(claim.common.id.span, |source| source.span);
    let grave = claim.key && desk.settings.follows(RuleSet::News);
    let severity = if grave { Severity::Error } else { RULE.severity };
    Some(RULE.finding(&claim.common, span, message).severity(severity).help(help))
}

fn name<'a>(desk: &Desk<'a>, source: SourceId) -> &'a str {
    desk.corpus.source(source).common.id.value.as_str()
}

/// Whether a source is one unnamed person, and no spokesperson on the record.
fn is_one(desk: &Desk<'_>, source: SourceId) -> bool {
    let source = desk.corpus.source(source);
    chain::is_unnamed(source) && source.anonymous().is_some_and(Anonymous::is_one)
}
