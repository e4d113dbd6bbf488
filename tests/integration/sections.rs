//! What stands in the sections of a page, and which of them are left out where they would say nothing.

use std::fs;

use assert_cmd::Command;

use crate::beginner::told;

/// The pages of a brief, HTML and Markdown.
pub(crate) fn pages(template: &str, records: &str) -> [String; 2] {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("byline.toml"), "format = 1\nfail-on = \"never\"\n").unwrap();
    let yaml =
        format!("brief:\n  id: b\n  title: The port\n  as_of: 2031-05-07\n  template: {template}\n{records}");
    fs::write(desk.path().join("briefs/b.yaml"), yaml).unwrap();
    let build = Command::cargo_bin("byline").unwrap().current_dir(desk.path()).arg("build").output().unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stdout));
    ["html", "md"].map(|format| fs::read_to_string(desk.path().join(format!("out/b.{format}"))).unwrap())
}

const TEMPLATES: [&str; 4] = ["memo", "one-pager", "talking-points", "dossier"];

const CLAIMS: &str = "\
documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}
  - {id: acme, title: A notice, publisher: Acme Inc., derived_from: [gazette], retracted: {date: 2031-05-07, note: taken back}}
sources:
  - {id: ruiz, name: Ana Ruiz, role: minister}
claims:
  - {id: closes, assertion: The port will close, source: ruiz, document: gazette, quote: \"We will close it.\", key: true}
  - {id: asks, assertion: Nobody knows when, source: ruiz, document: gazette, quote: When will it open?, key: true}
  - {id: worn, assertion: The quay is worn, source: outlet, document: acme, key: true, allow: [{rule: single-document, reason: nobody else saw it}]}
";

#[test]
fn a_brief_that_cites_nothing_has_no_notes() {
    for template in TEMPLATES {
        let [html, md] = pages(template, "gaps: [{gap: Whether the port will close}]\n");
        assert!(!md.contains("Notes"), "{template}: {md}");
        assert!(!html.contains("doc-endnotes") && !html.contains("id=\"notes\""), "{template}");
    }
    let [html, md] = pages("memo", CLAIMS);
    assert!(md.contains("\n## Notes\n\n[^1]: "), "{md}");
    assert!(
        html.contains("<section role=\"doc-endnotes\" aria-labelledby=\"notes\"><h2 id=\"notes\">Notes</h2>")
    );
}

#[test]
fn what_the_authors_recommend_stands_in_front_of_what_is_reported() {
    let sections = "  sections:
    - {title: The port, claims: [closes, asks, worn]}
    - {title: Recommendation, text: 'We recommend that the minister wait, and ask who signed: was it the board? We will ask again.'}
";
    let reported = |md: &str| md.find("\n## What is reported\n").unwrap();
    for template in ["memo", "dossier"] {
        let [html, md] = pages(template, &format!("{sections}{CLAIMS}"));
        let own = md
            .find("\n## Recommendation\n\nWe recommend that the minister wait, and ask who signed: was it the board?\nWe will ask again.\n")
            .unwrap();
        assert!(own < reported(&md) && !md.contains("### Recommendation"), "{md}");
        assert!(
            html.contains(
                "<section aria-labelledby=\"section-2\">\n<h2 id=\"section-2\">Recommendation</h2>"
            ),
            "{html}"
        );
    }
    let [_, md] = pages("one-pager", &format!("{sections}{CLAIMS}"));
    assert!(md.contains("\n## Recommendation\n"), "{md}");
    let head = "brief:\n  id: b\n  title: The port\n  as_of: 2031-05-07\n";
    let uncited = |sections: &str| {
        let found = told(&format!("{head}{sections}{CLAIMS}"));
        found.iter().filter(|line| line.contains(" uncited-paragraph: ")).count()
    };
    assert_eq!(uncited(sections), 0);
    assert_eq!(uncited(&sections.replace("We will ask again", "The minister has neglected it")), 1);
}

#[test]
fn claims_without_a_topic_have_a_heading_only_beside_others() {
    for template in ["memo", "dossier"] {
        let [html, md] = pages(template, CLAIMS);
        assert!(!md.contains("### Other") && !html.contains("section-1\">"), "{template}: {md}");
        let [html, md] = pages(template, &CLAIMS.replacen("key: true", "topics: [ports], key: true", 1));
        assert!(md.contains("### Ports") && md.contains("### Other"), "{template}: {md}");
        assert!(html.contains("<h3 id=\"section-2\">Other</h3>"), "{template}");
    }
}

#[test]
fn the_key_explains_the_terms_in_use_and_stands_only_where_there_are_any() {
    let judged = format!(
        "{CLAIMS}judgments:\n  - {{id: j, judgment: It is unlikely that the port closes, likelihood: unlikely, confidence: low, based_on: [closes]}}\n"
    );
    for template in TEMPLATES {
        for page in pages(template, CLAIMS) {
            assert!(!page.contains("Key to terms") && !page.contains("80–95"), "{template}");
        }
        let has_key = ["memo", "dossier"].contains(&template);
        for page in pages(template, &judged) {
            assert_eq!(page.contains("Key to terms"), has_key, "{template}");
            assert_eq!(page.contains("20–45"), template != "talking-points", "{template}: {page}");
            assert!(!page.contains("55–80") && !page.contains("Good information from several"), "{template}");
            assert_eq!(page.contains("Thin, scattered"), has_key, "{template}");
        }
    }
}

#[test]
fn no_sentence_ends_in_two_periods() {
    for template in TEMPLATES {
        for page in pages(template, CLAIMS) {
            for wrong in ["..", ".</q>.", "?</q>.", ".”.", "?.", "!."] {
                let found: Vec<_> =
                    page.lines().filter(|line| line.contains(wrong) && !line.contains("://")).collect();
                assert!(found.is_empty(), "{template}: {wrong} in {found:?}");
            }
        }
    }
    let [html, md] = pages("memo", CLAIMS);
    assert!(html.contains("Quoted: <q>We will close it.</q>\n"), "{html}");
    assert!(html.contains("Quoted: <q>When will it open?</q>\n"), "{html}");
    assert!(html.contains("Hangs on the Harbor Gazette; Acme Inc.</p>"), "{html}");
    assert!(html.contains("<strong>Retracted on 7 May 2031.</strong> Taken back."), "{html}");
    assert!(html.contains("We accept this because nobody else saw it.</p>"), "{html}");
    assert!(md.contains("\nThe key claims hang on Ana Ruiz and Acme Inc. in its own voice.\n"), "{md}");
    let [html, _] = pages("memo", &CLAIMS.replace("We will close it.", "We will close it"));
    assert!(html.contains("Quoted: <q>We will close it</q>.\n"), "{html}");
}

#[test]
fn what_stands_behind_a_citation_goes_within_the_quotation_mark_before_it() {
    let said = |text: &str| {
        let [_, md] = pages("memo", &format!("  bottom_line: '{text}'\n{CLAIMS}"));
        md.lines().find(|line| line.contains("Ruiz said")).unwrap_or_default().to_owned()
    };
    for (text, set) in [
        (r#"Ruiz said it would "close soon" [@closes]."#, r#"Ruiz said it would "close soon."[^1]"#),
        (r#"It would "close soon" [@closes], Ruiz said."#, r#"It would "close soon,"[^1] Ruiz said."#),
        (r#""When?" [@asks], Ruiz said."#, r#""When?",[^1] Ruiz said."#),
        (r#"Ruiz said it would "close" [@closes]; soon."#, r#"Ruiz said it would "close";[^1] soon."#),
        ("Ruiz said it would close [@closes].", "Ruiz said it would close.[^1]"),
    ] {
        assert_eq!(said(text), set);
    }
}

#[test]
fn a_sentence_goes_on_behind_the_place_of_a_note() {
    let claims = CLAIMS.replacen("document: gazette", "document: gazette, at: 3", 1);
    let text = "Ruiz said it would close [@closes]; and soon, as Ruiz said [@closes].";
    let [html, md] = pages("memo", &format!("  bottom_line: '{text}'\n{claims}"));
    let line = md.lines().find(|line| line.contains("and soon")).unwrap_or_default();
    assert_eq!(line, "Ruiz said it would close[^1] (para. 3); and soon, as Ruiz said.[^1] (para. 3)");
    assert!(html.contains("Ruiz said it would close;<sup"), "{html}");
}

#[test]
fn citations_side_by_side_are_set_as_one() {
    let said = |text: &str| {
        let [_, md] = pages("memo", &format!("  bottom_line: '{text}'\n{CLAIMS}"));
        md.lines().find(|line| line.contains("said so")).unwrap_or_default().to_owned()
    };
    let one = said("Ruiz said so [@closes; @asks].");
    assert!(one.starts_with("Ruiz said so.[^1]"), "{one}");
    assert_eq!(said("Ruiz said so [@closes] [@asks]."), one);
    assert_eq!(said("Ruiz said so [@closes][@asks]."), one);
    assert_eq!(
        said(r#"Ruiz said so "now" [@closes] [@asks]."#),
        said(r#"Ruiz said so "now" [@closes; @asks]."#)
    );
}

#[test]
fn nobody_has_read_his_own_notes_on_a_day() {
    let read = |called: &str| {
        let notes = format!("publisher: unknown, called: {called}, type: other, accessed: 2031-05-07");
        let [_, md] = pages("memo", &CLAIMS.replace("publisher: the Harbor Gazette", &notes));
        md.contains("Read on 7 May 2031.")
    };
    assert!(read("a paper on a wall") && !read("our own notes of the sitting"));
}

#[test]
fn what_a_brief_hinges_on_can_be_linked_to() {
    let [html, _] = pages("one-pager", CLAIMS);
    for (number, id) in ["closes", "asks", "worn"].iter().enumerate() {
        let item = html.split(&format!("<li class=\"claim\" id=\"claim-{id}\">")).nth(1).unwrap_or_default();
        let link = item.split("</a>").next().unwrap();
        let shown = html.matches(&format!("href=\"#claim-{id}\" aria-label=\"")).count();
        assert!(link.contains(&format!("href=\"#claim-{id}\"")) && shown == 1, "{number}: {link}");
        assert!(link.ends_with(|c: char| c.is_ascii_digit()), "{link}");
    }
}

#[test]
fn a_one_pager_lists_answers_and_leaves_out_of_which_nothing_is_known() {
    let asked = |outcome: &str| {
        format!(
            "{CLAIMS}responses:\n  - {{id: r, party: ruiz, about: [worn], outcome: {outcome}, source: outlet, document: gazette}}\n"
        )
    };
    for page in pages("one-pager", &asked("unknown")) {
        assert!(!page.contains("Responses and denials") && !page.contains("does not say whether"), "{page}");
        assert!(
            page.contains("Ana Ruiz speaks here, but on one point no answer on the substance is recorded."),
            "{page}"
        );
    }
    for (template, outcome) in [("one-pager", "no-response"), ("memo", "unknown")] {
        for page in pages(template, &asked(outcome)) {
            assert!(page.contains("Responses and denials"), "{template}: {page}");
        }
    }
}

#[test]
fn who_answered_in_substance_anywhere_is_not_told_as_silent() {
    let told = "No answer on the substance is recorded from";
    let with = |responses: &str| pages("memo", &format!("{CLAIMS}responses:\n{responses}"));
    let declined =
        "  - {id: no, party: ruiz, about: [worn], outcome: declined, source: outlet, document: gazette}\n";
    // Who speaks in a claim has the word, and what she would not say is told as that.
    for page in with(declined) {
        assert!(
            page.contains("Ana Ruiz speaks here, but on one point no answer on the substance is recorded."),
            "{page}"
        );
        assert!(!page.contains(told), "{page}");
    }
    let unasked = "  - {id: no, party: ruiz, about: [worn], outcome: not-asked}\n";
    for page in with(unasked) {
        assert!(
            page.contains("Ana Ruiz speaks here, but we did not ask for an answer on one point."),
            "{page}"
        );
    }
    let quiet = CLAIMS.replace("source: ruiz", "source: outlet");
    // Whom nobody accuses, and who was asked about no claim, has nothing to answer.
    let at_large = "  - {id: no, party: ruiz, outcome: declined, source: outlet, document: gazette}\n";
    for page in pages("memo", &format!("{quiet}responses:\n{at_large}")) {
        assert!(!page.contains(told), "{page}");
    }
    let accused = quiet.replace("The quay is worn,", "The quay is worn, accuses: [ruiz],");
    for page in pages("memo", &format!("{accused}responses:\n{at_large}")) {
        assert!(page.contains(told), "{page}");
    }
    for (response, from) in [(declined, "Ana Ruiz."), (unasked, "Ana Ruiz, whom we did not ask.")] {
        for page in pages("memo", &format!("{quiet}responses:\n{response}")) {
            assert!(page.contains(&format!("{told} {from}")) && !page.contains("speaks here"), "{page}");
        }
    }
    for outcome in ["denied", "confirmed", "responded"] {
        let answer = format!(
            "  - {{id: yes, party: ruiz, about: [worn, asks], outcome: {outcome}, claims: [closes], source: ruiz, document: gazette}}\n"
        );
        for page in with(&format!("{declined}{answer}")) {
            assert!(!page.contains(told) && !page.contains("speaks here"), "{outcome}: {page}");
        }
    }
}

#[test]
fn who_refers_the_question_to_another_or_puts_the_answer_off_answers_nothing() {
    let told = "No answer on the substance is recorded from";
    let quiet = CLAIMS.replace("source: ruiz", "source: outlet");
    let unasked = "  - {id: no, party: ruiz, about: [worn], outcome: not-asked}\n";
    let silent = |outcome: &str, wording: &str| {
        let response = unasked.replace("not-asked", &format!("{outcome}, wording: {wording}"));
        pages("memo", &format!("{quiet}responses:\n{response}"))
            .map(|page| page.contains(&format!("{told} Ana Ruiz.")))
    };
    for wording in
        ["referred us to the port", "referred all questions to the port", "said she would answer in June"]
    {
        assert_eq!(silent("responded", wording), [true; 2], "{wording}");
    }
    for (outcome, wording) in [
        ("responded", "said that it would respond to every leak within an hour"),
        ("responded", "will answer for the damage"),
        ("responded", "referred the matter to the prosecutor"),
        ("responded", "referred to an inspection of 2030 that had found no leak"),
        ("responded", "said that a strike would answer the crews' demands"),
        ("responded", "said that it would respond in kind"),
        ("denied", "denied it and said that she would comment no further"),
    ] {
        assert_eq!(silent(outcome, wording), [false; 2], "{wording}");
    }
}

#[test]
fn a_body_speaks_through_its_head_and_whoever_acts_for_it_and_not_through_all_who_belong_to_it() {
    const SPEAKS: &str = "The port speaks here, but on one point no answer on the substance is recorded.";
    const SILENT: &str = "No answer on the substance is recorded from the port.";
    let records = |ties: &str| {
        let sources = "  - {id: port, organization: the port}\nclaims:\n";
        CLAIMS.replace("role: minister}", &format!("role: {ties}}}")).replace("claims:\n", sources)
            + "responses:\n  - {id: no, party: port, about: [worn], outcome: declined, source: outlet, document: gazette}\n"
    };
    for (ties, said) in [
        ("engineer, of: port, acts_for: port", SPEAKS),
        ("engineer, of: port", SILENT),
        ("former director, of: port", SILENT),
        ("deputy director of berths, of: port", SILENT),
        ("director, of: port", SPEAKS),
        ("chief executive, of: port", SPEAKS),
        ("director of the port, of: port", SPEAKS),
        ("spokeswoman, of: port", SPEAKS),
        ("director, acts_for: port, ground_rule: background", SILENT),
    ] {
        for page in pages("memo", &records(ties)) {
            assert!(page.contains(said), "{ties}: {page}");
        }
    }
}

#[test]
fn what_a_paper_cites_is_named_where_key_claims_hang_on_it() {
    let memo = "  - {id: memo, title: unknown, publisher: unknown, called: an internal memo, type: other, seen: false}\nsources:\n";
    let records =
        CLAIMS.replacen("sources:\n", memo, 1).replace("document: acme", "via: [memo], document: acme");
    for page in pages("memo", &records) {
        assert!(
            page.contains("The key claims hang on Ana Ruiz, and Acme Inc., citing an internal memo."),
            "{page}"
        );
    }
}

#[test]
fn a_table_names_the_body_of_a_role_that_names_none() {
    let records = CLAIMS.replace(
        "role: minister}",
        "role: member of parliament, of: green}\n  - {id: green, organization: the Green Alliance}",
    );
    let [_, md] = pages("memo", &records);
    assert!(md.contains("| member of parliament (Green Alliance) |"), "{md}");
    let records = CLAIMS.replace(
        "role: minister}",
        "role: water minister, of: water}\n  - {id: water, organization: the Ministry of Water, of: karesh}\n  - {id: karesh, organization: Karesh}",
    );
    let [_, md] = pages("memo", &records);
    assert!(md.contains("| water minister of Karesh |"), "{md}");
    let records = CLAIMS.replace(
        "role: minister}",
        "role: member of Kessia's council and of the board, of: water}\n  - {id: water, organization: the Kessia Water Company}",
    );
    let [_, md] = pages("memo", &records);
    assert!(md.contains("| member of Kessia's council and of the board (Kessia Water Company) |"), "{md}");
}

#[test]
fn a_judgment_of_an_even_chance_needs_no_other_explanation() {
    let found = |term: &str| {
        let desk = format!(
            "{CLAIMS}judgments:\n  - {{id: j, judgment: There is a {term} that it opens, likelihood: {term}, confidence: low, because: thin, based_on: [closes]}}\n"
        );
        let found = told(&format!("brief:\n  id: b\n  title: The port\n  as_of: 2031-05-07\n{desk}"));
        found.iter().any(|line| line.contains("judgment-without-alternative"))
    };
    assert!(!found("roughly even chance") && found("almost no chance"));
}

#[test]
fn who_was_not_asked_was_not_asked_about_anything() {
    let response = |rest: &str| {
        let desk = format!("{CLAIMS}responses:\n  - {{id: r, party: ruiz, about: [worn], {rest}}}\n");
        pages("memo", &desk)
    };
    for outcome in ["outcome: not-asked", "outcome: unknown"] {
        for page in response(outcome) {
            assert!(page.contains("Concerns: ") && !page.contains("Asked about"), "{page}");
        }
    }
    for page in response("outcome: no-response, source: outlet, document: gazette") {
        assert!(page.contains("Asked about: ") && !page.contains("Concerns: "), "{page}");
    }
    for page in response("outcome: denied, source: ruiz, document: gazette") {
        let told = page.contains("Ruiz denied claim ");
        assert!(told && !page.contains("Asked about"), "{page}");
    }
}

#[test]
fn who_answered_one_thing_may_not_have_been_asked_about_another() {
    for (outcome, said) in [
        ("unknown", "Acme Inc. does not say whether Ruiz was asked about this."),
        ("not-asked", "We did not ask Ruiz about this."),
    ] {
        let answer =
            "{id: a, party: ruiz, about: [closes], outcome: declined, source: ruiz, document: gazette}";
        let desk = format!(
            "{CLAIMS}responses:\n  - {answer}\n  - {{id: r, party: ruiz, about: [worn], outcome: {outcome}}}\n"
        );
        let [_, md] = pages("memo", &desk);
        assert!(md.contains(&format!("{said}\n  Concerns: ")), "{md}");
    }
}

#[test]
fn a_default_document_tells_of_no_response_that_it_cannot_tell_of() {
    let other = "  - {id: notice, title: Notice, publisher: the port, type: statement, published: 2031-05-09}\nsources:\n";
    let desk = CLAIMS.replacen("sources:\n", other, 1).replacen("claims:\n", "defaults: {document: gazette}\nclaims:\n  - {id: late, assertion: The town hid the survey, source: ruiz, document: notice}\n", 1);
    let told = |about: &str, outcome: &str| {
        let response =
            format!("{desk}responses:\n  - {{id: r, party: ruiz, about: [{about}], outcome: {outcome}}}\n");
        let [_, md] = pages("memo", &response);
        md
    };
    let silent = |md: &str, whose: &str| md.contains(&format!("{whose} does not say whether Ruiz was asked"));
    for (about, whose) in [
        ("late", "The statement from the port"),
        ("closes", "The Harbor Gazette"),
        ("late, closes", "The Harbor Gazette"),
    ] {
        let md = told(about, "unknown");
        assert!(silent(&md, whose), "{about}: {md}");
    }
    let md = told("late, worn", "unknown");
    assert!(md.contains("We do not know whether Ruiz was asked for comment.\n"), "{md}");
    let md = told("late", "not-asked");
    assert!(md.contains("We did not ask Ruiz for comment.\n"), "{md}");
    let md = told("late", "no-response");
    assert!(md.contains("according to the Harbor Gazette.[^"), "{md}");
}

#[test]
fn a_denial_stands_with_what_it_denies_and_a_card_with_what_contradicts_its_points() {
    let records = "documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}
sources:
  - {id: town, organization: the town of Karsholm, short: the town}
  - {id: holt, name: Jens Holt, role: spokesman, of: town}
defaults: {document: gazette, source: town}
claims:
  - {id: bid, assertion: The bid is high, source: outlet}
  - {id: never, assertion: No bid was made, contradicts: [bid]}
  - {id: open, assertion: The sale is open, source: holt}
  - {id: maybe, assertion: The sale may fail, qualifies: [open]}
  - {id: roof, assertion: The roof is sound, source: outlet}
  - {id: leak, assertion: The roof leaks, contradicts: [roof]}
responses:
  - {id: r, party: town, about: [bid], outcome: denied, claims: [never], source: town, document: gazette}
  - {id: q, party: holt, about: [bid, roof], outcome: no-response, source: outlet, document: gazette, wording: could not be reached}
  - {id: p, party: holt, about: [maybe], outcome: declined, source: outlet, document: gazette}
";
    for page in pages("one-pager", records) {
        let page = page.replace("<b>Denies</b>", "This denies:");
        assert!(page.contains("This denies: The bid is high, the Harbor Gazette reported."), "{page}");
    }
    let points = format!(
        "  talking_points: [{{point: The sale is open, claims: [open]}}, {{point: The bid is high, claims: [bid]}}, \
         {{point: The bid may be higher still, claims: [bid]}}]\n{records}"
    );
    for page in pages("talking-points", &points) {
        let against = page.split("What contradicts these points").nth(1).unwrap();
        assert!(!against.contains("roof"), "{page}");
        assert!(against.contains("This qualifies point 1."), "{page}");
        assert!(against.contains("No bid was made, the town said."), "{page}");
        assert!(against.contains("This contradicts points 2 and 3."), "{page}");
        assert_eq!(against.matches("No bid was made").count(), 1, "{page}");
        assert!(page.contains("This concerns points 2 and 3."), "{page}");
        assert!(page.contains("This concerns what qualifies point 1."), "{page}");
    }
    let both = format!(
        "  talking_points: [{{point: The sale is open, claims: [open]}}, {{point: The sale may fail, claims: [maybe]}}, \
         {{point: The roof is sound, claims: [roof]}}, {{point: The roof leaks, claims: [leak]}}]\n{records}"
    );
    for page in pages("talking-points", &both) {
        let against = page.split("What contradicts these points").nth(1).unwrap();
        let against = against.split("Notes</h2>").next().unwrap().split("## Notes").next().unwrap();
        assert!(against.contains("Point 2 qualifies point 1."), "{page}");
        assert!(against.contains("Points 3 and 4 contradict each other."), "{page}");
        assert!(!against.contains("roof") && !against.contains("sale may fail"), "{page}");
    }
}

#[test]
fn a_card_bears_the_marking_of_the_memo_whose_claims_it_shows() {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    let card = |marking: &str, claim: &str| {
        let memo =
            format!("brief: {{id: memo, title: The port, as_of: 2031-05-07, marking: TLP:AMBER}}\n{CLAIMS}");
        let memo = memo.replace("quote: When", &format!("{claim}quote: When"));
        fs::write(desk.path().join("briefs/memo.yaml"), memo).unwrap();
        let card = format!(
            "brief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  template: talking-points\n  formats: md\n{marking}  \
             talking_points: [{{point: Nobody knows when according to minister Ana Ruiz, claims: [asks]}}]\n"
        );
        fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
        let mut byline = Command::cargo_bin("byline").unwrap();
        let build = byline.current_dir(desk.path()).args(["build", "card", "--draft"]).output().unwrap();
        let page = fs::read_to_string(desk.path().join("out/card.md")).unwrap();
        (page, String::from_utf8(build.stdout).unwrap() + &String::from_utf8(build.stderr).unwrap())
    };
    let (page, said) = card("", "");
    assert_eq!(page.matches("**TLP:AMBER**").count(), 2, "{page}");
    assert!(!said.contains("low-banner"), "{said}");
    let (page, said) = card("  marking: TLP:GREEN\n", "");
    assert_eq!(page.matches("**TLP:GREEN**").count(), 2, "{page}");
    assert!(
        said.contains(
            "error[low-banner]: the brief is TLP:GREEN and shows records of `memo`, which is TLP:AMBER"
        ),
        "{said}"
    );
    let (page, said) = card("", "marking: TLP:GREEN, ");
    assert_eq!(page.matches("**TLP:GREEN**").count(), 2, "{page}");
    assert!(!said.contains("low-banner"), "{said}");
}

#[test]
fn a_card_says_which_claim_raises_its_banner_although_no_point_cites_it() {
    let card = |more: &str| {
        let desk = format!(
            "# file: briefs/memo.yaml\nbrief: {{id: memo, title: The port, as_of: 2031-05-07}}\n{CLAIMS}# file: briefs/card.yaml\n\
             brief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  template: talking-points\n  include: [memo]\n  \
             marking: TLP:CLEAR\n  talking_points: [{{point: Nobody knows when according to minister Ana Ruiz, claims: [asks]}}]\n{more}"
        );
        let marked = desk.replace("  - {id: closes, ", "  - {id: closes, marking: TLP:AMBER, ");
        assert_ne!(marked, desk);
        told(&marked).into_iter().filter(|line| line.contains("low-banner")).collect::<Vec<_>>()
    };
    let said = "[TLP:CLEAR] low-banner: the brief is TLP:CLEAR, and its pages bear TLP:AMBER because of `closes` (write \
        `marking: TLP:AMBER`, or leave the claim out: `exclude: [closes]`)";
    assert_eq!(card(""), [said]);
    assert_eq!(card("  exclude: [closes]\n"), [""; 0]);
}

#[test]
fn a_one_pager_shows_what_contradicts_a_key_claim_and_counts_what_it_shows() {
    let records = "\
documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}
sources:
  - {id: ruiz, name: Ana Ruiz, role: minister}
  - {id: bell, name: Tom Bell, role: mayor}
defaults: {document: gazette}
claims:
  - {id: closes, assertion: The port will close in June, source: ruiz, key: true}
  - {id: opens, assertion: The port stays open in June, source: bell, contradicts: [closes]}
  - {id: worn, assertion: The quay is worn, source: bell}
  - {id: early, assertion: The quay was worn in May, source: ruiz}
";
    for page in pages("one-pager", records) {
        assert!(page.contains("Against this"), "{page}");
        assert!(page.contains("The port stays open in June, "), "{page}");
        assert!(
            page.contains("This page shows two of four claims from one document, which cites two"),
            "{page}"
        );
    }
    let [_, md] = pages("one-pager", records);
    assert!(
        md.contains("- The port will close in June, minister Ana Ruiz said.[^1]\n  - Against this: The port stays open in June, mayor Tom Bell said.[^1]\n"),
        "{md}"
    );
    for (shown, what) in [
        (records.replace("contradicts: [closes]}", "contradicts: [closes], key: true}"), "it is key itself"),
        (
            format!(
                "{records}responses:\n  - {{id: r, party: bell, about: [closes], outcome: denied, claims: [opens], source: bell}}\n"
            ),
            "an answer says it",
        ),
        (
            records.replace("contradicts: [closes]}", "contradicts: [closes], status: superseded}"),
            "it does not stand",
        ),
    ] {
        let [_, md] = pages("one-pager", &shown);
        assert!(!md.contains("Against this"), "{what}: {md}");
    }
    let [_, memo] = pages("memo", records);
    assert!(memo.contains("This brief rests on four claims from one document"), "{memo}");
}
