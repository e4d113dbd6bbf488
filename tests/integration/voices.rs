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
fn a_word_in_the_wrong_mouth_is_told_though_the_right_name_stands_in_the_sentence() {
    let said = "[The mayor said the Harbour Board will close the port [@port-closes].] unattributed-paraphrase: \"The mayor said the Harbour Board …\" gives as the word of the mayor what another says (name whose word it is, such as \"the Harbour Board\" (other names go into the source's `aliases`), or cite the claim that has what the mayor said)";
    assert_eq!(misattributed("The mayor said the Harbour Board will close the port [@port-closes]."), [said]);
    for wrong in [
        "The Harbour Board will close the port, according to Tom Bell [@port-closes].",
        "The Harbour Board will close the port, said the mayor of Kessia [@port-closes].",
        "On Monday the mayor told reporters that the port closes [@port-closes].",
        "The board closes the port, Ana Ruiz has also warned [@port-closes].",
    ] {
        let found = misattributed(wrong);
        assert!(found.len() == 1 && found[0].contains("gives as the word of"), "{wrong}: {found:#?}");
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
