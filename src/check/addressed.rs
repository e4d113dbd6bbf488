//! To whom a card is spoken: "you have said" on a talking point is the word of whoever the card is for a talk with.

use crate::check::called;
use crate::check::chain;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::voiced::Ear;
use crate::check::whose;
use crate::check::written::Passage;
use crate::model::id::SourceId;
use crate::resolve::corpus::Corpus;

/// How a point speaks to somebody.
const YOU: &[&str] = &["you", "you've", "your"];

/// The one to whom the points of a card give back what he said: who says what most such points cite, and of several the
/// first.
pub fn counterpart<'p>(corpus: &Corpus, points: impl Iterator<Item = &'p Passage<'p>>) -> Option<SourceId> {
    let speaking = points.filter(|point| speaks_to(point));
    let speakers: Vec<SourceId> = speaking.filter_map(|point| speaker(corpus, point)).collect();
    let count =
        |&one: &SourceId| speakers.iter().filter(|&&other| chain::are_related(corpus, one, other)).count();
    speakers.iter().copied().rev().max_by_key(count)
}

/// Whether a point gives what it cites as the word of the one to whom the card is spoken.
pub fn is_word_of(ear: &Ear<'_>, point: &Passage<'_>, counterpart: Option<SourceId>) -> bool {
    let Some(counterpart) = counterpart.filter(|_| speaks_to(point)) else { return false };
    let is_his = |speaker: SourceId| chain::are_related(ear.corpus, speaker, counterpart);
    speaker(ear.corpus, point).is_some_and(is_his) && !calls_another(ear, point, counterpart)
}

/// Whether a text speaks to somebody and gives anything as somebody's word.
pub fn speaks_to(text: &Passage<'_>) -> bool {
    let words = text.words();
    !Prose::read(&words).find(&Phrases::new(YOU.iter().copied())).is_empty() && whose::is_given(&words)
}

/// Whether a point speaks to another by name: "Minister Dorn, you have said".
fn calls_another(ear: &Ear<'_>, point: &Passage<'_>, counterpart: SourceId) -> bool {
    let words = point.words();
    let is_called = |hit: &Hit<'_>| {
        let behind = words.get(hit.end..).and_then(|behind| behind.trim_start().strip_prefix(','));
        let next = behind.and_then(|behind| behind.split_whitespace().next()).unwrap_or_default();
        YOU.contains(&next.to_lowercase().as_str())
    };
    let is_other = |hit: &Hit<'_>| {
        let owners = ear.owners.get(hit.phrase).map(Vec::as_slice).unwrap_or_default();
        owners.iter().all(|&owner| !chain::are_related(ear.corpus, owner, counterpart))
    };
    Prose::read(&words).find(ear.names).iter().any(|hit| is_called(hit) && is_other(hit))
}

/// The named one who says all that a point cites.
fn speaker(corpus: &Corpus, point: &Passage<'_>) -> Option<SourceId> {
    let voices_of = |cites: &[_]| called::voices(corpus, &Passage { cites: cites.to_vec(), ..point.clone() });
    let voices = voices_of(&point.cites);
    let first = *voices.first().filter(|_| point.cites_records())?;
    let all_speak = point.cites.chunks(1).all(|cited| !voices_of(cited).is_empty());
    let are_one = voices.iter().all(|&voice| chain::are_related(corpus, voice, first));
    (all_speak && are_one && !chain::is_unnamed(corpus.source(first))).then_some(first)
}
