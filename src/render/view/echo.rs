//! Whether a talking point says already, in its own sentence, what would stand below it.

use crate::model::claim::Scope;
use crate::model::cue;
use crate::model::id::ClaimId;
use crate::model::source;
use crate::parse::dates::MONTHS;
use crate::render::tracers;
use crate::render::view::open::{Open, told_by};
use crate::render::view::teller;

/// Words that tell nothing of their own: those that join others, and those for what something was said in.
const FORM: &[&str] = &[
    "a",
    "according",
    "also",
    "an",
    "and",
    "article",
    "as",
    "at",
    "by",
    "from",
    "has",
    "have",
    "his",
    "her",
    "in",
    "interview",
    "it",
    "its",
    "letter",
    "minutes",
    "of",
    "on",
    "open",
    "post",
    "press",
    "release",
    "report",
    "speech",
    "statement",
    "study",
    "survey",
    "that",
    "the",
    "their",
    "these",
    "they",
    "this",
    "those",
    "to",
    "with",
];

/// Words that turn a sentence round.
const TURNS: &[&str] =
    &["no", "not", "never", "nobody", "none", "nothing", "neither", "nor", "without", "hardly"];

/// Whether a point tells a claim as the sentence below it would: its assertion, word for word and in order, and whose
/// word it is.
pub(super) fn tells(open: &Open<'_>, point: &str, id: ClaimId) -> bool {
    let claim = open.corpus.claim(id);
    let mut chains = open.evidence(id);
    let (Some(chain), None, None) = (chains.next(), chains.next(), &claim.credit) else { return false };
    let attribution = open.shown(id).map(|shown| tracers::plain(&shown.attribution)).unwrap_or_default();
    let names: Vec<&str> = told_by(chain).flat_map(|source| teller::names(open, point, source)).collect();
    let rest = teller::rest(open, (point, &claim.assertion.value), chain, &attribution);
    chain.scope.value == Scope::Clear && repeats(point, &claim.assertion.value, &rest, &names)
}

/// Words of which one turns what the other says round, so that it matters which of them stands first.
const OPPOSITES: &[(&str, &str)] = &[
    ("above", "below"),
    ("after", "before"),
    ("against", "for"),
    ("bought", "sold"),
    ("fell", "rose"),
    ("fewer", "more"),
    ("grew", "shrank"),
    ("higher", "lower"),
    ("less", "more"),
    ("lost", "won"),
];

/// Whether a point, or one of its sentences about somebody, has the words of a text, and all that attributes it but for the rest of a
/// name of which it has a part.
pub(super) fn repeats(point: &str, text: &str, attribution: &str, names: &[&str]) -> bool {
    // In what kind of report, and whether in a transcript or in data, is told by the note.
    let attribution = attribution
        .replace("special report", "report")
        .replace("a transcript from", "from")
        .replace("data from", "from");
    clauses(point).iter().any(|clause| has_words(clause, text, &attribution, names))
}

/// Words with which a clause goes on about what stands before it.
const GOING_ON: &[&str] =
    &["he", "it", "only", "she", "so", "that", "then", "these", "they", "this", "those"];

/// A point as a whole, and its clauses, unless one goes on about another: "…, and the ministry has not commented" is one for itself,
/// "…, but not before June" is none.
fn clauses(point: &str) -> Vec<&str> {
    let parts = point.split("; ").flat_map(|part| part.split(", and ")).flat_map(|part| part.split(", but "));
    let parts: Vec<&str> = parts.collect();
    let opens = |part: &&str| split(part).next();
    let goes_on = |word: String| is_turn(&word) || GOING_ON.contains(&word.as_str());
    let are_apart = parts.len() > 1 && !parts.iter().skip(1).filter_map(opens).any(goes_on);
    [point].into_iter().chain(parts.into_iter().filter(|_| are_apart)).collect()
}

/// Whether one clause has the words of a text, and all that attributes it.
fn has_words(point: &str, text: &str, attribution: &str, names: &[&str]) -> bool {
    let (said, told, teller) = (words(point), words(&unframed(text, point)), words(attribution));
    // A number may stand at another place among the words: "the same number of stations, 64" for "64 stations".
    let in_order = is_within(&told, &said, is_number) && is_within(&told, &said, |word| !is_number(word));
    let turns = |words: &[String]| words.iter().filter(|word| is_turn(word)).count();
    let split_names: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
    let names_it = |word: &String| said.contains(word) && !told.contains(word);
    let is_rest =
        |word: &String| split_names.iter().any(|name| name.contains(word) && name.iter().any(names_it));
    let is_attributed =
        teller.iter().any(names_it) && teller.iter().all(|word| said.contains(word) || is_rest(word));
    // "It said" of what the text itself names, and the name that the text has as well.
    let is_of_name =
        |word: &String| said.contains(word) || split_names.iter().any(|name| name.contains(word));
    let is_attributed =
        is_attributed || teller.iter().all(is_of_name) && names.iter().any(|name| speaks(point, name));
    let is_told = told.len() > 2 && in_order || !depends_on_order(text, &told) && has_all(&told, &said);
    is_told && turns(&said) == turns(&told) && is_attributed
}

/// Verbs with which a point says itself that something should be so, and those with which it says that it must.
const ADVISING: &[&str] = &["recommends", "recommended", "advises", "advised"];
const DEMANDING: &[&str] = &["wants", "wanted", "demands", "demanded", "urges", "urged"];

/// A text without the verbs for which a point has its own: "should" where that recommends or demands, "should be" or "must be" where it demands,
/// and "was" before an article where it calls something so. "Will" is "would" where the point says that somebody said so.
fn unframed(text: &str, point: &str) -> String {
    let said: Vec<String> = split(point).collect();
    let has = |verbs: &[&str]| said.iter().any(|word| verbs.contains(&word.as_str()));
    let shifts = has(&["would"]) && !has(&["will"]) && said.iter().any(|word| cue::find(word).is_some());
    let text = if shifts { &text.replace(" will ", " would ") } else { text };
    let calls = said.windows(2).any(|pair| {
        matches!(pair, [verb, next] if matches!(verb.as_str(), "calls" | "called") && !matches!(next.as_str(), "for" | "on" | "off"))
    });
    let (advises, demands) = (has(ADVISING), has(DEMANDING));
    if !calls && !advises && !demands {
        return text.to_owned();
    }
    let all: Vec<&str> = text.split(' ').collect();
    let next = |at: usize| all.get(at + 1).map_or("", |word| word.trim_start_matches(['"', '“']));
    let is_framing = |&(at, word): &(usize, &&str)| match *word {
        "should" => advises || demands,
        "must" => demands,
        "be" => {
            demands && at.checked_sub(1).is_some_and(|at| matches!(all.get(at), Some(&("should" | "must"))))
        }
        "is" | "are" | "was" | "were" => calls && matches!(next(at), "a" | "an" | "the"),
        _ => false,
    };
    let kept = all.iter().enumerate().filter(|one| !is_framing(one)).map(|(_, &word)| word);
    kept.collect::<Vec<_>>().join(" ")
}

/// Whether some words have all that a text tells, in whatever order; years and other numbers in that of the text.
fn has_all(told: &[String], said: &[String]) -> bool {
    let is_plain = |word: &&String| !is_number(word) && !is_turn(word);
    let has = |word: &String| said.iter().any(|other| other == word || stem(other) == stem(word));
    let (years, others) = (is_year, |word: &str| is_number(word) && !is_year(word));
    told.iter().filter(is_plain).count() > 3
        && told.iter().filter(is_plain).all(has)
        && is_within(told, said, years)
        && is_within(told, said, others)
}

/// Whether a text would say something else in another order: it has two names, or two words of which one is the opposite of
/// the other.
fn depends_on_order(text: &str, told: &[String]) -> bool {
    // "If" at the head of a text is no name, and a month is none.
    let is_word = |word: &str| matches!(word, "If" | "When") || MONTHS.contains(&word.trim_end_matches(','));
    let is_name = |word: &&str| {
        let is_form = FORM.contains(&word.to_lowercase().as_str());
        word.starts_with(char::is_uppercase) && !is_form && !is_word(word)
    };
    let has = |word: &str| told.iter().any(|other| other == word);
    text.split(' ').filter(is_name).count() > 1 || OPPOSITES.iter().any(|(one, other)| has(one) && has(other))
}

/// What a body does with words alone: that it does so is its own word.
const DEMANDS: &[&str] = &[
    "asks",
    "calls",
    "demanded",
    "demands",
    "denies",
    "opposes",
    "promises",
    "proposes",
    "recommends",
    "rejects",
    "threatens",
    "urges",
    "wants",
];

/// Whether a point gives something to a name as its word: "Nimbus says that", "according to Nimbus", "the union demands".
fn speaks(point: &str, name: &str) -> bool {
    let name: Vec<String> = split(source::bare(name)).collect();
    let all: Vec<String> = split(point).collect();
    let places = (0..all.len()).filter(|&at| all.get(at..).is_some_and(|rest| rest.starts_with(&name)));
    !name.is_empty()
        && places.into_iter().any(|at| {
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            let is_called =
                before.is_some_and(|word| word == "to") && point.to_lowercase().contains("according to");
            let behind: Vec<&str> = all.iter().skip(at + name.len()).map(String::as_str).collect();
            let has_said = matches!(behind.as_slice(), ["has" | "have", "said" | "told", ..]);
            // "You say" is "the town says".
            let is_word = |word: &&str| {
                is_saying(word) || DEMANDS.contains(word) || name == ["you"] && is_saying(&format!("{word}s"))
            };
            is_called || has_said || behind.first().is_some_and(is_word) || cue::view(&behind).is_some()
        })
}

/// A word without what its form adds: "connect" of "connected" and "connects".
fn stem(word: &str) -> &str {
    let bare = ["ing", "ed", "es", "s", "e"].iter().find_map(|end| word.strip_suffix(end));
    bare.filter(|bare| bare.len() > 3).unwrap_or(word)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && ["19", "20", "21"].iter().any(|century| word.starts_with(century))
}

/// Whether those words of a text that are of some kind stand in another one in their order.
fn is_within(told: &[String], said: &[String], is_of_kind: impl Fn(&str) -> bool) -> bool {
    let mut rest = said.iter();
    told.iter().filter(|word| is_of_kind(word)).all(|word| rest.any(|other| other == word))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_turn(word: &str) -> bool {
    TURNS.contains(&word) || word.ends_with("n't")
}

/// Whether a point tells a judgment: all its words in their order, or all but one that only describes, and no more denied.
pub(super) fn judges(point: &str, judgment: &str) -> bool {
    let denials = |text: &str| split(text).filter(|word| word == "not" || word.ends_with("n't")).count();
    let tells = |word: &str| !matches!(word, "is" | "are" | "there" | "we");
    let has = |judgment: &str| is_within(&words(judgment), &words(point), tells);
    denials(point) == denials(judgment)
        && (has(judgment) || shorter(judgment, point).into_iter().any(|judgment| has(&judgment)))
}

/// Words behind an article that say which of several, how much, how likely, or that it is not sure.
const LIMITS: &[&str] = &[
    "alleged",
    "apparent",
    "best",
    "chance",
    "claimed",
    "entire",
    "few",
    "fewest",
    "first",
    "former",
    "full",
    "greatest",
    "half",
    "high",
    "highest",
    "last",
    "least",
    "likelihood",
    "likely",
    "low",
    "lowest",
    "main",
    "many",
    "most",
    "next",
    "odds",
    "old",
    "only",
    "other",
    "possibility",
    "possible",
    "potential",
    "presumed",
    "previous",
    "probability",
    "probable",
    "reported",
    "rest",
    "same",
    "second",
    "sole",
    "supposed",
    "suspected",
    "third",
    "total",
    "very",
    "whole",
    "worst",
];

/// A judgment without one word that describes a noun which the point has without it: "the holidays" for "the autumn
/// holidays". Names, numbers and what limits the noun are no such words.
fn shorter(judgment: &str, point: &str) -> Vec<String> {
    let all: Vec<&str> = judgment.split(' ').collect();
    let said: Vec<String> = split(point).collect();
    let drop = |at: usize| {
        let [article, word, noun] = all.get(at..at + 3)? else { return None };
        let is_plain = word.len() > 3 && word.chars().all(char::is_lowercase) && !is_limit(word);
        let noun = split(noun).next().filter(|noun| !is_limit(noun))?;
        let bare = |pair: &[String]| matches!(pair, [one, other] if one == article && *other == noun);
        let is_described = matches!(*article, "the" | "its" | "their") && is_plain;
        let rest = || [all.get(..=at), all.get(at + 2..)].into_iter().flatten().flatten().copied();
        (is_described && said.windows(2).any(bare)).then(|| rest().collect::<Vec<_>>().join(" "))
    };
    (0..all.len()).filter_map(drop).collect()
}

fn is_limit(word: &str) -> bool {
    LIMITS.contains(&word) || is_turn(word)
}

/// Whether a point says something in the same words.
pub(super) fn says(point: &str, text: &str) -> bool {
    point.to_lowercase().contains(text.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// Words with which a point says that something is not known.
const IGNORANCE: &[&str] = &[
    "we", "do", "not", "don't", "know", "it", "is", "known", "unknown", "unclear", "nobody", "knows", "also",
    "yet", "still", "as", "of", "now", "the", "a", "an", "to", "us", "that", "this",
];

/// Words of which a point that leaves something open has one; beside them, "n't" and a question mark.
const OPEN: &[&str] = &[
    "cannot",
    "no",
    "nobody",
    "none",
    "nothing",
    "not",
    "open",
    "unanswered",
    "unclear",
    "unknown",
    "unsure",
];

/// Whether a point says itself that something is not known: in the same words, or with no other words than those. "We know who
/// cut the cable" does not.
pub(super) fn leaves_open(point: &str, gap: &str) -> bool {
    let is_same = point.trim_end_matches('.') == gap.trim_end_matches('.');
    // "57 were never tested; how many of them lie here we do not know"
    is_same
        || point
            .split([';', '—', '–'])
            .any(|clause| leaves(clause, gap) || clause.split(['.', ',']).any(|clause| leaves(clause, gap)))
}

/// Words for what stands in front.
const REFERRING: &[&str] = &["their", "them", "there", "these", "they", "those"];

/// Whether one clause says that something is not known.
fn leaves(clause: &str, gap: &str) -> bool {
    let (said, gap_words): (Vec<String>, Vec<String>) = (split(clause).collect(), split(gap).collect());
    let tells = |word: &str| !IGNORANCE.contains(&word) && !REFERRING.contains(&word);
    let own: Vec<&String> = said.iter().filter(|word| tells(word)).collect();
    let opens = own.first().is_some_and(|first| gap_words.first() == Some(first));
    let is_open = |word: &String| OPEN.contains(&word.as_str()) || word.ends_with("n't");
    let denies = clause.contains('?') || said.iter().any(is_open);
    denies && (says(clause, gap) || opens && own.len() > 2 && own.iter().all(|word| gap_words.contains(word)))
}

/// The words of a text in lower case.
pub(super) fn split(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')));
    words.filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'"))
}

/// Whether the words of a text have a name, without its article, in one run.
pub(super) fn has_name(said: &[String], name: &str) -> bool {
    let name: Vec<String> = split(source::bare(name)).collect();
    !name.is_empty() && said.windows(name.len()).any(|part| part == name)
}

/// The words of a text that tell something.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace("cannot", "can not");
    let text = ["there were ", "there was ", "there are ", "there is "]
        .iter()
        .fold(text, |text, empty| text.replace(empty, ""));
    let bare = |word: String| word.strip_suffix("'s").unwrap_or(word.trim_end_matches('\'')).to_owned();
    let words = split(&text).map(bare);
    words.filter(|word| !word.is_empty() && !FORM.contains(&word.as_str()) && !is_saying(word)).collect()
}

/// Whether a word is a verb of attribution, in the past or the present.
fn is_saying(word: &str) -> bool {
    cue::find(word).or_else(|| cue::find(cue::past(word)?)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_says_itself_what_is_not_known_needs_no_gap_under_it() {
        for (point, gap, leaves) in [
            (
                "We do not know how large the stocks are now",
                "How large Ostra's stocks of wheat are now",
                true,
            ),
            ("We don’t know who cut the cable.", "Who cut the cable, if it was cut on purpose", true),
            ("Why the mayor was not told is not known", "Why the mayor of Hollin was not told", true),
            ("The stocks are small, how small we do not know", "How small the stocks are", false),
            ("We do not know how large the stocks of rye are", "How large the stocks are", false),
            ("We do not know how", "How large the stocks are", false),
            ("We know who cut the cable", "Who cut the cable", false),
            ("It is now known who cut the cable, Ruiz said", "Who cut the cable", false),
            ("Nobody knows who cut the cable", "Who cut the cable", true),
            (
                "The office counts 57 old schools; how many of them lie in Halden Ford we do not know",
                "How many of the 57 untested schools lie in Halden Ford",
                true,
            ),
            (
                "57 schools were not tested; how many of them lie here is known",
                "How many schools lie here",
                false,
            ),
            (
                "We do not know who fired; how large the stocks are Ruiz told",
                "How large the stocks are",
                false,
            ),
        ] {
            assert_eq!(leaves_open(point, gap), leaves, "{point}");
        }
    }

    #[test]
    fn a_point_tells_a_judgment_without_a_word_that_only_describes() {
        let judgment =
            "It is unlikely that the three schools reopen when the autumn holidays end on 18 October";
        for (point, same) in [
            ("We think it unlikely that the three schools reopen when the holidays end on 18 October", true),
            (
                "We think it unlikely that the three schools reopen when the autumn holidays end on 18 October",
                true,
            ),
            (
                "We think it unlikely that the three schools reopen when the spring holidays end on 18 October",
                false,
            ),
            ("We think it likely that the three schools reopen when the holidays end on 18 October", false),
            ("We think it unlikely that the schools reopen when the holidays end on 18 October", false),
            ("We think it unlikely that the three schools reopen when the holidays end on 8 October", false),
            ("We think it unlikely that the three schools reopen when the holidays end", false),
            (
                "We do not think it unlikely that the three schools reopen when the holidays end on 18 October",
                false,
            ),
        ] {
            assert_eq!(judges(point, judgment), same, "{point}");
        }
        let other = "It is likely that the Linden School is the last school to reopen";
        assert!(!judges("We think it likely that the School is the last school to reopen", other));
        assert!(!judges("We think it likely that the Linden School is the school to reopen", other));
    }

    #[test]
    fn a_point_repeats_what_it_tells_in_the_same_words_and_names() {
        let (text, teller) = (
            "58 percent of parents are against a start at 9 a.m., and 31 percent are for it",
            "The Parents' Association found in a survey",
        );
        for (point, same) in [
            (
                "The Parents' Association found that 58 percent of parents are against a start at 9 a.m. and 31 percent are for it",
                true,
            ),
            (
                "The association says 58 percent of parents are against a start at 9 a.m. and 31 percent are for it",
                true,
            ),
            ("58 percent of parents are against a start at 9 a.m. and 31 percent are for it", false),
            (
                "The Parents' Association found that 31 percent of parents are against a start at 9 a.m. and 58 percent are for it",
                false,
            ),
            (
                "The Parents' Association did not find that 58 percent of parents are against a start at 9 a.m. and 31 percent are for it",
                false,
            ),
            ("The Parents' Association found that most parents are against a start at 9 a.m.", false),
        ] {
            assert_eq!(repeats(point, text, teller, &["the Parents' Association"]), same, "{point}");
        }
        let counted = "The institute counted at 64 stations, as in every year since 2015, of 90";
        let tells = |point: &str| repeats(point, counted, "Paul Dahl said", &["Paul Dahl"]);
        assert!(tells(
            "Dahl says the institute counted at the same stations, 64, as in every year since 2015, of 90"
        ));
        assert!(!tells("Dahl says the institute counted at 90 stations, as in every year since 2015, of 64"));
        assert!(!tells("The institute counted at the same stations, 64, as in every year since 2015, of 90"));
        let ministry = "the education ministry";
        let wording = "said it does not comment on internal talks";
        assert!(repeats("The ministry does not comment on internal talks", wording, ministry, &[ministry]));
        assert!(!repeats("The ministry comments on internal talks", wording, ministry, &[ministry]));
        assert!(!repeats("Nobody comments on internal talks", wording, ministry, &[ministry]));
    }

    #[test]
    fn a_point_repeats_what_it_tells_in_its_own_order() {
        let counted =
            "In 2034 there were 4,870 landings between 11 p.m. and 6 a.m., 9 percent more than in 2033";
        let tells = |point: &str| {
            repeats(point, counted, "The Airport of Tolden said in a report", &["the Airport of Tolden"])
        };
        assert!(tells(
            "The airport's own report counts 4,870 landings between 11 p.m. and 6 a.m. in 2034, 9 percent more than in 2033"
        ));
        assert!(!tells(
            "The airport's own report counts 4,870 landings between 11 p.m. and 6 a.m. in 2033, 9 percent more than in 2034"
        ));
        assert!(!tells(
            "The airport's own report counts 4,870 landings between 11 p.m. and 6 a.m. in 2034, more than in 2033"
        ));
        let pays = "Nimbus will pay for a new line, which is to be finished by 2033";
        let tells = |point: &str| repeats(point, pays, "it said in a statement", &["Nimbus"]);
        assert!(tells("Nimbus says that it will pay for a new line, which is to be finished by 2033"));
        assert!(tells(
            "Nimbus takes the view that it will pay for a new line, which is to be finished by 2033"
        ));
        assert!(!tells("Nimbus will pay for a new line, which is to be finished by 2033, the mayor says"));
        let carried = "The lines in the province can carry 2,300 megawatts";
        let tells = |point: &str| {
            repeats(point, carried, "the authority said in a report", &["the Energy Authority"])
        };
        assert!(tells(
            "The Energy Authority says that the load in the province peaked at 2,140 megawatts; the lines, it says, can carry 2,300"
        ));
        assert!(!tells(
            "The Energy Authority says that the load in the province peaked at 2,140 megawatts; the lines, it says, cannot carry 2,300"
        ));
        let won = "The strike won the union more days of leave than the court lost";
        assert!(!repeats(
            "The court said that the strike lost the union more days of leave than the court won",
            won,
            "the court said",
            &["the court"]
        ));
    }

    #[test]
    fn a_point_repeats_what_one_of_its_sentences_tells() {
        let text = "Nordline will end the winter service to Skarv";
        for (rest, same) in [
            (", and your ministry has not commented", true),
            ("; the mayor has never heard of it", true),
            (", but not before June", false),
            (", but it will not before June", false),
            (" and not the one to Dol", false),
        ] {
            let point = format!("Nordline says it will end the winter service to Skarv{rest}");
            assert_eq!(repeats(&point, text, "it said", &["Nordline"]), same, "{point}");
        }
        let apart =
            "Nordline says that nothing is decided, and the winter service to Skarv will end, we hear";
        assert!(!repeats(apart, text, "it said", &["Nordline"]));
    }

    #[test]
    fn a_point_need_not_say_that_somebody_said_so_in_a_transcript_or_in_data() {
        let limit = "Arsenic in the Sora was four times the limit in July";
        let told = "according to data from the Institute of Health";
        assert!(repeats(&format!("{limit}, the Institute of Health found"), limit, told, &[]));
        assert!(!repeats(&format!("{limit}, the institute found"), limit, told, &[]));
        let loss = "The island of Skarv will lose its ferry";
        let said = "Ida Moor said, according to a transcript from the parliament";
        assert!(repeats(&format!("{loss}, Ida Moor told the parliament"), loss, said, &["Ida Moor"]));
        assert!(!repeats(&format!("{loss}, a transcript says"), loss, said, &["Ida Moor"]));
        let closed = "The pit should be closed until the leak is found";
        let moor = |point: &str| repeats(point, closed, "Ida Moor said", &["Ida Moor"]);
        assert!(moor("Ida Moor wants the pit closed until the leak is found"));
        assert!(!moor("Ida Moor says that the pit is closed until the leak is found"));
    }

    #[test]
    fn a_point_that_recommends_or_calls_something_so_repeats_what_should_or_what_is() {
        let court = |point: &str, text: &str| {
            repeats(
                point,
                text,
                "the Court of Audit recommended in a special report",
                &["the Court of Audit"],
            )
        };
        let should = "No more radios should be accepted before a winter test";
        for (point, text, same) in [
            (
                "The Court of Audit recommends that no more radios be accepted before a winter test",
                should,
                true,
            ),
            ("The Court of Audit wants no more radios to be accepted before a winter test", should, true),
            (
                "The Court of Audit says that no more radios will be accepted before a winter test",
                should,
                false,
            ),
            (
                "The Court of Audit recommends that more radios be accepted before a winter test",
                should,
                false,
            ),
            ("The Court of Audit does not recommend that no more radios be accepted", should, false),
            ("The Court of Audit recommends that no more radios be accepted", should, false),
            (
                "The Court of Audit recommends that no more radios be accepted before a winter test",
                "No more radios must be accepted before a winter test",
                false,
            ),
        ] {
            assert_eq!(court(point, text), same, "{point}");
        }
        let success = "The February test was \"a success with remarks\"";
        for (point, same) in [
            ("The Defence Ministry calls the February test \"a success with remarks\"", true),
            ("The Defence Ministry does not call the February test \"a success with remarks\"", false),
            ("The Defence Ministry never called the February test \"a success with remarks\"", false),
            ("The Defence Ministry calls the test \"a success with remarks\"", false),
            ("The Defence Ministry calls the February test \"a success\"", false),
            ("The Defence Ministry wants the February test to be \"a success with remarks\"", false),
        ] {
            let ministry = "the Defence Ministry";
            let told = repeats(point, success, "the Defence Ministry said in a press release", &[ministry]);
            assert_eq!(told, same, "{point}");
        }
    }
}
