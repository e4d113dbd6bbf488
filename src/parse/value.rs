//! Values of fields: what may stand there, and how it is read.

use crate::diagnostic::{Diagnostic, Safety, closest, surely};
use crate::direction;
use crate::model::id::{Id, slugify};
use crate::model::words::Words;
use crate::parse::brief::BriefRecord;
use crate::parse::claim::ClaimRecord;
use crate::parse::document::DocumentRecord;
use crate::parse::judgment::{GapRecord, JudgmentRecord};
use crate::parse::meant::{meant_beside, otherwise, word_for};
use crate::parse::record::{Record as _, RecordDef};
use crate::parse::response::ResponseRecord;
use crate::parse::source::SourceRecord;
use crate::parse::yaml::limits::FINDINGS;
use crate::parse::yaml::{Entry, Node, NodeKind};
use crate::text::{Span, Spanned};

/// What a field may hold; the JSON Schema and the manual are folds over it.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Any text; the words say what it is and the pattern, if any, what it must match.
    Text {
        /// For people: "a date (2024, 2024-04 or 2024-04-06)".
        what: &'static str,
        /// For schemas: a regular expression (ECMA 262).
        pattern: Option<&'static str>,
    },
    /// A whole number.
    Number,
    /// `true` or `false`.
    Bool,
    /// One of a list of words.
    Words(&'static [&'static str]),
    /// A record.
    Record(&'static RecordDef),
    /// A list.
    List(Box<Self>),
    /// One, or a list of several.
    OneOrMany(Box<Self>),
    /// Any of several shapes.
    AnyOf(Vec<Self>),
    /// Keys of the author's choice, with values of one shape.
    Table(Box<Self>),
}

impl Shape {
    /// What is expected, in words that follow "should be".
    pub fn what(&self) -> String {
        match self {
            Self::Text { what, .. } => (*what).to_owned(),
            Self::Number => "a whole number".to_owned(),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::Words(words) => format!("one of {}", word_list(words)),
            Self::Record(def) => format!("the fields of {}", def.one()),
            Self::List(_) => "a list".to_owned(),
            Self::OneOrMany(one) => format!("{}, or a list", one.what()),
            Self::AnyOf(shapes) => shapes.iter().map(Self::what).collect::<Vec<_>>().join(", or "),
            Self::Table(_) => "a set of `name: value` lines".to_owned(),
        }
    }
}

/// Words in backticks with commas between them.
pub fn word_list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Something that can be read from a tree, all faults told.
pub trait Value: Sized {
    /// What may stand there.
    fn shape() -> Shape;

    /// Reads it; `None` after a finding.
    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self>;
}

/// The findings of one file while it is read, and what is being read.
pub struct Faults<'a> {
    /// The findings so far.
    pub findings: &'a mut Vec<Diagnostic>,
    /// The id of the record being read.
    pub record: Option<String>,
    /// The key of the field being read.
    pub field: &'static str,
    /// Whether a record without that field is at fault too.
    pub is_needed: bool,
    /// How many faults there were, told or not.
    pub count: usize,
}

impl<'a> Faults<'a> {
    /// Starts on a file whose syntax was read.
    pub fn new(findings: &'a mut Vec<Diagnostic>) -> Self {
        Self { findings, record: None, field: "", is_needed: false, count: 0 }
    }

    /// Adds a finding about the record being read. Beyond a bound it is only counted, after one that says so.
    pub fn push(&mut self, mut finding: Diagnostic) {
        self.count += 1;
        match self.findings.len() {
            0..FINDINGS => {
                finding.record.clone_from(&self.record);
                self.findings.push(finding);
            }
            FINDINGS => {
                let message = format!("this file has more than {FINDINGS} faults; not all of them are shown");
                let more = Diagnostic::error("too-large", Span::head(finding.at.span.file), message);
                self.findings.push(more.help("mend those that are shown and run again"));
            }
            _ => {}
        }
    }

    /// What else helps where a field has no value: to leave it out, unless that is a fault too.
    pub fn or_without(&self) -> &'static str {
        if self.is_needed { "" } else { ", or take the line out" }
    }

    fn is_full(&self) -> bool {
        self.findings.len() > FINDINGS
    }

    /// A field, or its value, is missing.
    pub fn missing(&mut self, span: Span, key: &str, help: String) {
        let message = match &self.record {
            Some(id) if self.field != key => format!("`{id}` has no `{key}`"),
            _ if self.field == key => format!("`{key}` has no value"),
            _ => format!("`{key}` is missing"),
        };
        self.push(Diagnostic::error("missing-field", span, message).help(help));
    }

    /// A value is of another type than the field's.
    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let is = match &node.kind {
            NodeKind::Empty => "nothing",
            NodeKind::Text { .. } => "text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a set of fields",
        };
        let message = if self.field.is_empty() {
            format!("this should be {expected}")
        } else {
            format!("`{}` should be {expected}", self.field)
        };
        let help = match &node.kind {
            NodeKind::Text { text, .. } if self.field == "allow" => {
                format!(
                    "write it with its reason: `allow: [{{rule: {}, reason: why it stands}}]`",
                    shown(text)
                )
            }
            NodeKind::Text { text, .. }
                if expected.starts_with("the fields of") && Id::new(text).is_some() =>
            {
                format!("write `id: {}`, and the other fields below it", shown(text))
            }
            NodeKind::Text { .. } if expected.starts_with("a list") => {
                "write it as a list: `[a, b]`, or a line with `- ` for each item".to_owned()
            }
            NodeKind::Map(_) => "a sentence that contains `: ` must stand in quotation marks".to_owned(),
            NodeKind::List(_) => "write a single value, without `[ ]` or `- `".to_owned(),
            _ => format!("write {expected}"),
        };
        self.push(
            Diagnostic::error("wrong-type", node.span, message).label(format!("this is {is}")).help(help),
        );
    }

    /// A value is text, but not one the field can hold.
    pub fn invalid(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.push(Diagnostic::error("invalid-value", span, message).help(help));
    }

    /// A key that the record does not have; `keys` are all that stand in it.
    pub fn unknown_field(&mut self, entry: &Entry, def: &RecordDef, keys: &[&str]) {
        if self.is_full() {
            // To look for the field that was meant would take long for nothing.
            self.count += 1;
            return;
        }
        let fields: Vec<_> = def.all_fields().map(|field| field.key).collect();
        if let Some(key) = closest(&entry.key, fields.iter().copied()) {
            let free = fields.iter().copied().filter(|_| !keys.contains(&key));
            self.misspelled_field(entry, key, Safety::of(key, surely(&entry.key, free)));
            return;
        }
        let meant = meant_beside(&entry.key, def.noun, |key| keys.contains(&key));
        if let Some(key) = meant.filter(|key| fields.contains(key)) {
            self.misspelled_field(entry, key, Safety::Suggested);
            return;
        }
        let help = match entry.key.as_str() {
            key if let Some(help) = otherwise(key, def.noun, |key| keys.contains(&key)) => help.to_owned(),
            key if def.noun == "claim file"
                && BriefRecord::DEF.all_fields().any(|field| field.key == key) =>
            {
                format!("it is a field of the brief: write it below `brief:`, indented, `  {key}: …`")
            }
            key => match fields_of(key) {
                Some(nouns) if def.noun == "claim file" => {
                    format!("it is a field of {nouns}: indent it as the other fields of its record are")
                }
                _ => format!("its fields are {}", word_list(&fields)),
            },
        };
        let message = format!("{} has no field `{}`", def.one(), shown(&entry.key));
        self.push(Diagnostic::error("unknown-field", entry.key_span, message).help(help));
    }

    /// A key that was meant to be another.
    pub fn misspelled_field(&mut self, entry: &Entry, key: &str, safety: Safety) {
        let message = format!("there is no field `{}`", shown(&entry.key));
        let finding = Diagnostic::error("unknown-field", entry.key_span, message)
            .help(format!("did you mean `{key}`?"))
            .fix(entry.key_span, key, format!("write `{key}`"))
            .with(safety);
        self.push(finding);
    }
}

/// The records that have a field: "a claim or a response".
fn fields_of(key: &str) -> Option<String> {
    let records = [
        DocumentRecord::DEF,
        SourceRecord::DEF,
        ClaimRecord::DEF,
        ResponseRecord::DEF,
        JudgmentRecord::DEF,
        GapRecord::DEF,
    ];
    let having = records.iter().filter(|def| def.all_fields().any(|field| field.key == key));
    let nouns: Vec<String> = having.map(|def| def.one()).collect();
    (!nouns.is_empty()).then(|| nouns.join(" or "))
}

/// A text short enough for a message: at most 60 characters.
pub fn shown(text: &str) -> String {
    let mut head: String = text.chars().take(60).collect();
    if head.len() < text.len() {
        head.push('…');
    }
    head
}

/// Takes the text of a value; lists and mappings are findings.
pub fn text(node: Node, expected: &str, faults: &mut Faults<'_>) -> Option<Spanned<String>> {
    match node {
        Node { span, kind: NodeKind::Text { text, .. } } => Some(Spanned::new(text, span)),
        other => {
            faults.wrong_type(&other, expected);
            None
        }
    }
}

impl Value for String {
    fn shape() -> Shape {
        Shape::Text { what: "text", pattern: None }
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let mut text = text(node, "text", faults)?;
        if text.value.trim().is_empty() {
            let key = faults.field;
            let or = faults.or_without();
            faults.missing(text.span, key, format!("write a value between the quotation marks{or}"));
            return None;
        }
        text.value.truncate(text.value.trim_end().len());
        direction::close(&mut text.value);
        Some(text.value)
    }
}

impl Value for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let text = text(node, "`true` or `false`", faults)?;
        match text.value.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let message =
                    format!("`{}` should be `true` or `false`, not `{}`", faults.field, shown(other));
                let meant = match other.to_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" | "1" => Some("true"),
                    "no" | "off" | "n" | "false" | "0" => Some("false"),
                    _ => None,
                };
                let mut finding = Diagnostic::error("invalid-value", text.span, message)
                    .help(format!("write `{}`", meant.unwrap_or("true` or `false")));
                if let Some(meant) = meant {
                    finding = finding.safe_fix(text.span, meant, format!("write `{meant}`"));
                }
                faults.push(finding);
                None
            }
        }
    }
}

impl Value for u32 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let text = text(node, "a whole number", faults)?;
        let number = text.value.parse().ok().filter(|_| text.value.bytes().all(|b| b.is_ascii_digit()));
        if number.is_none() {
            let message =
                format!("`{}` should be a whole number, not `{}`", faults.field, shown(&text.value));
            faults.invalid(text.span, message, "write digits only, such as `4`");
        }
        number
    }
}

impl<T: Words> Value for T {
    fn shape() -> Shape {
        Shape::Words(T::WORDS)
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let Node { kind: NodeKind::Text { text, .. }, span } = node else {
            faults.wrong_type(&node, &Self::shape().what());
            return None;
        };
        let text = Spanned::new(text, span);
        let value = T::from_word(&text.value);
        if value.is_none() {
            // Markings have a rule of their own, because their form is a standard's (TLP 2.0).
            let rule = if T::WORDS.contains(&"TLP:CLEAR") { "invalid-marking" } else { "invalid-value" };
            faults.push(unknown_word(rule, &text, faults.field, T::WORDS));
        }
        value
    }
}

/// The finding about a word that is not on a list.
pub fn unknown_word(rule: &'static str, text: &Spanned<String>, field: &str, words: &[&str]) -> Diagnostic {
    let message = format!("`{}` is not a value of `{field}`", shown(&text.value));
    let finding = Diagnostic::error(rule, text.span, message);
    let (meant, sure) = match text.value.as_str() {
        "TLP:WHITE" => (Some("TLP:CLEAR"), Some("TLP:CLEAR")),
        other => {
            let near = closest(other, words.iter().copied());
            (word_for(other, words).or(near), surely(other, words.iter().copied()))
        }
    };
    match meant {
        Some(word) => {
            let help = format!("did you mean `{word}`? The values are {}", word_list(words));
            finding.help(help).fix(text.span, word, format!("write `{word}`")).with(Safety::of(word, sure))
        }
        None if text.value == "action" && field == "kind" => finding
            .help("take the line out: `actor:` with an id says that somebody did what the assertion tells"),
        None => finding.help(format!("the values are {}", word_list(words))),
    }
}

/// What an id is made of.
pub const ID_FORM: &str = "an id is made of the letters a to z and digits, in words joined by `-`";

/// Whether a text is several ids with commas between them.
fn is_list(text: &str) -> bool {
    text.contains(',') && text.split(',').all(|part| Id::new(part.trim()).is_some())
}

/// What belongs where words stand that are no id.
pub const REFERENCE: &str = "write the id of a record here, not its name or a description";

/// A text as it stands between braces: in quotation marks where a sign in it would end it there.
pub fn braced(text: &str) -> String {
    let is_plain = !text.contains([',', ':', '{', '}', '[', ']', '#', '"', '\\'])
        && text.starts_with(char::is_alphanumeric);
    if is_plain {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What belongs where somebody is addressed whom no record describes.
pub const ADDRESSEE: &str = "write the id of a source, or say in words to whom it was said: ";

impl Value for Id {
    fn shape() -> Shape {
        Shape::Text { what: "an id (`lower-case-words`)", pattern: Some("^[a-z0-9]+(-[a-z0-9]+)*$") }
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let text = text(node, "an id (`lower-case-words`)", faults)?;
        let text = match Self::take(text.value) {
            Ok(id) => return Some(id),
            Err(value) => Spanned::new(value, text.span),
        };
        let slug = slugify(&text.value);
        let message = format!("`{}` is not an id", shown(&text.value));
        let is_own = faults.field == "id";
        let help = match slug.as_str() {
            "" => ID_FORM.to_owned(),
            slug if is_own => format!("{ID_FORM}: `{slug}`"),
            _ if is_list(&text.value) => format!("write several ids in brackets: `[{}]`", text.value),
            _ if faults.field == "addressee" => {
                format!("{ADDRESSEE}`addressee: {{text: {}}}`", braced(&text.value))
            }
            // Which record has this id, or is called so, is known once all of them were read.
            _ => REFERENCE.to_owned(),
        };
        let mut finding = Diagnostic::error("invalid-value", text.span, message).help(help);
        if is_list(&text.value) {
            let list = format!("[{}]", text.value);
            finding = finding.fix(text.span, &list, format!("write `{list}`"));
        } else if !slug.is_empty() {
            finding = finding.fix(text.span, &slug, format!("write `{slug}`"));
        }
        faults.push(finding);
        // A record is read all the same, and found by those that refer to it.
        if is_own { Self::new(&slug) } else { None }
    }
}

impl<T: Value> Value for Vec<Spanned<T>> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let NodeKind::List(items) = node.kind else {
            faults.wrong_type(&node, &Self::shape().what());
            return None;
        };
        Some(items.into_iter().filter_map(|item| item_of(item, faults)).collect())
    }
}

fn item_of<T: Value>(item: Node, faults: &mut Faults<'_>) -> Option<Spanned<T>> {
    let span = item.span;
    if item.kind == NodeKind::Empty {
        let message = format!("an item of `{}` has no value", faults.field);
        faults.push(
            Diagnostic::error("missing-field", span, message)
                .help("write the item after the `-`, or take the line out"),
        );
        return None;
    }
    T::read(item, faults).map(|value| Spanned::new(value, span))
}

/// One value, or a list of several.
#[derive(Debug, Clone)]
pub struct OneOrMany<T>(pub Vec<Spanned<T>>);

impl<T: Value> Value for OneOrMany<T> {
    fn shape() -> Shape {
        Shape::OneOrMany(Box::new(T::shape()))
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        match node.kind {
            NodeKind::List(_) => Vec::read(node, faults).map(Self),
            _ => item_of(node, faults).map(|one| Self(vec![one])),
        }
    }
}

/// A single value, or a record where the node is a mapping.
#[derive(Debug, Clone)]
pub enum Either<T, R> {
    /// The single value.
    Short(T),
    /// The record.
    Full(Box<R>),
}

impl<T: Value, R: Value> Value for Either<T, R> {
    fn shape() -> Shape {
        Shape::AnyOf(vec![T::shape(), R::shape()])
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        match node.kind {
            NodeKind::Map(_) => R::read(node, faults).map(|record| Self::Full(Box::new(record))),
            _ => T::read(node, faults).map(Self::Short),
        }
    }
}
