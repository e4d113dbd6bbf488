//! What stands on a page, read as an editor reads it: whose word each line is, and nothing said twice.

use crate::sections::pages;

const RECORDS: &str = "\
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
    assert!(behind.contains("the sheep farmers' union said"), "{behind}");
    for medium in html.split("@media print").take(2) {
        let rule = medium.split(".lead-in + .claims {").nth(1).unwrap_or_default();
        let rule = rule.split('}').next().unwrap();
        assert!(rule.contains("border") && rule.contains("padding-left"), "{rule}");
    }
}
