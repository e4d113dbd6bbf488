//! Whether the wording of a response tells an answer, or says that what is asked about is not so.

use crate::check::comment;
use crate::check::denial;
use crate::check::figures::{Figure, figures};
use crate::check::happened;
use crate::check::heard::Copies;
use crate::check::prose::{has, quotations, within};
use crate::check::replied::Slip;
use crate::check::rule::Desk;
use crate::check::saying::Sayings;
use crate::diagnostic::Severity;
use crate::model::response::{Outcome, Response};

/// Verbs with which the wording of an answer begins.
const ANSWERING: &str =
    "answered explained insisted maintained replied responded said says stated told wrote";

/// Words that may stand before them.
const BEFORE: &str = "has had it later they";

/// Words behind them with which nobody has answered: "said nothing", "is said to be away".
const NOTHING: &str = "neither no nothing only to";

/// Beginnings of words of somebody who puts an answer off, or leaves it to others.
const HOLDING: &[&str] = &[
    "absen",
    "answer",
    "automatic",
    "available",
    "back",
    "call",
    "check",
    "comment",
    "consider",
    "contact",
    "court",
    "detail",
    "discuss",
    "early",
    "examin",
    "inquir",
    "investigat",
    "later",
    "lawyer",
    "leave",
    "link",
    "look",
    "matter",
    "message",
    "pass",
    "police",
    "prosecut",
    "question",
    "receiv",
    "refer",
    "repl",
    "request",
    "respon",
    "review",
    "send",
    "sent",
    "speak",
    "spoke",
    "stand",
    "statement",
    "study",
    "time",
    "tomorrow",
    "week",
];

/// Words that say no.
const NEGATIONS: &str = "cannot neither never no nobody none nor not nothing unable without";

/// Words that call something untrue.
const UNTRUE: &str =
    "absurd baseless fabricated fabrication false falsehood incorrect lie nonsense unfounded untrue wrong";

/// Words that call something true, or that something else is untrue.
const TRUE: &str =
    "accurate acknowledged admitted agreed agrees but conceded confirmed confirms correct right true yes";

/// What somebody denies who denies what is asked about.
const DENIABLE: &str =
    "accusation accusations allegation allegations charge charges claim claims report reports";

/// Words by which a denial is one of a part.
const PARTLY: &str = "all alone entirely ever everything knowing knowingly merely only solely whole";

/// Words with which no predicate begins, but a sentence of its own.
const SUBJECTS: &str = "a an he her his i it its our she that the their there these they this those we you";

/// Verbs with which a quoted predicate begins.
const AUXILIARIES: &str =
    "are can cannot could did do does had has have is may never shall should was were will would";

/// Words behind an article that make a time of it: "the next day replied that …".
const TIMES: &str = "day days few following hour hours later month months next same week weeks year years";

/// Whether a wording does not go on behind the name of the party, as a predicate does: "the alarms were tested", or a
/// quotation alone.
fn is_no_predicate(wording: &str) -> bool {
    let unquoted = wording.trim_start().trim_start_matches(['"', '“', '„', '«', ' ']);
    let mut words = unquoted.split_whitespace().map(str::to_lowercase);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_time = matches!(first.as_str(), "a" | "an" | "the") && has(TIMES, &second);
    // What is quoted may be the predicate: "does not discuss calendars".
    let is_quoted = unquoted.len() < wording.len() && !has(AUXILIARIES, &first);
    is_quoted || has(SUBJECTS, &first) && !is_time
}

/// A wording that tells a plain answer, or a plain denial, where the outcome has another one.
pub fn otherwise(desk: &Desk<'_>, response: &Response, copies: &mut Copies) -> Option<Slip> {
    let (wording, outcome) = (response.wording.as_ref()?, response.outcome.value);
    let text = wording.value.as_str();
    if is_no_predicate(text) {
        let name = desk.corpus.source(response.party.value).name();
        return Some(Slip {
            span: wording.span,
            message: format!("{name} {} is no sentence", opening(text)),
            severity: Severity::Error,
            beside: (response.party.span, "the wording goes on behind this name"),
            help: "begin it with what the party did, such as `said that …`",
        });
    }
    let about = || response.about.iter().map(|claim| desk.corpus.claim(claim.value).assertion.value.as_str());
    let is_plain = || quotations(text).is_empty() && !comment::may_tell(text, Outcome::NoResponse);
    let ((start, end), what, help) = match outcome {
        _ if outcome.is_silent() && is_plain() => {
            (answer(text).filter(|_| is_on(text, about()))?, "an answer", ANSWER)
        }
        Outcome::Declined if !refuses_there(desk, response, copies)? => {
            (answer(text).filter(|_| is_on(text, about()))?, "an answer", ANSWER)
        }
        Outcome::Confirmed if !about().any(denial::rejects) => (contradiction(text)?, "a denial", DENIED),
        Outcome::Responded if denies(text, about()) => ((0, text.len()), "a denial", DENIED),
        Outcome::Responded => (refusal(text)?, "a refusal to comment", DECLINED),
        _ => return None,
    };
    Some(Slip {
        span: within(wording, start, end),
        message: format!("\"{}\" tells of {what}, and the outcome does not", text.get(start..end)?),
        severity: Severity::Warning,
        beside: (response.outcome.span, "the outcome"),
        help,
    })
}

/// The first words of a text.
fn opening(text: &str) -> String {
    const WORDS: usize = 4;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    if words.next().is_some() { format!("{} …", first.join(" ")) } else { first.join(" ") }
}

const DENIED: &str = "set `outcome: denied` if that is what the document tells of, or mend the wording";

const DECLINED: &str = "set `outcome: declined` if that is what the document tells of, or mend the wording";

/// What to do about an answer where the outcome is none.
pub const ANSWER: &str = "set `outcome: responded`, `denied` or `confirmed`, whichever the document tells of; or take the answer out";

/// Whether the paragraph named, or the wording, may tell of a refusal; nothing where no copy can be read.
fn refuses_there(desk: &Desk<'_>, response: &Response, copies: &mut Copies) -> Option<bool> {
    let (document, wording) = (response.document.as_ref()?.value, &response.wording.as_ref()?.value);
    let (_, bytes) = copies.named(desk, document, response.at.as_ref())?;
    let passage = desk.passage(document, &bytes);
    Some([passage, wording].into_iter().any(|text| comment::may_tell(text, Outcome::Declined)))
}

/// Words with which more is told than a refusal.
const OTHERWISE: &str =
    "although and besides beyond but citing except pointing referring saying though while";

/// Whether a wording answers on what is asked about: it has words of that, or a figure of what can be measured. What is said
/// of holidays and courts is told in words of all kinds.
fn is_on<'t>(wording: &str, mut about: impl Iterator<Item = &'t str>) -> bool {
    let is_measured = |one: &Figure| one.is_measured() && !one.is_time() && !one.is_incidental();
    about.any(|assertion| happened::is_alike(assertion, wording)) || figures(wording).iter().any(is_measured)
}

/// The refusal that is all that a wording tells of.
fn refusal(wording: &str) -> Option<(usize, usize)> {
    let told = comment::told(wording).filter(|told| told.outcome == Outcome::Declined)?;
    // "Declined to comment, pointing to its annual report" may be an answer.
    let rest = wording.get(told.end..)?;
    let goes_on = rest.contains([',', ';', ':', '(', '–', '—'])
        || words(rest).iter().any(|(_, word)| has(OTHERWISE, word));
    let is_all = !goes_on && quotations(wording).is_empty() && !Sayings::default().are_in(wording);
    is_all.then_some((told.start, told.end))
}

/// The verb with which a wording tells an answer; nothing where that only refuses one, or puts it off.
pub fn answer(wording: &str) -> Option<(usize, usize)> {
    let mut words = words(wording).into_iter().skip_while(|(_, word)| has(BEFORE, word));
    let (start, verb) = words.next().filter(|(_, word)| has(ANSWERING, word))?;
    let (_, next) = words.next().filter(|(_, next)| next != "with")?;
    // "Told the paper to put it in writing".
    if verb == "told" && words.clone().take_while(|(_, word)| word != "that").any(|(_, word)| word == "to") {
        return None;
    }
    let holds = |(_, word): (usize, String)| {
        has(NEGATIONS, &word) || word.ends_with("n't") || HOLDING.iter().any(|begin| word.starts_with(begin))
    };
    (!has(NOTHING, &next) && !words.any(holds)).then_some((start, start + verb.len()))
}

/// The word in quotation marks with which a wording calls what is asked about untrue, and nothing else.
fn contradiction(wording: &str) -> Option<(usize, usize)> {
    let all = words(wording);
    let is_open = |word: &str| has(NEGATIONS, word) || word.ends_with("n't") || has(TRUE, word);
    let quoted = quotations(wording);
    let is_quoted = |at: usize| quoted.iter().any(|&(start, end)| (start..end).contains(&at));
    let (at, word) = all.iter().find(|(at, word)| has(UNTRUE, word) && is_quoted(*at))?;
    (!all.iter().any(|(_, word)| is_open(word))).then_some((*at, at + word.len()))
}

/// Whether a wording tells of nothing but a denial of what is asked about: "denied the report".
fn denies<'t>(wording: &str, mut about: impl Iterator<Item = &'t str>) -> bool {
    let words = words(wording);
    let mut told = words.iter().map(|(_, word)| word.as_str()).skip_while(|word| has(BEFORE, word));
    let is_denial = told.next().is_some_and(|first| matches!(first, "denied" | "denies"));
    let rest: Vec<&str> = told.collect();
    let is_of_it = match rest.as_slice() {
        ["it", ..] => true,
        ["the" | "these" | "this" | "those", what, ..] => has(DENIABLE, what),
        ["that", ..] => about.any(|assertion| happened::is_alike(assertion, wording)),
        _ => false,
    };
    let is_open =
        |word: &&str| has(TRUE, word) || has(PARTLY, word) || has(OTHERWISE, word) || *word == "having";
    is_denial && is_of_it && !rest.iter().any(is_open)
}

/// The words of a text in lower case, each with the byte at which it begins.
fn words(text: &str) -> Vec<(usize, String)> {
    let is_joined = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(|c: char| !is_joined(c)) {
        let word = part.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            let start = at + part.find(word).unwrap_or_default();
            found.push((start, word.to_lowercase().replace('’', "'")));
        }
        at += part.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_its_own_is_no_predicate() {
        for text in [
            "\"all alarms were tested\"",
            "she had been \"speaking hypothetically\"",
            "the memorandum was one of many",
            "we never comment",
        ] {
            assert!(is_no_predicate(text), "{text}");
        }
        for text in [
            "said that the memorandum was one of many",
            "did not respond",
            "the next day replied that it was so",
            "no longer comments",
            "\"does not discuss calendars\"",
        ] {
            assert!(!is_no_predicate(text), "{text}");
        }
    }

    #[test]
    fn a_wording_tells_an_answer_where_nothing_is_put_off() {
        for text in [
            "said that repairs would cost 4.2 million crowns",
            "has said the port stays open",
            "told us that it agrees",
        ] {
            assert!(answer(text).is_some(), "{text}");
        }
        for text in [
            "told the paper to put it in writing",
            "replied with an automatic message",
            "answered with a link",
            "said that the matter is before the courts",
            "leaves that to its lawyers",
            "said nothing",
            "said that it would answer on Monday",
            "said that nobody was available",
            "said it was too early to say",
            "said that it could not go into it",
            "was said to be away",
            "did not answer",
            "said",
        ] {
            assert_eq!(answer(text), None, "{text}");
        }
    }

    #[test]
    fn a_quoted_word_may_call_it_untrue() {
        assert!(contradiction("said that \"that is false\"").is_some());
        for text in [
            "said that \"that is not false\"",
            "said \"that is right\", and the report wrong",
            "said that it is false",
        ] {
            assert_eq!(contradiction(text), None, "{text}");
        }
    }

    #[test]
    fn a_wording_may_tell_of_nothing_but_a_denial() {
        let denies = |text: &str| denies(text, ["It let the berths of the port decay"].into_iter());
        assert!(denies("denied the report") && denies("has denied that it let berths decay"));
        assert!(denies("denied it") && denies("denies these allegations"));
        for text in [
            "denied that it alone let the berths decay",
            "denied that it knew of the survey",
            "denied a request for the files",
            "denied knowing of the survey",
            "denied all responsibility",
            "denied the number but confirmed the plan",
            "denied the report and said that the port stays open",
            "said it denied the report",
        ] {
            assert!(!denies(text), "{text}");
        }
    }

    #[test]
    fn an_answer_has_words_of_what_is_asked_about_or_a_measure() {
        let is_on = |text: &str| is_on(text, ["The port closes in June"].into_iter());
        for text in ["said that repairs cost 4.2 million crowns", "said the port will not close"] {
            assert!(is_on(text), "{text}");
        }
        for text in [
            "said that the ministry speaks for the state on this",
            "said the director was on holiday until 12 June",
            "said the press officer was ill for two weeks",
            "said that it was an internal affair",
        ] {
            assert!(!is_on(text), "{text}");
        }
    }

    #[test]
    fn a_refusal_is_all_where_nothing_stands_behind_it() {
        assert!(refusal("declined to comment on the berths").is_some());
        for text in [
            "declined to comment on the berths, pointing to its annual report",
            "declined to comment beyond its annual report",
        ] {
            assert_eq!(refusal(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|said |that |false|denied |\"|’|é){0,20}") {
            for (start, end) in [answer(&text), contradiction(&text)].into_iter().flatten() {
                proptest::prop_assert!(start <= end);
            }
            let _ = denies(&text, ["The port is shut"].into_iter());
        }
    }
}
