//! Roles in a part of a body, "head of the freight line": whose part it is, is still to be told.

use crate::model::body::{self, Place};
use crate::model::id::SourceId;
use crate::model::office;
use crate::model::portfolio::names_no_body;
use crate::model::source;
use crate::render::attribution::role;
use crate::resolve::corpus::Corpus;

/// Kinds of bodies that are a part of another where a word stands before them and one of its leaders in front: "the freight line".
const KINDS: &[&str] = &["fleet", "group", "institute", "line", "school"];

/// Kinds of which there are many in one body.
const INSIDE: &[&str] =
    &["board", "committee", "delegation", "department", "faction", "office", "panel", "project"];

/// Those who lead a part of a body, besides whoever is "at" it.
const LEADERS: &[&str] =
    &["chief", "co-head", "commander", "coordinator", "head", "leader", "manager", "supervisor"];

/// Words besides "of" that link a role to where somebody works, or for whom.
const LINKS: &[&str] = &["at", "for", "in", "on"];

/// Owners that are many, and no plural on -s.
const OWNERS: &[&str] = &["children's", "men's", "people's", "women's"];

/// Whether a role is one in a part of a body and has no name in it.
pub(super) fn is_in_one(role: &str) -> bool {
    of_kind(role).is_some() || behind_link(role).is_some()
}

/// The body beside such a role: not one that the role names, by a word of its own too, nor any where the part is itself a
/// body of the desk.
pub(super) fn whose(role: &str, body: SourceId, corpus: &Corpus) -> Option<SourceId> {
    let part = of_kind(role).or_else(|| behind_link(role))?;
    let part = part.split(' ').filter(|&word| word != "the").collect::<Vec<_>>().join(" ");
    let kind = part.rsplit(' ').next().unwrap_or_default();
    let is_it = |name: &str| source::bare(name).to_lowercase() == part;
    let is_known = corpus.numbered_sources().any(|(_, other)| other.is_body() && other.names().any(is_it));
    let is_said = corpus.source(body).names().any(|name| {
        // "The ferry line" is Norline itself.
        let ends_so = name.split(' ').any(|word| word.to_lowercase().ends_with(kind));
        role::shares_word(role, name) || ends_so
    });
    let has_name = corpus.source(body).name().contains(char::is_uppercase);
    (has_name && !is_known && !is_said).then_some(body)
}

/// The part that a role leads, of a kind that is elsewhere a body of its own: "the freight line", not "the line".
fn of_kind(role: &str) -> Option<&str> {
    let (head, part) = role.split_once(" of ")?;
    let noun = head.rsplit(' ').next()?;
    let is_leader = LEADERS.contains(&noun) || role::preposition(noun) == "at";
    let kind = part.strip_prefix("the ")?.rsplit_once(' ').map(|(_, kind)| kind)?;
    (is_leader && KINDS.contains(&kind) && is_plain(part)).then_some(part)
}

/// The part, or those, at or for whom somebody is: "the pumping station", "logistics".
fn behind_link(role: &str) -> Option<&str> {
    let mut words = role.split(' ');
    let head: Vec<&str> = words.by_ref().take_while(|word| !LINKS.contains(word)).collect();
    let part = role.get(head.join(" ").len()..)?.trim_start();
    let (link, part) = part.split_once(' ')?;
    let last = part.rsplit(' ').next()?;
    let is_body = body::is_named(last, Place::Behind) || body::is_named(last, Place::Before);
    let is_open = part.starts_with("the ") || link == "for";
    let is_bare = !head.is_empty()
        && head.iter().all(|word| !role::PREPOSITIONS.contains(word) && word.split('-').all(names_no_body));
    let is_part = is_plain(part) && (!is_body || INSIDE.contains(&last)) && office::find(last).is_none();
    (is_open && is_bare && is_part && !role::has_field_behind(role)).then_some(part)
}

/// Whether some words have no name in them, nor another part or body: "the children's ward".
fn is_plain(part: &str) -> bool {
    part.split(' ').all(|word| {
        let is_word = word.chars().all(|c| c.is_lowercase() || c == '-');
        (is_word || is_of_many(word)) && !role::PREPOSITIONS.contains(&word)
    })
}

/// Whether a word in lower case says of whom something is, and names no body by it: "children's", "nurses'", not "company's".
pub(super) fn is_of_many(word: &str) -> bool {
    let word = word.replace('’', "'");
    word.starts_with(char::is_lowercase) && (OWNERS.contains(&word.as_str()) || word.ends_with("s'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_in_a_part_of_a_body_does_not_name_the_body() {
        for role in [
            "head of the freight line",
            "leader of the parliamentary group",
            "head of the girls' school",
            "engineer at the pumping station",
            "vice-president for logistics",
            "a spokeswoman for the strike committee",
            "spokesman for the strikers",
            "nurse on the children’s ward",
            "doctor in the emergency room",
        ] {
            assert!(is_in_one(role), "{role}");
        }
        for role in [
            "head of the line",
            "head of its freight line",
            "head of the company's freight line",
            "head of the Freight Line",
            "chief executive of the ferry line",
            "director of the research institute",
            "secretary of the union",
            "analyst at the bank",
            "spokesman for the town",
            "spokesman for finance",
            "engineer at the pumping station in Tarn",
            "engineer at the pumping station and mayor",
            "the company's lawyer for taxes",
            "union lawyer for the families",
            "adviser to the mayor",
            "candidate for mayor",
            "officer on duty",
            "spokesman for Tarn",
        ] {
            assert!(!is_in_one(role), "{role}");
        }
    }
}
