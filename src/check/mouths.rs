//! Quotes that the desk puts into another mouth than their document does, as far as can be known.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::check::compare::Comparison;
use crate::check::gender::{GENDERS, Gender};
use crate::check::names::{self as people, Mention};
use crate::check::prose::{Hit, Phrases, Prose, folded, has, quotations};
use crate::check::rule::Desk;
use crate::check::saying::{Sayings, VERBS};
use crate::check::{called, chain, labels};
use crate::model::document::{Document, DocumentType};
use crate::model::id::{DocumentId, SourceId};
use crate::model::source::{Source, SourceKind};
use crate::passage::paragraph::paragraphs;
use crate::passage::sentence;
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
    /// "He" or "she" says it, and the sentence before is his or hers.
    Before(SourceId),
    /// Unnamed people of it say so in the sentence, and not the body.
    Of(SourceId),
    /// It published the statement, which names nobody who may have said it.
    Published(SourceId),
}

/// Every such quote, in the order of those that were compared.
pub fn wrong<'a>(desk: &Desk<'a>) -> Vec<Mouth<'a>> {
    let quotes = desk.compared.quotes.as_slice();
    let is_judged = |quote: &Comparison| {
        let is_labeled = || is_spoken(desk.corpus.document(quote.document).kind);
        quote.sentence.is_some() || matches!(quote.verdict, Verdict::Unnamed(_)) || is_labeled()
    };
    let names = if quotes.iter().any(is_judged) { names(desk.corpus) } else { BTreeMap::new() };
    let people = People::new(&names);
    let publishers = Publishers::of(desk.corpus, quotes);
    let found = quotes.iter().filter_map(|quote| {
        let labeled = people.labeled(desk, quote);
        let unnamed = labeled.or_else(|| people.unnamed(desk, quote));
        let another = unnamed.or_else(|| people.another(desk, quote)).or_else(|| people.member(desk, quote));
        another.or_else(|| {
            let body = publishers.body(desk.corpus.document(quote.document))?;
            published(desk, quote, body).or_else(|| people.publisher(desk, quote, body))
        })
    });
    found.collect()
}

/// Names and roles in lower case: whose they are, and whether each is a name.
pub type Names = BTreeMap<String, Vec<(SourceId, bool)>>;

/// The named people of a desk.
#[derive(Debug)]
pub struct People<'a> {
    names: &'a Names,
    phrases: Phrases<'a>,
    sayings: Sayings,
    /// The paragraphs of the captures that were asked for.
    paragraphs: RefCell<BTreeMap<DocumentId, Rc<[Range<usize>]>>>,
}

const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '‘'];

/// Whether documents of a type have lines that begin with who speaks them.
fn is_spoken(kind: DocumentType) -> bool {
    use DocumentType::{Interview, News, Statement, Transcript};
    matches!(kind, Interview | News | Statement | Transcript)
}

/// Whether documents of a type bring what somebody said, and nothing else.
fn is_talk(kind: DocumentType) -> bool {
    matches!(kind, DocumentType::Broadcast | DocumentType::Interview | DocumentType::Transcript)
}

/// Verbs behind "he" or "she" by which somebody says in his own words what something is.
const CALLING: &str = "called calls described describes";

/// How many paragraphs before a quote somebody may be named for whom a pronoun stands beside it.
const BACK: usize = 2;

impl<'a> People<'a> {
    /// Those of some names.
    pub fn new(names: &'a Names) -> Self {
        let phrases = Phrases::new(names.keys().map(String::as_str));
        Self { names, phrases, sayings: Sayings::default(), paragraphs: RefCell::default() }
    }

    /// Whether anybody says anything in a text.
    pub fn speak(&self, text: &str) -> bool {
        self.sayings.are_in(text)
    }

    /// The bytes of the unnamed people who say all that is said in a sentence.
    pub fn unnamed_people(&self, sentence: &str) -> Option<Range<usize>> {
        labels::people(sentence, &self.sayings)
    }

    /// The same, whoever they are that are counted.
    pub fn anybody(&self, sentence: &str) -> Option<Range<usize>> {
        labels::anybody(sentence, &self.sayings)
    }

    /// A quote around which nothing names its speaker.
    fn unnamed<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let Verdict::Unnamed(place) = &quote.verdict else { return None };
        Some(Mouth { quote, place: place.clone(), sayer: self.beside(desk, quote, place) })
    }

    /// A quote in a line that begins with the name of another person of the desk: "Vos: …".
    fn labeled<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let (corpus, document) = (desk.corpus, desk.corpus.document(quote.document));
        let (Verdict::Found(place) | Verdict::Unnamed(place)) = &quote.verdict else { return None };
        let text = &*desk.captures.of(document).filter(|_| is_spoken(document.kind))?.text;
        let (head, colon) = labels::label(text, place.start)?;
        let sayer = self.label(corpus, text.get(head)?)?;
        let chain = corpus.claim(quote.claim).evidence.get(quote.chain)?;
        let is_his = |speaker: SourceId| {
            let bodies = bodies_of(corpus.source(sayer));
            let is_body = !chain::is_person(corpus.source(speaker));
            speaker == sayer
                || is_body && bodies.iter().any(|&body| chain::are_related(corpus, body, speaker))
        };
        let names: Vec<String> =
            chain.voices().iter().flat_map(|&voice| called::names_of_source(corpus.source(voice))).collect();
        // He may bring the words of others, and the words around a quote may be theirs.
        let between = text.get(colon..place.end)?.replace(QUOTES, " ");
        let is_named =
            !Prose::read(&between).find(&Phrases::new(names.iter().map(String::as_str))).is_empty();
        let is_other = chain::everybody(chain).all(|one| !is_his(one)) && !chain.voices().is_empty();
        let is_told = is_named || self.sayings.are_in(&between);
        (is_other && !is_told).then(|| Mouth { quote, place: place.clone(), sayer: Some(Sayer::Said(sayer)) })
    }

    /// A quote that the desk gives to another body than that whose statement it is, where the sentence around it gives it
    /// to that, and names the other one as what it tells of: "It says that the institute 'counted in the wrong place'".
    fn publisher<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison, body: SourceId) -> Option<Mouth<'q>> {
        let (corpus, document) = (desk.corpus, desk.corpus.document(quote.document));
        let Verdict::Found(place) = &quote.verdict else { return None };
        let speakers = corpus.claim(quote.claim).evidence.get(quote.chain)?.voices();
        let [speaker] = speakers.as_slice() else { return None };
        let other = Some(corpus.source(*speaker)).filter(|source| source.is_body())?;
        if chain::are_related(corpus, *speaker, body) {
            return None;
        }
        let text = &*desk.captures.of(document)?.text;
        let all = self.paragraphs_of(quote.document, text);
        let own = all.iter().find(|paragraph| paragraph.contains(&place.start))?;
        let around = sentence::around(text, own, place);
        let (words, quoted) = (text.get(around.clone())?, place.start.checked_sub(around.start)?);
        let (own, other) = (called::names_of_source(corpus.source(body)), called::names_of_source(other));
        let own = Phrases::new(own.iter().map(String::as_str).chain(["it", "we"]));
        let other = Phrases::new(other.iter().map(String::as_str));
        let says = self.sayings.sayers(words, &own).first().map(|hit| hit.end)?;
        let tells_of = Prose::read(words).find(&other).first().map(|hit| hit.start..hit.end)?;
        let is_its = is_that(words.get(says..tells_of.start)?)
            && is_plain(words.get(tells_of.end..quoted)?)
            && self.sayings.sayers(words, &other).is_empty();
        is_its.then(|| Mouth { quote, place: place.clone(), sayer: Some(Sayer::Said(body)) })
    }

    /// The person of the desk whose name some words are, with nothing before it but what he is.
    fn label(&self, corpus: &Corpus, head: &str) -> Option<SourceId> {
        let prose = Prose::read(head);
        let hit = prose.find(&self.phrases).into_iter().rfind(|hit| hit.end == head.len())?;
        let owners = self.owners(&hit);
        let [(owner, true)] = owners.as_slice() else { return None };
        let source = corpus.source(*owner);
        let bodies = bodies_of(source).into_iter().map(|body| corpus.source(body));
        let names: Vec<String> = bodies.chain([source]).flat_map(called::names_of_source).collect();
        let known = names.iter().map(|name| folded(name)).collect::<Vec<_>>().join(" ");
        let before = people::untitled(head.get(..hit.start)?);
        let is_known = |word: &str| known.split(' ').any(|one| one == word);
        Prose::read(before).words().all(|word| is_known(word) || word == "of").then_some(*owner)
    }

    /// A quote of a body that the sentence around it gives to unnamed people of that body.
    fn member<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let corpus = desk.corpus;
        let sentence = quote.sentence.clone()?;
        let speakers = corpus.claim(quote.claim).evidence.get(quote.chain)?.voices();
        let [body] = speakers.as_slice() else { return None };
        let source = Some(corpus.source(*body)).filter(|source| source.is_body())?;
        let names = called::names_of_source(source);
        let member = labels::member(desk.passage(quote.document, &sentence), &names, &self.sayings)?;
        let place = sentence.start + member.start..sentence.start + member.end;
        Some(Mouth { quote, place, sayer: Some(Sayer::Of(*body)) })
    }

    /// The one person whom the paragraph of a quote names; where it has only a pronoun, one of those before it.
    fn beside(&self, desk: &Desk<'_>, quote: &Comparison, place: &Range<usize>) -> Option<Sayer> {
        let text = &*desk.captures.of(desk.corpus.document(quote.document))?.text;
        let all = self.paragraphs_of(quote.document, text);
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

    fn paragraphs_of(&self, document: DocumentId, text: &str) -> Rc<[Range<usize>]> {
        let mut known = self.paragraphs.borrow_mut();
        Rc::clone(known.entry(document).or_insert_with(|| paragraphs(text).into()))
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

    /// A quote that the sentence around it gives to another person of the desk, or to "him" or "her" behind a sentence of
    /// that person's, and whose speaker is not named there.
    fn another<'q>(&self, desk: &Desk<'_>, quote: &'q Comparison) -> Option<Mouth<'q>> {
        let corpus = desk.corpus;
        let place = quote.sentence.clone()?;
        let sentence = desk.passage(quote.document, &place);
        let speakers = corpus.claim(quote.claim).evidence.get(quote.chain)?.voices();
        let is_other = |&owner: &SourceId| {
            !speakers.iter().any(|&speaker| owner == speaker || chain::acts_for(corpus, owner, speaker))
        };
        let own =
            speakers.iter().map(|&speaker| corpus.source(speaker)).filter(|source| chain::is_person(source));
        let own: Vec<String> = own.flat_map(called::names_of_source).collect();
        let own = Phrases::new(own.iter().map(String::as_str));
        let is_named = |text: &str| !Prose::read(text).find(&own).is_empty();
        if is_named(sentence) {
            return None;
        }
        let sayers = self.sayers(sentence);
        if let Some(&sayer) = sayers.first() {
            let are_other = sayers.iter().all(is_other);
            return are_other.then_some(Mouth { quote, place, sayer: Some(Sayer::Said(sayer)) });
        }
        if let Some(sayer) = self.reporter(sentence) {
            // The words may be those of the body of which he tells.
            let are_people = speakers.iter().all(|&speaker| chain::is_person(corpus.source(speaker)));
            let is_his = are_people && is_other(&sayer);
            return is_his.then_some(Mouth { quote, place, sayer: Some(Sayer::Said(sayer)) });
        }
        let gender = self.pronoun(sentence)?;
        let before = self.before(desk, quote, &place)?;
        let sayer = self.referent(before, gender).filter(is_other)?;
        (!is_named(before)).then_some(Mouth { quote, place, sayer: Some(Sayer::Before(sayer)) })
    }

    /// The people of the desk who say by name all that is said in a sentence.
    pub fn sayers(&self, sentence: &str) -> Vec<SourceId> {
        let sayers = self.sayings.sayers(sentence, &self.phrases);
        if sayers.is_empty() {
            return self.introduced(sentence).into_iter().collect();
        }
        if let Some(person) = sayers.first().and_then(|role| self.named_behind(sentence, role)) {
            return if sayers.len() == 1 { vec![person] } else { Vec::new() };
        }
        let is_name = |hit: &Hit<'_>| {
            sentence.get(hit.start..).is_some_and(|name| name.starts_with(char::is_uppercase))
        };
        let owners: Vec<(SourceId, bool)> = sayers.iter().flat_map(|hit| self.owners(hit)).collect();
        if !sayers.iter().all(is_name) || !owners.iter().all(|(_, is_name)| *is_name) {
            return Vec::new();
        }
        owners.into_iter().map(|(owner, _)| owner).collect()
    }

    /// The person whose name stands behind the role with which he is said to say something: "the port captain, Ana Ruiz".
    fn named_behind(&self, sentence: &str, role: &Hit<'_>) -> Option<SourceId> {
        let rest = sentence
            .get(role.end..)?
            .strip_prefix(", ")
            .filter(|rest| rest.starts_with(char::is_uppercase))?;
        let name = Prose::read(rest).find(&self.phrases).into_iter().next().filter(|name| name.start == 0)?;
        let owners = self.owners(&name);
        let [(owner, true)] = owners.as_slice() else { return None };
        let is_his = self.owners(role).contains(&(*owner, false));
        (is_his && rest.get(name.end..)?.starts_with([',', '.'])).then_some(*owner)
    }

    /// The person of the desk who says by name what a body has said.
    fn reporter(&self, sentence: &str) -> Option<SourceId> {
        let hit = self.sayings.reporter(sentence, &self.phrases)?;
        let is_name = sentence.get(hit.start..)?.starts_with(char::is_uppercase);
        let owners = self.owners(&hit);
        let [(owner, true)] = owners.as_slice() else { return None };
        is_name.then_some(*owner)
    }

    /// The one who says something where what he is stands between his name and the verb: "Per Lund of the board, said".
    fn introduced(&self, sentence: &str) -> Option<SourceId> {
        let quoted = quotations(sentence);
        let is_open =
            |place: &Range<usize>| !quoted.iter().any(|&(from, to)| from <= place.start && place.end <= to);
        if self.sayings.count(sentence) > 1 {
            return None;
        }
        if let Some(owner) = self.apposed(sentence) {
            return Some(owner);
        }
        let mut said = people::names(sentence).into_iter();
        let (place, _) = said.find(|(place, mention)| *mention == Mention::Sayer && is_open(place))?;
        let name = folded(people::untitled(sentence.get(place)?));
        let [(owner, true)] = self.names.get(&name)?.as_slice() else { return None };
        Some(*owner)
    }

    /// The one with whose name a sentence begins, and behind what he is with the verb: "Lund, chairman of the board, said".
    fn apposed(&self, sentence: &str) -> Option<SourceId> {
        let name =
            Prose::read(sentence).find(&self.phrases).into_iter().next().filter(|name| name.start == 0)?;
        let (what, behind) = sentence.get(name.end..)?.strip_prefix(", ")?.split_once(", ")?;
        let says = behind.split(' ').next().is_some_and(|verb| VERBS.contains(&verb));
        let owners = self.owners(&name);
        let [(owner, true)] = owners.as_slice() else { return None };
        let is_plain =
            sentence.starts_with(char::is_uppercase) && !what.contains(MARKS) && !what.contains(QUOTES);
        (says && is_plain).then_some(*owner)
    }

    /// The word for somebody named before who says all that is said in a sentence.
    fn pronoun(&self, sentence: &str) -> Option<&'static Gender> {
        let says =
            |gender: &&Gender| !self.sayings.sayers(sentence, &Phrases::new([gender.subject()])).is_empty();
        let prose = Prose::read(sentence);
        let mut words = prose.words();
        let (first, verb) = (words.next(), words.next());
        let calls = self.sayings.count(sentence) == 0 && verb.is_some_and(|verb| has(CALLING, verb));
        let calls = |gender: &&Gender| calls && first == Some(gender.subject());
        GENDERS.iter().find(says).or_else(|| GENDERS.iter().find(calls))
    }

    /// What stands before a sentence in its paragraph; before the first of a text that only tells what somebody said, the
    /// paragraph before it.
    fn before<'t>(&self, desk: &Desk<'t>, quote: &Comparison, sentence: &Range<usize>) -> Option<&'t str> {
        let text = &*desk.captures.of(desk.corpus.document(quote.document))?.text;
        let all = self.paragraphs_of(quote.document, text);
        let own = all.iter().rposition(|paragraph| paragraph.start <= sentence.start)?;
        let before = text.get(all.get(own)?.start..sentence.start)?.trim_end();
        if !before.is_empty() || !is_talk(desk.corpus.document(quote.document).kind) {
            return Some(before);
        }
        text.get(all.get(own.checked_sub(1)?)?.clone()).map(str::trim_end)
    }

    /// The person for whom "he" or "she" stands behind a text: the only one whom it names, and who says what the last
    /// sentence that names anybody says.
    fn referent(&self, before: &str, gender: &Gender) -> Option<SourceId> {
        let named = self.named(before);
        let only = named.first().filter(|_| named.len() == 1)?;
        let mut end = before.trim_end().len();
        while end > 0 {
            let text = before.get(..end)?;
            let last = sentence::around(text, &(0..end), &(text.floor_char_boundary(end - 1)..end));
            let words = text.get(last.clone())?;
            if gender.is_contradicted(words) {
                return None;
            }
            if self.sayers(words) == [*only] {
                return Some(*only);
            }
            if !self.named(words).is_empty() || !people::names(words).is_empty() {
                return None;
            }
            end = text.get(..last.start)?.trim_end().len();
        }
        None
    }
}

/// A quote of a statement that a body published to which its speakers do not belong, and that names none of them.
fn published<'q>(desk: &Desk<'_>, quote: &'q Comparison, body: SourceId) -> Option<Mouth<'q>> {
    let corpus = desk.corpus;
    let document = corpus.document(quote.document);
    let Verdict::Found(place) = &quote.verdict else { return None };
    let speakers = corpus.claim(quote.claim).evidence.get(quote.chain)?.voices();
    let is_stranger = |&speaker: &SourceId| {
        let bodies = bodies_of(corpus.source(speaker));
        !bodies.is_empty() && !bodies.iter().any(|&own| chain::are_related(corpus, own, body))
    };
    let are_strangers = !speakers.is_empty() && speakers.iter().all(is_stranger);
    if !are_strangers {
        return None;
    }
    let bodies = speakers.iter().flat_map(|&speaker| bodies_of(corpus.source(speaker)));
    let all = speakers.iter().copied().chain(bodies).map(|one| corpus.source(one));
    let names: Vec<String> = all.flat_map(called::names_of_source).collect();
    let names = Phrases::new(names.iter().map(String::as_str));
    let text = &*desk.captures.of(document)?.text;
    let known = [text].into_iter().chain(document.title.value.as_deref()).chain(document.author.as_deref());
    let are_named = known.map(Prose::read).any(|prose| !prose.find(&names).is_empty());
    (!are_named).then(|| Mouth { quote, place: place.clone(), sayer: Some(Sayer::Published(body)) })
}

/// Whether nothing but a verb and "that" stands between one who says something and another one of whom it is said.
fn is_that(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().filter(|word| *word != "the").collect();
    matches!(words.as_slice(), [.., _, "that"]) && words.len() <= THAT && !between.contains(MARKS)
}

/// How many words that may be: "has also said that".
const THAT: usize = 4;

/// What parts clauses.
const MARKS: [char; 6] = [',', ';', ':', '(', '–', '—'];

/// Words before a quote behind which it may be what the one says who is named before them: "called it", "'s letter reads".
const WORDINGS: &str = "admitted answer article asked book brochure called calls demanded described describes email labelled labels     leaflet letter message names named note notice own paper post poster posters promised promises put puts read reads reply report     sign slogan speech spoke statement termed text used uses website which who word words written wrote";

/// Whether what stands between the name of a body and words in quotation marks only tells what it does or is.
fn is_plain(between: &str) -> bool {
    let words: Vec<String> = Prose::read(between).words().map(str::to_owned).collect();
    words.len() <= TELLING
        && !words.iter().any(|word| has(WORDINGS, word))
        && !between.contains(MARKS)
        && !between.trim_start().starts_with(['\'', '’'])
}

/// How many words that may be.
const TELLING: usize = 4;

/// The bodies of a desk under their names in lower case.
struct Publishers(BTreeMap<String, SourceId>);

impl Publishers {
    /// All of them, where one of the documents that are quoted may be the word of its publisher.
    fn of(corpus: &Corpus, quotes: &[Comparison]) -> Self {
        let mut bodies = BTreeMap::new();
        if quotes.iter().any(|quote| corpus.document(quote.document).is_word_of_publisher()) {
            for (id, source) in corpus.numbered_sources().filter(|(_, source)| source.is_body()) {
                for name in source.names() {
                    bodies.entry(folded(name)).or_insert(id);
                }
            }
        }
        Self(bodies)
    }

    /// The body that published a document, all of which is its word.
    fn body(&self, document: &Document) -> Option<SourceId> {
        let publisher = document.publisher.value.as_ref().filter(|_| document.is_word_of_publisher())?;
        self.0.get(&folded(publisher)).copied()
    }
}

/// What a person belongs to and speaks for.
pub fn bodies_of(source: &Source) -> Vec<SourceId> {
    match &source.kind {
        SourceKind::Person(person) => person.of.into_iter().chain(person.acts_for).collect(),
        _ => Vec::new(),
    }
}

/// The names and roles of all people of a desk.
pub fn names(corpus: &Corpus) -> Names {
    let mut found = Names::new();
    for (id, source) in corpus.numbered_sources().filter(|(_, source)| chain::is_person(source)) {
        let own: Vec<String> = source.names().map(folded).collect();
        for name in called::names_of_source(source) {
            let is_name = own.contains(&folded(&name));
            let owners = found.entry(folded(&name)).or_default();
            if !owners.contains(&(id, is_name)) {
                owners.push((id, is_name));
            }
        }
    }
    found
}
