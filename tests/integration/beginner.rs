//! What somebody new to byline gets wrong: each slip is told where it was made, once, with the next step.

use crate::desk::settled;

/// A sound desk. Each slip replaces a part of it.
pub(crate) const SOUND: &str = r#"# file: briefs/port.yaml
brief:
  id: port
  title: Port to close
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes, plan-known, ministry-ready]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    text: captures/port.txt
  - id: works
    title: Works in the port
    publisher: the Ministry of the Sea
    type: statement
    published: 2031-05-05
    url: https://ministry.example/works
    text: captures/works.txt
sources:
  - id: ministry
    organization: the Ministry of the Sea
    short: the ministry
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
  - id: plan-readers
    anonymous: people briefed on the plan
    count: 2
    basis: were briefed on the plan
    access: direct
    affiliation: undisclosed
    reason: to speak of a plan that is still secret
claims:
  - id: port-closes
    assertion: The port closes in June
    source: ruiz
    document: gazette
    at: 1
  - id: plan-known
    assertion: The plan was drawn up in winter
    source: plan-readers
    document: gazette
    at: 2
  - id: ministry-ready
    assertion: The ministry is "ready for the works"
    source: ministry
    document: works
    at: 1
    quote: ready for the works
gaps:
  - gap: How long the port stays closed
# file: briefs/captures/port.txt
The port is to close next month, Valdorian Foreign Minister Ana Ruiz said.

Two people briefed on the plan said that it dates from the winter.

The ministry did not respond to a request for comment.
# file: briefs/captures/works.txt
We are ready for the works.
"#;

/// What is said of a desk: what stands from the place on, rule, message, help.
pub(crate) fn told(desk: &str) -> Vec<String> {
    let (texts, settled) = settled(desk);
    let line = |finding: &byline::diagnostic::Diagnostic| {
        let text = &texts.file(finding.at.span.file).unwrap().text;
        let at = text.get(finding.at.span.start as usize..).unwrap().lines().next().unwrap_or_default();
        let help = finding.help.as_deref().unwrap_or_default();
        format!("[{at}] {}: {} ({help})", finding.rule, finding.message)
    };
    settled.findings.iter().map(line).collect()
}

/// Asserts that a slip is told so, and nothing else is.
pub(crate) fn slip(right: &str, wrong: &str, expected: &[&str]) {
    assert_eq!(SOUND.matches(right).count(), 1, "{right}");
    assert_eq!(told(&SOUND.replace(right, wrong)), expected, "{wrong}");
}

#[test]
fn the_desk_that_the_slips_are_made_in_is_sound() {
    assert_eq!(told(SOUND), [""; 0]);
}

#[test]
fn a_date_in_words_is_offered_in_figures() {
    let date = "    published: 2031-05-06\n";
    for (written, help) in [
        ("6 May 2031", "write the year first: `2031-05-06`"),
        ("May 6, 2031", "write the year first: `2031-05-06`"),
        ("May 2031", "write the year first: `2031-05`"),
        ("05/06/2031", "write the year first: `2031-06-05` (5 June 2031) or `2031-05-06` (6 May 2031)"),
    ] {
        let expected = format!("[{written}] invalid-date: `{written}` is not a date ({help})");
        slip(date, &format!("    published: {written}\n"), &[&expected]);
    }
    let at = "    at: 2\n";
    let said =
        "[2 March 2032] invalid-date: `2 March 2032` is not a date (write the year first: `2032-03-02`)";
    slip(at, "    said_on: 2 March 2032\n", &[said]);
    let when = "[2 March 2032] invalid-date: `2 March 2032` is not a date or a range of dates (write the year first: `2032-03-02`)";
    slip(at, "    when: 2 March 2032\n", &[when]);
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told_as_that() {
    let help = "(February has no 30th day: write the day that is meant, or the month alone: `2031-02`)";
    let date = "    published: 2031-05-06\n";
    let said = format!("[2031-02-30] invalid-date: `2031-02-30` is not a date {help}");
    slip(date, "    published: 2031-02-30\n", &[&said]);
    let when = |written: &str, help: &str| {
        let said = format!("[{written}] invalid-date: `{written}` is not a date or a range of dates {help}");
        slip("    at: 2\n", &format!("    when: {written}\n"), &[&said]);
    };
    when("2031-02-30/2031-03", help);
    when("2031-03/2031-02", "(the earlier date comes first: `2031-02/2031-03`)");
}

#[test]
fn a_record_without_its_dash_is_one_finding() {
    let said = "[id: ministry-ready] syntax: a new record begins here, but the `- ` in front of its `id` is missing (write `- id: ministry-ready`, with the `-` right below that of the record above; if it is the same record, keep one `id`)";
    slip("  - id: ministry-ready\n", "    id: ministry-ready\n", &[said]);
}

#[test]
fn an_item_that_is_not_in_line_is_told_where_those_of_its_list_stand() {
    let allowed = |indent: &str| {
        let allow = "    allow:\n      - {rule: undated-document, reason: the port gives no dates}\n";
        format!("{allow}{indent}- id: ministry-ready\n")
    };
    for indent in [" ", "   ", "     ", "       "] {
        let found = told(&SOUND.replace("  - id: ministry-ready\n", &allowed(indent)));
        let said = "[- id: ministry-ready] syntax: this list item is not in line with the one above it (indent it by 2 spaces)";
        assert_eq!(found.first().map(String::as_str), Some(said), "{indent}");
    }
    let two = "    allow:\n      - {rule: undated-document, reason: none}\n       - {rule: no-basis, reason: none}\n  - id: ministry-ready\n";
    let found = told(&SOUND.replace("  - id: ministry-ready\n", two));
    assert!(found[0].contains("(indent it by 6 spaces)"), "{found:#?}");
}

#[test]
fn an_unknown_field_does_not_hide_that_the_source_is_missing() {
    let unknown = "[color: red] unknown-field: a claim has no field `color` (its fields are ";
    let found = told(&SOUND.replace("    source: ruiz\n", "    color: red\n"));
    assert!(found[1].starts_with(unknown), "{found:#?}");
    assert_eq!(
        found[0].split(" (").next(),
        Some("[port-closes] missing-source: the claim does not say whose word it is")
    );
    assert_eq!(found.len(), 2, "{found:#?}");
    let misspelled = "[sorce: ruiz] unknown-field: there is no field `sorce` (did you mean `source`?)";
    slip("    source: ruiz\n", "    sorce: ruiz\n", &[misspelled]);
    let empty = "[source:] missing-field: `source` has no value (write the id of who says it, or `outlet` for the document's own voice, after `source:`)";
    slip("    source: ruiz\n", "    source:\n", &[empty]);
}

#[test]
fn a_field_without_a_value_is_to_be_filled_where_it_is_needed() {
    let told = |key: &str, help: &str| format!("missing-field: `{key}` has no value ({help})");
    for (right, wrong, key, help) in [
        ("    name: Ana Ruiz\n", "    name:\n", "name", "write the person's full name after `name:`"),
        ("    name: Ana Ruiz\n", "    name: \"\"\n", "name", "write a value between the quotation marks"),
        (
            "assertion: The plan was drawn up in winter\n",
            "assertion: ''\n",
            "assertion",
            "write a value between the quotation marks",
        ),
        (
            "    short: the ministry\n",
            "    short:\n",
            "short",
            "write a value after `short:`, or take the line out",
        ),
        (
            "    short: the ministry\n",
            "    short: ''\n",
            "short",
            "write a value between the quotation marks, or take the line out",
        ),
    ] {
        let found = crate::beginner::told(&SOUND.replace(right, wrong));
        assert!(found.len() == 1 && found[0].ends_with(&told(key, help)), "{found:#?}");
    }
}

#[test]
fn a_name_where_an_id_belongs_leads_to_the_record_that_has_it() {
    for (written, is) in [
        ("two people briefed on the plan", "plan-readers"),
        ("People briefed on the plan", "plan-readers"),
        ("Ana Ruiz", "ruiz"),
        ("Works in the port", "works"),
    ] {
        let said = format!(
            "[{written}] invalid-value: `{written}` is not an id (did you mean `{is}`? Records refer to each other by id, not by name)"
        );
        slip("    source: plan-readers\n", &format!("    source: {written}\n"), &[&said]);
    }
    let said = "[The King] invalid-value: `The King` is not an id (write the id of a record here, not its name or a description; an id is made of the letters a to z and digits, in words joined by `-`, such as `the-king`)";
    slip("    source: plan-readers\n", "    source: The King\n", &[said]);
}

#[test]
fn the_own_voice_stands_only_where_a_source_stands() {
    let said = "[outlet] unknown-id: `outlet` is a document's own voice, and stands only in `source:` (take it out where the document speaks for itself; where its publisher is meant as a body, add it as a source, `byline new source ID --organization NAME`, and write that id)";
    slip("    source: ruiz\n", "    source: ruiz\n    speaker: outlet\n", &[said]);
}

#[test]
fn a_record_that_names_itself_is_told_so() {
    for field in ["supports", "contradicts", "qualifies", "supersedes"] {
        let said = format!(
            "[plan-known] invalid-value: the claim names itself in `{field}` (write the id of another claim, or take it out)"
        );
        slip("    at: 2\n", &format!("    at: 2\n    {field}: plan-known\n"), &[&said]);
    }
    let said = "[plan-readers] invalid-value: the source names itself in `among` (write the id of another source, or take it out)";
    let reason = "    reason: to speak of a plan that is still secret\n";
    slip(reason, &format!("{reason}    among: plan-readers\n"), &[said]);
}

#[test]
fn what_is_left_of_a_broken_claim_draws_no_finding_of_its_own() {
    let said = "[ministri] unknown-id: there is no source `ministri` (did you mean `ministry`?)";
    slip("    source: ministry\n", "    source: ministri\n", &[said]);
    let empty = "[assertion:] missing-field: `assertion` has no value (write a value after `assertion:`)";
    slip("    assertion: The ministry is \"ready for the works\"\n", "    assertion:\n", &[empty]);
}

#[test]
fn the_line_that_excepts_a_finding_is_told_to_the_letter_and_works() {
    let said = "[gazette] incomplete-citation: the document has no title (look it up; where it cannot be found, say so on the document: `allow: [{rule: incomplete-citation, reason: no title could be found}]`)";
    let title = "    title: Port to close\n    publisher";
    slip(title, "    title: unknown\n    publisher", &[said]);
    let allow = "allow: [{rule: incomplete-citation, reason: no title could be found}]";
    slip(title, &format!("    title: unknown\n    {allow}\n    publisher"), &[]);
}

#[test]
fn a_document_without_an_address_is_sound_with_a_copy_and_the_help_says_so() {
    let said = "[gazette] incomplete-citation: the document has no address (look it up, or keep a copy of it and name it in `text:`; where it cannot be found, say so on the document: `allow: [{rule: incomplete-citation, reason: no address could be found}]`)";
    let address = "    url: https://gazette.example/port\n";
    let copy = "    text: captures/port.txt\n";
    slip(&format!("{address}{copy}"), "", &[said]);
    slip(address, "", &[]);
}

#[test]
fn an_addressee_whom_no_record_describes_is_said_in_words() {
    let at = "    at: 2\n";
    let said = "[the Post] invalid-value: `the Post` is not an id (write the id of a source, or say in words to whom it was said: `addressee: {text: the Post}`)";
    slip(at, "    at: 2\n    addressee: the Post\n", &[said]);
    let said = "[\"the Post, in Tarn\"] invalid-value: `the Post, in Tarn` is not an id (write the id of a source, or say in words to whom it was said: `addressee: {text: \"the Post, in Tarn\"}`)";
    slip(at, "    at: 2\n    addressee: \"the Post, in Tarn\"\n", &[said]);
    let said = "[the-post] unknown-id: there is no source `the-post` (write the id of a source, or say in words to whom it was said, such as `addressee: {text: the Harbor Gazette}`)";
    slip(at, "    at: 2\n    addressee: the-post\n", &[said]);
    let said = "[ministri] unknown-id: there is no source `ministri` (did you mean `ministry`?)";
    slip(at, "    at: 2\n    addressee: ministri\n", &[said]);
    let said = "[Ana Ruiz] invalid-value: `Ana Ruiz` is not an id (did you mean `ruiz`? Records refer to each other by id, not by name)";
    slip(at, "    at: 2\n    addressee: Ana Ruiz\n", &[said]);
    slip(at, "    at: 2\n    addressee: {text: the Post}\n", &[]);
}

#[test]
fn what_is_considered_now_may_lie_ahead() {
    let claim = "    assertion: The port closes in June\n    source: ruiz\n    document: gazette\n";
    let ahead = |assertion: &str| {
        format!(
            "    assertion: {assertion}\n    source: ruiz\n    document: gazette\n    when: {{text: next autumn, date: 2032-09}}\n"
        )
    };
    for pending in ["is considering", "is also weighing", "are still discussing", "is working on"] {
        slip(claim, &ahead(&format!("The ministry {pending} a closure of the port from next autumn")), &[]);
    }
    let said = "[{text: next autumn, date: 2032-09}] future-event: this lies after the date of `port` (mend one of the dates, or record a plan as `kind: intention` with its `actor`)";
    for past in ["was considering", "considered"] {
        slip(claim, &ahead(&format!("The ministry {past} a closure of the port from next autumn")), &[said]);
    }
}

#[test]
fn a_place_beyond_the_copy_is_told_with_how_much_there_is() {
    let said = "[9] passage-not-found: there are 3 paragraphs in the copy of `gazette`, and none of number 9 (`byline show gazette` lists them with their numbers)";
    slip("    at: 2\n", "    at: 9\n", &[said]);
    let said = "[3-5] passage-not-found: there are 3 paragraphs in the copy of `gazette`, and none of number 5 (`byline show gazette` lists them with their numbers)";
    slip("    at: 2\n", "    at: 3-5\n", &[said]);
    slip("    at: 2\n", "    at: p. 9\n", &[]);
}

#[test]
fn a_quote_in_another_paragraph_is_told_with_its_number() {
    let said = "[1] passage-not-found: the quote stands in paragraph 2 of the copy of `works`, not here (write `at: 2`; `byline show works` lists the paragraphs with their numbers, the headline too where the copy has it)";
    slip("We are ready for the works.\n", "Works in the port\n\nWe are ready for the works.\n", &[said]);
}

#[test]
fn a_claim_without_its_document_is_told_at_the_claim_and_not_on_the_page() {
    let said = "[port-closes] missing-document: the claim does not say in which document it stands (add `document:` with the id of what you read it in; or, for a whole file, `defaults: {document: ID}`)";
    let written = "    source: ruiz\n    document: gazette\n    at: 1\n";
    slip(written, "    source: ruiz\n", &[said]);
}

#[test]
fn the_words_of_a_quote_want_quotation_marks() {
    let said = "[We are ready for the works] unmarked-quote: these are the words of the quote, without quotation marks (write `assertion: '\"We are ready for the works\"'`, or say it in your own words)";
    let wrong = SOUND.replace(
        "assertion: The ministry is \"ready for the works\"",
        "assertion: We are ready for the works",
    );
    assert_eq!(told(&wrong.replace("quote: ready for", "quote: We are ready for")), [said]);
    let right =
        wrong.replace("assertion: We are ready for the works", "assertion: '\"We are ready for the works\"'");
    assert_eq!(told(&right.replace("quote: ready for", "quote: We are ready for")), [""; 0]);
    // Short runs are met by chance.
    slip(
        "    assertion: The ministry is \"ready for the works\"\n",
        "    assertion: The ministry is ready for the works\n",
        &[],
    );
}

#[test]
fn a_statement_that_names_the_speaker_nowhere_is_not_his() {
    let said = "[ready for the works] quote-wrong-speaker: nothing in this statement names Ana Ruiz (see whose words they are; if the document uses another name, add it to the source's `aliases`)";
    let ruiz = SOUND.replace("    source: ministry\n", "    source: ruiz\n    via: ministry\n");
    assert_eq!(told(&ruiz), [said]);
}

/// The finding about a response of the ministry, if any.
fn responded(fields: &str) -> Vec<String> {
    let response = format!(
        "responses:\n  - id: ministry-answer\n    party: ministry\n    about: [port-closes]\n    source: outlet\n    document: gazette\n    at: 3\n{fields}gaps:\n"
    );
    let silence = "The ministry did not respond to a request for comment.";
    told(&SOUND.replace("gaps:\n", &response).replace(silence, "The ministry was asked."))
}

#[test]
fn a_response_tells_what_its_outcome_tells() {
    let answer = "set `outcome: responded`, `denied` or `confirmed`, whichever the document tells of; or take the answer out";
    let meant = |outcome: &str| {
        format!("set `outcome: {outcome}` if that is what the document tells of, or mend the wording")
    };
    for (fields, said) in [
        (
            "    outcome: declined\n    wording: denied the report\n",
            format!(
                "[denied the report] response-wording: \"denied\" tells of a denial, and the outcome does not ({})",
                meant("denied")
            ),
        ),
        (
            "    outcome: declined\n    wording: did not respond to a request for comment\n",
            format!(
                "[did not respond to a request for comment] response-wording: \"did not respond\" tells of silence, and the outcome does not ({})",
                meant("no-response")
            ),
        ),
        (
            "    outcome: declined\n    wording: called it \"a lie\"\n",
            format!(
                "[a lie\"] response-wording: these words are an answer, but the outcome is `declined` ({answer})"
            ),
        ),
        (
            "    outcome: no-response\n    wording: called it \"a lie\"\n",
            format!(
                "[a lie\"] response-wording: these words are an answer, but the outcome is `no-response` ({answer})"
            ),
        ),
        (
            "    outcome: declined\n    claims: [ministry-ready]\n",
            format!(
                "[ministry-ready]] response-wording: this is an answer, but the outcome is `declined` ({answer})"
            ),
        ),
        (
            "    outcome: denied\n    wording: declined to comment\n",
            format!(
                "[declined to comment] response-wording: \"declined\" tells of a refusal to comment, and the outcome does not ({})",
                meant("declined")
            ),
        ),
        (
            "    outcome: responded\n    wording: could not be reached\n",
            format!(
                "[could not be reached] response-wording: \"could not be reached\" tells of silence, and the outcome does not ({})",
                meant("no-response")
            ),
        ),
    ] {
        assert_eq!(responded(fields), [said], "{fields}");
    }
}

#[test]
fn a_response_that_keeps_to_its_outcome_is_left_alone() {
    for fields in [
        "    outcome: declined\n",
        "    outcome: declined\n    wording: declined to comment, citing \"an open case\"\n",
        "    outcome: denied\n    wording: denied it and declined to say more\n",
        "    outcome: no-response\n    wording: did not immediately respond to a request for comment\n",
        "    outcome: responded\n    claims: [ministry-ready]\n",
        "    outcome: confirmed\n    wording: confirmed the plan\n",
    ] {
        assert_eq!(responded(fields), [""; 0], "{fields}");
    }
}

#[test]
fn a_record_whose_id_is_none_is_read_all_the_same() {
    let said = "[Works] invalid-value: `Works` is not an id (an id is made of the letters a to z and digits, in words joined by `-`: `works`)";
    slip("  - id: works\n", "  - id: Works\n", &[said]);
    let said = "[port] duplicate-id: the id `port` is taken (give the record another id, or the brief an `id:` of its own: it is called after its file)";
    let unwritten = SOUND.replace("  id: port\n", "").replace("id: plan-known", "id: port");
    assert_eq!(told(&unwritten.replace("plan-known, ", "")), [said]);
}

#[test]
fn a_field_that_goes_by_another_name_elsewhere_is_offered_by_ours() {
    for (right, wrong, is) in [
        ("    published: 2031-05-06\n", "    date: 2031-05-06\n", "published"),
        ("    assertion: The port closes in June\n", "    statement: The port closes in June\n", "assertion"),
        ("    at: 2\n", "    paragraph: 2\n", "at"),
        ("    type: statement\n", "    kind: statement\n", "type"),
    ] {
        let found = told(&SOUND.replace(right, wrong));
        let help = format!("(did you mean `{is}`?)");
        let hit = found.iter().filter(|found| found.contains(" unknown-field: ") && found.ends_with(&help));
        assert_eq!((hit.count(), found.len()), (1, 1), "{found:#?}");
    }
}

#[test]
fn a_time_of_two_figures_is_told_what_it_could_be() {
    let help = "count from the start of the recording, hours first: `00:08:00` is 8 minutes in; of a time on the clock take off the time at which it began (8:42 in what began at 8:00 is `00:42:00`), and write the hour in the document's `title`";
    for written in ["8:00", "8:00-8:25", "8:00–8:25"] {
        let said = format!("[{written}] invalid-value: `{written}` is not a place in a document ({help})");
        slip("    at: 2\n", &format!("    at: {written}\n"), &[&said]);
    }
}

#[test]
fn a_brief_or_claim_to_include_that_is_not_there_is_offered_by_its_id() {
    let card = |id: &str| {
        format!(
            "{SOUND}# file: briefs/card.yaml\nbrief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  include: {id}\n"
        )
    };
    let told = |id: &str| told(&card(id)).into_iter().find(|found| found.contains("unknown-id"));
    let said =
        |id: &str, help: &str| Some(format!("[{id}] unknown-id: there is no brief or claim `{id}` ({help})"));
    assert_eq!(told("port"), None);
    assert_eq!(told("prot"), said("prot", "did you mean `port`?"));
    assert_eq!(told("port-closed"), said("port-closed", "did you mean `port-closes`?"));
    assert_eq!(told("tariffs"), said("tariffs", "write the id of a brief or claim that the desk has"));
}

#[test]
fn a_number_in_words_is_offered_in_figures() {
    slip("    count: 2\n", "    count: two\n", &["[two] invalid-value: `two` is not a count (write `2`)"]);
}

#[test]
fn a_topic_that_no_claim_has_leaves_no_section_empty_in_silence() {
    let claims = "      claims: [port-closes, plan-known, ministry-ready]\n";
    let topics = SOUND
        .replace("    at: 1\n", "    at: 1\n    topics: [closure]\n")
        .replace("    at: 2\n", "    at: 2\n    topics: [closure]\n");
    let desk = |topic: &str| topics.replace(claims, &format!("      select: {{topics: [{topic}]}}\n"));
    let said = "[The port] empty-section: no claim stands in this section (no claim has the topic `closur`: did you mean `closure`?)";
    assert_eq!(told(&desk("closur")), [said]);
    assert_eq!(told(&desk("closure")), [""; 0]);
}

#[test]
fn a_claim_that_no_section_takes_is_told() {
    let claims = "      claims: [port-closes, plan-known, ministry-ready]\n";
    let selects = "      select: {topics: [closure]}\n";
    let desk = |topics: &str| {
        SOUND
            .replace(claims, selects)
            .replace("    at: 1\n", "    at: 1\n    topics: [closure]\n")
            .replace("    at: 2\n", &format!("    at: 2\n{topics}"))
    };
    let said =
        "[plan-known] unplaced-claim: the brief does not show this claim: none of its sections takes it";
    let leave = "or, to leave it out, write `exclude: [plan-known]` in the brief)";
    for (topics, help) in [
        ("", "(the sections take the topic `closure`: give the claim that one, "),
        ("    topics: [works]\n", "(the sections take the topic `closure`: give the claim that one, "),
        (
            "    topics: [closur]\n",
            "(no section takes the topic `closur`: write `closure` if you meant that, ",
        ),
    ] {
        assert_eq!(told(&desk(topics)), [format!("{said} {help}{leave}")], "{topics}");
    }
    let narrow = desk("    topics: [closure]\n").replace("[closure]}", "[closure], since: 2031-01}");
    let found = told(&narrow.replace("    at: 1\n", "    at: 1\n    when: 2031-05\n"));
    let more = "(the section with the topic `closure` asks for more in its `select`: mend that, ";
    assert_eq!(found, [format!("{said} {more}{leave}")]);
    let listed = SOUND.replace("plan-known, ministry-ready]", "ministry-ready]");
    let list = "(list it under a section's `claims`, cite it, ";
    assert_eq!(told(&listed), [format!("{said} {list}{leave}")]);
}

#[test]
fn a_claim_that_is_left_out_on_purpose_or_shown_elsewhere_is_not_told() {
    let listed = SOUND.replace("plan-known, ministry-ready]", "ministry-ready]");
    let title = "  title: Port to close\n  as_of";
    let point = "  title: Port to close\n  bottom_line: Two people briefed on the plan said that it dates from the winter [@plan-known].\n  as_of";
    for desk in [
        listed.replace("  as_of", "  exclude: [plan-known]\n  as_of"),
        listed.replace(title, point),
        listed.replace(
            "assertion: The plan was drawn up in winter\n",
            "assertion: The plan was drawn up in winter\n    status: retracted\n",
        ),
        SOUND.replace(
            "  sections:\n    - title: The port\n      claims: [port-closes, plan-known, ministry-ready]\n",
            "",
        ),
    ] {
        let found = told(&desk);
        assert!(!found.iter().any(|found| found.contains(" unplaced-claim: ")), "{found:#?}");
        assert!(!found.iter().any(|found| found.contains("unknown-field")), "{found:#?}");
    }
}

#[test]
fn a_talking_point_that_rests_on_nothing_is_told() {
    let point = |rest: &str| {
        let points = format!("  talking_points:\n    - point: {rest}\n  as_of");
        told(&SOUND.replace("  as_of", &points))
    };
    let said = "[The port is a waste of money] uncited-paragraph: this talking point rests on no claim (list what it rests on: `claims: [claim-id]` below its `point`, `judgments: [judgment-id]` for what you think yourselves, `gaps: [gap-id]` for what is not known, `responses: [response-id]` for who answered or did not; what you will do, ask or offer yourselves begins with `We`)";
    assert!(point("The port is a waste of money").iter().any(|found| found == said));
    for rests in [
        "The port closes in June, Ruiz said\n      claims: [port-closes]",
        "We have not seen the plan ourselves",
        "We do not know whether the port will open again.",
    ] {
        assert_eq!(point(rests), [""; 0]);
    }
    for states in [
        "We have not seen the plan, and the port is a waste of money",
        "We do not know why Ruiz wastes money on the port",
        "We have not forgotten the waste of money",
    ] {
        assert_eq!(point(states).len(), 1, "{states}");
    }
}

#[test]
fn a_card_without_points_is_told_at_its_template() {
    let said = "[talking-points] missing-points: the brief has no talking points (write `talking_points`, each with its `point` and the `claims` that it rests on";
    let card = SOUND.replace("  as_of", "  template: talking-points\n  as_of");
    assert_eq!(told(&card), [format!("{said})")]);
    let with = card.replace("  as_of", "  include: [plan-known]\n  as_of");
    assert_eq!(told(&with), [format!("{said}: `include` takes another brief's claims, not its points)")]);
}

#[test]
fn what_is_known_only_after_the_date_of_the_brief_is_told() {
    let desk = |date: &str| SOUND.replace("    at: 2\n", &format!("    at: 2\n    as_of: {date}\n"));
    let said = "[2031-06-12] future-event: this lies after the date of `port` (mend one of the dates: a brief rests on what there was by its `as_of`)";
    assert_eq!(told(&desk("2031-06-12")), [said]);
    assert_eq!(told(&desk("2031-05-07")), [""; 0]);
}

#[test]
fn a_word_that_is_used_elsewhere_is_offered_by_ours() {
    let said = "[article] invalid-value: `article` is not a value of `type` (did you mean `news`? The values are `news`, `broadcast`, `statement`, `transcript`, `minutes`, `letter`, `report`, `dataset`, `legal`, `interview`, `social`, `other`)";
    slip(
        "    url: https://gazette.example/port\n",
        "    url: https://gazette.example/port\n    type: article\n",
        &[said],
    );
}

#[test]
fn a_person_with_the_name_of_a_body_is_one_finding() {
    let said = "[the ministry] invalid-value: a source has either `name` or `organization` (keep one of the two; the body that a person belongs to is a source of its own, named by its id in `of`)";
    slip(
        "    role: Valdorian Foreign Minister\n",
        "    role: Valdorian Foreign Minister\n    organization: the ministry\n",
        &[said],
    );
}

#[test]
fn a_gap_without_its_text_is_a_gap_all_the_same() {
    let judged = SOUND.replace(
        "gaps:\n  - gap: How long the port stays closed\n",
        "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed\n    likelihood: likely\n    confidence: low\n    because: It rests on one paper.\n    based_on: port-closes\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n  - gap:\n",
    );
    let said = "[gap:] missing-field: `gap` has no value (write a value after `gap:`)";
    assert_eq!(told(&judged), [said]);
}

#[test]
fn a_citation_that_leads_nowhere_is_told_where_it_stands_and_its_text_is_not_replaced() {
    let cite = |text: &str| {
        let bottom = format!("  title: Port to close\n  bottom_line: {text}\n  as_of");
        let desk = SOUND.replace("  title: Port to close\n  as_of", &bottom);
        settled(&desk).1.findings.into_iter().find(|finding| finding.rule == "unknown-id").unwrap()
    };
    for text in ["It closes, Ruiz said [@port-close].", "\"It closes, Ruiz said [@port-close].\""] {
        let finding = cite(text);
        let fix = finding.fix.unwrap();
        assert_eq!(
            (fix.span, fix.span.end - fix.span.start, fix.replacement.as_str()),
            (finding.at.span, 10, "port-closes")
        );
    }
    let folded = cite(">-\n    It closes,\n    Ruiz said [@port-close].");
    assert_eq!((folded.help.as_deref(), folded.fix), (Some("did you mean `port-closes`?"), None));
}

#[test]
fn an_allowance_is_not_called_unused_while_its_rule_waits_for_a_fault_to_be_mended() {
    let allow = "  title: Port to close\n  allow: [{rule: single-document, reason: no second account exists}]\n  as_of";
    let one = SOUND
        .replace("  title: Port to close\n  as_of", allow)
        .replace("    document: works\n", "    document: gazette\n")
        .replace("The ministry is \"ready for the works\"", "The ministry is ready")
        .replace("    quote: ready for the works\n", "")
        .replace("  - id: works\n", "  - id: works\n    seen: false\n");
    let unused = "[works] unused-document: no claim or response cites this document (cite it where something rests on it, or take it out)";
    assert_eq!(told(&one), [unused]);
    let said = "[ministri] unknown-id: there is no source `ministri` (did you mean `ministry`?)";
    assert_eq!(told(&one.replace("    source: ministry\n", "    source: ministri\n")), [said]);
}

#[test]
fn a_list_without_its_brackets_is_no_topic() {
    let said = "[closure, works] invalid-value: this is one topic with a comma in it (write several topics in brackets: `topics: [closure, works]`)";
    slip("    at: 2\n", "    at: 2\n    topics: closure, works\n", &[said]);
}

#[test]
fn a_body_by_its_name_is_led_to_its_id() {
    let said = "[the Ministry of the Sea] invalid-value: `affiliation` should be an organization's id, or `undisclosed` (did you mean `ministry`? Records refer to each other by id, not by name)";
    slip("    affiliation: undisclosed\n", "    affiliation: the Ministry of the Sea\n", &[said]);
}

#[test]
fn a_time_in_the_words_of_a_source_is_offered_with_its_date() {
    let found = told(&SOUND.replace("    at: 2\n", "    at: 2\n    when: last week\n"));
    assert!(
        found[0].ends_with("and a source's own words as `{text: last week, date: 2024-04}`)"),
        "{found:#?}"
    );
}

#[test]
fn nobody_relays_his_own_words() {
    let said = "[ruiz] invalid-value: `ruiz` is the source already (take `speaker:` out: it is for words that the source only relays)";
    slip("    source: ruiz\n", "    source: ruiz\n    speaker: ruiz\n", &[said]);
}

#[test]
fn what_was_said_or_published_after_the_date_of_the_brief_is_told() {
    let help = "(mend one of the dates: a brief rests on what there was by its `as_of`)";
    let said = format!("[2031-05-08] future-event: this lies after the date of `port` {help}");
    slip("    at: 2\n", "    at: 2\n    said_on: 2031-05-08\n", &[&said]);
    slip("    published: 2031-05-05\n", "    published: 2031-05-08\n", &[&said]);
    slip("    at: 2\n", "    at: 2\n    said_on: 2031-05\n", &[]);
}

#[test]
fn a_marking_in_plain_words_is_offered_as_the_standard_writes_it() {
    let said = "[green] invalid-marking: `green` is not a value of `marking` (did you mean `TLP:GREEN`? The values are `TLP:CLEAR`, `TLP:GREEN`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:RED`)";
    slip("  as_of: 2031-05-07\n", "  as_of: 2031-05-07\n  marking: green\n", &[said]);
}

#[test]
fn a_field_at_the_margin_is_told_whose_it_is() {
    let said = "[assertion: It closes] unknown-field: a claim file has no field `assertion` (it is a field of a claim: indent it as the other fields of its record are)";
    let found = told(&SOUND.replace("gaps:\n", "assertion: It closes\ngaps:\n"));
    assert_eq!(found, [said]);
}

#[test]
fn a_list_of_records_under_nearly_the_right_name_is_read_all_the_same() {
    for (key, wrong) in [("documents", "document"), ("claims", "claim"), ("gaps", "gap")] {
        let said = format!("[{wrong}:] unknown-field: there is no field `{wrong}` (did you mean `{key}`?)");
        assert_eq!(told(&SOUND.replace(&format!("{key}:\n  - "), &format!("{wrong}:\n  - "))), [said]);
    }
    let said = "[title: Port] unknown-field: a claim file has no field `title` (it is a field of the brief: write it below `brief:`, indented, `  title: …`)";
    slip("brief:\n", "title: Port\nbrief:\n", &[said]);
}

#[test]
fn what_should_be_a_list_is_told_with_the_list() {
    let said = "[ruiz, ministry] invalid-value: `ruiz, ministry` is not an id (write several ids in brackets: `[ruiz, ministry]`)";
    slip("    source: ruiz\n", "    source: ruiz, ministry\n", &[said]);
    let said = "[single-document] wrong-type: `allow` should be a list (write it with its reason: `allow: [{rule: single-document, reason: why it stands}]`)";
    slip("    at: 2\n", "    at: 2\n    allow: single-document\n", &[said]);
    let said = "[port-opens] wrong-type: `claims` should be the fields of a claim (write `id: port-opens`, and the other fields below it)";
    slip("claims:\n  - id: port-closes\n", "claims:\n  - port-opens\n  - id: port-closes\n", &[said]);
}

#[test]
fn who_acted_has_not_said_so() {
    let claim = "    assertion: The plan was drawn up in winter\n    source: plan-readers\n";
    let cited = "      claims: [port-closes, plan-known, ministry-ready]\n";
    let names = |text: &str, claims: &str| {
        let desk = SOUND
            .replace(claim, claims)
            .replace(cited, &format!("{cited}      text: {text} [@plan-known].\n"));
        told(&desk).into_iter().filter(|line| line.contains("unattributed")).collect::<Vec<String>>()
    };
    let acted = format!("{claim}    actor: ministry\n");
    let help = "(name whose word it is, such as \"people briefed on the plan\", or write `[+claim-id]` for the claim's own sentence)";
    for text in ["The ministry first drew up the plan", "The plan was drawn up early, the ministry said"] {
        let found = names(text, &acted);
        let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert!(one.ends_with(help), "{one}");
        assert!(one.contains("cites a claim and names the ministry, but not whose word it is"), "{one}");
    }
    assert_eq!(names("The plan was drawn up early, people briefed on the plan said", &acted), [""; 0]);
    let both = claim.replace("plan-readers", "ministry") + "    actor: ministry\n";
    assert_eq!(names("The plan was drawn up early, the ministry said", &both), [""; 0]);
    let found = names("Snow fell as the plan was drawn up", &acted);
    assert!(found.len() == 1 && found.iter().all(|one| one.contains("names nobody")), "{found:?}");
}

#[test]
fn a_type_of_document_by_another_name_is_understood() {
    for (written, meant) in [
        ("press release", "statement"),
        ("communiqu\u{e9}", "statement"),
        ("radio", "broadcast"),
        ("podcast", "broadcast"),
        ("article", "news"),
        ("paper", "report"),
        ("study", "report"),
        ("speech", "transcript"),
        ("website", "statement"),
        ("tweet", "social"),
        ("e-mail", "letter"),
        ("statistics", "dataset"),
    ] {
        let found = told(&SOUND.replace("    type: statement\n", &format!("    type: {written}\n")));
        let help = format!("(did you mean `{meant}`? The values are ");
        assert!(found.len() == 1 && found.iter().all(|line| line.contains(&help)), "{written}: {found:?}");
    }
}

#[test]
fn a_newspaper_that_was_spoken_to_is_named_in_words() {
    let said = "[gazette] unknown-id: `gazette` is a document, but a source is wanted here (write the id of a source, or say in words to whom it was said, such as `addressee: {text: the Harbor Gazette}`)";
    slip("    at: 1\n    quote", "    at: 1\n    addressee: gazette\n    quote", &[said]);
}

#[test]
fn a_required_line_is_not_to_be_taken_out() {
    let said = "[title:] missing-field: `title` has no value (write a value after `title:`)";
    slip("    title: Works in the port\n", "    title:\n", &[said]);
}

#[test]
fn a_descriptor_in_the_singular_speaks_of_one_person() {
    let alone = |descriptor: &str| {
        let desk = SOUND.replace(
            "    anonymous: people briefed on the plan\n    count: 2\n",
            &format!("    anonymous: {descriptor}\n"),
        );
        told(&desk).iter().any(|line| line.contains("single-anonymous-source"))
    };
    for one in ["a person briefed on the plan", "An island doctor", "one official briefed on the plan"] {
        assert!(alone(one), "{one}");
    }
    for several in ["people briefed on the plan", "another group", "one-time officials"] {
        assert!(!alone(several), "{several}");
    }
}

/// The sound desk with a text of the brief's own, a claim that counts and a judgment on it.
fn written(text: &str) -> Vec<String> {
    let desk = SOUND
        .replace("  as_of", &format!("  {text}\n  as_of"))
        .replace(
            "claims:\n  - id: port-closes\n",
            "claims:\n  - id: ferries-idle\n    assertion: The closure leaves 12 ferries without a berth\n    source: ruiz\n    document: gazette\n  - id: port-closes\n",
        )
        .replace("claims: [port-closes, plan", "claims: [ferries-idle, port-closes, plan")
        .replace("close next month,", "close next month and leave 12 ferries without a berth,")
        .replace(
            "gaps:\n",
            "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed\n    likelihood: likely\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes, ferries-idle]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n",
        );
    told(&desk)
}

#[test]
fn a_figure_that_could_be_a_year_is_told_where_it_counts() {
    let told = |words: &str| {
        let found = written(&format!("bottom_line: {words}, Ruiz said [@port-closes]."));
        found.into_iter().filter(|line| line.contains("differing-figure")).collect::<Vec<_>>()
    };
    let found = told("The port closes in June and costs 1500 jobs");
    assert!(found.len() == 1 && found[0].contains("has the figure \"1500 jobs\""), "{found:#?}");
    for year in ["The port closes in June 2031", "In 2031 ports close in June", "The port opened in 1850"] {
        assert_eq!(told(year), [""; 0], "{year}");
    }
}

#[test]
fn a_figure_that_the_claim_does_not_have_is_told() {
    let help =
        "(see which of the two the document has, and mend the other; or cite the claim that has this one)";
    let said = format!(
        "[14 ferries lie idle, Ruiz said [@ferries-idle].] differing-figure: `ferries-idle`, which this cites, says \"12 ferries\", not \"14 ferries\" {help}"
    );
    assert_eq!(written("bottom_line: 14 ferries lie idle, Ruiz said [@ferries-idle]."), [said]);
    let point = |point: &str| {
        written(&format!("talking_points:\n    - point: {point}\n      claims: [ferries-idle]"))
    };
    let found = point("Fourteen ferries lie idle, Ruiz said");
    assert!(
        found.len() == 1 && found[0].contains("says \"12 ferries\", not \"Fourteen ferries\""),
        "{found:#?}"
    );
    let other = "[40 boats lie idle, Ruiz said] differing-figure: no claim that this cites has the figure \"40 boats\" (cite the claim that has it, or mend it)";
    assert_eq!(point("40 boats lie idle, Ruiz said"), [other]);
    let cited = "[12 ferries lie idle, Ruiz said [@port-closes].] differing-figure: no claim that this cites has the figure \"12 ferries\" (`ferries-idle` has it: cite that as well)";
    assert_eq!(written("bottom_line: 12 ferries lie idle, Ruiz said [@port-closes]."), [cited]);
    for right in [
        "Twelve ferries lie idle, Ruiz said",
        "Some 10 ferries lie idle, Ruiz said",
        "On 14 May two ministers saw 12 ferries, Ruiz said",
        "In 2031 a dozen ferries lie idle, Ruiz said",
        "On Sept. 11 the 27-nation bloc had 12 ferries, Ruiz, 54, said",
    ] {
        assert_eq!(point(right), [""; 0], "{right}");
    }
    let sound = SOUND.replace("close next month,", "close for 12 weeks,");
    let judged = sound.replace("The port closes in June\n", "The port closes for 12 weeks\n").replace(
        "gaps:\n",
        "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed for 14 weeks\n    likelihood: likely\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n",
    );
    let found = told(&judged);
    assert!(found.len() == 1 && found[0].contains("differing-figure: `port-closes`, which"), "{found:#?}");
    assert_eq!(told(&judged.replace("14 weeks", "14 years")), [""; 0]);
}

#[test]
fn a_likelihood_that_the_judgment_does_not_have_is_told() {
    let help = "(write `likely`, as the judgment does, or weigh the judgment anew)";
    let said = |place: &str, term: &str| {
        format!("[{place}] differing-likelihood: \"{term}\" is not what `long` says {help}")
    };
    let cites = "The port closes in June, Ruiz said [@port-closes].";
    let uncited = written(&format!("bottom_line: {cites} It will almost certainly stay shut."));
    assert_eq!(uncited, [said("almost certainly stay shut.", "almost certainly")]);
    let citing = "It will almost certainly close [@port-closes], Ruiz said.";
    let found = written(&format!("bottom_line: {citing}"));
    assert_eq!(found, [said("almost certainly close [@port-closes], Ruiz said.", "almost certainly")]);
    for right in ["It is likely to stay shut.", "It will probably stay shut.", "The unlikely alliance holds."]
    {
        let found = written(&format!("bottom_line: {cites} {right}"));
        assert!(!found.iter().any(|found| found.contains("differing-likelihood")), "{found:#?}");
    }
}

#[test]
fn words_that_nobody_used_are_not_to_be_quoted() {
    let help = "(write the words as the claim's `quote` has them, add them to it if the document has them, or take the quotation marks out)";
    let quoted = |words: &str| {
        written(&format!("bottom_line: >-\n    The ministry called it \"{words}\" [@ministry-ready]."))
    };
    for invented in ["a national disgrace", "read"] {
        let said = format!(
            "[{invented}\" [@ministry-ready].] unrecorded-quote: no claim that this sentence cites quotes \"{invented}\" {help}"
        );
        assert_eq!(quoted(invented), [said]);
    }
    for right in ["ready for the works", "ready … works", "Ready for the works,", "[very] ready"] {
        assert_eq!(quoted(right), [""; 0], "{right}");
    }
    let found = written("bottom_line: The minister said \"nobody will ever leave\".");
    assert!(
        found.iter().any(|found| found.contains("no claim of the desk quotes \"nobody will ever leave\"")),
        "{found:#?}"
    );
}

#[test]
fn a_copy_that_is_not_there_is_told_with_where_it_was_looked_for() {
    let said = "[captures/prt.txt] missing-capture: there is no file `briefs/captures/prt.txt` in the desk (save the document's text there as plain text, an empty line between paragraphs; or mend the path, which is relative to this file; or take `text` out)";
    slip("    text: captures/port.txt\n", "    text: captures/prt.txt\n", &[said]);
}

#[test]
fn a_claim_named_under_include_that_no_section_takes_is_told() {
    let other = "# file: briefs/fleet/fleet.yaml\nbrief:\n  id: fleet\n  title: The fleet\n  as_of: 2031-05-07\nclaims:\n  - id: fleet-idle\n    assertion: The fleet lies idle\n    source: ruiz\n    document: gazette\n";
    let desk = |more: &str| {
        format!("{}{other}", SOUND.replace("  as_of", "  include: [fleet-idle]\n  as_of")).replace(
            "claims: [port-closes, plan-known, ministry-ready]\n",
            &format!("claims: [port-closes, plan-known, ministry-ready{more}]\n"),
        )
    };
    let said = "[fleet-idle]] unplaced-claim: the brief includes this claim, and none of its sections takes it (list it under a section's `claims`, cite it, or take it out of `include`)";
    assert_eq!(told(&desk("")), [said]);
    assert_eq!(told(&desk(", fleet-idle")), [""; 0]);
}

#[test]
fn topics_in_one_text_select_nothing_and_are_told_as_a_list_without_brackets() {
    let said = "[\"closure, works\"}] invalid-value: this is one topic with a comma in it (write several topics in brackets: `topics: [closure, works]`)";
    slip(
        "      claims: [port-closes, plan-known, ministry-ready]\n",
        "      select: {topics: \"closure, works\"}\n",
        &[said],
    );
}

#[test]
fn a_role_names_its_holder_and_nobody_else() {
    let minister =
        "sources:\n  - id: bell\n    name: Tom Bell\n    role: Transport Minister\n    of: ministry\n";
    let says = |text: &str| {
        let desk = SOUND
            .replace("sources:\n", minister)
            .replace("  as_of", &format!("  bottom_line: {text} [@port-closes].\n  as_of"))
            .replace("document: gazette\n    at: 2\n", "document: gazette\n    at: 2\n    actor: bell\n");
        told(&desk).into_iter().filter(|line| line.contains("unattributed")).collect::<Vec<_>>()
    };
    for role in ["Valdorian Foreign Minister", "the foreign minister", "the minister", "the minister's aides"]
    {
        assert_eq!(says(&format!("The port closes in June, {role} said")), [""; 0], "{role}");
    }
    let found = says("The port closes in June, the transport minister said");
    let said = "[The port closes in June, the transport minister said [@port-closes].] unattributed-paraphrase: \"The port closes in June, the …\" cites a claim and names the transport minister, but not whose word it is (name whose word it is, such as \"Ana Ruiz\" (other names go into the source's `aliases`), or write `[+claim-id]` for the claim's own sentence)";
    assert_eq!(found, [said]);
}

#[test]
fn unnamed_people_of_a_ministry_are_not_the_ministry() {
    let says = |text: &str, official: &str| {
        let desk = SOUND
            .replace("    affiliation: undisclosed\n", &format!("    affiliation: ministry\n{official}"))
            .replace("  as_of", &format!("  bottom_line: {text} [@plan-known].\n  as_of"));
        told(&desk).into_iter().filter(|line| line.contains("unattributed")).collect::<Vec<_>>()
    };
    let found = says("The plan dates from the winter, the ministry said", "");
    assert!(
        found.len() == 1
            && found[0].contains("names the ministry, but not whose word it is (name whose word it is, such as \"people briefed on the plan\""),
        "{found:#?}"
    );
    assert_eq!(says("The plan dates from the winter, people briefed on the plan said", ""), [""; 0]);
    assert_eq!(says("The plan dates from the winter, the ministry said", "    official: true\n"), [""; 0]);
}

#[test]
fn a_verb_that_takes_what_was_said_for_true_is_told() {
    let said = "[confirmed] loaded-cue: `confirmed` takes for true what was said (write `said`, or another verb that takes no side)";
    slip("    source: ruiz\n", "    source: ruiz\n    cue: confirmed\n", &[said]);
}

#[test]
fn claims_that_supersede_each_other_in_a_ring_are_told_with_the_ring() {
    let ring = SOUND
        .replace("    at: 2\n", "    at: 2\n    supersedes: port-closes\n")
        .replace("    quote: ready", "    supersedes: plan-known\n    quote: ready")
        .replace("    source: ruiz\n", "    source: ruiz\n    supersedes: ministry-ready\n");
    let said = "[port-closes] circular-sourcing: `port-closes` supersedes itself, by way of `ministry-ready`, then `plan-known` (one of them came first: take its `supersedes` out, and give it `status: superseded`)";
    assert_eq!(told(&ring), [said]);
}

#[test]
fn an_accusation_without_the_accused_is_noted() {
    let said = "[lied about the plan] missing-response: \"lied\" accuses somebody, and the claim does not say whom (write who is accused: `accuses: [source-id]`, and record what they answered as a response, or take the finding out with `allow` where nobody in particular is)";
    let assertion = "    assertion: The plan was drawn up in winter\n";
    slip(assertion, "    assertion: The board lied about the plan\n", &[said]);
    let accuses = |deed: &str| {
        let found = told(&SOUND.replace(assertion, &format!("    assertion: The board {deed}\n")));
        found.iter().any(|line| line.contains("missing-response"))
    };
    assert!(accuses("hid the report") && accuses("concealed evidence") && accuses("misled the council"));
    for left_alone in [
        "Nobody lied about the plan",
        "The crew hid the boats in winter",
        "The board was misled in winter",
        "The plan relied on the board",
        "The board \"lied\" on it",
        "The mayor was murdered in winter",
        "The bank covered up to half of the cost",
        "A falsified plan went round",
    ] {
        let found = told(&SOUND.replace(assertion, &format!("    assertion: {left_alone}\n")));
        assert!(!found.iter().any(|line| line.contains("missing-response")), "{found:#?}");
    }
}

#[test]
fn a_time_that_counts_from_the_day_of_writing_is_told() {
    let said = "[next autumn] unresolved-relative-date: \"next autumn\" has no date (give the date that the words meant (the document is of 6 May 2031): `when: {text: next autumn, date: YYYY-MM}`)";
    slip("The port closes in June\n", "The port closes next autumn\n", &[said]);
    let said = "[this spring] unresolved-relative-date: \"this spring\" has no date (write the time itself into the assertion (the document is of 6 May 2031): \"before the spring of 2031\"; `when: {text: this spring}` would say that it was then)";
    slip("The port closes in June\n", "The port closes before this spring\n", &[said]);
    for (words, date) in [("this year", "2031"), ("last year", "2030"), ("this month", "2031-05")] {
        let found = told(&SOUND.replace("The port closes in June\n", &format!("The port closes {words}\n")));
        let meant = format!("(the document is of 6 May 2031): `when: {{text: {words}, date: {date}}}`)");
        assert!(found.len() == 1 && found[0].ends_with(&meant), "{found:#?}");
    }
    let march = SOUND
        .replace("published: 2031-05-06", "published: 2031-03-12")
        .replace("The port closes in June\n", "The port closed on Monday\n");
    let found = told(&march);
    assert!(
        found
            .iter()
            .any(|line| line.contains("is of 12 March 2031): `when: {text: on Monday, date: 2031-03}`")),
        "{found:#?}"
    );
    let said = "[yesterday [@port-closes].] unresolved-relative-date: \"yesterday\" is another time on the day that this is read (write the date, the month or the year itself)";
    assert_eq!(written("bottom_line: Ruiz said so yesterday [@port-closes]."), [said]);
    assert_eq!(written("bottom_line: The port is shut today, Ruiz said [@port-closes]."), [""; 0]);
    let fields = "    outcome: responded\n    wording: said that it would answer next week\n";
    let said = "[next week] unresolved-relative-date: \"next week\" is another time on the day that this is read (write the date itself, or give the day of the answer, from which it counts, as the response's `when`)";
    let found = |fields: &str| {
        responded(fields).into_iter().filter(|one| one.contains("relative-date")).collect::<Vec<_>>()
    };
    assert_eq!(found(fields), [said]);
    assert_eq!(found(&format!("{fields}    when: 2031-05-05\n")), [""; 0]);
}

#[test]
fn a_title_belongs_into_the_role() {
    let said = "[Minister] title-in-name: the name begins with a title, \"Minister\" (write `name: Ana Ruiz`; the role is `Valdorian Foreign Minister` already)";
    let found = told(&SOUND.replace("    name: Ana Ruiz\n", "    name: Minister Ana Ruiz\n"));
    assert!(found.len() == 1 && found[0].ends_with(said.trim_start_matches("[Minister]")), "{found:#?}");
    for (name, help) in [
        ("Dr. Ana Ruiz", "write `name: Ana Ruiz`; with `role: Dr.`, if readers need it"),
        ("Prime Minister Ana Ruiz", "with `role: Prime Minister`, if readers need it"),
    ] {
        let desk = SOUND.replace("    role: Valdorian Foreign Minister\n", "");
        let found = told(&desk.replace("name: Ana Ruiz", &format!("name: {name}")));
        assert!(found.iter().any(|line| line.contains("title-in-name") && line.contains(help)), "{found:#?}");
    }
    for name in ["King Vidor", "Generald Ruiz", "Minister"] {
        let found = told(&SOUND.replace("name: Ana Ruiz", &format!("name: {name}")));
        assert!(!found.iter().any(|line| line.contains("title-in-name")), "{found:#?}");
    }
}

#[test]
fn a_bottom_line_that_cites_nothing_is_told_however_short() {
    let line = |text: &str| {
        let found = written(&format!("bottom_line: {text}"));
        found.into_iter().filter(|line| line.contains(" uncited-paragraph: ")).collect::<Vec<_>>()
    };
    let said = "[Stocks are low.] uncited-paragraph: the bottom line cites nothing (cite what it rests on with `[@claim-id]`, or record it as a judgment)";
    assert_eq!(line("Stocks are low."), [said]);
    assert_eq!(line("The stocks of fuel are low.").len(), 1);
    for right in [
        "It closes, Ruiz said [@port-closes].",
        "[+port-closes]",
        "We judge it unlikely.",
        "Stocks [@port-closes].",
    ] {
        assert_eq!(line(right), [""; 0], "{right}");
    }
}

#[test]
fn a_sentence_of_the_bottom_line_that_borrows_its_neighbor_s_note_is_noted() {
    let beside = |sentence: &str| {
        written(&format!("bottom_line: The port closes in June, Ruiz said [@port-closes]. {sentence}"))
    };
    let said = "[The fleet is going to lie idle.] uncited-paragraph: the sentence \"The fleet is going to lie …\" cites nothing, beside others that do (cite what it rests on with `[@claim-id]`, or record it as a judgment or a gap)";
    assert_eq!(beside("The fleet is going to lie idle."), [said]);
    for own in
        ["It is likely that the fleet lies idle.", "Where the fleet then goes is not known.", "[+plan-known]"]
    {
        assert_eq!(beside(own), [""; 0], "{own}");
    }
}

#[test]
fn a_one_pager_shows_something_that_its_judgments_rest_on() {
    let said = "[port-closes, ferries-idle]] unshown-basis: the one-pager shows this judgment, and no claim that it rests on (set `key: true` on one of them, such as `port-closes`, or cite one in the bottom line)";
    let told = written("template: one-pager");
    assert_eq!(told.iter().filter(|line| !line.contains("empty-section")).collect::<Vec<_>>(), [said]);
    let cited = "template: one-pager\n  bottom_line: The port closes in June, Ruiz said [@port-closes].";
    assert!(!written(cited).iter().any(|line| line.contains("unshown-basis")));
}

#[test]
fn a_claim_that_another_supersedes_and_that_still_stands_is_told() {
    let said = "[port-closes] superseded-claim: `plan-known` supersedes this claim, and `port` uses both (give this one `status: superseded`, or take the `supersedes` out)";
    slip("    at: 2\n", "    at: 2\n    supersedes: port-closes\n", &[said]);
}

#[test]
fn a_publisher_s_name_for_a_source_leads_to_the_document_s_own_voice() {
    let help = "(where the document speaks for itself, write `source: outlet`; where its publisher is meant as a body, add it as a source)";
    for name in ["the Harbor Gazette", "Harbor Gazette"] {
        let said = format!("[{name}] invalid-value: `{name}` is not an id {help}");
        slip("    source: ruiz\n", &format!("    source: {name}\n"), &[&said]);
    }
}

#[test]
fn a_judgment_s_fields_are_known_by_the_names_that_people_give_them() {
    let judged = |fields: &str| {
        let judgment = format!(
            "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed\n    likelihood: likely\n    confidence: low\n{fields}gaps:\n"
        );
        told(&SOUND.replace("gaps:\n", &judgment))
    };
    let found = judged(
        "    basis: It rests on one paper\n    claims: [port-closes]\n    alternatives: [It opens]\n    would_change: [dredgers]\n",
    );
    let said = |line: &str, written: &str, meant: &str| {
        format!("[{line}] unknown-field: there is no field `{written}` (did you mean `{meant}`?)")
    };
    let text = "[It opens]] wrong-type: `alternatives` should be `{text: …, why_less_likely: …}` (write `{text: …, why_less_likely: …}`)";
    assert_eq!(
        found,
        [
            said("basis: It rests on one paper", "basis", "because").as_str(),
            said("claims: [port-closes]", "claims", "based_on").as_str(),
            text,
            said("would_change: [dredgers]", "would_change", "indicators").as_str()
        ]
    );
    let sound =
        "    alternatives: [{text: It opens}]\n    indicators: [dredgers]\n    based_on: [port-closes]\n";
    assert_eq!(
        judged(&format!("{sound}    reasoning: It rests on one paper\n")),
        [said("reasoning: It rests on one paper", "reasoning", "because")]
    );
}

#[test]
fn what_the_paragraph_has_confirmed_may_be_called_so() {
    let said = |passage: &str| {
        let desk = SOUND.replace("Two people briefed on the plan said that it dates from the winter.", passage).replace(
            "  as_of",
            "  bottom_line: The plan dates from the winter, people briefed on the plan confirmed [@plan-known].\n  as_of",
        );
        told(&desk).into_iter().filter(|line| line.contains(" one-interest: ")).count()
    };
    assert_eq!(said("Two people briefed on the plan confirmed that it dates from the winter."), 0);
    assert_eq!(said("Two people briefed on the plan said that it dates from the winter."), 1);
    assert_eq!(
        said("Two people briefed on the plan said, and nobody confirmed, that it dates from the winter."),
        1
    );
}

#[test]
fn a_confidence_without_its_reason_is_noted() {
    let desk = SOUND.replace(
        "gaps:\n",
        "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed\n    likelihood: likely\n    confidence: low\n    based_on: [port-closes]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n",
    );
    let said = "[low] judgment-without-confidence: nothing says what this confidence rests on (add `because:` with the reason)";
    assert_eq!(told(&desk), [said]);
}

#[test]
fn a_minister_of_something_is_the_something_minister_and_an_own_voice_is_the_paper_s() {
    let says = |text: &str| {
        let desk = SOUND
            .replace("role: Valdorian Foreign Minister", "role: Minister of Roads")
            .replace("  as_of", &format!("  bottom_line: {text}\n  as_of"));
        told(&desk).into_iter().filter(|line| line.contains("unattributed")).collect::<Vec<_>>()
    };
    assert_eq!(says("The port closes, the roads minister said [@port-closes]."), [""; 0]);
    let outlet = SOUND
        .replace("    source: plan-readers\n", "    source: outlet\n")
        .replace("  as_of", "  bottom_line: The plan dates from the winter [@plan-known].\n  as_of");
    let found = told(&outlet);
    assert!(found.iter().any(|line| line.contains("such as \"the Harbor Gazette\"")), "{found:#?}");
}

#[test]
fn a_name_in_a_descriptor_is_told_before_it_gives_somebody_away() {
    let described = |descriptor: &str| {
        let desk =
            SOUND.replace("people briefed on the plan\n    count", &format!("{descriptor}\n    count"));
        told(&desk).into_iter().filter(|line| line.contains("narrow-descriptor")).collect::<Vec<_>>()
    };
    let said = "[Jon Berg, two workers at the port] narrow-descriptor: \"Jon Berg\" looks like a name, and every reader sees the descriptor (take the name out of the desk; whom readers may know is a source with `name:` instead)";
    assert_eq!(described("Jon Berg, two workers at the port"), [said]);
    for open in
        ["Western Diplomats", "two State Department officials", "Former aide, now retired", "NATO officials"]
    {
        assert_eq!(described(open), [""; 0], "{open}");
    }
}

#[test]
fn a_body_is_written_as_it_stands_in_a_sentence() {
    let said = "[Ministry of the Sea] missing-article: in a sentence this reads \"Ministry of the Sea said\" (write `organization: the Ministry of the Sea`)";
    let body = "    organization: the Ministry of the Sea\n";
    slip(body, "    organization: Ministry of the Sea\n", &[said]);
    for right in ["Kessia's foreign ministry", "Kessia", "Oslo City Council", "Harvard University"] {
        let found = told(&SOUND.replace(body, &format!("    organization: {right}\n")));
        assert!(!found.iter().any(|line| line.contains("missing-article")), "{found:#?}");
    }
}

#[test]
fn a_likelihood_in_percent_and_a_grade_in_words_are_led_to_the_term() {
    let judged = |likelihood: &str| {
        told(&SOUND.replace(
            "gaps:\n",
            &format!("judgments:\n  - id: long\n    judgment: It is likely that it stays closed\n    likelihood: {likelihood}\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes]\n    alternatives: [{{text: It opens}}]\n    indicators: [dredgers]\ngaps:\n"),
        ))
    };
    for percent in ["70%", "70 percent", "70"] {
        let said = format!(
            "[{percent}] invalid-value: `{percent}` is not a term of likelihood (write the term and not the number: `likely` stands for 55\u{2013}80 percent)"
        );
        assert_eq!(judged(percent), [said]);
    }
    let said = "[confirmed] invalid-value: `confirmed` is not a value of `credibility` (did you mean `1`? The values are `1`, `2`, `3`, `4`, `5`, `6`)";
    slip("    at: 2\n", "    at: 2\n    credibility: confirmed\n", &[said]);
}

#[test]
fn a_term_of_likelihood_that_the_judgment_does_not_record_is_told() {
    let desk = SOUND.replace(
        "gaps:\n",
        "judgments:\n  - id: long\n    judgment: It is likely that it stays closed\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n",
    );
    let said = "[likely that it stays closed] unstated-likelihood: the sentence says \"likely\", and the judgment has no `likelihood` (add `likelihood: likely`, so that the page explains the term)";
    assert_eq!(told(&desk), [said]);
}

#[test]
fn a_claim_that_is_excluded_and_shown_all_the_same_is_told_with_what_shows_it() {
    let excluding = |desk: &str, claims: &str, records: &str| {
        let desk = desk.replace("  sections:\n", &format!("  exclude: {claims}\n  sections:\n"));
        let found = told(&desk.replace("gaps:\n", &format!("{records}gaps:\n")));
        found.into_iter().filter(|said| said.contains("excluded-claim")).collect::<Vec<_>>()
    };
    let listed = "[plan-known]] excluded-claim: the brief shows this claim all the same: a section lists it (take `plan-known` out of `exclude`, or out of the section's `claims`)";
    assert_eq!(excluding(SOUND, "[plan-known]", ""), [listed]);
    let desk = SOUND.replace("[port-closes, plan-known, ministry-ready]", "[port-closes]");
    let response = "responses:\n  - {id: r, party: ministry, about: [plan-known], outcome: responded, claims: [ministry-ready], source: ministry, document: works}\n";
    assert_eq!(
        excluding(&desk, "[ministry-ready]", response),
        [
            "[ministry-ready]] excluded-claim: the brief shows this claim all the same: the response `r` tells it as what was answered (take `ministry-ready` out of `exclude`, or out of `claims` of `r`)"
        ]
    );
    assert_eq!(
        excluding(&desk, "[plan-known]", response),
        [
            "[plan-known]] excluded-claim: the response `r` stands on no page: it is about this claim (take `plan-known` out of `exclude`, or take the response out as well)"
        ]
    );
    assert_eq!(excluding(&desk, "[ministry-ready, plan-known]", ""), [""; 0]);
}

#[test]
fn nobody_with_a_name_is_told_to_be_one_who_an_unnamed_source_could_be() {
    let count = "    count: 2\n";
    let said = "[ruiz] invalid-value: `could_be` names somebody who has a name: a desk does not say who unnamed people could be (take it out: `could_be` is for other unnamed sources, who may be the same people)";
    slip(count, &format!("{count}    could_be: ruiz\n"), &[said]);
}

/// A desk of which one document draws on another.
fn derived() -> String {
    let ledger = "  - id: ledger\n    title: Port sale\n    publisher: the Morning Ledger\n    published: 2031-05-05\n    url: https://ledger.example/sale\n";
    SOUND
        .replace("sources:\n  - id: ministry", &format!("{ledger}sources:\n  - id: ministry"))
        .replace("    text: captures/port.txt\n", "    derived_from: ledger\n")
        .replace("source: ruiz\n    document: gazette\n    at: 1", "source: outlet\n    document: gazette")
        .replace(
            "claims: [port-closes, plan-known, ministry-ready]",
            "claims: [port-closes, plan-known, ministry-ready, sale]",
        )
        .replace("claims:\n  - id: port", "claims:\n  - {id: sale, assertion: The port is for sale, source: outlet, document: ledger}\n  - id: port")
        .replace("  - id: ruiz\n    name: Ana Ruiz\n    role: Valdorian Foreign Minister\n", "")
}

/// What is said of credits on a desk.
fn credit(desk: &str) -> Vec<String> {
    told(desk).into_iter().filter(|line| line.contains("uncredited-first-report")).collect()
}

/// What is said of a claim that credits nobody.
const UNCREDITED: &str = "[outlet] uncredited-first-report: this document rests on `ledger`, and the claim does not credit that one (add `first_reported_by: ledger`, or what `ledger` says as an entry of `evidence`; where the document had this itself, `first_reported_by: gazette`)";

/// The claim on that desk.
const CLOSES: &str = "source: outlet\n    document: gazette";

#[test]
fn what_a_document_has_from_another_one_is_credited_claim_by_claim() {
    let derived = derived();
    assert_eq!(credit(&derived), [UNCREDITED]);
    for credited in [
        format!("{CLOSES}\n    first_reported_by: ledger"),
        format!("{CLOSES}\n    first_reported_by: gazette"),
        format!("{CLOSES}\n    via: [ledger]"),
        format!("{CLOSES}\n    supports: [sale]"),
        "evidence:\n      - {source: outlet, document: gazette}\n      - {source: outlet, document: ledger}"
            .to_owned(),
    ] {
        assert_eq!(credit(&derived.replace(CLOSES, &credited)), [""; 0], "{credited}");
    }
    // Where a document had all that the desk has from it itself, nobody has to credit the other one.
    let sale = "source: outlet, document: ledger";
    let none = derived.replace(sale, "source: ministry, document: gazette, first_reported_by: gazette");
    let own =
        none.replace("    document: gazette\n", "    document: gazette\n    first_reported_by: gazette\n");
    assert_eq!(credit(&own), [""; 0]);
    assert_eq!(credit(&none).len(), 1);
}

#[test]
fn whose_word_it_is_in_the_document_matters_more_than_what_the_document_draws_on() {
    let derived = derived();
    let copied = derived
        .replace("    derived_from: ledger\n", "    derived_from: ledger\n    text: captures/port.txt\n");
    let copied = copied.replace(CLOSES, "source: outlet\n    document: gazette\n    at: 2");
    let says = |passage: &str| {
        credit(&copied.replace("Two people briefed on the plan said that it dates from the winter.", passage))
    };
    for (passage, whose) in [
        (
            "The port closes in June, three ferry masters at the quay said; they gave no names.",
            "`gazette` does not say this itself: it has it from three ferry masters at the quay (name whose word it is: a source with `anonymous: three ferry masters at the quay`, as the `source`)",
        ),
        (
            "Three ferry masters said that the port closes in June.",
            "`gazette` does not say this itself: it has it from three ferry masters (name whose word it is: a source with `anonymous: three ferry masters`, as the `source`)",
        ),
        (
            "The port closes in June, the Ministry of the Sea said.",
            "`gazette` does not say this itself: it has it from the Ministry of the Sea (name whose word it is: `source: ministry`)",
        ),
    ] {
        assert_eq!(says(passage), [format!("[outlet] uncredited-first-report: {whose}")]);
    }
    for passage in [
        "The port closes in June.",
        "The port closes in June, the Morning Ledger reported.",
        "It rained, three ferry masters said.",
        "The port closes in June; the Ministry of the Sea said the guards were tired.",
        "The port closes in June, and the Ministry of the Sea said the guards were tired.",
        "The port closes in June, and two drivers said they had run out of money.",
        "Some people said the port closes in June prayers.",
        "Three officers told drivers that the port closes in June.",
        "Some signs said that the port closes in June.",
        "The Ministry of the Sea warned that the port closes in June.",
    ] {
        assert_eq!(says(passage), [UNCREDITED], "{passage}");
    }
}

#[test]
fn a_denial_of_nothing_is_told_and_answers_nothing() {
    let answer = |rest: &str| {
        let accused = SOUND.replace(
            "assertion: The plan was drawn up in winter\n",
            "assertion: The plan was drawn up in winter\n    accuses: [ministry]\n",
        );
        let response = format!(
            "responses:\n  - id: denial\n    party: ministry\n    outcome: denied\n{rest}    source: ministry\n    document: works\ngaps:\n"
        );
        told(&accused.replace("gaps:\n", &response))
    };
    let said = "[denied] response-wording: nothing says what was denied (name the claims that it denies: `about: [claim-id]`; if none has it, write it as a claim of those who said it, or tell it in `wording`)";
    let found = answer("");
    assert!(found.iter().any(|line| line == said), "{found:#?}");
    assert!(found.iter().any(|line| line.contains(" missing-response: ")), "{found:#?}");
    assert_eq!(answer("    about: [plan-known]\n"), [""; 0]);
    assert_eq!(answer("    wording: denied all of it\n"), [""; 0]);
}

#[test]
fn a_response_that_names_no_claim_answers_none() {
    let plan = "assertion: The plan was drawn up in winter\n";
    let accused = SOUND.replace(plan, &format!("{plan}    accuses: [ministry]\n"));
    let told = |desk: &str, outcome: &str, rest: &str| {
        let response =
            format!("responses:\n  - id: answer\n    party: ministry\n    outcome: {outcome}\n{rest}gaps:\n");
        let found = told(&desk.replace("gaps:\n", &response)).into_iter();
        found.filter(|line| line.contains(" missing-response: ")).collect::<Vec<_>>()
    };
    let document = "    source: outlet\n    document: gazette\n";
    for (outcome, rest) in [
        ("not-asked", ""),
        ("no-response", document),
        ("declined", document),
        ("responded", "    source: ministry\n    document: works\n"),
    ] {
        let said = "[ministry]] missing-response: nothing says what the Ministry of the Sea answered (name this claim in `about` of `answer`, which names none, if it is of this; or else record a response with this claim in `about` (`byline new response ID`), with `outcome: not-asked` if nobody asked, or `outcome: unknown` if nothing tells whether anybody did)";
        assert_eq!(told(&accused, outcome, rest), [said], "{outcome}");
        let about = format!("    about: [plan-known]\n{rest}");
        assert_eq!(told(&accused, outcome, &about), [""; 0], "{outcome}");
        assert_eq!(told(SOUND, outcome, rest), [""; 0], "{outcome}");
    }
}

#[test]
fn a_party_whose_claim_contradicts_the_accusation_is_offered_as_having_denied_it() {
    let plan = "assertion: The plan was drawn up in winter\n";
    let against = "  - {id: no-plan, assertion: No plan was drawn up, source: ministry, document: works, contradicts: [plan-known]}\n\
                   responses:\n  - {id: answer, party: ministry, outcome: no-response, source: outlet, document: gazette}\ngaps:\n";
    let desk = SOUND.replace(plan, &format!("{plan}    accuses: [ministry]\n")).replace("gaps:\n", against);
    let found = told(&desk);
    let denied = "(record a response with this claim in `about` (`byline new response ID`): with `outcome: denied` and `claims: [no-plan]`, if that is the answer)";
    let is_told = |line: &String| line.contains(" missing-response: ") && line.ends_with(denied);
    assert!(found.iter().any(is_told), "{found:?}");
}

#[test]
fn nothing_is_said_after_it_was_published_or_read_before() {
    slip(
        "    at: 2\n",
        "    at: 2\n    said_on: 2031-05-07\n",
        &[
            "[2031-05-07] future-event: this was said after the document was published in which it stands (mend one of the dates, or name the document that has it)",
        ],
    );
    slip(
        "    published: 2031-05-06\n",
        "    published: 2031-05-06\n    accessed: 2031-05-05\n",
        &[
            "[2031-05-05] future-event: this lies before the document was published (mend one of the dates: nobody reads a document before it is there)",
        ],
    );
    for right in ["said_on: 2031-05-06", "said_on: 2031-05", "said_on: 2031"] {
        slip("    at: 2\n", &format!("    at: 2\n    {right}\n"), &[]);
    }
}

#[test]
fn nothing_rests_on_what_was_published_later_or_answers_it_years_before() {
    let rests = |published: &str| {
        let desk =
            SOUND.replace("    type: statement\n", "    type: statement\n    derived_from: [gazette]\n");
        let desk = desk.replace("published: 2031-05-05", &format!("published: {published}"));
        let found = told(&desk).into_iter().filter(|line| line.contains("future-event"));
        found.collect::<Vec<_>>()
    };
    let said = "[2031-05-05] future-event: this lies before `gazette` was published, on which it rests (mend one of the dates, or `derived_from`)";
    assert_eq!(rests("2031-05-05"), [said]);
    for right in ["2031-05-06", "2031-05-07", "2031-05", "2031", "2031-05-05~"] {
        assert_eq!(rests(right), [""; 0], "{right}");
    }
    let answers = |published: &str| {
        let response = "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: denied\n    source: ministry\n    document: works\n    claims: [ministry-ready]\n";
        let desk = SOUND.replace("gaps:\n", &format!("{response}gaps:\n"));
        let desk = desk.replace("published: 2031-05-05", &format!("published: {published}"));
        let found = told(&desk).into_iter().filter(|line| line.contains("future-event"));
        found.collect::<Vec<_>>()
    };
    let said = "[works] future-event: this was published more than a year before what it answers (mend one of the dates, or name the document that has the answer)";
    assert_eq!(answers("2013-05-05"), [said]);
    for right in ["2031-05-05", "2030-05-06", "2013-05", "2031-05-08"] {
        assert_eq!(answers(right).iter().filter(|line| line.contains("answers")).count(), 0, "{right}");
    }
}

#[test]
fn nobody_answers_after_the_brief_or_after_the_document_that_tells_of_it() {
    let answers = |when: &str| {
        let response = format!(
            "responses:\n  - id: silent\n    party: ministry\n    about: [port-closes]\n    outcome: no-response\n    source: outlet\n    document: gazette\n    at: 3\n    when: {when}\n"
        );
        told(&SOUND.replace("gaps:\n", &format!("{response}gaps:\n")))
    };
    let said = "[2031-05-16] future-event: this lies after the date of `port` (mend one of the dates: nobody has answered after the `as_of`)";
    assert_eq!(answers("2031-05-16"), [said]);
    let said = "[2031-05-07] future-event: this lies after `gazette` was published, which tells of it (mend one of the dates, or name the document that tells of it)";
    assert_eq!(answers("2031-05-07"), [said]);
    for right in ["2031-05-06", "2031-05", "2031-05-05/2031-05-07", "2031-05-07~"] {
        assert_eq!(answers(right), [""; 0], "{right}");
    }
}

#[test]
fn what_happened_after_the_document_was_published_that_tells_it_is_told() {
    let drawn =
        "The plan was drawn up in winter\n    source: plan-readers\n    document: gazette\n    at: 2\n";
    let said = "[2031-05-07] future-event: this lies after `gazette` was published, which could not know it (mend one of the dates, or record a plan as `kind: intention` with its `actor`)";
    slip(drawn, &format!("{drawn}    when: 2031-05-07\n"), &[said]);
    slip(drawn, &format!("{drawn}    when: 2031-05-06\n"), &[]);
    slip(drawn, &format!("{drawn}    when: 2031-05\n"), &[]);
    let claim = drawn.replace("The plan was drawn up in winter", "The new dues take effect on 1 June");
    slip(drawn, &format!("{claim}    when: 2031-06-01\n"), &[]);
    let card = "# file: briefs/card.yaml\nbrief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  include: [port]\n";
    let twice = format!("{}{card}", SOUND.replace(drawn, &format!("{drawn}    when: 2031-06-01\n")));
    let said = "[2031-06-01] future-event: this lies after the date of `port` (mend one of the dates, or record a plan as `kind: intention` with its `actor`)";
    let found = told(&twice);
    assert_eq!(
        found.iter().filter(|one| one.contains("future-event")).collect::<Vec<_>>(),
        [said],
        "{found:#?}"
    );
    for planned in ["The plan will be drawn up", "The plan lies open", "Ruiz is expected to speak"] {
        let claim = drawn.replace("The plan was drawn up in winter", planned);
        slip(drawn, &format!("{claim}    when: 2031-05-07\n"), &[]);
    }
}

#[test]
fn a_date_beside_a_day_of_the_week_is_that_day() {
    let drawn = "document: gazette\n    at: 2\n";
    let when = |text: &str, date: &str| format!("{drawn}    when: {{text: {text}, date: {date}}}\n");
    let said = "[{text: on Monday, date: 2031-05-06}] unresolved-relative-date: \"on Monday\", and 6 May 2031 is a Tuesday (see what the document says, and mend the date or the words)";
    slip(drawn, &when("on Monday", "2031-05-06"), &[said]);
    for (text, date) in [
        ("on Tuesday", "2031-05-06"),
        ("on Monday", "2031-05"),
        ("on Monday night", "2031-05-06"),
        ("from Monday to Tuesday", "2031-05-06"),
        ("before Monday", "2031-05-04"),
        ("this week", "2031-05-06"),
    ] {
        slip(drawn, &when(text, date), &[]);
    }
}

#[test]
fn words_that_the_document_gives_to_another_person_are_told() {
    let desk = |source: &str, capture: &str| {
        let people = "  - id: kell\n    name: Dario Kell\n    role: spokesperson\n    of: ministry\n    acts_for: ministry\n  - id: marr\n    name: Ines Marr\n    role: Health Secretary\n    of: ministry\n";
        let claims = format!(
            "claims:\n  - id: watch\n    assertion: '\"Nobody goes without on my watch\"'\n    source: {source}\n    document: gazette\n    at: 4\n    quote: Nobody goes without on my watch\n"
        );
        let capture = format!("request for comment.\n\n{capture}\n# file");
        let all = SOUND
            .replace("sources:\n", &format!("sources:\n{people}"))
            .replace("claims:\n  - id: port-closes", &format!("{claims}  - id: port-closes"))
            .replace("ministry-ready]", "ministry-ready, watch]")
            .replace("request for comment.\n# file", &capture);
        let found = told(&all);
        found.into_iter().filter(|line| line.contains("quote-wrong-speaker")).collect::<Vec<_>>()
    };
    let said = "\"Nobody goes without on my watch,\" Health Secretary Ines Marr told parliament on Monday. Dario Kell was there.";
    for source in ["kell", "ministry", "plan-readers"] {
        let found = desk(source, &said.replace("on Monday.", "on Monday. The Ministry of the Sea is hers."));
        assert!(
            found.len() == 1 && found[0].contains("the document gives these words to Ines Marr, not to "),
            "{source}: {found:#?}"
        );
    }
    assert_eq!(desk("marr", said), [""; 0]);
    for capture in [
        "\"Nobody goes without on my watch,\" Ines Marr and Dario Kell said.",
        "\"Nobody goes without on my watch,\" the ministry said.",
        "\"Nobody goes without on my watch,\" said Kell, whom Ines Marr had sent.",
        "Ines Marr was there. \"Nobody goes without on my watch,\" the spokesperson of the ministry said.",
        "Ines Marr recalled Kell's words. Ines Marr said that Kell's \"Nobody goes without on my watch\" stands.",
        "Dario Kell said: \"Nobody goes without on my watch.\" Ines Marr agreed.",
    ] {
        assert_eq!(desk("kell", capture), [""; 0], "{capture}");
    }
    let spoken = "\"Nobody goes without on my watch,\" Dario Kell said for the Ministry of the Sea.";
    assert_eq!(desk("ministry", spoken), [""; 0], "who speaks for a body");
    assert_eq!(desk("marr", spoken).len(), 1);
    // What stands between the name and the verb, and "he" that is the one who is named.
    let introduced = "Ines Marr of the Council for Port Studies, said she wanted to hear \"Nobody goes without on my watch\".";
    assert_eq!(desk("kell", &format!("Kell was there.\n\n{introduced}")).len(), 1);
    assert_eq!(desk("marr", introduced), [""; 0]);
    // What a body has told is still the word of whoever tells of it, though somebody else is named before.
    let relayed = "Kell was there.\n\nIts secretary Ines Marr said the company had told the city \"Nobody goes without on my watch\". He left.";
    assert_eq!(desk("kell", relayed).len(), 1);
    assert_eq!(desk("marr", relayed), [""; 0]);
    assert_eq!(desk("kell", &relayed.replace("the company", "he")), [""; 0]);
}

#[test]
fn words_behind_he_or_she_are_those_of_whoever_speaks_in_the_sentence_before() {
    let desk = |source: &str, capture: &str| {
        let people = "  - id: kell\n    name: Dario Kell\n    role: harbor master\n  - id: marr\n    name: Ines Marr\n    role: Health Secretary\n  - id: lind\n    name: Bo Lind\n    role: mayor\n";
        let claims = format!(
            "claims:\n  - id: watch\n    assertion: '\"Nobody goes\"'\n    source: {source}\n    document: gazette\n    at: 5\n    quote: Nobody goes\n"
        );
        let all = SOUND
            .replace("sources:\n", &format!("sources:\n{people}"))
            .replace("claims:\n  - id: port-closes", &format!("{claims}  - id: port-closes"))
            .replace("ministry-ready]", "ministry-ready, watch]")
            .replace(
                "request for comment.\n# file",
                &format!("request for comment.\n\nKell was there.\n\n{capture}\n# file"),
            );
        let found = told(&all);
        found.into_iter().filter(|line| line.contains("quote-wrong-speaker")).collect::<Vec<_>>()
    };
    let said = "Health Secretary Ines Marr told parliament that her plan stands. It is old. She said: \"Nobody goes.\"";
    let found = desk("kell", said);
    let message =
        "the sentence before these words is Ines Marr's, and \"he\" or \"she\" says them, not Dario Kell";
    assert!(found.len() == 1 && found[0].contains(message), "{found:#?}");
    assert_eq!(desk("ministry", &said.replace("It is old", "The ministry is old")).len(), 1);
    assert_eq!(desk("marr", said), [""; 0]);
    for capture in [
        "Ines Marr told parliament that her plan stands. He said: \"Nobody goes.\"",
        "Ines Marr told parliament of Kell. He said: \"Nobody goes.\"",
        "Ines Marr told parliament of Bo Lind. He said: \"Nobody goes.\"",
        "Ines Marr told parliament so. Per Lund was there. He said: \"Nobody goes.\"",
        "Ines Marr was there. He said: \"Nobody goes.\"",
        "Ines Marr told parliament so.\n\nHe said: \"Nobody goes.\"",
        "Ines Marr told parliament so. \"Nobody goes,\" he said, the mayor reported.",
    ] {
        assert_eq!(desk("kell", capture), [""; 0], "{capture}");
    }
}

#[test]
fn words_of_a_statement_are_not_those_of_somebody_of_another_body_whom_it_does_not_name() {
    let desk = |fields: &str, capture: &str| {
        let people = format!(
            "  - id: sea\n    organization: the Republic of the Sea\n  - id: fleet\n    organization: the Fleet of the Sea\n    of: sea\n  - id: kell\n    name: Dario Kell\n    role: spokesperson\n{fields}"
        );
        let all = SOUND
            .replace("sources:\n", &format!("sources:\n{people}"))
            .replace("short: the ministry\n", "short: the ministry\n    of: sea\n")
            .replace("    source: ministry\n", "    source: kell\n")
            .replace("We are ready for the works.", capture);
        let found = told(&all);
        found.into_iter().filter(|line| line.contains("quote-wrong-speaker")).collect::<Vec<_>>()
    };
    let said = "\"We are ready for the works,\" the ministry said.";
    let found = desk("    of: fleet\n", said);
    let message = "this statement is that of the Ministry of the Sea, and nothing in it names Dario Kell";
    assert!(found.len() == 1 && found[0].contains(message), "{found:#?}");
    for fields in ["    of: ministry\n", "    of: sea\n", "    of: fleet\n    acts_for: ministry\n"] {
        assert_eq!(desk(fields, said), [""; 0], "{fields}");
    }
    for capture in [
        "\"We are ready for the works,\" Kell said.",
        "\"We are ready for the works,\" the spokesperson said.",
        "\"We are ready for the works,\" the Fleet of the Sea said.",
    ] {
        assert_eq!(desk("    of: fleet\n", capture), [""; 0], "{capture}");
    }
}

#[test]
fn a_document_in_the_place_of_a_source_is_told_how_documents_speak() {
    let help = "a document speaks as `source: outlet`: with `document: works` where it stands in that one, with `via: [works]` where the document at hand passes on what `works` says; a document that rests on it has `derived_from: works`";
    let said = format!("[works] unknown-id: `works` is a document, but a source is wanted here ({help})");
    let found = told(&SOUND.replace("source: ruiz\n", "source: works\n"));
    assert!(found.contains(&said), "{found:#?}");
}

#[test]
fn a_sentence_that_names_only_a_publisher_is_told_that_it_is_not_whose_word_it_is() {
    let ledger = "documents:\n  - id: ledger\n    title: Port sale\n    publisher: the Morning Ledger\n    published: 2031-05-05\n    url: https://ledger.example/sale\n";
    let line =
        "  bottom_line: The port closes in June, the Morning Ledger has heard [@port-closes].\n  as_of";
    let found = told(&SOUND.replace("documents:\n", ledger).replace("  as_of", line));
    let said = "cites a claim and names the Morning Ledger, but not whose word it is";
    assert!(found.iter().any(|line| line.contains(said)), "{found:#?}");
}

#[test]
fn a_topic_of_one_claim_that_a_section_spells_as_its_title_does_is_mended_in_the_claim() {
    let desk = |title: &str| {
        let sections = format!("    - title: {title}\n      select: {{topics: [abroad]}}\n");
        let desk = SOUND
            .replace("documents:\n", &format!("{sections}documents:\n"))
            .replace("claims: [port-closes, plan-known, ministry-ready]", "claims: [port-closes, plan-known]")
            .replace("is \"ready for the works\"\n", "is \"ready for the works\"\n    topics: [abraod]\n");
        told(&desk).into_iter().find(|line| line.contains("empty-section")).unwrap()
    };
    let mended = desk("Help from abroad");
    assert!(
        mended.contains(
            "(no claim has the topic `abroad`, and only `ministry-ready` has `abraod`: write `abroad` there)"
        ),
        "{mended}"
    );
    assert!(desk("Help").contains("did you mean `abraod`?"));
}

#[test]
fn a_one_pager_with_sections_is_told_that_it_prints_none() {
    slip(
        "  as_of: 2031-05-07\n",
        "  as_of: 2031-05-07\n  template: one-pager\n",
        &[
            "[The port] empty-section: a one-pager prints no sections (it shows the bottom line, judgments, the claims with `key: true`, answers and gaps; sections only choose among the claims: write `template: memo`, or take them out)",
        ],
    );
}

#[test]
fn a_likelihood_beside_a_citation_is_led_to_a_sentence_without_one() {
    let line = |line: &str| {
        let judgment = "judgments:\n  - id: long\n    judgment: It is likely that the port stays closed\n    likelihood: likely\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n";
        let line = format!("  bottom_line: {line}\n  as_of");
        told(&SOUND.replace("gaps:\n", judgment).replace("  as_of", &line))
    };
    let found = line("It is likely that the port stays closed, Ruiz said [@port-closes].");
    let help = "a sentence of the authors' own judgment cites nothing: write it as the judgment says it, and without `[@…]`)";
    assert!(
        found.iter().any(|line| line.contains(" likelihood-on-report: ") && line.ends_with(help)),
        "{found:#?}"
    );
    let found = line("It is likely that the port stays closed [@long].");
    let help = "a sentence that gives it stands without `[@…]`, as the judgment says it)";
    assert!(found.iter().any(|line| line.contains(" unknown-id: ") && line.ends_with(help)), "{found:#?}");
    for sound in [
        "It is likely that the port stays closed.",
        "It is likely that the port stays closed. It closes in June, Ruiz said [@port-closes].",
    ] {
        assert_eq!(line(sound), [""; 0], "{sound}");
    }
}

#[test]
fn a_comma_that_cuts_an_indicator_in_two_is_told_and_several_indicators_are_not() {
    let judged = |indicators: &str| {
        told(&SOUND.replace(
            "gaps:\n",
            &format!(
                "judgments:
  - id: long
    judgment: The closure is likely to be long
    likelihood: likely
    confidence: low
    because: It rests on one article.
    based_on: [port-closes]
    alternatives: [{{text: it is short}}]
    indicators: {indicators}
gaps:\n"
            ),
        ))
    };
    let help = "what is an item of its own gets a line of its own, `- …`";
    for (before, after) in [
        ("if the quay is sold", "we would be wrong"),
        ("Should the quay be sold", "the closure would be short"),
        ("a quay is sold", "which would show that we are wrong"),
    ] {
        let said = format!(
            "syntax: a comma cuts these words off from `{before}` (put the whole text in quotation marks: `indicators: [\"{before}, {after}\"]`; {help})"
        );
        let found = judged(&format!("[{before}, {after}]"));
        assert!(found.iter().any(|one| one.ends_with(&said)), "{said}\n{found:#?}");
        assert_eq!(judged(&format!("[\"{before}, {after}\"]")), [""; 0]);
        assert_eq!(judged(&format!("\n      - {before}, {after}")), [""; 0]);
    }
    let figure = judged("[tolls rise to 1,000 crowns]");
    assert!(figure.iter().any(|found| found.contains("`indicators: [\"tolls rise to 1,000 crowns\"]`")));
    for right in [
        "[berths are sold, dredgers leave]",
        "[if berths are sold, if dredgers leave]",
        "[how many ships call, which berths are reassigned, who is named harbor master]",
        "[ships, which of them would call, whose crews leave]",
        "[when the dredgers leave, this year's harbor budget]",
        "[when the dredgers leave, which of the ships would call]",
    ] {
        assert_eq!(judged(right), [""; 0], "{right}");
    }
}

#[test]
fn what_a_body_is_makes_no_unnamed_people_of_it() {
    let body = "    organization: the Ministry of the Sea\n    short: the ministry\n";
    for key in ["description", "position"] {
        let told = told(&SOUND.replacen(body, &format!("{body}    {key}: a state authority\n"), 1));
        let told: Vec<&String> = told.iter().filter(|line| line.contains("unknown-field")).collect();
        let [line] = told.as_slice() else { panic!("{told:#?}") };
        assert!(line.contains("what it is stands in its name") && !line.contains("did you mean"), "{line}");
    }
}

#[test]
fn an_address_that_nobody_knows_is_no_line() {
    slip(
        "    url: https://gazette.example/port\n",
        "    url: unknown\n",
        &[
            "[unknown] invalid-value: this is not an address that a reader could open (leave the line out where you know no address)",
        ],
    );
}
