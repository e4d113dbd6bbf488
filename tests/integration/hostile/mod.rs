//! Hostile text in every field: it stays text in every page of every template, and comes back letter for letter.

mod desk;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use byline::diagnostic::Diagnostic;
use byline::model::brief::Format;
use byline::parse::file;
use byline::render::{Edition, UNREAD, render, templates};
use byline::resolve::corpus::Corpus;
use byline::resolve::resolve;
use byline::select::select;
use byline::text::FileId;

use desk::{Desk, heading, prose, web};
use page::{Parsed, fold};

/// The big list of naughty strings (Max Woolf, MIT; `tests/hostile/LICENSE`).
const NAUGHTY: &str = include_str!("../../hostile/blns.json");

/// What this format's own readers could take for something else.
const OWN: &[&str] = &[
    "<script>alert(1)</script><img src=x onerror=y> & \"q\" 'q'",
    "*b* _i_ **s** [x](javascript:a) ![i](http://e/x.png) `c` ~~d~~ <http://a.example>",
    "x | b | c", // "a" would be an article, which later mentions turn into "the"
    "{{ brief.id }} {% if x %} {# c #} {{ __tera_context }}",
    "{{ 7 * 7 }}{% include \"memo.md\" %}{% raw %}",
    "# head",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "(i) item",
    "> quote",
    ": definition",
    "% title",
    "=== ---",
    "---",
    "***",
    "```\nfence",
    "~~~ fence",
    "a\n\n# b\n\n- c\n\n    code",
    "    code",
    "[^1]: note [^1] [@one-1] [+one-1]",
    "[one]: http://a.example 'title'",
    "</style></title></details></script><!-- x --> &lt; &#60; &amp;lt; &notanentity;",
    "--> ]]> <![CDATA[ x ]]> <?php x ?> <!doctype html>",
    "\"}; body { background: url(http://a.example/x) } @import 'x'; /* ",
    "\\22 \\a \\000022 '",
    "\\",
    "\\*a\\* \\",
    "a<br>b\\\nc",
    "| - |",
    "--- | ---",
    "$a$ $$b$$ ^b^ ~c~ @d {#e} {.f} :f: http://g.example www.h.example i@j.example",
    "data:text/html,<b>x</b> javascript:alert(1) vbscript:x JaVaScRiPt:x file:///etc/passwd",
    "\u{202E}turned about\u{202C} \u{2066}isolated\u{2069} \u{200F}mark \u{061C}mark",
    "\u{202E}never turned back",
    "\u{2067}never closed",
    "שלום עולם مرحبا بالعالم",
    "a\u{200B}b\u{00AD}c\u{2060}d\u{FEFF}e",
    "ﬀ ﬁ É e\u{301} Ａ １ ㍿",
    "🏳\u{FE0F}\u{200D}🌈 👩\u{200D}👩\u{200D}👧 🇺🇸",
    "“curly” ‘single’ «guillemets» „low“ ‹x›",
    "a\u{00A0}b\u{2003}c\u{3000}d\u{2028}e\u{2029}f",
    "Word. Another sentence. A third? A fourth! “And a fifth.”",
    "; DROP TABLE claims; --",
];

fn resolved(yaml: &str) -> (Corpus, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let records = file::read(FileId(0), "briefs/b/brief.yaml", yaml, &mut findings);
    let corpus = resolve(vec![records], &BTreeSet::new(), &[], &mut findings);
    (corpus, findings)
}

/// The pages of a desk, parsed, or what is wrong with the desk.
fn pages(yaml: &str) -> Result<[Parsed; 2], Vec<String>> {
    let (corpus, mut findings) = resolved(yaml);
    let Some((brief, _)) = corpus.numbered_briefs().next() else { return Err(vec!["no brief".to_owned()]) };
    let edition = Edition { formats: vec![Format::Html, Format::Md], ..Edition::default() };
    let rendered = render(&corpus, &select(&corpus, brief), &edition, UNREAD);
    findings.extend(rendered.findings);
    match rendered.pages.as_slice() {
        [html, md] if findings.is_empty() => Ok([page::html(&html.text), page::markdown(&md.text)]),
        _ => Err(findings
            .into_iter()
            .map(|finding| format!("{}: {}", finding.rule, finding.message))
            .collect()),
    }
}

/// Compares the pages of hostile texts with those of plain ones in their places; `fill` makes the desk.
fn assert_text_stays_text(template: &str, texts: &[String], fill: impl Fn(&[String]) -> String) {
    let distinct: BTreeSet<&String> = texts.iter().collect();
    let plain = |text: &String| format!("Plain words q{:03}q", distinct.range::<&String, _>(..text).count());
    let plain: Vec<String> = texts.iter().map(plain).collect();
    let plain_pages = pages(&fill(&plain)).unwrap();
    let pages = pages(&fill(texts)).unwrap();
    assert_same_pages(template, (&pages, texts), (&plain_pages, &plain));
}

/// Compares the pages of some texts with those of others in their places.
fn assert_same_pages(template: &str, hostile: (&[Parsed; 2], &[String]), plain: (&[Parsed; 2], &[String])) {
    let ((pages, texts), (plain_pages, plain)) = (hostile, plain);
    for (plain_page, page) in plain_pages.iter().zip(pages) {
        assert_same(&page.shape, &plain_page.shape, template);
        assert_eq!(page.links, plain_page.links, "{template}");
        assert_eq!(page.styles, plain_page.styles, "{template}");
        assert!(page.drawn.is_subset(&plain_page.drawn), "{template}: {:?}", page.drawn);
        let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (text, plain) in texts.iter().zip(plain) {
            wanted.entry(text).or_insert_with(|| places(&plain_page.words, plain).collect());
        }
        for (text, places) in wanted {
            let found = occurrences(&page.words, text);
            assert!(
                found >= places.len(),
                "{template}: {text:?} stands {found} times, not in all of these places: {places:#?}"
            );
        }
    }
}

/// Compares two shapes and shows where they part.
fn assert_same(shape: &[String], plain: &[String], what: &str) {
    let apart = shape.iter().zip(plain).position(|(one, other)| one != other);
    let at = apart.unwrap_or(shape.len().min(plain.len()));
    let around =
        |shape: &[String]| shape.iter().skip(at.saturating_sub(5)).take(10).cloned().collect::<Vec<_>>();
    assert!(shape == plain, "{what:?}: {:#?} instead of {:#?}", around(shape), around(plain));
}

/// The places of a text among the words of a page, each with what stands around it.
fn places<'a>(words: &'a str, text: &str) -> impl Iterator<Item = &'a str> {
    words.match_indices(text).map(|(at, _)| {
        let start = words.floor_char_boundary(at.saturating_sub(30));
        let end = words.floor_char_boundary(at + text.len() + 30);
        words.get(start..end).unwrap()
    })
}

/// How often a text stands among the words of a page, letter for letter but for blanks and for what a sentence does
/// to its ends: a capital at the start, no second period, a comma inside a closing quotation mark.
fn occurrences(words: &str, text: &str) -> usize {
    let text = fold(text);
    let trimmed = text.trim_end_matches(['.', '"', '\'', '”', '’', '»']).trim_end();
    let needle = if trimmed.is_empty() { text.as_str() } else { trimmed };
    let mut rest = needle.chars();
    let first = rest.next().unwrap();
    let capital: String = first.to_uppercase().chain(rest.clone()).collect();
    let small: String = first.to_lowercase().chain(rest).collect();
    let forms = BTreeSet::from([needle, &capital, &small]);
    forms.iter().map(|form| words.matches(form).count()).sum()
}

/// The naughty strings that may stand in a field: what is blank or holds a control character is refused.
fn naughty() -> Vec<String> {
    let all: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    let refused = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    all.into_iter().filter(|text| !text.trim().is_empty() && !text.chars().any(refused)).collect()
}

/// Ours and the naughty ones.
fn every_text() -> Vec<String> {
    OWN.iter().map(|&text| text.to_owned()).chain(naughty()).collect()
}

#[test]
fn what_readers_could_take_for_markup_stays_text_in_every_place_of_every_template() {
    for template in templates::built_in() {
        for texts in OWN.chunks(16) {
            let desk = Desk::new(texts.len());
            let repeated = |&text: &&str| vec![text.to_owned(); Desk::places_in_group()];
            let everywhere: Vec<String> = texts.iter().flat_map(repeated).collect();
            assert_text_stays_text(template, &everywhere, |texts| desk.filled(template, texts));
        }
        for text in OWN {
            let text = [(*text).to_owned()];
            assert_text_stays_text(template, &text, |texts| heading(template, texts));
        }
        // A topic without a section is a heading, its hyphens spaces; they stand in alphabetical order.
        let topics: BTreeSet<String> = OWN.iter().map(|text| text.replace('-', " ")).collect();
        let topics: Vec<String> = topics.into_iter().filter(|text| !text.trim().is_empty()).collect();
        assert_text_stays_text(template, &topics, |texts| desk::topics(template, texts));
    }
}

/// What a narrative writes about one claim.
const ABOUT_ONE: &str = "\
    {{ claim(id=\"ID\") }}\n\n[+ID] It is so, the Wire reported [@ID].\n\n- One: [+ID]\n- {{ claim(id='ID') }}\n\n\
    1. [+ID]\n\n> [+ID]\n\n| Whose | What |\n| --- | --- |\n| [+ID] | the Wire [@ID] |\n\n### [+ID]\n\n**[+ID]**\n\n";

/// The pages of a desk with a narrative, as the program writes them.
fn told(yaml: &str, body: &str) -> [Parsed; 2] {
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("briefs")).unwrap();
    std::fs::write(desk.path().join("byline.toml"), "format = 1\nfail-on = \"never\"\n").unwrap();
    std::fs::write(desk.path().join("briefs/b.yaml"), yaml).unwrap();
    std::fs::write(desk.path().join("briefs/story.md"), body).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("byline").unwrap();
    let build =
        command.current_dir(desk.path()).args(["build", "--output-format", "concise"]).output().unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stdout));
    let page = |format| std::fs::read_to_string(desk.path().join(format!("out/b.{format}"))).unwrap();
    [page::html(&page("html")), page::markdown(&page("md"))]
}

#[test]
fn claims_in_a_narrative_stay_text_wherever_it_puts_them() {
    let texts = every_text();
    let plain: Vec<String> = (0..texts.len()).map(|number| format!("Plain words q{number:03}q")).collect();
    let ids = || (0..texts.len()).map(|number| format!("c-{number}"));
    let body = ids().map(|id| ABOUT_ONE.replace("ID", &id)).collect::<Vec<_>>().concat();
    let yaml = |texts: &[String]| {
        let claim = |(id, text): (String, &String)| {
            format!("  - {{id: {id}, assertion: {}, source: outlet, document: d}}\n", desk::quote(text))
        };
        let claims = ids().zip(texts).map(claim).collect::<Vec<_>>().concat();
        format!(
            "brief: {{id: b, title: A story, as_of: 2031-05, body: story.md}}\n\
             documents: [{{id: d, title: A title, publisher: the Wire}}]\nclaims:\n{claims}"
        )
    };
    assert_same_pages("memo", (&told(&yaml(&texts), &body), &texts), (&told(&yaml(&plain), &body), &plain));
}

#[test]
fn what_turns_the_direction_of_text_turns_nothing_but_the_text_it_stands_in() {
    for (opens, closes) in [
        ("\u{202E}", "\u{202C}"),
        ("\u{2067}\u{202B}", "\u{202C}\u{2069}"),
        ("\u{202A}\u{2068}", "\u{2069}\u{202C}"),
    ] {
        let text = format!("{opens}turned");
        for template in templates::built_in() {
            let mut count = 0;
            let desk = Desk::new(1);
            let everywhere = vec![text.clone(); desk.places()];
            let filled = [
                desk.filled(template, &everywhere),
                heading(template, &everywhere),
                desk::topics(template, &everywhere[..1]),
            ];
            for page in filled.iter().flat_map(|yaml| pages(yaml).unwrap()) {
                let mut pieces = page.words.split(opens);
                let before = pieces.next().unwrap().to_owned();
                for piece in pieces {
                    count += 1;
                    let plain: String =
                        piece.chars().filter(|c| !('\u{FDD0}'..='\u{FDEF}').contains(c)).collect();
                    let after =
                        plain.strip_prefix("turned").unwrap_or_else(|| panic!("{template}: {plain:?}"));
                    let after = after.strip_prefix(" 1").or(after.strip_prefix(" desk")).unwrap_or(after);
                    assert!(after.starts_with(closes), "{template}: {plain:?}");
                }
                assert!(!before.contains(closes), "{template}");
            }
            assert!(count > 10, "{template}: {count}");
        }
    }
    // An analyst's own words before a claim that they cite.
    let yaml = format!(
        "{}\n",
        prose(
            "memo",
            &["\u{202E}Turned about: [+one-1] and, the Wire said, \u{2067}so [@one-1].".to_owned()]
        )
    );
    for page in pages(&yaml).unwrap() {
        let words: String = page.words.chars().filter(|c| !('\u{FDD0}'..='\u{FDEF}').contains(c)).collect();
        assert!(words.contains("\u{202E}Turned about: \u{202C}Rain fell"), "{words:?}");
        assert!(words.contains("\u{2067}so.\u{2069}"), "{words:?}");
    }
}

#[test]
fn naughty_strings_stay_text_in_every_template() {
    let naughty = naughty();
    assert!(naughty.len() > 450);
    for template in templates::built_in() {
        let desk = Desk::new(20);
        for part in naughty.chunks(desk.places()) {
            let texts: Vec<String> = part.iter().cycle().take(desk.places()).cloned().collect();
            assert_text_stays_text(template, &texts, |texts| desk.filled(template, texts));
        }
    }
}

#[test]
fn an_analysts_own_markdown_brings_no_html_no_picture_and_no_other_scheme() {
    let tags = BTreeSet::from([
        "script", "img", "iframe", "object", "embed", "form", "input", "base", "link", "math", "marquee",
    ]);
    for template in templates::built_in() {
        // What the template itself writes as HTML, for linters.
        let own = raw(&pages(&prose(template, &["plain".to_owned()])).unwrap()[1]);
        for texts in every_text().chunks(60) {
            let [html, md] = pages(&prose(template, texts)).unwrap();
            for page in [&html, &md] {
                for link in &page.links {
                    let is_safe =
                        ["http://", "https://", "mailto:", "#"].iter().any(|start| link.starts_with(start));
                    assert!(is_safe, "{template}: {link}");
                }
            }
            for tag in &html.shape {
                let mut parts = tag.trim_start_matches(['<', '/']).split([' ', '>']);
                assert!(!tags.contains(parts.next().unwrap()), "{template}: {tag}");
                assert!(
                    !parts.any(|part| part.starts_with("on") || part.starts_with("style")),
                    "{template}: {tag}"
                );
            }
            assert_eq!(raw(&md), own, "{template}");
        }
    }
}

/// What of a Markdown page is HTML or a picture.
fn raw(page: &Parsed) -> Vec<String> {
    let is_raw = |event: &&String| {
        ["Html", "InlineHtml", "Start(Image", "Start(HtmlBlock"].iter().any(|raw| event.starts_with(raw))
    };
    page.shape.iter().filter(is_raw).cloned().collect()
}

#[test]
fn an_address_is_refused_or_stays_a_link_of_its_scheme() {
    let texts = every_text();
    let tails = texts.iter().map(|tail| format!("https://a.example/{tail}"));
    let all: Vec<String> = tails.chain(texts.iter().cloned()).collect();
    let taken: Vec<String> = all.iter().filter(|address| is_taken(address)).cloned().collect();
    assert!(taken.len() > 100 && taken.len() < all.len() / 2, "{}", taken.len());
    let plain: Vec<String> = (0..taken.len()).map(|number| format!("https://a.example/{number}")).collect();
    for template in templates::built_in() {
        let plain = pages(&web(template, &plain)).unwrap();
        for (page, plain) in pages(&web(template, &taken)).unwrap().iter().zip(&plain) {
            assert_same(&without_addresses(&page.shape), &without_addresses(&plain.shape), template);
            assert!(page.links.len() <= plain.links.len(), "{template}");
            let is_safe =
                |link: &&String| ["http://", "https://", "#"].iter().any(|start| link.starts_with(start));
            assert_eq!(page.links.iter().find(|link| !is_safe(link)), None, "{template}");
        }
    }
}

fn is_taken(address: &str) -> bool {
    resolved(&web("memo", &[address.to_owned()])).1.is_empty()
}

/// A shape without the links that lead out of the page: an address that no link can hold is text or left out.
fn without_addresses(shape: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut is_outside = false;
    for tag in shape {
        is_outside |= tag == "link" || tag.starts_with("<a ") && tag.contains("noreferrer");
        let ends = matches!(tag.as_str(), "</a" | "</a>" | "/Link");
        if !is_outside {
            kept.push(tag.clone());
        }
        is_outside &= !ends;
    }
    kept
}
