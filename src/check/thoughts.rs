//! What somebody thinks, hopes or fears, in an assertion that is their own word.

use crate::check::forecast;

/// Verbs by which an assertion tells what the person whose word it is thinks. A body that speaks of itself is named once.
pub const THOUGHTS: &[&str] = &["believes", "expects", "predicts", "thinks"];

/// Phrases by which it tells what no verb of attribution says: what that person hopes, fears, or does not think.
pub const OWN: &[&str] = &[
    "doubts that",
    "doubts whether",
    "does not believe",
    "does not expect",
    "does not think",
    "doesn't believe",
    "doesn't expect",
    "doesn't think",
    "fears",
    "hopes",
    "is certain that",
    "is confident that",
    "is convinced that",
    "is not certain that",
    "is not confident that",
    "is not convinced that",
    "is not sure that",
    "is sure that",
    "isn't convinced that",
    "isn't sure that",
];

/// Words behind which no sentence stands: "hopes to close", "fears for the port", "does not believe in ports".
const OTHERS: &[&str] = &["about", "for", "in", "of", "to"];

/// Verbs of what may come, and how many words may name what it comes of.
const COMING: &[&str] = &["could", "may", "might", "will", "would"];
const REACH: usize = 6;

/// How somebody's thought opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thought {
    /// How many words it takes, behind the name.
    pub words: usize,
    /// Whether no verb of attribution says it.
    pub is_own: bool,
}

/// How the words behind a person's name, in lower case, give a thought.
pub fn held(words: &[&str]) -> Option<Thought> {
    if words.len() > 1 && THOUGHTS.contains(words.first()?) {
        return Some(Thought { words: 1, is_own: false });
    }
    let stands = |phrase: &&&str| phrase.split(' ').zip(words).all(|(one, other)| one == *other);
    let phrase = OWN.iter().find(|phrase| stands(phrase))?;
    let count = phrase.split(' ').count();
    let behind = words.get(count..)?;
    let is_clause = match *phrase {
        "fears" | "hopes" => {
            behind.first() == Some(&"that") || behind.iter().take(REACH).any(|word| COMING.contains(word))
        }
        _ => true,
    };
    (is_clause && !OTHERS.contains(behind.first()?)).then_some(Thought { words: count, is_own: true })
}

/// What to do about a thought that stands in an assertion, behind a name.
pub fn advice(assertion: &str, thought: Thought, (start, end): (usize, usize)) -> String {
    let (told, behind) =
        (assertion.get(start..).unwrap_or_default(), assertion.get(end..).unwrap_or_default());
    let is_plain = !told.contains([':', '#', '"', '“', '\\']);
    let own = format!("`assertion: She {told}` (or `He …`)");
    if thought.is_own {
        let own = if is_plain { own } else { "\"She …\" or \"He …\"".to_owned() };
        return format!("write a pronoun for the name, {own}, without a cue: `source` says who");
    }
    let verb = assertion.get(start..end).unwrap_or_default();
    if let Some(sentence) = forecast::told(behind).filter(|_| verb.eq_ignore_ascii_case("expects")) {
        return format!(
            "write `assertion: {sentence}` and `cue: predicted`: `source` says whose thought it is"
        );
    }
    let pronoun = if is_plain {
        format!(", or write a pronoun for the name, {own}, without a cue")
    } else {
        String::new()
    };
    format!(
        "take it out of the assertion: `source` says whose thought it is; `cue: predicted` or `cue: assessed` says how it was put{pronoun}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thought_is_one_where_a_sentence_stands_behind_it() {
        let held = |text: &str| held(&text.split(' ').collect::<Vec<_>>()).map(|thought| thought.words);
        for (text, words) in [
            ("expects a long closure", 1),
            ("fears that the port closes", 1),
            ("hopes the port will stay open", 1),
            ("does not expect a closure", 3),
            ("doesn't think the port closes", 2),
            ("is not convinced that the port closes", 4),
            ("doubts whether the port closes", 2),
        ] {
            assert_eq!(held(text), Some(words), "{text}");
        }
        for text in [
            "fears for the port",
            "fears the storm",
            "hopes to see a port that will last",
            "does not expect to sign",
            "does not believe in ports",
            "is sure of the port",
            "is not convinced",
            "is convinced by the plan that was shown",
            "hopes",
            "does not close the port",
        ] {
            assert_eq!(held(text), None, "{text}");
        }
    }
}
