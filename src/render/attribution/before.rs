//! Whoever an assertion opens with: behind it the sentence does not say once more who that is.

use crate::model::id::{DocumentId, SourceId};
use crate::model::source::SourceKind;
use crate::render::attribution::clause::{Clause, Medium, Subject};
use crate::render::attribution::descriptor;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::pronoun;
use crate::text::Spanned;

/// The interview in which the one person who told it speaks of what that person does or expects: "Brekke expects the quay to be
/// ready, according to an interview with Radio Norden". None where words are quoted, whose speaker is always named, and where
/// readers do not know the person yet.
pub(super) fn interview(
    names: &Names<'_>,
    mentions: &Mentions,
    clause: &Clause<'_>,
    assertion: &str,
) -> Option<DocumentId> {
    let (Subject::Sources(sources), Some(Medium::Interview(document))) = (&clause.subject, clause.medium)
    else {
        return None;
    };
    let &[person] = sources.as_slice() else { return None };
    let is_bare = clause.addressee.is_none() && clause.citing.is_empty() && clause.relays.is_empty();
    let is_named =
        matches!(names.corpus.source(person).kind, SourceKind::Person(_)) && !names.is_unnamed(person);
    let is_known = clause.pronoun.is_some() || mentions.has(person);
    let is_quoted = assertion.contains(['"', '“']);
    // "Moor" of two of that name is nobody that readers can tell.
    let is_shared = names
        .shared
        .iter()
        .any(|name| assertion.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    let is_subject = !is_shared && names.is_subject(assertion, person);
    (is_bare && is_named && is_known && !is_quoted && is_subject).then_some(document)
}

/// Unnamed people by what an assertion that opens with their descriptor, or with the group that they are some of, left to say:
/// "two of the teachers", and "the engineer" of the one who acts in it.
pub(super) fn described(
    names: &Names<'_>,
    id: SourceId,
    actors: &[Spanned<SourceId>],
    assertion: &str,
) -> Option<String> {
    let descriptor = &names.corpus.source(id).anonymous()?.descriptor.value;
    let (first, group) = descriptor.split_once(' ')?;
    let is_number = descriptor::is_number(first);
    let noun = descriptor::group(group);
    if !descriptor::is_noun(&noun) || !(is_number || matches!(first, "a" | "an")) {
        return None;
    }
    if matches!(actors, [actor] if actor.value == id) && opens(assertion, descriptor) {
        let number = if is_number { format!("{first} ") } else { String::new() };
        return Some(format!("the {number}{noun}"));
    }
    (is_number && opens(assertion, group)).then(|| format!("{first} of the {noun}"))
}

/// Whether an assertion opens with a descriptor and goes on with what those people do.
fn opens(assertion: &str, descriptor: &str) -> bool {
    let assertion = assertion.to_lowercase();
    let rest = assertion.strip_prefix(&descriptor.to_lowercase()).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| pronoun::is_predicate(rest) || pronoun::is_predicate_of_many(rest))
}
