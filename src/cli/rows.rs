//! Rows with named columns, written as a table, JSON, YAML or CSV.

use clap::ValueEnum;
use indexmap::IndexMap;

use crate::report::input::clean;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// Aligned columns, for people.
    Table,
    /// A list of objects.
    Json,
    /// A list of mappings.
    Yaml,
    /// Comma-separated values (RFC 4180).
    Csv,
}

/// Rows with named columns; every row has a cell for each column.
#[derive(Debug)]
pub struct Rows {
    /// The columns.
    pub columns: &'static [&'static str],
    /// The cells.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// Writes the rows; the text ends with a line end unless it is empty.
    pub fn write(&self, format: RowFormat) -> String {
        match format {
            RowFormat::Table => self.table(),
            RowFormat::Json => {
                serde_json::to_string_pretty(&self.objects()).map(|text| text + "\n").unwrap_or_default()
            }
            RowFormat::Yaml => serde_yaml::to_string(&self.objects()).unwrap_or_default(),
            RowFormat::Csv => self.csv(),
        }
    }

    fn objects(&self) -> Vec<IndexMap<&'static str, &str>> {
        let cells = self.rows.iter().map(|row| row.iter().map(String::as_str));
        cells.map(|cells| self.columns.iter().copied().zip(cells).collect()).collect()
    }

    fn table(&self) -> String {
        let head: Vec<String> =
            self.columns.iter().map(|column| column.to_uppercase().replace('_', " ")).collect();
        let rows: Vec<Vec<String>> = std::iter::once(head)
            .chain(self.rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()))
            .collect();
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
        };
        let widths: Vec<usize> =
            (0..self.columns.len()).map(|column| width(column).unwrap_or(0).min(72)).collect();
        let line = |row: &Vec<String>| {
            let cells =
                row.iter().zip(&widths).map(|(cell, &width)| format!("{:width$}", shortened(cell, width)));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
        };
        rows.iter().map(line).collect()
    }

    /// A spreadsheet takes a cell that begins with one of `= + - @` for a formula; an apostrophe keeps it text.
    fn csv(&self) -> String {
        let cell = |cell: &str| {
            let guarded = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{cell}")
            } else {
                cell.to_owned()
            };
            if guarded.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", guarded.replace('"', "\"\""))
            } else {
                guarded
            }
        };
        let head = self.columns.join(",");
        let rows =
            self.rows.iter().map(|row| row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","));
        std::iter::once(head).chain(rows).map(|line| line + "\r\n").collect()
    }
}

fn shortened(cell: &str, width: usize) -> String {
    if cell.chars().count() <= width {
        return cell.to_owned();
    }
    cell.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_gets_text_and_never_a_formula() {
        let rows = Rows { columns: &["id", "assertion"], rows: vec![vec!["a".into(), "=1+1, \"x\"".into()]] };
        assert_eq!(rows.write(RowFormat::Csv), "id,assertion\r\na,\"'=1+1, \"\"x\"\"\"\r\n");
    }

    #[test]
    fn a_table_is_aligned_and_safe_for_a_terminal() {
        let rows =
            Rows { columns: &["id", "name"], rows: vec![vec!["long-id".into(), "a\u{1b}[31m".into()]] };
        assert_eq!(rows.write(RowFormat::Table), "ID       NAME\nlong-id  a\\u{1b}[31m\n");
    }
}
