//! What every page must be: notes in order of use, the same bytes twice, nothing withheld. That text stays text is
//! `tests/integration/hostile/`.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::brief::Format;
use crate::parse::file;
use crate::render::templates::Template;
use crate::render::{Edition, UNREAD, render, tracers};
use crate::resolve::corpus::Corpus;
use crate::resolve::resolve;
use crate::select::select;
use crate::text::FileId;

/// A desk in which every free text is `TEXT`.
const DESK: &str = r#"
brief:
  id: b
  title: TEXT
  as_of: 2031-05
  to: TEXT
  from: TEXT
  reference: TEXT
  audience: TEXT
  marking: TLP:GREEN
  sections:
    - {title: TEXT, claims: [one, two, three, four]}
  talking_points: [{point: TEXT, claims: [one], gaps: [g], responses: [r]}]
documents:
  - {id: d, title: TEXT, publisher: TEXT, author: TEXT, type: news, published: 2031-05-01, url: "https://a.example/x?y=1&z=2",
     retracted: {date: 2031-05-02, note: TEXT}}
  - {id: e, title: TEXT, publisher: TEXT, called: TEXT}
sources:
  - {id: p, name: TEXT, role: TEXT, short: TEXT, of: o}
  - {id: o, organization: TEXT}
  - {id: u, anonymous: TEXT, count: 2+, basis: TEXT, reason: TEXT}
claims:
  - {id: one, assertion: TEXT, source: p, document: d, at: 4, quote: TEXT, when: {text: TEXT}, topics: [t], key: true}
  - {id: two, assertion: TEXT, source: u, document: e, at: p. 2, contradicts: [one]}
  - {id: three, assertion: TEXT, source: outlet, document: d, first_reported_by: e, qualifies: [two]}
  - {id: four, assertion: TEXT, source: outlet, speaker: p, document: d, at: 00:14:05}
responses:
  - {id: r, party: o, about: [one], outcome: no-response, source: outlet, document: d, context: TEXT}
judgments:
  - {id: j, judgment: TEXT, likelihood: likely, confidence: low, because: TEXT, based_on: [one, two],
     assumptions: [{text: TEXT, if_wrong: TEXT}], alternatives: [{text: TEXT, why_less_likely: TEXT}], indicators: [TEXT],
     change: new, change_reason: TEXT}
gaps:
  - {gap: TEXT, would_change: [j], collect: TEXT}
  - {id: g, gap: TEXT}
"#;

fn corpus(yaml: &str) -> Corpus {
    let mut findings = Vec::new();
    let records = file::read(FileId(0), "briefs/b/brief.yaml", yaml, &mut findings);
    resolve(vec![records], &BTreeSet::new(), &[], &mut findings)
}

/// The built-in templates.
const TEMPLATES: [&str; 4] = ["memo", "one-pager", "talking-points", "dossier"];

/// The same desk with another template.
fn desk_as(template: &str, text: &str) -> Corpus {
    let yaml = DESK.replacen("  id: b", &format!("  id: b\n  template: {template}"), 1);
    corpus(&yaml.replace("TEXT", &serde_json::to_string(text).unwrap()))
}

fn desk(text: &str) -> Corpus {
    corpus(&DESK.replace("TEXT", &serde_json::to_string(text).unwrap()))
}

fn all(corpus: &Corpus, templates: Vec<Template<'_>>) -> (Vec<String>, Vec<Diagnostic>) {
    let (brief, _) = corpus.numbered_briefs().next().unwrap();
    let formats = vec![Format::Html, Format::Md, Format::Json, Format::Yaml];
    let edition = Edition { templates, formats, ..Edition::default() };
    let rendered = render(corpus, &select(corpus, brief), &edition, UNREAD);
    (rendered.pages.into_iter().map(|page| tracers::strip(page.text)).collect(), rendered.findings)
}

fn pages(corpus: &Corpus) -> Vec<String> {
    let (pages, findings) = all(corpus, Vec::new());
    assert_eq!(findings, []);
    assert_eq!(pages.len(), 4);
    pages
}

/// The tags of a page with the names of their attributes, in order: everything but text and values.
fn tags(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut tag = String::new();
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            if !quoted && !matches!(c, '>' | '"') {
                tag.push(c);
            }
            c == '>' && !quoted
        });
        found.push(tag);
        rest = after.get(end.expect("a tag that ends")..).unwrap();
    }
    found
}

#[test]
fn the_same_desk_gives_the_same_bytes() {
    assert_eq!(pages(&desk("a")), pages(&desk("a")));
}

#[test]
fn a_page_asks_for_nothing_and_runs_nothing() {
    for template in TEMPLATES {
        let html = &pages(&desk_as(template, "a"))[0];
        let names: BTreeSet<&str> = tags(html)
            .iter()
            .filter_map(|tag| tag.split(['/', ' ', '\n']).find(|part| !part.is_empty()))
            .map(|name| {
                ["script", "img", "link", "iframe", "object", "form"]
                    .into_iter()
                    .find(|bad| *bad == name)
                    .unwrap_or("")
            })
            .collect();
        assert_eq!(names, BTreeSet::from([""]));
        assert!(tags(html).iter().all(|tag| !tag.contains(" style=") && !tag.contains(" on")));
        assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    }
}

#[test]
fn every_link_within_a_page_leads_somewhere_and_back() {
    for template in TEMPLATES {
        let html = &pages(&desk_as(template, "a"))[0];
        let values = |name: &str| -> BTreeSet<String> {
            let key = format!(" {name}=\"");
            html.split(&key).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let ids = values("id");
        for link in values("href").iter().filter_map(|link| link.strip_prefix('#')) {
            assert!(ids.contains(link), "{link}");
        }
        assert_eq!(html.matches(" id=\"").count(), ids.len(), "ids are unique");
        for note in ids.iter().filter(|id| id.starts_with("ref-")) {
            assert!(values("href").contains(&format!("#{note}")), "{note}");
        }
    }
}

#[test]
fn notes_are_numbered_by_first_use_whatever_the_template() {
    let text = "{{ notes() }}\n\n{% for claim in sections[0].claims | reverse %}\n- {{ claim.running }}{{ claim | refs }}\n\
                {% endfor %}\n";
    let template = Template { file: FileId(7), name: "memo.md", text };
    let (pages, findings) = all(&desk("plain"), vec![template]);
    assert_eq!(findings, []);
    let page = &pages[1];
    assert!(page.starts_with("[^1]: "), "{page}");
    let order: Vec<&str> =
        page.split("- ").skip(1).map(|item| item.split("[^").nth(1).unwrap().get(..1).unwrap()).collect();
    assert_eq!(order, ["1", "1", "2", "1"], "{page}");
}

#[test]
fn a_page_is_the_same_whether_the_view_holds_all_or_what_its_templates_name() {
    let yaml = DESK.replacen("  sections:", "  bottom_line: \"A [@one]. [+two]\"\n  sections:", 1);
    let corpus = corpus(&yaml.replace("TEXT", "\"Words\""));
    let texts: Vec<(&str, String)> = ["memo.html", "memo.md"]
        .map(|name| {
            let text = crate::render::templates::BUILT_IN.iter().find(|(found, _)| *found == name).unwrap().1;
            let whole = "{% if false %}{{ __tera_context }}{% endif %}{% endblock main %}";
            (name, text.replace("{% endblock main %}", whole))
        })
        .into();
    let whole = texts.iter().map(|(name, text)| Template { file: FileId(7), name, text }).collect();
    assert_eq!(all(&corpus, whole), all(&corpus, Vec::new()));
}

#[test]
fn a_record_printed_as_a_whole_has_all_its_fields() {
    let text =
        "{% for section in sections %}{% for claim in section.claims %}{{ claim }}\n{% endfor %}{% endfor %}";
    let template = Template { file: FileId(7), name: "memo.md", text };
    let (pages, _) = all(&desk("plain"), vec![template]);
    assert!(pages[1].contains("voice\\_words"), "{}", pages[1]);
}

#[test]
fn citations_become_notes_and_sentences_in_both_languages() {
    let text = "A **b** [@one; @two]. [+two] <i>x</i> [y](javascript:z) `[@one]`";
    let yaml = DESK.replacen("  sections:", &format!("  bottom_line: {text:?}\n  sections:"), 1);
    let pages = pages(&corpus(&yaml.replace("TEXT", "\"Words\"")));
    let line = pages[1].split("## ").nth(1).unwrap();
    assert!(line.starts_with("Bottom line\n\nA **b**.[^1] (para. 4) [^2] (p. 2)\nWords, "), "{line}");
    assert!(line.contains("\\<i>x\\</i> y `[@one]`"), "{line}");
    let block = pages[0].split("<div class=\"bottom-line\">").nth(1).unwrap().split("</div>").next().unwrap();
    assert!(block.contains("A <strong>b</strong>.<sup"), "{block}");
    assert!(block.contains("&lt;i&gt;x&lt;/i&gt; y <code>[@one]</code>"), "{block}");
}

#[test]
fn blocks_of_an_analysts_text_stand_apart() {
    let text = "Intro:\n- a\n\n  b\n- c\n\n| d |\n| - |\n| e |\n- f\n  - g\n\n> h\n> - i";
    let yaml = DESK.replacen("  sections:", &format!("  bottom_line: {text:?}\n  sections:"), 1);
    let page = &pages(&corpus(&yaml.replace("TEXT", "\"Words\"")))[1];
    let block = page.split("## Bottom line\n\n").nth(1).unwrap().split("\n\n## ").next().unwrap();
    let expected = "Intro:\n\n- a\n\n  b\n\n- c\n\n| d |\n| --- |\n| e |\n\n- f\n  - g\n\n> h\n>\n> - i";
    assert_eq!(block, expected);
}

#[test]
fn what_may_not_be_shown_is_nowhere() {
    let yaml = DESK
        .replace("TEXT", "\"words\"")
        .replace("id: u,", "id: secret-handle, motivation: secret-motive, pool: 1, note: secret-note,")
        .replace("source: u", "source: secret-handle")
        .replace(
            "claims:\n",
            "claims:\n  - {id: deep, assertion: secret words, source: q, document: f, note: secret}\n",
        )
        .replace(
            "sources:\n",
            "sources:\n  - {id: q, anonymous: secret people, count: 1, basis: secret, reason: secret, \
                 ground_rule: deep-background}\n",
        )
        .replace(
            "documents:\n",
            "documents:\n  - {id: f, title: secret title, publisher: secret publisher}\n",
        )
        .replace("based_on: [one, two]", "based_on: [deep, one]")
        .replace("claims: [one, two,", "claims: [one, deep, two,");
    for page in pages(&corpus(&yaml)) {
        assert!(!page.contains("secret"), "{page}");
    }
}

#[test]
fn faults_in_a_template_have_its_place() {
    let fault = |text: &'static str| {
        let (pages, findings) = all(&desk("a"), vec![Template { file: FileId(7), name: "memo.md", text }]);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!(finding.at.span.file, FileId(7));
        (finding.clone(), finding.at.span.start as usize, pages.len())
    };
    let (finding, at, written) = fault("x\n{{ brief.title | upppper }}");
    assert_eq!((finding.rule, at, written), ("template-error", 19, 3));
    let (finding, at, _) = fault("{% if brief.anonymus %}{% endif %}");
    assert_eq!((finding.rule, at), ("unknown-template-field", 12));
    assert_eq!(fault("{{ brief.title").0.rule, "template-error");
    let (finding, at, _) = fault("{% if judgmnts %}{% endif %}");
    assert_eq!((finding.rule, at), ("unknown-template-field", 6));
    assert_eq!(finding.help.as_deref(), Some("did you mean `judgments`?"));
    let (finding, _, _) = fault(
        "{% for claim in sections[0].claims %}{{ claim | refs }}{% if loop.index == 2 %}{{ claim.credit.sentence }}{% endif %}{% endfor %}",
    );
    assert_eq!(finding.record.as_deref(), Some("two"), "{finding:?}");
}

#[test]
fn a_template_that_no_brief_uses_breaks_nothing() {
    let broken = Template { file: FileId(7), name: "other.md", text: "{% broken" };
    assert_eq!(all(&desk("a"), vec![broken]).0, pages(&desk("a")));
}

#[test]
fn a_desk_overrides_a_component_by_its_name() {
    let text = "{% component point(point: map) %}- POINT {{ point.point }}{{ point | refs }}{% endcomponent point %}";
    let (pages, findings) = all(&desk("a"), vec![Template { file: FileId(7), name: "ours.md", text }]);
    assert_eq!(findings, []);
    assert!(pages[1].contains("- POINT A."), "{}", pages[1]);
}

#[test]
fn the_built_in_templates_cannot_be_replaced_in_silence() {
    let intruder = Template { file: FileId(7), name: "byline/memo.md", text: "" };
    let (_, findings) = all(&desk("a"), vec![intruder]);
    assert!(findings.iter().all(|finding| finding.rule == "template-error"));
    assert!(!findings.is_empty());
}

#[test]
fn a_brief_with_nothing_in_it_is_a_page_all_the_same() {
    let pages = pages(&corpus("brief: {id: b, title: Nothing yet, as_of: 2031}\n"));
    assert!(pages[1].starts_with("# Nothing yet\n\n- **As of:** 2031\n"), "{}", pages[1]);
    assert!(!pages[0].contains("class=\"banner\""));
}

#[test]
fn a_draft_says_so_at_head_and_foot() {
    let corpus = desk("a");
    let (brief, _) = corpus.numbered_briefs().next().unwrap();
    let edition = Edition { draft: true, ..Edition::default() };
    for page in render(&corpus, &select(&corpus, brief), &edition, UNREAD).pages {
        assert_eq!(page.text.matches("DRAFT").count(), if page.format == Format::Html { 4 } else { 2 });
        assert!(
            page.text.trim_end().lines().rev().take(8).any(|line| line.contains("DRAFT")),
            "{}",
            page.text
        );
    }
}

#[test]
fn the_view_tells_of_every_variable_that_a_template_sees() {
    let names = crate::render::fields::all();
    let value = serde_json::to_value(&pages(&desk("a"))[2]).unwrap();
    let view: serde_json::Value = serde_json::from_str(value.as_str().unwrap()).unwrap();
    let mut open = vec![&view];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Object(fields) => {
                assert!(fields.keys().all(|name| names.contains(&name.as_str())), "{fields:?}");
                open.extend(fields.values());
            }
            serde_json::Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
}
