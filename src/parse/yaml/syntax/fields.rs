//! Fields and list items: colons and dashes that lack something, lines at the wrong depth.

use super::super::rows::{Row, colons, example, short};
use super::super::traps;
use super::Scene;
use crate::diagnostic::Diagnostic;

impl<'t> Scene<'t> {
    /// A colon where a text or a field name was being read.
    pub(super) fn colon(&self) -> Option<Diagnostic> {
        let row = self.row(self.at);
        let body = row.text.get(row.body()..self.at - row.start)?;
        if colons(body).next().is_some() {
            return Some(self.colon_in_text(row));
        }
        let above = row.above(self.text)?;
        if let Some(finding) = self.glued(above) {
            return Some(finding);
        }
        let mut first = above;
        while first.field().is_none() {
            match first.above(self.text).filter(|_| !first.is_item()) {
                Some(next) if next.indent() <= first.indent() => first = next,
                _ => return Some(self.lacks_colon(first)),
            }
        }
        let name = body.trim();
        if row.is_item() && !first.value().1.is_empty() {
            return self.item_after_value(row, first);
        }
        if name.contains(char::is_whitespace) {
            return Some(self.colon_in_text(row));
        }
        self.too_deep_field(row, first)
    }

    /// A field below one that has a value already, and indented deeper.
    fn too_deep_field(&self, row: Row<'t>, above: Row<'t>) -> Option<Diagnostic> {
        let (name, colon) = row.field().map(|(name, colon)| (short(name), colon))?;
        let (word, _) = above.field()?;
        if let Some((fellow, _)) = above.sunk(self.text) {
            return self.too_flat_field(above, fellow);
        }
        let depth = above.body();
        let place = self.span(above.start + depth, above.start + depth + word.len());
        let message = format!("`{name}` is indented deeper than `{word}` above it");
        Some(
            self.finding(row.start + row.body(), row.start + colon, message)
                .related(place, format!("`{word}` has a value already"))
                .help(indent_like(&name, word, depth)),
        )
    }

    /// A field that is indented less than those of its record above and below.
    fn too_flat_field(&self, row: Row<'t>, fellow: Row<'t>) -> Option<Diagnostic> {
        let (name, colon) = row.field()?;
        let (word, _) = fellow.field()?;
        let depth = fellow.body();
        let place = self.span(fellow.start + depth, fellow.start + depth + word.len());
        let message = format!("`{}` is indented less than the fields above and below it", short(name));
        let finding = self.finding(row.start + row.indent(), row.start + colon, message);
        Some(finding.related(place, "").help(indent_like(&short(name), word, depth)))
    }

    /// A list item below a field that has a value already.
    fn item_after_value(&self, row: Row<'t>, above: Row<'t>) -> Option<Diagnostic> {
        let (word, _) = above.field()?;
        let (start, value) = above.value();
        let dash = row.start + row.indent();
        let message = format!("a list item stands below `{word}`, which has a value already");
        Some(
            self.finding(dash, dash + 1, message)
                .related(self.span(above.start + start, above.start + start + value.len()), "the value")
                .help("make the value a list item too, or indent this line like the list it belongs to"),
        )
    }

    /// A colon and a space inside a text without quotation marks.
    fn colon_in_text(&self, row: Row<'t>) -> Diagnostic {
        if let Some(finding) = traps::curly(row, self.file) {
            return finding;
        }
        let message = "a colon and a space inside a text without quotation marks";
        let finding = self.finding(self.at, self.at + 1, message);
        match row.field() {
            Some((_, colon)) if row.start + colon < self.at => self.quoted(finding, self.at),
            _ => finding
                .help("put the whole text in quotation marks, or begin it with `>` on a line of its own"),
        }
    }

    /// A line that was read as a field name without a colon.
    pub(super) fn no_colon(&self) -> Option<Diagnostic> {
        let own = self.row(self.at);
        let noticed_below =
            own.text.get(..self.at - own.start).is_some_and(|before| before.trim().is_empty());
        let row = if noticed_below { own.above(self.text)? } else { own };
        Some(self.no_field(row))
    }

    /// A line that is neither a field nor a list item.
    fn no_field(&self, row: Row<'t>) -> Diagnostic {
        self.glued(row)
            .or_else(|| self.block_line(row))
            .or_else(|| self.quoted_line(row))
            .or_else(|| self.lacks_dash(row))
            .unwrap_or_else(|| self.lacks_colon(row))
    }

    fn block_line(&self, row: Row<'t>) -> Option<Diagnostic> {
        let above = row.above(self.text)?;
        let head =
            if is_block(above) { above } else { self.nearest(row, |above| above.indent() <= row.indent())? };
        let (name, _) = head.field().filter(|_| is_block(head))?;
        let line = self.span(row.start + row.indent(), row.start + row.text.trim_end().len());
        if head == above {
            let (start, value) = head.value();
            let at = head.start + start;
            let sign = value.chars().next().unwrap_or('|');
            return Some(
                traps::no_block(sign, self.span(at, at + 1))
                    .related(line, "this line is not indented deeper"),
            );
        }
        Some(self.not_indented(row, (head, name)))
    }

    /// A line that goes on with the text of a field above it, and is not indented as its part: one that begins with a citation
    /// looks like a list to YAML.
    pub(super) fn goes_on(&self, row: Row<'t>) -> Option<Diagnostic> {
        let above = row.above(self.text)?;
        let outer = self.nearest(above, |outer| outer.indent() < above.indent());
        let heads = outer.filter(|outer| is_block(*outer)).into_iter().chain([above]).chain(outer);
        let (head, name) = heads.into_iter().find_map(|head| Some((head, head.field()?.0)))?;
        let (_, value) = head.value();
        let is_text = value.contains(' ') || is_block(head);
        let is_open = is_text && !value.starts_with(['"', '\'', '[', '{', '&', '*']);
        (is_open && row.indent() <= head.body().max(above.indent()))
            .then(|| self.not_indented(row, (head, name)))
    }

    fn not_indented(&self, row: Row<'t>, (head, name): (Row<'t>, &str)) -> Diagnostic {
        let place = head.start + head.body();
        let message = format!("this line is not indented like the text of `{name}` above");
        self.finding(row.start + row.indent(), row.start + row.text.trim_end().len(), message)
            .related(self.span(place, place + name.len()), "")
            .help(format!("indent all lines of the text alike, and deeper than `{name}`"))
    }

    /// A line that goes on after a text in quotation marks has ended.
    fn quoted_line(&self, row: Row<'t>) -> Option<Diagnostic> {
        let above = row.above(self.text).filter(|above| above.indent() < row.indent())?;
        let (start, value) = above.value();
        let mark =
            value.chars().next().filter(|mark| matches!(mark, '"' | '\'') && value.ends_with(*mark))?;
        let (from, end) = (row.start + row.indent(), row.start + row.text.trim_end().len());
        let close = above.start + start + value.len();
        Some(
            self.finding(from, end, "the text goes on after its closing quotation mark")
                .related(self.span(close - 1, close), "it is closed here")
                .help(format!("move the closing `{mark}` to the end of the text")),
        )
    }

    /// A field or list item whose sign lacks its space: `id:foo`, `-foo`.
    fn glued(&self, row: Row<'t>) -> Option<Diagnostic> {
        let body = row.text.get(row.body()..)?;
        let start = row.start + row.body();
        if let Some(rest) =
            body.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '"'))
        {
            let help = format!("write `- {}`", example(rest.trim_end()));
            return Some(self.finding(start, start + 1, "there is no space after this dash").help(help));
        }
        if let Some(finding) = self.bullet(row) {
            return Some(finding);
        }
        if colons(body).next().is_some() {
            return None;
        }
        let colon = body.find(':')?;
        let (name, value) = (body.get(..colon)?, body.get(colon + 1..)?);
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if !is_name || value.starts_with("//") {
            return None;
        }
        let help = format!("write `{}`", example(&format!("{name}: {}", value.trim_end())));
        Some(self.finding(start + colon, start + colon + 1, "there is no space after this colon").help(help))
    }

    /// A list item that begins with another sign than `-`.
    pub(super) fn bullet(&self, row: Row<'t>) -> Option<Diagnostic> {
        let (bullet, rest) = traps::bullet(row.content())?;
        let start = row.start + row.indent();
        Some(traps::no_dash(bullet, rest, self.span(start, start + bullet.len_utf8())))
    }

    /// A line without any colon among fields.
    fn lacks_colon(&self, row: Row<'t>) -> Diagnostic {
        let start = row.start + row.body();
        let body = row.text.get(row.body()..).unwrap_or_default().trim_end();
        let (word, rest) = body.split_once(' ').unwrap_or((body, ""));
        let above =
            row.above(self.text).filter(|above| above.body() == row.body() && above.field().is_some());
        if let Some(((name, _), true)) = above.and_then(Row::field).map(|field| (field, rest.contains(' '))) {
            let message = format!("this line goes on from `{name}` above, but is not indented deeper");
            let help = format!(
                "indent it deeper than `{name}`; if it is a field, write `{}`",
                example(&format!("{word}: {rest}"))
            );
            return self.finding(start, start + body.len(), message).help(help);
        }
        let line = format!("{word}: {}", rest.trim_start());
        let help = format!("write `{}`", example(line.trim_end()));
        self.finding(start, start + body.len(), format!("there is no colon after `{}`", short(word)))
            .help(help)
    }

    /// A list item on the line of its field name.
    pub(super) fn dash_after_colon(&self) -> Option<Diagnostic> {
        let row = self.row(self.at);
        let (name, colon) = row.field()?;
        let item = self.text.get(self.at..row.end())?.trim_end();
        let message = format!("a list cannot begin on the same line as `{name}:`");
        let finding = self.finding(self.at, self.at + 1, message);
        let value = row.text.get(colon + 1..)?.trim();
        if !value.starts_with("- ") {
            return Some(finding.help(self.in_quotes(self.at)));
        }
        let help = "write `{}` on the next line; if the dash is part of the text, put it in quotation marks";
        Some(finding.help(help.replace("{}", &example(item))))
    }

    /// A line where its surroundings allow none of its kind.
    pub(super) fn misplaced(&self) -> Option<Diagnostic> {
        let row = self.own_row();
        if let Some(finding) = self.glued(row) {
            return Some(finding);
        }
        if !row.is_item() && row.field().is_none() {
            return Some(self.no_field(row));
        }
        if row.is_item() { Some(self.item_out_of_line(row)) } else { self.field_out_of_line(row) }
    }

    /// The nearest line above that satisfies a condition and is not past the top-level entry.
    fn nearest(&self, row: Row<'t>, fits: impl Fn(Row<'t>) -> bool) -> Option<Row<'t>> {
        let above = |row: &Row<'t>| row.above(self.text);
        std::iter::successors(above(&row), above).take(10_000).find(|&row| fits(row))
    }

    /// The item above of whose list an item most likely is: of all lists that are open there the one whose items begin with
    /// the same word, or else the one in whose line it nearly stands.
    fn fellow(&self, row: Row<'t>) -> Option<Row<'t>> {
        let item = |row: Row<'t>, before: usize| {
            let above =
                self.nearest(row, |above| above.indent() == 0 || above.is_item() && above.indent() < before);
            above.filter(|above| above.is_item())
        };
        let nearest = item(row, usize::MAX)?;
        let outer = |inner: &Row<'t>| (inner.indent() > 0).then(|| item(*inner, inner.indent()))?;
        let key = |item: &Row<'t>| (item.word() != row.word(), item.indent().abs_diff(row.indent()));
        let is_in_line = nearest.indent() == row.indent();
        let open = std::iter::successors(Some(nearest), |inner| outer(inner).filter(|_| !is_in_line));
        open.min_by_key(key)
    }

    fn item_out_of_line(&self, row: Row<'t>) -> Diagnostic {
        let start = row.start + row.indent();
        if let Some(item) = self.fellow(row).filter(|item| item.indent() != row.indent()) {
            let dash = item.start + item.indent();
            let help = match item.indent() {
                0 => "begin it at the margin".to_owned(),
                depth => format!("indent it by {}", spaces(depth)),
            };
            return self
                .finding(start, start + 1, "this list item is not in line with the one above it")
                .related(self.span(dash, dash + 1), "the item above")
                .help(help);
        }
        let field = self.nearest(row, |above| above.indent() <= row.indent() && above.field().is_some());
        let first = field.filter(|field| field.indent() == row.indent());
        if let Some(finding) = first.and_then(|first| self.glued(first)) {
            return finding;
        }
        let help = "put the list below a field name, as in `claims:` and, on the next line, `  - id: …`";
        let finding =
            self.finding(start, start + 1, "a list item stands where a field is expected").help(help);
        match field.and_then(|above| above.field().map(|(name, _)| (above.start + above.body(), name))) {
            Some((at, name)) => finding.related(self.span(at, at + name.len()), "fields begin here"),
            None => finding,
        }
    }

    /// A text among list items.
    fn lacks_dash(&self, row: Row<'t>) -> Option<Diagnostic> {
        let item = self.nearest(row, |above| above.indent() <= row.indent())?;
        if !item.is_item() || item.indent() != row.indent() {
            return None;
        }
        let (start, content) = (row.start + row.indent(), row.content().trim_end());
        let finding =
            self.finding(start, start + content.len(), "this line stands among list items and has no dash");
        Some(finding.help(format!(
            "write `- {}`; if it goes on from the line above, indent it deeper",
            example(content)
        )))
    }

    fn field_out_of_line(&self, row: Row<'t>) -> Option<Diagnostic> {
        let start = row.start + row.indent();
        let (name, colon) = row.field()?;
        let end = row.start + colon;
        let item = self.nearest(row, Row::is_item);
        if let Some(item) = item.filter(|item| item.indent() == row.indent()) {
            let depth = spaces(item.body());
            let (message, help) = if item.word().is_some() && name != "id" {
                (
                    format!("`{name}` is indented less than the fields of the list item above it"),
                    format!("indent it by {depth}, if it is one of them; a new item begins with `- `"),
                )
            } else {
                (
                    format!("the field `{name}` stands among list items"),
                    format!(
                        "begin the line with `- `, or indent it by {depth}, as a field of the item above"
                    ),
                )
            };
            return Some(
                self.finding(start, end, message)
                    .related(
                        self.span(item.start + item.indent(), item.start + item.indent() + 1),
                        "the list",
                    )
                    .help(help),
            );
        }
        // At the margin, the field to be in line with is the one that is farthest left.
        let mut sibling = self.nearest(row, |above| above.field().is_some())?;
        while row.indent() == 0
            && let Some(left) = self.nearest(sibling, |above| above.indent() < sibling.indent())
        {
            sibling = left;
        }
        let (word, _) = sibling.field()?;
        if sibling.body() < row.indent() && !sibling.value().1.is_empty() {
            return self.too_deep_field(row, sibling);
        }
        let depth = sibling.body();
        Some(
            self.finding(start, end, format!("`{name}` is not in line with `{word}` above it"))
                .related(self.span(sibling.start + depth, sibling.start + depth + word.len()), "")
                .help(indent_like(name, word, depth)),
        )
    }
}

fn indent_like(name: &str, word: &str, depth: usize) -> String {
    match depth {
        0 => format!("begin `{name}` at the margin, as `{word}` does"),
        _ => format!("indent `{name}` by {}, as `{word}` is", spaces(depth)),
    }
}

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}

/// Whether a line announces a text on the lines below.
fn is_block(row: Row<'_>) -> bool {
    let (_, value) = row.value();
    value.starts_with(['|', '>']) && value.len() <= 3
}
