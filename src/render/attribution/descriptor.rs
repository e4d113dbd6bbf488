//! "Another" in the descriptors of unnamed people.

use crate::model::anonymous::Anonymous;
use crate::model::office;

/// Ordinals of documents whose publisher is unknown.
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Words at which the noun of a descriptor has ended.
const AFTER_NOUN: &[&str] = &[
    "about", "among", "at", "briefed", "by", "close", "directly", "familiar", "for", "from", "in", "inside",
    "involved", "near", "of", "on", "that", "to", "who", "whose", "with", "working",
];

/// Numbers and the like that "other" stands behind.
const NUMBERS: &[&str] =
    &["eight", "five", "four", "many", "nine", "seven", "several", "six", "some", "ten", "three", "two"];

/// What an unnamed person is one of.
const MEMBER: &str = "one of the ";

/// Whether "another" is true of the first where the second was mentioned: the second's noun is the first's
/// ("senior official" is an official), and who is called one of a group follows another of the same group.
pub(super) fn is_alike(one: &Anonymous, other: &Anonymous) -> bool {
    if one.descriptor.value.starts_with(MEMBER) {
        let group = |anonymous: &Anonymous| anonymous.among.as_ref().map(|group| group.value);
        return other.descriptor.value.starts_with(MEMBER)
            && group(one).is_some()
            && group(one) == group(other);
    }
    let (noun, before) = (noun(&one.descriptor.value), noun(&other.descriptor.value));
    !noun.is_empty() && (before == noun || before.ends_with(&format!(" {noun}")))
}

/// A descriptor with "another", or "other" for several people. One that takes neither stays as it is.
pub(super) fn another(descriptor: &str) -> String {
    if let Some(group) = descriptor.strip_prefix(MEMBER) {
        return format!("another of the {group}");
    }
    let (first, rest) = descriptor.split_once(' ').unwrap_or((descriptor, ""));
    match first {
        "a" | "an" => format!("another {rest}"),
        "the" | "someone" | "somebody" | "one" | "at" | "more" | "another" | "other" => descriptor.to_owned(),
        number if is_number(number) => format!("{number} other {rest}"),
        _ => format!("other {descriptor}"),
    }
}

/// The noun of a descriptor with what stands before it, in the singular: "Kessian diplomat", "person".
fn noun(descriptor: &str) -> String {
    let descriptor = descriptor.strip_prefix(MEMBER).unwrap_or(descriptor);
    let mut rest = descriptor;
    while let Some((word, behind)) = rest.split_once(' ')
        && (matches!(word, "a" | "an" | "the" | "another" | "other" | "at" | "least") || is_number(word))
    {
        rest = behind;
    }
    let joined = group(rest);
    match joined.strip_suffix("people") {
        Some(before) => format!("{before}person"),
        None => joined.strip_suffix('s').map_or(joined.clone(), str::to_owned),
    }
}

/// The noun of a descriptor without article or number, as it stands there: "teachers" of "teachers at the school".
pub(super) fn group(descriptor: &str) -> String {
    let words: Vec<&str> = descriptor.split(' ').take_while(|word| !AFTER_NOUN.contains(word)).collect();
    words.join(" ").trim_end_matches(',').to_owned()
}

/// Words that no noun with its adjectives has: what follows one of them belongs to it, or it is no part of the noun.
const NO_NOUN: &[&str] = &[
    "a", "after", "an", "and", "before", "born", "held", "here", "hurt", "left", "or", "over", "paid",
    "seen", "sent", "shot", "taken", "than", "the", "there", "under",
];

/// Nouns of people in the singular that tell by no ending that they are some.
const PERSONS: &[&str] = &[
    "child", "clerk", "cook", "diplomat", "friend", "guard", "guest", "nurse", "official", "patient",
    "pilot", "relative", "resident", "student", "witness",
];

/// Whether what stands before the description of people is a noun of them with its adjectives, "senior officials", and has nothing
/// of the description: "soldier posted", "nurse and a doctor". In doubt it is not.
pub(super) fn is_noun(group: &str) -> bool {
    let is_apart = |word: &str| {
        NO_NOUN.contains(&word)
            || word.contains(',')
            || ["ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
    };
    let last = group.rsplit(' ').next().unwrap_or_default();
    let ends = ["er", "or", "ist", "ian", "man", "men", "person", "people", "children", "s"];
    let is_person =
        PERSONS.contains(&last) || office::find(last).is_some() || ends.iter().any(|end| last.ends_with(end));
    is_person && !group.split(' ').any(is_apart)
}

/// Whether a word says how many people there are.
pub(super) fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word) || word.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

/// A number as it tells apart several of one kind: "second", "11th".
pub(super) fn ordinal(number: usize) -> String {
    let word = ORDINALS.get(number.saturating_sub(1));
    word.map_or_else(|| format!("{number}th"), |&word| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_follows_number() {
        for (descriptor, expected) in [
            ("a person close to the talks", "another person close to the talks"),
            ("an official", "another official"),
            ("people familiar with the matter", "other people familiar with the matter"),
            ("three officials", "three other officials"),
            ("12 officials", "12 other officials"),
            ("one of the people familiar with the matter", "another of the people familiar with the matter"),
            ("someone close to the talks", "someone close to the talks"),
        ] {
            assert_eq!(another(descriptor), expected);
        }
    }

    #[test]
    fn what_is_said_of_people_is_no_part_of_their_noun() {
        for noun in [
            "senior officials",
            "teachers",
            "former minister",
            "people",
            "aide",
            "nurse",
            "crew members",
            "women",
        ] {
            assert!(is_noun(noun), "{noun}");
        }
        for other in [
            "",
            "soldier posted",
            "engineers employed",
            "banker based",
            "people living",
            "nurse formerly",
            "women held there",
            "drivers hired",
            "nurse and a doctor",
            "workers and a foreman",
            "officials, one",
            "official other than the mayor",
        ] {
            assert!(!is_noun(other), "{other}");
        }
    }

    #[test]
    fn the_noun_ends_where_its_description_begins() {
        for (descriptor, expected) in [
            ("a person close to the talks", "person"),
            ("people familiar with the matter", "person"),
            ("three senior officials briefed on the talks", "senior official"),
            ("a Kessian diplomat", "Kessian diplomat"),
        ] {
            assert_eq!(noun(descriptor), expected);
        }
    }
}
