//! A brief whose marking is lower than that of a brief whose claims it shows, or of what is in it.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::id::ClaimId;
use crate::model::record::Common;
use crate::model::words::Words as _;
use crate::resolve::corpus::Handle;
use crate::select::{Selection, inherited_marking, marked_above};

pub(in crate::check) const RULE: Rule = Rule {
    name: "low-banner",
    page: Page {
        summary: "A brief shows claims or gaps of another brief and bears a lower marking than that one.",
        why: "What stands in a marked brief and has no marking of its own bears the brief's. A card with claims of that \
              brief may go no further than the brief itself: without a `marking` it takes the brief's over, and with a \
              lower one it hands on what was not meant to go there. A claim that may go further says so itself, with its \
              own `marking`. To go lower as a whole is a decision, and has a reason. The banner of a page is the highest \
              marking of the brief and of every record in it, whether or not its template prints that record: where that is \
              above the brief's own, it is said which record raises it, as a warning if it is a claim of another brief.",
        example: "\
# file: briefs/port/brief.yaml
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
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
# file: briefs/card.yaml
brief:
  id: card
  title: What to say of the port
  as_of: 2031-05-07
  marking: TLP:GREEN
  template: talking-points
  include: [port]
  talking_points:
    - point: The port will close in June, Valdorian Foreign Minister Ana Ruiz said.
      claims: [port-closes]
",
        corrected: "\
# file: briefs/port/brief.yaml
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
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
# file: briefs/card.yaml
brief:
  id: card
  title: What to say of the port
  as_of: 2031-05-07
  marking: TLP:AMBER
  template: talking-points
  include: [port]
  talking_points:
    - point: The port will close in June, Valdorian Foreign Minister Ana Ruiz said.
      claims: [port-closes]
",
        standard: "FIRST, TLP 2.0: a recipient shares no further than the label allows, and only its source may lift it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let Some(own) = &brief.common.marking else { return Vec::new() };
    let Some((marking, origin)) =
        inherited_marking(desk.corpus, selection).filter(|&(marking, _)| marking > own.value)
    else {
        return raised(desk, selection, brief).into_iter().collect();
    };
    let origin = &desk.corpus.brief(origin).common;
    let (own_label, label, name) = (own.value.as_str(), marking.as_str(), &origin.id.value);
    let message = format!("the brief is {own_label} and shows records of `{name}`, which is {label}");
    let help = format!(
        "write `marking: {label}`; claims that may go further say so (`marking: {own_label}` on each), or the brief says why \
         all of them may: `allow: [{{rule: low-banner, reason: the points quote public statements only}}]`"
    );
    let finding = RULE.finding(&brief.common, own.span, message).help(help);
    vec![match &origin.marking {
        Some(theirs) => finding.related(theirs.span, format!("the marking of `{name}`")),
        None => finding,
    }]
}

/// What says that the pages bear a higher marking than the brief, and because of which record.
fn raised(desk: &Desk<'_>, selection: &Selection, brief: &Brief) -> Option<Diagnostic> {
    let own = brief.common.marking.as_ref()?;
    let above = marked_above(desk.corpus, selection, own.value);
    let first = above.first()?;
    let theirs = first.marking.as_ref()?;
    let is_as_high =
        |common: &&&Common| common.marking.as_ref().is_some_and(|other| other.value == theirs.value);
    let others = match above.iter().filter(is_as_high).count() - 1 {
        0 => String::new(),
        1 => " and another record".to_owned(),
        more => format!(" and {more} other records"),
    };
    let (own_label, label, name) = (own.value.as_str(), theirs.value.as_str(), first.id.value.as_str());
    let message = format!("the brief is {own_label}, and its pages bear {label} because of `{name}`{others}");
    let finding = RULE.finding(&brief.common, own.span, message).related(theirs.span, "this raises it");
    let included = match desk.corpus.find(name) {
        Some(Handle::Claim(claim)) if desk.corpus.claim(claim).brief != Some(selection.brief) => Some(claim),
        _ => None,
    };
    let severity = if included.is_some() { Severity::Warning } else { Severity::Info };
    let cites = |claim: ClaimId| {
        written::sentences(desk.corpus, brief).iter().any(|one| one.cites.contains(&Handle::Claim(claim)))
    };
    let leave = match included {
        Some(claim) if !cites(claim) => format!("leave the claim out: `exclude: [{name}]`"),
        _ => format!("leave `{name}` out"),
    };
    Some(finding.severity(severity).help(format!("write `marking: {label}`, or {leave}")))
}
