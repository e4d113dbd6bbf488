//! Properties of every text: no panic, sound places, and what was written is read.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::text::Span;

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
