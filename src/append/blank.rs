//! New records: the fields that must be filled in, left empty, and comments that teach the others.
//!
//! A field without a value is a finding that names it, so nothing that is still to be written can pass for content.

use std::fmt::Write as _;

use crate::model::document::DocumentType;

/// How wide a comment may be.
const WIDTH: usize = 92;

/// What is known of a new claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The document in which it stands.
    pub document: Option<String>,
    /// What kind of document that is.
    pub medium: Option<DocumentType>,
    /// Where in it.
    pub at: Option<String>,
    /// What stands there, paragraph by paragraph: the heading and the words.
    pub passages: Vec<(String, String)>,
    /// Fields that the file's defaults fill.
    pub defaults: Vec<String>,
}

/// What is said of the fields that every new record with a chain has.
const DOCUMENT: &str = "where it stands (an id)";
const AT: &str = "the paragraph of your copy, counted from 1 (a headline too, if you copied it): 4. It is printed. Or p. 12, table 7, or 00:14:05";
const AT_HEARD: &str = "the time from the start of the recording, hours first: 00:14:05";

impl Given {
    /// The line of a field: with its value where that is known, else empty, with what belongs there.
    fn field(&self, key: &str, about: &str) -> String {
        let value = match key {
            "document" => self.document.as_ref(),
            "at" => self.at.as_ref(),
            _ => None,
        };
        match value {
            Some(value) => format!("{key}: {value}"),
            None if self.defaults.iter().any(|default| default == key) => {
                format!("# {key}: the default of this file stands, unless you write one here")
            }
            None => format!("{key}: # {about}"),
        }
    }

    /// What is said of the place in the document.
    fn about_place(&self) -> &'static str {
        if self.medium == Some(DocumentType::Broadcast) { AT_HEARD } else { AT }
    }

    /// What stands at the place, as comments.
    fn passages(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (heading, words) in &self.passages {
            lines.push(format!("# {heading}"));
            lines.extend(wrapped(words).into_iter().map(|line| format!("#   {line}")));
        }
        lines
    }
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
    lines.extend(given.passages());
    lines.push(given.field("source", "whom the document quotes or cites (an id); outlet, if nobody"));
    lines.push(given.field("document", DOCUMENT));
    lines.push(given.field("at", given.about_place()));
    lines.extend(
        [
            "# actor: valdoria # who did it, where the assertion tells a deed: Valdoria closed the port",
            "# speaker: valdoria # whose words they are, where the source only relays them",
            "# via: [port-memo] # what it comes by: a paper that only the article has seen (then source: outlet), or a relay",
            "# quote: the exact words, between quotation marks in the document",
            "# kind: figure # or intention, assessment, absence; most claims need none",
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
            "# role: spokesperson # without the body, which `of` names",
            "# of: sea-ministry # the body that the person belongs to",
        ],
        Who::Person(name) => {
            lines.push(format!("name: {}", scalar(name)));
            &[
                "role: # as it is to be printed, without the body that `of` names: Foreign Minister",
                "# of: sea-ministry # the body that the person belongs to",
                "# acts_for: sea-ministry # the body that a spokesperson speaks for",
                "# short: Hart # the name at later mentions, if it is not the last word",
            ]
        }
        Who::Organization(name) => {
            lines.push(format!("organization: {}", scalar(name)));
            &["# short: the ministry # the name at later mentions", "# of: sea-ministry # the body above it"]
        }
        Who::Anonymous(descriptor) => {
            lines.push(format!("anonymous: {}", scalar(descriptor)));
            &[
                "count: # how many people: 1, 3, 2+ or unknown",
                "basis: # how they know, as closely as was agreed: it is printed; take the line out where nobody says it",
                "access: # direct (saw it, took part, holds the paper), indirect (was told by others) or unknown",
                "affiliation: # the body they belong to (an id), or undisclosed",
                "reason: # why they are not named",
                "# among: plan-readers # a group of unnamed people that this one belongs to",
                "# official: true # an unnamed spokesperson on the record; then no basis and no reason",
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
        "# called: our own notes # instead, with `publisher: unknown` and `type: other`, for notes of your own, in which a `source` told you something: \"told us\"",
        "# title: Call with Lena Hart # of those notes, or unknown; it is printed: whoever must not be named is not named there either",
        "# title: Notes on the hearing # where somebody says it there to others",
        "# seen: false # for a paper that you know only from an article; the claim then has it under `via`",
        "type: # news, broadcast, statement (on one's own website, an open letter), letter, transcript, minutes, report, dataset, legal, interview, social or other",
        "published: # a date: 2031-05-06, 2031-05 or 2031",
        "accessed: # when you read or heard it",
        "url: # https://…; leave the line out where there is none",
        "# author: Ilse Brandt",
        "# text: captures/article.txt # a plain-text copy, relative to this file: quotes are checked in it",
        "# sha256: # of that copy, as sha256sum prints it",
    ];
    std::iter::once(format!("id: {id}")).chain(lines.map(str::to_owned)).collect()
}

/// A new response.
pub fn response(id: &str, given: &Given) -> Vec<String> {
    let mut lines = vec![
        format!("id: {id}"),
        "party: # who was asked or is affected (the id of a source)".to_owned(),
        "about: # the claims that it answers so: [port-closes]. What it answered otherwise is a response of its own".to_owned(),
        "outcome: # responded, confirmed, denied, declined, no-response or unknown; not-asked, if you did not ask"
            .to_owned(),
    ];
    lines.extend(given.passages());
    lines
        .push("# you asked yourselves and got no answer: leave out `source`, `document` and `at`".to_owned());
    lines.push("source: # who tells of it (an id); outlet, if the document says so itself".to_owned());
    lines.push(given.field("document", DOCUMENT));
    lines.push(given.field("at", given.about_place()));
    lines.extend(
        [
            "# asked_by: # who asked it (an id), if neither the publisher nor you yourselves",
            "# when: # when it answered; of silence, when it was asked and how long it has been silent: 2031-05-04/2031-05-06",
            "# claims: [no-dredging-planned] # what it answered, each a claim of its own",
            "# wording: did not immediately respond to a request for comment",
            "# context: over a holiday weekend",
        ]
        .map(str::to_owned),
    );
    lines
}

/// A new judgment.
pub fn judgment(id: &str) -> Vec<String> {
    let lines = [
        "judgment: # one sentence, with the term of likelihood in it: It is likely that the port closes",
        "likelihood: # that term: likely",
        "confidence: # high, moderate or low",
        "because: # what the confidence rests on",
        "based_on: # the claims that it rests on: [port-closes]",
        "# alternatives: [{text: the closure is a bargaining move, why_less_likely: dredgers are hired}]",
        "# indicators: [berths are reassigned] # signs that it is right, or wrong; say which where one could wonder",
        "# assumptions: [{text: the works begin on time, if_wrong: the port stays open}]",
    ];
    std::iter::once(format!("id: {id}")).chain(lines.map(str::to_owned)).collect()
}

/// A new gap.
pub fn gap(id: &str) -> Vec<String> {
    let lines = [
        "gap: # what is not known: Whether the second berth is affected",
        "# would_change: [fleet-stays-idle] # the judgments that an answer would change",
        "# collect: ask the harbor master",
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
        "# bottom_line: one or two sentences that cite their claims, such as [@port-closes]; a judgment is given without",
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
        "responses" => "What an accused or affected party answered, or that it did not.",
        "judgments" => {
            "Your own assessments. The likelihood stands in the sentence, the confidence apart from it."
        }
        "gaps" => "What is not known, and how it could be found out.",
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
    use crate::parse::judgment::{GapRecord, JudgmentRecord};
    use crate::parse::record::Record;
    use crate::parse::response::ResponseRecord;
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
        let role = source("a", &Who::Unsaid).concat();
        assert!(role.contains("# role: spokesperson # without the body"), "{role}");
        knows::<ResponseRecord>(&response("a", &Given::default()));
        knows::<JudgmentRecord>(&judgment("a"));
        knows::<GapRecord>(&gap("a"));
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
