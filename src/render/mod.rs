//! Selection to pages: the view, the templates, the notes.

pub mod advice;
pub mod attribution;
pub mod body;
mod escape;
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
#[expect(clippy::needless_pass_by_value, reason = "the shape that Tera asks of filters and tests")]
mod traced;
pub mod tracers;
pub mod view;

use rayon::prelude::*;
use tera::{Context, Value};

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::model::words::Words as _;
use crate::render::body::{Narrative, Story};
use crate::render::page::Language;
use crate::render::places::Printed;
use crate::render::templates::{Set, Template, Written};
use crate::render::tracers::Tracing;
use crate::render::view::shape::View;
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
}

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
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The pages.
    pub pages: Vec<Page>,
    /// Findings, in templates for the most part.
    pub findings: Vec<Diagnostic>,
    /// The label of the marking that every page must bear.
    pub marking: Option<&'static str>,
}

/// Renders a brief in every format asked for. The same input gives the same bytes.
pub fn render(corpus: &Corpus, selection: &Selection, edition: &Edition<'_>) -> Rendered {
    let brief = corpus.brief(selection.brief);
    let asked = [edition.formats.as_slice(), brief.formats.as_slice(), &[Format::Html, Format::Md]];
    let formats = asked.into_iter().find(|formats| !formats.is_empty()).unwrap_or_default();
    let writer = Writer { edition, corpus, selection };
    let is_data = |format: &Format| matches!(format, Format::Json | Format::Yaml);
    let mut rendered = Rendered::default();
    let mut data = None;
    if formats.iter().any(is_data) {
        match writer.view(Tracing::Off) {
            Ok(view) => data = Some(view),
            Err(faults) => return Rendered { findings: faults, ..rendered },
        }
    }
    let (mut html, mut md) = (None, None);
    if !formats.iter().all(is_data) {
        match writer.view(Tracing::On) {
            Ok(view) => {
                rendered.marking = view.brief.marking.as_ref().map(|marking| marking.label);
                (html, md) = writer.pages(view, formats);
            }
            Err(faults) => return Rendered { findings: faults, ..rendered },
        }
    }
    for &format in formats {
        let written = match format {
            Format::Html => html.take(),
            Format::Md => md.take(),
            Format::Json => Some(whole(serde_json::to_string_pretty(&data).map(|text| text + "\n").ok())),
            Format::Yaml => Some(whole(serde_yaml::to_string(&data).ok())),
        };
        let Some(written) = written else { continue };
        rendered.findings.extend(written.faults);
        rendered.pages.extend(written.page.map(|text| Page {
            name: format!("{}.{}", brief.common.id.value, format.as_str()),
            format,
            text,
        }));
    }
    rayon::spawn(move || drop(data));
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
    let Ok(mut view) = (Writer { edition, corpus, selection }).view(Tracing::On) else { return Vec::new() };
    let page = set.render(&context(&mut view), corpus).page.unwrap_or_default();
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

/// The view as Tera's values: made once, shared by all languages.
fn context(view: &mut View) -> Context {
    // The sections hold nearly everything; they are converted beside each other and beside the rest.
    let sections = std::mem::take(&mut view.sections);
    let (rest, values) = rayon::join(
        || Context::from_serialize(&*view),
        || sections.par_iter().map(Value::from_serializable).collect::<Vec<Value>>(),
    );
    view.sections = sections;
    let mut context = rest.unwrap_or_default();
    context.insert_value("sections", Value::from(values));
    context
}

fn whole(page: Option<String>) -> Written {
    Written { page, faults: Vec::new() }
}

struct Writer<'a> {
    edition: &'a Edition<'a>,
    corpus: &'a Corpus,
    selection: &'a Selection,
}

impl Writer<'_> {
    /// The view, with the narrative that the brief names; what keeps the narrative from being written.
    fn view(&self, tracing: Tracing) -> Result<View, Vec<Diagnostic>> {
        let brief = self.corpus.brief(self.selection.brief);
        let made = |narrative: Option<&Narrative>| {
            let mut view = view::view(self.corpus, self.selection, (narrative, tracing));
            view.brief.draft = self.edition.draft;
            if let Some(texts) = self.edition.texts.filter(|_| brief.show_sources) {
                view::placed(&mut view, self.corpus, texts);
            }
            view
        };
        let Some(body) = &brief.body else { return Ok(made(None)) };
        let context = context(&mut made(None));
        let story = Story { body, templates: &self.edition.templates, context: &context };
        let name = |fault: Diagnostic| match fault.record {
            Some(_) => fault,
            None => fault.record(brief.common.id.value.as_str()),
        };
        let narrative =
            story.write(self.corpus).map_err(|faults| faults.into_iter().map(name).collect::<Vec<_>>())?;
        Ok(made(Some(&narrative)))
    }

    /// The HTML page and the Markdown page, as far as they are asked for.
    fn pages(&self, mut view: View, formats: &[Format]) -> (Option<Written>, Option<Written>) {
        let context = context(&mut view);
        let page = |language| self.page((&view, &context), language);
        let pages = rayon::join(
            || formats.contains(&Format::Html).then(|| page(Language::Html)),
            || formats.contains(&Format::Md).then(|| page(Language::Md)),
        );
        // A large brief takes a while to give its memory back; nobody needs to wait for that.
        rayon::spawn(move || drop((context, view)));
        pages
    }

    fn page(&self, (view, context): (&View, &Context), language: Language) -> Written {
        let template = &self.corpus.brief(self.selection.brief).template;
        let loaded = Set::load(&template.value, language, &self.edition.templates, template.span);
        let (set, mut faults) = match loaded {
            Ok(loaded) => loaded,
            Err(faults) => return Written { page: None, faults },
        };
        let written = set.render(context, self.corpus);
        faults.extend(written.faults);
        let Some(page) = written.page else { return Written { page: None, faults } };
        let notes = set.notes(&page::notes(&page, &view.documents));
        faults.extend(notes.faults);
        let page = notes.page.map(|notes| page::finish(&page, &notes, language));
        Written { page, faults }
    }
}
