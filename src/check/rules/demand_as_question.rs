//! A demand that the page would tell as a question.

use crate::check::heard::Copies;
use crate::check::prose::{Phrases, Prose, quotations};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::model::cue::{self, Stance};

pub(in crate::check) const RULE: Rule = Rule {
    name: "demand-as-question",
    page: Page {
        summary: "`asked` stands with what somebody wants, and the page would say that it asked whether.",
        why: "\"The union asks for a bonus\" is a demand, and \"the union asked whether a bonus should be paid\" a question. `asked` \
              writes the second: whoever reads it believes that the union did not know. What somebody wants is an assertion of its \
              own (\"A bonus should be paid\"), with `urged` or without a cue. Where the paragraph that `at` names says \"asks for\", \
              or the assertion what should be, and the paragraph has no \"whether\" or \"if\" and no question mark, that is told; \
              without a copy it is only noted.",
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
  - id: port-opens
    assertion: The port should open in June
    source: ruiz
    document: gazette
    cue: asked
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
  - id: port-opens
    assertion: The port should open in June
    source: ruiz
    document: gazette
    cue: urged
",
        standard: "AP: the verb of attribution says what the speaker did.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

/// Words of an assertion that tell what somebody wants.
const WANTED: &[&str] = &["must", "ought", "should"];

/// How a document tells of a demand.
const DEMANDS: &[&str] = &["ask for", "asked for", "asking for", "asks for"];

/// Words behind which a document tells of a question.
const QUESTIONS: &[&str] = &["how", "if", "what", "when", "where", "whether", "which", "who", "why"];

const HELP: &str = "leave `cue` out, or write `cue: urged`, and what is wanted as the assertion (\"The director should resign\"); of a \
                    question, write it as one, with its \"?\"";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut copies = Copies::default();
    let mut found = Vec::new();
    for (_, claim) in desk.claims() {
        found.extend(claim.evidence.iter().filter_map(|chain| asked(desk, (claim, chain), &mut copies)));
    }
    found
}

fn asked(desk: &Desk<'_>, (claim, chain): (&Claim, &Evidence), copies: &mut Copies) -> Option<Diagnostic> {
    let cue = chain.cue.as_ref()?;
    cue::find(&cue.value).filter(|cue| cue.stance == Stance::Asked)?;
    let assertion = claim.assertion.value.as_str();
    if assertion.contains('?') || quotations(assertion).first().is_some_and(|(start, _)| *start <= 1) {
        return None;
    }
    let has = |text: &str, words: &[&'static str]| {
        !Prose::read(text).find(&Phrases::new(words.iter().copied())).is_empty()
    };
    let is_wanted = has(assertion, WANTED);
    let named = chain.document.as_ref().and_then(|document| {
        let (_, bytes) = copies.named(desk, document.value, chain.at.as_ref())?;
        Some(desk.passage(document.value, &bytes))
    });
    let severity = match named {
        Some(passage) if passage.contains('?') || has(passage, QUESTIONS) => return None,
        Some(passage) if is_wanted || has(passage, DEMANDS) => Severity::Warning,
        None if is_wanted => Severity::Info,
        _ => return None,
    };
    let message =
        format!("this is a demand, and with `{}` the page says \"{} whether\"", cue.value, cue.value);
    Some(RULE.finding(&claim.common, cue.span, message).severity(severity).help(HELP))
}
