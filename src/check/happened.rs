//! What a clause tells of a day: that something happened on it.

use std::ops::Range;

use crate::check::moment;
use crate::check::prose::{Prose, has};
use crate::check::whose;

/// Where a clause ends.
const ENDS: &[&str] = &[", ", "; ", ": ", " that ", " and ", " but ", " (", ") ", " – ", " — "];

/// Verbs that tell of what is past, besides those in "ed".
const PAST: &str = "became began broke came did fell gave had hit left lost ran rose sank saw shook struck took was went were";

/// Words that tell of what is not, or not yet.
const AHEAD: &str = "are be is not";

/// How many letters tell that one word is a form of another.
const STEM: usize = 4;

/// How many words two texts have in common that tell of one thing.
const COMMON: usize = 2;

/// The clause around a day, where it tells that something happened on it: in the past, behind "on", and neither that
/// somebody spoke nor what was planned.
pub fn on<'t>(text: &'t str, day: &Range<usize>) -> Option<&'t str> {
    let (before, behind) = (text.get(..day.start)?, text.get(day.end..)?);
    let start = ENDS.iter().filter_map(|end| Some(before.rfind(end)? + end.len())).max().unwrap_or_default();
    let lead = text.get(start..day.start)?.trim();
    // "On 3 May, the port was shut" is one clause.
    let comma = behind.starts_with(',') && lead.eq_ignore_ascii_case("on");
    let from = usize::from(comma);
    let rest = behind.get(from..)?;
    let end = ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let clause = text.get(start..day.end + from + end)?;
    // The month has no say: "may" is none of what is planned.
    let (lead, tail) = (Prose::read(lead), Prose::read(text.get(day.end..day.end + from + end)?));
    let words = || lead.words().chain(tail.words());
    let is_past = |word: &str| has(PAST, word) || word.len() > STEM && word.ends_with("ed");
    let is_other = |word: &str| has(AHEAD, word) || moment::is_otherwise(word);
    let mut before: Vec<&str> = lead.words().collect();
    let is_on = before.pop() == Some("on") && !before.last().is_some_and(|last| moment::is_event(last));
    let tells = is_on && words().any(is_past) && !words().any(is_other);
    (tells && !whose::is_given(clause)).then_some(clause)
}

/// Whether a text tells of what a clause does: half of the words that say something stand in it, in whatever form.
pub fn is_alike(clause: &str, text: &str) -> bool {
    Stems::of(clause).are_in(&Stems::of(text))
}

/// Words of four letters that join others.
const JOINING: &str = "been from have that this were will with";

/// The words of a text that say something, whatever their form, and whether each is no month.
pub struct Stems(Vec<(String, bool)>);

impl Stems {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let prose = Prose::read(text);
        let is_word = |word: &&str| word.len() >= STEM && word.chars().all(char::is_alphabetic);
        let stem = |word: &str| (word.chars().take(STEM).collect(), !is_month(word));
        Self(prose.words().filter(is_word).map(stem).collect())
    }

    /// Whether another text tells of what this one does.
    pub fn are_in(&self, other: &Self) -> bool {
        let sought = || self.0.iter().filter(|(_, tells)| *tells).map(|(stem, _)| stem);
        let common = sought().filter(|stem| other.0.iter().any(|(known, _)| known == *stem)).count();
        common >= COMMON && 2 * common >= sought().count()
    }

    /// Whether it tells of something, and of nothing but what another text does.
    pub fn are_all_in(&self, other: &Self) -> bool {
        let mut sought = self.0.iter().filter(|(stem, tells)| *tells && !has(JOINING, stem)).peekable();
        sought.peek().is_some() && sought.all(|(stem, _)| other.0.iter().any(|(known, _)| known == stem))
    }

    /// Whether both tell of one thing at least.
    pub fn meet(&self, other: &Self) -> bool {
        let mut sought = self.0.iter().filter(|(_, tells)| *tells);
        sought.any(|(stem, _)| other.0.iter().any(|(known, _)| known == stem))
    }
}

fn is_month(word: &str) -> bool {
    has("january february march april june july august september october november december", word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::days::days;

    #[test]
    fn a_clause_tells_that_something_happened_on_a_day() {
        let read = |text: &str| days(text).first().and_then(|day| on(text, &day.place)).map(str::to_owned);
        for (text, clause) in [
            ("The cable failed on 12 August, Ruiz said.", "The cable failed on 12 August"),
            ("The cable failed on 2 May", "The cable failed on 2 May"),
            ("On 12 August, the cable failed", "On 12 August, the cable failed"),
            ("Ruiz believes that it was cut on 12 August", "it was cut on 12 August"),
        ] {
            assert_eq!(read(text).as_deref(), Some(clause), "{text}");
        }
        for text in [
            "The cable failed, Ruiz said on 12 August",
            "On 12 August, Ruiz said that the cable failed",
            "On 12 August Ruiz announced that the cable failed",
            "The cable will be mended on 12 August",
            "The cable is mended on 12 August",
            "The cable was to be mended on 12 August",
            "The cable failed by 12 August",
            "The board was invited to talks on 12 August",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn texts_are_alike_that_share_what_they_tell() {
        assert!(is_alike("The cable failed on 12 August", "The cable failed at 02:14 on 11 August"));
        assert!(!is_alike("The port was shut on 12 August", "The cable failed at 02:14 on 11 August"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|on |On |9 |March|, |was | that |é){0,20}") {
            for day in days(&text) {
                let _ = on(&text, &day.place).map(|clause| is_alike(clause, &text));
            }
        }
    }
}
