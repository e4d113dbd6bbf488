//! A capture made ready once for all quotes that are looked for in it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::closest::{self, Closest, Nearest, Spent};
use super::copied::{self, Candidate, Copy};
use super::differing;
use super::english;
use super::find::{Needle, Places};
use super::fold::{Folded, fold};
use super::mention::{self, Mentions};
use super::paragraph::{number, paragraphs};
use super::sentence;
use super::words::{Word, words};
use crate::model::claim::Quote;

/// A capture, folded once. Places in it are bytes of the text as written.
#[derive(Debug)]
pub struct Reading<'a> {
    text: &'a str,
    folded: Folded,
    loosened: OnceCell<Folded>,
    words: OnceCell<Vec<Word>>,
    places: OnceCell<closest::Places>,
    paragraphs: Vec<Range<usize>>,
    mentions: RefCell<BTreeMap<usize, Rc<Mentions>>>,
    /// Every word of the text by its hash, ascending, once it was asked for.
    hashes: OnceCell<Vec<u64>>,
    english: OnceCell<bool>,
}

impl<'a> Reading<'a> {
    /// Folds a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            folded: fold(text),
            loosened: OnceCell::new(),
            words: OnceCell::new(),
            places: OnceCell::new(),
            paragraphs: paragraphs(text),
            mentions: RefCell::default(),
            hashes: OnceCell::new(),
            english: OnceCell::new(),
        }
    }

    /// Where the words of a quote stand; `None` where it has no words. Case counts; the kind of marks, dashes and
    /// spaces, ligatures, line breaks and a stop at the end do not. What brackets and ellipses stand for is left out.
    pub fn find(&self, quote: &Quote) -> Option<Places> {
        let places = Needle::new(quote, fold)?.places(&self.folded.text);
        if !places.is_empty() {
            return Some(places.led_back(&self.folded));
        }
        let folded = self.loosened.get_or_init(|| self.folded.loosened());
        // A hyphen tells words apart, unless ends of lines may have put it there.
        let folding = if self.folded.divided { loosely } else { unquoted };
        Some(Needle::new(quote, folding)?.places(&folded.text).led_back(folded))
    }

    /// The passage that is closest to a quote.
    pub fn closest(&self, quote: &Quote) -> Nearest {
        let wanted = words(&fold(&quote.exact).text);
        let places = self.places.get_or_init(|| closest::Places::new(self.words()));
        match places.closest(self.words(), &wanted) {
            Ok(Some((range, shared))) => {
                let range = self.folded.origin(range);
                let of = wanted.len();
                let typed = self.text.get(range.clone()).unwrap_or_default();
                let differs = (shared == of).then(|| differing::words(&quote.exact, typed));
                Nearest::Passage(Closest { words: self.offer(&range), range, shared, of, differs })
            }
            Ok(None) => Nearest::Nothing,
            Err(Spent) => Nearest::NotSought,
        }
    }

    /// What to offer for a place: the words of the only quotation of its sentence, if it stands in that, or the sentence.
    fn offer(&self, place: &Range<usize>) -> String {
        let sentence = self.sentence(place);
        let quoted = self.mentions(self.numbers(place).start).only_quotation(place.start, &sentence);
        let whole = match quoted.filter(|quoted| place.end <= quoted.end) {
            Some(quoted) => quoted.start.max(sentence.start)..quoted.end.min(sentence.end),
            None => sentence,
        };
        sentence::shown(self.text, &whole, place).trim_end_matches(',').to_owned()
    }

    /// The sentence in which a place stands, or those over which it reaches.
    pub fn sentence(&self, place: &Range<usize>) -> Range<usize> {
        let numbers = self.numbers(place);
        let bound = |number: usize| self.paragraphs.get(number - 1).cloned().unwrap_or_default();
        let paragraph = bound(numbers.start).start..bound(numbers.end - 1).end;
        sentence::around(self.text, &paragraph, place)
    }

    /// Whether all of the text is surely in English.
    pub fn is_english(&self) -> bool {
        *self.english.get_or_init(|| english::are_english(&self.folded.text, self.words()))
    }

    /// The longest row of words that each candidate has taken over, if it has at least [`copied::COPIED`].
    /// A row ends with its paragraph.
    pub fn copies(&self, candidates: &[&Candidate]) -> Vec<Copy> {
        let (mut words, mut before) = (Vec::with_capacity(self.words().len() + self.paragraphs.len()), 0);
        for &word in self.words() {
            let paragraph = number(&self.paragraphs, self.folded.origin(word.at()).start);
            if paragraph != before {
                words.push(Word::gap(word));
            }
            words.push(word);
            before = paragraph;
        }
        copied::copies(&self.folded, &words, candidates)
    }

    /// Whether a word of the text has one of the hashes.
    pub(super) fn holds(&self, hashes: &[u64]) -> bool {
        let all = self.hashes.get_or_init(|| {
            let mut all: Vec<u64> = mention::hashes(self.text).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        hashes.iter().any(|hash| all.binary_search(hash).is_ok())
    }

    /// The paragraphs, as written, from the first.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        self.paragraphs.iter().map(move |range| text.get(range.clone()).unwrap_or_default())
    }

    /// The numbers, from 1, of the paragraphs that a place lies in.
    pub fn numbers(&self, place: &Range<usize>) -> Range<usize> {
        let last = place.end.saturating_sub(1).max(place.start);
        number(&self.paragraphs, place.start) + 1..number(&self.paragraphs, last) + 2
    }

    /// How many paragraphs there are.
    pub fn paragraph_count(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether a place stands inside quotation marks.
    pub fn is_quoted(&self, place: &Range<usize>) -> bool {
        self.mentions(self.numbers(place).start).is_quoted(place.start)
    }

    /// Whether a word that stands around a place in its own paragraphs has one of the hashes.
    pub(super) fn surround(&self, place: &Range<usize>, hashes: &[u64]) -> bool {
        let numbers = self.numbers(place);
        self.mentions(numbers.start).has_any(&(0..place.start), hashes)
            || self.mentions(numbers.end - 1).has_any(&(place.end..self.text.len()), hashes)
    }

    /// Whether a word in the two paragraphs before a place has one of the hashes.
    pub(super) fn precede(&self, place: &Range<usize>, hashes: &[u64]) -> bool {
        let first = self.numbers(place).start;
        let before =
            [1, 2].into_iter().filter_map(|back| first.checked_sub(back).filter(|&number| number > 0));
        before.into_iter().any(|number| self.mentions(number).has_any(&(0..place.start), hashes))
    }

    /// The paragraph of a number, from 1, read once.
    fn mentions(&self, number: usize) -> Rc<Mentions> {
        let read = || {
            let start =
                |number: usize| self.paragraphs.get(number).map_or(self.text.len(), |next| next.start);
            let paragraph = number.checked_sub(1).and_then(|at| self.paragraphs.get(at)).cloned();
            Rc::new(Mentions::new(self.text, &paragraph.unwrap_or_default(), start(number)))
        };
        Rc::clone(self.mentions.borrow_mut().entry(number).or_insert_with(read))
    }

    /// A place in code points from 0, as a text position selector counts it (W3C Web Annotation).
    pub fn position(&self, place: &Range<usize>) -> Range<usize> {
        let count = |range: Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count());
        let start = count(0..place.start);
        start..start + count(place.clone())
    }

    fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(&self.folded.text))
    }
}

impl Places {
    fn is_empty(&self) -> bool {
        self.fitting.is_empty() && self.stray.is_none()
    }

    fn led_back(self, folded: &Folded) -> Self {
        let back = |range: Range<usize>| folded.origin(range);
        Self { fitting: self.fitting.into_iter().map(back).collect(), stray: self.stray.map(back) }
    }
}

fn loosely(text: &str) -> Folded {
    let mut folded = fold(text);
    folded.divided = true;
    folded.loosened()
}

fn unquoted(text: &str) -> Folded {
    let mut folded = fold(text);
    folded.divided = false;
    folded.loosened()
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::super::mention::hashes;
    use super::*;

    fn quote(exact: &str) -> Quote {
        Quote { exact: exact.to_owned(), prefix: None, suffix: None, translated_from: Vec::new() }
    }

    fn found<'a>(text: &'a str, exact: &str) -> Vec<&'a str> {
        let places = Reading::new(text).find(&quote(exact)).unwrap_or_default();
        places.fitting.into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn what_is_offered_for_a_quote_leaves_no_word_of_its_sentence_out() {
        let long = "No boat ".to_owned() + &"of the fleet ".repeat(40) + "was counted this year.";
        let text = format!(
            "Nobody has counted the boats this year. It was late.\n\n\"We sell, or we cut the fleet,\" the mayor of the \
             town said. \"Never,\" she said, \"will any of us close the port.\"\n\n{long}"
        );
        let reading = Reading::new(&text);
        let offered = |exact: &str| match reading.closest(&quote(exact)) {
            Nearest::Passage(closest) => closest.words,
            other => format!("{other:?}"),
        };
        assert_eq!(offered("somebody has counted the boats"), "Nobody has counted the boats this year.");
        assert_eq!(offered("we will cut the fleet"), "We sell, or we cut the fleet");
        assert_eq!(
            offered("all of us close the port"),
            "\"Never,\" she said, \"will any of us close the port.\""
        );
        let cut = offered("the boat was counted this year");
        assert!(cut.starts_with("… ") && cut.ends_with(" was counted this year."), "{cut}");
        assert!(cut.len() < 340, "{cut}");
        let cut = offered("a boat of the fleet of the fleet");
        assert!(cut.starts_with("No boat of the fleet") && cut.ends_with(" …"), "{cut}");
    }

    #[test]
    fn a_quote_is_found_whatever_its_marks_spaces_and_lines() {
        let text = "They termed it a “no\u{a0}lim\u{ad}its”\n friendship — e\u{fb03}cient, self-\nreliant and infor-\nmal.";
        assert_eq!(found(text, "\"no limits\""), ["no\u{a0}lim\u{ad}its"]);
        assert_eq!(found(text, "friendship - efficient"), ["friendship — e\u{fb03}cient"]);
        assert_eq!(found(text, "self-reliant and informal"), ["self-\nreliant and infor-\nmal"]);
        assert_eq!(found(text, "No limits"), [""; 0]);
    }

    #[test]
    fn a_row_of_copied_words_ends_with_its_paragraph() {
        let words = |from: u32, to: u32| (from..to).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        let candidate = Candidate::new(std::iter::once(words(0, 20).as_str()));
        let copied =
            |text: &str| Reading::new(text).copies(&[&candidate]).first().map_or(0, |copy| copy.words);
        assert_eq!(
            copied(&format!("{}\n{}.\n\nEnd.", words(0, 10), words(10, 20))),
            20,
            "a line that goes on"
        );
        assert_eq!(copied(&format!("{}.\n\n{}.", words(0, 10), words(10, 20))), 0);
        assert_eq!(copied(&format!("{}.\n\n{}.", words(0, 6), words(6, 20))), 14);
    }

    #[test]
    fn a_quotation_that_a_paragraph_opens_anew_is_one() {
        let text = "“We act.\n\n“We wait,” she said.";
        assert_eq!(found(text, "We act. We wait"), ["We act.\n\n“We wait"]);
        assert_eq!(found("He will re-sign it", "resign"), [""; 0]);
    }

    #[test]
    fn a_place_counts_characters_and_knows_its_paragraph() {
        let text = "Öl “über” all.\n\nShe said “so”.\n\nThird.";
        let reading = Reading::new(text);
        let at = reading.find(&quote("so")).unwrap().fitting.remove(0);
        assert_eq!(reading.position(&at), 26..28);
        assert_eq!(reading.numbers(&at), 2..3);
        let has = |word: &str| hashes(word).collect::<Vec<u64>>();
        assert!(reading.surround(&at, &has("she")) && !reading.surround(&at, &has("so")));
        assert!(reading.precede(&at, &has("über")) && !reading.precede(&at, &has("third")));
        assert!(reading.is_quoted(&at));
    }

    proptest::proptest! {
        #[test]
        fn a_quote_cut_out_of_a_capture_is_found_at_its_place(
            words in proptest::collection::vec("[a-zé’“”—,.\u{ad}\u{fb01}]{0,6}[a-zé]", 1..30),
            gaps in proptest::collection::vec("( |\n|\u{a0}| \t|\r\n\r\n)", 30),
            from in 0_usize..30,
            count in 1_usize..10,
        ) {
            let from = from % words.len();
            let to = (from + count).min(words.len());
            let mut text = String::new();
            let mut cut = 0..0;
            for (at, word) in words.iter().enumerate() {
                if at == from { cut.start = text.len(); }
                text.push_str(word);
                if at + 1 == to { cut.end = text.len(); }
                text.push_str(&gaps[at]);
            }
            let exact = &text[cut.clone()];
            let places = Reading::new(&text).find(&quote(exact)).unwrap();
            let covers = |at: &Range<usize>| {
                let inside = cut.start <= at.start && at.end <= cut.end;
                let rest = [&text[cut.start..at.start.max(cut.start)], &text[at.end.min(cut.end)..cut.end]];
                inside && rest.iter().all(|rest| !rest.contains(char::is_alphanumeric))
            };
            // Where words repeat, a place that begins inside another one is not looked for.
            let repeats = (1..words.len()).any(|at| words[..at].contains(&words[at]));
            let shares = |at: &Range<usize>| repeats && at.start < cut.end && cut.start < at.end;
            proptest::prop_assert!(places.fitting.iter().any(|at| covers(at) || shares(at)), "{:?} in {:?}: {:?}", exact, text, places);
        }

        #[test]
        fn no_text_panics(text in "(\\PC|[a-c“ \n-]){0,60}", exact in "(\\PC|[a-c \\[\\]….-]){0,20}") {
            let reading = Reading::new(&text);
            let quote = quote(&exact);
            let _ = reading.closest(&quote);
            for place in reading.find(&quote).unwrap_or_default().fitting {
                proptest::prop_assert!(text.get(place.clone()).is_some());
                let _ = (reading.is_quoted(&place), reading.surround(&place, &[1]), reading.position(&place));
            }
        }
    }
}
