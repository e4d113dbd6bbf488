//! What a rule is: its page, its severity, how it runs, and what of the desk it sees.

use std::ops::Range;

use crate::check::compare::Compared;
use crate::diagnostic::{Diagnostic, Severity, Spot};
use crate::model::brief::Brief;
use crate::model::capture::{Capture, Captures};
use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::id::{BriefId, ClaimId, DocumentId, SourceId};
use crate::model::judgment::Judgment;
use crate::model::record::Common;
use crate::model::response::Response;
use crate::model::settings::{RuleSet, Settings};
use crate::model::source::Source;
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::Selection;
use crate::text::Span;
use crate::weigh::Scales;

/// One rule, under the one name that it has everywhere.
#[derive(Debug)]
pub struct Rule {
    /// The kebab-case name; it reads after "allow".
    pub name: &'static str,
    /// What `byline explain` shows.
    pub page: Page,
    /// How much a finding weighs under the profile `standard`.
    pub severity: Severity,
    /// Whether it concerns the files or the journalism.
    pub kind: RuleKind,
    /// How it runs.
    pub run: Run,
    /// The standards that demand more, and what they raise it to.
    pub raised_by: &'static [(RuleSet, Severity)],
    /// The word lists it reads, which byline.toml may extend.
    pub words: &'static [WordList],
}

/// A rule's page in the manual.
#[derive(Debug)]
pub struct Page {
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Why it matters, in a paragraph or two.
    pub why: &'static str,
    /// A desk that triggers this rule and no other: YAML; several files each begin with `# file: PATH`.
    pub example: &'static str,
    /// The same desk, mended.
    pub corrected: &'static str,
    /// The standard it comes from.
    pub standard: &'static str,
}

/// Whether a rule concerns the files or the journalism.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// The files cannot be used as they are: cannot be allowed, lowered or turned off.
    Structural,
    /// An editor would ask: severities can be set, single findings allowed.
    Editorial,
}

/// How a rule runs.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// An earlier or later stage reports it; there is nothing to run.
    Emitted,
    /// On each claim by itself: the desk then lists a few of its claims at a time, so that all such rules go through
    /// them while they are at hand.
    Claims(fn(&Desk<'_>) -> Vec<Diagnostic>),
    /// The first on each claim by itself, the second on the desk as a whole.
    Both(fn(&Desk<'_>) -> Vec<Diagnostic>, fn(&Desk<'_>) -> Vec<Diagnostic>),
    /// On the desk as a whole.
    Corpus(fn(&Desk<'_>) -> Vec<Diagnostic>),
    /// On what one brief shows.
    Brief(fn(&Desk<'_>, &Selection) -> Vec<Diagnostic>),
    /// On a rendered page; reported by proofreading.
    Page,
}

/// Words that a rule looks for, under the name that `[words]` in byline.toml extends.
#[derive(Debug)]
pub struct WordList {
    /// The name in kebab case.
    pub name: &'static str,
    /// The built-in words and phrases, in lower case.
    pub words: &'static [&'static str],
}

impl Rule {
    /// A finding of this rule about a record.
    pub fn finding(&self, record: &Common, spot: impl Into<Spot>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.name, spot, message).severity(self.severity).record(record.id.value.as_str())
    }
}

/// What rules see. Its lists leave out records in which a fault was already reported.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// Every record.
    pub corpus: &'a Corpus,
    /// The claims to look at.
    pub part: Part<'a>,
    /// How the desk is set.
    pub settings: &'a Settings,
    /// The texts of documents, as far as the desk keeps them.
    pub captures: &'a Captures,
    /// What they say of the desk's quotes and texts.
    pub compared: &'a Compared,
    /// How many lines stand behind its claims.
    pub scales: &'a Scales<'a>,
    /// Whether a fault was reported in any record that could have named another: what nobody names may then be named
    /// there.
    pub has_faults: bool,
}

/// Claims that lie one behind the other.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The number of the first.
    pub first: u32,
    /// They.
    pub claims: &'a [Claim],
}

impl<'a> Desk<'a> {
    /// The sound claims; for a rule on each claim by itself, some of them.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimId, &'a Claim)> + use<'a> {
        let numbered = (self.part.first..).map(ClaimId).zip(self.part.claims);
        numbered.filter(|(_, claim)| !claim.common.faulty)
    }

    /// The sound sources.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &'a Source)> + use<'a> {
        self.corpus.numbered_sources().filter(|(_, source)| !source.common.faulty)
    }

    /// The sound documents.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &'a Document)> + use<'a> {
        self.corpus.numbered_documents().filter(|(_, document)| !document.common.faulty)
    }

    /// The sound responses.
    pub fn responses(&self) -> impl Iterator<Item = &'a Response> + use<'a> {
        self.corpus.responses.iter().filter(|response| !response.common.faulty)
    }

    /// The sound judgments.
    pub fn judgments(&self) -> impl Iterator<Item = &'a Judgment> + use<'a> {
        self.corpus.judgments.iter().filter(|judgment| !judgment.common.faulty)
    }

    /// The sound briefs.
    pub fn briefs(&self) -> impl Iterator<Item = (BriefId, &'a Brief)> + use<'a> {
        self.corpus.numbered_briefs().filter(|(_, brief)| !brief.common.faulty)
    }

    /// The sound claims of a selection, in the order of the desk.
    pub fn selected<'s>(
        &self,
        selection: &'s Selection,
    ) -> impl Iterator<Item = (ClaimId, &'a Claim)> + use<'a, 's> {
        let corpus = self.corpus;
        selection.by_id.iter().map(|&id| (id, corpus.claim(id))).filter(|(_, claim)| !claim.common.faulty)
    }

    /// The capture of a document that is in English, or whose capture is a translation into it.
    pub fn english(&self, id: DocumentId) -> Option<&'a Capture> {
        let document = self.corpus.document(id);
        let is_english = document.is_english() || self.compared.english.contains(&id);
        self.captures.of(document).filter(|_| is_english)
    }

    /// A place in the capture of a document.
    pub fn place(&self, document: DocumentId, place: &Range<usize>) -> Option<Span> {
        let capture = self.captures.of(self.corpus.document(document))?;
        Some(Span::new(capture.file, place.start, place.end))
    }

    /// What stands at a place in the capture of a document, as written.
    pub fn passage(&self, document: DocumentId, place: &Range<usize>) -> &'a str {
        let capture = self.captures.of(self.corpus.document(document));
        capture.and_then(|capture| capture.text.get(place.clone())).unwrap_or_default()
    }

    /// Whether a record could not be read at all: it may be of any kind.
    pub fn has_broken(&self) -> bool {
        self.corpus.unread || self.corpus.ids.values().any(|handle| *handle == Handle::Broken)
    }

    /// The words of a list, the desk's own included.
    pub fn words(&self, list: &WordList) -> Vec<&'a str> {
        let own = self.settings.words.get(list.name).map(|own| own.value.as_slice()).unwrap_or_default();
        list.words.iter().copied().chain(own.iter().map(String::as_str)).collect()
    }
}
