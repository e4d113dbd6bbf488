//! Selection to pages: the view, the templates, the notes.

pub mod advice;
pub mod attribution;
pub mod body;
pub mod breaks;
mod escape;
mod fields;
mod filters;
pub mod html;
mod markdown;
mod marks;
mod page;
mod picture;
pub mod places;
pub(crate) mod sentences;
pub mod survey;
mod tags;
pub mod templates;
#[cfg(test)]
mod tests;
mod tidy;
#[expect(clippy::needless_pass_by_value, reason = "the shape that Tera asks of filters and tests")]
mod traced;
pub mod tracers;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tera::value::Key;
use tera::{Context, Value};

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::model::words::Words as _;
use crate::render::body::{Narrative, Story};
use crate::render::page::{Language, Sheet};
use crate::render::places::Printed;
use crate::render::templates::{Set, Template, Written};
use crate::render::tracers::Tracing;
use crate::render::view::shape::{Claim, Document, View};
use crate::render::view::wanted::{Seen, Visible, Wanted, What};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::text::{FileId, Texts};

/// What is asked of the pages beyond the brief itself.
#[derive(Debug, Clone, Default)]
pub struct Edition<'a> {
    /// The desk's own templates.
    pub templates: Vec<Template<'a>>,
    /// What to write; empty for what the brief asks for, and HTML and Markdown where it asks for nothing.
    pub formats: Vec<Format>,
    /// Whether the pages say DRAFT at head and foot.
    pub draft: bool,
    /// The desk's files, for briefs that say where their claims stand.
    pub texts: Option<&'a Texts>,
    /// Rules that the desk has switched off; nothing is looked for on their behalf.
    pub off: Vec<&'a str>,
    /// What a rule finds, in words for readers, by its name and the kind of the claim.
    pub plain: Option<fn(&str, &str) -> Option<&'static str>>,
}

/// About how many bytes of a page a claim takes. Memory that a page does not come to need is never touched.
const PAGE_SHARE: usize = 1 << 10;

/// One finished page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The file name (`BRIEF-ID.html`).
    pub name: String,
    /// The format.
    pub format: Format,
    /// Its text; pages for readers carry tracers until they are proofread.
    pub text: String,
}

/// The pages of a brief, in the order of the formats asked for, and what kept others back.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The pages.
    pub pages: Vec<Page>,
    /// Findings, in templates for the most part.
    pub findings: Vec<Diagnostic>,
    /// What they were made from.
    pub spent: Spent,
}

/// What pages were made from. Taking the view of a large brief apart takes a while; who ends soon may forget it.
#[derive(Debug, Default)]
pub struct Spent(#[expect(dead_code, reason = "only kept from being taken apart")] Option<(Context, View)>);

/// Who takes the pages.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Learns that a page is begun.
    pub begun: &'a (dyn Fn() + Sync),
    /// Reads a page as soon as it is written, with the marking that it must bear: what becomes of it, and what is
    /// wrong with it.
    pub read: &'a (dyn Fn(Page, Option<&'static str>) -> Checked + Sync),
}

/// A page that was read, unless it may not be handed on, and what is wrong with it.
pub type Checked = (Option<Page>, Vec<Diagnostic>);

/// Reads nothing: the tracers stay in the pages.
pub const UNREAD: Reader<'static> = Reader { begun: &|| (), read: &|page, _| (Some(page), Vec::new()) };

/// The formats that a brief is written in, in the order of its pages.
pub fn formats<'a>(corpus: &'a Corpus, selection: &Selection, edition: &'a Edition<'_>) -> &'a [Format] {
    let brief = corpus.brief(selection.brief);
    let asked = [edition.formats.as_slice(), brief.formats.as_slice(), &[Format::Html, Format::Md]];
    asked.into_iter().find(|formats| !formats.is_empty()).unwrap_or_default()
}

/// Renders a brief in every format asked for. The same input gives the same bytes.
pub fn render(corpus: &Corpus, selection: &Selection, edition: &Edition<'_>, reader: Reader<'_>) -> Rendered {
    let formats = formats(corpus, selection, edition);
    let writer = Writer { edition, corpus, selection, reader };
    let languages: Vec<Language> = formats.iter().filter_map(|&format| Language::of(format)).collect();
    let (mut view, mut pages, mut spent) = (None, BTreeMap::new(), Spent::default());
    if languages.len() < formats.len() {
        match writer.narrative(Tracing::Off) {
            Ok(body) => view = Some(writer.view(body.as_ref())),
            Err(findings) => return Rendered { findings, ..Rendered::default() },
        }
    }
    if !languages.is_empty() {
        match writer.narrative(Tracing::On) {
            Ok(body) => (pages, spent) = writer.pages(languages, body.as_ref()),
            Err(findings) => return Rendered { findings, ..Rendered::default() },
        }
    }
    let mut rendered = Rendered { spent, ..Rendered::default() };
    for &format in formats {
        let data = |text: Option<String>| (text.map(|text| writer.named(format, text)), Vec::new());
        let (page, findings) = match format {
            Format::Html | Format::Md => pages.remove(&format).unwrap_or_default(),
            Format::Json => data(serde_json::to_string_pretty(&view).map(|text| text + "\n").ok()),
            Format::Yaml => data(serde_yaml::to_string(&view).ok()),
        };
        rendered.findings.extend(findings);
        rendered.pages.extend(page);
    }
    rendered
}

/// What printed each assertion and judgment of a page, in their order; the brief is rendered once more for it.
pub fn printed(
    corpus: &Corpus,
    selection: &Selection,
    edition: &Edition<'_>,
    format: Format,
) -> Vec<Printed> {
    let language = if format == Format::Html { Language::Html } else { Language::Md };
    let numbered = (0..).zip(&edition.templates);
    let marked: Vec<String> = numbered.map(|(number, one)| places::mark(number, one.text)).collect();
    let templates = edition.templates.iter().zip(&marked).map(|(one, text)| Template { text, ..*one });
    let template = &corpus.brief(selection.brief).template;
    let Ok((set, _)) = Set::load(&template.value, language, &templates.collect::<Vec<_>>(), template.span)
    else {
        return Vec::new();
    };
    let writer = Writer { edition, corpus, selection, reader: UNREAD };
    let Ok(body) = writer.narrative(Tracing::On) else { return Vec::new() };
    let what = What { wanted: &Wanted::all(), tracing: Tracing::On, body: body.as_ref() };
    let page = set.unsettled(&writer.context(what).0, corpus).page.unwrap_or_default();
    places::printed(&page, &edition.templates)
}

/// The desk's own template that a brief's page is made from, if it is not a built-in one.
pub fn own_template(
    corpus: &Corpus,
    selection: &Selection,
    edition: &Edition<'_>,
    format: Format,
) -> Option<FileId> {
    let name = format!("{}.{}", corpus.brief(selection.brief).template.value, format.as_str());
    edition.templates.iter().find(|template| template.name == name).map(|template| template.file)
}

/// The templates of one page, or what keeps them from being loaded.
type Templates<'a> = Result<(Set<'a>, Vec<Diagnostic>), Vec<Diagnostic>>;

/// The pages that were written, and read.
type Finished = BTreeMap<Format, Checked>;

struct Writer<'a> {
    edition: &'a Edition<'a>,
    corpus: &'a Corpus,
    selection: &'a Selection,
    reader: Reader<'a>,
}

impl<'a> Writer<'a> {
    /// A page of this format under its name.
    fn named(&self, format: Format, text: String) -> Page {
        let brief = &self.corpus.brief(self.selection.brief).common.id.value;
        Page { name: format!("{brief}.{}", format.as_str()), format, text }
    }

    /// The narrative that the brief names, or what keeps it from being written.
    fn narrative(&self, tracing: Tracing) -> Result<Option<Narrative>, Vec<Diagnostic>> {
        let brief = self.corpus.brief(self.selection.brief);
        let Some(body) = &brief.body else { return Ok(None) };
        let context = |wanted: &Wanted| self.context(What { wanted, tracing, body: None }).0;
        let story = Story { body, templates: &self.edition.templates, context: &context };
        let name = |fault: Diagnostic| match fault.record {
            Some(_) => fault,
            None => fault.record(brief.common.id.value.as_str()),
        };
        story.write(self.corpus).map(Some).map_err(|faults| faults.into_iter().map(name).collect())
    }

    /// The view in whole, for other tools.
    fn view(&self, body: Option<&Narrative>) -> View {
        let mut view = view::view(self.corpus, self.selection, (body, Tracing::Off));
        view.brief.draft = self.edition.draft;
        let claims = view.sections.iter_mut().flat_map(|section| &mut section.claims);
        claims.chain(&mut view.cited_claims).for_each(|claim| self.complete(claim));
        view
    }

    /// Says what the authors accept of a claim, as far as that concerns readers, and where it stands in the desk,
    /// where the brief shows that.
    fn complete(&self, claim: &mut Claim) {
        if let Some(plain) = self.edition.plain {
            claim.accepted.retain_mut(|accepted| {
                accepted.what = plain(&accepted.rule, claim.kind);
                accepted.what.is_some()
            });
        }
        let shows = self.corpus.brief(self.selection.brief).show_sources;
        if let Some(texts) = self.edition.texts.filter(|_| shows) {
            view::place(claim, self.corpus, texts);
        }
    }

    /// The pages in these languages. The view is built with what the templates name, once for all of them; where
    /// a page shows more than that, or cannot be written, it is built again in whole.
    fn pages(&self, languages: Vec<Language>, body: Option<&Narrative>) -> (Finished, Spent) {
        let loaded: Vec<(Language, Templates<'a>)> =
            languages.into_par_iter().map(|language| (language, self.load(language))).collect();
        let sets = || loaded.iter().filter_map(|(_, loaded)| loaded.as_ref().ok()).map(|(set, _)| set);
        let names: BTreeSet<&str> = sets().flat_map(|set| &set.fields.names).copied().collect();
        let wanted = if sets().any(|set| set.fields.whole) { Wanted::all() } else { Wanted::named(&names) };
        let write = |wanted: &Wanted| self.write(&loaded, What { wanted, tracing: Tracing::On, body });
        let (pages, spent) = match write(&wanted) {
            (None, _) => write(&Wanted::all()),
            written => written,
        };
        (pages.unwrap_or_default(), spent)
    }

    fn load(&self, language: Language) -> Templates<'a> {
        let template = &self.corpus.brief(self.selection.brief).template;
        Set::load(&template.value, language, &self.edition.templates, template.span)
    }

    /// The pages of a view, each read as soon as it is written; `None` where one of them lacks what the view left
    /// out.
    fn write(&self, loaded: &[(Language, Templates<'_>)], what: What<'_>) -> (Option<Finished>, Spent) {
        let (context, view) = self.context(what);
        let marking = view.brief.marking.as_ref().map(|marking| marking.label);
        let page = |(language, loaded): &(Language, Templates<'_>)| {
            (self.reader.begun)();
            let (set, strangers) = match loaded {
                Ok(loaded) => loaded,
                Err(faults) => return Some((language.format(), (None, faults.clone()))),
            };
            let written = self.page(set, *language, (&context, &view.documents));
            if !what.wanted.is_all() && written.page.as_deref().is_none_or(fields::shows_record) {
                return None;
            }
            let mut findings = [strangers.as_slice(), &written.faults].concat();
            let read =
                written.page.map(|text| (self.reader.read)(self.named(language.format(), text), marking));
            let (page, found) = read.unwrap_or_default();
            findings.extend(found);
            Some((language.format(), (page, findings)))
        };
        let written = loaded.par_iter().map(page).collect();
        (written, Spent(Some((context, view))))
    }

    /// Writes one page.
    fn page(&self, set: &Set<'_>, language: Language, from: (&Context, &[Document])) -> Written {
        let (context, documents) = from;
        let mut sheet = Sheet::new(language, self.selection.claims.len() * PAGE_SHARE);
        let faults = set.render(context, &mut sheet, self.corpus);
        if !faults.is_empty() {
            return Written { page: None, faults };
        }
        let notes = set.notes(&sheet.notes(documents));
        Written { page: notes.page.map(|notes| sheet.finish(&notes)), faults: notes.faults }
    }

    /// The view as Tera's values, shared by all languages, and what is left of the view itself.
    fn context(&self, what: What<'_>) -> (Context, View) {
        let wanted = what.wanted;
        let (mut view, claims) = view::partial(self.corpus, self.selection, what, |mut claim| {
            self.complete(&mut claim);
            value(&claim, wanted)
        });
        view.brief.draft = self.edition.draft;
        view.cited_claims.iter_mut().for_each(|claim| self.complete(claim));
        let sections = std::mem::take(&mut view.sections).into_iter().zip(claims).map(|(section, claims)| {
            let mut fields = value(&section, wanted).into_map().unwrap_or_default();
            if let Some(slot) = fields.get_mut(&Key::Str("claims")) {
                *slot = Value::from(claims);
            }
            Value::from(fields)
        });
        let sections: Vec<Value> = sections.collect();
        let rows: Vec<Value> = view.documents.par_iter().map(|document| value(document, wanted)).collect();
        let documents = std::mem::take(&mut view.documents);
        let mut context = Context::from_serialize(&Seen(&view, wanted)).unwrap_or_default();
        view.documents = documents;
        if context.contains_key("documents") {
            context.insert_value("documents", Value::from(rows));
        }
        if context.contains_key("sections") {
            context.insert_value("sections", Value::from(sections));
        }
        (context, view)
    }
}

fn value(seen: &impl Visible, wanted: &Wanted) -> Value {
    Value::try_from_serializable(&Seen(seen, wanted)).unwrap_or_else(|_| Value::none())
}
