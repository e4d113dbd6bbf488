//! What is open on a page while it is read: the sentence at hand, and what it lies in.

/// A run of text that no other text interrupts: what is visible, or one attribute, comment or hidden element.
#[derive(Default)]
pub(super) struct Scope {
    pub(super) sentence: Sentence,
    pub(super) open: Vec<Open>,
    /// The lead-in of each open list.
    pub(super) lists: Vec<Option<u32>>,
    /// The lead-in that waits for its list.
    pub(super) lead_in: Option<u32>,
    /// How many table rows are open.
    pub(super) rows: u32,
    /// How many list items are open.
    pub(super) items: u32,
    /// Whether a record's reference was announced that the page has not shown yet.
    pub(super) announced: bool,
    /// Claims stated in this block that have no note yet.
    pub(super) waiting: Vec<(u32, u32)>,
    /// Whether a reader sees it.
    pub(super) is_hidden: bool,
}

/// What was said since the last sentence ended; in a table row, since the row began.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) stated: Vec<Stated>,
    pub(super) told: Vec<(u32, u32, u32)>,
    pub(super) lead_ins: Vec<u32>,
    pub(super) judged: Option<u32>,
    /// The words that are neither a claim's nor an analyst's: the template's own.
    pub(super) words: String,
    /// From where on they belong to the table cell at hand.
    pub(super) cell: usize,
    /// Whether a full stop came last.
    pub(super) stopped: bool,
    /// Whether tracers were found that nobody could have written.
    pub(super) broken: bool,
}

/// A claim that the sentence states, as the nth assertion of the page, and whether all of it stands there.
#[derive(Clone, Copy)]
pub(super) struct Stated {
    pub(super) claim: u32,
    pub(super) nth: u32,
    pub(super) is_whole: bool,
}

/// What began and has not ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Assertion(usize),
    Attribution(u32, u32, u32),
    LeadIn(u32),
    Judgment,
    Prose,
}

impl Sentence {
    /// Whether nothing was said: most blocks of a page begin where one has just ended.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.stated.is_empty()
            && self.told.is_empty()
            && self.lead_ins.is_empty()
            && !self.broken
    }

    /// Makes room for the next one.
    pub(super) fn clear(&mut self) {
        self.stated.clear();
        self.told.clear();
        self.lead_ins.clear();
        self.words.clear();
        (self.judged, self.cell, self.stopped, self.broken) = (None, 0, false, false);
    }
}
