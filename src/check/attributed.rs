//! Who says what a claim gives as the own word of its document.

use std::ops::Range;

use crate::check::called;
use crate::check::happened;
use crate::check::meant::{self, Speakers};
use crate::check::mouths::{self, People};
use crate::check::prose::folded;
use crate::check::rule::Desk;
use crate::model::claim::{Claim, Evidence};
use crate::model::document::Document;
use crate::model::id::{DocumentId, SourceId};
use crate::passage::paragraph::{bytes, paragraphs};
use crate::passage::sentence;

/// Somebody who says in the sentence of a paragraph what a claim tells.
pub struct Attributed<'a> {
    /// What the copy calls unnamed people, or the name of a source.
    pub who: &'a str,
    /// The source of the desk that they are, if there is one.
    pub source: Option<SourceId>,
    /// The document, and the bytes of its copy that say so.
    pub place: (DocumentId, Range<usize>),
}

/// A longer paragraph is not gone through.
const LONG: usize = 4 << 10;

/// The named people and bodies of a desk, as those who may say something.
pub struct Ears<'n> {
    people: People<'n>,
    bodies: Speakers<'n>,
}

impl<'n> Ears<'n> {
    /// Those of the names of people and of bodies.
    pub fn new(people: &'n mouths::Names, bodies: &'n meant::Names) -> Self {
        Self { people: People::new(people), bodies: Speakers::new(bodies) }
    }

    /// Who says what a chain gives as its document's own word: people without a name, or a person or a body of the desk. A
    /// publisher who says it is none: that is the report which the document hands on.
    pub fn sayer<'a>(&self, desk: &Desk<'a>, claim: &Claim, chain: &Evidence) -> Option<Attributed<'a>> {
        let document = chain.document.as_ref()?.value;
        let text = &*desk.english(document)?.text;
        let at = chain.at.as_ref()?.value.paragraphs()?;
        let named = bytes(&paragraphs(text), &at).filter(|place| place.len() < LONG)?;
        let mut from = named.start;
        while from < named.end {
            let place = sentence::around(text, &named, &(from..text.ceil_char_boundary(from + 1)));
            let words = text.get(place.clone())?;
            if happened::is_alike(&claim.assertion.value, words) {
                return self.of_sentence(desk, (document, place), words);
            }
            from = text.ceil_char_boundary(place.end.max(from) + 1);
        }
        None
    }

    /// Who says all that is said in a sentence of a document.
    fn of_sentence<'a>(
        &self,
        desk: &Desk<'a>,
        (document, place): (DocumentId, Range<usize>),
        words: &str,
    ) -> Option<Attributed<'a>> {
        if let Some(unnamed) = self.people.anybody(words) {
            let place = place.start + unnamed.start..place.start + unnamed.end;
            let who = desk.passage(document, &place);
            return Some(Attributed { who, source: of_descriptor(desk, who), place: (document, place) });
        }
        let mut sayers = self.people.sayers(words).into_iter().chain(self.bodies.sayers(words));
        let source = sayers.next().filter(|&source| !is_paper(desk, document, source))?;
        let who = desk.corpus.source(source).name();
        Some(Attributed { who, source: Some(source), place: (document, place) })
    }
}

/// The source of the desk that is called what a copy calls unnamed people.
fn of_descriptor(desk: &Desk<'_>, who: &str) -> Option<SourceId> {
    let is_it = |descriptor: &str| folded(descriptor) == folded(who);
    let mut sources = desk.sources();
    sources
        .find(|(_, source)| source.anonymous().is_some_and(|one| is_it(&one.descriptor.value)))
        .map(|(id, _)| id)
}

/// Whether a source is the publisher of a document, or of one that it rests on.
fn is_paper(desk: &Desk<'_>, document: DocumentId, source: SourceId) -> bool {
    let names = called::names_of_source(desk.corpus.source(source));
    let is_of = |paper: &Document| {
        let publisher = paper.publisher.value.as_deref().map(called::bare);
        publisher.is_some_and(|publisher| names.iter().any(|name| called::bare(name) == publisher))
    };
    let mut papers = desk.corpus.origins_of(document).into_iter().chain([document]);
    papers.any(|paper| is_of(desk.corpus.document(paper)))
}
