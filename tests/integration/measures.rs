//! The measures of a brief: how much a page holds, what may be said aloud.

use std::fs;

use assert_cmd::Command;

/// The findings of one rule on a desk: the text of each.
fn found(rule: &str, yaml: &str) -> Vec<String> {
    let desk = tempfile::tempdir().unwrap();
    fs::create_dir(desk.path().join("briefs")).unwrap();
    fs::write(desk.path().join("briefs/b.yaml"), yaml).unwrap();
    let mut command = Command::cargo_bin("byline").unwrap();
    let check =
        command.current_dir(desk.path()).args(["check", "--output-format", "concise"]).output().unwrap();
    let report = String::from_utf8(check.stdout).unwrap();
    report.lines().filter(|line| line.contains(&format!("[{rule}]"))).map(str::to_owned).collect()
}

#[test]
fn a_one_pager_holds_twenty_items_of_whatever_kind() {
    let gaps = |count: usize| {
        let gaps: Vec<_> =
            (0..count).map(|number| format!("  - gap: What is behind door {number}\n")).collect();
        format!(
            "brief: {{id: b, title: Doors, as_of: 2031-05-07, template: one-pager}}\n\
             documents: [{{id: d, title: Doors, publisher: the Gazette, published: 2031-05-06, url: \"https://a.example\"}}]\n\
             sources: [{{id: ruiz, name: Ana Ruiz, role: minister}}, {{id: kess, organization: the port}}]\n\
             claims: [{{id: shut, assertion: The doors are shut, source: ruiz, document: d, key: true, accuses: [kess]}}]\n\
             responses:\n  - {{id: r, party: kess, about: [shut], outcome: no-response, source: outlet, document: d}}\n  \
             - {{id: u, party: ruiz, about: [shut], outcome: unknown}}\ngaps:\n{}",
            gaps.concat()
        )
    };
    assert_eq!(found("long-brief", &gaps(18)), [""; 0]);
    let told = found("long-brief", &gaps(19));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("the one-pager has 21 items, and one page holds some 20"), "{told:?}");
    assert_eq!(found("long-brief", &gaps(19).replace("one-pager", "memo")), [""; 0]);
}

/// A desk with a talking point on the claim `c`, told as `how` says.
fn point(how: &str) -> String {
    format!(
        "brief:\n  id: b\n  title: The port\n  as_of: 2031-05-07\n  talking_points:\n    - {{point: \"It closes, they say\", claims: [c]}}\n\
         documents: [{{id: d, title: T, publisher: the Gazette}}, {{id: e, title: T, publisher: the Ledger}}]\n\
         sources:\n  - {{id: ruiz, name: Ana Ruiz, role: minister}}\n  \
         - {{id: board, organization: the port board, ground_rule: chatham-house}}\n  \
         - {{id: clerk, anonymous: a clerk at the port, count: 1, basis: keeps the book, reason: feared dismissal}}\n  \
         - {{id: desk, anonymous: a spokesperson for the port, official: true}}\n  \
         - {{id: deep, anonymous: a guard at the port, ground_rule: deep-background, basis: stood there, reason: feared dismissal}}\n\
         claims:\n  - {{id: c, assertion: The port closes, {how}}}\n"
    )
}

#[test]
fn several_who_tell_it_together_are_no_single_unnamed_person() {
    let told =
        |source: &str| found("single-anonymous-source", &point(&format!("source: {source}, document: d")));
    assert_eq!(told("clerk").len(), 1);
    assert_eq!(told("[clerk, deep]"), [""; 0]);
    assert_eq!(told("[clerk, ruiz]"), [""; 0]);
}

#[test]
fn what_is_handed_out_may_have_no_address() {
    let desk = |called: &str| {
        format!(
            "documents: [{{id: d, title: unknown, publisher: the port, called: {called}, published: 2031-05-06, type: statement}}]\n\
             sources: [{{id: port, organization: the port}}]\n\
             claims: [{{id: c, assertion: The berths will close, source: port, document: d}}]\n"
        )
    };
    for (called, severity) in [("an open letter", "info"), ("a leaflet", "info"), ("a statement", "warning")]
    {
        let told = found("incomplete-citation", &desk(called));
        assert!(matches!(told.as_slice(), [only] if only.contains(severity)), "{called}: {told:?}");
    }
}

#[test]
fn somebody_whom_a_report_of_a_report_cites_is_its_speaker() {
    let desk = "documents:
  - {id: weekly, title: Ransom paid, publisher: the Meridian, published: 2031-05-05, seen: false}
  - {id: wire, title: Insurer paid, publisher: the Wire, published: 2031-05-06, derived_from: [weekly]}
sources: [{id: negotiator, anonymous: a person involved in the talks, count: 1, basis: took part, reason: the talks go on}]
claims: [{id: c, assertion: An insurer paid, source: negotiator, via: [weekly], document: wire}]
";
    let told = found("ungrounded", desk);
    let said = "`negotiator` would have this from `weekly`, and nobody told it to that";
    assert!(told.len() == 1 && told[0].contains(said), "{told:?}");
    let mended = desk.replace("source: negotiator, via", "source: outlet, speaker: negotiator, via");
    assert_eq!(found("ungrounded", &mended), [""; 0]);
}

#[test]
fn a_limit_is_counted_by_nobody() {
    let figure = |assertion: &str| {
        format!(
            "documents: [{{id: d, title: Water, publisher: the Gazette, published: 2031-05-06}}]\n\
             claims: [{{id: c, assertion: {assertion}, kind: figure, source: outlet, document: d}}]\n"
        )
    };
    assert_eq!(found("unsourced-figure", &figure("The limit is 10 micrograms a litre")), [""; 0]);
    let counted = figure("The water holds 41 micrograms a litre");
    assert_eq!(found("unsourced-figure", &counted).len(), 1);
    let noted =
        counted.replace("publisher: the Gazette", "publisher: unknown, called: our own notes, type: other");
    assert_eq!(found("unsourced-figure", &noted), [""; 0]);
}

#[test]
fn notes_of_ones_own_can_be_looked_up_by_nobody_else() {
    let notes = |called: &str| {
        format!(
            "documents: [{{id: d, title: unknown, publisher: unknown, called: {called}, published: 2031-05-06, type: other}}]\n\
             claims: [{{id: c, assertion: The berths will close, source: outlet, document: d}}]\n"
        )
    };
    assert_eq!(found("incomplete-citation", &notes("our own notes")), [""; 0]);
    assert_eq!(found("incomplete-citation", &notes("a sheet on the wall")).len(), 1);
}

#[test]
fn a_point_says_aloud_only_what_was_said_on_the_record() {
    for how in [
        "source: ruiz, document: d",
        "source: outlet, document: d",
        "source: desk, document: d",
        "evidence: [{source: clerk, document: d}, {source: ruiz, document: e}]",
        "source: deep, document: d",
    ] {
        assert_eq!(found("uncleared-point", &point(how)), [""; 0], "{how}");
    }
    for how in [
        "source: clerk, document: d",
        "source: board, document: d",
        "source: [clerk, ruiz], document: d",
        "source: ruiz, via: clerk, document: d",
        "source: outlet, speaker: clerk, document: d",
    ] {
        let told = found("uncleared-point", &point(how));
        assert_eq!(told.len(), 1, "{how}: {told:?}");
        assert!(told[0].contains("b.yaml:6:"), "the place is that of the point: {told:?}");
    }
    let letter = point("source: ruiz, document: d")
        .replace("publisher: the Gazette", "publisher: the port, type: letter");
    assert_eq!(found("uncleared-point", &letter).len(), 1, "a letter is no public word");
    let public = letter.replace("type: letter", "type: letter, called: an open letter");
    assert_eq!(found("uncleared-point", &public), [""; 0], "an open letter is for everybody");
    let open = letter.replace("role: minister", "role: minister, ground_rule: on-record");
    assert_eq!(found("uncleared-point", &open), [""; 0]);
    let cleared =
        "source: clerk, document: d, allow: [{rule: uncleared-point, reason: the clerk agreed on 3 May}]";
    assert_eq!(found("uncleared-point", &point(cleared)), [""; 0]);
}

/// The same desk, where the point says something else and names other records.
fn point_on(text: &str, named: &str, record: &str) -> String {
    let desk = point("source: clerk, document: d");
    let desk = desk.replace("\"It closes, they say\", claims: [c]", &format!("\"{text}\", {named}"));
    format!(
        "{}{record}",
        desk.replace("assertion: The port closes", "assertion: The port board closes the quay in June")
    )
}

#[test]
fn what_a_point_tells_of_an_answer_is_said_on_the_record() {
    let answer = |how: &str| {
        point_on("The port has answered", "responses: [r]", &format!("responses: [{{id: r, {how}}}]\n"))
    };
    for how in [
        "party: ruiz, about: [c], outcome: denied, source: outlet, document: d",
        "party: desk, about: [c], outcome: responded, wording: spoke of June, source: outlet, document: d",
        "party: ruiz, about: [c], outcome: no-response, asked_by: authors",
    ] {
        assert_eq!(found("uncleared-point", &answer(how)), [""; 0], "{how}");
    }
    for how in [
        "party: ruiz, about: [c], outcome: denied, source: clerk, document: d",
        "party: board, outcome: declined, source: outlet, document: d",
        "party: ruiz, outcome: no-response, source: clerk, document: d",
        "party: ruiz, outcome: responded, claims: [c]",
    ] {
        let told = found("uncleared-point", &answer(how));
        assert_eq!(told.len(), 1, "{how}: {told:?}");
        assert!(told[0].contains("b.yaml:6:"), "the place is that of the point: {told:?}");
    }
    let letter = answer("party: ruiz, about: [c], outcome: denied, source: outlet, document: d")
        .replace("publisher: the Gazette", "publisher: the port, type: letter");
    assert_eq!(found("uncleared-point", &letter).len(), 1, "a letter is no public word");
    let silent = letter.replace("outcome: denied", "outcome: no-response");
    assert_eq!(found("uncleared-point", &silent), [""; 0], "nobody answered in it");
    let cleared = letter.replace(
        "outcome: denied",
        "outcome: denied, allow: [{rule: uncleared-point, reason: she agreed on 3 May}]",
    );
    assert_eq!(found("uncleared-point", &cleared), [""; 0]);
}

#[test]
fn what_a_point_tells_beside_what_it_names_is_said_on_the_record() {
    let gap = |text: &str| point_on(text, "gaps: [g]", "gaps: [{id: g, gap: Who pays}]\n");
    let told =
        found("uncleared-point", &gap("The port's board will close the quay in June; who pays is not known"));
    assert_eq!(told.len(), 1, "{told:?}");
    for text in [
        "Who pays is not known",
        "We do not know whether the port board closes the quay in June, nor who pays",
        "The port board closes the market in July; who pays is not known",
    ] {
        assert_eq!(found("uncleared-point", &gap(text)), [""; 0], "{text}");
    }
    let both = gap("The port's board will close the quay in June; who pays is not known").replace(
        "claims:\n",
        "claims:\n  - {id: o, assertion: The port board closes the quay in June, source: ruiz, document: e}\n",
    );
    assert_eq!(found("uncleared-point", &both), [""; 0], "somebody says it on the record");
}

#[test]
fn what_a_point_tells_in_the_words_of_a_claim_is_that_claim_whatever_it_names() {
    let named = |text: &str, other: &str| {
        let other = format!("claims:\n  - {{id: o, assertion: {other}, source: ruiz, document: e}}\n");
        point_on(text, "claims: [o]", "").replace("claims:\n", &other)
    };
    let text = "The port board of St. Brice closes the quay in June";
    let told = found("uncleared-point", &named(text, "Boats fish off St. Brice"));
    assert_eq!(told.len(), 1, "{told:?}");
    // What the point names tells the same in other words, or the point only some of it.
    let shut = "The board of the port shuts its quay in June";
    assert_eq!(found("uncleared-point", &named(text, shut)), [""; 0]);
    let boats = "Boats fish off the quay of St. Brice";
    assert_eq!(found("uncleared-point", &named(boats, "Boats fish off St. Brice")), [""; 0]);
}
