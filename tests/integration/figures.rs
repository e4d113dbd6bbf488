//! Figures in the authors' own text against those of the claims, and those of the claims against their documents.

use byline::diagnostic::Severity;

use crate::beginner::{SOUND, told};
use crate::desk::settled;

/// A desk on which stocks are counted, with a bottom line and the reason of a judgment.
fn desk(bottom_line: &str, because: &str) -> String {
    let claim = |id: &str, assertion: &str, source: &str, more: &str| {
        format!(
            "  - id: {id}\n    assertion: {assertion}\n    source: {source}\n    document: gazette\n    at: 1\n{more}"
        )
    };
    let claims = [
        claim("six", "The port holds fuel for about six weeks", "plan-readers", ""),
        claim("seven", "On 1 March the port held fuel for 7.5 weeks", "ruiz", ""),
        claim("forty-one", "Some 41,000 people live off the port", "ruiz", ""),
        claim("forty-three", "In February, 43,500 people lived off the port", "ruiz", ""),
        claim("spell", "The works last 24 months", "ruiz", ""),
        claim("two", "Two governments will lend fuel", "ruiz", ""),
    ];
    SOUND
        .replace("count: 2", "count: 3")
        .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{}  - id: port-closes\n", claims.concat()))
        .replace("claims: [port-closes, plan", "claims: [six, seven, forty-one, forty-three, spell, two, port-closes, plan")
        .replace("  as_of", &format!("  bottom_line: {bottom_line}\n  as_of"))
        .replace(
            "gaps:\n",
            &format!("judgments:\n  - id: short\n    judgment: It is unlikely that fuel runs out\n    likelihood: unlikely\n    confidence: low\n    because: {because}\n    based_on: [six, seven, two]\n    alternatives: [{{text: It runs out, why_less_likely: {because}}}]\n    indicators: [ships]\ngaps:\n"),
        )
}

fn differing(desk: &str) -> Vec<String> {
    told(desk).into_iter().filter(|line| line.contains(" differing-figure: ")).collect()
}

fn wrong(bottom_line: &str, said: &str) {
    let found = differing(&desk(bottom_line, "It rests on one paper."));
    assert!(found.len() == 1 && found[0].contains(said), "{bottom_line}: {found:#?}");
}

fn right(bottom_line: &str) {
    assert_eq!(differing(&desk(bottom_line, "It rests on one paper.")), [""; 0], "{bottom_line}");
}

#[test]
fn about_leaves_little_open_and_only_the_number_behind_it() {
    wrong(
        "Fuel lasts about five weeks, people briefed on the plan said [@six].",
        "says \"six weeks\", not \"five weeks\"",
    );
    wrong(
        "Fuel lasts about nine weeks, people briefed on the plan said [@six].",
        "says \"six weeks\", not \"nine weeks\"",
    );
    wrong(
        "Some 45,000 people live off it, Ruiz said [@forty-one].",
        "says \"41,000 people\", not \"45,000 people\"",
    );
    let two = "Fuel lasts about six weeks, people briefed on the plan said [@six]; it lasted for";
    wrong(
        &format!("{two} 8.5 weeks, Ruiz said [@seven]."),
        "`seven`, which this cites, says \"7.5 weeks\", not \"8.5 weeks\"",
    );
    wrong(&format!("{two} eight weeks, Ruiz said [@seven]."), "says \"7.5 weeks\", not \"eight weeks\"");
    for told in ["7.5", "about eight", "more than seven", "less than eight"] {
        right(&format!("{two} {told} weeks, Ruiz said [@seven]."));
    }
    right("Some 40,000 people live off it, Ruiz said [@forty-one].");
}

#[test]
fn a_figure_behind_about_that_is_another_claim_s_is_told() {
    let said = "`forty-one`, which this cites, says \"41,000 people\", not \"43,500 people\" (write the figure of the claim, or cite `forty-three`, which has this one)";
    wrong("Some 43,500 people live off the port, Ruiz said [@forty-one].", said);
    right("Some 42,000 people live off the port, Ruiz said [@forty-one].");
    right("Some 43,500 people live off the port, Ruiz said [@forty-one; @forty-three].");
}

#[test]
fn a_figure_that_the_quote_says_again_is_not_added_to_itself() {
    let of = |told: &str| {
        let text =
            format!("Valdoria will sign nothing that gives it less than {told} percent, Ruiz said [@spell].");
        let desk = desk(&text, "It rests on one paper.").replace(
            "The works last 24 months\n    source: ruiz\n    document: gazette\n",
            "Valdoria will \"sign nothing that gives us less than forty percent\"\n    source: ruiz\n    document: gazette\n    quote: sign nothing that gives us less than forty percent\n",
        );
        differing(&desk)
    };
    let found = of("90");
    assert!(
        found.len() == 1 && found[0].contains("says \"forty percent\", not \"90 percent\""),
        "{found:#?}"
    );
    assert_eq!(of("40"), [""; 0]);
}

#[test]
fn a_number_behind_a_label_and_a_comma_or_behind_a_day_counts() {
    for text in [
        "According to the minister's table, 14,000 people live off the port, Ruiz said [@forty-one].",
        "By 31 August 14,000 people lived off the port, Ruiz said [@forty-one].",
        "By 31 August 800 people lived off the port, Ruiz said [@forty-one].",
    ] {
        wrong(text, "says \"41,000 people\", not \"");
    }
    right("By 31 August 41,000 people lived off it, Ruiz said [@forty-one].");
    right("On 31 August 2031 some 41,000 people lived off it, Ruiz said in table 4 [@forty-one].");
}

#[test]
fn a_unit_is_part_of_a_figure() {
    for slip in ["24 weeks", "three years", "24 days", "a 24-week spell"] {
        wrong(
            &format!("The works last {slip}, Ruiz said [@spell]."),
            "`spell`, which this cites, says \"24 months\"",
        );
    }
    wrong(
        "Fuel lasts six months, people briefed on the plan said [@six].",
        "says \"six weeks\", not \"six months\"",
    );
    for told in ["24 months", "two years", "a 24-month spell", "about two years"] {
        right(&format!("The works last {told}, Ruiz said [@spell]."));
    }
    right("The works go on, Ruiz said six days after the talks [@spell].");
    right("The works go on, Ruiz said on a three-day visit [@spell].");
}

#[test]
fn others_beside_the_people_counted_are_no_miscount() {
    for right in [
        "Two officials of the ministry and a diplomat told the Gazette that fuel lasts six weeks [@six].",
        "The Gazette reported, citing two officials of the ministry and a diplomat, that fuel lasts six weeks [@six].",
        "Two officials in your ministry told the Gazette that fuel lasts six weeks, and a third agreed [@six].",
        "Two officials in your ministry told the Gazette that fuel lasts six weeks, as did another [@six].",
    ] {
        let desk = desk(right, "x")
            .replace("people briefed on the plan\n", "officials and a diplomat of the ministry\n");
        assert_eq!(differing(&desk), [""; 0], "{right}");
    }
}

#[test]
fn the_number_of_unnamed_people_is_that_of_the_source() {
    let said = "`plan-readers`, whose word this is, counts 3, not \"two people\" (write how many they are, or mend the `count`)";
    wrong("Fuel lasts six weeks, according to two people briefed on the plan [@six].", said);
    wrong(
        "Fuel lasts six weeks, four people briefed on the plan said [@six].",
        "counts 3, not \"four people\"",
    );
    wrong(
        "Fuel has lasted since 3 May, five people briefed on the plan said [@six].",
        "counts 3, not \"five people\"",
    );
    let officials = |text: &str| {
        let desk = desk(text, "x")
            .replace("people briefed on the plan\n", "Valdorian officials briefed on the plan\n");
        differing(&desk)
    };
    for number in ["Two", "Five", "20"] {
        let found = officials(&format!(
            "{number} Valdorian officials told the Gazette that fuel lasts six weeks [@six]."
        ));
        assert!(found.len() == 1 && found[0].contains("counts 3, not \""), "{found:#?}");
    }
    let wrong = [
        "The Gazette reported, citing two officials, that fuel lasts six weeks [@six].",
        "The Gazette reported, citing two officials in your ministry, that fuel lasts six weeks [@six].",
        "Two officials in your ministry told the Gazette that fuel lasts six weeks [@six].",
    ];
    for text in wrong {
        let desk = desk(text, "x").replace("people briefed on the plan\n", "officials in the ministry\n");
        let found = differing(&desk);
        assert!(found.len() == 1 && found[0].contains("counts 3, not \""), "{found:#?}");
    }
    for right in [
        "The Gazette reported, citing one of the officials, that fuel lasts six weeks [@six].",
        "The Gazette reported, citing two of the three officials, that fuel lasts six weeks [@six].",
        "Three officials in the ministry told two officials of the port that fuel lasts six weeks [@six].",
    ] {
        let desk = desk(right, "x").replace("people briefed on the plan\n", "officials in the ministry\n");
        assert_eq!(differing(&desk), [""; 0], "{right}");
    }
    for right in ["Three Valdorian officials", "Valdorian officials"] {
        let found = officials(&format!("{right} told the Gazette that fuel lasts six weeks [@six]."));
        assert_eq!(found, [""; 0]);
    }
    for told in [
        "Fuel lasts six weeks, according to three people briefed on the plan [@six].",
        "Fuel lasts six weeks, people briefed on the plan told two people of the press [@six].",
        "Fuel lasts six weeks, according to people briefed on the plan [@six].",
        "Two ministers were told that fuel lasts six weeks, according to people briefed on the plan [@six].",
    ] {
        right(told);
    }
    let other = desk("Fuel lasts, according to two people briefed on the plan [@six].", "x")
        .replace("count: 3", "count: unknown");
    assert_eq!(differing(&other), [""; 0]);
}

#[test]
fn the_number_of_unnamed_people_is_compared_whatever_they_are_called() {
    let told = |text: &str, because: &str, mend: fn(String) -> String| {
        let desk =
            desk(text, because).replace("people briefed on the plan\n", "members of the port's crew\n");
        differing(&mend(desk.replace("based_on: [six, seven, two]", "based_on: [six]")))
    };
    let (plain, same): (_, fn(String) -> String) =
        ("Fuel lasts six weeks, members of the crew said [@six].", |desk| desk);
    for text in [
        "The Gazette reported, citing five people, that fuel lasts six weeks [@six].",
        "The Gazette reported, citing two members of the port's crew, that fuel lasts six weeks [@six].",
        "Two members of the crew told the Gazette that fuel lasts six weeks [@six].",
    ] {
        let found = told(text, "It rests on one paper.", same);
        assert!(
            found.len() == 1 && found[0].contains("`plan-readers`, whose word this is, counts 3, not \""),
            "{text}: {found:#?}"
        );
    }
    for because in ["The account rests on two people of the crew", "Two members speak of six weeks"] {
        let found = told(plain, because, same);
        assert!(
            found.len() == 2 && found.iter().all(|line| line.contains("counts 3, not \"")),
            "{because}: {found:#?}"
        );
    }
    // One who has it from two of their pieces counts once, and a named one may be among the people.
    let twice: fn(String) -> String = |desk| {
        desk.replace("based_on: [six]", "based_on: [six, again]").replace("claims:\n  - id: six", "claims:\n  - id: again\n    assertion: Fuel is short\n    source: plan-readers\n    document: gazette\n    at: 1\n  - id: six")
    };
    assert_eq!(told(plain, "Six members speak of six weeks", twice).len(), 2);
    let named: fn(String) -> String = |desk| desk.replace("based_on: [six]", "based_on: [six, seven]");
    for (text, because, mend) in [
        (plain, "The account rests on three people of the crew", same),
        (plain, "The account rests on four people", named),
        (plain, "It rests on two sources", same),
        (plain, "It relies on two sources, in two papers", same),
        (plain, "It depends on 200 people being paid", same),
        (plain, "It depends on 12 people at the gate", same),
        (
            "The Gazette reported, citing three people, that fuel lasts six weeks [@six].",
            "It rests on one paper.",
            same,
        ),
        (
            "Two members of the board told the crew that fuel lasts six weeks [@six].",
            "It rests on one paper.",
            same,
        ),
    ] {
        assert_eq!(told(text, because, mend), [""; 0], "{text} {because}");
    }
}

#[test]
fn a_descriptor_that_opens_with_a_number_has_that_of_the_count() {
    let told = |descriptor: &str, count: &str| {
        let desk = crate::beginner::SOUND.replace(
            "people briefed on the plan\n    count: 2",
            &format!("{descriptor}\n    count: {count}"),
        );
        // What the copy says of their number is compared elsewhere.
        let found = crate::beginner::told(&desk.replace("Two people briefed", "People briefed"));
        // That the copy speaks of two is told besides.
        found.into_iter().filter(|line| line.contains(" plural-for-one: \"")).collect::<Vec<_>>()
    };
    let found = told("two Valdorian officials briefed on the plan", "3");
    let said =
        "\"two Valdorian officials briefed on the plan\" speaks of 2 people, and the `count` is another";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    assert_eq!(told("two people of the ministry", "3+").len(), 1);
    for descriptor in
        ["two members of the crew", "two drivers", "two ferry captains at the quay", "two women"]
    {
        assert_eq!(told(descriptor, "3").len(), 1, "{descriptor}");
        assert_eq!(told(descriptor, "2"), [""; 0], "{descriptor}");
    }
    for several in [
        "two crews",
        "three families in Hill Street",
        "two couples living next door",
        "four shifts of nurses",
        "two pairs of divers",
        "three law firms",
        "two embassies",
        "two newspapers",
        "two nurses groups",
        "2031 graduates of the school",
    ] {
        assert_eq!(told(several, "9"), [""; 0], "{several}");
    }
    let found = told("an official briefed on the plan", "3");
    let said = "\"an official briefed on the plan\" speaks of one person, and the `count` is another";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    assert_eq!(told("a person familiar with the plan", "2+").len(), 1);
    for (descriptor, count) in [
        ("two people briefed on the plan", "2"),
        ("two people briefed on the plan", "unknown"),
        ("three people briefed on the plan", "2+"),
        ("people briefed on the plan by two officials", "3"),
        ("two ministries' officials", "5"),
        ("two officials and a diplomat", "3"),
        ("two of three officials", "3"),
        ("two or three officials", "3"),
        ("one of the two officials briefed on the plan", "1"),
        ("two-star officers of the fleet", "3"),
        ("an official briefed on the plan", "1"),
        ("an official or two at the ministry", "2"),
        ("an official each in two ministries", "2"),
        ("a group of officials", "3"),
        ("a handful of people", "3"),
    ] {
        assert_eq!(told(descriptor, count), [""; 0], "{descriptor}");
    }
}

#[test]
fn the_reasons_of_a_judgment_are_compared_with_what_it_is_based_on() {
    let reason = |because: &str| {
        differing(&desk("Fuel lasts six weeks, people briefed on the plan said [@six].", because))
    };
    for (because, said) in [
        ("Fuel lasts for 9.5 weeks.", "not \"9.5 weeks\""),
        (
            "Five governments would lend.",
            "`two`, which this cites, says \"Two governments\", not \"Five governments\"",
        ),
        ("Fuel lasts for six months.", "`six`, which this cites, says \"six weeks\", not \"six months\""),
    ] {
        let found = reason(because);
        assert!(found.len() == 2 && found.iter().all(|line| line.contains(said)), "{because}: {found:#?}");
    }
    for because in [
        "Two governments would lend, and fuel lasts some 7 or 8 weeks.",
        "Only less than five weeks would be critical.",
        "The winter lasts three months.",
        "Twelve ships are on their way.",
    ] {
        assert_eq!(reason(because), [""; 0], "{because}");
    }
}

/// What is told of a bottom line on a demand for at least 30 boats and a threat where fewer than 20 come, of fares that rose
/// from 9.50 to 10.20 crowns, and of 620 flats fewer than before.
fn demanded(bottom_line: &str) -> Vec<String> {
    let desk = desk(bottom_line, "It rests on one paper.")
        .replace("The works last 24 months", "The crews demand at least 30 boats")
        .replace("Two governments will lend fuel", "If fewer than 20 boats come, the crews will strike")
        .replace(
            "The port holds fuel for about six weeks",
            "A day costs 10.20 crowns, against 9.50 crowns before",
        )
        .replace(
            "On 1 March the port held fuel for 7.5 weeks",
            "1,140 new flats were finished, 620 fewer than before",
        );
    differing(&desk)
}

#[test]
fn a_bound_is_that_of_the_claim_which_is_cited_behind_it() {
    let told = |demand: &str, threat: &str| {
        demanded(&format!(
            "Ruiz said that they demand {demand} [@spell] and will strike below {threat} [@two]."
        ))
    };
    assert_eq!(told("at least 30", "20"), [""; 0]);
    assert_eq!(told("30 boats", "20 boats"), [""; 0]);
    for demand in ["at least 18", "at least 20", "at least 25", "at least 28", "at least 50", "20 boats"] {
        let found = told(demand, "20");
        let said = format!(
            "`spell`, which this cites, says \"30 boats\", not \"{}\"",
            demand.replace("at least ", "")
        );
        assert!(found.len() == 1 && found[0].contains(&said), "{demand}: {found:#?}");
    }
    for threat in ["25", "30"] {
        let found = told("at least 30", threat);
        let said = format!("`two`, which this cites, says \"20 boats\", not \"{threat}\"");
        assert!(found.len() == 1 && found[0].contains(&said), "{threat}: {found:#?}");
    }
    let both = |demand: &str, threat: &str| {
        demanded(&format!(
            "Ruiz said that they demand {demand} and will strike below {threat} [@spell; @two]."
        ))
    };
    assert_eq!(both("at least 30 boats", "20"), [""; 0]);
    for (demand, threat, said) in [
        ("at least 20 boats", "20", "`spell`, which this cites, says \"30 boats\", not \"20 boats\""),
        ("at least 25 boats", "20", "says \"30 boats\", not \"25 boats\""),
        ("at least 50 boats", "20", "says \"30 boats\", not \"50 boats\""),
        ("at least 30 boats", "30", "`two`, which this cites, says \"20 boats\", not \"30\""),
    ] {
        let found = both(demand, threat);
        assert!(found.len() == 1 && found[0].contains(said), "{demand}, {threat}: {found:#?}");
    }
}

#[test]
fn a_decimal_under_ten_is_compared_and_the_lower_end_of_a_range_counts_what_the_upper_does() {
    let told =
        |range: &str| demanded(&format!("A day rose {range}, people briefed on the plan said [@six]."));
    assert_eq!(told("from 9.50 to 10.20 crowns"), [""; 0]);
    for wrong in ["9.05", "5.90", "9.70", "12.50"] {
        let found = told(&format!("from {wrong} to 10.20 crowns"));
        let said = format!("`six`, which this cites, says \"9.50 crowns\", not \"{wrong}\"");
        assert!(found.len() == 1 && found[0].contains(&said), "{wrong}: {found:#?}");
    }
}

#[test]
fn two_lower_bounds_of_two_claims_make_a_third() {
    let told = |died: &str| {
        let desk =
            desk(&format!("Together that is at least {died} people, Ruiz said [@spell; @two]."), "It is so.")
                .replace("The works last 24 months", "At least 12 people died in Tarn")
                .replace("Two governments will lend fuel", "At least eight people died in Oslund");
        differing(&desk)
    };
    assert_eq!(told("20"), [""; 0]);
    assert_eq!(told("4").len(), 1);
    assert_eq!(told("25").len(), 1);
    assert_eq!(demanded("Ruiz said that they demand at least 50 boats [@spell; @two].").len(), 1);
}

#[test]
fn a_rounder_bound_tells_a_large_one() {
    let told = |bound: &str| {
        let desk = desk(&format!("{bound} people live off it, Ruiz said [@forty-one]."), "It is so.");
        differing(&desk.replace("Some 41,000 people", "More than 640,000 people"))
    };
    assert_eq!(told("More than 500,000"), [""; 0]);
    assert_eq!(told("More than 600,000"), [""; 0]);
    for wrong in ["More than 700,000", "Fewer than 500,000", "More than 460,000"] {
        assert_eq!(told(wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn a_figure_that_was_told_before_in_the_sentence_may_be_meant_behind_another_citation() {
    let told = |lead: &str, again: &str| {
        let line = format!("Ruiz said that {lead} [@spell], and that {again} are too few [@two].");
        let desk = desk(&line, "It is so.")
            .replace("The works last 24 months", "The ministry approved 40 flats")
            .replace("Two governments will lend fuel", "The town needs 90 flats");
        differing(&desk)
    };
    assert_eq!(told("40 flats were approved", "those 40 flats"), [""; 0]);
    assert_eq!(told("40 were approved", "the 40 flats"), [""; 0]);
    assert_eq!(told("40 flats were approved", "40 flats"), [""; 0]);
    assert_eq!(told("40 flats were approved", "70 flats").len(), 1);
    let found = told("90 flats were approved", "90 flats");
    assert!(found.len() == 1 && found[0].contains("`spell`"), "{found:#?}");
}

#[test]
fn an_age_counts_nothing_and_a_range_of_a_judgment_is_no_count_of_a_claim() {
    for age in
        ["A man who sells papers, 62,", "A seller of newspapers, 62,", "Bell, who ran two ferries, 62,"]
    {
        right(&format!("{age} was hurt, Ruiz said [@two]."));
    }
    let judged = |fuel: &str| {
        let desk = desk("Fuel lasts six weeks, people briefed on the plan said [@six].", "Ruiz says so.");
        let desk = desk.replace("Two governments will lend fuel", "The port has 40 boats");
        differing(&desk.replace("that fuel runs out", fuel))
    };
    assert_eq!(judged("that between 15 and 25 boats leave"), [""; 0]);
    assert_eq!(judged("that 15–25 boats leave"), [""; 0]);
    assert_eq!(judged("that 25 boats leave").len(), 1);
    let hand = |range: &str| {
        let line = format!("The port has {range} boats, Ruiz said [@two].");
        differing(
            &desk(&line, "It is so.").replace("Two governments will lend fuel", "The port has 40 boats"),
        )
    };
    assert_eq!(hand("between 15 and 25").len(), 1);
    assert_eq!(hand("15–25").len(), 1);
    assert_eq!(hand("from 15 to 25").len(), 2);
}

#[test]
fn a_figure_is_told_with_the_one_that_is_compared_like_it() {
    let found = demanded("Ruiz said that 260 fewer flats were finished [@seven].");
    let said = "`seven`, which this cites, says \"620 fewer\", not \"260 fewer\"";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
}

#[test]
fn what_a_judgment_takes_for_granted_and_a_gap_asks_counts_as_the_claims_do() {
    let told = |assumption: &str, gap: &str| {
        let desk = desk("Fuel lasts six weeks, people briefed on the plan said [@six].", "Ruiz says so.");
        let desk = desk.replace("Two governments will lend", "The 14 banks lend");
        let desk = desk.replace(
            "    indicators: [ships]",
            &format!("    indicators: [ships]\n    assumptions: [{{text: {assumption}}}]"),
        );
        let gap = format!("gaps:\n  - gap: {gap}\n    would_change: [short]");
        differing(&desk.replace("gaps:\n  - gap: How long the port stays closed", &gap))
    };
    let (sound, open) = ("The banks lend", "How long the 14 banks lend");
    assert_eq!(told(sound, open), [""; 0]);
    for (assumption, gap) in [("The 12 banks lend", open), (sound, "Which of the 12 banks lend")] {
        let found = told(assumption, gap);
        let said = "`two`, which this cites, says \"14 banks\", not \"12 banks\"";
        assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    }
    for right in [
        "12 other banks lend",
        "More than 12 banks lend",
        "The port holds for three weeks",
        "The 86 banks lend",
        "The 140 banks lend",
        "A city needs 12 banks in an ordinary winter",
        "Where the 12 banks that were founded in May have their seats",
    ] {
        assert_eq!(told(right, right), [""; 0], "{right}");
    }
}

/// What is told of the figures of an assertion whose document says something in its first paragraph, and "The port has 80
/// berths" in its second.
fn not_found(assertion: &str, says: &str) -> Vec<String> {
    let desk = SOUND
        .replace("The port closes in June", assertion)
        .replace("The port is to close next month,", says)
        .replace("Two people briefed", "The port has 80 berths. Two people briefed");
    told(&desk).into_iter().filter(|line| line.contains("figure-not-found")).collect()
}

#[test]
fn a_figure_of_a_claim_that_its_paragraph_does_not_have_is_told() {
    for (assertion, says, said) in [
        (
            "The closure idles 420 boats",
            "It idles 402 boats in 12 days,",
            "[420 boats] figure-not-found: paragraph 1 of the copy of `gazette` says \"402 boats\", not \"420 boats\"",
        ),
        ("Six crews stay away", "Four crews stay away,", "says \"Four crews\", not \"Six crews\""),
        (
            "The closure idles 420 boats",
            "It is to close,",
            "\"420 boats\" stands neither in paragraph 1 of the copy of `gazette` nor elsewhere in it",
        ),
        (
            "The closure idles 80 boats",
            "It idles 90 boats,",
            "says \"90 boats\", not \"80 boats\"; paragraph 2 has \"80 berths\"",
        ),
        (
            "The works last 24 weeks",
            "The works last 24 months,",
            "paragraph 1 of the copy of `gazette` says \"24 months\", not \"24 weeks\"",
        ),
        (
            "Fares rose 6 percent in two weeks",
            "Fares rose 6 percent in two days,",
            "says \"two days\", not \"two weeks\"",
        ),
        (
            "The water has 38 milligrams of lead per liter",
            "It has 38 micrograms of lead per liter,",
            "says \"38 micrograms\", not \"38 milligrams\"",
        ),
        (
            "The ship was 9.9 nautical miles away",
            "Ship: 2.1 nautical miles away; then 3.4 nautical miles,",
            "\"9.9 nautical miles\" stands neither in paragraph 1 of the copy of `gazette` nor elsewhere",
        ),
        (
            "The ship was nine nautical miles away",
            "Ship: two nautical miles away; then four nautical miles,",
            "\"nine nautical miles\" stands neither in",
        ),
        (
            "The ship was 2.1 kilometers away",
            "Ship: 2.1 nautical miles away; then 3.4 nautical miles,",
            "says \"2.1 nautical miles\", not \"2.1 kilometers\"",
        ),
        ("It needs 30 megawatts", "It needs 30 gigawatts,", "says \"30 gigawatts\", not \"30 megawatts\""),
        ("It is 12 meters long", "It is 12 kilometers long,", "says \"12 kilometers\", not \"12 meters\""),
        (
            "Fares rise by 21 percent",
            "Fares rise by 12 per cent,",
            "says \"12 per cent\", not \"21 percent\"",
        ),
    ] {
        let found = not_found(assertion, says);
        assert!(found.len() == 1 && found[0].contains(said), "{assertion}: {found:#?}");
    }
}

#[test]
fn a_figure_is_neither_small_for_its_decimals_nor_worked_out_from_other_things() {
    for (assertion, says, said) in [
        (
            "A berth costs 9.05 crowns a day",
            "A berth costs 10.20 crowns a day, up from 9.50 a year earlier,",
            "not \"9.05 crowns\"",
        ),
        (
            "The storm sank 301 boats from January to September",
            "The storm sank 310 boats in the first nine months of the year,",
            "says \"310 boats\", not \"301 boats\"",
        ),
        ("It idles 396 boats", "It idles 310 boats and 86 cranes,", "says \"310 boats\", not \"396 boats\""),
        ("It has 76 schools and nurseries", "It has 55 schools and 12 nurseries,", "not \"76 schools\""),
        ("It sold 46 boats", "It sold 20 fishing boats and 25 trawlers,", "not \"46 boats\""),
        ("350 pupils are boys", "It has 640 pupils, 310 of them girls,", "not \"350 pupils\""),
        (
            "The tank holds 2.6 cubic metres",
            "The tank holds 2,500 litres,",
            "\"2.6 cubic metres\" stands neither",
        ),
        (
            "Closing 200 berths idles it",
            "Closing 20 berths idles it,",
            "says \"20 berths\", not \"200 berths\"",
        ),
    ] {
        let found = not_found(assertion, says);
        assert!(found.len() == 1 && found[0].contains(said), "{assertion}: {found:#?}");
    }
}

#[test]
fn a_figure_that_follows_from_its_paragraph_is_not_told() {
    for (assertion, says) in [
        ("The closure idles 402 boats", "It idles four hundred and two boats,"),
        ("Four hundred and two boats lie idle", "It idles 402 boats,"),
        ("Some 400 boats lie idle", "It idles 402 boats,"),
        ("4 crews stay away", "Four crews stay away,"),
        ("A fleet of 12 boats lies idle", "A dozen boats lie idle,"),
        ("1200 staff were sent home", "It sent 1.2 thousand staff home,"),
        ("The closure costs 22 boats", "Of 402 boats, 380 will sail,"),
        ("It has 0.5 milligrams of lead per liter", "It has 500 micrograms of lead per litre,"),
        ("The plant has 1,200 megawatts", "The plant has 1.2 gigawatts,"),
        ("The ship was 2.1 miles away", "Ship: 2.1 miles away; then 3.4 miles,"),
        ("The ship was 2.5 miles away", "Ship: two and a half miles away; then 3.4 miles,"),
        ("The ship was some two miles away", "Ship: 2.1 miles away; then 3.4 miles,"),
        ("The ship sailed at 7.30 on Monday", "The ship sailed at 7:30; the other at 8.30,"),
        ("Two ministers came", "Ruiz and Bell came,"),
        ("The port closes for two years", "The port is to close for 24 months,"),
        ("The port closes for two weeks", "The port is to close for two weeks, and the pier for two days,"),
        ("The port closes for two weeks", "The port is to close for 14 days, two days late,"),
        ("The port closes six days after the talks", "The port is to close on 9 June,"),
        ("The port closes on 12 June 2031", "The port is to close,"),
        ("A quarter of the fleet, 25 percent, lies idle", "A quarter of the fleet lies idle,"),
        ("Of the pupils, 330 pupils are boys", "It has 640 pupils, 310 of them girls,"),
        ("12 of the wolves that may be shot are grown", "20 wolves may be shot, eight of them cubs,"),
        ("21 of the ships are at sea", "It has 28 ships, of which 7 ferries lie idle,"),
        ("It turned down 240 applications", "It had 640 applications and granted 400 permits,"),
        ("85 beds are free", "It has 400 beds and 315 patients,"),
        ("It sold 30 buses", "It sold 12 diesel buses and 18 electric ones and bought 14 trams,"),
        ("It sold 45 boats", "It sold 20 fishing boats and 25 trawlers,"),
        ("It carried 245 passengers", "It carried 200 adult passengers and 45 children,"),
        ("It lost 219 sheep and dogs", "It lost 205 sheep, 14 dogs and 3 calves,"),
        ("67 schools and nurseries close", "55 schools and 12 nurseries close,"),
        ("The ferry ran at 7.45 every evening", "The ferry ran at a quarter to eight in the evening,"),
        ("The tank holds 2.5 cubic metres", "The tank holds 2,500 litres,"),
        ("Clause 21 stays in force", "Clause 21 stays in force, clause 20 does not,"),
    ] {
        assert_eq!(not_found(assertion, says), [""; 0], "{assertion}");
    }
}

#[test]
fn how_long_before_or_after_something_is_compared_with_the_only_other_such_time() {
    let says = "The station failed a test eleven weeks before it cut the power, Ruiz said.";
    for (assertion, is_told) in [
        ("The station failed a test twelve weeks before it cut the power", true),
        ("The station failed a test five weeks before it cut the power", true),
        ("The station failed a test eleven weeks before it cut the power", false),
        ("The station failed a test some ten weeks before it cut the power", false),
        ("The station cut the power twelve weeks after it failed a test", false),
    ] {
        assert_eq!(!not_found(assertion, says).is_empty(), is_told, "{assertion}");
    }
    for (assertion, says) in [
        (
            "It failed a test seven weeks before the cut",
            "Eleven weeks before the cut it failed a test, and four weeks before the cut another.",
        ),
        (
            "The vote came eight days after the flood",
            "The flood came on 3 May, two days after the storm, and the vote on 11 May, Ruiz said.",
        ),
        (
            "The storm came seven days after the vote",
            "The vote was held a week before the storm, Ruiz said, and two days after the market.",
        ),
        (
            "The wall stood four months before the flood",
            "It stood in January and the flood came in May, Ruiz said, two months before the vote.",
        ),
        (
            "The vote came eight days after the flood",
            "The flood, of 3 May, two days after the flood of the lake, led to the vote of 11 May, Ruiz said.",
        ),
        (
            "The bridge is 40 years old",
            "The bridge, built in 1991, stands beside a station that is 60 years old, Ruiz said.",
        ),
        ("The leak was found eight years ago", "It was found in 2023 and mended three years ago, Ruiz said."),
        (
            "The mayor was told five days later",
            "The council was told on 3 May, two days later, and the mayor on 6 May, Ruiz said.",
        ),
        ("The crew left five hours later", "It came at noon, and left at 5 p.m. Ruiz left two hours later."),
    ] {
        assert_eq!(not_found(assertion, says), [""; 0], "{assertion}");
    }
}

#[test]
fn a_day_of_a_claim_in_another_month_than_its_paragraph_has_is_told() {
    let found = not_found("The port closes by 20 May", "It is to close by 20 March,");
    let said = "[20 May] figure-not-found: paragraph 1 of the copy of `gazette` says \"20 March\", not \"20 May\" (see what the document has, and mend the date)";
    assert_eq!(found, [said]);
    // What runs "a day" dates nothing, and what it is more than counts.
    let runs = "The winter timetable begins on 12 December. It has 1,140 trains a day, 30 more than now,";
    for day in ["21 December", "12 November"] {
        let found = not_found(&format!("The winter timetable begins on {day}"), runs);
        let said = format!("says \"12 December\", not \"{day}\"");
        assert!(found.len() == 1 && found[0].contains(&said), "{found:#?}");
    }
    // The article is of 6 May.
    let found = not_found("The port closed its berths on 6 May", "It closed the berths on 3 May,");
    assert!(found.len() == 1 && found[0].contains("says \"3 May\", not \"6 May\""), "{found:#?}");
    for (assertion, says) in [
        ("Ruiz announced the closure on 6 May", "He told of the closure on 3 May,"),
        ("The quay burned down on 6 May", "It closed the berths on 3 May,"),
        ("The port closes by 20 March", "It is to close by March 20,"),
        ("The port closes on 6 May", "It is to close today, as on 6 March,"),
        ("The port closes on 10 March", "It is to close from 9 to 11 March,"),
        ("The port closes in May", "It is to close by 20 March,"),
    ] {
        assert_eq!(not_found(assertion, says), [""; 0], "{assertion}");
    }
}

#[test]
fn a_copy_that_has_another_figure_is_told_where_another_document_of_the_claim_has_no_copy() {
    let found = |assertion: &str, says: &str| {
        let report = "  - id: report\n    title: Annual report\n    publisher: the Ministry of the Sea\n    type: report\n    published: 2031-05-01\n    url: https://ministry.example/report\nsources:\n";
        let both = "    evidence:\n      - {source: ministry, document: report, at: p. 22}\n      - {source: ruiz, document: gazette, at: 1}\n";
        let desk = SOUND
            .replace("sources:\n", report)
            .replace(
                "The port closes in June\n    source: ruiz\n    document: gazette\n    at: 1\n",
                &format!("{assertion}\n{both}"),
            )
            .replace("The port is to close next month,", says);
        let found = told(&desk).into_iter().filter(|line| line.contains(" figure-not-found: "));
        found.collect::<Vec<_>>()
    };
    let says = "The port handled 212,000 passengers in 2030,";
    let line = found("The port handled 221,000 passengers in 2030", says);
    let said = "figure-not-found: paragraph 1 of the copy of `gazette` says \"212,000 passengers\", not \"221,000 passengers\"";
    assert!(line.len() == 1 && line[0].contains(said), "{line:#?}");
    let line = found("The port handled 212,000 passengers in 2029", says);
    assert!(line.len() == 1 && line[0].contains("says \"2030\", not \"2029\""), "{line:#?}");
    for assertion in [
        "The port handled 212,000 passengers in 2030",
        "The port handled 212,000 passengers in 2030, 18,000 passengers more than in 2028",
        "The port handled 212,000 passengers and lost 14 million crowns",
        "A ferry sank with 41 passengers",
        "The quay was built in 1998",
    ] {
        assert_eq!(found(assertion, says), [""; 0], "{assertion}");
    }
}

#[test]
fn a_figure_that_stands_in_another_paragraph_is_noted() {
    let found = not_found("The port has 80 berths", "It is to close,");
    let said = "[80 berths] figure-not-found: \"80 berths\" does not stand in paragraph 1 of the copy of `gazette`; paragraph 2 has \"80 berths\" (if that is the passage, name it in `at`, or both as a range)";
    assert_eq!(found, [said]);
}

#[test]
fn a_figure_at_a_time_is_looked_for_behind_it_in_the_transcript() {
    let told_at = |time: &str, assertion: &str| {
        let desk = SOUND
            .replace("The port closes in June", assertion)
            .replace(
                "    document: gazette\n    at: 1\n",
                &format!("    document: gazette\n    at: \"{time}\"\n"),
            )
            .replace("The port is to close", "[3:20] It idles 402 boats. The port is to close")
            .replace("Two people briefed", "[1:02:30] Two people briefed");
        told(&desk).into_iter().filter(|line| line.contains("figure-not-found")).collect::<Vec<_>>()
    };
    let said = "[420 boats] figure-not-found: paragraph 1 of the copy of `gazette` says \"402 boats\", not \"420 boats\"";
    let found = told_at("00:03:20", "The closure idles 420 boats");
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    for (time, assertion) in [
        ("00:03:20", "The closure idles 402 boats"),
        // It may go on behind the next time, and the time of a day is none of a recording.
        ("1:02:30", "The closure idles 402 boats"),
        ("00:05:00", "The closure idles 420 boats"),
        ("03:20:00", "The closure idles 420 boats"),
    ] {
        assert_eq!(told_at(time, assertion), [""; 0], "{time} {assertion}");
    }
}

#[test]
fn a_sentence_of_the_bottom_line_that_gives_a_figure_and_cites_nothing_is_a_warning() {
    let severity = |sentence: &str| {
        let line = format!("The port closes in June, Ruiz said [@port-closes]. {sentence}");
        let (_, settled) = settled(&desk(&line, "It rests on one paper."));
        let found = settled.findings.iter().filter(|finding| finding.rule == "uncited-paragraph");
        found.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    for counts in ["The closure leaves 40 boats idle.", "Fares rise by 3 percent for all."] {
        assert_eq!(severity(counts), [Severity::Warning], "{counts}");
    }
    for plain in ["The fleet is going to lie idle.", "Two more ports are to follow."] {
        assert_eq!(severity(plain), [Severity::Info], "{plain}");
    }
}

/// What is told of the figures of a claim that names a page of a document with this title and passage.
fn on_a_page(title: &str, passage: &str, assertion: &str) -> Vec<String> {
    let desk = SOUND
        .replace("title: Port to close", &format!("title: {title}"))
        .replace("The ministry did not respond to a request for comment.", passage)
        .replace("The plan was drawn up in winter", assertion)
        .replace(
            "source: plan-readers\n    document: gazette\n    at: 2\n",
            "source: ruiz\n    document: gazette\n    at: p. 6\n",
        );
    told(&desk).into_iter().filter(|line| line.contains(" figure-not-found: ")).collect()
}

#[test]
fn a_figure_of_a_claim_that_names_a_page_is_looked_for_in_the_whole_copy() {
    let passage = "It checked 11 of some 400 shipments and found 1,900 tonnes.";
    for (title, assertion, found) in [
        ("Port to close", "It checked 17 of about 400 shipments", "\"17\""),
        // The day of a date counts nothing.
        ("Hearing of 17 January 2031", "It checked 17 of about 400 shipments", "\"17\""),
        ("Port to close", "It found 19,000 tonnes", "19,000 tonnes"),
    ] {
        let told = on_a_page(title, passage, assertion);
        assert!(told.len() == 1 && told[0].contains(found), "{title}: {assertion}: {told:#?}");
    }
    for right in
        ["It checked 11 of about 400 shipments", "It found 1,900 tonnes", "It found some 2,000 tonnes"]
    {
        assert_eq!(on_a_page("Port to close", passage, right), [""; 0], "{right}");
    }
}

#[test]
fn the_day_of_a_date_in_a_title_is_no_count() {
    let told = |title: &str, bottom_line: &str| {
        let desk = desk(bottom_line, "It rests on one paper.");
        differing(
            &desk.replace("title: Port to close\n    publisher", &format!("title: {title}\n    publisher")),
        )
    };
    let line = "Some 17 plans were read, Ruiz said [@port-closes].";
    for title in ["Port to close", "Hearing of 17 January 2031"] {
        assert_eq!(told(title, line).len(), 1, "{title}");
    }
    assert_eq!(told("The 17 plans", line), [""; 0]);
}

#[test]
fn a_part_of_a_whole_is_compared_whether_or_not_the_whole_is_rough() {
    for because in ["Ruiz checked 12 of 400 boats", "Ruiz checked 12 of about 400 boats"] {
        let desk = desk("The port closes, Ruiz said [@port-closes].", because)
            .replace("Two governments will lend fuel", "Ruiz checked 11 of about 400 boats");
        let found = differing(&desk);
        assert!(
            !found.is_empty() && found.iter().all(|line| line.contains("\"11\"")),
            "{because}: {found:#?}"
        );
    }
}

#[test]
fn a_share_in_words_that_the_paragraph_of_a_claim_does_not_have_is_told() {
    let claim = |share: &str| format!("The works cut the flow by {share}");
    for (own, there) in [
        ("about a quarter", "It cuts the flow by about a third,"),
        ("two thirds", "It cuts the flow by a third,"),
        ("half", "It cuts the flow by 33 percent,"),
        ("a third", "One in ten liters is lost,"),
    ] {
        let found = not_found(&claim(own), there);
        assert!(
            found.len() == 1 && found[0].contains("paragraph 1 of the copy of `gazette` says \""),
            "{own}: {found:#?}"
        );
    }
    let found = not_found(&claim("a third"), "It is to close,");
    assert!(found.len() == 1 && found[0].contains("\"a third\" does not stand in paragraph 1"), "{found:#?}");
    for (own, there) in [
        ("a third", "It cuts the flow by about one third,"),
        ("a third", "It cuts the flow by 33 percent,"),
        ("a third", "It takes 1/3 of the flow,"),
        ("a third", "It takes ⅓ of the flow,"),
        ("a third", "It leaves two thirds of the flow,"),
        ("a third", "It cuts the flow from 60 to 40 tons,"),
        ("about a third", "It takes 30 percent of the flow,"),
        ("more than a third", "It takes 42 percent of the flow,"),
        ("half", "It halves the flow,"),
        ("half", "Every second liter is lost,"),
    ] {
        assert_eq!(not_found(&claim(own), there), [""; 0], "{own}: {there}");
    }
    assert_eq!(not_found("The works last half the year", "It is to close,"), [""; 0]);
}

#[test]
fn a_share_in_words_is_compared_with_the_only_share_of_the_claim() {
    let of = |told: &str, claim: &str| {
        let text = format!("The works cut the flow by about {told}, Ruiz said [@spell].");
        let claim = format!("The works cut the flow by {claim}\n");
        differing(&desk(&text, "It rests on one paper.").replace("The works last 24 months\n", &claim))
    };
    for claim in ["half", "50 percent"] {
        let found = of("a third", claim);
        let said = format!("what this cites says \"{claim}\", not \"a third\"");
        assert!(found.len() == 1 && found[0].contains(&said), "{claim}: {found:#?}");
    }
    for (told, claim) in
        [("a third", "a third"), ("a third", "33 percent"), ("half", "50 percent"), ("a third", "30 percent")]
    {
        assert_eq!(of(told, claim), [""; 0], "{told}, {claim}");
    }
}

#[test]
fn a_time_of_day_that_the_paragraph_does_not_have_is_told() {
    let found = not_found("The cable failed at 03:14", "The cable failed at 02:14,");
    let said = "[03:14] figure-not-found: paragraph 1 of the copy of `gazette` has another time than \"03:14\" (see what the document has, and mend the time)";
    assert_eq!(found, [said]);
    for (assertion, says) in [
        ("The cable failed at 02:14", "The cable failed at 2:14 a.m.,"),
        ("The cable failed at 03:14", "The cable failed at night,"),
        ("The cable failed at 03:14", "The cable failed at 02:14 GMT,"),
    ] {
        assert_eq!(not_found(assertion, says), [""; 0], "{assertion}: {says}");
    }
    let of = |time: &str| {
        let line = format!("The cable failed at {time}, Ruiz said [@spell].");
        differing(
            &desk(&line, "It rests on one paper.")
                .replace("The works last 24 months\n", "The cable failed at 02:14\n"),
        )
    };
    let found = of("03:14");
    assert!(
        found.len() == 1 && found[0].contains("what this cites says \"02:14\", not \"03:14\""),
        "{found:#?}"
    );
    assert_eq!(of("02:14"), [""; 0]);
}

#[test]
fn the_month_of_a_claim_is_the_one_of_its_paragraph() {
    let told = |assertion: &str, more: &str| {
        let desk = SOUND
            .replace("said that it dates from the winter", "said that it has been known since June")
            .replace("The plan was drawn up in winter", assertion)
            .replace(
                "    document: gazette\n    at: 2\n",
                &format!("    document: gazette\n    at: 2\n{more}"),
            );
        told(&desk).into_iter().filter(|line| line.contains(" figure-not-found: ")).collect::<Vec<_>>()
    };
    let said = "[March, the plan has been known] figure-not-found: paragraph 2 of the copy of `gazette` says \"June\", not \"March\" (see what the document has, and mend the date)";
    assert_eq!(told("Since March, the plan has been known", ""), [said]);
    for (right, more) in [
        ("Since June, the plan has been known", ""),
        ("Since March, the plan has been known", "    when: 2031-03\n"),
        ("Since March, the plan has been known", "    when: 2031-03/2031-06\n"),
        // The article is of May.
        ("Until May, the plan was secret", ""),
    ] {
        assert_eq!(told(right, more), [""; 0], "{right}");
    }
}

#[test]
fn a_share_by_which_something_is_less_is_compared_and_hides_no_billion() {
    let of = |assertion: &str| {
        let copy = "The port had 2.3 million tonnes in stock, a fifth less than a year before";
        let desk = SOUND
            .replace("The port is to close next month", copy)
            .replace("assertion: The port closes in June", &format!("assertion: {assertion}"));
        let mut found = told(&desk);
        found.retain(|line| line.contains(" figure-not-found: "));
        found
    };
    let right = "The port held 2.3 million tonnes, a fifth less than a year before";
    assert_eq!(of(right), [""; 0]);
    for (wrong, said) in [
        ("a third less", "says \"a fifth\", not \"a third\""),
        ("a tenth less", "says \"a fifth\", not \"a tenth\""),
        ("half less", "says \"a fifth\", not \"half\""),
    ] {
        let found = of(&right.replace("a fifth less", wrong));
        assert!(found.len() == 1 && found[0].contains(said), "{wrong}: {found:#?}");
    }
    let found = of(&right.replace("million", "billion"));
    assert!(found.len() == 1 && found[0].contains("says \"2.3 million tonnes\""), "{found:#?}");
}

#[test]
fn a_full_hour_of_the_claim_that_its_paragraph_has_otherwise_is_told() {
    let found = |hour: &str| {
        let desk = SOUND
            .replace("The port closes in June\n", &format!("The port closes at {hour} from next month\n"))
            .replace("The port is to close next month,", "The port is to have a later opening, at 9 a.m.,");
        told(&desk).into_iter().filter(|line| line.contains(" figure-not-found: ")).collect::<Vec<_>>()
    };
    assert_eq!(found("9 a.m."), [""; 0]);
    assert_eq!(found("9:00"), [""; 0]);
    let told = found("8 a.m.");
    assert!(told.len() == 1 && told[0].contains("has another time than \"8 a.m.\""), "{told:#?}");
}

#[test]
fn a_figure_of_the_bottom_line_that_its_judgment_has_otherwise_is_told() {
    let found = |line: &str| {
        let desk = desk(line, "It rests on one paper.").replace(
            "It is unlikely that fuel runs out\n",
            "It is unlikely that fuel falls below 45,000 tonnes\n",
        );
        differing(&desk)
    };
    let told = found("It is unlikely that fuel falls below 54,000 tonnes.");
    let said =
        "the judgment `short` says \"45,000 tonnes\", not \"54,000 tonnes\" (mend the one that is wrong)";
    assert!(told.len() == 1 && told[0].contains(said), "{told:#?}");
    for right in [
        "It is unlikely that fuel falls below 45,000 tonnes.",
        "It is unlikely that fuel falls below some 45,000 tonnes, or 54,000 tonnes with oil.",
        "We think that 54,000 tonnes would do.",
        "It is unlikely that fuel falls below 41,000 people.",
    ] {
        assert_eq!(found(right), [""; 0], "{right}");
    }
}

#[test]
fn a_figure_of_the_bottom_line_may_follow_from_those_of_its_judgment() {
    let found = |line: &str, judgment: &str| {
        let desk = desk(&format!("It is unlikely that {line}."), "It rests on one paper.");
        differing(&desk.replace("that fuel runs out\n", &format!("that {judgment}\n")))
    };
    let half = "more than half of the 40 boats will leave the port";
    assert_eq!(found("more than 20 boats will leave the port", half), [""; 0]);
    assert_eq!(found("more than 30 boats will leave the port", half).len(), 1);
    let most = "24 boats will leave the port, 10 of them for good";
    assert_eq!(found("14 boats will leave the port for a time only", most), [""; 0]);
    assert_eq!(found("42 boats will leave the port for good", most).len(), 1);
}

#[test]
fn a_number_between_commas_counts_the_things_before_it() {
    let point = |text: &str| {
        let desk = SOUND.replace("closes in June\n", "has 64 berths\n");
        differing(&desk.replace("  as_of", &format!("  bottom_line: {text}\n  as_of")))
    };
    let told = point("The port has the same number of berths, 46, as before, Ruiz said [@port-closes].");
    assert!(told.len() == 1 && told[0].contains("says \"64 berths\", not \"46\""), "{told:#?}");
    for right in [
        "The port has the same number of berths, 64, as before, Ruiz said [@port-closes].",
        "Of the officials, 46, all say with Ruiz that it has berths [@port-closes].",
        "The port has berths, Ruiz, 46, said [@port-closes].",
    ] {
        assert_eq!(point(right), [""; 0], "{right}");
    }
}

#[test]
fn a_year_and_a_small_number_of_a_claim_that_names_an_item_are_looked_for_in_the_whole_copy() {
    let of = |assertion: &str| {
        let desk = SOUND
            .replacen(
                "The port closes in June\n    source: ruiz\n    document: gazette\n    at: 1",
                &format!("{assertion}\n    source: ruiz\n    document: gazette\n    at: item 1"),
                1,
            )
            .replace("The port is to close next month,", "A closed port would cost four ferries by 2040,");
        told(&desk).into_iter().filter(|line| line.contains("figure-not-found")).collect::<Vec<_>>()
    };
    assert_eq!(of("A closed port would cost four ferries by 2040"), [""; 0]);
    for (assertion, said) in [
        (
            "A closed port would cost four ferries by 2041",
            "the copy of `gazette` says \"2040\", not \"2041\"",
        ),
        (
            "A closed port would cost six ferries by 2040",
            "the copy of `gazette` says \"four ferries\", not \"six ferries\"",
        ),
    ] {
        let found = of(assertion);
        assert!(found.len() == 1 && found[0].contains(said), "{assertion}: {found:#?}");
    }
}

#[test]
fn a_change_that_turns_the_other_way_and_a_measure_before_its_noun_are_told() {
    let of = |copy: &str, assertion: &str| {
        let desk = SOUND
            .replace("The port is to close next month", copy)
            .replace("assertion: The port closes in June", &format!("assertion: {assertion}"));
        let mut found = told(&desk);
        found.retain(|line| line.contains(" figure-not-found: "));
        found
    };
    for (copy, right, wrong, said) in [
        (
            "Sales fell by 30 percent",
            "Sales fell by 30 percent",
            "Sales rose by 30 percent",
            "\"fell\", not \"rose\"",
        ),
        (
            "Port traffic doubled",
            "Port traffic doubled",
            "Port traffic tripled",
            "\"doubled\", not \"tripled\"",
        ),
        (
            "The 43-kilometre line is shut for a six-week spell",
            "The 43-kilometre line is shut for six weeks",
            "The 34-kilometre line is shut for six weeks",
            "\"43-kilometre line\", not \"34-kilometre line\"",
        ),
        (
            "The line is shut for a six-week spell",
            "The line has a six-week spell",
            "The line has a six-month spell",
            "\"six-week spell\", not \"six-month spell\"",
        ),
        (
            "It costs 4.2 million crowns",
            "It costs 4.2 million crowns",
            "It costs 4.2 million euros",
            "not \"4.2 million euros\"",
        ),
        (
            "Of the quays 12 percent are shut",
            "Of the quays 12 percent are shut",
            "Some 12 quays are shut",
            "\"12 quays\"",
        ),
    ] {
        assert_eq!(of(copy, right), [""; 0], "{right}");
        let found = of(copy, wrong);
        assert!(found.len() == 1 && found[0].contains(said), "{wrong}: {found:#?}");
    }
    let rent = "The rent was 10.20 crowns, up from 9.50 a year earlier";
    assert_eq!(of(rent, "The rent was 10.20 crowns, against 9.50 crowns a year earlier"), [""; 0]);
}

#[test]
fn a_change_that_a_sentence_turns_the_other_way_than_its_claim_is_told() {
    let point = |text: &str| {
        let desk = SOUND.replace("closes in June\n", "lost trade, which fell by 30 percent\n");
        differing(&desk.replace("  as_of", &format!("  bottom_line: {text}\n  as_of")))
    };
    let told = point("Trade rose by 30 percent, Ruiz said [@port-closes].");
    assert!(told.len() == 1 && told[0].contains("what this cites says \"fell\", not \"rose\""), "{told:#?}");
    assert_eq!(point("Trade fell by 30 percent, Ruiz said [@port-closes]."), [""; 0]);
}

#[test]
fn a_year_behind_the_words_of_the_paragraph_is_the_one_that_stands_there() {
    let of = |assertion: &str| {
        let desk = SOUND
            .replace("The port is to close next month", "In 2031 the line carried 1,200 wagons, as in the season 2028-29, and none is left before 2043")
            .replace("assertion: The port closes in June", &format!("assertion: {assertion}"));
        let mut found = told(&desk);
        found.retain(|line| line.contains(" figure-not-found: "));
        found
    };
    for (wrong, said) in [
        ("No wagon is left before 2041", "says \"2043\", not \"2041\""),
        ("The line carried 1,200 wagons in the season 2027-28", "says \"2028\", not \"2027\""),
    ] {
        let found = of(wrong);
        assert!(found.len() == 1 && found[0].contains(said), "{wrong}: {found:#?}");
    }
    assert_eq!(of("No wagon is left before 2043"), [""; 0]);
}
