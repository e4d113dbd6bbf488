//! The document's own words in the desk's own voice.

use std::collections::BTreeMap;

use crate::check::called;
use crate::check::compare::{Copied, Owner};
use crate::check::prose::{Phrases, Prose, has};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::BriefId;
use crate::model::record::Common;
use crate::model::source::{Source, SourceKind};
use crate::parse::dates::MONTHS;
use crate::passage::copied::{self, COPIED};
use crate::resolve::corpus::Corpus;
use crate::text::{Span, Spanned};

pub(in crate::check) const RULE: Rule = Rule {
    name: "copied-text",
    page: Page {
        summary: "Twelve words in a row or more were taken over from a capture without quotation marks.",
        why: "An assertion says in the desk's own words what a document reports. A sentence that is copied \
              carries the reporter's choice of words into the brief as if it were the desk's, and passes it \
              off as one's own. Names, roles and titles do not count, and dates and figures are left alone where few words stand between \
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
    let roles = desk.sources().flat_map(|(_, source)| roles(desk.corpus, source));
    let names = desk.sources().flat_map(|(_, source)| source.names());
    let titles = desk.corpus.documents.iter().filter_map(|document| document.title.value.as_deref());
    let called = Phrases::new(names.chain(roles).chain(titles).map(called::bare));
    let mut written: BTreeMap<BriefId, Vec<Passage<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for copy in &desk.compared.copies {
        let passage = desk.passage(copy.document, &copy.place);
        let run = Wording::of(passage, &called);
        let Some(place) = desk.place(copy.document, &copy.place).filter(|_| run.is_copied()) else {
            continue;
        };
        let aside = if run.names > 0 { ", names aside" } else { "" };
        let message = format!("{} words in a row are the document's own{aside}", run.words - run.names);
        let exact = exact(desk, copy, &mut written).filter(|exact| *exact != copy.span);
        let what = if exact.is_some() { "it".to_owned() } else { opening(passage) };
        let help = format!("say {what} in your own words, or put what must stay into quotation marks");
        let finding = RULE.finding(common(desk.corpus, copy.owner), exact.unwrap_or(copy.span), message);
        found.push(finding.related(place, "they stand here").help(help));
    }
    found
}

/// The place of the words alone, where the text that has them stands letter by letter in its file.
fn exact<'d>(
    desk: &Desk<'d>,
    copy: &Copied,
    written: &mut BTreeMap<BriefId, Vec<Passage<'d>>>,
) -> Option<Span> {
    let run = desk.passage(copy.document, &copy.place);
    let within = |text: &Spanned<String>| Some(text.within(copied::place(&text.value, run)?));
    match copy.owner {
        Owner::Claim(id) => within(&desk.corpus.claim(id).assertion),
        Owner::Judgment(id) => within(&desk.corpus.judgment(id).text),
        Owner::Brief(id) => {
            let corpus = desk.corpus;
            let sentences = written.entry(id).or_insert_with(|| written::sentences(corpus, corpus.brief(id)));
            let sentence = sentences.iter().find(|sentence| sentence.span() == copy.span)?;
            Some(sentence.place(copied::place(&sentence.blanked(), run)?))
        }
    }
}

/// How many words of a passage the help repeats at each end.
const ENDS: usize = 3;

/// The words at both ends of a passage, for the help: a place may be a whole text.
fn opening(passage: &str) -> String {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let (first, last) = (words.get(..ENDS), words.len().checked_sub(ENDS).and_then(|at| words.get(at..)));
    let [first, last] = [first, last].map(|words| words.unwrap_or_default().join(" "));
    format!("\"{first} … {last}\"")
}

/// What a person is, with and without the body: whose word something is has to be said, and the copy says it in the same
/// words.
fn roles<'c>(corpus: &'c Corpus, source: &'c Source) -> impl Iterator<Item = &'c str> {
    let role = match &source.kind {
        SourceKind::Person(person) => person.role.as_ref().map(|role| role.value.as_str()),
        _ => None,
    };
    let body = source.of().map(|body| called::bare(corpus.source(body).name()));
    let post = role.zip(body).and_then(|(role, body)| {
        let head = role.strip_suffix(body)?.trim_end();
        let head = head.strip_suffix(" the").unwrap_or(head);
        [" of", " for", " at", " in"].iter().find_map(|link| head.strip_suffix(link))
    });
    role.into_iter().chain(post)
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
    /// Those of what a source is called or is, and of what a document is called.
    names: usize,
    /// Those that are neither a figure, nor a month, nor of what a source is called.
    chosen: usize,
    /// Those that can be said otherwise.
    free: usize,
}

impl Wording {
    fn of(text: &str, called: &Phrases<'_>) -> Self {
        let names = if called.may_stand_in(text) { Prose::read(text).find(called) } else { Vec::new() };
        let mut run = Self { words: 0, names: 0, chosen: 0, free: 0 };
        let mut counts = false;
        for (at, word) in words(text) {
            run.words += 1;
            let is_number = has(NUMBERS, word) || word.starts_with(|c: char| c.is_ascii_digit());
            let is_unit = std::mem::replace(&mut counts, is_number) && !has(PLAIN, word);
            let is_name = names.iter().any(|hit| (hit.start..hit.end).contains(&at));
            run.names += usize::from(is_name);
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
        let words = self.words - self.names;
        words >= COPIED && self.chosen >= CHOSEN && (words >= LONG || self.free > FREE)
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
