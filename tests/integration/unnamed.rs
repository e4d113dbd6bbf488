//! Names where somebody is to stay unnamed.

use crate::beginner::{SOUND, told};

const HELP: &str = "(take the name out if it is the source's, and say it without; if it is somebody else's, write so: `allow: [{rule: leaked-name, reason: whose name it is}]`)";

/// The names that are told of a desk.
fn leaked(desk: &str) -> Vec<String> {
    told(desk).into_iter().filter(|line| line.contains(" leaked-name: ")).collect()
}

#[test]
fn a_name_in_what_the_desk_says_of_an_unnamed_source_is_told() {
    let said = format!(
        "[Per Lund would be dismissed] leaked-name: \"Per Lund\" reads like a person's name, and the source is unnamed {HELP}"
    );
    let reason = "reason: to speak of a plan that is still secret";
    assert_eq!(leaked(&SOUND.replace(reason, "reason: Per Lund would be dismissed")), [said]);
    for (right, wrong) in [
        (reason, "reason: secret\n    motivation: wants the job of Per Lund, an official there"),
        ("basis: were briefed on the plan", "basis: heard it, said Per Lund"),
        ("anonymous: people briefed on the plan", "anonymous: people briefed by Per Lund, an official there"),
        (
            reason,
            "reason: secret\n    allow: [{rule: rote-reason, reason: 'so agreed with Minister Lund, a friend'}]",
        ),
    ] {
        let found = leaked(&SOUND.replace(right, wrong));
        assert_eq!(found.len(), 1, "{wrong}: {found:#?}");
    }
}

#[test]
fn a_name_in_what_rests_on_an_unnamed_source_is_told() {
    let rests = "this rests on an unnamed source";
    let judgment = "judgments:\n  - id: long\n    judgment: It is likely that it stays closed\n    likelihood: likely\n    confidence: low\n    because: It rests on Per Lund, an official there.\n    based_on: [plan-known]\n    alternatives: [{text: It opens}]\n    indicators: [dredgers]\ngaps:\n";
    let judged = SOUND.replace("gaps:\n", judgment);
    let found = leaked(&judged);
    assert!(found.len() == 1 && found[0].contains(rests), "{found:#?}");
    assert_eq!(leaked(&judged.replace("[plan-known]", "[port-closes]")), [""; 0]);
    let assertion = "The plan was drawn up in winter\n";
    let found = leaked(&SOUND.replace(assertion, "The plan was drawn up in winter, said Per Lund\n"));
    assert!(found.len() == 1 && found[0].contains(rests), "{found:#?}");
}

#[test]
fn whoever_has_a_record_by_name_may_be_named_and_bodies_and_places_too() {
    let reason = "reason: to speak of a plan that is still secret";
    for right in [
        "reason: Ana Ruiz would dismiss them",
        "reason: Minister Ruiz told them to be silent",
        "reason: Harbor Gazette reporters were told so",
        "reason: Port Authority rules forbid it",
        "reason: they live in Santa Marta, a small town",
        "reason: The plan is secret until Monday",
    ] {
        assert_eq!(leaked(&SOUND.replace(reason, right)), [""; 0], "{right}");
    }
    // What is claimed may tell of others.
    let assertion = "The plan was drawn up in winter\n";
    assert_eq!(leaked(&SOUND.replace(assertion, "Per Lund, an official, drew it up\n")), [""; 0]);
}

#[test]
fn a_name_that_introduces_an_unnamed_source_is_told_wherever_the_authors_write() {
    let line = |text: &str| leaked(&SOUND.replace("  as_of", &format!("  bottom_line: {text}\n  as_of")));
    let gap = |collect: &str| {
        leaked(&SOUND.replace(
            "  - gap: How long the port stays closed\n",
            &format!("  - gap: How long the port stays closed\n    collect: {collect}\n"),
        ))
    };
    let said = format!(
        "[Per Lund, the reader briefed on the plan] leaked-name: \"Per Lund\" reads like a person's name, and the words behind it describe an unnamed source {HELP}"
    );
    assert_eq!(gap("ask Per Lund, the reader briefed on the plan"), [said]);
    for wrong in [
        "Per Lund, one of the people briefed on the plan, said it is old [@plan-known].",
        "The plan is old, said Per Lund, a clerk briefed on it as people were [@plan-known].",
        "The plan is old, people briefed on the plan said [@plan-known], as Per Lund put it [@plan-known].",
    ] {
        assert_eq!(line(wrong).len(), 1, "{wrong}: {:#?}", line(wrong));
    }
    for right in [
        "The plan is old, according to people briefed on the plan [@plan-known].",
        "The port closes, Ana Ruiz said [@port-closes]; people briefed on the plan call it old [@plan-known].",
        "The port closes, said Per Lund, a fisher [@port-closes].",
    ] {
        assert_eq!(line(right), [""; 0], "{right}");
    }
    for right in
        ["ask Per Lund, the mayor of the town", "ask Ana Ruiz, who was briefed on the plan", "ask Per Lund"]
    {
        assert_eq!(gap(right), [""; 0], "{right}");
    }
}

#[test]
fn a_name_that_asks_for_silence_or_ends_an_assertion_is_told() {
    let assertion = "    assertion: The plan was drawn up in winter\n";
    let reason = |reason: &str| {
        let allow = format!("{assertion}    allow: [{{rule: single-document, reason: {reason}}}]\n");
        leaked(&SOUND.replace(assertion, &allow))
    };
    assert_eq!(reason("Per Lund asked us to keep it private").len(), 1);
    assert_eq!(reason("Per Lund is the only one who talks").len(), 1);
    assert_eq!(reason("Per Lund would lose his post").len(), 1);
    for right in [
        "Ana Ruiz asked us to keep it private",
        "Per Lund is the mayor",
        "Ana Ruiz would lose her post",
        "the talks are private",
    ] {
        assert_eq!(reason(right), [""; 0], "{right}");
    }
    let put = "The plan was drawn up in winter, as Per Lund of the board put it\n";
    assert_eq!(leaked(&SOUND.replace("The plan was drawn up in winter\n", put)).len(), 1);
}

#[test]
fn a_name_in_the_place_of_an_unnamed_source_is_an_error_and_told_first() {
    let line = |text: &str| {
        let desk = SOUND.replace("people briefed on the plan", "members of the harbor board");
        let found = told(&desk.replace("  as_of", &format!("  bottom_line: {text}\n  as_of")));
        let is_either =
            |line: &String| line.contains(" leaked-name: ") || line.contains(" unattributed-paraphrase: ");
        found.into_iter().filter(is_either).collect::<Vec<_>>()
    };
    for wrong in [
        "Per Lund of the harbor board said that the plan is old [@plan-known].",
        "A member of the harbor board, Per Lund, said that it is old [@plan-known].",
        "Per Lund, who sits on the harbor board, said that it is old [@plan-known].",
    ] {
        let found = line(wrong);
        assert!(found.len() == 1 && found[0].contains(" leaked-name: "), "{wrong}: {found:#?}");
    }
    for right in [
        "Members of the harbor board said that the plan is old [@plan-known].",
        "Members of the harbor board in Santa Marta said that it is old [@plan-known].",
    ] {
        assert_eq!(line(right), [""; 0], "{right}");
    }
    // To name him otherwise is no way out: his name does not go into `aliases`.
    let found = line("Lund said that the plan is old [@plan-known].");
    assert!(found.len() == 1 && !found[0].contains("aliases"), "{found:#?}");
}

#[test]
fn a_name_that_ends_a_descriptor_or_is_to_be_asked_is_told() {
    let described = |text: &str| {
        let desk =
            SOUND.replace("people briefed on the plan\n    count: 2", &format!("{text}\n    count: 1"));
        leaked(&desk)
    };
    let found = described("one of the officials briefed on the plan, Per Lund");
    let said = format!(
        "[Per Lund] leaked-name: \"Per Lund\" reads like a person's name, and the source is unnamed {HELP}"
    );
    assert_eq!(found, [said]);
    for right in [
        "one of the officials briefed on the plan, Ana Ruiz",
        "an official in the capital, Santa Marta",
        "an official of the port, a reader of the plan",
    ] {
        assert_eq!(described(right), [""; 0], "{right}");
    }
    let collect = |text: &str| {
        let gap = "gaps:\n  - gap: How long the port stays closed\n";
        leaked(&SOUND.replace(gap, &format!("{gap}    collect: {text}\n")))
    };
    assert_eq!(collect("ask Per Lund, who was briefed on the plan").len(), 1);
    assert_eq!(collect("ask Per Lund, who knows the port"), [""; 0]);
    assert_eq!(collect("ask Ana Ruiz, who was briefed on the plan"), [""; 0]);
}

#[test]
fn a_name_in_the_place_of_an_unnamed_source_is_told_where_others_speak_as_well() {
    let point = |text: &str| {
        let desk = SOUND.replace("people briefed on the plan", "Valdorian officials briefed on the plan");
        let points = format!(
            "  talking_points:\n    - point: {text}\n      claims: [plan-known, port-closes]\n  as_of"
        );
        leaked(&desk.replace("  as_of", &points))
    };
    for wrong in [
        "Per Lund and another Valdorian official told the Gazette of a plan; Ruiz said that the port closes",
        "Per Lund of the Valdorian sea office told the Gazette of a plan; Ruiz said that the port closes",
        "There is a plan, Per Lund of the Valdorian sea office told the Gazette; Ruiz said that the port closes",
    ] {
        let found = point(wrong);
        let said = "\"Per Lund\" reads like a person's name, and some of this rests on an unnamed source";
        assert!(found.len() == 1 && found[0].contains(said), "{wrong}: {found:#?}");
    }
    for right in [
        "Officials told the Gazette of a plan; Ana Ruiz of the Valdorian ministry said that the port closes",
        "Officials told the Gazette of a plan; Per Lund said that the port closes",
        "Ana Ruiz and another Valdorian official told the Gazette of a plan",
    ] {
        assert_eq!(point(right), [""; 0], "{right}");
    }
}

#[test]
fn what_a_document_only_repeats_of_unnamed_people_is_no_second_voice() {
    let at = |found: &[String]| -> Vec<String> {
        let rule = |line: &String| line.split("] ").nth(1)?.split(':').next().map(str::to_owned);
        found.iter().filter_map(rule).collect()
    };
    let desk = |second: &str, rest: &str| {
        let point = "  talking_points:\n    - point: The plan dates from the winter, people briefed on it said.\n      claims: [plan-known]\n  sections:\n";
        let chains = format!(
            "    kind: assessment\n    evidence:\n      - {{source: plan-readers, document: gazette, at: 2}}\n{second}"
        );
        let of_plan = "    source: plan-readers\n    document: gazette\n    at: 2\n";
        let radio = format!(
            "  - id: radio\n    title: News\n    publisher: Radio North\n    type: broadcast\n    published: 2031-05-07\n    url: https://radio.example/news\n{rest}sources:\n"
        );
        let desk = SOUND.replace("  sections:\n", point).replace(of_plan, &chains);
        at(&told(&desk.replace("sources:\n", &radio)))
    };
    let both = ["anonymous-opinion", "uncleared-point"];
    let tells = |found: Vec<String>| both.map(|rule| found.iter().any(|one| one == rule));
    assert_eq!(tells(desk("", "")), [true; 2]);
    let via = "      - {source: outlet, via: [gazette], document: radio}\n";
    assert_eq!(tells(desk(via, "")), [true; 2]);
    let derived = "      - {source: outlet, document: radio}\n";
    assert_eq!(tells(desk(derived, "    derived_from: [gazette]\n")), [true; 2]);
    // What the radio says by itself is a voice.
    assert_eq!(tells(desk(derived, "")), [false; 2]);
}

#[test]
fn no_reason_for_silence_is_led_to_saying_that_the_article_gives_none() {
    let found = told(&SOUND.replace("    reason: to speak of a plan that is still secret\n", ""));
    let help = "take `reason` out (`unknown` tells nothing) and say that: `allow: [{rule: no-anonymity-reason, reason: the article does not say}]`)";
    assert!(found.len() == 1 && found[0].ends_with(help), "{found:#?}");
}

#[test]
fn a_word_that_says_that_nobody_knows_is_no_basis_and_no_reason() {
    for (field, rule) in [
        ("    basis: were briefed on the plan\n", "no-basis"),
        ("    reason: to speak of a plan that is still secret\n", "no-anonymity-reason"),
    ] {
        let key = field.split_once(':').unwrap().0;
        for nothing in ["unknown", "Not known.", "n/a", "none", "'-'", "not stated"] {
            let found = told(&SOUND.replace(field, &format!("{key}: {nothing}\n")));
            assert!(found.len() == 1 && found[0].contains(rule), "{nothing}: {found:#?}");
        }
        assert_eq!(
            told(&SOUND.replace(field, &format!("{key}: the owner of the port is unknown to them\n"))),
            [""; 0]
        );
    }
}

#[test]
fn the_deputy_of_a_person_of_the_desk_is_described_too_closely() {
    for descriptor in [
        "the deputy of Ana Ruiz",
        "a deputy of Ana Ruiz, the minister",
        "Ana Ruiz's deputy",
        "the deputy of the head of the port",
    ] {
        let desk =
            SOUND.replace("people briefed on the plan\n    count: 2", &format!("{descriptor}\n    count: 1"));
        let found = told(&desk).into_iter().filter(|line| line.contains(" narrow-descriptor: ")).count();
        assert_eq!(found, 1, "{descriptor}");
    }
}

#[test]
fn what_unnamed_people_tell_of_somebody_elses_plan_is_no_opinion_of_theirs() {
    let opinions = |of: &str| -> Vec<String> {
        let assertion = "    assertion: The plan was drawn up in winter\n";
        let desk = SOUND.replace(
            assertion,
            &format!("    assertion: The ministry plans to close the port for a year\n{of}"),
        );
        told(&desk).into_iter().filter(|line| line.contains("anonymous-opinion")).collect()
    };
    assert_eq!(opinions("    kind: intention\n    actor: ministry\n"), [""; 0]);
    for (of, way) in [
        ("    kind: intention\n", "where they tell what others plan, name those under `actor`"),
        ("    kind: intention\n    actor: plan-readers\n", "name those under `actor`"),
        (
            "    kind: assessment\n    actor: ministry\n",
            "where it is information rather than a view, leave `kind` out",
        ),
        ("    kind: assessment\n", "`allow: [{rule: anonymous-opinion, reason: …}]`"),
    ] {
        let found = opinions(of);
        assert!(found.len() == 1 && found[0].contains(way), "{of}: {found:#?}");
    }
}

#[test]
fn a_note_that_names_who_the_source_is_is_told() {
    let noted = |note: &str| {
        let reason = "reason: to speak of a plan that is still secret\n";
        leaked(&SOUND.replace(reason, &format!("{reason}    note: '{}'\n", note.replace('\'', "''"))))
    };
    for wrong in [
        "Per Lund",
        "Per Lund, an official of the port",
        "his name is Per Lund",
        "It is Per Lund of the port.",
        "this is Dr. Per Lund",
        "The editor knows it. His name is Per Lund",
        "the clerk (Per Lund) fears for his post",
        "Per Lund told us so on 4 May",
    ] {
        let found = noted(wrong);
        assert!(found.len() == 1 && found[0].contains("and the source is unnamed"), "{wrong}: {found:#?}");
    }
    for right in [
        "Ask Per Lund, who was there",
        "Check with Per Lund",
        "Per Lund's office may know more",
        "Ana Ruiz knows who it is",
        "It is the Harbor Gazette that met them",
        "Harbor Gazette, 6 May",
        "Santa Marta is where they live",
        "is in Santa Marta",
        "They know the plan",
        "the editor who knows the name is Per Lund",
        "Per Lund, our editor, has met him",
        "Per Lund (desk) checked this on 3 May",
        "Gazette reporter is Per Lund; ask her who he is",
        "Met in New York, on Monday",
        "See Foreign Ministry, page 4",
    ] {
        assert_eq!(noted(right), [""; 0], "{right}");
    }
}

#[test]
fn a_name_in_the_title_of_a_talk_with_unnamed_people_alone_is_told() {
    let talk = |title: &str, source: &str, type_: &str| {
        let desk = SOUND.replace(
            "sources:\n  - id: ministry",
            &format!("  - id: talk\n    title: {title}\n    publisher: unknown\n    called: our own notes\n    type: {type_}\n    published: 2031-05-06\nsources:\n  - id: ministry"),
        );
        let own = format!(
            "claims:\n  - id: hear\n    assertion: The works are late\n    source: {source}\n    document: talk\n"
        );
        leaked(&desk.replace("claims:\n  - id: port-closes", &format!("{own}  - id: port-closes")))
    };
    let said = "[Call with Per Lund] leaked-name: \"Per Lund\" may be the source, who is unnamed, and the title is printed (write \"Call with a background source\"; if it is somebody else, write so: `allow: [{rule: leaked-name, reason: whose name it is}]`)";
    assert_eq!(talk("Call with Per Lund", "plan-readers", "other"), [said]);
    assert_eq!(talk("Interview with Per Lund on the works", "plan-readers", "interview").len(), 1);
    for (title, source) in [
        ("Call with Per Lund", "ruiz"),
        ("Call with Ana Ruiz", "plan-readers"),
        ("Call with the Ministry of the Sea", "plan-readers"),
        ("Call with Foreign Minister Ruiz", "plan-readers"),
        ("Interview with Health Officials", "plan-readers"),
        ("Interview with a background source", "plan-readers"),
        ("Hearing of Per Lund", "plan-readers"),
    ] {
        assert_eq!(talk(title, source, "other"), [""; 0], "{title}");
    }
}

#[test]
fn another_number_of_unnamed_people_in_the_copy_than_the_source_counts_is_told() {
    let counted = |descriptor: &str, copy: &str| {
        let desk = SOUND
            .replace("people briefed on the plan\n    count: 2", &format!("{descriptor}\n    count: 2"))
            .replace("Two people briefed on the plan said that it dates from the winter.", copy);
        let mut found = told(&desk);
        found.retain(|line| line.contains(" plural-for-one: "));
        found
    };
    let said = "[2] plural-for-one: `gazette` speaks of \"three grain traders\", and the `count` is another (see how many they are, and mend `count` and the descriptor; where these are others of them, allow this with the reason)";
    for descriptor in ["two grain traders", "grain traders", "grain traders in the capital"] {
        assert_eq!(counted(descriptor, "It is old, three grain traders said."), [said], "{descriptor}");
    }
    for (descriptor, copy) in [
        ("two executives briefed on the plan", "Three executives briefed on the plan said so."),
        ("two market analysts", "Four market analysts said so."),
        ("people briefed on the plan", "Three people briefed on the plan said so."),
    ] {
        assert_eq!(counted(descriptor, copy).len(), 1, "{copy}");
    }
    for (descriptor, copy) in [
        ("two grain traders", "It is old, two grain traders said."),
        ("two grain traders", "It is old, grain traders said."),
        ("two grain traders", "Two of three grain traders said so."),
        ("two grain traders", "Two grain traders said so; three grain traders were not asked."),
        ("two grain traders", "At least three grain traders said so."),
        ("two grain traders", "Three traders said so."),
        ("two traders", "Three traders were fined, it said."),
        ("one of the grain traders", "Three grain traders said so."),
    ] {
        assert_eq!(counted(descriptor, copy), [""; 0], "{descriptor}: {copy}");
    }
}

#[test]
fn unnamed_people_who_count_as_voices_of_their_body_are_named_with_the_way_out() {
    let told = |interest: &str| {
        let people = format!("affiliation: ministry{interest}");
        let desk = SOUND.replace("affiliation: undisclosed", &people).replace(
            "gaps:\n",
            "judgments:\n  - id: shut\n    judgment: The port is likely to stay shut\n    likelihood: likely\n    confidence: high\n    \
             because: the plan and the ministry agree\n    based_on: [plan-known, ministry-ready]\n    \
             alternatives: [{text: it opens, why_less_likely: nobody says so}]\n    indicators: [berths are given up]\ngaps:\n",
        );
        told(&desk).into_iter().filter(|line| line.contains("thin-high-confidence")).collect::<Vec<_>>()
    };
    let found = told("");
    let help = "the unnamed people in `plan-readers` count as voices of `ministry`: if they speak for themselves, write `interest: plan-readers`";
    assert!(found.len() == 1 && found[0].contains(help), "{found:#?}");
    assert_eq!(told("\n    interest: plan-readers"), [""; 0]);
}
