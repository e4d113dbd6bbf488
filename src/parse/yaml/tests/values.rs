//! What is read: values, keys, aliases, tags, characters.

use super::*;
use crate::diagnostic::{Safety, Severity};

#[test]
fn what_looks_like_a_number_or_a_boolean_is_text() {
    let text = "[no, on, yes, true, 12:30, 2024-04-06, 1e3, 0x1F, .inf, 06, null, ~, Null, NULL, nUll, 'null', \"~\"]";
    assert_eq!(
        sketch(&root(text)),
        "[no, on, yes, true, 12:30, 2024-04-06, 1e3, 0x1F, .inf, 06, _, _, _, _, nUll, \"null\", \"~\"]"
    );
}

#[test]
fn every_document_is_a_root_and_an_empty_one_is_none() {
    assert_eq!(sketches("a: 1\n---\n- b\n---\n# nothing\n---\nc\n...\n"), ["{a: 1}", "[b]", "c"]);
    assert_eq!(sketches(""), [""; 0]);
    assert_eq!(sketches("# only a comment\n"), [""; 0]);
    assert_eq!(sketches("\u{FEFF}a: 1\n"), ["{a: 1}"]);
    assert_eq!(sketches("a: 1\r\nb:\r\n  - 2\r\n"), ["{a: 1, b: [2]}"]);
}

#[test]
fn the_first_of_two_equal_keys_wins() {
    let text = "a: 1\nb: 2\n\"a\": {c: 3}\n";
    let (tree, faults) = parse(text);
    assert_eq!(sketch(&tree.roots[0]), "{a: 1, b: 2}");
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].rule, "duplicate-key");
    assert_eq!((faults[0].at.span.start, faults[0].related[0].span.start), (10, 0));
    let many = (0..300).map(|n| format!("k{}: {n}", n % 250)).collect::<Vec<_>>().join("\n");
    assert_eq!(parse(&many).1.len(), 50);
}

#[test]
fn a_record_without_its_dash_is_told_once_and_read_all_the_same() {
    let text = "- id: a\n  x: 1\n  id: b\n  x: 2\n  y: 3\n  id: c\n  x: 4\n- id: d\n";
    let (tree, faults) = parse(text);
    assert_eq!(sketch(&tree.roots[0]), "[{id: a, x: 1}, {id: b, x: 2, y: 3}, {id: c, x: 4}, {id: d}]");
    assert_eq!(faults.iter().map(|fault| fault.rule).collect::<Vec<_>>(), ["syntax", "syntax"]);
    for (same, rules) in [
        ("- id: a\n  id: b\n  x: 1\n", ["duplicate-key"]),
        ("- id: a\n  x: 1\n  x: 2\n", ["duplicate-key"]),
        ("- {id: a, x: 1, id: b}\n", ["duplicate-key"]),
        ("id: a\nx: 1\nid: b\n", ["duplicate-key"]),
    ] {
        assert_eq!(parse(same).1.iter().map(|fault| fault.rule).collect::<Vec<_>>(), rules, "{same}");
    }
}

#[test]
fn merge_keys_fill_in_what_is_missing() {
    let text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  c: 5\nw: {<<: *y}\n";
    assert_eq!(
        sketch(&root(text)),
        "{x: {a: 1, b: 2}, y: {b: 3, c: 4}, z: {c: 5, a: 1, b: 2}, w: {b: 3, c: 4}}"
    );
    assert_eq!(
        said("<<: word\n"),
        ["1:5 syntax: `<<` takes over the fields of another mapping, and this is none"]
    );
    assert_eq!(sketch(&root("'<<': word\n")), "{<<: word}");
}

#[test]
fn aliases_repeat_values() {
    let text = "a: &a [1, &b {c: d}]\ne: *b\nf: [*a]\n? &k key\n: 1\n*k : 2\n";
    let (tree, faults) = parse(text);
    assert_eq!(sketch(&tree.roots[0]), "{a: [1, {c: d}], e: {c: d}, f: [[1, {c: d}]], key: 1}",);
    assert_eq!(faults.len(), 1, "{faults:?}");
}

#[test]
fn a_value_that_contains_itself_is_refused() {
    assert_eq!(said("a: &x {b: *x}\n"), ["1:11 syntax: this value would contain itself"]);
    assert_eq!(said("&x [1, [*x]]\n"), ["1:9 syntax: this value would contain itself"]);
    assert_eq!(said("a: &x 1\n---\nb: *x\n").len(), 1);
}

#[test]
fn tags_of_yaml_itself_are_accepted() {
    assert_eq!(
        sketch(&root("[!!str null, !!int 5, !!seq [a], !!map {b: c}, ! d, !!null x]")),
        "[null, 5, [a], {b: c}, d, x]"
    );
    assert_eq!(said("a: !!binary eA==\n").len(), 1);
    assert_eq!(
        said("a: &b !c d\ne: *b\n"),
        ["1:7 syntax: `!c` is read as a tag of YAML, not as text, and no tag has a meaning here"]
    );
}

#[test]
fn reserved_characters_are_found_as_such_and_as_escapes() {
    for (text, place) in [
        ("a: x\u{FDD0}y\n", (4, 7)),
        ("a: x\u{7}y\n", (4, 5)),
        ("a: 'x\u{FFFE}'\n", (5, 8)),
        ("a: |\n  é\n  x\u{85}\n", (13, 15)),
        ("a: \"x\\uFDD0\"\n", (5, 11)),
        ("a: \"x\\0\"\n", (5, 7)),
        ("a: \"x\\e\"\n", (5, 7)),
        ("a: \"x\\U0001FFFF\"\n", (5, 15)),
        ("a: x\0y\n", (4, 5)),
        ("a: \"x\\uD800\"\n", (5, 11)),
        ("x\u{1}: y\n", (1, 2)),
    ] {
        let (_, faults) = parse(text);
        let found: Vec<_> =
            faults.iter().map(|fault| (fault.rule, fault.at.span.start, fault.at.span.end)).collect();
        assert_eq!(found, [("reserved-character", place.0, place.1)], "{text:?}");
    }
    assert_eq!(parse("a: \"\\t\\n\\u00e9 \\\\0\"\nb: é\u{FE0F} ￼\n").1, []);
}

#[test]
fn a_text_between_braces_is_read_beyond_its_commas() {
    for (text, read) in [
        ("{a: on Monday, before the vote, b: c}", "{a: on Monday, before the vote, b: c}"),
        (
            "{b: c, a: the plan, he said, is secret, and will be}",
            "{b: c, a: the plan, he said, is secret, and will be}",
        ),
        ("{a: {b: to speak, she said}, c: d}", "{a: {b: to speak, she said}, c: d}"),
        ("{a: one thing,\n   and another}", "{a: one thing, and another}"),
        // It is read whole, but may be a field without its colon, a word of its own, or several ids.
        ("{a: the plan is old, until 2031}", "{a: the plan is old, until 2031}"),
        ("{a: the plan is old, private}", "{a: the plan is old, private}"),
        ("{a: b, c, d: e}", "{a: b, d: e}"),
        ("{a: to speak, \"b c\"}", "{a: to speak}"),
        ("{a: \"b c\", and d}", "{a: \"b c\"}"),
        ("{a: [b c], and d}", "{a: [b c]}"),
        ("{and d, a: b}", "{a: b}"),
    ] {
        let (tree, faults) = parse(text);
        assert_eq!(faults.len(), 1, "{text} {faults:?}");
        assert_eq!(sketch(&tree.roots[0]), read, "{text}");
    }
}

#[test]
fn a_comma_is_mended_where_what_follows_can_only_be_text() {
    for (text, is_sure) in [
        ("{a: the plan is not public, and will not be, b: c}", true),
        ("{a: to speak of it freely, he said}", true),
        ("{a: to speak of it freely, Hart said}", true),
        ("{a: the plan is old, until 2031}", false),
        ("{a: the plan is old, private}", false),
        ("{a: the plan, he said, until 2031}", false),
        ("{a: the plan, he said, \"x\"}", false),
        ("{a: b, c}", false),
    ] {
        let (_, faults) = parse(text);
        let fix = faults[0].fix.as_ref();
        let is_safe = fix.is_some_and(|fix| fix.safety == Safety::Safe);
        assert_eq!((is_safe, faults[0].severity == Severity::Warning), (is_sure, is_sure), "{text}");
    }
}
