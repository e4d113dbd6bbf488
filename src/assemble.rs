//! All stages in order: load, parse, release, resolve, select, check, render, proofread. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::check;
use crate::check::settle::{Settled, settle};
use crate::diagnostic::Diagnostic;
use crate::galley::Galley;
use crate::load::Loaded;
use crate::model::brief::{Format, Included};
use crate::model::capture::Captures;
use crate::model::date::PartialDate;
use crate::model::id::{BriefId, ClaimId, DocumentId, SourceId};
use crate::model::settings::Level;
use crate::parse::body;
use crate::parse::config::{self, Config};
use crate::parse::file::FileRecords;
use crate::proofread::Proofreader;
use crate::release::{Policy, release};
use crate::render::survey::survey;
use crate::render::templates::Template;
use crate::render::{Edition, Page, Reader, Rendered, Spent, UNREAD, formats, render};
use crate::resolve::corpus::{Corpus, Handle};
use crate::resolve::resolve;
use crate::select::{Selection, select};
use crate::text::{FileId, Span, Spanned};

/// What is asked of a run, beside what the desk itself says.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What is withheld.
    pub policy: Policy,
    /// Which briefs to render.
    pub render: Briefs,
    /// What to write; empty for what each brief, and then the desk, asks for.
    pub formats: Vec<Format>,
    /// Whether the pages say DRAFT at head and foot.
    pub draft: bool,
    /// Another clock than the briefs' own.
    pub as_of: Option<PartialDate>,
    /// What becomes of the tracers in the pages.
    pub tracers: Tracers,
}

/// What becomes of the tracers in the pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tracers {
    /// The pages are proofread, and the tracers taken out.
    #[default]
    Out,
    /// They stay, to tell where a claim stands; such pages go to nobody.
    Kept,
}

/// Which briefs to render.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Briefs {
    /// Every one.
    #[default]
    All,
    /// Those of these ids.
    Named(Vec<String>),
    /// None: only the input is checked.
    None,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Assembled {
    /// Every record that may be seen.
    pub corpus: Corpus,
    /// What each brief shows, by the brief's number.
    pub selections: Vec<Selection>,
    /// The pages of the briefs that were rendered.
    pub pages: BTreeMap<BriefId, Vec<Page>>,
    /// Where rendering and proofreading each of them found something, and what.
    pub raised: BTreeMap<BriefId, BTreeSet<(Span, &'static str)>>,
    /// Those of the ids to retract that the desk has.
    pub declared: BTreeSet<String>,
    /// The captures of the desk's documents.
    pub captures: Captures,
    /// The findings of all stages, as the desk's settings and allowances leave them.
    pub settled: Settled,
    /// What the pages were made from.
    pub spent: Vec<Spent>,
}

/// Reads byline.toml, if the desk has one; everything wrong with it is added to `findings`.
pub fn configure(loaded: &Loaded, findings: &mut Vec<Diagnostic>) -> Config {
    let text = loaded.config.and_then(|file| Some((file, loaded.texts.file(file)?)));
    text.map(|(file, text)| config::read(file, &text.text, findings)).unwrap_or_default()
}

/// What was read of a desk.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The records of every claim file.
    pub records: Vec<FileRecords>,
    /// The captures that they name, as far as somebody opened them.
    pub captures: Captures,
    /// What was wrong so far.
    pub findings: Vec<Diagnostic>,
}

impl Parsed {
    /// The paths of the captures that documents name, with their places.
    pub fn captures_named(&self) -> Vec<Spanned<String>> {
        let documents = self.records.iter().flat_map(|file| &file.documents);
        documents.filter_map(|document| document.text.clone()).collect()
    }

    /// The paths of the narratives that briefs name, with their places.
    pub fn bodies_named(&self) -> Vec<Spanned<String>> {
        self.records.iter().filter_map(|file| file.brief.as_ref()?.body.clone()).collect()
    }

    /// Gives each brief the narrative that it names; `opened` is the file of each, by the place that names it.
    pub fn narrate(&mut self, loaded: &Loaded, opened: &BTreeMap<Span, FileId>) {
        for file in &mut self.records {
            let named = file.brief.as_ref().and_then(|brief| brief.body.as_ref());
            let opened = named.and_then(|named| opened.get(&named.span));
            file.body = opened.and_then(|&id| Some(body::read(id, &loaded.texts.file(id)?.text)));
        }
    }
}

/// A page that was read, and where it belongs.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// The page.
    pub page: &'a Page,
    /// What its brief shows.
    pub selection: &'a Selection,
    /// How many pages its brief has, if all can be written.
    pub of: usize,
    /// Every record that may be seen.
    pub corpus: &'a Corpus,
    /// The files of the desk.
    pub loaded: &'a Loaded,
}

/// What is done with a page as soon as it is read, while others are still written and the desk is checked.
pub type Ready<'a> = &'a (dyn Fn(Proof<'_>) + Sync);

/// Runs every stage after parsing over a desk.
pub fn assemble(
    (loaded, config): (&Loaded, &Config),
    request: &Request,
    parsed: Parsed,
    ready: Ready<'_>,
) -> Assembled {
    let Parsed { records, captures, mut findings } = parsed;
    let declared = request.policy.retract.iter().filter(|id| declares(&records, id)).cloned().collect();
    let released = release(records, &request.policy, &mut findings);
    let mut corpus = resolve(released.files, &released.withheld, &config.cues, &mut findings);
    complete_briefs(&mut corpus, config, request);
    let briefs: Vec<BriefId> = corpus.numbered_briefs().map(|(id, _)| id).collect();
    let selections: Vec<Selection> = briefs.par_iter().map(|&brief| select(&corpus, brief)).collect();
    let edition = edition(loaded, config, request);
    let checking = Checking::new(|| check::check(&corpus, &captures, &selections, &config.settings));
    let read = |selection: &Selection, page: &Page| {
        let of = formats(&corpus, selection, &edition).len();
        ready(Proof { page, selection, of, corpus: &corpus, loaded });
    };
    let rendered = pages(&corpus, &selections, request, (&edition, &read, &|| checking.begin()));
    findings.extend(checking.finish());
    if request.render != Briefs::None {
        findings.extend(survey(&corpus, &edition.templates));
    }
    let mut pages = BTreeMap::new();
    let mut raised = BTreeMap::new();
    let mut spent = Vec::new();
    for (brief, rendered) in rendered {
        let places = rendered.findings.iter().map(|finding| (finding.at.span, finding.rule));
        raised.insert(brief, places.collect());
        findings.extend(rendered.findings);
        pages.insert(brief, rendered.pages);
        spent.push(rendered.spent);
    }
    for finding in &mut findings {
        finding.narrow(&loaded.texts);
    }
    let settled = settle(findings, &corpus, &config.settings);
    Assembled { corpus, selections, pages, raised, declared, captures, settled, spent }
}

/// The checking of a desk, which nothing waits for but the end: whoever has read a page begins it, while others still
/// write theirs.
struct Checking<F> {
    check: F,
    begun: AtomicBool,
    found: Mutex<Vec<Diagnostic>>,
}

impl<F: Fn() -> Vec<Diagnostic>> Checking<F> {
    fn new(check: F) -> Self {
        Self { check, begun: AtomicBool::new(false), found: Mutex::default() }
    }

    /// Checks, unless that has begun.
    fn begin(&self) {
        if !self.begun.swap(true, Ordering::Relaxed) {
            *self.found.lock().unwrap_or_else(PoisonError::into_inner) = (self.check)();
        }
    }

    /// What was found, once everybody who may have begun has come back.
    fn finish(self) -> Vec<Diagnostic> {
        self.begin();
        self.found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Assembled {
    /// What of the desk can keep a brief from going out.
    pub fn reach<'a>(&'a self, loaded: &'a Loaded, brief: BriefId) -> Reach<'a> {
        let selection = self.selections.get(brief.index());
        Reach {
            assembled: self,
            loaded,
            brief,
            claims: selection.map(|selection| selection.claims.iter().copied().collect()).unwrap_or_default(),
            documents: selection
                .map(|selection| selection.documents.iter().copied().collect())
                .unwrap_or_default(),
            sources: selection
                .map(|selection| selection.sources.iter().copied().collect())
                .unwrap_or_default(),
            lacks: OnceLock::new(),
        }
    }
}

/// What of a desk can keep a brief from going out.
#[derive(Debug)]
pub struct Reach<'a> {
    /// The brief.
    pub brief: BriefId,
    assembled: &'a Assembled,
    loaded: &'a Loaded,
    claims: BTreeSet<ClaimId>,
    documents: BTreeSet<DocumentId>,
    sources: BTreeSet<SourceId>,
    lacks: OnceLock<bool>,
}

impl Reach<'_> {
    /// Whether a finding keeps the brief from going out: it lies in a record that the brief shows or owns, or, where
    /// it belongs to no record, in a file that is not wholly another brief's.
    pub fn concerns(&self, finding: &Diagnostic) -> bool {
        let Assembled { corpus, selections, raised, .. } = self.assembled;
        let Some(selection) = selections.get(self.brief.index()) else { return true };
        if self.loaded.templates.contains(&finding.at.span.file) {
            let raised = raised.get(&self.brief);
            return raised.is_some_and(|raised| raised.contains(&(finding.at.span, finding.rule)));
        }
        if let Some(brief) = self.brief_at(finding.at.span) {
            return brief == self.brief;
        }
        let handle = finding.record.as_deref().and_then(|id| corpus.find(id));
        let owner = |owner: Option<BriefId>| owner == Some(self.brief) || owner.is_none();
        match handle {
            Some(Handle::Claim(id)) => self.claims.contains(&id) || owner(corpus.claim(id).brief),
            Some(Handle::Response(id)) => {
                owner(corpus.response(id).brief) || selection.responses.contains(&id)
            }
            Some(Handle::Judgment(id)) => {
                owner(corpus.judgment(id).brief) || selection.judgments.contains(&id)
            }
            Some(Handle::Gap(id)) => owner(corpus.gap(id).brief) || selection.gaps.contains(&id),
            Some(Handle::Brief(id)) => id == self.brief,
            Some(Handle::Document(id)) => self.documents.contains(&id),
            Some(Handle::Source(id)) => self.sources.contains(&id),
            Some(Handle::Broken) | None => {
                let file = finding.at.span.file;
                !self.belongs_elsewhere(file) || self.lacks_records() || self.includes(file)
            }
        }
    }

    /// The brief in whose record a place lies: what is told there of a claim is told of that brief alone.
    fn brief_at(&self, place: Span) -> Option<BriefId> {
        let holds = |record: Span| {
            record.file == place.file && record.start <= place.start && place.end <= record.end
        };
        self.assembled.corpus.numbered_briefs().find(|(_, brief)| holds(brief.common.span)).map(|(id, _)| id)
    }

    /// Whether something that the brief refers to may have been lost with a fault in whatever file it stands in.
    fn lacks_records(&self) -> bool {
        let corpus = &self.assembled.corpus;
        *self.lacks.get_or_init(|| {
            corpus.brief(self.brief).common.faulty
                || self.claims.iter().any(|&claim| corpus.claim(claim).common.faulty)
        })
    }

    /// Whether a file lies in the folder of a brief whose claims this one takes.
    fn includes(&self, file: FileId) -> bool {
        let corpus = &self.assembled.corpus;
        let included = |entry: &Spanned<Included>| match entry.value {
            Included::Brief(brief) => self.lies_in(file, &corpus.brief(brief).folder),
            Included::Claim(_) => false,
        };
        corpus.brief(self.brief).include.iter().any(included)
    }

    fn lies_in(&self, file: FileId, folder: &str) -> bool {
        let path = self.loaded.texts.file(file).map_or("", |text| &text.path);
        path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether a file lies in the folder of another brief, and not in this one's.
    fn belongs_elsewhere(&self, file: FileId) -> bool {
        let corpus = &self.assembled.corpus;
        let holding = corpus.briefs.iter().filter(|brief| self.lies_in(file, &brief.folder));
        let nearest = holding.map(|brief| &brief.folder);
        let nearest = nearest.max_by_key(|folder| folder.len());
        nearest.is_some_and(|folder| *folder != corpus.brief(self.brief).folder)
    }
}

fn declares(files: &[FileRecords], id: &str) -> bool {
    files.iter().any(|file| {
        let ids = (file.documents.iter().map(|record| &record.id))
            .chain(file.sources.iter().map(|record| &record.id))
            .chain(file.claims.iter().map(|record| &record.id));
        ids.map(|id| id.value.as_str()).any(|declared| declared == id)
    })
}

/// Reads every claim file, each on its own; the order is that of the files. `findings` are those of loading and
/// configuring.
pub fn parse(loaded: &Loaded, findings: Vec<Diagnostic>) -> Parsed {
    parse_from(loaded, findings, &Galley::default())
}

/// Reads every claim file as [`parse`] does, but for those whose records a galley keeps.
pub fn parse_from(loaded: &Loaded, mut findings: Vec<Diagnostic>, galley: &Galley) -> Parsed {
    let files = galley.records(loaded);
    let mut records = Vec::with_capacity(files.len());
    for (file, found) in files {
        records.push(file);
        findings.extend(found);
    }
    Parsed { records, captures: Captures::default(), findings }
}

fn complete_briefs(corpus: &mut Corpus, config: &Config, request: &Request) {
    for brief in &mut corpus.briefs {
        if brief.formats.is_empty() {
            brief.formats.clone_from(&config.formats);
        }
        if let Some(as_of) = request.as_of {
            brief.as_of.value = as_of;
        }
    }
}

/// What is asked of the pages.
fn edition<'a>(loaded: &'a Loaded, config: &'a Config, request: &Request) -> Edition<'a> {
    let templates = loaded.templates.iter().filter_map(|&file| {
        let text = &loaded.texts.file(file)?.text;
        Some(Template { file, name: loaded.template_name(file)?, text })
    });
    let off = config.settings.rules.iter().filter(|(_, level)| level.value == Level::Off);
    Edition {
        templates: templates.collect(),
        formats: request.formats.clone(),
        draft: request.draft,
        texts: Some(&loaded.texts),
        off: off.map(|(rule, _)| rule.as_str()).collect(),
        plain: Some(check::readers::for_readers),
    }
}

fn pages(
    corpus: &Corpus,
    selections: &[Selection],
    request: &Request,
    (edition, ready, meanwhile): (&Edition<'_>, &(impl Fn(&Selection, &Page) + Sync), &(impl Fn() + Sync)),
) -> Vec<(BriefId, Rendered)> {
    let wanted = |selection: &&Selection| match &request.render {
        Briefs::All => true,
        Briefs::Named(ids) => {
            ids.iter().any(|id| id == corpus.brief(selection.brief).common.id.value.as_str())
        }
        Briefs::None => false,
    };
    let wanted: Vec<&Selection> = selections.iter().filter(wanted).collect();
    let pages = |selection: &&Selection| {
        formats(corpus, selection, edition).iter().filter(|one| matches!(one, Format::Html | Format::Md))
    };
    let (begun, all) = (AtomicUsize::new(0), wanted.iter().map(|one| pages(one).count()).sum::<usize>());
    let page = |selection: &Selection| {
        let rendered = match request.tracers {
            Tracers::Out => {
                let proofreader = Proofreader::new(corpus, selection, edition);
                let read = |page, marking| {
                    let read = proofreader.read(page, marking);
                    read.0.iter().for_each(|page| ready(selection, page));
                    // Not before a page that nobody has begun: it then goes to the disk while others check.
                    if begun.load(Ordering::Relaxed) >= all {
                        meanwhile();
                    }
                    read
                };
                let count = || _ = begun.fetch_add(1, Ordering::Relaxed);
                render(corpus, selection, edition, Reader { begun: &count, read: &read })
            }
            Tracers::Kept => render(corpus, selection, edition, UNREAD),
        };
        (selection.brief, rendered)
    };
    wanted.into_par_iter().map(page).collect()
}
