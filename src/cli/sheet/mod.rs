//! What is known of one record, by name: the same for text, JSON and YAML.

use indexmap::IndexMap;
use serde::Serialize;

mod claim;

use crate::assemble::Assembled;
use crate::model::brief::Brief;
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId, Id, ResponseId, SourceId};
use crate::model::judgment::{Gap, Judgment};
use crate::model::record::Common;
use crate::model::source::{Source, SourceKind};
use crate::model::words::Words as _;
use crate::passage::coverage::{Coverage, Paragraph, coverage};
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::response as response_sentence;
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::Selection;
use crate::text::{Spanned, Texts};

/// A record in full. Nothing private is in it: no note, motivation or pool.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// The version of this form; a later byline may add facts, and changes one only with a new version.
    pub version: u32,
    /// The kind of record.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Where it stands: path and line.
    pub place: String,
    /// What is known of it, by name, each in one or several entries.
    #[serde(flatten)]
    pub facts: Facts,
}

/// Names and entries.
pub type Facts = IndexMap<&'static str, Vec<String>>;

/// The sheet of a record; none where the desk has no such record, or withholds it.
pub fn sheet(assembled: &Assembled, texts: &Texts, id: &str) -> Option<Sheet> {
    let corpus = &assembled.corpus;
    let handle = corpus.find(id)?;
    let common = corpus.common(handle)?;
    let mut facts = Known { corpus, facts: Facts::new() };
    match handle {
        Handle::Claim(claim) => facts.claim(claim, &assembled.selections),
        Handle::Source(source) => facts.source(source),
        Handle::Document(document) => facts.document(document, assembled),
        Handle::Response(response) => facts.response(response),
        Handle::Judgment(judgment) => facts.judgment(corpus.judgment(judgment)),
        Handle::Gap(gap) => facts.gap(corpus.gap(gap)),
        Handle::Brief(brief) => facts.brief(corpus.brief(brief), assembled.selections.get(brief.index())),
        Handle::Broken => {}
    }
    facts.common(common, assembled);
    let file = texts.file(common.span.file)?;
    let place = format!("{}:{}", file.path, file.line(common.id.span.start));
    Some(Sheet { version: 1, kind: handle.noun(), id: id.to_owned(), place, facts: facts.facts })
}

/// Facts as they are gathered.
struct Known<'a> {
    corpus: &'a Corpus,
    facts: Facts,
}

impl Known<'_> {
    fn one(&mut self, name: &'static str, entry: impl Into<String>) {
        self.facts.entry(name).or_default().push(entry.into());
    }

    fn maybe<T: ToString>(&mut self, name: &'static str, entry: Option<&Spanned<T>>) {
        if let Some(entry) = entry {
            self.one(name, entry.value.to_string());
        }
    }

    fn many(&mut self, name: &'static str, entries: impl IntoIterator<Item = String>) {
        for entry in entries {
            self.one(name, entry);
        }
    }

    fn claims(&mut self, name: &'static str, claims: impl IntoIterator<Item = ClaimId>) {
        let corpus = self.corpus;
        let entry = |id: ClaimId| {
            format!("{}: {}", corpus.claim(id).common.id.value, corpus.claim(id).assertion.value)
        };
        self.many(name, claims.into_iter().filter(|&id| corpus.is_quotable(id)).map(entry));
    }

    fn source_name(&self, id: SourceId) -> String {
        let source = self.corpus.source(id);
        format!("{} ({})", source.name(), source.common.id.value)
    }

    fn common(&mut self, common: &Common, assembled: &Assembled) {
        let id = common.id.value.as_str();
        if let Some(marking) = &common.marking {
            self.one("marking", marking.value.as_str());
        }
        let about = assembled.settled.findings.iter().filter(|finding| finding.record.as_deref() == Some(id));
        let entry = |finding: &crate::diagnostic::Diagnostic| {
            format!("{}[{}]: {}", finding.severity.as_str(), finding.rule, finding.message)
        };
        self.many("findings", about.map(entry));
        let accepted = assembled
            .settled
            .accepted
            .iter()
            .filter(|accepted| accepted.finding.record.as_deref() == Some(id));
        self.many(
            "accepted",
            accepted.map(|accepted| format!("{}: {}", accepted.finding.rule, accepted.reason)),
        );
    }

    fn source(&mut self, id: SourceId) {
        let corpus = self.corpus;
        let source: &Source = corpus.source(id);
        match &source.kind {
            SourceKind::Person(person) => {
                self.one("name", person.name.value.clone());
                self.one("short", person.short.clone());
                self.maybe("role", person.role.as_ref());
                self.many("acts_for", person.acts_for.map(|id| self.source_name(id)));
            }
            SourceKind::Organization(body) => {
                self.one("organization", body.name.value.clone());
                self.many("short", body.short.clone());
            }
            SourceKind::Anonymous(unnamed) => {
                self.one("anonymous", unnamed.descriptor.value.clone());
                self.maybe("basis", unnamed.basis.as_ref());
                self.many("access", unnamed.access.map(|access| access.as_str().to_owned()));
                self.maybe("reason", unnamed.reason.as_ref());
                self.many(
                    "among",
                    unnamed.among.iter().map(|group| self.source_name(group.value)).collect::<Vec<_>>(),
                );
                let others = unnamed
                    .distinct_from
                    .iter()
                    .map(|other| self.source_name(other.value))
                    .collect::<Vec<_>>();
                self.many("distinct_from", others);
            }
        }
        self.many("of", source.of().map(|id| self.source_name(id)));
        self.many("interest", source.interest.map(|id| self.source_name(id)));
        self.one("ground_rule", source.ground_rule.value.as_str());
        if let Some(reliability) = &source.reliability {
            self.one(
                "reliability",
                format!("{}, {}", reliability.value.as_str(), reliability.value.meaning()),
            );
        }
        let behind = corpus
            .numbered_claims()
            .map(|(id, _)| id)
            .filter(|&claim| corpus.sources_of(claim).contains(&id));
        self.claims("claims", behind.collect::<Vec<_>>());
    }

    fn document(&mut self, id: DocumentId, assembled: &Assembled) {
        let corpus = self.corpus;
        let document: &Document = corpus.document(id);
        let unknown = || "unknown".to_owned();
        self.one("title", document.title.value.clone().unwrap_or_else(unknown));
        self.one("publisher", document.publisher.value.clone().unwrap_or_else(unknown));
        self.one("type", document.kind.as_str());
        self.many("author", document.author.clone());
        self.maybe("published", document.published.as_ref());
        self.maybe("accessed", document.accessed.as_ref());
        self.maybe("url", document.url.as_ref());
        self.maybe("archived", document.archived.as_ref());
        if let Some(reliability) = document.reliability {
            self.one("reliability", format!("{}, {}", reliability.as_str(), reliability.meaning()));
        }
        self.one("seen", document.seen.to_string());
        let from =
            document.derived_from.iter().map(|id| corpus.document(id.value).common.id.value.to_string());
        self.many("derived_from", from);
        let resting = corpus
            .numbered_claims()
            .map(|(id, _)| id)
            .filter(|&claim| corpus.documents_of(claim).contains(&id));
        self.claims("claims", resting.collect::<Vec<_>>());
        if let Some(capture) = assembled.captures.of(document) {
            self.coverage(&coverage(corpus, id, &capture.text));
        }
    }

    /// The paragraphs of a capture: those with the claims and responses that rest on them, and those that none uses.
    fn coverage(&mut self, coverage: &Coverage) {
        let corpus = self.corpus;
        let ids = |paragraph: &Paragraph| {
            let claims = paragraph.claims.iter().map(|&claim| &corpus.claim(claim).common.id.value);
            let responses = paragraph.responses.iter().map(|&id| &corpus.response(id).common.id.value);
            claims.chain(responses).map(Id::as_str).collect::<Vec<_>>().join(", ")
        };
        let used = coverage.paragraphs.iter().filter(|paragraph| paragraph.is_used());
        let used = used.map(|paragraph| {
            format!("{} ({}): {}", paragraph.number, ids(paragraph), opening(&paragraph.text))
        });
        self.many("used_paragraphs", used);
        let unused = coverage.unused();
        self.many(
            "unused_paragraphs",
            unused.map(|paragraph| format!("{}: {}", paragraph.number, opening(&paragraph.text))),
        );
        self.claims("claims_without_paragraph", coverage.unplaced.iter().copied());
    }

    fn response(&mut self, id: ResponseId) {
        let response = self.corpus.response(id);
        let asked = response.asked_by.iter().map(|source| source.value);
        let mut in_use: Vec<SourceId> = std::iter::once(response.party.value).chain(asked).collect();
        in_use.extend(response.tellers());
        let names = Names::new(self.corpus, &in_use, None);
        self.one("sentence", response_sentence(&names, id, &mut Mentions::default()));
        self.one("party", self.source_name(response.party.value));
        self.one("outcome", response.outcome.value.as_str());
        self.claims("about", response.about.iter().map(|claim| claim.value).collect::<Vec<_>>());
        self.claims("claims", response.claims.iter().map(|claim| claim.value).collect::<Vec<_>>());
    }

    fn judgment(&mut self, judgment: &Judgment) {
        self.one("judgment", judgment.text.value.clone());
        self.maybe("likelihood", judgment.likelihood.as_ref());
        self.many(
            "confidence",
            judgment.confidence.iter().map(|confidence| confidence.value.as_str().to_owned()),
        );
        self.maybe("because", judgment.because.as_ref());
        self.claims("based_on", judgment.based_on.iter().map(|claim| claim.value).collect::<Vec<_>>());
        self.many("assumptions", judgment.assumptions.iter().map(|assumption| assumption.text.value.clone()));
        self.many(
            "alternatives",
            judgment.alternatives.iter().map(|alternative| alternative.text.value.clone()),
        );
        self.many("indicators", judgment.indicators.iter().map(|indicator| indicator.value.clone()));
    }

    fn gap(&mut self, gap: &Gap) {
        self.one("gap", gap.text.value.clone());
        let judgments =
            gap.would_change.iter().map(|id| self.corpus.judgment(id.value).common.id.value.to_string());
        self.many("would_change", judgments.collect::<Vec<_>>());
        self.maybe("collect", gap.collect.as_ref());
    }

    fn brief(&mut self, brief: &Brief, selection: Option<&Selection>) {
        self.one("title", brief.title.value.clone());
        self.one("as_of", brief.as_of.value.to_string());
        self.one("template", brief.template.value.clone());
        let Some(selection) = selection else { return };
        let section =
            |group: &crate::select::Group| format!("{} ({} claims)", group.title, group.claims.len());
        self.many("sections", selection.sections.iter().map(section));
        self.one("claims", selection.claims.len().to_string());
        self.one("documents", selection.documents.len().to_string());
        self.one("sources", selection.sources.len().to_string());
    }
}

/// How many words of a paragraph are shown.
const OPENING: usize = 12;

fn opening(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(OPENING).collect();
    let more = if text.split_whitespace().nth(OPENING).is_some() { " …" } else { "" };
    words.join(" ") + more
}
