//! Brief records as written.

use crate::model::brief::{Format, Order};
use crate::model::claim::Kind;
use crate::model::date::PartialDate;
use crate::model::id::{Id, slugify};
use crate::model::scale::Scale;
use crate::parse::extras::Extras;
use crate::parse::record::record;
use crate::parse::value::OneOrMany;
use crate::text::Spanned;

record! {
    /// A briefing note: what is asked for, of whom, as of when.
    BriefRecord "brief" {
        /// The id. Default: the name of the folder, or of the file.
        optional id: Id = "id" eg "port-closure";
        /// The title.
        required title: String = "title" eg "Closure of the port of Kessia";
        /// The date up to which it is true; the only clock that byline knows.
        required as_of: PartialDate = "as_of" eg "2031-05-07";
        /// For whom.
        optional to: String = "to" eg "The Permanent Secretary";
        /// From whom.
        optional from: String = "from" eg "Policy staff";
        /// The file reference.
        optional reference: String = "reference" eg "PS/2031/114";
        /// The readers.
        optional audience: String = "audience" eg "Ministers";
        /// The scale of likelihood. Default: `icd203`.
        optional scale: Scale = "scale" eg "phia";
        /// The template, by name. Default: `memo`.
        optional template: String = "template" eg "memo";
        /// What it is written as. Default: `[html, md]`.
        optional formats: OneOrMany<Format> = "formats" eg "[html, md]";
        /// The bottom line: Markdown with citations (`[@claim-id]`), at most 60 words.
        optional bottom_line: String = "bottom_line" eg "\"The port will close in June, the ministry said [@port-to-close].\"";
        /// The sections. Without them, claims group by topic.
        optional sections: Vec<Spanned<SectionRecord>> = "sections" eg "[{title: The port, select: {topics: [ports]}}]";
        /// The path of a Markdown file that is itself a template, for a hand-written narrative.
        optional body: String = "body" eg "narrative.md";
        /// What may be said aloud, and the claims it rests on.
        optional talking_points: Vec<Spanned<PointRecord>> = "talking_points" eg "[{point: The ministry has set a date, claims: [port-to-close]}]";
        /// Claims of other briefs, or whole briefs.
        optional include: OneOrMany<Id> = "include" eg "[berths-closed]";
        /// Whether the page says, under "How we know", in which file and line of the desk each claim is recorded. Default: `false`.
        optional show_sources: bool = "show_sources" eg "true";
        /// Claims to leave out.
        optional exclude: OneOrMany<Id> = "exclude" eg "[old-figure]";
    }
    with { extras: Extras }
}

record! {
    /// A section of a brief.
    SectionRecord "section" {
        /// The heading.
        required title: String = "title" eg "The port";
        /// Markdown with citations.
        optional text: String = "text" eg "\"The ministry set a date [@port-to-close].\"";
        /// Claims, by id.
        optional claims: OneOrMany<Id> = "claims" eg "[port-to-close]";
        /// Claims, by what they are.
        optional select: FilterRecord = "select" eg "{topics: [ports], since: 2031-05}";
        /// The order of the claims. Default: `given` (as listed; selected ones as they stand in the files).
        optional order: Order = "order" eg "date";
    }
}

record! {
    /// Which claims a section takes: those that meet every condition given.
    FilterRecord "filter" {
        /// Any of these topics.
        optional topics: OneOrMany<String> = "topics" eg "[ports]";
        /// Any of these kinds.
        optional kinds: OneOrMany<Kind> = "kinds" eg "[figure]";
        /// Cited to any of these, or `outlet`.
        optional sources: OneOrMany<Id> = "sources" eg "[hart]";
        /// The words of any of these: told by themselves, or relayed.
        optional speakers: OneOrMany<Id> = "speakers" eg "[ruiz]";
        /// Standing in any of these documents.
        optional documents: OneOrMany<Id> = "documents" eg "[harbor-article]";
        /// Not before this date.
        optional since: PartialDate = "since" eg "2031-05";
        /// Not after this date.
        optional until: PartialDate = "until" eg "2031-06";
        /// Key claims only (`true`), or all but these (`false`).
        optional key: bool = "key" eg "true";
    }
}

record! {
    /// A point to make aloud.
    PointRecord "talking point" {
        /// What to say.
        required point: String = "point" eg "The ministry has set a date";
        /// The claims it rests on.
        optional claims: OneOrMany<Id> = "claims" eg "[port-to-close]";
        /// The gaps that it speaks of, where it says what is not known.
        optional gaps: OneOrMany<Id> = "gaps" eg "[closure-date]";
        /// The judgments that it tells.
        optional judgments: OneOrMany<Id> = "judgments" eg "[closure-likely]";
        /// The responses that it speaks of, where it says who answered or did not.
        optional responses: OneOrMany<Id> = "responses" eg "[ministry-silent]";
    }
}

/// The id that a brief has by its file: the name of the folder (`brief.yaml`) or of the file.
pub fn named_by(path: &str) -> Option<Id> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let from = if stem == "brief" { folder.rsplit('/').next().unwrap_or(folder) } else { stem };
    Id::new(&slugify(from))
}
