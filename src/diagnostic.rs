//! One finding: what is wrong, where, and what to do next.

use std::ops::Range;

use crate::text::{Span, Spanned, Texts};

/// How much a finding weighs. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// An editor would ask about it.
    Warning,
    /// The brief cannot go out like this.
    Error,
}

impl Severity {
    /// The word used in reports, options and byline.toml.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place that a finding points at, with what is to be seen there (may be empty).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there, in a few words: lower case, no final period.
    pub text: String,
}

/// A place, and which of the words there are meant, where only the file shows how they are wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    span: Span,
    words: Option<(String, Range<usize>)>,
}

impl Spot {
    /// Some bytes of a passage of a text: exact where the text stands in its file letter by letter, else the whole text,
    /// until [`Diagnostic::narrow`] looks for the passage in the file.
    pub fn part(text: &Spanned<String>, passage: &Range<usize>, range: Range<usize>) -> Self {
        let span = text.within(passage.start + range.start..passage.start + range.end);
        let is_whole = range.len() == text.value.len();
        let words = text.value.get(passage.clone()).filter(|_| span == text.span && !is_whole);
        Self { span, words: words.map(|words| (words.to_owned(), range)) }
    }
}

impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        Self { span, words: None }
    }
}

/// A change of text that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
    /// What the change does, as an order: "write `assertion`".
    pub title: String,
    /// Whether `--fix` makes it.
    pub safety: Safety,
}

/// Whether a change may be made without asking the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// It can only be what the author meant, and changes nothing that a reader is told.
    Safe,
    /// It may be what the author meant.
    Suggested,
}

impl Safety {
    /// Safe where the word offered is the one that can only be meant.
    pub fn of(offered: &str, sure: Option<&str>) -> Self {
        if sure == Some(offered) { Self::Safe } else { Self::Suggested }
    }
}

/// One finding in an author's file. Messages are lower case without a final period; the message says what is
/// wrong, the help says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's kebab-case name, as `byline explain` takes it.
    pub rule: &'static str,
    /// How much it weighs; editorial severities are set by the check stage.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The smallest place that shows it.
    pub at: Label,
    /// Related places.
    pub related: Vec<Label>,
    /// What to do next.
    pub help: Option<String>,
    /// The id of the record it is about.
    pub record: Option<String>,
    /// How byline would mend it.
    pub fix: Option<Fix>,
    /// Which of the words at its place are meant.
    words: Option<(String, Range<usize>)>,
}

impl Diagnostic {
    /// An error at a place, with nothing more said yet.
    pub fn error(rule: &'static str, spot: impl Into<Spot>, message: impl Into<String>) -> Self {
        let Spot { span, words } = spot.into();
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            at: Label { span, text: String::new() },
            related: Vec::new(),
            help: None,
            record: None,
            fix: None,
            words,
        }
    }

    /// Points at the words that are meant, where they stand at its place once, however they are wrapped.
    pub fn narrow(&mut self, texts: &Texts) {
        let span = self.at.span;
        let Some((words, range)) = self.words.take() else { return };
        let place = texts.file(span.file).map(|file| file.slice(span)).unwrap_or_default();
        if let Some(found) = wrapped(place, &words, range) {
            let start = span.start as usize;
            self.at.span = Span::new(span.file, start + found.start, start + found.end);
        }
    }

    /// Sets how much it weighs.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says what is to be seen at the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.at.text = text.into();
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Names the record it is about.
    #[must_use]
    pub fn record(mut self, id: impl Into<String>) -> Self {
        self.record = Some(id.into());
        self
    }

    /// Offers a change that may mend it; the author decides.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>, title: impl Into<String>) -> Self {
        let safety = Safety::Suggested;
        self.fix = Some(Fix { span, replacement: replacement.into(), title: title.into(), safety });
        self
    }

    /// Offers a change that mends it and that `--fix` may make.
    #[must_use]
    pub fn safe_fix(self, span: Span, replacement: impl Into<String>, title: impl Into<String>) -> Self {
        self.fix(span, replacement, title).with(Safety::Safe)
    }

    /// Says whether `--fix` may make the change offered.
    #[must_use]
    pub fn with(mut self, safety: Safety) -> Self {
        if let Some(fix) = &mut self.fix {
            fix.safety = safety;
        }
        self
    }
}

/// The longest word that is taken for a misspelled name, in characters: comparing costs the product of two lengths.
const NAME_LENGTH: usize = 200;

/// The candidate closest to a misspelled word, where one is close enough to be meant.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min().map(|(_, candidate)| candidate)
}

/// The candidate of which a word is a slip: no more than a letter in five is wrong. `demanded` is none of `reminded`.
pub fn slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 5).max(1);
    near(word, candidates).min().filter(|&(distance, _)| distance <= most).map(|(_, candidate)| candidate)
}

/// The candidate that a misspelled word can only be meant for: no other is close, a letter or two are wrong, and
/// the first is right. `unclear` is no slip for `clear`.
pub fn surely<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = near(word, candidates);
    let (distance, candidate) = near.next().filter(|_| near.next().is_none())?;
    let first = |text: &str| text.chars().next().map(|first| first.to_lowercase().to_string());
    let is_slip = distance <= 1 || (distance == 2 && word.chars().count() >= 6);
    (is_slip && first(word) == first(candidate)).then_some(candidate)
}

/// The candidates close enough to a word to be meant, with how many letters are wrong.
fn near<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let length = word.chars().count();
    let most = if length > NAME_LENGTH { 0 } else { usize::MAX };
    let lower = word.to_lowercase();
    let bound = if length <= 4 { 1 } else { 2 + length / 8 };
    candidates
        .into_iter()
        .take(most)
        .filter(move |candidate| candidate.len() >= length.saturating_sub(bound))
        .filter(move |candidate| candidate.chars().take(length + bound + 1).count() <= length + bound)
        .map(move |candidate| (strsim::osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(move |&(distance, _)| distance <= bound)
}

/// Where some bytes of a passage stand in a text that has the passage once, with other blanks between its words.
fn wrapped(text: &str, passage: &str, range: Range<usize>) -> Option<Range<usize>> {
    let first = passage.split_whitespace().next()?;
    let starts = text.match_indices(first).map(|(start, _)| start);
    let mut found = starts.filter_map(|start| {
        let rest = text.get(start..)?;
        Some(start + reached(rest, passage, range.start)?..start + reached(rest, passage, range.end)?)
            .filter(|_| reached(rest, passage, passage.len()).is_some())
    });
    found.next().filter(|_| found.next().is_none())
}

/// How many bytes of a text some bytes of a passage take that it begins with.
fn reached(text: &str, passage: &str, length: usize) -> Option<usize> {
    let mut rest = text;
    for part in passage.get(..length)?.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        rest = rest.strip_prefix(word)?;
        if word.len() < part.len() {
            let behind = rest.trim_start();
            if behind.len() == rest.len() && !word.is_empty() {
                return None;
            }
            rest = behind;
        }
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_wrapped() {
        let found = |text: &'static str, passage: &str, range| {
            wrapped(text, passage, range).and_then(|at| text.get(at))
        };
        let text = "It closes.\n    It\n    closes in  June.";
        assert_eq!(found(text, "It closes in June.", 0..18), Some("It\n    closes in  June."));
        assert_eq!(found(text, "It closes in June.", 13..17), Some("June"));
        // Twice, or not at all.
        assert_eq!(found("It closes. It closes.", "It closes.", 0..10), None);
        assert_eq!(found("It \"\"closes", "It \"closes", 0..10), None);
    }

    #[test]
    fn a_word_that_is_another_is_no_slip() {
        let verbs = ["reminded", "said", "announced"];
        assert_eq!(slip("demanded", verbs), None);
        for (slipped, meant) in [("sayd", "said"), ("anounced", "announced"), ("remindet", "reminded")] {
            assert_eq!(slip(slipped, verbs), Some(meant), "{slipped}");
        }
    }

    #[test]
    fn a_slip_is_mended_only_where_one_word_can_be_meant() {
        let fields = ["assertion", "source", "scope", "document"];
        assert_eq!(surely("asertion", fields), Some("assertion"));
        assert_eq!(surely("Asssertoin", fields), Some("assertion"));
        assert_eq!(surely("unclear", ["clear", "ambiguous"]), None);
        assert_eq!(surely("likly", ["likely", "unlikely"]), Some("likely"));
        assert_eq!(surely("nlikely", ["likely", "unlikely"]), None);
        assert_eq!(surely("TLP:GREN", ["TLP:GREEN", "TLP:RED", "TLP:AMBER"]), None);
    }
}
