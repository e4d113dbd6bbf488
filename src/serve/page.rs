//! A page as it was written, and as it is served: with one small script in it, and a policy that lets just this
//! script run. The written page stays as it is.

use hyper::header::HeaderValue;
use sha2::{Digest as _, Sha256};

use crate::manifest::sha256;
use crate::render::html::base64;

/// The script: it hears of changes, puts them into the page where they belong, and shows notices.
const SCRIPT: &str = include_str!("live.js");

/// The script as browsers read it, whatever line ends this file was checked out with.
fn script() -> String {
    SCRIPT.replace('\r', "")
}

/// The policy of a page that brings none of its own.
const DEFAULT: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Directives that mean the same in a header as in a page, or lose their sense in neither.
const KEPT: [&str; 8] = [
    "default-src",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "font-src",
    "base-uri",
    "form-action",
];

/// A page ready to be served.
pub(super) struct Live {
    pub(super) text: String,
    pub(super) policies: Vec<HeaderValue>,
}

/// The policy of what is no page.
pub(super) fn nothing() -> HeaderValue {
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")
}

/// Adds the script to a page, whose hash it is told, and moves the page's own policy, adapted, to the headers.
pub(super) fn live(page: &str, hash: &str) -> Live {
    let (head, rest) = page.split_at(head_end(page));
    let mut text = String::with_capacity(page.len() + SCRIPT.len() + 256);
    let mut policies = Vec::new();
    let mut left = head;
    while let Some((before, tag, after)) = next_meta(left) {
        text.push_str(before);
        match policy_of(tag) {
            Some(policy) => policies.push(adapted(&policy)),
            None => text.push_str(tag),
        }
        left = after;
    }
    text.push_str(left);
    if policies.is_empty() {
        policies.push(adapted(DEFAULT));
    }
    let policy = sha256(policies.join("\n").as_bytes());
    let script = format!("<script data-page=\"{hash}\" data-policy=\"{policy}\">{}</script>\n", script());
    let at = rest.rfind("</body>").unwrap_or(rest.len());
    let (body, end) = rest.split_at(at);
    text.extend([body, &script, end]);
    let fits = |policy: String| HeaderValue::try_from(policy).unwrap_or_else(|_| nothing());
    Live { text, policies: policies.into_iter().map(fits).collect() }
}

/// Where the part of a page ends in which a policy counts.
fn head_end(page: &str) -> usize {
    let end = page.find("</head").or_else(|| page.find("<body"));
    end.unwrap_or_default()
}

/// The text before the next `meta` element, its tag, and what follows.
fn next_meta(text: &str) -> Option<(&str, &str, &str)> {
    let at = text.as_bytes().windows(5).position(|bytes| bytes.eq_ignore_ascii_case(b"<meta"))?;
    let (before, rest) = text.split_at_checked(at)?;
    let mut quote = None;
    let end = rest.char_indices().find(|&(_, char)| match (quote, char) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(char);
            false
        }
        (Some(open), _) if open == char => {
            quote = None;
            false
        }
        _ => false,
    });
    let (tag, after) = rest.split_at_checked(end?.0 + 1)?;
    Some((before, tag, after))
}

/// The policy that a `meta` element states.
fn policy_of(tag: &str) -> Option<String> {
    let is_policy = attribute(tag, "http-equiv")?.eq_ignore_ascii_case("content-security-policy");
    let policy = attribute(tag, "content").filter(|_| is_policy)?;
    let plain = [("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&quot;", "\""), ("&amp;", "&")];
    Some(plain.iter().fold(policy.to_owned(), |text, (entity, char)| text.replace(entity, char)))
}

/// The value of a quoted attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let start = lower.find(&format!(" {name}="))? + name.len() + 2;
    let value = tag.get(start..)?;
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(value, _)| value)
}

/// A policy that lets the script run and hear of changes, and nobody frame the page.
fn adapted(policy: &str) -> String {
    let name = |directive: &str| directive.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let kept = policy.split(';').map(str::trim).filter(|directive| KEPT.contains(&&*name(directive)));
    let script = base64(&Sha256::digest(script()));
    let own = format!("script-src 'sha256-{script}'; connect-src 'self'; frame-ancestors 'none'");
    kept.map(str::to_owned).chain([own]).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-x'; script-src 'none'\">\n\
        <title>T</title>\n</head>\n<body>\n<p>x</p>\n</body>\n</html>\n";

    fn policy(page: &str) -> Vec<String> {
        live(page, "h").policies.iter().map(|policy| policy.to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_pages_own_policy_moves_to_the_header_and_lets_only_this_script_run() {
        let hash = base64(&Sha256::digest(script()));
        let expected = format!(
            "default-src 'none'; style-src 'sha256-x'; script-src 'sha256-{hash}'; connect-src 'self'; frame-ancestors 'none'"
        );
        assert_eq!(policy(PAGE), [expected]);
        assert!(!live(PAGE, "h").text.contains("Content-Security-Policy"));
    }

    #[test]
    fn the_rest_of_the_page_is_as_it_was_written() {
        let text = live(PAGE, "h").text;
        let (before, rest) = text.split_once("<script").unwrap();
        let after = rest.split_once("</script>\n").unwrap().1;
        let meta = PAGE.lines().find(|line| line.contains("http-equiv")).unwrap();
        assert_eq!(format!("{before}{after}"), PAGE.replace(meta, ""));
    }

    #[test]
    fn a_policy_is_found_however_it_is_written() {
        for meta in [
            "<META HTTP-EQUIV='content-security-policy' CONTENT=\"default-src &#39;none&#39;\">",
            "<meta content=\"default-src 'none'\" http-equiv=\"Content-Security-Policy\" />",
        ] {
            let found = policy(&format!("<head>{meta}</head><body></body>"));
            assert!(found[0].starts_with("default-src 'none'; script-src 'sha256-"), "{meta}: {found:?}");
        }
    }

    #[test]
    fn a_page_without_a_policy_gets_one_that_loads_nothing() {
        assert!(policy("<p>bare</p>")[0].starts_with("default-src 'none'; style-src 'unsafe-inline'"));
        assert!(live("<p>bare</p>", "h").text.starts_with("<p>bare</p><script"));
    }

    #[test]
    fn a_policy_in_the_text_of_a_page_counts_for_nothing() {
        let page = PAGE.replace("<p>x</p>", "<meta http-equiv=\"Content-Security-Policy\" content=\"\">");
        assert_eq!(policy(&page), policy(PAGE));
    }
}
