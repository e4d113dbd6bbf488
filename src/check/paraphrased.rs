//! Claims without a quote that name a paragraph in which another person of the desk alone speaks, or unnamed people do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::mouths::{self, People};
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::Desk;
use crate::check::{absent, chain, labels};
use crate::model::claim::Evidence;
use crate::model::document::DocumentType;
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::passage::paragraph::{bytes, paragraphs};
use crate::passage::sentence;

/// A claim that is given as the word of somebody of whom its paragraph has nothing.
#[derive(Debug)]
pub struct Paraphrase<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// The chain that leads to it.
    pub chain: &'a Evidence,
    /// Whose word the claim says it is.
    pub voice: SourceId,
    /// Who alone says what the paragraph says.
    pub sayer: Sayer,
    /// The document, and the bytes of its copy that say so: the paragraph, or what it calls unnamed people.
    pub place: (DocumentId, Range<usize>),
    /// The number of the paragraph, from 1.
    pub paragraph: usize,
}

/// Who says what a paragraph says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sayer {
    /// A person of the desk, by name.
    Named(SourceId),
    /// People without a name, in the one sentence that it has.
    Unnamed,
}

/// A longer paragraph is not gone through.
const LONG: usize = 4 << 10;

/// Words that may stand for whom the claim names, or for who speaks or writes a paragraph.
const PRONOUNS: &[&str] =
    &["he", "him", "i", "i'd", "i'll", "i'm", "i've", "me", "my", "our", "she", "they", "us", "we"];

/// Every such claim, as claims stand.
pub fn wrong<'a>(desk: &Desk<'a>) -> Vec<Paraphrase<'a>> {
    let asked = || desk.claims().flat_map(|(id, claim)| claim.evidence.iter().map(move |chain| (id, chain)));
    let mut asked = asked().filter(|(_, chain)| is_asked(desk, chain)).peekable();
    if asked.peek().is_none() {
        return Vec::new();
    }
    let names = mouths::names(desk.corpus);
    let look = Look { desk, people: People::new(&names), pronouns: Phrases::new(PRONOUNS.iter().copied()) };
    let (mut all, mut known) = (BTreeMap::new(), BTreeMap::new());
    let found = asked.filter_map(|(claim, chain)| {
        let document = chain.document.as_ref()?.value;
        let (paper, text) = (desk.corpus.document(document), &*desk.english(document)?.text);
        let at = chain.at.as_ref()?.value.paragraphs().filter(|at| at.start() == at.end())?;
        let all = all.entry(document).or_insert_with(|| paragraphs(text));
        let place = bytes(all, &at).filter(|place| place.len() < LONG)?;
        let words = text.get(place.clone())?;
        // Who answers in an interview stands above it.
        if paper.kind == DocumentType::Interview && labels::label(text, place.end).is_none() {
            return None;
        }
        let sayer = known.entry((document, *at.start())).or_insert_with(|| look.said(words));
        let ((sayer, said), voice) = (sayer.clone()?, *chain.voices().first()?);
        let is_wrong = sayer != Sayer::Named(voice) && !absent::may_mean(desk.corpus, voice, (paper, words));
        let (place, paragraph) = ((document, place.start + said.start..place.start + said.end), *at.start());
        is_wrong.then_some(Paraphrase { claim, chain, voice, sayer, place, paragraph })
    });
    found.collect()
}

/// Whether a chain gives something without a quote as what one person says in an article or an interview.
fn is_asked(desk: &Desk<'_>, chain: &Evidence) -> bool {
    let Some(document) = chain.document.as_ref().map(|document| desk.corpus.document(document.value)) else {
        return false;
    };
    let everybody: Vec<SourceId> = chain::everybody(chain).collect();
    let [voice] = everybody.as_slice() else { return false };
    let source = desk.corpus.source(*voice);
    let is_told = chain.quote.is_none() && chain.via.is_empty() && chain.at.is_some();
    let is_paper = matches!(document.kind, DocumentType::News | DocumentType::Interview);
    is_told && is_paper && chain::is_person(source) && source.shield().is_none()
}

/// What paragraphs are looked through with.
struct Look<'d, 'a> {
    desk: &'d Desk<'a>,
    people: People<'d>,
    pronouns: Phrases<'static>,
}

impl Look<'_, '_> {
    /// Who says all that is said in a paragraph, and the bytes that say so.
    fn said(&self, paragraph: &str) -> Option<(Sayer, Range<usize>)> {
        if !Prose::read(paragraph).find(&self.pronouns).is_empty() {
            return None;
        }
        let whole = 0..paragraph.len();
        if let Some(sayer) = self.sayer(paragraph) {
            return Some((Sayer::Named(sayer), whole));
        }
        let is_one = sentence::around(paragraph, &whole, &(0..0)).end >= paragraph.trim_end().len();
        let people = self.people.unnamed_people(paragraph).filter(|_| is_one)?;
        Some((Sayer::Unnamed, people))
    }

    /// The one person who says by name all that is said in a paragraph, from its first sentence on.
    fn sayer(&self, paragraph: &str) -> Option<SourceId> {
        let whole = 0..paragraph.len();
        let (mut at, mut sayers) = (0, BTreeSet::new());
        while at < paragraph.trim_end().len() {
            let next = paragraph.ceil_char_boundary(at + 1);
            let place = sentence::around(paragraph, &whole, &(at..next));
            let words = paragraph.get(at..place.end)?;
            let said = self.people.sayers(words);
            let is_clear = if sayers.is_empty() {
                !said.is_empty()
            } else {
                !said.is_empty() || !self.people.speak(words)
            };
            if !is_clear {
                return None;
            }
            sayers.extend(said);
            at = place.end.max(next);
        }
        let sayer = sayers.pop_first().filter(|_| sayers.is_empty())?;
        self.desk.corpus.source(sayer).shield().is_none().then_some(sayer)
    }
}
