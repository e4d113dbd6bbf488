//! Corpus and selection to the view: all that a template can see.

mod accepted;
mod addressed;
mod answered;
mod answers;
mod card;
mod cited;
mod claims;
mod conflicts;
mod contrary;
pub(super) mod counting;
pub mod declare;
mod echo;
mod independence;
mod judgments;
mod kinds;
mod noted;
mod open;
mod people;
mod prose;
pub mod shape;
mod shared;
mod silence;
mod summary;
mod teller;
pub mod wanted;

use rayon::prelude::*;

use crate::model::marking::Marking;
use crate::model::record::Common;
use crate::model::words::Words as _;
use crate::render::attribution::names::Mentions;
use crate::render::body::Narrative;
use crate::render::tracers::Tracing;
use crate::render::view::independence::Usual;
use crate::render::view::open::Open;
use crate::render::view::shape::View;
use crate::render::view::wanted::{Wanted, What};
use crate::resolve::corpus::Corpus;
use crate::select::{Selection, inherited_marking};
use crate::text::Texts;

/// The version of the view that other tools read.
const VERSION: u32 = 1;

/// Builds the view of a brief. What may not be shown never enters it.
pub fn view(corpus: &Corpus, selection: &Selection, (body, tracing): (Option<&Narrative>, Tracing)) -> View {
    let (mut view, claims) =
        partial(corpus, selection, What { wanted: &Wanted::all(), tracing, body }, |claim| claim);
    for (section, claims) in view.sections.iter_mut().zip(claims) {
        section.claims = claims;
    }
    view
}

/// Builds what is wanted of the view of a brief. The claims of each section stand beside it in the form that `keep`
/// gives them as they come, so that a large brief is never held twice.
pub fn partial<T: Send>(
    corpus: &Corpus,
    selection: &Selection,
    what: What<'_>,
    keep: impl Fn(shape::Claim) -> T + Sync,
) -> (View, Vec<Vec<T>>) {
    let open = Open::new(corpus, selection, what);
    let brief = corpus.brief(selection.brief);
    let mut mentions = Mentions::default();
    let bottom_line = brief.bottom_line.as_ref().map(|text| prose::prose(&open, &text.value, &mut mentions));
    let judgments = judgments::judgments(&open);
    let body = what.body.map(|body| prose::narrative(&open, body, &mut mentions));
    let (sections, claims): (Vec<_>, Vec<Vec<T>>) =
        claims::sections(&open, &mut mentions, &keep).into_iter().unzip();
    let in_sections: usize = claims.iter().map(Vec::len).sum();
    let cited_claims = claims::others(&open, in_sections, &mut mentions);
    let (responses, contrary) =
        (answers::responses(&open, &mut mentions), contrary::contrary(&open, &mut mentions));
    let (talking_points, replies) = card::card(&open);
    let view = View {
        byline: version(),
        brief: header(&open),
        bottom_line,
        news: judgments::news(&judgments),
        key: judgments::key(&open, &judgments),
        judgments,
        body,
        sections,
        cited_claims,
        responses,
        contrary,
        talking_points,
        replies_heading: card::heading(&replies),
        replies,
        gaps: judgments::gaps(&open),
        unsaid: card::unsaid(&open),
        usual: open.usual.as_ref().map(Usual::sentence),
        summary: if open.wanted.any(&["summary"]) {
            summary::summary(&open)
        } else {
            shape::Summary::default()
        },
        documents: people::documents(&open),
        sources: if open.wanted.any(&["sources"]) { people::sources(&open) } else { Vec::new() },
    };
    (view, claims)
}

fn version() -> shape::Version {
    let note = "The view of a brief, as templates see it. Within one version fields are added and none changes its \
                meaning.";
    shape::Version { view: VERSION, note: note.to_owned() }
}

fn header(open: &Open<'_>) -> shape::Header {
    let brief = open.corpus.brief(open.selection.brief);
    shape::Header {
        id: brief.common.id.value.to_string(),
        title: brief.title.value.clone(),
        to: brief.to.clone(),
        from: brief.from.clone(),
        reference: brief.reference.clone(),
        audience: brief.audience.clone(),
        as_of: prose::date(brief.as_of.value),
        marking: banner(open)
            .map(|marking| shape::Marking { label: marking.as_str(), meaning: marking.meaning() }),
        draft: false,
    }
}

/// The most restrictive marking of the brief and everything that it shows. A brief without a marking takes over that of
/// the briefs whose claims it shows; one that has a lower one is told by `low-banner`.
fn banner(open: &Open<'_>) -> Option<Marking> {
    fn of(common: &Common) -> Option<Marking> {
        common.marking.as_ref().map(|marking| marking.value)
    }
    let (corpus, selection) = (open.corpus, open.selection);
    let claims = open.by_id.par_iter().map(|&id| of(&corpus.claim(id).common)).max().flatten();
    let judgments = selection.judgments.iter().map(|&id| of(&corpus.judgment(id).common));
    let gaps = selection.gaps.iter().map(|&id| of(&corpus.gap(id).common));
    let responses = open.told().map(|id| of(&corpus.response(id).common));
    let documents = open.documents.keys().map(|&id| of(&corpus.document(id).common));
    let sources = open.sources.keys().map(|&id| of(&corpus.source(id).common));
    let all = judgments.chain(gaps).chain(responses).chain(documents).chain(sources);
    let own = of(&corpus.brief(selection.brief).common);
    let own = own.or_else(|| inherited_marking(corpus, selection).map(|(marking, _)| marking));
    all.chain([claims, own]).flatten().max()
}

/// Says of a claim in which file and line of the desk it is recorded.
pub(super) fn place(claim: &mut shape::Claim, corpus: &Corpus, texts: &Texts) {
    let common = corpus.find(&claim.id).and_then(|handle| corpus.common(handle));
    let file = common.and_then(|common| Some((texts.file(common.span.file)?, common.id.span.start)));
    claim.place = file.map(|(file, at)| format!("{}:{}", file.path, file.line(at)));
}
