//! Slips in the syntax of byline.toml, told by their cause.

use crate::diagnostic::Diagnostic;
use crate::parse::yaml::limits::RECOVERIES;
use crate::text::{FileId, Span};

/// What the parser noticed: where, and in which words.
pub(super) struct Noticed<'a> {
    /// The bytes where it was noticed.
    pub(super) at: std::ops::Range<usize>,
    /// What the parser says.
    pub(super) words: &'a str,
}

/// The findings for what the parser noticed: one a line, because what follows a slip on its line is its consequence.
pub(super) fn explain(file: FileId, text: &str, noticed: &[Noticed<'_>]) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut last = None;
    for slip in noticed {
        let line = Line::of(text, slip.at.start);
        if last == Some(line.start) {
            continue;
        }
        last = Some(line.start);
        if findings.len() == RECOVERIES {
            let message = "byline.toml has more syntax errors than are shown at once";
            let at = Span::new(file, slip.at.start, slip.at.start);
            findings.push(Diagnostic::error("syntax", at, message).help("mend those above and run again"));
            break;
        }
        findings.push(line.explain(file, slip));
    }
    findings
}

/// A line, and the byte it starts at.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

/// What is said of a slip: the bytes of the line that show it, the rule, what is wrong and what to do.
struct Said {
    place: (usize, usize),
    rule: &'static str,
    message: String,
    help: String,
}

impl Said {
    fn new(place: (usize, usize), message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, rule: "syntax", message: message.into(), help: help.into() }
    }
}

impl<'t> Line<'t> {
    fn of(text: &'t str, at: usize) -> Self {
        let at = text.floor_char_boundary(at);
        // What is noticed at a line's end, or at the end of the file, belongs to the line before.
        let before = text.get(..at).unwrap_or_default();
        let before = if text.get(at..).is_some_and(str::is_empty) { before.trim_end() } else { before };
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(start..).unwrap_or_default();
        Self { start, text: rest.lines().next().unwrap_or_default() }
    }

    fn explain(&self, file: FileId, slip: &Noticed<'_>) -> Diagnostic {
        let at = slip.at.start.saturating_sub(self.start).min(self.text.len());
        let said = self.by_words(slip.words, self.text.floor_char_boundary(at));
        let (from, to) = said.place;
        let span = Span::new(file, self.start + from, self.start + to);
        Diagnostic::error(said.rule, span, said.message).help(said.help)
    }

    fn by_words(&self, words: &str, at: usize) -> Said {
        let here =
            (at, at + self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        match words {
            _ if words.contains("recurs") => Said {
                rule: "too-large",
                ..Said::new(here, "lists and sections lie in each other too deep", "write it flatter")
            },
            _ if self.text.trim_start().starts_with("//") => {
                Said::new(here, "a comment begins with `#`, not with `//`", "write `#` instead")
            }
            _ if words.contains("duplicate key") => self.twice(at),
            _ if words.contains("escape") => Said::new(
                here,
                "a backslash means nothing here",
                "use single quotation marks, in which a backslash is a backslash: `'C:\\captures'`",
            ),
            _ if words.contains("basic string")
                || words.contains("literal string,") && !words.contains("must") =>
            {
                self.unclosed(words, at)
            }
            _ if words.contains("must be quoted") || words.contains("invalid float") => self.bare(at),
            _ if words.contains("invalid boolean") => self.bare(at),
            _ if words.contains("unclosed") => self.open(words, at),
            _ if words.contains("no value") || words.contains("unquoted key") => self.no_sign(here),
            _ if words.contains("comma") => {
                Said::new(here, "there is no comma between this and what stands before it", "write one")
            }
            _ if words.contains("unexpected key or value") => Said::new(
                (at, self.text.trim_end().len().max(at)),
                "the line goes on after its value",
                "write one `name = value` on a line; a comment begins with `#`",
            ),
            _ if words.contains("integer") || words.contains("leading zero") || words.contains("digit") => {
                Said::new(here, "this number cannot be read", "write it in digits only: `stale-after = 90`")
            }
            _ => Said::new(
                here,
                "this line cannot be read",
                "byline.toml is TOML: `name = \"value\"`, lists in `[ ]`, sections under `[name]`",
            ),
        }
    }

    /// The name before the `=`, as written.
    fn name(&self) -> &'t str {
        self.text.split(['=', ':', ' ']).find(|word| !word.trim().is_empty()).unwrap_or_default().trim()
    }

    /// The value after the `=`, without a comment, and the byte it starts at.
    fn value(&self) -> Option<(usize, &'t str)> {
        let from = self.text.find('=')? + 1;
        let rest = self.text.get(from..)?;
        let value = rest.split('#').next().unwrap_or_default();
        Some((from + (value.len() - value.trim_start().len()), value.trim()))
    }

    fn twice(&self, at: usize) -> Said {
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest.find(['=', ']', ' ', '.']).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().trim();
        Said {
            rule: "duplicate-key",
            ..Said::new((at, at + name.len()), format!("`{name}` is given twice"), "keep one of the two")
        }
    }

    /// A value without quotation marks, or none.
    fn bare(&self, at: usize) -> Said {
        let (from, value) = self.value().unwrap_or((at, ""));
        if value.is_empty() {
            let name = self.name();
            let help = format!("write a value after `{name} =`, or take the line out");
            return Said::new((at, at), format!("`{name}` has no value"), help);
        }
        let straight = value.trim_matches(['“', '”', '„', '‘', '’']);
        let help = format!("write `{} = \"{straight}\"`", self.name());
        if straight.len() < value.len() {
            let message = "these quotation marks are not those of TOML, which are straight";
            return Said::new((from, from + value.len()), message, help);
        }
        let in_list = value.starts_with(['[', '{']);
        let help = if in_list {
            "put each text in quotation marks: `[\"news\", \"icd203\"]`".to_owned()
        } else {
            help
        };
        let place = if in_list { (at, at + self.word(at).len()) } else { (from, from + value.len()) };
        Said::new(place, "this text does not stand in quotation marks", help)
    }

    fn word(&self, at: usize) -> &'t str {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.get(..rest.find([',', ']', '}', ' ', '#']).unwrap_or(rest.len())).unwrap_or_default()
    }

    fn unclosed(&self, words: &str, at: usize) -> Said {
        let mark = if words.contains("literal") { '\'' } else { '"' };
        let open = self.text.find(mark).unwrap_or(at);
        let help = format!("close it with `{mark}` at the end of the text");
        Said::new((open, open + 1), "this quotation mark is never closed", help)
    }

    fn open(&self, words: &str, at: usize) -> Said {
        let (sign, close, message) = match words {
            _ if words.contains("inline") => ('{', '}', "this brace is never closed"),
            _ if words.contains("table") => ('[', ']', "the name of this section is never closed"),
            _ => ('[', ']', "this bracket is never closed"),
        };
        let open = self.text.find(sign).unwrap_or(at);
        let to = (open + 1).min(self.text.len());
        Said::new((open, to), message, format!("close it with `{close}`"))
    }

    /// A line without `=`, or with another sign in its place.
    fn no_sign(&self, here: (usize, usize)) -> Said {
        let text = self.text.trim();
        if let Some((name, value)) = text.split_once(':').filter(|(name, _)| is_name(name.trim())) {
            let at = self.text.find(':').unwrap_or(here.0);
            let help = format!("write `{} = {}`", name.trim(), quoted(value.trim()));
            return Said::new((at, at + 1), "a name and its value are joined by `=`, not by `:`", help);
        }
        if text.starts_with(['=', '[']) {
            return Said::new(here, "there is no name here", "write the name of a key or section");
        }
        let (name, value) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let value = if value.is_empty() { "…" } else { value.trim() };
        let help = format!("write `{name} = {}`", quoted(value));
        let from = self.text.len() - self.text.trim_start().len();
        Said::new((from, from + name.len()), format!("there is no `=` after `{name}`"), help)
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// A value in quotation marks, unless it needs none.
fn quoted(value: &str) -> String {
    let plain = value.starts_with(['"', '\'', '[', '{']) || value.parse::<u32>().is_ok() || value == "…";
    if plain { value.to_owned() } else { format!("\"{value}\"") }
}

#[cfg(test)]
mod tests {
    use super::super::config;
    use crate::text::{FileId, Text};

    /// What is written, and what is said of it.
    const SLIPS: &[(&str, &str)] = &[
        (
            "profile = strict\n",
            "1:11 syntax: this text does not stand in quotation marks (write `profile = \"strict\"`)",
        ),
        (
            "profile = “strict”\n",
            "1:11 syntax: these quotation marks are not those of TOML, which are straight (write `profile = \"strict\"`)",
        ),
        (
            "profile = \"strict\n",
            "1:11 syntax: this quotation mark is never closed (close it with `\"` at the end of the text)",
        ),
        (
            "profile = 'strict\"\n",
            "1:11 syntax: this quotation mark is never closed (close it with `'` at the end of the text)",
        ),
        (
            "profile: strict\n",
            "1:8 syntax: a name and its value are joined by `=`, not by `:` (write `profile = \"strict\"`)",
        ),
        ("profile strict\n", "1:1 syntax: there is no `=` after `profile` (write `profile = \"strict\"`)"),
        ("profile\n", "1:1 syntax: there is no `=` after `profile` (write `profile = …`)"),
        (
            "profile =\n",
            "1:10 syntax: `profile` has no value (write a value after `profile =`, or take the line out)",
        ),
        (
            "fail-on = \"error\" \"x\"\n",
            "1:19 syntax: the line goes on after its value (write one `name = value` on a line; a comment begins with `#`)",
        ),
        (
            "profile = \"strict\" // for the press\n",
            "1:20 syntax: the line goes on after its value (write one `name = value` on a line; a comment begins with `#`)",
        ),
        ("// for the press\n", "1:1 syntax: a comment begins with `#`, not with `//` (write `#` instead)"),
        (
            "standards = [\"news\", \"icd203\"\n",
            "1:13 syntax: this bracket is never closed (close it with `]`)",
        ),
        (
            "standards = [\"news\" \"icd203\"]\n",
            "1:21 syntax: there is no comma between this and what stands before it (write one)",
        ),
        (
            "standards = [news]\n",
            "1:14 syntax: this text does not stand in quotation marks (put each text in quotation marks: `[\"news\", \"icd203\"]`)",
        ),
        ("[build\nout = \"x\"\n", "1:1 syntax: the name of this section is never closed (close it with `]`)"),
        ("build = {out = \"x\"\n", "1:9 syntax: this brace is never closed (close it with `}`)"),
        (
            "profile = \"strict\"\nprofile = \"draft\"\n",
            "2:1 duplicate-key: `profile` is given twice (keep one of the two)",
        ),
        (
            "stale-after = 090\n",
            "1:15 syntax: this number cannot be read (write it in digits only: `stale-after = 90`)",
        ),
        (
            "captures = [\"C:\\captures\"]\n",
            "1:17 syntax: a backslash means nothing here (use single quotation marks, in which a backslash is a backslash: `'C:\\captures'`)",
        ),
        ("= \"x\"\n", "1:1 syntax: there is no name here (write the name of a key or section)"),
    ];

    fn said(text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        config::read(FileId(0), text, &mut findings);
        let file = Text::new("byline.toml", text);
        let told = findings.iter().map(|finding| {
            let place = file.place(finding.at.span.start);
            let help = finding.help.as_deref().unwrap_or_default();
            format!("{}:{} {}: {} ({help})", place.line, place.column, finding.rule, finding.message)
        });
        told.collect()
    }

    #[test]
    fn every_slip_is_one_finding_that_names_its_cause() {
        for &(text, expected) in SLIPS {
            assert_eq!(said(text), [expected], "{text}");
        }
    }

    #[test]
    fn many_slips_are_said_to_be_many() {
        let told = said(&"profile strict\n".repeat(50));
        assert_eq!(told.len(), 21);
        assert!(told[20].contains("more syntax errors than are shown at once"), "{}", told[20]);
        assert!(said(&format!("x = {}", "[".repeat(100_000)))[0].contains("too-large"));
        assert!(said(&format!("{}y = 1\n", "x.".repeat(100_000)))[0].contains("too-large"));
    }

    proptest::proptest! {
        #[test]
        fn no_configuration_panics(text in "([a-z\\-]{1,6}|[=:\"'\\[\\]{}#,.\\\\ \n“”é0-9/]){0,40}") {
            for line in said(&text) {
                proptest::prop_assert!(!line.is_empty());
            }
        }
    }
}
