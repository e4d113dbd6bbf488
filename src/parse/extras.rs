//! Fields that every record has beside its own.

use crate::model::date::PartialDate;
use crate::model::marking::Marking;
use crate::parse::record::record;
use crate::text::Spanned;

record! {
    /// Fields that every record has.
    Extras "record" {
        /// The TLP label (FIRST, TLP 2.0) of what this record tells.
        optional marking: Marking = "marking" eg "TLP:GREEN";
        /// Reasoned exceptions to editorial rules, for this record.
        optional allow: Vec<Spanned<AllowRecord>> = "allow" eg "[{rule: single-document, reason: no second account exists, until: 2024-12}]";
        /// The analyst's own note. It never reaches any output.
        unkept note: String = "note" eg "check against the transcript";
    }
}

record! {
    /// A reasoned exception to one editorial rule.
    AllowRecord "allowance" {
        /// The rule's name.
        required rule: String = "rule" eg "single-document";
        /// Why the exception stands.
        required reason: String = "reason" eg "no second account exists";
        /// The last date on which it holds, measured against the latest `as_of` of the desk.
        optional until: PartialDate = "until" eg "2024-12";
    }
}
