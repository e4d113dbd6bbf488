//! What somebody asked answered, or did not: as recorded, against the paragraph that tells of it, and as the authors
//! write it.

use crate::beginner::{SOUND, told};
use crate::sections::pages;

const SILENT: &str = "The ministry did not respond to a request for comment.";

/// What is said of a response of some outcome that has its paragraph, and of a bottom line.
fn response(paragraph: &str, outcome: &str, bottom_line: &str) -> Vec<String> {
    let response = format!(
        "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: {outcome}\n    source: outlet\n    document: gazette\n    at: 3\ngaps:\n"
    );
    let desk = SOUND
        .replace(SILENT, paragraph)
        .replace("gaps:\n", &response)
        .replace("  as_of", &format!("{bottom_line}  as_of"));
    told(&desk).into_iter().filter(|line| line.contains(" response-wording: ")).collect()
}

#[test]
fn an_outcome_that_the_paragraph_does_not_tell_of_is_told() {
    assert_eq!(
        response(SILENT, "declined", ""),
        [
            "[declined] response-wording: paragraph 3 of the copy of `gazette` says \"did not respond to a request for comment\", which is not `declined` (set `outcome: no-response`, or mend `at`)"
        ]
    );
    let found = response("The ministry declined to comment on the plan.", "no-response", "");
    assert!(
        found.len() == 1
            && found[0].contains(
                "says \"declined to comment\", which is not `no-response` (set `outcome: declined`"
            ),
        "{found:#?}"
    );
    for outcome in ["denied", "confirmed"] {
        let found = response("The ministry, asked for it, declined to comment on the plan.", outcome, "");
        let said = format!("which is not `{outcome}` (set `outcome: declined`");
        assert!(found.len() == 1 && found[0].contains(&said), "{found:#?}");
        let found = response(SILENT, outcome, "");
        assert!(found.len() == 1 && found[0].contains("(set `outcome: no-response`"), "{found:#?}");
    }
}

#[test]
fn an_outcome_that_the_paragraph_may_tell_of_is_left_alone() {
    for (paragraph, outcome) in [
        (SILENT, "no-response"),
        ("The ministry declined to comment on the plan.", "declined"),
        (
            "The ministry refused to answer questions; the board did not respond to a request for comment.",
            "declined",
        ),
        (
            "The ministry declined to comment, and the board did not respond to a request for comment.",
            "declined",
        ),
        (
            "The ministry declined to comment, and the board did not respond to a request for comment.",
            "no-response",
        ),
        ("The ministry had no comment by noon; nobody there could be reached later.", "no-response"),
        ("The ministry, which sent a statement, did not say more.", "declined"),
        ("The ministry denied the plan and declined to comment on the costs.", "denied"),
        ("The plan is false, a spokesman wrote. He declined to say who wrote it.", "denied"),
        ("The ministry said that the port stays open, and declined to comment on the plan.", "denied"),
        ("\"The port stays open.\" The ministry declined to comment on the plan.", "denied"),
        ("The ministry confirmed the plan and declined to say when.", "confirmed"),
        ("The ministry declined to comment on the plan.", "responded"),
    ] {
        assert_eq!(response(paragraph, outcome, ""), [""; 0], "{paragraph}");
    }
}

#[test]
fn a_refusal_of_somebody_else_or_of_another_paragraph_is_told() {
    let response = |party: &str, at: u8, paragraph: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: {party}\n    about: [port-closes]\n    outcome: declined\n    source: outlet\n    document: gazette\n    at: {at}\ngaps:\n"
        );
        let board = "sources:\n  - id: board\n    organization: Oland's Harbor Board\n    short: the board\n";
        let desk =
            SOUND.replace(SILENT, paragraph).replace("gaps:\n", &response).replace("sources:\n", board);
        told(&desk).into_iter().filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    let said = "[ministry] response-wording: paragraph 3 of the copy of `gazette` tells this of Oland's Harbor Board (set `party: board`, or mend `at`)";
    for paragraph in [
        "Oland’s Harbor Board declined to comment.",
        "Nobody knew more. A spokesman for the board would not comment.",
    ] {
        assert_eq!(response("ministry", 3, paragraph), [said], "{paragraph}");
        assert_eq!(response("board", 3, paragraph), [""; 0], "{paragraph}");
    }
    for right in [
        "The ministry declined to comment.",
        "It declined to comment.",
        "Officials at the board declined to comment.",
        "Asked about the ministry, the board declined to comment.",
        "The board declined to comment. They would not comment either.",
        "Ana Ruiz declined to comment.",
    ] {
        assert_eq!(response("ministry", 3, right), [""; 0], "{right}");
    }
    let said = "[2] response-wording: paragraph 2 of the copy of `gazette` tells of no refusal and no silence (set `at: 3`, which tells of one)";
    assert_eq!(response("ministry", 2, "The ministry declined to comment."), [said]);
    for right in ["The board declined to comment.", "It declined to comment.", SILENT] {
        assert_eq!(response("ministry", 2, right), [""; 0], "{right}");
    }
}

#[test]
fn a_point_that_cites_a_silence_tells_of_no_answer() {
    let point = |outcome: &str, paragraph: &str, typed: &str| {
        let point = format!("  talking_points:\n    - point: {typed}\n      responses: [answer]\n");
        response(paragraph, outcome, &point)
    };
    let declined = "The ministry declined to comment.";
    let said = |typed: &str, opening: &str| {
        format!(
            "response-wording: \"{typed}\" in \"{opening} …\" is another answer than the response cited has (write what happened, or cite the claim or the response that tells of this)"
        )
    };
    for (outcome, paragraph, typed, word) in [
        ("declined", declined, "The ministry confirmed to us that the port closes", "confirmed"),
        ("declined", declined, "The ministry denied to us that the port closes", "denied"),
        ("no-response", SILENT, "The ministry agreed with us that the port closes", "agreed"),
        (
            "denied",
            "The ministry denied the report.",
            "The ministry admitted to us that the port closes",
            "admitted",
        ),
        (
            "denied",
            "The ministry denied the report.",
            "The ministry confirms to us that it closes",
            "confirms",
        ),
    ] {
        let found = point(outcome, paragraph, typed);
        let opening = typed.split(' ').take(6).collect::<Vec<_>>().join(" ");
        assert!(found.len() == 1 && found[0].ends_with(&said(word, &opening)), "{found:#?}");
    }
    for (outcome, paragraph, typed) in [
        ("declined", declined, "The ministry declined to say whether it had confirmed the plan"),
        ("declined", declined, "Your ministry would not comment"),
        ("no-response", SILENT, "The ministry did not respond to a request for comment"),
        ("denied", "The ministry denied the report.", "The ministry denied the report"),
    ] {
        assert_eq!(point(outcome, paragraph, typed), [""; 0], "{typed}");
    }
}

#[test]
fn a_wording_goes_on_behind_the_name_of_the_party() {
    let found = |wording: &str| {
        let responses = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: responded\n    source: ministry\n    document: works\n    wording: {wording}\ngaps:\n"
        );
        let found = told(&SOUND.replace("gaps:\n", &responses)).into_iter();
        found.filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    let lines = found("'\"the quay is sound\" and open'");
    assert!(lines.len() == 1 && lines[0].contains("\"the quay is sound\" … is no sentence"), "{lines:#?}");
    let lines = found("it had been speaking of May");
    assert!(lines.len() == 1 && lines[0].contains("it had been speaking … is no sentence"), "{lines:#?}");
    assert_eq!(found("'said that \"the quay is sound\"'"), [""; 0]);
}

#[test]
fn what_somebody_declined_to_say_stands_behind_the_refusal() {
    let page = |outcome: &str| {
        let [_, page] = pages(
            "memo",
            &format!(
                "documents:\n  - {{id: d, title: T, publisher: the Gazette, published: 2031-05-06, url: 'https://example.org/d'}}\n\
                 sources:\n  - {{id: ruiz, name: Ana Ruiz, role: Minister}}\n  - {{id: yard, organization: the yard}}\n\
                 claims:\n  - {{id: c, assertion: The siren was silent, source: ruiz, document: d, accuses: [yard]}}\n\
                 responses:\n  - {{id: r, party: yard, about: [c], outcome: {outcome}, source: outlet, document: d, context: whether the siren sounded}}\n"
            ),
        );
        page
    };
    let (declined, silent) = (page("declined"), page("no-response"));
    assert!(
        declined.contains("The yard declined to say whether the siren sounded, the Gazette"),
        "{declined}"
    );
    assert!(
        silent.contains("The yard did not respond when asked whether the siren sounded, the Gazette"),
        "{silent}"
    );
}

#[test]
fn a_point_that_cites_an_answer_to_the_authors_tells_of_no_refusal_and_no_silence() {
    let point = |more: &str, typed: &str| {
        let responses = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: responded\n    wording: referred us to the board\n    when: 2031-05-06\n{more}gaps:\n"
        );
        let point = format!("  talking_points:\n    - point: {typed}\n      responses: [answer]\n  as_of");
        let desk = SOUND.replace("gaps:\n", &responses).replace("  as_of", &point);
        told(&desk).into_iter().filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    for (typed, word) in [
        ("We asked your ministry, and it declined to comment", "declined to comment"),
        ("We asked your ministry, and it did not respond", "did not respond"),
    ] {
        let found = point("", typed);
        let said = format!("\"{word}\" in \"We asked your ministry, and it …\" is another answer");
        assert!(found.len() == 1 && found[0].contains(&said), "{found:#?}");
    }
    for sound in [
        "We asked your ministry, and it referred us to the board",
        "Your ministry did not respond to our calls until Monday, when it said that the port was safe",
        "Your ministry did not immediately respond to our request, and said a day later that the port was safe",
        "Your ministry did not respond to a request for comment before it said that all is well",
        "Your ministry did not at first respond to our questions",
    ] {
        assert_eq!(point("", sound), [""; 0], "{sound}");
    }
    // The ministry refused as well, on another day.
    let more = "  - id: other\n    party: ministry\n    about: [port-closes]\n    outcome: declined\n    when: 2031-05-05\n";
    assert_eq!(point(more, "We asked your ministry, and it declined to comment"), [""; 0]);
}

#[test]
fn a_yes_to_what_the_claim_cited_denies_is_told_as_that_and_not_as_one_voice() {
    let found = |typed: &str, denial: &str| {
        let denial = format!(
            "  - id: stays-open\n    assertion: {denial}\n    source: ministry\n    document: works\n    at: 1\n    contradicts: [port-closes]\ngaps:\n"
        );
        let line = format!("  bottom_line: {typed} [@stays-open].\n  as_of");
        let found = told(&SOUND.replace("gaps:\n", &denial).replace("  as_of", &line)).into_iter();
        let is_asked =
            |line: &String| line.contains(" response-wording: ") || line.contains(" one-interest: ");
        found.filter(is_asked).collect::<Vec<_>>()
    };
    let denial = "It is not so that the port closes";
    for word in ["confirmed", "admits"] {
        let said = "and what is cited denies it (write what was said, or cite the claim or the response that confirms it)";
        let found = found(&format!("The ministry {word} the closing of the port in June"), denial);
        assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    }
    for (typed, denial) in [
        ("The ministry confirmed that the port is not closing", denial),
        ("The ministry confirmed repairs", denial),
        ("The ministry confirmed that it has a port", denial),
        ("The ministry admits that the port is costly", denial),
        ("The ministry confirmed the closing of the port", "The port closes in July"),
    ] {
        assert!(found(typed, denial).iter().all(|line| !line.contains(" response-wording: ")), "{typed}");
    }
}

#[test]
fn a_refusal_and_a_silence_in_the_authors_text_are_those_of_what_is_cited() {
    let line = |outcome, typed: &str, words: &str| {
        let paragraph = if outcome == "declined" { "The ministry declined to comment." } else { SILENT };
        let found = response(paragraph, outcome, &format!("  bottom_line: {typed}\n"));
        assert!(found.len() == 1 && found[0].contains(words), "{typed}: {found:#?}");
    };
    let said = "response-wording: nothing that \"The port closes, Ruiz said; a …\" cites tells of this: \"declined to comment\" (write what happened, or cite the response that has `outcome: declined`)";
    line("no-response", "The port closes, Ruiz said; a spokesman declined to comment [@port-closes].", said);
    line(
        "no-response",
        "The port closes, Ruiz said [@port-closes]; the ministry would not comment [@answer].",
        "tells of this: \"would not comment\"",
    );
    line(
        "declined",
        "The ministry did not respond to a request for comment [@answer].",
        "tells of this: \"did not respond to a request for comment\" (write what happened, or cite the response that has `outcome: no-response`)",
    );
    line("no-response", "The ministry declined to comment [@answer].", "says more than the response cited");
    for (outcome, paragraph, typed) in [
        ("no-response", SILENT, "The ministry did not respond to a request for comment [@answer]."),
        ("no-response", SILENT, "The port closes; the ministry did not respond to questions [@port-closes]."),
        (
            "declined",
            "The ministry declined to comment.",
            "The port closes; the ministry declined to comment [@port-closes].",
        ),
        (
            "responded",
            "The ministry sent a paper and refused to say more.",
            "The ministry would not comment [@answer].",
        ),
    ] {
        let found = response(paragraph, outcome, &format!("  bottom_line: {typed}\n"));
        assert_eq!(found, [""; 0], "{typed}");
    }
}

#[test]
fn a_talking_point_on_a_refusal_that_nobody_recorded_is_told() {
    let points = "  template: talking-points\n  talking_points:\n    - point: The port closes, Ruiz said; the ministry declined to comment\n      claims: [port-closes]\n";
    let found = response(SILENT, "no-response", points);
    assert!(found.len() == 1 && found[0].contains("tells of this: \"declined to comment\""), "{found:#?}");
}

#[test]
fn a_refusal_in_somebodys_own_words_is_a_refusal() {
    let quoted = |words: &str| {
        let paragraph = format!("The ministry said that it \"{words}\".");
        let wording = format!("    wording: said that it \"{words}\"\nport: 0\n");
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: declined\n    claims: [own-words]\n    source: outlet\n    document: gazette\n    at: 3\n{wording}"
        );
        let claim = format!(
            "claims:\n  - id: own-words\n    assertion: It speaks of papers\n    source: ministry\n    document: gazette\n    at: 3\n    quote: {words}\n"
        );
        let desk = SOUND.replace(SILENT, &paragraph).replacen("claims:\n", &claim, 1);
        let desk = desk.replace("gaps:\n", &response.replace("port: 0\n", "gaps:\n"));
        told(&desk).into_iter().filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    for refusal in ["does not comment on papers", "doesn't comment on leaks", "has nothing to add"] {
        assert_eq!(quoted(refusal), [""; 0], "{refusal}");
    }
    for answer in ["does not comment on papers, which are false", "has closed nothing"] {
        let found = quoted(answer);
        assert!(
            found.len() == 2
                && found.iter().all(|line| line.contains("an answer, but the outcome is `declined`")),
            "{found:#?}"
        );
    }
}

#[test]
fn a_refusal_in_somebodys_own_words_is_no_denial_and_no_yes() {
    let said = |outcome: &str, wording: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: {outcome}\n    source: ministry\n    document: works\n    wording: '{wording}'\ngaps:\n"
        );
        let found = told(&SOUND.replace("gaps:\n", &response)).into_iter();
        found.filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    let refusal = "\"does not discuss calendars\"";
    for outcome in ["denied", "confirmed"] {
        let found = said(outcome, refusal);
        let message = "\"does not discuss calendars\" tells of a refusal to comment, and the outcome does not (set `outcome: declined`";
        assert!(found.len() == 1 && found[0].contains(message), "{found:#?}");
    }
    for (outcome, wording) in [
        ("declined", refusal),
        ("responded", refusal),
        ("denied", "called it untrue and said that it \"does not discuss calendars\""),
        ("denied", "said that the port stays open and that it \"does not discuss calendars with the press\""),
    ] {
        assert_eq!(said(outcome, wording), [""; 0], "{outcome} {wording}");
    }
}

#[test]
fn a_response_of_another_party_is_named_where_the_accused_has_none() {
    let responses = "responses:\n  - id: answer\n    party: ruiz\n    about: [plan-known]\n    outcome: not-asked\ngaps:\n";
    let accused = |who: &str| {
        let plan = "assertion: The plan was drawn up in winter\n";
        let desk =
            SOUND.replace(plan, &format!("{plan}    accuses: [{who}]\n")).replace("gaps:\n", responses);
        let found = told(&desk).into_iter();
        found.filter(|line| line.contains(" missing-response: ")).collect::<Vec<_>>()
    };
    let help = "if nothing tells whether anybody did; `answer` is about this claim too and has `party: ruiz`: if ruiz answered for ministry, write `acts_for: ministry` (or `of: ministry`) there)";
    let found = accused("ministry");
    assert!(found.len() == 1 && found[0].contains(help), "{found:#?}");
    let found = accused("ministry, ruiz");
    assert!(found.len() == 1 && found[0].contains("(record a response"), "{found:#?}");
}

#[test]
fn an_accusation_without_an_answer_is_offered_both_outcomes_that_tell_of_none() {
    let desk = SOUND
        .replace("    at: 1\n  - id: plan-known", "    at: 1\n    accuses: [ministry]\n  - id: plan-known");
    let found: Vec<String> =
        told(&desk).into_iter().filter(|line| line.contains(" missing-response: ")).collect();
    let help = "with `outcome: not-asked` if nobody asked, or `outcome: unknown` if nothing tells whether anybody did)";
    assert!(found.len() == 1 && found[0].ends_with(help), "{found:#?}");
}

#[test]
fn a_silence_in_the_wording_of_a_refusal_is_told() {
    let own = |outcome: &str, wording: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: {outcome}\n    when: 2031-05-06\n    wording: {wording}\ngaps:\n"
        );
        let found = told(&SOUND.replace("gaps:\n", &response)).into_iter();
        found.filter(|line| line.contains(" response-wording: ")).count()
    };
    for silence in [
        "has not replied to our request",
        "had not replied by noon",
        "has not answered",
        "has not yet replied",
    ] {
        assert_eq!(own("declined", silence), 1, "{silence}");
        assert_eq!(own("no-response", silence), 0, "{silence}");
    }
    assert_eq!(own("declined", "declined to say why it has not replied"), 0);
}

#[test]
fn whoever_speaks_for_the_accused_answers_for_it_and_a_minister_for_the_government() {
    let accused = |answerer: &str, bodies: &str| {
        let plan = "assertion: The plan was drawn up in winter\n";
        let role = "    role: Valdorian Foreign Minister\n";
        let responses = "responses:\n  - id: answer\n    party: ruiz\n    about: [plan-known]\n    outcome: responded\n    source: ruiz\n    document: gazette\n    at: 1\ngaps:\n";
        let desk = SOUND
            .replace(plan, &format!("{plan}    accuses: [state]\n"))
            .replace(role, answerer)
            .replace("sources:\n", &format!("sources:\n{bodies}"))
            .replace("gaps:\n", responses);
        told(&desk).into_iter().filter(|line| line.contains(" missing-response: ")).collect::<Vec<_>>()
    };
    let minister = "    role: foreign minister\n    of: valdoria\n";
    let country = "  - id: valdoria\n    organization: Valdoria\n";
    let state = |name: &str| format!("{country}  - id: state\n    organization: {name}\n");
    let port = "  - id: state\n    organization: the Port Authority\n";
    for (answerer, bodies) in [
        ("    role: spokeswoman\n    acts_for: state\n", port.to_owned()),
        (
            "    role: spokeswoman\n    acts_for: pilots\n",
            format!("{port}  - id: pilots\n    organization: the pilots' office\n    of: state\n"),
        ),
        (minister, state("Valdoria's government")),
        (minister, state("the government of Valdoria")),
        (
            "    role: spokesman for the foreign ministry\n    of: valdoria\n",
            state("the government of Valdoria"),
        ),
        ("    role: Secretary of State\n    of: valdoria\n", state("Valdoria's government")),
        (minister, format!("{}    of: valdoria\n", state("the Federal Government"))),
    ] {
        assert_eq!(accused(answerer, &bodies), [""; 0], "{answerer} {bodies}");
    }
    let help = "if nothing tells whether anybody did; `answer` is about this claim too and has `party: ruiz`: if ruiz answered for state, write `acts_for: state` (or `of: state`) there)";
    for (answerer, bodies) in [
        (minister, state("the Port Authority")),
        (minister, state("Kessia's government")),
        (minister, state("the government of South Valdoria")),
        ("    role: secretary of the rowing club\n    of: valdoria\n", state("the government of Valdoria")),
        ("    role: party president\n    of: valdoria\n", state("the government of Valdoria")),
        ("    role: shadow foreign minister\n    of: valdoria\n", state("Valdoria's government")),
        ("    role: poet\n    of: valdoria\n", state("Valdoria's government")),
    ] {
        let found = accused(answerer, &bodies);
        assert!(found.len() == 1 && found[0].contains(help), "{answerer} {bodies} {found:#?}");
    }
}

#[test]
fn a_denial_that_nobody_cited_makes_is_shown_beside_what_is_cited_with_it() {
    let line = "  bottom_line: The port closes, Ruiz said [@port-closes]; the ministry denied the plan [@ministry-ready].\n";
    let desk = SOUND.replace("  as_of", &format!("{line}  as_of"));
    let (texts, settled) = crate::desk::settled(&desk);
    let found = settled.findings.iter().find(|finding| finding.rule == "response-wording").unwrap();
    let places = found.related.iter().map(|label| label.span);
    let typed: Vec<&str> = places.filter_map(|at| Some(texts.file(at.file)?.slice(at))).collect();
    assert_eq!(typed, ["The ministry is \"ready for the works\""]);
}

#[test]
fn a_refusal_in_the_wording_of_a_silence_is_told_with_the_outcome_that_shows_it() {
    let found = |wording: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: no-response\n    source: outlet\n    document: gazette\n    wording: {wording}\ngaps:\n"
        );
        let mut found = told(&SOUND.replace("gaps:\n", &response));
        found.retain(|line| line.contains(" response-wording: "));
        found
    };
    for refusal in [
        "said it does not comment on plans",
        "said that it would not discuss the plan",
        "declined to comment",
    ] {
        let told = found(refusal);
        assert!(
            told.len() == 1 && told[0].contains("(`declined` for a refusal, which shows its wording)"),
            "{told:#?}"
        );
    }
    for silence in [
        "did not answer questions",
        "did not respond to a request for comment",
        "did not comment on the plan",
    ] {
        assert_eq!(found(silence), [""; 0], "{silence}");
    }
}

#[test]
fn an_outcome_is_no_confirmation_where_the_party_denied_it() {
    let denial = "A spokeswoman for the ministry, Hanne Lind, denied that the port would close.";
    for outcome in ["confirmed", "declined", "no-response"] {
        let found = response(denial, outcome, "");
        let said = format!("says \"denied\", which is not `{outcome}` (set `outcome: denied`, or mend `at`)");
        assert!(found.len() == 1 && found[0].contains(&said), "{outcome} {found:#?}");
    }
    assert_eq!(response(denial, "responded", ""), [""; 0]);
    for (paragraph, outcome) in [
        ("The ministry confirmed the plan and denied that a date had been set.", "confirmed"),
        ("The union said the ministry was right; the board denied it.", "confirmed"),
        ("Bell, who met the ministry, denied the plan.", "confirmed"),
        ("The ministry said ships were denied access.", "confirmed"),
        ("The ministry denied a report on pay and had nothing to say on the port.", "declined"),
        (
            "The ministry denied on Monday that pay was late. Emails about the port were ignored.",
            "no-response",
        ),
        ("The ministry told us of it. The ministry denied that anyone was hurt.", "confirmed"),
        ("The ministry denied any fault.", "confirmed"),
        ("The ministry denied that the ministry was late.", "declined"),
        ("Pay was late, Bell wrote. The ministry denied it.", "declined"),
    ] {
        assert_eq!(response(paragraph, outcome, ""), [""; 0], "{paragraph}");
    }
    let before = "The port will close, Bell wrote. The ministry denied the report.";
    assert_eq!(response(before, "declined", "").len(), 1);
}

#[test]
fn an_answer_that_contradicts_what_it_answers_confirms_nothing() {
    let answered = |outcome: &str, link: &str| {
        let desk = SOUND.replace(
            "gaps:\n",
            &format!(
                "  - id: stays-open\n    assertion: The port stays open\n    source: ministry\n    document: works\n    at: 1\n{link}\
                 responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: {outcome}\n    \
                 claims: [stays-open]\n    source: ministry\n    document: works\n    at: 1\ngaps:\n"
            ),
        );
        let found = told(&desk).into_iter();
        found.filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    let against = "    contradicts: [port-closes]\n";
    for outcome in ["confirmed", "declined"] {
        let said = format!(
            "`stays-open` contradicts `port-closes`, which is not `{outcome}` (set `outcome: denied`"
        );
        let found = answered(outcome, against);
        assert!(found.len() == 1 && found[0].contains(&said), "{found:#?}");
    }
    for (outcome, link) in [("denied", against), ("responded", against), ("confirmed", "")] {
        assert_eq!(answered(outcome, link), [""; 0], "{outcome} {link}");
    }
}

#[test]
fn a_body_that_nothing_says_is_a_part_of_the_accused_is_not_offered_as_one() {
    let help = |accused: &str| {
        let plan = "assertion: The plan was drawn up in winter\n";
        let desk = SOUND
            .replace(plan, &format!("{plan}    accuses: [accused]\n"))
            .replace("sources:\n", &format!("sources:\n  - id: accused\n    organization: {accused}\n"))
            .replace(
                "gaps:\n",
                "responses:\n  - id: answer\n    party: ministry\n    about: [plan-known]\n    outcome: not-asked\ngaps:\n",
            );
        let mut found = told(&desk).into_iter().filter(|line| line.contains(" missing-response: "));
        found.next().unwrap()
    };
    let record = "(record a response with this claim in `about`";
    let stranger = help("the city of Halden");
    assert!(stranger.contains(record) && !stranger.contains("`answer`"), "{stranger}");
    let kin = help("the Sea Commission");
    assert!(
        kin.contains(record) && kin.ends_with("if ministry is a part of accused, write `of: accused` there)"),
        "{kin}"
    );
}

#[test]
fn a_wording_that_tells_another_thing_than_its_outcome_is_told() {
    let of = |paragraph: &str, outcome: &str, wording: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: {outcome}\n    source: outlet\n    document: gazette\n    at: 3\n    wording: {wording}\ngaps:\n"
        );
        let desk = SOUND.replace(SILENT, paragraph).replace("gaps:\n", &response);
        let mut found = told(&desk);
        found.retain(|line| line.contains(" response-wording: ") || line.contains(" figure-not-found: "));
        found
    };
    let answer = "The ministry said that repairs would cost 4.2 million crowns.";
    let costs = "said that repairs would cost 4.2 million crowns";
    for (paragraph, outcome, wording, said) in [
        (answer, "no-response", costs, "\"said\" tells of an answer, and the outcome does not"),
        (answer, "declined", costs, "\"said\" tells of an answer, and the outcome does not"),
        (answer, "responded", "declined to comment", "\"declined to comment\" tells of a refusal to comment"),
        (answer, "responded", "denied the report", "\"denied the report\" tells of a denial"),
        (answer, "confirmed", "'said that \"this is false\"'", "\"false\" tells of a denial"),
        (
            answer,
            "responded",
            "said that repairs would cost 2.4 million crowns",
            "says \"4.2 million crowns\", not \"2.4 million crowns\"",
        ),
    ] {
        let found = of(paragraph, outcome, wording);
        assert!(found.len() == 1 && found[0].contains(said), "{outcome}: {wording}: {found:#?}");
    }
    for (paragraph, outcome, wording) in [
        (answer, "responded", costs),
        (SILENT, "no-response", "said that it would answer on Monday"),
        (
            "The ministry said that it could not go into details.",
            "declined",
            "said that it could not go into details",
        ),
        (answer, "declined", "said that the matter is before the courts"),
        (answer, "declined", "said the ministry speaks for the state on this"),
        (answer, "declined", "said that it was an internal affair"),
        (answer, "declined", "wrote that the editor should contact the ministry"),
        (answer, "no-response", "said the director was on holiday until 12 June"),
        (answer, "no-response", "told the paper to put it in writing"),
        (answer, "no-response", "replied with an automatic message"),
        (answer, "no-response", "said by e-mail that the file had been passed to headquarters"),
        (answer, "responded", "denied that it alone was to blame"),
        (answer, "responded", "denied a request for the files"),
        (answer, "responded", "denied knowing of the survey"),
        (answer, "responded", "declined to comment on the berths, pointing to its annual report"),
        (answer, "responded", "denied the report but said that it will be looked into"),
        (answer, "responded", "declined to comment on the date, and said that repairs would be dear"),
        (answer, "responded", "said that repairs would cost some 4 million crowns"),
    ] {
        assert_eq!(of(paragraph, outcome, wording), [""; 0], "{outcome}: {wording}");
    }
}

#[test]
fn a_refusal_is_that_of_the_name_before_what_it_is_and_of_the_paragraph_that_names_the_party() {
    let told_of = |who: &str, at: &str, party: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: {party}\n    about: [port-closes]\n    outcome: declined\n    source: outlet\n    document: gazette\n    at: {at}\ngaps:\n"
        );
        let desk = SOUND
            .replace(SILENT, &format!("{who}, declined to comment.\n\n{SILENT}"))
            .replace("sources:\n", "sources:\n  - id: norline\n    organization: Norline\n  - id: railnet\n    organization: Railnet\n")
            .replace("gaps:\n", &response);
        let mut found = told(&desk);
        found.retain(|line| line.contains(" response-wording: "));
        found
    };
    let of = |at: &str, party: &str| told_of("Norline, a ferry operator", at, party);
    for who in ["Norline, a ferry operator", "The operator, Norline"] {
        assert_eq!(told_of(who, "3", "norline"), [""; 0]);
        let found = told_of(who, "3", "railnet");
        assert!(found.len() == 1 && found[0].contains("tells this of Norline"), "{found:#?}");
    }
    let found = of("1", "norline");
    assert!(found.len() == 1 && found[0].contains("set `at: 3`"), "{found:#?}");
}

#[test]
fn the_promise_of_an_answer_is_none_yet() {
    let told_of = |wording: &str| {
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: no-response\n    wording: {wording}\ngaps:\n"
        );
        let found = told(&SOUND.replace("gaps:\n", &response));
        found.into_iter().filter(|line| line.contains("these words are an answer")).count()
    };
    assert_eq!(told_of("told us that it would answer \"in due course\""), 0);
    assert_eq!(told_of("told us that the port closes \"in due course\""), 1);
}
