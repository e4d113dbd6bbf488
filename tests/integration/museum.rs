//! A memo on what a museum has: a catalogue, a letter and a request, and a card that rests on it.

use crate::beginner::told;

/// A memo with a card that includes it.
const MASKS: &str = r"# file: briefs/masks/brief.yaml
brief:
  id: masks
  title: The masks
  as_of: 2034-06-08
  bottom_line: The guide of the museum names a trader [@hollis].
  sections:
    - title: The masks
      claims: [hollis, loan]
documents:
  - id: guide
    title: Arts of the South
    publisher: the National Museum
    type: report
    called: its visitor guide
    published: 1978
    url: https://museum.example/south
  - id: mirror
    title: The masks
    publisher: the Daily Mirror
    published: 2034-06-04
    url: https://mirror.example/masks
sources:
  - id: museum
    organization: the National Museum
    short: the museum
  - id: benn
    name: Clara Benn
    role: director
    of: museum
claims:
  - id: hollis
    assertion: The masks were bought from a trader named Hollis
    source: outlet
    document: guide
    at: p. 211
  - id: loan
    assertion: The museum is ready to lend the masks to Corvia
    source: benn
    document: mirror
gaps:
  - gap: How Hollis got the masks
# file: briefs/card.yaml
brief:
  title: What to say
  as_of: 2034-06-08
  template: talking-points
  include: [masks]
  talking_points:
    - point: The masks were bought from a trader, the museum's guide says
      claims: [hollis]
";

/// What is found after some replacements, without the rest of the line behind the message.
fn found(rule: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let mut desk = MASKS.to_owned();
    for (from, to) in changes {
        assert!(desk.contains(from), "{from}");
        desk = desk.replace(from, to);
    }
    told(&desk).into_iter().filter(|line| line.contains(rule)).collect()
}

#[test]
fn a_point_without_a_voice_is_not_told_to_cite_in_brackets() {
    let point = "The masks were bought from a trader, the museum's guide says";
    let bare = found("unattributed-paraphrase", &[(point, "The masks were bought from a trader")]);
    let [one] = bare.as_slice() else { panic!("{bare:#?}") };
    assert!(one.contains("names nobody (name whose word it is, such as"), "{one}");
    assert!(!one.contains("[+"), "{one}");
    let cited = found("[+hollis]", &[(point, "\"[+hollis]\"")]);
    assert!(found("unattributed", &[(point, "\"[+hollis]\"")]).is_empty());
    let [one] = cited.as_slice() else { panic!("{cited:#?}") };
    assert!(one.contains(" misplaced-citation: "), "{one}");
}

#[test]
fn a_paper_of_its_publisher_under_any_of_its_names_is_whose_word_it_is() {
    let rule = "unattributed-paraphrase";
    let bottom_line = "The guide of the museum names a trader [@hollis].";
    for right in [
        bottom_line,
        "The museum's guide names a trader [@hollis].",
        "By the museum's guide, the masks were bought [@hollis].",
        "The masks were bought, the National Museum's guide says [@hollis].",
        "By the museum's report, the masks were bought [@hollis].",
    ] {
        assert_eq!(found(rule, &[(bottom_line, right)]), [""; 0], "{right}");
    }
    let wrong = found(rule, &[(bottom_line, "The museum's hall has masks that were bought [@hollis].")]);
    assert_eq!(wrong.len(), 1, "{wrong:#?}");
}

#[test]
fn a_letter_lacks_no_title_and_a_printed_book_no_address() {
    let rule = "incomplete-citation";
    let letter = "    publisher: the Daily Mirror\n";
    let title = "    title: The masks\n    publisher: the Daily Mirror\n";
    let of_letter =
        |fields: &str| found(rule, &[(title, &format!("    title: unknown\n{fields}    type: letter\n"))]);
    assert_eq!(of_letter("    publisher: unknown\n    author: Clara Benn\n"), [""; 0]);
    assert_eq!(of_letter(letter), [""; 0]);
    let called =
        |fields: &str| found(rule, &[(title, &format!("    title: unknown\n{fields}    type: statement\n"))]);
    assert_eq!(called("    publisher: the Daily Mirror\n    called: a press release\n"), [""; 0]);
    assert_eq!(called("    publisher: the Daily Mirror\n").len(), 1);
    assert_eq!(called("    publisher: unknown\n    called: a press release\n").len(), 1);
    let nobody = of_letter("    publisher: unknown\n").concat();
    assert!(nobody.contains("the document has no publisher"), "{nobody}");
    let address = ("    url: https://museum.example/south\n", "");
    assert_eq!(found(rule, &[address]), [""; 0]);
    for (wrong, is_told) in [(("1978", "2026"), 1), (("at: p. 211", "at: 211"), 1)] {
        assert_eq!(found(rule, &[address, wrong]).len(), is_told, "{wrong:?}");
    }
}

#[test]
fn a_brief_that_could_not_be_read_is_there_nevertheless() {
    let bad = found("", &[("  as_of: 2034-06-08\n  bottom_line", "  as_of: 8 Juny 2034\n  bottom_line")]);
    assert!(!bad.is_empty() && bad.iter().all(|line| !line.contains("unknown-id")), "{bad:#?}");
    let unnamed = ("  id: masks\n", "");
    let bad =
        found("", &[unnamed, ("  as_of: 2034-06-08\n  bottom_line", "  as_of: 8 Juny 2034\n  bottom_line")]);
    assert!(!bad.is_empty() && bad.iter().all(|line| !line.contains("unknown-id")), "{bad:#?}");
    let gone = found("unknown-id", &[("include: [masks]", "include: [mask-s]")]);
    assert_eq!(gone.len(), 1, "{gone:#?}");
}

#[test]
fn what_somebody_wrote_or_told_is_not_said_twice() {
    let told = |assertion: &str| {
        found("attribution-in-assertion", &[("The museum is ready to lend the masks to Corvia", assertion)])
            .len()
    };
    for doubled in [
        "Benn wrote that the museum is ready to lend the masks",
        "Clara Benn told the Daily Mirror that the museum is ready",
        "The director explained that the museum is ready",
    ] {
        assert_eq!(told(doubled), 1, "{doubled}");
    }
    for deed in [
        "Benn wrote a book on the masks",
        "Benn told the story of the masks",
        "Hollis wrote that he sold the masks",
    ] {
        assert_eq!(told(deed), 0, "{deed}");
    }
}
