//! Days on which somebody answered, or was asked.

use crate::check::calendar::{self, nearest};
use crate::check::days::Day;
use crate::check::prose::has;
use crate::diagnostic::Severity;
use crate::model::date::Period;
use crate::model::response::{Outcome, Response};

/// Verbs that tell directly before "on" that somebody answered.
const ANSWERING: &str = "answered replied responded said";

/// Verbs by which a text tells that somebody was asked.
const ASKING: &str = "approached asked contacted emailed questioned";

/// How many words may stand between one of those and the day.
const ASKED: usize = 8;

/// Words behind which a day is that of something else.
const ELSEWHERE: &str = "about after before for if of over since that to what when whether which who why";

/// Whether a day behind "on" is that on which somebody answered, or where nobody did was asked. What is told behind "that" is
/// told of other days.
pub fn is_of_answer(words: &str, day: &Day, outcome: Outcome) -> bool {
    if outcome == Outcome::NoResponse && asks_for_us(words, day) {
        return true;
    }
    let before = words.get(..day.place.start).unwrap_or_default();
    let before = before.rsplit(';').next().unwrap_or_default();
    let mut back = before.split_whitespace().rev().skip(1);
    let told = if outcome == Outcome::NoResponse {
        let mut near = back.by_ref().take(ASKED);
        near.find(|word| has(ASKING, word) || has(ELSEWHERE, word)).is_some_and(|word| has(ASKING, word))
    } else {
        back.next().is_some_and(|word| has(ANSWERING, word))
    };
    told && back.all(|word| !matches!(word, "that" | "when" | "if"))
}

/// Whether the authors themselves asked on a day: "we asked on 3 May".
pub fn asks_for_us(words: &str, day: &Day) -> bool {
    let before = words.get(..day.place.start).unwrap_or_default();
    let mut back = before.split_whitespace().rev().skip(1);
    back.next().is_some_and(|word| has(ASKING, word)) && back.next().is_some_and(|word| has("we We", word))
}

/// How much it weighs that a response has another day: how long somebody was silent may be told by its end.
pub fn weight(response: &Response, own: Period, day: &Day) -> Severity {
    let is_silent = response.outcome.value.is_silent();
    let is_earlier = nearest(calendar::date(day), None, own.latest()).is_some_and(|day| day < own.earliest());
    // A silence from one day to another begins with the question.
    if is_silent && is_earlier && own.to.is_none() { Severity::Info } else { Severity::Warning }
}
