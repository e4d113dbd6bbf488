//! The mistakes that analysts make: `docs/yaml-mistakes.md` is the table, and what it says is what byline says.

use super::*;

/// The page.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/yaml-mistakes.md"));

/// One mistake: what is written, what is said of it, and how to write it.
struct Mistake<'t> {
    title: &'t str,
    wrong: &'t str,
    told: &'t str,
    right: &'t str,
}

impl<'t> Mistake<'t> {
    /// Reads the part of the page below a heading.
    fn read(part: &'t str) -> Self {
        let whole = || {
            let (title, rest) = part.split_once("\n\n```yaml\n")?;
            let (wrong, rest) = rest.split_once("```\n\n")?;
            let (told, rest) = rest.split_once("\n\n```yaml\n")?;
            let right = rest.trim_end().strip_suffix("```")?;
            Some(Self { title, wrong, told, right })
        };
        whole().unwrap_or_else(|| panic!("a mistake, what is said of it, and how to write it: {part}"))
    }

    /// What byline says of it, as it stands on the page.
    fn found(&self) -> String {
        let (_, faults) = parse(self.wrong);
        let [fault] = faults.as_slice() else { panic!("{}: {faults:#?}", self.title) };
        let Place { line, column } = Text::new("a.yaml", self.wrong).place(fault.at.span.start);
        let help = fault.help.as_deref().unwrap_or_default();
        format!("Line {line}, column {column}, `{}`: {}.\nHelp: {help}.", fault.rule, fault.message)
    }
}

fn mistakes(page: &str) -> Vec<Mistake<'_>> {
    page.split("\n## ").skip(1).map(Mistake::read).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "UPDATE=1 rewrites the page, as it does expected outputs")]
fn every_mistake_is_told_as_the_page_says() {
    let page = PAGE.replace("\r\n", "\n");
    let mut true_page = page.clone();
    for mistake in mistakes(&page) {
        let (head, wrong) = (mistake.title, mistake.wrong);
        let before = format!("\n## {head}\n\n```yaml\n{wrong}```\n\n");
        let told = format!("{before}{}\n", mistake.told);
        true_page = true_page.replacen(&told, &format!("{before}{}\n", mistake.found()), 1);
        assert_eq!(parse(mistake.right).1, [], "{head}");
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/yaml-mistakes.md"), &true_page).unwrap();
    } else {
        for (said, is) in page.lines().zip(true_page.lines()) {
            assert_eq!(said, is, "run the tests with UPDATE=1 to rewrite the page");
        }
    }
}

#[test]
fn the_page_has_mistakes_of_every_kind_each_once() {
    let page = PAGE.replace("\r\n", "\n");
    let mut titles: Vec<&str> = mistakes(&page).iter().map(|mistake| mistake.title).collect();
    assert!(titles.len() >= 90, "{}", titles.len());
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), mistakes(&page).len());
}

#[test]
fn messages_are_in_an_analysts_words() {
    for mistake in mistakes(&PAGE.replace("\r\n", "\n")) {
        let lines: Vec<&str> = mistake.told.lines().collect();
        let message = lines.first().and_then(|line| line.split_once("`: ")).map(|(_, message)| message);
        let help = lines.get(1).and_then(|line| line.strip_prefix("Help: "));
        for text in [message, help] {
            let text = text.and_then(|text| text.strip_suffix('.')).unwrap();
            for word in
                ["node", "scalar", "token", "flow", "block mapping", "simple key", "deserial", "parse"]
            {
                assert!(!text.contains(word), "{}: {text}", mistake.title);
            }
            assert!(
                !text.ends_with('.') && !text.starts_with(char::is_uppercase),
                "{}: {text}",
                mistake.title
            );
        }
    }
}
