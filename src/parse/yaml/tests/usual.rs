//! The reader of the usual shape against the parser.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

use super::super::{recover, usual};
use super::*;

/// What the parser makes of a text without faults that holds one document.
fn parsed(text: &str) -> Option<Node> {
    let mut faults = Vec::new();
    let mut tree = recover::read(FileId(0), text, &mut faults);
    (faults.is_empty() && tree.lost.is_empty() && tree.roots.len() == 1).then(|| tree.roots.remove(0))
}

/// Whether a text has the usual shape; it then reads as the parser reads it.
fn is_usual(text: &str) -> bool {
    let read = usual::read(FileId(0), text);
    assert!(read.is_none() || read == parsed(text), "{text}\n{read:#?}\n{:#?}", parsed(text));
    read.is_some()
}

#[test]
fn claim_files_have_the_usual_shape() {
    let claims = "# head\nclaims:\n  - id: a\n    assertion: It's 5:00, b [c]\n    at: 4\n\n  # next\n  - id: b\n    \
                  assertion: \"Ruiz: no\"\n    quote: >-\n      we go\n      home # now\n\n    topics: [ports, trade-talks]\n    \
                  speaker:\n    - ruiz\n    - hart\n    when:\n      text: 'this week'\n      date: 2031-05\n    note:\n";
    assert!(is_usual(claims));
    for text in [
        "a: b\n",
        "a: b",
        "- a\n- b c\n",
        "a:\n- b: c\n  d: e\n",
        "a: |\n  b\n  c\n",
        "a:\n\n  b: é\n",
        "a: []\n",
    ] {
        assert!(is_usual(text), "{text}");
    }
}

#[test]
fn anything_else_is_left_to_the_parser() {
    for text in [
        "",
        "a",
        "a: b # c\n  d\n",
        "a: b\n\n  c\n",
        "a: \"b\\n\"\n",
        "a: 'it''s'\n",
        "a: {b: c, b: d}\n",
        "a: {b}\n",
        "a: [b,\n  c]\n",
        "a: {b: }\n",
        "a: {}\n",
        "a: &b c\n",
        "a: *b\n",
        "--- \na: b\n",
        "a: b: c\n",
        "a: b\na: c\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n   c\n",
        "a: |+\n  b\n",
        "a: >\n  b",
        " a: b\n",
        "a:\n  b: c\n d: e\n",
        "- - a\n",
        "? a\n",
        "a: b \n",
        "a: “b”\n",
        "a: - b\n",
        "a: [b, ]\n",
        "a:b\n",
        "a: 'b' c\n",
        "a: 'b'#\n",
        "a: -b\n",
        "a: !b c\n",
        "a: >-\n",
        "a: ~\n",
        "<<: a\n",
        "a: b\n  - c\n",
        "a: \"b\n  c\"\n",
    ] {
        assert!(!is_usual(text), "{text}");
    }
}

#[test]
fn a_text_that_is_too_long_is_left_to_the_parser_which_says_so() {
    let line = format!("  {}\n", "x".repeat(1 << 19));
    assert!(is_usual(&format!("a: |\n{line}")));
    assert!(!is_usual(&format!("a: |\n{line}{line}")));
}

#[test]
fn the_rules_examples_read_the_same() {
    for rule in crate::check::RULES {
        is_usual(rule.page.example);
        is_usual(rule.page.corrected);
    }
}

fn lines(
    indents: &[&'static str],
    signs: &[&'static str],
    rests: &[&'static str],
) -> impl Strategy<Value = String> {
    let line = (select(indents.to_vec()), select(signs.to_vec()), select(rests.to_vec()));
    let line = line.prop_map(|(indent, sign, rest)| format!("{indent}{sign}{rest}"));
    (vec(line, 0..12), any::<bool>())
        .prop_map(|(lines, ends)| lines.join("\n") + if ends { "\n" } else { "" })
}

proptest::proptest! {
    #[test]
    fn any_lines_read_as_the_parser_reads_them(
        text in lines(
            &["", "", "", "  ", "  ", "    ", "      ", " ", "   "],
            &[
                "", "", "- ", "- ", "a:", "a: ", "b: ", "c: ", "d-e_1: ", "- a: ", "- b:", "-  c: ", "-", "#", "---", "? ",
                "null: ", "- - ",
            ],
            &[
                "", "", "a", "b c", "it's: so", "it's 5:00 #4", "x #y", "é“ü”", "“é”", "null", "~", "12", "-1", "\"q\"",
                "\"q: #\"", "\"\"", "\"a\\n\"", "\"a", "'q'", "'q''r'", "''", "[a]", "[a, b-c,d ]", "[]", "[a, , b]",
                "[null, 'a']", "{a: b, c: [d, \"e\"]}", "{a: b, a: c}", "{a: }", "{a: b:c}", "[a: b]", "[U.S., {a: b}] # c", "b # c", "[a,", "{a: \"b\" c}", ">-", ">", "|", "|-", "|+", ">2", "&a b", "*a", "!t a", "{a: b}", "- x", "# c", "a ", "a:", "%",
                "@a", "a, [b] {c}", ".", "...", "(a)", "https://a.b/c#d",
            ],
        ),
    ) {
        is_usual(&text);
    }

    #[test]
    fn usual_lines_read_as_the_parser_reads_them(
        text in lines(
            &["", "  ", "  ", "    "],
            &["", "- a: ", "- ", "a: ", "b: ", "c: ", "d: ", "e: ", "f: "],
            &["", "b c", "é", "\"q: #\"", "'q'", "[a, b-c]", ">-", "|", "null", "b # c", "# d", "{e: f, g: 'h'}", "(i)"],
        ),
    ) {
        is_usual(&text);
    }
}

#[test]
fn the_first_desk_has_the_usual_shape() {
    for text in [
        include_str!("../../../cli/init/brief.yaml"),
        include_str!("../../../cli/init/claims.yaml"),
        include_str!("../../../cli/init/documents.yaml"),
        include_str!("../../../cli/init/sources.yaml"),
    ] {
        assert!(is_usual(text), "{text}");
    }
}
