//! Quotes that the desk puts into another mouth than their document does, as far as can be known.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::check::compare::Comparison;
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::rule::Desk;
use crate::check::saying::Sayings;
use crate::check::{called, chain};
use crate::model::id::{DocumentId, SourceId};
use crate::model::source::{Source, SourceKind};
use crate::passage::paragraph::paragraphs;
use crate::passage::verdict::Verdict;
use crate::resolve::corpus::Corpus;

/// A quote beside which its speaker is not named, or another one is.
#[derive(Debug)]
pub struct Mouth<'a> {
    /// The quote.
    pub quote: &'a Comparison,
    /// The bytes of the capture in which it stands, or its sentence.
    pub place: Range<usize>,
    /// Whose words they may be.
    pub sayer: Option<Sayer>,
}

/// Somebody of the desk whom a document names beside a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sayer {
    /// The sentence says that it is his.
    Said(SourceId),
    /// The paragraph of a number names nobody else of the desk.
    Beside(SourceId, usize),
}

/// Every such quote, in the order of those that were compared.
pub fn wrong<'a>(desk: &Desk<'a>) -> Vec<Mouth<'a>> {
    let quotes = desk.compared.quotes.as_slice();
    let is_judged =
        |quote: &Comparison| quote.sentence.is_some() || matches!(quote.verdict, Verdict::Unnamed(_));
    let names = if quotes.iter().any(is_judged) { names(desk.corpus) } else { BTreeMap::new() };
    let people = People {
        names: &names,
        phrases: Phrases::new(names.keys().map(String::as_str)),
        sayings: Sayings::default(),
        paragraphs: RefCell::default(),
    };
    let found =
        quotes.iter().filter_map(|quote| people.unnamed(desk, quote).or_else(|| people.another(desk, quote)));
    found.collect()
}

/// The named people of a desk.
struct People<'a> {
    /// Whose names and roles these are, in lower case, and whether it is a name.
    names: &'a BTreeMap<String, Vec<(SourceId, bool)>>,
    phrases: Phrases<'a>,
    sayings: Sayings,
    /// The paragraphs of the captures that were asked for.
    paragraphs: RefCell<BTreeMap<DocumentId, Rc<[Range<usize>]>>>,
}

/// How many paragraphs before a quote somebody may be named for whom a pronoun stands beside it.
const BACK: usize = 2;

impl People<'_> {
    /// A quote around which nothing names its speaker.
    fn unnamed<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let Verdict::Unnamed(place) = &quote.verdict else { return None };
        Some(Mouth { quote, place: place.clone(), sayer: self.beside(desk, quote, place) })
    }

    /// The one person whom the paragraph of a quote names; where it has only a pronoun, one of those before it.
    fn beside(&self, desk: &Desk<'_>, quote: &Comparison, place: &Range<usize>) -> Option<Sayer> {
        let text = &*desk.captures.of(desk.corpus.document(quote.document))?.text;
        let all = Rc::clone(
            self.paragraphs.borrow_mut().entry(quote.document).or_insert_with(|| paragraphs(text).into()),
        );
        let own = all.iter().rposition(|paragraph| paragraph.start <= place.start)?;
        let typed =
            |at: usize| all.get(at).and_then(|paragraph| text.get(paragraph.clone())).unwrap_or_default();
        let refers_back = !Prose::read(typed(own)).find(&Phrases::new(["he", "she"])).is_empty();
        let last = if refers_back { own.saturating_sub(BACK) } else { own };
        let named =
            (last..=own).rev().map(|at| (self.named(typed(at)), at)).find(|(named, _)| !named.is_empty());
        let (named, at) = named?;
        let only = named.first().filter(|_| named.len() == 1)?;
        Some(Sayer::Beside(*only, at + 1))
    }

    /// The people whom a text names by name outside quotation marks.
    fn named(&self, text: &str) -> BTreeSet<SourceId> {
        let hits = Prose::read(text).find(&self.phrases).into_iter();
        let is_name =
            |hit: &Hit<'_>| text.get(hit.start..).is_some_and(|name| name.starts_with(char::is_uppercase));
        let owners = hits.filter(is_name).flat_map(|hit| self.owners(&hit));
        owners.filter(|(_, is_name)| *is_name).map(|(owner, _)| owner).collect()
    }

    fn owners(&self, hit: &Hit<'_>) -> Vec<(SourceId, bool)> {
        self.names.get(hit.phrase).cloned().unwrap_or_default()
    }

    /// A quote that the sentence around it gives to another person of the desk by name, and whose speaker it does not
    /// name.
    fn another<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let corpus = desk.corpus;
        let place = quote.sentence.clone()?;
        let sentence = desk.passage(quote.document, &place);
        let speakers = corpus.claim(quote.claim).evidence.get(quote.chain)?.voices();
        let sayers = self.sayings.sayers(sentence, &self.phrases);
        let is_other = |&(owner, is_name): &(SourceId, bool)| {
            is_name && !speakers.iter().any(|&speaker| owner == speaker || speaks_for(corpus, owner, speaker))
        };
        let is_name = |hit: &Hit<'_>| {
            sentence.get(hit.start..).is_some_and(|name| name.starts_with(char::is_uppercase))
        };
        if !sayers.iter().all(|hit| is_name(hit) && self.owners(hit).iter().all(is_other)) {
            return None;
        }
        let own =
            speakers.iter().map(|&speaker| corpus.source(speaker)).filter(|source| chain::is_person(source));
        let own: Vec<String> = own.flat_map(called::names_of_source).collect();
        if !Prose::read(sentence).find(&Phrases::new(own.iter().map(String::as_str))).is_empty() {
            return None;
        }
        let sayer = self.owners(sayers.first()?).first()?.0;
        Some(Mouth { quote, place, sayer: Some(Sayer::Said(sayer)) })
    }
}

fn names(corpus: &Corpus) -> BTreeMap<String, Vec<(SourceId, bool)>> {
    let mut found: BTreeMap<String, Vec<(SourceId, bool)>> = BTreeMap::new();
    for (id, source) in corpus.numbered_sources().filter(|(_, source)| chain::is_person(source)) {
        let own = own_names(source);
        for name in called::names_of_source(source) {
            let is_name = own.contains(&folded(&name));
            found.entry(folded(&name)).or_default().push((id, is_name));
        }
    }
    found
}

/// The names of a source without its role, in lower case.
fn own_names(source: &Source) -> Vec<String> {
    let short = match &source.kind {
        SourceKind::Person(person) => Some(person.short.as_str()),
        SourceKind::Organization(body) => body.short.as_deref(),
        SourceKind::Anonymous(_) => None,
    };
    let all = source.aliases.iter().map(String::as_str).chain([source.name()]).chain(short);
    all.map(folded).collect()
}

/// Whether somebody speaks for another one, or for what that one belongs to.
fn speaks_for(corpus: &Corpus, source: SourceId, body: SourceId) -> bool {
    match &corpus.source(source).kind {
        SourceKind::Person(person) => person.acts_for.is_some_and(|whom| chain::belongs(corpus, whom, body)),
        _ => false,
    }
}
