//! Numbers in digits and in words, and the words of a text around them.

use crate::check::prose::has;

/// A word or number between blanks, without the marks around it.
pub struct Token<'a> {
    /// The byte at which it begins.
    pub start: usize,
    /// As it stands there.
    pub typed: &'a str,
    /// The same in lower case.
    pub lower: String,
    /// The marks right before it.
    pub before: &'a str,
    /// Whether a mark closes the clause behind it.
    pub ends: bool,
    /// Whether it begins a sentence, or what somebody says.
    pub opens: bool,
}

impl Token<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.start + self.typed.len()
    }
}

/// The words and numbers of a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut is_new = true;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let opened =
            word.trim_start_matches(['(', '[', '"', '“', '‘', '\'', '$', '£', '€', '¥', '~', '*', '_']);
        let typed = opened
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '\'', '*', '_', '…']);
        if !typed.is_empty() {
            let start = at + word.len() - opened.len();
            let closing = opened.strip_prefix(typed).unwrap_or_default();
            let before = word.strip_suffix(opened).unwrap_or_default();
            let opens = is_new || before.contains(['"', '“', '‘']);
            is_new = closing.contains(['.', '!', '?', ':']);
            let ends = !closing.is_empty();
            found.push(Token { start, typed, lower: typed.to_lowercase(), before, ends, opens });
        }
        at += part.len();
    }
    found
}

/// A number as typed.
pub struct Number {
    /// How much it is.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What the last digit counts.
    pub step: f64,
}

/// A number in digits at the head of a word, and what the word has behind it: `12-day`, `12%`. What mixes letters
/// and digits otherwise, or is a date, a time or an ordinal, is none.
pub fn in_digits(word: &str) -> Option<(Number, Option<&str>)> {
    let length = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(word.len());
    let (digits, rest) = word.split_at(length);
    let (value, step) = decimal(digits)?;
    let exact = |value| Number { value, upper: None, step };
    match rest {
        "" => Some((exact(value), None)),
        "%" => Some((exact(value), Some("percent"))),
        "°" | "°c" | "°f" => Some((exact(value), Some("degrees"))),
        "m" | "mn" => Some((Number { value: value * 1e6, upper: None, step: step * 1e6 }, None)),
        "bn" => Some((Number { value: value * 1e9, upper: None, step: step * 1e9 }, None)),
        _ => {
            let rest = rest.strip_prefix(['-', '–', '‑'])?;
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                let (upper, of) =
                    rest.strip_suffix('%').map_or((rest, None), |upper| (upper, Some("percent")));
                let (upper, step) = decimal(upper)?;
                return (upper > value).then_some((Number { value, upper: Some(upper), step }, of));
            }
            rest.starts_with(char::is_alphabetic).then_some((exact(value), Some(rest)))
        }
    }
}

/// A value in digits, and what its last digit counts.
fn decimal(digits: &str) -> Option<(f64, f64)> {
    let mut whole = digits.split('.');
    let (before, after) = (whole.next()?, whole.next());
    if whole.next().is_some() || after.is_some_and(|after| after.is_empty() || after.contains(',')) {
        return None;
    }
    let mut groups = before.split(',');
    let first = groups.next()?;
    if first.is_empty() || groups.any(|group| group.len() != 3) || digits.len() > 20 {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    let places = after.map_or(0, str::len);
    let step = (0..places).fold(1.0, |step, _| step / 10.0);
    Some((plain.parse().ok()?, step))
}

const ONES: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen";

const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

/// A number in words at the head of a word: `twelve`, `twenty-two`, `eight-week`.
pub fn in_words(word: &str) -> Option<(Number, Option<&str>)> {
    let (head, rest) = word.split_once(['-', '‑']).map_or((word, None), |(head, rest)| (head, Some(rest)));
    let place = |list: &str, word: &str| list.split(' ').position(|known| known == word);
    let number = |value: usize| {
        let value = f64::from(u32::try_from(value).unwrap_or_default());
        Number { value, upper: None, step: 1.0 }
    };
    if let Some(one) = place(ONES, head) {
        return (one > 0 && rest != Some("time")).then(|| (number(one), rest));
    }
    let tens = (place(TENS, head)? + 2) * 10;
    let Some(rest) = rest else { return Some((number(tens), None)) };
    let (second, tail) = rest.split_once('-').map_or((rest, None), |(second, tail)| (second, Some(tail)));
    match place(ONES, second).filter(|one| (1..10).contains(one)) {
        Some(one) => Some((number(tens + one), tail)),
        None => Some((number(tens), Some(rest))),
    }
}

/// Words behind which a time tells when something was.
const DATED: &str = "after ago apart before earlier later old since";

/// The words behind a span of time that tell when, or how old.
pub fn dated(behind: &[Token<'_>]) -> Option<String> {
    let word = &behind.first().filter(|next| has(DATED, &next.lower))?.lower;
    match behind {
        [_, one, two, ..] if has("after before", word) && !one.ends => {
            Some(format!("{word} {} {}", one.lower, two.lower))
        }
        _ => Some(word.clone()),
    }
}
