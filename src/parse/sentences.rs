//! A list of sentences, in which a comma between brackets may have cut one in two.

use crate::diagnostic::Diagnostic;
use crate::parse::value::{Faults, OneOrMany, Shape, Value, shown};
use crate::parse::yaml::{Node, NodeKind};
use crate::text::{Span, Spanned};

/// One sentence, or a list of several.
#[derive(Debug, Clone)]
pub struct Sentences(pub Vec<Spanned<String>>);

/// With what a sentence goes on, and none begins.
const GOES_ON: [&str; 15] = [
    "which", "who", "whose", "whom", "and", "but", "or", "nor", "so", "because", "although", "though",
    "whereas", "thereby", "thus",
];

/// With what a condition begins, which tells nothing before its other half.
const CONDITIONS: [&str; 7] = ["if", "unless", "when", "once", "should", "had", "were"];

/// With what the other half of a condition begins.
const OUTCOMES: [&str; 8] = ["we", "our", "it", "this", "that", "these", "they", "then"];

/// What the other half of a condition has in it.
const VERDICTS: [&str; 4] = ["would", "wrong", "likelier", "weaker"];

impl Value for Sentences {
    fn shape() -> Shape {
        OneOrMany::<String>::shape()
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        for finding in cuts(&node, faults.field) {
            faults.push(finding);
        }
        OneOrMany::read(node, faults).map(|list| Self(list.0))
    }
}

/// An item as it stands between brackets without quotation marks.
fn bare(item: &Node) -> Option<(&str, Span)> {
    match &item.kind {
        NodeKind::Text { text, quoted: false, .. } => Some((text, item.span)),
        _ => None,
    }
}

/// The commas between brackets that cut a sentence in two.
fn cuts(node: &Node, field: &str) -> Vec<Diagnostic> {
    let NodeKind::List(items) = &node.kind else { return Vec::new() };
    // A list on lines of its own ends with its last item; brackets end after it.
    if items.last().is_none_or(|last| node.span.end <= last.span.end) {
        return Vec::new();
    }
    items
        .iter()
        .zip(items.iter().skip(1))
        .filter_map(|(before, after)| Some((bare(before)?, bare(after)?)))
        .filter(|&(before, after)| is_cut(before, after))
        .map(|(before, after)| cut(before, after, field))
        .collect()
}

fn is_cut((before, left): (&str, Span), (after, right): (&str, Span)) -> bool {
    let is_number = before.ends_with(|last: char| last.is_ascii_digit())
        && after.starts_with(|first: char| first.is_ascii_digit())
        && right.start == left.end + 1;
    let first = after.split_whitespace().next().unwrap_or_default();
    let is = |words: &[&str], word: &str| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    let is_half = is(&CONDITIONS, before.split_whitespace().next().unwrap_or_default())
        && !is(&CONDITIONS, first)
        && (is(&OUTCOMES, first)
            || after.split(|sign: char| !sign.is_alphanumeric()).any(|word| is(&VERDICTS, word)));
    // A capital begins a sentence of its own, whatever the word.
    is_number || is_half || GOES_ON.contains(&first)
}

fn cut((before, left): (&str, Span), (after, right): (&str, Span), field: &str) -> Diagnostic {
    let blank = if right.start == left.end + 1 { "" } else { " " };
    let whole = format!("{before},{blank}{after}").replace('\\', "\\\\").replace('"', "\\\"");
    let message = format!("a comma cuts these words off from `{}`", shown(before));
    let comma = Span { start: left.end, end: left.end + 1, ..left };
    Diagnostic::error("syntax", right, message)
        .related(comma, format!("this item of `{field}` ends here"))
        .help(format!(
            "put the whole text in quotation marks: `{field}: [\"{whole}\"]`; what is an item of its own gets a line of its own, `- …`"
        ))
}
