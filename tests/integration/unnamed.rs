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
