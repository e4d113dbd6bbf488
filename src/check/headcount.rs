//! How many unnamed people a sentence says there are, against how many its sources count.

use std::collections::BTreeSet;

use crate::check::called;
use crate::check::citing::CITING;
use crate::check::figures::{Figure, figures};
use crate::check::names;
use crate::check::prose::{Prose, has};
use crate::check::saying::VERBS;
use crate::check::written::Passage;
use crate::model::anonymous::{Anonymous, Count};
use crate::model::id::SourceId;
use crate::model::office;
use crate::resolve::corpus::Corpus;
use crate::text::Span;

/// A number of people that no source has whom a sentence cites.
pub struct Miscount<'a> {
    /// The number in the sentence.
    pub figure: &'a Figure,
    /// The source that is described so.
    pub source: SourceId,
    /// How many it counts.
    pub count: u32,
    /// Where it counts them.
    pub counted: Span,
}

/// How many the unnamed people are whose word a sentence gives, and those whom they belong to.
pub fn counts(corpus: &Corpus, sentence: &Passage<'_>) -> Vec<u32> {
    let unnamed = unnamed(corpus, sentence).into_iter();
    let counts = unnamed.filter_map(|(_, one)| match one.count.as_ref()?.value {
        Count::Exactly(number) | Count::AtLeast(number) => Some(number),
        Count::Unknown => None,
    });
    counts.collect()
}

/// The numbers of people in a sentence that differ from what the sources count: "two people familiar with the plan" for
/// three. Only what reads like a source's descriptor is looked at.
pub fn miscounts<'a>(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    words: &str,
    stated: &'a [Figure],
) -> Vec<Miscount<'a>> {
    let unnamed = unnamed(corpus, sentence);
    let mut voices = called::voices(corpus, sentence).into_iter();
    let are_all = unnamed.len() <= FEW && voices.all(|voice| corpus.source(voice).anonymous().is_some());
    let found = stated.iter().filter_map(|figure| {
        let (before, behind) = (words.get(..figure.place.start)?, words.get(figure.place.end..)?);
        let are_they = are_all && are_people(before, behind);
        let described = unnamed.iter().filter(|(_, one)| are_they || describes(before, behind, one));
        let (mut first, mut all) = (None, 0);
        for (source, one) in described {
            let count = one.count.as_ref()?;
            let Count::Exactly(number) = count.value else { return None };
            all = u32::saturating_add(all, number);
            if [number, all].iter().any(|&people| figure.is(f64::from(people))) {
                return None;
            }
            first = first.or(Some((*source, number, count.span)));
        }
        let (source, count, counted) = first?;
        Some(Miscount { figure, source, count, counted })
    });
    found.collect()
}

/// The number of people that opens a descriptor ("two officials briefed on the plan"), where it is not the one that the
/// source counts.
pub fn miscounted(one: &Anonymous) -> Option<f64> {
    let words = &one.descriptor.value;
    let counted = figures(words).into_iter().find(|figure| figure.place.start == 0)?;
    let behind = words.get(counted.place.end..).filter(|behind| behind.starts_with(' '))?;
    let prose = Prose::read(behind);
    let words = || prose.words().take(MODIFIERS);
    // "Two members of the crew", "two drivers": persons, and neither "two families" nor "two nurses unions".
    let noun = words().position(names::is_people).or_else(|| {
        let at = words().take_while(|word| !AFTER_NOUN.contains(word)).position(is_person)?;
        let next = prose.words().nth(at + 1);
        next.is_none_or(|next| !next.ends_with('s')).then_some(at)
    })?;
    // "two ministries' officials", "two officials and a diplomat", "two of five officials" count somebody else.
    let is_plain = |word: &str| !word.ends_with(['\'', '’']) && !OTHERS.contains(&word);
    let are_plain = behind.split_whitespace().all(is_plain)
        && !words().take(noun).any(|word| word == "of")
        && !counted.is_incidental()
        && counted.value() < YEAR;
    let is_plural = |noun: &str| noun == "people" || noun.ends_with('s') || is_person(noun);
    let noun_is_plural = words().nth(noun).is_some_and(is_plural);
    let differs = match one.count.as_ref()?.value {
        Count::Exactly(number) => number > 1 && !counted.is(f64::from(number)),
        Count::AtLeast(number) => !counted.is(f64::from(number)) && counted.value() < f64::from(number),
        Count::Unknown => false,
    };
    (are_plain && noun_is_plural && differs).then_some(counted.value())
}

/// From here on a number before people may be a year: "2031 graduates of the school".
const YEAR: f64 = 1000.0;

/// How many words may stand between a number and the people whom it counts, the noun included.
const MODIFIERS: usize = 3;

/// Persons, each of whom counts as one, besides those who hold an office.
const PERSONS: &str = "bakers builders clerks cooks crewmembers crewmen customers deckhands divers dockers dockworkers drivers \
    electricians eyewitnesses firefighters fishermen fishers graduates guards guests guides inspectors mechanics medics men \
    midwives neighbors neighbours paramedics pilots plumbers porters pupils rangers recruits relatives rescuers retirees \
    sellers shoppers survivors tourists travelers travellers veterans villagers visitors waiters welders witnesses women";

/// Offices that are or may be those of bodies.
const BODIES: &str = "bench church clergy counsel court founder investor monarchy owner palace partner shareholder tenant throne \
    tribunal";

/// Whether a word in lower case is the plural of what one person is.
fn is_person(word: &str) -> bool {
    let one = word.strip_suffix('s').filter(|one| !has(BODIES, one));
    has(PERSONS, word) || one.is_some_and(|one| office::find(one).is_some())
}

/// Words beside which a number in a descriptor may not count all the people.
const OTHERS: &[&str] = &["and", "including", "or", "plus", "to"];

/// The unnamed sources whose word a sentence gives, and those whom they belong to.
fn unnamed<'a>(corpus: &'a Corpus, sentence: &Passage<'_>) -> Vec<(SourceId, &'a Anonymous)> {
    let among = |source: SourceId| corpus.source(source).anonymous()?.among.as_ref();
    let voices = called::voices(corpus, sentence).into_iter();
    let all = voices.flat_map(|voice| [Some(voice), among(voice).map(|whole| whole.value)]).flatten();
    let mut met = BTreeSet::new();
    all.filter(|&source| met.insert(source))
        .filter_map(|source| Some((source, corpus.source(source).anonymous()?)))
        .collect()
}

/// Whether a number stands before a source's descriptor: two words of it, or the first one where the sentence gives its
/// word ("according to two officials", "two officials said", "two officials in your ministry told").
fn describes(before: &str, behind: &str, one: &Anonymous) -> bool {
    if !behind.starts_with(' ') {
        return false;
    }
    let descriptor = Prose::read(&one.descriptor.value);
    let is_of_it =
        |word: &str| descriptor.words().any(|own| own.trim_end_matches('s') == word.trim_end_matches('s'));
    let clause = Prose::read(behind.split([',', ';', ':', '.', '(', '—']).next().unwrap_or_default());
    if has_others(behind, &clause) {
        return false;
    }
    let behind = Prose::read(behind);
    let head = descriptor.words().take_while(|word| !AFTER_NOUN.contains(word)).last().unwrap_or_default();
    let is_head = |word: &str| word.trim_end_matches('s') == head.trim_end_matches('s');
    let is_person = |word: &str| names::is_people(word) || is_head(word);
    // "three Valdorian officials": what stands before the noun is of the descriptor as well.
    let is_noun = |word: &&str| is_person(word) && is_of_it(word);
    let mut next = behind.words().skip_while(|word| !is_person(word) && is_of_it(word));
    if !next.next().is_some_and(|noun| is_noun(&noun)) {
        return false;
    }
    let follows = next.next().is_some_and(|word| {
        let is_plain = !matches!(word, "a" | "and" | "in" | "of" | "the");
        is_plain && is_of_it(word) || VERBS.contains(&word)
    });
    let mut rest = clause.words().skip_while(|word| !is_noun(word)).skip(1);
    let verb = rest.find(|word| !is_of_it(word) && !WHOSE.contains(word));
    let before = before.trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before).to_lowercase();
    let opens = before.is_empty() || before == "the" || before.ends_with([',', ';', ':', '.']);
    let says = opens && verb.is_some_and(|verb| VERBS.contains(&verb) || has(SPEAKING, verb));
    follows || says || is_cited(&before)
}

/// Verbs besides those of saying by which people tell something.
const SPEAKING: &str = "confirm insist say speak speaks spoke tell warn";

/// Whether the people behind a text are those whose word it gives.
fn is_cited(before: &str) -> bool {
    before.ends_with("according to") || CITING.iter().any(|citing| before.ends_with(citing))
}

/// What an account does with whom it has it from.
const RESTING: &[&str] = &["relies on", "rest on", "rests on", "the word of"];

/// How many unnamed sources may come together so that their numbers are compared with one of people.
const FEW: usize = 2;

/// Whether a number counts people, whatever they are called, whose word alone a sentence gives: "citing five people", "rests on
/// three people".
fn are_people(before: &str, behind: &str) -> bool {
    let clause = Prose::read(behind.split([',', ';', ':', '.', '(', '—']).next().unwrap_or_default());
    let counts =
        behind.starts_with(' ') && clause.words().next().is_some_and(|noun| has("people persons", noun));
    let before = before.trim_end().to_lowercase();
    let rests = || RESTING.iter().any(|resting| before.ends_with(resting));
    counts && !has_others(behind, &clause) && (is_cited(&before) || rests())
}

/// Whether somebody else may count with the people behind a number: "two officials of the ministry and a diplomat told",
/// "two officials told us so, and a third agreed".
fn has_others(behind: &str, clause: &Prose<'_>) -> bool {
    let prose = Prose::read(behind);
    let words: Vec<&str> = prose.words().collect();
    let is_other = |pair: &[&str]| match pair {
        ["a", next] => has("fifth fourth second third", next),
        ["the", next] => has("other others", next),
        _ => false,
    };
    clause.words().take_while(|word| !VERBS.contains(word)).any(|word| has("and or plus", word))
        || words.contains(&"another")
        || words.windows(2).any(is_other)
}

/// Words that may stand beside those of a descriptor where it says of what body the people are.
const WHOSE: &[&str] =
    &["at", "for", "from", "her", "his", "in", "its", "of", "our", "the", "their", "within", "your"];

/// Words that end the noun of a descriptor and begin what is said of it.
pub const AFTER_NOUN: &[&str] = &[
    "about",
    "at",
    "attending",
    "aware",
    "behind",
    "briefed",
    "by",
    "close",
    "familiar",
    "for",
    "from",
    "in",
    "inside",
    "involved",
    "knowledgeable",
    "near",
    "of",
    "on",
    "present",
    "speaking",
    "that",
    "to",
    "who",
    "whose",
    "with",
    "within",
    "working",
];
