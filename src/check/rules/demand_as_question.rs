//! A demand that the page would tell as a question.

use crate::check::heard::Copies;
use crate::check::prose::{Hit, Phrases, Prose, quotations};
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
              own (\"A bonus should be paid\"), with `urged` or without a cue. Where the paragraph that `at` names says \"asks for\" of it, \
              or the assertion what should be, and the paragraph has no \"whether\", \"if\" or \"asked about\" and no question mark, that is told; \
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

/// How a document tells that somebody asks, in front of whom and about what.
const ASKS: &[&str] = &["ask", "asked", "asking", "asks"];

/// Words in front of what a question is about.
const ABOUT: &[&str] = &["about", "regarding"];

/// How many words behind "asked" still belong to it.
const REACH: usize = 8;

/// How many letters of a word are the same in all of its forms.
const STEM: usize = 4;

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
    let is_wanted = has(assertion, WANTED);
    let named = chain.document.as_ref().and_then(|document| {
        let (_, bytes) = copies.named(desk, document.value, chain.at.as_ref())?;
        Some(desk.passage(document.value, &bytes))
    });
    let severity = match named {
        Some(passage) if asks(passage) => return None,
        Some(passage) if is_wanted || demands(passage, assertion) => Severity::Warning,
        None if is_wanted => Severity::Info,
        _ => return None,
    };
    let message =
        format!("this is a demand, and with `{}` the page says \"{} whether\"", cue.value, cue.value);
    Some(RULE.finding(&claim.common, cue.span, message).severity(severity).help(HELP))
}

fn has(text: &str, words: &[&'static str]) -> bool {
    !Prose::read(text).find(&Phrases::new(words.iter().copied())).is_empty()
}

/// Whether a paragraph tells of a question: "asked the minister about the dam".
fn asks(passage: &str) -> bool {
    let prose = Prose::read(passage);
    let is_about = |hit: &Hit<'_>| {
        let mut behind = prose.after(hit).take(REACH);
        behind.next().is_some_and(|first| {
            first != "for" && (ABOUT.contains(&first) || behind.any(|word| ABOUT.contains(&word)))
        })
    };
    passage.contains('?')
        || has(passage, QUESTIONS)
        || prose.find(&Phrases::new(ASKS.iter().copied())).iter().any(is_about)
}

/// Whether a paragraph says of what an assertion tells that somebody asks for it. "Bell asked for the floor" says nothing of a
/// bridge.
fn demands(passage: &str, assertion: &str) -> bool {
    let (prose, assertion) = (Prose::read(passage), Prose::read(assertion));
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let is_word = |word: &&str| word.chars().count() >= STEM;
    let known: Vec<String> = assertion.words().filter(is_word).map(stem).collect();
    prose.find(&Phrases::new(DEMANDS.iter().copied())).iter().any(|hit| {
        let rest = passage.get(hit.end..).unwrap_or_default();
        let clause = Prose::read(rest.split(['.', ',', ';', '!', '\n']).next().unwrap_or_default());
        let behind = clause.words().take_while(|&word| word != "and").take(REACH);
        behind.filter(is_word).any(|word| known.contains(&stem(word)))
    })
}
