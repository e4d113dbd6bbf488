//! Where words stand in a folded text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::fold::Folded;
use crate::model::claim::Quote;

/// How many places of one quote are kept; with more, nothing is decided anyway.
const PLACES: usize = 1_000;

/// How many places of one part of an altered quote are looked at.
const PART_PLACES: usize = 100_000;

/// How many parts of an altered quote are looked for.
const PARTS: usize = 16;

/// How many bytes of folded text brackets or an ellipsis may stand for.
const OMITTED: usize = 1_000;

/// A quote made ready to be looked for.
#[derive(Debug)]
pub(super) struct Needle {
    whole: Part,
    /// What stands between brackets and ellipses; empty where the quote has none.
    parts: Vec<Part>,
    prefix: String,
    suffix: String,
}

/// Words in a row.
#[derive(Debug)]
struct Part {
    text: String,
    /// May begin inside a word: a bracket stands right before it.
    open_start: bool,
    /// May end inside a word: a bracket stands right behind it.
    open_end: bool,
}

/// The places of a quote in a folded text, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Those between its prefix and its suffix, at most a thousand.
    pub fitting: Vec<Range<usize>>,
    /// The first place that is not between them.
    pub stray: Option<Range<usize>>,
}

impl Needle {
    /// Folds a quote; `None` where no word is left.
    pub(super) fn new(quote: &Quote, folding: fn(&str) -> Folded) -> Option<Self> {
        let text = |text: &str| folding(text).text;
        let context = |text: &Option<String>| {
            let folded = folding(text.as_deref().unwrap_or_default()).text;
            folded.trim_matches(is_edge).to_owned()
        };
        let whole = Part { text: trimmed(&text(&quote.exact)), open_start: false, open_end: false };
        let mut parts = Vec::new();
        if quote.exact.contains(['[', '…']) || quote.exact.contains("...") || quote.exact.contains(". . .")
        {
            parts = split(&quote.exact, text);
        }
        let is_empty = !whole.text.contains(char::is_alphanumeric);
        (!is_empty).then(|| Self {
            whole,
            parts,
            prefix: context(&quote.prefix),
            suffix: context(&quote.suffix),
        })
    }

    /// Every place in a folded text. Where the quote has brackets or ellipses that do not stand in the text, its
    /// parts must follow one another closely.
    pub(super) fn places(&self, text: &str) -> Places {
        let places = self.sorted(text, self.whole.hits(text));
        let is_there = !places.fitting.is_empty() || places.stray.is_some();
        if is_there || self.parts.is_empty() {
            places
        } else {
            self.sorted(text, chained(&self.parts, text).into_iter())
        }
    }

    fn sorted(&self, text: &str, hits: impl Iterator<Item = Range<usize>>) -> Places {
        let mut places = Places::default();
        for hit in hits {
            if self.fits(text, &hit) {
                places.fitting.push(hit);
            } else if places.stray.is_none() {
                places.stray = Some(hit);
            }
            if places.fitting.len() == PLACES {
                break;
            }
        }
        places
    }

    fn fits(&self, text: &str, hit: &Range<usize>) -> bool {
        let before = || text.get(..hit.start).unwrap_or_default().trim_end_matches(is_edge);
        let after =
            || text.get(hit.end..).unwrap_or_default().trim_start_matches(|c| is_edge(c) || is_stop(c));
        (self.prefix.is_empty() || before().ends_with(&self.prefix))
            && (self.suffix.is_empty() || after().starts_with(self.suffix.trim_start_matches(is_stop)))
    }
}

impl Part {
    fn hits<'a>(&'a self, text: &'a str) -> Hits<'a> {
        Hits { part: self, finder: Finder::new(&self.text), text, at: 0 }
    }
}

/// The places of a part that begin and end where words do.
struct Hits<'a> {
    part: &'a Part,
    finder: Finder<'a>,
    text: &'a str,
    at: usize,
}

impl Iterator for Hits<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at + self.finder.find(self.text.as_bytes().get(self.at..)?)?;
            let end = start + self.part.text.len();
            let begins = self.part.open_start || !divides(self.text, start);
            if begins && (self.part.open_end || !divides(self.text, end)) {
                self.at = end;
                return Some(start..end);
            }
            self.at = self.behind(start);
        }
    }
}

impl Hits<'_> {
    /// The next place behind `start` at which the part may begin.
    fn behind(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let mut places = rest.char_indices().map(|(offset, _)| start + offset).skip(1);
        places.find(|&at| self.part.open_start || !divides(self.text, at)).unwrap_or(self.text.len())
    }
}

/// Whether a place lies inside a word.
fn divides(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    before.is_some_and(joins) && after.is_some_and(joins)
}

/// Whether a character belongs to words that spaces divide.
fn joins(c: char) -> bool {
    let unspaced = matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
        || matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    c.is_alphanumeric() && !unspaced
}

/// The places at which all parts follow one another, each as near as can be to the one before.
fn chained(parts: &[Part], text: &str) -> Vec<Range<usize>> {
    let Some((first, rest)) = parts.split_first() else { return Vec::new() };
    let mut reached: Vec<Range<usize>> = first.hits(text).take(PART_PLACES).collect();
    for part in rest {
        let hits = part.hits(text).take(PART_PLACES);
        reached = hits
            .filter_map(|hit| {
                let before = reached.partition_point(|from| from.end <= hit.start).checked_sub(1)?;
                let from = reached.get(before).filter(|from| hit.start - from.end <= OMITTED)?;
                Some(from.start..hit.end)
            })
            .collect();
    }
    reached
}

/// The stretches of a quote between brackets and ellipses.
fn split(exact: &str, folding: impl Fn(&str) -> String) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open_start = false;
    let mut rest = exact;
    while !rest.is_empty() && parts.len() < PARTS {
        let (typed, behind, bracket) = cut(rest);
        let open_end = bracket && typed.ends_with(joins);
        let text = trimmed(&folding(typed));
        let starts = open_start && typed.starts_with(joins);
        if text.contains(char::is_alphanumeric) {
            parts.push(Part { text, open_start: starts, open_end });
        }
        open_start = bracket;
        rest = behind;
    }
    parts
}

/// A text up to its first bracket or ellipsis, what follows it, and whether it was a bracket.
fn cut(text: &str) -> (&str, &str, bool) {
    let marks = ["[", "…", "...", ". . ."];
    let found = marks.iter().filter_map(|&mark| Some((text.find(mark)?, mark))).min();
    let Some((at, mark)) = found else { return (text, "", false) };
    let (before, rest) = text.split_at(at);
    match mark {
        "[" => match rest.split_once(']') {
            Some((_, behind)) => (before, behind, true),
            None => (before, rest.strip_prefix('[').unwrap_or_default(), true),
        },
        _ => (before, rest.strip_prefix(mark).unwrap_or_default().trim_start_matches('.'), false),
    }
}

/// A folded quote without the marks around it and the stop or comma that a sentence may have put into it.
fn trimmed(folded: &str) -> String {
    folded.trim_start_matches(is_edge).trim_end_matches(|c| is_edge(c) || is_stop(c)).to_owned()
}

fn is_edge(c: char) -> bool {
    matches!(c, ' ' | '\'')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':')
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn quote(exact: &str) -> Quote {
        Quote { exact: exact.to_owned(), prefix: None, suffix: None, translated_from: Vec::new() }
    }

    fn found(text: &str, quote: &Quote) -> Vec<String> {
        let folded = fold(text).text;
        let places = Needle::new(quote, fold).map(|needle| needle.places(&folded)).unwrap_or_default();
        places.fitting.into_iter().map(|at| folded[at].to_owned()).collect()
    }

    #[test]
    fn words_are_found_whole_and_in_their_case() {
        assert_eq!(found("The support of the port", &quote("port")), ["port"]);
        assert_eq!(found("The Port", &quote("port")), [""; 0]);
        assert_eq!(found("a “no limits” pact, no limits", &quote("no limits")), ["no limits"; 2]);
        assert_eq!(found("xa b a b a", &quote("a b a")), ["a b a"]);
        assert_eq!(found("中俄合作伙伴", &quote("合作")), ["合作"]);
    }

    #[test]
    fn a_stop_or_comma_that_the_sentence_put_into_the_quote_does_not_count() {
        assert_eq!(found("\"We will act,\" he said", &quote("“We will act.”")), ["We will act"]);
    }

    #[test]
    fn parts_around_brackets_and_ellipses_follow_one_another() {
        let text = "The port is, as I said, a shared inheritance of both nations. The end";
        assert_eq!(found(text, &quote("The port is … a [common] inheritance")).len(), 1);
        assert_eq!(found(text, &quote("[t]he port is")), ["he port is"]);
        assert_eq!(found(text, &quote("he port is")).len(), 0);
        assert_eq!(found(text, &quote("[I]t is a good port... inheritance")).len(), 0);
        assert_eq!(found(text, &quote("inheritance … The port")).len(), 0);
        let far = format!("one {} two", "x ".repeat(OMITTED));
        assert_eq!(found(&far, &quote("one … two")).len(), 0);
        assert_eq!(found("one [laughs] two", &quote("one [laughs] two")), ["one [laughs] two"]);
    }

    #[test]
    fn prefix_and_suffix_decide_among_several_places() {
        let text = "He said the port is open. She said the port is shut.";
        let with = |prefix: Option<&str>, suffix: Option<&str>| Quote {
            prefix: prefix.map(str::to_owned),
            suffix: suffix.map(str::to_owned),
            ..quote("the port is")
        };
        assert_eq!(found(text, &with(None, None)).len(), 2);
        assert_eq!(found(text, &with(Some("She said "), None)).len(), 1);
        assert_eq!(found(text, &with(None, Some(" open"))).len(), 1);
        let folded = fold(text).text;
        let places = Needle::new(&with(Some("They said"), None), fold).unwrap().places(&folded);
        assert!(places.fitting.is_empty());
        assert_eq!(places.stray, Some(8..19));
    }

    #[test]
    fn a_quote_without_words_is_not_looked_for() {
        assert!(Needle::new(&quote(" … "), fold).is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_quote_panics(text in "\\PC{0,40}", exact in "(\\PC|[a-c \\[\\]….“']){0,20}") {
            let _ = found(&text, &quote(&exact));
        }
    }
}
