//! Judgment and gap records as written.

use crate::model::id::Id;
use crate::model::judgment::Change;
use crate::model::scale::Confidence;
use crate::parse::extras::Extras;
use crate::parse::record::record;
use crate::parse::sentences::Sentences;
use crate::parse::value::OneOrMany;
use crate::text::Spanned;

record! {
    /// An assessment of the authors, resting on claims.
    JudgmentRecord "judgment" {
        /// The id: words of `a`–`z` and digits, joined by `-`, unique across the desk.
        required id: Id = "id" eg "port-closure-likely";
        /// The sentence, in which the likelihood's own term stands.
        required judgment: String = "judgment" eg "It is likely that the port will close before the summer";
        /// The likelihood: a term of the brief's scale.
        optional likelihood: String = "likelihood" eg "likely";
        /// How well founded it is: never in one sentence with the likelihood (ICD 203).
        optional confidence: Confidence = "confidence" eg "low";
        /// What the confidence rests on.
        optional because: String = "because" eg "one unnamed source, in one document";
        /// The claims that it rests on.
        optional based_on: OneOrMany<Id> = "based_on" eg "[port-to-close]";
        /// What it takes for granted.
        optional assumptions: Vec<Spanned<AssumptionRecord>> = "assumptions" eg "[{text: the ministry keeps its plan, if_wrong: the port stays open}]";
        /// Other explanations of the same claims.
        optional alternatives: Vec<Spanned<AlternativeRecord>> = "alternatives" eg "[{text: the closure is a bargaining move, why_less_likely: dredgers are already hired}]";
        /// Signs to watch for that it is right or wrong; where a reader could wonder which, the sign says so.
        optional indicators: Sentences = "indicators" eg "[berths are reassigned]";
        /// How it stands against the last brief.
        optional change: Change = "change" eg "strengthened";
        /// Why it changed.
        optional change_reason: String = "change_reason" eg "a second source came forward";
    }
    with { extras: Extras }
}

record! {
    /// Something that a judgment takes for granted.
    AssumptionRecord "assumption" {
        /// What is assumed.
        required text: String = "text" eg "the ministry keeps its plan";
        /// What follows if it is wrong.
        optional if_wrong: String = "if_wrong" eg "the port stays open";
    }
}

record! {
    /// Another explanation of the same claims.
    AlternativeRecord "alternative" {
        /// The explanation.
        required text: String = "text" eg "the closure is a bargaining move";
        /// Why it is held to be less likely.
        optional why_less_likely: String = "why_less_likely" eg "dredgers are already hired";
    }
}

record! {
    /// Something that is not known.
    GapRecord "gap" {
        /// The id, where something refers to it.
        optional id: Id = "id" eg "closure-date";
        /// What is not known.
        required gap: String = "gap" eg "Whether the second berth is affected";
        /// Judgments that the answer would change.
        optional would_change: OneOrMany<Id> = "would_change" eg "[port-closure-likely]";
        /// How it could be found out.
        optional collect: String = "collect" eg "ask the harbor master";
    }
    with { extras: Extras }
}
