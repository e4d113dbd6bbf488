//! Findings as Markdown, for the summary of a job or a merge request: a page that a reviewer reads.

mod inline;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::input::{Input, Marked, Status, counted};
use crate::check;
use crate::diagnostic::Severity;
use inline::{code, message, plain};

/// The most that GitHub takes of a summary, in bytes.
const LIMIT: usize = 1 << 20;

/// What is kept free for the words that say where the page was cut.
const RESERVE: usize = 300;

/// How many findings a section holds: a page is cut between sections.
const ROWS: usize = 100;

/// A piece of the page that stands whole or not at all.
struct Section {
    text: String,
    findings: usize,
}

/// Writes the page: counts for each brief, findings for each file, then what the rules ask.
pub fn write(input: &Input<'_>) -> String {
    let marked = input.marked();
    let mut page = head(input);
    let mut left_out = (0, 0);
    for section in sections(&marked, input) {
        if left_out.0 == 0 && page.len() + section.text.len() + RESERVE <= LIMIT {
            page.push_str(&section.text);
        } else {
            left_out = (left_out.0 + 1, left_out.1 + section.findings);
        }
    }
    if left_out.0 > 0 {
        let _ = write!(
            page,
            "\nThis page ends here, because a summary may have 1 MiB. {} in {} are left out; `byline check` shows all of them.\n",
            counted(left_out.1, "finding"),
            counted(left_out.0, "section"),
        );
    }
    page
}

fn head(input: &Input<'_>) -> String {
    let mut page = format!("# byline\n\n{}.\n", message(&capital(&input.summary())));
    if input.briefs.is_empty() {
        return page;
    }
    page.push_str("\n| brief | errors | warnings | notes | |\n| --- | ---: | ---: | ---: | --- |\n");
    for brief in input.briefs {
        let [errors, warnings, notes] = brief.counts;
        let state = if brief.ready { "ready" } else { "**held back**" };
        let _ = writeln!(
            page,
            "| {} ({}) | {errors} | {warnings} | {notes} | {state} |",
            plain(brief.title),
            code(brief.id)
        );
    }
    page
}

fn capital(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sections(marked: &[Marked<'_>], input: &Input<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    let new: Vec<_> = marked.iter().filter(|marked| matches!(marked.status, Status::New)).collect();
    for file in new.chunk_by(|a, b| a.finding.at.span.file == b.finding.at.span.file) {
        let (notes, graver): (Vec<_>, Vec<_>) =
            file.iter().partition(|marked| marked.finding.severity == Severity::Info);
        let path = file.first().map(|marked| input.path(marked.finding.at.span)).unwrap_or_default();
        let heading = |at: usize| match at {
            0 => format!("\n## {}\n", code(&path)),
            _ => format!("\n## {}, continued\n", code(&path)),
        };
        for (at, rows) in graver.chunks(ROWS).enumerate() {
            sections.push(Section { text: heading(at) + &table(rows, input), findings: rows.len() });
        }
        for (at, rows) in notes.chunks(ROWS).enumerate() {
            let heading = if graver.is_empty() { heading(at) } else { String::new() };
            let text = heading + &folded(&counted(rows.len(), "note"), &table(rows, input));
            sections.push(Section { text, findings: rows.len() });
        }
    }
    let of = |wanted: fn(&Status<'_>) -> bool| marked.iter().filter(move |marked| wanted(&marked.status));
    let known: Vec<_> = of(|status| matches!(status, Status::Known)).collect();
    let accepted: Vec<_> = of(|status| matches!(status, Status::Accepted(_))).collect();
    aside("known to the baseline", &known, input, &mut sections);
    aside("accepted with a reason", &accepted, input, &mut sections);
    sections.extend(rules(marked));
    sections
}

/// Findings that need no mending, folded away.
fn aside(title: &str, rows: &[&Marked<'_>], input: &Input<'_>, sections: &mut Vec<Section>) {
    for rows in rows.chunks(ROWS) {
        let title = format!("{} {title}", rows.len());
        let text = folded(&title, &table(rows, input));
        sections.push(Section { text, findings: rows.len() });
    }
}

fn table(rows: &[&Marked<'_>], input: &Input<'_>) -> String {
    let mut table = String::from("\n| line | | finding | rule |\n| ---: | --- | --- | --- |\n");
    for marked in rows {
        let finding = marked.finding;
        let span = finding.at.span;
        let line = input.texts.file(span.file).map_or(1, |file| file.line(span.start));
        let place = match marked.status {
            Status::New => line.to_string(),
            Status::Known | Status::Accepted(_) => code(&format!("{}:{line}", input.path(span))),
        };
        let severity = match finding.severity {
            Severity::Error => "**error**",
            Severity::Warning => "warning",
            Severity::Info => "note",
        };
        let record = finding.record.as_deref().map(|id| format!("{}: ", code(id))).unwrap_or_default();
        let then = match (&marked.status, &finding.help) {
            (Status::Accepted(accepted), _) => format!("<br>reason: {}", plain(&accepted.reason)),
            (_, Some(help)) => format!("<br>→ {}", message(help)),
            (_, None) => String::new(),
        };
        let _ = writeln!(
            table,
            "| {place} | {severity} | {record}{}{then} | {} |",
            message(&finding.message),
            code(finding.rule)
        );
    }
    table
}

fn folded(title: &str, body: &str) -> String {
    format!("\n<details>\n<summary>{title}</summary>\n{body}\n</details>\n")
}

/// What the rules of the findings to be mended ask, and how often each has found something.
fn rules(marked: &[Marked<'_>]) -> Option<Section> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for marked in marked.iter().filter(|marked| matches!(marked.status, Status::New)) {
        *counts.entry(marked.finding.rule).or_default() += 1;
    }
    let rows = counts.iter().filter_map(|(name, count)| {
        let rule = check::rule(name)?;
        Some(format!("- {} ({count}): {}\n", code(name), message(rule.page.summary)))
    });
    let list: String = rows.collect();
    if list.is_empty() {
        return None;
    }
    let body = format!("\n{list}\n`byline explain RULE` says why, with an example and its correction.\n");
    Some(Section { text: folded("What these rules find", &body), findings: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::report::input::Standing;
    use crate::text::{FileId, Span, Text, Texts};

    #[test]
    fn a_page_says_how_each_brief_stands_and_what_to_mend() {
        let mut texts = Texts::default();
        texts.add(Text::new("briefs/a.yaml", "x\ny\n"));
        let at = |start| Span::new(FileId(0), start, start + 1);
        let findings = [
            Diagnostic::error("missing-source", at(2), "`open` says not who said it")
                .record("open")
                .help("add it"),
            Diagnostic::error("stale", at(0), "old | worn").severity(Severity::Info),
        ];
        let briefs = [Standing { id: "note", title: "A | note", counts: [1, 0, 1], ready: false }];
        let page = write(&Input { briefs: &briefs, ..Input::new(&texts, &findings) });
        let expected = "\
# byline

1 error, 1 note.

| brief | errors | warnings | notes | |
| --- | ---: | ---: | ---: | --- |
| A &#124; note (`note`) | 1 | 0 | 1 | **held back** |

## `briefs/a.yaml`

| line | | finding | rule |
| ---: | --- | --- | --- |
| 2 | **error** | `open`: `open` says not who said it<br>→ add it | `missing-source` |

<details>
<summary>1 note</summary>

| line | | finding | rule |
| ---: | --- | --- | --- |
| 1 | note | old &#124; worn | `stale` |

</details>
";
        assert!(page.starts_with(expected), "{page}");
    }

    #[test]
    fn a_page_is_cut_between_sections_below_a_mebibyte_and_says_so() {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", "x\n"));
        let finding = Diagnostic::error("syntax", Span::new(FileId(0), 0, 1), "x".repeat(900));
        let findings = vec![finding; 2000];
        let page = write(&Input::new(&texts, &findings));
        assert!(page.len() <= LIMIT && page.len() > LIMIT - 200_000, "{}", page.len());
        let rows = page.lines().filter(|line| line.starts_with("| 1 |")).count();
        assert_eq!(rows % ROWS, 0);
        let left = format!("{} findings in", 2000 - rows);
        assert!(page.lines().last().is_some_and(|line| line.contains(&left)), "{left}");
    }
}
