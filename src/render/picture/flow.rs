//! Who told whom: documents, sources and speakers from left to right, up to the claims.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::render::filters::drawn_together;
use crate::render::picture::shapes::{Entry, Facts, Flow, Hop, Line, Link};
use crate::render::picture::svg::{Caption, LINE, Svg, WIDTH, units, wrap};

/// The most claims whose numbers are drawn, and the most ways on which everybody has a box of their own.
const CLAIMS: u32 = 40;
const WAYS: usize = 40;
/// The room between columns and between boxes.
const GAP: f64 = 44.0;
const BETWEEN: f64 = 10.0;
/// The room at either side: half the stroke of what stands there, which paper cuts off otherwise.
const EDGE: f64 = 1.5;
/// The height of the names of the columns.
const HEAD: f64 = 26.0;

/// Each way from a document to claims, once, by document, then by first use.
pub(super) fn facts(entries: &[Entry]) -> Facts {
    let mut lines: IndexMap<Vec<(&str, &str)>, Line> = IndexMap::new();
    for entry in entries {
        for chain in &entry.claim.chains {
            let key = chain.hops.iter().map(|hop| (hop.part.as_str(), hop.anchor.as_str())).collect();
            let line =
                lines.entry(key).or_insert_with(|| Line { hops: chain.hops.clone(), claims: Vec::new() });
            let claim = entry.claim.link();
            if line.claims.last() != Some(&claim) {
                line.claims.push(claim);
            }
        }
    }
    let claims = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    Facts::Flow(Flow { lines: gathered(lines.into_values().collect()), claims })
}

/// The ways with those of one source beside each other, and those of one document within; a document's own voice
/// stands where the document comes first.
fn gathered(lines: Vec<Line>) -> Vec<Line> {
    let mut firsts: IndexMap<String, usize> = IndexMap::new();
    for hop in lines.iter().flat_map(|line| &line.hops) {
        let next = firsts.len();
        firsts.entry(hop.anchor.clone()).or_insert(next);
    }
    let key = |line: &Line| {
        let mut hops: Vec<_> = line.hops.iter().map(|hop| firsts.get(&hop.anchor).copied()).collect();
        let teller = 1.min(hops.len().saturating_sub(1));
        hops.rotate_left(teller);
        hops
    };
    let mut lines = lines;
    lines.sort_by_cached_key(key);
    lines
}

/// A box.
struct Node {
    lines: Vec<String>,
    class: &'static str,
    /// The box's middle.
    y: f64,
    height: f64,
    /// Those to the right of it, by column and number.
    next: BTreeSet<(usize, usize)>,
}

/// A column: its name, and its boxes by what they stand for.
struct Column {
    name: &'static str,
    nodes: IndexMap<String, Node>,
}

/// Draws who told whom; nothing where nobody told anything.
pub(super) fn draw(facts: &Flow) -> String {
    let reduced = facts.lines.len() > WAYS;
    let lines = if reduced { reduce(&facts.lines) } else { facts.lines.clone() };
    let numbered = facts.claims <= CLAIMS;
    let parts: Vec<(&str, &str)> =
        [("document", "Document"), ("source", "Source"), ("relay", "Passed on by"), ("speaker", "Speaker")]
            .into_iter()
            .filter(|(part, _)| lines.iter().any(|line| line.hops.iter().any(|hop| hop.part == *part)))
            .collect();
    if parts.is_empty() {
        return String::new();
    }
    let count = units(parts.len() + 1);
    let width = (WIDTH - 2.0 * EDGE - GAP * (count - 1.0)) / count;
    let mut columns = columns(&lines, &parts, (width, numbered));
    place(&mut columns);
    let foot = columns.iter().flat_map(|column| column.nodes.values()).map(|node| node.y + node.height / 2.0);
    let foot = foot.fold(HEAD, f64::max);
    let mut svg = Svg::new();
    let x = |at: usize| EDGE + (width + GAP) * units(at);
    for (at, column) in columns.iter().enumerate() {
        for node in column.nodes.values() {
            for &(to, number) in &node.next {
                let Some((_, next)) = columns.get(to).and_then(|column| column.nodes.get_index(number))
                else {
                    continue;
                };
                let class = if node.class == "node unnamed" { "edge unnamed" } else { "edge" };
                svg.curve((x(at) + width, node.y), (x(to), next.y), class);
            }
        }
    }
    for (at, column) in columns.iter().enumerate() {
        svg.text((x(at), 12.0), "head", column.name);
        for node in column.nodes.values() {
            boxed(&mut svg, (x(at), width), node);
        }
    }
    svg.finish(&caption(facts, (reduced, numbered)), (WIDTH, foot + 6.0))
}

/// The columns with their boxes, not yet placed.
fn columns(lines: &[Line], parts: &[(&str, &'static str)], (width, numbered): (f64, bool)) -> Vec<Column> {
    let mut columns: Vec<Column> =
        parts.iter().map(|&(_, name)| Column { name, nodes: IndexMap::new() }).collect();
    columns.push(Column { name: "Claims", nodes: IndexMap::new() });
    let last = columns.len() - 1;
    for (number, line) in lines.iter().enumerate() {
        let mut before: Vec<(usize, usize)> = Vec::new();
        for (at, &(part, _)) in parts.iter().enumerate() {
            let hops: Vec<&Hop> = line.hops.iter().filter(|hop| hop.part == part).collect();
            let level: Vec<(usize, usize)> = hops
                .iter()
                .map(|hop| (at, enter(&mut columns, at, (&hop.anchor, hop_box(hop, width)))))
                .collect();
            if !level.is_empty() {
                join(&mut columns, &before, &level);
                before = level;
            }
        }
        let claims = claims_box(&line.claims, (width, numbered));
        let entered = enter(&mut columns, last, (&number.to_string(), claims));
        join(&mut columns, &before, &[(last, entered)]);
    }
    columns
}

fn enter(columns: &mut [Column], at: usize, (key, node): (&str, Node)) -> usize {
    let Some(column) = columns.get_mut(at) else { return 0 };
    let entry = column.nodes.entry(key.to_owned());
    let index = entry.index();
    entry.or_insert(node);
    index
}

fn join(columns: &mut [Column], before: &[(usize, usize)], level: &[(usize, usize)]) {
    for &(at, number) in before {
        if let Some((_, node)) = columns.get_mut(at).and_then(|column| column.nodes.get_index_mut(number)) {
            node.next.extend(level);
        }
    }
}

fn hop_box(hop: &Hop, width: f64) -> Node {
    let class = match hop.kind.as_str() {
        "unnamed" => "node unnamed",
        "document" => "node document",
        "organization" => "node body",
        _ => "node person",
    };
    node(wrap(&hop.called(), width - 16.0), class)
}

fn claims_box(claims: &[Link], (width, numbered): (f64, bool)) -> Node {
    let numbers = drawn_together(claims.iter().map(|claim| i128::from(claim.number)).collect());
    let words = match claims.len() {
        1 if numbered => format!("claim {numbers}"),
        1 => "1 claim".to_owned(),
        _ if numbered => format!("claims {numbers}"),
        count => format!("{count} claims"),
    };
    node(wrap(&words, width - 16.0), "node claim")
}

fn node(lines: Vec<String>, class: &'static str) -> Node {
    let height = LINE * units(lines.len()) + 11.0;
    Node { lines, class, y: 0.0, height, next: BTreeSet::new() }
}

/// Stacks the claims, and puts everybody else level with what came of them, without overlap.
fn place(columns: &mut [Column]) {
    for at in (0..columns.len()).rev() {
        let (left, right) = columns.split_at_mut(at + 1);
        let Some(column) = left.last_mut() else { continue };
        let behind: Vec<&Column> = right.iter().collect();
        let level = |node: &Node| {
            let next = node.next.iter().filter_map(|&(to, number)| {
                Some(behind.get(to.checked_sub(at + 1)?)?.nodes.get_index(number)?.1.y)
            });
            let ys: Vec<f64> = next.collect();
            if ys.is_empty() { 0.0 } else { ys.iter().sum::<f64>() / units(ys.len()) }
        };
        let mut order: Vec<(f64, usize)> = column.nodes.values().map(level).zip(0..).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut top = HEAD;
        for (y, number) in order {
            let Some((_, node)) = column.nodes.get_index_mut(number) else { continue };
            node.y = (y).max(top + node.height / 2.0);
            top = node.y + node.height / 2.0 + BETWEEN;
        }
    }
}

fn boxed(svg: &mut Svg, (x, width): (f64, f64), node: &Node) {
    let top = node.y - node.height / 2.0;
    let radius = match node.class {
        "node person" | "node unnamed" => 12.0,
        _ => 0.0,
    };
    svg.rect((x, top), (width, node.height), (radius, node.class));
    if node.class == "node document" {
        svg.line((x, top + 3.0), (x, top + node.height - 3.0), "spine");
    }
    let class = if node.class == "node unnamed" { "name descriptor" } else { "name" };
    svg.lines((x + 9.0, top + 17.0), class, &node.lines);
}

/// The ways with everybody of one sort behind one document in one box.
fn reduce(lines: &[Line]) -> Vec<Line> {
    let mut merged: IndexMap<Vec<Hop>, Vec<Link>> = IndexMap::new();
    for line in lines {
        let hops = line.hops.iter().map(|hop| match (hop.part.as_str(), hop.kind.as_str()) {
            ("document", _) => hop.clone(),
            (_, "unnamed") => sort_of(hop, "unnamed sources", "unnamed"),
            (_, "document") => sort_of(hop, "other documents", "document"),
            _ => sort_of(hop, "named sources", "person"),
        });
        let mut hops: Vec<Hop> = hops.collect();
        hops.dedup();
        merged.entry(hops).or_default().extend(line.claims.iter().cloned());
    }
    let line = |(hops, claims)| Line { hops, claims };
    merged.into_iter().map(line).collect()
}

fn sort_of(hop: &Hop, name: &str, kind: &str) -> Hop {
    Hop {
        part: hop.part.clone(),
        kind: kind.to_owned(),
        name: name.to_owned(),
        about: None,
        anchor: format!("{}-{kind}", hop.part),
    }
}

fn caption(facts: &Flow, (reduced, numbered): (bool, bool)) -> Caption<'static> {
    let mut about = format!(
        "From left to right: documents, those whom they cite, and the claims, {} in all, by {} ways. Unnamed people \
         have a dashed frame.",
        facts.claims,
        facts.lines.len()
    );
    if !numbered {
        about.push_str(" There are too many claims to draw each: a box gives how many came by a way.");
    }
    if reduced {
        about.push_str(" There are too many ways to draw each: named and unnamed sources stand together.");
    }
    about.push_str(" The list has every way with the numbers of its claims.");
    Caption { kind: "flow", title: "Who told whom", about }
}
