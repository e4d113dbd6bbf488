//! What names a finding from run to run: nothing that hangs on line numbers or on other records.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::diagnostic::Diagnostic;
use crate::text::Texts;

/// A place over more characters than this names a finding no further.
const LONGEST: usize = 2000;

/// A name for a finding that survives edits elsewhere: lines put in above, records in another order or another
/// file, text wrapped anew. It is made of the rule, the record (or the file, where there is none), the message
/// and the text pointed at; findings that share all of these are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint([u8; 16]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

/// The fingerprints of all findings of a run, in the same order. No two are alike.
pub fn fingerprints<'a>(findings: impl Iterator<Item = &'a Diagnostic>, texts: &Texts) -> Vec<Fingerprint> {
    let mut alike: BTreeMap<Fingerprint, u64> = BTreeMap::new();
    let number = |finding| {
        let bare = hash(&parts(finding, texts));
        let count = alike.entry(bare).and_modify(|count| *count += 1).or_default();
        match *count {
            0 => bare,
            count => hash(&[bare.to_string(), count.to_string()]),
        }
    };
    findings.map(number).collect()
}

fn parts(finding: &Diagnostic, texts: &Texts) -> [String; 4] {
    let file = texts.file(finding.at.span.file);
    let about = match (&finding.record, file) {
        (Some(record), _) => format!("record {record}"),
        (None, Some(file)) => format!("file {}", file.path),
        (None, None) => String::new(),
    };
    let place = file.map_or("", |file| file.slice(finding.at.span));
    [finding.rule.to_owned(), about, uncounted(&finding.message), unwrapped(place)]
}

/// The words of a place with one space between them.
fn unwrapped(place: &str) -> String {
    let words = place.split_whitespace();
    let mut line = words.collect::<Vec<_>>().join(" ");
    line.truncate(line.floor_char_boundary(LONGEST));
    line
}

/// A message without byline's own numbers, which change with what stands elsewhere; those in backticks are the
/// author's words.
fn uncounted(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    for (at, piece) in message.split('`').enumerate() {
        match at % 2 {
            0 => out.extend(piece.chars().filter(|c| !c.is_ascii_digit())),
            _ => out.push_str(piece),
        }
        out.push('`');
    }
    out
}

fn hash(parts: &[String]) -> Fingerprint {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part.as_bytes());
    }
    let mut half = [0; 16];
    half.iter_mut().zip(digest.finalize()).for_each(|(to, from)| *to = from);
    Fingerprint(half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span, Text};

    fn prints(path: &str, text: &str, findings: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let mut texts = Texts::default();
        texts.add(Text::new(path, text));
        let findings: Vec<_> = findings
            .iter()
            .map(|&(place, message, record)| {
                let start = text.find(place).unwrap();
                let span = Span::new(FileId(0), start, start + place.len());
                let finding = Diagnostic::error("syntax", span, message);
                if let Some(record) = record { finding.record(record) } else { finding }
            })
            .collect();
        fingerprints(findings.iter(), &texts).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_above_another_file_and_other_wrapping_change_nothing() {
        let one =
            prints("a.yaml", "x: the talks go on\n", &[("the talks go on", "the first of 3", Some("a"))]);
        let other = prints(
            "b.yaml",
            "# new\r\n\r\nx: the talks\r\n    go on\r\n",
            &[("the talks\r\n    go on", "the first of 14", Some("a"))],
        );
        assert_eq!(one, other);
        assert_eq!(one[0].len(), 32);
    }

    #[test]
    fn another_record_another_word_and_another_place_are_other_findings() {
        let findings = [
            ("talks", "`3` is wrong", Some("a")),
            ("talks", "`3` is wrong", Some("b")),
            ("talks", "`4` is wrong", Some("a")),
            ("go on", "`3` is wrong", Some("a")),
            ("talks", "`3` is wrong", None),
            ("talks", "`3` is wrong", Some("a")),
        ];
        let mut prints = prints("a.yaml", "x: the talks go on\n", &findings);
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), findings.len());
    }
}
