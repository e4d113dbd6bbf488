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

/// A desk on the disk with the brief of these tests and some templates, and what byline says of it.
fn said(templates: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("briefs")).unwrap();
    fs::create_dir_all(folder.path().join("templates")).unwrap();
    fs::write(folder.path().join("byline.toml"), "fail-on = \"error\"\n").unwrap();
    let asked = templates.iter().any(|(name, _)| *name == "page.md");
    let template = if asked { "page" } else { "memo" };
    let desk = DESK.replace("template: page", &format!("template: {template}\n  formats: [md]"));
    fs::write(folder.path().join("briefs/port.yaml"), desk).unwrap();
    for (name, text) in templates {
        fs::write(folder.path().join("templates").join(name), text).unwrap();
    }
    let mut command = assert_cmd::Command::cargo_bin("byline").unwrap();
    let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code(), said, folder)
}

const BARE: &str = "{{ brief.marking.label }}\n\n{% for claim in sections[0].claims %}\n- {{ claim.assertion }}\
                    {{ claim | refs }}\n{% endfor %}\n\n{{ notes() }}\n\n{{ brief.marking.label }}\n";

#[test]
fn a_brief_whose_page_states_a_bare_claim_is_not_written_but_as_a_draft() {
    let (code, text, folder) = said(&[("page.md", BARE)], &["build"]);
    let page = folder.path().join("out/port.md");
    assert_eq!((code, page.exists()), (Some(1), false), "{text}");
    assert!(text.contains("error[bare-assertion]: `port-closes` is stated without"), "{text}");
    assert!(text.contains("templates/page.md:4:3") && text.contains("and 6 more"), "{text}");
    let (code, text, folder) = said(&[("page.md", BARE)], &["build", "--draft"]);
    let page = fs::read_to_string(folder.path().join("out/port.md")).unwrap();
    assert_eq!(code, Some(0), "{text}");
    assert!(page.contains("- The port will close in June."), "{page}");
    assert!(!page.contains(|c| ('\u{FDD0}'..='\u{FDEF}').contains(&c)));
}

#[test]
fn check_proofreads_in_memory() {
    let (code, text, folder) = said(&[("page.md", BARE)], &["check", "--output-format", "concise"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("templates/page.md:4:3: error[bare-assertion]"), "{text}");
    assert!(!folder.path().join("out").exists());
    let (_, text, _) = said(&[("page.md", BARE)], &["check", "--no-render", "--output-format", "concise"]);
    assert!(!text.contains("bare-assertion"), "{text}");
}

#[test]
fn no_tracer_is_left_in_any_output() {
    let (code, text, folder) = said(&[], &["build", "--draft", "--format", "html,md,json,yaml"]);
    assert_eq!(code, Some(0), "{text}");
    let outputs: Vec<_> =
        fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(outputs.len(), 5);
    let (_, shown, _) = said(&[], &["show", "port-closes"]);
    let texts = outputs.iter().map(|path| fs::read_to_string(path).unwrap()).chain([shown]);
    for text in texts {
        let lower = text.to_lowercase();
        for disguise in ["%ef%b7", "&#xfd", "&#6497", "&#6498", "&#6499", "&#6500", "\\ufd", "\\fd"] {
            assert!(!lower.contains(disguise), "{disguise}");
        }
        assert!(!text.contains(|c| ('\u{FDD0}'..='\u{FDEF}').contains(&c)), "{text}");
    }
}

#[test]
fn a_page_that_would_keep_a_mark_is_refused_even_as_a_draft() {
    let page = "{{ brief.marking.label }} &#xFDE0;&#xFDD1; {{ brief.marking.label }}\n";
    let (_, text, folder) = said(&[("page.md", page)], &["build", "--draft"]);
    assert!(text.contains("would hold one of byline's own marks"), "{text}");
    assert!(!folder.path().join("out/port.md").exists());
}

/// A template by name and text, the finding it brings, and a word of its help.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    ("page.md", "{{ brief.titel }}", "templates/page.md:1:10: error[unknown-template-field]", "`title`"),
    (
        "page.md",
        "a\n{{ brief.title | uper }}",
        "templates/page.md:2:18: error[template-error] unknown filter `uper`",
        "`upper`",
    ),
    (
        "page.md",
        "{% if brief.to is defnied %}x{% endif %}",
        "templates/page.md:1:19: error[template-error] unknown test",
        "`defined`",
    ),
    ("page.md", "{{ notess() }}", "templates/page.md:1:4: error[template-error] unknown function", "`notes`"),
    (
        "page.md",
        "{{ <baner brief={brief} /> }}",
        "templates/page.md:1:4: error[template-error] unknown component",
        "`banner`",
    ),
    (
        "page.md",
        "{{ <banner breif={brief} /> }}",
        "templates/page.md:1:4: error[template-error] unknown argument(s) `breif`",
        "`brief`",
    ),
    (
        "own.md",
        "{% component claim(thing: map) %}x{% endcomponent claim %}",
        "templates/own.md:1:14: error[template-error] `claim` does not take `claim`",
        "declare it as `claim(claim: map)`",
    ),
    ("own.md", "\n{{ brief.titel }}", "templates/own.md:2:10: warning[unknown-template-field]", "`title`"),
    (
        "own.md",
        "{{ brief.title | uper }}",
        "templates/own.md:1:18: warning[template-error] unknown filter `uper`; no brief uses",
        "`upper`",
    ),
    (
        "memos.md",
        "{{ brief.title }}",
        "templates/memos.md:1:1: info[template-error] no brief uses",
        "the built-in `memo.md`",
    ),
];

#[test]
fn what_a_template_says_is_checked_without_data() {
    for &(name, text, finding, help) in SLIPS {
        let (_, concise, _) = said(&[(name, text)], &["check", "--output-format", "concise"]);
        assert!(concise.contains(finding), "{text}: {concise}");
        let (_, full, _) = said(&[(name, text)], &["check"]);
        assert!(full.contains(help), "{text}: {full}");
    }
}

#[test]
fn a_broken_template_that_no_brief_uses_breaks_none() {
    let (code, text, folder) = said(&[("own.md", "{{ broken"), ("other.html", "{% nonsense %}")], &["build"]);
    assert!(folder.path().join("out/port.md").exists(), "{text}");
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn an_error_while_rendering_names_the_template_and_the_record() {
    let page = "{% for claim in sections[0].claims %}\n{{ claim.sentence }}\n{% if claim.id == \"crane-fell\" %}{{ claim.credit.sentence }}{% endif %}\n{% endfor %}";
    let (code, text, _) = said(&[("page.md", page)], &["check"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("templates/page.md:3") && text.contains("`crane-fell`"), "{text}");
}

#[test]
fn an_analyst_who_calls_one_voice_several_is_told() {
    let boast = "Sources independently confirmed that the port closes, Ruiz said [@port-closes].";
    let desk = DESK.replace("Ruiz said that it closes [@port-closes].", boast);
    let (_, settled) = crate::desk::settled(&desk.replace("template: page", "template: memo"));
    let found: Vec<_> = settled.findings.iter().filter(|finding| finding.rule == "one-interest").collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("\"independently\""), "{}", found[0].message);
}
