//! What a page tells its readers, and what it must not claim.

use std::fs;
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt as _;
use assert_cmd::prelude::OutputAssertExt as _;

use crate::sections::pages;

/// One claim of unnamed people, whose record goes on with `terms`.
fn unnamed(terms: &str) -> String {
    format!(
        "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
         sources:\n  - {{id: readers, anonymous: people who have seen the plan, count: 2, access: indirect, reason: to speak of a plan that is not public{terms}}}\n\
         claims:\n  - {{id: closes, assertion: The port will close, source: readers, document: gazette}}\n"
    )
}

#[test]
fn terms_that_nobody_stated_are_not_said_to_be_agreed() {
    for page in pages("memo", &unnamed("")) {
        assert!(!page.contains("on background"), "{page}");
        assert!(page.contains("unnamed: to speak of a plan that is not public"), "{page}");
        assert!(page.contains("at second hand"), "{page}");
    }
    for page in pages("memo", &unnamed(", ground_rule: background")) {
        assert!(page.contains("on background: to speak of a plan that is not public"), "{page}");
    }
}

#[test]
fn a_broadcast_is_heard_and_a_place_in_it_is_a_time() {
    let records = |seen: &str| {
        format!(
            "documents:\n  - {{id: radio, title: The eight o'clock news, publisher: Radio Kessia, type: broadcast, published: 2031-05-06, accessed: 2031-05-07, text: radio.txt}}\n  \
             - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, accessed: 2031-05-07}}\n  \
             - {{id: customs, title: Landings, publisher: the customs service, type: dataset, accessed: 2031-05-07}}\n  \
             - {{id: first, title: Noon, publisher: Harbor FM, type: broadcast, seen: false}}\n  \
             - {{id: early, title: Dawn, publisher: Dawn Post, seen: {seen}}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: outlet, document: radio, at: 00:12:30, first_reported_by: first}}\n  \
             - {{id: worn, assertion: The quay is worn, source: outlet, document: gazette, first_reported_by: early}}\n  \
             - {{id: fell, assertion: Landings fell, source: outlet, document: customs}}\n"
        )
    };
    let [html, md] = pages("memo", &records("true"));
    for page in [&html, &md] {
        for said in ["Heard on 7 May 2031.", "Read on 7 May 2031.", "Consulted on 7 May 2031.", "00:12:30"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(
            page.contains("credited, which we have not heard and never count as evidence: Harbor FM."),
            "{page}"
        );
        assert!(page.contains("Credited, not heard."), "{page}");
    }
    let [_, md] = pages("memo", &records("false"));
    assert!(md.contains("documents are credited, which we have not consulted and never count as evidence: Harbor FM and Dawn Post."), "{md}");
}

#[test]
fn a_numbered_part_of_a_document_is_a_place_in_it() {
    let records = "documents:\n  - {id: landings, title: Landings, publisher: the customs service, type: dataset, published: 2031-05}\n\
                   claims:\n  - {id: fell, assertion: Landings fell, source: outlet, document: landings, at: Tab. 7}\n";
    for page in pages("memo", records) {
        assert!(page.contains("table 7<") || page.contains("(table 7)"), "{page}");
    }
}

#[test]
fn notes_of_ones_own_have_no_title_that_anybody_could_miss() {
    let said = |kind: &str| {
        let records = format!(
            "documents:\n  - {{id: notes, title: unknown, publisher: unknown, called: our own notes, type: {kind}, published: 2031-05-04}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: outlet, document: notes}}\n"
        );
        pages("memo", &records)
    };
    for page in ["other", "letter"].into_iter().flat_map(said) {
        assert!(page.contains("Our own notes, 4 May 2031") && !page.contains("title unknown"), "{page}");
    }
    for page in said("news") {
        assert!(page.contains("Our own notes, title unknown, 4 May 2031"), "{page}");
    }
}

#[test]
fn what_somebody_told_us_is_no_interview_with_the_authors_besides() {
    let records = "documents:\n  - {id: notes, title: Notes, publisher: us, called: our notes, type: interview, published: 2031-05-04}\n\
                   sources:\n  - {id: port, organization: the Port Ministry}\n\
                   claims:\n  - {id: closes, assertion: The quay will close, source: port, document: notes, addressee: {text: us}}\n";
    for page in pages("memo", records).map(|page| joined(&page)) {
        assert!(page.contains("The quay will close, the Port Ministry told us."), "{page}");
    }
}

#[test]
fn a_name_inside_another_word_is_no_mention() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
                   sources:\n  - {id: union, organization: the Eastern Union of Dockers, short: the union, aliases: [EU]}\n\
                   claims:\n  - {id: closes, assertion: The union will close the museum, source: union, document: gazette}\n";
    for page in pages("memo", records).map(|page| joined(&page)) {
        assert!(
            page.contains("The Eastern Union of Dockers said that the union will close the museum."),
            "{page}"
        );
    }
}

#[test]
fn a_letter_is_noted_as_what_it_is() {
    for (fields, note) in [
        ("called: a letter to the ministry", "Clara Benn, letter to the ministry, 4 May 2031"),
        ("author: Jan Pohl", "Jan Pohl, Clara Benn, letter, 4 May 2031"),
    ] {
        let records = format!(
            "documents:\n  - {{id: letter, title: unknown, publisher: Clara Benn, {fields}, type: letter, published: 2031-05-04}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: outlet, document: letter}}\n"
        );
        for page in pages("memo", &records) {
            assert!(page.contains(note) && !page.contains("title unknown"), "{page}");
        }
    }
}

/// Claims in one document, of which `last` is one more.
fn thin(last: &str) -> String {
    format!(
        "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n  \
         - {{id: ledger, title: The port deal, publisher: the Morning Ledger, published: 2031-05-05}}\n\
         sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: bell, name: Tomas Bell}}\n\
         defaults: {{document: gazette}}\n\
         claims:\n  - {{id: a, assertion: The port will close, source: ruiz, key: true}}\n  \
         - {{id: worn, assertion: The quay is worn, source: outlet}}\n  \
         - {{id: c, assertion: The cranes stand still, source: ruiz, key: true}}\n  \
         - {{id: d, assertion: The berths are full, source: outlet}}\n  - {last}\n"
    )
}

#[test]
fn what_nearly_all_claims_share_is_said_once_above_them() {
    let shared = "uncorroborated, from a single document";
    let all = thin("{id: e, assertion: The fleet is idle, source: outlet}");
    let other =
        "{id: e, assertion: The fleet is idle, evidence: [{source: ruiz}, {source: bell, document: ledger}]}";
    for template in ["memo", "dossier", "one-pager"] {
        let [html, md] = pages(template, &all);
        let sentence = format!("Each of these claims is {shared}.");
        assert!(html.contains(&sentence), "{template}: {html}");
        assert_eq!(html.matches(shared).count(), 1, "{template}");
        assert_eq!(md.contains(&sentence), template == "dossier", "{md}");
        let [html, _] = pages(template, &thin(other));
        assert!(
            html.contains(&format!("Each of these claims is {shared}, unless it says otherwise.")),
            "{html}"
        );
        assert_eq!(html.contains("· independently corroborated"), template != "one-pager", "{html}");
    }
    let [html, _] = pages(
        "memo",
        &thin("{id: e, assertion: The quay is sound, source: bell, document: ledger, contradicts: [worn]}"),
    );
    assert_eq!(html.matches("· contested").count(), 2, "{html}");
}

#[test]
fn an_accepted_finding_is_told_in_plain_words_unless_it_is_private() {
    let accepted = |extra: &str| {
        thin(&format!(
            "{{id: e, assertion: Landings fell by 14%, kind: figure, source: outlet, allow: [{{rule: unsourced-figure, reason: the customs service publishes none, until: 2031-12{extra}}}]}}"
        ))
    };
    for page in pages("dossier", &accepted("")) {
        let told = "This figure stands in the document's own voice, and nobody who counted is named. We accept this until December 2031 because the customs service publishes none.";
        let page = page.replace("\n  ", " ").replace("&#39;", "'");
        assert!(page.contains(told) && !page.contains("unsourced-figure"), "{page}");
    }
    for page in pages("dossier", &accepted(", private: true")) {
        assert!(!page.contains("We accept this") && !page.contains("publishes none"), "{page}");
    }
}

#[test]
fn what_a_rule_finds_is_told_of_the_claim_and_never_in_the_words_of_the_rule() {
    let records = |allowed: &str| {
        thin(&format!(
            "{{id: e, assertion: The fleet is idle, evidence: [{{source: ruiz}}, {{source: bell, document: ledger}}], allow: [{{rule: {allowed}, reason: the register is closed}}]}}"
        ))
    };
    let why = "We accept this because the register is closed.";
    for (rule, said) in [
        (
            "uncredited-first-report",
            "The document of this claim relays other reports, and the claim credits none of them.",
        ),
        ("long-brief", "Our own check has a finding on this claim."),
    ] {
        for page in pages("memo", &records(rule)).map(|page| joined(&page)) {
            assert!(page.contains(&format!("{said} {why}")), "{rule}: {page}");
        }
    }
    // How its file is written concerns no reader, and that one unnamed person stands behind what two say is false.
    for rule in ["final-period", "leaked-name", "single-anonymous-source"] {
        for page in pages("memo", &records(rule)).map(|page| joined(&page)) {
            assert!(
                page.contains("The fleet is idle") && !page.contains("the register is closed"),
                "{rule}: {page}"
            );
        }
    }
}

#[test]
fn what_is_accepted_of_claims_in_a_row_for_one_reason_is_said_once() {
    let figure = |id: &str, says: &str, allowed: &str| {
        format!(
            "{{id: {id}, assertion: {says}, kind: figure, source: outlet, document: ledger, topics: [port], allow: [{{rule: unsourced-figure, reason: {allowed}}}]}}"
        )
    };
    let records = thin(
        &[
            figure("e", "Landings fell by 14%", "nobody else counts"),
            figure("f", "Landings of cod fell by 20%", "nobody else counts"),
            figure("g", "The fleet has 40 boats", "the register is closed"),
            figure("h", "The port has 12 berths", "nobody else counts"),
        ]
        .join("\n  - "),
    );
    let [html, md] = pages("memo", &records).map(|page| joined(&page));
    let number = |claim: &str| {
        let (before, _) = md.split_once(claim).unwrap();
        let (_, number) = before.rsplit_once("**").unwrap().0.rsplit_once("**").unwrap();
        number.trim_end_matches('.').to_owned()
    };
    let (first, second) = (number("Landings fell by 14%"), number("Landings of cod fell"));
    let once = format!("We accept this, and the same of claim {second}, because nobody else counts.");
    for page in [&html, &md] {
        assert_eq!(page.matches(&once).count(), 1, "{page}");
        assert_eq!(page.matches("because nobody else counts").count(), 2, "{page}");
        assert_eq!(page.matches("because the register is closed").count(), 1, "{page}");
    }
    assert_eq!(md.matches("nobody who counted is named").count(), 3, "{md}");
    let back =
        format!("nobody who counted is named. We accept this for the reason given under claim {first}.");
    assert!(html.contains(&back) && !md.contains(&back), "{html}");
    let [_, full] = pages("dossier", &records).map(|page| joined(&page));
    assert!(full.contains(&back) && full.contains(&once), "{full}");
}

#[test]
fn what_was_accepted_of_a_talking_point_is_not_told_of_a_page_that_has_none() {
    let records = thin(
        "{id: e, assertion: Landings fell, source: outlet, allow: [{rule: uncleared-point, reason: the Gazette has published it}]}",
    );
    for page in pages("memo", &records) {
        assert!(!page.contains("the Gazette has published it"), "{page}");
    }
    let points = "  talking_points: [{point: The Harbor Gazette reported that landings fell, claims: [e]}]\n";
    for page in pages("dossier", &format!("{points}{records}")) {
        assert!(page.contains("the Gazette has published it"), "{page}");
    }
}

/// A page of HTML or Markdown without its line breaks.
fn joined(page: &str) -> String {
    page.replace("&#39;", "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_memo_says_in_markdown_too_when_a_claim_was_said_and_what_was_accepted_of_it() {
    let records = thin(
        "{id: e, assertion: Landings fell by 14%, kind: figure, source: outlet, when: 2030, said_on: 2031-05-04, allow: [{rule: unsourced-figure, reason: the customs service publishes none}]}\n  \
         - {id: f, assertion: The fleet is idle, evidence: [{source: ruiz, said_on: 2031-05}, {source: bell, document: ledger, said_on: 2031-04~}]}",
    );
    let [html, md] = pages("memo", &records).map(|page| joined(&page));
    for page in [&html, &md] {
        for said in [
            "When: 2030.",
            "Said on 4 May 2031.",
            "Said in May 2031",
            "Said in about April 2031",
            "nobody who counted is named. We accept this because the customs service publishes none.",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
    let beside = "Said in May 2031 (the Harbor Gazette). Said in about April 2031 (the Morning Ledger).";
    assert!(md.contains(beside), "{md}");
    let [html, md] = pages("dossier", &records).map(|page| joined(&page));
    assert!(html.contains("Said on 4 May 2031.") && md.contains("; said on 4 May 2031."), "{md}");
}

#[test]
fn what_is_still_to_be_done_is_a_planned_action() {
    let [html, _] =
        pages("memo", &thin("{id: e, assertion: Ruiz will sign the order, actor: ruiz, source: outlet}"));
    assert!(html.contains("planned action") && !html.contains("reported action"), "{html}");
    let [html, _] =
        pages("memo", &thin("{id: e, assertion: Ruiz will not sign the order, actor: ruiz, source: outlet}"));
    assert!(html.contains("refusal") && !html.contains("planned action"), "{html}");
    let refused = "{id: e, assertion: Ruiz would not say whether it closes, actor: ruiz, source: outlet}";
    let [html, _] = pages("memo", &thin(refused));
    assert!(!html.contains("planned action") && html.contains("reported action"), "{html}");
}

#[test]
fn a_doctor_at_a_hospital_works_there() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
        sources:\n  - {id: doctor, anonymous: a doctor at Lund Hospital, count: 1, basis: works at the hospital, access: direct}\n\
        claims:\n  - {id: a, assertion: The ward will close, source: doctor, document: gazette}\n";
    let [_, md] = pages("memo", records);
    assert!(md.contains("| A doctor at Lund Hospital | at first hand | unnamed | 1 |"), "{md}");
}

#[test]
fn a_row_of_the_table_of_sources_says_nothing_twice() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
        sources:\n  - {id: board, organization: the Harbor Board}\n  \
        - {id: reader, anonymous: one of the people who have seen the plan, count: 1, basis: has seen the plan, access: direct}\n  \
        - {id: voice, anonymous: a spokesperson for the Harbor Board, official: true, affiliation: board, count: 1}\n\
        claims:\n  - {id: a, assertion: The port will close, source: reader, document: gazette}\n  \
        - {id: worn, assertion: The quay is worn, source: voice, document: gazette}\n";
    let [_, md] = pages("memo", records);
    assert!(
        md.contains("| One of the people who have seen the plan | at first hand | unnamed | 1 |"),
        "{md}"
    );
    assert!(md.contains("| A spokesperson for the Harbor Board | – | on the record | 2 |"), "{md}");
}

#[test]
fn nobody_is_cited_for_his_own_document_nor_named_twice() {
    let records = "documents:\n  - {id: letter, title: Open letter, publisher: the islanders' council, type: statement, published: 2031-05-06}\n\
        sources:\n  - {id: council, organization: the islanders' council}\n  - {id: ministry, organization: the transport ministry}\n  \
        - {id: union, organization: the seafarers' union}\n  - {id: board, organization: the port board}\n  - {id: vell, name: Jonas Vell, role: Transport Minister, of: ministry}\n\
        claims:\n  - {id: a, assertion: The islanders' council had not been consulted, kind: absence, as_of: 2031-05-06, source: council, document: letter, at: 1, accuses: [ministry, union]}\n  \
        - {id: c, assertion: The boat is old, source: vell, document: letter, at: 2}\n  \
        - {id: d, assertion: The ministry and the union met, actor: [ministry, union, board], source: council, document: letter, at: 3}\n";
    let [html, md] = pages("dossier", records);
    let html = html.replace("&#39;", "'");
    for page in [&html, &md] {
        assert!(
            page.contains("the islanders' council had not been consulted, it said in a statement."),
            "{page}"
        );
        assert!(!page.contains("Transport Minister, the transport ministry"), "{page}");
    }
    assert!(
        !html.contains("citing <a href=\"#source-council\">")
            && html.contains("citing <a href=\"#source-vell\">"),
        "{html}"
    );
    assert!(md.contains("- From the islanders' council (6 May 2031), para. 1: paraphrase."), "{md}");
    let named = "Named on this page without a word of their own: ";
    assert!(md.contains(named), "{md}");
    let named = html.split(named).nth(1).unwrap().split("</p>").next().unwrap();
    assert!(named.contains("</span>; <span"), "{named}");
}

#[test]
fn a_table_says_whose_part_a_body_is_only_where_its_name_does_not() {
    let desk = accused().replace("  - {id: brink,", "  - {id: ships, organization: Kessia's ministry of ships, of: land}\n  - {id: land, organization: Kessia}\n  - {id: brink, of: town,")
        .replace("source: town}", "source: ships}");
    for page in pages("memo", &desk).map(|page| joined(&page)) {
        assert!(!page.contains("part of Kessia"), "{page}");
        assert!(page.contains("part of the town of Kessia"), "{page}");
    }
}

/// Two claims that accuse two bodies; one denied it, the other did not answer.
fn accused() -> String {
    "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
     sources:\n  - {id: ruiz, name: Ana Ruiz, role: harbor master}\n  - {id: town, organization: the town of Kessia, short: the town}\n  \
     - {id: brink, organization: Brink Estates}\n\
     defaults: {document: gazette}\n\
     claims:\n  - {id: hid, assertion: The town of Kessia hid the survey, actor: town, source: ruiz, accuses: [town]}\n  \
     - {id: sold, assertion: Brink Estates sold the quay, actor: brink, source: ruiz, accuses: [brink]}\n  \
     - {id: open, assertion: The quay stays open, source: town}\n\
     responses:\n  - {id: denial, party: town, about: [hid], outcome: denied, source: town, when: 2031-05-05}\n  \
     - {id: silence, party: brink, about: [sold], outcome: no-response, source: outlet}\n"
        .to_owned()
}

#[test]
fn a_memo_states_what_an_answer_denies_and_when_it_was_given() {
    let [html, md] = pages("memo", &accused()).map(|page| joined(&page));
    assert!(md.contains("The town denied claim 1 (when: 5 May 2031).[^1]"), "{md}");
    assert_eq!(md.matches("hid the survey").count(), 1, "{md}");
    assert!(
        html.contains(
            "The town denied claim <a class=\"link\" href=\"#claim-hid\">1</a> (when: 5 May 2031)."
        ),
        "{html}"
    );
    assert!(!md.contains("About: claim 1."), "{md}");
    assert!(md.contains("Asked about: claim 3."), "{md}");
    let silent = accused().replace("source: outlet}", "source: outlet, when: 2031-05-04}");
    for page in pages("memo", &silent).map(|page| joined(&page)) {
        assert!(page.contains("Asked: 4 May 2031."), "{page}");
    }
    let of_its_head = accused()
        .replace("role: harbor master", "role: mayor, of: town")
        .replace("denied, source: town,", "denied, claims: [open], source: ruiz,");
    let [_, md] = pages("memo", &of_its_head);
    assert!(joined(&md).contains("The town denied claim 1 (when: 5 May 2031): see claim 2."), "{md}");
    let worded = accused()
        .replace("denied, source: town,", "responded, wording: said that it sees no harm, source: ruiz,");
    for page in pages("memo", &worded).map(|page| joined(&page)) {
        assert!(page.contains("The town sees no harm, Ruiz said."), "{page}");
    }
}

#[test]
fn who_denied_something_for_a_body_is_told_in_one_breath() {
    for (role, outcome, said) in [
        ("role: mayor, of: town", "denied", "Ruiz denied claim 1 for the town (when: 5 May 2031)."),
        (
            "role: lawyer, acts_for: town",
            "confirmed",
            "Ruiz confirmed claim 1 for the town (when: 5 May 2031).",
        ),
        ("role: lawyer, acts_for: town", "responded", "Ruiz responded for the town."),
        ("role: dock worker, of: town", "denied", "The town denied claim 1, Ruiz said (when: 5 May 2031)."),
        ("role: former mayor, of: town", "denied", "The town denied claim 1, Ruiz said (when: 5 May 2031)."),
        ("role: harbor master", "denied", "The town denied claim 1, Ruiz said (when: 5 May 2031)."),
        ("role: mayor, of: town", "declined", "The town declined to comment, Ruiz said."),
    ] {
        let desk = accused().replace("role: harbor master", role);
        let desk = desk.replace("denied, source: town,", &format!("{outcome}, source: ruiz,"));
        let [_, md] = pages("memo", &desk);
        assert!(joined(&md).contains(said), "{said}: {md}");
    }
    let spokesman = accused().replace(
        "brink, organization",
        "tal, name: Ruben Tal, role: spokesman, acts_for: town}\n  - {id: brink, organization",
    );
    let [_, md] = pages("memo", &spokesman.replace("denied, source: town,", "denied, source: tal,"));
    assert!(
        joined(&md).contains("- Ruben Tal, a spokesman for the town, denied claim 1 (when: 5 May 2031)."),
        "{md}"
    );
}

#[test]
fn a_memo_gives_the_numbers_of_what_was_denied_or_confirmed() {
    let several = accused().replace("about: [hid], outcome: denied", "about: [sold, hid], outcome: denied");
    let [html, md] = pages("memo", &several).map(|page| joined(&page));
    let link = |id: &str| format!("<a class=\"link\" href=\"#claim-{id}\">");
    let html = html.replace(&link("hid"), "").replace(&link("sold"), "").replace("</a>", "");
    for page in [&html, &md] {
        assert!(page.contains("The town denied claims 1 and 3 (when: 5 May 2031)."), "{page}");
        assert!(!page.contains("denied this") && !page.contains("About: claim"), "{page}");
    }
    let [_, md] =
        pages("memo", &several.replace("denied, source: town, when: 2031-05-05", "confirmed, source: town"));
    assert!(md.contains("The town confirmed claims 1 and 3.[^1]\n"), "{md}");
    // Words of the desk stay as they are.
    let [_, md] =
        pages("memo", &several.replace("denied, source", "denied, wording: rejected the charge, source"));
    assert!(
        joined(&md).contains("The town rejected the charge.[^1] When: 5 May 2031. About: claims 1 and 3."),
        "{}",
        joined(&md)
    );
}

#[test]
fn a_card_tells_the_answers_of_those_whom_its_points_concern_by_their_short_names() {
    let brief = "  talking_points: [{point: The town of Kessia hid the survey according to harbor master Ana Ruiz, claims: [hid, open]}]\n";
    let [_, md] = pages("talking-points", &format!("{brief}{}", accused()));
    assert!(
        md.contains(
            "- The town denied this.[^1]\n  - This denies: The town of Kessia hid the survey, Ruiz said.[^1]"
        ),
        "{md}"
    );
    assert!(!md.contains("Brink"), "{md}");
}

#[test]
fn what_several_answers_deny_hangs_under_none_of_them() {
    let brief = "  talking_points: [{point: The town of Kessia hid the survey according to harbor master Ana Ruiz, claims: [hid]}]\n";
    let records =
        accused().replace("source: town, when", "claims: [never, open], source: town, when").replace(
            "  - {id: open,",
            "  - {id: never, assertion: Nothing was hidden, source: town}\n  - {id: open,",
        );
    let [html, md] = pages("talking-points", &format!("{brief}{records}"));
    let said = "- Nothing was hidden, the town of Kessia said.[^1]\n- The quay stays open, the town said.[^1]\n- This answer denies: The town of Kessia hid the survey, Ruiz said.[^1]\n";
    assert!(md.contains(said), "{md}");
    let html = joined(&html);
    assert!(html.contains("</li> <li><b>This answer denies</b> The town of Kessia hid"), "{html}");
}

#[test]
fn a_point_that_is_only_qualified_is_not_said_to_be_contradicted() {
    let card = |how: &str| {
        let records = accused().replace("source: town}", &format!("source: town, {how}: [hid]}}"));
        pages(
            "talking-points",
            &format!(
                "  talking_points: [{{point: The town of Kessia hid the survey according to harbor master Ana Ruiz, claims: [hid]}}]\n{records}"
            ),
        )
    };
    for page in card("qualifies") {
        assert!(page.contains("What qualifies these points") && !page.contains("contradict"), "{page}");
    }
    for page in card("contradicts") {
        assert!(page.contains("What contradicts these points"), "{page}");
    }
}

#[test]
fn one_of_a_group_that_is_counted_is_no_further_source() {
    let records = |among: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: two, anonymous: two people briefed on the plan, count: 2}}\n  \
             - {{id: one, anonymous: one of the two people briefed on the plan{among}}}\n\
             defaults: {{document: gazette}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: two}}\n  - {{id: worn, assertion: The quay is worn, source: one}}\n  \
             - {{id: sound, assertion: The quay is sound, source: ruiz, contradicts: [worn]}}\n"
        )
    };
    for page in pages("memo", &records(", among: two")).map(|page| joined(&page)) {
        assert!(page.contains("cites one named source and one unnamed group of two."), "{page}");
        assert!(page.contains("One claim is contradicted by another one."), "{page}");
    }
    for page in pages("memo", &records("")).map(|page| joined(&page)) {
        assert!(
            page.contains("cites one named source, one unnamed source and one unnamed group of two."),
            "{page}"
        );
    }
}

#[test]
fn no_page_that_has_a_denial_says_that_nothing_contradicts_another() {
    let said = |cue: &str, responses: &str| {
        let records = format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: ministry, organization: the Ministry of the Sea}}\n  - {{id: lind, name: Mara Lind}}\n\
             defaults: {{document: gazette}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: ruiz}}\n  - {{id: worn, assertion: The quay is worn, source: ruiz{cue}}}\n\
             responses:\n{responses}"
        );
        pages("memo", &records).map(|page| joined(&page))
    };
    let response = |id: &str, party: &str, about: &str, outcome: &str| {
        format!("  - {{id: {id}, party: {party}, about: [{about}], outcome: {outcome}, document: gazette}}\n")
    };
    let none = "No claim here contradicts another.";
    let one = response("no", "ministry", "closes", "denied");
    let cases = [
        (one.clone(), "A denial by the Ministry of the Sea stands against one claim."),
        (
            one.clone() + &response("never", "lind", "closes, worn", "denied"),
            "Denials stand against two claims.",
        ),
        (response("no", "ministry", "closes", "declined"), none),
    ];
    for (responses, expected) in cases {
        for page in said("", &responses) {
            assert!(page.contains(expected) && (expected == none || !page.contains(none)), "{page}");
        }
    }
    for page in said(", cue: denied", &response("no", "ministry", "closes", "declined")) {
        assert!(!page.contains(none) && !page.contains("denial by"), "{page}");
    }
}

#[test]
fn the_summary_of_one_claim_speaks_of_one() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
        sources:\n  - {id: ruiz, name: Ana Ruiz}\n\
        claims:\n  - {id: closes, assertion: The port will close, source: ruiz, document: gazette}\n";
    for page in pages("memo", records).map(|page| joined(&page)) {
        assert!(page.contains("The claim rests on a named source."), "{page}");
        assert!(page.contains("It is not independently corroborated."), "{page}");
        assert!(!page.contains("Every claim") && !page.contains("No claim"), "{page}");
    }
}

#[test]
fn a_document_that_rests_on_another_one_and_has_sources_of_its_own_is_told_as_both() {
    let records = |own: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n  \
             - {{id: tide, title: Port closes, publisher: the Evening Tide, published: 2031-05-07, derived_from: [gazette]}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: hart, name: Lena Hart}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, evidence: [{{source: ruiz, document: gazette}}, {{source: {own}, document: tide}}]}}\n  \
             - {{id: worn, assertion: The quay is worn, source: ruiz, document: gazette}}\n"
        )
    };
    for page in pages("memo", &records("hart")).map(|page| joined(&page)) {
        assert!(page.contains("Rests on the Harbor Gazette and on sources of its own."), "{page}");
        assert!(page.contains("No claim rests on more than one document."), "{page}");
    }
    for page in pages("memo", &records("ruiz")).map(|page| joined(&page)) {
        assert!(page.contains("Rests on the Harbor Gazette."), "{page}");
        let said = "The port will close, Ana Ruiz said; the Evening Tide repeated the Harbor Gazette.";
        assert!(page.contains(said), "{page}");
        let aside = "No claim rests on more than one document, those that only repeat another aside.";
        assert!(page.contains(aside), "{page}");
    }
}

#[test]
fn who_only_repeats_is_no_voice_of_a_claim_and_no_key_claim_hangs_on_it() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n  \
         - {id: tide, title: Port closes, publisher: the Evening Tide, published: 2031-05-07, derived_from: [gazette]}\n\
         sources:\n  - {id: people, anonymous: people briefed on the plan, count: 2}\n\
         claims:\n  - {id: closes, assertion: The port will close, key: true, evidence: [{source: people, document: gazette}, {source: outlet, document: tide}]}\n";
    for records in [records.to_owned(), records.replace("document: tide}", "document: tide, via: [gazette]}")]
    {
        for page in pages("memo", &records).map(|page| joined(&page)) {
            assert!(page.contains("The claim rests on unnamed sources only."), "{page}");
            assert!(page.contains("The key claim hangs on people briefed on the plan."), "{page}");
            assert!(!page.contains("One claim rests"), "{page}");
        }
        let [html, _] = pages("memo", &records);
        assert!(html.contains("aria-label=\"1, unnamed source, "), "{html}");
    }
    let own = records.replace(", derived_from: [gazette]", "");
    let [_, md] = pages("memo", &own);
    assert!(md.contains("the Evening Tide in its own voice and on people briefed on the plan."), "{md}");
}

#[test]
fn a_body_is_not_named_twice_and_its_paper_is_not_the_body() {
    let records = |affiliation: &str| {
        format!(
            "documents:\n  - {{id: courier, title: Wards to close, publisher: the Courier, published: 2031-05-06}}\n  \
             - {{id: tide, title: Wards, publisher: the Tide, published: 2031-05-06, derived_from: [courier]}}\n  \
             - {{id: statement, title: Wards, publisher: Nordlink, type: statement, published: 2031-05-06}}\n  \
             - {{id: plan, title: Plan, publisher: Nordlink, type: report, seen: false}}\n\
             sources:\n  - {{id: line, organization: the ferry line Nordlink}}\n  \
             - {{id: other, organization: the Northern Ferry Company, short: NFC}}\n  \
             - {{id: member, anonymous: a member of the Nordlink NFC council, count: 1, basis: saw the plan, affiliation: {affiliation}, reason: x}}\n\
             claims:\n  - {{id: a, assertion: The pier closes, source: line, document: statement, first_reported_by: plan}}\n  \
             - {{id: b, assertion: The pier is worn, source: member, document: courier}}\n  \
             - id: c\n    assertion: The pier is old\n    evidence:\n      - {{source: member, document: courier}}\n      \
             - {{source: outlet, document: tide}}\n"
        )
    };
    for affiliation in ["line", "other"] {
        let [html, md] = pages("dossier", &records(affiliation));
        assert!(
            md.contains(
                "credited, which we have not read and never count as evidence: the report from Nordlink."
            ),
            "{md}"
        );
        assert!(md.contains("uncorroborated, from a single document that another repeats"), "{md}");
        assert!(html.contains("Hangs on the ferry line Nordlink."), "{html}");
        for page in [&html, &md] {
            assert!(!page.contains("of the ferry line") && !page.contains("of the Northern"), "{page}");
        }
    }
}

#[test]
fn an_answer_of_which_only_its_words_are_known_leads_to_them() {
    let records = accused().replace(
        "{id: denial, party: town, about: [hid], outcome: denied, source: town, when: 2031-05-05}",
        "{id: answer, party: town, about: [hid], outcome: responded, source: outlet, claims: [open], when: 2031-05-05}",
    );
    let [html, md] = pages("memo", &records);
    let said = "responded: see claim 2.[^1] When: 5 May 2031. About: claim 1.";
    assert!(joined(&md).contains(said), "{md}");
    assert!(
        joined(&html).contains("responded: see claim <a class=\"link\" href=\"#claim-open\">2</a>."),
        "{html}"
    );
    // Without what was answered there is nothing to lead to.
    let [_, md] = pages("memo", &records.replace("claims: [open], ", ""));
    assert!(md.contains("responded, the Harbor Gazette reported.[^1]"), "{md}");
    // Words of the desk for the answer leave no place for its number.
    let worded = records.replace("outcome: responded", "outcome: responded, wording: answered in part");
    let [_, md] = pages("memo", &worded);
    assert!(joined(&md).contains("About: claim 1. Its words: claim 2."), "{md}");
}

#[test]
fn what_stands_against_a_claim_is_told_by_the_number_and_the_name_of_both() {
    let records = accused().replace("source: town}", "source: town, contradicts: [hid], qualifies: [sold]}");
    let [html, md] = pages("memo", &records).map(|page| joined(&page));
    assert!(
        md.contains("- Claim 2 (the town) qualifies claim 3 (Ruiz) and contradicts claim 1 (Ruiz)."),
        "{md}"
    );
    assert_eq!(md.matches("The quay stays open").count(), 1, "{md}");
    assert_eq!(md.matches("hid the survey").count(), 1, "{md}");
    assert!(
        html.contains("and contradicts claim <a class=\"link\" href=\"#claim-hid\">1</a> (Ruiz)"),
        "{html}"
    );
}

#[test]
fn what_stands_against_a_claim_is_told_with_who_tells_each_once() {
    let crew = "- {id: crew, anonymous: two dockers, basis: work there, reason: fear for their work}\n  - {id: brink";
    let records = accused()
        .replace("- {id: brink", crew)
        .replace("source: town}", "source: [crew, town], contradicts: [hid, sold]}");
    let [_, md] = pages("memo", &records).map(|page| joined(&page));
    let told = "- Claim 2 (the town, and the Harbor Gazette, citing two dockers) contradicts claim 1 (Ruiz) and claim 3 (Ruiz).";
    assert!(md.contains(told), "{md}");
    let again = accused()
        .replace("source: town}", "source: town, contradicts: [hid]}\n  - {id: shut, assertion: The quay is shut, source: brink, qualifies: [hid]}");
    let [_, md] = pages("memo", &again).map(|page| joined(&page));
    assert_eq!(md.matches("claim 1 (Ruiz).").count(), 1, "{md}");
    assert!(md.contains(" qualifies claim 1."), "{md}");
}

#[test]
fn a_point_that_says_what_is_not_known_names_the_gap_and_no_claim() {
    let brief = |gaps: &str| {
        format!(
            "  talking_points: [{{point: Nobody knows when the quay was sold, gaps: [{gaps}]}}]\n{}gaps:\n  - {{id: sale-date, gap: when the quay was sold}}\n  - {{gap: For how much}}\n",
            accused()
        )
    };
    let brief_of = |gaps: &str| brief(gaps).replace("Nobody knows when", "Nobody knows the day on which");
    let [html, md] = pages("talking-points", &brief_of("sale-date"));
    assert!(
        md.contains(
            "1. Nobody knows the day on which the quay was sold.\n\n   - Not known: When the quay was sold.\n"
        ),
        "{md}"
    );
    // What a point tells is not told again below.
    assert!(md.contains("## What is not known\n\n- For how much.\n\n"), "{md}");
    assert!(html.contains("<li>Not known: When the quay was sold.</li>"), "{html}");
    for page in [&html, &md] {
        assert!(!page.contains("no claim of this brief"), "{page}");
    }
    let [_, memo] = pages("memo", &brief("sale-date"));
    assert!(memo.contains("- When the quay was sold.\n- For how much.\n"), "{memo}");
    let told = |gaps: &str| {
        crate::beginner::told(&format!(
            "brief:\n  id: b\n  title: The quay\n  as_of: 2031-05-07\n{}",
            brief(gaps)
        ))
    };
    assert!(
        !told("sale-date").iter().any(|line| line.contains("uncited-paragraph")),
        "{:#?}",
        told("sale-date")
    );
    let lost = "[sale-dat]}]] unknown-id: there is no gap `sale-dat` (did you mean `sale-date`?)";
    assert!(told("sale-dat").contains(&lost.to_owned()), "{:#?}", told("sale-dat"));
}

/// A brief whose card has one point, with these fields beside it.
fn card_of(point: &str) -> String {
    let silent = "  - {id: silent, party: brink, about: [hid], outcome: no-response, wording: has not answered what we asked on 6 May}\n";
    let records = accused().replace("responses:\n", &format!("responses:\n{silent}"));
    assert!(records.contains(silent));
    // What nobody tells is the authors' own.
    let records = records.replace("defaults: {document: gazette}\n", "");
    let records = ["ruiz", "town", "outlet"].iter().fold(records, |records, who| {
        records.replace(&format!("source: {who}"), &format!("source: {who}, document: gazette"))
    });
    format!("  talking_points: [{{point: {point}}}]\n{records}")
}

#[test]
fn a_point_that_says_who_did_not_answer_names_the_response_and_needs_no_claim() {
    let point = "\"We asked you on 6 May, and have no answer yet\"";
    let [html, md] = pages("talking-points", &card_of(&format!("{point}, responses: [silent]")));
    let said = "Brink Estates has not answered what we asked on 6 May.";
    assert!(
        md.contains(&format!("1. We asked you on 6 May, and have no answer yet.\n\n   - {said}\n")),
        "{md}"
    );
    assert!(joined(&html).contains(&format!("<li>{said}")), "{html}");
    for page in [&html, &md] {
        assert_eq!(page.matches(said).count(), 1, "{page}");
        assert!(!page.contains("Our own words"), "{page}");
    }
    let told = |point: &str| {
        crate::beginner::told(&format!(
            "brief:\n  id: b\n  title: The quay\n  as_of: 2031-05-07\n{}",
            card_of(point)
        ))
    };
    let of_points = |point: &str| {
        let mut told = told(point);
        told.retain(|line| line.contains("uncited-paragraph") || line.contains("unattributed-paraphrase"));
        told
    };
    assert_eq!(of_points(&format!("{point}, responses: [silent]")), [""; 0]);
    assert_eq!(of_points(point).len(), 1);
    let wrong = "is a response, but a claim is wanted here (write the id of a claim; a talking point names who answered or did not under `responses`)";
    let found = told(&format!("{point}, claims: [silent]"));
    assert!(found.iter().any(|line| line.contains(wrong)), "{found:#?}");
}

#[test]
fn an_answer_that_a_point_names_stands_under_it_in_its_own_words() {
    let records = card_of("\"The town denies this\", responses: [denial]")
        .replace("outcome: denied, source", "outcome: denied, claims: [open], source");
    let [_, md] = pages("talking-points", &records);
    assert!(md.contains("\n   - The quay stays open, "), "{md}");
    assert!(md.contains("\n     - This denies: "), "{md}");
    assert_eq!(md.matches("The quay stays open, ").count(), 1, "{md}");
}

#[test]
fn a_question_rests_on_nothing_and_what_states_something_without_a_claim_is_told() {
    let own = "Our own words; no claim of this brief stands behind them.";
    for (point, is) in [
        ("\"When will you open the quay?\"", false),
        ("\"We do not know the price\"", false),
        ("\"We will pay for the quay\"", false),
        ("\"We will pay, since the quay is yours\"", true),
        ("\"The quay is yours. When will you open it?\"", true),
        ("\"The quay is yours\"", true),
    ] {
        let [html, md] = pages("talking-points", &card_of(point));
        assert_eq!(md.contains(own), is, "{point}: {md}");
        assert_eq!(html.contains("no claim of this brief stands behind them"), is, "{point}: {html}");
        let told = crate::beginner::told(&format!(
            "brief:\n  id: b\n  title: The quay\n  as_of: 2031-05-07\n{}",
            card_of(point)
        ));
        assert_eq!(told.iter().any(|line| line.contains("uncited-paragraph")), is, "{point}: {told:#?}");
    }
}

#[test]
fn a_point_may_name_a_gap_of_another_brief_and_its_page_bears_the_marking_of_that() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("briefs")).unwrap();
    let memo = "brief: {id: memo, title: The quay, as_of: 2031-05-07, marking: TLP:AMBER}\ngaps:\n  - {id: sale-date, gap: when the quay was sold}\n";
    std::fs::write(desk.path().join("briefs/memo.yaml"), memo).unwrap();
    let card = |gaps: &str| {
        let card = format!(
            "brief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  template: talking-points\n  formats: md\n  \
             talking_points: [{{point: We do not know the date of the sale{gaps}}}]\n"
        );
        std::fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
        let mut byline = assert_cmd::Command::cargo_bin("byline").unwrap();
        byline.current_dir(desk.path()).args(["build", "card", "--draft"]).output().unwrap();
        std::fs::read_to_string(desk.path().join("out/card.md")).unwrap()
    };
    let page = card(", gaps: [sale-date]");
    assert!(page.contains("   - Not known: When the quay was sold.\n"), "{page}");
    assert_eq!(page.matches("**TLP:AMBER**").count(), 2, "{page}");
    assert!(!card("").contains("AMBER"));
}

#[test]
fn a_card_that_does_not_take_what_an_answer_is_about_has_the_note_of_the_answer() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(desk.path().join("briefs/memo")).unwrap();
    let memo = "brief: {id: memo, title: The quay, as_of: 2031-05-07}\n\
        documents:\n  - {id: gazette, title: The quay, publisher: the Harbor Gazette}\n  - {id: reply, title: Query, publisher: Brink Estates, type: letter}\n\
        sources:\n  - {id: brink, organization: Brink Estates}\n\
        claims:\n  - {id: sold, assertion: Brink Estates sold the quay, source: outlet, document: gazette, accuses: brink}\n  \
        - {id: worn, assertion: The quay is worn, source: outlet, document: gazette}\n\
        responses:\n  - {id: answer, party: brink, about: [sold], outcome: declined, source: brink, document: reply}\n";
    std::fs::write(desk.path().join("briefs/memo/memo.yaml"), memo).unwrap();
    let card = "brief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  template: talking-points\n  include: [worn]\n  \
        talking_points: [{point: We asked Brink Estates and have no answer on the quay, responses: [answer]}]\n";
    std::fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
    let mut byline = assert_cmd::Command::cargo_bin("byline").unwrap();
    byline.current_dir(desk.path()).args(["build", "card", "--draft"]).output().unwrap();
    let page =
        |format: &str| std::fs::read_to_string(desk.path().join("out/card").with_extension(format)).unwrap();
    let [html, md] = ["html", "md"].map(page);
    assert!(md.contains("[^1]: \"Query,\" Brink Estates, undated.") && !md.contains("[^2]"), "{md}");
    assert!(html.contains("id=\"note-1\"") && !html.contains("#note-2"), "{html}");
}

#[test]
fn whoever_speaks_on_a_page_and_whoever_has_a_spokesman_there_is_not_among_those_who_only_act() {
    let records = "documents:\n  - {id: gazette, title: Port, publisher: the Gazette}\n\
        sources:\n  - {id: city, organization: the city of Karsholm}\n  - {id: arne, name: Tom Arne, role: spokesman, of: city, acts_for: city}\n  \
        - {id: guild, organization: the pilots' guild}\n  - {id: rehn, name: Paula Rehn, role: spokeswoman, of: guild, acts_for: guild}\n  \
        - {id: board, organization: the port board}\n  - {id: office, organization: the harbor office}\n\
        defaults: {document: gazette}\n\
        claims:\n  - {id: plans, assertion: The city of Karsholm plans works, actor: city, source: arne}\n  \
        - {id: shut, assertion: The port board shut the quay, actor: board, source: outlet, accuses: [guild, office, board]}\n\
        responses:\n  - {id: d, party: guild, about: [shut], outcome: declined, source: rehn}\n  \
        - {id: n, party: office, about: [shut], outcome: no-response, source: outlet}\n  \
        - {id: o, party: board, about: [shut], outcome: unknown}\n";
    let [html, md] = pages("memo", records);
    let told = "Named on this page without a word of their own: ";
    assert!(md.contains(&format!("{told}the port board; the pilots' guild; the harbor office.")), "{md}");
    let html = html.split(told).nth(1).unwrap().split("</p>").next().unwrap();
    assert!(!html.contains("Rehn") && !html.contains("City") && html.contains("the port board"), "{html}");
}

#[test]
fn a_text_has_no_note_on_what_only_repeats_another_document() {
    let records = "  bottom_line: The port will close, the Gazette reported [@closes].\n\
        documents:\n  - {id: gazette, title: Port, publisher: the Gazette}\n  - {id: radio, title: Noon, publisher: Radio Kessia, type: broadcast, derived_from: [gazette]}\n\
        sources:\n  - {id: ruiz, name: Ana Ruiz, role: harbor master}\n\
        claims:\n  - {id: closes, assertion: The port will close, evidence: [{source: ruiz, document: gazette}, {source: outlet, document: radio}]}\n";
    let [_, md] = pages("memo", records);
    assert!(md.contains("The port will close, the Gazette reported.[^1]\n"), "{md}");
    assert!(md.contains("Radio Kessia reported the same.[^1] [^2]\n"), "{md}");
}

#[test]
fn a_body_whose_own_data_are_cited_is_a_source_of_the_page() {
    let records = "documents:\n  - {id: list, title: Ships, publisher: the coast guard, type: dataset}\n  - {id: gazette, title: Port, publisher: the Gazette}\n\
        sources:\n  - {id: guard, organization: the coast guard}\n\
        claims:\n  - {id: near, assertion: A ship passed the cable, source: outlet, document: list}\n  \
        - {id: far, assertion: The coast guard slept, source: outlet, document: gazette, accuses: guard}\n\
        responses:\n  - {id: silent, party: guard, about: far, outcome: declined, source: outlet, document: gazette}\n";
    let [_, md] = pages("memo", records);
    assert!(md.contains("| Coast guard | – | on the record | 2 |"), "{md}");
    assert!(!md.contains("a word of their own") && md.contains("The coast guard speaks here"), "{md}");
    for page in pages("dossier", records) {
        let page = page.replace("&#39;", "'").replace("&#x27;", "'");
        assert!(page.contains("a document's own voice") && page.contains("the outlet's own voice"), "{page}");
    }
}

#[test]
fn a_memo_tells_no_answer_to_what_it_does_not_show() {
    let records = format!(
        "  exclude: [sold]\n  talking_points: [{{point: Brink Estates has not answered, responses: [silence]}}]\n{}",
        accused()
    );
    let [_, md] = pages("memo", &records);
    assert!(md.contains("Brink Estates has not answered.[^1]"), "{md}");
    assert!(!md.contains("Brink Estates did not respond") && md.contains("The town denied claim 1"), "{md}");
}

#[test]
fn a_document_that_only_passes_on_what_nobody_read_is_told_as_that() {
    let records = |seen: &str, claims: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n  \
             - {{id: report, title: On the quay, publisher: Brink Estates, type: report, published: 2031-05-01, seen: {seen}}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n\
             defaults: {{document: gazette}}\n\
             claims:\n  - {{id: worn, assertion: The quay is worn, source: outlet, via: [report]}}\n  \
             - {{id: closes, assertion: The port will close, source: ruiz}}\n{claims}"
        )
    };
    let old = "  - {id: old, assertion: The quay is old, source: outlet}\n";
    for (seen, claims, said) in [
        ("false", "", "one on a document's own voice, which cites what we have not read."),
        ("false", old, "two on a document's own voice, one of them citing what we have not read."),
        ("true", "", "one on a document's own voice, which cites another document."),
        ("true", old, "two on a document's own voice, one of them citing another document."),
    ] {
        let [_, md] = pages("memo", &records(seen, claims));
        assert!(md.contains(said), "{said}: {md}");
    }
    let [_, md] = pages("memo", &records("false", old));
    let credited = "\nOne more document is credited, which we have not read and never count as evidence: the report from Brink Estates.\n";
    assert!(md.contains(credited), "{md}");
    let [_, md] = pages(
        "memo",
        &records("true", "")
            .replace("claims:\n", "claims:\n  - {id: old, assertion: The quay is old, source: outlet}\n"),
    );
    assert!(!md.contains("credited"), "{md}");
}

#[test]
fn a_card_says_everything_once() {
    let records = accused().replace("source: town, when", "claims: [open], source: town, when");
    let records = format!(
        "{records}  - {{id: asked, party: brink, about: [sold], outcome: no-response, wording: left our letter of 1 May unanswered}}\n\
         gaps:\n  - {{id: who, gap: Who ordered the survey}}\n"
    );
    let point = |text: &str, behind: &str| format!("{{point: {text}, {behind}}}");
    let points = [
        point("Ana Ruiz says the town of Kessia hid the survey", "claims: [hid]"),
        point("The town of Kessia says the quay stays open", "claims: [open]"),
        point(
            "Ruiz says the town hid the survey and the town says the quay stays open and Ruiz says it is sold",
            "claims: [hid, open, sold]",
        ),
        point("We do not know who ordered the survey", "gaps: [who]"),
        point("Brink Estates left our letter of 1 May unanswered", "responses: [asked]"),
    ];
    let card = format!("  talking_points: [{}]\n{records}", points.join(", "));
    for page in pages("talking-points", &card).map(|page| joined(&page)) {
        assert_eq!(page.matches("The town of Kessia hid the survey, ").count(), 1, "{page}");
        assert_eq!(page.matches("The quay stays open, ").count(), 1, "{page}");
        assert!(page.contains("See also points 1 and 2."), "{page}");
        assert!(!page.contains("Not known") && !page.contains("Our own words"), "{page}");
        assert_eq!(page.matches("our letter of 1 May unanswered").count(), 1, "{page}");
    }
    // What the points do not say in the same words is told.
    let other = card
        .replace("who ordered the survey\"", "all\"")
        .replace("not know who ordered", "not know, as to who had ordered");
    for page in pages("talking-points", &other).map(|page| joined(&page)) {
        assert!(page.contains("Not known: Who ordered the survey."), "{page}");
    }
}

#[test]
fn bodies_that_nobody_names_are_no_named_source() {
    let records = |name: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: groups, organization: {name}}}\n\
             defaults: {{document: gazette}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: ruiz}}\n  - {{id: audit, assertion: An audit is due, source: groups}}\n"
        )
    };
    for page in pages("memo", &records("two of the four groups")).map(|page| joined(&page)) {
        assert!(page.contains("cites one named source and one unnamed source."), "{page}");
        assert!(page.contains("one rests on a named source and one on unnamed sources only."), "{page}");
    }
    for page in pages("memo", &records("One Nation")).map(|page| joined(&page)) {
        assert!(page.contains("cites two named sources and no unnamed one."), "{page}");
    }
}

#[test]
fn the_language_of_a_document_stands_in_its_note_on_both_pages() {
    let records = "documents:\n  - {id: speech, title: Speech, publisher: the parliament of Oland, type: transcript, published: 2031-05-06, language: Olandic}\n\
                   claims:\n  - {id: closes, assertion: The port will close, source: outlet, document: speech}\n";
    for page in pages("memo", records) {
        assert!(page.contains("In Olandic."), "{page}");
    }
}

#[test]
fn what_several_claims_have_in_common_is_told_apart_from_what_each_has_for_itself() {
    let records = |other: &str| {
        format!(
            "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n  \
             - {{id: tide, title: Port closes, publisher: the Evening Tide, published: 2031-05-07}}\n\
             sources:\n  - {{id: ruiz, name: Ana Ruiz}}\n  - {{id: two, anonymous: two people briefed on the plan, count: 2}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: two, document: gazette, contradicts: [sound, open]}}\n  \
             - {{id: worn, assertion: The quay is worn, source: two, document: gazette}}\n  \
             - {{id: sound, assertion: The quay is sound, source: ruiz, document: {other}}}\n  \
             - {{id: open, assertion: The port stays open, evidence: [{{source: ruiz, document: gazette}}, {{source: ruiz, document: tide}}]}}\n"
        )
    };
    for page in pages("memo", &records("tide")).map(|page| joined(&page)) {
        assert!(page.contains("Three claims rest on a single document each."), "{page}");
        assert!(page.contains("Two claims rest on the same unnamed group."), "{page}");
        assert!(page.contains("Two claims are contradicted by another claim."), "{page}");
    }
    for page in pages("memo", &records("gazette")).map(|page| joined(&page)) {
        assert!(page.contains("Three claims rest on the same single document."), "{page}");
    }
}

#[test]
fn what_supports_a_claim_in_other_words_is_told_beside_that_nothing_corroborates_it() {
    let records = "documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n  \
                   - {id: tide, title: Port closes, publisher: the Evening Tide, published: 2031-05-07}\n\
                   sources:\n  - {id: ruiz, name: Ana Ruiz}\n\
                   claims:\n  - {id: nine, assertion: Nine berths stay shut, source: ruiz, document: gazette}\n  \
                   - {id: eleven, assertion: Eleven berths stay shut, source: outlet, document: tide, supports: [nine]}\n";
    let [html, md] = pages("memo", records).map(|page| joined(&page));
    for page in [&html, &md] {
        assert!(page.contains("One claim is supported by another one."), "{page}");
    }
    assert!(md.contains("This supports claim 2."), "{md}");
}

#[test]
fn we_are_whom_the_page_is_from_whoever_else_writes_on_the_desk() {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("byline.toml"), "format = 1\nfail-on = \"never\"\n").unwrap();
    let sources = "sources: [{id: desk, organization: The port desk}, {id: ruiz, name: Ana Ruiz}]\n";
    for (id, from, sources) in [("ours", "the port desk", sources), ("theirs", "Policy staff", "")] {
        let brief = format!(
            "brief:\n  id: {id}\n  title: Port\n  as_of: 2031-05-07\n  from: {from}\n{sources}\
             responses: [{{id: {id}-no, brief: {id}, party: ruiz, outcome: declined, asked_by: desk}}]\n"
        );
        fs::write(desk.path().join(format!("briefs/{id}.yaml")), brief).unwrap();
    }
    Command::cargo_bin("byline").unwrap().current_dir(desk.path()).arg("build").assert().success();
    for (id, said) in [
        ("ours", "Ana Ruiz declined our request for comment."),
        ("theirs", "Ana Ruiz declined a request for comment from the port desk."),
    ] {
        let page = fs::read_to_string(desk.path().join(format!("out/{id}.md"))).unwrap();
        assert!(page.contains(said), "{page}");
    }
}

#[test]
fn an_answer_s_circumstances_are_a_clause_of_their_own_where_somebody_says_something_in_them() {
    let answered = |response: &str| {
        let records = format!(
            "sources: [{{id: lund, name: Per Lund}}, {{id: ruiz, name: Ana Ruiz}}]\n\
             responses: [{{id: no, party: ruiz, outcome: no-response, {response}}}]\n"
        );
        let [_, md] = pages("memo", &records);
        md
    };
    for (response, said) in [
        (
            "context: over a holiday weekend",
            "Ana Ruiz did not respond to our request for comment over a holiday weekend.",
        ),
        (
            "context: an aide said that she would call back",
            "Ana Ruiz did not respond to our request for comment; an aide said that she would call back.",
        ),
        // A person asks for something, and the press for comment.
        ("asked_by: lund", "Ana Ruiz did not respond to a request from Per Lund."),
    ] {
        let md = answered(response);
        assert!(md.contains(said), "{said}: {md}");
    }
}

#[test]
fn a_paper_that_nobody_read_has_no_title_that_anybody_could_miss() {
    let records = "documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}
  - {id: plan, title: unknown, publisher: unknown, called: a plan dated 3 May 2031, type: report, published: 2031-05-03, seen: false}
claims: [{id: closes, assertion: The port will close, source: outlet, via: plan, document: gazette}]
";
    let [html, md] = pages("memo", records);
    assert!(md.contains("A plan dated 3 May 2031 (credited, not read)"), "{md}");
    assert!(!html.contains("title unknown"), "{html}");
}
