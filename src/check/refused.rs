//! Where the copy of a document tells of a refusal or a silence: in another paragraph than a record names, or of somebody
//! else.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::called::{bare, names_of_source};
use crate::check::chain;
use crate::check::comment::{self, Told};
use crate::check::heard::Copies;
use crate::check::prose::Prose;
use crate::check::rule::Desk;
use crate::model::id::SourceId;
use crate::model::response::{Outcome, Response};
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// Words that say nothing of who is meant.
const IDLE: &[&str] = &["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"];

/// What may stand before the name of a body of which somebody refuses to comment.
const SPEAKING: &[&str] = &["A spokesman for ", "A spokesperson for ", "A spokeswoman for "];

/// How many paragraphs of a copy are gone through for one response.
const PARAGRAPHS: usize = 300;

/// The sources of a desk by the names under which they may refuse to comment, once one is asked for.
#[derive(Default)]
pub struct Refusers(OnceCell<BTreeMap<String, Vec<SourceId>>>);

/// Whom a paragraph tells of in place of the party.
pub struct Another {
    /// The source that it names.
    pub source: SourceId,
    /// The bytes of its name and of the refusal in the copy.
    pub place: Range<usize>,
}

impl Refusers {
    /// The source that the paragraph named tells of, where it names the party of a response nowhere, tells of one refusal
    /// and begins that sentence with another source.
    pub fn another(
        &self,
        desk: &Desk<'_>,
        response: &Response,
        (bytes, told): (&Range<usize>, &Told),
    ) -> Option<Another> {
        let corpus = desk.corpus;
        let passage = desk.passage(response.document.as_ref()?.value, bytes);
        if names(corpus, response.party.value, passage) || tells(passage.get(told.end..)?) {
            return None;
        }
        let before = passage.get(..told.start)?;
        let ends =
            [". ", "! ", "? ", ".\n", "\n\n"].iter().filter_map(|end| Some(before.rfind(end)? + end.len()));
        let start = ends.max().unwrap_or_default();
        let subject = before.get(start..)?.trim();
        let subject = SPEAKING.iter().find_map(|speaking| subject.strip_prefix(speaking)).unwrap_or(subject);
        let known = self.0.get_or_init(|| named(corpus)).get(&plain(subject))?;
        let source = *known.first()?;
        // A person may speak for a body without being recorded as of it.
        let are_alike =
            chain::is_person(corpus.source(source)) == chain::is_person(corpus.source(response.party.value));
        let are_others = known.iter().all(|&one| !chain::are_related(corpus, one, response.party.value));
        let place = bytes.start + start..bytes.start + told.end;
        (are_others && are_alike && known.len() == 1).then_some(Another { source, place })
    }
}

/// The paragraph, from 1, that tells of what a response has where the one that it names tells of nothing like it, and the
/// bytes there; it is the only one, and names the party.
pub fn elsewhere(
    desk: &Desk<'_>,
    response: &Response,
    (copies, bytes): (&Copies, &Range<usize>),
) -> Option<(usize, Range<usize>)> {
    let document = response.document.as_ref()?.value;
    let is_worded = response.wording.as_ref().is_some_and(|wording| comment::told(&wording.value).is_none());
    let is_long = copies.all(document).len() > PARAGRAPHS;
    if is_worded || is_long || tells(desk.passage(document, bytes)) {
        return None;
    }
    let others = copies.all(document).iter().zip(1..);
    let mut telling = others.filter(|(other, _)| tells(desk.passage(document, other)));
    let (paragraph, number) = telling.next().filter(|_| telling.next().is_none())?;
    let passage = desk.passage(document, paragraph);
    let told = comment::told(passage).filter(|told| told.outcome == response.outcome.value)?;
    let place = paragraph.start + told.start..paragraph.start + told.end;
    names(desk.corpus, response.party.value, passage).then_some((number, place))
}

/// Whether a text may tell that somebody refused to comment, or did not answer.
fn tells(text: &str) -> bool {
    comment::may_tell(text, Outcome::Declined) || comment::may_tell(text, Outcome::NoResponse)
}

/// Whether a text has a word of what somebody, or whoever belongs with him, is called.
fn names(corpus: &Corpus, party: SourceId, text: &str) -> bool {
    let words: Vec<String> = self::words(text).collect();
    let is_named = |source: &Source| {
        names_of_source(source).iter().any(|name| self::words(name).any(|word| words.contains(&word)))
    };
    let related = || corpus.numbered_sources().filter(|(one, _)| chain::are_related(corpus, *one, party));
    is_named(corpus.source(party)) || related().any(|(_, source)| is_named(source))
}

/// The words of a text in lower case, without the endings of the plural and of the owner.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = Prose::read(text)
        .words()
        .map(|word| word.trim_end_matches("'s").trim_end_matches('s').to_owned())
        .collect();
    words.into_iter().filter(|word| !IDLE.contains(&word.as_str()))
}

/// The persons and bodies of a desk by their names.
fn named(corpus: &Corpus) -> BTreeMap<String, Vec<SourceId>> {
    let mut found: BTreeMap<String, Vec<SourceId>> = BTreeMap::new();
    for (id, source) in corpus.numbered_sources() {
        for name in own_names(source) {
            let known = found.entry(plain(name)).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }
    found
}

fn own_names(source: &Source) -> Vec<&str> {
    let aliases = source.aliases.iter().map(String::as_str);
    match &source.kind {
        SourceKind::Person(person) => {
            aliases.chain([person.name.value.as_str(), person.short.as_str()]).collect()
        }
        SourceKind::Organization(body) => {
            aliases.chain([body.name.value.as_str()]).chain(body.short.as_deref()).collect()
        }
        SourceKind::Anonymous(_) => Vec::new(),
    }
}

/// A name without its article, with straight apostrophes.
fn plain(name: &str) -> String {
    bare(name).replace('’', "'")
}
