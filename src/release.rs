//! Records and a policy to the records that may be seen.
//!
//! A release is a desk: what is withheld is deleted, with every reference to it, before anything is resolved,
//! counted or numbered. Off-record content never passes, whatever the policy.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Body;
use crate::model::id::Id;
use crate::model::source::GroundRule;
use crate::parse::brief::BriefRecord;
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
    let mut withheld = policy.retract.clone();
    let off_record = files.iter().flat_map(|file| &file.sources).filter(|source| is_off_record(source));
    withheld.extend(off_record.map(|source| source.id.value.to_string()));
    if withheld.is_empty() {
        return Released { files, withheld };
    }
    for file in &mut files {
        file.documents.retain(|record| !withheld.contains(record.id.value.as_str()));
        file.sources.retain(|record| !withheld.contains(record.id.value.as_str()));
        withhold_claims(file, &mut withheld);
    }
    let off_record_only: BTreeSet<String> = withheld.difference(&policy.retract).cloned().collect();
    for file in &mut files {
        if let Some(brief) = &file.brief {
            refuse(brief, file.body.as_ref(), &off_record_only, findings);
        }
        prune(file, &withheld);
    }
    Released { files, withheld }
}

fn is_off_record(source: &SourceRecord) -> bool {
    source.ground_rule.as_ref().is_some_and(|rule| rule.value == GroundRule::OffRecord)
}

/// Deletes chains that pass through something withheld, and claims that no chain is left to.
fn withhold_claims(file: &mut FileRecords, withheld: &mut BTreeSet<String>) {
    file.claims.retain_mut(|claim| {
        let mut kept = !withheld.contains(claim.id.value.as_str());
        if let Some(evidence) = &mut claim.evidence {
            let before = evidence.value.len();
            evidence.value.retain(|entry| !names(&entry.value.chain, withheld));
            kept &= before == 0 || !evidence.value.is_empty();
        }
        if !kept {
            withheld.insert(claim.id.value.to_string());
        }
        kept
    });
}

fn names(chain: &ChainPart, withheld: &BTreeSet<String>) -> bool {
    let lists = [&chain.source, &chain.speaker, &chain.via];
    let mut ids = lists.into_iter().flatten().flat_map(|list| &list.value.0).map(|id| &id.value);
    ids.any(|id| withheld.contains(id.as_str()))
        || chain.document.as_ref().is_some_and(|document| withheld.contains(document.value.as_str()))
}

/// Reports every place at which a brief asks for off-record content by name.
fn refuse(
    brief: &BriefRecord,
    body: Option<&Body>,
    withheld: &BTreeSet<String>,
    findings: &mut Vec<Diagnostic>,
) {
    let sections = brief.sections.iter().flat_map(|list| &list.value);
    let points = brief.talking_points.iter().flat_map(|list| &list.value);
    let lists = std::iter::once(&brief.include)
        .chain(sections.clone().map(|section| &section.value.claims))
        .chain(points.map(|point| &point.value.claims));
    let listed = lists.flatten().flat_map(|list| &list.value.0).map(|id| (id.value.as_str(), id.span));
    let texts = brief.bottom_line.iter().chain(sections.filter_map(|section| section.value.text.as_ref()));
    let narrated = body.into_iter().flat_map(|body| {
        let placed = |cited: CitedId<'_>| body.prose.part(cited.range);
        let citations = citation::scan(&body.prose.value);
        citations.into_iter().flat_map(|citation| citation.ids).map(move |cited| (cited.id, placed(cited)))
    });
    let cited = texts.flat_map(|text| cited_ids(text)).chain(narrated);
    for (id, span) in listed.chain(cited).filter(|(id, _)| withheld.contains(*id)) {
        findings.push(
            Diagnostic::error(
                "off-record",
                span,
                format!("the brief asks for `{id}`, which is off the record"),
            )
            .help("take it out: what was said off the record is never published"),
        );
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
    file.responses.retain(|response| !withheld.contains(response.party.value.as_str()));
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
            let had = point.value.claims.is_some();
            prune_list(&mut point.value.claims, withheld);
            !had || point.value.claims.is_some()
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
