//! Where the copy of a document tells of a refusal or a silence: in another paragraph than a record names, or of somebody
//! else.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::called::{bare, names_of_source};
use crate::check::chain;
use crate::check::comment::{self, Told};
use crate::check::heard::Copies;
use crate::check::prose::Prose;
use crate::check::rule::Desk;
use crate::model::id::SourceId;
use crate::model::response::{Outcome, Response};
use crate::model::source::Source;
use crate::resolve::corpus::Corpus;

/// Words that say nothing of who is meant.
const IDLE: &[&str] = &["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"];

/// What may stand before the name of a body of which somebody refuses to comment.
const SPEAKING: &[&str] = &["A spokesman for ", "A spokesperson for ", "A spokeswoman for "];

/// How many paragraphs of a copy are gone through for one response.
const PARAGRAPHS: usize = 300;

/// The sources of a desk as those who may refuse to comment.
#[derive(Default)]
pub struct Refusers {
    /// By their names, once one is asked for.
    named: OnceCell<BTreeMap<String, Vec<SourceId>>>,
    /// The words that those are called who belong with a source, once they are asked for.
    related: BTreeMap<SourceId, BTreeSet<String>>,
}

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
        &mut self,
        desk: &Desk<'_>,
        response: &Response,
        (bytes, told): (&Range<usize>, &Told),
    ) -> Option<Another> {
        let corpus = desk.corpus;
        let passage = desk.passage(response.document.as_ref()?.value, bytes);
        if self.are_named(corpus, response.party.value, passage) || tells(passage.get(told.end..)?) {
            return None;
        }
        let before = passage.get(..told.start)?;
        let ends =
            [". ", "! ", "? ", ".\n", "\n\n"].iter().filter_map(|end| Some(before.rfind(end)? + end.len()));
        let start = ends.max().unwrap_or_default();
        let subject = before.get(start..)?.trim();
        let subject = SPEAKING.iter().find_map(|speaking| subject.strip_prefix(speaking)).unwrap_or(subject);
        let all = self.named.get_or_init(|| named(corpus));
        let known = names_in(subject).into_iter().flatten().find_map(|name| all.get(&plain(name)))?;
        let source = *known.first()?;
        // A person may speak for a body without being recorded as of it.
        let are_alike =
            chain::is_person(corpus.source(source)) == chain::is_person(corpus.source(response.party.value));
        let are_others = known.iter().all(|&one| !chain::are_related(corpus, one, response.party.value));
        let place = bytes.start + start..bytes.start + told.end;
        (are_others && are_alike && known.len() == 1).then_some(Another { source, place })
    }

    /// The paragraph, from 1, that tells of what a response has where the one that it names tells of nothing like it, and the
    /// bytes there; it is the only one, and names the party.
    pub fn elsewhere(
        &mut self,
        desk: &Desk<'_>,
        response: &Response,
        (copies, bytes): (&Copies, &Range<usize>),
    ) -> Option<(usize, Range<usize>)> {
        let document = response.document.as_ref()?.value;
        let is_worded =
            response.wording.as_ref().is_some_and(|wording| comment::told(&wording.value).is_none());
        let is_long = copies.all(document).len() > PARAGRAPHS;
        if is_worded || is_long || tells(desk.passage(document, bytes)) {
            return None;
        }
        let others = copies.all(document).iter().zip(1..);
        let mut telling = others.filter(|(other, _)| {
            let passage = desk.passage(document, other);
            tells(passage) && self.are_named(desk.corpus, response.party.value, passage)
        });
        let (paragraph, number) = telling.next().filter(|_| telling.next().is_none())?;
        let passage = desk.passage(document, paragraph);
        let told = comment::told(passage).filter(|told| told.outcome == response.outcome.value)?;
        let place = paragraph.start + told.start..paragraph.start + told.end;
        Some((number, place))
    }

    /// Whether a text has a word of what somebody, or whoever belongs with him, is called.
    fn are_named(&mut self, corpus: &Corpus, party: SourceId, text: &str) -> bool {
        let there: BTreeSet<String> = words(text).collect();
        let called = |source: &Source| {
            names_of_source(source)
                .iter()
                .flat_map(|name| words(name).collect::<Vec<_>>())
                .collect::<BTreeSet<_>>()
        };
        if !there.is_disjoint(&called(corpus.source(party))) {
            return true;
        }
        let related = self.related.entry(party).or_insert_with(|| {
            let all = corpus.numbered_sources().filter(|(one, _)| chain::are_related(corpus, *one, party));
            all.flat_map(|(_, source)| called(source)).collect()
        });
        !there.is_disjoint(related)
    }
}

/// The names that a subject may have: the whole, and one beside which it says what that is, "Norline, the ferry operator," or "The
/// regulator, the Grid Authority,".
fn names_in(subject: &str) -> [Option<&str>; 3] {
    let two = subject.strip_suffix(',').and_then(|both| both.split_once(", "));
    let is_one = |text: &str| {
        ["a ", "an ", "the ", "The ", "Its "].iter().any(|article| text.starts_with(article))
            && !text.contains(',')
    };
    let name = two.filter(|(_, what)| is_one(what)).map(|(name, _)| name);
    let behind = two.filter(|(what, _)| is_one(what)).map(|(_, name)| name);
    [Some(subject), name, behind]
}

/// Whether a text may tell that somebody refused to comment, or did not answer.
fn tells(text: &str) -> bool {
    comment::may_tell(text, Outcome::Declined) || comment::may_tell(text, Outcome::NoResponse)
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
    for (id, source) in corpus.numbered_sources().filter(|(_, source)| source.anonymous().is_none()) {
        for name in source.names() {
            let known = found.entry(plain(name)).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }
    found
}

/// A name without its article, with straight apostrophes.
fn plain(name: &str) -> String {
    bare(name).replace('’', "'")
}
