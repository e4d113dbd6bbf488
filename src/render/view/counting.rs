//! Numbers, lists and first letters in sentences.

/// The form that goes with a number.
pub(super) fn verb<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// So many of something.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", words(count), verb(count, one, many))
}

/// Numbers up to ten in words.
pub(super) fn words(count: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// So many claims, as a sentence opens with them: in words, since no sentence begins with a figure.
pub(super) fn opening(count: usize) -> String {
    const TEENS: [&str; 9] = [
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let tens = (count / 10).checked_sub(2).and_then(|at| TENS.get(at));
    let spelled = match (count, tens) {
        (0..=10, _) => words(count),
        (11..=19, _) => TEENS.get(count - 11).map(|&word| word.to_owned()).unwrap_or_default(),
        (_, Some(tens)) if count.is_multiple_of(10) => (*tens).to_owned(),
        (_, Some(tens)) => format!("{tens}-{}", words(count % 10)),
        _ => return format!("In all, {count} claims"),
    };
    capitalized(&format!("{spelled} {}", verb(count, "claim", "claims")))
}

/// Items in a row without a serial comma, unless an item has an "and" or a comma of its own.
pub(in crate::render) fn series(items: &[String]) -> String {
    let heavy = items.iter().any(|item| item.contains(',') || item.contains(" and "));
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] if !heavy => format!("{one} and {other}"),
        [all @ .., last] => format!("{}{} and {last}", all.join(", "), if heavy { "," } else { "" }),
    }
}

/// The text with its first letter in upper case.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
