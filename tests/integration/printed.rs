//! What stands on a page, read as an editor reads it: whose word each line is, and nothing said twice.

use crate::sections::pages;

const RECORDS: &str = "  sections: [{title: Wolves, claims: [wolves, killed, paid, more]}]
documents:
  - {id: post, title: Fewer wolves, publisher: the Northern Post, published: 2031-05-06}
  - {id: count, title: Annual count, publisher: the Wildlife Agency, type: report, published: 2031-02}
sources:
  - {id: agency, organization: the Wildlife Agency, short: the agency}
  - {id: union, organization: the sheep farmers' union, short: the union}
claims:
  - {id: wolves, assertion: There were 86 wolves, source: agency, document: count, at: p. 4}
  - {id: killed, assertion: Wolves killed 205 sheep, source: agency, document: count, at: p. 9}
  - {id: paid, assertion: The state paid a million crowns, source: agency, document: count, at: p. 9}
  - {id: more, assertion: Wolves killed 310 sheep, source: union, document: post, at: 4}
";

#[test]
fn what_stands_under_a_lead_in_is_set_apart_from_what_follows_it() {
    let [html, _] = pages("memo", RECORDS);
    let group = html.split("<p class=\"lead-in\">The Wildlife Agency said in a report:</p>").nth(1).unwrap();
    let (under, behind) = group.split_once("</ul>").unwrap();
    assert!(under.trim_start().starts_with("<ul class=\"claims\">") && under.matches("<li ").count() == 3);
    assert!(behind.contains("union said"), "{behind}");
    for medium in html.split("@media print").take(2) {
        let rule = medium.split(".lead-in + .claims {").nth(1).unwrap_or_default();
        let rule = rule.split('}').next().unwrap();
        assert!(rule.contains("border") && rule.contains("padding-left"), "{rule}");
    }
}

/// The records with one line of a document or a claim as it is given here.
fn with(old: &str, new: &str) -> String {
    assert_eq!(RECORDS.matches(old).count(), 1, "{old}");
    RECORDS.replace(old, new)
}

#[test]
fn what_a_document_is_called_stands_for_a_title_that_it_does_not_have() {
    for kind in ["report", "statement", "letter", "news"] {
        let untitled =
            format!("title: unknown, called: a press release, publisher: the Wildlife Agency, type: {kind}");
        let records = with("title: Annual count, publisher: the Wildlife Agency, type: report", &untitled);
        for page in pages("memo", &records) {
            assert!(page.contains("Wildlife Agency, a press release, February 2031"), "{page}");
            assert!(!page.contains("title unknown"), "{page}");
        }
    }
}

#[test]
fn a_silence_in_ones_own_notes_is_one_to_ones_own_question() {
    let notes = "documents:\n  - {id: notes, title: unknown, publisher: unknown, called: our own notes, type: other, published: 2031-05-06}\n";
    let silent = |fields: &str| {
        let records = RECORDS.replace("documents:\n", notes);
        pages(
            "memo",
            &format!(
                "{records}responses:\n  - {{id: r, party: union, about: [killed], outcome: no-response, {fields}}}\n"
            ),
        )
    };
    for page in silent("source: outlet, document: notes") {
        assert!(page.contains("The union did not answer our question."), "{page}");
    }
    for page in silent("source: outlet, document: post") {
        assert!(
            page.contains("The union did not respond to a request for comment, the Northern Post reported."),
            "{page}"
        );
    }
}
