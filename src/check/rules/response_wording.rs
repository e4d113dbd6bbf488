//! Silence told as refusal or denial.

use crate::check::prose::{Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::Handle;

pub(in crate::check) const RULE: Rule = Rule {
    name: "response-wording",
    page: Page {
        summary: "The wording of a response says more than its outcome: silence is called a refusal or a \
                  denial.",
        why: "Somebody who did not immediately respond has not declined, and somebody who declined has not \
              denied. Each word tells the reader something about guilt. The outcome says which it was, and \
              the wording keeps to it.",
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
  - id: harbor-board
    organization: the Harbor Board
    short: the board
claims:
  - id: berths-neglected
    assertion: The harbor board let two berths decay
    source: ruiz
    document: gazette
    accuses: [harbor-board]
responses:
  - id: board-silent
    party: harbor-board
    about: [berths-neglected]
    outcome: no-response
    source: outlet
    document: gazette
    wording: declined to comment
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
  - id: harbor-board
    organization: the Harbor Board
    short: the board
claims:
  - id: berths-neglected
    assertion: The harbor board let two berths decay
    source: ruiz
    document: gazette
    accuses: [harbor-board]
responses:
  - id: board-silent
    party: harbor-board
    about: [berths-neglected]
    outcome: no-response
    source: outlet
    document: gazette
    wording: did not immediately respond to a request for comment
",
        standard: "AP and BBC: \"did not immediately respond\" is not \"declined\", not \"denied\", not \
                   \"refused\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[REFUSALS],
};

const REFUSALS: WordList = WordList {
    name: "refusal-words",
    words: &[
        "declined",
        "denied",
        "refused",
        "rejected",
        "dismissed",
        "would not comment",
        "would not say",
        "had no comment",
        "no comment",
        "rebuffed",
    ],
};

const HELP: &str = "write what happened, or set the `outcome` that the document tells of";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let refusals = Phrases::new(desk.words(&REFUSALS));
    let silent = desk.responses().filter(|response| is_silent(response.outcome.value));
    let mut found: Vec<Diagnostic> = silent.filter_map(|response| own_wording(response, &refusals)).collect();
    for (_, brief) in desk.briefs() {
        for sentence in written::sentences(desk.corpus, brief) {
            found.extend(told(desk, brief, &sentence, &refusals));
        }
    }
    found
}

fn is_silent(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::NoResponse | Outcome::NotAsked | Outcome::Unknown)
}

/// A response's own wording that says more than its outcome.
fn own_wording(response: &Response, refusals: &Phrases<'_>) -> Option<Diagnostic> {
    let wording = response.wording.as_ref()?;
    let prose = Prose::read(&wording.value);
    let hit = prose.find(refusals).into_iter().find(|hit| !prose.negated(hit))?;
    let message = format!("\"{}\" says more than the outcome does", prose.typed(&hit));
    let finding = RULE.finding(&response.common, within(wording, hit.start, hit.end), message);
    Some(finding.related(response.outcome.span, "nobody answered").help(HELP))
}

/// A hand-written sentence that cites nothing but silence and tells it as a refusal.
fn told(
    desk: &Desk<'_>,
    brief: &Brief,
    sentence: &Passage<'_>,
    refusals: &Phrases<'_>,
) -> Option<Diagnostic> {
    let [Handle::Response(response)] = sentence.cites[..] else { return None };
    let response = desk.corpus.response(response);
    if !is_silent(response.outcome.value) {
        return None;
    }
    let words = sentence.words();
    let prose = Prose::read(&words);
    let hit = prose.find(refusals).into_iter().find(|hit| !prose.negated(hit))?;
    let message = format!("\"{}\" in {} says more than the response cited", hit.phrase, sentence.opening());
    let finding = RULE.finding(&brief.common, sentence.span(), message);
    Some(finding.related(response.outcome.span, "nobody answered").help(HELP))
}
