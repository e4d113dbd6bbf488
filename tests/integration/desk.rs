//! A desk in memory: YAML in, settled findings out.

use byline::check::check;
use byline::check::settle::{Settled, settle};
use byline::model::id::BriefId;
use byline::model::settings::Settings;
use byline::parse::file::{self, FileRecords};
use byline::release::{Policy, release};
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

/// Checks the files of an example.
pub(crate) fn settled(example: &str) -> (Texts, Settled) {
    settled_with(example, &Settings::default())
}

/// Checks the files of an example under some settings.
pub(crate) fn settled_with(example: &str, settings: &Settings) -> (Texts, Settled) {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let mut records: Vec<FileRecords> = Vec::new();
    for (path, text) in files(example) {
        let number: FileId = texts.add(Text::new(path.clone(), text.clone()));
        if !path.contains(".yaml") {
            continue;
        }
        records.push(file::read(number, &path, &text, &mut findings));
    }
    let released = release(records, &Policy::default(), &mut findings);
    let corpus = resolve(released.files, &released.withheld, &[], &mut findings);
    let briefs = (0..).map(BriefId).take(corpus.briefs.len());
    let selections: Vec<Selection> = briefs.map(|brief| select(&corpus, brief)).collect();
    findings.extend(check(&corpus, &selections, settings));
    (texts, settle(findings, &corpus, settings))
}
