//! Whose word a hand-written sentence says it is, against whose word the claims that it cites are.

use crate::beginner::{SOUND, told};

/// A desk on which the Harbour Board speaks and the mayor does not, with a bottom line.
fn desk(bottom_line: &str) -> String {
    let known = "sources:\n  - id: board\n    organization: the Harbour Board\n    short: the board\n  - id: mayor\n    name: Tom Bell\n    role: Mayor of Kessia\n  - id: chair\n    name: Mara Lind\n    role: chair of the board\n    of: board\n";
    SOUND
        .replace("sources:\n", known)
        .replace("    source: ruiz\n", "    source: board\n")
        .replace(
            "source: ministry\n    document: works\n",
            "source: ministry\n    document: works\n    actor: [mayor, ruiz, chair]\n",
        )
        .replace("  as_of", &format!("  bottom_line: {bottom_line}\n  as_of"))
}

fn misattributed(bottom_line: &str) -> Vec<String> {
    let found = told(&desk(bottom_line));
    found.into_iter().filter(|line| line.contains(" unattributed-paraphrase: ")).collect()
}

#[test]
fn unnamed_people_are_named_by_what_they_are_whatever_that_is() {
    let engineers = "  - id: engineers\n    anonymous: three engineers at the Harbour Board\n    count: 3\n    affiliation: board\n    basis: work there\n    access: direct\n    reason: fear dismissal\n";
    let unvoiced = |text: &str| {
        let desk = desk(text).replace("sources:\n", &format!("sources:\n{engineers}"));
        let found = told(&desk.replace("    source: board\n", "    source: engineers\n"));
        found.iter().any(|line| line.contains(" unattributed-paraphrase: "))
    };
    for named in [
        "The engineers say that the port will close [@port-closes].",
        "The port will close, as the engineers say [@port-closes].",
        "The port will close, engineers at the board said [@port-closes].",
    ] {
        assert!(!unvoiced(named), "{named}");
    }
    assert!(unvoiced("The port will close [@port-closes]."));
    assert!(unvoiced("The port will close, as the workers say [@port-closes]."));
}

#[test]
fn a_word_in_the_wrong_mouth_is_told_though_the_right_name_stands_in_the_sentence() {
    let said = "[The mayor said the Harbour Board will close the port [@port-closes].] unattributed-paraphrase: \"The mayor said the Harbour Board …\" gives as the word of the mayor what another says (name whose word it is, such as \"the Harbour Board\" (other names go into the source's `aliases`), or cite the claim that has what the mayor said)";
    assert_eq!(misattributed("The mayor said the Harbour Board will close the port [@port-closes]."), [said]);
    for wrong in [
        "The Harbour Board will close the port, according to Tom Bell [@port-closes].",
        "The Harbour Board will close the port, said the mayor of Kessia [@port-closes].",
        "On Monday the mayor told reporters that the port closes [@port-closes].",
        "The board closes the port, Tom Bell has also warned [@port-closes].",
        "The board closes the port, the mayor reported [@port-closes].",
        "The mayor said in a statement that the board will close the port [@port-closes].",
        "In a written statement, Tom Bell said that the board will close the port [@port-closes].",
        "Tom Bell told the Harbor Gazette that it closes, and said in a statement that the board did it [@port-closes].",
        "The board closes the port, Tom Bell said, citing a letter [@port-closes].",
        "The board closes the port, the Ministry of the Sea reported, citing the board [@port-closes].",
        // It published another document and is no source of what is cited.
        "The Harbor Gazette reported that the ministry is ready for the works [@ministry-ready].",
    ] {
        let found = misattributed(wrong);
        assert!(found.len() == 1 && found[0].contains("gives as the word of"), "{wrong}: {found:#?}");
    }
}

#[test]
fn a_title_that_two_have_does_not_make_one_the_other() {
    let wrong = |sentence: &str| {
        let minister = "  - {id: quent, name: Mara Quent, role: agriculture minister}\n  - {id: brandis, name: Ilya Brandis, role: trade minister}\n";
        let desk = desk(sentence)
            .replace("sources:\n", &format!("sources:\n{minister}"))
            .replace("    source: board\n", "    source: brandis\n")
            .replace("actor: [mayor, ruiz, chair]", "actor: [mayor, ruiz, chair, quent]");
        let mut found = told(&desk);
        found.retain(|line| line.contains(" unattributed-paraphrase: "));
        found
    };
    let found = wrong("Mara Quent told the Harbor Gazette that the port will close [@port-closes].");
    assert!(found.len() == 1 && found[0].contains("gives as the word of Mara Quent"), "{found:#?}");
    for right in ["Ilya Brandis", "The minister", "The trade minister"] {
        let sentence = format!("{right} told the Harbor Gazette that the port will close [@port-closes].");
        assert_eq!(wrong(&sentence), [""; 0], "{right}");
    }
}

#[test]
fn a_word_in_the_right_mouth_is_left_alone_whoever_else_is_named() {
    for right in [
        "The Harbour Board said the mayor will close the port [@port-closes].",
        "The port closes in June, the board told the mayor [@port-closes].",
        "Mara Lind said the Harbour Board will close the port [@port-closes].",
        "The former mayor said the board will close the port [@port-closes].",
        "The mayor of Oslo said the board will close the port [@port-closes].",
        "The mayor said so, and the board announced that the port closes [@port-closes].",
        "The mayor has not said whether the board will close the port [@port-closes].",
        "The mayor said it, the Harbor Gazette reported of the board [@port-closes].",
        "The mayor's office said the board will close the port [@port-closes].",
        "The port closes, the Harbor Gazette reported, citing the board [@port-closes].",
        "The mayor reported a loss, the board said [@port-closes].",
    ] {
        assert_eq!(misattributed(right), [""; 0], "{right}");
    }
    // What is cited tells of what the mayor said.
    let told = desk("The mayor said the board closes the port [@port-closes].").replace(
        "assertion: The port closes in June",
        "assertion: The port closes in June, as the mayor told it in May",
    );
    assert!(!crate::beginner::told(&told).iter().any(|line| line.contains("the word of the mayor")));
}

#[test]
fn what_a_document_rests_on_or_had_from_another_may_have_reported_it() {
    let line = "The board closes the port, the Ministry of the Sea reported [@port-closes].";
    assert_eq!(misattributed(line).len(), 1);
    for (right, wrong) in [
        ("published: 2031-05-06\n", "published: 2031-05-06\n    derived_from: [works]\n"),
        (
            "assertion: The port closes in June\n",
            "assertion: The port closes in June\n    first_reported_by: works\n",
        ),
        ("assertion: The port closes in June\n", "assertion: The port closes in June\n    via: works\n"),
    ] {
        let found = told(&desk(line).replace(right, wrong));
        assert!(!found.iter().any(|line| line.contains("the word of")), "{wrong}: {found:#?}");
    }
}

#[test]
fn whom_a_spokesperson_speaks_for_says_what_the_spokesperson_says() {
    let desk = desk("The ministry said that the plan dates from the winter [@plan-known].")
        .replace("source: plan-readers", "source: ruiz")
        .replace(
            "    role: Valdorian Foreign Minister\n",
            "    role: spokesperson\n    acts_for: ministry\n",
        );
    let found = told(&desk);
    assert!(!found.iter().any(|line| line.contains("unattributed")), "{found:#?}");
}

#[test]
fn a_judgment_gives_nobody_s_word_as_another_s() {
    let judged = |sentence: &str| {
        let judgment = format!(
            "judgments:\n  - id: long\n    judgment: {sentence}\n    likelihood: likely\n    confidence: low\n    because: It rests on one paper.\n    based_on: [port-closes]\n    alternatives: [{{text: It opens}}]\n    indicators: [dredgers]\ngaps:\n"
        );
        let found =
            told(&desk("The board closes the port, it said [@port-closes].").replace("gaps:\n", &judgment));
        found.into_iter().filter(|line| line.contains(" unattributed-paraphrase: ")).collect::<Vec<_>>()
    };
    let found = judged("The mayor said it is likely that the board will close the port");
    assert!(found.len() == 1 && found[0].starts_with("[The mayor said it is likely"), "{found:#?}");
    assert_eq!(judged("It is likely that the board and the mayor will close the port"), [""; 0]);
}

#[test]
fn each_citation_of_a_sentence_has_a_voice_of_its_own() {
    let mute = |text: &str| {
        let found = misattributed(text);
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
        found.concat()
    };
    let people = "The plan dates from the winter, according to people briefed on the plan [@plan-known]";
    assert_eq!(
        mute(&format!("{people}; the port closes in June [@port-closes].")),
        "[the port closes in June [@port-closes].] unattributed-paraphrase: \"the port closes in June.\" cites `port-closes` and names nobody (name whose word it is, such as \"the Harbour Board\" (other names go into the source's `aliases`), or write `[+claim-id]` for the claim's own sentence)"
    );
    let other = mute(&format!("{people}; the port closes in June, the mayor said [@port-closes]."));
    assert!(other.contains("cites `port-closes` and names the mayor, but not whose word it is"), "{other}");
    let other = mute(&format!("{people}; the port closes, according to the mayor [@port-closes]."));
    assert!(other.contains("cites `port-closes` and names the mayor, but not whose word it is"), "{other}");
    let unnamed =
        "The plan dates from the winter, the ministry said [@plan-known]; it is ready [@ministry-ready].";
    assert!(mute(unnamed).contains("cites `plan-known` and names the ministry"));
    let joint = mute("The port closes and the plan is old, the board said [@port-closes; @plan-known].");
    assert!(joint.contains("cites `plan-known` and names the board, but"), "{joint}");
    let two = misattributed("The port closes [@port-closes], and the ministry is ready [@plan-known].");
    assert_eq!(two.len(), 2, "{two:#?}");
}

#[test]
fn according_to_somebody_else_names_nobody_whose_word_it_is() {
    let found = |descriptor: &str, bottom_line: &str| {
        let desk = desk(&format!("{bottom_line} [@plan-known]."));
        let desk = desk.replace("anonymous: people briefed on the plan", &format!("anonymous: {descriptor}"));
        assert!(desk.contains(descriptor), "{desk}");
        let found = told(&desk.replace("affiliation: undisclosed", "affiliation: board"));
        found.into_iter().filter(|line| line.contains(" unattributed-paraphrase: ")).collect::<Vec<_>>()
    };
    let (papers, member) = ("internal documents of the Harbour Board", "a member of the Harbour Board");
    for descriptor in [papers, member] {
        for wrong in [
            "The plan is old, according to the Harbour Board",
            "According to the Harbour Board, the plan is old",
            "The plan is old, according to the mayor",
            "The plan is old, the Harbour Board said",
        ] {
            let found = found(descriptor, wrong);
            let told = found.concat();
            assert!(found.len() == 1 && told.contains(", but not whose word it is"), "{wrong}: {found:#?}");
        }
    }
    for (descriptor, right) in [
        (papers, "The plan is old, according to internal documents of the Harbour Board"),
        (papers, "The plan is old, according to the Harbour Board's internal documents"),
        (papers, "The plan is old, according to Harbour Board documents"),
        (member, "The plan is old, according to a Harbour Board member"),
        (member, "According to Harbour Board officials, the plan is old"),
        (member, "According to people on the pier, the plan is old"),
    ] {
        assert_eq!(found(descriptor, right), [""; 0], "{right}");
    }
}

#[test]
fn a_voice_goes_on_from_one_citation_to_the_next() {
    for right in [
        "The plan is old, people briefed on it said [@plan-known]; the port closes, the board said [@port-closes].",
        "The board said that the port closes [@port-closes], and that it knows of the plan [@port-closes].",
        "The port closes [@port-closes], the board said, and the ministry is ready [@ministry-ready].",
        "The port closes [@port-closes], and will stay closed [@port-closes], the board said.",
        "According to the board and the ministry, the port closes [@port-closes] and all is ready [@ministry-ready].",
        "The ministry, which the board says [@port-closes] closes the port, said it is ready [@ministry-ready].",
        "The ministry, which two people called slow [@plan-known], said that all is ready [@ministry-ready].",
        "The ministry, whose plan two of the people know [@plan-known], says it is ready [@ministry-ready].",
        "The board [@port-closes] and the ministry [@ministry-ready] said so.",
        "The board and the ministry said so [@port-closes] [@ministry-ready].",
        "The board and the ministry said so [@port-closes], [@ministry-ready].",
        "The port closes, the chair of the board said [@port-closes], and the board closes it [@port-closes].",
        "Two accounts differ: that of the board [@port-closes] and that of the ministry [@ministry-ready].",
    ] {
        assert_eq!(misattributed(right), [""; 0], "{right}");
    }
}

#[test]
fn a_talking_point_names_a_voice_for_each_claim_that_it_lists() {
    let point = |point: &str, claims: &str| {
        let desk = desk("The board closes the port, it said [@port-closes].").replace(
            "  sections:\n",
            &format!("  talking_points:\n    - point: {point}\n      claims: [{claims}]\n  sections:\n"),
        );
        let found = told(&desk).into_iter().filter(|line| line.contains(" unattributed-paraphrase: "));
        found.collect::<Vec<_>>()
    };
    let found = point("The ministry is ready, and the port closes", "ministry-ready, port-closes");
    assert!(
        found.len() == 1 && found[0].contains("cites `port-closes` and names the ministry, but"),
        "{found:#?}"
    );
    for right in [
        "The ministry is ready, and the board wants to close the port",
        "The board closes the port. The ministry said that it is ready.",
        "The port closes in June, said the board, and the ministry is ready",
    ] {
        assert_eq!(point(right, "ministry-ready, port-closes"), [""; 0], "{right}");
    }
}

#[test]
fn a_name_of_one_who_acts_does_not_say_whose_word_it_is() {
    let found = misattributed("The port closes in June, and the board is empty [@port-closes].");
    let said = "\"The port closes in June, and …\" names the board, but not as the one whose word it is (say whose word it is, such as \"…, according to the Harbour Board\")";
    assert_eq!(found, [format!("[board is empty [@port-closes].] unattributed-paraphrase: {said}")]);
    for wrong in [
        "The Harbour Board closes the port in June [@port-closes].",
        "Ships must leave the Harbour Board's berths in June [@port-closes].",
        "The ministry says it is ready [@ministry-ready]; the board closes the port [@port-closes].",
    ] {
        let found = misattributed(wrong);
        assert!(found.len() == 1 && found[0].contains("names the"), "{wrong}: {found:#?}");
    }
    for right in [
        "The board will close the port [@port-closes].",
        "The board set June for the closure [@port-closes].",
        "The port closes in June, by the board's account [@port-closes].",
        "The board called the port closed [@port-closes].",
        "The board tied the works to the closure [@port-closes].",
        "'Harbour Board: the port closes in June [@port-closes].'",
        "The board is \"ready for the works\" [@port-closes].",
    ] {
        assert_eq!(misattributed(right), [""; 0], "{right}");
    }
    // What somebody tells of himself is his word, unless others deny it.
    let acts = |more: &str| {
        let desk = desk("The board closes the port [@port-closes].")
            .replace("    source: board\n", &format!("    source: board\n    actor: board\n{more}"));
        told(&desk).into_iter().filter(|line| line.contains(" unattributed-paraphrase: ")).count()
    };
    assert_eq!((acts(""), acts("    accuses: [ministry]\n")), (0, 1));
}

#[test]
fn unnamed_people_become_nobody_else() {
    let wrong = "The plan is old, Kessian officials told the Gazette [@plan-known].";
    let said = "\"The plan is old, Kessian officials …\" gives as the word of \"Kessian officials\" what others say (name whose word it is, such as \"people briefed on the plan\")";
    assert_eq!(
        misattributed(wrong),
        [format!("[Kessian officials told the Gazette [@plan-known].] unattributed-paraphrase: {said}")]
    );
    for wrong in [
        "The Harbor Gazette has it from the board that the plan is old, sources said [@plan-known].",
        "An official of the Harbour Board's press office told the Harbor Gazette that the plan is old [@plan-known].",
        "The Harbour Board's press office told the Harbor Gazette that the plan is old [@plan-known].",
        "The plan is old, according to diplomats, as the Harbor Gazette has it [@plan-known].",
        "The board's press office said it to the Ministry of the Sea in 2030 [@ministry-ready].",
    ] {
        let found = misattributed(wrong);
        assert!(found.len() == 1 && found[0].contains("gives as the word of \""), "{wrong}: {found:#?}");
    }
    for right in [
        "The plan is old, people told the Harbor Gazette [@plan-known].",
        "The plan is old, the two people said [@plan-known].",
        "The plan is old, sources briefed on the plan told the Harbor Gazette [@plan-known].",
        "The plan is old, people briefed by officials told the Harbor Gazette [@plan-known].",
        "The plan is old, the Harbor Gazette said, which officials had not said before [@plan-known].",
        "Officials said nothing, but the plan is old, people briefed on the plan said [@plan-known].",
        "The port closes, the board's press office said [@port-closes].",
        "The port closes, officials of the Harbour Board said [@port-closes].",
        "The port closes, the board's chair told the paper's reporters [@port-closes].",
    ] {
        assert_eq!(misattributed(right), [""; 0], "{right}");
    }
}

#[test]
fn an_assertion_in_which_its_source_takes_a_stand_says_itself_whose_word_it_is() {
    let count = |assertion: &str, more: &str| {
        let desk = SOUND
            .replace(
                "assertion: The ministry is \"ready for the works\"",
                &format!("assertion: {assertion}{more}"),
            )
            .replace("    quote: ready for the works\n", "");
        told(&desk).into_iter().filter(|line| line.contains(" attribution-in-assertion: ")).count()
    };
    for assertion in [
        "The ministry rejects any link to the plan",
        "The ministry denied that the port closes",
        "The Ministry of the Sea insisted on the works",
        "The ministry called for works",
        "The ministry accuses the port of delays",
        "The ministry holds that the port will close",
        "The ministry is of the view that the port will close",
        "The Ministry of the Sea takes the view that works are needed",
        "The ministry maintains that the port will close",
        "The ministry contends that the port will close",
        "The port will close in June, the ministry contends",
    ] {
        assert_eq!(count(assertion, ""), 1, "{assertion}");
        assert_eq!(count(assertion, "\n    actor: ministry"), 0, "{assertion}");
    }
    for assertion in [
        "The ministry denied entry to the port",
        "The ministry rejected two bids",
        "The ministry called a meeting",
        "The minister of Kessia insisted on the works",
        "The works are insisted on",
        "The ministry holds that office in the port",
        "The ministry maintains the port",
    ] {
        assert_eq!(count(assertion, ""), 0, "{assertion}");
    }
}

#[test]
fn a_paper_of_a_place_is_named_without_the_place() {
    let unvoiced = |paper: &str, other: &str| {
        let line = format!("{paper} reported that the port closes in June [@port-closes].");
        let desk = desk(&line)
            .replace("    source: board\n", "    source: outlet\n")
            .replace("publisher: the Harbor Gazette", "publisher: the Evening Gazette of Kessia")
            .replace("sources:\n", &format!("sources:\n{other}"));
        told(&desk).into_iter().any(|line| line.contains(" unattributed-paraphrase: "))
    };
    assert!(!unvoiced("The Evening Gazette", ""));
    assert!(unvoiced("The Morning Gazette", ""));
    let other = "  - {id: other, organization: the Evening Gazette of Valdoria}\n";
    assert!(unvoiced("The Evening Gazette", other));
}

#[test]
fn what_a_person_thinks_is_no_deed_of_theirs() {
    let found = |assertion: &str| {
        let assertion = format!("assertion: {assertion}\n    actor: ruiz");
        let found = told(&SOUND.replace("assertion: The port closes in June", &assertion));
        found.into_iter().filter(|line| line.contains(" attribution-in-assertion: ")).collect::<Vec<_>>()
    };
    let [said] = &found("Ruiz expects the port to close in June")[..] else { panic!("nothing is told") };
    assert!(said.contains("`cue: predicted`") && !said.contains("actor"), "{said}");
    assert!(said.contains("`assertion: The port will close in June`"), "{said}");
    let [said] = &found("Ruiz expects a long closure of the port")[..] else { panic!("nothing is told") };
    assert!(said.contains("`cue: predicted` or `cue: assessed`"), "{said}");
    for thought in
        ["fears that the port will close", "does not expect a closure", "is not convinced that it closes"]
    {
        let [said] = &found(&format!("Ruiz {thought}"))[..] else { panic!("nothing is told of: {thought}") };
        assert!(said.contains(&format!("`assertion: She {thought}` (or `He …`), without a cue")), "{said}");
    }
    assert_eq!(found("Ruiz said goodbye to the port in June"), [""; 0]);
    assert_eq!(found("Ruiz insisted on closing the port in June"), [""; 0]);
}

/// What is told of a bottom line on a claim of Ruiz that says something.
fn denied(bottom_line: &str, assertion: &str) -> Vec<String> {
    let responses = "responses:\n  - id: silent\n    party: ministry\n    about: [port-closes]\n    outcome: declined\n    source: outlet\n    document: gazette\n    wording: declined to comment\ngaps:\n";
    let desk = SOUND
        .replace("The port closes in June", assertion)
        .replace("gaps:\n", responses)
        .replace("  as_of", &format!("  bottom_line: {bottom_line}\n  as_of"));
    told(&desk).into_iter().filter(|line| line.contains(" response-wording: ")).collect()
}

#[test]
fn a_denial_that_nobody_cited_makes_is_told() {
    let said = "[denied that the port closes [@port-closes].] response-wording: \"denied\" in \"Ruiz denied that the port closes …\" says more than what is cited (write what was said, as it was said, or cite the claim or the response that denies it)";
    let line = "Ruiz denied that the port closes [@port-closes].";
    for assertion in [
        "The port closes in June",
        "The minister knew of no closure",
        "Ruiz did not know when",
        "The port closes without delay",
    ] {
        assert_eq!(denied(line, assertion), [said], "{assertion}");
    }
    let found = denied("The ministry denied it [@silent].", "The port closes in June");
    assert!(found.len() == 1 && found[0].contains("\"denied\" in \"The ministry denied it.\""), "{found:#?}");
}

#[test]
fn a_denial_that_somebody_cited_makes_and_another_use_of_the_word_are_not_told() {
    let line = "Ruiz denied that the port closes [@port-closes].";
    for assertion in [
        "The port does not close\n    cue: denied",
        "No port closes",
        "The port closes without a plan",
        "The minister rejects the report",
        "The report is false",
        "The port closes\n    contradicts: [plan-known]\n    cue: denied",
    ] {
        assert_eq!(denied(line, assertion), [""; 0], "{assertion}");
    }
    for line in [
        "The crews were denied entry, Ruiz said [@port-closes].",
        "Ruiz neither confirmed nor denied it [@port-closes].",
        "Ruiz did not deny it [@port-closes].",
        "The board had denied him a berth, Ruiz said [@port-closes].",
    ] {
        assert_eq!(denied(line, "The port closes in June"), [""; 0], "{line}");
    }
}

#[test]
fn a_yes_that_nobody_cited_has_said_is_told() {
    let told = |line: &str, wording: &str| {
        let responses = format!(
            "responses:\n  - id: answer\n    party: ministry\n    about: [port-closes]\n    outcome: responded\n    source: ministry\n    document: works\n    wording: {wording}\ngaps:\n"
        );
        let desk = SOUND
            .replace("gaps:\n", &responses)
            .replace("  as_of", &format!("  bottom_line: {line}\n  as_of"));
        let found = told(&desk).into_iter();
        found.filter(|line| line.contains(" response-wording: ")).collect::<Vec<_>>()
    };
    let refusal = "said that it \"does not discuss dates\"";
    for yes in ["confirmed", "admitted", "acknowledged", "agreed on"] {
        let found = told(&format!("The ministry {yes} the date [@answer]."), refusal);
        assert!(
            found.len() == 1 && found[0].contains("is another answer than the response cited has"),
            "{found:#?}"
        );
    }
    let plan = "said that the port will close in June";
    assert_eq!(told("The ministry confirmed the closure [@answer].", plan), [""; 0]);
    assert_eq!(told("The ministry confirmed that the tariff falls [@answer].", plan), [""; 0]);
    assert_eq!(told("The ministry confirmed that Bell falls [@answer].", plan).len(), 1);
}

#[test]
fn a_newspaper_may_be_called_by_the_last_word_of_its_name_where_no_other_has_it() {
    let own =
        |bottom_line: &str| desk(bottom_line).replacen("    source: board\n", "    source: outlet\n", 1);
    let told = |desk: &str| {
        let found = crate::beginner::told(desk);
        found.into_iter().filter(|line| line.contains(" unattributed-paraphrase: ")).collect::<Vec<_>>()
    };
    for right in [
        "The Gazette reported that the port closes in June [@port-closes].",
        "The port closes in June, the Gazette's reporters found [@port-closes].",
    ] {
        assert_eq!(told(&own(right)), [""; 0], "{right}");
    }
    for wrong in [
        "The port closes in June, the gazette of laws says [@port-closes].",
        "The Gazette Street berths close in June [@port-closes].",
        "The port closes in June, the Ledger wrote [@port-closes].",
    ] {
        let found = told(&own(wrong));
        assert!(
            found.len() == 1
                && found[0].contains("(name whose word it is, such as \"the Harbor Gazette\", or write"),
            "{wrong}: {found:#?}"
        );
    }
    // Two gazettes: which one?
    let two = own("The Gazette reported that the port closes in June [@port-closes].")
        .replace("documents:\n", "documents:\n  - {id: other, title: The port, publisher: the Morning Gazette, published: 2031-05-06, url: \"https://other.example/a\"}\n");
    assert_eq!(told(&two).len(), 1, "{:#?}", told(&two));
}

#[test]
fn a_finding_in_a_folded_text_points_at_its_sentence_and_at_the_words_in_it() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("briefs")).unwrap();
    let brief = "\
brief:
  id: b
  title: The port
  as_of: 2031-05-07
  bottom_line: >-
    The port closes in June, the Harbor Gazette reported [@closes]. The quay
    is worn [@worn]. It has 14
    berths, the Harbor Gazette reported [@berths].
documents:
  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}
defaults: {source: outlet, document: gazette}
claims:
  - {id: closes, assertion: The port closes in June}
  - {id: worn, assertion: The quay is worn}
  - {id: berths, assertion: The port has 12 berths}
";
    std::fs::write(desk.path().join("briefs/b.yaml"), brief).unwrap();
    let mut byline = assert_cmd::Command::cargo_bin("byline").unwrap();
    let check = byline.current_dir(desk.path()).args(["check", "--output-format", "json"]).output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&check.stdout).unwrap();
    let place = |rule: &str| {
        let all = found["findings"].as_array().unwrap();
        let one = all.iter().find(|finding| finding["rule"] == rule).unwrap_or_else(|| panic!("{found:#}"));
        ["start", "end"].map(|end| (one["place"][end]["line"].clone(), one["place"][end]["column"].clone()))
    };
    assert_eq!(place("unattributed-paraphrase"), [(6.into(), 69.into()), (7.into(), 21.into())]);
    assert_eq!(place("differing-figure"), [(7.into(), 29.into()), (7.into(), 31.into())]);
}

#[test]
fn an_office_given_to_another_country_is_told() {
    let desk = |sentence: &str, of: &str| {
        format!(
            "brief:\n  id: b\n  title: The dam\n  as_of: 2032-05-08\n  bottom_line: {sentence} [@nothing]\n\
             documents:\n  - {{id: post, title: Dam, publisher: the Post, published: 2032-05-06}}\n\
             sources:\n  - {{id: karesh, organization: Karesh}}\n  - {{id: oland, organization: Oland}}\n  \
             - {{id: roads, organization: the Ministry of Roads, of: oland}}\n  - {{id: alliance, organization: Estaria}}\n  \
             - {{id: karesh-cabinet, organization: Upper Karesh}}\n  - {{id: works, organization: the works, of: karesh-cabinet}}\n  \
             - {{id: cabinet, organization: the cabinet}}\n  - {{id: kolm, name: Vera Kolm, role: Prime Minister, of: {of}}}\n\
             claims:\n  - {{id: nothing, assertion: Oland will sign nothing, source: kolm, document: post}}\n"
        )
    };
    let wrong = |sentence: &str, of: &str| {
        let found = told(&desk(sentence, of));
        found.into_iter().filter(|found| found.contains("as \"Karesh's")).count()
    };
    for sentence in [
        "Karesh's prime minister has said that Oland will sign nothing",
        "Karesh's Prime Minister Vera Kolm said that Oland will sign nothing",
        "Karesh's prime minister, Vera Kolm, said that Oland will sign nothing",
    ] {
        assert_eq!(wrong(sentence, "oland"), 1, "{sentence}");
        assert_eq!(wrong(sentence, "karesh"), 0, "{sentence}");
        assert_eq!(wrong(sentence, "alliance"), 0, "nobody knows that it is a country: {sentence}");
        assert_eq!(wrong(sentence, "karesh-cabinet"), 0, "it may be Karesh's own: {sentence}");
        assert_eq!(wrong(sentence, "cabinet"), 0, "nobody knows whose cabinet it is: {sentence}");
    }
    for sentence in [
        "Oland's prime minister has said that Oland will sign nothing",
        "Oland's prime minister told Karesh's prime minister that Oland will sign nothing",
    ] {
        assert_eq!(wrong(sentence, "oland"), 0, "{sentence}");
    }
}

#[test]
fn a_card_may_speak_to_the_one_whose_word_it_gives() {
    let card = |points: &[(&str, &str)]| {
        let points: Vec<String> = points
            .iter()
            .map(|(point, claim)| format!("    - point: {point}\n      claims: [{claim}]\n"))
            .collect();
        let points = points.concat();
        let desk = desk("The board says so.")
            .replace("  as_of", &format!("  template: talking-points\n  talking_points:\n{points}  as_of"));
        let found = told(&desk).into_iter().filter(|line| line.contains(" unattributed-paraphrase: "));
        found.collect::<Vec<_>>()
    };
    for right in [
        "You have said that the port closes",
        "You have said, citing Tom Bell, that the port closes",
        "Ms. Lind, your board said that the port closes",
    ] {
        assert_eq!(card(&[(right, "port-closes")]), [""; 0], "{right}");
    }
    for wrong in [
        "The port closes; what will you do",
        "Tom Bell, you have said that the port closes",
        "The port closes, and your ships lie idle",
    ] {
        assert_eq!(card(&[(wrong, "port-closes")]).len(), 1, "{wrong}");
    }
    let you = "You have said that the port closes";
    let ready = "You have said that you are ready";
    assert_eq!(card(&[("You have said that it was drawn up", "plan-known")]).len(), 1);
    let two = card(&[(you, "port-closes"), (you, "port-closes"), (ready, "ministry-ready")]);
    assert!(two.len() == 1 && two[0].contains("one and the same named speaker"), "{two:#?}");
}

#[test]
fn a_claim_with_a_quote_of_somebody_else_does_not_say_to_whom_a_card_is_spoken() {
    let card = |source: &str| {
        let points = "  template: talking-points\n  talking_points:\n    - point: You have said that it is \"ready for the works\"\n      claims: [ministry-ready]\n    - point: You have said that the port closes\n      claims: [port-closes]\n  as_of";
        let of = format!("    source: {source}\n    document: gazette\n    at: 1\n    quote");
        let desk = SOUND
            .replace("  as_of", points)
            .replace("sources:\n", "sources:\n  - {id: lind, name: Mara Lind}\n")
            .replace("The ministry is", "The port is")
            .replace("    source: ministry\n    document: works\n    at: 1\n    quote", &of)
            .replace("next month,", "next month and \"ready for the works\",");
        told(&desk)
    };
    let count = |found: &[String], rule: &str| found.iter().filter(|line| line.contains(rule)).count();
    let found = card("lind");
    assert_eq!(count(&found, " quote-wrong-speaker: "), 1, "{found:#?}");
    assert_eq!(count(&found, " unattributed-paraphrase: "), 0, "{found:#?}");
    let found = card("ruiz");
    assert_eq!(
        count(&found, " quote-wrong-speaker: ") + count(&found, " unattributed-paraphrase: "),
        0,
        "{found:#?}"
    );
}

#[test]
fn whom_a_document_cites_is_in_the_chain_of_what_is_cited() {
    let of = |text: &str| {
        let desk = desk(text).replace("    affiliation: undisclosed", "    affiliation: ministry");
        let found = told(&desk).into_iter().filter(|line| line.contains(" unattributed-paraphrase: "));
        found.collect::<Vec<_>>()
    };
    let known =
        |whom: &str| format!("The Harbor Gazette reported, citing {whom}, that it is old [@plan-known].");
    for (whom, told) in [
        ("Tom Bell", "the word of Tom Bell what another says"),
        ("the Harbour Board", "the word of the Harbour Board what another says"),
        ("two people at the Harbour Board", "\"two people at the Harbour Board\" what others say"),
    ] {
        let found = of(&known(whom));
        assert!(found.len() == 1 && found[0].contains(told), "{whom}: {found:#?}");
    }
    let found = of("The plan is old, according to people in the Harbour Board [@plan-known].");
    assert!(found.len() == 1 && found[0].contains("\"people in the Harbour Board\""), "{found:#?}");
    for right in [
        "two people briefed on the plan",
        "two people in the Ministry of the Sea",
        "one of the people",
        "people of the Kessian Board",
        "the Harbour Board's papers",
        "a paper",
    ] {
        assert_eq!(of(&known(right)), [""; 0], "{right}");
    }
    for right in [
        "The Harbor Gazette reported, citing the Harbour Board, that the port closes [@port-closes].",
        "The port closes, the Harbour Board said, citing Tom Bell, whose divers reported cracks [@port-closes].",
        "The Harbour Board announced, citing Tom Bell, that the port closes [@port-closes].",
        "It is old, two people briefed on it said, citing Tom Bell [@plan-known].",
    ] {
        assert_eq!(of(right), [""; 0], "{right}");
    }
}

#[test]
fn a_body_may_be_called_what_it_is_where_no_other_one_is_that() {
    let found = |text: &str, more: &str| {
        let desk = crate::beginner::SOUND
            .replace(
                "  - id: ministry\n    organization: the Ministry of the Sea\n    short: the ministry\n",
                "  - id: ministry\n    organization: the Ministry of the Sea\n",
            )
            .replace("  - id: ruiz\n", &format!("{more}  - id: ruiz\n"))
            .replace("  sections:\n", &format!("  bottom_line: {text}\n  sections:\n"));
        let told = crate::beginner::told(&desk).into_iter();
        told.filter(|line| line.contains(" unattributed-paraphrase: ")).count()
    };
    let another = "  - id: trade\n    organization: the Ministry of Trade\n";
    assert_eq!(found("All is ready, the ministry said [@ministry-ready].", ""), 0);
    assert_eq!(found("All is ready, the ministry said [@ministry-ready].", another), 1);
    assert_eq!(found("The ministry lies on the quay [@ministry-ready].", ""), 1);
}

#[test]
fn whoever_spoke_in_a_broadcast_does_not_cite_it() {
    let found = |paragraph: &str, chain: &str| {
        let aired = "  - id: aired\n    title: unknown\n    publisher: Channel Two\n    type: broadcast\n    published: 2031-05-05\n    seen: false\nsources:\n";
        let claim = format!(
            "  - id: late\n    assertion: The works end in August\n    document: gazette\n    at: 3\n    {chain}\nresponses:\n"
        );
        let desk = crate::beginner::SOUND
            .replace("The ministry did not respond to a request for comment.", paragraph)
            .replace("sources:\n", aired)
            .replace("gaps:\n", &claim.replace("responses:\n", "gaps:\n"));
        let told = crate::beginner::told(&desk).into_iter();
        told.filter(|line| line.contains(" unrecorded-relay: ")).collect::<Vec<_>>()
    };
    let cites = "source: ruiz\n    via: [aired]";
    let paragraph = "Ana Ruiz said in a broadcast of Channel Two that the works end in August.";
    let lines = found(paragraph, cites);
    assert!(
        lines.len() == 1
            && lines[0].contains("`via` says that Ana Ruiz cites Channel Two")
            && lines[0].contains("`speaker: ruiz` beside `via: [aired]`"),
        "{lines:#?}"
    );
    assert_eq!(found(paragraph, "source: outlet\n    speaker: ruiz\n    via: [aired]"), [""; 0]);
    let citing = "Ana Ruiz said, citing a report of Channel Two, that the works end in August.";
    assert_eq!(found(citing, cites), [""; 0]);
}

#[test]
fn a_paper_of_the_publisher_says_whose_word_it_is() {
    let found = |kind: &str, text: &str| {
        let works = "    source: ministry\n    document: works\n    at: 1\n    quote: ready for the works\n";
        let own = "    source: outlet\n    document: works\n    at: 1\n";
        let desk = crate::beginner::SOUND
            .replace(works, own)
            .replace("The ministry is \"ready for the works\"", "The works are ready")
            .replace("type: statement", &format!("type: {kind}"))
            .replace("  sections:\n", &format!("  bottom_line: {text}\n  sections:\n"));
        let told = crate::beginner::told(&desk).into_iter();
        told.filter(|line| line.contains(" unattributed-paraphrase: ")).collect::<Vec<_>>()
    };
    for (kind, paper) in
        [("dataset", "list"), ("dataset", "latest table"), ("report", "report"), ("statement", "statement")]
    {
        let text = format!(
            "The Ministry of the Sea's {paper} does not support that the works rest [@ministry-ready]."
        );
        assert_eq!(found(kind, &text), [""; 0], "{text}");
    }
    for right in [
        "The works are ready, the ministry reported [@ministry-ready].",
        "The ministry put it in May [@ministry-ready].",
    ] {
        assert_eq!(found("report", right), [""; 0], "{right}");
    }
    for wrong in [
        "The Ministry of the Sea's ships do not rest [@ministry-ready].",
        "The ministry did not rest [@ministry-ready].",
    ] {
        assert_eq!(found("dataset", wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn the_words_of_a_post_are_its_authors() {
    let post = |author: &str, kept: &str, chain: &str| {
        let post = format!("    publisher: Chirp\n    type: social\n    author: {author}\n");
        let known = "sources:\n  - {id: bell, name: Tom Bell, role: mayor}\n  - {id: vane, name: Lia Vane, role: pilot, of: ministry}\n  - {id: hart, name: Eve Port, role: clerk}\n  - {id: clerk, name: Ena Fry, acts_for: ministry}\n  - {id: aide, name: Ove Hask, acts_for: vane}\n";
        let desk = SOUND
            .replace("    publisher: the Ministry of the Sea\n    type: statement\n", &post)
            .replace("sources:\n", known)
            .replace("    source: ministry\n    document: works\n", &format!("{chain}    document: works\n"));
        let desk = match kept {
            "" => desk
                .replace("    text: captures/works.txt\n", "")
                .replace("    quote: ready for the works\n", "")
                .replace("is \"ready for the works\"", "is ready"),
            text => desk.replace("\nWe are ready for the works.\n", &format!("\n{text}\n")),
        };
        let mut found = told(&desk);
        found.retain(|line| line.contains(" quote-wrong-speaker: "));
        found
    };
    let ready = "We are ready for the works.";
    let vane = "    source: vane\n";
    let said = "[vane] quote-wrong-speaker: the author of the post `works` is Tom Bell, not Lia Vane (see whose words these are: write `source: bell`, with `speaker: vane` where the post hands on what Lia Vane said, or mend `author`)";
    assert_eq!(post("Tom Bell", ready, vane), [said]);
    assert_eq!(post("Tom Bell", "", vane), [said]);
    assert_eq!(post("Ida Marn", ready, vane).len(), 1);
    assert_eq!(post("Bell", ready, vane).len(), 1);
    for (author, kept, chain) in [
        ("Lia Vane", ready, vane),
        ("Dr. Lia Vane", ready, vane),
        ("Vane", ready, vane),
        ("Ove Hask", ready, vane),
        ("Ena Fry", ready, vane),
        ("Ena Fry", "", vane),
        ("Tom Bell", "", "    source: hart\n"),
        ("'@harbornews'", ready, vane),
        ("Harbor News", "", vane),
        ("the Ministry of the Sea", ready, vane),
        ("Ida Marn", "", vane),
        ("Tom Bell", "Vane: We are ready for the works.", vane),
        ("Tom Bell", "The pilot says we are ready for the works.", vane),
        ("Tom Bell", ready, "    source: bell\n    speaker: vane\n"),
        ("Tom Bell", ready, "    source: ministry\n"),
        ("Tom Bell", ready, "    source: outlet\n"),
    ] {
        assert_eq!(post(author, kept, chain), [""; 0], "{author} {kept} {chain}");
    }
}

#[test]
fn a_role_that_the_copy_gives_to_another_name_is_told() {
    let found = |copy: &str, source: &str| {
        let desk = SOUND
            .replace("  - id: ruiz\n    name: Ana Ruiz\n    role: Valdorian Foreign Minister\n", &format!("  - id: union\n    organization: the Dockers' Union\n    short: the union\n  - id: ruiz\n    name: Ana Ruiz\n{source}"))
            .replace("The port is to close next month, Valdorian Foreign Minister Ana Ruiz said.", copy);
        told(&desk).into_iter().filter(|line| line.contains(" misspelled-name: ")).collect::<Vec<_>>()
    };
    let role = "    role: chairwoman\n    of: union\n";
    let said = "[Ana Ruiz] misspelled-name: the copy of `gazette` names Astrid Moe as chairwoman, and Ana Ruiz nowhere";
    for copy in [
        "The port closes, said Astrid Moe, chairwoman of the Dockers’ Union.",
        "The port closes, said Astrid Moe, the chairwoman of the union, on Monday.",
        "The Dockers' Union's chairwoman, Astrid Moe, said that the port closes.",
    ] {
        let told = found(copy, role);
        assert!(told.len() == 1 && told[0].starts_with(said), "{copy}: {told:#?}");
    }
    for copy in [
        "The port closes, said Astrid Moe, chairwoman of the bank. The union agreed.",
        "The port closes, said Astrid Moe, former chairwoman of the union.",
        "The port closes, said Astrid Moe, chairwoman of the union until May. The chairwoman agreed.",
        "Astrid Moe, chairwoman of the union, spoke first. The new chairwoman said that the port closes.",
        "Who succeeds Astrid Moe, chairwoman of the union? The chairwoman said that the port closes.",
        "The port closes, said Astrid Moe, chairwoman of the union from 2027 to 2030, and Ana Ruiz agreed.",
        "The port closes, the chairwoman of the union said; Astrid Moe agreed.",
        "The port closes, said Astrid Moe, chairwoman.",
    ] {
        assert_eq!(found(copy, role), [""; 0], "{copy}");
    }
    let alias = "    role: chairwoman\n    of: union\n    aliases: [Astrid Moe]\n";
    assert_eq!(found("The port closes, said Astrid Moe, chairwoman of the union.", alias), [""; 0]);
}

#[test]
fn a_role_cut_short_at_its_end_names_whose_word_it_is() {
    for (point, count) in [
        ("A professor of zoology says that the port will close", 0),
        ("A professor of zoology at the University of Tarn says that the port will close", 0),
        ("A professor of botany has it that the port will close", 1),
    ] {
        let desk = format!(
            "brief:\n  id: b\n  title: The port\n  as_of: 2031-05-07\n  template: talking-points\n  talking_points:\n    - {{point: {point}, claims: [closes]}}\n\
             documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
             sources:\n  - {{id: berge, name: Marit Berge, role: professor of zoology at the University of Tarn}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: berge, document: gazette}}\n"
        );
        let found = told(&format!("# file: briefs/b.yaml\n{desk}"));
        assert_eq!(
            found.iter().filter(|line| line.contains(" unattributed-paraphrase: ")).count(),
            count,
            "{found:#?}"
        );
    }
}

#[test]
fn where_the_body_named_published_the_document_the_source_of_the_claim_may_be_wrong() {
    let desk = "# file: briefs/b.yaml\nbrief:\n  id: b\n  title: The cap\n  as_of: 2031-05-07\n  template: talking-points\n  talking_points:\n    - {point: The league says that a cap would cost 40 million crowns, claims: [costs]}\n\
         documents:\n  - {id: release, title: The cap, publisher: the landlords' league, type: statement, published: 2031-05-06}\n\
         sources:\n  - {id: league, organization: the landlords' league, short: the league}\n  - {id: union, organization: the tenants' union}\n\
         claims:\n  - {id: costs, assertion: A cap would cost 40 million crowns, source: union, document: release}\n";
    let found = |desk: &str| told(desk).into_iter().find(|line| line.contains(" unattributed-paraphrase: "));
    let help = "; or mend the `source` of `costs`, if the landlords' league said it: the document in which it stands is theirs";
    let wrong = found(desk).unwrap_or_default();
    assert!(wrong.contains(help), "{wrong}");
    let other = found(&desk.replace("publisher: the landlords' league", "publisher: the Courier"))
        .unwrap_or_default();
    assert!(!other.is_empty() && !other.contains("mend the `source`"), "{other}");
    assert_eq!(found(&desk.replace("source: union", "source: league")), None);
}

#[test]
fn a_quote_given_to_a_body_that_the_statement_of_another_one_only_tells_of_is_told() {
    let found = |copy: &str, source: &str| {
        let desk = SOUND
            .replace("  - id: ruiz\n", "  - id: institute\n    organization: the Marine Institute\n    short: the institute\n  - id: ruiz\n")
            .replace("    source: ministry\n    document: works\n", &format!("    source: {source}\n    document: works\n"))
            .replace("We are ready for the works.", copy);
        told(&desk).into_iter().filter(|line| line.contains(" quote-wrong-speaker: ")).collect::<Vec<_>>()
    };
    let copy = "It says that the Marine Institute is \"ready for the works\".";
    let told = found(copy, "institute");
    let said = "the document gives these words to the Ministry of the Sea, not to the Marine Institute";
    assert!(told.len() == 1 && told[0].contains(said), "{told:#?}");
    assert_eq!(found(copy, "ministry"), [""; 0]);
    for right in [
        "The Marine Institute says that it is \"ready for the works\".",
        "It welcomes that the Marine Institute says that it is \"ready for the works\".",
        "The port is \"ready for the works\", the Marine Institute told us.",
        "It said so again, and the answer from the Marine Institute was: \"ready for the works\".",
        "It told us in May that the letter of the Marine Institute had the words \"ready for the works\".",
        "It says on the website of the Marine Institute that \"ready for the works\" is it.",
        "It says: the Marine Institute described the port as \"ready for the works\" in its report.",
        "It said so when the Marine Institute put up posters with the words \"ready for the works\".",
        "It argued that the notice of the Marine Institute, which reads \"ready for the works\", was wrong.",
        "It argued that the Marine Institute's notice is \"ready for the works\".",
    ] {
        assert_eq!(found(right, "institute"), [""; 0], "{right}");
    }
}

#[test]
fn a_name_of_which_the_copy_has_but_a_slip_is_told() {
    let found = |typed: &str, written: &str| {
        let desk = SOUND.replace("    name: Ana Ruiz\n", &format!("    name: {typed}\n")).replace(
            "  as_of",
            &format!("  bottom_line: The port closes in June, {written} said [@port-closes].\n  as_of"),
        );
        told(&desk).into_iter().filter(|line| line.contains(" misspelled-name: ")).collect::<Vec<_>>()
    };
    assert_eq!(found("Ana Ruiz", "Ana Ruiz"), [""; 0]);
    let said = "[Ana Ruis] misspelled-name: the copy of `gazette` has Ana Ruiz, and Ana Ruis nowhere";
    let told = found("Ana Ruis", "Ana Ruis");
    assert!(told.len() == 1 && told[0].starts_with(said), "{told:#?}");
    let told = found("Ana Ruiz", "Ana Ruix");
    let said = "nobody on this desk is called \"Ana Ruix\" (write `Ana Ruiz`";
    assert!(told.len() == 1 && told[0].contains(said), "{told:#?}");
    // Another person.
    assert_eq!(found("Tom Bell", "Tom Bell"), [""; 0]);
}

#[test]
fn a_paraphrase_is_the_word_of_whoever_its_paragraph_plainly_names_a_body_or_a_person() {
    let found = |paragraph: &str, source: &str| {
        let desk = SOUND
            .replace("sources:\n", "sources:\n  - id: board\n    organization: the Harbor Board\n    short: the board\n  - id: railnet\n    organization: Railnet\n  - id: norline\n    organization: Norline\n  - id: captain\n    name: Tom Bell\n    role: port captain\n")
            .replace("The port is to close next month, Valdorian Foreign Minister Ana Ruiz said.", paragraph)
            .replacen("    source: ruiz\n", &format!("    source: {source}\n"), 1);
        told(&desk).into_iter().filter(|line| line.contains(" quote-wrong-speaker: ")).collect::<Vec<_>>()
    };
    let board = "The port is to close in June, according to the Harbor Board.";
    let captain = "The port is to close in June, according to the port captain, Tom Bell.";
    let engineer = "The port is to close in June, an engineer at Railnet said.";
    for (paragraph, source, said) in [
        (board, "norline", "has what the Harbor Board says, and nothing of Norline"),
        (board, "captain", "has what the Harbor Board says, and nothing of Tom Bell"),
        (captain, "norline", "has what Tom Bell says, and nothing of Norline"),
        (captain, "plan-readers", "has what Tom Bell says, and nothing of"),
        (engineer, "railnet", "has the word of \"an engineer at Railnet\", and nothing of Railnet"),
    ] {
        let told = found(paragraph, source);
        assert!(told.len() == 1 && told[0].contains(said), "{paragraph} {source}: {told:#?}");
    }
    for (paragraph, source) in [
        (board, "board"),
        (captain, "captain"),
        ("The port is to close in June, the company said.", "norline"),
        ("The port is to close in June, according to the Harbor Board. The company agreed.", "norline"),
        ("The port is to close in June, a spokesman for the Harbor Board said of Norline.", "norline"),
        (
            "The port is to close in June, the Harbor Board said, and people briefed on the plan agreed.",
            "plan-readers",
        ),
    ] {
        assert_eq!(found(paragraph, source), [""; 0], "{paragraph} {source}");
    }
}
