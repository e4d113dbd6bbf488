//! Records to a [`Corpus`]: every reference resolved, graphs built.

mod brief;
mod claim;
pub mod corpus;
mod cycle;
mod document;
mod reference;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use indexmap::map::Entry;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::id::{BriefId, ClaimId, DocumentId, GapId, Id, JudgmentId, ResponseId, SourceId};
use crate::parse::brief::named_by;
use crate::parse::file::FileRecords;
use crate::parse::value::REFERENCE;
use crate::resolve::corpus::{Corpus, Handle};
use crate::resolve::reference::{Guesses, References, Unmet};
use crate::text::{Span, Spanned};

/// Resolves what was released. `withheld` are ids that were deleted: nothing refers to them any more, and a
/// reference that does is no fault. `cues` are the verbs of attribution that the desk adds to the built-in list.
pub fn resolve(
    files: Vec<FileRecords>,
    withheld: &BTreeSet<String>,
    cues: &[String],
    findings: &mut Vec<Diagnostic>,
) -> Corpus {
    let mut corpus = Corpus { cues: cues.to_vec(), ..Corpus::default() };
    let owners = Owners::new(&files, findings);
    let records = |file: &FileRecords| file.claims.len() + file.documents.len() + file.sources.len();
    let mut ids = IndexMap::with_capacity(files.iter().map(records).sum());
    let duplicates = declare(&files, &owners, &mut ids, findings);
    corpus.unread = files.iter().flat_map(|file| &file.broken).any(String::is_empty);
    let broken = files.iter().flat_map(|file| &file.broken).chain(withheld);
    for id in broken.filter_map(|id| Id::new(id)) {
        ids.entry(id).or_insert(Handle::Broken);
    }
    for id in files.iter().filter(|file| file.lost_brief).filter_map(|file| named_by(&file.path)) {
        ids.entry(id).or_insert(Handle::Broken);
    }
    let names = reference::names(&files);
    let is_named = |finding: &Diagnostic| finding.help.as_deref() == Some(REFERENCE);
    let titles = if findings.iter().any(is_named) { reference::titles(&files) } else { BTreeMap::new() };
    let Owners { of, ids: brief_ids } = owners;
    let owned = files.into_par_iter().zip(of).zip(brief_ids).with_max_len(1);
    let parts = owned.map(|((file, owner), brief_id)| {
        let mut found = Vec::new();
        let mut references = References::new(&ids, cues, &mut found);
        let part = resolve_file(file, (owner, brief_id), &mut references);
        let unmet = references.unmet;
        (part, found, unmet)
    });
    let parts: Vec<(Corpus, Vec<Diagnostic>, Vec<Unmet>)> = parts.collect();
    corpus.claims.reserve(parts.iter().map(|(part, ..)| part.claims.len()).sum());
    let mut guesses = Guesses::new(&ids, &names, &titles);
    for finding in findings.iter_mut() {
        guesses.reword(finding);
    }
    for (part, mut found, unmet) in parts {
        for one in &unmet {
            guesses.complete(&mut found, one);
        }
        for finding in &mut found {
            guesses.reword(finding);
        }
        join(&mut corpus, part);
        findings.extend(found);
    }
    corpus.ids = ids;
    renumber_responses(&mut corpus);
    cycle::refuse(&mut corpus, findings);
    source::refuse_candidates(&corpus, findings);
    mark_faulty(&mut corpus, &duplicates);
    source::complete_interests(&mut corpus);
    corpus.against = against(&corpus);
    corpus
}

/// Which brief owns the claims, responses, judgments and gaps of each file.
struct Owners {
    of: Vec<Option<BriefId>>,
    ids: Vec<Option<Spanned<Id>>>,
}

impl Owners {
    fn new(files: &[FileRecords], findings: &mut Vec<Diagnostic>) -> Self {
        // A brief without an id is none that anything could belong to.
        let ids: Vec<Option<Spanned<Id>>> = files.iter().map(|file| brief_id(file, findings)).collect();
        let with_brief: Vec<usize> = (0..files.len()).filter(|&at| ids[at].is_some()).collect();
        let number =
            |at: usize| with_brief.binary_search(&at).ok().and_then(|n| u32::try_from(n).ok()).map(BriefId);
        let of = (0..files.len())
            .map(|at| number(at).or_else(|| number(nearest(files, &with_brief, at)?)))
            .collect();
        Self { of, ids }
    }
}

/// The file of the nearest `brief.yaml` at or above a file's folder.
fn nearest(files: &[FileRecords], with_brief: &[usize], at: usize) -> Option<usize> {
    let folder = folder(&files[at].path);
    let above = with_brief.iter().copied().filter(|&brief| {
        let (its_folder, name) = files[brief].path.rsplit_once('/').unwrap_or(("", &files[brief].path));
        let is_above =
            folder == its_folder || folder.strip_prefix(its_folder).is_some_and(|rest| rest.starts_with('/'));
        is_above && (name == "brief.yaml" || name == "brief.yml")
    });
    above.max_by_key(|&brief| files[brief].path.matches('/').count())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The id of a file's brief: as written, or the name of its folder (`brief.yaml`) or file.
fn brief_id(file: &FileRecords, findings: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let brief = file.brief.as_ref()?;
    let named = || named_by(&file.path).map(|id| Spanned::new(id, brief.title.span));
    let id = brief.id.clone().or_else(named);
    if let Some(id) = id.as_ref().filter(|id| id.value.names_a_device()) {
        let message =
            format!("no file can be named `{}` on Windows, and a brief's pages have its id", id.value);
        let help = format!("give the brief another id: `id: {}-brief`", id.value);
        findings.push(Diagnostic::error("invalid-value", id.span, message).help(help));
    }
    if id.is_none() {
        let message = "the brief has no `id`, and the name of its file makes none";
        let finding =
            Diagnostic::error("missing-field", Span { end: brief.span.start, ..brief.span }, message);
        findings.push(finding.help("add an `id:` line"));
    }
    id
}

/// Gives every declared id its number. Returns the places of ids that were declared before.
fn declare(
    files: &[FileRecords],
    owners: &Owners,
    ids: &mut IndexMap<Id, Handle>,
    findings: &mut Vec<Diagnostic>,
) -> BTreeSet<Span> {
    let mut firsts: Vec<Span> = Vec::new();
    let mut duplicates = BTreeSet::new();
    for (id, handle) in handles(files, owners) {
        match ids.entry(id.value.clone()) {
            Entry::Vacant(free) => {
                free.insert(handle);
                firsts.push(id.span);
            }
            Entry::Occupied(taken) => {
                let other = firsts.get(taken.index()).copied().unwrap_or(id.span);
                let (first, second) = if other < id.span { (other, id.span) } else { (id.span, other) };
                duplicates.insert(second);
                let message = format!("the id `{}` is taken", id.value);
                let is_brief = [first, second].iter().any(|&span| is_unwritten(files, span));
                let help = if is_brief {
                    "give the record another id, or the brief an `id:` of its own: it is called after its file"
                } else {
                    "give one of the two another id; ids are unique across the desk"
                };
                findings.push(
                    Diagnostic::error("duplicate-id", second, message)
                        .related(first, format!("a {} has it", taken.get().noun()))
                        .record(id.value.as_str())
                        .help(help),
                );
            }
        }
    }
    duplicates
}

/// Whether the id at a place is that of a brief that has none written: it stands at the title.
fn is_unwritten(files: &[FileRecords], span: Span) -> bool {
    let briefs = files.iter().filter_map(|file| file.brief.as_ref());
    briefs.filter(|brief| brief.id.is_none()).any(|brief| brief.title.span == span)
}

/// Every declared id with its number: the position of its record among those of its kind.
fn handles<'a>(
    files: &'a [FileRecords],
    owners: &'a Owners,
) -> impl Iterator<Item = (&'a Spanned<Id>, Handle)> {
    let briefs = owners.ids.iter().flatten().map(Some);
    let documents = files.iter().flat_map(|file| &file.documents).map(|record| Some(&record.id));
    let sources = files.iter().flat_map(|file| &file.sources).map(|record| Some(&record.id));
    let claims = files.iter().flat_map(|file| &file.claims).map(|record| Some(&record.id));
    let responses = files.iter().flat_map(|file| &file.responses).map(|record| Some(&record.id));
    let judgments = files.iter().flat_map(|file| &file.judgments).map(|record| Some(&record.id));
    let gaps = files.iter().flat_map(|file| &file.gaps).map(|record| record.id.as_ref());
    (0..)
        .zip(briefs)
        .map(|(n, id)| (id, Handle::Brief(BriefId(n))))
        .chain((0..).zip(documents).map(|(n, id)| (id, Handle::Document(DocumentId(n)))))
        .chain((0..).zip(sources).map(|(n, id)| (id, Handle::Source(SourceId(n)))))
        .chain((0..).zip(claims).map(|(n, id)| (id, Handle::Claim(ClaimId(n)))))
        .chain((0..).zip(responses).map(|(n, id)| (id, Handle::Response(ResponseId(n)))))
        .chain((0..).zip(judgments).map(|(n, id)| (id, Handle::Judgment(JudgmentId(n)))))
        .chain((0..).zip(gaps).map(|(n, id)| (id, Handle::Gap(GapId(n)))))
        .filter_map(|(id, handle)| id.map(|id| (id, handle)))
}

/// The records of one file, with the brief that owns them and the id of the file's own brief.
fn resolve_file(
    file: FileRecords,
    (owner, brief_id): (Option<BriefId>, Option<Spanned<Id>>),
    references: &mut References<'_>,
) -> Corpus {
    let setting = brief::Setting { folder: folder(&file.path).to_owned(), body: file.body };
    let brief = file.brief.zip(brief_id).map(|(record, id)| brief::brief(record, id, setting, references));
    Corpus {
        briefs: brief.into_iter().collect(),
        documents: file.documents.into_iter().map(|one| document::document(one, references)).collect(),
        sources: file.sources.into_iter().map(|one| source::source(one, references)).collect(),
        claims: file.claims.into_iter().map(|one| claim::claim(one, owner, references)).collect(),
        responses: file
            .responses
            .into_iter()
            .filter_map(|one| claim::response(one, owner, references))
            .collect(),
        judgments: file.judgments.into_iter().map(|one| brief::judgment(one, owner, references)).collect(),
        gaps: file.gaps.into_iter().filter_map(|one| brief::gap(one, owner, references)).collect(),
        ..Corpus::default()
    }
}

/// Puts the records of one more file behind those of the files before it.
fn join(corpus: &mut Corpus, part: Corpus) {
    corpus.briefs.extend(part.briefs);
    corpus.documents.extend(part.documents);
    corpus.sources.extend(part.sources);
    corpus.claims.extend(part.claims);
    corpus.responses.extend(part.responses);
    corpus.judgments.extend(part.judgments);
    corpus.gaps.extend(part.gaps);
}

/// A response whose party is unknown was left out, so those behind it moved up.
fn renumber_responses(corpus: &mut Corpus) {
    for handle in corpus.ids.values_mut().filter(|handle| matches!(handle, Handle::Response(_))) {
        *handle = Handle::Broken;
    }
    for (number, response) in (0..).map(ResponseId).zip(&corpus.responses) {
        corpus.ids.insert(response.common.id.value.clone(), Handle::Response(number));
    }
}

/// Records whose id was taken take no part in editorial checks until that is mended.
fn mark_faulty(corpus: &mut Corpus, duplicates: &BTreeSet<Span>) {
    if duplicates.is_empty() {
        return;
    }
    let commons = (corpus.claims.iter_mut().map(|record| &mut record.common))
        .chain(corpus.documents.iter_mut().map(|record| &mut record.common))
        .chain(corpus.sources.iter_mut().map(|record| &mut record.common))
        .chain(corpus.responses.iter_mut().map(|record| &mut record.common))
        .chain(corpus.judgments.iter_mut().map(|record| &mut record.common))
        .chain(corpus.briefs.iter_mut().map(|record| &mut record.common));
    for common in commons.filter(|common| duplicates.contains(&common.id.span)) {
        common.faulty = true;
    }
}

fn against(corpus: &Corpus) -> Vec<Vec<ClaimId>> {
    let mut against = vec![Vec::new(); corpus.claims.len()];
    for (id, claim) in corpus.numbered_claims() {
        for target in claim.contradicts.iter().chain(&claim.qualifies) {
            // Claims come in order, so one that is there already is the last.
            if against[target.value.index()].last() != Some(&id) {
                against[target.value.index()].push(id);
            }
        }
    }
    against
}
