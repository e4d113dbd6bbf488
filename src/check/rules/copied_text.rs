//! The document's own words in the desk's own voice.

use crate::check::called;
use crate::check::compare::Owner;
use crate::check::prose::{Phrases, Prose, has};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::Common;
use crate::model::source::{Source, SourceKind};
use crate::parse::dates::MONTHS;
use crate::passage::copied::COPIED;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "copied-text",
    page: Page {
        summary: "Twelve words in a row or more were taken over from a capture without quotation marks.",
        why: "An assertion says in the desk's own words what a document reports. A sentence that is copied \
              carries the reporter's choice of words into the brief as if it were the desk's, and passes it \
              off as one's own. Names, dates, figures and what an unnamed source is called are left alone where few words stand between \
              them, for they cannot be said otherwise. Assertions, judgments and texts written by hand are compared with the \
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
    if desk.compared.copies.is_empty() {
        return Vec::new();
    }
    let called = desk.sources().flat_map(|(_, source)| source.names().chain(role(source)));
    let called = Phrases::new(called.map(called::bare));
    let mut found = Vec::new();
    for copy in &desk.compared.copies {
        let run = Wording::of(desk.passage(copy.document, &copy.place), &called);
        let Some(place) = desk.place(copy.document, &copy.place).filter(|_| run.is_copied()) else {
            continue;
        };
        let message = format!("{} words in a row are the document's own", run.words);
        let finding = RULE.finding(common(desk.corpus, copy.owner), copy.span, message);
        let finding = finding.related(place, "they stand here");
        found.push(finding.help("say it in your own words, or put what must stay into quotation marks"));
    }
    found
}

/// What a person is: whose word something is has to be said, and the copy says it in the same words.
fn role(source: &Source) -> Option<&str> {
    match &source.kind {
        SourceKind::Person(person) => person.role.as_ref().map(|role| role.value.as_str()),
        _ => None,
    }
}

/// How many words in a row are a copy even of names and figures.
const LONG: usize = 20;

/// How many of the words in a row somebody chose, at least, in a copy.
const CHOSEN: usize = 8;

/// How many words that can be said otherwise bare facts may have.
const FREE: usize = 3;

/// Words that say when and how something is or will be, and nothing else.
const PLAIN: &str = "about after also been before between both could down during from have into less more most must next only \
    over says said since than that their them there they this through under until upon were when where which while will \
    with would year years month months week weeks percent per";

/// Words of a figure.
const NUMBERS: &str = "billion dozen eight eighth fifth five four fourth half hundred million nine ninth one quarter quarters \
    seven seventh six sixth ten tenth third thirds thousand three trillion two";

/// What the words in a row are.
struct Wording {
    /// All of them, a figure with a point in it being one.
    words: usize,
    /// Those that are neither a figure, nor a month, nor of what a source is called.
    chosen: usize,
    /// Those that can be said otherwise.
    free: usize,
}

impl Wording {
    fn of(text: &str, called: &Phrases<'_>) -> Self {
        let names = if called.may_stand_in(text) { Prose::read(text).find(called) } else { Vec::new() };
        let mut run = Self { words: 0, chosen: 0, free: 0 };
        let mut counts = false;
        for (at, word) in words(text) {
            run.words += 1;
            let is_number = has(NUMBERS, word) || word.starts_with(|c: char| c.is_ascii_digit());
            let is_unit = std::mem::replace(&mut counts, is_number) && !has(PLAIN, word);
            let is_name = names.iter().any(|hit| (hit.start..hit.end).contains(&at));
            if is_number || is_name || MONTHS.contains(&word) {
                continue;
            }
            run.chosen += 1;
            let is_open = word.chars().count() > 3 && word.chars().all(char::is_lowercase);
            run.free += usize::from(is_open && !is_unit && !has(PLAIN, word));
        }
        run
    }

    /// Whether somebody else's choice of words was taken over: names, dates and figures with few words between them
    /// nobody can put in other ones.
    fn is_copied(&self) -> bool {
        self.words >= COPIED && self.chosen >= CHOSEN && (self.words >= LONG || self.free > FREE)
    }
}

/// The words of a text with their first bytes. What stands between digits joins them: "2.3" is one.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_digit =
        |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let joins = move |(at, c): (usize, char)| {
        c.is_alphanumeric()
            || matches!(c, '\'' | '’')
            || matches!(c, '.' | ',') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))
    };
    let mut rest = 0;
    std::iter::from_fn(move || {
        let behind = text.get(rest..)?;
        let start = rest + behind.char_indices().find(|&(at, c)| joins((rest + at, c)))?.0;
        let word = text.get(start..)?;
        let length =
            word.char_indices().find(|&(at, c)| !joins((start + at, c))).map_or(word.len(), |end| end.0);
        rest = start + length;
        Some((start, word.get(..length)?))
    })
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

    fn is_bare(text: &str) -> bool {
        let called = Phrases::new(["senior official in the trade ministry", "two grain traders"]);
        !Wording::of(text, &called).is_copied()
    }

    #[test]
    fn names_dates_and_figures_are_bare_facts_and_what_is_told_of_them_is_not() {
        for text in [
            "President Sami Idris will meet Prime Minister Vera Kolm in Geneva on 22 May 2032",
            "the 12 members are Karesh, Oland, Varland, Ostia, Tavik, Kessia and Valdoria",
            "2.3 million tonnes on 1 February, a fifth less than a year before it was so",
            "from 1 April, a senior official in the trade ministry and two grain traders said on 1 March",
            "Ostra exported 2.3, then 2.4 million tonnes to its old friends in the",
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
