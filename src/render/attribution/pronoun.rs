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

/// Verbs of one, and of many.
const OF_ONE: &[&str] = &["does", "has", "is", "was"];
const OF_MANY: &[&str] = &["are", "do", "have", "were"];

/// Words that may stand between a name and its verb.
const BETWEEN: &[&str] =
    &["all", "already", "also", "always", "both", "each", "jointly", "never", "now", "still"];

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
    let verb = behind.as_deref().and_then(|rest| rest.split(' ').find(|word| !BETWEEN.contains(word)));
    let is_many = match verb {
        Some(verb) if OF_ONE.contains(&verb) => false,
        Some(verb) if OF_MANY.contains(&verb) => true,
        _ => is_of_people(name),
    };
    if is_many { "they" } else { "it" }
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
    fn a_body_of_many_people_is_they() {
        for (assertion, name, pronoun) in [
            ("The Friends of the Lake will sue", "the Friends of the Lake", "they"),
            ("Friends of the Lake offer 40 crowns", "the Friends of the Lake", "they"),
            ("The Friends of the Lake has 40 members", "the Friends of the Lake", "it"),
            ("The ministry will pay", "the Ministry of Water", "it"),
            ("The United Nations will pay", "the United Nations", "it"),
            ("The Tarn Allies are ready", "the Tarn Allies", "they"),
            ("The Tarn police will pay", "the Tarn police", "they"),
            ("The teachers' union will pay", "the teachers' union", "it"),
        ] {
            assert_eq!(of_body(assertion, name, [name].into_iter()), pronoun, "{assertion}");
        }
    }
}
