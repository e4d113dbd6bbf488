//! Proofreading: templates that lose an attribution are caught, whatever they do with it, and good ones pass.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use byline::model::id::BriefId;
use byline::parse::file;
use byline::render::templates;
use byline::resolve::corpus::Corpus;
use byline::resolve::resolve;
use byline::select::select;
use byline::text::{FileId, Text, Texts};

use crate::desk::proofread;

const DESK: &str = include_str!("../proofread/desk.yaml");

/// A template per line: what it does, its language, the rule it breaks (`-` for none), then its text.
const HOSTILE: &str = include_str!("../proofread/templates.txt");

struct Case<'a> {
    what: &'a str,
    language: &'a str,
    rule: &'a str,
    text: &'a str,
}

fn cases() -> Vec<Case<'static>> {
    let mut cases = Vec::new();
    for block in HOSTILE.split("\n=== ").skip(1) {
        let (head, text) = block.split_once('\n').unwrap();
        let mut parts = head.splitn(3, ' ');
        let (language, rule) = (parts.next().unwrap(), parts.next().unwrap());
        cases.push(Case { what: parts.next().unwrap(), language, rule, text });
    }
    cases
}

/// The text of a template around which everything is as it should be.
fn page(case: &Case<'_>) -> String {
    match case.language {
        "md" => format!(
            "{{{{ brief.marking.label }}}}\n\n{}\n\n{{{{ notes() }}}}\n\n{{{{ brief.marking.label }}}}\n",
            case.text
        ),
        _ => format!(
            "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><p>{{{{ brief.marking.label }}}}</p>\n\
             {}\n{{{{ notes() }}}}<p>{{{{ brief.marking.label }}}}</p></body></html>\n",
            case.text
        ),
    }
}

fn corpus(yaml: &str) -> Corpus {
    let mut findings = Vec::new();
    let records = file::read(FileId(0), "briefs/port.yaml", yaml, &mut findings);
    let corpus = resolve(vec![records], &BTreeSet::new(), &[], &mut findings);
    assert!(findings.is_empty(), "{findings:#?}");
    corpus
}

/// The rules that a template's page breaks, with their places.
fn broken(case: &Case<'_>) -> Vec<(String, String)> {
    let corpus = corpus(
        DESK.replace("template: page", &format!("template: page\n  formats: [{}]", case.language)).as_str(),
    );
    let mut texts = Texts::default();
    texts.add(Text::new("briefs/port.yaml".to_owned(), DESK.to_owned()));
    texts.add(Text::new(format!("templates/page.{}", case.language), page(case)));
    let rendered = proofread(&texts, &corpus, &select(&corpus, BriefId(0)));
    for page in &rendered.pages {
        assert!(!page.text.contains(|c| ('\u{FDD0}'..='\u{FDEF}').contains(&c)), "{}", case.what);
    }
    rendered
        .findings
        .iter()
        .map(|finding| {
            let text = &texts.file(finding.at.span.file).unwrap().text;
            let place = text.get(finding.at.span.start as usize..finding.at.span.end as usize).unwrap();
            (finding.rule.to_owned(), format!("{place} {}", finding.message))
        })
        .collect()
}

#[test]
fn every_hostile_template_is_caught_and_every_good_one_passes() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let found = broken(case);
        let is_right = match case.rule {
            "-" => found.is_empty(),
            rule => !found.is_empty() && found.iter().all(|(broken, _)| broken == rule),
        };
        if !is_right {
            wrong.push(format!("{} ({}): {found:#?}", case.what, case.language));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.iter().filter(|case| case.rule != "-").count() >= 40, "the table holds fewer than forty");
}

#[test]
fn no_built_in_template_is_suspected_on_any_desk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["briefs/china-russia-support", "tests/desks/summits-2024/briefs/summits-2024"] {
        let mut records = Vec::new();
        let mut findings = Vec::new();
        let mut texts = Texts::default();
        for path in yaml(&root.join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let id = texts.add(Text::new(name.clone(), text.clone()));
            records.push(file::read(id, &name, &text, &mut findings));
        }
        suspect(&texts, resolve(records, &BTreeSet::new(), &[], &mut findings));
    }
    suspect(&Texts::default(), corpus(DESK));
    suspect(&Texts::default(), corpus(&large(2_000)));
}

/// Renders a brief with every built-in template in turn.
fn suspect(texts: &Texts, mut corpus: Corpus) {
    for template in templates::built_in() {
        template.clone_into(&mut corpus.briefs[0].template.value);
        corpus.briefs[0].formats.clear();
        let rendered = proofread(texts, &corpus, &select(&corpus, BriefId(0)));
        let found: Vec<_> = rendered.findings.iter().map(|finding| &finding.message).collect();
        assert!(found.is_empty(), "{template}: {found:#?}");
        assert_eq!(rendered.pages.len(), 2, "{template}");
    }
}

fn yaml(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(yaml(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "yaml") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// A desk of many claims in many forms, always the same.
fn large(count: usize) -> String {
    let mut yaml = String::from(
        "brief:\n  id: large\n  title: Large\n  as_of: 2031-05-07\n  marking: TLP:GREEN\n  sections:\n    - {title: All, select: {topics: [all]}}\n\
         documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n  \
         - {id: wire, title: Cranes, publisher: Acme Inc., published: 2031-05-06, type: statement}\n\
         sources:\n  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}\n  \
         - {id: attendee, anonymous: an official who attended the meeting, count: 1}\n\
         claims:\n",
    );
    let texts = [
        "The port will close",
        "A crane fell; nobody was hurt. It stood at no. 7",
        "It is <b>over</b> & *done*",
        "\\\"We will not go,\\\" and that is that",
        "Is it so?",
        "The U.S. fleet stays at 5 p.m",
        "| a | b |",
        "- 12. The berth is sold!",
        "The dockers will strike, and the ferry stops",
    ];
    let voices = [
        "source: ruiz, document: gazette, at: 4",
        "source: attendee, document: wire",
        "source: outlet, document: gazette",
        "source: outlet, document: gazette",
        "source: outlet, document: gazette",
        "source: ruiz, cue: denied, document: gazette",
        "source: ruiz, cue: asked, document: wire",
        "source: outlet, speaker: ruiz, document: gazette",
        "evidence: [{source: ruiz, document: gazette}, {source: attendee, document: wire}]",
        "source: attendee, document: gazette, as_of: 2031-04",
        "source: outlet, document: wire, contradicts: [c-1]",
    ];
    for number in 0..count {
        let text = texts[number * 7 % texts.len()];
        let voice = voices[(number / 4 * 5 + number % 4 / 3) % voices.len()];
        writeln!(yaml, "  - {{id: c-{number}, assertion: \"{text} {number}\", topics: [all], {voice}}}")
            .unwrap();
    }
    yaml
}
