//! "This week" without a week.

use std::collections::BTreeSet;

use crate::check::calendar::WEEKDAYS;
use crate::check::prose::{Phrases, Prose, within};
use crate::check::relative;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::model::date::{PartialDate, Precision};
use crate::model::record::Common;
use crate::parse::value::braced;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unresolved-relative-date",
    page: Page {
        summary: "A claim, a hand-written sentence or a judgment says when in words that only make sense on the day they were \
                  written, or a claim gives them a date that is another day of the week.",
        why: "\"This week\" was true for the article's first readers. In a brief read a month later it is \
              wrong. Give the date that the words meant, beside them: `when: {text: this week, date: \
              2031-05}`. Where the document has no date of its own, leave `date` out and let the finding \
              stand. A date beside \"on Monday\" is a Monday. In the brief's own texts such words are noted: write the date itself. So they are in the `wording` of a response \
              without `when`, and of one that a card lists among its points.",
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
    assertion: The port will close in June
    source: ruiz
    document: gazette
    when: {text: next month}
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
    when: {text: next month, date: 2031-06}
",
        standard: "ICD 206: the date of information is given.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[RELATIVE],
};

const RELATIVE: WordList = WordList {
    name: "relative-dates",
    words: &[
        "a day ago",
        "a month ago",
        "a week ago",
        "a year ago",
        "days ago",
        "earlier this month",
        "earlier this week",
        "earlier this year",
        "in recent days",
        "in recent months",
        "in recent weeks",
        "in recent years",
        "last autumn",
        "last friday",
        "last monday",
        "last month",
        "last night",
        "last saturday",
        "last spring",
        "last summer",
        "last sunday",
        "last thursday",
        "last tuesday",
        "last wednesday",
        "last week",
        "last winter",
        "last year",
        "later this month",
        "later this week",
        "later this year",
        "months ago",
        "next autumn",
        "next fall",
        "next friday",
        "next monday",
        "next month",
        "next saturday",
        "next spring",
        "next summer",
        "next sunday",
        "next thursday",
        "next tuesday",
        "next wednesday",
        "next week",
        "next winter",
        "next year",
        "on friday",
        "on monday",
        "on saturday",
        "on sunday",
        "on thursday",
        "on tuesday",
        "on wednesday",
        "the day before yesterday",
        "this autumn",
        "this month",
        "this spring",
        "this summer",
        "this week",
        "this winter",
        "this year",
        "today",
        "tomorrow",
        "tonight",
        "weeks ago",
        "years ago",
        "yesterday",
    ],
};

/// Such words that in the authors' own text mean the time in which they write.
const NOWADAYS: &[&str] = &["in recent months", "in recent weeks", "in recent years", "this year", "today"];

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let relative = Phrases::new(desk.words(&RELATIVE));
    let mut found: Vec<Diagnostic> = desk
        .claims()
        .filter(|(_, claim)| claim.when.as_ref().is_none_or(|when| when.value.date.is_none()))
        .filter_map(|(_, claim)| Some((claim, place(claim, &relative)?)))
        .map(|(claim, (span, words))| {
            RULE.finding(&claim.common, span, format!("\"{words}\" has no date"))
                .help(bounded(desk, claim, &relative).unwrap_or_else(|| help(desk, claim, &words)))
        })
        .collect();
    found.extend(stretches(desk, &relative));
    found.extend(desk.claims().filter_map(|(_, claim)| misdated(claim)));
    for (_, brief) in desk.briefs() {
        let sentences = written::sentences(desk.corpus, brief).into_iter();
        found.extend(sentences.filter_map(|sentence| own(&brief.common, &sentence, &relative)));
    }
    for judgment in desk.judgments() {
        found.extend(own(&judgment.common, &written::judgment(judgment), &relative));
    }
    found.extend(answers(desk, &relative));
    found
}

/// A time in an assertion that ends on the day on which its document was written: "in the past two years".
fn stretches(desk: &Desk<'_>, relative: &Phrases<'_>) -> Vec<Diagnostic> {
    let opening = relative::opening();
    let undated = desk.claims().filter(|(_, claim)| claim.when.is_none());
    let found = undated.filter_map(|(_, claim)| {
        let text = claim.assertion.value.as_str();
        let prose = Some(text).filter(|text| opening.may_stand_in(text)).map(Prose::read)?;
        let stretch = relative::stretch(text, &prose, &opening)?;
        let words = text.get(stretch.start..stretch.end).filter(|_| relative::open(text, &prose, relative).is_empty())?;
        let date = published(desk, claim).and_then(|date| stretch.meant(date));
        let date = date.as_deref().unwrap_or("YYYY-MM/YYYY-MM");
        let (of, text) = (of_date(desk, claim), format!("in {words}"));
        let place = within(&claim.assertion, stretch.start, stretch.end);
        let finding = RULE.finding(&claim.common, place, format!("\"{words}\" has no date"));
        Some(finding.help(format!(
            "give the time that the words meant{of}, and take them out of the assertion: `when: {{text: {text}, date: {date}}}`"
        )))
    });
    found.collect()
}

/// When the document of a claim was published, behind what is said of a date.
fn of_date(desk: &Desk<'_>, claim: &Claim) -> String {
    published(desk, claim).map_or_else(String::new, |date| format!(" (the document is of {})", date.words()))
}

/// Such words in what is said of an answer, where no page gives its day, or a card that has no room for it.
fn answers(desk: &Desk<'_>, relative: &Phrases<'_>) -> Vec<Diagnostic> {
    let points = desk.briefs().flat_map(|(_, brief)| &brief.talking_points);
    let aloud: BTreeSet<&str> = points
        .flat_map(|point| &point.responses)
        .map(|id| desk.corpus.response(id.value).common.id.value.as_str())
        .collect();
    let found = desk.responses().filter_map(|response| {
        let wording = response.wording.as_ref()?;
        let prose = Prose::read(&wording.value);
        let hit = relative::open(&wording.value, &prose, relative).into_iter().next()?;
        let is_dated = response.when.as_ref().is_some_and(|when| when.value.date.is_some());
        let help = match (is_dated, aloud.contains(response.common.id.value.as_str())) {
            (true, false) => return None,
            (true, true) => "write the date itself: a card does not say when the answer came",
            (false, _) => {
                "write the date itself, or give the day of the answer, from which it counts, as the response's `when`"
            }
        };
        let message = format!("\"{}\" is another time on the day that this is read", prose.typed(&hit));
        let place = within(wording, hit.start, hit.end);
        Some(RULE.finding(&response.common, place, message).severity(Severity::Info).help(help))
    });
    found.collect()
}

/// Words by which a day of the week may stand for another day or for several.
const BESIDE: &[&str] = &[
    "after",
    "and",
    "before",
    "between",
    "by",
    "early",
    "eve",
    "from",
    "late",
    "night",
    "or",
    "overnight",
    "since",
    "through",
    "to",
    "until",
    "week",
    "weekend",
];

/// A date that is another day of the week than the words beside it name.
fn misdated(claim: &Claim) -> Option<Diagnostic> {
    let when = claim.when.as_ref()?;
    let text = when.value.text.as_deref()?;
    let date = when.value.date.filter(|period| period.to.is_none())?.from;
    if date.precision() != Precision::Day || date.about || date.uncertain {
        return None;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let mut named = WEEKDAYS.iter().filter(|day| words.contains(day));
    let (day, None) = (named.next()?, named.next()) else { return None };
    let actual = date.earliest().format("%A").to_string();
    if actual.to_lowercase() == **day || words.iter().any(|word| BESIDE.contains(word)) {
        return None;
    }
    let message = format!("\"{text}\", and {} is a {actual}", date.plain_words());
    let finding = RULE.finding(&claim.common, when.span, message).severity(Severity::Warning);
    Some(finding.help("see what the document says, and mend the date or the words"))
}

/// Words behind which a time is not the one meant, but where that begins or ends.
const BOUNDS: &[&str] = &["after", "before", "by", "since", "till", "until"];

/// How to give the date where an assertion says "before this spring": as `when`, "this spring" would be the time itself.
fn bounded(desk: &Desk<'_>, claim: &Claim, relative: &Phrases<'_>) -> Option<String> {
    let text = claim.assertion.value.as_str();
    let prose = Prose::read(text);
    let hit = *relative::open(text, &prose, relative).first().filter(|_| claim.when.is_none())?;
    let bound = prose.before(&hit).next().filter(|word| BOUNDS.contains(word))?;
    let typed = prose.typed(&hit);
    let published = published(desk, claim);
    let date = published.and_then(|date| relative::spelled(typed, date));
    let date = date.map_or_else(String::new, |date| format!(": \"{bound} {date}\""));
    let of = published.map_or_else(String::new, |date| format!(" (the document is of {})", date.words()));
    Some(format!(
        "write the time itself into the assertion{of}{date}; `when: {{text: {typed}}}` would say that it was then"
    ))
}

/// When the document of a claim was published.
fn published(desk: &Desk<'_>, claim: &Claim) -> Option<PartialDate> {
    let mut documents = claim.evidence.iter().filter_map(|chain| chain.document.as_ref());
    documents.find_map(|document| Some(desk.corpus.document(document.value).published.as_ref()?.value))
}

/// How to give the date, with the one that the words have in the document that has them.
fn help(desk: &Desk<'_>, claim: &Claim, words: &str) -> String {
    let (of, date) = match published(desk, claim) {
        Some(date) => (
            format!(" (the document is of {})", date.words()),
            relative::meant(words, date).unwrap_or_else(|| "YYYY-MM".to_owned()),
        ),
        None => (String::new(), "2031-05".to_owned()),
    };
    let words = braced(words);
    format!("give the date that the words meant{of}: `when: {{text: {words}, date: {date}}}`")
}

/// Such words in a sentence of the authors' own, which is read on another day.
fn own(record: &Common, sentence: &Passage<'_>, relative: &Phrases<'_>) -> Option<Diagnostic> {
    let words = sentence.blanked();
    let prose = Prose::read(&words);
    let open = relative::open(&words, &prose, relative);
    let hit = open.into_iter().find(|hit| !NOWADAYS.contains(&hit.phrase))?;
    let message = format!("\"{}\" is another time on the day that this is read", prose.typed(&hit));
    let finding = RULE.finding(record, sentence.spot(hit.start..hit.end), message).severity(Severity::Info);
    Some(finding.help("write the date, the month or the year itself"))
}

/// The words that tell a time relative to another: of `when`, or in the assertion itself.
fn place(claim: &Claim, relative: &Phrases<'_>) -> Option<(Span, String)> {
    if let Some(when) = &claim.when {
        return when.value.text.clone().map(|text| (when.span, text));
    }
    let text = claim.assertion.value.as_str();
    let prose = Prose::read(text);
    let hit = *relative::open(text, &prose, relative).first()?;
    let typed = prose.typed(&hit);
    // "The last year" is another time than "last year".
    let spanning = prose.before(&hit).next().filter(|word| relative::SPANNING.contains(word));
    let spanning = spanning.filter(|_| hit.phrase.starts_with("last "));
    let words = spanning.map_or_else(|| typed.to_owned(), |before| format!("{before} {typed}"));
    Some((within(&claim.assertion, hit.start, hit.end), words))
}
