//! Months and years in the authors' own text against those of the claims.

use byline::diagnostic::Severity;

use crate::beginner::{SOUND, told};
use crate::desk::settled;

/// What is told of the dates of a bottom line: the port closes in June, which the Gazette of 6 May 2031 has, and ferries
/// lie idle since something that may be dated.
fn of(bottom_line: &str, more: &str) -> Vec<String> {
    let claim = format!(
        "  - id: idle\n    assertion: Ferries lay idle on 3 July 2029\n    source: ruiz\n    document: gazette\n    at: 1\n  - id: plain\n    assertion: Ferries lie idle\n    source: ruiz\n    document: gazette\n    at: 1\n{more}"
    );
    let desk = SOUND
        .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{claim}  - id: port-closes\n"))
        .replace("claims: [port-closes, plan", "claims: [idle, plain, port-closes, plan")
        .replace("  as_of", &format!("  bottom_line: {bottom_line}\n  as_of"));
    told(&desk).into_iter().filter(|line| line.contains("differing-date")).collect()
}

#[test]
fn a_month_or_a_year_that_the_claim_does_not_have_is_told() {
    for (line, said) in [
        (
            "The port closes in March 2030, Ruiz said [@port-closes].",
            "`port-closes`, which this cites, says \"June\", not \"March 2030\" (see which of the two the document has, and mend the other; or cite the claim that has this one)",
        ),
        ("The port closes in September, Ruiz said [@port-closes].", "not \"September\""),
        ("The port closed in 2027, Ruiz said [@port-closes].", "not \"2027\""),
        (
            "Ferries lay idle on 3 August 2029, Ruiz said [@idle].",
            "says \"3 July 2029\", not \"3 August 2029\"",
        ),
        (
            "Since July 2028 ferries lay idle in port, Ruiz said [@idle; @port-closes].",
            "no claim that this cites has the date \"July 2028\" (cite the claim that has it, or mend it)",
        ),
    ] {
        let found = of(line, "");
        assert!(found.len() == 1 && found[0].contains(said), "{line}: {found:#?}");
    }
}

#[test]
fn a_date_of_a_field_is_not_told_as_said() {
    for (field, line, said) in [
        (
            "\"as_of\": 2029-07",
            "Ferries lie idle since March 2028, Ruiz said [@old].",
            "`old`, which this cites, has `as_of` July 2029, not \"March 2028\"",
        ),
        (
            "when: 2031-05-03",
            "Ferries lay idle on 5 May, Ruiz said [@old].",
            "`old`, which this cites, has `when` 3 May 2031, not \"5 May\"",
        ),
        (
            "said_on: 2031-05-03",
            "Ferries lie idle, Ruiz said on 5 May [@old].",
            "has `said_on` 3 May 2031, not",
        ),
    ] {
        let claim = format!(
            "  - id: old\n    assertion: Ferries lie idle\n    source: ruiz\n    document: gazette\n    at: 2\n    {field}\n"
        );
        let found = of(line, &claim);
        assert!(found.len() == 1 && found[0].contains(said), "{line}: {found:#?}");
    }
}

#[test]
fn a_year_of_long_ago_is_one_behind_words_that_date() {
    let claim = |told: &str| {
        format!(
            "  - id: old\n    assertion: The mole was built {told}\n    source: ruiz\n    document: gazette\n"
        )
    };
    let found = |line: &str, told: &str| of(line, &claim(told));
    let line = "The mole was built in 1894, Ruiz said [@old].";
    assert_eq!(found(line, "in 1894"), [""; 0]);
    let told = found(line, "in 1984");
    assert!(told.len() == 1 && told[0].contains("says \"1984\", not \"1894\""), "{told:#?}");
    for counted in
        ["The mole took 1750 stones, Ruiz said [@old].", "In 1750 boats stones came, Ruiz said [@old]."]
    {
        assert_eq!(found(counted, "in 1984"), [""; 0], "{counted}");
    }
    assert_eq!(found("The mole was built in 1894, Ruiz said [@old].", "by 1894 men"), [""; 0]);
    // In the copy of the document too.
    let copied = |year: &str| {
        let desk = SOUND.replace("The port closes in June\n", &format!("The port was built in {year}\n"));
        let desk = desk.replace("is to close next month, Val", "was built in 1984, Val");
        told_of(&desk, "figure-not-found")
    };
    assert_eq!(copied("1984"), [""; 0]);
    let told = copied("1894");
    assert!(told.len() == 1 && told[0].contains("says \"1984\", not \"1894\""), "{told:#?}");
}

fn told_of(desk: &str, rule: &str) -> Vec<String> {
    told(desk).into_iter().filter(|line| line.contains(rule)).collect()
}

#[test]
fn a_year_in_the_words_of_a_claim_is_that_of_the_claim_and_not_of_its_document() {
    let claim =
        "  - id: quota\n    assertion: The quota for 2032 falls\n    source: ruiz\n    document: gazette\n";
    let found = of("The quota for 2031 falls, Ruiz said [@quota].", claim);
    assert!(
        found.len() == 1 && found[0].contains("`quota`, which this cites, says \"2032\", not \"2031\""),
        "{found:#?}"
    );
    for right in
        ["The quota for 2032 falls, Ruiz said [@quota].", "The quota falls, Ruiz said in 2031 [@quota]."]
    {
        assert_eq!(of(right, claim), [""; 0], "{right}");
    }
}

#[test]
fn a_date_that_another_claim_has_is_noted() {
    let found =
        of("In July 2029, with ferries idle, the port was closed in June, Ruiz said [@port-closes].", "");
    let said = "differing-date: no claim that this cites has the date \"July 2029\" (`idle` has it: cite that as well)";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
}

#[test]
fn another_claim_is_offered_only_where_it_tells_of_the_date_and_no_slip_is_nearer() {
    let shut = "  - id: shut\n    assertion: The berths were shut until 3 May\n    source: ruiz\n    document: gazette\n    at: 2\n";
    let other = |told: &str, field: &str| {
        format!(
            "{shut}  - id: other\n    assertion: {told}\n    source: ruiz\n    document: gazette\n    at: 2\n    {field}\n"
        )
    };
    let line = "The berths were shut until 5 May, Ruiz said [@shut].";
    let slip = "`shut`, which this cites, says \"3 May\", not \"5 May\" (see which of the two the document has, and mend the other; or cite";
    for (told, field, help) in [
        // The day of its last look is no day of what it tells.
        ("The berths were empty", "as_of: 2031-05-05", "the claim that has this one)"),
        ("The berths were shut on 5 May 2030", "key: true", "the claim that has this one)"),
        ("The berths were shut", "when: 2030-05-05", "the claim that has this one)"),
        ("Boats came on 5 May", "key: true", "the claim that has this one)"),
        ("The berths were swept on 5 May", "key: true", "`other`, which has this one)"),
        ("The berths were swept", "when: 2031-05-05", "`other`, which has this one)"),
    ] {
        let desk = SOUND
            .replace(
                "claims:\n  - id: port-closes\n",
                &format!("claims:\n{}  - id: port-closes\n", other(told, field)),
            )
            .replace("claims: [port-closes, plan", "claims: [other, shut, port-closes, plan")
            .replace("  as_of: 2031-05-07\n", &format!("  bottom_line: {line}\n  as_of: 2031-05-07\n"));
        let found = told_of(&desk, "differing-date");
        assert!(found.len() == 1 && found[0].contains(&format!("{slip} {help}")), "{told}: {found:#?}");
    }
    // What else is cited has no day, and another until is not meant.
    let desk = SOUND
        .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{}  - id: port-closes\n", other("Boats came", "key: true")))
        .replace("claims: [port-closes, plan", "claims: [other, shut, port-closes, plan")
        .replace("  as_of: 2031-05-07\n", "  bottom_line: The berths were shut until 5 May, and boats came, Ruiz said [@shut; @other].\n  as_of: 2031-05-07\n");
    let (_, settled) = settled(&desk);
    let found: Vec<_> = settled.findings.iter().filter(|one| one.rule == "differing-date").collect();
    assert!(found.len() == 1 && found[0].severity == Severity::Warning, "{found:#?}");
    // Where the sentence gives the day of something else, the claim that has it may be meant.
    let desk = SOUND
        .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{}  - id: port-closes\n", other("The berths were swept on 5 May", "key: true")))
        .replace("claims: [port-closes, plan", "claims: [other, shut, port-closes, plan")
        .replace("  as_of: 2031-05-07\n", "  bottom_line: The berths were shut and swept on 5 May, Ruiz said [@shut].\n  as_of: 2031-05-07\n");
    let found = told_of(&desk, "differing-date");
    assert!(found.len() == 1 && found[0].contains("`other` has it: cite that as well"), "{found:#?}");
}

#[test]
fn a_date_that_may_be_that_of_the_claim_its_document_or_the_brief_is_not_told() {
    for line in [
        "The port closes in June 2031, Ruiz said [@port-closes].",
        "The port closes in 2031, Ruiz said [@port-closes].",
        "The port closes in June, Ruiz said on 6 May 2031 [@port-closes].",
        "As of May 2031 the port closes in June, Ruiz said [@port-closes].",
        "Ferries lay idle in July 2029 and the port closes in June, Ruiz said [@idle; @port-closes].",
        "Ferries have been idle since 2020, Ruiz said [@plain].",
        "The port closes under Agenda 2040, Ruiz said [@port-closes].",
        "The March may close the port in June, Ruiz said [@port-closes].",
    ] {
        assert_eq!(of(line, ""), [""; 0], "{line}");
    }
    let claim = "  - id: spent\n    assertion: The port was shut between 2026 and 2030\n    source: ruiz\n    document: gazette\n    at: 1\n";
    assert_eq!(of("From 2027 to 2029 the port was shut, Ruiz said [@spent].", claim), [""; 0]);
    for time in ["next month", "within two years", "since spring", "last year"] {
        let claim = format!(
            "  - id: opens\n    assertion: The port opened in 2031 and closes {time}\n    source: ruiz\n    document: gazette\n    at: 1\n"
        );
        assert_eq!(of("The port closes in May 2033, Ruiz said [@opens].", &claim), [""; 0], "{time}");
    }
}

#[test]
fn a_date_beside_that_of_the_claim_is_noted() {
    let severity = |line: &str| {
        let desk = SOUND.replace("  as_of", &format!("  bottom_line: {line}\n  as_of"));
        let (_, settled) = settled(&desk);
        let found = settled.findings.into_iter().filter(|finding| finding.rule == "differing-date");
        found.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(severity("Ruiz, elected in 2028, said the port closes [@port-closes]."), [Severity::Warning]);
    assert_eq!(
        severity("Ruiz, elected in 2028, said the port closes in June 2031 [@port-closes]."),
        [Severity::Info]
    );
}

const SHUT: &str = "  - id: shut\n    assertion: The berths were shut on 3 May\n    source: ruiz\n    document: gazette\n    at: 2\n    when: 2031-05-03\n";

#[test]
fn a_day_that_the_claim_does_not_have_is_told_with_the_one_it_has() {
    for (line, said) in [
        (
            "The berths have been shut since 5 May, Ruiz said [@shut].",
            "[5 May, Ruiz said [@shut].] differing-date: `shut`, which this cites, says \"3 May\", not \"5 May\" (see which of the two the document has, and mend the other; or cite the claim that has this one)",
        ),
        (
            "The port closes [@plan-known], and the berths were shut on 4 May, Ruiz said [@shut].",
            "not \"4 May\"",
        ),
        ("On May 2, 2031 the berths were shut, Ruiz said [@shut].", "says \"3 May\", not \"May 2, 2031\""),
    ] {
        let found = of(line, SHUT);
        assert!(found.len() == 1 && found[0].contains(said), "{line}: {found:#?}");
    }
    // Neither the day of the document, nor that of the brief, nor what lies behind it is the day of what happened.
    for day in [6, 7, 20] {
        let found = of(&format!("The berths were shut on {day} May, Ruiz said [@shut]."), SHUT);
        assert!(
            found.len() == 1 && found[0].contains(&format!("\"3 May\", not \"{day} May\"")),
            "{found:#?}"
        );
    }
    let quay = SHUT.replace("shut\n    a", "quay\n    a").replace("3 May", "2 May").replace("05-03", "05-02");
    let found = of("Berths and quay were shut on 5 May, Ruiz said [@shut; @quay].", &format!("{SHUT}{quay}"));
    let said = "no claim that this cites has the date \"5 May\", but \"3 May\", \"2 May\" (cite the claim that has it, or mend it)";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
}

#[test]
fn a_night_train_and_a_winter_timetable_let_nobody_count_a_date() {
    let runs = "  - id: runs\n    assertion: The night train is in the winter timetable until 31 January\n    source: ruiz\n    document: gazette\n    at: 2\n";
    for (typed, said) in [
        ("until 31 December", "not \"31 December\""),
        ("until 30 January", "not \"30 January\""),
        ("until March", "not \"March\""),
        ("until January 2034", "not \"January 2034\""),
    ] {
        let found = of(&format!("The night train is there {typed}, Ruiz said [@runs]."), runs);
        assert!(found.len() == 1 && found[0].contains(said), "{typed}: {found:#?}");
    }
    assert_eq!(of("The night train is there until 31 January, Ruiz said [@runs].", runs), [""; 0]);
    // The night before is another day, and winter goes on for months.
    for (own, typed) in [("the night before 31 January", "30 January"), ("the winter after January", "March")]
    {
        let (runs, line) = (
            runs.replace("31 January", own),
            format!("The night train is there until {typed}, Ruiz said [@runs]."),
        );
        assert_eq!(of(&line, &runs), [""; 0], "{typed}");
    }
}

#[test]
fn a_day_in_the_reasons_of_a_judgment_is_compared_and_none_that_the_authors_expect() {
    let because = |text: &str| {
        let judgment = format!(
            "judgments:\n  - id: opens\n    judgment: The berths will likely open by 20 May\n    likelihood: likely\n    confidence: low\n    because: {text}\n    based_on: [shut]\n# file: briefs/captures/port.txt"
        );
        let desk = SOUND
            .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{SHUT}  - id: port-closes\n"))
            .replace("# file: briefs/captures/port.txt", &judgment);
        told(&desk).into_iter().filter(|line| line.contains("differing-date")).collect::<Vec<_>>()
    };
    let said = "`shut`, which this cites, says \"3 May\", not \"4 May\"";
    let found = because("They were shut on 4 May.");
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    assert_eq!(because("They were shut on 3 May."), [""; 0]);
}

#[test]
fn a_judgment_told_again_has_its_own_day() {
    let told_again = |line: &str| {
        let judgment = "judgments:\n  - id: shut\n    judgment: It is likely that the berths stay shut until at least 30 May\n    likelihood: likely\n    confidence: low\n    because: Ruiz says so\n    based_on: [port-closes]\ngaps:\n";
        let desk = SOUND.replace("gaps:\n", judgment);
        told_of(&desk.replace("  as_of", &format!("  bottom_line: {line}\n  as_of")), "differing-date")
    };
    let found = told_again("It is likely that the berths stay shut until at least 30 June.");
    let said = "[30 June.] differing-date: the judgment `shut` says \"30 May\", not \"30 June\" (mend the one that is wrong)";
    assert_eq!(found, [said]);
    for right in [
        "It is likely that the berths stay shut until at least 30 May.",
        "It is likely that the berths stay shut until at least June.",
        "It is likely that the berths stay shut on 30 June.",
        "It is unlikely that the berths stay shut until at least 30 June.",
        "It is likely that the market stays shut until at least 30 June.",
    ] {
        assert_eq!(told_again(right), [""; 0], "{right}");
    }
}

#[test]
fn a_day_that_may_be_meant_otherwise_is_not_told() {
    for line in [
        "The berths were shut on 3 May, Ruiz said [@shut].",
        "The berths were shut, Ruiz said on 6 May [@shut].",
        "As of 7 May the berths were shut, Ruiz said [@shut].",
        "The berths were shut from 1 to 5 May, Ruiz said [@shut].",
        "The berths were shut between 2 and 5 May, Ruiz said [@shut].",
        "The berths were shut on 2, 3 and 5 May, Ruiz said [@shut].",
        "The berths were shut before 5 May, Ruiz said [@shut].",
        "The berths were shut two days earlier, on 5 May, Ruiz said [@shut].",
        "The berths were shut under the 5 May decree, Ruiz said [@shut].",
        "The berths were shut on 3 May and the quay on 5 May, Ruiz said [@shut].",
        "The berths were shut and the quay was mended on 20 May, Ruiz said [@shut].",
        "The berths are to be shut on 20 May, Ruiz said [@shut].",
        "The berths were shut, Ruiz announced on 7 May [@shut].",
        "On 6 May Ruiz announced that the berths were shut [@shut].",
        "The berths were shut and should open by 20 May, Ruiz said [@shut].",
        "The berths were shut \"since 5 May\", Ruiz said [@shut].",
        "The port closes on 5 May, Ruiz said [@plan-known].",
    ] {
        assert_eq!(of(line, SHUT), [""; 0], "{line}");
    }
    let line = "The berths were shut on 5 May, Ruiz said [@shut].";
    for (one, other) in [
        ("at: 2\n", "at: 1\n"),
        ("2031-05-03", "2031-05-02/2031-05-06"),
        ("2031-05-03", "2031-05"),
        ("2031-05-03", "2031-05-03~"),
        ("at: 2\n", "at: 2\n    said_on: 2031-05-05\n"),
        ("on 3 May", "two days after 3 May"),
    ] {
        assert_eq!(of(line, &SHUT.replace(one, other)), [""; 0], "{other}");
    }
}

#[test]
fn a_day_that_stands_elsewhere_in_a_copy_or_follows_from_a_weekday_there_is_not_told() {
    let told_of = |passage: &str| {
        let desk = SOUND
            .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{SHUT}  - id: port-closes\n"))
            .replace("that it dates from the winter.", passage)
            .replace("  as_of", "  bottom_line: The berths were shut on 5 May, Ruiz said [@shut].\n  as_of");
        told(&desk).into_iter().filter(|line| line.contains("differing-date")).count()
    };
    assert_eq!(told_of("that they shut on 3 May."), 1);
    assert_eq!(told_of("that they shut on Thursday."), 1);
    // 6 May 2031 is a Tuesday.
    assert_eq!(told_of("that they shut on Monday."), 0);
    assert_eq!(told_of("that they shut yesterday."), 0);
    assert_eq!(told_of("that they shut.\n\nIt rained on 5 May."), 0);
}

#[test]
fn a_when_that_is_not_the_day_of_the_assertion_is_told() {
    let found = |one: &str, other: &str, passage: &str| {
        let claim = "  - id: shut\n    assertion: The board shut the last berths on 3 May in haste\n    source: ruiz\n    document: gazette\n    at: 2\n    when: 2031-05-02\n";
        let desk = SOUND
            .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{claim}  - id: port-closes\n"))
            .replace("claims: [port-closes, plan", "claims: [shut, port-closes, plan")
            .replace("Two people briefed on the plan said that it dates from the winter.", passage);
        assert!(one.is_empty() || desk.contains(one), "{one}");
        let found = told(&desk.replace(one, other)).into_iter();
        found.filter(|line| line.contains("differing-date")).collect::<Vec<_>>()
    };
    let passage = "The board closed the berths on May 3, Ruiz said.";
    let said = "[2031-05-02] differing-date: `when` is 2 May 2031, and the assertion says \"3 May\", as `gazette` does (mend `when`; where it is the day of something else, allow this with the reason)";
    assert_eq!(found("when: 2031-05-02", "when: 2031-05-02", passage), [said]);
    for (one, other) in [
        ("when: 2031-05-02", "when: 2031-05-03"),
        ("when: 2031-05-02", "when: 2031-05"),
        ("when: 2031-05-02", "when: 2031-05-02~"),
        ("when: 2031-05-02", "when: 2031-05-02/2031-05-04"),
        ("when: 2031-05-02", "when: 2031-05-06"),
        ("when: 2031-05-02", "when: 2031-05-02\n    said_on: 2031-05-02"),
        ("when: 2031-05-02", "when: 2031-05-02\n    kind: intention"),
        ("berths on 3 May", "berths by 3 May"),
        ("shut the last berths on 3 May", "closed the berths that had been leased on 3 May"),
        ("shut the last berths on 3 May", "announced a strike on 3 May"),
        ("at: 2\n    when", "when"),
    ] {
        assert_eq!(found(one, other, passage), [""; 0], "{other}");
    }
    for passage in [
        "The board closed the berths on May 3 by an order of 2 May, Ruiz said.",
        "The board closed the berths on May 3, Ruiz said on Friday.",
        "The board closed the berths, Ruiz said.",
        "The board closed the berths on May 3, Ruiz said.\n\nIt met on May 2.",
    ] {
        assert_eq!(found("when: 2031-05-02", "when: 2031-05-02", passage), [""; 0], "{passage}");
    }
}

#[test]
fn the_day_of_a_response_is_that_of_its_wording_and_of_the_question() {
    let of = |outcome: &str, when: &str, wording: &str, point: &str| {
        let point = format!("  talking_points:\n    - point: {point}\n      responses: [answer]\n  as_of");
        let response = format!(
            "responses:\n  - id: answer\n    party: ministry\n    outcome: {outcome}\n    source: outlet\n    document: gazette\n    at: 3\n    when: {when}\n    wording: {wording}\ngaps:\n"
        );
        let desk = SOUND
            .replace("gaps:\n", &response)
            .replacen("  as_of", &point, 1)
            .replace("2031-05-07", "2031-05-20");
        let mut found = told(&desk);
        found.retain(|line| line.contains("differing-date"));
        found
    };
    let plain = "The ministry has not answered";
    let silent = "had not answered by 20 May whether it stays so in June";
    let help = "(mend the one that is wrong: `when` is the day of the answer, or of the question that nobody answered)";
    let said = "[2031-05-11] differing-date: `when` is 11 May 2031, and the wording says \"on 12 May\"";
    assert_eq!(of("no-response", "2031-05-11", "was asked on 12 May", plain), [format!("{said} {help}")]);
    assert_eq!(of("responded", "2031-05-11", "replied on 12 May that it stays so", plain).len(), 1);
    let asked = "The ministry was asked on 12 May whether it stays so; it had not answered by 20 May";
    let found = of("no-response", "2031-05-11", silent, asked);
    assert!(
        found.len() == 1 && found[0].contains("`answer`, which this cites, has 11 May 2031, not \"12 May\""),
        "{found:#?}"
    );
    let once = of("no-response", "2031-05-11", "did not answer", "The ministry was asked on 12 May");
    assert_eq!(once.len(), 1, "{once:#?}");
    let days = "2031-05-11/2031-05-20";
    let ours =
        |day: &str| format!("Ruiz says that it stays so; we asked on {day} how long and have no answer");
    for (wording, point) in [
        (silent, ours("9 May")),
        (silent, ours("22 May")),
        ("did not answer when we asked on 9 May", plain.to_owned()),
    ] {
        let found = of("no-response", days, wording, &point);
        assert!(found.len() == 1 && found[0].contains("11 to 20 May 2031"), "{wording}, {point}: {found:#?}");
    }
    assert_eq!(of("no-response", days, silent, &ours("11 May")), [""; 0]);
    for (outcome, when, wording, point) in [
        ("no-response", "2031-05-12", "was asked on 12 May", plain),
        ("no-response", "2031-05-20", "was asked on 12 May and had not answered by 20 May", asked),
        ("no-response", "2031-05-12", silent, asked),
        ("no-response", "2031-05", silent, asked),
        ("no-response", "2031-05-11", silent, "The ministry was asked about the storm on 12 May"),
        ("declined", "2031-05-11", "was asked on 9 May and declined to comment two days later", plain),
        ("denied", "2031-05-11", "denied it when it was contacted on 9 May", plain),
        ("responded", "2031-05-11", "said that it would comment on 12 May", plain),
        ("responded", "2031-05-11", "replied that the board had answered on 12 April", plain),
        ("no-response", "2031-05-11", "did not say that it was approached on 12 April", plain),
        ("responded", "2031-05-11", "denied that it closed the port on 12 May", plain),
        ("responded", "2031-05-11", "replied that it closed the port on 12 May", plain),
    ] {
        assert_eq!(of(outcome, when, wording, point), [""; 0], "{outcome} {when} {wording} {point}");
    }
}

#[test]
fn a_point_that_names_a_gap_has_its_date() {
    let of = |date: &str| {
        let point = format!(
            "  talking_points:\n    - point: How long is not known; the register is due {date}\n      gaps: [spell]\n  as_of"
        );
        let gap =
            "gaps:\n  - id: spell\n    collect: read the register, which is due in May 2031\n    gap: How";
        let mut found = told(&SOUND.replace("gaps:\n  - gap: How", gap).replacen("  as_of", &point, 1));
        found.retain(|line| line.contains("differing-date"));
        found
    };
    for right in [
        "in May",
        "in May 2031",
        "in 2031",
        "soon",
        "in May or June",
        "soon, and the last one came in March 2030",
        "soon. We asked in October 2030, and have no answer",
        "soon. Since May 2029 nobody has counted",
        "soon. The last one was due in March 2030",
    ] {
        assert_eq!(of(right), [""; 0], "{right}");
    }
    for (wrong, typed) in [("in June", "June"), ("in 2032", "2032"), ("in May 2032", "May 2032")] {
        let found = of(wrong);
        let said = format!("the gap `spell`, which this names, says \"May 2031\", not \"{typed}\"");
        assert!(found.len() == 1 && found[0].contains(&said), "{wrong}: {found:#?}");
    }
}

#[test]
fn a_weekday_with_its_day_and_month_is_a_date() {
    let found = |when: &str| {
        let desk = SOUND.replace("The port closes in June\n", &format!("The port closes {when}\n"));
        let desk = desk.replace(
            "  as_of",
            &format!("  bottom_line: The port closes {when}, Ruiz said [@port-closes].\n  as_of"),
        );
        told_of(&desk, "unresolved-relative-date").len()
    };
    for dated in [
        "on Monday, 20 October",
        "on Monday, October 20",
        "on Monday 20 October 2031",
        "next Monday (20 October)",
    ] {
        assert_eq!(found(dated), 0, "{dated}");
    }
    for open in
        ["on Monday", "on Monday, in October", "on Monday, with 20 ships in it", "on Monday or on 20 October"]
    {
        assert_eq!(found(open), 2, "{open}");
    }
}
