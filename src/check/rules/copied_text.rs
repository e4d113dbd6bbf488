//! The document's own words in the desk's own voice.

use crate::check::compare::Owner;
use crate::check::prose::has;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "copied-text",
    page: Page {
        summary: "Twelve words in a row or more were taken over from a capture without quotation marks.",
        why: "An assertion says in the desk's own words what a document reports. A sentence that is copied \
              carries the reporter's choice of words into the brief as if it were the desk's, and passes it \
              off as one's own. Names, dates and figures with few words between them are left alone, for they \
              cannot be said otherwise. Assertions, judgments and texts written by hand are compared with the \
              capture of every document that they rest on.",
        example: r"# file: briefs/port.yaml
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
    assertion: The last two berths of the old port will be closed for repairs from the first of June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The last two berths of the old port will be closed for repairs from the first of June, Valdorian Foreign
Minister Ana Ruiz said.
",
        corrected: r"# file: briefs/port.yaml
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
    assertion: Repairs will close what is left of the old port in June
    source: ruiz
    document: gazette
# file: briefs/captures/port.txt
The last two berths of the old port will be closed for repairs from the first of June, Valdorian Foreign
Minister Ana Ruiz said.
",
        standard: "AP and Reuters: the work of others is credited, and their sentences are not passed off as one's own.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let copies = desk.compared.copies.iter();
    let copies =
        copies.filter(|copy| copy.words >= LONG || !is_bare(desk.passage(copy.document, &copy.place)));
    copies
        .filter_map(|copy| {
            let common = common(desk.corpus, copy.owner);
            let message = format!("{} words in a row are the document's own", copy.words);
            let finding = RULE.finding(common, copy.span, message);
            let finding = finding.related(desk.place(copy.document, &copy.place)?, "they stand here");
            Some(finding.help("say it in your own words, or put what must stay into quotation marks"))
        })
        .collect()
}

/// How many words in a row are a copy even of names and figures.
const LONG: usize = 20;

/// How many words that can be said otherwise bare facts may have.
const FREE: usize = 3;

/// Words that say when and how something is or will be, and nothing else.
const PLAIN: &str = "about after also been before between both could down during from have into less more most must next only \
    over says said since than that their them there they this through under until upon were when where which while will \
    with would year years month months week weeks percent per";

/// Whether a text is names, dates and figures with few words between them, which nobody can put in other ones.
fn is_bare(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let is_free =
        |word: &&str| word.chars().count() > 3 && word.chars().all(char::is_lowercase) && !has(PLAIN, word);
    words.filter(is_free).count() <= FREE
}

fn common(corpus: &Corpus, owner: Owner) -> &Common {
    match owner {
        Owner::Claim(id) => &corpus.claim(id).common,
        Owner::Judgment(id) => &corpus.judgment(id).common,
        Owner::Brief(id) => &corpus.brief(id).common,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_dates_and_figures_are_bare_facts_and_what_is_told_of_them_is_not() {
        for text in [
            "President Sami Idris will meet Prime Minister Vera Kolm in Geneva on 22 May 2032",
            "the 12 members are Karesh, Oland, Varland, Ostia, Tavik, Kessia and Valdoria",
            "31,000 tonnes of wheat from Halm to Ostia, 12,000 of them on 9 September 2030",
        ] {
            assert!(is_bare(text), "{text}");
        }
        for text in [
            "The last two berths of the old port will be closed for repairs from the first of June",
            "The Meridiana was stopped because she had no valid pilot on board",
            "Hask Group has stopped all purchases from the trader Belmar until an inquiry",
        ] {
            assert!(!is_bare(text), "{text}");
        }
    }
}
