//! A narrative written by hand: `body:` names a Markdown file that is itself a template.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const BRIEF: &str = "\
brief: {id: port, title: The port, as_of: 2031-05-07, body: story.md}
documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06, url: \"https://gazette.example/port\", accessed: 2031-05-07}
sources:
  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}
claims:
  - {id: port-closes, assertion: The port will close in June *soon*, source: ruiz, document: gazette, at: 2, topics: [ports]}
  - {id: quay-worn, assertion: The quay is worn, source: outlet, document: gazette, at: 5, topics: [ports]}
";

fn desk(files: &[(&str, &str)]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = desk.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    desk
}

fn with(body: &str) -> TempDir {
    desk(&[("briefs/port/brief.yaml", BRIEF), ("briefs/port/story.md", body)])
}

fn byline(desk: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("byline").unwrap().current_dir(desk).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn page(desk: &Path, extension: &str) -> String {
    let (code, _, said) = byline(desk, &["build", "port"]);
    assert_eq!(code, 0, "{said}");
    fs::read_to_string(desk.join(format!("out/port.{extension}"))).unwrap()
}

/// The findings of `check`: rule, file, line, column, help.
fn findings(desk: &Path) -> Vec<(String, String, u64, u64, String)> {
    let (_, out, _) = byline(desk, &["check", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|one| {
            let (path, start) = (text(&one["place"]["path"]), &one["place"]["start"]);
            let number = |name: &str| start[name].as_u64().unwrap();
            (text(&one["rule"]), path, number("line"), number("column"), text(&one["help"]))
        })
        .filter(|(rule, ..)| rule != "single-document" && rule != "quote-unverified")
        .collect()
}

const STORY: &str = "\
# What happened

{# [@old-one] is gone #}
It begins with a report. {{ claim(id=\"port-closes\") }} The quay is worn, the Harbor Gazette said [@quay-worn].

## All of it

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}

The brief *{{ brief.title | upper }}* has {{ sections | length }} section, as nobody disputes.

[+quay-worn]
";

#[test]
fn a_narrative_is_a_template_whose_claims_come_attributed_and_cited() {
    let desk = with(STORY);
    let md = page(desk.path(), "md");
    let story = md.split("## Narrative\n\n").nth(1).unwrap().split("\n## ").next().unwrap();
    assert_eq!(
        story,
        "\
### What happened

It begins with a report.
The port will close in June \\*soon\\*, Valdorian Foreign Minister Ana Ruiz said.[^1] (para. 2)
The quay is worn, the Harbor Gazette said.[^1] (para. 5)

#### All of it

- The port will close in June \\*soon\\*, Valdorian Foreign Minister Ana Ruiz said.[^1] (para. 2)
- The quay is worn, the Harbor Gazette reported.[^1] (para. 5)

The brief *THE PORT* has 1 section, as nobody disputes.

The quay is worn, the Harbor Gazette reported.[^1] (para. 5)
"
    );
    let html = page(desk.path(), "html");
    let story = html.split("<h2 id=\"narrative\">").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(story.contains("<h3>What happened</h3>"), "{story}");
    assert!(story.contains("The port will close in June *soon*, Valdorian Foreign Minister Ana Ruiz said."));
    assert_eq!(story.matches("role=\"doc-noteref\"").count(), 5, "{story}");
    assert!(story.contains("<em>THE PORT</em>") && !story.contains("old-one"), "{story}");
}

#[test]
fn a_narrative_and_its_hash_are_in_the_manifest_and_two_briefs_may_share_one() {
    let desk = with("{{ claim(id='port-closes') }}\n");
    fs::write(
        desk.path().join("briefs/port/other.yaml"),
        "brief: {id: other, title: Another, as_of: 2031-05-07, body: story.md}\n",
    )
    .unwrap();
    let (code, _, said) = byline(desk.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    for brief in ["port", "other"] {
        let manifest = fs::read_to_string(desk.path().join(format!("out/{brief}.manifest.json"))).unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(manifest["inputs"]["briefs/port/story.md"].as_str().unwrap().len(), 64, "{manifest}");
        let page = fs::read_to_string(desk.path().join(format!("out/{brief}.md"))).unwrap();
        assert!(page.contains("Ana Ruiz said.[^1]"), "{page}");
    }
}

#[test]
fn a_claim_that_only_the_narrative_cites_belongs_to_the_brief() {
    let brief =
        BRIEF.replace("body: story.md", "body: story.md, sections: [{title: Ports, claims: [quay-worn]}]");
    let desk = desk(&[
        ("briefs/port/brief.yaml", &brief),
        ("briefs/port/story.md", "{{ claim(id=`port-closes`) }}\n"),
    ]);
    let html = page(desk.path(), "html");
    assert!(html.contains("id=\"claim-port-closes\""), "{html}");
}

#[test]
fn faults_in_a_narrative_have_their_line_and_column() {
    let places = |body: &str| {
        let found = findings(with(body).path());
        found
            .into_iter()
            .map(|(rule, file, line, column, help)| {
                assert_eq!(file, "briefs/port/story.md");
                (rule, line, column, help)
            })
            .collect::<Vec<_>>()
    };
    let one = |rule: &str, line, column, help: &str| vec![(rule.to_owned(), line, column, help.to_owned())];
    assert_eq!(
        places("a\n{{ claim(id=\"port-close\") }}"),
        one("unknown-id", 2, 14, "did you mean `port-closes`?")
    );
    assert_eq!(places("a\n\nb [@quay-wrn]"), one("unknown-id", 3, 5, "did you mean `quay-worn`?"));
    assert!(places("a\n{{ brief.titel }}").iter().any(|one| one.0 == "unknown-template-field"));
    assert_eq!(places("{{ brief.title | upppper }}")[0].0, "template-error");
    assert_eq!(places("x\n{% for %}")[0].0, "template-error");
    assert_eq!(
        places("x\n\n{{ claim(id=brief.title) }}")[0],
        ("template-error".to_owned(), 3, 4, String::new())
    );
    let help = "name whose word it is, such as \"Ana Ruiz\" (other names go into the source's `aliases`), or write \
             `[+claim-id]` for the claim's own sentence";
    assert_eq!(
        places("The port will close soon [@port-closes]."),
        one("unattributed-paraphrase", 1, 1, help)
    );
    let help = "cite what it rests on with `[@claim-id]`, or record it as a judgment; what you recommend begins with `We recommend`";
    assert_eq!(places("# A\n\nNobody ever saw a thing like it."), one("uncited-paragraph", 3, 1, help));
}

#[test]
fn a_narrative_stays_inside_the_desk_and_must_be_there() {
    for (path, why) in [
        ("../../../etc/passwd", "out of the desk"),
        ("/etc/passwd", "absolute"),
        ("none.md", "does not exist"),
    ] {
        let desk = desk(&[("briefs/port/brief.yaml", &BRIEF.replace("story.md", path))]);
        let (code, _, said) = byline(desk.path(), &["check", "--output-format", "concise"]);
        let (_, out, _) = byline(desk.path(), &["check", "--output-format", "concise"]);
        assert_eq!(code, 1, "{said}");
        assert!(out.contains("unreadable-file") && out.contains(why), "{out}{said}");
    }
}

#[test]
fn text_of_the_desk_is_never_run_as_a_template_nor_read_as_markdown() {
    let hostile = "{{ brief.id }} {% if x %} [@quay-worn] [x](https://a.example) <b>b</b> # c";
    let brief = BRIEF.replace("The port will close in June *soon*", &format!("'{hostile}'"));
    let desk = desk(&[
        ("briefs/port/brief.yaml", &brief),
        (
            "briefs/port/story.md",
            "{% for c in sections[0].claims %}\n\n{{ c.assertion }}{{ c | refs }}\n{% endfor %}",
        ),
    ]);
    let (_, out, _) = byline(desk.path(), &["build", "--fail-on", "never", "--out", "-", "--format", "html"]);
    let story = out.split("<h2 id=\"narrative\">").nth(1).unwrap();
    let story = story.split("</section>").next().unwrap();
    assert!(
        story.contains(
            "{{ brief.id }} {% if x %} [@quay-worn] [x](https://a.example) &lt;b&gt;b&lt;/b&gt; # c"
        ),
        "{story}"
    );
}
