//! Whether a sentence names whose word each of the things is that it cites.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::called;
use crate::check::chain;
use crate::check::cited;
use crate::check::names;
use crate::check::papers::Papers;
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::saying::VERBS;
use crate::check::whose;
use crate::check::written::Passage;
use crate::model::claim::Kind;
use crate::model::document::Document;
use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::model::source::SourceKind;
use crate::resolve::corpus::{Corpus, Handle};

/// What tells whether somebody is named.
pub struct Ear<'a> {
    /// The desk.
    pub corpus: &'a Corpus,
    /// Words that name whoever it is in general: "officials", "according to".
    pub general: &'a Phrases<'a>,
    /// The names of all whom the desk names.
    pub names: &'a Phrases<'a>,
    /// Whose names these are, in lower case.
    pub owners: &'a BTreeMap<String, Vec<SourceId>>,
    /// How the desk's publishers are called for short.
    pub papers: &'a Papers,
}

impl Ear<'_> {
    /// Whether a sentence names anybody whose word it may give.
    pub fn names_somebody(&self, sentence: &Passage<'_>) -> bool {
        let words = sentence.words();
        self.names_in_general(sentence, &words)
            || self.names_at_all(sentence, &words)
            || self.describes(sentence, &Prose::read(&words)) && whose::is_given(&words)
    }

    /// Of each stretch of a sentence, the first thing cited there whose word it is nobody says.
    pub fn unvoiced(&self, stretches: &[Passage<'_>]) -> Vec<Option<Handle>> {
        let mut parts: Vec<(usize, Passage<'_>, bool)> = Vec::new();
        for (number, stretch) in stretches.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|before| stretches.get(before));
            let most = if stretch.cites.len() > MOST { stretch.cites.len() } else { 1 };
            for cites in stretch.cites.chunks(most) {
                let part = Passage { cites: cites.to_vec(), ..stretch.clone() };
                let goes_on = parts.last().is_some_and(|(_, last, named)| *named && self.share(last, &part));
                let carries = before.is_some_and(|before| self.carries(before, &part));
                let named = self.names(&part) || goes_on || carries || self.is_framed(stretches, &part);
                parts.push((number, part, named));
            }
        }
        // "x [@a] and y [@b], she said": the one who is named last said all of it.
        let mut next: Option<Passage<'_>> = None;
        for (_, part, named) in parts.iter_mut().rev() {
            *named |= next.as_ref().is_some_and(|next| self.share(next, part));
            next = named.then(|| part.clone());
        }
        let mut found = vec![None; stretches.len()];
        for (number, part, _) in parts.iter().rev().filter(|(.., named)| !named) {
            if let Some(place) = found.get_mut(*number) {
                *place = part.cites.first().copied();
            }
        }
        found
    }

    /// Of each stretch of a sentence, the first claim cited there of whose source it has a name, but only as the name of one
    /// who acts, with the place of that name.
    pub fn acted(&self, stretches: &[Passage<'_>]) -> Vec<Option<(Handle, Range<usize>)>> {
        let are_many = stretches.len() > MOST;
        if are_many
            || stretches.len() > 1 && stretches.iter().any(|stretch| whose::compares(&stretch.words()))
        {
            return vec![None; stretches.len()];
        }
        let is_given: Vec<bool> = stretches.iter().map(|stretch| whose::is_given(&stretch.words())).collect();
        let found = stretches.iter().enumerate().map(|(number, stretch)| {
            let before = number.checked_sub(1).and_then(|before| stretches.get(before));
            let mut given = stretches.iter().zip(&is_given).filter(|(_, is_given)| **is_given);
            let goes_on = given.any(|(other, _)| other.range == stretch.range || self.share(other, stretch));
            let words = stretch.blanked();
            if goes_on
                || self.names_in_general(stretch, &words)
                || before.is_some_and(|before| self.carries(before, stretch))
                || self.is_framed(stretches, stretch)
            {
                return None;
            }
            stretch.cites.iter().find_map(|&cited| Some((cited, self.actor(cited, &words)?)))
        });
        found.collect()
    }

    /// Where words name those whose word a claim is, though only as one who acts. What somebody tells of himself or means
    /// to do is his word wherever he is named, unless others are accused by it or contradict it.
    fn actor(&self, cited: Handle, words: &str) -> Option<Range<usize>> {
        let Handle::Claim(id) = cited else { return None };
        let claim = self.corpus.claim(id);
        let voices = called::voices_of(self.corpus, id);
        let names = called::names_of_voices(self.corpus, &voices);
        let own = Phrases::new(names.iter().map(String::as_str));
        let assertion = claim.assertion.value.as_str();
        let opens = Prose::read(assertion).find(&own).first().is_some_and(|hit| {
            hit.start == 0
                || assertion.get(..hit.start).is_some_and(|before| before.eq_ignore_ascii_case("the "))
        });
        let is_own = opens || claim.actors.iter().any(|actor| voices.contains(&actor.value));
        let is_disputed = !claim.accuses.is_empty() || !self.corpus.against[id.index()].is_empty();
        if is_own && (!is_disputed || claim.kind.value == Kind::Intention) {
            return None;
        }
        let name = Prose::read(words).find(&own).into_iter().next()?;
        // "The board [@a] and the ministry [@b] said so": a note behind a bare name is whose word it is.
        let prose = Prose::read(words);
        let is_bare = prose.len() <= MODIFIERS + Prose::read(words.get(name.start..name.end)?).len();
        let is_bare = is_bare && words.get(name.end..).is_some_and(|behind| behind.trim().is_empty());
        let told = cited::words_of(self.corpus, id);
        (!is_bare && !whose::is_of(words, &own, &told)).then_some(name.start..name.end)
    }

    fn names_own(&self, sentence: &Passage<'_>, prose: &Prose<'_>) -> bool {
        let cited = sentence.cites.iter();
        let names: BTreeSet<String> = cited.flat_map(|&cited| called::names_of(self.corpus, cited)).collect();
        !prose.find(&Phrases::new(names.iter().map(String::as_str))).is_empty()
    }

    /// Whether words have a name of those whose word it is what a sentence cites, or of the document.
    fn names_at_all(&self, sentence: &Passage<'_>, words: &str) -> bool {
        self.names_own(sentence, &Prose::read(words))
            || self.names_paper(sentence, words)
            || self.names_kind(sentence, words)
    }

    /// Whether words give something as the word of a body by what it is: "the office said", where no other body of the desk
    /// is an office.
    fn names_kind(&self, sentence: &Passage<'_>, words: &str) -> bool {
        let prose = Prose::read(words);
        let voices = called::voices(self.corpus, sentence).into_iter();
        // Unnamed people of a ministry are not the ministry.
        let named = voices.filter(|&voice| !chain::is_unnamed(self.corpus.source(voice)));
        let tops = named.flat_map(|voice| {
            let source = self.corpus.source(voice);
            [Some(voice), source.of(), source.acts_for()].into_iter().flatten()
        });
        let kinds: BTreeSet<String> =
            tops.filter_map(|body| called::kind(self.corpus.source(body))).collect();
        let is_only = |kind: &String| {
            let all = self.corpus.numbered_sources();
            all.filter(|(_, one)| called::kind(one).as_ref() == Some(kind)).nth(1).is_none()
        };
        kinds.iter().any(|kind| speaks(&prose, &[kind]) && is_only(kind))
    }

    /// Whether words name the publisher of a document in which it stands by any of its names, or the document as a
    /// paper of the publisher: "the Courier", "the investigation office", "the coast guard's list".
    fn names_paper(&self, sentence: &Passage<'_>, words: &str) -> bool {
        let cited = sentence.cites.iter();
        let documents = cited.flat_map(|&cited| called::documents_of(self.corpus, cited));
        let documents: Vec<&Document> = documents.collect();
        let publishers = documents.iter().filter_map(|document| document.publisher.value.as_deref());
        let (mut owners, mut shorts): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for publisher in publishers {
            let name = called::bare(publisher);
            owners.extend([format!("{name}'s"), format!("{name}'"), name.to_owned()]);
            shorts.extend(self.short_names(publisher));
        }
        // What a document says in its own voice is its publisher's word.
        let is_own_voice = called::voices(self.corpus, sentence).is_empty();
        let names: Vec<&str> = shorts.iter().map(String::as_str).collect();
        if is_own_voice && speaks(&Prose::read(words), &names) {
            return true;
        }
        owners.extend(shorts);
        let papers: Vec<String> = documents.iter().filter_map(|document| called::noun(document)).collect();
        self.papers.are_named(words, documents.into_iter())
            || whose::has_paper(words, &Phrases::new(owners.iter().map(String::as_str)), &papers)
    }

    /// The other names of the body that is a publisher.
    fn short_names(&self, publisher: &str) -> Vec<String> {
        let named = self.owners.get(&folded(called::bare(publisher))).into_iter().flatten();
        let bodies = named.filter_map(|&source| match &self.corpus.source(source).kind {
            SourceKind::Organization(body) if body.name.value == publisher => Some(source),
            _ => None,
        });
        bodies.flat_map(|source| called::names_of_source(self.corpus.source(source))).collect()
    }

    /// Whether a sentence has words that name whoever it is: "officials", "according to", unless somebody else whom the
    /// desk knows follows.
    fn names_in_general(&self, sentence: &Passage<'_>, words: &str) -> bool {
        let follows = |end: usize| words.get(end..).unwrap_or_default().trim_start();
        let mut general = Prose::read(words).find(self.general).into_iter();
        general
            .any(|hit| hit.phrase != "according to" || !self.opens_with_another(sentence, follows(hit.end)))
    }

    /// Whether words begin with somebody whom the desk knows and who tells nothing of what a sentence cites. The body of
    /// unnamed people is another than they; "OSB officials" are not OSB.
    fn opens_with_another(&self, sentence: &Passage<'_>, words: &str) -> bool {
        if !sentence.cites_records() {
            return false;
        }
        let opens =
            |text: &str| Prose::read(text).find(self.names).into_iter().next().filter(|hit| hit.start == 0);
        let bare = source::bare(words);
        let Some((hit, text)) = opens(words).map(|hit| (hit, words)).or_else(|| Some((opens(bare)?, bare)))
        else {
            return false;
        };
        let own: BTreeSet<String> = sentence
            .cites
            .iter()
            .flat_map(|&cited| called::names_of(self.corpus, cited))
            .map(|name| folded(&name))
            .collect();
        let claims = cited::claims(self.corpus, sentence).into_iter().map(|claim| self.corpus.claim(claim));
        let tellers: BTreeSet<SourceId> =
            claims.flat_map(|claim| &claim.evidence).flat_map(chain::everybody).collect();
        let tells = |&owner: &SourceId| {
            let names = called::names_of_source(self.corpus.source(owner));
            tellers.contains(&owner) || names.iter().any(|name| own.contains(&folded(name)))
        };
        let owners = self.owners.get(hit.phrase).map(Vec::as_slice).unwrap_or_default();
        !owners.iter().any(tells) && !self.are_its_people(sentence, text.get(hit.end..).unwrap_or_default())
    }

    /// Whether the words behind a name say of whom of that body: "OSB officials", "OSB's internal documents".
    fn are_its_people(&self, sentence: &Passage<'_>, behind: &str) -> bool {
        let unnamed = called::voices(self.corpus, sentence).into_iter();
        let unnamed = unnamed.filter_map(|voice| self.corpus.source(voice).anonymous());
        let heads: Vec<&str> = unnamed.map(|one| head(&one.descriptor.value)).collect();
        let phrase = behind.split([',', ';', ':', '.', '[', '(']).next().unwrap_or_default();
        let is_one = |word: &str| {
            let is_it = |said: &str| said.trim_end_matches('s') == word.trim_end_matches('s');
            names::is_people(word) || heads.iter().any(|head| Prose::read(head).words().any(is_it))
        };
        !heads.is_empty() && Prose::read(phrase).words().take(MODIFIERS).any(is_one)
    }

    /// Whether a part of a sentence names whose word it is what it cites. Of unnamed people it is enough to
    /// say what they are.
    fn names(&self, part: &Passage<'_>) -> bool {
        let words = part.words();
        let prose = Prose::read(&words);
        if self.names_in_general(part, &words) {
            return true;
        }
        self.names_at_all(part, &words) || self.describes(part, &prose)
    }

    /// Whether a part of a sentence says what the unnamed people are whose word it is.
    fn describes(&self, part: &Passage<'_>, prose: &Prose<'_>) -> bool {
        let unnamed = called::voices(self.corpus, part).into_iter();
        let mut unnamed = unnamed.filter_map(|voice| self.corpus.source(voice).anonymous());
        let is_said = |word: &str| {
            let is_it = |said: &str| said.trim_end_matches('s') == word.trim_end_matches('s');
            prose.words().any(is_it)
        };
        unnamed.any(|one| {
            let (whole, front) =
                (Prose::read(&one.descriptor.value), Prose::read(head(&one.descriptor.value)));
            let mut people = whole.words().filter(|word| names::is_people(word)).peekable();
            // "Three engineers at the plant": what the list does not know is the last word before what they are of.
            let noun = front.words().last().filter(|_| people.peek().is_none() && front.len() <= MODIFIERS);
            people.chain(noun).any(is_said)
        })
    }

    /// Whether a part of a sentence goes on with whoever spoke before: "it also said", "and that".
    fn carries(&self, before: &Passage<'_>, part: &Passage<'_>) -> bool {
        let words = part.words();
        let prose = Prose::read(&words);
        let mut opening = prose.words().skip_while(|word| matches!(*word, "and" | "but" | "also"));
        let opens = opening.next().is_some_and(|word| VERBS.contains(&word) || OPENING.contains(&word));
        let named = Passage { cites: part.cites.clone(), ..before.clone() };
        (opens || !prose.find(&Phrases::new(CARRYING.iter().copied())).is_empty())
            && self.names_at_all(&named, &named.words())
    }

    /// Whether a sentence opens with whose word all of it is: "According to Ruiz and the board, …".
    fn is_framed(&self, stretches: &[Passage<'_>], part: &Passage<'_>) -> bool {
        let Some(first) = stretches.first().filter(|first| first.typed().starts_with("According to ")) else {
            return false;
        };
        let length = first.typed().find(',').filter(|&length| length < FRAME).unwrap_or_default();
        let range = first.range.start..first.range.start + length;
        let frame = Passage { range, cites: part.cites.clone(), ..first.clone() };
        self.names_at_all(&frame, frame.typed())
    }

    /// Whether two things cited are the word of the same source, or of one that belongs to the other.
    fn share(&self, one: &Passage<'_>, other: &Passage<'_>) -> bool {
        let voices = |part: &Passage<'_>| called::voices(self.corpus, part);
        let (ones, others) = (voices(one), voices(other));
        let whole = |source: SourceId| {
            self.corpus
                .source(source)
                .anonymous()
                .and_then(|one| one.among.as_ref())
                .map_or(source, |whole| whole.value)
        };
        let belongs = |one, other| chain::belongs(self.corpus, one, other);
        let is_same = |one: SourceId, other: SourceId| {
            whole(one) == whole(other) || belongs(one, other) || belongs(other, one)
        };
        if ones.is_empty() && others.is_empty() {
            let documents = self.documents(other);
            return self.documents(one).iter().any(|one| documents.contains(one));
        }
        ones.iter().any(|&one| others.iter().any(|&other| is_same(one, other)))
    }

    fn documents(&self, part: &Passage<'_>) -> Vec<DocumentId> {
        let claims = cited::claims(self.corpus, part);
        claims.into_iter().flat_map(|claim| self.corpus.documents_of(claim)).collect()
    }
}

/// Whether words give something as the word of somebody of one of these names.
fn speaks(prose: &Prose<'_>, names: &[&str]) -> bool {
    let is_teller = |hit: &Hit<'_>| {
        let follows = prose.after(hit).next();
        let is_said = follows.is_some_and(|word| VERBS.contains(&word) || TELLING.contains(&word));
        let before: Vec<&str> = prose.before(hit).filter(|word| *word != "the").take(2).collect();
        is_said || before == ["to", "according"]
    };
    prose.find(&Phrases::new(names.iter().copied())).iter().any(is_teller)
}

/// Verbs besides those of saying by which a document gives something.
const TELLING: &[&str] =
    &["estimated", "estimates", "found", "finds", "put", "puts", "reported", "reports", "wrote", "writes"];

/// What unnamed people are, without what they are of: "a member" of the board.
fn head(descriptor: &str) -> &str {
    let ends = [" of ", " in ", " at ", " from ", " with ", " on ", " who ", ", "];
    let end = ends.iter().filter_map(|mark| descriptor.find(mark)).min();
    descriptor.get(..end.unwrap_or(descriptor.len())).unwrap_or(descriptor)
}

/// How many words behind the name of a body may say of whom of that body.
const MODIFIERS: usize = 3;

/// More things than this, cited together, are no longer looked at one by one.
const MOST: usize = 16;

/// How long what a sentence opens with may be, in bytes.
const FRAME: usize = 300;

/// Words by which whoever spoke before goes on.
const CARRYING: &[&str] =
    &["and that", "but that", "he", "it", "she", "the latter", "the same", "they", "which also", "who also"];

/// Words besides verbs of saying with which a sentence goes on in the same mouth.
const OPENING: &[&str] = &[
    "added", "adds", "adding", "called", "calls", "denied", "denies", "promised", "promises", "rejected",
    "rejects", "reported", "reports", "saying", "wants", "wrote", "writes",
];
