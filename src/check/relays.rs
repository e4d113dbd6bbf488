//! Reports that a text hands on as another publisher's: "…, the Courier reported", "according to the Courier".

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::prose::{Phrases, Prose};

/// What a text gives as the report of another publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// The number of the publisher among those looked for.
    pub paper: usize,
    /// The bytes of the words that say so.
    pub place: Range<usize>,
    /// Whether somebody told it that publisher: "Ruiz told the Courier".
    pub is_told: bool,
    /// The bytes of what is given so: a sentence, or one of its clauses.
    pub matter: Range<usize>,
    /// The bytes of the other sentences and clauses of the text.
    pub others: Vec<Range<usize>>,
}

/// Publishers and how they may be called.
#[derive(Debug)]
pub struct Names<'p> {
    /// The number of the publisher by its name without article, or by a short one with "the".
    numbers: BTreeMap<&'p str, usize>,
    /// All the names.
    phrases: Phrases<'p>,
}

impl<'p> Names<'p> {
    /// Takes names, each with the number of its publisher.
    pub fn of(names: impl Iterator<Item = (&'p str, usize)>) -> Self {
        let numbers: BTreeMap<&str, usize> = names.collect();
        let phrases = Phrases::new(numbers.keys().copied());
        Self { numbers, phrases }
    }
}

/// What a publisher does that has it first.
const REPORTING: &[&str] = &["reported", "reports", "said", "says", "wrote", "writes"];

/// Words between a publisher and its verb.
const HAVING: &[&str] = &["has", "had"];

/// Words in a sentence whose author does more than hand on, or hands on in part.
const OWN: &[&str] = &[
    "confirm",
    "confirmed",
    "confirming",
    "confirms",
    "contradicted",
    "contradicting",
    "contrary",
    "corroborated",
    "denied",
    "denies",
    "deny",
    "denying",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "exclusive",
    "exclusively",
    "false",
    "falsely",
    "first",
    "independently",
    "learned",
    "obtained",
    "rejected",
    "rejects",
    "reviewed",
    "seen",
    "separately",
    "verified",
    "wrong",
    "wrongly",
];

/// Verbs beside which "citing" may be said of their subject.
const SAYING: &[&str] = &[
    "added",
    "announced",
    "argued",
    "claimed",
    "posted",
    "reported",
    "reports",
    "said",
    "says",
    "stated",
    "told",
    "tweeted",
    "warned",
    "wrote",
    "writes",
];

/// Where a clause ends that has its own voice.
const BREAKS: &[&str] =
    &["; ", ", and ", ", but ", ", while ", ", whereas ", ", although ", ", though ", ", yet "];

/// How many words may stand in front of a publisher that opens a sentence: "On Monday, the Courier reported".
const OPENING: usize = 4;

/// How many words may follow a publisher's verb at the end: "reported on Wednesday evening".
const ENDING: usize = 6;

/// Beyond this a text is not gone through.
const LONG: usize = 8 << 10;

/// What some paragraphs of a document give as the report of publishers other than its own.
pub fn relays(text: &str, papers: &Names<'_>, own: Option<usize>) -> Vec<Relay> {
    if text.len() > LONG || !papers.phrases.may_stand_in(text) {
        return Vec::new();
    }
    let sentences = sentences(text);
    let clauses: Vec<Range<usize>> = sentences.iter().flat_map(|sentence| clauses(text, sentence)).collect();
    let mut found = Vec::new();
    for sentence in sentences {
        let Some(typed) = text.get(sentence.clone()) else { continue };
        let words = Prose::read(typed);
        if words.words().any(|word| OWN.contains(&word)) {
            continue;
        }
        for hit in words.find(&papers.phrases) {
            let named = papers.numbers.get(hit.phrase).copied();
            let Some(paper) = named.filter(|&paper| Some(paper) != own) else { continue };
            let Some(is_told) = attributed(typed, hit.start..hit.end, papers, own) else { continue };
            let at = sentence.start + hit.start;
            let Some(matter) = clauses.iter().find(|clause| clause.contains(&at)).cloned() else { continue };
            let others = clauses.iter().filter(|clause| **clause != matter).cloned().collect();
            let place = at..sentence.start + hit.end;
            found.push(Relay { paper, place, is_told, matter, others });
        }
    }
    found
}

/// Whether the words around a publisher's name in a sentence make it the one that reports what stands there, and whether
/// somebody told it that.
fn attributed(sentence: &str, name: Range<usize>, papers: &Names<'_>, own: Option<usize>) -> Option<bool> {
    let (typed, behind) = (sentence.get(name.clone())?, sentence.get(name.end..)?);
    let bare = typed.strip_prefix("the ").or_else(|| typed.strip_prefix("The ")).unwrap_or(typed);
    if !bare.starts_with(char::is_uppercase) || behind.trim_start().starts_with(char::is_uppercase) {
        return None;
    }
    let before = sentence.get(..name.start)?.trim_end();
    let before = if bare.len() == typed.len() { without_article(before) } else { before };
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_end = |rest: &str| rest.trim_start().chars().next().is_none_or(|c| ",.;:!?)—–”\"".contains(c));
    let has_own = || own.is_some_and(|own| has_paper(sentence, papers, own));
    match last.to_lowercase().as_str() {
        "to" if is_end(behind) => before.to_lowercase().ends_with("according to").then_some(false),
        "citing" | "quoting" if is_end(behind) => (!has_other_sayer(before, papers, own)).then_some(false),
        "told" if !has_own() => Some(true),
        _ => reports(before, behind).then_some(false),
    }
}

/// Whether a publisher behind some words reports, and nobody else: at the beginning of a sentence or behind its comma.
fn reports(before: &str, behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let first = words.next().unwrap_or_default();
    let verb = if HAVING.contains(&first) { words.next().unwrap_or_default() } else { first };
    let bare = verb.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !behind.starts_with(char::is_whitespace) || !REPORTING.contains(&bare) {
        return false;
    }
    let opens = before.is_empty() || before.ends_with(',') && before.split_whitespace().count() <= OPENING;
    let rest = behind.split_once(bare).map_or("", |(_, rest)| rest);
    if opens && rest.starts_with(' ') {
        return true;
    }
    let follows = before.ends_with([',', '"', '”', '’']);
    let (tail, more) = rest.split_once(',').unwrap_or((rest, ""));
    let is_short = tail.split_whitespace().count() <= ENDING && !tail.trim_start().starts_with("that ");
    let goes_on = more.trim_start();
    follows
        && is_short
        && (goes_on.is_empty() || goes_on.starts_with("citing ") || goes_on.starts_with("quoting "))
}

/// Whether somebody other than the document's own publisher says something in front of "citing".
fn has_other_sayer(before: &str, papers: &Names<'_>, own: Option<usize>) -> bool {
    let words = Prose::read(before);
    words.find(&Phrases::new(SAYING.iter().copied())).iter().any(|verb| {
        let subject = before.get(..verb.start).unwrap_or_default().trim_end();
        let is_own = |(name, paper): (&&str, &usize)| {
            Some(*paper) == own && subject.to_lowercase().ends_with(&name.to_lowercase())
        };
        !papers.numbers.iter().any(is_own)
    })
}

fn has_paper(sentence: &str, papers: &Names<'_>, paper: usize) -> bool {
    let hits = Prose::read(sentence).find(&papers.phrases);
    hits.iter().any(|hit| papers.numbers.get(hit.phrase) == Some(&paper))
}

fn without_article(before: &str) -> &str {
    before.strip_suffix("the").or_else(|| before.strip_suffix("The")).map_or(before, str::trim_end)
}

/// The sentences of a text. A full stop in doubt ends one: what is cut too short shares fewer words with a claim.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let stops = text.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len());
    for stop in stops.chain([text.len()]) {
        let rest = text.get(stop..).unwrap_or_default();
        let closed = rest.trim_start_matches(['"', '”', '’', ')', '.']);
        let next = closed.trim_start().chars().next();
        let is_end = closed.starts_with(char::is_whitespace) && !next.is_some_and(char::is_lowercase);
        let end = stop + rest.len() - closed.len();
        if (is_end || stop == text.len()) && from < end {
            let typed = text.get(from..end).unwrap_or_default();
            let start = end - typed.trim_start().len();
            if start < end {
                found.push(start..end);
            }
            from = end;
        }
    }
    found
}

/// The clauses of a sentence that each may have a voice of their own.
fn clauses(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let typed = text.get(sentence.clone()).unwrap_or_default();
    let mut ends: Vec<usize> = BREAKS
        .iter()
        .flat_map(|mark| typed.match_indices(mark).map(|(at, _)| sentence.start + at + 1))
        .collect();
    ends.sort_unstable();
    ends.push(sentence.end);
    let mut from = sentence.start;
    let mut found = Vec::new();
    for end in ends {
        found.push(from..end);
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, &str)> {
        let names = vec![
            ("kestrel agency", 0),
            ("lorne courier", 1),
            ("the courier", 1),
            ("daily beacon", 2),
            ("the beacon", 2),
        ];
        let papers = Names::of(names.into_iter());
        let found = relays(text, &papers, Some(2));
        found.into_iter().map(|relay| (relay.paper, text.get(relay.matter).unwrap_or_default())).collect()
    }

    #[test]
    fn a_report_is_handed_on_where_its_publisher_is_named_for_it() {
        for text in [
            "Varland seized a ship, the Kestrel Agency reported.",
            "Varland seized a ship, the Kestrel Agency said on Monday evening, citing three people.",
            "The Kestrel Agency reported that Varland seized a ship.",
            "On Monday, the Kestrel Agency had reported that Varland seized a ship.",
            "According to the Kestrel Agency, Varland seized a ship.",
            "Varland, according to the Kestrel Agency, seized a ship.",
            "Varland seized a ship, according to the Kestrel Agency.",
            "Varland seized a ship, the Beacon reported, citing the Kestrel Agency.",
            "Ruiz told the Kestrel Agency that Varland seized a ship.",
        ] {
            assert_eq!(read(text), [(0, text)], "{text}");
        }
        for (before, matter) in [
            ("It sank in Oss. ", "It was old, the Courier wrote."),
            ("Gen. ", "Ruiz left, the Courier wrote."),
        ] {
            assert_eq!(read(&format!("{before}{matter}")), [(1, matter)]);
        }
        assert_eq!(
            read("It sank, and it was old, the Courier wrote."),
            [(1, " and it was old, the Courier wrote.")]
        );
    }

    #[test]
    fn what_is_more_or_other_than_a_report_handed_on_is_none() {
        for text in [
            "Varland seized a ship, the Beacon reported.",
            "The ministry denied what the Kestrel Agency reported.",
            "The Beacon confirmed what, according to the Courier, the ministry knew.",
            "The ministry opened an inquiry after the Courier reported that the ship sank.",
            "The ship that the Courier first reported sank.",
            "The ship sank, as the Courier reported.",
            "The ship sank, according to a letter that the Courier printed.",
            "The ship sank, according to the Courier's editor.",
            "The ship sank, according to the Courier Group.",
            "The ship sank, Ruiz said, citing the Courier.",
            "The ship sank, the Courier reported, and the crew swam.",
            "Ruiz told the Courier and the Beacon that the ship sank.",
            "The Courier is printed in Lorne.",
            "A reporter of the Courier said so.",
            "The owner of the ship, the Courier, reported a loss.",
            "It went \"according to the Courier\".",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|the Courier |reported|, |according to |\\. |é|\"){0,20}") {
            for (_, matter) in read(&text) {
                proptest::prop_assert!(!matter.is_empty());
            }
        }
    }
}
