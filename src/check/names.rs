//! What reads like a person's name: words with a capital where a person is spoken of. Nobody has a list of all names, so
//! only what can hardly be read otherwise is taken for one.

use std::ops::Range;

use crate::check::prose;
use crate::check::saying::VERBS;

/// Words with a capital that begin a descriptor or a sentence and no name.
const OPENINGS: &str = "A After An And Another As At Because But For Former From He If In It No On One Senior She Since Some That The \
    They This Two Unnamed When White With";

/// Words for people that end what is no name, in the singular.
const PEOPLE: &str = "adviser aide analyst broker dealer delegate diplomat economist employee envoy executive expert exporter \
    importer insider investigator lawyer lawmaker lobbyist negotiator officer official people person researcher shipper \
    source spokesperson staff supplier trader worker writer";

/// Titles that stand before a name.
const TITLES: &str = "Captain Chancellor Colonel Deputy Dr General Governor Judge Mayor Minister Mr Mrs Ms President Prime Professor \
    Secretary Senator";

/// Words that make the name of a body, a place or a thing.
const THINGS: &str = "Act Agency Air Airlines Army Assembly Association Authority Bank Bay Board Bridge Bureau Canal Center Central \
    Centre Chamber Church City Club Coast College Command Commission Committee Company Congress Corp Council County \
    Court Daily Day Department East Eastern Energy European Evening Federal Federation Fleet Force Foreign Forum \
    Foundation Fund Gas Gazette Group Guard Gulf Harbor Harbour Herald High Holdings Hospital House Inc Institute \
    International Island Islands Journal Kingdom Lake Lines Ltd Media Ministry Mount Museum National Navy New News \
    North Northern Ocean Office Oil Organization Pact Palace Parliament Party Plan Police Port Post Press Program \
    Project Radio Railways Republic River Road Royal School Sea Security Senate Service Shipping Society South \
    Southern Square State States Station Steel Street Strait Summit Supreme Tide Times Town Trade Treasury Treaty \
    Tribune Union United University Valley Week West Western World";

/// Months and days of the week.
const TIMES: &str = "January February March April May June July August September October November December Monday Tuesday Wednesday \
    Thursday Friday Saturday Sunday";

/// Words behind which somebody is named as the one whom a text is about.
const NAMING: &str = "is named was";

/// Words behind which a place or a body stands, whatever is said of it.
const PLACING: &str = "across at from in near through to";

/// Verbs by which somebody asks for something, or agrees to it.
const ASKING: &str = "agreed asked asks begged confided demanded demands fears feared insisted insists requested requests spoke talked \
    talks wanted wants";

/// Verbs behind which something may become of somebody.
const MODALS: &str = "can could may might will would";

/// What somebody loses who is found out.
const POSTS: &str = "career clearance freedom job license licence living livelihood pension place position post seat visa work";

/// What is done to somebody who is found out.
const PUNISHED: &str = "arrested disciplined dismissed fired punished removed sacked suspended";

/// Words behind "and" that name somebody else without a name: "Per Lund and another official".
const OTHERS: &str = "a an another one two";

/// Words behind which a place stands: "in the capital, Santa Marta".
const LOCATING: &str = "across at from in near of through to";

/// Words that say where somebody belongs.
const BELONGING: &str = "at for from of on with";

/// How many words may say of somebody who it is.
const APPOSED: usize = 8;

/// How many words may stand between a name and "put it".
const PUTTING: usize = 6;

/// Titles behind which one word is no name yet: "General Motors", "Deputy Chief".
const OFFICES: &str = "Deputy General Prime Secretary";

/// Whether a list has a word, whatever stop stands behind it.
fn has(list: &str, word: &str) -> bool {
    prose::has(list, word.trim_end_matches('.'))
}

/// Whether words make a name of two or three parts, or of a title and one.
pub fn is_name(words: &[&str]) -> bool {
    let titles = words.iter().take_while(|word| has(TITLES, word)).count();
    let (titles, own) = words.split_at_checked(titles).unwrap_or_default();
    let is_titled = titles.last().is_some_and(|title| !has(OFFICES, title));
    let is_other = |word: &&str| [OPENINGS, TITLES, THINGS, TIMES].iter().any(|list| has(list, word));
    let is_people = own.last().is_some_and(|last| is_people(&last.to_lowercase()));
    let is_long_enough = (if is_titled { 1 } else { 2 }..=3).contains(&own.len());
    is_long_enough && own.iter().all(|word| is_part(word)) && !own.iter().any(is_other) && !is_people
}

/// Whether a word in lower case, in the singular or the plural, says what somebody is rather than who.
pub fn is_people(word: &str) -> bool {
    has(PEOPLE, word) || has(PEOPLE, word.trim_end_matches('s'))
}

/// Whether a word makes the name of a body, a place or a thing.
pub fn is_thing(word: &str) -> bool {
    has(THINGS, word)
}

/// Whether a word is a month or a day of the week.
pub fn is_time(word: &str) -> bool {
    has(TIMES, word)
}

/// A name without the titles before it.
pub fn untitled(name: &str) -> &str {
    let titled = name.split_inclusive(' ').take_while(|word| has(TITLES, word.trim_end()));
    name.get(titled.map(str::len).sum()..).unwrap_or_default()
}

/// Capitals where the parts of a word begin ("Ana-Maria", "O'Neill"), and lower case behind them.
fn is_part(word: &str) -> bool {
    let mut parts = word.split(['-', '\'', '’']);
    let is_sound = |part: &str| {
        let mut letters = part.strip_prefix("Mc").unwrap_or(part).chars();
        let opens = letters.next().is_some_and(char::is_uppercase);
        opens && letters.all(|c| c.is_lowercase() || c == '.')
    };
    parts.next().is_some_and(is_sound)
        && parts.all(|part| is_sound(part) || part.chars().all(char::is_lowercase))
}

/// How a text speaks of somebody, from the plainest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// As one who says it: "said Per Lund", "according to Per Lund".
    Sayer,
    /// With what he is behind a comma: "Per Lund, an official there".
    Introduced,
    /// As one who asks for something, or who has something to lose: "Per Lund asked us not to say so", "Per Lund would lose
    /// his post".
    Asker,
    /// As the one whom the text is about: "Per Lund would lose his post", "(Per Lund)".
    Subject,
    /// With what makes him known behind a comma: "ask Per Lund, the official there".
    Styled,
}

/// The persons' names in a text that speaks of them, each with the plainest way in which it does.
pub fn names(text: &str) -> Vec<(Range<usize>, Mention)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = run_end(&tokens, at);
        found.extend(name(&tokens, at..end));
        at = end.max(at + 1);
    }
    found
}

/// A word between blanks, and the marks around it.
struct Token<'a> {
    start: usize,
    word: &'a str,
    before: &'a str,
    after: &'a str,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let typed = part.trim_end();
        let opened = typed.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut word = opened.trim_end_matches(|c: char| !c.is_alphanumeric());
        word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let (before, after) =
            (typed.strip_suffix(opened).unwrap_or_default(), opened.get(word.len()..).unwrap_or_default());
        if !word.is_empty() {
            found.push(Token { start: at + before.len(), word, before, after });
        }
        at += part.len();
    }
    found
}

/// Where the words with a capital that begin at a word end.
fn run_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at;
    while let Some(token) = tokens.get(end).filter(|token| is_part(token.word)) {
        let is_short = token.word.chars().count() == 1 || has(TITLES, token.word);
        if end > at && !token.before.is_empty() {
            break;
        }
        end += 1;
        if !(token.after.is_empty() || token.after == "." && is_short) {
            break;
        }
    }
    end
}

/// The name that words in a row make, and how the text speaks of it.
fn name(tokens: &[Token<'_>], run: Range<usize>) -> Option<(Range<usize>, Mention)> {
    let words = tokens.get(run.clone())?;
    let is_before = |token: &&Token<'_>| has(OPENINGS, token.word);
    let own = words.get(words.iter().take_while(is_before).count()..)?;
    let (first, last) = (own.first()?, own.last()?);
    is_name(&own.iter().map(|token| token.word).collect::<Vec<_>>()).then_some(())?;
    let place = first.start..last.start + last.word.len();
    let before =
        |back: usize| run.start.checked_sub(back).and_then(|at| tokens.get(at)).map(|token| token.word);
    let behind = tokens.get(run.end).map(|token| token.word);
    let says = !before(1).is_some_and(|word| word == "of" || has(PLACING, word)) && says(tokens, run.end);
    let opening = words.first().filter(|opening| opening.start < first.start).map(|opening| opening.word);
    let puts = tokens.get(run.end..).unwrap_or_default().iter().take(PUTTING);
    let puts = puts.take_while(|token| token.word != "it").any(|token| has("put puts", token.word));
    let is_said = match opening.or(before(1)) {
        Some("said" | "says") => true,
        Some("as" | "As") => puts,
        Some("to") => before(2).is_some_and(|word| word.eq_ignore_ascii_case("according")),
        _ => false,
    };
    let is_introduced = last.after == "," && matches!(behind, Some("a" | "an"));
    let rest = tokens.get(run.end..).unwrap_or_default();
    let asks = last.after.is_empty()
        && (is_only(rest) || is_at_risk(rest) || behind.is_some_and(|verb| has(ASKING, verb)));
    let is_styled = last.after == "," && matches!(behind, Some("the" | "one" | "who"));
    let is_placed = before(1).is_some_and(|word| word.eq_ignore_ascii_case("the") || has(PLACING, word));
    let is_named = before(1).is_none_or(|word| has(NAMING, word)) || first.before.ends_with('(');
    let mention = match () {
        () if says || is_said => Mention::Sayer,
        () if is_placed => return None,
        () if is_introduced => Mention::Introduced,
        () if asks => Mention::Asker,
        () if is_named => Mention::Subject,
        () if is_styled => Mention::Styled,
        () => return None,
    };
    Some((place, mention))
}

/// Whether words say of somebody that he is the only one: "is the only one who talks".
fn is_only(words: &[Token<'_>]) -> bool {
    let mut words = words.iter().map(|token| token.word);
    words.next().is_some_and(|word| has("is was", word))
        && words.next() == Some("the")
        && words.next() == Some("only")
}

/// Whether words say of somebody what would become of him: "would lose his post", "could be dismissed".
fn is_at_risk(words: &[Token<'_>]) -> bool {
    let mut words = words.iter().map(|token| token.word);
    let may = words.next().is_some_and(|word| has(MODALS, word));
    may && match words.next() {
        Some("lose") => {
            words.next().is_some_and(|word| has("her his the their", word))
                && words.next().is_some_and(|word| has(POSTS, word))
        }
        Some("be") => words.next().is_some_and(|word| has(PUNISHED, word)),
        _ => false,
    }
}

/// The name that ends a description of somebody: "one of the officials, Per Lund".
pub fn appended(text: &str) -> Option<Range<usize>> {
    let tokens = tokens(text);
    let from = tokens.iter().rposition(|token| token.after == ",")? + 1;
    let (before, name) = tokens.split_at_checked(from)?;
    let words: Vec<&str> = name.iter().map(|token| token.word).collect();
    let at = |back: usize| {
        before.len().checked_sub(back).and_then(|at| before.get(at)).map_or("", |token| token.word)
    };
    let noun = at(1);
    let is_place =
        !is_people(noun) && (has(LOCATING, at(2)) || has("a an the", at(2)) && has(LOCATING, at(3)));
    let (first, last) = (name.first()?, name.last()?);
    let is_apart = !noun.starts_with(char::is_uppercase) && !is_place;
    (is_apart && is_name(&words)).then_some(first.start..last.start + last.word.len())
}

/// Whether those whose name ends before a word say something: "Per Lund said", "Per Lund of the board said", "a clerk, Per
/// Lund, said", "Per Lund, an official there, said so".
fn says(tokens: &[Token<'_>], end: usize) -> bool {
    let is_verb = |at: usize| tokens.get(at).is_some_and(|token| VERBS.contains(&token.word));
    let marks = |at: usize| tokens.get(at).map_or(".", |token| token.after);
    let Some(last) = end.checked_sub(1) else { return false };
    // "Santa Marta, a town on the coast, said the mayor" has another subject.
    let is_subject = |at: usize| {
        let next = tokens.get(at).map_or("", |token| token.word);
        has("a an the", next) || next.starts_with(char::is_uppercase)
    };
    let closed = (end..end + APPOSED).find(|&at| !marks(at).is_empty());
    let closed = closed.filter(|&at| marks(at) == "," && is_verb(at + 1) && !is_subject(at + 2));
    if marks(last).is_empty() {
        let next = |at: usize| tokens.get(at).map_or("", |token| token.word);
        let is_belonging = has(BELONGING, next(end)) || next(end) == "and" && has(OTHERS, next(end + 1));
        let words = (end..end + APPOSED).take_while(|&at| at == end || marks(at - 1).is_empty());
        return is_verb(end) || is_belonging && (closed.is_some() || words.skip(1).any(is_verb));
    }
    if marks(last) != "," || is_verb(end) {
        return marks(last) == ",";
    }
    let is_apposed = tokens.get(end).is_some_and(|next| has("a an of one the who", next.word));
    is_apposed && closed.is_some()
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use Mention::{Asker, Introduced, Sayer, Styled, Subject};

    fn read(text: &str) -> Vec<(&str, Mention)> {
        names(text).into_iter().map(|(place, mention)| (&text[place], mention)).collect()
    }

    #[test]
    fn a_name_is_read_where_a_person_is_spoken_of() {
        for (text, name, mention) in [
            ("Because Per Lund, an official there, would be dismissed", "Per Lund", Introduced),
            ("the plan is old, said Per Lund", "Per Lund", Sayer),
            ("According to Dr. Per J. Lund the plan is old", "Dr. Per J. Lund", Sayer),
            ("Minister Ana-Maria O'Neill McBride told us so", "Minister Ana-Maria O'Neill McBride", Sayer),
            ("Because Mr Lund said so", "Mr Lund", Sayer),
            ("Per Lund of the Harbor Board said that it is old", "Per Lund", Sayer),
            ("A member of the board, Per Lund, said so", "Per Lund", Sayer),
            ("Per Lund of the Harbor Board, said he knew", "Per Lund", Sayer),
            ("Per Lund, an official there, said so", "Per Lund", Sayer),
            ("Per Lund, who sits on the board, told us", "Per Lund", Sayer),
            ("the plan is old, as Per Lund of the board put it", "Per Lund", Sayer),
            ("As Per Lund puts it, the plan is old", "Per Lund", Sayer),
            ("Per Lund asked us to keep it private", "Per Lund", Asker),
            ("ask Per Lund, the official there", "Per Lund", Styled),
            ("ask Per Lund, who was there", "Per Lund", Styled),
            ("Per Lund is the only one who talks", "Per Lund", Asker),
            ("Per Lund and another official told the Gazette", "Per Lund", Sayer),
            ("Per Lund would lose his post", "Per Lund", Asker),
            ("Per Lund could be dismissed for it", "Per Lund", Asker),
            ("Per Lund would lose the vote", "Per Lund", Subject),
            ("the clerk (Per Lund) asked for it", "Per Lund", Subject),
            ("his name is Per Lund", "Per Lund", Subject),
            ("Per Lund’s boss reads this, a rival", "Per Lund", Subject),
        ] {
            assert_eq!(read(text), [(name, mention)], "{text}");
        }
    }

    #[test]
    fn what_is_a_body_a_place_or_a_time_is_no_name() {
        for text in [
            "attended the meeting of the Harbor Board",
            "Foreign Ministry officials said so",
            "Kessian Diplomats said so",
            "works in Santa Marta, a town on the coast",
            "works in Santa Marta, a town on the coast, said the mayor",
            "the mayor of Santa Marta said so",
            "a clerk in Santa Marta said so",
            "the State Department said so",
            "White House aides fear dismissal",
            "Harbor Gazette reporters said so",
            "met Kim Jong Un in Moscow",
            "feared dismissal since Monday",
            "Because it is secret",
            "In March, Monday and May",
            "NATO Council said",
            "General Motors said so",
            "The Prime Minister said so",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn a_name_behind_a_description_is_not_a_place() {
        let ends = |text: &str| appended(text).map(|place| text[place].to_owned());
        for text in ["one of the officials, Per Lund", "an official briefed on the matter, Per Lund"] {
            assert_eq!(ends(text).as_deref(), Some("Per Lund"), "{text}");
        }
        for text in [
            "an official in the capital, Santa Marta",
            "a delegate from Lima, Santa Fe",
            "a clerk of the town, Santa Marta",
            "an official, Harbor Board",
            "a reader, briefed there",
            "Per Lund",
        ] {
            assert_eq!(ends(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_every_name_lies_in_it(text in "(\\PC|Per |Lund|, an |’s|said ){0,20}") {
            for place in names(&text).into_iter().map(|(place, _)| place).chain(appended(&text)) {
                proptest::prop_assert!(text.get(place).is_some());
            }
        }
    }
}
