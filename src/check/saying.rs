//! Who says something in a sentence: the subjects of its verbs of saying.

use crate::check::prose::{Hit, Phrases, Prose};
use crate::model::cue::{self, VIEWS};

/// Verbs behind whose subject stands what he said, and little else.
pub const VERBS: &[&str] = &[
    "acknowledged",
    "acknowledges",
    "admitted",
    "admits",
    "alleged",
    "alleges",
    "announced",
    "announces",
    "argued",
    "argues",
    "asserted",
    "asserts",
    "claimed",
    "conceded",
    "concedes",
    "confirmed",
    "confirms",
    "explained",
    "explains",
    "insisted",
    "insists",
    "predicted",
    "predicts",
    "said",
    "says",
    "stated",
    "suggested",
    "suggests",
    "told",
    "tells",
    "warned",
    "warns",
];

/// Words that may give something as somebody's as well, or that others say.
const OTHERS: &[&str] = &[
    "according to",
    "asked",
    "cited",
    "cites",
    "citing",
    "denied",
    "denies",
    "noted",
    "quoted",
    "quoting",
    "reported",
    "reportedly",
    "reporting",
    "reports",
    "statement",
    "writes",
    "wrote",
];

/// Words that may stand between a subject and its verb.
pub const BETWEEN: &[&str] =
    &["again", "also", "earlier", "had", "has", "have", "later", "publicly", "repeatedly", "since", "then"];

/// Words that may say what kind of a statement it is, and those before them.
const STATEMENTS: &[&str] = &[
    "brief", "earlier", "joint", "later", "new", "official", "press", "public", "recent", "separate",
    "short", "video", "written",
];
const ARTICLES: &[&str] = &["a", "an", "her", "his", "its", "the", "their"];

/// Verbs by which somebody tells what stands before them, or behind "that".
const REPORTING: &[&str] = &["reported", "reports"];

/// What a body is called that was named before.
const BODIES: &[&str] = &[
    "administration",
    "agency",
    "authority",
    "bank",
    "board",
    "city",
    "company",
    "council",
    "court",
    "department",
    "firm",
    "government",
    "it",
    "ministry",
    "office",
    "party",
    "police",
    "union",
];

/// What says that a sentence gives somebody's word, ready to be looked for.
#[derive(Debug)]
pub struct Sayings(Phrases<'static>);

impl Default for Sayings {
    fn default() -> Self {
        Self(Phrases::new(VERBS.iter().chain(OTHERS).chain(VIEWS).copied()))
    }
}

impl Sayings {
    /// The names that say all that is said in a text: "the mayor said", "according to the mayor", "said the mayor" behind
    /// a comma, "the mayor reported, citing a letter". None where somebody else may say some of it.
    pub fn sayers<'p>(&self, text: &str, names: &Phrases<'p>) -> Vec<Hit<'p>> {
        let prose = Prose::read(text);
        let mut behind = 0;
        let mut sayers = prose.find(names);
        sayers.retain(|hit| {
            let before = text.get(std::mem::replace(&mut behind, hit.end)..hit.start).unwrap_or_default();
            says(&prose, hit) && is_whole(before, prose.typed(hit))
        });
        let sayings = self.all(&prose);
        let is_cited = |saying: &Hit<'_>| {
            saying.phrase == "citing" && sayers.iter().any(|sayer| goes_on(text, sayer.end, saying.start))
        };
        let is_theirs = |saying: &&Hit<'_>| {
            is_cited(saying) || is_where(&prose, saying) || is_joined(&prose, saying, &sayers)
        };
        let theirs = sayings.iter().filter(is_theirs).count();
        if sayers.len() + theirs < sayings.len() {
            sayers.clear();
        }
        sayers
    }

    /// The names in a text of which it says that they say something, whoever else says something there.
    pub fn subjects<'p>(text: &str, names: &Phrases<'p>) -> Vec<Hit<'p>> {
        let prose = Prose::read(text);
        prose.find(names).into_iter().filter(|hit| says(&prose, hit)).collect()
    }

    /// The one who says all that is said in a text, where a body does what he tells by saying something itself: "Ruiz said
    /// the company had told the city so".
    pub fn reporter<'p>(&self, text: &str, names: &Phrases<'p>) -> Option<Hit<'p>> {
        let prose = Prose::read(text);
        let sayings = self.all(&prose);
        let [first, second] = sayings.as_slice() else { return None };
        let mut before = prose.before(second);
        let is_told = matches!(before.next(), Some("had" | "has" | "have"))
            && before.next().is_some_and(|body| BODIES.contains(&body));
        let mut sayers = prose.find(names);
        sayers.retain(|hit| prose.after(hit).next() == Some(first.phrase) && hit.end < first.start);
        let sayer = sayers.pop().filter(|_| sayers.is_empty() && first.phrase == "said" && is_told)?;
        let before = text.get(..sayer.start)?;
        let between = text.get(first.end..second.start)?;
        let is_one_clause = !between.contains([',', ';', ':', '.', '"', '“', '”']);
        (is_one_clause && is_whole(before, prose.typed(&sayer))).then_some(sayer)
    }

    /// How many times something is said in a text.
    pub fn count(&self, text: &str) -> usize {
        self.all(&Prose::read(text)).len()
    }

    /// Whether anything is said in a text.
    pub fn are_in(&self, text: &str) -> bool {
        !self.all(&Prose::read(text)).is_empty()
    }

    fn all(&self, prose: &Prose<'_>) -> Vec<Hit<'static>> {
        let mut all = prose.find(&self.0);
        // "Holds that office" says nothing.
        all.retain(|hit| {
            let words = || hit.phrase.split(' ').chain(prose.after(hit)).collect::<Vec<_>>();
            !VIEWS.contains(&hit.phrase) || cue::view(&words()).is_some()
        });
        all
    }
}

fn says(prose: &Prose<'_>, name: &Hit<'_>) -> bool {
    let behind: Vec<&str> =
        prose.after(name).skip_while(|word| BETWEEN.contains(word)).take(cue::VIEW).collect();
    if cue::view(&behind).is_some() {
        return true;
    }
    let mut behind = behind.into_iter();
    let verb = behind.next();
    let is_verb = |list: &[&str]| verb.is_some_and(|word| list.contains(&word));
    if is_verb(VERBS) || is_verb(REPORTING) && matches!(behind.next(), None | Some("that")) {
        return true;
    }
    let mut before = prose.before(name).skip_while(|word| *word == "the");
    match before.next() {
        Some("to") => before.next() == Some("according"),
        Some("said" | "says") => before.next().is_none() && prose.follows_comma(name),
        _ => false,
    }
}

/// Whether a statement is only where somebody says it: "said in a written statement".
fn is_where(prose: &Prose<'_>, saying: &Hit<'_>) -> bool {
    let mut before = prose.before(saying).skip_while(|word| STATEMENTS.contains(word));
    let is_any = before.next().is_some_and(|word| ARTICLES.contains(&word)) && before.next() == Some("in");
    saying.phrase == "statement"
        && is_any
        && !matches!(prose.after(saying).next(), Some("by" | "from" | "of"))
}

/// Whether a verb goes on with one who said something before: "…, and said that".
fn is_joined(prose: &Prose<'_>, saying: &Hit<'_>, sayers: &[Hit<'_>]) -> bool {
    let mut before = prose.before(saying).skip_while(|word| BETWEEN.contains(word));
    [VERBS, VIEWS].iter().any(|list| list.contains(&saying.phrase))
        && before.next() == Some("and")
        && sayers.iter().any(|sayer| sayer.end < saying.start)
}

/// Whether nothing stands between a name and what it cites but the verb of its sentence.
fn goes_on(text: &str, from: usize, to: usize) -> bool {
    let is_of_it = |word: &str| [BETWEEN, VERBS, REPORTING].iter().any(|list| list.contains(&word));
    let between = text.get(from..to);
    between.is_some_and(|words| !words.contains(['.', ';', ':']) && Prose::read(words).words().all(is_of_it))
}

/// Whether a name is not the end of another one, behind what stands before it in the text or behind the name before:
/// "Deputy Mayor", "the former mayor", "Bob Ruiz".
fn is_whole(before: &str, name: &str) -> bool {
    let Some(word) =
        before.split_whitespace().next_back().filter(|word| word.ends_with(char::is_alphanumeric))
    else {
        return before.trim().is_empty() || name.starts_with(char::is_uppercase) || name.starts_with("the ");
    };
    let is_article = word.eq_ignore_ascii_case("the");
    match name.chars().next() {
        Some(first) if first.is_uppercase() => is_article || !word.starts_with(char::is_uppercase),
        _ => is_article || name.starts_with("the "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sayers(text: &str) -> Vec<&'static str> {
        let names = Phrases::new(["mayor", "the mayor", "Tom Bell", "Ruiz", "Harbor Board"]);
        Sayings::default().sayers(text, &names).iter().map(|hit| hit.phrase).collect()
    }

    #[test]
    fn who_says_something_is_known_where_nothing_else_is_said() {
        for (text, names) in [
            ("The mayor said the Harbor Board will close the pier", "the mayor"),
            ("The pier will close, said Ruiz", "Ruiz"),
            ("The pier will close, according to the Harbor Board", "Harbor Board"),
            ("On Monday, Mayor Tom Bell has also told reporters so", "Tom Bell"),
            ("The pier will close, the Harbor Board reported", "Harbor Board"),
            ("The pier will close, the Harbor Board reported, citing a letter", "Harbor Board"),
            ("The pier will close, Ruiz said, citing a letter", "Ruiz"),
            ("Ruiz reported that the pier will close", "Ruiz"),
            ("Ruiz holds that the pier will close", "Ruiz"),
            ("Ruiz is of the view that the pier will close", "Ruiz"),
            ("The mayor said so, and took the view that the pier will close", "the mayor"),
            ("Ruiz said in a statement that the pier will close", "Ruiz"),
            ("In a written statement, Ruiz said that the pier will close", "Ruiz"),
            ("The mayor told us so, and said in a statement that the pier will close", "the mayor"),
        ] {
            assert_eq!(sayers(text), [names], "{text}");
        }
    }

    #[test]
    fn who_tells_what_a_body_has_told_says_all_of_it() {
        let names = Phrases::new(["mayor", "Tom Bell"]);
        let reporter = |text: &str| Sayings::default().reporter(text, &names).map(|hit| hit.phrase);
        assert_eq!(
            reporter("The clerk Tom Bell said the company had told the city \"at once\""),
            Some("Tom Bell")
        );
        for text in [
            "Tom Bell said she had told the city \"at once\"",
            "Tom Bell said so, and the company had told the city \"at once\"",
            "Tom Bell said the company told the city \"at once\"",
            "Tom Bell denied that the company had told the city \"at once\"",
        ] {
            assert_eq!(reporter(text), None, "{text}");
        }
    }

    #[test]
    fn nobody_is_taken_for_the_one_who_says_it_in_doubt() {
        for text in [
            "The former mayor said so",
            "Deputy Mayor said so",
            "Bob Ruiz said so",
            "the mayor's office said so",
            "The mayor had not said whether it closes",
            "The mayor of Oslo said so",
            "Two fishermen said that the mayor announced it",
            "The mayor reported a loss",
            "The pier will close, the paper reported, citing the mayor",
            "The mayor said it will close, a paper reported, citing a letter",
            "The mayor announced it, the Gazette reported",
            "The mayor said so, and the board said the pier will close",
            "The mayor said, in a statement by the board, that the pier will close",
            "The mayor said a board statement has it",
            "The mayor will close the pier",
            "Ruiz holds that office, and the mayor said so, and the board holds that it is so",
            "The board \"warned\" the mayor",
            "\"The mayor said so\"",
            "The mayor said the Harbor Board will open it, Harbor Board statement says",
        ] {
            assert_eq!(sayers(text), [""; 0], "{text}");
        }
    }
}
