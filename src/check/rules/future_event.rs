//! Something told as past that has not happened yet.

use std::sync::LazyLock;

use chrono::Days;

use crate::check::prose::{Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::claim::{Claim, Kind};
use crate::model::date::{PartialDate, Precision};
use crate::model::document::Document;
use crate::model::response::Outcome;
use crate::select::Selection;
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "future-event",
    page: Page {
        summary: "A claim tells as past what is dated later than the brief, or rests on what was said or published later.",
        why: "One of the two dates is wrong, or the claim is a plan told as a fact. What is set for a later day may be told in the \
              present (\"the timetable begins on 12 December\", \"the council votes\"), and what somebody \"is considering\" or \"is planning\" may lie ahead. A plan is an intention: \
              `kind: intention` with the `actor` whose plan it is. What somebody expects is an assessment. Nothing \
              can have been said (`said_on`), published or known (`as_of`) after the date up to which the brief is true; nothing \
              can have been said after the document was published that has it, and no document read (`accessed`) before. A document that lies before the one that it is \
              `derived_from`, an answer in a document of more than a year before what it answers, and one dated (`when`) later \
              than the document that tells of it, are warnings. What is told \
              in the past tense and dated later than every document that has it is a warning.",
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
    assertion: The port closed
    source: ruiz
    document: gazette
    when: 2031-06
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
    assertion: The port closed
    source: ruiz
    document: gazette
    when: 2031-04
",
        standard: "ICD 203: what is known is told apart from what is expected.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[PROSPECTS],
};

const PROSPECTS: WordList = WordList {
    name: "future-words",
    words: &[
        "about to",
        "aim to",
        "aims to",
        "are due",
        "be able to",
        "begin",
        "begins",
        "can",
        "close on",
        "closes",
        "come into force",
        "comes into force",
        "could",
        "due to",
        "end on",
        "ends",
        "enter into force",
        "enters into force",
        "expected",
        "expects",
        "expires",
        "forecast",
        "go on sale",
        "goes on sale",
        "intend",
        "intends",
        "is due",
        "may",
        "might",
        "must",
        "open on",
        "opens",
        "plan to",
        "planned",
        "planning",
        "plans",
        "projected",
        "resumes",
        "scheduled",
        "seek to",
        "seeks to",
        "set to",
        "shall",
        "should",
        "slated",
        "start on",
        "starts",
        "take effect",
        "take office",
        "take place",
        "takes effect",
        "takes office",
        "takes place",
        "to be",
        "will",
        "won't",
        "would",
    ],
};

/// What somebody is at, of something that may come: behind "is" or "are" it tells of nothing past.
const PENDING: &[&str] = &[
    "considering",
    "contemplating",
    "debating",
    "discussing",
    "examining",
    "mulling",
    "negotiating",
    "planning",
    "preparing",
    "reviewing",
    "studying",
    "talking about",
    "thinking about",
    "thinking of",
    "weighing",
    "working on",
];

static UNDER_WAY: LazyLock<Phrases<'static>> = LazyLock::new(|| Phrases::new(PENDING.iter().copied()));

/// Whether a text says that something is being considered, planned or talked of now.
fn is_pending(prose: &Prose<'_>) -> bool {
    let hits = prose.find(&UNDER_WAY);
    hits.iter().any(|hit| {
        let mut before = prose.before(hit);
        let first = before.next();
        // "is also considering", "is still not planning"
        let adverbs = ["also", "already", "currently", "now", "not", "still", "seriously", "again"];
        let is_now = |word: &str| matches!(word, "is" | "are" | "am");
        first.is_some_and(|word| is_now(word) || adverbs.contains(&word) && before.next().is_some_and(is_now))
    })
}

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let prospects = Phrases::new(desk.words(&PROSPECTS));
    let brief = desk.corpus.brief(selection.brief);
    let as_of: PartialDate = brief.as_of.value;
    let told = desk
        .selected(selection)
        .filter(|(_, claim)| matches!(claim.kind.value, Kind::Statement | Kind::Figure | Kind::Absence));
    let mut found = later(desk, selection);
    found.extend(disordered(desk, selection));
    found.extend(unfounded(desk, selection));
    found.extend(answered(desk, selection));
    found.extend(replied(desk, selection));
    found.extend(
        desk.selected(selection).filter_map(|(_, claim)| unknowable(desk, (claim, as_of), &prospects)),
    );
    let events = told
        .filter_map(|(_, claim)| Some((claim, claim.when.as_ref()?)))
        .filter(|(_, when)| when.value.date.is_some_and(|date| date.earliest() > as_of.latest()))
        .filter(|(claim, _)| {
            let prose = Prose::read(&claim.assertion.value);
            prose.find(&prospects).is_empty() && !is_pending(&prose) && !is_present(&claim.assertion.value)
        })
        .map(|(claim, when)| {
            let brief = teller(desk, brief, claim);
            let name = &brief.common.id.value;
            RULE.finding(&claim.common, when.span, format!("this lies after the date of `{name}`"))
                .related(brief.as_of.span, format!("as of {}", as_of.plain_words()))
                .help("mend one of the dates, or record a plan as `kind: intention` with its `actor`")
        });
    found.extend(events);
    found
}

/// The brief whose date a finding about a claim names: that of the claim itself where both have one date, so that what
/// holds for a memo and its card is told once.
fn teller<'a>(desk: &Desk<'a>, brief: &'a Brief, claim: &Claim) -> &'a Brief {
    let own = claim.brief.map(|own| desk.corpus.brief(own));
    own.filter(|own| own.as_of.value == brief.as_of.value && !own.common.faulty).unwrap_or(brief)
}

/// Verbs that tell what has happened, besides those that end in "-ed".
const HAPPENED: &[&str] = &[
    "began", "became", "broke", "came", "did", "fell", "fought", "gave", "had", "held", "hit", "left",
    "lost", "made", "met", "rose", "sank", "sent", "shot", "struck", "took", "was", "went", "were",
    "withdrew", "won",
];

/// Verbs in the present, of what lies ahead or is wished for.
const PRESENT: &[&str] = &[
    "continues",
    "ends",
    "expires",
    "hopes",
    "lasts",
    "meets",
    "reopens",
    "runs",
    "seeks",
    "votes",
    "wants",
    "wishes",
];

/// Further verbs in the past, beside which one in the present may be a noun: "it sold the votes".
const PAST: &[&str] =
    &["bought", "built", "cut", "put", "saw", "shut", "sold", "spent", "split", "spread", "stopped", "told"];

fn has_happened(word: &str) -> bool {
    HAPPENED.contains(&word) || word.len() > 4 && word.ends_with("ed")
}

/// Whether a text tells something in the present, and nothing in the past.
fn is_present(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_past = |word: &str| has_happened(word) || PAST.contains(&word);
    words.clone().any(|word| PRESENT.contains(&word)) && !words.any(is_past)
}

/// An event told as past and dated after all documents were published that have it: they could not know it.
fn unknowable(
    desk: &Desk<'_>,
    (claim, as_of): (&Claim, PartialDate),
    prospects: &Phrases<'_>,
) -> Option<Diagnostic> {
    let when = claim.when.as_ref()?;
    let from = when.value.date?.from;
    if !matches!(claim.kind.value, Kind::Statement | Kind::Figure) || from.is_after(as_of) {
        return None;
    }
    let documents: Option<Vec<_>> = claim
        .evidence
        .iter()
        .map(|chain| Some(desk.corpus.document(chain.document.as_ref()?.value)))
        .collect();
    let documents = documents?;
    let could_not_know = |document: &&Document| {
        let is_later =
            document.published.as_ref().is_some_and(|date| from.is_after(date.value) && !date.value.about);
        // What was corrected later was written later, in part.
        is_later && document.corrected.is_none()
    };
    if from.about || from.uncertain || !documents.iter().all(could_not_know) {
        return None;
    }
    let text = claim.assertion.value.as_str();
    let is_prospect = || {
        let prose = Prose::read(text);
        !prose.find(prospects).is_empty() || is_pending(&prose)
    };
    if !text.split(|c: char| !c.is_alphanumeric()).any(has_happened) || is_prospect() {
        return None;
    }
    let (document, published) = documents.iter().find_map(|one| Some((one, one.published.as_ref()?)))?;
    let message =
        format!("this lies after `{}` was published, which could not know it", document.common.id.value);
    let finding = RULE.finding(&claim.common, when.span, message).severity(Severity::Warning);
    let finding = finding.related(published.span, "published");
    Some(finding.help("mend one of the dates, or record a plan as `kind: intention` with its `actor`"))
}

/// What was said after the document that has it was published, and what was read before that.
fn disordered(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    // What lies after the date of the brief is told as that.
    let as_of = desk.corpus.brief(selection.brief).as_of.value;
    let said = desk.selected(selection).flat_map(|(_, claim)| {
        claim.evidence.iter().filter_map(|chain| {
            let (said, document) = (chain.said_on.as_ref()?, chain.document.as_ref()?);
            let published = desk.corpus.document(document.value).published.as_ref()?;
            (said.value.is_after(published.value) && !said.value.is_after(as_of)).then(|| {
                let message = "this was said after the document was published in which it stands";
                RULE.finding(&claim.common, said.span, message)
                    .related(published.span, "published")
                    .help("mend one of the dates, or name the document that has it")
            })
        })
    });
    let documents = selection.documents.iter().map(|&id| desk.corpus.document(id));
    let read = documents.filter(|document| !document.common.faulty).filter_map(|document| {
        let (published, accessed) = (document.published.as_ref()?, document.accessed.as_ref()?);
        published.value.is_after(accessed.value).then(|| {
            let message = "this lies before the document was published";
            RULE.finding(&document.common, accessed.span, message)
                .related(published.span, "published")
                .help("mend one of the dates: nobody reads a document before it is there")
        })
    });
    said.chain(read).collect()
}

/// A day on which a document was published, and nothing less exact.
fn day(document: &Document) -> Option<&Spanned<PartialDate>> {
    let is_day = |date: &PartialDate| date.precision() == Precision::Day && !date.about && !date.uncertain;
    document.published.as_ref().filter(|date| is_day(&date.value))
}

/// Documents that rest on what was published after them.
fn unfounded(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let documents = selection.documents.iter().map(|&id| desk.corpus.document(id));
    let rests = documents.filter(|document| !document.common.faulty && document.corrected.is_none());
    let found = rests.filter_map(|document| {
        let published = day(document)?;
        let origins = document.derived_from.iter().map(|origin| desk.corpus.document(origin.value));
        let mut dated = origins.filter_map(|origin| Some((origin, day(origin)?)));
        let (origin, later) = dated.find(|(_, later)| later.value.is_after(published.value))?;
        let message =
            format!("this lies before `{}` was published, on which it rests", origin.common.id.value);
        let finding = RULE.finding(&document.common, published.span, message).severity(Severity::Warning);
        Some(finding.related(later.span, "published").help("mend one of the dates, or `derived_from`"))
    });
    found.collect()
}

/// Answers in documents that were published more than a year before all that has what they answer.
fn answered(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let is_answer = |outcome: Outcome| !outcome.is_silent();
    let responses = selection.responses.iter().map(|&id| desk.corpus.response(id));
    let answers = responses.filter(|response| is_answer(response.outcome.value) && !response.common.faulty);
    let found = answers.filter_map(|response| {
        let document = response.document.as_ref()?;
        let published = day(desk.corpus.document(document.value))?;
        let about = response.about.iter().flat_map(|claim| desk.corpus.documents_of(claim.value));
        let about: Option<Vec<_>> = about.map(|id| day(desk.corpus.document(id))).collect();
        let first = about?.into_iter().min_by_key(|date| date.value)?;
        let a_year_on = published.value.earliest().checked_add_days(Days::new(YEAR))?;
        (first.value.earliest() > a_year_on).then(|| {
            let message = "this was published more than a year before what it answers";
            let finding = RULE.finding(&response.common, document.span, message).severity(Severity::Warning);
            let finding = finding.related(published.span, "published").related(first.span, "what it answers");
            finding.help("mend one of the dates, or name the document that has the answer")
        })
    });
    found.collect()
}

/// Answers, refusals and silences dated later than the brief, or than the document that tells of them.
fn replied(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let as_of: PartialDate = brief.as_of.value;
    let responses = selection.responses.iter().map(|&id| desk.corpus.response(id));
    let found = responses.filter(|response| !response.common.faulty).filter_map(|response| {
        let when = response.when.as_ref()?;
        let from = when.value.date?.from;
        if from.is_after(as_of) {
            let message = format!("this lies after the date of `{}`", brief.common.id.value);
            let finding = RULE.finding(&response.common, when.span, message);
            let finding = finding.related(brief.as_of.span, format!("as of {}", as_of.plain_words()));
            return Some(finding.help("mend one of the dates: nobody has answered after the `as_of`"));
        }
        let document = desk.corpus.document(response.document.as_ref()?.value);
        let published = document.published.as_ref()?;
        let is_open = from.about || from.uncertain || published.value.about || document.corrected.is_some();
        (!is_open && from.is_after(published.value)).then(|| {
            let id = &document.common.id.value;
            let message = format!("this lies after `{id}` was published, which tells of it");
            let finding = RULE.finding(&response.common, when.span, message).severity(Severity::Warning);
            let finding = finding.related(published.span, "published");
            finding.help("mend one of the dates, or name the document that tells of it")
        })
    });
    found.collect()
}

/// The days of a year.
const YEAR: u64 = 366;

/// What was said, known or published after the date of the brief.
fn later(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let as_of: PartialDate = brief.as_of.value;
    let said = desk.selected(selection).flat_map(|(_, claim)| {
        let told = (&claim.common, teller(desk, brief, claim));
        claim.evidence.iter().filter_map(move |chain| Some((told, chain.said_on.as_ref()?)))
    });
    let known = desk
        .selected(selection)
        .filter_map(|(_, claim)| Some(((&claim.common, teller(desk, brief, claim)), claim.as_of.as_ref()?)));
    let documents = selection.documents.iter().map(|&id| desk.corpus.document(id));
    let documents = documents.filter(|document| !document.common.faulty);
    let published =
        documents.filter_map(|document| Some(((&document.common, brief), document.published.as_ref()?)));
    said.chain(known)
        .chain(published)
        .filter(|(_, date)| date.value.is_after(as_of))
        .map(|((common, brief), date)| {
            let name = &brief.common.id.value;
            RULE.finding(common, date.span, format!("this lies after the date of `{name}`"))
                .related(brief.as_of.span, format!("as of {}", as_of.plain_words()))
                .help("mend one of the dates: a brief rests on what there was by its `as_of`")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_for_a_later_day_is_told_in_the_present() {
        for text in [
            "The fair runs until 3 June",
            "The council votes on the plan",
            "The minister meets the union",
            "The ministry wants the port to reopen",
            "The ministry hopes for a start",
        ] {
            assert!(is_present(text), "{text}");
        }
        for text in
            ["The council lost two votes", "Norline sold the votes", "The port closed", "The port shut"]
        {
            assert!(!is_present(text), "{text}");
        }
    }
}
