//! What a page tells its readers, and what it must not claim.

use crate::sections::pages;

/// One claim of unnamed people, whose record goes on with `terms`.
fn unnamed(terms: &str) -> String {
    format!(
        "documents:\n  - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}}\n\
         sources:\n  - {{id: readers, anonymous: people who have seen the plan, count: 2, access: indirect, reason: to speak of a plan that is not public{terms}}}\n\
         claims:\n  - {{id: closes, assertion: The port will close, source: readers, document: gazette}}\n"
    )
}

#[test]
fn terms_that_nobody_stated_are_not_said_to_be_agreed() {
    for page in pages("memo", &unnamed("")) {
        assert!(!page.contains("on background"), "{page}");
        assert!(page.contains("unnamed: to speak of a plan that is not public"), "{page}");
        assert!(page.contains("at second hand"), "{page}");
    }
    for page in pages("memo", &unnamed(", ground_rule: background")) {
        assert!(page.contains("on background: to speak of a plan that is not public"), "{page}");
    }
}

#[test]
fn a_broadcast_is_heard_and_a_place_in_it_is_a_time() {
    let records = |seen: &str| {
        format!(
            "documents:\n  - {{id: radio, title: The eight o'clock news, publisher: Radio Kessia, type: broadcast, published: 2031-05-06, accessed: 2031-05-07, text: radio.txt}}\n  \
             - {{id: gazette, title: Port to close, publisher: the Harbor Gazette, accessed: 2031-05-07}}\n  \
             - {{id: customs, title: Landings, publisher: the customs service, type: dataset, accessed: 2031-05-07}}\n  \
             - {{id: first, title: Noon, publisher: Harbor FM, type: broadcast, seen: false}}\n  \
             - {{id: early, title: Dawn, publisher: Dawn Post, seen: {seen}}}\n\
             claims:\n  - {{id: closes, assertion: The port will close, source: outlet, document: radio, at: 00:12:30, first_reported_by: first}}\n  \
             - {{id: worn, assertion: The quay is worn, source: outlet, document: gazette, first_reported_by: early}}\n  \
             - {{id: fell, assertion: Landings fell, source: outlet, document: customs}}\n"
        )
    };
    let [html, md] = pages("memo", &records("true"));
    for page in [&html, &md] {
        for said in ["Heard on 7 May 2031.", "Read on 7 May 2031.", "Consulted on 7 May 2031.", "00:12:30"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains("We have not heard Harbor FM and count it as credit"), "{page}");
        assert!(page.contains("Credited, not heard."), "{page}");
    }
    let [_, md] = pages("memo", &records("false"));
    assert!(md.contains("We have not consulted Harbor FM and Dawn Post and count them as credit"), "{md}");
}
