//! Source records as written.

use crate::model::anonymous::{Access, Count};
use crate::model::id::Id;
use crate::model::rating::Reliability;
use crate::model::source::GroundRule;
use crate::parse::extras::Extras;
use crate::parse::record::record;
use crate::parse::value::OneOrMany;

record! {
    /// Anyone who can tell or be told of: a person (`name`), a body (`organization`) or unnamed people (`anonymous`).
    SourceRecord "source" {
        /// The id: words of `a`–`z` and digits, joined by `-`, unique across the desk.
        required id: Id = "id" eg "hart";
        /// A person's full name. Exactly one of `name`, `organization` and `anonymous` is given.
        optional name: String = "name" eg "Lena Hart";
        /// A body's name as it stands in mid-sentence.
        optional organization: String = "organization" eg "the European Union";
        /// The descriptor of unnamed people, as a reader may see it.
        optional anonymous: String = "anonymous" eg "people familiar with the matter";
        /// The name at later mentions. Default: the last word of a Latin-script name.
        optional short: String = "short" eg "Hart";
        /// A person's role, rendered as typed; the body stands in `of`.
        optional role: String = "role" eg "Foreign Minister";
        /// The organization that the person or body belongs to.
        optional of: Id = "of" eg "sea-ministry";
        /// Whom a named spokesperson speaks for; that of an unnamed one goes to `affiliation`.
        optional acts_for: Id = "acts_for" eg "sea-ministry";
        /// Other names, for searching and for "did you mean".
        optional aliases: OneOrMany<String> = "aliases" eg "[Sea Ministry]";
        /// The body whose interest it speaks for. Default: the top of its `of` chain.
        optional interest: Id = "interest" eg "valdoria";
        /// Its reliability (Admiralty code A–F; `F` is "cannot be judged", not "worst").
        optional reliability: Reliability = "reliability" eg "B";
        /// The terms on which it spoke. Default: `on-record`, and `background` for unnamed people.
        optional ground_rule: GroundRule = "ground_rule" eg "background";
    }
    with { unnamed: UnnamedPart, extras: Extras }
}

record! {
    /// Fields for unnamed people only.
    UnnamedPart "source" {
        /// How many people stand behind the descriptor.
        optional count: Count = "count" eg "2+";
        /// How they know. It is printed in the table of sources: no more than was agreed with them.
        optional basis: String = "basis" eg "attended the meeting";
        /// How near they are to it: `direct` (they saw it, took part, hold the paper), `indirect` (somebody told them), `unknown`.
        optional access: Access = "access" eg "direct";
        /// The organization they belong to (its id), where it may be said, or `undisclosed`.
        optional affiliation: String = "affiliation" eg "undisclosed";
        /// Why they are not named.
        optional reason: String = "reason" eg "to speak before the report is public";
        /// Whether they may be quoted word for word. Default: `false`.
        optional may_quote: bool = "may_quote" eg "false";
        /// What moves them to speak. It never reaches any output.
        optional motivation: String = "motivation" eg "wants the talks to go on";
        /// How many people fit the descriptor. It never reaches any output.
        optional pool: u32 = "pool" eg "40";
        /// A group of unnamed people that this one belongs to.
        optional among: Id = "among" eg "people-familiar";
        /// Sources that are known to be somebody else.
        optional distinct_from: OneOrMany<Id> = "distinct_from" eg "[one-person]";
        /// Unnamed sources that may be the same people. Never a named one: a desk names no candidates.
        optional could_be: OneOrMany<Id> = "could_be" eg "[other-person]";
        /// Whether it is an unnamed spokesperson on the record. Default: `false`.
        optional official: bool = "official" eg "true";
    }
}
