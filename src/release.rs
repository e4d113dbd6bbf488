//! Records and a policy to the records that may be seen.
//!
//! A release is a desk: what is withheld is deleted, with every reference to it, before anything is resolved,
//! counted or numbered. Off-record content never passes, whatever the policy.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::brief::Body;
use crate::model::id::Id;
use crate::model::source::GroundRule;
use crate::parse::brief::{BriefRecord, PointRecord};
use crate::parse::citation::{self, CitedId};
use crate::parse::claim::ChainPart;
use crate::parse::file::FileRecords;
use crate::parse::source::SourceRecord;
use crate::parse::value::{Either, OneOrMany};
use crate::text::{Span, Spanned};

/// What is withheld beside off-record content.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Ids of documents, sources or claims to treat as if they had never been recorded (a what-if).
    pub retract: BTreeSet<String>,
}

/// The records that may be seen.
#[derive(Debug)]
pub struct Released {
    /// What every file still declares.
    pub files: Vec<FileRecords>,
    /// The ids that were deleted. References to them are gone too.
    pub withheld: BTreeSet<String>,
}

/// Deletes what the policy and the ground rules withhold, and every reference to it. A brief that asks for
/// off-record content by name is a finding of `off-record`.
pub fn release(mut files: Vec<FileRecords>, policy: &Policy, findings: &mut Vec<Diagnostic>) -> Released {
    let mut withheld = Withheld::default();
    withheld.extend(policy.retract.iter().map(|id| (id.clone(), Reason::Retracted(id.clone()))));
    let off_record = files.iter().flat_map(|file| &file.sources).filter(|source| is_off_record(source));
    withheld.extend(off_record.map(|source| (source.id.value.to_string(), Reason::OffRecord)));
    if withheld.is_empty() {
        return Released { files, withheld: BTreeSet::new() };
    }
    for file in &mut files {
        file.documents.retain(|record| !withheld.contains_key(record.id.value.as_str()));
        file.sources.retain(|record| !withheld.contains_key(record.id.value.as_str()));
        withhold_claims(file, &mut withheld);
    }
    for file in &mut files {
        withhold_responses(file, &mut withheld);
    }
    let fallen: Withheld = withheld
        .iter()
        .filter(|(id, _)| !policy.retract.contains(*id))
        .map(|(id, why)| (id.clone(), why.clone()))
        .collect();
    let withheld: BTreeSet<String> = withheld.into_keys().collect();
    for file in &mut files {
        if let Some(brief) = &file.brief {
            refuse(brief, file.body.as_ref(), &fallen, findings);
        }
        prune(file, &withheld);
    }
    Released { files, withheld }
}

/// What is deleted, with the reason.
type Withheld = BTreeMap<String, Reason>;

/// Why something is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    /// It was said off the record.
    OffRecord,
    /// It is this, or rests on this alone, which is treated as if it had never been recorded.
    Retracted(String),
}

fn is_off_record(source: &SourceRecord) -> bool {
    source.ground_rule.as_ref().is_some_and(|rule| rule.value == GroundRule::OffRecord)
}

/// Deletes chains that pass through something withheld, and claims that no chain is left to.
fn withhold_claims(file: &mut FileRecords, withheld: &mut Withheld) {
    file.claims.retain_mut(|claim| {
        let mut reason = withheld.get(claim.id.value.as_str()).cloned();
        if let Some(evidence) = &mut claim.evidence {
            let mut last = None;
            evidence.value.retain(|entry| {
                let why = reason_of(&entry.value.chain, withheld);
                let is_kept = why.is_none();
                last = why.or(last.take());
                is_kept
            });
            if evidence.value.is_empty() {
                reason = reason.or(last);
            }
        }
        match reason {
            None => true,
            Some(reason) => {
                withheld.insert(claim.id.value.to_string(), reason);
                false
            }
        }
    });
}

/// Why a chain is deleted, if it is: what is off the record goes before anything else.
fn reason_of(chain: &ChainPart, withheld: &Withheld) -> Option<Reason> {
    let lists = [&chain.source, &chain.speaker, &chain.via];
    let ids = lists.into_iter().flatten().flat_map(|list| &list.value.0);
    let reasons = ids.chain(&chain.document).filter_map(|id| withheld.get(id.value.as_str()));
    let mut found = None;
    for reason in reasons {
        if *reason == Reason::OffRecord {
            return Some(Reason::OffRecord);
        }
        found = found.or(Some(reason.clone()));
    }
    found
}

/// Deletes responses of which nobody is left who tells of them, and those about nothing that is left.
fn withhold_responses(file: &mut FileRecords, withheld: &mut Withheld) {
    file.responses.retain(|response| {
        let of = |id: &Spanned<Id>| withheld.get(id.value.as_str()).cloned();
        let all = |list: &Option<Spanned<OneOrMany<Id>>>| {
            let list = list.as_ref()?;
            let first = list.value.0.first().and_then(of)?;
            list.value.0.iter().all(|id| of(id).is_some()).then_some(first)
        };
        let own = withheld.get(response.id.value.as_str()).cloned();
        let reason = own.or_else(|| of(&response.party)).or_else(|| response.document.as_ref().and_then(of));
        let Some(reason) = reason.or_else(|| all(&response.source)).or_else(|| all(&response.about)) else {
            return true;
        };
        withheld.insert(response.id.value.to_string(), reason);
        false
    });
}

/// Reports every place at which a brief asks by name for what is not there any more, and why.
fn refuse(brief: &BriefRecord, body: Option<&Body>, withheld: &Withheld, findings: &mut Vec<Diagnostic>) {
    let sections = brief.sections.iter().flat_map(|list| &list.value);
    let points = brief.talking_points.iter().flat_map(|list| &list.value);
    let lists = std::iter::once(&brief.include)
        .chain(sections.clone().map(|section| &section.value.claims))
        .chain(points.flat_map(|point| [&point.value.claims, &point.value.responses]));
    let listed = lists.flatten().flat_map(|list| &list.value.0).map(|id| (id.value.as_str(), id.span));
    let texts = brief.bottom_line.iter().chain(sections.filter_map(|section| section.value.text.as_ref()));
    let narrated = body.into_iter().flat_map(|body| {
        let placed = |cited: CitedId<'_>| body.prose.part(cited.range);
        let citations = citation::scan(&body.prose.value);
        citations.into_iter().flat_map(|citation| citation.ids).map(move |cited| (cited.id, placed(cited)))
    });
    let cited = texts.flat_map(|text| cited_ids(text)).chain(narrated);
    for (id, span) in listed.chain(cited) {
        let finding = match withheld.get(id) {
            None => continue,
            Some(Reason::OffRecord) => {
                let message = format!("the brief asks for `{id}`, which is off the record");
                Diagnostic::error("off-record", span, message)
                    .help("take it out: what was said off the record is never published")
            }
            Some(Reason::Retracted(gone)) => {
                let message = format!("the brief asks for `{id}`, which falls with `{gone}`");
                Diagnostic::error("retracted-document", span, message)
                    .help("this is a what-if: with `--draft` it is written, without the texts that cite it")
            }
        };
        findings.push(finding);
    }
}

fn cited_ids(text: &Spanned<String>) -> Vec<(&str, Span)> {
    let citations = citation::scan(&text.value);
    citations.into_iter().flat_map(|citation| citation.ids).map(|cited| (cited.id, text.span)).collect()
}

/// Takes every reference to a withheld record out of a file. A text that cites one is withheld itself.
fn prune(file: &mut FileRecords, withheld: &BTreeSet<String>) {
    let many = |field: &mut Option<Spanned<OneOrMany<Id>>>| prune_list(field, withheld);
    for document in &mut file.documents {
        many(&mut document.derived_from);
    }
    for source in &mut file.sources {
        many(&mut source.unnamed.distinct_from);
        many(&mut source.unnamed.could_be);
        for field in [&mut source.of, &mut source.acts_for, &mut source.interest, &mut source.unnamed.among] {
            prune_one(field, withheld);
        }
    }
    for claim in &mut file.claims {
        for field in [
            &mut claim.actor,
            &mut claim.accuses,
            &mut claim.supports,
            &mut claim.contradicts,
            &mut claim.qualifies,
            &mut claim.supersedes,
        ] {
            many(field);
        }
        let credited = claim.first_reported_by.as_ref().map(|credit| match &credit.value {
            Either::Short(id) => id.as_str(),
            Either::Full(record) => record.document.value.as_str(),
        });
        if credited.is_some_and(|id| withheld.contains(id)) {
            claim.first_reported_by = None;
        }
        for evidence in claim.evidence.iter_mut().flat_map(|list| &mut list.value) {
            let addressee = evidence.value.chain.addressee.as_ref().map(|addressee| &addressee.value);
            if matches!(addressee, Some(Either::Short(id)) if withheld.contains(id.as_str())) {
                evidence.value.chain.addressee = None;
            }
        }
    }
    for response in &mut file.responses {
        many(&mut response.about);
        many(&mut response.claims);
        many(&mut response.source);
        prune_one(&mut response.asked_by, withheld);
        prune_one(&mut response.document, withheld);
    }
    for judgment in &mut file.judgments {
        many(&mut judgment.based_on);
    }
    if let Some(brief) = &mut file.brief {
        prune_brief(brief, withheld);
    }
    if file.body.as_ref().is_some_and(|body| cites(&body.prose, withheld)) {
        file.body = None;
    }
}

fn prune_brief(brief: &mut BriefRecord, withheld: &BTreeSet<String>) {
    prune_list(&mut brief.include, withheld);
    prune_list(&mut brief.exclude, withheld);
    prune_text(&mut brief.bottom_line, withheld);
    for section in brief.sections.iter_mut().flat_map(|list| &mut list.value) {
        prune_list(&mut section.value.claims, withheld);
        prune_text(&mut section.value.text, withheld);
        let emptied = section.value.select.as_mut().is_some_and(|filter| {
            let filter = &mut filter.value;
            [&mut filter.sources, &mut filter.speakers, &mut filter.documents].into_iter().any(|list| {
                let had = list.is_some();
                prune_list(list, withheld);
                had && list.is_none()
            })
        });
        if emptied {
            // Without its last condition the filter would select everything.
            section.value.select = None;
        }
    }
    if let Some(points) = &mut brief.talking_points {
        // A point that rests only on what is withheld would otherwise stand without support.
        points.value.retain_mut(|point| {
            let rests = |point: &PointRecord| point.claims.is_some() || point.responses.is_some();
            let had = rests(&point.value);
            prune_list(&mut point.value.claims, withheld);
            prune_list(&mut point.value.responses, withheld);
            !had || rests(&point.value)
        });
    }
}

/// A list that loses its last item is gone.
fn prune_list(field: &mut Option<Spanned<OneOrMany<Id>>>, withheld: &BTreeSet<String>) {
    let Some(list) = field else { return };
    let before = list.value.0.len();
    list.value.0.retain(|id| !withheld.contains(id.value.as_str()));
    if list.value.0.is_empty() && before > 0 {
        *field = None;
    }
}

fn prune_one(field: &mut Option<Spanned<Id>>, withheld: &BTreeSet<String>) {
    if field.as_ref().is_some_and(|id| withheld.contains(id.value.as_str())) {
        *field = None;
    }
}

fn prune_text(field: &mut Option<Spanned<String>>, withheld: &BTreeSet<String>) {
    if field.as_ref().is_some_and(|text| cites(text, withheld)) {
        *field = None;
    }
}

fn cites(text: &Spanned<String>, withheld: &BTreeSet<String>) -> bool {
    cited_ids(text).iter().any(|(id, _)| withheld.contains(*id))
}
