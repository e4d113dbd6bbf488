//! Bounds: each ends in a finding, and every file in time.

use super::super::limits::*;
use super::*;

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
    for deep in ["[\n".repeat(1_000), format!("- a: {}{}\n", "[".repeat(200), "]".repeat(200)).repeat(30)] {
        assert_eq!(finding(&deep).matches(&depth).count(), 1, "{}", finding(&deep));
    }
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
