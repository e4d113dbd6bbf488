//! Whether a sentence tells of another answer than those have whom it cites.

use crate::check::comment;
use crate::check::denial;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::model::response::Outcome;

/// Words by which somebody says yes.
const YES: &[&str] = &["acknowledged", "admitted", "agreed", "conceded", "confirmed"];

/// Words by which somebody says no.
const NO: &[&str] = &["denied"];

/// Words behind which one of them is told of a thing: "the agreed draft", "was confirmed".
const OF_THINGS: &[&str] = &[
    "a", "all", "an", "any", "are", "as", "be", "been", "being", "had", "has", "have", "is", "no", "the",
    "their", "was", "were",
];

/// The word by which a sentence tells of a yes or a no where all outcomes are of those who said nothing, or of a yes where
/// all denied. A sentence that tells of a refusal, a silence or a denial as well is left alone, and so is a question.
pub fn other(text: &str, outcomes: &[Outcome]) -> Option<(usize, usize)> {
    let are = |known: &[Outcome]| outcomes.iter().all(|outcome| known.contains(outcome));
    let tells = || comment::may_tell(text, Outcome::Declined) || comment::may_tell(text, Outcome::NoResponse);
    let are_silent = are(&[Outcome::Declined, Outcome::NoResponse, Outcome::NotAsked]) && !tells();
    let are_denials = are(&[Outcome::Denied]) && !denial::rejects(text);
    if text.contains('?') || !are_silent && !are_denials {
        return None;
    }
    let no = NO.iter().filter(|_| are_silent);
    let words = YES.iter().chain(no).copied();
    let prose = Prose::read(text);
    let is_answer = |hit: &Hit<'_>| {
        !prose.negated(hit) && !prose.before(hit).next().is_none_or(|word| OF_THINGS.contains(&word))
    };
    prose.find(&Phrases::new(words)).into_iter().find(is_answer).map(|hit| (hit.start, hit.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, outcome: Outcome) -> Option<&str> {
        other(text, &[outcome]).and_then(|(start, end)| text.get(start..end))
    }

    #[test]
    fn a_yes_or_a_no_is_no_silence() {
        let silences = [Outcome::Declined, Outcome::NoResponse, Outcome::NotAsked];
        for outcome in silences {
            assert_eq!(told("Your ministry confirmed to us that it holds", outcome), Some("confirmed"));
            assert_eq!(told("Your ministry denied the report", outcome), Some("denied"));
            for right in [
                "Your ministry declined to say whether it had agreed",
                "Your ministry agreed to nothing, and declined to comment",
                "Your ministry told us that it does not comment on the confirmed draft",
                "Has your ministry agreed to it?",
                "Your ministry has not confirmed it",
                "The agreed draft is with your ministry",
                "No draft was confirmed",
            ] {
                assert_eq!(told(right, outcome), None, "{right}");
            }
        }
        assert_eq!(told("The ministry admitted it", Outcome::Denied), Some("admitted"));
        assert_eq!(told("The ministry denied it, and admitted a delay", Outcome::Denied), None);
        assert_eq!(told("The ministry confirmed it", Outcome::Responded), None);
    }
}
