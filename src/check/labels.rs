//! Who speaks where a document marks it plainly: "Vos: …" at the beginning of a line, "a Hask employee said".

use std::ops::Range;

use crate::check::names;
use crate::check::prose::{Prose, has};
use crate::check::saying::{BETWEEN, Sayings, VERBS};
use crate::model::cue;
use crate::passage::paragraph::stamp;

/// How far before a place a line that names who speaks there may begin, in bytes.
const FAR: usize = 8 << 10;

/// How long what stands before its colon may be.
const LONG: usize = 80;

/// What stands before the colon with which the line of a place begins, or one before it in its paragraph, and where that
/// colon ends: "Customs director Piet Vos".
pub fn label(text: &str, place: usize) -> Option<(Range<usize>, usize)> {
    let from = text.floor_char_boundary(place.saturating_sub(FAR));
    let mut end = place;
    loop {
        let before = text.get(from..end)?;
        let start = before.rfind('\n').map_or(from, |at| from + at + 1);
        let line = text.get(start..place)?.split('\n').next()?;
        if start < place && line.trim().is_empty() || start == from && from > 0 {
            return None;
        }
        if let Some((head, colon)) = head(line) {
            return Some((start + head.start..start + head.end, start + colon));
        }
        end = start.checked_sub(1)?;
    }
}

/// The bytes of who speaks a line, and where the colon behind it ends.
fn head(line: &str) -> Option<(Range<usize>, usize)> {
    let stamped = stamp(line).map_or(0, |(_, length)| length);
    let rest = line.get(stamped..)?;
    let colon = rest.find(':').filter(|&colon| colon < LONG)?;
    let typed = rest.get(..colon)?;
    let start = typed.len() - typed.trim_start_matches(|c: char| c.is_whitespace() || "*_".contains(c)).len();
    let whole = typed.split('(').next()?.trim_end_matches(|c: char| c.is_whitespace() || "*_".contains(c));
    let is_sound = whole.get(start..)?.starts_with(char::is_uppercase)
        && !typed.contains(['"', '“', '”', ';', '?', '!'])
        && rest.get(colon + 1..)?.starts_with(|c: char| c.is_whitespace() || "*_".contains(c));
    is_sound.then_some((stamped + start..stamped + whole.len(), stamped + colon + 1))
}

/// Words that begin what unnamed people are called.
const ARTICLES: &[&str] = &["a", "an", "another", "one", "two", "three", "several", "some"];

/// Unnamed people of a body, who do not speak for it as such.
const PEOPLE: &[&str] = &[
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "aide",
    "aides",
    "diplomat",
    "diplomats",
    "employee",
    "employees",
    "engineer",
    "engineers",
    "executive",
    "executives",
    "insider",
    "insiders",
    "manager",
    "managers",
    "official",
    "officials",
    "source",
    "sources",
    "staffer",
    "staffers",
    "worker",
    "workers",
];

/// Words behind people that say of what body they are.
const BELONGING: &[&str] = &["at", "from", "in", "inside", "of", "with", "within"];

/// Words of names that say nothing.
const IDLE: &[&str] = &["and", "for", "of", "on", "the"];

/// How many words may say which people, or of what body.
const REACH: usize = 4;

/// The bytes of the unnamed people of a body who say all that is said in a sentence: "A Hask employee".
pub fn member(sentence: &str, names: &[String], sayings: &Sayings) -> Option<Range<usize>> {
    if sayings.count(sentence) != 1 {
        return None;
    }
    let words = words(sentence);
    let own: Vec<String> =
        names.iter().flat_map(|name| Prose::read(name).words().map(plain).collect::<Vec<_>>()).collect();
    let is_own = |word: &Word| !IDLE.contains(&word.plain.as_str()) && own.contains(&word.plain);
    let opens = |word: &Word| ARTICLES.contains(&word.plain.as_str());
    let mut starts = words.iter().enumerate().filter(|(_, word)| opens(word));
    starts.find_map(|(first, opening)| {
        let near = words.iter().enumerate().skip(first + 1).take(REACH);
        let (head, _) = near.clone().find(|(_, word)| PEOPLE.contains(&word.plain.as_str()))?;
        let before = words.get(first + 1..head)?;
        let last = if before.iter().any(is_own) { head } else { body(&words, head, is_own)? };
        let is_closed = words.get(first..last)?.iter().any(|word| word.ends);
        let end = words.get(last)?.end;
        (!is_closed && is_sayer(&words, first, last)).then_some(opening.start..end)
    })
}

/// How many words may say more of unnamed people: "two people briefed on the plan".
const MORE: usize = 8;

/// Words that begin another clause.
const CLAUSES: &[&str] =
    &["and", "as", "because", "but", "if", "or", "that", "when", "where", "while", "who", "whom"];

/// Verbs behind "who" that tell how somebody knows: "two people who have seen the results said".
const KNOWING: &str = "are had has have is knew know knows saw was were work worked";

/// The bytes of the unnamed people who say all that is said in a sentence: "Two people briefed on the plan".
pub fn people(sentence: &str, sayings: &Sayings) -> Option<Range<usize>> {
    sayer(sentence, sayings, |_, word| names::is_people(&word.plain))
}

/// How words end that are people.
const PERSONS: &[&str] = &["ers", "ians", "ists", "men", "ors"];

/// People whose word ends otherwise, and words that end so and are none.
const OTHER_PERSONS: &str = "captains clerks cooks guards guests nurses pilots residents students";
const THINGS: &str = "answers banners chapters computers counters errors flyers folders indicators ledgers letters markers meters \
                      monitors newspapers notifiers numbers offers orders papers posters registers scanners sensors servers \
                      stickers timers trackers";

/// Whether a word is one for people in the plural, as far as it shows.
fn is_many(word: &str) -> bool {
    let is_person = PERSONS.iter().any(|end| word.ends_with(end)) && !has(THINGS, word);
    is_person || has(OTHER_PERSONS, word)
}

/// The same, whoever they are that are counted: "three drivers at the crossing".
pub fn anybody(sentence: &str, sayings: &Sayings) -> Option<Range<usize>> {
    let are_counted = |before: &[Word], word: &Word| {
        let near = before.iter().rev().take(2).take_while(|word| !word.ends);
        is_many(&word.plain) && near.into_iter().any(|word| has("several some three two", &word.plain))
    };
    sayer(sentence, sayings, |before, word| names::is_people(&word.plain) || are_counted(before, word))
}

/// The bytes of those without a name who say all that is said in a sentence, by the word for them and those before it.
fn sayer(
    sentence: &str,
    sayings: &Sayings,
    are_people: impl Fn(&[Word], &Word) -> bool,
) -> Option<Range<usize>> {
    if sayings.count(sentence) != 1 {
        return None;
    }
    let words = words(sentence);
    let are_people = |at: usize, word: &Word| are_people(words.get(..at).unwrap_or_default(), word);
    let opens = |&(at, word): &(usize, &Word)| {
        ARTICLES.contains(&word.plain.as_str())
            || at == 0 && are_people(at, word) && word.plain.ends_with('s')
    };
    let mut starts = words.iter().enumerate().filter(opens);
    starts.find_map(|(first, opening)| {
        let mut near = words.iter().enumerate().skip(first).take(REACH);
        let (head, _) = near.find(|(at, word)| are_people(*at, word))?;
        let is_open = |last: usize| {
            let ends = words.get(last).is_some_and(|word| word.ends);
            let behind_said = first.checked_sub(1).and_then(|at| words.get(at));
            let is_behind = behind_said.is_some_and(|word| matches!(word.plain.as_str(), "said" | "to"));
            !ends || is_behind || words.get(last + 1).is_some_and(|next| next.plain == "who")
        };
        let mut ends = head..words.len().min(head + MORE);
        let last = ends.find(|&last| is_open(last) && is_sayer(&words, first, last))?;
        let reads = |at: usize, list: &str| words.get(at).is_some_and(|word| has(list, &word.plain));
        let knows = |at: usize| at == head + 1 && reads(at, "who") && reads(at + 1, KNOWING);
        let mut within = words.iter().enumerate().skip(first).take(last.saturating_sub(first));
        let is_closed =
            within.any(|(at, word)| word.ends || CLAUSES.contains(&word.plain.as_str()) && !knows(at));
        (!is_closed).then_some(opening.start..words.get(last)?.end)
    })
}

/// The last word of the body of which people are: "an employee of Hask Group".
fn body(words: &[Word], head: usize, is_own: impl Fn(&Word) -> bool) -> Option<usize> {
    words.get(head + 1).filter(|word| BELONGING.contains(&word.plain.as_str()))?;
    let behind = words.iter().enumerate().skip(head + 2);
    let of_it = behind.take_while(|(_, word)| is_own(word) || IDLE.contains(&word.plain.as_str()));
    of_it.filter(|(_, word)| is_own(word)).last().map(|(at, _)| at)
}

/// Whether some words of a sentence are the one who says what is said in it.
fn is_sayer(words: &[Word], first: usize, last: usize) -> bool {
    let is_verb = |word: &Word| VERBS.contains(&word.plain.as_str());
    let ends = words.get(last).is_some_and(|word| word.ends);
    let mut behind = words.iter().skip(last + 1).skip_while(|word| BETWEEN.contains(&word.plain.as_str()));
    let plain: Vec<&str> = behind.clone().take(cue::VIEW).map(|word| word.plain.as_str()).collect();
    if !ends && cue::view(&plain).is_some() {
        return true;
    }
    if !ends && behind.next().is_some_and(is_verb) || ends && first == 0 && behind.any(is_verb) {
        return true;
    }
    let word = |back: usize| first.checked_sub(back).and_then(|at| words.get(at));
    let reads = |back: usize, known: &str| word(back).is_some_and(|word| word.plain == known);
    reads(1, "said") && word(2).is_some_and(|word| word.ends) || reads(1, "to") && reads(2, "according")
}

/// A word of a sentence.
struct Word {
    plain: String,
    start: usize,
    end: usize,
    /// Whether a mark stands behind it.
    ends: bool,
}

fn words(sentence: &str) -> Vec<Word> {
    let mut at = 0;
    let parts = sentence.split_inclusive(char::is_whitespace).filter_map(|part| {
        let start = at + part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        at += part.len();
        let typed = part.trim_matches(|c: char| !c.is_alphanumeric());
        let end = start + typed.len();
        let ends = part.trim_end().ends_with(|c: char| !c.is_alphanumeric());
        (!typed.is_empty()).then(|| Word { plain: plain(&typed.to_lowercase()), start, end, ends })
    });
    parts.collect()
}

/// A word without the ending of a possessive.
fn plain(word: &str) -> String {
    ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_stands_before_the_colon_of_a_line() {
        let said =
            |text: &'static str| label(text, text.find('§').unwrap()).and_then(|(head, _)| text.get(head));
        assert_eq!(said("Customs director Piet Vos: \"We have §"), Some("Customs director Piet Vos"));
        assert_eq!(said("[3:20] VOS (Customs): We\nhave §"), Some("VOS"));
        assert_eq!(said("Vos: We have.\nRoth: I know. §"), Some("Roth"));
        assert_eq!(said("**Vos:** We have §"), Some("Vos"));
        for text in [
            "Vos: We have.\n\nThe rest §",
            "He said \"no\": that is §",
            "at 12:30 Vos said §",
            "We have §",
            "§",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn people_of_a_body_say_what_a_sentence_gives_them() {
        let names = ["Hask Group", "the mill"].map(str::to_owned);
        let said = |text: &'static str| member(text, &names, &Sayings::default()).and_then(|at| text.get(at));
        for (text, who) in [
            ("A Hask employee, who asks not to be named, said it \"knew\".", "A Hask employee"),
            ("It \"knew\", a senior Hask Group official said.", "a senior Hask Group official"),
            ("It \"knew\", said an employee of the Hask Group.", "an employee of the Hask Group"),
            ("It \"knew\", according to one of Hask's workers.", "one of Hask's workers"),
        ] {
            assert_eq!(said(text), Some(who), "{text}");
        }
        for text in [
            "A Hask spokeswoman said it \"knew\".",
            "A Hask official spokesman said it \"knew\".",
            "Hask told a Hask employee that it \"knew\".",
            "A customs official said Hask \"knew\".",
            "Hask, which fired an employee of the mill, said it \"knew\".",
            "A Hask employee wept. \"We knew\".",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn unnamed_people_say_what_a_sentence_gives_them() {
        let said = |text: &'static str| people(text, &Sayings::default()).and_then(|at| text.get(at));
        for (text, who) in [
            ("It will end, two people briefed on the plan said.", "two people briefed on the plan"),
            ("It will end, said a senior official.", "a senior official"),
            ("Officials at the ministry said it will end.", "Officials at the ministry"),
            ("It will end, according to two people.", "two people"),
            ("It will end, two people who have seen it said.", "two people who have seen it"),
        ] {
            assert_eq!(said(text), Some(who), "{text}");
        }
        for text in [
            "It will end, the mayor told two people.",
            "Two people wept when Ruiz said so.",
            "Two people left, and Ruiz said so.",
            "Two people said so, and Ruiz said it too.",
            "It hit two people, the mayor said.",
            "It will end, two people who the mayor said knew it wrote.",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|Vos: |\n| a | Hask | employee | said |é){0,30}") {
            let names = ["Hask".to_owned()];
            let _ = people(&text, &Sayings::default());
            let _ = member(&text, &names, &Sayings::default());
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                if let Some((head, _)) = label(&text, at) {
                    proptest::prop_assert!(text.get(head).is_some());
                }
            }
        }
    }
}
