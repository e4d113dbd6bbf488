//! Who said what: everybody whose word a claim is, against the sections.

use indexmap::IndexMap;

use crate::render::picture::shapes::{Cell, Chain, Entry, Facts, Hop, Link, Matrix, Row};
use crate::render::picture::svg::{Caption, LINE, Svg, WIDTH, units, wrap};

/// The width of the names, and the least of a column.
const NAMES: f64 = 190.0;
const COLUMN: f64 = 84.0;
/// How far apart marks stand.
const STEP: f64 = 15.0;
/// More marks than this in a cell are told as a number.
const MOST: usize = 24;

/// The rows by first appearance, the columns those sections that have claims.
pub(super) fn facts(entries: &[Entry]) -> Facts {
    let mut columns: IndexMap<usize, String> = IndexMap::new();
    for entry in entries {
        columns.entry(entry.column).or_insert_with(|| entry.title.clone());
    }
    let mut rows: IndexMap<String, Row> = IndexMap::new();
    for entry in entries {
        let Some(column) = columns.get_index_of(&entry.column) else { continue };
        for chain in &entry.claim.chains {
            for hop in chain.tellers() {
                let row = rows.entry(hop.anchor.clone()).or_insert_with(|| row(hop, columns.len()));
                if let Some(cell) = row.cells.get_mut(column) {
                    put(cell, chain, entry.claim.link());
                }
            }
        }
    }
    Facts::Matrix(Matrix { columns: columns.into_values().collect(), rows: rows.into_values().collect() })
}

fn row(hop: &Hop, columns: usize) -> Row {
    Row {
        name: hop.name.clone(),
        anchor: hop.anchor.clone(),
        kind: hop.kind.clone(),
        cells: vec![Cell::default(); columns],
    }
}

fn put(cell: &mut Cell, chain: &Chain, link: Link) {
    let list = match chain.cue.as_str() {
        "denied" => &mut cell.denied,
        _ if chain.has("speaker") && (chain.has("source") || chain.has("relay")) => &mut cell.told,
        _ => &mut cell.said,
    };
    if !list.contains(&link) {
        list.push(link);
    }
}

/// Draws a matrix; nothing where nobody said anything.
pub(super) fn draw(facts: &Matrix) -> String {
    if facts.rows.is_empty() || facts.columns.is_empty() {
        return String::new();
    }
    let count = units(facts.columns.len());
    let column = ((WIDTH - NAMES) / count).max(COLUMN);
    let width = NAMES + column * count;
    let mut svg = Svg::new();
    let titles: Vec<Vec<String>> = facts.columns.iter().map(|title| wrap(title, column - 12.0)).collect();
    let head = LINE * units(titles.iter().map(Vec::len).max().unwrap_or(1)) + 10.0;
    for (at, title) in titles.iter().enumerate() {
        let top = head - 10.0 - LINE * units(title.len() - 1);
        svg.lines((NAMES + column * units(at) + 6.0, top), "head", title);
    }
    let mut y = head;
    for row in &facts.rows {
        let name = wrap(&row.name, NAMES - 22.0);
        let rows = row.cells.iter().map(|cell| lines_of(cell, column)).max().unwrap_or(1);
        let height = (LINE * units(name.len())).max(STEP * units(rows)) + 11.0;
        svg.line((0.0, y), (width, y), "rule");
        voice(&mut svg, (7.0, y + 13.0), &row.kind);
        svg.lines((20.0, y + 17.0), if row.kind == "unnamed" { "name descriptor" } else { "name" }, &name);
        for (at, cell) in row.cells.iter().enumerate() {
            marks(&mut svg, (NAMES + column * units(at) + 12.0, y + 13.0), column, cell);
        }
        y += height;
    }
    svg.line((0.0, y), (width, y), "rule");
    for at in 0..facts.columns.len() {
        let x = NAMES + column * units(at);
        svg.line((x, 0.0), (x, y), "grid");
    }
    legend(&mut svg, y + 20.0);
    svg.finish(&caption(facts), (width, y + 32.0))
}

fn all(cell: &Cell) -> impl Iterator<Item = &'static str> {
    let of = |list: &[Link], class| std::iter::repeat_n(class, list.len());
    of(&cell.said, "said").chain(of(&cell.denied, "denied")).chain(of(&cell.told, "told"))
}

fn in_row(column: f64) -> usize {
    let mut count = 1;
    while units(count + 1) * STEP <= column - 9.0 {
        count += 1;
    }
    count
}

fn lines_of(cell: &Cell, column: f64) -> usize {
    let count = all(cell).count();
    if count > MOST { 3 } else { count.div_ceil(in_row(column)).max(1) }
}

fn marks(svg: &mut Svg, (x, y): (f64, f64), column: f64, cell: &Cell) {
    if all(cell).count() > MOST {
        let counts = [(cell.said.len(), "said"), (cell.denied.len(), "denied"), (cell.told.len(), "told")];
        let lines: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        svg.lines((x - 6.0, y + 4.0), "name", &lines);
        return;
    }
    let width = in_row(column);
    for (at, class) in all(cell).enumerate() {
        one(svg, (x + STEP * units(at % width), y + STEP * units(at / width)), class);
    }
}

fn one(svg: &mut Svg, (x, y): (f64, f64), class: &str) {
    match class {
        "said" => svg.circle((x, y), 5.0, "said"),
        "told" => svg.circle((x, y), 4.25, "told"),
        _ => {
            svg.line((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), "denied");
            svg.line((x - 4.0, y + 4.0), (x + 4.0, y - 4.0), "denied");
        }
    }
}

/// The frame of a voice, as around the page's numbers.
fn voice(svg: &mut Svg, (x, y): (f64, f64), kind: &str) {
    let (radius, class) = match kind {
        "unnamed" => (6.0, "badge unnamed"),
        "document" => (0.0, "badge outlet"),
        _ => (6.0, "badge named"),
    };
    svg.rect((x - 6.0, y - 6.0), (12.0, 12.0), (radius, class));
}

fn legend(svg: &mut Svg, y: f64) {
    one(svg, (6.0, y - 4.0), "said");
    svg.text((18.0, y), "note", "said");
    one(svg, (66.0, y - 4.0), "denied");
    svg.text((78.0, y), "note", "denied");
    one(svg, (142.0, y - 4.0), "told");
    svg.text((154.0, y), "note", "told by somebody else");
    voice(svg, (308.0, y - 4.0), "person");
    svg.text((320.0, y), "note", "named");
    voice(svg, (384.0, y - 4.0), "unnamed");
    svg.text((396.0, y), "note", "unnamed");
    voice(svg, (474.0, y - 4.0), "document");
    svg.text((486.0, y), "note", "a document in its own voice");
}

fn caption(facts: &Matrix) -> Caption<'static> {
    let about = format!(
        "Rows: {}, everybody whose word a claim is. Columns: {}, the sections. One mark for each claim: a full dot \
         for said, a cross for denied, a ring for told by somebody else. The table has the numbers of the claims.",
        facts.rows.len(),
        facts.columns.len()
    );
    Caption { kind: "matrix", title: "Who said what", about }
}
