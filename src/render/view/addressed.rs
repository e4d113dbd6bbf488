//! Whether "you" on a talking point is one whose word the points of the card give back to him.

use crate::model::brief::TalkingPoint;
use crate::model::id::{ClaimId, SourceId};
use crate::render::view::echo::{has_name, split};
use crate::render::view::open::{Open, is_named, told_by};

/// How a point calls whoever it is spoken to.
pub(super) const YOU: &str = "you";

/// Whether readers know that a point calls a source "you": whatever points say "you" rests on the word of that one alone, and
/// the head of the page names it, or an earlier one of those points has its name below it.
pub(super) fn is_you(open: &Open<'_>, point: &str, source: SourceId) -> bool {
    let brief = open.corpus.brief(open.selection.brief);
    let speaking = || brief.talking_points.iter().filter(|point| is_spoken(&point.point.value));
    let is_of_head = || {
        let heads = [Some(brief.title.value.as_str()), brief.to.as_deref()];
        heads.into_iter().flatten().any(|head| names(open, head, source))
    };
    let mut earlier = speaking().take_while(|other| other.point.value != point);
    is_spoken(point)
        && is_named(open, source)
        && speaking().all(|point| is_of(open, point, source))
        && (is_of_head() || earlier.any(|point| !point.claims.is_empty() || !point.responses.is_empty()))
}

/// Whether a text speaks to somebody.
fn is_spoken(text: &str) -> bool {
    split(text).any(|word| word == YOU)
}

/// Whether all that a point rests on is the word, or the silence, of one source.
fn is_of(open: &Open<'_>, point: &TalkingPoint, source: SourceId) -> bool {
    let is_told = |claim: ClaimId| {
        let mut tellers = open.evidence(claim).flat_map(told_by).peekable();
        tellers.peek().is_some() && tellers.all(|teller| teller == source)
    };
    point.claims.iter().all(|claim| is_told(claim.value))
        && point.responses.iter().all(|one| open.corpus.response(one.value).party.value == source)
}

/// Whether the head of a page has a source by its name, or a part of that: "Talk with Minister Dorn".
fn names(open: &Open<'_>, head: &str, source: SourceId) -> bool {
    let said: Vec<String> = split(head).collect();
    has_name(&said, open.corpus.source(source).public_name()) || has_name(&said, open.names.short(source))
}
