//! A desk in memory: YAML in, settled findings out.

use byline::check::check;
use byline::check::settle::{Settled, settle};
use byline::manifest::sha256;
use byline::model::capture::{Capture, Captures};
use byline::model::id::BriefId;
use byline::model::settings::Settings;
use byline::parse::config;
use byline::parse::file::{self, FileRecords};
use byline::proofread::Proofreader;
use byline::release::{Policy, release};
use byline::render::templates::Template;
use byline::render::{Edition, Reader, Rendered, render};
use byline::resolve::corpus::Corpus;
use byline::resolve::resolve;
use byline::select::{Selection, select};
use byline::text::{FileId, Text, Texts};

/// The files of an example: as its `# file:` lines say, or one.
fn files(example: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in example.lines() {
        if let Some(path) = line.strip_prefix("# file: ") {
            files.push((path.to_owned(), String::new()));
            continue;
        }
        if files.is_empty() {
            files.push(("briefs/port.yaml".to_owned(), String::new()));
        }
        if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// The captures that the records name, as far as the example has them.
fn captures(records: &[FileRecords], texts: &Texts) -> Captures {
    let mut captures = Captures::default();
    for (folder, document) in records.iter().flat_map(|file| {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        file.documents.iter().map(move |document| (folder, document))
    }) {
        let Some(name) = &document.text else { continue };
        let path = format!("{folder}/{}", name.value);
        match texts.iter().find(|(_, text)| text.path == path) {
            Some((file, text)) => {
                let sha256 = sha256(text.text.as_bytes());
                captures.hold(name.span, Capture { file, text: text.text.as_str().into(), sha256 });
            }
            None => captures.miss(name.span, path),
        }
    }
    captures
}

/// The proofread pages of a brief, made with the templates among the files, and what is wrong with them.
pub(crate) fn proofread(texts: &Texts, corpus: &Corpus, selection: &Selection) -> Rendered {
    let templates = texts.iter().filter_map(|(file, text)| {
        let name = text.path.strip_prefix("templates/")?;
        Some(Template { file, name, text: &text.text })
    });
    let edition = Edition { templates: templates.collect(), ..Edition::default() };
    let proofreader = Proofreader::new(corpus, selection, &edition);
    let read = |page, marking| proofreader.read(page, marking);
    render(corpus, selection, &edition, Reader { begun: &|| (), read: &read })
}

/// Checks the files of an example.
pub(crate) fn settled(example: &str) -> (Texts, Settled) {
    settled_with(example, &Settings::default())
}

/// Checks the files of an example under some settings.
pub(crate) fn settled_with(example: &str, settings: &Settings) -> (Texts, Settled) {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let mut records: Vec<FileRecords> = Vec::new();
    let mut settings = settings.clone();
    for (path, text) in files(example) {
        let number: FileId = texts.add(Text::new(path.clone(), text.clone()));
        if path == "byline.toml" {
            settings = config::read(number, &text, &mut findings).settings;
        }
        if !path.contains(".yaml") {
            continue;
        }
        records.push(file::read(number, &path, &text, &mut findings));
    }
    let captures = captures(&records, &texts);
    let released = release(records, &Policy::default(), &mut findings);
    let corpus = resolve(released.files, &released.withheld, &[], &mut findings);
    let briefs = (0..).map(BriefId).take(corpus.briefs.len());
    let selections: Vec<Selection> = briefs.map(|brief| select(&corpus, brief)).collect();
    findings.extend(check(&corpus, &captures, &selections, &settings));
    for selection in &selections {
        findings.extend(proofread(&texts, &corpus, selection).findings);
    }
    (texts, settle(findings, &corpus, &settings))
}
