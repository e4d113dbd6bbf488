//! Kinds of bodies, by the words for them.

/// Where a word for a kind of body names one.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub enum Place {
    /// Behind an office: "secretary of the union". A board is a part of a body.
    Behind,
    /// Before an office: "party chair".
    Before,
}

use Place::{Before, Behind};

/// All that are known, sorted by word.
const KINDS: &[(&str, &[Place])] = &[
    ("academy", &[Before]),
    ("administration", &[Before]),
    ("agency", &[Behind, Before]),
    ("airline", &[Behind]),
    ("army", &[Behind, Before]),
    ("assembly", &[Before]),
    ("association", &[Behind, Before]),
    ("authority", &[Behind, Before]),
    ("bank", &[Behind, Before]),
    ("board", &[Before]),
    ("bureau", &[Before]),
    ("cabinet", &[Before]),
    ("campaign", &[Before]),
    ("chamber", &[Before]),
    ("church", &[Behind, Before]),
    ("city", &[Before]),
    ("clinic", &[Before]),
    ("club", &[Behind, Before]),
    ("college", &[Behind, Before]),
    ("commission", &[Before]),
    ("committee", &[Before]),
    ("company", &[Behind, Before]),
    ("conference", &[Before]),
    ("council", &[Before]),
    ("country", &[Before]),
    ("county", &[Before]),
    ("court", &[Before]),
    ("delegation", &[Before]),
    ("department", &[Before]),
    ("district", &[Before]),
    ("embassy", &[Before]),
    ("faction", &[Before]),
    ("federation", &[Behind, Before]),
    ("firm", &[Behind, Before]),
    ("fleet", &[Behind, Before]),
    ("foundation", &[Behind, Before]),
    ("fund", &[Before]),
    ("government", &[Behind, Before]),
    ("group", &[Behind, Before]),
    ("guild", &[Before]),
    ("harbor", &[Before]),
    ("harbour", &[Before]),
    ("hospital", &[Behind, Before]),
    ("institute", &[Behind, Before]),
    ("laboratory", &[Before]),
    ("legislature", &[Before]),
    ("line", &[Behind]),
    ("ministry", &[Behind, Before]),
    ("municipality", &[Before]),
    ("museum", &[Behind, Before]),
    ("navy", &[Behind, Before]),
    ("office", &[Before]),
    ("operator", &[Behind]),
    ("panel", &[Before]),
    ("parliament", &[Before]),
    ("party", &[Behind, Before]),
    ("police", &[Behind, Before]),
    ("port", &[Before]),
    ("project", &[Before]),
    ("province", &[Before]),
    ("railway", &[Behind]),
    ("region", &[Before]),
    ("regulator", &[Behind]),
    ("school", &[Behind, Before]),
    ("senate", &[Before]),
    ("service", &[Before]),
    ("state", &[Before]),
    ("town", &[Before]),
    ("union", &[Behind, Before]),
    ("university", &[Behind, Before]),
    ("village", &[Before]),
];

/// Whether a word in lower case names a body where it stands.
pub fn is_named(word: &str, place: Place) -> bool {
    let at = KINDS.binary_search_by_key(&word, |(kind, _)| kind).ok();
    at.and_then(|at| KINDS.get(at)).is_some_and(|(_, places)| places.contains(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(KINDS.is_sorted_by_key(|(kind, _)| kind));
    }
}
