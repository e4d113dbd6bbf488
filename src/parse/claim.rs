//! Claim records as written.

use crate::model::claim::{Kind, Scope, Status};
use crate::model::date::{PartialDate, Period};
use crate::model::id::Id;
use crate::model::language::Language;
use crate::model::locator::Locator;
use crate::model::rating::Credibility;
use crate::model::words::words;
use crate::parse::extras::Extras;
use crate::parse::record::{Fields, Record, RecordDef, record};
use crate::parse::value::{Either, OneOrMany};
use crate::text::{FileId, Span, Spanned};

record! {
    /// One thing asserted, and the chain that leads to it.
    ClaimRecord "claim" {
        /// The id: words of `a`–`z` and digits, joined by `-`, unique across the desk.
        required id: Id = "id" eg "dredging-begins";
        /// One sentence of plain text, without a final period and without its own attribution.
        required assertion: String = "assertion" eg "Dredging begins in June";
        /// The kind of assertion. Default: `statement`.
        optional kind: Kind = "kind" eg "figure";
        /// Who did, intends or omits what the assertion tells.
        optional actor: OneOrMany<Id> = "actor" eg "ruiz";
        /// Several chains for one assertion, each with the fields from `source` to `credibility`, instead of these fields on the claim.
        optional evidence: Vec<Spanned<EvidenceRecord>> = "evidence" eg "[{source: hart, document: wire}, {source: outlet, document: gazette}]";
        /// When it happened: a date, a range, or the source's own words with the date meant.
        optional when: Either<Period, WhenRecord> = "when" eg "{text: this week, date: 2031-05}";
        /// Until when it is known to hold; for absences and anything that can lapse.
        optional as_of: PartialDate = "as_of" eg "2031-05";
        /// Who is accused or affected and owed a response.
        optional accuses: OneOrMany<Id> = "accuses" eg "[valdoria]";
        /// Words to select by.
        optional topics: OneOrMany<String> = "topics" eg "[ports, trade]";
        /// Whether the brief hinges on it. Default: `false`.
        optional key: bool = "key" eg "true";
        /// Claims that it supports.
        optional supports: OneOrMany<Id> = "supports" eg "[port-to-close]";
        /// Claims that it contradicts.
        optional contradicts: OneOrMany<Id> = "contradicts" eg "[port-stays-open]";
        /// Claims that it qualifies.
        optional qualifies: OneOrMany<Id> = "qualifies" eg "[port-to-close]";
        /// Claims whose place it takes.
        optional supersedes: OneOrMany<Id> = "supersedes" eg "[port-to-close]";
        /// The document that reported it first: credit, not evidence. The claim's own document: it had this itself.
        optional first_reported_by: Either<Id, CreditRecord> = "first_reported_by" eg "{document: ledger, extent: part}";
        /// Whether it still stands. Default: `active`.
        optional status: Status = "status" eg "superseded";
    }
    with { chain: ChainPart, extras: Extras }
}

record! {
    /// One chain of a claim that has several.
    EvidenceRecord "piece of evidence" {}
    with { chain: ChainPart }
}

record! {
    /// Who told whom: the fields of a chain.
    ChainPart "piece of evidence" {
        /// The person or body that the document quotes or cites, or `outlet` for the document's own voice.
        optional source: OneOrMany<Id> = "source" eg "hart";
        /// Whose words they are, where somebody else relays them.
        optional speaker: OneOrMany<Id> = "speaker" eg "ruiz";
        /// Sources or documents between source and speaker, nearest to the source first.
        optional via: OneOrMany<Id> = "via" eg "[aide]";
        /// The verb of attribution. Default: `said`, or `told` with an `addressee`.
        optional cue: String = "cue" eg "warned";
        /// To whom it was said: an id, or the document's words.
        optional addressee: Either<Id, AddresseeRecord> = "addressee" eg "{text: allies}";
        /// The document in which it stands.
        optional document: Id = "document" eg "harbor-article";
        /// Where in the document: a paragraph, a page, a table, a time.
        optional at: Locator = "at" eg "4";
        /// The exact words.
        optional quote: Either<String, QuoteRecord> = "quote" eg "a shared inheritance";
        /// When it was said, where that differs from when it happened.
        optional said_on: PartialDate = "said_on" eg "2031-05-06";
        /// Whether the attribution reaches the whole assertion. Default: `clear`.
        optional scope: Scope = "scope" eg "ambiguous";
        /// Its credibility (Admiralty code 1–6; `6` is "cannot be judged", not "worst").
        optional credibility: Credibility = "credibility" eg "3";
    }
    with { told: Told }
}

/// Whether a chain says who tells, readable or not: what was written wrongly is no silence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told(pub bool);

impl Record for Told {
    const DEF: &'static RecordDef =
        &RecordDef { noun: "piece of evidence", doc: "", fields: &[], parts: &[] };

    fn take(fields: &mut Fields<'_, '_>) -> Option<Self> {
        Some(Self(fields.was_written("source")))
    }
}

record! {
    /// When something happened.
    WhenRecord "time" {
        /// The source's own words.
        optional text: String = "text" eg "this week";
        /// The date or range meant.
        optional date: Period = "date" eg "2031-05";
    }
}

record! {
    /// To whom something was said, in the document's words.
    AddresseeRecord "addressee" {
        /// The words.
        required text: String = "text" eg "allies";
    }
}

record! {
    /// Exact words, and what is needed to find them.
    QuoteRecord "quote" {
        /// The words.
        required exact: String = "exact" eg "a shared inheritance";
        /// What stands before them, where they occur more than once.
        optional prefix: String = "prefix" eg "the strait is";
        /// What stands after them, where they occur more than once.
        optional suffix: String = "suffix" eg "of both nations";
        /// The language or languages they were translated from, or `und`.
        optional translated_from: OneOrMany<Language> = "translated_from" eg "pt";
    }
}

words! {
    /// How much of a claim another document reported first.
    Extent {
        /// All of it.
        Whole = "whole",
        /// A part.
        Part = "part",
    }
}

record! {
    /// Credit for reporting first.
    CreditRecord "credit" {
        /// The document.
        required document: Id = "document" eg "ledger";
        /// Whether it reported all of the claim or a part. Default: `whole`.
        optional extent: Extent = "extent" eg "part";
    }
}

impl Default for ChainPart {
    fn default() -> Self {
        Self {
            span: Span::head(FileId(0)),
            faulty: false,
            source: None,
            speaker: None,
            via: None,
            cue: None,
            addressee: None,
            document: None,
            at: None,
            quote: None,
            said_on: None,
            scope: None,
            credibility: None,
            told: Told::default(),
        }
    }
}

impl ChainPart {
    /// The place of the value written first, if any field was.
    pub fn first_written(&self) -> Option<Span> {
        let spans = [
            self.source.as_ref().map(|field| field.span),
            self.speaker.as_ref().map(|field| field.span),
            self.via.as_ref().map(|field| field.span),
            self.cue.as_ref().map(|field| field.span),
            self.addressee.as_ref().map(|field| field.span),
            self.document.as_ref().map(|field| field.span),
            self.at.as_ref().map(|field| field.span),
            self.quote.as_ref().map(|field| field.span),
            self.said_on.as_ref().map(|field| field.span),
            self.scope.as_ref().map(|field| field.span),
            self.credibility.as_ref().map(|field| field.span),
        ];
        spans.into_iter().flatten().min()
    }
}
