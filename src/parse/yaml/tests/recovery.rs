//! Reading on after a syntax error: what is left out, and what is not.

use std::fmt::Write as _;

use super::super::limits::RECOVERIES;
use super::*;

#[test]
fn an_alias_of_a_record_left_out_is_no_second_fault() {
    let text = "claims:\n  - &a\n    id: a\n    x: y: z\n  - id: b\n    y: *a\n  - id: c\n";
    assert_eq!(said(text), ["4:9 syntax: a colon and a space inside a text without quotation marks"]);
    assert_eq!(parse(text).0.lost, ["a", "b"]);
}

#[test]
fn a_record_without_an_id_that_is_left_out_counts_as_lost() {
    let text = "brief:\n  sections:\n    - title: A\n    - title: B\ntext: T\n      select: {topics: [a]}\n";
    assert_eq!(parse(text).0.lost, [""]);
}

#[test]
fn one_bad_record_never_hides_the_next() {
    let text = "claims:\n  - id: a\n    note: |\n      x\n  - id: b\n    q: \"open\n  - id: c\n    e: b: c\n  - id: d\n";
    let (tree, faults) = parse(text);
    assert_eq!(faults.len(), 2);
    assert_eq!(tree.lost, ["b", "c"]);
    assert_eq!(sketch(&tree.roots[0]), "{claims: [{id: a, note: \"x\\n\"}, {id: d}]}");
}

#[test]
fn a_line_behind_a_tab_takes_no_other_record_along() {
    for bad in [
        "  - id: b\n    e: x\n\ttopics: [t]\n",
        "  - id: b\n    e: x\n\ttopics: [t]\n    f: y\n",
        "  - id: b\n    e: [x,\n\ttopics: [t]\n",
        "\t- id: b\n\t  e: x\n",
    ] {
        let (tree, faults) = parse(&format!("claims:\n  - id: a\n    e: x\n{bad}  - id: c\n    e: y\n"));
        assert_eq!(faults.len(), 1, "{bad}");
        assert_eq!(tree.lost, ["b"], "{bad}");
        assert_eq!(sketch(&tree.roots[0]), "{claims: [{id: a, e: x}, {id: c, e: y}]}", "{bad}");
    }
}

#[test]
fn fifteen_mistakes_in_fifteen_records_are_fifteen_findings() {
    let wrong = [
        "quote: \"open",
        "quote: 'open",
        "topics: [a, b",
        "when: {text: x, date: y",
        "source:watson",
        "assertion: a: b",
        "assertion: \"a\" b",
        "assertion: 'China's'",
        "text: @a",
        "text: `a`",
        "text: *a* b",
        "text: | a",
        "\tsource: a",
        "  actor: b",
        "text: \"\\q\"",
    ];
    let mut text = "claims:\n".to_owned();
    for (n, line) in wrong.iter().enumerate() {
        let _ = write!(
            text,
            "  - id: bad-{n}\n    actor: x\n    {line}\n    at: 4\n  - id: good-{n}\n    at: 5\n"
        );
    }
    let (tree, faults) = parse(&text);
    let file = Text::new("a.yaml", text.as_str());
    let lines: Vec<_> = faults.iter().map(|fault| (file.place(fault.at.span.start).line + 2) / 6).collect();
    assert_eq!(lines, (1..=15).collect::<Vec<_>>(), "{:#?}", said(&text));
    let NodeKind::Map(entries) = &tree.roots[0].kind else { panic!() };
    let NodeKind::List(records) = &entries[0].value.kind else { panic!() };
    assert_eq!(records.len(), 15);
    assert_eq!(tree.lost.len(), 15);
}

#[test]
fn what_is_left_out_is_no_more_than_needed() {
    for (text, left) in [
        // An item among others; the only item of its list, and so the record; a record among others.
        ("- id: a\n  t:\n    - x\n    - y: z: w\n", "[{id: a, t: [x]}]"),
        ("- id: a\n  t:\n    - y: z: w\n- id: b\n", "[{id: b}]"),
        ("c:\n- id: a\n  b: \"\n- id: b\nd: e\n", "{c: [{id: b}], d: e}"),
        // The only record, with the field that it belongs to; a field of the brief, and so the brief.
        ("c:\n  - id: a\n    b: \"\nd: e\n", "{d: e}"),
        ("brief:\n  a: @b\nd: e\n", "{d: e}"),
        // A line of a list in brackets.
        ("c: [\n  {id: a},\n  {id: b, t: x: y},\n  {id: c}\n]\nd: e\n", "{c: [{id: a}, {id: c}], d: e}"),
        // Items whose dashes are not in line.
        ("c:\n  - id: a\n - id: b\n", "{c: [{id: a}]}"),
        ("c:\n  - id: a\n   - id: b\n     d: e\n  - id: f\n", "{c: [{id: a}, {id: f}]}"),
        ("c:\n  - id: a\n  -id: b\n  - id: f\n", "{c: [{id: a}, {id: f}]}"),
        // Another document.
        ("a: @b\n---\nc: d\n", "{c: d}"),
        ("a: b\n---\n- x\n- \"y\n", "{a: b} [x]"),
    ] {
        assert_eq!(said(text).len(), 1, "{text}");
        assert_eq!(sketches(text).join(" "), left, "{text}");
    }
}

#[test]
fn ids_of_records_left_out_are_known() {
    let text = "- {id: a-1, x: \"}\n- \"id\": 'b'\n  x: @\n-id: c\n- valid: no\n  x: @\n- x: @\n  id : d # e\n- id: e\n";
    assert_eq!(parse(text).0.lost, ["a-1", "b", "c", "", "d"]);
}

#[test]
fn more_mistakes_than_are_shown_are_said_to_be_more() {
    let text = (0..30).map(|n| format!("- id: a{n}\n  b: c: d")).collect::<Vec<_>>().join("\n");
    let (tree, faults) = parse(&text);
    assert_eq!(faults.len(), RECOVERIES + 1);
    assert!(faults[RECOVERIES].message.contains("more syntax errors"));
    assert_eq!(tree.lost.len(), 30);
}

#[test]
fn other_findings_are_not_repeated_by_reading_again() {
    let text = "a: 1\na: 2\nb: x: y\nc: \"\\0\"\nd: [1\n";
    assert_eq!(
        parse(text).1.iter().map(|fault| fault.rule).collect::<Vec<_>>(),
        ["duplicate-key", "syntax", "reserved-character", "syntax"]
    );
}

#[test]
fn a_field_out_of_line_takes_its_whole_record_with_it_and_leaves_no_empty_list() {
    for field in ["  likelihood: likely", "likelihood: likely"] {
        let text = format!(
            "judgments:\n  - id: quota\n    judgment: A quota is likely\n{field}\n    confidence: low\ngaps:\n  - gap: x\n"
        );
        let (tree, _) = parse(&text);
        assert_eq!(said(&text).len(), 1, "{:#?}", said(&text));
        assert_eq!(sketch(&tree.roots[0]), "{gaps: [{gap: x}]}", "{field}");
        assert_eq!(tree.lost, ["quota"], "{field}");
        let text = text.replace("gaps:\n  - gap: x\n", "  - id: tax\n");
        assert_eq!(sketch(&parse(&text).0.roots[0]), "{judgments: [{id: tax}]}", "{field}");
    }
}

#[test]
fn what_else_is_wrong_in_a_record_left_out_is_told_in_the_same_run() {
    let record = |lines: &str| format!("claims:\n  - id: a\n    {lines}\n    at: 4\n  - id: b\n    at: 5\n");
    for (lines, places) in [
        ("assertion: He said: no\n    note: @x\n    quote: \"open", vec![3, 4, 5]),
        ("quote: \"open\n    source: x\n    assertion: He said: no", vec![3, 5]),
        ("source:watson\n    topics: [a, b\n    assertion: \"A\" b", vec![3, 4, 5]),
        ("assertion: \"A\" b\n    topics: [a, b\n    source:watson", vec![3, 4, 5]),
        ("note: @x\n    source: a\n    source: b\n    when: {text: on a day, until 2031}", vec![3, 5, 6]),
        // What the first left may be no mistake of its own.
        ("quote: \"open\n    more\" and\n    note: @x", vec![4]),
        ("quote: \"open\n      more\" and\n    note: @x", vec![4]),
        ("note: @x\n      more: y", vec![3]),
        ("note: @x\n    topics:\n    - a", vec![3]),
        ("assertion: a: b\n   source: c", vec![3]),
    ] {
        let text = record(lines);
        let (tree, faults) = parse(&text);
        let file = Text::new("a.yaml", text.as_str());
        let lines: Vec<_> = faults.iter().map(|fault| file.place(fault.at.span.start).line).collect();
        assert_eq!(lines, places, "{text}{:#?}", said(&text));
        assert_eq!(tree.lost, ["a"], "{text}");
        assert_eq!(sketch(&tree.roots[0]), "{claims: [{id: b, at: 5}]}", "{text}");
    }
}
