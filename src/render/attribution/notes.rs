//! The authors, by whom a brief is from, and their own notes, by what those documents are called.

use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::parse::dates::MONTHS;
use crate::render::attribution::names::Names;

/// Words behind which stands what a document is of, from or about.
const OF: &[&str] = &["about", "at", "by", "for", "from", "in", "of", "on", "to", "with"];

/// What authors have with somebody, or put to somebody.
const TALKS: &[&str] = &[
    "call",
    "calls",
    "conversation",
    "conversations",
    "exchange",
    "inquiry",
    "question",
    "questions",
    "request",
    "talk",
    "talks",
];

/// What others have as well, so that the words behind it must say with whom: "meeting with the mayor".
const SITTINGS: &[&str] = &["interview", "meeting"];

/// Words behind a talk of the authors.
const OF_TALK: &[&str] = &["about", "at", "by", "in", "of", "on", "to", "with"];

/// Whether some words name a talk of the authors, and not one of others: "the minister's call with the board", "conference call".
fn is_talk(words: &str) -> bool {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| TALKS.contains(word) || SITTINGS.contains(word));
    let Some((before, [talk, behind @ ..])) = at.and_then(|at| words.split_at_checked(at)) else {
        return false;
    };
    let is_of_others = before.iter().any(|word| word.contains(['\'', '’']) || *word == "conference");
    let next = behind.first().copied();
    let is_with = |next: &str| if SITTINGS.contains(talk) { next == "with" } else { OF_TALK.contains(&next) };
    !is_of_others && next.map_or(!SITTINGS.contains(talk), is_with)
}

/// Whether some words are a date: "of 10 July".
fn is_date(words: &str) -> bool {
    let day = words.strip_prefix("of ").or_else(|| words.strip_prefix("on ")).unwrap_or(words);
    day.split(' ').all(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit()) || MONTHS.contains(&word.trim_end_matches(','))
    })
}

/// A name without the article, whether or not it opens a line.
fn without_article(name: &str) -> &str {
    source::bare(name.strip_prefix("The ").unwrap_or(name))
}

impl<'a> Names<'a> {
    /// Whether a source is the authors themselves: the body that the brief is from.
    pub(super) fn is_author(&self, id: SourceId) -> bool {
        let source = self.corpus.source(id);
        source.is_body() && self.is_called_author(source.name())
    }

    /// Whether the authors themselves published a document: an interview with them was one with "us".
    pub(super) fn is_own(&self, id: DocumentId) -> bool {
        self.corpus.document(id).named_publisher().is_some_and(|publisher| self.is_called_author(publisher))
    }

    pub(super) fn is_called_author(&self, name: &str) -> bool {
        let mut authors = self.authors.iter().map(|author| without_article(author));
        authors.any(|author| author.eq_ignore_ascii_case(without_article(name)))
    }

    /// Whether a source is who speaks as "we" on the page.
    pub(super) fn is_us(&self, id: SourceId) -> bool {
        self.is_author(id) && self.authors.len() == 1
    }

    /// Whether a document is called "our notes" or the like.
    pub(in crate::render) fn is_called_ours(&self, id: DocumentId) -> bool {
        let called = self.corpus.document(id).called.as_deref().unwrap_or_default();
        called.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("our "))
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
        let title = self.corpus.document(id).title.value.as_deref();
        self.noted(id).is_some_and(|behind| match (behind, title) {
            ("", Some(title)) => is_talk(title),
            (behind, None) if is_date(behind) => true,
            (behind, _) => is_talk(behind),
        })
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
