//! What a capture says of a quote.

use std::ops::Range;

use super::closest::Nearest;
use super::reading::Reading;
use super::speaker::Callings;
use crate::model::claim::Quote;
use crate::model::document::{Document, DocumentType};
use crate::model::id::SourceId;
use crate::model::locator::Locator;
use crate::resolve::corpus::Corpus;

/// What became of a quote. Places are bytes of the capture as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its words stand in one place, as the document's quotation of the speaker.
    Found(Range<usize>),
    /// Its words stand nowhere; what comes closest.
    Missing(Nearest),
    /// Its words stand here, and not between its prefix and its suffix.
    Displaced(Range<usize>),
    /// Its words stand here, outside quotation marks.
    Unquoted(Range<usize>),
    /// Its words stand here, and nothing around them names the speaker.
    Unnamed(Range<usize>),
    /// Its words stand in several places, and nothing decides among them.
    Ambiguous(Vec<Range<usize>>),
}

/// A quote and what the desk says of it.
#[derive(Debug, Clone, Copy)]
pub struct Quoted<'a> {
    /// The words.
    pub quote: &'a Quote,
    /// Where in the document they are said to stand.
    pub at: Option<&'a Locator>,
    /// Whose words they are; empty where they are the document's own.
    pub speakers: &'a [SourceId],
}

impl Verdict {
    /// Whether the words stand in the document at all.
    pub fn is_found(&self) -> bool {
        !matches!(self, Self::Missing(_) | Self::Displaced(_))
    }
}

/// Judges a quote. `None` where a capture can say nothing: the quote has no words, or they were translated from the
/// language of the document, of which the capture is no translation.
///
/// Among several places those in the paragraph that the desk names, those in quotation marks and those that name the
/// speaker go before others. Marks and names beside the words are only asked of news: a transcript or statement is all
/// one's own words. Of a statement it is asked that it names the speaker anywhere, or is published by him or his body.
pub fn judge(
    reading: &Reading<'_>,
    quoted: Quoted<'_>,
    document: &Document,
    corpus: &Corpus,
) -> Option<Verdict> {
    if is_translated(quoted.quote, document) && !reading.is_english() {
        return None;
    }
    let places = reading.find(quoted.quote)?;
    if places.fitting.is_empty() {
        return match places.stray {
            Some(stray) => Some(Verdict::Displaced(stray)),
            None => missing(reading, quoted.quote, document),
        };
    }
    let mut places = places.fitting;
    prefer(&mut places, |place| is_located(reading, place, quoted.at));
    if document.kind == DocumentType::News && !quoted.speakers.is_empty() {
        if !prefer(&mut places, |place| reading.is_quoted(place)) {
            return places.into_iter().next().map(Verdict::Unquoted);
        }
        let callings = Callings::new(quoted.speakers, corpus);
        if !prefer(&mut places, |place| callings.are_near(reading, place)) {
            return places.into_iter().next().map(Verdict::Unnamed);
        }
    }
    if document.is_word_of_publisher() && !is_theirs(reading, quoted.speakers, document, corpus) {
        return places.into_iter().next().map(Verdict::Unnamed);
    }
    match places.len() {
        1 => places.pop().map(Verdict::Found),
        _ => Some(Verdict::Ambiguous(places)),
    }
}

/// Whether a statement may be somebody's: it names him, his role or his body, in its text or in what is known of it.
fn is_theirs(reading: &Reading<'_>, speakers: &[SourceId], document: &Document, corpus: &Corpus) -> bool {
    let known = [&document.publisher.value, &document.title.value, &document.author];
    let known = known.into_iter().flatten().map(String::as_str);
    speakers.is_empty() || Callings::new(speakers, corpus).are_in(reading, known)
}

/// Keeps the places that are better than others; says whether any is.
fn prefer(places: &mut Vec<Range<usize>>, better: impl Fn(&Range<usize>) -> bool) -> bool {
    let preferred: Vec<Range<usize>> = places.iter().filter(|place| better(place)).cloned().collect();
    let some = !preferred.is_empty();
    if some {
        *places = preferred;
    }
    some
}

fn is_located(reading: &Reading<'_>, place: &Range<usize>, at: Option<&Locator>) -> bool {
    let Some(named) = at.and_then(Locator::paragraphs) else { return false };
    reading.numbers(place).any(|number| named.contains(&number))
}

/// Whether the words of a quote are not those of the document, but translated from its language.
fn is_translated(quote: &Quote, document: &Document) -> bool {
    let from = |language| quote.translated_from.iter().any(|from| from == language);
    document.language.as_ref().is_some_and(from)
}

/// Words in another language than the document's are no misquotation; that nobody said so is another finding.
fn missing(reading: &Reading<'_>, quote: &Quote, document: &Document) -> Option<Verdict> {
    let closest = reading.closest(quote);
    let is_foreign = document.language.as_ref().is_some_and(|language| !language.is_english());
    let looks_translated = closest == Nearest::Nothing && (is_foreign || !quote.translated_from.is_empty());
    (!looks_translated).then_some(Verdict::Missing(closest))
}
