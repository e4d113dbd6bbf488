//! A list of sentences, in which a comma between brackets may have cut one in two.

use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::value::{Faults, OneOrMany, Shape, Value, shown};
use crate::parse::yaml::{Node, NodeKind};
use crate::text::{Span, Spanned};

/// One sentence, or a list of several.
#[derive(Debug, Clone)]
pub struct Sentences(pub Vec<Spanned<String>>);

/// With what a sentence goes on, and none begins.
const GOES_ON: [&str; 11] =
    ["and", "but", "or", "nor", "so", "because", "although", "though", "whereas", "thereby", "thus"];

/// With what a question begins: an item that names what is to be watched.
const QUESTIONS: [&str; 9] = ["how", "what", "when", "where", "whether", "which", "who", "whose", "why"];

/// With what a condition begins, which tells nothing before its other half.
const CONDITIONS: [&str; 7] = ["if", "unless", "when", "once", "should", "had", "were"];

/// What the other half of a condition has in it.
const VERDICTS: [&str; 4] = ["would", "wrong", "likelier", "weaker"];

impl Value for Sentences {
    fn shape() -> Shape {
        OneOrMany::<String>::shape()
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let count = faults.count;
        for finding in cuts(&node, faults.field) {
            faults.push(finding);
        }
        // Every word is read all the same: the record can be used.
        faults.count = count;
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
    is_number((before, left), (after, right)) || goes_on(before, after)
}

/// Whether a comma stands in a figure: "1,000".
fn is_number((before, left): (&str, Span), (after, right): (&str, Span)) -> bool {
    before.ends_with(|last: char| last.is_ascii_digit())
        && after.starts_with(|first: char| first.is_ascii_digit())
        && right.start == left.end + 1
}
/// Whether words only go on with what stands before them.
fn goes_on(before: &str, after: &str) -> bool {
    let is = |words: &[&str], word: &str| words.iter().any(|one| one.eq_ignore_ascii_case(word));
    let opening = before.split_whitespace().next().unwrap_or_default();
    let mut words = after.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    // "Which ships call" is an item of its own, "which would show" is none, but behind another question.
    let is_relative = first == "which" && words.clone().next() == Some("would") && !is(&QUESTIONS, opening);
    let is_half = is(&CONDITIONS, opening)
        && !is(&CONDITIONS, first)
        && !is(&QUESTIONS, first)
        && (is(&VERDICTS, first) || words.any(|word| is(&VERDICTS, word)));
    // A capital begins a sentence of its own, whatever the word.
    is_relative || is_half || GOES_ON.contains(&first)
}

fn cut((before, left): (&str, Span), (after, right): (&str, Span), field: &str) -> Diagnostic {
    let blank = if right.start == left.end + 1 { "" } else { " " };
    let whole = format!("{before},{blank}{after}").replace('\\', "\\\\").replace('"', "\\\"");
    let message = format!("a comma cuts these words off from `{}`", shown(before));
    // That a figure is cut is sure; what else only goes on may be an item all the same.
    let severity =
        if is_number((before, left), (after, right)) { Severity::Error } else { Severity::Warning };
    let comma = Span { start: left.end, end: left.end + 1, ..left };
    Diagnostic::error("syntax", right, message)
        .severity(severity)
        .related(comma, format!("this item of `{field}` ends here"))
        .help(format!(
            "put the whole text in quotation marks: `{field}: [\"{whole}\"]`; what is an item of its own gets a line of its own, `- …`"
        ))
}
