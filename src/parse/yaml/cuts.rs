//! Words that a comma between braces cut off from the text before them: they are read as a part of it.

use super::mapping::{Fate, Key, Mapping};
use super::rows::{example, quote, short};
use super::traps::{curly_entry, near};
use super::{Entry, Node, NodeKind};
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::text::Span;

/// With what a text goes on and no field begins, behind a comma.
const GOES_ON: [&str; 50] = [
    "a", "after", "all", "also", "an", "and", "as", "before", "but", "by", "despite", "even", "every",
    "except", "for", "he", "his", "her", "if", "in", "it", "its", "like", "many", "most", "no", "nor", "not",
    "on", "one", "only", "or", "she", "so", "some", "such", "than", "that", "the", "their", "then", "they",
    "this", "we", "which", "while", "who", "whose", "with", "without",
];

/// Words that were cut off from a text.
#[derive(Debug)]
pub(super) struct Cut {
    /// The first of them.
    words: Span,
    /// The comma before them.
    comma: Span,
    /// Whether all that was cut off can only belong to the text.
    is_sure: bool,
}

/// Whether the words of a key between braces have neither colon nor value.
pub(super) fn is_cut(key: &Key, value: &Node) -> bool {
    value.kind == NodeKind::Empty && value.span.start == key.span.end && !key.text.is_empty()
}

/// Takes words that have neither colon nor value, as a part of the text before them where they may be that; the finding,
/// where they may not.
pub(super) fn take(text: &str, map: &mut Mapping, key: &Key) -> Option<Diagnostic> {
    let before = map.entries.last_mut().filter(|_| !map.has_stray);
    if let Some(comma) = before.and_then(|entry| join(text, entry, key)) {
        let is_sure = key.text.contains(' ') && goes_on(&key.text);
        let cut = map.cut.get_or_insert(Cut { words: key.span, comma, is_sure });
        cut.is_sure &= is_sure;
        return None;
    }
    // Further words that the same text lost are no findings of their own.
    let is_first = !std::mem::replace(&mut map.has_stray, true);
    if let Some(cut) = &mut map.cut {
        cut.is_sure = false;
        return None;
    }
    is_first.then(|| stray(text, map, key))
}

/// Whether words can only go on with what stands before them.
fn goes_on(words: &str) -> bool {
    let first = words.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next().unwrap_or_default();
    GOES_ON.contains(&first) || first.starts_with(char::is_uppercase)
}

/// Adds words to the text of an entry, where both are words without quotation marks and no ids; the comma between them.
fn join(text: &str, entry: &mut Entry, key: &Key) -> Option<Span> {
    let NodeKind::Text { text: before, quoted: false } = &mut entry.value.kind else { return None };
    let between = text.get(entry.value.span.end as usize..key.span.start as usize)?;
    let written = text.get(key.span.start as usize..key.span.end as usize)?;
    let is_plain = key.fate == Fate::Keep && between.trim() == "," && !written.starts_with(['"', '\'']);
    let is_curly = before.starts_with(['“', '”', '„', '‘']);
    if !is_plain || is_curly || !before.contains(' ') && !key.text.contains(' ') {
        return None;
    }
    let at = entry.value.span.end as usize + between.find(',')?;
    before.push(',');
    before.extend((between.len() > 1).then_some(' '));
    before.push_str(&key.text);
    entry.value.span.end = key.span.end;
    Some(Span::new(key.span.file, at, at + 1))
}

/// The finding for a text that is complete again.
pub(super) fn mended(text: &str, entry: &Entry, cut: &Cut) -> Diagnostic {
    let name = short(&entry.key);
    let span = entry.value.span;
    let whole = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let quoted = quote(&whole.split_whitespace().collect::<Vec<_>>().join(" "));
    let help = format!("put the whole text in quotation marks: `{}`", example(&format!("{name}: {quoted}")));
    let (message, severity, help, safety) = if cut.is_sure {
        let message =
            format!("a text between braces ends at a comma; these words are read as part of `{name}`");
        (message, Severity::Warning, help, Safety::Safe)
    } else {
        let message = format!("a comma cuts these words off from `{name}`");
        let help = format!("{help}; if they are a field, write a colon behind its name");
        (message, Severity::Error, help, Safety::Suggested)
    };
    Diagnostic::error("syntax", cut.words, message)
        .severity(severity)
        .related(cut.comma, format!("`{name}` ends here"))
        .help(help)
        .fix(span, quoted, "put it in quotation marks")
        .with(safety)
}

/// The finding for words that belong to no text.
fn stray(text: &str, map: &Mapping, key: &Key) -> Diagnostic {
    let words = short(&key.text);
    let row = near(text, key.span.start as usize).map(|(row, _)| row);
    let before = map.entries.last();
    if let Some(finding) = before.and_then(|entry| curly_entry(text, entry, row)) {
        return finding;
    }
    let Some(before) = before.filter(|entry| is_bare(&entry.value)) else {
        let finding =
            Diagnostic::error("syntax", key.span, format!("`{words}` has neither a colon nor a value"));
        return finding.help(format!("write `{words}: …`, or delete it"));
    };
    let name = short(&before.key);
    let end = before.value.span.end as usize;
    let comma = text.get(end..key.span.start as usize).and_then(|gap| gap.find(',')).unwrap_or_default();
    let written = text.get(before.value.span.start as usize..key.span.end as usize).unwrap_or_default();
    let list = example(&format!("{name}: [{written}]"));
    Diagnostic::error("syntax", key.span, format!("a comma cuts this off from `{name}`"))
        .related(Span::new(key.span.file, end + comma, end + comma + 1), format!("`{name}` ends here"))
        .help(format!(
            "put several words in brackets: `{list}`; put one text in quotation marks: `{}`",
            example(&format!("{name}: {}", quote(written)))
        ))
}

fn is_bare(value: &Node) -> bool {
    matches!(value.kind, NodeKind::Text { quoted: false, .. })
}
