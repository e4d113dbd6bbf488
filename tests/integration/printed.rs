//! What stands on a page, read as an editor reads it: whose word each line is, and nothing said twice.

use std::fs;

use assert_cmd::Command;

use crate::sections::pages;

const RECORDS: &str = "  sections: [{title: Wolves, claims: [wolves, killed, paid, more]}]
documents:
  - {id: post, title: Fewer wolves, publisher: the Northern Post, published: 2031-05-06}
  - {id: count, title: Annual count, publisher: the Wildlife Agency, type: report, published: 2031-02}
sources:
  - {id: agency, organization: the Wildlife Agency, short: the agency}
  - {id: union, organization: the sheep farmers' union, short: the union}
claims:
  - {id: wolves, assertion: There were 86 wolves, source: agency, document: count, at: p. 4}
  - {id: killed, assertion: Wolves killed 205 sheep, source: agency, document: count, at: p. 9}
  - {id: paid, assertion: The state paid a million crowns, source: agency, document: count, at: p. 9}
  - {id: more, assertion: Wolves killed 310 sheep, source: union, document: post, at: 4}
";

#[test]
fn what_stands_under_a_lead_in_is_set_apart_from_what_follows_it() {
    let [html, _] = pages("memo", RECORDS);
    let group = html.split("<p class=\"lead-in\">The Wildlife Agency said in a report:</p>").nth(1).unwrap();
    let (under, behind) = group.split_once("</ul>").unwrap();
    assert!(under.trim_start().starts_with("<ul class=\"claims\">") && under.matches("<li ").count() == 3);
    assert!(behind.contains("union said"), "{behind}");
    for medium in html.split("@media print").take(2) {
        let rule = medium.split(".lead-in + .claims {").nth(1).unwrap_or_default();
        let rule = rule.split('}').next().unwrap();
        assert!(rule.contains("border") && rule.contains("padding-left"), "{rule}");
    }
}

/// The records with one line of a document or a claim as it is given here.
fn with(old: &str, new: &str) -> String {
    assert_eq!(RECORDS.matches(old).count(), 1, "{old}");
    RECORDS.replace(old, new)
}

#[test]
fn what_a_document_is_called_stands_for_a_title_that_it_does_not_have() {
    for kind in ["report", "statement", "letter", "news"] {
        let untitled =
            format!("title: unknown, called: a press release, publisher: the Wildlife Agency, type: {kind}");
        let records = with("title: Annual count, publisher: the Wildlife Agency, type: report", &untitled);
        for page in pages("memo", &records) {
            assert!(page.contains("Wildlife Agency, press release, February 2031"), "{page}");
            assert!(!page.contains("title unknown"), "{page}");
        }
    }
}

#[test]
fn what_a_document_is_called_has_an_article_in_a_sentence_and_none_in_a_note() {
    for (called, told, noted) in [
        ("press release", "said in a press release", "Agency, press release, February"),
        ("a press release", "said in a press release", "Agency, press release, February"),
        ("open letter", "said in an open letter", "Agency, open letter, February"),
        ("its count of spring", "said in its count of spring", "Agency, its count of spring, February"),
    ] {
        let untitled =
            format!("title: unknown, called: {called}, publisher: the Wildlife Agency, type: statement");
        let records = with("title: Annual count, publisher: the Wildlife Agency, type: report", &untitled);
        for page in pages("memo", &records) {
            assert!(page.contains(told) && page.contains(noted), "{called}: {page}");
        }
    }
}

#[test]
fn a_silence_in_ones_own_notes_is_one_to_ones_own_question() {
    let notes = "documents:\n  - {id: notes, title: unknown, publisher: unknown, called: our own notes, type: other, published: 2031-05-06}\n";
    let silent = |fields: &str| {
        let records = RECORDS.replace("documents:\n", notes);
        pages(
            "memo",
            &format!(
                "{records}responses:\n  - {{id: r, party: union, about: [killed], outcome: no-response, {fields}}}\n"
            ),
        )
    };
    for page in silent("source: outlet, document: notes") {
        assert!(page.contains("The union did not answer our question."), "{page}");
    }
    for page in silent("source: outlet, document: post") {
        assert!(
            page.contains("The union did not respond to a request for comment, the Northern Post reported."),
            "{page}"
        );
    }
    let [_, unknown] = pages(
        "memo",
        &format!(
            "{}responses:\n  - {{id: r, party: union, about: [killed], outcome: unknown, document: notes}}\n",
            RECORDS.replace("documents:\n", notes)
        ),
    );
    assert!(unknown.contains("We do not know whether the union was asked"), "{unknown}");
    let of = |called: &str, outcome: &str| {
        let notes = notes.replace("our own notes", called);
        let records = RECORDS.replace("documents:\n", &notes);
        let [_, page] = pages(
            "memo",
            &format!(
                "{records}responses:\n  - {{id: r, party: union, about: [killed], outcome: {outcome}, source: outlet, document: notes}}\n"
            ),
        );
        page
    };
    for (called, outcome, said) in [
        ("our own notes", "declined", "The union declined to answer our question."),
        ("our own notes", "responded", "The union answered us."),
        ("our own notes of the council's sitting", "responded", "The union responded"),
        (
            "our own notes of the council's sitting",
            "no-response",
            "The union did not respond to a request for comment.",
        ),
        ("our transcript of the hearing", "declined", "The union declined to comment."),
    ] {
        let page = of(called, outcome);
        assert!(page.contains(said), "{page}");
        assert_eq!(page.contains("our question"), said.contains("our question"), "{page}");
    }
}

#[test]
fn what_a_body_told_its_askers_does_not_become_their_own_word() {
    let notes = "documents:\n  - {id: notes, title: unknown, publisher: unknown, called: our own notes, type: other, published: 2031-05-06}\n";
    let press = "sources:\n  - {id: press, anonymous: the press office of the Wildlife Agency, official: true, affiliation: agency, ground_rule: on-record, count: unknown}\n";
    let records = RECORDS.replace("documents:\n", notes).replace("sources:\n", press);
    let response = |told: &str, wording: &str| {
        let response =
            format!("{{id: r, party: agency, about: [more], {told}, document: notes, wording: {wording}}}");
        pages("memo", &format!("{records}responses:\n  - {response}\n"))
    };
    let worded = |wording: &str| response("outcome: declined, source: press", wording);
    for (wording, said) in [
        ("said that it does not comment on counts", "The agency said that it does not comment on counts."),
        ("does not comment on counts", "The agency told us that it does not comment on counts."),
        ("declined to discuss counts", "The agency declined to discuss counts."),
    ] {
        for page in worded(wording) {
            assert!(page.contains(said), "{wording}: {page}");
            // Who tells it is told nowhere, and so not named either.
            assert!(!page.contains("word of their own: The press office"), "{page}");
        }
    }
}

#[test]
fn who_is_of_a_field_of_work_is_that_at_or_for_a_body() {
    for (role, said) in [
        ("professor of zoology", "said Marit Berge, a professor of zoology at the University of Tarn."),
        ("head of operations", "said Marit Berge, head of operations for the University of Tarn."),
    ] {
        let records = with(
            "sources:\n",
            &format!("sources:\n  - {{id: tarn, organization: the University of Tarn}}\n  - {{id: berge, name: Marit Berge, role: {role}, of: tarn}}\n"),
        )
        .replace("source: union", "source: berge");
        let [html, md] = pages("memo", &records);
        assert!(md.contains(said), "{md}");
        assert!(html.contains(said), "{html}");
        let (_, whole) = said.trim_end_matches('.').split_once(", ").unwrap_or_default();
        assert!(md.contains(&format!("| {} |", whole.trim_start_matches("a "))), "{md}");
    }
}

#[test]
fn a_time_that_the_assertion_tells_is_not_told_beside_it() {
    let told = |assertion: &str, when: &str| {
        let [_, md] = pages(
            "memo",
            &with("assertion: Wolves killed 310 sheep", &format!("assertion: {assertion}, when: {when}")),
        );
        md.contains("When: ")
    };
    for (assertion, when) in [
        ("Wolves killed 310 sheep in 2030", "2030"),
        ("Wolves killed 310 sheep in May 2030", "2030-05"),
        ("Wolves killed 310 sheep by the end of 2030", "2030"),
        ("Wolves killed 310 sheep from January to September 2030", "2030-01/2030-09"),
    ] {
        assert!(!told(assertion, when), "{assertion}");
    }
    for (assertion, when) in [
        ("Wolves killed 310 sheep", "2030"),
        ("Wolves killed 310 sheep in 2029", "2030"),
        ("Wolves killed more sheep in 2030 than in 2029", "2030"),
        ("Wolves killed 310 sheep in the winter of 2030-31", "2030"),
        ("Wolves killed 310 sheep in 2030", "2030-05"),
        ("Wolves emptied the 2030 fund", "2030"),
        ("Wolves killed the plan of June 2030", "2030-06"),
        ("Wolves killed 310 sheep from January 2030", "2030-01/2030-09"),
    ] {
        assert!(told(assertion, when), "{assertion}");
    }
}

#[test]
fn the_summary_says_once_that_nothing_is_corroborated_and_where_unnamed_people_end() {
    let person = "sources:\n  - {id: vik, name: Arne Vik}\n  - {id: one, anonymous: a person who took part in the talks, count: 1}\n";
    let records = with("sources:\n", person)
        .replace("source: union, document: post", "source: one, document: post, key: true")
        .replace(
            "source: agency, document: count, at: p. 4",
            "source: vik, document: post, at: 2, key: true",
        );
    let [html, md] = pages("memo", &records);
    for page in [&html, &md] {
        let once = "No claim rests on more than one document, and none is independently corroborated.";
        assert!(page.contains(once) && !page.contains("No claim is independently"), "{page}");
        assert!(page.contains("one on one unnamed person only"), "{page}");
        assert!(
            page.contains("The key claims hang on Arne Vik and on a person who took part in the talks."),
            "{page}"
        );
    }
    assert_eq!(html.to_lowercase().matches("uncorroborated").count(), 1, "{html}");
    let known = with("sources:\n", &person.replace("count: 1", "count: 1, access: direct"))
        .replace("source: union, document: post", "source: one, document: post");
    let [html, _] = pages("memo", &known);
    assert!(
        html.contains("A person who took part in the talks <span class=\"about\">(at first hand)</span>"),
        "{html}"
    );
}

#[test]
fn claims_of_two_unnamed_persons_are_none_of_one() {
    let two = "sources:\n  - {id: one, anonymous: a clerk at the port, count: 1}\n  - {id: two, anonymous: an engineer at the port, count: 1}\n";
    for (second, said) in [("one", "two on one unnamed person only"), ("two", "two on unnamed sources only")]
    {
        let records = with("sources:\n", two)
            .replace("source: union, document: post", "source: one, document: post")
            .replace(
                "source: agency, document: count, at: p. 4",
                &format!("source: {second}, document: post, at: 2"),
            );
        let [_, md] = pages("memo", &records);
        assert!(md.contains(said), "{md}");
    }
}

#[test]
fn notes_of_ones_own_are_no_document_of_the_summary() {
    let notes = "documents:\n  - {id: notes, title: unknown, publisher: unknown, called: our own notes, type: other, published: 2031-05-06}\n";
    let records = with("documents:\n", notes)
        .replace("source: union, document: post, at: 4", "source: outlet, document: notes");
    let [html, md] = pages("memo", &records);
    for page in [&html, &md] {
        assert!(page.contains("four claims from one document and our own notes, which cite"), "{page}");
        assert!(page.contains("one on our own notes alone"), "{page}");
    }
    for (called, is_notes) in [
        ("our notes of the hearing", true),
        ("our own field notes", true),
        ("our own transcript of the broadcast", false),
        ("our embassy in Ostra", false),
        ("our survey of notes", false),
    ] {
        let [_, md] = pages("memo", &records.replace("our own notes", called));
        assert_eq!(md.contains("from one document and our own notes"), is_notes, "{called}: {md}");
        assert_eq!(md.contains("on our own notes alone"), is_notes, "{called}: {md}");
    }
    assert!(html.contains("statement, our own notes</summary>"), "{html}");
}

/// The card of a memo, in Markdown, with a point that names the memo's judgment, and what is told of it.
fn judging(point: &str) -> (String, String) {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("byline.toml"), "format = 1\nfail-on = \"never\"\n").unwrap();
    let memo = "brief: {id: port, title: The port, as_of: 2031-05-07, formats: [md]}
documents:
  - {id: gazette, title: Port to close, publisher: the Gazette, published: 2031-05-06}
claims:
  - {id: closes, assertion: The port closes in June, document: gazette, source: outlet, at: 1}
judgments:
  - id: late
    judgment: It is likely that the port will reopen after the summer
    likelihood: likely
    confidence: low
    because: it rests on one paper
    based_on: [closes]
";
    fs::write(desk.path().join("briefs/memo.yaml"), memo).unwrap();
    let card = format!(
        "brief:
  {{id: card, title: What to say, as_of: 2031-05-07, formats: [md], template: talking-points, include: [port],
  talking_points: [{{point: \"{point}\", judgments: [late]}}]}}
"
    );
    fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
    let build = Command::cargo_bin("byline").unwrap().current_dir(desk.path()).arg("build").output().unwrap();
    let told = String::from_utf8(build.stderr).unwrap();
    (fs::read_to_string(desk.path().join("out/card.md")).unwrap(), told)
}

#[test]
fn a_point_that_tells_a_judgment_names_it_and_says_with_what_confidence() {
    let (card, told) = judging("We think it likely that the port will reopen after the summer");
    assert!(!told.contains("uncited-paragraph") && !told.contains("missing-key"), "{told}");
    assert!(card.contains("\n   - We hold this judgment with low confidence.\n"), "{card}");
    assert!(!card.contains("Our judgment:") && !card.contains("own words"), "{card}");
    assert!(card.contains("Likelihood (ICD 203, in percent): likely 55–80."), "{card}");
    for point in [
        "We think that it stays shut",
        "We do not think it likely that the port will reopen after the summer",
    ] {
        let (card, _) = judging(point);
        assert!(
            card.contains("   - Our judgment: It is likely that the port will reopen after the summer."),
            "{card}"
        );
    }
}

#[test]
fn a_sentence_that_ends_in_an_abbreviation_has_one_period_behind_its_citation() {
    let line = "  bottom_line: The union said that wolves hunt until 5 a.m. [@more].\n";
    let [html, md] = pages("memo", &format!("{line}{RECORDS}"));
    assert!(md.contains("wolves hunt until 5 a.m.[^1]") && html.contains("until 5 a.m.<"), "{md}");
}

#[test]
fn an_unnamed_spokesman_who_tells_what_his_body_answered_is_not_told_twice() {
    let records = "documents:
  - {id: notes, publisher: unknown, called: our own notes, type: other, published: 2031-05-06}
  - {id: post, title: The harvest, publisher: the Northern Post, published: 2031-05-06}
sources:
  - {id: growers, organization: the sugar growers' association}
  - {id: spokesman, anonymous: a spokesman for the sugar growers' association, official: true, affiliation: growers}
  - {id: quist, name: Dora Quist, role: farmer near Elm}
claims:
  - {id: smaller, assertion: The harvest was smaller, source: quist, document: post, at: 1}
responses:
  - {id: r, party: growers, about: [smaller], outcome: responded, source: spokesman, document: notes, wording: said that the figures would be sent}
";
    let [_, md] = pages("memo", records);
    assert!(md.contains("The sugar growers' association said that the figures would be sent"), "{md}");
    assert!(!md.contains("a spokesman for the sugar growers' association said"), "{md}");
    assert!(md.contains("The harvest was smaller, said Dora Quist, a farmer near Elm."), "{md}");
}

#[test]
fn what_a_union_demands_is_its_own_word_on_a_card() {
    let records = "  talking_points: [{point: The union demands 150 new posts by the summer, claims: [posts]}]
documents:
  - {id: page, title: Our demands, publisher: the union, type: statement, published: 2031-05-06}
sources:
  - {id: union, organization: the union}
claims:
  - {id: posts, assertion: The union demands 150 new posts by the summer, actor: union, source: union, document: page}
";
    let [_, md] = pages("talking-points", records);
    assert_eq!(md.matches("demands 150 new posts").count(), 1, "{md}");
}

#[test]
fn a_point_that_has_the_office_or_the_short_name_of_the_teller_has_no_line_below_it() {
    let lines = |point: &str, claim: &str, others: &str| {
        let records = format!(
            "  talking_points: [{{point: \"{point}\", claims: [{claim}]}}]
documents:
  - {{id: radio, title: Interview with Tomas Rey, publisher: Radio Alpstein, type: interview, published: 2031-05-06}}
  - {{id: release, title: The road, publisher: the village of Alpstein, type: statement, published: 2031-05-06}}
sources:
  - {{id: rescue, organization: the mountain rescue}}
  - {{id: rey, name: Tomas Rey, role: head, of: rescue}}
  - {{id: village, organization: the village of Alpstein, short: the village}}
{others}claims:
  - {{id: fast, assertion: Rescuers can be at the upper houses in 40 minutes, source: rey, document: radio}}
  - {{id: money, assertion: The village has asked the canton for shelters and a road, actor: village, source: village, document: release}}
  - {{id: late, assertion: Nobody can be there at night, source: [village, OTHER], document: release}}
"
        );
        let other = if others.is_empty() { "rey" } else { "other" };
        let [_, md] = pages("talking-points", &records.replace("OTHER", other));
        md.matches("\n   - ").count()
    };
    let office = "Rescuers can be at the upper houses in 40 minutes, says the head of the mountain rescue";
    assert_eq!(lines(office, "fast", ""), 0);
    let named =
        "Rescuers can be at the upper houses in 40 minutes, says Tomas Rey, head of the mountain rescue";
    assert_eq!(lines(named, "fast", ""), 0);
    for unclear in ["says the head of the village", "says a rescuer", "Radio Alpstein reports"] {
        let point = format!("Rescuers can be at the upper houses in 40 minutes, {unclear}");
        assert_eq!(lines(&point, "fast", ""), 1, "{unclear}");
    }
    // Words of an office here and there name nobody.
    let scattered = "Rescuers of the mountain rescue can be at the upper houses in 40 minutes, says the head of the school";
    assert_eq!(lines(scattered, "fast", ""), 1);
    let two = "  - {id: other, name: Ida Moor, role: head, of: rescue}\n";
    assert_eq!(lines(office, "fast, late", two), lines(office, "fast, late", "") + 1);
    let short = "The village says that it has asked the canton for shelters and a road";
    assert_eq!(lines(short, "money", ""), 0);
    assert_eq!(lines("The village has asked the canton for shelters and a road", "money", ""), 1);
    let shared = "  - {id: other, organization: the village of Moor, short: the village}\n";
    assert_eq!(lines(short, "money, late", shared), lines(short, "money, late", "") + 1);
}

#[test]
fn a_line_that_a_card_leaves_out_introduces_nobody() {
    let lines = |teller: &str| {
        let records = format!(
            "  talking_points: [{{point: \"Samples of 14 more cheeses have been taken, {teller} told us; the results come on 15 July\", claims: [samples, due]}}]
documents:
  - {{id: call, title: Telephone call with Lorenz Egli, called: our own notes, publisher: unknown, type: other, published: 2031-05-06}}
sources:
  - {{id: egli, name: Lorenz Egli, role: cantonal chemist}}
claims:
  - {{id: samples, assertion: Samples of 14 more cheeses have been taken, source: egli, document: call}}
  - {{id: due, assertion: The results of these samples will come on 15 July, source: egli, document: call}}
"
        );
        let [_, md] = pages("talking-points", &records);
        let lines: Vec<&str> = md.lines().filter(|line| line.starts_with("   - ")).collect();
        lines.join("\n")
    };
    for (teller, called) in [
        ("the cantonal chemist", "cantonal chemist Lorenz Egli"),
        ("the cantonal chemist, Egli,", "cantonal chemist Lorenz Egli"),
        ("the cantonal chemist, Lorenz Egli,", "Egli"),
    ] {
        let line = format!("   - The results of these samples will come on 15 July, {called} told us.[^1]");
        assert_eq!(lines(teller), line, "{teller}");
    }
}

#[test]
fn a_list_that_a_comma_cuts_keeps_nothing_else_from_being_told() {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("byline.toml"), "format = 1\n").unwrap();
    let told = |indicators: &str| {
        let brief = format!(
            "brief: {{id: b, title: The port, as_of: 2031-05-07, bottom_line: 'Ruiz said that 300 people lose their work [@lost].'}}
documents: [{{id: d, title: The port, publisher: the Gazette, published: 2031-05-06}}]
sources: [{{id: ruiz, name: Ana Ruiz, role: minister}}, {{id: kess, name: Kess Moor, role: harbour master}}]
claims: [{{id: lost, assertion: Some 200 people lose their work, source: ruiz, document: d}}]
judgments:
  - id: j
    judgment: The port will close
    confidence: low
    because: nobody objects
    based_on: [lost]
    indicators: [{indicators}]
"
        );
        fs::write(desk.path().join("briefs/b.yaml"), brief).unwrap();
        let mut check = Command::cargo_bin("byline").unwrap();
        let check =
            check.current_dir(desk.path()).args(["check", "--output-format", "concise"]).output().unwrap();
        (String::from_utf8(check.stdout).unwrap(), String::from_utf8(check.stderr).unwrap())
    };
    let (whole, _) = told("the council votes");
    for rule in ["differing-figure", "unused-source", "judgment-without-alternative", "incomplete-citation"] {
        assert!(whole.contains(rule), "{rule}: {whole}");
    }
    for cut in [
        "the council votes for the limit to groups, which would change our judgment",
        "more than 1,000 people strike",
    ] {
        let (found, said) = told(cut);
        let (cuts, others): (Vec<&str>, Vec<&str>) =
            found.lines().partition(|line| line.contains("a comma cuts"));
        assert_eq!(cuts.len(), 1, "{found}");
        assert_eq!(others, whole.lines().collect::<Vec<_>>(), "{cut}");
        assert!(!said.contains("once these records are sound"), "{said}");
    }
}

#[test]
fn a_point_that_names_who_speaks_for_a_body_is_not_told_again_with_the_body() {
    let card = |point: &str| {
        let records = format!(
            "  talking_points: [{{point: \"{point}\", claims: [work]}}]
documents:
  - {{id: page, title: What comes, publisher: the staff union, type: statement, published: 2031-05-06}}
sources:
  - {{id: union, organization: the staff union, short: the union}}
  - {{id: berg, name: Tilda Berg, role: chairwoman, of: union}}
claims:
  - {{id: work, assertion: \"If there is no answer by 1 February, the union's members will work to rule\", source: berg, document: page}}
"
        );
        let [_, md] = pages("talking-points", &records);
        md.matches("work to rule").count()
    };
    for told in [
        "The union's members will work to rule if there is no answer by 1 February, its chairwoman, Tilda Berg, says",
        "Tilda Berg, your chairwoman, told us that the members of the union will work to rule if there is no answer by 1 February",
    ] {
        assert_eq!(card(told), 1, "{told}");
    }
    for other in [
        "The union's members will work to rule if there is no answer by 1 March, its chairwoman, Tilda Berg, says",
        "The union's members will work to rule if there is no answer by 1 February, its treasurer says",
    ] {
        assert_eq!(card(other), 2, "{other}");
    }
}

#[test]
fn nobody_consults_on_a_later_day_a_talk_of_his_own() {
    let page = |publisher: &str| {
        let [_, page] = pages(
            "memo",
            &format!(
                "  from: the Port Desk\ndocuments:\n  - {{id: d, title: Call with Ana Ruiz, publisher: {publisher}, type: interview, published: 2031-05-05, accessed: 2031-05-06}}\n\
                 sources:\n  - {{id: ruiz, name: Ana Ruiz, role: Minister}}\n\
                 claims:\n  - {{id: c, assertion: The siren was silent, source: ruiz, document: d}}\n"
            ),
        );
        page
    };
    let (own, other) = (page("the Port Desk"), page("the Gazette"));
    assert!(own.contains("Ana Ruiz") && !own.contains("Consulted"), "{own}");
    assert!(other.contains("Consulted on 6 May 2031"), "{other}");
}
