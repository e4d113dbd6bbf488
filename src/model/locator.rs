//! Locators: where in a document something stands.

use std::fmt;
use std::ops::RangeInclusive;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locator {
    /// A paragraph, or a range of them; written `4`, `para 4` or `paras 4-5`.
    Paragraph(u32, Option<u32>),
    /// A page, or a range of them; written `p. 12` or `pp. 12-14`.
    Page(u32, Option<u32>),
    /// A part that has a word and a number, or letters; written `table 7`, `fig. 3.2`, `agenda item 6` or `annex IV`.
    Part(&'static str, String),
    /// A time in a recording, counted from its start; written `00:14:05` or `1:02:30`.
    Time(String),
}

/// The parts of a document that are numbered, each with its short forms.
const PARTS: &[(&str, &[&str])] = &[
    ("agenda item", &[]),
    ("annex", &[]),
    ("appendix", &["app"]),
    ("article", &["art"]),
    ("box", &[]),
    ("chapter", &["ch", "chap"]),
    ("clause", &["cl"]),
    ("decision", &[]),
    ("exhibit", &["exh"]),
    ("figure", &["fig"]),
    ("footnote", &[]),
    ("item", &[]),
    ("line", &[]),
    ("minute", &[]),
    ("motion", &[]),
    ("no.", &["no", "nr"]),
    ("note", &[]),
    ("number", &[]),
    ("part", &["pt"]),
    ("point", &[]),
    ("question", &[]),
    ("recital", &[]),
    ("resolution", &[]),
    ("row", &[]),
    ("schedule", &["sched"]),
    ("section", &["sec", "sect", "§"]),
    ("sheet", &[]),
    ("slide", &[]),
    ("table", &["tab"]),
    ("volume", &["vol"]),
];

/// How many bytes the number of a part takes at most.
const LABEL: usize = 12;

impl Locator {
    /// Reads a locator. `None` for anything else, paragraph or page 0 included.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.contains(':') {
            return is_time(text).then(|| Self::Time(text.to_owned()));
        }
        let number = |text: &str| text.trim().parse().ok().filter(|&number: &u32| number > 0);
        let range = |text: &str| match text.split_once(['-', '–']) {
            None => Some((number(text)?, None)),
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                (from < to).then_some((from, Some(to)))
            }
        };
        let lower = text.to_lowercase();
        for prefix in ["paragraphs", "paragraph", "paras", "para", "¶"] {
            if let Some(rest) = lower.strip_prefix(prefix) {
                return range(rest.trim_start_matches('.')).map(|(from, to)| Self::Paragraph(from, to));
            }
        }
        for prefix in ["pages", "page", "pp", "p"] {
            // "Part" and "point" begin as a page does.
            let rest = lower.strip_prefix(prefix).filter(|rest| !rest.starts_with(char::is_alphabetic));
            if let Some(rest) = rest {
                return range(rest.trim_start_matches('.')).map(|(from, to)| Self::Page(from, to));
            }
        }
        range(text).map(|(from, to)| Self::Paragraph(from, to)).or_else(|| part(text))
    }

    /// The numbers of the paragraphs that it names, from 1; nothing where it names something else.
    pub fn paragraphs(&self) -> Option<RangeInclusive<usize>> {
        match self {
            Self::Paragraph(from, to) => Some(*from as usize..=to.unwrap_or(*from) as usize),
            Self::Page(..) | Self::Part(..) | Self::Time(_) => None,
        }
    }

    /// The seconds from the start of a recording; nothing where it names something else.
    pub fn seconds(&self) -> Option<u32> {
        let Self::Time(time) = self else { return None };
        let figures = time.split(':').map(|part| part.parse::<u32>().ok());
        figures.reduce(|all, part| Some(all? * 60 + part?)).flatten()
    }
}

/// A numbered part: a word for one, and a number or capitals, with periods between them.
fn part(text: &str) -> Option<Locator> {
    let first = || text.find(|c: char| c.is_ascii_digit() || c == '.');
    let (word, label) = text.split_at(text.rfind(' ').or_else(first)?);
    let word = word.trim_end_matches(['.', ' ']).to_lowercase();
    let label = label.trim_start_matches(['.', ' ']);
    let (part, _) = PARTS.iter().find(|(part, short)| *part == word || short.contains(&word.as_str()))?;
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_alphanumeric());
    // "Table seven" and "table of contents" have none.
    let is_figure = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let is_label = label.len() <= LABEL
        && label != "0"
        && label.starts_with(is_figure)
        && label.split('.').all(is_number);
    is_label.then(|| Locator::Part(part, label.to_owned()))
}

/// Whether a text has hours, minutes and seconds. With two figures nobody could tell hours from minutes, nor a place
/// in a recording from a time of day.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let sixtieths = |part: &str| part.len() == 2 && figures(part) && part < "60";
    match parts.as_slice() {
        [hours, minutes, seconds] => {
            matches!(hours.len(), 1 | 2) && figures(hours) && sixtieths(minutes) && sixtieths(seconds)
        }
        _ => false,
    }
}

/// Writes the form of a citation: "para. 4", "pp. 12–14", "table 7", "00:14:05".
impl fmt::Display for Locator {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(from, None) => write!(out, "para. {from}"),
            Self::Paragraph(from, Some(to)) => write!(out, "paras. {from}–{to}"),
            Self::Page(from, None) => write!(out, "p. {from}"),
            Self::Page(from, Some(to)) => write!(out, "pp. {from}–{to}"),
            Self::Part(part, label) => write!(out, "{part} {label}"),
            Self::Time(time) => out.write_str(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_are_read_in_the_forms_analysts_write() {
        for (written, meant) in [
            ("4", "para. 4"),
            ("para 4", "para. 4"),
            ("paras. 4-5", "paras. 4–5"),
            ("¶ 4", "para. 4"),
            ("p. 12", "p. 12"),
            ("pp. 12–14", "pp. 12–14"),
            ("Page 3", "p. 3"),
            ("00:14:05", "00:14:05"),
            ("1:02:30", "1:02:30"),
            ("table 7", "table 7"),
            ("Table 3.2a", "table 3.2a"),
            ("fig. 3", "figure 3"),
            ("annex IV", "annex IV"),
            ("§ 5", "section 5"),
            ("Art. 12", "article 12"),
            ("item 6", "item 6"),
            ("agenda item 6", "agenda item 6"),
            ("No. 6", "no. 6"),
            ("point 6", "point 6"),
            ("part II", "part II"),
            ("resolution 6", "resolution 6"),
        ] {
            assert_eq!(Locator::parse(written).map(|l| l.to_string()).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(Locator::parse("1:02:30").and_then(|time| time.seconds()), Some(3_750));
        assert_eq!(Locator::parse("4").and_then(|place| place.seconds()), None);
        for bad in [
            "",
            "0",
            "four",
            "5-4",
            "p.",
            "12:30",
            "8:00",
            "00:60:00",
            "1:2:3",
            "para",
            "table",
            "table 0",
            "table of contents",
            "tables 3-4",
            "chapter one",
            "tablet 7",
            "item",
            "no.",
            "agenda 6",
        ] {
            assert!(Locator::parse(bad).is_none(), "{bad}");
        }
    }
}
