//! Commas, periods, quotation marks, lists: what joins words without changing them.

use std::borrow::Cow;

/// Words that lose their capital wherever they open an assertion.
const ALWAYS_LOWER: &[&str] = &[
    "A", "An", "He", "It", "Its", "No", "She", "That", "The", "Their", "There", "These", "They", "This",
    "Those", "We",
];

/// Words that lose their capital where the next word has none; before a capital they may open a name.
const OFTEN_LOWER: &[&str] = &[
    "About",
    "After",
    "All",
    "Almost",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Between",
    "Both",
    "By",
    "During",
    "Each",
    "Eight",
    "Either",
    "Every",
    "Few",
    "Fewer",
    "Fifty",
    "Five",
    "For",
    "Forty",
    "Four",
    "From",
    "Half",
    "Hundreds",
    "If",
    "In",
    "Least",
    "Less",
    "Many",
    "More",
    "Most",
    "Much",
    "Nearly",
    "Neither",
    "Nine",
    "Nobody",
    "None",
    "Not",
    "Nothing",
    "Of",
    "On",
    "One",
    "Only",
    "Other",
    "Over",
    "Seven",
    "Several",
    "Since",
    "Six",
    "Some",
    "Such",
    "Ten",
    "Thirty",
    "Thousands",
    "Three",
    "To",
    "Twelve",
    "Twenty",
    "Two",
    "Under",
    "Until",
    "What",
    "When",
    "Where",
    "Whether",
    "While",
    "Who",
    "With",
    "Without",
];

/// Nouns that do so as well, unless a name goes on behind a word of [`IN_NAMES`].
const NOUNS: &[&str] = &[
    "Anglers",
    "Boats",
    "Buses",
    "Children",
    "Citizens",
    "Clinics",
    "Companies",
    "Cows",
    "Crews",
    "Customers",
    "Dealers",
    "Doctors",
    "Drivers",
    "Employees",
    "Engineers",
    "Factories",
    "Families",
    "Farmers",
    "Ferries",
    "Firms",
    "Fishermen",
    "Guards",
    "Homes",
    "Hospitals",
    "Houses",
    "Importers",
    "Inspectors",
    "Journalists",
    "Landlords",
    "Lawyers",
    "Men",
    "Ministers",
    "Neighbours",
    "Nurses",
    "Officers",
    "Officials",
    "Owners",
    "Parents",
    "Passengers",
    "Patients",
    "Pensioners",
    "People",
    "Police",
    "Prices",
    "Prisoners",
    "Prosecutors",
    "Pupils",
    "Refugees",
    "Rents",
    "Reporters",
    "Rescuers",
    "Residents",
    "Schools",
    "Scientists",
    "Ships",
    "Soldiers",
    "Staff",
    "Students",
    "Teachers",
    "Tenants",
    "Trains",
    "Troops",
    "Truck",
    "Trucks",
    "Unions",
    "Villagers",
    "Visitors",
    "Volunteers",
    "Voters",
    "Women",
    "Workers",
];

/// Words inside of names: "Doctors without Borders", "Women in Black", "Nurses and Midwives United".
const IN_NAMES: &[&str] = &["against", "and", "for", "in", "with", "without"];

/// Names that keep the capital of their article.
const NAMED_THE: &[&str] = &["The Gambia", "The Hague"];

/// Abbreviations whose period belongs to them.
const ABBREVIATIONS: &[&str] = &[
    "Bros", "Co", "Corp", "Dept", "Dr", "Esq", "Inc", "Jr", "Ltd", "Mr", "Mrs", "Ms", "No", "Prof", "Rev",
    "Sr", "St", "approx", "est", "etc", "vs",
];

/// What follows the comma of a name without being an apposition.
const NAME_TAILS: &[&str] =
    &["Inc.", "Inc", "Ltd.", "Ltd", "LLC", "LLP", "L.P.", "PLC", "Jr.", "Sr.", "S.A."];

/// Words that make a clause of what follows a comma.
const CLAUSE_WORDS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may",
    "might", "must", "should", "shall", "do", "does", "did", "it", "he", "she", "they", "we", "there",
    "that", "became", "began", "bought", "built", "came", "cut", "fell", "found", "gave", "got", "grew",
    "held", "kept", "knew", "led", "left", "lost", "made", "met", "paid", "put", "ran", "rose", "said",
    "saw", "sent", "set", "shut", "sold", "spoke", "stood", "thought", "told", "took", "went", "won",
    "wrote",
];

/// Starters of a second clause; ", and " is judged apart, because it may close a list.
const CLAUSE_STARTS: &[&str] = &["; ", ", but ", ", while ", ", yet ", ", so "];

/// Names in a row.
pub(super) struct List(pub(super) Vec<String>);

impl List {
    /// The names without a serial comma, unless one of three or more has "and" or a comma. An apposition is closed
    /// before "and".
    pub(super) fn words(&self) -> String {
        let Some((last, rest)) = self.0.split_last() else { return String::new() };
        let Some(before_last) = rest.last() else { return last.clone() };
        let heavy = self.0.iter().any(|item| item.contains(" and ") || item.contains(','));
        let comma = is_open(before_last) || (self.0.len() > 2 && heavy);
        let joint = if comma { ", and " } else { " and " };
        format!("{}{joint}{last}", rest.join(", "))
    }

    /// The names, with the comma that a verb behind them needs.
    pub(super) fn closed(&self) -> String {
        let mut words = self.words();
        if self.is_open() {
            words.push(',');
        }
        words
    }

    /// Whether they end inside an apposition.
    pub(super) fn is_open(&self) -> bool {
        self.0.last().is_some_and(|last| is_open(last))
    }
}

/// Whether a name ends inside an apposition, so that a comma must close it before the sentence goes on.
fn is_open(name: &str) -> bool {
    name.rsplit_once(", ").is_some_and(|(_, tail)| !NAME_TAILS.contains(&tail))
}

/// Clauses in a row, "and" before the last; with semicolons where several have commas of their own.
pub(super) fn clauses(texts: &[String]) -> String {
    let Some((last, rest)) = texts.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.clone();
    }
    let heavy = rest.len() > 1 && rest.iter().any(|text| text.contains(','));
    let joint = if heavy { "; " } else { ", " };
    format!("{}{joint}and {last}", rest.join(joint))
}

/// A number in words up to nine.
pub(super) fn number(count: usize) -> String {
    const WORDS: &[&str] = &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// A name as an owner: "the port council's", "the Ministry of Fisheries'".
pub(super) fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" })
}

/// Makes the first letter a capital.
pub(super) fn capitalize(text: &mut String) {
    let Some(first) = text.chars().next() else { return };
    let upper: String = first.to_uppercase().collect();
    text.replace_range(..first.len_utf8(), &upper);
}

/// An assertion as it stands before a trailing attribution, and what joins the two: the comma goes inside a
/// closing quotation mark, takes the place of a period there, and is left out after "?" and "!".
pub(super) fn before_attribution(assertion: Cow<'_, str>) -> (Cow<'_, str>, &'static str) {
    let (body, quotes) = closing_quotes(&assertion);
    if body.ends_with(['?', '!']) {
        return (assertion, " ");
    }
    let bare = without_period(body);
    if quotes.is_empty() {
        let shortened = (bare.len() < body.len()).then(|| bare.to_owned());
        return (shortened.map_or(assertion, Cow::Owned), ", ");
    }
    (Cow::Owned(format!("{bare},{quotes}")), " ")
}

/// A text as it stands at the end of a sentence, and the period that it still needs behind it.
pub(super) fn at_end(text: Cow<'_, str>) -> (Cow<'_, str>, &'static str) {
    let (body, quotes) = closing_quotes(&text);
    if body.ends_with(['.', '?', '!', '…']) {
        return (text, "");
    }
    if quotes.is_empty() {
        return (text, ".");
    }
    (Cow::Owned(format!("{body}.{quotes}")), "")
}

/// The assertion with its first letter lowered where it opens with a function word; `opens_name` says whether
/// a text opens with a name that is written with that capital.
pub(super) fn lowered(assertion: &str, opens_name: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let (word, rest) = assertion.split_once(' ').unwrap_or((assertion, ""));
    let next_is_plain = rest.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let is_noun = || NOUNS.binary_search(&word).is_ok() && !opens_longer_name(rest);
    let function_word = ALWAYS_LOWER.contains(&word)
        || (next_is_plain && (OFTEN_LOWER.binary_search(&word).is_ok() || is_noun()));
    if !function_word || NAMED_THE.iter().any(|name| assertion.starts_with(name)) || opens_name(assertion) {
        return Cow::Borrowed(assertion);
    }
    Cow::Owned(format!("{} {rest}", word.to_lowercase()).trim_end().to_owned())
}

/// Whether a name may go on behind its first noun: a word inside of names follows, and a capital within two words behind it.
fn opens_longer_name(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let is_inside = words.next().is_some_and(|word| IN_NAMES.contains(&word));
    is_inside && words.take(2).any(|word| word.starts_with(char::is_uppercase))
}

/// A name as it stands inside a sentence: the article of "The port desk" is none of the name's, as that of "The Times" may be.
pub(super) fn inside(name: &str) -> String {
    match name.strip_prefix("The ") {
        Some(rest) if rest.starts_with(char::is_lowercase) => format!("the {rest}"),
        _ => name.to_owned(),
    }
}

/// Whether a trailing attribution would cover only the last half: a second clause begins outside quotation
/// marks. A comma before "and" counts unless it closes a list: no part of the list then has a word that only a
/// clause has. Where in doubt it counts, since an attribution in front is never wrong.
pub(super) fn has_two_clauses(assertion: &str) -> bool {
    if !assertion.contains([',', ';']) {
        return false;
    }
    let text = without_quotes(assertion);
    CLAUSE_STARTS.iter().any(|start| text.contains(start))
        || text.match_indices(", and ").any(|(at, joint)| {
            let (before, after) = (text.get(..at), text.get(at + joint.len()..));
            !closes_list(before.unwrap_or_default(), after.unwrap_or_default())
        })
}

/// Whether the whole text is one quotation.
pub(super) fn is_quotation(text: &str) -> bool {
    text.starts_with(['"', '“']) && text.ends_with(['"', '”']) && without_quotes(text).trim().is_empty()
}

fn closes_list(before: &str, after: &str) -> bool {
    let Some((_, item)) = before.rsplit_once(", ") else { return false };
    let next = after.split(", ").next().unwrap_or_default();
    !is_clause(item) && !is_clause(next)
}

fn is_clause(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        CLAUSE_WORDS.contains(&word.as_str())
            || word.ends_with("ed")
            || word.ends_with("n't")
            || word.ends_with("n’t")
    })
}

fn without_quotes(text: &str) -> String {
    let mut inside = false;
    let mut outside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => inside = !inside,
            '“' => inside = true,
            '”' => inside = false,
            _ if inside => {}
            _ => outside.push(c),
        }
    }
    outside
}

/// Splits closing quotation marks off the end. An apostrophe counts only where a single quotation mark opened.
fn closing_quotes(text: &str) -> (&str, &str) {
    let mut body = text;
    loop {
        let shorter = match body.chars().next_back() {
            Some('"' | '”' | '»') => {
                body.get(..body.len() - body.chars().next_back().map_or(0, char::len_utf8))
            }
            Some('\'' | '’') if opens_single(text) => {
                body.get(..body.len() - body.chars().next_back().map_or(0, char::len_utf8))
            }
            _ => None,
        };
        match shorter {
            Some(shorter) => body = shorter,
            None => break,
        }
    }
    text.split_at_checked(body.len()).unwrap_or((text, ""))
}

fn opens_single(text: &str) -> bool {
    text.contains('‘') || text.starts_with('\'') || text.contains(" '") || text.contains("\"'")
}

fn without_period(body: &str) -> &str {
    match body.strip_suffix('.') {
        Some(bare) if !is_abbreviation(bare) => bare,
        _ => body,
    }
}

/// Whether a text whose last period was taken off ends in an abbreviation, an initial or an ellipsis.
fn is_abbreviation(bare: &str) -> bool {
    let word = bare.rsplit([' ', '"', '“', '(']).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    word.contains('.') || initial || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_words_is_sorted_so_that_it_can_be_searched() {
        assert!(OFTEN_LOWER.is_sorted());
        assert!(NOUNS.is_sorted());
    }

    #[test]
    fn a_list_has_a_serial_comma_only_where_an_item_is_heavy() {
        let list = |items: &[&str]| List(items.iter().map(|&item| item.to_owned()).collect()).words();
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["the Ministry of Trade and Ports", "b"]), "the Ministry of Trade and Ports and b");
        assert_eq!(list(&["a", "b and c", "d"]), "a, b and c, and d");
        assert_eq!(list(&["Mara Okafor, chief of staff", "b"]), "Mara Okafor, chief of staff, and b");
        assert_eq!(list(&["Acme, Inc.", "b"]), "Acme, Inc. and b");
    }

    #[test]
    fn the_comma_stands_where_a_wire_editor_puts_it() {
        for (assertion, expected) in [
            ("The port closed", "The port closed, X"),
            ("The port closed.", "The port closed, X"),
            ("It moved to the U.S.", "It moved to the U.S., X"),
            ("It was sold to Acme Inc.", "It was sold to Acme Inc., X"),
            ("They have \"no limits\"", "They have \"no limits,\" X"),
            ("They have “no limits”", "They have “no limits,” X"),
            ("\"We will not answer.\"", "\"We will not answer,\" X"),
            ("\"It was made in the U.S.\"", "\"It was made in the U.S.,\" X"),
            ("\"Who pays?\"", "\"Who pays?\" X"),
            ("\"Never!\"", "\"Never!\" X"),
            ("\"He said 'never'\"", "\"He said 'never,'\" X"),
            ("The fault is the ministers'", "The fault is the ministers', X"),
            ("\"We wait...\"", "\"We wait...,\" X"),
        ] {
            let (text, glue) = before_attribution(Cow::Borrowed(assertion));
            assert_eq!(format!("{text}{glue}X"), expected);
        }
    }

    #[test]
    fn a_sentence_ends_with_one_mark() {
        for (text, expected) in [
            ("a", "a."),
            ("Acme Inc.", "Acme Inc."),
            ("Yahoo!", "Yahoo!"),
            ("\"no limits\"", "\"no limits.\""),
            ("\"Who pays?\"", "\"Who pays?\""),
            ("(translated)", "(translated)."),
        ] {
            let (text, end) = at_end(Cow::Borrowed(text));
            assert_eq!(format!("{text}{end}"), expected);
        }
    }

    #[test]
    fn only_function_words_lose_their_capital() {
        for (text, expected) in [
            ("There was no sign", "there was no sign"),
            ("No Kessian ship called", "no Kessian ship called"),
            ("The Ministry was silent", "the Ministry was silent"),
            ("The Hague was silent", "The Hague was silent"),
            ("Kessia was silent", "Kessia was silent"),
            ("Two ships were missing", "two ships were missing"),
            ("Truck drivers had no water", "truck drivers had no water"),
            ("Workers United was silent", "Workers United was silent"),
            ("Doctors without Borders had no water", "Doctors without Borders had no water"),
            ("Farmers for Peace had not met", "Farmers for Peace had not met"),
            ("Women in Black had not marched", "Women in Black had not marched"),
            ("Nurses and Midwives United had no seat", "Nurses and Midwives United had no seat"),
            ("Homes for All had no money", "Homes for All had no money"),
            ("Schools in the valley had no heat", "schools in the valley had no heat"),
            ("Two Sicilies Bank was silent", "Two Sicilies Bank was silent"),
            ("No. 10 was silent", "No. 10 was silent"),
            ("\"No one\" came", "\"No one\" came"),
        ] {
            assert_eq!(lowered(text, |_| false), expected);
        }
        assert_eq!(
            lowered("The Times was silent", |text| text.starts_with("The Times")),
            "The Times was silent"
        );
    }

    #[test]
    fn two_clauses_are_told_from_a_list() {
        for two in [
            "Kessia wants talks, but Valdoria will not answer",
            "Kessia wants talks, and Valdoria refuses",
            "Prices fell; landings rose",
            "Prices fell, while landings rose",
            "Prices fell, yet landings rose",
            "The channel is shallow, so tankers wait",
            "On Monday, Kessia closed the port, and Valdoria protests",
            "Kessia sent apples, pears, and plums, but Valdoria sent none",
            "Kessia sent apples, pears, and it kept the plums",
        ] {
            assert!(has_two_clauses(two), "{two}");
        }
        for one in [
            "Kessia sent apples, pears, and plums",
            "Kessia sent apples, pears and plums",
            "Kessia, which wants talks, waits",
            "The plan is \"slow, but steady\"",
            "\"We want talks, but they will not answer\"",
            "Kessia and Valdoria want talks",
        ] {
            assert!(!has_two_clauses(one), "{one}");
        }
    }
}
