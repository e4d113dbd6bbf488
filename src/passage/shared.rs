//! How much of one text stands in another as well.

use super::paragraph::{paragraphs, quotations};
use super::words::words;

/// How many words in a row are compared at a time.
const RUN: usize = 6;

/// How many such runs two texts must share at least: fewer are a formula.
const FEWEST: usize = 15;

/// What a text is known by: its runs of words outside quotation marks, each once, sorted, and all its words.
#[derive(Debug)]
pub struct Print {
    runs: Vec<u64>,
    words: Vec<u64>,
}

/// How much of the shorter of two texts stands in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Every word, in the same order: they are one text.
    All,
    /// More than two thirds of what it says in its own words.
    Most,
}

impl Print {
    /// Reads a text once. Words that others said are left out of the runs, because two may have heard them.
    pub fn of(text: &str) -> Self {
        let text = text.replace('’', "'");
        let mut runs = Vec::new();
        for paragraph in paragraphs(&text) {
            let mut from = paragraph.start;
            for quoted in quotations(&text, paragraph.clone()) {
                runs.extend(runs_of(text.get(from..*quoted.start()).unwrap_or_default()));
                from = *quoted.end();
            }
            runs.extend(runs_of(text.get(from..paragraph.end).unwrap_or_default()));
        }
        runs.sort_unstable();
        runs.dedup();
        Self { runs, words: words(&text).into_iter().map(|word| word.hash).collect() }
    }

    /// How many steps it takes to compare it.
    pub fn cost(&self) -> usize {
        self.runs.len() + 1
    }

    /// How much of the shorter of the two stands in the other, if that is most of it.
    pub fn share(&self, other: &Self) -> Option<Share> {
        if self.words == other.words && self.words.len() >= FEWEST {
            return Some(Share::All);
        }
        let shared = in_both(&self.runs, &other.runs);
        let shorter = self.runs.len().min(other.runs.len());
        (shared >= FEWEST && shared * 3 > shorter * 2).then_some(Share::Most)
    }
}

/// Every so many words in a row of a stretch of text.
fn runs_of(text: &str) -> Vec<u64> {
    let words: Vec<u64> = words(text).into_iter().map(|word| word.hash).collect();
    let run = |words: &[u64]| words.iter().fold(0_u64, |run, word| run.rotate_left(9) ^ word);
    words.windows(RUN).map(run).collect()
}

/// How many numbers two sorted lists have in common.
fn in_both(one: &[u64], other: &[u64]) -> usize {
    let mut other = other.iter().copied().peekable();
    let is_there = |number: &&u64| {
        while other.next_if(|known| known < *number).is_some() {}
        other.peek() == Some(*number)
    };
    one.iter().filter(is_there).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> Option<Share> {
        Print::of(one).share(&Print::of(other))
    }

    const REPORT: &str = "Tavik recalled its ambassador from Norrland on Wednesday, the foreign ministry in Tavik City said in a \
        statement.\n\nThe recall follows shots near Sarn Shoal that the Calder Post first reported.";

    #[test]
    fn a_text_under_another_headline_is_the_same_text() {
        assert_eq!(share(REPORT, REPORT), Some(Share::All));
        assert_eq!(share(REPORT, &REPORT.replace('\n', "\r\n")), Some(Share::All));
        assert_eq!(share(REPORT, &format!("Ambassador called home\n\n{REPORT}")), Some(Share::Most));
        assert_eq!(share(REPORT, &REPORT.replace("Wednesday", "12 March")), Some(Share::Most));
        assert_eq!(share(REPORT, &format!("{REPORT} {}", "And so on. ".repeat(200))), Some(Share::Most));
    }

    #[test]
    fn what_two_heard_and_what_is_told_in_other_words_are_two_texts() {
        assert_eq!(share(REPORT, "Tavik's ambassador to Norrland was called home on Wednesday."), None);
        let heard = "\"We will not be pushed off our own shoal, and we will not wait until others decide for us what is ours and \
            what is not,\"";
        assert_eq!(share(&format!("{heard} Orsk said."), &format!("{heard} Orsk told Parliament.")), None);
        assert_eq!(share("It is so.", "It is so."), None);
    }
}
