//! One claim file to its records.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Body;
use crate::model::id::{Id, OUTLET};
use crate::model::marking::Marking;
use crate::model::response::Outcome;
use crate::parse::brief::BriefRecord;
use crate::parse::claim::{ClaimRecord, EvidenceRecord};
use crate::parse::document::DocumentRecord;
use crate::parse::judgment::{GapRecord, JudgmentRecord};
use crate::parse::margin;
use crate::parse::record::{Record, RecordDef, record};
use crate::parse::response::ResponseRecord;
use crate::parse::source::SourceRecord;
use crate::parse::value::{Faults, OneOrMany, Shape, Value};
use crate::parse::yaml::{self, Node, NodeKind};
use crate::text::{FileId, Span, Spanned};

/// What one file declares.
#[derive(Debug, Clone)]
pub struct FileRecords {
    /// The file.
    pub file: FileId,
    /// Its path relative to the desk, with forward slashes.
    pub path: String,
    /// Its brief.
    pub brief: Option<BriefRecord>,
    /// The narrative that its brief names, once somebody has opened it.
    pub body: Option<Body>,
    /// Its documents.
    pub documents: Vec<DocumentRecord>,
    /// Its sources.
    pub sources: Vec<SourceRecord>,
    /// Its claims.
    pub claims: Vec<ClaimRecord>,
    /// Its responses.
    pub responses: Vec<ResponseRecord>,
    /// Its judgments.
    pub judgments: Vec<JudgmentRecord>,
    /// Its gaps.
    pub gaps: Vec<GapRecord>,
    /// Its defaults.
    pub defaults: Option<DefaultsRecord>,
    /// Whether it declares a brief that could not be read.
    pub lost_brief: bool,
    /// Ids of records that were declared but could not be read, empty for one without. References to them are no faults.
    pub broken: Vec<String>,
}

record! {
    /// A claim file. Any file may hold any of these keys.
    FileRecord "claim file" {
        /// The brief; at most one per file.
        optional brief: BriefRecord = "brief" eg "{id: port-closure, title: Closure of the port, as_of: 2031-05}";
        /// What was published.
        optional documents: List<DocumentRecord> = "documents" eg "[{id: wire, title: Sound talks end, publisher: Meridian Wire}]";
        /// Who speaks.
        optional sources: List<SourceRecord> = "sources" eg "[{id: ruiz, name: Ana Ruiz}]";
        /// What is asserted.
        optional claims: List<ClaimRecord> = "claims" eg "[{id: dredging, assertion: Dredging begins in June, source: ruiz, document: wire}]";
        /// What an accused or affected party answered, or that it did not.
        optional responses: List<ResponseRecord> = "responses" eg "[{id: silent, party: ruiz, outcome: no-response}]";
        /// The analyst's own assessments, resting on claims.
        optional judgments: List<JudgmentRecord> = "judgments" eg "[{id: closing, judgment: The port is likely to close, likelihood: likely, confidence: low, based_on: [dredging]}]";
        /// What is not known.
        optional gaps: List<GapRecord> = "gaps" eg "[{gap: Whether the second berth is affected}]";
        /// Values for the records of this file that name none.
        optional defaults: DefaultsRecord = "defaults" eg "{document: wire}";
    }
}

record! {
    /// Values for the records of a file that name none.
    DefaultsRecord "set of defaults" {
        /// The document of every piece of evidence and response.
        optional document: Id = "document" eg "wire";
        /// The source of every piece of evidence.
        optional source: OneOrMany<Id> = "source" eg "outlet";
        /// The topics of every claim.
        optional topics: OneOrMany<String> = "topics" eg "[ports]";
        /// The marking of every record.
        optional marking: Marking = "marking" eg "TLP:GREEN";
    }
}

/// A list of records with ids. Remembers the ids of those that could not be read.
#[derive(Debug, Clone)]
pub struct List<T> {
    /// The records that could be read.
    pub records: Vec<T>,
    /// The ids of the others; empty for one that has none.
    pub broken: Vec<String>,
}

impl<T: Record + Value> Value for List<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: Node, faults: &mut Faults<'_>) -> Option<Self> {
        let NodeKind::List(items) = node.kind else {
            let help = match &node.kind {
                NodeKind::Map(_) => format!("put `- ` before the first field of each {}", T::DEF.noun),
                _ => format!("write each {} as an item that begins with `- `", T::DEF.noun),
            };
            let message = format!("`{}` should be a list", faults.field);
            faults.push(Diagnostic::error("wrong-type", node.span, message).help(help));
            return None;
        };
        let mut list = Self { records: Vec::with_capacity(items.len()), broken: Vec::new() };
        for item in items {
            let id = id_of(&item);
            faults.record.clone_from(&id);
            match T::read(item, faults) {
                Some(record) => list.records.push(record),
                None => list.broken.push(id.unwrap_or_default()),
            }
            faults.record = None;
        }
        Some(list)
    }
}

fn id_of(item: &Node) -> Option<String> {
    let NodeKind::Map(entries) = &item.kind else { return None };
    let entry = entries.iter().find(|entry| entry.key == "id")?;
    match &entry.value.kind {
        NodeKind::Text { text, .. } => Some(text.clone()),
        _ => None,
    }
}

/// Reads one claim file; everything wrong with it is added to `findings`.
pub fn read(file: FileId, path: &str, text: &str, findings: &mut Vec<Diagnostic>) -> FileRecords {
    let tree = yaml::read(file, text, findings);
    let mut records = FileRecords {
        file,
        path: path.to_owned(),
        brief: None,
        body: None,
        documents: Vec::new(),
        sources: Vec::new(),
        claims: Vec::new(),
        responses: Vec::new(),
        judgments: Vec::new(),
        gaps: Vec::new(),
        defaults: None,
        lost_brief: false,
        broken: tree.lost,
    };
    for root in tree.roots {
        if let Some(brief) = written_brief(&root) {
            records.lost_brief = true;
            records.broken.extend(id_of(brief));
        }
        let mut faults = Faults::new(findings);
        if let Some(part) = read_root(root, &mut faults) {
            records.add(part, findings);
        }
    }
    records.lost_brief &= records.brief.is_none();
    reserve_outlet(&records, findings);
    records.complete(findings);
    records
}

/// The brief of a file as it stands there, sound or not.
fn written_brief(root: &Node) -> Option<&Node> {
    let NodeKind::Map(entries) = &root.kind else { return None };
    entries.iter().find(|entry| entry.key == "brief").map(|entry| &entry.value)
}

fn read_root(root: Node, faults: &mut Faults<'_>) -> Option<FileRecord> {
    match &root.kind {
        NodeKind::Empty => None,
        NodeKind::Map(_) => FileRecord::read(margin::gather(root, faults), faults),
        NodeKind::List(_) | NodeKind::Text { .. } => {
            let known =
                |def: &'static RecordDef| def.fields.iter().map(|field| field.key).collect::<Vec<_>>();
            let keys = crate::parse::value::word_list(&known(FileRecord::DEF));
            let at = Span { end: root.span.start, ..root.span };
            let is = if matches!(root.kind, NodeKind::List(_)) { "list" } else { "text" };
            let message = format!("a claim file holds records under a key, but this is a bare {is}");
            let help =
                format!("begin with one of the keys {keys}: for example `claims:`, with the list below it");
            faults.push(Diagnostic::error("wrong-type", at, message).help(help));
            None
        }
    }
}

impl FileRecords {
    fn add(&mut self, part: FileRecord, findings: &mut Vec<Diagnostic>) {
        fn take<T>(field: Option<Spanned<List<T>>>, into: &mut Vec<T>, broken: &mut Vec<String>) {
            if let Some(list) = field {
                if into.is_empty() {
                    *into = list.value.records;
                } else {
                    into.extend(list.value.records);
                }
                broken.extend(list.value.broken);
            }
        }
        if let Some(brief) = part.brief {
            match &self.brief {
                None => self.brief = Some(brief.value),
                Some(first) => findings.push(
                    Diagnostic::error(
                        "duplicate-key",
                        Span { end: brief.span.start, ..brief.span },
                        "a file holds one brief at most",
                    )
                    .related(Span { end: first.span.start, ..first.span }, "the first one")
                    .help("move this one into a file of its own"),
                ),
            }
        }
        take(part.documents, &mut self.documents, &mut self.broken);
        take(part.sources, &mut self.sources, &mut self.broken);
        take(part.claims, &mut self.claims, &mut self.broken);
        take(part.responses, &mut self.responses, &mut self.broken);
        take(part.judgments, &mut self.judgments, &mut self.broken);
        take(part.gaps, &mut self.gaps, &mut self.broken);
        self.defaults = self.defaults.take().or(part.defaults.map(|defaults| defaults.value));
    }
}

fn reserve_outlet(records: &FileRecords, findings: &mut Vec<Diagnostic>) {
    let ids = (records.documents.iter().map(|record| &record.id))
        .chain(records.sources.iter().map(|record| &record.id))
        .chain(records.claims.iter().map(|record| &record.id));
    for id in ids.filter(|id| id.value.as_str() == OUTLET) {
        findings.push(
            Diagnostic::error(
                "invalid-value",
                id.span,
                "the id `outlet` is reserved for a document's own voice",
            )
            .help("give the record another id"),
        );
    }
}

impl FileRecords {
    /// Gives every claim its list of evidence, and every record the defaults of the file.
    fn complete(&mut self, findings: &mut Vec<Diagnostic>) {
        for claim in &mut self.claims {
            complete_evidence(claim, findings);
        }
        let Some(defaults) = &self.defaults else { return };
        for claim in &mut self.claims {
            fill(&mut claim.topics, defaults.topics.as_ref());
            for evidence in claim.evidence.iter_mut().flat_map(|list| &mut list.value) {
                fill(&mut evidence.value.chain.document, defaults.document.as_ref());
                fill(&mut evidence.value.chain.source, defaults.source.as_ref());
            }
        }
        let is_unknown = |response: &ResponseRecord| response.outcome.value == Outcome::Unknown;
        let is_asked = self.responses.iter().any(is_unknown);
        let claims = self.claims.iter().filter(|_| is_asked).map(|claim| (&claim.id.value, claim)).collect();
        for response in &mut self.responses {
            let document = default_document(response, &claims, defaults.document.as_ref());
            fill(&mut response.document, document.as_ref());
        }
        let markings = (self.documents.iter_mut().map(|record| &mut record.extras.marking))
            .chain(self.sources.iter_mut().map(|record| &mut record.extras.marking))
            .chain(self.claims.iter_mut().map(|record| &mut record.extras.marking))
            .chain(self.responses.iter_mut().map(|record| &mut record.extras.marking))
            .chain(self.judgments.iter_mut().map(|record| &mut record.extras.marking))
            .chain(self.gaps.iter_mut().map(|record| &mut record.extras.marking));
        for marking in markings {
            fill(marking, defaults.marking.as_ref());
        }
    }
}

/// The document that tells of a response, where it names none: the default, unless nobody tells of it. What was not asked
/// is the authors' own word; what is not known is missing where the claims stand.
fn default_document(
    response: &ResponseRecord,
    claims: &BTreeMap<&Id, &ClaimRecord>,
    default: Option<&Spanned<Id>>,
) -> Option<Spanned<Id>> {
    let default = default?;
    match response.outcome.value {
        Outcome::NotAsked => return None,
        Outcome::Unknown => {}
        _ => return Some(default.clone()),
    }
    let about = response.about.iter().flat_map(|about| &about.value.0);
    let concerned: Option<Vec<&ClaimRecord>> = about.map(|id| claims.get(&id.value).copied()).collect();
    let Some(concerned) = concerned else { return Some(default.clone()) };
    let evidence = concerned.iter().flat_map(|claim| &claim.evidence).flat_map(|list| &list.value);
    let documents: Vec<&Spanned<Id>> =
        evidence.filter_map(|evidence| evidence.value.chain.document.as_ref()).collect();
    if documents.is_empty() || documents.iter().any(|document| document.value == default.value) {
        return Some(default.clone());
    }
    let (first, rest) = documents.split_first()?;
    rest.iter().all(|other| other.value == first.value).then(|| (*first).clone())
}

fn fill<T: Clone>(field: &mut Option<T>, default: Option<&T>) {
    if field.is_none() {
        *field = default.cloned();
    }
}

/// The short form, in which a claim carries the fields of its one chain, becomes a list of one.
fn complete_evidence(claim: &mut ClaimRecord, findings: &mut Vec<Diagnostic>) {
    let chain = std::mem::take(&mut claim.chain);
    match &claim.evidence {
        None => {
            let only = EvidenceRecord { span: claim.span, faulty: false, chain };
            claim.evidence = Some(Spanned::new(vec![Spanned::new(only, claim.span)], claim.span));
        }
        Some(list) => {
            claim.faulty |= list.value.is_empty();
            if list.value.is_empty() {
                findings.push(
                    Diagnostic::error("missing-field", list.span, "`evidence` has no entries")
                        .record(claim.id.value.as_str())
                        .help(
                            "add an entry with `source` and `document`, or write these fields on the claim",
                        ),
                );
            }
            if let Some(span) = chain.first_written() {
                claim.faulty = true;
                findings.push(
                    Diagnostic::error("invalid-value", span, "a field of evidence stands beside `evidence`")
                        .record(claim.id.value.as_str())
                        .related(Span { end: list.span.start, ..list.span }, "the list of evidence")
                        .help("move it into an entry of `evidence`; the short form is for claims with one chain"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::yaml::limits::FINDINGS;

    fn findings(text: &str) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let records = read(FileId(0), "a.yaml", text, &mut findings);
        assert!(
            records.claims.iter().all(|claim| claim.faulty),
            "a claim with faults untold is faulty all the same"
        );
        findings
    }

    #[test]
    fn faults_beyond_a_bound_are_said_to_be_more() {
        let keys: Vec<String> = (0..FINDINGS + 10).map(|n| format!("    k{n}: v\n")).collect();
        let last = "  - id: b\n    assertion: y\n    kk: v\n";
        let found = findings(&format!("claims:\n  - id: a\n    assertion: x\n{}{last}", keys.concat()));
        assert_eq!(found.len(), FINDINGS + 1);
        assert_eq!(found.iter().filter(|finding| finding.rule == "too-large").count(), 1);
    }
}
