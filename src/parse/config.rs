//! byline.toml: how a desk is set.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::model::settings::{FailOn, Level, Profile, RuleSet, Settings};
use crate::parse::record::record;
use crate::parse::slips::{self, Noticed};
use crate::parse::value::{Faults, OneOrMany, Shape, Value};
use crate::parse::yaml::{Entry, Node, NodeKind};
use crate::text::{FileId, Span, Spanned};

/// The version of the file format that this byline reads.
const FORMAT: u32 = 1;

/// What byline.toml says.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Profile, standards, severities, word lists, what fails a run.
    pub settings: Settings,
    /// Verbs of attribution beside the built-in ones.
    pub cues: Vec<String>,
    /// Folders outside the desk that captures may lie in, as written, with their places.
    pub captures: Vec<Spanned<String>>,
    /// The folder of outputs, relative to the desk.
    pub out: Option<Spanned<String>>,
    /// What briefs are written as where they do not say; empty for the default.
    pub formats: Vec<Format>,
}

record! {
    /// byline.toml: how a desk is set. Every key is optional.
    ConfigRecord "configuration" {
        /// The version of the file format. Only `1` exists.
        optional format: u32 = "format" eg "1";
        /// How strictly the desk is held to the editorial rules. Default: `standard`.
        optional profile: Profile = "profile" eg "strict";
        /// Standards whose demands raise the severity of rules.
        optional standards: OneOrMany<RuleSet> = "standards" eg "[icd203]";
        /// Folders outside the desk that captures may lie in.
        optional captures: OneOrMany<String> = "captures" eg "[../captures]";
        /// After how many days what a claim rests on counts as stale. Default: never.
        optional stale_after: u32 = "stale-after" eg "365";
        /// The least severity at which a run fails. Default: `error`.
        optional fail_on: FailOn = "fail-on" eg "warning";
        /// What `build` writes, and where.
        optional build: BuildRecord = "build" eg "{out: out, formats: [html, md]}";
        /// The severity of single rules: `off`, `info`, `warning` or `error`.
        optional rules: Table<Level> = "rules" eg "{single-document: off}";
        /// Words added to the lists that rules read, and `cues`: verbs of attribution.
        optional words: Table<OneOrMany<String>> = "words" eg "{cues: [testified], loaded-cues: [boasted]}";
    }
}

record! {
    /// What `build` writes, and where.
    BuildRecord "build section" {
        /// The folder of outputs, inside the desk. Default: `out`.
        optional out: String = "out" eg "out";
        /// What briefs are written as where they do not say. Default: `[html, md]`.
        optional formats: OneOrMany<Format> = "formats" eg "[html, md]";
    }
}

/// Keys of the author's choice, each with a value of one type.
#[derive(Debug, Clone)]
pub struct Table<T>(pub BTreeMap<String, Spanned<T>>);

impl<T: Value> Value for Table<T> {
    fn shape() -> Shape {
        Shape::Table(Box::new(T::shape()))
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let NodeKind::Map(entries) = node.kind else {
            faults.wrong_type(&node, &Self::shape().what());
            return None;
        };
        let read = |entry: Entry| {
            T::read(entry.value, faults).map(|value| (entry.key, Spanned::new(value, entry.key_span)))
        };
        Some(Self(entries.into_iter().filter_map(read).collect()))
    }
}

/// Reads byline.toml; everything wrong with it is added to `findings`.
pub fn read(file: FileId, text: &str, findings: &mut Vec<Diagnostic>) -> Config {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut noticed: Vec<Noticed<'_>> = errors
        .iter()
        .map(|error| Noticed { at: error.span().unwrap_or(0..0), words: error.message() })
        .collect();
    noticed.sort_by_key(|slip| slip.at.start);
    let slips = slips::explain(file, text, &noticed);
    let unread: Vec<Range<usize>> = slips.iter().map(|slip| lines(text, slip.at.span)).collect();
    findings.extend(slips);
    let span = Span::new(file, table.span().start, table.span().end);
    let node = Node { span, kind: mapping(file, table.into_inner()) };
    let mut found = Vec::new();
    let record = ConfigRecord::read(node, &mut Faults::new(&mut found));
    let config = record.map(|record| config(record, &mut found)).unwrap_or_default();
    // What could be made of a line with a slip is no second mistake.
    let read =
        |finding: &Diagnostic| unread.iter().all(|lines| !lines.contains(&(finding.at.span.start as usize)));
    findings.extend(found.into_iter().filter(read));
    config
}

/// The bytes of the line that a place is in, its end included; of a section whose name has a slip, all its lines.
fn lines(text: &str, at: Span) -> Range<usize> {
    let at = text.floor_char_boundary(at.start as usize);
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let is_section = text.get(start..).is_some_and(|line| line.trim_start().starts_with('['));
    let ends = if is_section { "\n[" } else { "\n" };
    let end = text.get(at..).and_then(|rest| rest.find(ends)).map_or(text.len(), |end| at + end);
    start..end + 1
}

fn config(record: ConfigRecord, findings: &mut Vec<Diagnostic>) -> Config {
    if let Some(format) = record.format.as_ref().filter(|format| format.value != FORMAT) {
        findings.push(
            Diagnostic::error(
                "invalid-value",
                format.span,
                format!("format {} is not one that this byline reads", format.value),
            )
            .help(format!("write `format = {FORMAT}`, or use a newer byline")),
        );
    }
    let mut words: BTreeMap<String, Spanned<Vec<String>>> = BTreeMap::new();
    for (list, added) in record.words.map(|table| table.value.0).unwrap_or_default() {
        words.insert(list, added.map(plain));
    }
    let cues = words.get("cues").map(|cues| cues.value.clone()).unwrap_or_default();
    let (out, formats) = record.build.map_or((None, None), |build| (build.value.out, build.value.formats));
    Config {
        settings: Settings {
            profile: record.profile.map_or(Profile::Standard, |profile| profile.value),
            standards: record.standards.map(|list| plain(list.value)).unwrap_or_default(),
            rules: record.rules.map(|table| table.value.0).unwrap_or_default(),
            words,
            stale_after: record.stale_after.map(|days| days.value),
            fail_on: record.fail_on.map_or(FailOn::Error, |fail_on| fail_on.value),
            ..Settings::default()
        },
        cues,
        captures: record.captures.map(|list| list.value.0).unwrap_or_default(),
        out,
        formats: formats.map(|list| plain(list.value)).unwrap_or_default(),
    }
}

fn plain<T>(list: OneOrMany<T>) -> Vec<T> {
    list.0.into_iter().map(|item| item.value).collect()
}

/// TOML as the tree that records are read from, so that both files have one reader.
fn mapping(file: FileId, table: DeTable<'_>) -> NodeKind {
    let entry = |(key, value): (toml::Spanned<_>, toml::Spanned<DeValue<'_>>)| Entry {
        key_span: Span::new(file, key.span().start, key.span().end),
        key: std::borrow::Cow::into_owned(key.into_inner()),
        value: node(file, value),
    };
    NodeKind::Map(table.into_iter().map(entry).collect())
}

fn node(file: FileId, value: toml::Spanned<DeValue<'_>>) -> Node {
    let span = Span::new(file, value.span().start, value.span().end);
    let text = |text: String, quoted: bool| NodeKind::Text { text, quoted };
    let kind = match value.into_inner() {
        DeValue::String(string) => text(string.into_owned(), true),
        DeValue::Integer(integer) => text(integer.as_str().to_owned(), false),
        DeValue::Float(float) => text(float.as_str().to_owned(), false),
        DeValue::Boolean(boolean) => text(boolean.to_string(), false),
        DeValue::Datetime(date) => text(date.to_string(), false),
        DeValue::Array(items) => NodeKind::List(items.into_iter().map(|item| node(file, item)).collect()),
        DeValue::Table(table) => mapping(file, table),
    };
    Node { span, kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> (Config, Vec<String>) {
        let mut findings = Vec::new();
        let config = read(FileId(0), text, &mut findings);
        (config, findings.into_iter().map(|finding| finding.message).collect())
    }

    #[test]
    fn every_key_of_the_manual_is_read() {
        let (config, findings) = config(
            "format = 1\nprofile = \"strict\"\nstandards = [\"icd203\"]\ncaptures = [\"../c\"]\nfail-on = \"warning\"\n\
             [build]\nout = \"pages\"\nformats = [\"md\"]\n[rules]\nsuperlative = \"off\"\n[words]\ncues = [\"testified\"]\n",
        );
        assert_eq!(findings, [""; 0]);
        assert_eq!(config.settings.profile, Profile::Strict);
        assert_eq!(config.cues, ["testified"]);
        assert_eq!(config.out.map(|out| out.value).as_deref(), Some("pages"));
        assert_eq!(config.settings.rules["superlative"].value, Level::Off);
    }

    #[test]
    fn every_fault_is_told_and_the_rest_is_read() {
        let (config, findings) = config(
            "profil = \"strict\"\nfail-on = \"sometimes\"\nformat = 2\n[words]\ncues = [\"testified\"]\n",
        );
        assert_eq!(
            findings,
            [
                "`sometimes` is not a value of `fail-on`",
                "there is no field `profil`",
                "format 2 is not one that this byline reads",
            ]
        );
        assert_eq!(config.cues, ["testified"]);
    }

    #[test]
    fn a_slip_in_the_syntax_has_its_place() {
        let mut findings = Vec::new();
        read(FileId(0), "profile = strict\nstandards = [\"news\"]\n", &mut findings);
        assert_eq!((findings[0].rule, findings[0].at.span.start), ("syntax", 10));
    }
}
