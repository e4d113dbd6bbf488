//! Claims without a quote that name a paragraph in which another person of the desk alone speaks, or unnamed people do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::meant::{self, Meant, Speakers};
use crate::check::mouths::{self, People};
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::Desk;
use crate::check::{absent, called, chain, labels};
use crate::model::claim::Evidence;
use crate::model::document::{Document, DocumentType};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::source::SourceKind;
use crate::passage::paragraph::{bytes, paragraphs};
use crate::passage::sentence;
use crate::resolve::corpus::Corpus;

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
    /// A person or a body of the desk, by name.
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
    let (names, bodies) = (mouths::names(desk.corpus), meant::names(desk.corpus));
    let (people, bodies) = (People::new(&names), Speakers::new(&bodies));
    let pronouns = Phrases::new(PRONOUNS.iter().copied());
    let look = Look { desk, people, bodies, meant: Meant::default(), pronouns };
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
        let voice = *chain.voices().first()?;
        let said = known.entry((document, *at.start())).or_insert_with(|| look.said(words));
        let (sayer, said) = said.clone().or_else(|| look.member(voice, words))?;
        let who = words.get(said.clone()).unwrap_or_default();
        let is_wrong = look.is_wrong((voice, sayer), (paper, words, who));
        let (place, paragraph) = ((document, place.start + said.start..place.start + said.end), *at.start());
        is_wrong.then_some(Paraphrase { claim, chain, voice, sayer, place, paragraph })
    });
    found.collect()
}

/// Whether a chain gives something without a quote as what one person, one body or one unnamed source says in an article or
/// an interview.
fn is_asked(desk: &Desk<'_>, chain: &Evidence) -> bool {
    let is_told = chain.quote.is_none() && chain.via.is_empty() && chain.at.is_some();
    let Some(document) = chain.document.as_ref().filter(|_| is_told) else { return false };
    let document = desk.corpus.document(document.value);
    let mut everybody = chain::everybody(chain);
    let (Some(voice), None) = (everybody.next(), everybody.next()) else { return false };
    let source = desk.corpus.source(voice);
    let is_paper = matches!(document.kind, DocumentType::News | DocumentType::Interview);
    let is_other = source.is_body() || source.anonymous().is_some();
    is_paper && (is_other || chain::is_person(source) && source.shield().is_none())
}

/// What paragraphs are looked through with.
struct Look<'d, 'a> {
    desk: &'d Desk<'a>,
    people: People<'d>,
    bodies: Speakers<'d>,
    meant: Meant,
    pronouns: Phrases<'static>,
}

impl Look<'_, '_> {
    /// Who says all that is said in a paragraph, and the bytes that say so.
    fn said(&self, paragraph: &str) -> Option<(Sayer, Range<usize>)> {
        if !Prose::read(paragraph).find(&self.pronouns).is_empty() {
            return None;
        }
        let whole = 0..paragraph.len();
        let sayer = self.sayer(paragraph, &|words| self.people.sayers(words));
        if let Some(sayer) = sayer.or_else(|| self.sayer(paragraph, &|words| self.bodies.sayers(words))) {
            return Some((Sayer::Named(sayer), whole));
        }
        let is_one = sentence::around(paragraph, &whole, &(0..0)).end >= paragraph.trim_end().len();
        let people = self.people.unnamed_people(paragraph).filter(|_| is_one)?;
        Some((Sayer::Unnamed, people))
    }

    /// The unnamed people of a body who say all that is said in the one sentence of a paragraph.
    fn member(&self, body: SourceId, paragraph: &str) -> Option<(Sayer, Range<usize>)> {
        let body = Some(self.desk.corpus.source(body)).filter(|source| source.is_body())?;
        let is_one =
            sentence::around(paragraph, &(0..paragraph.len()), &(0..0)).end >= paragraph.trim_end().len();
        let people = self.bodies.member(body, paragraph).filter(|_| is_one)?;
        Some((Sayer::Unnamed, people))
    }

    /// Whether a paragraph is surely the word of another than it is given as.
    fn is_wrong(
        &self,
        (voice, sayer): (SourceId, Sayer),
        (paper, words, who): (&Document, &str, &str),
    ) -> bool {
        let corpus = self.desk.corpus;
        let source = corpus.source(voice);
        let other = match sayer {
            Sayer::Named(other) => Some(other),
            Sayer::Unnamed => None,
        };
        let is_related = |other: SourceId| {
            other == voice
                || !(chain::is_person(source) && chain::is_person(corpus.source(other)))
                    && chain::are_related(corpus, other, voice)
        };
        if other.is_some_and(is_related) {
            return false;
        }
        match &source.kind {
            SourceKind::Person(_) => !absent::may_mean(corpus, (voice, other), (paper, words)),
            SourceKind::Organization(_) => {
                let is_member = sayer == Sayer::Unnamed && self.member(voice, words).is_some();
                let is_office = other.is_some_and(|other| meant::is_office(corpus.source(other)));
                // "A spokesperson said" may be of a body that was named before.
                let are_anybody = other.is_some() || Meant::are_anybody(who);
                let is_another = !self.meant.is_body(corpus, (voice, other), words)
                    || other.is_some_and(|other| is_of_another(corpus, (voice, other), (paper, words)));
                is_member || !is_office && are_anybody && is_another
            }
            SourceKind::Anonymous(_) => other.is_some() && !Meant::are_people(source, words),
        }
    }

    /// The one who says by name all that is said in a paragraph, from its first sentence on.
    fn sayer(&self, paragraph: &str, who: &dyn Fn(&str) -> Vec<SourceId>) -> Option<SourceId> {
        let whole = 0..paragraph.len();
        let (mut at, mut sayers) = (0, BTreeSet::new());
        while at < paragraph.trim_end().len() {
            let next = paragraph.ceil_char_boundary(at + 1);
            let place = sentence::around(paragraph, &whole, &(at..next));
            let words = paragraph.get(at..place.end)?;
            let said = who(words);
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

/// Whether a person of another body says what a paragraph says, which names a body nowhere: "grower" is not the growers.
fn is_of_another(
    corpus: &Corpus,
    (body, sayer): (SourceId, SourceId),
    (paper, paragraph): (&Document, &str),
) -> bool {
    let sayer = corpus.source(sayer);
    let bodies = mouths::bodies_of(sayer);
    if bodies.is_empty() || bodies.iter().any(|&own| chain::are_related(corpus, own, body)) {
        return false;
    }
    let names: Vec<String> = called::names_of_source(corpus.source(body));
    let publisher = paper.publisher.value.as_deref().map(called::bare);
    let is_paper = publisher.is_some_and(|publisher| names.iter().any(|name| name == publisher));
    let names = Phrases::new(names.iter().map(String::as_str));
    !is_paper && Prose::read(paragraph).find(&names).is_empty()
}
