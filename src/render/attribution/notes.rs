//! The authors' own notes, by what their documents are called.

use crate::model::id::DocumentId;
use crate::parse::dates::MONTHS;
use crate::render::attribution::names::Names;

/// Words behind which stands what a document is of, from or about.
const OF: &[&str] = &["about", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

/// What authors have with somebody, or put to somebody.
const TALKS: &[&str] = &[
    "breakfast",
    "call",
    "calls",
    "conversation",
    "conversations",
    "dinner",
    "discussion",
    "lunch",
    "talk",
    "talks",
    "visit",
];

/// What is written as often as spoken.
const WRITTEN: &[&str] = &["exchange", "inquiry", "question", "questions", "request"];

/// What others have as well, so that the words behind it must say with whom: "meeting with the mayor".
const SITTINGS: &[&str] = &["interview", "meeting"];

/// Words before a talk of the authors. Any other is of what kind it was, or whose: "board meeting", "the minister's call".
const BEFORE_TALK: &[&str] = &[
    "a",
    "an",
    "from",
    "monday's",
    "notes",
    "of",
    "on",
    "our",
    "own",
    "phone",
    "friday's",
    "saturday's",
    "second",
    "short",
    "sunday's",
    "telephone",
    "the",
    "thursday's",
    "today's",
    "tuesday's",
    "two",
    "video",
    "wednesday's",
    "yesterday's",
];

/// Words behind a talk of the authors.
const OF_TALK: &[&str] = &["about", "at", "by", "in", "of", "on", "to", "with"];

/// How something was told to the authors, as far as a word for it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Talk {
    /// In a conversation.
    Spoken,
    /// In writing, or in either.
    Written,
}

/// The talk of the authors that some words name; none where others had it: "the minister's call with the board", "a radio interview
/// with her".
fn talk(words: &str) -> Option<Talk> {
    let words = words.to_lowercase().replace('’', "'");
    let words: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_talk = |word: &&str| [TALKS, WRITTEN, SITTINGS].iter().any(|known| known.contains(word));
    let (before, [talk, behind @ ..]) = words.split_at_checked(words.iter().position(is_talk)?)? else {
        return None;
    };
    let next = behind.first().copied();
    let is_with = |next: &str| if SITTINGS.contains(talk) { next == "with" } else { OF_TALK.contains(&next) };
    let is_own = before.iter().all(|word| BEFORE_TALK.contains(word));
    let is_whole = next.map_or(!SITTINGS.contains(talk), is_with);
    (is_own && is_whole).then_some(if WRITTEN.contains(talk) { Talk::Written } else { Talk::Spoken })
}

/// Whether some words are a date: "of 10 July".
fn is_date(words: &str) -> bool {
    let day = words.strip_prefix("of ").or_else(|| words.strip_prefix("on ")).unwrap_or(words);
    day.split(' ').all(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit()) || MONTHS.contains(&word.trim_end_matches(','))
    })
}

impl<'a> Names<'a> {
    /// Whether a document is called "our notes" or the like.
    pub(in crate::render) fn is_called_ours(&self, id: DocumentId) -> bool {
        self.corpus.document(id).is_called_ours()
    }

    /// Whether a document is called the authors' own notes, whatever they are of: "our own transcript" is none.
    pub(in crate::render) fn is_our_notes(&self, id: DocumentId) -> bool {
        self.noted(id).is_some()
    }

    /// Whether such notes say of nothing what they are of, a sitting or a hearing at which others asked.
    pub(super) fn is_plain_notes(&self, id: DocumentId) -> bool {
        self.noted(id).is_some_and(str::is_empty)
    }

    /// Whether what somebody says in such notes was said to the authors: they are of a conversation, or neither name nor title
    /// says that they are of anything else, such as a hearing.
    pub(super) fn is_told_in(&self, id: DocumentId) -> bool {
        let is_talk = |occasion| talk(occasion).is_some();
        self.noted(id).is_some_and(|behind| self.occasion(id, behind).is_none_or(is_talk))
    }

    /// Whether it was spoken, as far as name and title say.
    pub(super) fn is_spoken_in(&self, id: DocumentId) -> bool {
        let is_spoken = |occasion| talk(occasion) == Some(Talk::Spoken);
        self.noted(id).is_some_and(|behind| self.occasion(id, behind).is_none_or(is_spoken))
    }

    /// What such notes are of, by the words behind "notes" or by their title.
    fn occasion(&self, id: DocumentId, behind: &'a str) -> Option<&'a str> {
        let title = self.corpus.document(id).title.value.as_deref();
        if is_date(behind) { title } else { Some(behind) }
    }

    /// What stands behind "our own notes".
    fn noted(&self, id: DocumentId) -> Option<&'a str> {
        let called = self.corpus.document(id).called.as_deref()?;
        let mut words = called.split(' ');
        let is_ours = words.next().is_some_and(|word| word.eq_ignore_ascii_case("our"));
        let noted = is_ours.then(|| called.split_once(" notes"))??;
        let is_whole = !noted.1.starts_with(char::is_alphanumeric);
        let is_head = words.take_while(|word| !word.starts_with("notes")).all(|word| !OF.contains(&word));
        (is_whole && is_head).then(|| noted.1.trim_end_matches('.').trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_of_the_authors_is_none_of_others() {
        for own in [
            "Call with Lena Hart",
            "Notes of a telephone call",
            "Today's call with Lena Hart",
            "our phone call to the port",
            "Lunch with Lena Hart",
            "Discussion with residents",
            "Meeting with Professor Ines Falk",
            "of a call",
        ] {
            assert!(talk(own).is_some(), "{own}");
        }
        for other in [
            "Notes on a radio interview with Lena Hart",
            "TV interview with the mayor",
            "Notes on the board meeting with residents",
            "of a public meeting with the mayor",
            "Notes on the prosecution question to the witness",
            "The summit meeting with China",
            "a phone call between the minister and the mayor",
            "the minister's call with the board",
            "of the conference call",
            "Notes on the hearing",
            "of the meeting",
        ] {
            assert!(talk(other).is_none(), "{other}");
        }
    }
}
