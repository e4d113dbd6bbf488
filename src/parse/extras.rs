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
        optional allow: Vec<Spanned<AllowRecord>> = "allow" eg "[{rule: single-anonymous-source, reason: the plan is not public, until: 2024-12}]";
        /// The analyst's own note. It never reaches any output.
        optional note: String = "note" eg "check against the transcript";
    }
}

record! {
    /// A reasoned exception to one editorial rule.
    AllowRecord "allowance" {
        /// The rule's name.
        required rule: String = "rule" eg "single-anonymous-source";
        /// Why the exception stands.
        required reason: String = "reason" eg "the plan is not public";
        /// `true` keeps the exception from readers; otherwise "How we know" tells them of it, with its reason.
        optional private: bool = "private" eg "true";
        /// The last date on which it holds, measured against the latest `as_of` of the desk.
        optional until: PartialDate = "until" eg "2024-12";
    }
}
