//! Response records as written.

use crate::model::date::Period;
use crate::model::id::Id;
use crate::model::locator::Locator;
use crate::model::response::Outcome;
use crate::parse::claim::WhenRecord;
use crate::parse::extras::Extras;
use crate::parse::record::record;
use crate::parse::value::{Either, OneOrMany};

record! {
    /// What an accused or affected party answered, or that it did not.
    ResponseRecord "response" {
        /// The id: words of `a`–`z` and digits, joined by `-`, unique across the desk.
        required id: Id = "id" eg "ministry-silent";
        /// Who was asked or is affected.
        required party: Id = "party" eg "sea-ministry";
        /// The claims that it answers.
        optional about: OneOrMany<Id> = "about" eg "[dredging-begins]";
        /// How it answered. "Did not immediately respond" is `no-response`, never `declined`.
        required outcome: Outcome = "outcome" eg "no-response";
        /// What it answered, as claims.
        optional claims: OneOrMany<Id> = "claims" eg "[no-dredging-planned]";
        /// Who asked, where that is known. The body that the brief is `from` is "us" on its pages; so is whoever got no answer of
        /// which neither a source nor a document tells.
        optional asked_by: Id = "asked_by" eg "gazette-desk";
        /// Who tells of it, or `outlet`.
        optional source: OneOrMany<Id> = "source" eg "outlet";
        /// The document that tells of it.
        optional document: Id = "document" eg "harbor-article";
        /// Where in the document.
        optional at: Locator = "at" eg "5";
        /// When it answered, or was asked and did not: beside `no-response`, of a range `2031-05-03/2031-05-06` the first date is that of the request, and by the second no answer had come.
        optional when: Either<Period, WhenRecord> = "when" eg "2031-05";
        /// The predicate, where the standard one does not fit.
        optional wording: String = "wording" eg "did not immediately respond to a request for comment";
        /// The circumstances.
        optional context: String = "context" eg "over a holiday weekend";
    }
    with { extras: Extras }
}
