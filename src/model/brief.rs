//! Briefs: what is asked for, of whom, as of when.

use crate::model::claim::Kind;
use crate::model::date::PartialDate;
use crate::model::id::{BriefId, ClaimId, DocumentId, GapId, JudgmentId, ResponseId, SourceId};
use crate::model::record::Common;
use crate::model::scale::Scale;
use crate::model::words::{Words as _, words};
use crate::text::Spanned;

words! {
    /// What a brief is written as.
    Format {
        /// A page for browsers and paper.
        Html = "html",
        /// Markdown.
        Md = "md",
        /// The brief's view as JSON.
        Json = "json",
        /// The brief's view as YAML.
        Yaml = "yaml",
    }
}

impl Format {
    /// Whether a file name is that of a brief's page in some format.
    pub fn own(name: &str, brief: &str) -> bool {
        let extension = name.strip_prefix(brief).and_then(|rest| rest.strip_prefix('.'));
        extension.is_some_and(|extension| Self::from_word(extension).is_some())
    }
}

words! {
    /// How the claims of a section are ordered.
    Order {
        /// As listed.
        Given = "given",
        /// The oldest first.
        Date = "date",
        /// The newest first.
        DateDescending = "-date",
        /// Key claims first.
        Key = "key",
        /// By id.
        Id = "id",
    }
}

/// A briefing note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Id, marking (the floor), allowances.
    pub common: Common,
    /// The folder of its file, relative to the desk, with forward slashes.
    pub folder: String,
    /// Its title.
    pub title: Spanned<String>,
    /// The only clock.
    pub as_of: Spanned<PartialDate>,
    /// For whom.
    pub to: Option<String>,
    /// From whom.
    pub from: Option<String>,
    /// The file reference.
    pub reference: Option<String>,
    /// The readers.
    pub audience: Option<String>,
    /// The likelihood scale.
    pub scale: Scale,
    /// The template's name, without extension.
    pub template: Spanned<String>,
    /// What it is written as; empty where the desk decides.
    pub formats: Vec<Format>,
    /// Markdown with citations.
    pub bottom_line: Option<Spanned<String>>,
    /// Its sections; empty where claims group by topic.
    pub sections: Vec<Section>,
    /// A hand-written narrative.
    pub body: Option<Body>,
    /// What may be said aloud.
    pub talking_points: Vec<TalkingPoint>,
    /// Claims of other briefs, and whole briefs.
    pub include: Vec<Spanned<Included>>,
    /// Claims to leave out.
    pub exclude: Vec<Spanned<ClaimId>>,
    /// Whether the page says in which file and line of the desk each claim stands.
    pub show_sources: bool,
}

impl Brief {
    /// The texts that somebody wrote by hand as running prose, in reading order: the bottom line, the narrative, the
    /// texts of sections.
    pub fn texts(&self) -> impl Iterator<Item = &Spanned<String>> {
        let sections = self.sections.iter().filter_map(|section| section.text.as_ref());
        self.bottom_line.iter().chain(self.body.as_ref().map(|body| &body.prose)).chain(sections)
    }
}

/// A hand-written narrative: a Markdown file that is itself a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// What stands in the file.
    pub template: Spanned<String>,
    /// The same with everything that the template would run taken out, each byte at its place: `{{ claim(id="a") }}`
    /// is the citation `[+a]` here, any other value is [`Body::VALUE`], and the rest is blank.
    pub prose: Spanned<String>,
}

impl Body {
    /// Stands in the prose for a value that only the finished page shows.
    pub const VALUE: char = '\u{FFFC}';
}

/// What `include` draws on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Included {
    /// One claim.
    Claim(ClaimId),
    /// All claims of a brief.
    Brief(BriefId),
}

/// A section of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: Spanned<String>,
    /// Markdown with citations.
    pub text: Option<Spanned<String>>,
    /// Claims listed by id.
    pub claims: Vec<Spanned<ClaimId>>,
    /// Claims that a filter finds.
    pub select: Option<Filter>,
    /// Their order.
    pub order: Order,
}

/// Which claims a section takes: those that meet every condition given. Lists need one match each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Topics.
    pub topics: Vec<String>,
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Those cited.
    pub sources: Vec<SourceId>,
    /// Whether the outlet's own voice is asked for.
    pub outlet: bool,
    /// Those whose words they are.
    pub speakers: Vec<SourceId>,
    /// Documents.
    pub documents: Vec<DocumentId>,
    /// Not before.
    pub since: Option<PartialDate>,
    /// Not after.
    pub until: Option<PartialDate>,
    /// Key claims only, or all but these.
    pub key: Option<bool>,
}

/// A point to make aloud, and the claims it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkingPoint {
    /// What to say.
    pub point: Spanned<String>,
    /// What it rests on.
    pub claims: Vec<Spanned<ClaimId>>,
    /// What it says is not known.
    pub gaps: Vec<Spanned<GapId>>,
    /// The judgments that it tells.
    pub judgments: Vec<Spanned<JudgmentId>>,
    /// The answers, and missing answers, that it speaks of.
    pub responses: Vec<Spanned<ResponseId>>,
}
