//! Claims that a brief excludes and shows all the same, and responses that go with what it excludes.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::id::ClaimId;
use crate::parse::citation;
use crate::resolve::corpus::Handle;
use crate::select::Selection;
use crate::text::{Span, Spanned};

pub(in crate::check) const RULE: Rule = Rule {
    name: "excluded-claim",
    page: Page {
        summary: "A brief names a claim under `exclude` and shows it all the same.",
        why: "`exclude` keeps a claim out of what sections select. It does not reach what the brief asks for by name: a \
              claim that a section lists, a text cites, a talking point or judgment rests on, or that a response has among \
              its `claims`. Whoever wrote `exclude` believes that no reader sees it. The other way round, a response \
              about nothing but excluded claims stands on no page; that is told as a note.",
        example: "\
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  exclude: [port-stays-open]
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
  - id: port-sold
    assertion: The port was sold in secret
    source: outlet
    document: gazette
    accuses: [ruiz]
  - id: port-stays-open
    assertion: The port belongs to the state
    source: ruiz
    document: gazette
responses:
  - id: ruiz-answer
    party: ruiz
    about: [port-sold]
    outcome: denied
    claims: [port-stays-open]
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: Closure of the port
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
  - id: port-sold
    assertion: The port was sold in secret
    source: outlet
    document: gazette
    accuses: [ruiz]
  - id: port-stays-open
    assertion: The port belongs to the state
    source: ruiz
    document: gazette
responses:
  - id: ruiz-answer
    party: ruiz
    about: [port-sold]
    outcome: denied
    claims: [port-stays-open]
    source: ruiz
    document: gazette
",
        standard: "byline: what a desk says is done, or it is told.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    if brief.exclude.is_empty() || brief.common.faulty {
        return Vec::new();
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for excluded in brief.exclude.iter().filter(|excluded| selection.shows(excluded.value)) {
        found.extend(
            shown_by(desk, selection, excluded.value).map(|by| still_shown(desk, brief, excluded, &by)),
        );
    }
    found.extend(silenced(desk, selection));
    found
}

/// What brings a claim into a brief by name: what it is, how it does that, from where the claim is to be taken.
struct By {
    span: Span,
    does: String,
    from: String,
}

fn still_shown(desk: &Desk<'_>, brief: &Brief, excluded: &Spanned<ClaimId>, by: &By) -> Diagnostic {
    let id = &desk.corpus.claim(excluded.value).common.id.value;
    RULE.finding(
        &brief.common,
        excluded.span,
        format!("the brief shows this claim all the same: {}", by.does),
    )
    .related(by.span, "here")
    .help(format!("take `{id}` out of `exclude`, or out of {}", by.from))
}

/// The first that brings a claim into the brief, in the order of a memo.
fn shown_by(desk: &Desk<'_>, selection: &Selection, claim: ClaimId) -> Option<By> {
    let brief = desk.corpus.brief(selection.brief);
    let is_it = |named: &&Spanned<ClaimId>| named.value == claim;
    let listed = brief.sections.iter().flat_map(|section| &section.claims).find(is_it).map(|named| By {
        span: named.span,
        does: "a section lists it".to_owned(),
        from: "the section's `claims`".to_owned(),
    });
    let mentions = |text: &&Spanned<String>| {
        let ids = citation::scan(&text.value).into_iter().flat_map(|citation| citation.ids);
        ids.into_iter().any(|cited| desk.corpus.find(cited.id) == Some(Handle::Claim(claim)))
    };
    let points = brief.talking_points.iter().map(|point| &point.point);
    let cited = || {
        brief.texts().chain(points).find(mentions).map(|text| By {
            span: text.span,
            does: "a text of it cites the claim".to_owned(),
            from: "the text".to_owned(),
        })
    };
    let pointed = || {
        brief.talking_points.iter().flat_map(|point| &point.claims).find(is_it).map(|named| By {
            span: named.span,
            does: "a talking point rests on it".to_owned(),
            from: "the talking point's `claims`".to_owned(),
        })
    };
    let judged = || {
        let judgments = selection.judgments.iter().map(|&id| desk.corpus.judgment(id));
        let mut named = judgments.flat_map(|judgment| {
            judgment.based_on.iter().map(move |claim| (claim, &judgment.common.id.value))
        });
        named.find(|(named, _)| is_it(named)).map(|(named, id)| By {
            span: named.span,
            does: format!("the judgment `{id}` rests on it"),
            from: format!("`based_on` of `{id}`"),
        })
    };
    let answered = || {
        let responses = selection.responses.iter().map(|&id| desk.corpus.response(id));
        let mut named = responses
            .flat_map(|response| response.claims.iter().map(move |claim| (claim, &response.common.id.value)));
        named.find(|(named, _)| is_it(named)).map(|(named, id)| By {
            span: named.span,
            does: format!("the response `{id}` tells it as what was answered"),
            from: format!("`claims` of `{id}`"),
        })
    };
    listed.or_else(cited).or_else(pointed).or_else(judged).or_else(answered)
}

/// Responses of the brief that stand on no page, because it excludes what they are about.
fn silenced(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let responses = desk.responses().filter(|response| response.brief == Some(selection.brief));
    let silenced =
        responses.filter(|response| response.about.iter().all(|claim| !selection.shows(claim.value)));
    silenced
        .filter_map(|response| {
            let excluded = response
                .about
                .iter()
                .find_map(|about| brief.exclude.iter().find(|excluded| excluded.value == about.value))?;
            let (name, claim) =
                (&response.common.id.value, &desk.corpus.claim(excluded.value).common.id.value);
            let message = format!("the response `{name}` stands on no page: it is about this claim");
            Some(
                RULE.finding(&response.common, excluded.span, message)
                    .severity(Severity::Info)
                    .related(response.common.id.span, "the response")
                    .help(format!("take `{claim}` out of `exclude`, or take the response out as well")),
            )
        })
        .collect()
}
