//! A sentence cut where it cites: each citation with the words that lead to it.

use std::ops::Range;

use crate::check::called;
use crate::check::prose::{Phrases, Prose};
use crate::check::written::Passage;
use crate::parse::citation::{self, Citation, CitationKind};
use crate::resolve::corpus::{Corpus, Handle};

/// The words of a sentence that lead to each of its citations, with what is cited there. A clause behind a citation that
/// names whose word it is belongs to it (`… closes [@port-closes], Ruiz said; …`), and the last has the rest of the
/// sentence. Citations with no word of their own between them share one stretch, and so do all of a sentence that cites
/// more than claims and responses.
pub fn of<'a>(corpus: &Corpus, sentence: &Passage<'a>) -> Vec<Passage<'a>> {
    if !sentence.cites_records() {
        return vec![sentence.clone()];
    }
    let typed = sentence.typed();
    let mut marks: Vec<Mark> = Vec::new();
    for citation in citation::scan(typed) {
        let cites = cites(corpus, &citation);
        match marks.last_mut().filter(|last| is_joined(typed.get(last.end..citation.range.start))) {
            Some(last) => {
                last.end = citation.range.end;
                last.cites.extend(cites);
            }
            None => marks.push(Mark { end: citation.range.end, cites }),
        }
    }
    let mut from = 0;
    let mut found = Vec::new();
    let last = marks.len().saturating_sub(1);
    for (number, mark) in marks.into_iter().enumerate() {
        let rest = typed.get(mark.end..).unwrap_or_default();
        let end = if number == last { typed.len() } else { mark.end + trailing(corpus, rest, &mark.cites) };
        found.push(stretch(sentence, from..end, mark.cites));
        from = end;
    }
    found.retain(|stretch| !stretch.cites.is_empty());
    found
}

/// Citations that stand together.
struct Mark {
    /// The byte behind them.
    end: usize,
    cites: Vec<Handle>,
}

/// What a citation refers to; nothing where byline writes the sentence itself.
fn cites(corpus: &Corpus, citation: &Citation<'_>) -> Vec<Handle> {
    let ids = citation.ids.iter().filter(|_| citation.kind == CitationKind::Cite);
    ids.filter_map(|cited| corpus.find(cited.id)).collect()
}

/// Words that join two citations to one.
const JOINING: &[&str] = &["also", "and", "cf", "or", "see"];

fn is_joined(between: Option<&str>) -> bool {
    between.is_some_and(|between| Prose::read(between).words().all(|word| JOINING.contains(&word)))
}

/// How many bytes behind a citation belong to it: a clause behind a comma that names whose word it is.
fn trailing(corpus: &Corpus, rest: &str, cites: &[Handle]) -> usize {
    let Some(clause) = rest.strip_prefix(", ").and_then(|rest| rest.split([',', ';', '[']).next()) else {
        return 0;
    };
    let end = 2 + clause.len();
    let is_closed = rest.get(end..).is_some_and(|rest| rest.starts_with([',', ';']));
    let names: Vec<String> = cites.iter().flat_map(|&cited| called::names_of(corpus, cited)).collect();
    let prose = Prose::read(clause);
    let goes_on = prose.words().next().is_some_and(|first| matches!(first, "and" | "but" | "while"));
    let names_it = || !prose.find(&Phrases::new(names.iter().map(String::as_str))).is_empty();
    if is_closed && !goes_on && names_it() { end } else { 0 }
}

/// A part of a sentence, without the marks that part it from what stands before.
fn stretch<'a>(sentence: &Passage<'a>, part: Range<usize>, cites: Vec<Handle>) -> Passage<'a> {
    let whole = sentence.typed().get(part.clone()).unwrap_or_default();
    let words = whole.trim_start_matches(|c: char| c.is_whitespace() || ",;:.–—-)".contains(c));
    let start = sentence.range.start + part.end - words.len();
    Passage { text: sentence.text, range: start..sentence.range.start + part.end, cites }
}
