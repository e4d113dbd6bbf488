//! What stands under the points of a card, read as whoever speaks from it reads it: nothing twice.

use crate::sections::pages;

const RECORDS: &str = "documents:
  - {id: courier, title: Cold school, publisher: the Halden Courier, published: 2031-05-06}
sources:
  - {id: hale, name: Jon Hale, role: caretaker}
  - {id: town, organization: the town of Halden Ford, short: the town}
claims:
  - {id: cold, assertion: Four classrooms were below 17 degrees, source: hale, document: courier, at: 3, accuses: [town]}
  - {id: warm, assertion: No classroom was below 19 degrees, source: town, document: courier, at: 6}
";

/// The lines of a card in Markdown under points, with these responses.
fn lines(points: &[&str], responses: &[&str]) -> Vec<String> {
    let list =
        |items: &[&str]| items.iter().map(|item| format!("  - {{{item}}}\n")).collect::<Vec<_>>().concat();
    let (points, responses) = (list(points), list(responses));
    let [html, md] =
        pages("talking-points", &format!("  talking_points:\n{points}{RECORDS}responses:\n{responses}"));
    let points = md.split("## Talking points\n").nth(1).unwrap();
    let points = points.split("\n## ").next().unwrap();
    let lines = points.lines().filter(|line| line.starts_with("   ")).map(bare);
    let lines: Vec<String> = lines.collect();
    for line in &lines {
        let line = line.split(": ").last().unwrap_or_default();
        let (on_html, on_md) = (html.matches(line).count(), md.matches(line).count());
        assert_eq!(on_html, on_md, "{line}: {html}");
    }
    lines
}

/// A line without its mark and its notes.
fn bare(line: &str) -> String {
    let line = line.trim().trim_start_matches("- ");
    line.split("[^").next().unwrap_or_default().to_owned()
}

const DENIAL: &str = "id: denial, party: town, about: [cold], outcome: denied, source: town, document: courier, at: 6, claims: [warm]";

#[test]
fn an_answer_and_the_claim_that_has_its_words_stand_once_under_a_point_that_names_both() {
    let (hale, town) = (
        "Four classrooms were below 17 degrees, caretaker Jon Hale said.",
        "No classroom was below 19 degrees, the town of Halden Ford said.",
    );
    let point = "point: \"Hale speaks of cold rooms, and the town denies it\"";
    let both = lines(&[&format!("{point}, claims: [cold, warm], responses: [denial]")], &[DENIAL]);
    assert_eq!(both, [hale, town]);
    let one = lines(&[&format!("{point}, claims: [warm], responses: [denial]")], &[DENIAL]);
    assert_eq!(one, [town, &format!("This denies: {hale}")]);
    // What stands under an earlier point is not told again.
    let first = format!("{point}, claims: [cold]");
    let later = lines(&[&first, &format!("{point}, claims: [cold, warm], responses: [denial]")], &[DENIAL]);
    assert_eq!(later, [hale, "See point 1.", town]);
    let first = format!("{point}, claims: [warm]");
    let later = lines(&[&first, &format!("{point}, claims: [warm], responses: [denial]")], &[DENIAL]);
    assert_eq!(later, [town, "See point 1.", &format!("This answer denies: {hale}")]);
}

#[test]
fn a_point_that_tells_the_words_of_an_answer_has_no_line_with_them() {
    let point = "point: \"The town of Halden Ford says that no classroom was below 19 degrees\"";
    let of_claim = lines(&[&format!("{point}, claims: [cold], responses: [denial]")], &[DENIAL]);
    let hale = "Four classrooms were below 17 degrees, caretaker Jon Hale said.";
    assert_eq!(of_claim, [hale]);
    let alone = lines(&[&format!("{point}, responses: [denial]")], &[DENIAL]);
    assert_eq!(alone, [format!("This answer denies: {hale}")]);
}
