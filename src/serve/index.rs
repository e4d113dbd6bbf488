//! The pages that the preview itself writes: the list of briefs, and the place of a brief that has no page yet.

use std::fmt::Write as _;

use crate::model::brief::Format;
use crate::render::html;
use crate::serve::notice::{Line, Notice};
use crate::serve::site::{Preview, Site};

const STYLE: &str = include_str!("index.css");

/// The list of briefs with their state.
pub(super) fn index(site: &Site, trouble: Option<&Notice>) -> String {
    let mut body = String::from("<h1>Briefs</h1>\n");
    if let Some(notice) = trouble {
        body.push_str(&told(notice));
    }
    if site.briefs.is_empty() {
        body.push_str("<p>There is no brief here yet.</p>\n");
    } else {
        body.push_str("<table>\n<thead><tr><th scope=\"col\">Brief</th><th scope=\"col\">State</th>");
        body.push_str(
            "<th scope=\"col\">Findings</th><th scope=\"col\">Also as</th></tr></thead>\n<tbody>\n",
        );
        for (id, preview) in &site.briefs {
            body.push_str(&row(id, preview));
        }
        body.push_str("</tbody>\n</table>\n");
    }
    page("Briefs", &body)
}

/// The place of a brief that never had a page: why not.
pub(super) fn held(id: &str, preview: &Preview) -> String {
    let title = if preview.title.is_empty() { id } else { &preview.title };
    let mut body = format!("<p><a href=\"/\">All briefs</a></p>\n<h1>{}</h1>\n", text(title));
    match &preview.notice {
        Some(notice) => body.push_str(&told(notice)),
        None => body.push_str("<p>This brief is not written as HTML.</p>\n"),
    }
    page(title, &body)
}

fn row(id: &str, preview: &Preview) -> String {
    let state = match &preview.notice {
        None => "up to date",
        Some(_) if preview.pages.is_empty() => "has no page yet",
        Some(_) => "shows its last good version",
    };
    let mut others = String::new();
    for (name, _) in preview.pages.iter().filter(|(_, (format, _))| *format != Format::Html) {
        let name = text(name);
        let _ = write!(others, "<a href=\"/{name}\">{name}</a> ");
    }
    let title = if preview.title.is_empty() { id } else { &preview.title };
    format!(
        "<tr><th scope=\"row\"><a href=\"/{}.html\">{}</a></th><td>{state}</td><td>{}</td><td>{}</td></tr>\n",
        text(id),
        text(title),
        text(&preview.findings),
        others.trim_end()
    )
}

fn told(notice: &Notice) -> String {
    let mut out = format!("<section class=\"notice\">\n<h2>{}</h2>\n<ul>\n", text(&notice.headline));
    for line in &notice.findings {
        out.push_str(&item(line));
    }
    out.push_str("</ul>\n</section>\n");
    out
}

fn item(line: &Line) -> String {
    let mut out = String::from("<li>");
    if !line.place.is_empty() {
        let _ = write!(out, "<code>{}</code> ", text(&line.place));
    }
    let rule = if line.rule.is_empty() { String::new() } else { format!("[{}]", line.rule) };
    let _ = write!(out, "<strong>{}{}</strong> {}", line.severity, text(&rule), text(&line.message));
    if !line.help.is_empty() {
        let _ = write!(out, "<br>help: {}", text(&line.help));
    }
    out + "</li>\n"
}

fn page(title: &str, body: &str) -> String {
    let style = format!("<style>{}</style>", STYLE.replace('\r', ""));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} · byline</title>\n\
         {style}\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        html::policy(&style),
        text(title),
    )
}

/// A value as text of a page.
fn text(value: &str) -> String {
    let mut out = Vec::new();
    match html::escape(value, &mut out) {
        Ok(()) => String::from_utf8(out).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::site::Caption;

    fn notice(message: &str) -> Notice {
        Notice::trouble(message, "<b>help</b>")
    }

    #[test]
    fn whatever_a_finding_says_is_text() {
        let mut site = Site::default();
        let port = Caption { id: "port", title: "<script>alert(1)</script>", findings: "1 error" };
        site.hold(&port, notice("<img src=x>\"'&"));
        for page in [index(&site, Some(&notice("<i>"))), held("port", &site.briefs["port"])] {
            assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<i>"), "{page}");
            assert!(!page.contains("<b>help"), "{page}");
        }
    }

    #[test]
    fn the_list_says_of_each_brief_how_it_stands() {
        let mut site = Site::default();
        site.show(&Caption { id: "good", title: "Good", findings: "nothing found" }, &[]);
        site.hold(&Caption { id: "bad", title: "Bad", findings: "2 errors" }, notice("x"));
        let page = index(&site, None);
        assert!(
            page.contains("<a href=\"/good.html\">Good</a></th><td>up to date</td><td>nothing found</td>")
        );
        assert!(page.contains("<a href=\"/bad.html\">Bad</a></th><td>has no page yet</td><td>2 errors</td>"));
    }
}
