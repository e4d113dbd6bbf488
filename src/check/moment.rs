//! The day on which an assertion says that something happened, against the `when` of its claim.

use std::ops::Range;

use crate::check::calendar::{self, told};
use crate::check::days::{Day, days};
use crate::check::prose::Prose;
use crate::check::rule::Desk;
use crate::model::claim::{Claim, Evidence, Kind};
use crate::model::date::{PartialDate, Precision};
use crate::model::id::DocumentId;
use crate::passage::paragraph::{bytes, paragraphs};

/// A `when` that is another day than that of the assertion, which every passage has.
#[derive(Debug)]
pub struct Mistimed {
    /// The day in the assertion.
    pub day: Day,
    /// The other one.
    pub when: PartialDate,
    /// The document of the first passage.
    pub document: DocumentId,
    /// The bytes in its copy where the day stands.
    pub place: Range<usize>,
}

/// Words of an assertion that tells of another day than that on which something happened: it is planned, ordered, or spoken
/// of.
const OTHERWISE: &[&str] = &[
    "about",
    "after",
    "agreed",
    "announced",
    "approved",
    "asked",
    "because",
    "before",
    "blamed",
    "blames",
    "called",
    "calls",
    "can",
    "canceled",
    "cancelled",
    "condemned",
    "condemns",
    "confirmed",
    "could",
    "decided",
    "delayed",
    "demanded",
    "demands",
    "due",
    "expected",
    "expects",
    "how",
    "if",
    "investigated",
    "investigates",
    "may",
    "might",
    "moved",
    "must",
    "ordered",
    "plan",
    "planned",
    "plans",
    "postponed",
    "promised",
    "proposed",
    "proposes",
    "revoked",
    "said",
    "says",
    "scheduled",
    "set",
    "shall",
    "should",
    "since",
    "that",
    "told",
    "until",
    "urged",
    "wanted",
    "wants",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "would",
];

/// What has a day of its own: "invited him to talks on 2 May".
const EVENTS: &[&str] = &[
    "accident",
    "attack",
    "ballot",
    "ceremony",
    "conference",
    "crash",
    "deadline",
    "debate",
    "election",
    "elections",
    "event",
    "explosion",
    "hearing",
    "incident",
    "launch",
    "march",
    "meeting",
    "negotiations",
    "protest",
    "raid",
    "rally",
    "referendum",
    "session",
    "sitting",
    "strike",
    "summit",
    "talks",
    "trial",
    "visit",
    "vote",
    "votes",
];

/// Verbs that may stand behind the noun to which they belong: "the contract signed on 2 May".
const PARTICIPLES: &[&str] = &[
    "begun", "built", "given", "held", "made", "met", "put", "read", "seen", "sent", "shot", "shown", "sold",
    "spent", "struck", "sunk", "taken", "won", "written",
];

/// Verbs beside which such a one is none of its own, or belongs to them.
const FINITE: &[&str] = &[
    "are", "be", "became", "been", "began", "being", "came", "did", "does", "fell", "gave", "had", "has",
    "have", "is", "left", "lost", "rose", "ran", "sank", "saw", "took", "was", "went", "were",
];

/// How many bytes a passage may have.
const LONG: usize = 16 << 10;

/// How many bytes a copy may have.
const WHOLE: usize = 256 << 10;

/// Whether a word tells that a day is another one than that on which something happened.
pub fn is_otherwise(word: &str) -> bool {
    OTHERWISE.contains(&word)
}

/// Whether a word names what has a day of its own.
pub fn is_event(word: &str) -> bool {
    EVENTS.contains(&word)
}

/// The `when` of a claim where it can only be a slip: the assertion has one day, behind "on", and each passage that the
/// claim names has that day and not the other.
pub fn mistimed(desk: &Desk<'_>, claim: &Claim) -> Option<Mistimed> {
    let when = claim.when.as_ref().filter(|when| when.value.text.is_none())?.value.date?;
    let date = when.from;
    let is_exact = date.precision() == Precision::Day && !date.about && !date.uncertain && when.to.is_none();
    let is_telling = matches!(claim.kind.value, Kind::Statement | Kind::Figure);
    // Most assertions have no figure, and most claims no copy: neither needs to be read for days.
    let has_copy = |chain: &Evidence| {
        let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value));
        document.is_some_and(|document| desk.captures.of(document).is_some())
    };
    let may_have_day = || claim.assertion.value.bytes().any(|byte| byte.is_ascii_digit());
    if !is_exact || !is_telling || !may_have_day() || !claim.evidence.iter().all(has_copy) {
        return None;
    }
    let day = moment(&claim.assertion.value)?;
    let other = calendar::of_partial(date);
    let is_said =
        claim.evidence.iter().any(|chain| chain.said_on.as_ref().is_some_and(|said| said.value == date));
    if calendar::date(&day) == other || is_said {
        return None;
    }
    let places: Option<Vec<_>> =
        claim.evidence.iter().map(|chain| place(desk, chain, (&day, date))).collect();
    let (document, place) = places?.into_iter().next()?;
    Some(Mistimed { day, when: date, document, place })
}

/// Where the passage of a chain has a day, if the copy has not the other one, and the passage lets nobody count.
fn place(
    desk: &Desk<'_>,
    chain: &Evidence,
    (day, when): (&Day, PartialDate),
) -> Option<(DocumentId, Range<usize>)> {
    let id = chain.document.as_ref()?.value;
    let document = desk.corpus.document(id);
    let text = &*desk.english(id)?.text;
    let named = chain.at.as_ref()?.value.paragraphs()?;
    // What happened on the day of the document may be that somebody speaks of the other day.
    let published = document.published.as_ref()?.value.earliest();
    if text.len() > WHOLE || (published - when.earliest()).num_days().abs() <= 1 {
        return None;
    }
    let whole = bytes(&paragraphs(text), &named).filter(|whole| whole.len() < LONG)?;
    let passage = text.get(whole.clone())?;
    let at = days(passage).into_iter().find(|there| there.is(day))?.place;
    let is_other = |there: &Day| calendar::date(there) == calendar::of_partial(when);
    let is_clear = !calendar::lets_count(passage) && !days(text).iter().any(is_other);
    is_clear.then_some((id, whole.start + at.start..whole.start + at.end))
}

/// The one day of an assertion, on which all of it happened.
fn moment(assertion: &str) -> Option<Day> {
    let day = told(assertion)?;
    let before = assertion.get(..day.place.start)?.trim_end();
    let before = before.strip_suffix("on").or_else(|| before.strip_suffix("On"))?;
    let is_word = before.is_empty() || before.ends_with(char::is_whitespace);
    let (leading, trailing) = (Prose::read(before), Prose::read(assertion.get(day.place.end..)?));
    if !is_word || leading.words().chain(trailing.words()).any(is_otherwise) {
        return None;
    }
    let lead: Vec<&str> = leading.words().collect();
    if lead.last().is_some_and(|last| is_event(last)) {
        return None;
    }
    let is_participle = |word: &str| word.ends_with("ed") || PARTICIPLES.contains(&word);
    let Some((_, rest)) = lead.split_last().filter(|(last, _)| is_participle(last)) else { return Some(day) };
    // "The contract signed on 2 May was cancelled" has a verb of its own; "the contract was signed" has none besides.
    let is_passive = rest.last().is_some_and(|word| matches!(*word, "was" | "were" | "been"));
    let is_verb = |word: &&str| is_participle(word) || FINITE.contains(word);
    let verbs = leading.words().chain(trailing.words()).filter(is_verb).count();
    (verbs == if is_passive { 2 } else { 1 }).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assertion_says_when_it_happened_behind_on() {
        let read = |text: &str| moment(text).map(|day| calendar::date(&day));
        for text in [
            "The coast guard stopped the ship Meridiana on 9 September in the strait and took her into Halm",
            "The ship sailed on 9 September",
            "The contract was signed on 9 September",
            "On 9 September the board shut the berths",
        ] {
            assert_eq!(read(text), Some((9, 8)), "{text}");
            assert_eq!(read(&text.replace("September", "May")), Some((9, 4)), "{text}");
        }
        for text in [
            "The contract signed on 9 September was cancelled",
            "The board ended the lease signed on 9 September",
            "The lease, which was signed on 9 September, lapsed",
            "The board postponed its meeting of 2 May to 9 September",
            "The board announced an election on 9 September",
            "The board will meet on 9 September",
            "The board met on 9 September and on 11 September",
            "The board has met since 9 September",
            "The board met by 9 September",
            "The board said it met on 9 September",
            "Ruiz condemned the attack on 9 September",
            "The board invited Ruiz to talks on 9 September",
            "The talks held on 9 September failed and were broken off",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|on |9 |March|held |was | |é){0,20}") {
            if let Some(day) = moment(&text) {
                proptest::prop_assert!(text.get(day.place).is_some());
            }
        }
    }
}
