//! How many lines stand behind a claim, as the view has it.

use indexmap::IndexSet;

use crate::render::view::open::Open;
use crate::render::view::shape;
use crate::weigh::{Interval, Pivot, Standing, Weight};

/// A weight for readers.
pub(super) fn independence(open: &Open<'_>, weight: &Weight) -> shape::Independence {
    let name = |pivot: &Pivot| match *pivot {
        Pivot::Document(id) => open.documents.get(&id).map(|entry| entry.name.clone()),
        Pivot::Source(id) => open.sources.get(&id).map(|entry| entry.name.clone()),
    };
    // A document and its source may go by one name.
    let hangs_on: IndexSet<_> = weight.hangs_on.iter().filter_map(name).collect();
    let all: Vec<&str> = hangs_on.iter().map(AsRef::as_ref).collect();
    shape::Independence {
        standing: match weight.standing() {
            Standing::Ungrounded => "ungrounded",
            Standing::Uncorroborated => "uncorroborated",
            Standing::OneInterest => "one-interest",
            Standing::Corroborated => "corroborated",
        },
        words: weight.words(),
        documents: weight.documents,
        sources: range(weight.sources),
        interests: range(weight.interests),
        against: weight.against,
        contested: weight.contested,
        hangs_on: hangs_on.iter().filter(|name| !is_owned(name.as_ref(), &all)).cloned().collect(),
    }
}

fn range(interval: Interval) -> shape::Range {
    shape::Range { least: interval.least, most: interval.most, words: interval.to_string() }
}

/// Whether a name stands among the others once more with its owner in front, and only once: "the transport ministry"
/// beside "Vellmar's transport ministry". Any other longer name may be another body's: "the Irish Times".
fn is_owned(name: &str, all: &[&str]) -> bool {
    let Some(body) = name.strip_prefix("the ").filter(|body| !body.is_empty()) else { return false };
    let owner = |other: &&&str| {
        let owner = other.strip_suffix(body).and_then(|rest| rest.strip_suffix(' '));
        owner.is_some_and(|owner| owner.ends_with("'s") || owner.ends_with("\u{2019}s"))
    };
    all.iter().filter(owner).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_with_its_owner_in_front_is_the_same_and_no_other_is() {
        let ministry = "the transport ministry";
        assert!(is_owned(ministry, &[ministry, "Vellmar's transport ministry"]));
        assert!(is_owned(ministry, &[ministry, "Vellmar\u{2019}s transport ministry"]));
        assert!(!is_owned("Vellmar's transport ministry", &[ministry, "Vellmar's transport ministry"]));
        let two = ["Vellmar's transport ministry", "Ostmark's transport ministry"];
        assert!(!is_owned(ministry, &two));
        assert!(!is_owned("the Times", &["the Times", "the Irish Times"]));
        assert!(!is_owned(ministry, &[ministry]));
    }
}
