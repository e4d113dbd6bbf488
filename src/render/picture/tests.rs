//! What pictures must show: every date as exact as it is known, every way, every voice; and when they give way to
//! the table.

use tera::{Context, Tera, Value};

use crate::render::page::Language;
use crate::render::picture;

/// What a template writes that has `sections` of these claims, given as JSON.
fn written(template: &str, claims: &str, language: Language) -> String {
    let mut tera = Tera::new();
    picture::register(&mut tera, language);
    tera.add_raw_template("page", template).unwrap();
    let claims: serde_json::Value = serde_json::from_str(claims).unwrap();
    let mut context = Context::new();
    let sections = serde_json::json!([{"title": "Ports & <quays>", "claims": claims}]);
    context.insert_value("sections", Value::from_serializable(&sections));
    tera.render("page", &context).unwrap()
}

fn hop(part: &str, kind: &str, name: &str) -> String {
    format!(
        r#"{{"part": "{part}", "kind": "{kind}", "name": "{name}", "about": null, "anchor": "a-{name}"}}"#
    )
}

/// A claim of some number, when it happened, and the hops that lead to it.
fn claim(number: usize, when: &str, cue: &str, hops: &[String]) -> String {
    let hops = hops.join(", ");
    format!(
        r#"{{"anchor": "claim-{number}", "number": {number}, "voice": "named", "as_of": null,
            "when": {{"words": "{when}", "iso": "{when}"}},
            "chains": [{{"cue": "{cue}", "said_on": null, "hops": [{hops}]}}]}}"#
    )
}

fn many(count: usize, hops: impl Fn(usize) -> Vec<String>) -> String {
    let claims: Vec<String> =
        (1..=count).map(|number| claim(number, "2031", "said", &hops(number))).collect();
    format!("[{}]", claims.join(","))
}

const TIMELINE: &str = "{{ timeline(sections=sections) | picture }}";
const FLOW: &str = "{{ flow(sections=sections) | picture }}";
const MATRIX: &str = "{{ matrix(sections=sections) | picture }}";

#[test]
fn a_date_is_drawn_as_exact_as_it_is_known() {
    let marks = |when: &str| {
        let claims = format!("[{}]", claim(1, when, "said", &[hop("document", "document", "D")]));
        let svg = written(TIMELINE, &claims, Language::Html);
        let rows =
            svg.split("class=\"date\"").nth(1).unwrap().split("class=\"badge").next().unwrap().to_owned();
        let classes = rows.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        classes.collect::<Vec<_>>()
    };
    assert_eq!(marks("2031-05-07"), ["day"]);
    assert_eq!(marks("2031-05-07~"), ["day doubt"]);
    assert_eq!(marks("2031-05"), ["within"]);
    assert_eq!(marks("2031?"), ["within doubt"]);
    assert_eq!(marks("2031-05-01/2031-05-09"), ["within ends", "during"]);
    assert_eq!(marks("2031-05/2031-07-09"), ["within ends", "during"]);
    assert_eq!(marks("2031-05/2031-05-09"), ["within ends"]);
    assert_eq!(marks("2031/2031"), ["within ends"]);
    assert_eq!(marks("2031-05~/2031-06"), ["within doubt"]);
}

#[test]
fn the_earliest_comes_first_and_what_has_no_date_is_counted() {
    let claims = ["2031-06", "2030", "2031-05-07", "soon"].iter().enumerate();
    let claims: Vec<String> =
        claims.map(|(at, when)| claim(at + 1, when, "said", &[hop("document", "document", "D")])).collect();
    let claims = format!("[{}]", claims.join(","));
    let template = "{% set facts = timeline(sections=sections) %}{% for event in facts.events %}{{ event.number }} \
                    {% endfor %}{{ facts.undated }}";
    assert_eq!(written(template, &claims, Language::Html), "2 3 1 1");
    let svg = written(TIMELINE, &claims, Language::Html);
    assert!(svg.contains("One claim has no date and is left out."), "{svg}");
    assert_eq!(written(TIMELINE, "[]", Language::Html), "");
    let mermaid = written(TIMELINE, &claims, Language::Md);
    assert_eq!(mermaid, "```mermaid\ntimeline\n  2030 : 2 D\n  2031-05-07 : 3 D\n  2031-06 : 1 D\n```");
}

#[test]
fn a_way_is_drawn_once_with_the_numbers_of_its_claims() {
    let told = |number: usize| {
        let source = if number.is_multiple_of(2) {
            hop("source", "person", "P")
        } else {
            hop("source", "unnamed", "U")
        };
        vec![hop("document", "document", "D"), source]
    };
    let svg = written(FLOW, &many(5, told), Language::Html);
    assert!(svg.contains(">claims 1, 3 and 5</text>") && svg.contains(">claims 2 and 4</text>"), "{svg}");
    assert_eq!(svg.matches("class=\"node unnamed\"").count(), 1);
    assert_eq!(svg.matches("class=\"edge unnamed\"").count(), 1);
    assert_eq!(svg.matches("class=\"edge\"").count(), 3);
    let mermaid = written(FLOW, &many(5, told), Language::Md);
    assert!(
        mermaid.contains("n1([\"U\"]):::unnamed") && mermaid.contains("n1 --> c0[\"1, 3 and 5\"]"),
        "{mermaid}"
    );
}

#[test]
fn the_frames_at_the_edges_of_a_picture_are_drawn_in_full() {
    for parts in [&["document"][..], &["document", "source"], &["document", "source", "relay", "speaker"]] {
        let hops = |_| parts.iter().map(|part| hop(part, "person", &format!("P-{part}"))).collect();
        let svg = written(FLOW, &many(2, hops), Language::Html);
        let value = |rect: &str, name: &str| -> f64 {
            let rest = rect.split(&format!(" {name}=\"")).nth(1).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let rects: Vec<&str> = svg.split("<rect").skip(1).collect();
        assert!(rects.len() > parts.len(), "{svg}");
        for rect in rects {
            let (left, right) = (value(rect, "x"), value(rect, "x") + value(rect, "width"));
            assert!(left >= 1.0 && right <= 719.0, "{left} to {right}: {svg}");
        }
    }
}

#[test]
fn beyond_forty_claims_a_way_has_their_number_and_beyond_forty_ways_sources_stand_together() {
    let svg = written(FLOW, &many(41, |_| vec![hop("document", "document", "D")]), Language::Html);
    assert!(svg.contains(">41 claims</text>") && svg.contains("too many claims to draw each"), "{svg}");
    let each = |number: usize| {
        let kind = if number.is_multiple_of(2) { "person" } else { "unnamed" };
        vec![hop("document", "document", "D"), hop("source", kind, &format!("S{number}"))]
    };
    let svg = written(FLOW, &many(60, each), Language::Html);
    assert!(svg.contains(">named sources</text>") && svg.contains(">unnamed sources</text>"), "{svg}");
    assert!(svg.contains("too many ways to draw each") && !svg.contains(">S1<"), "{svg}");
    assert_eq!(svg.matches(">30 claims</text>").count(), 2);
}

#[test]
fn a_matrix_tells_what_was_said_denied_and_told_by_another() {
    let document = hop("document", "document", "D");
    let claims = [
        claim(1, "2031", "said", &[document.clone(), hop("source", "person", "P")]),
        claim(2, "2031", "denied", &[document.clone(), hop("source", "person", "P")]),
        claim(
            3,
            "2031",
            "said",
            &[document.clone(), hop("source", "unnamed", "U"), hop("speaker", "person", "P")],
        ),
        claim(4, "2031", "said", &[document]),
    ];
    let claims = format!("[{}]", claims.join(","));
    let template = "{% set facts = matrix(sections=sections) %}{% for row in facts.rows %}{{ row.name }}{% for cell in row.cells %}\
                    {% for link in cell.said %} said {{ link.number }}{% endfor %}\
                    {% for link in cell.denied %} denied {{ link.number }}{% endfor %}\
                    {% for link in cell.told %} told {{ link.number }}{% endfor %}{% endfor %}; {% endfor %}";
    assert_eq!(written(template, &claims, Language::Html), "P said 1 denied 2 told 3; D said 4; ");
    let svg = written(MATRIX, &claims, Language::Html);
    assert!(svg.contains("Ports &amp; &lt;quays&gt;"), "{svg}");
    assert_eq!(written(MATRIX, &claims, Language::Md), "");
}

#[test]
fn names_are_text_in_every_picture_and_the_same_facts_give_the_same_picture() {
    let hostile = "</svg><script>x</script>`` ] --> {{ x }}";
    let claims = many(2, |_| vec![hop("document", "document", "D"), hop("source", "person", hostile)]);
    for template in [TIMELINE, FLOW, MATRIX] {
        let svg = written(template, &claims, Language::Html);
        assert!(!svg.contains("<script") && svg.matches("</svg>").count() == 1, "{svg}");
        assert_eq!(svg, written(template, &claims, Language::Html));
        let mermaid = written(template, &claims, Language::Md);
        assert!(!mermaid.contains("<s") && !mermaid.contains("` "), "{mermaid}");
        assert!(mermaid.matches("```").count().is_multiple_of(2), "{mermaid}");
    }
}
