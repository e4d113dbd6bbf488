//! Where values stand.

use super::*;

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
