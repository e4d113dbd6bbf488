//! What a text plainly says of a request for comment: that somebody declined it, or did not answer.

use crate::check::denial;
use crate::check::prose::{Hit, Phrases, Prose, quotations};
use crate::model::response::Outcome;

/// How somebody refuses to comment.
const REFUSALS: &[&str] = &[
    "declined a request for comment",
    "declined all comment",
    "declined any comment",
    "declined comment",
    "declined requests for comment",
    "declined to answer",
    "declined to comment",
    "declined to say",
    "declines to comment",
    "declining to comment",
    "did not want to comment",
    "did not want to say",
    "did not wish to comment",
    "did not wish to say",
    "had no comment",
    "refused all comment",
    "refused to answer",
    "refused to comment",
    "refused to say",
    "refuses to comment",
    "refusing to comment",
    "would not be drawn",
    "would not comment",
    "would not say",
    "wouldn't comment",
    "wouldn't say",
];

/// Words behind which a refusal leaves something that was said.
const MORE: &[&str] = &["beyond", "further", "more"];

/// How somebody does not answer, in front of what is not answered.
const SILENCES: &[&str] = &[
    "did not answer",
    "did not immediately answer",
    "did not immediately reply",
    "did not immediately respond",
    "did not immediately return",
    "did not reply",
    "did not respond",
    "did not return",
    "didn't answer",
    "didn't immediately respond",
    "didn't reply",
    "didn't respond",
    "didn't return",
    "had not answered",
    "had not replied",
    "had not responded",
    "had not yet answered",
    "had not yet responded",
    "has not answered",
    "has not replied",
    "has not responded",
    "has not yet answered",
    "has not yet responded",
    "have not answered",
    "have not responded",
    "never answered",
    "never replied",
    "never responded",
];

/// What is not answered.
const REQUESTS: &[&str] = &[
    "call",
    "calls",
    "comment",
    "e-mail",
    "e-mails",
    "email",
    "emails",
    "inquiries",
    "inquiry",
    "message",
    "messages",
    "query",
    "queries",
    "question",
    "questions",
    "request",
    "requests",
];

/// How somebody does not answer, whole.
const UNREACHED: &[&str] = &[
    "could not be reached",
    "could not immediately be reached",
    "couldn't be reached",
    "was not immediately available for comment",
    "were not immediately available for comment",
];

/// How many words behind a silence say what it answers.
const REACH: usize = 8;

/// How many bytes behind a phrase the word "comment" still belongs to it.
const NEAR: usize = 48;

/// Beginnings of words that may tell of a refusal, or send whoever asks elsewhere.
const REFUSING: &[&str] = &["declin", "forward", "rebuff", "referr", "refus", "withh"];

/// Those of them that send elsewhere.
const SENDING: &[&str] = &["forward", "referr"];

/// What a text says of a request for comment, and where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// A refusal or a silence.
    pub outcome: Outcome,
    /// The first byte of the words.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// The refusal or the silence that a text plainly tells of outside quotation marks; nothing where it tells of both, or
/// may tell of the other one in other words.
pub fn told(text: &str) -> Option<Told> {
    let prose = Prose::read(text);
    let find = |phrases: &[&'static str]| prose.find(&Phrases::new(phrases.iter().copied()));
    let refusal = find(REFUSALS)
        .into_iter()
        .find(|hit| !prose.negated(hit) && !prose.after(hit).take(2).any(|word| MORE.contains(&word)));
    let is_asked = |hit: &Hit<'_>| {
        let mut behind = prose.after(hit).take(REACH).peekable();
        behind.peek().is_none_or(|word| matches!(*word, "by" | "me" | "until" | "us"))
            || behind.any(|word| REQUESTS.contains(&word))
    };
    let silence = find(UNREACHED).into_iter().chain(find(SILENCES).into_iter().filter(is_asked)).next();
    let (outcome, hit) = match (refusal, silence) {
        (Some(hit), None) if !may_be_silent(&prose) => (Outcome::Declined, hit),
        (None, Some(hit)) if !may_refuse(&prose) => (Outcome::NoResponse, hit),
        _ => return None,
    };
    Some(Told { outcome, start: hit.start, end: end(text, hit.end) })
}

/// Whether a text may tell of a refusal or of a silence, in whatever words.
pub fn may_tell(text: &str, outcome: Outcome) -> bool {
    let prose = Prose::read(text);
    if outcome == Outcome::Declined { may_refuse(&prose) } else { may_be_silent(&prose) }
}

/// Whether a text tells of a refusal or of a silence, and does not only send whoever asks elsewhere.
pub fn says(text: &str, outcome: Outcome) -> bool {
    let sends = |word: &str| SENDING.iter().any(|begin| word.starts_with(begin));
    let words: Vec<&str> = text.split_whitespace().filter(|word| !sends(word)).collect();
    may_tell(&words.join(" "), outcome)
}

/// What stands in a refusal in somebody's own words.
const DECLINING: &[&str] = &[
    "anything to add",
    "cannot comment",
    "cannot discuss",
    "declined to comment",
    "decline to comment",
    "declines to comment",
    "never comment",
    "never comments",
    "no comment",
    "no comments",
    "no further comment",
    "not answer questions",
    "not be commenting",
    "not be discussing",
    "not comment",
    "not commenting",
    "not discuss",
    "not discussing",
    "not going to comment",
    "not going to discuss",
    "not going to talk about",
    "not speak about",
    "not talk about",
    "nothing to add",
    "nothing to say",
    "refuse to comment",
    "refuses to comment",
];

/// How many words somebody's own refusal takes at most: more may say something else beside it.
const PLAIN: usize = 24;

/// Whether somebody's own words refuse to comment and say nothing else: "we do not comment on presentations". Who denies
/// something beside that answers.
pub fn refuses(quote: &str) -> bool {
    let prose = Prose::read(quote);
    let contracted = ["n't comment", "n't discuss", "n't talk about", "n't speak about"];
    let straight = quote.to_lowercase().replace('’', "'");
    let declines = !prose.find(&Phrases::new(DECLINING.iter().copied())).is_empty()
        || contracted.iter().any(|refusal| straight.contains(refusal));
    declines && prose.len() <= PLAIN && !denial::is_worded(quote)
}

/// Words before a refusal that make it a silence: who did not comment may not have been reached.
const SILENT: &[&str] = &["could", "did", "had", "has", "have"];

/// Words before a refusal that make it the reason of what is told: "was not asked, as it never comments on leaks".
const REASONS: &[&str] = &["as", "because", "since"];

/// The refusal that somebody is told to have said, in no quotation marks: "said it does not comment on talks". One who did
/// not comment may have been silent.
pub fn reported(text: &str) -> Option<(usize, usize)> {
    let prose = Prose::read(text);
    let hits = prose.find(&Phrases::new(DECLINING.iter().copied()));
    let is_said = |hit: &Hit<'_>| {
        let is_silent = prose.before(hit).next().is_some_and(|word| SILENT.contains(&word));
        !is_silent && !prose.before(hit).any(|word| REASONS.contains(&word))
    };
    hits.into_iter().find(is_said).map(|hit| (hit.start, hit.end))
}

/// How many words beside somebody's own words may say who said them, and where.
const BESIDE: usize = 8;

/// The refusal in somebody's own words that is all that a text tells of: "said that it 'does not discuss calendars'".
pub fn own(text: &str) -> Option<(usize, usize)> {
    let all = quotations(text);
    let quoted = |&(start, end): &(usize, usize)| text.get(start..end).unwrap_or_default();
    let within: usize = all.iter().map(|one| Prose::read(quoted(one)).len()).sum();
    let mut beside = text.to_owned();
    for (start, end) in all.iter().rev() {
        beside.replace_range(*start..*end, "");
    }
    let is_alone = Prose::read(text).len() <= within + BESIDE
        && !denial::rejects(&beside)
        && !beside.contains([';', ','])
        && all.iter().all(|one| refuses(quoted(one)));
    all.first().copied().filter(|_| is_alone)
}

/// The end of a phrase, with the comment that it is about.
fn end(text: &str, end: usize) -> usize {
    const COMMENT: &str = " comment";
    let rest = text.get(end..).unwrap_or_default();
    let clause = rest.split(['.', ',', ';', ':', '"', '“', '(']).next().unwrap_or_default();
    let comment = clause.find(COMMENT).filter(|&at| at < NEAR);
    comment.map_or(end, |at| end + at + COMMENT.len())
}

fn may_refuse(prose: &Prose<'_>) -> bool {
    let not = [
        "no comment",
        "not be drawn",
        "not comment",
        "not discuss",
        "not say",
        "not want to",
        "not wish to",
        "wouldn't comment",
        "wouldn't say",
    ];
    prose.words().any(|word| REFUSING.iter().any(|begin| word.starts_with(begin)))
        || !prose.find(&Phrases::new(not)).is_empty()
}

fn may_be_silent(prose: &Prose<'_>) -> bool {
    const ANSWERS: &[&str] = &[
        "answer",
        "answered",
        "available",
        "reached",
        "replied",
        "reply",
        "respond",
        "responded",
        "response",
        "return",
        "returned",
    ];
    prose.find(&Phrases::new(ANSWERS.iter().copied())).iter().any(|hit| prose.negated(hit))
        || prose.words().any(|word| word.starts_with("silen") || word.starts_with("unansw"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Option<(Outcome, &str)> {
        told(text).map(|told| (told.outcome, text.get(told.start..told.end).unwrap_or_default()))
    }

    #[test]
    fn a_silence_and_a_refusal_are_told_apart() {
        for (text, words) in [
            (
                "The navy did not respond to a request for comment.",
                "did not respond to a request for comment",
            ),
            ("The navy didn’t immediately respond to the Post's questions.", "didn’t immediately respond"),
            ("The navy had not responded by noon to a request.", "had not responded"),
            ("The navy did not respond by the evening.", "did not respond"),
            ("The mayor could not be reached for comment.", "could not be reached for comment"),
            ("The mayor has not answered us.", "has not answered"),
            ("The navy has not answered our question.", "has not answered"),
            ("The navy did not answer us when we asked.", "did not answer"),
        ] {
            assert_eq!(outcome(text), Some((Outcome::NoResponse, words)), "{text}");
        }
        for (text, words) in [
            ("A spokesman declined to comment on the shots.", "declined to comment"),
            ("The navy would not comment.", "would not comment"),
            ("She declined to say when.", "declined to say"),
            ("She did not want to say whether it sounded.", "did not want to say"),
        ] {
            assert_eq!(outcome(text), Some((Outcome::Declined, words)), "{text}");
        }
    }

    #[test]
    fn somebodys_own_words_may_refuse() {
        for quote in [
            "does not comment on presentations",
            "We don’t comment on leaks",
            "No comment",
            "I'm not going to discuss that",
            "I have nothing to add",
        ] {
            assert!(refuses(quote), "{quote}");
        }
        for quote in [
            "The presentation is a draft",
            "We do not comment on leaks, but this is false",
            "We will not close the port",
        ] {
            assert!(!refuses(quote), "{quote}");
        }
    }

    #[test]
    fn a_refusal_that_somebody_is_told_to_have_said_is_no_silence_and_no_reason() {
        assert!(reported("said that it does not comment on talks").is_some());
        for text in
            ["could not comment, as its office was closed", "was not asked, as it never comments on leaks"]
        {
            assert_eq!(reported(text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_in_somebodys_own_words_may_be_all_that_is_told() {
        for text in ["\"does not discuss calendars\"", "said in a mail that it “does not comment on leaks”"]
        {
            assert!(own(text).is_some(), "{text}");
        }
        for text in [
            "said that the port is open, and that it \"does not discuss calendars\"",
            "called it untrue and said that it \"does not discuss leaks\"",
            "said \"it is a draft\" and \"we do not comment on drafts\"",
            "called the claim \"baseless\"",
            "knew of no such plan",
        ] {
            assert_eq!(own(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_either_is_neither() {
        for text in [
            "The navy did not respond to the shots.",
            "Whether it sounded the yard did not want to say. The other yard did not respond.",
            "The navy declined to comment, and the ministry did not respond to a request.",
            "The navy referred questions to the ministry, which did not respond to a request for comment.",
            "The navy declined to comment further.",
            "The navy has never declined to comment.",
            "\"They declined to comment,\" he said.",
            "The navy declined to comment. The ministry gave no response.",
            "The navy sent a statement.",
        ] {
            assert_eq!(outcome(text), None, "{text}");
        }
    }
}
