//! Rules that read prose: what they find, and what a sane editor would call noise.

use crate::desk::settled;

/// A claim in the outlet's own voice with some assertion.
fn outlet(assertion: &str) -> String {
    claim(assertion, "    source: outlet\n")
}

/// A claim of a named person with some assertion.
fn ruiz(assertion: &str) -> String {
    claim(assertion, "    source: ruiz\n")
}

fn claim(assertion: &str, fields: &str) -> String {
    let assertion = assertion.replace('\'', "''");
    format!(
        "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: named
    assertion: The port will close
    source: ruiz
    document: gazette
  - id: tested
    assertion: '{assertion}'
    document: gazette
{fields}"
    )
}

fn found(rule: &str, desk: &str) -> bool {
    let (_, settled) = settled(desk);
    settled.findings.iter().any(|finding| finding.rule == rule)
}

/// Asserts that a rule finds the first sentences and leaves the others alone.
fn judge(rule: &str, make: fn(&str) -> String, finds: &[&str], leaves: &[&str]) {
    for text in finds {
        assert!(found(rule, &make(text)), "{rule} misses: {text}");
    }
    for text in leaves {
        assert!(!found(rule, &make(text)), "{rule} is noise: {text}");
    }
}

#[test]
fn attribution_in_an_assertion() {
    judge(
        "attribution-in-assertion",
        ruiz,
        &[
            "According to the ministry, the port will close",
            "The port will close, Bell said",
            "The port will close, he said, before June",
            "The port has reportedly closed",
            "Sources said the port would close",
            "Ana Ruiz said the port would close",
            "Ruiz said that the port would close",
            "Ruiz expects weeks of noise",
            "Prof. Ruiz expects weeks of noise",
            "Dr. Ana Ruiz believes that the port will close",
            "Ruiz accused the board of hiding the plan",
            "The minister denied that the port would close",
            "Ruiz insisted that the port would close",
            "Ruiz denied knowing of the plan",
            "The port will close, Ruiz wrote",
            "The port will close, she wrote in a letter",
            "The port will close, explained Ana Ruiz",
            "The port will close, the minister told reporters",
            "In June, the port closed, she told us on Monday",
            "The port will close, he wrote to the board of the museum",
            "The port will close, Ruiz added in its annual report for 2030",
        ],
        &[
            "Bell expects weeks of noise",
            "Bell accused Ruiz of hiding the plan",
            "When the board met, Ruiz explained",
            "Under the new law, the minister reports to parliament",
            "Unlike the council that was elected, she reports to parliament",
            "The council is elected, she reports to parliament",
            "With every euro that was paid, it adds to the debt",
            "Every May, the minister reports to the council",
            "In most years, the minister reports in March",
            "For years, they told us nothing",
            "The fund was empty, they told us nothing",
            "A loss in 2031 and a gain in 2033, it reported in its accounts",
            "The board has a plan, which Ruiz wrote",
            "The port will close, Bell wrote",
            "The board closed the port, Ruiz told the fleet to leave",
            "Ruiz Harbor expects weeks of noise",
            "Everybody expects Ruiz to stay",
            "Kessia had not said whether the port would close",
            "The closure went according to plan",
            "Landings fell according to figures that leave the islands out",
            "The board will do what Bell said",
            "The board said nothing",
            "Bell said the port would close",
            "Ruiz said nothing of the port",
            "Ruiz denied the motion",
            "Ruiz dismissed the charges against Bell",
            "Ruiz rejected all three bids",
            "The mayor denied that he said so",
            "The minister of roads denied that he said so",
            "The sign reads \"according to the rules\"",
            "The Gazette reported a loss in 2030",
        ],
    );
}

#[test]
fn absences_without_a_date() {
    judge(
        "absence-without-as-of",
        outlet,
        &[
            "There is no sign of new shipments",
            "Kessia has not answered",
            "The board has yet to decide",
            "The berths haven’t been sold",
            "The fleet has still not returned",
        ],
        &[
            "The board said no",
            "No berth is sold below cost",
            "The sign at the gate has not only letters but numbers",
            "The port closed in March",
            "The minister spoke of \"no sign of relief\"",
            "Yet another berth has closed",
        ],
    );
}

#[test]
fn superlatives() {
    judge(
        "superlative",
        outlet,
        &[
            "Landings reached a record in 2030",
            "Kessia runs the largest fleet on the Sound",
            "The ministers met for the first time since the war",
            "The closure is unprecedented",
        ],
        &[
            "The board keeps a record of landings",
            "The company has a track record",
            "Landings fell in the first quarter of 2030",
            "The ministers spoke on the record",
            "Records burned in the fire",
            "The closure is not unprecedented",
            "The board called it \"the largest fleet\"",
            "At most ten ships were lost",
        ],
    );
}

#[test]
fn a_dataset_is_the_comparison_that_its_superlative_needs() {
    let of = |kind: &str| {
        let desk = outlet("Kessia runs the largest fleet")
            .replace("    published", &format!("    type: {kind}\n    published"));
        let (_, settled) = settled(&desk);
        let mut found = settled.findings.into_iter().filter(|finding| finding.rule == "superlative");
        found.next().and_then(|finding| finding.help)
    };
    assert_eq!(of("dataset"), None);
    assert_eq!(of("news").as_deref(), Some("find who compared and with what, or leave the superlative out"));
    let own = "find who compared and with what, and name the Harbor Gazette as the `source` where it did; or leave the superlative out";
    assert_eq!(of("report").as_deref(), Some(own));
}

#[test]
fn relative_dates() {
    judge(
        "unresolved-relative-date",
        ruiz,
        &[
            "The port closed this week",
            "The board met yesterday",
            "Landings fell last year",
            "Landings fell in the past two years",
            "Landings fell over the last decade",
            "Landings have fallen in recent years",
        ],
        &[
            "The port closed in May 2031",
            "The last two years of the war were lean",
            "The last two ships left",
            "The board met on its first day",
            "This decade was lean",
        ],
    );
}

#[test]
fn compounds() {
    judge(
        "compound-assertion",
        ruiz,
        &["The port will close; the fleet will move", "Kessia wants talks, but Valdoria will not answer"],
        &[
            "The port, but not the terminal, will close",
            "All but two berths will close",
            "The minister called it \"slow; and costly\"",
            "Berths, sheds and cranes will be sold",
        ],
    );
}

fn descriptor(text: &str) -> String {
    format!("sources:\n  - id: tested\n    anonymous: {text}\n    count: 1\n    basis: x\n    reason: x\n")
}

#[test]
fn generic_descriptors() {
    judge(
        "generic-descriptor",
        descriptor,
        &[
            "a source",
            "sources",
            "an official",
            "one of the officials",
            "a senior official",
            "several people",
            "experts",
        ],
        &[
            "people familiar with the matter",
            "an official who attended the meeting",
            "a Kessian diplomat",
            "a Treasury official",
            "a source close to the talks",
            "a lawyer for the board",
        ],
    );
}

#[test]
fn plurals_for_one() {
    judge(
        "plural-for-one",
        descriptor,
        &[
            "people close to the talks",
            "officials",
            "Kessian diplomats at the talks",
            "senior White House officials",
        ],
        &[
            "one of the people close to the talks",
            "a person close to the talks",
            "an official briefed on the talks",
            "another official with knowledge of the plans",
            "a member of the board’s works committee",
            "the ministry official in charge of harbors",
        ],
    );
}

#[test]
fn narrow_descriptors() {
    judge(
        "narrow-descriptor",
        descriptor,
        &[
            "the only delegate at the talks",
            "the former minister of the sea",
            "the ambassador of Kessia",
            "the Kessian ambassador to Tarvenia",
            "the deputy head of the agency for medicines",
            "the manager of the Eastmouth terminal",
            "the night manager at Eastmouth",
            "the Eastmouth terminal manager",
            "the owner of the ship's crane",
            "the captain of the Norline",
            "the deputy of the head of the agency",
            "a deputy to the minister of the sea",
        ],
        &[
            "an ambassador from a neighbouring country",
            "the aide to the ambassador of Kessia",
            "the deputy of the National Assembly",
            "a deputy of a minister",
            "a deputy from Eastmouth",
            "an official of the deputy head",
            "a deputy of Anke Thorsen",
            "the ambassador's driver",
            "the official in charge of the port",
            "a former minister",
            "one of the people at the only meeting",
            "a person close to the first minister",
            "a manager of the Eastmouth terminal",
            "the manager",
            "the manager of a terminal",
            "the manager of one of the terminals",
            "the ship manager",
            "the manager's assistant at Eastmouth",
            "an owner of the ship",
            "the manager in charge of a building site",
            "the Kessian captain of a trawler",
            "the Kessian owner of a small shop",
            "the Valdorian ship owner",
            "the English-speaking night editor",
            "the CEO",
            "the US captain of a trawler",
            "the owner of property near the port",
            "the owner of nearby farmland",
            "the owner of Kessian farmland",
            "the leader of opposition forces",
            "the supervisor of night work at a port",
        ],
    );
}

#[test]
fn a_role_that_many_fit_singles_nobody_out() {
    let found = |pool: &str| {
        let desk = descriptor("the manager of the Eastmouth terminal") + pool;
        crate::beginner::told(&desk).iter().filter(|line| line.contains("narrow-descriptor")).count()
    };
    assert_eq!(found(""), 1);
    assert_eq!(found("    pool: 400\n"), 0);
}

fn judgment(text: &str) -> String {
    let text = text.replace('\'', "''");
    format!(
        "brief:\n  id: b\n  title: T\n  as_of: 2031\n\
         judgments:\n  - id: tested\n    judgment: '{text}'\n    likelihood: likely\n    confidence: low\n"
    )
}

#[test]
fn vague_likelihoods() {
    judge(
        "vague-likelihood",
        judgment,
        &["The port could reopen, which is likely", "It is likely, perhaps certain", "It may well be likely"],
        &[
            "It is likely that the port reopens in May 2031",
            "It is likely that the port reopens by early May",
            "May brings ships: it is likely that the port reopens by 3 May",
            "It is likely that the board keeps the words \"may possibly\"",
        ],
    );
}

#[test]
fn likelihood_and_confidence() {
    judge(
        "likelihood-with-confidence",
        judgment,
        &["We have high confidence that it is likely to reopen", "It is likely, and we are highly confident"],
        &[
            "It is likely to reopen. Confidence in this is low.",
            "It is likely that the government loses a vote of no confidence",
            "It is likely that investor confidence returns",
        ],
    );
}

#[test]
fn likelihood_and_confidence_are_told_where_somebody_wrote_them() {
    let told = |text: &str, points: &str| {
        let card = format!("  template: talking-points\n  talking_points:\n{points}");
        let desk = judgment(text).replace("judgments:\n", &format!("{card}judgments:\n"));
        let found = crate::beginner::told(&desk);
        found.into_iter().filter(|line| line.contains("likelihood-with-confidence")).collect::<Vec<_>>()
    };
    let held = "It is likely that the port reopens";
    let point = |text: &str| format!("    - point: {text}\n      judgments: [tested]\n");
    let found = told(held, &point("We hold with low confidence that it is likely that the port reopens"));
    assert!(found.len() == 1 && found[0].starts_with("[low confidence"), "{found:#?}");
    for sound in [
        held,
        "It is likely that the board loses a vote of no confidence",
        "The mayor has no confidence in it, and money is unlikely",
        "The board lost the confidence of the house, and it is likely that they resign",
        "Whether voters' confidence is likely to last is open",
        "Whether the town’s confidence is likely to last is open",
        "It is likely to restore confidence among shippers",
    ] {
        assert_eq!(told(held, &point(sound)), [""; 0]);
    }
    let gap = "gaps:\n  - gap: Whether that is likely, and with what confidence\n";
    let found = told(held, &format!("{}{gap}", point(held)));
    assert!(found.len() == 1 && found[0].starts_with("[confidence"), "{found:#?}");
}

#[test]
fn a_name_of_a_body_is_spelled_as_the_desk_has_it() {
    judge(
        "misspelled-name",
        |text| {
            let desk = ruiz("The port will reopen");
            format!("{desk}gaps:\n  - gap: '{text}'\n")
        },
        &["Whether the Harbour Gazette knew", "What the Harbor Gazete knew"],
        &["Whether the Harbor Gazette knew", "Whether the Harbor Board knew", "What the Gazete knew"],
    );
    judge(
        "misspelled-name",
        ruiz,
        &["The Harbor Gazete will close"],
        &["The Harbor Gazette will close", "The Harbor will close"],
    );
}

fn unweighed(text: &str) -> String {
    let text = text.replace('\'', "''");
    format!(
        "brief:\n  id: b\n  title: T\n  as_of: 2031\n  bottom_line: '{text}'\n\
         judgments:\n  - id: tested\n    judgment: The port reopens\n    confidence: low\n"
    )
}

#[test]
fn a_likelihood_that_no_judgment_has() {
    judge(
        "differing-likelihood",
        unweighed,
        &["It is likely that the port reopens", "The port will almost certainly reopen"],
        &[
            "The most likely route is closed",
            "Ruiz said that it is likely to reopen",
            "It is not clear whether it is likely to reopen",
        ],
    );
}

#[test]
fn a_thing_that_is_made_to_speak_in_an_article_is_told() {
    let body = |name: &str| {
        let desk = crate::beginner::SOUND
            .replace("organization: the Ministry of the Sea", &format!("organization: {name}"));
        let desk = desk.replace("    source: ruiz\n", "    source: ministry\n");
        let said = format!("{name} is a thing, and did not speak");
        crate::beginner::told(&desk).iter().any(|line| line.contains(&said))
    };
    assert!(body("the port register of Halm"));
    assert!(!body("the Harbor Register"));
    assert!(!body("the office of the register"));
}

#[test]
fn what_somebody_hopes_fears_or_does_not_think_is_their_own_word() {
    judge(
        "attribution-in-assertion",
        ruiz,
        &[
            "Ruiz fears that the port will close",
            "Ruiz hopes the port will stay open",
            "Ruiz does not expect weeks of noise",
            "Ruiz doesn't believe that the port will close",
            "Ruiz is not convinced that the port will close",
            "Ruiz doubts whether the port will close",
        ],
        &[
            "Bell fears that the port will close",
            "Bell is not convinced that the port will close",
            "Ruiz fears for the port",
            "Ruiz hopes to close the port, which will last",
            "Ruiz does not expect to close the port",
            "Ruiz is not convinced by the plan",
            "She fears that the port will close",
        ],
    );
}

#[test]
fn a_verb_that_cannot_follow_an_assertion_is_told_how_to_be_written() {
    let told = |cue: &str| {
        let desk = crate::beginner::SOUND.replacen(
            "    source: ruiz\n",
            &format!("    source: ruiz\n    cue: {cue}\n"),
            1,
        );
        crate::beginner::told(&desk).into_iter().find(|line| line.contains("known verb")).unwrap_or_default()
    };
    for (cue, help) in [
        (
            "called for",
            "write what is wanted as the assertion (\"The director must resign\"), with `cue: urged`",
        ),
        (
            "demanded",
            "write what is wanted as the assertion (\"The director must resign\"), with `cue: urged`",
        ),
        ("accused", "(\"The director hid the report\"), without a cue, and whom under `accuses`)"),
        ("showed", "this is mostly said of a thing, and a thing is no source: a register,"),
        ("according to", "this is mostly said of a thing"),
        ("anounced", "(did you mean `announced`?)"),
        ("grumble", "(write it in the past tense"),
        ("grumbled", "(take one of those that `byline explain invalid-value` lists (`said`,"),
        (
            "believe",
            "write `cue: assessed` or `cue: concluded`, or write the thought as the assertion, without a cue",
        ),
        (
            "believed",
            "write `cue: assessed` or `cue: concluded`, or write the thought as the assertion, without a cue",
        ),
        ("thought", "write `cue: assessed`"),
        ("judged", "write `cue: assessed`"),
        ("suspected", "write `cue: assessed`"),
        ("expected", "write `cue: predicted`; only what a body expects may stand in"),
        ("feared", "with a pronoun: \"She fears that the bridge will fall\""),
        ("hopes", "with a pronoun: \"She fears that the bridge will fall\""),
        ("ordered", "write what is wanted as the assertion"),
        ("rejected", "with `cue: denied` where it"),
        ("briefed", "(write `told`, with those who heard it under `addressee`)"),
        ("hinted", "(write `suggested`, which says nearly the same, or add `hinted` to `cues` under"),
        ("retorted", "(write `replied`, which says nearly the same"),
        ("claims", "(did you mean `claimed`?)"),
        ("says", "(did you mean `said`?)"),
    ] {
        assert!(told(cue).contains(help), "{cue}: {}", told(cue));
    }
}

#[test]
fn the_manual_lists_the_verbs() {
    let page = include_str!("../../docs/attribution.md");
    let list = page.split_once("byline knows these: ").unwrap().1.split_once('.').unwrap().0;
    let list: Vec<&str> = list.split(',').map(str::trim).collect();
    let known: Vec<&str> = byline::model::cue::CUES.iter().map(|cue| cue.word).collect();
    assert_eq!(list, known);
}

#[test]
fn a_body_that_told_nobody_of_its_own_paper() {
    let desk = |source: &str, paper: &str| {
        format!(
            "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
  - {{id: memo, title: Memo, {paper}, type: other, seen: false}}
sources:
  - {{id: authority, organization: the Port Authority}}
  - {{id: town, organization: the Town of Kess}}
claims:
  - {{id: tested, assertion: The pier has cracks, source: {source}, via: [memo], document: gazette}}
"
        )
    };
    let own = [
        "publisher: the Port Authority",
        "publisher: unknown, called: an internal memo of the Port Authority",
    ];
    for paper in own {
        assert!(found("ungrounded", &desk("authority", paper)), "{paper}");
        assert!(!found("ungrounded", &desk("outlet", paper)), "{paper}");
        assert!(!found("ungrounded", &desk("town", paper)), "{paper}");
    }
}

#[test]
fn a_paper_of_a_body_s_own_is_that_body_s_word() {
    let key = |kind: &str, sources: &str| {
        let desk = claim("The port is idle", "    source: outlet\n    key: true\n")
            .replace("    url:", &format!("    type: {kind}\n    url:"))
            .replace(
                "sources:\n",
                &format!("brief: {{title: The port, as_of: 2031-05-07}}\nsources:\n{sources}"),
            );
        let (_, settled) = settled(&desk);
        let mut found = settled.findings.into_iter().filter(|one| one.rule == "outlet-only-key-claim");
        found.next().and_then(|one| one.help).unwrap_or_default()
    };
    assert_eq!(key("news", ""), "find whom the outlet has it from, or a second account");
    let known = "  - {id: paper, organization: the Harbor Gazette}\n";
    assert!(key("dataset", known).ends_with("`source: paper`"));
    assert!(key("dataset", "").starts_with("record the Harbor Gazette as a source"));
}

#[test]
fn a_demand_that_would_read_as_a_question_is_told() {
    let found = |assertion: &str, paragraph: &str| {
        let desk = crate::beginner::SOUND
            .replace(
                "assertion: The port closes in June\n    source: ruiz\n",
                &format!("assertion: {assertion}\n    source: ruiz\n    cue: asked\n"),
            )
            .replace("The port is to close next month, Valdorian Foreign Minister Ana Ruiz said.", paragraph);
        crate::beginner::told(&desk)
            .into_iter()
            .filter(|line| line.contains(" demand-as-question: "))
            .collect::<Vec<_>>()
    };
    let said = "this is a demand, and with `asked` the page says \"asked whether\" (leave `cue` out, or write `cue: urged`";
    for (assertion, paragraph) in [
        ("The port should close in June", "Ana Ruiz asks that the port be closed in June."),
        ("The port closes in June", "Ana Ruiz asked for the closure of the port in June."),
    ] {
        let told = found(assertion, paragraph);
        assert!(told.len() == 1 && told[0].contains(said), "{assertion}: {told:#?}");
    }
    for (assertion, paragraph) in [
        ("The port should close in June", "Ana Ruiz asked whether the port should close in June."),
        ("The port should close in June", "\"Should the port close in June?\" Ana Ruiz asked."),
        ("Should the port close in June?", "Ana Ruiz asked for an answer."),
        ("The port closes in June", "Ana Ruiz asked if the port closes in June."),
        ("The port closes in June", "Ana Ruiz asked it in June."),
        ("The port should close in June", "Ana Ruiz asked the minister about closing the port in June."),
        (
            "The port closes in June",
            "Ana Ruiz asked for the file and asked the minister about the state of the port.",
        ),
        ("The port closes in June", "Ana Ruiz asked for the floor. She asked it in June, of the port."),
    ] {
        assert_eq!(found(assertion, paragraph), [""; 0], "{paragraph}");
    }
}

#[test]
fn a_name_for_an_article_that_no_sentence_says_is_noted() {
    let found = |fields: &str| {
        let desk = crate::beginner::SOUND
            .replace("    text: captures/port.txt\n", &format!("    text: captures/port.txt\n{fields}"));
        crate::beginner::told(&desk)
            .into_iter()
            .filter(|line| line.contains(" unused-name: "))
            .collect::<Vec<_>>()
    };
    let told = found("    called: an open letter to the minister\n");
    let said = "[gazette] unused-name: `called` is not used: sentences name a document of the type `news` by its publisher (give the `type`";
    assert!(told.len() == 1 && told[0].starts_with(said), "{told:#?}");
    assert_eq!(found("    type: letter\n    called: an open letter to the minister\n"), [""; 0]);
    let untitled = crate::beginner::SOUND.replace(
        "    title: Port to close\n    publisher",
        "    title: unknown\n    called: a notice without a headline\n    publisher",
    );
    assert!(!crate::beginner::told(&untitled).iter().any(|line| line.contains(" unused-name: ")));
    assert_eq!(found(""), [""; 0]);
}
