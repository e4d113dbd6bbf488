//! The pronoun of a body that an assertion names: "it", or "they" where the name is that of many people.

use crate::model::source;

/// Plurals of people by which bodies call themselves: "the Friends of the Lake".
const PEOPLE: &[&str] = &[
    "activists",
    "citizens",
    "comrades",
    "conservatives",
    "democrats",
    "doctors",
    "families",
    "farmers",
    "fathers",
    "fishermen",
    "friends",
    "greens",
    "islanders",
    "journalists",
    "lawyers",
    "liberals",
    "mothers",
    "neighbors",
    "neighbours",
    "nurses",
    "parents",
    "people",
    "physicians",
    "pilots",
    "police",
    "republicans",
    "residents",
    "scientists",
    "socialists",
    "students",
    "teachers",
    "tenants",
    "veterans",
    "villagers",
    "women",
    "workers",
];

/// Verbs of one, besides those below that end in "s", and of many, besides the same without it.
const OF_ONE: &[&str] = &["does", "has", "is", "was"];
const OF_MANY: &[&str] = &["are", "do", "have", "were"];

/// Words that may stand between a name and its verb.
const BETWEEN: &[&str] =
    &["all", "already", "also", "always", "both", "each", "jointly", "never", "now", "still"];

/// Verbs that make what stands before them the subject of a sentence; no noun is written like one.
const VERBS: &[&str] = &[
    "accepts",
    "admits",
    "agrees",
    "are",
    "believes",
    "blames",
    "buys",
    "can",
    "cannot",
    "considers",
    "could",
    "denies",
    "did",
    "does",
    "employs",
    "expects",
    "favors",
    "favours",
    "had",
    "has",
    "have",
    "insists",
    "intends",
    "is",
    "knew",
    "knows",
    "lacks",
    "lost",
    "may",
    "might",
    "must",
    "opposes",
    "owns",
    "pays",
    "prefers",
    "recommends",
    "refuses",
    "regards",
    "regrets",
    "rejects",
    "relies",
    "seeks",
    "sees",
    "sells",
    "should",
    "spent",
    "sued",
    "thinks",
    "threatens",
    "wants",
    "was",
    "welcomes",
    "went",
    "were",
    "will",
    "would",
];

/// Verbs that may be nouns, unless what follows says that they are none: "plans to", "demands a".
const NOUNS: &[&str] = &[
    "aims", "asks", "calls", "demands", "doubts", "fears", "hopes", "needs", "offers", "plans", "promises",
    "proposes", "supports", "uses",
];

/// Words behind such a verb.
const OBJECTS: &[&str] =
    &["a", "all", "an", "any", "at", "every", "its", "more", "no", "only", "that", "the", "their", "to"];

/// Words on -ed that are no verbs.
const ED: &[&str] = &["bed", "breed", "feed", "hundred", "need", "seed", "shed", "speed", "weed"];

/// Whether what stands behind a name, in lower case, begins with a verb whose subject that name is. A quotation that begins with what
/// may be one does so: "Teleron "stands by the radios"".
pub(super) fn is_predicate(behind: &str) -> bool {
    if let Some(quoted) = behind.strip_prefix(['"', '“']) {
        return is_predicate(quoted) || quoted.split(' ').next().is_some_and(|first| first.ends_with('s'));
    }
    let mut words = behind.split(' ').skip_while(|word| BETWEEN.contains(word));
    let Some(verb) = words.next() else { return false };
    let is_past = verb.ends_with("ed") && !ED.contains(&verb);
    is_past || VERBS.contains(&verb) || NOUNS.contains(&verb) && words.next().is_some_and(is_object)
}

/// The same behind the name of many: "want a dam", "plan to close".
pub(super) fn is_predicate_of_many(behind: &str) -> bool {
    let mut words = behind.split(' ').skip_while(|word| BETWEEN.contains(word));
    let Some(verb) = words.next() else { return false };
    OF_MANY.contains(&verb) || is_of_one(&of_one(verb), words.next())
}

/// The pronoun for a body with one of these names, which an assertion has.
pub(super) fn of_body<'n>(
    assertion: &str,
    name: &str,
    mut called: impl Iterator<Item = &'n str>,
) -> &'static str {
    let assertion = assertion.to_lowercase();
    let behind = called.find_map(|name| {
        let rest = source::bare(&assertion).strip_prefix(source::bare(&name.to_lowercase()))?;
        rest.strip_prefix(' ').map(str::to_owned)
    });
    let mut words = behind.iter().flat_map(|rest| rest.split(' ')).filter(|word| !BETWEEN.contains(word));
    let verb = words.next().unwrap_or_default();
    let next = words.next();
    let is_many = if OF_ONE.contains(&verb) || is_of_one(verb, next) {
        false
    } else {
        OF_MANY.contains(&verb) || is_of_one(&of_one(verb), next) || is_of_people(name)
    };
    if is_many { "they" } else { "it" }
}

/// Whether a word is a verb of one, by what stands behind it: "employs", "plans to".
fn is_of_one(word: &str, next: Option<&str>) -> bool {
    let is_verb = VERBS.contains(&word) || NOUNS.contains(&word) && next.is_some_and(is_object);
    word.ends_with('s') && is_verb
}

/// How one has a verb that many have so: "wants" for "want", "denies" for "deny".
fn of_one(word: &str) -> String {
    match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    }
}

/// Whether a word behind one that may be a verb says that it is one.
fn is_object(next: &str) -> bool {
    OBJECTS.contains(&next) || next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a name says that there are many people: its noun is a plural of those.
fn is_of_people(name: &str) -> bool {
    let name = source::bare(name).to_lowercase();
    let head = [" of ", " for ", " against ", " without ", " in ", ","]
        .iter()
        .filter_map(|link| name.find(link))
        .min();
    let head = name.get(..head.unwrap_or(name.len())).unwrap_or_default();
    head.rsplit(' ').next().is_some_and(|noun| PEOPLE.contains(&noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_name_is_what_it_does() {
        for behind in ["wants a dam", "also rejected it", "plans to close", "demands 150 posts", "will pay"] {
            assert!(is_predicate(behind), "{behind}");
        }
        for behind in ["officials have resigned", "plans were leaked", "and the board agree", "need"] {
            assert!(!is_predicate(behind), "{behind}");
        }
    }

    #[test]
    fn a_body_of_many_people_is_they() {
        for (assertion, name, pronoun) in [
            ("The Friends of the Lake will sue", "the Friends of the Lake", "they"),
            ("Friends of the Lake offer 40 crowns", "the Friends of the Lake", "they"),
            ("The Friends of the Lake has 40 members", "the Friends of the Lake", "it"),
            ("The ministry will pay", "the Ministry of Water", "it"),
            ("The United Nations will pay", "the United Nations", "it"),
            ("The Tarn Allies are ready", "the Tarn Allies", "they"),
            ("The Tarn police will pay", "the Tarn police", "they"),
            ("Doctors Without Frontiers employs nurses", "Doctors Without Frontiers", "it"),
            ("Women of Varn opposes the dam", "Women of Varn", "it"),
            ("Women of Varn plans to sue", "Women of Varn", "it"),
            ("The Women of Varn oppose the dam", "the Women of Varn", "they"),
            ("The Tarn Allies want a dam", "the Tarn Allies", "they"),
            ("The Tarn Allies plan a dam", "the Tarn Allies", "they"),
            ("The Tarn Allies deny the report", "the Tarn Allies", "they"),
            ("The Tarn Allies need 40 boats", "the Tarn Allies", "they"),
            ("The Tarn council plan was leaked", "the Tarn council", "it"),
            ("The teachers' union will pay", "the teachers' union", "it"),
        ] {
            assert_eq!(of_body(assertion, name, [name].into_iter()), pronoun, "{assertion}");
        }
    }
}
