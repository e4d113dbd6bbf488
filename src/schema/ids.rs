//! The ids of a desk as suggestions in its schema: an editor offers them, and takes any other one as well.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::claims;
use crate::model::id::OUTLET;
use crate::model::words::Words as _;
use crate::parse::brief::named_by;
use crate::parse::file::FileRecords;
use crate::parse::source::SourceRecord;
use crate::parse::value::shown;

/// Kinds of record that a field can name, and topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sources.
    Source,
    /// Sources, or `outlet`.
    Teller,
    /// Sources and documents.
    Via,
    /// Documents.
    Document,
    /// Claims.
    Claim,
    /// Claims and briefs.
    Included,
    /// Judgments.
    Judgment,
    /// Gaps.
    Gap,
    /// Responses.
    Response,
    /// Words to select by.
    Topic,
}

impl Kind {
    /// The name of its suggestions in the schema.
    fn name(self) -> &'static str {
        match self {
            Self::Source => "ids-of-sources",
            Self::Teller => "ids-of-tellers",
            Self::Via => "ids-of-sources-and-documents",
            Self::Document => "ids-of-documents",
            Self::Claim => "ids-of-claims",
            Self::Included => "ids-of-claims-and-briefs",
            Self::Judgment => "ids-of-judgments",
            Self::Gap => "ids-of-gaps",
            Self::Response => "ids-of-responses",
            Self::Topic => "topics",
        }
    }
}

/// What every field that names other records names: the record, its fields, and the kind.
pub const NAMES: &[(&str, &[&str], Kind)] = &[
    ("claim", &["actor", "accuses", "speaker", "addressee"], Kind::Source),
    ("claim", &["source"], Kind::Teller),
    ("claim", &["via"], Kind::Via),
    ("claim", &["document", "first_reported_by"], Kind::Document),
    ("claim", &["supports", "contradicts", "qualifies", "supersedes"], Kind::Claim),
    ("claim", &["topics"], Kind::Topic),
    ("piece of evidence", &["speaker", "addressee"], Kind::Source),
    ("piece of evidence", &["source"], Kind::Teller),
    ("piece of evidence", &["via"], Kind::Via),
    ("piece of evidence", &["document"], Kind::Document),
    ("credit", &["document"], Kind::Document),
    ("source", &["of", "acts_for", "interest", "among", "distinct_from", "could_be"], Kind::Source),
    ("document", &["derived_from"], Kind::Document),
    ("brief", &["include"], Kind::Included),
    ("brief", &["exclude"], Kind::Claim),
    ("section", &["claims"], Kind::Claim),
    ("filter", &["sources"], Kind::Teller),
    ("filter", &["speakers"], Kind::Source),
    ("filter", &["documents"], Kind::Document),
    ("filter", &["topics"], Kind::Topic),
    ("talking point", &["claims"], Kind::Claim),
    ("talking point", &["gaps"], Kind::Gap),
    ("talking point", &["judgments"], Kind::Judgment),
    ("talking point", &["responses"], Kind::Response),
    ("response", &["party", "asked_by"], Kind::Source),
    ("response", &["source"], Kind::Teller),
    ("response", &["document"], Kind::Document),
    ("response", &["about", "claims"], Kind::Claim),
    ("judgment", &["based_on"], Kind::Claim),
    ("gap", &["would_change"], Kind::Judgment),
    ("set of defaults", &["source"], Kind::Teller),
    ("set of defaults", &["document"], Kind::Document),
    ("set of defaults", &["topics"], Kind::Topic),
];

/// The schema of claim files, with the ids and topics of these files as suggestions.
pub fn claims_of(files: &[FileRecords]) -> Value {
    let known = Known::new(files);
    let mut schema = claims();
    let Some(definitions) = schema.get_mut("definitions").and_then(Value::as_object_mut) else {
        return schema;
    };
    for (noun, keys, kind) in NAMES {
        let fields =
            definitions.get_mut(&noun.replace(' ', "-")).and_then(|record| record.get_mut("properties"));
        let Some(fields) = fields.and_then(Value::as_object_mut) else { continue };
        for (_, field) in fields.iter_mut().filter(|(key, _)| keys.contains(&key.as_str())) {
            suggest(field, *kind);
        }
    }
    for (kind, words) in known.0 {
        let (ids, about): (Vec<String>, Vec<String>) = words.into_iter().unzip();
        let suggestions =
            if ids.is_empty() { json!({"not": {}}) } else { json!({"enum": ids, "enumDescriptions": about}) };
        definitions.insert(kind.name().to_owned(), suggestions);
    }
    schema
}

/// Puts suggestions beside every plain value that a field can hold.
fn suggest(schema: &mut Value, kind: Kind) {
    let Some(object) = schema.as_object_mut() else { return };
    let is_plain =
        object.contains_key("pattern") || (kind == Kind::Topic && object.contains_key("minLength"));
    if is_plain {
        let mut plain = Map::new();
        for key in ["type", "pattern", "minLength"] {
            plain.extend(object.shift_remove_entry(key));
        }
        let suggested = json!({"$ref": format!("#/definitions/{}", kind.name())});
        object.insert("anyOf".to_owned(), json!([suggested, plain]));
        return;
    }
    for value in object.values_mut() {
        match value {
            Value::Array(several) => several.iter_mut().for_each(|one| suggest(one, kind)),
            one => suggest(one, kind),
        }
    }
}

/// Words by kind, each with what it stands for.
struct Known(BTreeMap<Kind, IndexMap<String, String>>);

impl Known {
    fn new(files: &[FileRecords]) -> Self {
        let mut known = Self(BTreeMap::new());
        let kinds = NAMES.iter().map(|(.., kind)| (*kind, IndexMap::new()));
        known.0.extend(kinds);
        known.add(&[Kind::Teller], OUTLET, "the document's own voice");
        for file in files {
            known.take(file);
        }
        known.topics(files);
        known
    }

    fn take(&mut self, file: &FileRecords) {
        for record in &file.documents {
            let about = format!("{}, {}", record.title.value, record.publisher.value);
            self.add(&[Kind::Document, Kind::Via], record.id.value.as_str(), &about);
        }
        for record in &file.sources {
            let kinds = [Kind::Source, Kind::Teller, Kind::Via];
            self.add(&kinds, record.id.value.as_str(), &who(record));
        }
        for record in &file.claims {
            let kinds = [Kind::Claim, Kind::Included];
            self.add(&kinds, record.id.value.as_str(), &record.assertion.value);
        }
        for record in &file.judgments {
            self.add(&[Kind::Judgment], record.id.value.as_str(), &record.judgment.value);
        }
        for (id, record) in file.gaps.iter().filter_map(|record| Some((record.id.as_ref()?, record))) {
            self.add(&[Kind::Gap], id.value.as_str(), &record.gap.value);
        }
        for record in &file.responses {
            let about = format!("{}: {}", record.party.value, record.outcome.value.as_str());
            self.add(&[Kind::Response], record.id.value.as_str(), &about);
        }
        if let Some(brief) = &file.brief {
            let id = brief.id.as_ref().map(|id| id.value.clone()).or_else(|| named_by(&file.path));
            self.add(
                &[Kind::Included],
                id.map_or(String::new(), |id| id.to_string()).as_str(),
                &brief.title.value,
            );
        }
    }

    fn topics(&mut self, files: &[FileRecords]) {
        let claims = files.iter().flat_map(|file| &file.claims).filter_map(|claim| claim.topics.as_ref());
        let topics: BTreeSet<&str> =
            claims.flat_map(|topics| &topics.value.0).map(|topic| topic.value.as_str()).collect();
        for topic in topics {
            self.add(&[Kind::Topic], topic, "a topic of other claims");
        }
    }

    fn add(&mut self, kinds: &[Kind], word: &str, about: &str) {
        for kind in kinds {
            self.0.entry(*kind).or_default().entry(word.to_owned()).or_insert_with(|| shown(about));
        }
    }
}

/// Who a source is.
fn who(source: &SourceRecord) -> String {
    let names = [&source.name, &source.organization, &source.anonymous];
    let name = names.into_iter().flatten().next().map(|name| name.value.as_str()).unwrap_or_default();
    match &source.role {
        Some(role) => format!("{name}, {}", role.value),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::file::FileRecord;
    use crate::parse::record::Record as _;
    use crate::schema::reachable;

    #[test]
    fn every_field_that_names_a_record_is_known_to_name_one() {
        let mut count = 0;
        for record in reachable(FileRecord::DEF) {
            for field in record.all_fields() {
                let shape = super::super::schema(&(field.shape)()).to_string();
                let names = NAMES.iter().any(|(noun, keys, kind)| {
                    *noun == record.noun && keys.contains(&field.key) && *kind != Kind::Topic
                });
                let holds_id = shape.contains("^[a-z0-9]+(-[a-z0-9]+)*$");
                assert_eq!(holds_id && field.key != "id", names, "{}: {}", record.noun, field.key);
                count += usize::from(names);
            }
        }
        assert!(count > 30);
    }
}
