//! New records: the fields that must be filled in, left empty, and comments that teach the others.
//!
//! A field without a value is a finding that names it, so nothing that is still to be written can pass for content.

use std::fmt::Write as _;

/// How wide a comment may be.
const WIDTH: usize = 92;

/// What is known of a new claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The document in which it stands.
    pub document: Option<String>,
    /// Where in it.
    pub at: Option<String>,
    /// What stands there, paragraph by paragraph: the heading and the words.
    pub passages: Vec<(String, String)>,
    /// Fields that the file's defaults fill.
    pub defaults: Vec<String>,
}

/// What a new source is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Who {
    /// Nobody has said.
    #[default]
    Unsaid,
    /// A person.
    Person(String),
    /// A body.
    Organization(String),
    /// Unnamed people.
    Anonymous(String),
}

/// A new claim.
pub fn claim(id: &str, given: &Given) -> Vec<String> {
    let mut lines = vec![
        format!("id: {id}"),
        "assertion: # one sentence, no final period, and not who said it: byline writes that".to_owned(),
    ];
    for (heading, words) in &given.passages {
        lines.push(format!("# {heading}"));
        lines.extend(wrapped(words).into_iter().map(|line| format!("#   {line}")));
    }
    let fill = |key: &str, value: Option<&String>, about: &str| match value {
        Some(value) => format!("{key}: {value}"),
        None if given.defaults.iter().any(|default| default == key) => {
            format!("# {key}: the default of this file stands, unless you write one here")
        }
        None => format!("{key}: # {about}"),
    };
    lines.push(fill("source", None, "whom the document quotes or cites (an id); outlet, if nobody"));
    lines.push(fill("document", given.document.as_ref(), "where it stands (an id)"));
    lines.push(fill("at", given.at.as_ref(), "the paragraph: 4. Or p. 12, or 00:14:05"));
    lines.extend(
        [
            "# actor: who did it, where the assertion tells a deed: Valdoria closed the port",
            "# speaker: whose words they are, where the source only relays them",
            "# quote: the exact words, between quotation marks in the document",
            "# kind: figure, intention, assessment or absence; most claims need none",
            "# topics: [port]",
        ]
        .map(str::to_owned),
    );
    lines
}

/// A new source.
pub fn source(id: &str, who: &Who) -> Vec<String> {
    let mut lines = vec![format!("id: {id}")];
    let more: &[&str] = match who {
        Who::Unsaid => &[
            "name: # a person. For a body write `organization:` instead, for unnamed people `anonymous:`",
            "# role: Sea Ministry spokesperson",
            "# of: the id of the body that the person belongs to",
        ],
        Who::Person(name) => {
            lines.push(format!("name: {}", scalar(name)));
            &[
                "role: # as it is to be printed: Foreign Minister",
                "# of: the id of the body that the person belongs to",
                "# acts_for: the id of the body that a spokesperson speaks for",
                "# short: the name at later mentions, if it is not the last word",
            ]
        }
        Who::Organization(name) => {
            lines.push(format!("organization: {}", scalar(name)));
            &["# short: the name at later mentions", "# of: the id of the body above it"]
        }
        Who::Anonymous(descriptor) => {
            lines.push(format!("anonymous: {}", scalar(descriptor)));
            &[
                "count: # how many people: 1, 3, 2+ or unknown",
                "basis: # how they know",
                "access: # direct (saw it, took part, holds the paper), indirect (was told by others) or unknown",
                "affiliation: # the body they belong to, or undisclosed",
                "reason: # why they are not named",
                "# among: the id of a group of unnamed people that this one belongs to",
                "# official: true, for an unnamed spokesperson on the record",
            ]
        }
    };
    lines.extend(more.iter().map(|line| (*line).to_owned()));
    lines
}

/// A new document.
pub fn document(id: &str) -> Vec<String> {
    let lines = [
        "title: # as printed, or unknown",
        "publisher: # as running text names it: the Harbor Gazette",
        "type: # news, statement, transcript, report, dataset, legal, interview, social or other",
        "published: # a date: 2031-05-06, 2031-05 or 2031",
        "accessed: # when you read it",
        "url: # https://…",
        "# author: Ilse Brandt",
        "# text: captures/article.txt   (a plain-text copy, relative to this file: quotes are checked in it)",
        "# sha256: of that copy, as sha256sum prints it",
    ];
    std::iter::once(format!("id: {id}")).chain(lines.map(str::to_owned)).collect()
}

/// The file of a new brief.
pub fn brief(id: &str) -> String {
    let lines = [
        "title: # what the memo is about",
        "as_of: # the date up to which it is true: 2031-05-07. The only clock byline knows",
        "# to: The Permanent Secretary",
        "# from: Policy staff",
        "# marking: TLP:CLEAR",
        "# bottom_line: one or two sentences that cite their claims, such as [@port-closes]",
        "# sections:",
        "#   - title: The closure",
        "#     select: {topics: [port]}",
    ];
    let mut text = format!("# What is asked for, of whom, as of when.\nbrief:\n  id: {id}\n");
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
    text
}

/// The heading of a new file for a kind of record.
pub fn heading(key: &str) -> &'static str {
    match key {
        "documents" => "What was published: articles, statements, transcripts.",
        "sources" => "Who speaks: people (`name`), bodies (`organization`), unnamed people (`anonymous`).",
        _ => "What is asserted, by whom. The assertion stands without its attribution: byline writes that.",
    }
}

/// A text as a value: plain where that is safe, else in quotation marks.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '\'' | '’'))
        && !matches!(text, "null" | "Null" | "NULL");
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A text in lines that are short enough for a comment, without anything that could end one.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let word: String = word.chars().filter(|&c| is_harmless(c)).collect();
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(&word);
        } else if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(word);
        } else {
            line.push(' ');
            line.push_str(&word);
        }
    }
    lines
}

/// Whether a character may stand in a comment: nothing that ends a line, turns the writing or marks byline's pages.
fn is_harmless(c: char) -> bool {
    let hidden =
        matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    !c.is_control() && !hidden && !matches!(c, '\u{61C}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFD}'..='\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::brief::BriefRecord;
    use crate::parse::claim::ClaimRecord;
    use crate::parse::document::DocumentRecord;
    use crate::parse::record::Record;
    use crate::parse::source::SourceRecord;

    /// Asserts that every field a new record speaks of is one, those in comments too.
    fn knows<T: Record>(lines: &[String]) {
        for line in lines {
            let words = line.trim_start_matches("# ");
            if let Some((key, _)) = words.split_once(':').filter(|(key, _)| !key.contains(' ')) {
                assert!(T::DEF.all_fields().any(|field| field.key == key), "{line}");
            }
        }
    }

    #[test]
    fn a_new_record_speaks_of_fields_that_there_are() {
        knows::<ClaimRecord>(&claim("a", &Given::default()));
        knows::<DocumentRecord>(&document("a"));
        let whos = [
            Who::Unsaid,
            Who::Person("Lena Hart".to_owned()),
            Who::Organization("the port".to_owned()),
            Who::Anonymous("a person".to_owned()),
        ];
        for who in whos {
            knows::<SourceRecord>(&source("a", &who));
        }
        let brief = brief("a");
        let fields: Vec<String> = brief
            .lines()
            .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with("#  ")))
            .map(str::to_owned)
            .collect();
        assert!(fields.len() > 5);
        knows::<BriefRecord>(&fields);
    }

    #[test]
    fn a_value_is_quoted_where_yaml_would_read_it_otherwise() {
        for (text, written) in [
            ("Lena Hart", "Lena Hart"),
            ("a person, said to know", "a person, said to know"),
            ("Hart: a life", "\"Hart: a life\""),
            ("\"x\" #1", "\"\\\"x\\\" #1\""),
            ("null", "\"null\""),
            ("- a", "\"- a\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }

    #[test]
    fn a_passage_is_wrapped_and_cannot_leave_its_comment() {
        let lines = wrapped(&format!("one\n\u{2028}two\u{85}assertion: x\u{fdd0} {}", "word ".repeat(40)));
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH && !line.contains(char::is_control)));
        assert!(lines[0].starts_with("one two assertion: x word"), "{lines:?}");
    }
}
