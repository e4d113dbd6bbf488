//! Findings as an author reads them in a terminal: message, the lines it is about, what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};
use rayon::prelude::*;

use super::input::{Color, Input, clean, clean_lines};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::text::{Span, Text};

/// Places in one file that lie no further apart than this many lines share one excerpt.
const NEAR: usize = 40;

/// A span over more lines than this is shown by its first line.
const TALL: usize = 6;

/// How much of a line is drawn after the place in it, in bytes: lines of megabytes cost time to draw.
const TAIL: usize = 400;

/// How much of a line is drawn before the place in it, in bytes; one that is longer is named and not drawn.
const HEAD: usize = 1 << 13;

/// Writes each finding with an excerpt of its file, by file and place, a blank line after each.
pub fn write(input: &Input<'_>) -> String {
    let renderer = match input.color {
        Color::Plain => Renderer::plain(),
        Color::Ansi => Renderer::styled().hyperlink(false),
    };
    // A large desk has thousands of findings, and each one is drawn for itself.
    let drawn =
        input.shown().into_par_iter().map(|finding| renderer.render(&groups(finding, input)) + "\n\n");
    drawn.collect::<Vec<String>>().concat()
}

fn groups<'a>(finding: &'a Diagnostic, input: &Input<'a>) -> Vec<Group<'a>> {
    let title = level(finding.severity).primary_title(clean(&finding.message)).id(finding.rule);
    let mut group = title.elements(excerpts(finding, input));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let fix = finding.fix.as_ref().and_then(|fix| mended(fix, input));
    std::iter::once(group).chain(fix).collect()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// The excerpts that show a finding's places: the one of the finding itself first.
fn excerpts<'a>(finding: &'a Diagnostic, input: &Input<'a>) -> Vec<Element<'a>> {
    let mut apart: Vec<Vec<&Label>> = vec![vec![&finding.at]];
    for label in &finding.related {
        match apart.iter_mut().find(|near| near.iter().any(|other| are_near(label.span, other.span, input))) {
            Some(near) => near.push(label),
            None => apart.push(vec![label]),
        }
    }
    apart.iter().filter_map(|labels| excerpt(labels, &finding.at, input)).collect()
}

fn are_near(a: Span, b: Span, input: &Input<'_>) -> bool {
    let line = |span: Span| input.texts.file(span.file).map_or(0, |file| file.line(span.start));
    a.file == b.file && line(a).abs_diff(line(b)) <= NEAR
}

fn excerpt<'a>(labels: &[&Label], primary: &Label, input: &Input<'a>) -> Option<Element<'a>> {
    let spans: Vec<Span> = labels.iter().map(|label| label.span).collect();
    let first = *spans.first()?;
    let file = input.texts.file(first.file)?;
    let window = Window::around(file, &spans);
    if window.is_long() {
        let place = file.place(first.start);
        return Some(Origin::path(clean(&file.path)).line(place.line).char_column(place.column).into());
    }
    let annotations = labels.iter().map(|&label| {
        let kind =
            if std::ptr::eq(label, primary) { AnnotationKind::Primary } else { AnnotationKind::Context };
        let text = Some(clean(&label.text)).filter(|text| !text.is_empty());
        kind.span(window.range(label.span)).label(text)
    });
    let annotations: Vec<_> = annotations.collect();
    let snippet = Snippet::source(clean_lines(window.raw)).line_start(window.line);
    Some(snippet.path(clean(&file.path)).annotations(annotations).into())
}

fn mended<'a>(fix: &'a Fix, input: &Input<'a>) -> Option<Group<'a>> {
    let file = input.texts.file(fix.span.file)?;
    let window = Window::around(file, &[fix.span]);
    if window.is_long() {
        return None;
    }
    let patch = Patch::new(window.range(fix.span), clean_lines(&fix.replacement));
    let snippet = Snippet::source(clean_lines(window.raw)).line_start(window.line);
    Some(Level::HELP.secondary_title(clean(&fix.title)).element(snippet.path(clean(&file.path)).patch(patch)))
}

/// The lines of a file that hold some spans.
struct Window<'a> {
    file: &'a Text,
    /// The number of the first line, and how many there are.
    line: usize,
    lines: usize,
    /// Where the first line starts.
    start: usize,
    /// The lines as they stand in the file, the last one cut where it is very long.
    raw: &'a str,
}

impl<'a> Window<'a> {
    fn around(file: &'a Text, spans: &[Span]) -> Self {
        let bounds = spans.iter().map(|&span| bounds(file, span));
        let (from, to) = bounds.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default();
        let line = file.line(clamped(from));
        let start = file.line_start(line) as usize;
        let last = file.line(clamped(to));
        let end = file.line_start(last + 1) as usize;
        let end = file.floor(clamped(end.min(to + TAIL)));
        let raw = file.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        Self { file, line, lines: last - line + 1, start, raw }
    }

    /// Whether there is too much to draw.
    fn is_long(&self) -> bool {
        self.raw.len() > HEAD * self.lines
    }

    /// The place of a span in the cleaned lines.
    fn range(&self, span: Span) -> Range<usize> {
        let (from, to) = bounds(self.file, span);
        let at = |offset: usize| {
            let before = self.raw.get(..offset.saturating_sub(self.start)).unwrap_or(self.raw);
            clean_lines(before).len()
        };
        at(from)..at(to)
    }
}

/// The bytes of a span, on character boundaries of its file; of a tall one, those on its first line.
fn bounds(file: &Text, span: Span) -> (usize, usize) {
    let (from, to) = (file.floor(span.start), file.floor(span.end));
    let first = file.line(clamped(from));
    if file.line(clamped(to)) - first < TALL {
        return (from, to);
    }
    let line = file.text.get(from..file.line_start(first + 1) as usize).unwrap_or_default();
    (from, from + line.trim_end().len())
}

fn clamped(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Texts};

    fn texts(path: &str, text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.add(Text::new(path, text));
        texts
    }

    fn written(texts: &Texts, findings: &[Diagnostic]) -> String {
        write(&Input::new(texts, findings))
    }

    fn span(start: usize, end: usize) -> Span {
        Span::new(FileId(0), start, end)
    }

    #[test]
    fn a_finding_shows_its_line_and_what_to_do() {
        let texts = texts("briefs/a.yaml", "claims:\n  - id: a\n    speakr: ruiz\n");
        let finding = Diagnostic::error("unknown-field", span(22, 28), "a claim has no field `speakr`")
            .label("here")
            .related(span(14, 15), "in this claim")
            .help("did you mean `speaker`?");
        assert_eq!(
            written(&texts, &[finding]),
            "\
error[unknown-field]: a claim has no field `speakr`
 --> briefs/a.yaml:3:5
  |
2 |   - id: a
  |       - in this claim
3 |     speakr: ruiz
  |     ^^^^^^ here
  |
  = help: did you mean `speaker`?

"
        );
    }

    #[test]
    fn a_place_late_in_a_very_long_line_is_named_and_not_drawn() {
        let text = "é ".repeat(1 << 14);
        let texts = texts("a.yaml", &text);
        let finding = Diagnostic::error("syntax", span(30_000, 30_002), "x").help("y");
        let shown = written(&texts, &[finding]);
        assert!(shown.contains("--> a.yaml:1:20001\n"), "{shown}");
        assert!(shown.len() < 200, "{shown}");
    }

    #[test]
    fn a_place_late_in_a_file_has_its_own_line_number() {
        let text = "é\r\n".repeat(5000) + "last: é line\r\n";
        let texts = texts("a.yaml", &text);
        let at = text.find("line").unwrap();
        let shown = written(&texts, &[Diagnostic::error("syntax", span(at, at + 4), "x")]);
        assert!(shown.contains("--> a.yaml:5001:9"), "{shown}");
        assert!(shown.contains("5001 | last: é line\n"), "{shown}");
        assert!(shown.contains("     |         ^^^^\n"), "{shown}");
    }

    #[test]
    fn control_characters_are_shown_and_the_mark_stays_in_place() {
        let texts = texts("a\u{1b}[2J.yaml", "a: \u{202e}\u{9b}b\n");
        let shown = written(&texts, &[Diagnostic::error("syntax", span(8, 9), "an \u{1b}[31mx")]);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(shown.contains("1 | a: \\u{202e}\\u{9b}b\n  |                  ^\n"), "{shown}");
    }

    #[test]
    fn a_fix_is_shown_as_a_change() {
        let texts = texts("a.yaml", "asertion: x\n");
        let finding = Diagnostic::error("unknown-field", span(0, 8), "x").fix(
            span(0, 8),
            "assertion",
            "write `assertion`",
        );
        assert!(written(&texts, &[finding]).contains("assertion: x"));
    }

    #[test]
    fn places_far_apart_have_an_excerpt_each() {
        let text = "x\n".repeat(200);
        let texts = texts("a.yaml", &text);
        let shown = written(
            &texts,
            &[Diagnostic::error("duplicate-id", span(300, 301), "x").related(span(0, 1), "first")],
        );
        assert!(shown.contains("151 | x") && shown.contains("  1 | x"), "{shown}");
    }

    proptest::proptest! {
        #[test]
        fn no_text_and_no_place_panics(
            text in "[a\né\r\t\u{1b}\u{202e}北\"]{0,60}",
            start in 0_usize..80,
            size in 0_usize..80,
        ) {
            let texts = texts("a.yaml", &text);
            let finding = Diagnostic::error("syntax", span(start, start + size), text.as_str())
                .related(span(size, start + size), "é")
                .fix(span(start, start + size), "\tb\n", "do");
            let shown = written(&texts, &[finding]);
            proptest::prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
