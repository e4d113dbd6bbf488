//! How many lines stand behind a claim, as the view has it.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use crate::render::view::open::Open;
use crate::render::view::{people, shape};
use crate::weigh::{Interval, Pivot, Standing, Weight};

/// The fewest claims, and the share of them in percent, that make what they share usual.
const LEAST: usize = 3;
const MOST: usize = 80;

/// How a claim is corroborated, whether all of it comes from one document, and how many repeat that.
type Base = (Standing, bool, u32);

/// What nearly all claims share, so that it is said once and only the others say theirs.
#[derive(Debug, Clone)]
pub(super) struct Usual {
    shared: Base,
    /// The same in words.
    phrase: String,
    /// Whether all of them share it.
    is_all: bool,
}

impl Usual {
    /// What nearly all of these weights have in common, if they have.
    pub(super) fn of<'a>(weights: impl Iterator<Item = &'a Weight>) -> Option<Self> {
        let mut counted: BTreeMap<Base, (usize, &Weight)> = BTreeMap::new();
        for weight in weights {
            counted.entry(base(weight)).or_insert((0, weight)).0 += 1;
        }
        let all: usize = counted.values().map(|&(count, _)| count).sum();
        let (&shared, &(count, first)) = counted.iter().max_by_key(|&(_, &(count, _))| count)?;
        let is_usual = count >= LEAST && count * 100 >= all * MOST;
        is_usual.then(|| Self { shared, phrase: first.phrase(), is_all: count == all })
    }

    /// The same as a sentence.
    pub(super) fn sentence(&self) -> String {
        let verb = match self.shared.0 {
            Standing::Ungrounded => "",
            Standing::OneInterest => "has ",
            Standing::Uncorroborated | Standing::Corroborated => "is ",
        };
        let but = if self.is_all { "" } else { ", unless it says otherwise" };
        format!("Each of these claims {verb}{}{but}.", self.phrase)
    }

    /// What is still to be said of a weight.
    fn unsaid(&self, weight: &Weight) -> String {
        match weight.contested {
            _ if self.shared != base(weight) => weight.words(),
            true => "contested".to_owned(),
            false => String::new(),
        }
    }
}

fn base(weight: &Weight) -> Base {
    (weight.standing(), weight.documents == 1, weight.repeats.min(2))
}

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
        unsaid: open.usual.as_ref().map_or_else(|| weight.words(), |usual| usual.unsaid(weight)),
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

/// Whether a name stands among the others once more with its owner or with what it is in front, and only once: "the
/// transport ministry" beside "Vellmar's transport ministry", "Nordlink" beside "the ferry line Nordlink". Any other longer
/// name may be another body's: "the Irish Times".
fn is_owned(name: &str, all: &[&str]) -> bool {
    if all.iter().filter(|other| people::is_styled(other, name)).count() == 1 {
        return true;
    }
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
    fn what_nearly_all_claims_share_is_said_once_and_the_others_say_theirs() {
        let weight = |sources: u32, documents: u32, contested: bool| Weight {
            documents,
            sources: Interval { least: sources, most: sources },
            interests: Interval { least: sources, most: sources },
            contested,
            ..Weight::default()
        };
        let (thin, firm) = (weight(1, 1, false), weight(2, 2, false));
        assert!(Usual::of([].iter()).is_none());
        assert!(Usual::of([&thin, &thin].into_iter()).is_none(), "two claims may each say theirs");
        assert!(
            Usual::of([&thin, &thin, &thin, &firm].into_iter()).is_none(),
            "three of four are not nearly all"
        );
        let contested = weight(1, 1, true);
        let all = Usual::of([&thin, &thin, &contested].into_iter()).unwrap();
        assert_eq!(all.sentence(), "Each of these claims is uncorroborated, from a single document.");
        assert_eq!((all.unsaid(&thin), all.unsaid(&contested)), (String::new(), "contested".to_owned()));
        let most = Usual::of([&firm, &firm, &firm, &firm, &thin].into_iter()).unwrap();
        assert_eq!(
            most.sentence(),
            "Each of these claims is independently corroborated, unless it says otherwise."
        );
        assert_eq!(most.unsaid(&thin), "uncorroborated, from a single document");
    }

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
        assert!(is_owned("Nordlink", &["Nordlink", "the ferry line Nordlink"]));
        assert!(!is_owned("Kessia", &["Kessia", "the government of Kessia"]));
    }
}
