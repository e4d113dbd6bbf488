//! Somebody else whom the copy of a document names with the very role of a person whose word it is said to have, or with
//! all but a slip of the name.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::check::names;
use crate::check::prose::{has, places_of};
use crate::check::rule::Desk;
use crate::model::document::Document;
use crate::model::id::{DocumentId, SourceId};
use crate::model::office;
use crate::model::source::{Person, SourceKind};
use crate::resolve::corpus::Corpus;

/// Another name for whoever has a role.
pub struct Holder {
    /// The person whose role it is on the desk.
    pub person: SourceId,
    /// The document that gives it to another name.
    pub document: DocumentId,
    /// The bytes of that name in its copy.
    pub place: Range<usize>,
    /// What the other name has in common with the person.
    pub shared: Shared,
}

/// What two names have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The role beside them.
    Role,
    /// The first or the last part of the name, and nearly the other one: "Karl Rood" and "Karl Rudd".
    Name,
}

/// A copy with more bytes is not gone through.
const LONG: usize = 256 << 10;

/// How many words a name has at most.
const WORDS: usize = 3;

/// All such names, each person once: of those of whom the copy has nothing.
pub fn others(desk: &Desk<'_>) -> Vec<Holder> {
    let corpus = desk.corpus;
    let mut met: BTreeSet<(SourceId, DocumentId)> = BTreeSet::new();
    let mut told: BTreeSet<SourceId> = BTreeSet::new();
    let mut found = Vec::new();
    let chains = desk.claims().flat_map(|(_, claim)| &claim.evidence);
    let claimed = chains.map(|chain| (chain.document.as_ref(), chain.voices()));
    let answers = desk.responses().map(|response| (response.document.as_ref(), response.tellers().to_vec()));
    for (document, people) in claimed.chain(answers) {
        let Some(document) = document.map(|document| document.value) else { continue };
        if desk.captures.of(corpus.document(document)).is_none() {
            continue;
        }
        for person in people {
            if told.contains(&person) || !met.insert((person, document)) {
                continue;
            }
            let spelled = spelled(desk, person, document).map(|place| (place, Shared::Name));
            let other = spelled.or_else(|| Some((other(desk, person, document)?, Shared::Role)));
            if let Some((place, shared)) = other {
                told.insert(person);
                found.push(Holder { person, document, place, shared });
            }
        }
    }
    found.retain(|one| !corpus.source(one.person).common.faulty);
    found
}

/// The name of a person with a slip in it, where the copy has the person's own name nowhere and the desk nobody of that one.
fn spelled(desk: &Desk<'_>, id: SourceId, document: DocumentId) -> Option<Range<usize>> {
    let corpus = desk.corpus;
    let source = corpus.source(id);
    let SourceKind::Person(person) = &source.kind else { return None };
    let (first, last) = person.name.value.split_once(' ').filter(|(_, last)| !last.contains(' '))?;
    let text = &*desk.english(document)?.text;
    if source.shield().is_some() || text.len() > LONG || [first, last].iter().any(|part| part.contains('.')) {
        return None;
    }
    // What else he is called counts, and a name that the copy has in capitals.
    let mut own = source.names().filter(|name| *name != person.name.value && *name != last);
    if own.any(|name| text.contains(name)) || text.contains(&last.to_uppercase()) {
        return None;
    }
    let (place, typed) = slip_behind(text, (first, last))?;
    let is_known = |name: &str| name.split(' ').any(|part| part == typed);
    // Papers spell names each in their own way; the desk has that of one of them.
    let has_own =
        |other: &Document| desk.captures.of(other).is_some_and(|copy| copy.text.contains(&person.name.value));
    if desk.documents().any(|(_, other)| has_own(other)) {
        return None;
    }
    (!corpus.numbered_sources().any(|(_, other)| other.names().any(is_known))).then_some(place)
}

/// The place of a name in a text by hand that has but one part of it and beside that the other one with a slip, and that as
/// it stands there.
pub fn slip<'t>(text: &'t str, (first, last): (&str, &str)) -> Option<(Range<usize>, &'t str)> {
    if places_of(text, first).next().is_some() {
        return slip_behind(text, (first, last));
    }
    places_of(text, last).find_map(|at| {
        let before = text.get(..at.start)?.strip_suffix(' ')?;
        let typed = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
        let is_name = || is_slip(typed, first, FIRST) && !is_title(typed);
        is_name().then(|| (before.len() - typed.len()..at.end, typed))
    })
}

/// The same where it is the last part that has the slip. Of a copy no other one is told: "Maria Berg" may be the sister of
/// Mario Berg, and "Dean" what Jean Dupont is.
fn slip_behind<'t>(text: &'t str, (first, last): (&str, &str)) -> Option<(Range<usize>, &'t str)> {
    if places_of(text, last).next().is_some() {
        return None;
    }
    places_of(text, first).find_map(|at| {
        let typed = word(text.get(at.end..)?.strip_prefix(' ')?)?;
        is_slip(typed, last, LAST).then(|| (at.start..at.end + 1 + typed.len(), typed))
    })
}

/// Words before a last name that are no first name, besides titles and offices.
const TITLES: &str = "count countess dame dean frau fraulein herr lady lake lord madam madame major miss monsieur mount park signor sister uncle";

/// Whether a word is a title or an office: "Judge" is none of Jude's.
fn is_title(typed: &str) -> bool {
    let lower = typed.to_lowercase();
    has(TITLES, &lower) || office::find(&lower).is_some() || names::untitled(typed).is_empty()
}

/// How many letters of the last and of the first part of a name may differ.
const LAST: usize = 2;
const FIRST: usize = 1;

/// How many letters a part of a name has at least.
const PART: usize = 4;

/// Whether a word is a part of a name but for a slip.
fn is_slip(typed: &str, part: &str, most: usize) -> bool {
    let (own, other) = (typed.chars().count(), part.chars().count());
    let is_form = |word: &str, of: &str| {
        word.strip_prefix(of).is_some_and(|end| matches!(end, "s" | "n" | "es" | "a" | "ova"))
    };
    let first = |word: &str| word.chars().next().map(|first| if first == 'K' { 'C' } else { first });
    let begins_alike = first(typed) == first(part);
    let is_long = own.min(other) >= PART && own.abs_diff(other) <= 1;
    is_long
        && typed.starts_with(char::is_uppercase)
        && begins_alike
        && sound(typed) != sound(part)
        && (1..=most).contains(&strsim::osa_distance(typed, part))
        && !is_form(typed, part)
        && !is_form(part, typed)
}

/// A part of a name without what papers write each in their own way: marks on letters, "i" for "y", a letter twice, and
/// "Lopes" for "Lopez".
fn sound(part: &str) -> String {
    let lower = part.to_lowercase();
    let letters = lower.nfd().filter(|&c| !is_combining_mark(c)).map(|c| match c {
        'y' | 'j' => 'i',
        'w' => 'v',
        'ø' => 'o',
        'ł' => 'l',
        _ => c,
    });
    let mut sound: Vec<char> = letters.collect();
    sound.dedup();
    if let [.., 'e', last @ 'z'] = sound.as_mut_slice() {
        *last = 's';
    }
    sound.into_iter().collect()
}

/// The word with which a text begins, where nothing joins it to another one.
fn word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let behind = text.get(end..)?;
    (!behind.starts_with(['-', '’', '\'']) || behind.starts_with("’s") || behind.starts_with("'s"))
        .then(|| text.get(..end))?
}

fn other(desk: &Desk<'_>, id: SourceId, document: DocumentId) -> Option<Range<usize>> {
    let corpus = desk.corpus;
    let source = corpus.source(id);
    let SourceKind::Person(person) = &source.kind else { return None };
    let role = person.role.as_ref()?.value.trim();
    let text = &*desk.english(document)?.text;
    if source.shield().is_some() || text.len() > LONG || role.is_empty() || !text.contains(role) {
        return None;
    }
    let parts = source.names().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let lower = text.to_lowercase();
    if parts.filter(|part| part.chars().count() > 1).any(|part| lower.contains(&part.to_lowercase())) {
        return None;
    }
    if lower.match_indices(&role.to_lowercase()).any(|(at, _)| is_handed_on(&lower, at..at + role.len())) {
        return None;
    }
    let place =
        text.match_indices(role).find_map(|(at, _)| holder(corpus, person, (text, at..at + role.len())))?;
    let name = text.get(place.clone())?;
    let is_known = corpus.numbered_sources().any(|(_, other)| other.names().any(|known| known == name));
    (!is_known).then_some(place)
}

/// Words by which a role is not that of one person alone.
const HANDED_ON: &str = "acting ex follow followed follows former formerly interim new newly next outgoing predecessor previous \
    previously replaced replaces resigned retired stepped succeed succeeded succeeds successor then until years";

/// How many bytes around a role such a word is looked for.
const AROUND: usize = 60;

/// Whether somebody else has, had or will have a role, as a text in lower case tells around it.
fn is_handed_on(lower: &str, role: Range<usize>) -> bool {
    let start = lower.floor_char_boundary(role.start.saturating_sub(AROUND));
    let end = lower.ceil_char_boundary(role.end.saturating_add(AROUND));
    let around = lower.get(start..end.min(lower.len())).unwrap_or_default();
    around.split(|c: char| !c.is_alphanumeric()).any(|word| has(HANDED_ON, word))
}

/// The name that a text gives to whoever has a role: "Astrid Moe, chairwoman of the union", "the union's chairwoman, Astrid Moe".
fn holder(corpus: &Corpus, person: &Person, (text, role): (&str, Range<usize>)) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..role.start)?, text.get(role.end..)?);
    if behind.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let apposed = before.strip_suffix(", the ").or_else(|| before.strip_suffix(", "));
    if let Some(name) = apposed.and_then(last_name).filter(|_| is_of_body(corpus, person, behind)) {
        return Some(name);
    }
    let owner = before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s "))?.to_lowercase();
    let body = corpus.source(person.of.or(person.acts_for)?);
    let is_owner = |name: &str| {
        owner.strip_suffix(&*bare(name)).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let rest = behind
        .strip_prefix(", ")
        .or_else(|| behind.strip_prefix(' '))
        .filter(|_| body.names().any(is_owner))?;
    let start = text.len() - rest.len();
    let line = rest.split(['.', ',', ';', ':', '\n', '(', '"', '“']).next()?;
    (2..=WORDS).rev().find_map(|count| {
        let words: Vec<&str> = line.split(' ').take(count).collect();
        (words.len() == count && names::is_name(&words)).then(|| start..start + words.join(" ").len())
    })
}

/// The name with which a text ends.
fn last_name(text: &str) -> Option<Range<usize>> {
    (2..=WORDS).rev().find_map(|count| {
        let mut words: Vec<&str> = text.rsplit([' ', '\n']).take(count).collect();
        words.reverse();
        let start =
            text.len().checked_sub(words.iter().map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?)?;
        (words.len() == count && names::is_name(&words)).then_some(start..text.len())
    })
}

/// Whether what stands behind a role is the body of a person, or the role names that itself.
fn is_of_body(corpus: &Corpus, person: &Person, behind: &str) -> bool {
    let rest = [" of ", " at ", " for "].iter().find_map(|link| behind.strip_prefix(link));
    let Some(near) = rest.map(|rest| bare(rest.split(['.', ',', ';', '\n']).next().unwrap_or_default()))
    else {
        return person.role.as_ref().is_some_and(|role| role.value.contains(" of "));
    };
    let Some(body) = person.of.or(person.acts_for) else { return false };
    let is_it = |name: &str| {
        near.strip_prefix(&*bare(name)).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    corpus.source(body).names().any(is_it)
}

/// A name in lower case, without its article.
fn bare(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('’', "'");
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_of_a_name_and_a_slip_of_the_other_are_the_name() {
        let read = |text: &str, name: (&str, &str)| {
            slip(text, name).and_then(|(place, _)| text.get(place).map(str::to_owned))
        };
        for (text, name, typed) in [
            ("The minister, Karl Rudd, said so.", ("Karl", "Rood"), "Karl Rudd"),
            ("Karl Rudd’s letter says so.", ("Carl", "Rudd"), "Karl Rudd"),
            ("Oskar Lind said so.", ("Oskar", "Lindt"), "Oskar Lind"),
        ] {
            assert_eq!(read(text, name).as_deref(), Some(typed), "{text}");
        }
        for (text, name) in [
            ("Karl Rudd said so.", ("Karl", "Rudd")),
            ("Karl Rudd and Mr. Rood said so.", ("Karl", "Rood")),
            ("Karl Hood said so.", ("Karl", "Rood")),
            ("Karl Petrova said so.", ("Karl", "Petrov")),
            ("Karl Rudd-Berg said so.", ("Karl", "Rood")),
            ("Rudd said so.", ("Karl", "Rood")),
            ("Tom Bell said so.", ("Tim", "Bell")),
            ("José Gomez said so.", ("José", "Gómez")),
            ("Ana Lopes said so.", ("Ana", "Lopez")),
            ("Per Jensson said so.", ("Per", "Jenson")),
            ("Dmitri Volkov said so.", ("Dmitry", "Volkov")),
            ("Mohammed Saleh said so.", ("Mohamed", "Saleh")),
            ("Dean Dupont said so.", ("Jean", "Dupont")),
            ("Judge Bell said so.", ("Jude", "Bell")),
            ("Frau Lang said so.", ("Fran", "Lang")),
            ("Major Lindt said so.", ("Maior", "Lindt")),
            ("Miss Lund said so.", ("Moss", "Lund")),
            ("Park Hill is shut.", ("Mark", "Hill")),
            ("Even Berg agreed.", ("Sven", "Berg")),
            ("Will Hardy resign?", ("Bill", "Hardy")),
        ] {
            assert_eq!(read(text, name), None, "{text}");
        }
        // A copy may name a relative, or write a name in its own way.
        for (text, name) in [
            ("Maria Berg, the daughter, said so.", ("Mario", "Berg")),
            ("Katheryn Doyle said so.", ("Kathryn", "Doyle")),
            ("Anny Nowak said so.", ("Anna", "Nowak")),
        ] {
            assert_eq!(slip_behind(text, name), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|Karl |Rudd|Rood|-|’s|é| ){0,20}") {
            if let Some((place, _)) = slip(&text, ("Karl", "Rood")) {
                proptest::prop_assert!(text.get(place).is_some());
            }
        }
    }
}
