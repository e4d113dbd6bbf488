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
    lines_of(points, responses, RECORDS)
}

/// The same of a card with other records.
fn lines_of(points: &[&str], responses: &[&str], records: &str) -> Vec<String> {
    let list =
        |items: &[&str]| items.iter().map(|item| format!("  - {{{item}}}\n")).collect::<Vec<_>>().concat();
    let (points, responses) = (list(points), list(responses));
    let [html, md] =
        pages("talking-points", &format!("  talking_points:\n{points}{records}responses:\n{responses}"));
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

#[test]
fn a_point_that_says_who_did_not_answer_has_no_line_that_says_it_again() {
    let response = |rest: &str| format!("id: r, party: town, about: [cold], outcome: {rest}");
    let outlet = ", source: outlet, document: courier, at: 7";
    let (declined, silent) =
        (response(&format!("declined{outlet}")), response(&format!("no-response{outlet}")));
    let (unanswered, unasked) = (response("no-response"), response("not-asked"));
    let is_told_below = |response: &str, point: &str| {
        let lines = lines(&[&format!("point: \"{point}\", responses: [r]")], &[response]);
        assert!(lines.len() < 2, "{lines:?}");
        lines.len() == 1
    };
    for (response, point) in [
        (&declined, "The town declined to comment, the Halden Courier reported"),
        (&declined, "The heating was off, and the town has declined to comment"),
        (&silent, "The town did not respond to a request for comment"),
        (&silent, "The town of Halden Ford has not answered the Halden Courier"),
        (&unanswered, "The town did not respond to our request for comment"),
        (&unanswered, "We asked in May, and the town has not answered us"),
        (&unasked, "We have not yet asked the town about this"),
    ] {
        assert!(!is_told_below(response, point), "{point}");
    }
    for (response, point) in [
        (&declined, "The mayor of the town declined to comment"),
        (&declined, "Neither the school nor the town declined to comment"),
        (&declined, "The town declined to comment to us"),
        (&declined, "The town did not want to comment"),
        (&declined, "The town's school declined to comment"),
        (&silent, "The town did not respond"),
        (&silent, "The town did not respond to our request for comment"),
        (&unanswered, "The town did not respond to a request for comment"),
        (&unasked, "We did not ask the town board about this"),
        (&unasked, "Nobody asked the town"),
    ] {
        assert!(is_told_below(response, point), "{point}");
    }
}

#[test]
fn a_point_that_says_that_something_is_denied_has_only_what_is_denied_below_it() {
    let denial = "id: r, party: town, about: [cold], outcome: denied, source: town, document: courier, at: 6";
    let hale = "Four classrooms were below 17 degrees, caretaker Jon Hale said.";
    let of = |point: &str| lines(&[&format!("point: \"{point}\", responses: [r]")], &[denial]);
    for point in ["The town denies that rooms were cold", "Rooms were cold, Hale says; the town denied it"] {
        assert_eq!(of(point), [format!("This answer denies: {hale}")], "{point}");
    }
    let full = ["The town of Halden Ford denied this.".to_owned(), format!("This denies: {hale}")];
    for point in ["The town denied entry to two parents", "The board of the town denied this"] {
        assert_eq!(of(point), full, "{point}");
    }
    let both = "point: \"Rooms were cold, Hale says; the town denied this\", claims: [cold], responses: [r]";
    assert_eq!(lines(&[both], &[denial]), [hale]);
}

#[test]
fn a_point_that_says_you_said_so_has_no_line_once_readers_know_who_you_are() {
    let (warm, cold) = (
        "No classroom was below 19 degrees",
        "Four classrooms were below 17 degrees, caretaker Jon Hale said.",
    );
    let point = |text: &str, claim: &str| format!("point: \"{text}\", claims: [{claim}]");
    let first = point("You have told parents that the rooms were warm", "warm");
    let said = point(&format!("You say that {}", warm.to_lowercase()), "warm");
    let line = format!("{warm}, the town of Halden Ford said.");
    let of = |points: &[&str]| lines(points, &[]);
    assert_eq!(of(&[&said]), [line.as_str()]);
    let again = "id: late, assertion: The boiler will be replaced by Easter, source: town, document: courier";
    let records = RECORDS.replace("claims:\n", &format!("claims:\n  - {{{again}}}\n"));
    let card = |points: &[&str]| lines_of(points, &[], &records);
    let late = point("You told us in May that the boiler would be replaced by Easter", "late");
    assert_eq!(card(&[&first, &late]), [line.as_str()]);
    let hale = point("You know what Hale saw", "cold");
    let told = card(&[&first, &late, &hale]);
    assert_eq!(told, [&line, "The boiler will be replaced by Easter, the town said.", cold]);
}

#[test]
fn a_minister_whom_the_head_of_a_card_names_is_you_with_his_office() {
    let records = "  to: HEAD
documents:
  - {id: sitting, title: Questions, publisher: the parliament, type: transcript, published: 2031-05-06}
sources:
  - {id: dorn, name: Karl Dorn, role: transport minister}
claims:
  - {id: ferry, assertion: No island will lose its ferry, source: dorn, document: sitting, at: 14}
";
    let card = |to: &str| {
        let point = "  talking_points: [{point: You told parliament that no island will lose its ferry, claims: [ferry]}]\n";
        let [_, md] = pages("talking-points", &format!("{point}{}", records.replace("HEAD", to)));
        md.contains("   - No island will lose its ferry, transport minister Karl Dorn said, according to")
    };
    assert!(!card("Minister Dorn"));
    assert!(card("The minister") && card("The town of Dornbirn"));
}

#[test]
fn a_point_that_tells_with_would_what_will_be_has_no_line_that_says_it_again() {
    let claim = "id: late, assertion: The boiler will be replaced by Easter, source: town, document: courier";
    let records = RECORDS.replace("claims:\n", &format!("claims:\n  - {{{claim}}}\n"));
    let has_line =
        |point: &str| !lines_of(&[&format!("point: \"{point}\", claims: [late]")], &[], &records).is_empty();
    assert!(!has_line("The town said that the boiler would be replaced by Easter"));
    assert!(has_line("The town said that the boiler would not be replaced by Easter"));
    assert!(has_line("By Easter the boiler would be replaced"));
}
