//! Quotes that do not stand in their document.

use crate::check::compare::Comparison;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::passage::closest::{Closest, Nearest};
use crate::passage::verdict::Verdict;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-not-found",
    page: Page {
        summary: "The words of a quote do not stand in the capture of its document.",
        why: "What stands in quotation marks is what was said, and a reader who looks it up must find it. \
              byline compares letter by letter, capitals included; the kind of quotation marks, dashes and \
              spaces, ligatures, soft hyphens and line ends do not count. Where the words are not there, \
              the closest passage is shown with all of its sentence, so that no word that turns its sense is \
              left out: it is most often the quote as it should read. Words in quotation marks inside an \
              assertion are quotes too. Translated words are looked for where the copy is itself in English.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a common inheritance"
    source: ruiz
    document: gazette
    quote: a common inheritance
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
The port is "a shared inheritance", Valdorian Foreign Minister Ana Ruiz told reporters on Monday.
"#,
        standard: "AP: quotation marks hold the exact words of a speaker.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    desk.compared.quotes.iter().filter_map(|quote| finding(desk, quote)).collect()
}

fn finding(desk: &Desk<'_>, quote: &Comparison) -> Option<Diagnostic> {
    let common = &desk.corpus.claim(quote.claim).common;
    let finding = |message| RULE.finding(common, quote.span, message);
    match &quote.verdict {
        Verdict::Missing(closest) => {
            let finding = finding("these words do not stand in the document");
            Some(match closest {
                Nearest::Passage(closest) => near(desk, quote, closest, finding),
                Nearest::Nothing => finding.help(
                    "find the words in the document, or say it in your own words without quotation marks",
                ),
                Nearest::NotSought => finding.help(
                    "no closest passage was looked for: too many quotes are not in this long document; mend the \
                     others first",
                ),
            })
        }
        Verdict::Displaced(place) => {
            let finding = finding("these words do not stand between this prefix and suffix").help(
                "write as `prefix` what stands right before them, as `suffix` what stands right behind them",
            );
            Some(finding.related(desk.place(quote.document, place)?, "they stand here"))
        }
        _ => None,
    }
}

fn near(desk: &Desk<'_>, quote: &Comparison, closest: &Closest, finding: Diagnostic) -> Diagnostic {
    let label = match &closest.differs {
        Some(differs) => format!("the closest passage has its words, with {differs}"),
        None => format!("the closest passage has {} of {} words", closest.shared, closest.of),
    };
    let finding = finding.help(format!("write the words as they stand there: {}", closest.words));
    match desk.place(quote.document, &closest.range) {
        Some(place) => finding.related(place, label),
        None => finding,
    }
}
