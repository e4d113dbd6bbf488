//! Claim and response records to claims and responses.

use crate::diagnostic::Diagnostic;
use crate::model::claim::{Addressee, Claim, Credit, Evidence, Kind, Quote, Scope, Status, Via};
use crate::model::date::{Period, When};
use crate::model::id::{BriefId, Id, OUTLET};
use crate::model::response::Response;
use crate::parse::claim::{
    AddresseeRecord, ChainPart, ClaimRecord, CreditRecord, EvidenceRecord, Extent, QuoteRecord, WhenRecord,
};
use crate::parse::response::ResponseRecord;
use crate::parse::value::Either;
use crate::resolve::corpus::Handle;
use crate::resolve::reference::References;
use crate::text::{Span, Spanned};

/// Resolves a claim.
pub(super) fn claim(record: ClaimRecord, brief: Option<BriefId>, references: &mut References<'_>) -> Claim {
    references.begin(&record.id.value);
    let entries = record.evidence.map(|list| list.value).unwrap_or_default();
    let mut evidence: Vec<_> = entries.into_iter().map(|entry| evidence(entry, references)).collect();
    let actors = references.many(record.actor, References::source);
    let accuses = references.many(record.accuses, References::source);
    let [supports, contradicts, qualifies, supersedes] =
        [record.supports, record.contradicts, record.qualifies, record.supersedes]
            .map(|list| references.many(list, References::claim));
    let related = [
        ("supports", &supports),
        ("contradicts", &contradicts),
        ("qualifies", &qualifies),
        ("supersedes", &supersedes),
    ];
    for (field, targets) in related {
        references.itself(field, targets.iter().map(|target| target.clone().map(Handle::Claim)));
    }
    let credit = record.first_reported_by.and_then(|written| credit(written, references));
    let credit = credit.filter(|credit| !is_own(credit.value, &mut evidence));
    let when = record.when.and_then(|written| when(written, references));
    let topics = record.topics.map(|list| list.value.0).unwrap_or_default();
    for topic in &topics {
        one_topic(topic, references);
    }
    references.tainted |= record.faulty;
    let by_default = record.id.span;
    Claim {
        common: references.common(record.id, record.span, record.extras),
        brief,
        assertion: record.assertion,
        kind: record.kind.unwrap_or(Spanned::new(Kind::Statement, by_default)),
        actors,
        evidence,
        when,
        as_of: record.as_of,
        accuses,
        topics,
        key: record.key.is_some_and(|key| key.value),
        supports,
        contradicts,
        qualifies,
        supersedes,
        credit,
        status: record.status.unwrap_or(Spanned::new(Status::Active, by_default)),
    }
}

/// Reports a topic that is a list without its brackets.
pub(super) fn one_topic(topic: &Spanned<String>, references: &mut References<'_>) {
    if topic.value.contains(", ") {
        references.push(
            Diagnostic::error("invalid-value", topic.span, "this is one topic with a comma in it")
                .help(format!("write several topics in brackets: `topics: [{}]`", topic.value)),
        );
    }
}

fn evidence(entry: Spanned<EvidenceRecord>, references: &mut References<'_>) -> Evidence {
    let EvidenceRecord { span, faulty, chain } = entry.value;
    references.tainted |= faulty;
    let ChainPart {
        source,
        speaker,
        via,
        cue,
        addressee,
        document,
        at,
        quote,
        said_on,
        scope,
        credibility,
        told,
        ..
    } = chain;
    if let Some(cue) = &cue {
        references.cue(cue);
    }
    if let (Some(source), Some(speaker)) = (&source, &speaker) {
        relayed(&source.value.0, &speaker.value.0, references);
    }
    Evidence {
        span,
        unsaid: source.is_none() && !told.0,
        source: references.teller(source),
        speakers: references.many(speaker, References::source),
        via: references.many(via, via_one),
        cue,
        addressee: addressee.and_then(|written| addressee_of(written, references)),
        document: document.and_then(|id| references.document(&id)),
        at,
        quote: quote.map(|quote| quote.map(quote_of)),
        said_on,
        scope: scope.unwrap_or(Spanned::new(Scope::Clear, span)),
        credibility,
        is_own: false,
    }
}

/// Reports a speaker who is the source: nobody relays his own words.
fn relayed(source: &[Spanned<Id>], speaker: &[Spanned<Id>], references: &mut References<'_>) {
    if let ([source], [speaker]) = (source, speaker)
        && source.value == speaker.value
        && speaker.value.as_str() != OUTLET
    {
        references.push(
            Diagnostic::error(
                "invalid-value",
                speaker.span,
                format!("`{}` is the source already", speaker.value),
            )
            .related(source.span, "here")
            .help("take `speaker:` out: it is for words that the source only relays"),
        );
    }
}

fn via_one(references: &mut References<'_>, id: &Spanned<Id>) -> Option<Spanned<Via>> {
    match references.ids.get(&id.value) {
        Some(&Handle::Document(document)) => Some(Spanned::new(Via::Document(document), id.span)),
        _ => references.source(id).map(|source| source.map(Via::Source)),
    }
}

/// What to do about an addressee that is no source of the desk.
const IN_WORDS: &str = "write the id of a source, or say in words to whom it was said, such as \
                        `addressee: {text: the Harbor Gazette}`";

fn addressee_of(
    written: Spanned<Either<Id, AddresseeRecord>>,
    references: &mut References<'_>,
) -> Option<Spanned<Addressee>> {
    let Spanned { value, span } = written;
    match value {
        Either::Short(id) => {
            let is_none = !matches!(references.ids.get(&id), Some(Handle::Source(_) | Handle::Broken))
                && id.as_str() != OUTLET;
            let found = references.source(&Spanned::new(id, span));
            if let Some(finding) = references.findings.last_mut().filter(|_| is_none) {
                finding.help = Some(IN_WORDS.to_owned());
            }
            found.map(|id| id.map(Addressee::Source))
        }
        Either::Full(record) => Some(Spanned::new(Addressee::Words(record.text.value), span)),
    }
}

fn quote_of(written: Either<String, QuoteRecord>) -> Quote {
    match written {
        Either::Short(exact) => Quote { exact, prefix: None, suffix: None, translated_from: Vec::new() },
        Either::Full(record) => Quote {
            exact: record.exact.value,
            prefix: record.prefix.map(|prefix| prefix.value),
            suffix: record.suffix.map(|suffix| suffix.value),
            translated_from: record
                .translated_from
                .map(|list| list.value.0.into_iter().map(|language| language.value).collect())
                .unwrap_or_default(),
        },
    }
}

fn credit(
    written: Spanned<Either<Id, CreditRecord>>,
    references: &mut References<'_>,
) -> Option<Spanned<Credit>> {
    let (id, part) = match written.value {
        Either::Short(id) => (Spanned::new(id, written.span), false),
        Either::Full(record) => {
            (record.document, record.extent.is_some_and(|extent| extent.value == Extent::Part))
        }
    };
    references.document(&id).map(|document| document.map(|document| Credit { document, part }))
}

/// Marks the chains whose document is named as the first to report; whether that are all, so that nobody else has credit.
fn is_own(credit: Credit, chains: &mut [Evidence]) -> bool {
    if credit.part {
        return false;
    }
    for chain in &mut *chains {
        chain.is_own = chain.document.as_ref().is_some_and(|document| document.value == credit.document);
    }
    !chains.is_empty() && chains.iter().all(|chain| chain.is_own)
}

fn when(
    written: Spanned<Either<Period, WhenRecord>>,
    references: &mut References<'_>,
) -> Option<Spanned<When>> {
    let when = match written.value {
        Either::Short(period) => When { text: None, date: Some(period) },
        Either::Full(record) => {
            When { text: record.text.map(|text| text.value), date: record.date.map(|date| date.value) }
        }
    };
    if when.text.is_none() && when.date.is_none() {
        references.empty_when(Span { end: written.span.start, ..written.span });
        return None;
    }
    Some(Spanned::new(when, written.span))
}

/// Resolves a response.
pub(super) fn response(
    record: ResponseRecord,
    brief: Option<BriefId>,
    references: &mut References<'_>,
) -> Option<Response> {
    references.begin(&record.id.value);
    let about = references.many(record.about, References::claim);
    let claims = references.many(record.claims, References::claim);
    // `outlet` is who asks unless something else is written; the sentence says it either way.
    let asked_by =
        record.asked_by.filter(|id| id.value.as_str() != OUTLET).and_then(|id| references.source(&id));
    let source = references.teller(record.source);
    let document = record.document.and_then(|id| references.document(&id));
    let when = record.when.and_then(|written| when(written, references));
    let party = references.source(&record.party)?;
    references.tainted |= record.faulty;
    Some(Response {
        common: references.common(record.id, record.span, record.extras),
        brief,
        party,
        about,
        outcome: record.outcome,
        claims,
        asked_by,
        source,
        document,
        at: record.at,
        when,
        wording: record.wording,
        context: record.context,
    })
}
