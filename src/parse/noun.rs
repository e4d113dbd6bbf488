//! Values with a form of their own: dates, locators, counts, languages.

use crate::diagnostic::{Diagnostic, slip};
use crate::model::anonymous::Count;
use crate::model::date::{PartialDate, Period};
use crate::model::language::Language;
use crate::model::locator::Locator;
use crate::parse::dates;
use crate::parse::value::{Faults, Shape, Value, shown, text};
use crate::parse::yaml::Node;

/// Reads a text through a function, or tells what it should have been.
fn parsed<T>(
    node: Node,
    what: Expected,
    faults: &mut Faults<'_>,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = text(node, what.what, faults)?;
    let value = parse(&text.value);
    if value.is_none() {
        let message = format!("`{}` is not {}", shown(&text.value), what.what);
        let finding = Diagnostic::error(what.rule, text.span, message).help(what.help);
        let finding = match (what.rule, what.what) {
            ("invalid-date", _) => dated(finding, &text.value),
            (_, "a count") => counted(finding, &text.value),
            (_, "a language") => match known_language(&text.value) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            },
            (_, "a place in a document") => finding.help(place_advice(&text.value)),
            _ => finding,
        };
        faults.push(finding);
    }
    value
}

/// What a text should have been: for the message, and the rule it breaks.
#[derive(Clone, Copy)]
struct Expected {
    what: &'static str,
    rule: &'static str,
    help: &'static str,
}

const DATE: Expected = Expected { what: "a date", rule: "invalid-date", help: dates::FORMS };
const PERIOD: Expected = Expected {
    what: "a date or a range of dates",
    rule: "invalid-date",
    help: "write the year first (`2024`, `2024-04`, `2024-04-06`), a range as `2022-01/2022-02`, and a source's own words as `{text: this week, date: 2024-04}`",
};
const LOCATOR: Expected = Expected {
    what: "a place in a document",
    rule: "invalid-value",
    help: "write a paragraph (`4`), several (`4-5`), a page (`p. 12`), a numbered part (`table 7`, `annex IV`, `section 3.2`, `item 6`, `point 6`, `no. 6`) or a time (`00:14:05`)",
};
const COUNT: Expected = Expected {
    what: "a count",
    rule: "invalid-value",
    help: "write a number (`3`), a lower bound (`2+`) or `unknown`",
};
const LANGUAGE: Expected = Expected {
    what: "a language",
    rule: "invalid-value",
    help: "write the language's English name (`Portuguese`, `Dari`) or its tag (`pt`, `prs`), or `und` where it is not known",
};

/// How many letters a language's name has that may be one letter off another's.
const SHORT_NAME: usize = 6;

/// The language of which a text is a misspelled name; `Ostian` is none.
fn known_language(text: &str) -> Option<&'static str> {
    let is_known = Language::new(text).is_some_and(|language| language.tag().is_some());
    let capital = text.chars().next().is_some_and(char::is_uppercase) || text.chars().count() > 3;
    // `Tulu` is no slip for `Zulu`: short names lie near each other.
    let is_slip = |near: &&str| near.eq_ignore_ascii_case(text) || text.chars().count() > SHORT_NAME;
    (!is_known && capital).then(|| slip(text, Language::names())).flatten().filter(is_slip)
}

/// What to write in the place of a text that is no place in a document: for two figures with a colon between them, minutes
/// and seconds from the start, or the hour of a broadcast.
pub fn place_advice(text: &str) -> String {
    let figure = |part: &str| part.parse::<u32>().ok().filter(|&number| number < 60);
    // Of a span, "09:15-09:40", the beginning.
    let text = text.split(['-', '–']).next().unwrap_or(text).trim();
    let parts = text.split_once(':').and_then(|(from, to)| Some((figure(from)?, figure(to)?)));
    match parts {
        Some((minutes, seconds)) => format!(
            "count from the start of the recording, hours first: `00:{minutes:02}:{seconds:02}` is {} in; of a time on the clock take off the time at which it began (8:42 in what began at 8:00 is `00:42:00`), and write the hour in the document's `title`",
            elapsed(minutes, seconds)
        ),
        None => LOCATOR.help.to_owned(),
    }
}

fn elapsed(minutes: u32, seconds: u32) -> String {
    let (count, unit) = if minutes == 0 { (seconds, "second") } else { (minutes, "minute") };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// The finding about a text that is no count, with the figure for a number in words.
fn counted(finding: Diagnostic, text: &str) -> Diagnostic {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = text.to_lowercase();
    let figure = match lower.as_str() {
        "several" | "some" | "many" | "a few" | "more than one" => Some("2+".to_owned()),
        word => NUMBERS.iter().position(|number| *number == word).map(|at| (at + 1).to_string()),
    };
    let Some(figure) = figure else { return finding };
    let span = finding.at.span;
    finding.help(format!("write `{figure}`")).fix(span, &figure, format!("write `{figure}`"))
}

/// The finding about a text that is no date, with the date that it means.
fn dated(finding: Diagnostic, text: &str) -> Diagnostic {
    let span = finding.at.span;
    let takes_ranges = finding.help.as_deref() == Some(PERIOD.help);
    let told = dates::told(text).or_else(|| dates::told_of_range(text).filter(|_| takes_ranges));
    match (told, &dates::readings(text)[..]) {
        (Some(told), [date]) => finding.help(told).safe_fix(span, date, format!("write `{date}`")),
        (Some(told), _) => finding.help(told),
        (None, _) => in_own_words(finding, text),
    }
}

/// Words that are no date can stand beside one, where the field takes both.
fn in_own_words(finding: Diagnostic, text: &str) -> Diagnostic {
    let is_plain = text.len() <= 40 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    let help = finding.help.clone().filter(|_| is_plain).unwrap_or_default();
    if help.contains("{text: this week") { finding.help(help.replace("this week", text)) } else { finding }
}

impl Value for PartialDate {
    fn shape() -> Shape {
        let pattern = Some(r"^\d{4}(-\d{2}(-\d{2})?)?[~?]?$");
        Shape::Text { what: "a date (`2024`, `2024-04` or `2024-04-06`)", pattern }
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        parsed(node, DATE, faults, Self::parse)
    }
}

impl Value for Period {
    fn shape() -> Shape {
        let pattern = Some(r"^\d{4}(-\d{2}(-\d{2})?)?[~?]?(/\d{4}(-\d{2}(-\d{2})?)?[~?]?)?$");
        Shape::Text { what: "a date, or a range of two with `/` between them", pattern }
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        parsed(node, PERIOD, faults, Self::parse)
    }
}

impl Value for Locator {
    fn shape() -> Shape {
        let what = "a paragraph (`4`), a page (`p. 12`), a numbered part (`table 7`, `item 6`) or a time (`00:14:05`)";
        Shape::AnyOf(vec![Shape::Number, Shape::Text { what, pattern: None }])
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        parsed(node, LOCATOR, faults, Self::parse)
    }
}

impl Value for Count {
    fn shape() -> Shape {
        let what = "a number, a lower bound (`2+`) or `unknown`";
        Shape::AnyOf(vec![Shape::Number, Shape::Text { what, pattern: Some(r"^([1-9]\d*\+?|unknown)$") }])
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        parsed(node, COUNT, faults, Self::parse)
    }
}

impl Value for Language {
    fn shape() -> Shape {
        let pattern = Some(r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*|[A-Z][^0-9(),]{2,39})$");
        let what =
            "a language's English name or its tag (`Portuguese`, `pt`, or `und` where it is not known)";
        Shape::Text { what, pattern }
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        parsed(node, LANGUAGE, faults, |text| Self::new(text).filter(|_| known_language(text).is_none()))
    }
}
