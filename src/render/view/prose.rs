//! Analysts' texts, dates and references, as the view has them.

use crate::model::date::{PartialDate, When};
use crate::model::id::{ClaimId, DocumentId};
use crate::model::locator::Locator;
use crate::parse::citation::{self, CitationKind};
use crate::render::attribution;
use crate::render::attribution::names::Mentions;
use crate::render::view::open::Open;
use crate::render::view::shape;
use crate::resolve::corpus::Handle;

/// A text with what its citations stand for; sentences count as mentions in reading order.
pub(super) fn prose(open: &Open<'_>, text: &str, mentions: &mut Mentions) -> shape::Prose {
    let citations = citation::scan(text)
        .iter()
        .map(|citation| {
            let mut places = Vec::new();
            let mut sentences = Vec::new();
            for cited in &citation.ids {
                let Some(handle) = open.corpus.find(cited.id) else { continue };
                places.extend(places_of(open, handle));
                if let (CitationKind::Sentence, Handle::Claim(claim)) = (citation.kind, handle) {
                    sentences.extend(running(open, claim, mentions));
                }
            }
            let sentence = (citation.kind == CitationKind::Sentence).then(|| sentences.join(" "));
            shape::Citation { sentence, refs: merged(open, places) }
        })
        .collect();
    shape::Prose { markdown: text.to_owned(), citations }
}

fn running(open: &Open<'_>, claim: ClaimId, mentions: &mut Mentions) -> Option<String> {
    if !open.shows(claim) {
        return None;
    }
    attribution::compose(&open.names, claim, mentions).map(|sentence| sentence.text())
}

/// One place: the record that refers to it, the document, where in it.
pub(super) type Place<'a> = (&'a str, DocumentId, Option<&'a Locator>);

/// The places that a claim or response rests on; none for anything that may not be shown.
pub(super) fn places_of<'a>(open: &Open<'a>, handle: Handle) -> Vec<Place<'a>> {
    match handle {
        Handle::Claim(id) if open.shows(id) => claim_places(open, id),
        Handle::Response(id) => {
            let response = open.corpus.response(id);
            let at = response.at.as_ref().map(|at| &at.value);
            let document = response.document.as_ref().map(|document| document.value);
            document.map(|document| (response.common.id.value.as_str(), document, at)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The places that a shown claim rests on.
pub(super) fn claim_places<'a>(open: &Open<'a>, id: ClaimId) -> Vec<Place<'a>> {
    let record = open.corpus.claim(id).common.id.value.as_str();
    open.evidence(id)
        .filter_map(|evidence| {
            let document = evidence.document.as_ref()?.value;
            Some((record, document, evidence.at.as_ref().map(|at| &at.value)))
        })
        .collect()
}

/// References to places, each document once with all its locators.
pub(super) fn merged(open: &Open<'_>, places: Vec<Place<'_>>) -> Vec<shape::Reference> {
    let mut found: Vec<(&str, DocumentId, Vec<&Locator>)> = Vec::new();
    for (record, document, locator) in places {
        match found.iter_mut().find(|(_, known, _)| *known == document) {
            Some((_, _, locators)) => locators.extend(locator),
            None => found.push((record, document, locator.into_iter().collect())),
        }
    }
    found
        .into_iter()
        .map(|(record, document, locators)| shape::Reference {
            record: record.to_owned(),
            document: open.corpus.document(document).common.id.value.to_string(),
            locator: join(locators),
        })
        .collect()
}

/// Locators in order, each once, with one word for all of a kind: "paras. 4, 6–7; p. 2".
fn join(mut locators: Vec<&Locator>) -> Option<String> {
    locators.sort_unstable();
    locators.dedup();
    if let [one] = locators.as_slice() {
        return Some(one.to_string());
    }
    let of = |pick: fn(&Locator) -> Option<(u32, Option<u32>)>, word: &str| {
        let ranges: Vec<_> = locators.iter().copied().filter_map(pick).collect();
        match ranges.as_slice() {
            [] => None,
            [(from, None)] => Some(format!("{}. {from}", word.trim_end_matches('s'))),
            _ => Some(format!("{word}. {}", spans(&ranges))),
        }
    };
    let paragraphs = of(
        |locator| match locator {
            Locator::Paragraph(from, to) => Some((*from, *to)),
            _ => None,
        },
        "paras",
    );
    let pages = of(
        |locator| match locator {
            Locator::Page(from, to) => Some((*from, *to)),
            _ => None,
        },
        "pp",
    );
    let times = locators.iter().filter_map(|locator| match locator {
        Locator::Time(time) => Some(time.clone()),
        _ => None,
    });
    let all: Vec<String> = paragraphs.into_iter().chain(pages).chain(times).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Numbers in order with runs of three and more drawn together: "4, 6–8".
fn spans(ranges: &[(u32, Option<u32>)]) -> String {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for &(from, to) in ranges {
        let to = to.unwrap_or(from);
        match joined.last_mut() {
            Some((_, end)) if from <= end.saturating_add(1) => *end = to.max(*end),
            _ => joined.push((from, to)),
        }
    }
    let words: Vec<String> = joined
        .into_iter()
        .map(|(from, to)| match to - from {
            0 => from.to_string(),
            1 => format!("{from}, {to}"),
            _ => format!("{from}–{to}"),
        })
        .collect();
    words.join(", ")
}

/// A date for a reader and for a machine.
pub(super) fn date(date: PartialDate) -> shape::Date {
    shape::Date { words: date.words(), iso: date.to_string() }
}

/// The source's own words for a time, with the date meant beside them.
pub(super) fn when(when: &When) -> shape::When {
    let date = when.date.map(|period| period.words());
    let words = match (&when.text, date) {
        (Some(text), Some(date)) => format!("“{text}” ({date})"),
        (Some(text), None) => format!("“{text}”"),
        (None, date) => date.unwrap_or_default(),
    };
    shape::When { words, iso: when.date.map(|period| period.to_string()) }
}
