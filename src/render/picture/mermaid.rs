//! The same pictures in Mermaid, which forges draw in Markdown.

use std::fmt::Write as _;

use indexmap::IndexMap;

use crate::render::filters::drawn_together;
use crate::render::picture::shapes::{Flow, Timeline};
use crate::render::tracers;

/// The most ways that a graph shows; forges refuse larger ones.
const WAYS: usize = 60;

/// A timeline, or nothing without a date.
pub(super) fn timeline(facts: &Timeline) -> String {
    if facts.events.is_empty() {
        return String::new();
    }
    let mut out = "```mermaid\ntimeline\n".to_owned();
    for events in facts.events.chunk_by(|a, b| a.words == b.words) {
        let words = events.first().map(|event| label(&event.words)).unwrap_or_default();
        let _ = write!(out, "  {words}");
        for event in events {
            let _ = write!(out, " : {} {}", event.number, label(&event.who));
        }
        out.push('\n');
    }
    out + "```"
}

/// Who told whom as a graph; nothing where there are too many ways for one.
pub(super) fn flow(facts: &Flow) -> String {
    if facts.lines.is_empty() || facts.lines.len() > WAYS {
        return String::new();
    }
    let mut nodes: IndexMap<(&str, &str), String> = IndexMap::new();
    let mut edges: Vec<String> = Vec::new();
    for (number, line) in facts.lines.iter().enumerate() {
        let mut before: Vec<usize> = Vec::new();
        for hops in line.hops.chunk_by(|a, b| a.part == b.part) {
            let mut level = Vec::new();
            for hop in hops {
                let entry = nodes.entry((hop.part.as_str(), hop.anchor.as_str()));
                level.push(entry.index());
                entry.or_insert_with(|| shaped(&hop.kind, &label(&hop.called())));
            }
            let pairs =
                before.iter().flat_map(|from| level.iter().map(move |to| format!("  n{from} --> n{to}")));
            edges.extend(pairs);
            before = level;
        }
        let claims = drawn_together(line.claims.iter().map(|claim| i128::from(claim.number)).collect());
        edges.extend(before.iter().map(|from| format!("  n{from} --> c{number}[\"{claims}\"]")));
    }
    edges.sort_unstable();
    edges.dedup();
    let mut out = "```mermaid\nflowchart LR\n".to_owned();
    for (number, node) in nodes.values().enumerate() {
        let _ = writeln!(out, "  n{number}{node}");
    }
    let _ = writeln!(out, "{}\n  classDef unnamed stroke-dasharray: 4 3", edges.join("\n"));
    out + "```"
}

fn shaped(kind: &str, name: &str) -> String {
    match kind {
        "unnamed" => format!("([\"{name}\"]):::unnamed"),
        "document" => format!("[\"{name}\"]"),
        _ => format!("(\"{name}\")"),
    }
}

/// A text without the signs that mean something to Mermaid or Markdown.
fn label(text: &str) -> String {
    let plain = tracers::plain(text);
    let kept = |c: char| if c.is_alphanumeric() || ".,'’“”()-–%/&".contains(c) { c } else { ' ' };
    let words: String = plain.chars().map(kept).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('&', "and")
}
