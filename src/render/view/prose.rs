//! Analysts' texts, dates and references, as the view has them.

use chrono::Datelike as _;

use crate::model::claim::Evidence;
use crate::model::date::{PartialDate, Period, Precision, When};
use crate::model::id::{ClaimId, DocumentId};
use crate::model::locator::Locator;
use crate::parse::citation::{self, Citation, CitationKind};
use crate::render::attribution;
use crate::render::attribution::names::Mentions;
use crate::render::body::Narrative;
use crate::render::marks;
use crate::render::sentences;
use crate::render::view::counting::capitalized;
use crate::render::view::open::Open;
use crate::render::view::shape;
use crate::resolve::corpus::Handle;

/// A text with what its citations stand for; sentences count as mentions in reading order.
pub(super) fn prose(open: &Open<'_>, text: &str, mentions: &mut Mentions) -> shape::Prose {
    let text = &text.replace(marks::is_reserved, "");
    shape::Prose { markdown: text.to_owned(), citations: citations(open, text, mentions) }
}

/// A narrative with what its citations stand for.
pub(super) fn narrative(open: &Open<'_>, body: &Narrative, mentions: &mut Mentions) -> shape::Prose {
    let text = &body.markdown;
    let mut citations = citations(open, text, mentions);
    for (citation, scanned) in citations.iter_mut().zip(citation::scan(text)) {
        let place = body.places.iter().find(|(at, ..)| *at == scanned.range.start);
        let Some((_, document, locator)) = place else { continue };
        let Some(Handle::Document(id)) = open.corpus.find(document) else { continue };
        let record = scanned.ids.first().map_or("", |cited| cited.id);
        citation.refs = vec![shape::Reference {
            record: record.into(),
            document: document.as_str().into(),
            row: open.documents.get_index_of(&id),
            locator: Some(locator.clone()).filter(|locator| !locator.is_empty()),
        }];
    }
    shape::Prose { markdown: text.clone(), citations }
}

fn citations(open: &Open<'_>, text: &str, mentions: &mut Mentions) -> Vec<shape::Citation> {
    let scanned = citation::scan(text);
    let mut found: Vec<(Option<String>, Vec<Place<'_>>)> =
        scanned.iter().map(|citation| cited(open, citation, mentions)).collect();
    // Those that stand side by side are set as one: the first has the notes of all.
    for (number, two) in scanned.windows(2).enumerate().rev() {
        if let ([one, next], Some([(_, places), (_, others)])) = (two, found.get_mut(number..number + 2))
            && one.is_beside(next, text)
        {
            places.append(others);
        }
    }
    let set = |(sentence, places)| shape::Citation { sentence, refs: merged(open, places) };
    found.into_iter().map(set).collect()
}

/// What a citation becomes: the sentences of claims, and the places to which its notes lead.
fn cited<'a>(
    open: &Open<'a>,
    citation: &Citation<'_>,
    mentions: &mut Mentions,
) -> (Option<String>, Vec<Place<'a>>) {
    let mut places = Vec::new();
    let mut sentences = Vec::new();
    for cited in &citation.ids {
        let Some(handle) = open.corpus.find(cited.id) else { continue };
        match handle {
            Handle::Claim(claim) if citation.kind == CitationKind::Sentence && open.shows(claim) => {
                places.extend(claim_places(open, claim));
            }
            _ => places.extend(places_of(open, handle)),
        }
        match (citation.kind, handle) {
            (CitationKind::Sentence, Handle::Claim(claim)) => {
                sentences.extend(running(open, claim, mentions));
            }
            (CitationKind::Sentence, Handle::Response(response)) => {
                sentences.push(attribution::response(&open.names, response, mentions));
            }
            _ => {}
        }
    }
    let sentence = (citation.kind == CitationKind::Sentence).then(|| sentences.join(" "));
    (sentence, places)
}

fn running(open: &Open<'_>, claim: ClaimId, mentions: &mut Mentions) -> Option<String> {
    if !open.shows(claim) {
        return None;
    }
    let sentence = attribution::compose(&open.names, claim, mentions)?;
    Some(open.spoken(claim, &sentence))
}

/// One place: the record that refers to it, the document, where in it.
pub(super) type Place<'a> = (&'a str, DocumentId, Option<&'a Locator>);

/// The places that a text rests on with a claim or response, without those that only repeat others of them; none for
/// anything that may not be shown.
pub(super) fn places_of<'a>(open: &Open<'a>, handle: Handle) -> Vec<Place<'a>> {
    match handle {
        Handle::Claim(id) if open.shows(id) => places(open, id, &open.voiced(id)),
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
    places(open, id, &open.evidence(id).collect::<Vec<_>>())
}

fn places<'a>(open: &Open<'a>, id: ClaimId, evidence: &[&'a Evidence]) -> Vec<Place<'a>> {
    let record = open.corpus.claim(id).common.id.value.as_str();
    let place = |evidence: &&'a Evidence| {
        let document = evidence.document.as_ref()?.value;
        Some((record, document, evidence.at.as_ref().map(|at| &at.value)))
    };
    evidence.iter().filter_map(place).collect()
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
            record: record.into(),
            document: open.corpus.document(document).common.id.value.as_str().into(),
            row: open.documents.get_index_of(&document),
            locator: join(locators),
        })
        .collect()
}

/// Locators in order, each once, with one word for all of a kind: "paras. 4, 6–7; p. 2".
fn join(mut locators: Vec<&Locator>) -> Option<String> {
    locators.sort_unstable();
    locators.dedup();
    let (mut paragraphs, mut pages, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for locator in locators {
        match locator {
            Locator::Paragraph(from, to) => paragraphs.push((*from, to.unwrap_or(*from))),
            Locator::Page(from, to) => pages.push((*from, to.unwrap_or(*from))),
            Locator::Part(..) | Locator::Time(_) => others.push(locator.to_string()),
        }
    }
    let named = [numbered("para.", "paras.", &paragraphs), numbered("p.", "pp.", &pages)];
    let all: Vec<String> = named.into_iter().flatten().chain(others).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn numbered(one: &str, many: &str, ranges: &[(u32, u32)]) -> Option<String> {
    match ranges {
        [] => None,
        [(from, to)] if from == to => Some(format!("{one} {from}")),
        _ => Some(format!("{many} {}", spans(ranges))),
    }
}

/// Numbers in order with runs of three and more drawn together: "4, 6–8".
fn spans(ranges: &[(u32, u32)]) -> String {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for &(from, to) in ranges {
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

/// A text as a sentence: its first letter large, a period where it has no end of its own, behind it or within the
/// quotation mark that ends it.
pub(super) fn sentence(text: &str) -> String {
    let mut text = capitalized(text.trim());
    if sentences::is_closed(&text) || text.is_empty() {
        return text;
    }
    let within = text.ends_with(['"', '”']).then(|| text.pop()).flatten();
    text.push('.');
    text.extend(within);
    text
}

/// A date for a reader and for a machine.
pub(super) fn date(date: PartialDate) -> shape::Date {
    shape::Date { words: date.words(), iso: date.to_string() }
}

/// The source's own words for a time, with the date meant beside them.
pub(super) fn when(when: &When) -> shape::When {
    let date = when.date.map(Period::words);
    let words = match (&when.text, date) {
        (Some(text), Some(date)) => format!("\"{text}\" ({date})"),
        (Some(text), None) => format!("\"{text}\""),
        (None, date) => date.unwrap_or_default(),
    };
    shape::When { words, iso: when.date.map(|period| period.to_string()) }
}

/// Whether a text tells itself when something happened: the day, the one year that it names, the month with its year, or the
/// months from one to another.
pub(super) fn names_time(text: &str, time: &When, year: i32) -> bool {
    let Some(period) = time.date.filter(|_| time.text.is_none()) else { return false };
    let is_plain = |date: &PartialDate| date.words() == date.plain_words();
    if ![Some(period.from), period.to].iter().flatten().all(is_plain) {
        return false;
    }
    let words = when(time).words;
    let is_there = text.match_indices(&words).any(|(at, _)| {
        let behind = text.get(at + words.len()..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        is_dated(before)
            && !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/'))
            && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/'))
    });
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count();
    match (period.to, period.from.precision()) {
        (None, Precision::Day) => names_day(text, time, year),
        (None, Precision::Year | Precision::Month) => is_there && years == 1,
        (Some(_), _) => is_there,
    }
}

/// Whether a text ends in a word that dates what it tells: "the 2033 fund" has its year by its name, and "the plan of June 2034"
/// the month of the plan.
fn is_dated(before: &str) -> bool {
    const DATING: &[&str] =
        &["in", "since", "until", "till", "from", "by", "during", "throughout", "early", "late", "mid"];
    const ENDS: &[&str] =
        &["end", "beginning", "start", "middle", "summer", "winter", "spring", "autumn", "fall"];
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match words.next().map(str::to_lowercase).as_deref() {
        Some("of") => words.next().is_some_and(|word| ENDS.contains(&word)),
        Some(word) => DATING.contains(&word),
        None => false,
    }
}

/// Whether a text names the one day on which something happened: with its year, or, in the year of the brief, without.
fn names_day(text: &str, when: &When, year: i32) -> bool {
    let Some(period) = when.date.filter(|period| when.text.is_none() && period.to.is_none()) else {
        return false;
    };
    let date = period.from;
    if date.precision() != Precision::Day || date.words() != date.plain_words() {
        return false;
    }
    let day = date.earliest();
    let is_named = |form: &str| {
        let words = day.format(form).to_string();
        text.match_indices(&words).any(|(at, _)| {
            let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + words.len()..));
            let behind = behind.unwrap_or_default();
            let is_whole = !before.ends_with(|c: char| c.is_alphanumeric())
                && !behind.starts_with(char::is_alphanumeric);
            is_whole && named_year(behind).map_or(day.year() == year, |named| named == day.year())
        })
    };
    is_named("%-d %B") || is_named("%B %-d")
}

/// The year that stands right behind a day.
fn named_year(behind: &str) -> Option<i32> {
    let digits = behind.trim_start_matches([',', ' ']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end).filter(|digits| digits.len() == 4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assertion_names_its_day_with_the_year_or_in_the_year_of_the_brief() {
        let names = |text: &str, date: &str| {
            let when = When { text: None, date: Period::parse(date) };
            names_day(text, &when, 2030)
        };
        assert!(names("It was stopped on 9 September in the strait", "2030-09-09"));
        assert!(names("It was stopped on September 9, 2030", "2030-09-09"));
        assert!(names("It was stopped on 9 September 2029", "2029-09-09"));
        for (text, date) in [
            ("It was stopped on 19 September", "2030-09-09"),
            ("It was stopped on September 9", "2029-09-09"),
            ("It was stopped on 9 September 2029", "2030-09-09"),
            ("It was stopped in September", "2030-09"),
            ("It was stopped on 9 September", "2030-09-09~"),
            ("It was stopped on 9 September", "2030-09-09/2030-09-12"),
        ] {
            assert!(!names(text, date), "{text} {date}");
        }
    }

    #[test]
    fn a_period_that_a_text_lacks_stands_within_its_last_quotation_mark() {
        assert_eq!(sentence("it \"does not discuss calendars\""), "It \"does not discuss calendars.\"");
        assert_eq!(sentence("is it “a draft”"), "Is it “a draft.”");
        assert_eq!(sentence("is it \"a draft?\""), "Is it \"a draft?\"");
        assert_eq!(sentence("the port closes"), "The port closes.");
    }

    #[test]
    fn locators_of_one_document_are_drawn_together() {
        let joined = |written: &[&str]| {
            let locators: Vec<Locator> = written.iter().map(|text| Locator::parse(text).unwrap()).collect();
            join(locators.iter().collect())
        };
        assert_eq!(joined(&["4"]).as_deref(), Some("para. 4"));
        assert_eq!(joined(&["8", "2", "3", "4", "4"]).as_deref(), Some("paras. 2–4, 8"));
        assert_eq!(joined(&["p. 2", "3-4", "00:14:05"]).as_deref(), Some("paras. 3, 4; p. 2; 00:14:05"));
        assert_eq!(joined(&["table 7", "p. 2", "fig. 3"]).as_deref(), Some("p. 2; figure 3; table 7"));
        assert_eq!(joined(&[]), None);
    }
}
