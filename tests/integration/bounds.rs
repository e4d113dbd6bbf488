//! Desks made to take long: each ends, because no work grows with the square of its size. Without a bound these tests
//! would take hours, so that there is no clock in them.

use std::fmt::Write as _;

use crate::desk::settled;

/// A desk with one document and one source, and a claim for each number below a count.
fn desk(count: usize, fields: impl Fn(usize) -> String) -> String {
    let mut text = String::from(
        "brief: {title: Note, as_of: 2031-05}\n\
         documents:\n  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06}\n\
         sources:\n  - {id: ruiz, name: Ana Ruiz}\nclaims:\n",
    );
    for n in 0..count {
        let more = fields(n);
        let _ = writeln!(
            text,
            "  - {{id: ship-{n:06}, assertion: Ship {n} sails, source: ruiz, document: wire{more}}}"
        );
    }
    text
}

/// How many findings of a rule a desk has.
fn count(desk: &str, rule: &str) -> usize {
    settled(desk).1.findings.iter().filter(|finding| finding.rule == rule).count()
}

#[test]
fn references_that_lead_nowhere_are_not_all_compared_with_every_id() {
    let ships = 5_000;
    let (_, settled) = settled(&desk(ships, |n| format!(", supports: [shipp-{n:06}]")));
    let lost: Vec<_> = settled.findings.iter().filter(|finding| finding.rule == "unknown-id").collect();
    assert_eq!(lost.len(), ships);
    assert!(
        lost[0].help.as_ref().is_some_and(|help| help.contains("did you mean `ship-000000`?")),
        "{:?}",
        lost[0]
    );
    assert!(lost[ships - 1].help.as_ref().is_some_and(|help| help.contains("write the id of a claim")));
}

#[test]
fn a_long_chain_of_bodies_is_walked_once() {
    let bodies = 60_000;
    let mut text =
        desk(1, |_| String::new()).replace("sources:\n", "sources:\n  - {id: top, organization: the Top}\n");
    let list: Vec<String> = (0..bodies)
        .map(|n| {
            let above = if n == 0 { "top".to_owned() } else { format!("body-{}", n - 1) };
            format!("  - {{id: body-{n}, organization: Body {n}, of: {above}}}\n")
        })
        .collect();
    text = text.replace("claims:\n", &format!("{}claims:\n", list.concat()));
    assert_eq!(count(&text, "circular-sourcing"), 0);
}

#[test]
fn a_circle_of_thousands_is_told_by_its_first_records() {
    let reports = 5_000;
    let report = |n: usize| {
        let from = (n + 1) % reports;
        format!(
            "  - {{id: report-{n}, title: Report {n}, publisher: P, published: 2031, derived_from: report-{from}}}\n"
        )
    };
    let list: String = (0..reports).map(report).collect();
    let (_, settled) =
        settled(&desk(1, |_| String::new()).replace("sources:\n", &format!("{list}sources:\n")));
    let told: Vec<_> =
        settled.findings.iter().filter(|finding| finding.rule == "circular-sourcing").collect();
    assert_eq!(
        told.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(),
        [
            "`report-0` derives from itself, by way of `report-1`, then `report-2`, then `report-3`, then `report-4`, \
          then 4995 more"
        ]
    );
}

#[test]
fn circles_beyond_number_are_counted() {
    let reports = 60;
    let all: Vec<String> = (0..reports).map(|n| format!("report-{n}")).collect();
    let report = |id: &String| {
        let from = all.join(", ");
        format!("  - {{id: {id}, title: A, publisher: P, published: 2031, derived_from: [{from}]}}\n")
    };
    let list: String = all.iter().map(report).collect();
    let (_, settled) =
        settled(&desk(1, |_| String::new()).replace("sources:\n", &format!("{list}sources:\n")));
    let told: Vec<_> =
        settled.findings.iter().filter(|finding| finding.rule == "circular-sourcing").collect();
    let others = reports * (reports + 1) / 2 - 101;
    assert_eq!(told.len(), 101);
    assert!(told.iter().any(|finding| finding.message.ends_with(&format!(", and so do {others} others"))));
}

#[test]
fn an_id_given_to_every_claim_is_a_finding_each() {
    let same = desk(15_000, |_| String::new());
    let same: Vec<String> = same
        .lines()
        .map(|line| match line.split_once("ship-") {
            Some((head, rest)) => format!("{head}ship{}\n", rest.get(6..).unwrap_or_default()),
            None => format!("{line}\n"),
        })
        .collect();
    assert_eq!(count(&same.concat(), "duplicate-id"), 14_999);
}

#[test]
fn a_claim_that_all_others_contradict_is_no_trouble() {
    let all =
        desk(10_000, |n| if n == 0 { String::new() } else { ", contradicts: [ship-000000]".to_owned() });
    assert_eq!(count(&all, "unknown-id"), 0);
}

#[test]
fn a_text_full_of_quotations_is_read_once() {
    let long = "the crew said \"never\" and then ".repeat(15_000);
    let text = desk(1, |_| String::new()).replace("Ship 0 sails", &long);
    assert_eq!(count(&text, "missing-source"), 0);
}
