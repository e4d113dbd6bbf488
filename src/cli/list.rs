//! `byline list`: what the desk holds.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use crate::assemble::{Assembled, Briefs, Request};
use crate::check::RULES;
use crate::check::rule::RuleKind;
use crate::cli::args::{Global, Outcome};
use crate::cli::rows::{RowFormat, Rows};
use crate::cli::terminal::Terminal;
use crate::cli::work::{Desk, Ended, Trouble, named_briefs};
use crate::diagnostic::closest;
use crate::model::brief::Filter;
use crate::model::claim::{Claim, Kind, Teller};
use crate::model::date::PartialDate;
use crate::model::id::{ClaimId, DocumentId, Id, OUTLET, SourceId};
use crate::model::judgment::{Gap, Judgment};
use crate::model::response::Response;
use crate::model::source::SourceKind;
use crate::model::words::Words;
use crate::parse::dates;
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::card::TEMPLATE;
use crate::select::{Selection, card, matches};

/// What the verb does, as its help says it.
pub const ABOUT: &str = "List claims, sources, documents, responses, judgments, gaps, briefs or rules";

/// Examples of the verb.
pub const EXAMPLES: &str = "Examples:
  byline list claims --topic closure --key
  byline list claims --source outlet --format csv > claims.csv
  byline list documents
  byline list judgments --format yaml
  byline list rules";

/// Arguments of `list`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct List {
    /// What to list
    what: What,
    #[command(flatten)]
    filter: Flags,
    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: RowFormat,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// What is asserted.
    Claims,
    /// Who speaks.
    Sources,
    /// What was published.
    Documents,
    /// What those accused or affected answered.
    Responses,
    /// What the authors judge.
    Judgments,
    /// What is not known.
    Gaps,
    /// The briefing notes.
    Briefs,
    /// What is checked.
    Rules,
}

/// The filters of `select`, as flags; each may be given several times. Claims only.
#[derive(Debug, Args)]
struct Flags {
    /// Claims of this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Claims of this kind
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Claims cited to this source, or `outlet`
    #[arg(long, value_name = "ID")]
    source: Vec<String>,
    /// Claims in the words of this source, its own or relayed
    #[arg(long, value_name = "ID")]
    speaker: Vec<String>,
    /// Claims standing in this document
    #[arg(long, value_name = "ID")]
    document: Vec<String>,
    /// Claims about this date or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Claims about this date or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Key claims only
    #[arg(long)]
    key: bool,
    /// Claims that this brief shows
    #[arg(long, value_name = "ID")]
    brief: Vec<String>,
}

impl Flags {
    fn given(&self) -> bool {
        let lists = [&self.topic, &self.kind, &self.source, &self.speaker, &self.document, &self.brief];
        lists.iter().any(|list| !list.is_empty()) || self.since.is_some() || self.until.is_some() || self.key
    }

    fn filter(&self, corpus: &Corpus) -> Result<Filter, Trouble> {
        let (outlet, named): (Vec<&String>, Vec<&String>) = self.source.iter().partition(|id| *id == OUTLET);
        Ok(Filter {
            topics: self.topic.iter().map(|word| topic(corpus, word)).collect::<Result<_, _>>()?,
            kinds: self.kind.iter().map(|word| kind(word)).collect::<Result<_, _>>()?,
            sources: named.into_iter().map(|id| source(corpus, id)).collect::<Result<_, _>>()?,
            outlet: !outlet.is_empty(),
            speakers: self.speaker.iter().map(|id| source(corpus, id)).collect::<Result<_, _>>()?,
            documents: self.document.iter().map(|id| document(corpus, id)).collect::<Result<_, _>>()?,
            since: self.since.as_deref().map(date).transpose()?,
            until: self.until.as_deref().map(date).transpose()?,
            key: self.key.then_some(true),
        })
    }
}

fn kind(word: &str) -> Result<Kind, Trouble> {
    let help = || match closest(word, Kind::WORDS.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the kinds are {}", Kind::WORDS.join(", ")),
    };
    Kind::from_word(word).ok_or_else(|| Trouble::argument(format!("there is no kind `{word}`"), help()))
}

fn topic(corpus: &Corpus, word: &str) -> Result<String, Trouble> {
    let known = corpus.topics();
    if known.contains(word) {
        return Ok(word.to_owned());
    }
    let help = match closest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if known.is_empty() => "the claims of this desk have no `topics`".to_owned(),
        None => format!("the topics are {}", some_of(known)),
    };
    Err(Trouble::argument(format!("no claim has the topic `{word}`"), help))
}

/// The first words of a list, and how many more there are.
fn some_of(words: BTreeSet<&str>) -> String {
    const SHOWN: usize = 20;
    let more = words.len().saturating_sub(SHOWN);
    let first = words.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{first} and {more} more") } else { first }
}

fn date(text: &str) -> Result<PartialDate, Trouble> {
    PartialDate::parse(text)
        .ok_or_else(|| Trouble::argument(format!("`{text}` is not a date"), dates::advice(text)))
}

fn source(corpus: &Corpus, id: &str) -> Result<SourceId, Trouble> {
    match corpus.find(id) {
        Some(Handle::Source(source)) => Ok(source),
        _ => Err(unknown(corpus, id, "source")),
    }
}

fn document(corpus: &Corpus, id: &str) -> Result<DocumentId, Trouble> {
    match corpus.find(id) {
        Some(Handle::Document(document)) => Ok(document),
        _ => Err(unknown(corpus, id, "document")),
    }
}

fn unknown(corpus: &Corpus, id: &str, noun: &str) -> Trouble {
    let known = corpus.ids.iter().filter(|(_, handle)| handle.noun() == noun).map(|(id, _)| id.as_str());
    let help = match closest(id, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("`byline list {noun}s` names all of them"),
    };
    Trouble::argument(format!("there is no {noun} `{id}`"), help)
}

/// Lists records or rules.
///
/// # Errors
///
/// The desk cannot be read, or a filter names something that there is not.
pub fn run(args: &List, global: &Global, terminal: Terminal) -> Ended {
    if args.filter.given() && args.what != What::Claims {
        return Err(Trouble::argument("filters are for claims", "list claims with them, or leave them out"));
    }
    let rows = if args.what == What::Rules {
        rules()
    } else {
        let mut desk = Desk::open(global, Vec::new())?;
        let assembled = desk.assemble(&Request { render: Briefs::None, ..Request::default() })?;
        match args.what {
            What::Claims => claims(&assembled, &args.filter)?,
            What::Sources => sources(&assembled.corpus),
            What::Documents => documents(&assembled.corpus),
            What::Responses => responses(&assembled.corpus),
            What::Judgments => judgments(&assembled.corpus),
            What::Gaps => gaps(&assembled.corpus),
            What::Briefs | What::Rules => briefs(&assembled),
        }
    };
    if rows.rows.is_empty() {
        terminal.say("nothing to list");
    }
    if !rows.rows.is_empty() || args.format != RowFormat::Table {
        terminal.print(&rows.write(args.format))?;
    }
    Ok(Outcome::Done)
}

fn claims(assembled: &Assembled, flags: &Flags) -> Result<Rows, Trouble> {
    let corpus = &assembled.corpus;
    let filter = flags.filter(corpus)?;
    let briefs = if flags.brief.is_empty() { Vec::new() } else { named_briefs(corpus, &flags.brief)? };
    let shown: Vec<&Selection> =
        briefs.iter().filter_map(|brief| assembled.selections.get(brief.index())).collect();
    let shown: Vec<BTreeSet<ClaimId>> =
        shown.into_iter().map(|selection| printed(corpus, selection)).collect();
    let wanted = corpus.numbered_claims().filter(|(id, claim)| {
        matches(&filter, claim) && (shown.is_empty() || shown.iter().any(|claims| claims.contains(id)))
    });
    let row = |claim: &Claim| {
        let when = claim.when.as_ref().map(|when| match (&when.value.date, &when.value.text) {
            (Some(date), _) => date.to_string(),
            (None, text) => text.clone().unwrap_or_default(),
        });
        vec![
            claim.common.id.value.to_string(),
            claim.kind.value.as_str().to_owned(),
            when.unwrap_or_default(),
            tellers(corpus, claim),
            claim.assertion.value.clone(),
        ]
    };
    let rows = wanted.map(|(_, claim)| row(claim)).collect();
    Ok(Rows { columns: &["id", "kind", "when", "source", "assertion"], rows })
}

/// The claims that a brief shows: of a card, those that it prints.
fn printed(corpus: &Corpus, selection: &Selection) -> BTreeSet<ClaimId> {
    let claims = selection.claims.iter().copied();
    if corpus.brief(selection.brief).template.value != TEMPLATE {
        return claims.collect();
    }
    let card = card(corpus, selection);
    claims.filter(|&claim| corpus.is_quotable(claim) && card.place(claim).is_some()).collect()
}

/// The ids of those whom the documents cite, or `outlet`.
fn tellers(corpus: &Corpus, claim: &Claim) -> String {
    let names =
        claim.evidence.iter().filter_map(|evidence| evidence.source.as_ref()).flat_map(
            |source| match &source.value {
                Teller::Outlet => vec![OUTLET],
                Teller::Sources(ids) => {
                    ids.iter().map(|&id| corpus.source(id).common.id.value.as_str()).collect()
                }
            },
        );
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    names.join(" ")
}

fn sources(corpus: &Corpus) -> Rows {
    let mut claims = vec![0_u32; corpus.sources.len()];
    for (id, _) in corpus.numbered_claims() {
        let mut named = corpus.sources_of(id);
        named.sort();
        named.dedup();
        for source in named {
            if let Some(count) = claims.get_mut(source.index()) {
                *count += 1;
            }
        }
    }
    let row = |(source, count): (&crate::model::source::Source, &u32)| {
        let kind = match source.kind {
            SourceKind::Person(_) => "person",
            SourceKind::Organization(_) => "organization",
            SourceKind::Anonymous(_) => "unnamed",
        };
        vec![
            source.common.id.value.to_string(),
            kind.to_owned(),
            source.ground_rule.value.as_str().to_owned(),
            count.to_string(),
            source.name().to_owned(),
        ]
    };
    let rows = corpus.sources.iter().zip(&claims).map(row).collect();
    Rows { columns: &["id", "kind", "ground_rule", "claims", "name"], rows }
}

fn documents(corpus: &Corpus) -> Rows {
    let mut claims = vec![0_u32; corpus.documents.len()];
    for (id, _) in corpus.numbered_claims() {
        let mut named = corpus.documents_of(id);
        named.sort();
        named.dedup();
        for document in named {
            if let Some(count) = claims.get_mut(document.index()) {
                *count += 1;
            }
        }
    }
    let unknown = || "unknown".to_owned();
    let row = |(document, count): (&crate::model::document::Document, &u32)| {
        vec![
            document.common.id.value.to_string(),
            document.kind.as_str().to_owned(),
            document.published.as_ref().map_or_else(unknown, |date| date.value.to_string()),
            count.to_string(),
            document.publisher.value.clone().unwrap_or_else(unknown),
            document.title.value.clone().unwrap_or_else(unknown),
        ]
    };
    let rows = corpus.documents.iter().zip(&claims).map(row).collect();
    Rows { columns: &["id", "type", "published", "claims", "publisher", "title"], rows }
}

fn responses(corpus: &Corpus) -> Rows {
    let row = |response: &Response| {
        vec![
            response.common.id.value.to_string(),
            corpus.source(response.party.value).common.id.value.to_string(),
            response.outcome.value.as_str().to_owned(),
            ids(response.about.iter().map(|claim| &corpus.claim(claim.value).common.id.value)),
            ids(response.claims.iter().map(|claim| &corpus.claim(claim.value).common.id.value)),
        ]
    };
    Rows {
        columns: &["id", "party", "outcome", "about", "claims"],
        rows: corpus.responses.iter().map(row).collect(),
    }
}

fn judgments(corpus: &Corpus) -> Rows {
    let row = |judgment: &Judgment| {
        let confidence = judgment.confidence.as_ref().map(|confidence| confidence.value.as_str());
        vec![
            judgment.common.id.value.to_string(),
            judgment.likelihood.as_ref().map(|term| term.value.clone()).unwrap_or_default(),
            confidence.unwrap_or_default().to_owned(),
            judgment.based_on.len().to_string(),
            judgment.text.value.clone(),
        ]
    };
    Rows {
        columns: &["id", "likelihood", "confidence", "claims", "judgment"],
        rows: corpus.judgments.iter().map(row).collect(),
    }
}

/// Gaps; the id of one that has none written is left empty.
fn gaps(corpus: &Corpus) -> Rows {
    let row = |gap: &Gap| {
        let id = gap.common.id.value.as_str();
        vec![
            corpus.find(id).map(|_| id.to_owned()).unwrap_or_default(),
            ids(gap.would_change.iter().map(|judgment| &corpus.judgment(judgment.value).common.id.value)),
            gap.text.value.clone(),
        ]
    };
    Rows { columns: &["id", "would_change", "gap"], rows: corpus.gaps.iter().map(row).collect() }
}

fn ids<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    ids.map(Id::as_str).collect::<Vec<_>>().join(" ")
}

fn briefs(assembled: &Assembled) -> Rows {
    let row = |selection: &Selection| {
        let brief = assembled.corpus.brief(selection.brief);
        vec![
            brief.common.id.value.to_string(),
            brief.as_of.value.to_string(),
            selection.claims.len().to_string(),
            brief.template.value.clone(),
            brief.title.value.clone(),
        ]
    };
    Rows {
        columns: &["id", "as_of", "claims", "template", "title"],
        rows: assembled.selections.iter().map(row).collect(),
    }
}

fn rules() -> Rows {
    let row = |rule: &&crate::check::rule::Rule| {
        let kind = if rule.kind == RuleKind::Structural { "structural" } else { "editorial" };
        vec![
            rule.name.to_owned(),
            kind.to_owned(),
            rule.severity.as_str().to_owned(),
            rule.page.summary.to_owned(),
        ]
    };
    Rows { columns: &["rule", "kind", "severity", "finds"], rows: RULES.iter().map(row).collect() }
}
