//! Whose the name of a document says that it is.

use std::borrow::Cow;

use crate::model::id::DocumentId;
use crate::model::source;
use crate::render::attribution::clause::Link;
use crate::render::attribution::names::Names;
use crate::render::attribution::role;

/// Whether the name of a document tells whose it is.
pub(super) enum Owned<'t> {
    /// Its publisher, by name.
    Named,
    /// "Its", "the minutes of its meeting": what stands behind the name of the publisher.
    Behind(&'t str),
    /// It does not.
    Nobody,
}

/// Whose the name of a document says that it is: "the minutes of the port council", "its minutes".
pub(super) fn owned<'t>(names: &Names<'_>, document: DocumentId, called: &'t str) -> Owned<'t> {
    let words: Vec<&str> = called.split_whitespace().collect();
    let publisher = names.corpus.document(document).named_publisher().unwrap_or_default();
    let bare = source::bare(publisher).to_lowercase();
    let has_name = format!(" {called} ").to_lowercase().replace("'s ", " ").contains(&format!(" {bare} "));
    let body = names.publisher(document);
    // "The record of the parliament" is that of the parliament of Oresta.
    let has_head = bare.split_once(" of ").is_some_and(|(head, _)| is_of(called, head));
    let is_named = has_name || has_head || body.is_some_and(|body| names.is_named(body, &words));
    if is_named || names.is_called_ours(document) {
        return Owned::Named;
    }
    match called.split_once(' ') {
        Some((first, rest)) if is_owner(&first) => Owned::Behind(rest),
        Some(("the" | "a" | "an", rest)) if words.iter().any(is_owner) => Owned::Behind(rest),
        _ => Owned::Nobody,
    }
}

/// Whether the name of a document ends in a body by its head, or goes on with what is no part of the body's: "the record of the
/// parliament" and "… of the parliament for May", not "of the parliamentarians" nor "of the city council".
fn is_of(called: &str, head: &str) -> bool {
    let words: Vec<String> = called.split_whitespace().map(str::to_lowercase).collect();
    words.windows(2).enumerate().any(|(at, pair)| {
        let is_body = matches!(pair, [the, noun] if the == "the" && noun == head);
        let next = words.get(at + 2).map_or("for", String::as_str);
        is_body && matches!(next, "at" | "for" | "from" | "in" | "on" | "to")
    })
}

/// The name of a document that is called "its catalogue", right behind the body whose it is.
pub(super) fn behind<'n>(names: &'n Names<'_>, owner: &Link, link: &Link) -> Option<&'n str> {
    let (Link::Sources(owner), Link::Document(document)) = (owner, link) else { return None };
    let called = names.corpus.document(*document).called.as_deref();
    let body = names.publisher(*document)?;
    called.filter(|called| *owner == [body] && without_owner(called).is_some())
}

fn is_owner(word: &&str) -> bool {
    matches!(*word, "its" | "their" | "his" | "her")
}

/// What stands behind "its" in the name of a document.
pub(super) fn without_owner(called: &str) -> Option<&str> {
    called.split_once(' ').filter(|(first, _)| is_owner(first)).map(|(_, rest)| rest)
}

/// The name of a report without the year that it is for, where the assertion has that year: "its annual report for 2029".
pub(super) fn without_year<'t>(called: &'t str, assertion: &str) -> &'t str {
    let Some((rest, year)) = called.rsplit_once(" for ") else { return called };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_told = || assertion.split(|c: char| !c.is_alphanumeric()).any(|word| word == year);
    if is_year && is_told() { rest } else { called }
}

/// Papers of which there are many, each of them "a release".
const COUNTED: &[&str] = &[
    "article",
    "brochure",
    "circular",
    "email",
    "interview",
    "leaflet",
    "letter",
    "memo",
    "note",
    "paper",
    "post",
    "release",
    "report",
    "speech",
    "statement",
    "study",
    "survey",
];

/// Words in the place of an article.
const DETERMINERS: &[&str] =
    &["a", "an", "another", "her", "his", "its", "our", "that", "the", "their", "this"];

/// What a document is called, with the article that a sentence needs: "a press release", "an open letter".
pub(super) fn with_article(called: &str) -> Cow<'_, str> {
    let is_counted = called.rsplit(' ').next().is_some_and(|last| COUNTED.contains(&last));
    let is_told = called.split(' ').any(|word| {
        DETERMINERS.contains(&word) || word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'")
    });
    if is_counted && !is_told && called.starts_with(char::is_lowercase) {
        return Cow::Owned(format!("{}{called}", role::article(called)));
    }
    Cow::Borrowed(called)
}

/// Whether some words have a name in them. What is called after it has more letters, as "Valdorian" has; "US" is no part of
/// "industry".
pub(super) fn calls(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let (before, rest) = (words.get(..at), words.get(at + name.len()..));
        let starts = !before.is_some_and(|text| text.ends_with(char::is_alphanumeric));
        starts && (name.len() > 3 || !rest.is_some_and(|text| text.starts_with(char::is_alphanumeric)))
    })
}
