//! Whether a talking point says already, in its own sentence, that somebody answered, or did not.

use crate::model::id::ResponseId;
use crate::model::response::{Outcome, Response};
use crate::model::source;
use crate::render::view::echo::{has_name, repeats, says, split};
use crate::render::view::open::Open;
use crate::render::view::teller;

/// Whether a point tells a response: in its very words, in its own order and whose response it is, or, of one without words, what
/// somebody did.
pub(super) fn answers(open: &Open<'_>, point: &str, id: ResponseId) -> bool {
    let response = open.corpus.response(id);
    let names = teller::names(open, point, response.party.value);
    let party = open.corpus.source(response.party.value).public_name();
    match &response.wording {
        _ if !response.claims.is_empty() => false,
        Some(wording) => says(point, &wording.value) || repeats(point, &wording.value, party, &names),
        None => {
            is_bare(response)
                && response.is_untold() == speaks_of_us(point)
                && tells(open, (point, &names), response)
        }
    }
}

/// Whether nobody but the party or a document tells of a response, and nobody else asked.
fn is_bare(response: &Response) -> bool {
    let is_told = response.tellers().iter().all(|&by| by == response.party.value);
    is_told && response.asked_by.is_none() && response.context.is_none()
}

fn speaks_of_us(point: &str) -> bool {
    split(point).any(|word| matches!(word.as_str(), "our" | "us" | "we"))
}

/// Whether a point says that a party did what the response has, as a document has it, or did not.
fn tells(open: &Open<'_>, (point, names): (&str, &[&str]), response: &Response) -> bool {
    let does = |deeds: &[&[&str]]| names.iter().any(|name| acts(point, name, deeds));
    let of_words = |verbs: &[&str]| {
        verbs.iter().any(|verb| {
            WORDS.iter().any(|word| does(&[&[verb, word]])) || does(&[&[verb]]) && point.ends_with(verb)
        })
    };
    match response.outcome.value {
        Outcome::Declined => does(&[
            &["declined", "to", "comment"],
            &["declines", "to", "comment"],
            &["decline", "to", "comment"],
        ]),
        Outcome::NoResponse => {
            does(&[
                &["did", "not", "respond"],
                &["did", "not", "answer"],
                &["not", "responded"],
                &["not", "answered"],
            ]) && (response.is_untold() || has_request(open, point, response))
        }
        Outcome::NotAsked => names.iter().any(|name| is_unasked(point, name)),
        Outcome::Denied => of_words(&["denies", "denied", "deny"]),
        Outcome::Confirmed => of_words(&["confirms", "confirmed", "confirm"]),
        Outcome::Responded | Outcome::Unknown => false,
    }
}

/// Words behind "denied" and "confirmed" where that is done to what somebody says: "denied entry" is another thing.
const WORDS: &[&str] = &["all", "any", "both", "having", "it", "that", "this"];

/// Words behind those whom nobody asked, that are no part of their name: "we did not ask the town board" is not of the town.
const BEHIND: &[&str] =
    &["about", "and", "before", "for", "how", "if", "on", "or", "to", "what", "when", "whether", "why"];

/// Words behind a name that leave it the one who acts.
const HELPERS: &[&str] = &["also", "has", "have"];

/// Whether a name stands in a point right before one of some deeds, and behind nothing of which it would only be a part: "the
/// head of the ministry declined to comment".
fn acts(point: &str, name: &str, deeds: &[&[&str]]) -> bool {
    let all: Vec<String> = split(point).collect();
    let name: Vec<String> = split(source::bare(name)).collect();
    let is_deed = |behind: &[String]| {
        let behind: Vec<&str> =
            behind.iter().map(String::as_str).skip_while(|word| HELPERS.contains(word)).collect();
        deeds.iter().any(|deed| behind.starts_with(deed))
    };
    let is_whole = |before: &[String]| {
        let last = before.iter().rev().find(|word| *word != "the");
        last.is_none_or(|word| !matches!(word.as_str(), "at" | "for" | "from" | "in" | "nor" | "of" | "or"))
    };
    !name.is_empty()
        && (0..all.len()).any(|at| {
            let (before, behind) = all.split_at(at);
            behind.strip_prefix(name.as_slice()).is_some_and(|behind| is_whole(before) && is_deed(behind))
        })
}

/// Whether a point says to whom somebody gave no answer: whoever published what tells of it, or a request for comment.
fn has_request(open: &Open<'_>, point: &str, response: &Response) -> bool {
    let document = response.document.as_ref().map(|document| open.corpus.document(document.value));
    let publisher = document.and_then(|document| document.named_publisher());
    let said: Vec<String> = split(point).collect();
    has_name(&said, "request for comment") || publisher.is_some_and(|publisher| has_name(&said, publisher))
}

/// Whether a point says that its authors did not ask somebody.
fn is_unasked(point: &str, name: &str) -> bool {
    let name = source::bare(name).to_lowercase();
    let said = split(point).filter(|word| word != "the" && word != "yet").collect::<Vec<_>>().join(" ");
    let asked = ["we did not ask", "we didn't ask", "we have not asked", "we haven't asked"];
    let behind = |asked: &&str| Some(said.split_once(&format!("{asked} {name}"))?.1);
    let ends = |behind: &str| {
        let next = behind.strip_prefix(' ').and_then(|behind| behind.split(' ').next());
        behind.is_empty() || next.is_some_and(|word| BEHIND.contains(&word))
    };
    asked.iter().filter_map(behind).any(ends)
}
