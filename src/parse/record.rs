//! One declaration per field: it serves the reader, the schema, the did-you-mean and the manual.

use crate::diagnostic::{Safety, closest, surely};
use crate::parse::meant::meant_beside;
use crate::parse::value::{Faults, Shape, Value};
use crate::parse::yaml::{Entry, Node, NodeKind};
use crate::text::{Span, Spanned};

/// What is known of a field from its declaration.
#[derive(Debug, Clone, Copy)]
pub struct FieldDef {
    /// The key in files.
    pub key: &'static str,
    /// What it means, in Markdown.
    pub doc: &'static str,
    /// Whether a record without it cannot be used.
    pub required: bool,
    /// A value as an analyst would write it, in YAML.
    pub example: &'static str,
    /// What it holds.
    pub shape: fn() -> Shape,
}

/// What is known of a kind of record from its declaration.
#[derive(Debug, Clone, Copy)]
pub struct RecordDef {
    /// The noun that messages use.
    pub noun: &'static str,
    /// What it is, in Markdown.
    pub doc: &'static str,
    /// Its own fields, in the order of the manual.
    pub fields: &'static [FieldDef],
    /// Groups of fields that it shares with other records.
    pub parts: &'static [&'static Self],
}

impl RecordDef {
    /// One of them, as a message names it: "an alternative".
    pub fn one(&self) -> String {
        let article = if self.noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {}", self.noun)
    }

    /// How one that is mainly a text is written; none where it is more than that.
    fn as_text(&self) -> Option<String> {
        let [first, rest @ ..] = self.fields else { return None };
        let rest: Vec<_> = rest.iter().map(|field| [field.key, ": …"].concat()).collect();
        (first.key == "text").then(|| format!("`{{text: …, {}}}`", rest.join(", ")))
    }

    /// Every field, those of shared groups last.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static FieldDef> {
        self.fields.iter().chain(self.parts.iter().flat_map(|part| part.fields))
    }
}

/// What belongs into fields that may be left out of a record, but not without being told by a rule: the record, the field,
/// and what to write.
const HINTS: &[(&str, &str, &str)] = &[
    ("claim", "source", "the id of who says it, or `outlet` for the document's own voice,"),
    ("claim", "document", "the id of the document in which it stands"),
    ("piece of evidence", "source", "the id of who says it, or `outlet` for the document's own voice,"),
    ("piece of evidence", "document", "the id of the document in which it stands"),
    ("source", "name", "the person's full name"),
    ("source", "organization", "the body's name, as it stands in a sentence,"),
    ("source", "anonymous", "what a reader may know of the unnamed people"),
    ("source", "basis", "how they know it"),
    ("source", "reason", "why they are not named"),
    ("document", "published", "the date on which it appeared, the year first,"),
    ("response", "party", "the id of whoever was asked or concerned,"),
    ("judgment", "confidence", "`high`, `moderate` or `low`"),
    ("judgment", "based_on", "the ids of the claims that it rests on"),
];

/// A kind of record that can be read from a mapping.
pub trait Record: Sized {
    /// Its declaration.
    const DEF: &'static RecordDef;

    /// Takes its fields out of a mapping; `None` where a required one is missing or cannot be read.
    fn take(fields: &mut Fields<'_, '_>) -> Option<Self>;
}

/// Whether a record can do without a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

/// The entries of one mapping while a record is read from it.
pub struct Fields<'a, 'b> {
    /// The whole mapping.
    pub span: Span,
    /// Those that were taken have left their places.
    entries: Vec<Option<Entry>>,
    /// The signs of their keys: most fields of a record are left out, and known by that not to be there.
    signs: u64,
    def: &'static RecordDef,
    /// The keys of the entries that were taken.
    taken: Vec<&'static str>,
    faults: &'a mut Faults<'b>,
    before: usize,
    anchor: Span,
}

impl<'a, 'b> Fields<'a, 'b> {
    /// Starts on a mapping; anything else is a finding.
    pub fn new(node: Node, def: &'static RecordDef, faults: &'a mut Faults<'b>) -> Option<Self> {
        let before = faults.count;
        let (span, entries) = match node {
            Node { span, kind: NodeKind::Map(entries) } => (span, entries),
            other => {
                let as_text = def.as_text().filter(|_| matches!(other.kind, NodeKind::Text { .. }));
                faults.wrong_type(&other, &as_text.unwrap_or_else(|| format!("the fields of {}", def.one())));
                return None;
            }
        };
        let head = entries.iter().find(|entry| entry.key == "id").or(entries.first());
        let anchor = head.map_or(span, |entry| entry.key_span.to(first_line(entry)));
        let taken = Vec::with_capacity(entries.len());
        let signs = entries.iter().fold(0, |signs, entry| signs | sign(&entry.key));
        let entries = entries.into_iter().map(Some).collect();
        Some(Self { span, entries, signs, def, taken, faults, before, anchor })
    }

    /// Reads a field without which the record cannot be used.
    pub fn required<T: Value>(&mut self, key: &'static str) -> Option<Spanned<T>> {
        if let Some(entry) = self.entry(key).or_else(|| self.misspelled(key)) {
            return self.value(key, entry, Need::Required);
        }
        let article = if key.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        self.faults.missing(self.anchor, key, format!("add {article} `{key}:` line"));
        None
    }

    /// Reads a field that may be left out. A value that cannot be read counts as left out, after its finding.
    pub fn optional<T: Value>(&mut self, key: &'static str) -> Option<Option<Spanned<T>>> {
        // A list of records under a name that is nearly right is read, or everything that refers to them would be wrong.
        let is_whole = self.def.noun == "claim file";
        let entry = self.entry(key).or_else(|| if is_whole { self.misspelled(key) } else { None });
        Some(entry.and_then(|entry| self.value(key, entry, Need::Optional)))
    }

    /// Whether a field was written, readable or not, or under a name so close that it was meant.
    pub fn was_written(&self, key: &str) -> bool {
        let fields = || self.def.all_fields().map(|field| field.key);
        self.taken.contains(&key) || self.left().any(|entry| closest(&entry.key, fields()) == Some(key))
    }

    /// Reports what no field took; returns whether anything was wrong with the record.
    pub fn finish(mut self, def: &RecordDef) -> bool {
        let left: Vec<Entry> = std::mem::take(&mut self.entries).into_iter().flatten().collect();
        if left.is_empty() {
            return self.faults.count > self.before;
        }
        let keys: Vec<&str> =
            self.taken.iter().copied().chain(left.iter().map(|entry| &*entry.key)).collect();
        for entry in &left {
            self.faults.unknown_field(entry, def, &keys);
        }
        self.faults.count > self.before
    }

    fn entry(&mut self, key: &'static str) -> Option<Entry> {
        if self.signs & sign(key) == 0 {
            return None;
        }
        let entry =
            self.entries.iter_mut().find(|entry| entry.as_ref().is_some_and(|entry| entry.key == key))?;
        self.taken.push(key);
        entry.take()
    }

    fn left(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// A key that was meant to be this one. Its value is used, so that one slip gives one finding.
    fn misspelled(&mut self, key: &'static str) -> Option<Entry> {
        let is_known = |entry: &Entry| self.def.all_fields().any(|field| field.key == entry.key);
        let has = |key: &str| self.taken.contains(&key) || self.left().any(|entry| entry.key == key);
        let is_meant = |entry: &Entry| {
            let near = closest(&entry.key, [key]).is_some()
                || meant_beside(&entry.key, self.def.noun, has) == Some(key);
            near && !is_known(entry)
        };
        let at = self.entries.iter().position(|entry| entry.as_ref().is_some_and(is_meant))?;
        let entry = self.entries.get_mut(at)?.take()?;
        let sure = surely(&entry.key, self.def.all_fields().map(|field| field.key));
        self.faults.misspelled_field(&entry, key, Safety::of(key, sure));
        self.taken.push(key);
        Some(entry)
    }

    fn value<T: Value>(&mut self, key: &'static str, entry: Entry, need: Need) -> Option<Spanned<T>> {
        let hint = HINTS.iter().find(|(noun, hinted, _)| *hinted == key && *noun == self.def.noun);
        let outer = (self.faults.field, self.faults.is_needed);
        (self.faults.field, self.faults.is_needed) = (key, need == Need::Required || hint.is_some());
        let span = entry.value.span;
        let value = match entry.value.kind {
            NodeKind::Empty => {
                let what = hint.map_or("a value", |(_, _, what)| what);
                let without = match key {
                    "basis" | "reason" if hint.is_some() => "; where nobody says it, take the line out",
                    _ => self.faults.or_without(),
                };
                let help = format!("write {what} after `{key}:`{without}");
                self.faults.missing(entry.key_span, key, help);
                None
            }
            _ => T::read(entry.value, self.faults),
        };
        (self.faults.field, self.faults.is_needed) = outer;
        value.map(|value| Spanned::new(value, span))
    }
}

/// One of 64 bits, as the length and the first letter of a key tell.
fn sign(key: &str) -> u64 {
    let first = key.bytes().next().map_or(0, usize::from);
    1 << ((first + 7 * key.len()) & 63)
}

fn first_line(entry: &Entry) -> Span {
    match &entry.value.kind {
        NodeKind::Text { quoted: false, text } if !text.contains('\n') => entry.value.span,
        _ => entry.key_span,
    }
}

/// Declares a record: its struct, its table of fields, its reader. A field is `required` (the record is dropped
/// without it) or `optional`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $name:ident $noun:literal {
            $($(#[doc = $field_doc:literal])+ $need:ident $field:ident: $type:ty = $key:literal eg $example:literal;)*
        }
        $(with { $($part:ident: $part_type:ty),+ $(,)? })?
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name {
            /// The whole record.
            pub span: $crate::text::Span,
            /// Whether anything in it was reported as wrong.
            pub faulty: bool,
            $($(#[doc = $field_doc])+ pub $field: record!(@type $need $type),)*
            $($(#[doc = "Fields shared with other records."] pub $part: $part_type,)+)?
        }

        impl $crate::parse::record::Record for $name {
            const DEF: &'static $crate::parse::record::RecordDef = &$crate::parse::record::RecordDef {
                noun: $noun,
                doc: concat!($($doc, "\n"),+),
                fields: &[$($crate::parse::record::FieldDef {
                    key: $key,
                    doc: concat!($($field_doc, "\n"),+),
                    required: record!(@required $need),
                    example: $example,
                    shape: <$type as $crate::parse::value::Value>::shape,
                }),*],
                parts: &[$($(<$part_type as $crate::parse::record::Record>::DEF),+)?],
            };

            fn take(fields: &mut $crate::parse::record::Fields<'_, '_>) -> Option<Self> {
                $(let $field = fields.$need::<$type>($key);)*
                $($(let $part = <$part_type as $crate::parse::record::Record>::take(fields);)+)?
                Some(Self { span: fields.span, faulty: false, $($field: $field?,)* $($($part: $part?,)+)? })
            }
        }

        impl $crate::parse::value::Value for $name {
            fn shape() -> $crate::parse::value::Shape {
                $crate::parse::value::Shape::Record(<Self as $crate::parse::record::Record>::DEF)
            }

            fn read(node: $crate::parse::yaml::Node, faults: &mut $crate::parse::value::Faults<'_>) -> Option<Self> {
                let def = <Self as $crate::parse::record::Record>::DEF;
                let mut fields = $crate::parse::record::Fields::new(node, def, faults)?;
                let record = <Self as $crate::parse::record::Record>::take(&mut fields);
                let faulty = fields.finish(def);
                record.map(|record| Self { faulty, ..record })
            }
        }
    };
    (@type required $type:ty) => { $crate::text::Spanned<$type> };
    (@type optional $type:ty) => { Option<$crate::text::Spanned<$type>> };
    (@required required) => { true };
    (@required optional) => { false };
}
pub(crate) use record;
