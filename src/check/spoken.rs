//! How a message repeats a name that stands in a sentence.

use std::ops::Range;

/// A name as a sentence has it, with its article and without the ending of a possessive.
pub fn spoken(words: &str, place: &Range<usize>) -> Option<String> {
    let whole = words.get(place.clone())?;
    let spoken =
        ["'s", "\u{2019}s", "'", "\u{2019}"].iter().find_map(|end| whole.strip_suffix(end)).unwrap_or(whole);
    if let Some(office) = spoken.strip_prefix("The ") {
        return Some(format!("the {office}"));
    }
    let before = words.get(..place.start)?.split_whitespace().next_back().map(str::to_lowercase);
    let article = before.filter(|word| ARTICLES.contains(&word.as_str())).map(|word| word + " ");
    let name = if spoken == whole { titled(whole, words.get(place.end..)?) } else { "" };
    Some(format!("{}{spoken}{name}", article.unwrap_or_default()))
}

/// Words that belong to the noun behind them.
const ARTICLES: &[&str] = &["her", "his", "its", "our", "the", "their", "your"];

const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name that follows a title, with the space before it: " Ferro", behind "Ambassador".
fn titled<'a>(title: &str, after: &'a str) -> &'a str {
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let Some(name) = after.strip_prefix(' ').filter(|name| is_capital(name) && is_capital(title)) else {
        return "";
    };
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(name.len());
    // "Norline Friday": a day is nobody's name.
    after.get(..=end).filter(|name| !WEEKDAYS.contains(&name.trim_start())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_as_it_stands() {
        for (words, name, said) in [
            ("Ambassador Ferro of Ostia says so", "Ambassador", "Ambassador Ferro"),
            ("Your ministry says so", "ministry", "your ministry"),
            ("The ambassador Ferro says so", "ambassador", "the ambassador"),
            ("Vik's word, and Monday", "Vik", "Vik"),
            ("Vik's Norline said so", "Vik's", "Vik"),
            ("Norline Friday said so", "Norline", "Norline"),
            ("So says the Courier.", "Courier", "the Courier"),
        ] {
            let start = words.find(name).unwrap();
            assert_eq!(spoken(words, &(start..start + name.len())).as_deref(), Some(said), "{words}");
        }
    }
}
