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
        hangs_on: hangs_on.into_iter().collect(),
    }
}

fn range(interval: Interval) -> shape::Range {
    shape::Range { least: interval.least, most: interval.most, words: interval.to_string() }
}
