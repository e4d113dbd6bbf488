//! A word of likelihood without a number behind it.

use crate::check::prose::{Hit, Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    name: "vague-likelihood",
    page: Page {
        summary: "A judgment uses a word of likelihood that no scale defines.",
        why: "\"May\", \"could\" and \"possibly\" fit anything from one percent to ninety-nine, so that a \
              judgment with them can never be wrong. Shown the same report, readers put \"serious \
              possibility\" between 20 and 80 percent. The scale of the brief has a term for what is meant.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
judgments:
  - id: port-reopens
    judgment: The port could reopen before the summer, and this is likely
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        standard: "Sherman Kent, Words of Estimative Probability (1964); PHIA yardstick: other words of \
                   probability are avoided.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[VAGUE],
};

const VAGUE: WordList = WordList {
    name: "vague-likelihoods",
    words: &[
        "a chance",
        "a possibility",
        "cannot be ruled out",
        "can not be ruled out",
        "cannot rule out",
        "conceivable",
        "conceivably",
        "could",
        "could possibly",
        "doubtful",
        "fair chance",
        "good chance",
        "high probability",
        "in all likelihood",
        "in all probability",
        "liable to",
        "likely enough",
        "low probability",
        "may",
        "maybe",
        "might",
        "might well",
        "may well",
        "no doubt",
        "perhaps",
        "possible",
        "possibly",
        "potentially",
        "presumably",
        "probably",
        "quite likely",
        "fairly likely",
        "rather likely",
        "quite possible",
        "quite possibly",
        "real possibility",
        "serious possibility",
        "distinct possibility",
        "strong possibility",
        "small chance",
        "slim chance",
        "surely",
        "undoubtedly",
        "we believe",
        "we doubt",
    ],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let vague = Phrases::new(desk.words(&VAGUE));
    desk.judgments()
        .filter_map(|judgment| {
            let prose = Prose::read(&judgment.text.value);
            let hit = prose.find(&vague).into_iter().find(|hit| !is_month(&prose, hit))?;
            let message = format!("\"{}\" has no percentage behind it", prose.typed(&hit));
            let finding = RULE.finding(&judgment.common, within(&judgment.text, hit.start, hit.end), message);
            Some(finding.help("use a term of the brief's scale, and only that one"))
        })
        .collect()
}

/// Whether "May" is the month: the verb has a capital only where it begins a question.
fn is_month(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    prose.typed(hit) == "May"
}
