//! Whether a sentence tells of another answer than those have whom it cites.

use crate::check::cited;
use crate::check::comment;
use crate::check::denial;
use crate::check::prose::{Hit, Phrases, Prose, folded, quotations};
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::Corpus;

/// Words by which somebody says yes.
const YES: &[&str] = &["acknowledged", "admitted", "agreed", "conceded", "confirmed"];

/// Words by which somebody says no.
const NO: &[&str] = &["denied"];

/// Words behind which one of them is told of a thing: "the agreed draft", "was confirmed".
const OF_THINGS: &[&str] = &[
    "a", "all", "an", "any", "are", "as", "be", "been", "being", "had", "has", "have", "is", "no", "the",
    "their", "was", "were",
];

/// Words behind a yes that say nothing of what it is to.
const IDLE: &[&str] = &[
    "also", "been", "from", "have", "that", "their", "them", "there", "these", "this", "those", "were",
    "what", "when", "whether", "which", "will", "with", "would", "your",
];

/// How many words behind a yes say what it is to.
const REACH: usize = 8;

/// How many letters of two words tell that one is a form of the other.
const STEM: usize = 4;

/// The word by which a sentence tells of another answer than the responses have whom alone it rests on, and which none of
/// them has.
pub fn another(corpus: &Corpus, text: &str, responses: &[&Response]) -> Option<(usize, usize)> {
    let outcomes: Vec<Outcome> = responses.iter().map(|response| response.outcome.value).collect();
    let claims = responses.iter().flat_map(|response| &response.claims);
    let answers = claims.flat_map(|claim| cited::words_of(corpus, claim.value));
    let wordings = responses.iter().filter_map(|response| response.wording.as_ref());
    let said: Vec<&str> = wordings.map(|wording| wording.value.as_str()).chain(answers).collect();
    let contexts = responses.iter().filter_map(|response| response.context.as_ref());
    let mut all = contexts.map(|context| context.value.as_str()).chain(said.iter().copied());
    let (start, end) = other(text, &outcomes, &said)?;
    let typed = text.get(start..end)?;
    (!all.any(|known| known.contains(typed))).then_some((start, end))
}

/// The word by which a sentence tells of a yes or a no where all outcomes are of those who said nothing, of a yes where
/// all denied, or of a yes to what those who responded have not `said`. A sentence that tells of a refusal, a silence or
/// a denial as well is left alone, and so is a question.
fn other(text: &str, outcomes: &[Outcome], said: &[&str]) -> Option<(usize, usize)> {
    let are = |known: &[Outcome]| outcomes.iter().all(|outcome| known.contains(outcome));
    let tells = || comment::may_tell(text, Outcome::Declined) || comment::may_tell(text, Outcome::NoResponse);
    let are_silent = are(&[Outcome::Declined, Outcome::NoResponse, Outcome::NotAsked]) && !tells();
    let are_denials = are(&[Outcome::Denied]) && !denial::rejects(text);
    let are_answers = are(&[Outcome::Responded]) && !said.is_empty() && !tells();
    if text.contains('?') || !are_silent && !are_denials && !are_answers {
        return None;
    }
    let no = NO.iter().filter(|_| are_silent);
    let words = YES.iter().chain(no).copied();
    let prose = Prose::read(text);
    let is_answer = |hit: &Hit<'_>| {
        !prose.negated(hit) && !prose.before(hit).next().is_none_or(|word| OF_THINGS.contains(&word))
    };
    let is_another = |hit: &Hit<'_>| !are_answers || is_unsaid(prose.after(hit).take(REACH), said);
    prose
        .find(&Phrases::new(words))
        .into_iter()
        .find(|hit| is_answer(hit) && is_another(hit))
        .map(|hit| (hit.start, hit.end))
}

/// Whether what stands behind a yes is nothing of what was said, or all that was said is a refusal.
fn is_unsaid<'t>(behind: impl Iterator<Item = &'t str>, said: &[&str]) -> bool {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let tells = |word: &&str| word.contains(|c: char| c.is_ascii_digit()) || word.len() >= STEM;
    let to: Vec<String> = behind.filter(tells).filter(|word| !IDLE.contains(word)).map(stem).collect();
    let is_refused = |text: &&str| {
        let quoted = quotations(text);
        quoted.iter().any(|&(start, end)| text.get(start..end).is_some_and(comment::refuses))
    };
    let is_told = || {
        said.iter().any(|text| {
            folded(text).split(|c: char| !c.is_alphanumeric()).any(|word| to.contains(&stem(word)))
        })
    };
    said.iter().all(is_refused) || !to.is_empty() && !is_told()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, outcome: Outcome) -> Option<&str> {
        other(text, &[outcome], &[]).and_then(|(start, end)| text.get(start..end))
    }

    #[test]
    fn a_yes_to_what_nobody_has_said_is_another_answer() {
        let refusal = "said that it \"does not discuss the dates\"";
        let plan = "said that the port will close on 20 June";
        let yes = |text: &str, said: &str| other(text, &[Outcome::Responded], &[said]).is_some();
        for (text, said) in [
            ("Your union confirmed the dates", refusal),
            ("Your union confirmed it", refusal),
            ("Your union agreed to the offer", plan),
            ("Your union admitted that members had voted", plan),
        ] {
            assert!(yes(text, said), "{text}");
        }
        for (text, said) in [
            ("Your union confirmed that the port closes", plan),
            ("Your union confirmed the closure", plan),
            ("Your union confirmed it", plan),
            ("Your union confirmed 20 June", plan),
            ("Your union has not confirmed the vote", plan),
            ("Your union declined to say whether it had agreed", refusal),
        ] {
            assert!(!yes(text, said), "{text}");
        }
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
