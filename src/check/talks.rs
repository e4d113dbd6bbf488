//! With whom the title of a document says that its authors spoke.

use std::ops::Range;

use crate::check::names::{is_name, is_people, is_thing};
use crate::check::prose::has;
use crate::model::document::{Document, DocumentType};
use crate::model::office;

/// What one has with somebody: "call with Per Lund".
const TALKS: &str =
    "breakfast call calls chat coffee conversation dinner discussion interview lunch meeting talk talks";

/// What one has or does to somebody: "call to Per Lund".
const REACHING: &str = "call calls speaking spoke talk talked talking";

/// Words that stand for somebody who is not named.
const CODES: &str =
    "alpha beta contact delta four gamma informant interviewee one participant respondent three two witness";

/// Words in lower case that may follow a name.
const FOLLOWING: &str = "about and at by during for from in of on over regarding";

/// Whether a document is a talk of the authors, which nobody else has: an interview or notes of their own, without an address.
pub fn is_own(document: &Document) -> bool {
    document.url.is_none() && (document.kind == DocumentType::Interview || document.is_called_ours())
}

/// Where a title has the name of the person with whom the authors spoke.
pub fn partner(title: &str) -> Option<Range<usize>> {
    let start = [(" with ", TALKS), (" to ", REACHING)].into_iter().find_map(|(link, talks)| {
        let at = title.find(link)?;
        let before = title.get(..at)?.rsplit(' ').next()?.to_lowercase();
        has(talks, &before).then_some(at + link.len())
    })?;
    let behind = title.get(start..)?;
    let whole = behind.split([',', '(', ';', ':', '–']).next()?.trim_end();
    let is_high = |word: &&str| word.starts_with(char::is_uppercase);
    let words: Vec<&str> = whole.split(' ').take_while(is_high).collect();
    let next = whole.split(' ').nth(words.len());
    let is_sound = next.is_none_or(|word| has(FOLLOWING, word))
        && is_name(&words)
        && !words.iter().any(|word| is_no_name(&word.to_lowercase()) || is_thing(word.trim_end_matches('s')));
    is_sound.then(|| start..start + words.join(" ").len())
}

/// Whether a word in lower case says what somebody is.
fn is_no_name(word: &str) -> bool {
    let singular = word.trim_end_matches('s');
    has(CODES, word) || is_people(word) || office::find(word).is_some() || office::find(singular).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_title_names_is_told_from_bodies_and_offices() {
        for (title, name) in [
            ("Call with Per Lund", "Per Lund"),
            ("Notes of a call to Per Lund, 5 May", "Per Lund"),
            ("Interview with Per Henrik Lund on the plan", "Per Henrik Lund"),
        ] {
            assert_eq!(partner(title).and_then(|place| title.get(place)), Some(name), "{title}");
        }
        for title in [
            "Call with the Ministry",
            "Call with the Ministry of the Sea",
            "Interview with Health Officials",
            "Interview with Finance Ministry",
            "Meeting with Harbour Pilots and Engineers",
            "Call with Chief Engineer",
            "Call with Deputy Mayor",
            "Call with Nordline Shipping Lines",
            "Call with Source Alpha",
            "Interview with Participant Three",
            "Call with Hask Nordline engineers",
            "Call with a background source",
            "Visit to Santa Marta",
            "Trade with Santa Marta",
            "Call with Kessia",
        ] {
            assert_eq!(partner(title), None, "{title}");
        }
    }
}
