//! Whether a page says what the terms of likelihood on it stand for.

use memchr::memmem;

use crate::proofread::voice::Desk;

/// What a page was seen to use and to explain.
#[derive(Default)]
pub(super) struct Key {
    /// Each judgment that a reader sees: which of the assertions and judgments of the page it is, and its words.
    judgments: Vec<(u32, String)>,
    /// The texts that hold figures, which may be those of a key.
    figures: String,
}

impl Key {
    /// A judgment begins.
    pub(super) fn judgment(&mut self, nth: u32) {
        self.judgments.push((nth, String::new()));
    }

    /// Words of the last judgment.
    pub(super) fn judged(&mut self, words: &str) {
        if let Some((_, judgment)) = self.judgments.last_mut() {
            judgment.push_str(words);
        }
    }

    /// Words that may explain a term: "likely 55–80".
    pub(super) fn explains(&mut self, words: &str) {
        let has_range =
            ["–".as_bytes(), b"-", b" to "].iter().any(|dash| memmem::find(words.as_bytes(), dash).is_some());
        if has_range && words.bytes().any(|byte| byte.is_ascii_digit()) {
            self.figures.extend([words, "\n"]);
        }
    }

    /// The first judgment with a term that nothing explains.
    pub(super) fn lacks(&self, desk: &Desk<'_>) -> Option<u32> {
        let figures =
            self.figures.replace([' ', '%'], "").replace("percent", "").replace("to", "–").replace('-', "–");
        let is_explained = |band: &str| figures.contains(band);
        let lacking = self
            .judgments
            .iter()
            .find(|(_, words)| desk.likelihoods(words).iter().any(|term| !is_explained(term.band)));
        lacking.map(|&(nth, _)| nth)
    }
}
