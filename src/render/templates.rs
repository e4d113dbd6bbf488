//! Templates: the built-in ones, a desk's own in front of them, and what goes wrong in either.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use std::io::{self, Write};

use tera::{Context, ErrorKind, ReportError, Tera};

use crate::diagnostic::{Diagnostic, closest};
use crate::render::fields::{self, Fields};
use crate::render::page::{Language, Sheet};
use crate::render::tags::{self, Named, Signature};
use crate::render::view::shape;
use crate::render::{advice, escape, filters, html, marks, survey, tracers};
use crate::resolve::corpus::Corpus;
use crate::text::{FileId, Span};

/// The templates that byline brings along, by name.
pub(super) const BUILT_IN: &[(&str, &str)] = &[
    ("dossier.html", include_str!("../../templates/dossier.html")),
    ("dossier.md", include_str!("../../templates/dossier.md")),
    ("memo.html", include_str!("../../templates/memo.html")),
    ("memo.md", include_str!("../../templates/memo.md")),
    ("one-pager.html", include_str!("../../templates/one-pager.html")),
    ("one-pager.md", include_str!("../../templates/one-pager.md")),
    ("talking-points.html", include_str!("../../templates/talking-points.html")),
    ("talking-points.md", include_str!("../../templates/talking-points.md")),
    ("page.html", include_str!("../../templates/page.html")),
    ("page.md", include_str!("../../templates/page.md")),
    ("components.html", include_str!("../../templates/components.html")),
    ("components.md", include_str!("../../templates/components.md")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("parts.md", include_str!("../../templates/parts.md")),
    ("style.html", include_str!("../../templates/style.html")),
];

/// Files that templates are made of; no brief can ask for one of them.
const MADE_OF: &[&str] = &["components", "page", "parts", "style"];

/// Where the built-in templates stand beside the desk's.
pub(super) const PREFIX: &str = "byline/";

/// The most bytes that one page may take; nested loops could otherwise fill the machine.
pub(super) const LIMIT: usize = 1 << 29;

/// The name of a brief's narrative among the templates; no file of a desk's `templates/` can have it.
pub(super) const BODY: &str = "/body.md";

/// The component that writes the list of notes.
const NOTES: &str = "notes";

/// A template of the desk.
#[derive(Debug, Clone, Copy)]
pub struct Template<'a> {
    /// Its file.
    pub file: FileId,
    /// Its path below `templates/`, with forward slashes (`memo.md`).
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
}

/// The names of the built-in templates that a brief can ask for, extension left out.
pub fn built_in() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().filter_map(|(name, _)| name.strip_suffix(".html")).filter(|name| !MADE_OF.contains(name))
}

/// The templates that one page needs, ready to render.
pub(super) struct Set<'a> {
    tera: Tera,
    name: String,
    desk: Vec<Template<'a>>,
    brief: Span,
    /// What its templates read of the view.
    pub fields: Fields<'a>,
}

/// What could be written, and why not all of it.
#[derive(Default)]
pub(super) struct Written {
    /// The page; `None` where a fault stopped it.
    pub page: Option<String>,
    /// What is wrong.
    pub faults: Vec<Diagnostic>,
}

impl<'a> Set<'a> {
    /// Loads a template and all that it names; `brief` is the place where the brief names it. What a brief does
    /// not use is not read, so that a broken template breaks only the briefs that use it.
    pub(super) fn load(
        name: &str,
        language: Language,
        desk: &[Template<'a>],
        brief: Span,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let extension = language.extension();
        let name = format!("{name}.{extension}");
        let pool = Pool::new(extension, desk);
        let intruders: Vec<_> =
            desk.iter().filter(|one| one.name.starts_with(PREFIX)).map(reserved).collect();
        if !intruders.is_empty() {
            return Err(intruders);
        }
        if pool.find(&name).is_none() {
            return Err(vec![missing(&name, &pool, brief)]);
        }
        let reached = pool.reached(pool.find(&name).into_iter().collect());
        let needed = pool.needed(&name);
        let used: Vec<Template<'a>> =
            desk.iter().copied().filter(|template| needed.contains(template.name)).collect();
        let clashes = survey::clashes(&pool, &needed, &used);
        if !clashes.is_empty() {
            return Err(clashes);
        }
        let mut tera = Tera::new();
        filters::register(&mut tera, language);
        tera.set_escape_fn(match language {
            Language::Html => html::escape,
            Language::Md => escape::escape,
        });
        tera.autoescape_on([".html", ".md"]);
        let texts: Vec<(&String, &'a str)> =
            needed.iter().filter_map(|name| pool.texts.get(name).map(|text| (name, *text))).collect();
        let mut fields = Fields::default();
        reached.iter().filter_map(|name| pool.named(name)).for_each(|named| fields.add(&named.tags));
        let mut set = Self { tera, name, desk: used, brief, fields };
        let loaded =
            set.tera.set_fallback_prefixes([PREFIX]).and_then(|()| set.tera.add_raw_templates(texts));
        match loaded {
            Ok(()) => {
                let strangers = set.strangers(&pool);
                Ok((set, strangers))
            }
            Err(error) => {
                let components = pool.defined(|_| true);
                let components: Vec<&str> = components.map(|(_, defined)| defined.name.as_str()).collect();
                let advise = |fault: Diagnostic| match advice::help(&fault.message, &components) {
                    Some(help) => fault.help(help),
                    None => fault,
                };
                Err(set.faults(&error, None).into_iter().map(advise).collect())
            }
        }
    }

    /// Renders the template; what is wrong is returned.
    pub(super) fn render(&self, context: &Context, sheet: &mut Sheet, corpus: &Corpus) -> Vec<Diagnostic> {
        let rendered = self.tera.render_to(&self.name, context, &mut *sheet);
        // What was written before an error tells where it came up.
        let flushed = sheet.flush().map_err(tera::Error::from);
        match rendered.and(flushed) {
            Ok(()) => vec![],
            Err(error) => self.faults(&error, sheet.last_record(corpus)),
        }
    }

    /// Renders the template and leaves its marks as they are.
    pub(super) fn unsettled(&self, context: &Context, corpus: &Corpus) -> Written {
        let mut page = Capped(Vec::new());
        match self.tera.render_to(&self.name, context, &mut page) {
            Ok(()) => Written { page: String::from_utf8(page.0).ok(), faults: vec![] },
            Err(error) => {
                let written = String::from_utf8_lossy(&page.0);
                let last = last_record(&written, corpus);
                Written { page: None, faults: self.faults(&error, last) }
            }
        }
    }

    /// Renders the component that lists the notes; nothing where there are none.
    pub(super) fn notes(&self, notes: &[shape::Note]) -> Written {
        if notes.is_empty() || !self.tera.contains_component(NOTES) {
            return Written { page: Some(String::new()), faults: vec![] };
        }
        let mut context = Context::new();
        context.insert("notes", notes);
        match self.tera.render_component(NOTES, &context, None, true) {
            Ok(page) => Written { page: Some(page), faults: vec![] },
            Err(error) => Written { page: None, faults: self.faults(&error, None) },
        }
    }

    /// Fields and variables in the desk's templates that no type of the view has.
    fn strangers(&self, pool: &Pool<'a>) -> Vec<Diagnostic> {
        let known = fields::all();
        let top: BTreeSet<&str> = shape::SHAPES
            .first()
            .into_iter()
            .flat_map(|shape| shape.fields)
            .map(|field| field.name)
            .collect();
        let mut found = Vec::new();
        for template in &self.desk {
            let Some(named) = pool.named(template.name) else { continue };
            for &(field, at) in &named.fields {
                let is_loop = matches!(field, "index" | "index0" | "first" | "last" | "length");
                if !is_loop && !named.own.contains(&field) && known.binary_search(&field).is_err() {
                    found.push(stranger(template, field, at, known));
                }
            }
            let variables = self.tera.get_template_variables(template.name).unwrap_or_default();
            let mut unknown: Vec<&str> = variables
                .into_iter()
                .filter(|name| !top.contains(name) && !name.starts_with("__tera"))
                .collect();
            unknown.sort_unstable();
            for variable in unknown {
                if let Some(&(_, at)) = named.words.iter().find(|(word, _)| *word == variable) {
                    found.push(stranger(template, variable, at, &top.iter().copied().collect::<Vec<_>>()));
                }
            }
        }
        found
    }

    /// Tera's error as findings in the words of this house.
    fn faults(&self, error: &tera::Error, last: Option<&str>) -> Vec<Diagnostic> {
        let found = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![self.reported(report)],
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![self.at(tpl, None, "the template includes or extends itself")]
            }
            ErrorKind::MissingParent { current, parent } => {
                vec![self.at(current, None, &format!("there is no template `{parent}` to extend"))]
            }
            ErrorKind::Io(_) => vec![self.at(&self.name, None, "the page grows past 512 MB")],
            ErrorKind::Msg(text) => self.listed(text),
            other => vec![self.at(&self.name, None, &plain(&other.to_string()))],
        };
        let Some(record) = last else { return found };
        let name = |fault: Diagnostic| {
            fault
                .related(self.brief, format!("the last record written before it is `{record}`"))
                .record(record)
        };
        found.into_iter().map(name).collect()
    }

    fn reported(&self, report: &ReportError) -> Diagnostic {
        let range = report.span().range.clone();
        let fault = self.at(report.filename(), Some((range.start, range.end)), &plain(report.message()));
        if report.message().contains("undefined") || report.message().contains("not defined") {
            return fault.help("`byline schema template` lists what a template can see");
        }
        fault
    }

    /// Errors that Tera hands over as one text, each with `--> file:line:column` in it.
    fn listed(&self, text: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for report in text.split("error: ").filter(|report| !report.trim().is_empty()) {
            let message = plain(report.lines().next().unwrap_or_default());
            let place = report.split_once("--> ").and_then(|(_, rest)| rest.lines().next());
            let mut parts = place.unwrap_or_default().rsplitn(3, ':');
            let column: Option<usize> = parts.next().and_then(|part| part.parse().ok());
            let line: Option<usize> = parts.next().and_then(|part| part.parse().ok());
            let name = parts.next().unwrap_or(&self.name);
            let at = line.zip(column).and_then(|(line, column)| self.offset(name, line, column));
            found.push(self.at(name, at.map(|at| (at, at)), &message));
        }
        found
    }

    /// The byte of a line and column, both from 1, in a template of the desk.
    fn offset(&self, name: &str, line: usize, column: usize) -> Option<usize> {
        let text = self.desk.iter().find(|template| template.name == name)?.text;
        let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        let within = text.get(before..)?.char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
        Some(before + within)
    }

    /// A fault in a template: at its place for one of the desk, at the brief for a built-in one.
    fn at(&self, name: &str, range: Option<(usize, usize)>, message: &str) -> Diagnostic {
        let Some(template) = self.desk.iter().find(|template| template.name == name) else {
            let name = name.strip_prefix(PREFIX).unwrap_or(name);
            let message = format!("the built-in template `{name}`: {message}");
            return Diagnostic::error("template-error", self.brief, message);
        };
        let (start, end) = range.unwrap_or((0, 0));
        let end = template.text.floor_char_boundary(end.min(template.text.len()));
        let start = template.text.floor_char_boundary(start.min(end));
        Diagnostic::error("template-error", Span::new(template.file, start, end), message)
    }
}

/// The record that an unfinished page was about when it broke off: of its last claim or reference.
fn last_record<'a>(page: &'a str, corpus: &'a Corpus) -> Option<&'a str> {
    let claim = tracers::last_claim(page)
        .and_then(|(at, claim)| Some((at, corpus.claims.get(claim.index())?.common.id.value.as_str())));
    claim.into_iter().chain(marks::last_record(page)).max_by_key(|&(at, _)| at).map(|(_, record)| record)
}

/// Tera's messages as this house writes them: lower case, no final period, no list of everything there is.
fn plain(message: &str) -> String {
    let message = message.split(" Available ").next().unwrap_or(message);
    let message = message.lines().next().unwrap_or(message).trim().trim_end_matches('.');
    let mut chars = message.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn stranger(template: &Template<'_>, name: &str, at: usize, known: &[&'static str]) -> Diagnostic {
    let span = Span::new(template.file, at, at + name.len());
    let fault =
        Diagnostic::error("unknown-template-field", span, format!("no template sees a field `{name}`"));
    match closest(name, known.iter().copied()) {
        Some(near) => {
            fault.help(format!("did you mean `{near}`?")).fix(span, near, format!("write `{near}`"))
        }
        None => fault.help("`byline schema template` lists what a template can see"),
    }
}

fn reserved(template: &Template<'_>) -> Diagnostic {
    let message = "a desk has no templates in `byline/`: the built-in ones go by that name";
    Diagnostic::error("template-error", Span::head(template.file), message)
        .help("move the file up: `templates/memo.md` stands in front of the built-in `memo.md`")
}

fn missing(name: &str, pool: &Pool<'_>, brief: Span) -> Diagnostic {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known: Vec<&str> = pool
        .texts
        .keys()
        .map(|name| name.strip_prefix(PREFIX).unwrap_or(name))
        .filter(|name| !MADE_OF.iter().any(|part| name.split('.').next() == Some(part)))
        .collect();
    let stems = known.iter().filter_map(|name| name.strip_suffix(extension)?.strip_suffix('.'));
    let stem = name.strip_suffix(extension).and_then(|name| name.strip_suffix('.')).unwrap_or(name);
    let fault = Diagnostic::error("template-error", brief, format!("there is no template `{name}`"));
    match closest(stem, stems) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("the templates for this format are: {}", known.join(", "))),
    }
}

/// Whether a template is a built-in one, by its name.
pub(super) fn is_built_in(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Every template of one language: the desk's by their names, the built-in ones behind the prefix.
pub(super) struct Pool<'a> {
    /// The texts by name.
    pub texts: BTreeMap<String, &'a str>,
    /// What each of them names, once it was looked at.
    named: BTreeMap<String, OnceCell<Named<'a>>>,
}

impl<'a> Pool<'a> {
    /// Gathers them.
    pub(super) fn new(extension: &str, desk: &[Template<'a>]) -> Self {
        let of_language = |name: &str| name.rsplit_once('.').is_some_and(|(_, found)| found == extension);
        let own = desk.iter().map(|template| (template.name.to_owned(), template.text));
        let built_in = BUILT_IN.iter().map(|&(name, text)| (format!("{PREFIX}{name}"), text));
        let texts: BTreeMap<String, &'a str> =
            own.chain(built_in).filter(|(name, _)| of_language(name)).collect();
        let named = texts.keys().map(|name| (name.clone(), OnceCell::new())).collect();
        Self { texts, named }
    }

    /// What a template names.
    pub(super) fn named(&self, name: &str) -> Option<&Named<'a>> {
        let text = self.texts.get(name)?;
        Some(self.named.get(name)?.get_or_init(|| tags::named(text)))
    }

    /// The components that some of the templates define.
    pub(super) fn defined(&self, by: fn(&str) -> bool) -> impl Iterator<Item = (&str, &Signature<'a>)> {
        let names = self.texts.keys().filter(move |name| by(name));
        let found = names.filter_map(|name| Some((name.as_str(), self.named(name)?)));
        found.flat_map(|(name, named)| named.defines.iter().map(move |defined| (name, defined)))
    }

    /// The full name of a template, the desk's first.
    fn find(&self, name: &str) -> Option<String> {
        [name.to_owned(), format!("{PREFIX}{name}")].into_iter().find(|name| self.texts.contains_key(name))
    }

    /// The templates that define a component, the desk's alone where it has one.
    fn defining(&self, component: &str) -> Vec<String> {
        let defining = |by| {
            let all = self.defined(by).filter(|(_, defined)| defined.name == component);
            all.map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
        };
        let own = defining(|name| !is_built_in(name));
        if own.is_empty() { defining(is_built_in) } else { own }
    }

    /// A template and everything that it leads to, the list of notes with it where one may stand on the page: a page of
    /// its own, with data of its own.
    pub(super) fn needed(&self, name: &str) -> BTreeSet<String> {
        let page = self.reached(self.find(name).into_iter().collect());
        let places = page.iter().filter_map(|name| self.named(name));
        let mut words = places.flat_map(|named| named.words.iter().chain(&named.fields));
        // A narrative may place the list as well.
        if words.any(|(word, _)| matches!(*word, NOTES | "body")) {
            return self.reached(page.into_iter().chain(self.defining(NOTES)).collect());
        }
        page
    }

    /// Templates and everything that they lead to.
    fn reached(&self, mut open: Vec<String>) -> BTreeSet<String> {
        let mut needed = BTreeSet::new();
        while let Some(name) = open.pop() {
            let Some(named) = self.named(&name) else { continue };
            if needed.insert(name.clone()) {
                open.extend(named.templates.iter().filter_map(|name| self.find(name)));
                open.extend(named.components.iter().flat_map(|component| self.defining(component)));
            }
        }
        needed
    }
}

/// A page that refuses to grow past the limit.
struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LIMIT {
            return Err(io::Error::other("too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
