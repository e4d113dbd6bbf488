//! Analysts' Markdown: read with a named set of options, written back as clean Markdown or as HTML.

mod writer;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::direction;
use crate::parse::citation::{self, Citation};
use crate::render::markdown::writer::Writer;
use crate::render::marks;
use crate::render::tracers;

/// What one citation of a text becomes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cited {
    /// The claims' own sentences, for `[+id]`.
    pub sentence: Option<String>,
    /// The marks of its references.
    pub marks: String,
}

/// An analyst's text and where it goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// The text as written.
    pub markdown: &'a str,
    /// What its citations become, in order.
    pub cited: &'a [Cited],
    /// The level of the heading that it stands under.
    pub under: u8,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A piece of a text: an event of Markdown, or a citation.
enum Part<'a> {
    Event(Event<'a>),
    Text(CowStr<'a>),
    Cite(usize),
}

impl Part<'_> {
    /// Whether it is a citation that becomes notes.
    fn is_note(&self, citations: &[Citation<'_>]) -> bool {
        matches!(self, Self::Cite(at) if citations.get(*at).is_some_and(Citation::is_note))
    }
}

/// Reads a text; raw HTML becomes text, images their description, links of other schemes their words.
fn parts<'a>(text: &'a str, under: u8, has_place: &dyn Fn(usize) -> bool) -> Vec<Part<'a>> {
    let citations = citation::scan(text);
    let mut parts = Vec::new();
    let mut dropped_links = Vec::new();
    let mut in_code = false;
    let mut level = under;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Text(words) if !in_code => cut(words, range, &citations, &mut parts),
            Event::Text(words) => parts.push(Part::Event(Event::Text(words))),
            Event::Html(words) | Event::InlineHtml(words) => parts.push(Part::Text(words)),
            Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => dropped_links.push(true),
            Event::Start(Tag::Link { .. }) => {
                dropped_links.push(false);
                parts.push(Part::Event(event));
            }
            Event::End(TagEnd::Link) => {
                if dropped_links.pop() == Some(false) {
                    parts.push(Part::Event(event));
                }
            }
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock)
            | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Heading { level: written, .. }) => {
                level = (written as u8).saturating_add(under).min(level + 1).min(6);
                let level = heading(level);
                let tag = Tag::Heading { level, id: None, classes: vec![], attrs: vec![] };
                parts.push(Part::Event(Event::Start(tag)));
            }
            Event::End(TagEnd::Heading(_)) => {
                parts.push(Part::Event(Event::End(TagEnd::Heading(heading(level)))));
            }
            _ => {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => in_code = true,
                    Event::End(TagEnd::CodeBlock) => in_code = false,
                    _ => {}
                }
                parts.push(Part::Event(event));
            }
        }
    }
    let mut parts = side_by_side(parts, &citations);
    behind_punctuation(&mut parts, &citations, has_place);
    apart_from_citations(parts)
}

/// Closes before each citation what the text before it leaves open of controls of direction.
fn apart_from_citations(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut open = direction::Open::default();
    let mut apart = Vec::with_capacity(parts.len());
    for part in parts {
        match &part {
            Part::Text(words) => open.read(words),
            Part::Cite(_) => apart.extend(Some(open.close()).filter(|close| !close.is_empty()).map(text)),
            Part::Event(Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::Heading { .. })) => {
                open = direction::Open::default();
            }
            Part::Event(_) => {}
        }
        apart.push(part);
    }
    apart
}

fn text<'a>(words: String) -> Part<'a> {
    Part::Text(words.into())
}

/// Citations that stand side by side as one, without the blanks between them.
fn side_by_side<'a>(parts: Vec<Part<'a>>, citations: &[Citation<'_>]) -> Vec<Part<'a>> {
    let is_note = |part: &Part<'_>| part.is_note(citations);
    let is_blank = |part: &Part<'_>| match part {
        Part::Text(words) => words.trim().is_empty(),
        Part::Event(event) => *event == Event::SoftBreak,
        Part::Cite(_) => false,
    };
    let mut joined: Vec<Part<'a>> = Vec::with_capacity(parts.len());
    for part in parts {
        if is_note(&part) {
            let words = joined.iter().rposition(|part| !is_blank(part));
            if let Some(last) = words.filter(|&last| joined.get(last).is_some_and(is_note)) {
                joined.truncate(last + 1);
            }
        }
        joined.push(part);
    }
    joined
}

/// Moves the references of `[@id]` behind the punctuation that follows them, as notes are set: "he said.¹". A sentence that
/// goes on behind a place in words would go on behind its parenthesis: "he said¹ (para. 1); she".
fn behind_punctuation(parts: &mut [Part<'_>], citations: &[Citation<'_>], has_place: &dyn Fn(usize) -> bool) {
    let is_note = |part: &Part<'_>| part.is_note(citations);
    let count = |text: &str| text.matches('"').count();
    let mut marks = 0;
    for at in 0..parts.len() {
        let (before, rest) = parts.split_at_mut(at);
        if let Some(Part::Text(text)) = before.last() {
            marks += count(text);
        }
        let notes = rest.iter().take_while(|part| is_note(part)).count();
        let (Some(Part::Text(before)), 1..) = (before.last_mut(), notes) else { continue };
        let mut text = before.trim_end().to_owned();
        let last = rest.get(notes - 1);
        let is_placed = matches!(last, Some(Part::Cite(at)) if has_place(*at));
        if let Some(Part::Text(after)) = rest.get_mut(notes) {
            if is_placed && !text.ends_with(['"', '”']) && after.starts_with([',', ';', ':']) {
                *before = text.into();
                continue;
            }
            let rest = after.trim_start_matches(['.', ',', ';', ':', '?', '!', '”', '"']);
            let moved = after.len() - rest.len();
            let signs = after.get(..moved).unwrap_or_default();
            set(&mut text, signs, marks);
            marks += count(signs);
            *after = rest.to_owned().into();
        }
        *before = text.into();
    }
}

/// Sets punctuation behind a text: a lone period or comma within the quotation mark that ends it, as in byline's own
/// sentences. A straight mark ends what another one began, of all that stand so far, and is none of inches.
fn set(text: &mut String, signs: &str, marks: usize) {
    // "until 5 a.m." ends its sentence too.
    if signs == "." && text.ends_with('.') {
        return;
    }
    let mark =
        text.chars().next_back().filter(|mark| matches!(mark, '"' | '”') && matches!(signs, "." | ","));
    let closes = |mark: &char| {
        let body = text.strip_suffix(*mark).unwrap_or_default();
        match mark {
            '"' => marks.is_multiple_of(2) && body.ends_with(char::is_alphabetic),
            _ => body.ends_with(char::is_alphanumeric),
        }
    };
    let mark = mark.filter(closes);
    if mark.is_some() {
        text.pop();
    }
    text.push_str(signs);
    text.extend(mark);
}

/// Cuts the citations out of a piece of text. The parser breaks text at brackets, so that a citation may come in
/// several pieces; the one it starts in stands for all.
fn cut<'a>(words: CowStr<'a>, range: Range<usize>, citations: &[Citation<'_>], parts: &mut Vec<Part<'a>>) {
    let first = citations.partition_point(|citation| citation.range.end <= range.start);
    let inside = citations.iter().enumerate().skip(first).take_while(|(_, one)| one.range.start < range.end);
    let mut at = range.start;
    let mut rest = Vec::new();
    for (number, citation) in inside {
        let before = citation.range.start.saturating_sub(range.start);
        rest.push((words.get(at - range.start..before).unwrap_or_default().to_owned(), None));
        let starts_here = citation.range.start >= range.start;
        rest.push((String::new(), starts_here.then_some(number)));
        at = citation.range.end.min(range.end);
    }
    if rest.is_empty() {
        parts.push(Part::Text(words));
        return;
    }
    rest.push((words.get(at - range.start..).unwrap_or_default().to_owned(), None));
    for (text, cited) in rest {
        if !text.is_empty() {
            parts.push(Part::Text(text.into()));
        }
        parts.extend(cited.map(Part::Cite));
    }
}

fn heading(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

/// Whether a page may link to an address: http, https or mailto.
fn is_safe(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// The text as HTML.
pub(super) fn to_html(text: &Text<'_>) -> String {
    let Text { markdown: text, cited, under } = *text;
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut depth = 0;
    for part in parts(text, under, &|_| false) {
        match part {
            Part::Text(words) => events.push(Event::Text(tracers::own_words(&words, &mut depth).into())),
            Part::Cite(at) => {
                let Some(cited) = cited.get(at) else { continue };
                events.extend(cited.sentence.clone().map(|sentence| Event::Text(sentence.into())));
                events.push(Event::Html(cited.marks.clone().into()));
            }
            Part::Event(Event::Start(Tag::Link { dest_url, .. })) => {
                let mut address = String::new();
                let _ = push_address(&mut address, &dest_url);
                events
                    .push(Event::Html(format!("<a href=\"{address}\" rel=\"noopener noreferrer\">").into()));
            }
            Part::Event(Event::End(TagEnd::Link)) => events.push(Event::Html("</a>".into())),
            Part::Event(Event::Start(tag @ Tag::Table(_))) => {
                let region = "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">";
                events.extend([Event::Html(region.into()), Event::Start(tag)]);
            }
            Part::Event(Event::End(TagEnd::Table)) => {
                events.extend([Event::End(TagEnd::Table), Event::Html("</div>\n".into())]);
            }
            Part::Event(event) => events.push(event),
        }
    }
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    html
}

/// An address for a quoted attribute: everything that is not plain in an address is percent-encoded.
fn push_address(out: &mut String, address: &str) -> std::fmt::Result {
    use std::fmt::Write as _;
    for byte in address.trim().bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b':'
            | b'?'
            | b'#' => {
                out.push(char::from(byte));
            }
            b'@' | b'!' | b'$' | b'+' | b',' | b';' | b'=' | b'%' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}")?,
        }
    }
    Ok(())
}

/// The text as Markdown: blocks apart, everything that looked like HTML escaped.
pub(super) fn to_markdown(text: &Text<'_>) -> String {
    let Text { markdown: text, cited, under } = *text;
    let mut writer = Writer::default();
    let has_place = |at: usize| cited.get(at).is_some_and(|cited| marks::has_place(&cited.marks));
    for part in parts(text, under, &has_place) {
        match part {
            Part::Text(words) => writer.text(&words),
            Part::Cite(at) => {
                let Some(cited) = cited.get(at) else { continue };
                writer.text(cited.sentence.as_deref().unwrap_or_default());
                writer.marks(&cited.marks);
            }
            Part::Event(event) => writer.event(event),
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_goes_into_quotation_marks_and_not_into_inches() {
        for (text, marks, said) in [
            ("It is \"under review\"", 2, "It is \"under review.\""),
            ("It is “under review”", 0, "It is “under review.”"),
            ("A pipe of 48\"", 1, "A pipe of 48\"."),
            ("Pipes of 6\" and 48\"", 2, "Pipes of 6\" and 48\"."),
            ("It ends here\"", 1, "It ends here\"."),
        ] {
            let mut text = text.to_owned();
            set(&mut text, ".", marks);
            assert_eq!(text, said);
        }
    }
}
