//! What is known of one record, by name: the same for text, JSON and YAML.

use indexmap::IndexMap;
use serde::Serialize;

use crate::assemble::Assembled;
use crate::model::brief::Brief;
use crate::model::claim::{Addressee, Claim, Evidence, Teller, Via};
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId, OUTLET, ResponseId, SourceId};
use crate::model::judgment::{Gap, Judgment};
use crate::model::record::Common;
use crate::model::source::{Source, SourceKind};
use crate::model::words::Words as _;
use crate::passage::coverage::{Coverage, coverage};
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::{compose, credit, response as response_sentence};
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::Selection;
use crate::text::{Spanned, Texts};
use crate::weigh::{Pivot, Scales, Sight};

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
    let place = format!("{}:{}", file.path, file.place(common.id.span.start).line);
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

    fn claim(&mut self, id: ClaimId, selections: &[Selection]) {
        let corpus = self.corpus;
        let claim = corpus.claim(id);
        let names = Names::new(corpus, &corpus.sources_of(id));
        match compose(&names, id, &mut Mentions::default()) {
            Some(sentence) => self.one("sentence", sentence.text()),
            None => self.one("sentence", "(its ground rule keeps it out of every output)"),
        }
        self.many("credit", credit(&names, id, &mut Mentions::default()));
        self.one("assertion", claim.assertion.value.clone());
        self.one("kind", if claim.is_action() { "action" } else { claim.kind.value.as_str() });
        self.many(
            "actor",
            claim.actors.iter().map(|actor| self.source_name(actor.value)).collect::<Vec<_>>(),
        );
        for evidence in &claim.evidence {
            self.evidence(evidence);
        }
        if let Some(when) = &claim.when {
            let (text, date) = (when.value.text.as_deref(), when.value.date.map(|date| date.to_string()));
            self.one(
                "when",
                [text.map(|text| format!("\"{text}\"")), date]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            );
        }
        self.maybe("as_of", claim.as_of.as_ref());
        self.many("topics", claim.topics.iter().map(|topic| topic.value.clone()));
        if claim.key {
            self.one("key", "true");
        }
        self.one("status", claim.status.value.as_str());
        self.many(
            "accuses",
            claim.accuses.iter().map(|party| self.source_name(party.value)).collect::<Vec<_>>(),
        );
        self.independence(id);
        self.relations(id, claim);
        self.uses(id, selections);
    }

    /// How many lines stand behind a claim, deep background included: this is for the authors.
    fn independence(&mut self, id: ClaimId) {
        let scales = Scales::new(self.corpus, Sight::Desk);
        if !scales.is_asserted(id) {
            return;
        }
        let weight = scales.weigh(id);
        let bound = if weight.bounded { ", the least a bound: too many are unnamed" } else { "" };
        self.one("independence", weight.words());
        self.one(
            "lines",
            format!(
                "{} by document, {} by source{bound}, {} by interest; {} against",
                weight.documents, weight.sources, weight.interests, weight.against
            ),
        );
        let name = |pivot: &Pivot| match *pivot {
            Pivot::Document(id) => self.corpus.document(id).common.id.value.to_string(),
            Pivot::Source(id) => self.source_name(id),
        };
        let names: Vec<String> = weight.hangs_on.iter().map(name).collect();
        self.many("hangs_on", names);
    }

    /// One chain, from the document inward.
    fn evidence(&mut self, evidence: &Evidence) {
        let corpus = self.corpus;
        let mut hops = Vec::new();
        let document = |id: DocumentId| corpus.document(id).common.id.value.to_string();
        let at = evidence.at.as_ref().map(|at| format!(", {}", at.value)).unwrap_or_default();
        hops.push(
            evidence
                .document
                .as_ref()
                .map_or_else(|| "no document".to_owned(), |id| document(id.value) + &at),
        );
        match evidence.source.as_ref().map(|source| &source.value) {
            Some(Teller::Outlet) => hops.push(format!("its own voice ({OUTLET})")),
            Some(Teller::Sources(ids)) => {
                hops.push(ids.iter().map(|&id| self.source_name(id)).collect::<Vec<_>>().join(" and "));
            }
            None => hops.push("no source".to_owned()),
        }
        hops.extend(evidence.via.iter().map(|via| match via.value {
            Via::Source(id) => self.source_name(id),
            Via::Document(id) => document(id),
        }));
        if !evidence.speakers.is_empty() {
            hops.push(
                evidence
                    .speakers
                    .iter()
                    .map(|id| self.source_name(id.value))
                    .collect::<Vec<_>>()
                    .join(" and "),
            );
        }
        self.one("chain", hops.join(" <- "));
        self.maybe("cue", evidence.cue.as_ref());
        match evidence.addressee.as_ref().map(|addressee| &addressee.value) {
            Some(Addressee::Source(id)) => self.one("addressee", self.source_name(*id)),
            Some(Addressee::Words(words)) => self.one("addressee", words.clone()),
            None => {}
        }
        if let Some(quote) = &evidence.quote {
            self.one("quote", quote.value.exact.clone());
        }
        self.maybe("said_on", evidence.said_on.as_ref());
        if let Some(credibility) = &evidence.credibility {
            self.one(
                "credibility",
                format!("{}, {}", credibility.value.as_str(), credibility.value.meaning()),
            );
        }
    }

    fn relations(&mut self, id: ClaimId, claim: &Claim) {
        let values = |list: &[Spanned<ClaimId>]| list.iter().map(|claim| claim.value).collect::<Vec<_>>();
        let pointing = |list: fn(&Claim) -> &[Spanned<ClaimId>]| {
            let claims = self.corpus.numbered_claims();
            claims
                .filter(|(_, other)| list(other).iter().any(|target| target.value == id))
                .map(|(id, _)| id)
                .collect::<Vec<_>>()
        };
        let by = [
            ("supported_by", pointing(|claim| &claim.supports)),
            ("contradicted_by", pointing(|claim| &claim.contradicts)),
            ("qualified_by", pointing(|claim| &claim.qualifies)),
            ("superseded_by", pointing(|claim| &claim.supersedes)),
        ];
        self.claims("supports", values(&claim.supports));
        self.claims("contradicts", values(&claim.contradicts));
        self.claims("qualifies", values(&claim.qualifies));
        self.claims("supersedes", values(&claim.supersedes));
        for (name, claims) in by {
            self.claims(name, claims);
        }
    }

    fn uses(&mut self, id: ClaimId, selections: &[Selection]) {
        for selection in selections.iter().filter(|selection| selection.claims.contains(&id)) {
            let brief = &self.corpus.brief(selection.brief).common.id.value;
            let section = selection.sections.iter().find(|section| section.claims.contains(&id));
            let entry = match section {
                Some(section) => format!("{brief}, \"{}\"", section.title),
                None => format!("{brief}, cited beside its sections"),
            };
            self.one("used_in", entry);
        }
        let based = self
            .corpus
            .judgments
            .iter()
            .filter(|judgment| judgment.based_on.iter().any(|claim| claim.value == id));
        self.many("judgments", based.map(|judgment| judgment.common.id.value.to_string()));
        let answers = self
            .corpus
            .responses
            .iter()
            .filter(|response| response.about.iter().any(|claim| claim.value == id));
        self.many("responses", answers.map(|response| response.common.id.value.to_string()));
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

    /// The paragraphs of a capture: those with the claims that rest on them, and those that no claim uses.
    fn coverage(&mut self, coverage: &Coverage) {
        let corpus = self.corpus;
        let ids = |claims: &[ClaimId]| {
            let ids = claims.iter().map(|&claim| corpus.claim(claim).common.id.value.as_str());
            ids.collect::<Vec<_>>().join(", ")
        };
        let used = coverage.paragraphs.iter().filter(|paragraph| !paragraph.claims.is_empty());
        let used = used.map(|paragraph| {
            format!("{} ({}): {}", paragraph.number, ids(&paragraph.claims), opening(&paragraph.text))
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
        if let Some(Teller::Sources(tellers)) = response.source.as_ref().map(|source| &source.value) {
            in_use.extend(tellers);
        }
        let names = Names::new(self.corpus, &in_use);
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
