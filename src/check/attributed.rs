//! Who says what a claim gives as the own word of its document.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

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
    pub who: Cow<'a, str>,
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
    /// The paragraphs of the copies that were asked for.
    paragraphs: RefCell<BTreeMap<DocumentId, Rc<[Range<usize>]>>>,
}

/// Verbs by which somebody says what a claim may tell, and nothing that he does by it.
const SAID: &[&str] = &[" said", " says"];

/// What stands between something and whoever says it.
const BEHIND: &[&str] = &[", said ", ", according to "];

/// What begins another thought, of which somebody else may be the source.
const BREAKS: &[&str] = &["; ", ", and ", ", but ", ", while ", ", yet ", " – ", " — "];

impl<'n> Ears<'n> {
    /// Those of the names of people and of bodies.
    pub fn new(people: &'n mouths::Names, bodies: &'n meant::Names) -> Self {
        Self { people: People::new(people), bodies: Speakers::new(bodies), paragraphs: RefCell::default() }
    }

    /// Who says what a chain gives as its document's own word: people without a name, or a person or a body of the desk. A
    /// publisher who says it is none: that is the report which the document hands on.
    pub fn sayer<'a>(&self, desk: &Desk<'a>, claim: &Claim, chain: &Evidence) -> Option<Attributed<'a>> {
        let document = chain.document.as_ref()?.value;
        let text = &*desk.english(document)?.text;
        let at = chain.at.as_ref()?.value.paragraphs()?;
        let named = bytes(&self.paragraphs(document, text), &at).filter(|place| place.len() < LONG)?;
        let mut from = named.start;
        while from < named.end {
            let place = sentence::around(text, &named, &(from..text.ceil_char_boundary(from + 1)));
            let words = text.get(place.clone())?;
            if happened::is_alike(&claim.assertion.value, words) {
                return self.of_sentence(desk, (document, place), (words, &claim.assertion.value));
            }
            from = text.ceil_char_boundary(place.end.max(from) + 1);
        }
        None
    }

    /// The paragraphs of a copy, which many claims may name.
    fn paragraphs(&self, document: DocumentId, text: &str) -> Rc<[Range<usize>]> {
        let mut known = self.paragraphs.borrow_mut();
        Rc::clone(known.entry(document).or_insert_with(|| paragraphs(text).into()))
    }

    /// Who says in a sentence of a document what an assertion tells: all that is said there is his word.
    fn of_sentence<'a>(
        &self,
        desk: &Desk<'a>,
        (document, place): (DocumentId, Range<usize>),
        (words, assertion): (&str, &str),
    ) -> Option<Attributed<'a>> {
        let tells = |who: &str| {
            let is_alike = |told: &str| happened::is_alike(assertion, told);
            !opens_with(assertion, who) && told(words, who).is_some_and(is_alike)
        };
        if let Some(unnamed) = self.people.anybody(words) {
            let typed = words.get(unnamed.clone()).filter(|who| tells(who))?;
            let place = place.start + unnamed.start..place.start + unnamed.end;
            let (article, rest) = typed.split_at(typed.chars().next()?.len_utf8());
            let who = format!("{}{rest}", article.to_lowercase());
            let source = of_descriptor(desk, &who);
            return Some(Attributed { who: who.into(), source, place: (document, place) });
        }
        let mut sayers = self.people.sayers(words).into_iter().chain(self.bodies.sayers(words));
        let source = sayers.next().filter(|&source| !is_paper(desk, document, source))?;
        let names = called::names_of_source(desk.corpus.source(source));
        names.iter().any(|name| tells(name)).then_some(())?;
        let who = desk.corpus.source(source).name().into();
        Some(Attributed { who, source: Some(source), place: (document, place) })
    }
}

/// Whether a text begins with what somebody is called: it tells of him.
fn opens_with(text: &str, who: &str) -> bool {
    folded(called::bare(text)).starts_with(&folded(called::bare(who)))
}

/// What somebody says in a sentence, where it stands plainly before him at its end ("…, two drivers said.") or behind "said that".
fn told<'w>(sentence: &'w str, who: &str) -> Option<&'w str> {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(['.', ';']);
    let bare =
        |text: &'w str| text.strip_suffix("the ").or_else(|| text.strip_suffix("The ")).unwrap_or(text);
    let by_verb = || {
        let (at, verb) =
            SAID.iter().find_map(|verb| Some((sentence.find(&format!("{who}{verb}"))?, verb)))?;
        let (before, behind) = (bare(sentence.get(..at)?), sentence.get(at + who.len() + verb.len()..)?);
        if before.trim().is_empty() {
            return behind.strip_prefix(" that ");
        }
        before.strip_suffix(", ").filter(|_| is_end(behind))
    };
    let behind = || {
        let (at, link) = BEHIND.iter().find_map(|link| Some((sentence.rfind(link)?, link)))?;
        let named = sentence.get(at + link.len()..)?;
        let named = named.strip_prefix("the ").unwrap_or(named);
        named.strip_prefix(who).filter(|rest| is_end(rest))?;
        sentence.get(..at)
    };
    let told = by_verb().or_else(behind)?;
    (!BREAKS.iter().any(|mark| told.contains(mark))).then_some(told)
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
