//! Tests of the reader: places, values, findings, recovery, bounds.

use super::limits::*;
use super::mistakes::{MISTAKES, Mistake};
use super::*;
use crate::text::{Place, Text};
use proptest::prelude::*;
use std::fmt::Write as _;

fn parse(text: &str) -> (Tree, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let tree = read(FileId(0), text, &mut faults);
    (tree, faults)
}

/// Reads a text that has no faults and one document.
fn root(text: &str) -> Node {
    let (mut tree, faults) = parse(text);
    assert_eq!(faults, [], "{text}");
    assert_eq!(tree.roots.len(), 1, "{text}");
    tree.roots.remove(0)
}

/// The findings of a text as `line:column message`.
fn said(text: &str) -> Vec<String> {
    let file = Text::new("a.yaml", text);
    let line = |fault: &Diagnostic| {
        let Place { line, column } = file.place(fault.at.span.start);
        format!("{line}:{column} {}: {}", fault.rule, fault.message)
    };
    parse(text).1.iter().map(line).collect()
}

/// A tree on one line: texts as they are, quoted ones in quotation marks, nothing as `_`.
fn sketch(node: &Node) -> String {
    match &node.kind {
        NodeKind::Empty => "_".to_owned(),
        NodeKind::Text { text, quoted: true } => format!("{text:?}"),
        NodeKind::Text { text, .. } => text.clone(),
        NodeKind::List(items) => format!("[{}]", items.iter().map(sketch).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(entries) => {
            let entry = |entry: &Entry| format!("{}: {}", entry.key, sketch(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn sketches(text: &str) -> Vec<String> {
    parse(text).0.roots.iter().map(sketch).collect()
}

/// What stands at the place of every text and of nothing, in order.
fn written<'t>(node: &Node, text: &'t str, found: &mut Vec<&'t str>) {
    let here =
        text.get(node.span.start as usize..node.span.end as usize).expect("a span on character boundaries");
    match &node.kind {
        NodeKind::Empty | NodeKind::Text { .. } => found.push(here),
        NodeKind::List(items) => items.iter().for_each(|item| written(item, text, found)),
        NodeKind::Map(entries) => entries.iter().for_each(|entry| written(&entry.value, text, found)),
    }
}

fn values(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    parse(text).0.roots.iter().for_each(|root| written(root, text, &mut found));
    found
}

#[test]
fn what_looks_like_a_number_or_a_boolean_is_text() {
    let text = "[no, on, yes, true, 12:30, 2024-04-06, 1e3, 0x1F, .inf, 06, null, ~, Null, NULL, nUll, 'null', \"~\"]";
    assert_eq!(
        sketch(&root(text)),
        "[no, on, yes, true, 12:30, 2024-04-06, 1e3, 0x1F, .inf, 06, _, _, _, _, nUll, \"null\", \"~\"]"
    );
}

#[test]
fn places_of_texts_are_exact() {
    let text = "a: é ü   # c\nb: \"x\" # say \"y\"\nc: 'it''s'  # 'z'\nd: &n !!str word\ne: [q , {r: s }]\nf: one\n  two\n";
    assert_eq!(values(text), ["é ü", "\"x\"", "'it''s'", "word", "q", "s", "one\n  two"]);
}

#[test]
fn places_of_blocks_are_trimmed() {
    let text = "a: |\n  one\n\n   two  \n\n\nb: >- # note\n  é\n\n# end\nc: &x |\n  z\nd: *x\n";
    assert_eq!(values(text), ["one\n\n   two", "é", "z", "*x"]);
    assert_eq!(sketch(&root(text)), "{a: \"one\\n\\n two  \\n\", b: \"é\", c: \"z\\n\", d: \"z\\n\"}");
}

#[test]
fn places_of_lists_and_mappings_end_with_their_last_value() {
    let text = "top:\n  - a: 1\n    b: [x ]  \n\n  -\n    - y\n# end\nnext: {z: 1 } # c\n";
    let node = root(text);
    let NodeKind::Map(entries) = &node.kind else { panic!("{node:?}") };
    let place = |node: &Node| text.get(node.span.start as usize..node.span.end as usize).unwrap().to_owned();
    assert_eq!(place(&node), text.trim_end().trim_end_matches(" # c"));
    assert_eq!(place(&entries[0].value), "a: 1\n    b: [x ]  \n\n  -\n    - y");
    assert_eq!(place(&entries[1].value), "{z: 1 }");
}

fn empties(node: &Node, places: &mut Vec<(u32, u32)>) {
    match &node.kind {
        NodeKind::Empty => places.push((node.span.start, node.span.end)),
        NodeKind::Text { .. } => {}
        NodeKind::List(items) => items.iter().for_each(|item| empties(item, places)),
        NodeKind::Map(entries) => entries.iter().for_each(|entry| empties(&entry.value, places)),
    }
}

#[test]
fn nothing_stands_where_a_value_would() {
    let text = "a:\nb: # c\nc:\n  -\n  - # - x\n  - &n\n  - ~\nd: {e: , \"f\": }\ng: !!null\n? h\n";
    let mut places = Vec::new();
    empties(&root(text), &mut places);
    let file = Text::new("a.yaml", text);
    let at = |&(start, end): &(u32, u32)| (file.place(start).line, file.place(start).column, end - start);
    assert_eq!(
        places.iter().map(at).collect::<Vec<_>>(),
        [
            (1, 3, 0),
            (2, 3, 0),
            (4, 4, 0),
            (5, 4, 0),
            (6, 7, 0),
            (7, 5, 1),
            (8, 7, 0),
            (8, 14, 0),
            (9, 10, 0),
            (10, 4, 0)
        ]
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
fn an_alias_of_a_record_left_out_is_no_second_fault() {
    let text = "claims:\n  - &a\n    id: a\n    x: y: z\n  - id: b\n    y: *a\n  - id: c\n";
    assert_eq!(said(text), ["4:9 syntax: a colon and a space inside a text without quotation marks"]);
    assert_eq!(parse(text).0.lost, ["a", "b"]);
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
fn bounds_end_in_a_finding() {
    let finding = |text: &str| said(text).join("\n");
    let bomb = (1..12).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |bomb, n| {
        let alias = format!("*a{}", n - 1);
        bomb + &format!("a{n}: &a{n} [{}]\n", [alias.as_str(); 9].join(","))
    });
    assert!(
        finding(&bomb).contains("too-large: the aliases of this file repeat too much"),
        "{}",
        finding(&bomb)
    );
    assert_eq!(parse(&bomb).1.len(), 1);
    let depth = format!("too-large: lists and mappings lie in each other more than {DEPTH} levels deep");
    for deep in
        ["- ".repeat(100_000), "? ".repeat(1000), "a: {".to_owned(), "[".repeat(200) + &"]".repeat(200)]
    {
        let _ = parse(&deep);
    }
    assert!(finding(&"- ".repeat(100_000)).contains(&depth));
    assert!(finding(&("[".repeat(200) + &"]".repeat(200))).contains(&depth));
    assert!(finding(&"[".repeat(100_000)).contains("too-large"));
    let nested: String = (0..300).map(|n| " ".repeat(n) + "a:\n").collect();
    assert!(finding(&nested).contains(&depth));
    let long = format!("a: {}\nb: c\n", "x".repeat(TEXT_BYTES + 1));
    assert_eq!(said(&long), ["1:4 too-large: this text is longer than 1 MiB"]);
    assert_eq!(sketches(&long), ["{a: _, b: c}"]);
    let huge = " ".repeat(FILE_BYTES + 1);
    assert_eq!(said(&huge), ["1:1 too-large: this file is larger than 64 MiB and was not read"]);
}

#[test]
fn too_many_faults_or_names_are_said_to_be_too_many() {
    let (_, faults) = parse(&"a: 1\n".repeat(FINDINGS + 10));
    assert_eq!(faults.len(), FINDINGS + 1);
    assert_eq!(faults[FINDINGS].rule, "too-large");
    let (_, faults) = parse(&"- &a [b]\n".repeat(ANCHORS + 10));
    assert_eq!(faults.iter().map(|fault| fault.rule).collect::<Vec<_>>(), ["too-large"]);
}

#[test]
fn a_deep_alias_does_not_pass_the_depth() {
    let half = "[".repeat(100) + &"]".repeat(100);
    let text = format!("a: &a {half}\nb: {}*a{}\n", "[".repeat(60), "]".repeat(60));
    assert_eq!(parse(&text).1.len(), 1);
    assert_eq!(parse(&text).1[0].rule, "too-large");
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
fn one_bad_record_never_hides_the_next() {
    let text = "claims:\n  - id: a\n    note: |\n      x\n  - id: b\n    q: \"open\n  - id: c\n    e: b: c\n  - id: d\n";
    let (tree, faults) = parse(text);
    assert_eq!(faults.len(), 2);
    assert_eq!(tree.lost, ["b", "c"]);
    assert_eq!(sketch(&tree.roots[0]), "{claims: [{id: a, note: \"x\\n\"}, {id: d}]}");
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
    assert_eq!(parse(text).0.lost, ["a-1", "b", "c", "d"]);
}

#[test]
fn hostile_files_end_in_time() {
    for text in [
        "- \"a\n".repeat(20_000),
        "x: [\"\n".repeat(20_000),
        "[{'".repeat(20_000),
        "a: b\n".to_owned() + &"   - c: {\n".repeat(20_000),
        "[".repeat(120) + &"a,".repeat(100_000),
        "- &a b\n".repeat(20_000) + "- *c\n- *d\n",
        "a: *".to_owned() + &"b".repeat(200_000) + "\nc: &" + &"d".repeat(200_000) + " e\n",
        "- a: b: c\n".repeat(20_000),
        "a:\n  b:\n".repeat(20_000),
        "'".repeat(100_001),
        "\"\\".repeat(100_000),
        "{a ".repeat(20_000),
        "a: |\n".repeat(20_000),
        "x: {t: a".to_owned() + &", a b".repeat(20_000) + "}\n",
        "[".to_owned() + &"!a b, ".repeat(20_000) + "]\n",
        "[".to_owned() + &"&a b, ".repeat(20_000) + "]\n",
        "[".to_owned() + &"{{a}}, ".repeat(20_000) + "]\n",
        "[".to_owned() + &"\"C:\\new\", ".repeat(20_000) + "]\n",
        "a: 1\n".repeat(20_000),
        "? ".repeat(20_000),
        "#\n".repeat(100_000) + "a: b: c\n",
    ] {
        let (_, faults) = parse(&text);
        assert!(faults.iter().all(
            |fault| fault.message.len() < 300 && fault.help.as_ref().is_some_and(|help| help.len() < 600)
        ));
    }
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
fn every_mistake_is_told_by_its_cause() {
    for mistake in MISTAKES {
        let (_, faults) = parse(mistake.wrong);
        let file = Text::new("a.yaml", mistake.wrong);
        let [fault] = faults.as_slice() else { panic!("{}: {faults:#?}", mistake.title) };
        let Place { line, column } = file.place(fault.at.span.start);
        let found =
            (fault.rule, (line, column), fault.message.as_str(), fault.help.as_deref().unwrap_or_default());
        assert_eq!(found, (mistake.rule, mistake.place, mistake.message, mistake.help), "{}", mistake.title);
        assert_eq!(parse(mistake.right).1, [], "{}", mistake.title);
    }
}

#[test]
fn messages_are_in_an_analysts_words() {
    for Mistake { message, help, title, .. } in MISTAKES {
        for text in [message, help] {
            for word in
                ["node", "scalar", "token", "flow", "block mapping", "simple key", "deserial", "parse"]
            {
                assert!(!text.contains(word), "{title}: {text}");
            }
            assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{title}: {text}");
        }
    }
}

fn page() -> String {
    let mut page = "# Mistakes in YAML\n\nWhat goes wrong when claim files are written, what byline says, and how to write it.\n\
                    A test keeps this page true: it is written from the table in `src/parse/yaml/mistakes.rs`.\n"
        .to_owned();
    for Mistake { title, wrong, place: (line, column), rule, message, help, right } in MISTAKES {
        let _ = write!(
            page,
            "\n## {title}\n\n```yaml\n{wrong}```\n\nLine {line}, column {column}, `{rule}`: {message}.\nHelp: {help}.\n\n```yaml\n{right}```\n"
        );
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "UPDATE=1 rewrites the page, as it does expected outputs")]
fn the_page_of_mistakes_is_true() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/yaml-mistakes.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert_eq!(written, page(), "run the tests with UPDATE=1 to rewrite the page");
}

/// Pieces that YAML gives a meaning to, and some that it does not.
fn piece() -> impl Strategy<Value = String> {
    let signs = [
        "a", "b: ", "- ", "? ", ": ", ":", "\n", "\n  ", "\n    ", " ", "\t", "[", "]", "{", "}", ",", "\"",
        "'", "&a ", "*a", "!t ", "!!str ", "|\n  ", ">-\n", "#", " # c", "---\n", "...\n", "%x", "@", "`",
        "\\", "\\u", "\r\n", "\r", "é", "😀", "\u{FEFF}", "\0", "\u{FDD0}", "<<: ", "<<: *a", "~", "null",
        "-", "\u{A0}", "：", "id: x", "\u{85}", "\u{2028}", "{{",
    ];
    prop_oneof![9 => prop::sample::select(signs.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn messy() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A sound file with a few characters replaced.
fn mutated() -> impl Strategy<Value = String> {
    let sound = "brief: {id: a, title: \"x\"}\nclaims:\n  - id: b\n    assertion: 'it''s é'\n    topics: [c, d]\n    note: |\n      \
                 text\n\n    when: &w {text: e, date: 2024}\n  - id: f\n    when: *w\n    # comment\n    quote: >-\n      g\n      h\n";
    prop::collection::vec((0..sound.len(), piece(), 0..4_usize), 1..5).prop_map(move |changes| {
        let mut text = sound.to_owned();
        for (at, piece, length) in changes {
            let at = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((at + length).min(text.len()));
            text.replace_range(at..end, &piece);
        }
        text
    })
}

fn spans(node: &Node, sound: &impl Fn(Span)) {
    sound(node.span);
    match &node.kind {
        NodeKind::List(items) => items.iter().for_each(|item| spans(item, sound)),
        NodeKind::Map(entries) => entries.iter().for_each(|entry| {
            sound(entry.key_span);
            spans(&entry.value, sound);
        }),
        _ => {}
    }
}

fn check(text: &str) {
    let (tree, faults) = parse(text);
    let sound = |span: Span| {
        assert!(span.start <= span.end, "{span:?}");
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    };
    tree.roots.iter().for_each(|root| spans(root, &sound));
    for fault in &faults {
        sound(fault.at.span);
        fault.related.iter().for_each(|label| sound(label.span));
        assert!(fault.help.is_some(), "{fault:?}");
    }
    assert_eq!(parse(text), (tree, faults));
}

/// A value to write down and read again.
fn value() -> impl Strategy<Value = String> {
    let word = "[a-z][a-z0-9é-]{0,8}( [a-z0-9é]{1,6}){0,3}".prop_filter("not null", |word| word != "null");
    let quoted = "[ -9;-~é\\n]{0,20}".prop_map(|text| format!("{text:?}"));
    let leaf = prop_oneof![word, quoted];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec(inner, 0..4).prop_map(|values| {
                let entries: Vec<_> =
                    values.iter().enumerate().map(|(n, value)| format!("k{n}: {value}")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

/// The same value over several lines.
fn spread(node: &Node, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match &node.kind {
        NodeKind::List(items) if !items.is_empty() => {
            for item in items {
                let _ = write!(out, "\n{pad}-");
                spread(item, indent + 2, out);
            }
        }
        NodeKind::Map(entries) if !entries.is_empty() => {
            for entry in entries {
                let _ = write!(out, "\n{pad}{}:", entry.key);
                spread(&entry.value, indent + 2, out);
            }
        }
        _ => {
            let _ = write!(out, " {}", sketch(node));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_every_place_is_sound(text in prop_oneof![messy(), mutated(), any::<String>()]) {
        check(&text);
    }

    #[test]
    fn what_was_written_is_read(text in value()) {
        prop_assert_eq!(&sketch(&root(&format!("{text}\n"))), &text);
        let mut lines = String::new();
        spread(&root(&text), 0, &mut lines);
        prop_assert_eq!(&sketch(&root(&lines)), &text, "{}", lines);
    }
}
