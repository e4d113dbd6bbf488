//! What stands in the wrong place: citations in plain text, publishers among the sources, topics that no section takes.

use crate::beginner::{SOUND, slip, told};
use crate::sections::pages;

fn of_rule(desk: &str, rule: &str) -> Vec<String> {
    let name = format!(" {rule}: ");
    told(desk).into_iter().filter(|line| line.contains(&name)).collect()
}

#[test]
fn a_citation_in_plain_text_is_told_with_where_it_belongs() {
    let rule = "misplaced-citation";
    let said = |typed: &str, rest: &str, help: &str| {
        format!(
            "[{typed}{rest}] {rule}: `{typed}` is printed as it stands: this is plain text, and cites nothing ({help})"
        )
    };
    let elsewhere =
        "take it out: citations stand in the `bottom_line`, in a section's `text` and in a `body`";
    let gap = SOUND.replace("gap: How long the port stays closed", "gap: How long [@port-closes]");
    assert_eq!(of_rule(&gap, rule), [said("[@port-closes]", "", elsewhere)]);
    slip(
        "assertion: The port closes in June",
        "assertion: The port closes in June [@plan-known]",
        &[&said("[@plan-known]", "", "take it out: a claim is cited by its `document` and `at`")],
    );
    let card = |point: &str| {
        let points = format!("  as_of: 2031-05-07\n  talking_points:\n    - point: {point}\n");
        SOUND.replace("  as_of: 2031-05-07\n", &points)
    };
    let claims = "take it out, and write `claims: [port-closes]` below the `point`";
    let found = of_rule(&card("The port closes in June, Ruiz said [@port-closes]"), rule);
    assert_eq!(found, [said("[@port-closes]", "", claims)]);
    let bare = of_rule(&card("The port closes in June, Ruiz said [@port-closes]"), "uncited-paragraph");
    assert_eq!(bare.len(), 1, "{bare:#?}");
    for right in ["The port closes, Ruiz said [in June]", "It costs [+5 percent]", "It is at port@example"] {
        assert_eq!(of_rule(&card(right), rule), [""; 0], "{right}");
    }
}

#[test]
fn a_publisher_is_told_as_the_source_only_of_what_its_article_reported() {
    let desk = |source: &str, derived: &str, assertion: &str| {
        SOUND
            .replace("    url: https://gazette.example/port\n", &format!("    url: https://gazette.example/port\n{derived}"))
            .replace(
                "documents:\n",
                "documents:\n  - {id: wire, title: Port shuts, publisher: the Meridian Wire, published: 2031-05-05, url: 'https://wire.example/port'}\n",
            )
            .replace("sources:\n", "sources:\n  - {id: meridian, organization: Meridian Wire}\n")
            .replace("The port closes in June\n    source: ruiz", &format!("{assertion}\n    source: {source}"))
    };
    let told = |desk: &str| of_rule(desk, "publisher-as-source");
    let derived = "    derived_from: [wire]\n";
    let found = told(&desk("meridian", derived, "The port closes in June"));
    assert_eq!(
        found,
        [
            "[meridian] publisher-as-source: Meridian Wire published `wire`, from which `gazette` has this: it reported, and is \
             not the one who spoke (write `source: outlet` and `via: [wire]`)"
        ]
    );
    for right in [
        desk("meridian", "", "The port closes in June"),
        desk("ruiz", derived, "The port closes in June"),
        desk("meridian", derived, "A reporter of Meridian Wire was held in June"),
    ] {
        assert_eq!(told(&right), [""; 0], "{right}");
    }
}

#[test]
fn a_cited_claim_whose_topic_is_a_slip_for_that_of_a_section_is_told() {
    let desk = |topic: &str| {
        SOUND
            .replace("      claims: [port-closes, plan-known, ministry-ready]\n", "      select: {topics: [closure]}\n")
            .replace("    at: 1\n", "    at: 1\n    topics: [closure]\n")
            .replace("    at: 2\n", &format!("    at: 2\n    topics: [{topic}]\n"))
            .replace(
                "  as_of",
                "  bottom_line: Two people briefed on the plan said that it was drawn up in winter [@plan-known].\n  as_of",
            )
    };
    let told = |topic: &str| of_rule(&desk(topic), "unplaced-claim");
    assert_eq!(
        told("closrue"),
        [
            "[closrue]] unplaced-claim: no section takes the topic `closrue`: the claim stands only where it is cited (did you \
             mean `closure`?)"
        ]
    );
    assert_eq!(told("closure"), [""; 0]);
    assert_eq!(told("winter"), [""; 0]);
}

#[test]
fn one_of_the_unnamed_people_may_say_the_words_beside_a_quote() {
    let desk = |capture: &str| {
        SOUND
            .replace("Two people briefed on the plan said that it dates from the winter.", capture)
            .replace("anonymous: people briefed on the plan", "anonymous: one of those briefed on the plan")
            .replace("    count: 2\n", "    may_quote: true\n")
            .replace("The plan was drawn up in winter", "The plan is \"slow and dear\"")
            .replace("    at: 2\n", "    quote: slow and dear\n")
    };
    let told = |capture: &str| of_rule(&desk(capture), "quote-wrong-speaker");
    for right in [
        "Three were briefed on the plan.\n\n\"It is slow and dear\", one of them said.",
        "\"It is slow and dear\", the person said.",
        "Those briefed spoke softly.\n\nAnother of them called it \"slow and dear\".",
    ] {
        assert_eq!(told(right), [""; 0], "{right}");
    }
    let found = told("\"It is slow and dear\", it was heard.");
    let help = "(see whose words they are: check `at`, and if they are those of this source, write its descriptor nearer to the document's own words)";
    assert!(found.len() == 1 && found[0].ends_with(help), "{found:#?}");
}

#[test]
fn a_day_that_the_assertion_names_is_not_told_again() {
    let records = |assertion: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
             claims:\n  - {{id: a, assertion: {assertion}, source: outlet, document: gazette, when: 2031-05-04}}\n"
        )
    };
    let [html, md] = pages("memo", &records("The quay gave way on 4 May"));
    assert!(!html.contains("4 May 2031") && !md.contains("4 May 2031"), "{html}{md}");
    let [_, md] = pages("dossier", &records("The quay gave way on 4 May"));
    assert!(!md.contains("Statement, 4 May 2031") && md.contains("| 4 May 2031 |"), "{md}");
    for template in ["memo", "dossier"] {
        let pages = pages(template, &records("The quay gave way"));
        assert!(pages.iter().all(|page| page.contains("4 May 2031")), "{template}");
    }
}

#[test]
fn a_language_is_written_by_its_name_or_its_tag() {
    let quote = |language: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06, language: {language}}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n\
             claims:\n  - {{id: a, assertion: 'It is \"slow\"', source: ruiz, document: gazette, quote: {{exact: slow, translated_from: {language}}}}}\n"
        )
    };
    for (written, name, tag) in [
        ("prs", "Dari", Some("prs")),
        ("Dari", "Dari", Some("prs")),
        ("tw", "Twi", Some("tw")),
        ("Tulu", "Tulu", None),
        ("Ostian", "Ostian", None),
    ] {
        let [html, md] = pages("memo", &quote(written));
        assert!(md.contains(&format!("(translated from {name})")), "{md}");
        assert_eq!(html.contains("<q lang="), tag.is_some(), "{html}");
        assert!(tag.is_none_or(|tag| html.contains(&format!("<q lang=\"{tag}\""))), "{html}");
    }
    let language = |written: &str| format!("    publisher: the Harbor Gazette\n    language: {written}\n");
    let near = "[Portugese] invalid-value: `Portugese` is not a language (did you mean `Portuguese`?)";
    slip("    publisher: the Harbor Gazette\n", &language("Portugese"), &[near]);
    let help = "(write the language's English name (`Portuguese`, `Dari`) or its tag (`pt`, `prs`), or `und` where it is not known)";
    slip(
        "    publisher: the Harbor Gazette\n",
        &language("qq"),
        &[&format!("[qq] invalid-value: `qq` is not a language {help}")],
    );
}
