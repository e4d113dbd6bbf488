//! Whether a sentence tells of another answer than those have whom it cites.

use std::collections::BTreeSet;

use crate::check::called;
use crate::check::cited;
use crate::check::comment::{self, Told};
use crate::check::denial;
use crate::check::figures;
use crate::check::happened::Stems;
use crate::check::names;
use crate::check::prose::{Hit, Phrases, Prose, folded, has, quotations};
use crate::check::written::Passage;
use crate::model::id::ClaimId;
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::{Corpus, Handle};

/// Words by which somebody says yes.
const YES: &[&str] = &[
    "acknowledged",
    "acknowledges",
    "admits",
    "admitted",
    "agreed",
    "agrees",
    "conceded",
    "concedes",
    "confirmed",
    "confirms",
];

/// Words by which somebody says no.
const NO: &[&str] = &["denied"];

/// Words behind which one of them is told of a thing: "the agreed draft", "was confirmed".
const OF_THINGS: &[&str] = &[
    "a", "all", "an", "any", "are", "as", "be", "been", "being", "had", "has", "have", "is", "no", "the",
    "their", "was", "were",
];

/// Those of them behind which somebody may have said it all the same: "has confirmed that".
const PERFECT: &str = "had has have";

/// How many words behind a yes say what it is to.
const REACH: usize = 12;

/// Words behind which a figure may say to whom, when or where somebody said yes.
const BESIDE: &str = "at by during from in on since to";

/// Words that may stand between them.
const ARTICLES: &str = "a an her his its our the their";

/// Words by which somebody says that something is as it was told.
const AFFIRMING: &str =
    "accurate agree agreed agrees confirm confirmed confirms correct indeed right true yes";

/// Words beside a refusal that say something else as well.
const ALSO: &[&str] = &["and", "but", "though", "while"];

/// The word by which a sentence tells of another answer than the responses have whom alone it rests on, and which none of
/// them has.
pub fn another(corpus: &Corpus, text: &str, responses: &[&Response]) -> Option<(usize, usize)> {
    let outcomes: Vec<Outcome> = responses.iter().map(|response| response.outcome.value).collect();
    let claims = responses.iter().flat_map(|response| &response.claims);
    let answers = claims.flat_map(|claim| cited::words_of(corpus, claim.value));
    let wordings = responses.iter().filter_map(|response| response.wording.as_ref());
    let said: Vec<&str> = wordings.map(|wording| wording.value.as_str()).chain(answers).collect();
    let names = names_beside(corpus, responses);
    let contexts = responses.iter().filter_map(|response| response.context.as_ref());
    let mut all = contexts.map(|context| context.value.as_str()).chain(said.iter().copied());
    let (start, end) = other(text, &outcomes, (&said, &names))?;
    let typed = text.get(start..end)?;
    (!all.any(|known| known.contains(typed))).then_some((start, end))
}

/// Whether somebody may say yes to something in a text.
pub fn says_yes(prose: &Prose<'_>) -> bool {
    let is_of_thing = |hit: &Hit<'_>| prose.before(hit).next().is_some_and(|word| OF_THINGS.contains(&word));
    prose.find(&Phrases::new(YES.iter().copied())).into_iter().any(|hit| !is_of_thing(&hit))
}

/// Words by which a silence may have ended: "did not respond until Monday, when she said", "did not at first respond".
const UNTIL_THEN: &str = "after before but eventually first immediately initially later then until when";

/// The refusal or the silence of which a sentence tells where those whom alone it cites answered, and no other response of theirs
/// has it. Where one of them plainly refused in other words, it may be that, and a document may tell more than its record.
pub fn unspoken(corpus: &Corpus, text: &str, responses: &[&Response]) -> Option<Told> {
    let told =
        comment::told(text).filter(|_| !Prose::read(text).words().any(|word| has(UNTIL_THEN, word)))?;
    let is_told = |response: &Response| {
        let outcome = response.outcome.value;
        outcome == told.outcome || matches!(outcome, Outcome::Unknown | Outcome::NotAsked)
    };
    let parties: Vec<_> = responses.iter().map(|response| response.party.value).collect();
    let theirs = corpus.responses.iter().filter(|response| parties.contains(&response.party.value));
    let texts = responses.iter().flat_map(|response| response.wording.iter().chain(&response.context));
    let mut claims = responses.iter().flat_map(|response| &response.claims);
    let says = |text: &str| comment::says(text, told.outcome);
    let is_known = responses.iter().any(|response| response.document.is_some())
        || theirs.into_iter().any(is_told)
        || texts.into_iter().any(|text| says(&text.value))
        || claims.any(|claim| cited::words_of(corpus, claim.value).into_iter().any(says));
    (!is_known).then_some(told)
}

/// The word by which a sentence says yes to what all that it cites denies: "confirmed the closure" where the claim cited
/// contradicts that it closed.
pub fn denied(corpus: &Corpus, sentence: &Passage<'_>) -> Option<(usize, usize)> {
    let claims = cited::claims(corpus, sentence);
    if claims.is_empty() || !sentence.cites_records() || sentence.is_open() {
        return None;
    }
    let text = sentence.blanked();
    let prose = Prose::read(&text);
    let mut hits = prose.find(&Phrases::new(YES.iter().copied())).into_iter();
    let is_of_thing = |hit: &Hit<'_>| prose.before(hit).next().is_none_or(|word| OF_THINGS.contains(&word));
    let yes = hits.find(|hit| !prose.negated(hit) && !is_of_thing(hit))?;
    if text.contains('?') || denial::rejects(&text) {
        return None;
    }
    // "Confirmed that it has branches" is no yes to "it closes its branches": the sentence tells all that is denied.
    let (to, all) = (Stems::of(text.get(yes.end..)?), Stems::of(&text));
    let is_denied = |&claim: &ClaimId| {
        let mut denied = denial::denied_by(corpus, claim).into_iter();
        denied.any(|denied| {
            let denied = Stems::of(&corpus.claim(denied).assertion.value);
            to.are_all_in(&denied) && denied.are_all_in(&all)
        })
    };
    claims.iter().all(is_denied).then_some((yes.start, yes.end))
}

/// The names that a sentence on responses may have though nobody said them: of those who said something, and of the papers.
fn names_beside(corpus: &Corpus, responses: &[&Response]) -> Vec<String> {
    let parties =
        responses.iter().flat_map(|response| called::names_of_voices(corpus, &[response.party.value]));
    let papers = responses.iter().filter_map(|response| response.document.as_ref());
    let papers = papers.filter_map(|paper| corpus.document(paper.value).publisher.value.clone());
    let abouts = responses.iter().flat_map(|response| &response.about);
    let abouts = abouts.flat_map(|claim| called::names_of(corpus, Handle::Claim(claim.value)));
    parties.chain(papers).chain(abouts).collect()
}

/// The word by which a sentence tells of a yes or a no where all outcomes are of those who said nothing, of a yes where
/// all denied, or of a yes to a figure or a name that those who responded have not `said`. A sentence that tells of a
/// refusal, a silence or a denial as well is left alone, and so is a question.
fn other(text: &str, outcomes: &[Outcome], (said, names): (&[&str], &[String])) -> Option<(usize, usize)> {
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
    let is_of_thing = |hit: &Hit<'_>| {
        let before = prose.before(hit).next();
        before.is_none_or(|word| OF_THINGS.contains(&word) && !(has(PERFECT, word) && is_that(&prose, hit)))
    };
    let is_answer = |hit: &Hit<'_>| !prose.negated(hit) && !is_of_thing(hit);
    let is_another = |hit: &Hit<'_>| {
        let reach = prose.after(hit).take(REACH).count();
        let behind = text.get(hit.end..).unwrap_or_default().split_whitespace().take(reach);
        !are_answers || is_unsaid(&behind.collect::<Vec<_>>(), said, names)
    };
    prose
        .find(&Phrases::new(words))
        .into_iter()
        .find(|hit| is_answer(hit) && is_another(hit))
        .map(|hit| (hit.start, hit.end))
}

/// Whether a clause stands right behind a word, or behind those to whom it is said: "confirmed to us that".
fn is_that(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let mut behind = prose.after(hit).skip_while(|word| matches!(*word, "to" | "us" | "me"));
    behind.next() == Some("that")
}

/// Whether all that was said is a refusal, or what stands behind a yes has a figure or a name that neither what was said
/// nor the names of those who said it have. Who says that it is right may have said yes to any of it.
fn is_unsaid(behind: &[&str], said: &[&str], names: &[String]) -> bool {
    if said.iter().all(|text| is_refusal(text)) {
        return true;
    }
    let known: String =
        said.iter().copied().chain(names.iter().map(String::as_str)).flat_map(|text| [text, " "]).collect();
    let known_words: BTreeSet<String> = words(&folded(&known)).map(str::to_owned).collect();
    if AFFIRMING.split(' ').any(|word| known_words.contains(word)) {
        return false;
    }
    let to = telling(behind);
    let is_known = |word: &&&str| words(&folded(word)).any(|part| known_words.contains(part));
    let mut numbers = figures::numbers(&known);
    numbers.extend(figures::figures(&known).iter().map(figures::Figure::value));
    let is_counted = |word: &str| figures::numbers(word).iter().any(|number| numbers.contains(number));
    let is_figure = |word: &&&str| word.contains(|c: char| c.is_ascii_digit());
    let figures_lack = to.iter().filter(is_figure).any(|word| !is_known(&word) && !is_counted(word));
    figures_lack || !to.is_empty() && !to.iter().any(|word| is_known(&word) || is_counted(word))
}

/// Whether a text is a refusal in somebody's own words, and nothing beside.
fn is_refusal(text: &str) -> bool {
    let quoted = quotations(text);
    let refuses = |&(start, end): &(usize, usize)| text.get(start..end).is_some_and(comment::refuses);
    quoted.iter().any(refuses) && Prose::read(text).find(&Phrases::new(ALSO.iter().copied())).is_empty()
}

/// The figures behind a yes, and the names behind its "that", which say what it is to. A day or a month may be told in other
/// words.
fn telling<'t>(behind: &[&'t str]) -> Vec<&'t str> {
    let trimmed = behind.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let all: Vec<&str> = trimmed.filter(|word| !word.is_empty()).collect();
    let that = all.iter().position(|word| *word == "that");
    let near = all.get(that.map_or(0, |at| at + 1)..).unwrap_or_default();
    let is_time = |at: Option<usize>| at.and_then(|at| near.get(at)).is_some_and(|word| names::is_time(word));
    let mut is_beside = false;
    let tells = near.iter().enumerate().filter(|&(at, word)| {
        let is_name = word.starts_with(char::is_uppercase);
        if !is_name && !word.starts_with(|c: char| c.is_ascii_digit()) {
            is_beside = that.is_none() && (has(BESIDE, word) || is_beside && has(ARTICLES, word));
            return false;
        }
        let is_day = is_time(Some(at)) || is_time(at.checked_sub(1)) || is_time(Some(at + 1));
        let is_year =
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit());
        !is_beside && !is_day && !is_year && (that.is_some() || !is_name)
    });
    tells.map(|(_, word)| *word).collect()
}

/// The words of a text in lower case.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, outcome: Outcome) -> Option<&str> {
        other(text, &[outcome], (&[], &[])).and_then(|(start, end)| text.get(start..end))
    }

    #[test]
    fn a_yes_to_what_nobody_has_said_is_another_answer() {
        let refusal = "said that it \"does not discuss the dates\"";
        let plan = "said that the port will close on 20 June";
        let strike = "said that its members will strike on 20 June";
        let yes = |text: &str, said: &str| {
            other(text, &[Outcome::Responded], (&[said], &["Union of Eastmouth".to_owned()])).is_some()
        };
        for (text, said) in [
            ("Your union confirmed the dates", refusal),
            ("Your union confirmed it", refusal),
            ("Your union confirmed that 400 members walk out", plan),
            ("Your union confirmed to the Gazette that Norline pays", plan),
        ] {
            assert!(yes(text, said), "{text}");
        }
        for (text, said) in [
            ("Your union confirmed that the port closes", plan),
            ("Your union confirmed the closure", plan),
            ("Your union confirmed it", plan),
            ("Your union confirmed 20 June", plan),
            ("Your union agreed to the offer", plan),
            ("The union confirmed the walkout", strike),
            ("The union confirmed the Gazette's report", strike),
            ("The union confirmed the walkout of 8 June in the Harbor Gazette", strike),
            ("The union of Eastmouth confirmed on 4 May 2031 that members of the Union walk out", strike),
            ("The union confirmed to Norline that twenty ships lie idle", "said that 20 ships lie idle"),
            ("The union confirmed that 20 ships lie idle", "said that twenty ships lie idle"),
            ("The union confirmed that Norline pays 400", "said that the report is accurate"),
            (
                "The union confirmed the walkout at Norline",
                "said that it \"does not discuss dates\" but walks out",
            ),
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
            for text in [
                "Your ministry has confirmed that it holds",
                "The ministry has confirmed to us that it holds",
            ] {
                assert_eq!(told(text, outcome), Some("confirmed"), "{text}");
            }
            for right in [
                "Your ministry has confirmed orders",
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
