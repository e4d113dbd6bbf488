//! What a reader meets on a page, in order: sentences, blocks, lists, table rows. Judges each sentence as it ends.

use std::collections::BTreeMap;

use memchr::memchr3;

use crate::model::id::ClaimId;
use crate::proofread::fault::{Fault, Kind};
use crate::proofread::key::Key;
use crate::proofread::scope::{Open, Scope, Sentence, Stated};
use crate::proofread::voice::{Desk, Marking};
use crate::render::sentences;
use crate::render::tracers::{self, Tracer};

/// How many bytes of text may follow the marking at the foot of a page.
const FOOT: usize = 240;

/// A page as it is read.
pub(super) struct Sheet<'a> {
    desk: &'a Desk<'a>,
    /// The marking that the page must bear.
    marking: Option<Marking>,
    /// The scope at hand; those around it wait.
    scope: Scope,
    around: Vec<Scope>,
    /// Assertions and judgments so far.
    count: u32,
    /// Whether a marking was seen before the first traced text, and how much text came after the last one.
    head: bool,
    foot: Option<usize>,
    begun: bool,
    /// The claims that were cited somewhere, and those that were not yet.
    cited: Vec<bool>,
    uncited: BTreeMap<u32, u32>,
    key: Key,
    faults: Vec<Fault>,
}

impl<'a> Sheet<'a> {
    /// An empty page, which must bear this marking.
    pub(super) fn new(desk: &'a Desk<'a>, marking: Option<&str>) -> Self {
        Self {
            desk,
            marking: marking.map(Marking::new),
            scope: Scope::default(),
            around: Vec::new(),
            count: 0,
            head: false,
            foot: None,
            begun: false,
            cited: vec![false; desk.corpus.claims.len()],
            uncited: BTreeMap::new(),
            key: Key::default(),
            faults: Vec::new(),
        }
    }

    /// Adds text, tracers and all.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = tracers::find(rest) {
            self.plain(rest.get(..at).unwrap_or_default());
            let tracer = rest.get(at..).unwrap_or_default();
            let (read, length) = tracers::read(tracer);
            self.tracer(read);
            rest = tracer.get(length.max(3)..).unwrap_or_default();
        }
        self.plain(rest);
    }

    /// Adds text that a reader meets apart from all other text: an attribute, a comment.
    pub(super) fn aside(&mut self, text: &str) {
        if tracers::find(text).is_some() {
            self.enter();
            self.text(text);
            self.leave();
        }
    }

    /// Begins something hidden, or apart from the text around it.
    pub(super) fn enter(&mut self) {
        let scope = Scope { is_hidden: true, ..Scope::default() };
        self.around.push(std::mem::replace(&mut self.scope, scope));
    }

    /// Ends it.
    pub(super) fn leave(&mut self) {
        self.scope.rows = 0;
        self.scope.items = 0;
        self.block();
        if let Some(scope) = self.around.pop() {
            self.scope = scope;
        }
    }

    /// Begins or ends a block: a paragraph, a heading, a cell.
    pub(super) fn block(&mut self) {
        if self.scope.rows > 0 {
            self.mixed();
            self.scope.sentence.cell = self.scope.sentence.words.len();
            self.scope.sentence.judged = None;
            self.scope.open.clear();
            return;
        }
        self.end();
        self.scope.open.clear();
        if self.scope.items == 0 {
            self.settle();
        }
    }

    /// Begins a list.
    pub(super) fn list(&mut self) {
        self.block();
        let lead_in = self.scope.lead_in.take();
        self.scope.lists.push(lead_in);
    }

    /// Ends a list.
    pub(super) fn list_end(&mut self) {
        self.block();
        self.scope.lists.pop();
    }

    /// Begins a list item.
    pub(super) fn item(&mut self) {
        self.block();
        self.scope.items += 1;
    }

    /// Ends a list item.
    pub(super) fn item_end(&mut self) {
        self.block();
        self.scope.items = self.scope.items.saturating_sub(1);
        self.settle();
    }

    /// Begins a table row.
    pub(super) fn row(&mut self) {
        self.block();
        self.scope.rows += 1;
    }

    /// Ends a table row.
    pub(super) fn row_end(&mut self) {
        self.block();
        self.scope.rows = self.scope.rows.saturating_sub(1);
        self.block();
    }

    /// A reference to a footnote that the template numbers itself.
    pub(super) fn note(&mut self) {
        if std::mem::take(&mut self.scope.announced) {
            return;
        }
        for (claim, _) in std::mem::take(&mut self.scope.waiting) {
            self.cite(claim);
        }
    }

    /// Ends the page and returns what is wrong with it.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        while !self.around.is_empty() {
            self.leave();
        }
        self.scope.rows = 0;
        self.scope.items = 0;
        self.block();
        for (claim, nth) in std::mem::take(&mut self.uncited) {
            // That no document vouches for a claim is told at the claim; a template could cite nothing.
            if !self.desk.corpus.documents_of(ClaimId(claim)).is_empty() {
                self.fault(Kind::Uncited, Some(claim), Some(nth));
            }
        }
        if let Some(nth) = self.key.lacks(self.desk) {
            self.fault(Kind::NoKey, None, Some(nth));
        }
        if self.marking.is_some() {
            let foot = self.foot.is_some_and(|behind| behind <= FOOT);
            for (kind, is_there) in [(Kind::NoHead, self.head), (Kind::NoFoot, foot)] {
                if !is_there {
                    self.fault(kind, None, None);
                }
            }
        }
        self.faults
    }

    fn fault(&mut self, kind: Kind, claim: Option<u32>, nth: Option<u32>) {
        self.faults.push(Fault { kind, claim, nth });
    }

    fn tracer(&mut self, tracer: Tracer<'_>) {
        self.begun = true;
        self.foot = None;
        let scope = &mut self.scope;
        match tracer {
            Tracer::Assertion(claim) => {
                scope.sentence.stopped = false;
                scope.open.push(Open::Assertion(scope.sentence.stated.len()));
                scope.sentence.stated.push(Stated { claim, nth: self.count, is_whole: false });
                scope.waiting.push((claim, self.count));
                self.count += 1;
            }
            Tracer::Attribution { claim, part, of } => {
                scope.sentence.stopped = false;
                scope.open.push(Open::Attribution(claim, part, of));
            }
            Tracer::LeadIn(claim) => scope.open.push(Open::LeadIn(claim)),
            Tracer::Judgment => {
                scope.open.push(Open::Judgment);
                scope.sentence.judged = Some(self.count);
                if !scope.is_hidden {
                    self.key.judgment(self.count);
                }
                self.count += 1;
            }
            Tracer::Prose => scope.open.push(Open::Prose),
            Tracer::Cite(record) => self.noted(record),
            Tracer::Place(..) => {}
            Tracer::End if scope.rows > 0 => {}
            Tracer::End => self.end(),
            Tracer::Close => self.close(),
            Tracer::Broken => scope.sentence.broken = true,
        }
    }

    fn close(&mut self) {
        let sentence = &mut self.scope.sentence;
        match self.scope.open.pop() {
            Some(Open::Assertion(at)) => {
                if let Some(stated) = sentence.stated.get_mut(at) {
                    stated.is_whole = true;
                }
            }
            Some(Open::Attribution(claim, part, of)) => sentence.told.push((claim, part, of)),
            Some(Open::LeadIn(claim)) => sentence.lead_ins.push(claim),
            Some(Open::Judgment | Open::Prose) => {}
            None => sentence.broken = true,
        }
    }

    /// A reference of a record: if it is a claim that waits for one, it is cited.
    fn noted(&mut self, record: &str) {
        self.scope.announced = true;
        let corpus = self.desk.corpus;
        let is_of = |claim: u32| {
            corpus.claims.get(claim as usize).is_some_and(|claim| claim.common.id.value.as_str() == record)
        };
        let found = self.scope.waiting.iter().position(|&(claim, _)| is_of(claim));
        if let Some(at) = found {
            let (claim, _) = self.scope.waiting.swap_remove(at);
            self.cite(claim);
        }
    }

    fn cite(&mut self, claim: u32) {
        if let Some(cited) = self.cited.get_mut(claim as usize) {
            *cited = true;
        }
        self.uncited.remove(&claim);
    }

    /// The claims of the block that no note followed; a claim that is cited elsewhere on the page is cited.
    fn settle(&mut self) {
        for (claim, nth) in self.scope.waiting.drain(..) {
            if !self.cited.get(claim as usize).copied().unwrap_or(true) {
                self.uncited.entry(claim).or_insert(nth);
            }
        }
    }

    /// Text without tracers.
    fn plain(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.scope.open.last() {
            None => {}
            Some(Open::Prose) => {
                if self.desk.scale.is_some() {
                    self.key.explains(text);
                }
                return self.stops(text);
            }
            Some(Open::Judgment) if !self.scope.is_hidden => return self.key.judged(text),
            Some(_) => return,
        }
        if let Some(marking) = &self.marking
            && !self.scope.is_hidden
        {
            self.foot = self.foot.map(|behind| behind + text.trim().len());
            if marking.is_in(text) {
                self.head |= !self.begun;
                self.foot = Some(0);
            }
        }
        self.stops(text);
    }

    /// Ends sentences at full stops; the words of a template are kept as long as the sentence lasts.
    fn stops(&mut self, text: &str) {
        let mut rest = text;
        if self.scope.sentence.stopped && rest.starts_with(char::is_whitespace) {
            self.stop();
        }
        let mut from = 0;
        while let Some(found) = memchr3(b'.', b'?', b'!', rest.as_bytes().get(from..).unwrap_or_default()) {
            let stop = from + found + 1;
            let (before, after) = rest.split_at_checked(stop).unwrap_or((rest, ""));
            let closed = after.trim_start_matches(['"', '”', '’', '\'', ')', ']', '*', '_', '.', '?', '!']);
            let next = closed.trim_start();
            let apart = next.len() < closed.len();
            let goes_on = next.chars().next().is_some_and(char::is_lowercase);
            if !apart && !closed.is_empty() || goes_on || !sentences::ends(before) {
                from = stop;
                continue;
            }
            let (sentence, behind) = rest.split_at_checked(rest.len() - closed.len()).unwrap_or((rest, ""));
            self.words(sentence);
            rest = behind;
            from = 0;
            if apart {
                self.stop();
            } else {
                self.scope.sentence.stopped = true;
            }
        }
        if !rest.is_empty() {
            self.words(rest);
            self.scope.sentence.stopped &= rest.trim().is_empty();
        }
    }

    fn words(&mut self, words: &str) {
        if self.scope.open.last() != Some(&Open::Prose) {
            self.scope.sentence.words.push_str(words);
        } else if self.scope.sentence.words.is_empty() {
            // An analyst's words are no template's; that something was said counts.
            self.scope.sentence.words.push('\u{a0}');
        }
    }

    fn stop(&mut self) {
        if self.scope.rows > 0 {
            self.scope.sentence.stopped = false;
        } else {
            self.end();
        }
    }

    /// Ends the sentence, or the table row, and judges it.
    fn end(&mut self) {
        if self.scope.sentence.is_empty() {
            return self.scope.sentence.clear();
        }
        self.mixed();
        let mut sentence = std::mem::take(&mut self.scope.sentence);
        if self.desk.scale.is_some() && !self.scope.is_hidden {
            self.key.explains(&sentence.words);
        }
        let says_nothing = sentence.stated.is_empty()
            && sentence.told.is_empty()
            && sentence.words.chars().all(|c| c.is_whitespace() && c != '\u{a0}');
        if sentence.broken {
            let nth = sentence.stated.first().map(|stated| stated.nth);
            let claim = sentence.stated.first().map(|stated| stated.claim);
            self.fault(Kind::Cut, claim, nth.or_else(|| self.count.checked_sub(1)));
        }
        for &stated in &sentence.stated {
            self.judge(stated, &sentence);
        }
        match sentence.lead_ins.last() {
            Some(&lead_in) => self.scope.lead_in = Some(lead_in),
            None if !says_nothing => self.scope.lead_in = None,
            None => {}
        }
        sentence.clear();
        self.scope.sentence = sentence;
    }

    /// Whether what a sentence states is attributed in it, and what else it says of a claim.
    fn judge(&mut self, stated: Stated, sentence: &Sentence) {
        let Stated { claim, nth, is_whole } = stated;
        let fault = if !is_whole {
            (!sentence.broken).then_some(Kind::Cut)
        } else if self.is_told(claim, sentence) {
            None
        } else {
            self.desk.by_hand(claim, &sentence.words)
        };
        if let Some(kind) = fault {
            self.fault(kind, Some(claim), Some(nth));
        }
        if self.desk.boasts(claim, &sentence.words) {
            self.fault(Kind::OneInterest, Some(claim), Some(nth));
        }
    }

    fn is_told(&self, claim: u32, sentence: &Sentence) -> bool {
        let whole = |of: u32, teller: u32| (0..of).all(|part| sentence.told.contains(&(teller, part, of)));
        let lead_ins = sentence.lead_ins.iter().copied();
        let led = lead_ins.chain(self.scope.lists.iter().rev().flatten().take(1).copied());
        sentence.told.iter().any(|&(teller, _, of)| teller == claim && whole(of, teller))
            || led.into_iter().any(|first| first == claim || self.desk.share_a_voice(first, claim))
            || sentence.told.iter().any(|&(teller, _, of)| {
                teller != claim && whole(of, teller) && self.desk.share_a_voice(teller, claim)
            })
    }

    /// Likelihood and confidence in one sentence, or in one cell of a table.
    fn mixed(&mut self) {
        let sentence = &self.scope.sentence;
        let words = sentence.words.get(sentence.cell..).unwrap_or_default();
        if self.desk.is_mixed(words, sentence.judged) {
            let nth = sentence.judged;
            self.fault(Kind::Mixed, None, nth);
            self.scope.sentence.cell = self.scope.sentence.words.len();
        }
    }
}
