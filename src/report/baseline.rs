//! Baselines: the findings that a desk lives with for now, on file.
//!
//! A baseline knows a finding by its fingerprint, so edits elsewhere leave it known, and an edit of what it points at
//! brings it back. Structural findings are in no baseline: a desk with them cannot be read as it is meant.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fingerprint::{Fingerprint, fingerprints};
use super::input::clean;
use crate::check;
use crate::check::rule::RuleKind;
use crate::check::settle::Accepted;
use crate::diagnostic::Diagnostic;
use crate::text::Texts;

/// The findings that a desk lives with for now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    prints: BTreeSet<String>,
}

/// Findings parted by a baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parted {
    /// Those to be mended.
    pub new: Vec<Diagnostic>,
    /// Those that it knows.
    pub known: Vec<Diagnostic>,
    /// How many findings of the baseline were found no more.
    pub gone: usize,
}

#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    findings: Vec<Entry>,
}

/// One finding: the fingerprint counts, the rest is for those who read the file.
#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    path: String,
    record: Option<String>,
    rule: String,
    message: String,
    fingerprint: String,
}

impl Baseline {
    /// Reads a baseline; `None` where the text is none that this version can read.
    pub fn read(text: &[u8]) -> Option<Self> {
        let document: Document = serde_json::from_slice(text).ok()?;
        let prints = document.findings.into_iter().map(|entry| entry.fingerprint).collect();
        (document.version == 1).then_some(Self { prints })
    }

    /// The baseline that knows all editorial findings of a run.
    pub fn of(findings: &[Diagnostic], accepted: &[Accepted], texts: &Texts) -> Self {
        let numbered = numbered(findings, accepted, texts).into_iter();
        let editorial = numbered.filter(|(at, _)| findings.get(*at).is_some_and(is_editorial));
        Self { prints: editorial.map(|(_, print)| print.to_string()).collect() }
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.prints.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.prints.is_empty()
    }

    /// Parts the findings of a run.
    pub fn part(&self, findings: Vec<Diagnostic>, accepted: &[Accepted], texts: &Texts) -> Parted {
        let mut is_known = vec![false; findings.len()];
        let mut seen = BTreeSet::new();
        for (at, print) in numbered(&findings, accepted, texts) {
            let print = print.to_string();
            if let (Some(slot), true) = (is_known.get_mut(at), self.prints.contains(&print)) {
                *slot = findings.get(at).is_some_and(is_editorial);
                seen.insert(print);
            }
        }
        let mut parted = Parted { gone: self.prints.len() - seen.len(), ..Parted::default() };
        for (finding, is_known) in findings.into_iter().zip(is_known) {
            if is_known { parted.known.push(finding) } else { parted.new.push(finding) }
        }
        parted
    }
}

/// A baseline of all editorial findings of a run as a file: JSON, one entry for each, in an order that changes with
/// the entries alone.
pub fn write(findings: &[Diagnostic], accepted: &[Accepted], texts: &Texts) -> String {
    let numbered = numbered(findings, accepted, texts).into_iter();
    let entries = numbered.filter_map(|(at, print)| {
        let finding = findings.get(at).filter(|finding| is_editorial(finding))?;
        let path = texts.file(finding.at.span.file).map_or_else(String::new, |file| file.path.clone());
        Some(Entry {
            path,
            record: finding.record.clone(),
            rule: finding.rule.to_owned(),
            message: clean(&finding.message),
            fingerprint: print.to_string(),
        })
    });
    let mut document = Document { version: 1, findings: entries.collect() };
    document.findings.sort();
    serde_json::to_string_pretty(&document).map_or_else(|_| String::new(), |text| text + "\n")
}

fn is_editorial(finding: &Diagnostic) -> bool {
    check::rule(finding.rule).is_some_and(|rule| rule.kind == RuleKind::Editorial)
}

/// The fingerprint of each finding with its position in the list, numbered as in a report: by place, and together
/// with those accepted.
fn numbered(findings: &[Diagnostic], accepted: &[Accepted], texts: &Texts) -> Vec<(usize, Fingerprint)> {
    let all = findings.iter().chain(accepted.iter().map(|accepted| &accepted.finding));
    let mut all: Vec<_> = all.enumerate().collect();
    all.sort_by(|a, b| texts.order(a.1.at.span, b.1.at.span));
    let prints = fingerprints(all.iter().map(|(_, finding)| *finding), texts);
    all.iter().map(|(at, _)| *at).zip(prints).filter(|(at, _)| *at < findings.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{FileId, Span, Text};

    fn finding(texts: &Texts, rule: &'static str, word: &str, record: &str) -> Diagnostic {
        let text = &texts.file(FileId(0)).unwrap().text;
        let start = text.find(word).unwrap();
        Diagnostic::error(rule, Span::new(FileId(0), start, start + word.len()), "x").record(record)
    }

    fn texts(text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.add(Text::new("a.yaml", text));
        texts
    }

    #[test]
    fn a_finding_stays_known_when_lines_come_above_and_records_change_places() {
        let before = texts("a: one\nb: two\n");
        let findings = [finding(&before, "stale", "one", "a"), finding(&before, "stale", "two", "b")];
        let baseline = Baseline::read(write(&findings, &[], &before).as_bytes()).unwrap();
        assert_eq!(baseline, Baseline::of(&findings, &[], &before));
        let after = texts("# new\n\nb: two\na: one\nc: three\n");
        let findings = ["two", "one", "three"].map(|word| {
            let record = ["b", "a", "c"][["two", "one", "three"].iter().position(|w| *w == word).unwrap()];
            finding(&after, "stale", word, record)
        });
        let parted = baseline.part(findings.to_vec(), &[], &after);
        assert_eq!((parted.known.len(), parted.new.len(), parted.gone), (2, 1, 0));
        let edited = texts("a: another\nb: two\n");
        let findings = [finding(&edited, "stale", "another", "a"), finding(&edited, "stale", "two", "b")];
        let parted = baseline.part(findings.to_vec(), &[], &edited);
        assert_eq!((parted.known.len(), parted.new.len(), parted.gone), (1, 1, 1));
    }

    #[test]
    fn structural_findings_are_in_no_baseline() {
        let texts = texts("a: one\n");
        let findings = [finding(&texts, "syntax", "one", "a"), finding(&texts, "stale", "one", "a")];
        let parted = Baseline::of(&findings, &[], &texts).part(findings.to_vec(), &[], &texts);
        assert_eq!((parted.new.len(), parted.known.len()), (1, 1));
        assert!(!write(&findings, &[], &texts).contains("syntax"));
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        assert_eq!(Baseline::read(b"[]"), None);
        assert_eq!(Baseline::read(br#"{"version": 2, "findings": []}"#), None);
        assert_eq!(Baseline::read(br#"{"version": 1, "findings": []}"#), Some(Baseline::default()));
    }
}
