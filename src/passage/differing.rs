//! Which words differ between a quote and the passage that has all of them, in one form or another.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::fold::fold;

/// How many differences are told.
const TOLD: usize = 3;

/// How many words of either side are compared.
const COMPARED: usize = 200;

/// What a passage has in another form than a quote, and what it has besides.
pub(super) fn words(quote: &str, passage: &str) -> String {
    let (quote, passage) = (fold(quote).text, fold(passage).text);
    let (quote, passage) = (split(&quote), split(&passage));
    let part = |words: &[&str], range: std::ops::Range<usize>| {
        format!("\"{}\"", words.get(range).unwrap_or_default().join(" "))
    };
    let told = capture_diff_slices(Algorithm::Myers, &quote, &passage).into_iter().filter_map(|step| {
        let (tag, old, new) = step.as_tag_tuple();
        match tag {
            DiffTag::Equal => None,
            DiffTag::Delete => Some(format!("no {}", part(&quote, old))),
            DiffTag::Insert => Some(format!("{} besides", part(&passage, new))),
            DiffTag::Replace => Some(format!("{} for {}", part(&passage, new), part(&quote, old))),
        }
    });
    let told: Vec<String> = told.take(TOLD).collect();
    if told.is_empty() { "other marks between them".to_owned() } else { told.join(", ") }
}

/// Words without the marks around them.
fn split(text: &str) -> Vec<&str> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).take(COMPARED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_and_other_words_are_told() {
        for (quote, passage, told) in [
            (
                "Seven weeks is thin but not rationing.",
                "Seven weeks is thin, but it is not rationing",
                "\"it is\" besides",
            ),
            ("both nation act", "both nations act", "\"nations\" for \"nation\""),
            ("We act, now", "We act now", "other marks between them"),
            ("a a b", "a b", "no \"a\""),
        ] {
            assert_eq!(words(quote, passage), told, "{quote}");
        }
    }
}
