//! What an analyst wrote by hand in a brief: its sentences and paragraphs, and what each of them cites.

use std::ops::Range;

use crate::check::prose::within;
use crate::diagnostic::Spot;
use crate::model::brief::{Body, Brief};
use crate::model::id::ResponseId;
use crate::model::judgment::{Gap, Judgment};
use crate::parse::citation::{self, CitationKind};
use crate::resolve::corpus::{Corpus, Handle};
use crate::text::{Span, Spanned};

/// A sentence or paragraph of a hand-written text, citations included.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// The text it stands in.
    pub text: &'a Spanned<String>,
    /// The bytes it takes there.
    pub range: Range<usize>,
    /// What it cites with `[@id]`, in order; ids that nothing has are left out.
    pub cites: Vec<Handle>,
}

/// How many words of a passage a message repeats.
const OPENING: usize = 6;

impl<'a> Passage<'a> {
    /// The words, with citations blanked.
    pub fn words(&self) -> String {
        let mut words = self.typed().to_owned();
        for citation in citation::scan(self.typed()).into_iter().rev() {
            words.replace_range(citation.range, " ");
        }
        words
    }

    /// The words, each at its place in what was typed: citations are blanks of the same length.
    pub fn blanked(&self) -> String {
        let mut words = self.typed().to_owned();
        for citation in citation::scan(self.typed()) {
            words.replace_range(citation.range.clone(), &" ".repeat(citation.range.len()));
        }
        words
    }

    /// The place in the file of some bytes of what was typed.
    pub fn place(&self, range: Range<usize>) -> Span {
        within(self.text, self.range.start + range.start, self.range.start + range.end)
    }

    /// The text as typed.
    pub fn typed(&self) -> &'a str {
        self.text.value.get(self.range.clone()).unwrap_or_default()
    }

    /// Whether the finished page shows more here than the author typed: a value that a template puts in.
    pub fn is_open(&self) -> bool {
        self.typed().contains(Body::VALUE)
    }

    /// Whether the text in which it stands has citations in brackets, as running texts have and points have not.
    pub fn is_noted(&self) -> bool {
        self.text.value.contains("[@") || self.text.value.contains("[+")
    }

    /// Its first words, for messages: a place may be the whole text.
    pub fn opening(&self) -> String {
        let words = self.words();
        let first: Vec<&str> = words.split_whitespace().take(OPENING).collect();
        let more = if words.split_whitespace().nth(OPENING).is_some() { " …" } else { "" };
        // Where a citation was taken out, its blank stays before the mark that follows.
        let first = first.join(" ").replace(" .", ".").replace(" ,", ",");
        format!("\"{first}{more}\"")
    }

    /// Whether it cites nothing but claims and responses.
    pub fn cites_records(&self) -> bool {
        self.cites.iter().all(|cited| matches!(cited, Handle::Claim(_) | Handle::Response(_)))
    }

    /// Some bytes of what was typed, for a finding.
    pub fn spot(&self, range: Range<usize>) -> Spot {
        Spot::part(self.text, &self.range, range)
    }

    /// The whole of it, for a finding.
    pub fn whole(&self) -> Spot {
        self.spot(0..self.range.len())
    }

    /// Its place in the file.
    pub fn span(&self) -> Span {
        within(self.text, self.range.start, self.range.end)
    }
}

/// The sentences of a brief's hand-written texts: bottom line, narrative, section texts, talking points. A point
/// cites the claims and the responses that it lists.
pub fn sentences<'a>(corpus: &'a Corpus, brief: &'a Brief) -> Vec<Passage<'a>> {
    running(corpus, brief).into_iter().chain(points(corpus, brief)).collect()
}

/// The sentences of a brief's running texts: bottom line, narrative, section texts.
pub fn running<'a>(corpus: &'a Corpus, brief: &'a Brief) -> Vec<Passage<'a>> {
    brief.texts().flat_map(|text| cut(corpus, text, ends)).collect()
}

/// The talking points of a brief, each whole.
pub fn points<'a>(corpus: &'a Corpus, brief: &'a Brief) -> Vec<Passage<'a>> {
    let points = brief.talking_points.iter().map(|point| {
        let mut passage = whole(corpus, &point.point);
        passage.cites.extend(point.claims.iter().map(|claim| Handle::Claim(claim.value)));
        let told = point.responses.iter().map(|response| response.value).filter(|&id| is_told(corpus, id));
        passage.cites.extend(told.map(Handle::Response));
        passage
    });
    points.collect()
}

/// Whether somebody tells of a response: that nobody answered the authors is their own word.
fn is_told(corpus: &Corpus, response: ResponseId) -> bool {
    let response = corpus.response(response);
    response.source.is_some() || response.document.is_some()
}

/// The sentences of one text, paragraph by paragraph.
pub fn sentences_by_paragraph<'a>(corpus: &'a Corpus, text: &'a Spanned<String>) -> Vec<Vec<Passage<'a>>> {
    let sentences =
        |block| split(&text.value, block, ends).into_iter().map(|range| passage(corpus, text, range));
    blocks(&text.value).into_iter().map(|block| sentences(block).collect()).collect()
}

/// The paragraphs and list items of a text, headings and code left out.
pub fn paragraphs<'a>(corpus: &'a Corpus, text: &'a Spanned<String>) -> Vec<Passage<'a>> {
    cut(corpus, text, |_| Vec::new())
}

/// The sentences of a text without citations.
pub fn plain_sentences(text: &Spanned<String>) -> Vec<Passage<'_>> {
    let passage = |range| Passage { text, range, cites: Vec::new() };
    blocks(&text.value).into_iter().flat_map(|block| split(&text.value, block, ends)).map(passage).collect()
}

/// The sentence of a judgment, which cites what it rests on.
pub fn judgment(judgment: &Judgment) -> Passage<'_> {
    let cites = judgment.based_on.iter().map(|claim| Handle::Claim(claim.value)).collect();
    Passage { text: &judgment.text, range: 0..judgment.text.value.len(), cites }
}

/// The sentence of a judgment and its reasons, all of which cite what it rests on.
pub fn judged(judgment: &Judgment) -> Vec<Passage<'_>> {
    [self::judgment(judgment)].into_iter().chain(reasons(judgment)).collect()
}

/// The reasons of a judgment: why the authors hold it, and others for less likely.
pub fn reasons(judgment: &Judgment) -> Vec<Passage<'_>> {
    let reasons = judgment.alternatives.iter().filter_map(|other| other.why_less_likely.as_ref());
    let cites = self::judgment(judgment).cites;
    let passage = |text| Passage { text, range: 0..text.value.len(), cites: cites.clone() };
    judgment.because.iter().chain(reasons).map(passage).collect()
}

/// What a judgment takes for granted, which cites what the judgment rests on.
pub fn assumptions(judgment: &Judgment) -> Vec<Passage<'_>> {
    let cites = self::judgment(judgment).cites;
    let texts = judgment.assumptions.iter().map(|assumption| &assumption.text);
    texts.map(|text| Passage { text, range: 0..text.value.len(), cites: cites.clone() }).collect()
}

/// What is not known, which cites what the judgments rest on that it would change.
pub fn gap<'a>(corpus: &Corpus, gap: &'a Gap) -> Passage<'a> {
    let judgments = gap.would_change.iter().map(|judgment| corpus.judgment(judgment.value));
    let cites = judgments.flat_map(|one| judgment(one).cites).collect();
    Passage { text: &gap.text, range: 0..gap.text.value.len(), cites }
}

fn whole<'a>(corpus: &Corpus, text: &'a Spanned<String>) -> Passage<'a> {
    passage(corpus, text, 0..text.value.len())
}

fn cut<'a>(corpus: &Corpus, text: &'a Spanned<String>, ends: fn(&str) -> Vec<usize>) -> Vec<Passage<'a>> {
    let ranges = blocks(&text.value).into_iter().flat_map(|block| split(&text.value, block, ends));
    ranges.map(|range| passage(corpus, text, range)).collect()
}

fn passage<'a>(corpus: &Corpus, text: &'a Spanned<String>, range: Range<usize>) -> Passage<'a> {
    let typed = text.value.get(range.clone()).unwrap_or_default();
    let notes = citation::scan(typed).into_iter().filter(|citation| citation.kind == CitationKind::Cite);
    let ids = notes.flat_map(|citation| citation.ids);
    Passage { text, range, cites: ids.filter_map(|cited| corpus.find(cited.id)).collect() }
}

fn split(text: &str, block: Range<usize>, ends: fn(&str) -> Vec<usize>) -> Vec<Range<usize>> {
    let typed = text.get(block.clone()).unwrap_or_default();
    let mut from = block.start;
    let mut ranges = Vec::new();
    for end in ends(typed).into_iter().map(|end| block.start + end).chain([block.end]) {
        let part = text.get(from..end).unwrap_or_default();
        let start = from + part.len() - part.trim_start().len();
        if !part.trim().is_empty() {
            ranges.push(start..start + part.trim().len());
        }
        from = end;
    }
    ranges
}

/// Paragraphs and list items of Markdown; headings, tables and fenced code are none.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, trimmed) = (at, line.trim());
        at += line.len();
        let fence = trimmed.starts_with("```") || trimmed.starts_with("~~~");
        fenced ^= fence;
        let skipped = fence || fenced || trimmed.is_empty() || trimmed.starts_with(['#', '|']);
        match found.last_mut() {
            _ if skipped => open = false,
            Some(last) if open && !begins_item(trimmed) => last.end = at,
            _ => {
                found.push(start..at);
                open = true;
            }
        }
    }
    found
}

fn begins_item(line: &str) -> bool {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
    is_numbered || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
}

/// Abbreviations that a period ends without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "art", "capt", "cf", "co", "col", "corp", "dr", "e.g", "etc", "fig", "gen", "gov", "i.e", "inc",
    "jr", "lt", "ltd", "maj", "mr", "mrs", "ms", "no", "nos", "para", "paras", "pp", "prof", "rep", "rev",
    "sen", "sgt", "sr", "st", "vs",
];

/// Where sentences end: behind a full stop, its closing marks, and citations that follow it.
fn ends(text: &str) -> Vec<usize> {
    let notes: Vec<Range<usize>> = citation::scan(text).into_iter().map(|citation| citation.range).collect();
    let mut found = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        if notes.iter().any(|note| note.contains(&at)) || found.last().is_some_and(|&end| at < end) {
            continue;
        }
        let end = behind(text, at + mark.len_utf8(), &notes);
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start().chars().next();
        let ends_here = rest.starts_with(char::is_whitespace) && next.is_some_and(|c| !c.is_lowercase());
        let abbreviates = mark == '.' && is_abbreviated(text.get(..at).unwrap_or_default());
        if ends_here && !abbreviates {
            found.push(end);
        }
    }
    found
}

/// The end of the closing marks and citations that follow a full stop.
fn behind(text: &str, mut end: usize, notes: &[Range<usize>]) -> usize {
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let closing = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '”' | '’' | '»' | ')' | '.' | '!' | '?' | '*' | '_'));
        if let Some(mark) = closing {
            end += mark.len_utf8();
            continue;
        }
        let start = end + rest.len() - rest.trim_start().len();
        match notes.iter().find(|note| note.start == start) {
            Some(note) => end = note.end,
            None => return end,
        }
    }
}

/// Whether the period behind a text belongs to its last word: an initial, an abbreviation, a list number.
fn is_abbreviated(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn spanned(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span::new(FileId(0), 0, text.len()))
    }

    fn parts(text: &str) -> Vec<String> {
        plain_sentences(&spanned(text)).iter().map(|passage| passage.typed().to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(parts("One came. Two went! Why?"), ["One came.", "Two went!", "Why?"]);
        assert_eq!(
            parts("The U.S. fleet left. Mr. Bell stayed."),
            ["The U.S. fleet left.", "Mr. Bell stayed."]
        );
        assert_eq!(parts("It rose 4.5 percent. it fell."), ["It rose 4.5 percent. it fell."]);
        assert_eq!(parts("\"It is over.\" Ruiz left."), ["\"It is over.\"", "Ruiz left."]);
    }

    #[test]
    fn a_citation_belongs_to_the_sentence_before_it() {
        assert_eq!(parts("One [@a]. Two. [@b; @c] Three."), ["One [@a].", "Two. [@b; @c]", "Three."]);
    }

    #[test]
    fn list_items_and_paragraphs_stand_apart_and_headings_do_not_count() {
        let text = "# Heading\n\nA line\nand its rest\n\n- one\n- two\n\n```\ncode. Code.\n```\n";
        assert_eq!(parts(text), ["A line\nand its rest", "- one", "- two"]);
    }

    #[test]
    fn the_words_of_a_passage_leave_citations_out() {
        let text = spanned("One [@a], two [@b].");
        assert_eq!(plain_sentences(&text)[0].words(), "One  , two  .");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[a.!? \n#*\"”\\[\\]@;é`-]{0,40}") {
            let text = spanned(&text);
            for passage in plain_sentences(&text) {
                proptest::prop_assert!(!passage.typed().is_empty());
            }
        }
    }
}
