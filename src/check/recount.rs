//! How many unnamed people the copies say there are, against how many their source counts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::chain;
use crate::check::figures::{Figure, figures};
use crate::check::names;
use crate::check::prose::has;
use crate::check::rule::Desk;
use crate::model::anonymous::{Anonymous, Count};
use crate::model::cue;
use crate::model::id::{DocumentId, SourceId};

/// A copy that speaks of another number of the people whom a source is.
pub struct Recount {
    /// The source.
    pub source: SourceId,
    /// The document.
    pub document: DocumentId,
    /// The bytes of its copy where the number stands, with the people.
    pub place: Range<usize>,
}

/// Copies with more bytes are not gone through.
const LONG: usize = 64 << 10;

/// How many sources are looked for in one copy.
const MOST: usize = 64;

/// Words before a number that makes those behind it a part of others, or others.
const PARTS: &str = "of least most another other to or about around nearly almost over than";

/// All of them. Only the number right before what a descriptor begins with is read: "three grain traders".
pub fn recounts(desk: &Desk<'_>) -> Vec<Recount> {
    let mut cited: BTreeMap<DocumentId, BTreeSet<SourceId>> = BTreeMap::new();
    for (_, claim) in desk.claims() {
        for chain in &claim.evidence {
            let Some(document) = &chain.document else { continue };
            let unnamed = chain.tellers().iter().filter(|&&one| chain::is_unnamed(desk.corpus.source(one)));
            for &source in unnamed {
                cited.entry(document.value).or_default().insert(source);
            }
        }
    }
    let mut found = Vec::new();
    for (document, sources) in cited {
        let Some(capture) = desk.english(document).filter(|capture| capture.text.len() <= LONG) else {
            continue;
        };
        let text = &*capture.text;
        let numbers = figures(text);
        for source in sources.into_iter().take(MOST) {
            let place = desk.corpus.source(source).anonymous().and_then(|one| other(one, text, &numbers));
            found.extend(place.map(|place| Recount { source, document, place }));
        }
    }
    found
}

/// Where a text has another number of the people of a source, and nowhere the one that it counts.
fn other(one: &Anonymous, text: &str, numbers: &[Figure]) -> Option<Range<usize>> {
    let count = match one.count.as_ref()?.value {
        Count::Exactly(count) if count > 1 && one.among.is_none() => count,
        _ => return None,
    };
    let people = people(&one.descriptor.value)?;
    let are_these = |number: &&Figure| {
        let behind = text.get(number.place.end..).and_then(|rest| rest.strip_prefix(' '));
        let head = behind.and_then(|behind| behind.get(..people.len()));
        let before = text.get(..number.place.start).unwrap_or_default().trim_end();
        let before = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        head.is_some_and(|head| head.eq_ignore_ascii_case(people)) && !has(PARTS, &before)
    };
    let mut all = numbers.iter().filter(are_these).peekable();
    let first = all.peek()?.place.clone();
    let mut counted = 0;
    let differs =
        all.inspect(|_| counted += 1).all(|number| !number.is(f64::from(count)) && !number.is_incidental());
    if !differs || !is_said(text, first.start) {
        return None;
    }
    let folded = text.to_lowercase();
    // The same people without a number, others of them, or a part of them may come to the count together.
    let may_add_up = folded.matches(&people.to_lowercase()).count() > counted
        || OTHERS.iter().any(|others| folded.contains(others));
    (!may_add_up).then(|| first.start..first.end + 1 + people.len())
}

/// Words that tell of others like them, or of a part of them.
const OTHERS: &[&str] = &["another", "a third", "a second", "of whom", "of them"];

/// Whether the sentence at a byte has a verb of attribution.
fn is_said(text: &str, at: usize) -> bool {
    let ends = |c: char| matches!(c, '.' | '?' | '!' | '\n');
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let behind = behind.split(ends).next().unwrap_or_default();
    let mut words = before.split_whitespace().chain(behind.split_whitespace());
    words.any(|word| cue::find(word.trim_matches(|c: char| !c.is_alphabetic())).is_some())
}

/// What a descriptor in the plural calls the people, without a number before it: "grain traders", "officials briefed on".
/// Nothing where that is too little to know them by.
fn people(descriptor: &str) -> Option<&str> {
    let number = figures(descriptor).into_iter().find(|number| number.place.start == 0);
    let own =
        number.map_or(Some(descriptor), |number| descriptor.get(number.place.end..)?.strip_prefix(' '))?;
    let mut end = 0;
    let mut words = own.split_inclusive(' ');
    for at in 1..=WORDS {
        let word = words.next()?;
        let bare = word.trim_end();
        if bare.chars().any(|c| !c.is_alphabetic() && c != '-') || has("and or plus including", bare) {
            return None;
        }
        end += word.len();
        if names::is_people(bare) {
            let behind: usize = if at > 1 { 0 } else { words.by_ref().take(2).map(str::len).sum() };
            let are_several = bare == "people" || bare.ends_with('s');
            return own
                .get(..end + behind)
                .map(str::trim_end)
                .filter(|people| are_several && people.contains(' '));
        }
    }
    None
}

/// How many words may call them.
const WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_two_words_at_least() {
        assert_eq!(people("two grain traders"), Some("grain traders"));
        assert_eq!(people("grain traders in the capital"), Some("grain traders"));
        assert_eq!(people("officials briefed on the plan"), Some("officials briefed on"));
        for none in
            ["two officials", "an official briefed on it", "two officials and a diplomat", "the readers"]
        {
            assert_eq!(people(none).filter(|people| !people.contains("and")), None, "{none}");
        }
    }
}
