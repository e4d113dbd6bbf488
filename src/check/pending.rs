//! A date of a talking point against that of the gap which it names.

use std::ops::Range;

use crate::check::dates::{Dated, dates};
use crate::check::prose::{Prose, has};
use crate::check::timed::Timed;
use crate::check::written::{self, Passage};
use crate::model::brief::Brief;
use crate::model::judgment::Gap;
use crate::resolve::corpus::Corpus;
use crate::text::Spanned;

/// A point and its gap, which have two dates for one thing.
pub struct Pending<'a> {
    /// The point.
    pub point: Passage<'a>,
    /// Where its date stands.
    pub place: Range<usize>,
    /// The gap.
    pub gap: &'a Gap,
    /// The text of it that has the other date.
    pub text: &'a Spanned<String>,
    /// Where that stands.
    pub there: Range<usize>,
}

/// The points of a brief whose one date is another than the one date of a gap that they name, behind the same words, and that
/// of no claim which they cite: "due in June" for "due in May".
pub fn differing<'a>(corpus: &'a Corpus, brief: &'a Brief) -> Vec<Pending<'a>> {
    let points = written::points(corpus, brief).into_iter().zip(&brief.talking_points);
    let mut found = Vec::new();
    for (point, own) in points.filter(|(point, own)| !own.gaps.is_empty() && !point.is_open()) {
        let words = point.blanked();
        let Some(date) = only(&words) else { continue };
        let Some(lead) = lead(&words, &date) else { continue };
        if !point.cites.is_empty() && Timed::of(corpus, &point).may_have(&date) {
            continue;
        }
        let gaps = own.gaps.iter().map(|gap| corpus.gap(gap.value));
        let texts: Vec<_> =
            gaps.flat_map(|gap| [Some(&gap.text), gap.collect.as_ref()].map(|text| (gap, text))).collect();
        let all: Vec<(&Gap, &Spanned<String>, Dated)> = texts
            .into_iter()
            .filter_map(|(gap, text)| Some((gap, text?)))
            .flat_map(|(gap, text)| dates(&text.value).into_iter().map(move |date| (gap, text, date)))
            .collect();
        if let [(gap, text, other)] = all.as_slice()
            && differ(&date, other)
            && self::lead(&text.value, other).is_some_and(|there| there == lead)
        {
            let (place, there) = (date.place, other.place.clone());
            found.push(Pending { point, place, gap, text, there });
        }
    }
    found
}

/// The one date of a text.
fn only(words: &str) -> Option<Dated> {
    let mut all = dates(words);
    all.pop().filter(|date| all.is_empty() && date.is_plain)
}

/// Words for what is still to come.
const AWAITED: &str = "awaited due expected planned promised scheduled";

/// The words before a date by which it tells when something is to come: "due in", "will publish … in".
fn lead(text: &str, date: &Dated) -> Option<[String; 2]> {
    let before = text.get(..date.place.start)?;
    let clause = before.get(before.rfind([',', ';', ':', '.', '(']).map_or(0, |mark| mark + 1)..)?;
    let prose = Prose::read(clause);
    let words: Vec<&str> = prose.words().collect();
    let [rest @ .., link] = words.as_slice() else { return None };
    let awaits = |word: &str| {
        let is_past = || rest.iter().any(|word| has("had last was were", word));
        has(AWAITED, word) && !is_past()
    };
    let what = match rest.last() {
        Some(word) if awaits(word) => word,
        _ => rest.get(rest.iter().rposition(|word| *word == "will")? + 1)?,
    };
    Some([(*what).to_owned(), (*link).to_owned()])
}

/// Whether two dates tell two months, or two years.
fn differ(one: &Dated, other: &Dated) -> bool {
    let is_other =
        |one: Option<i32>, other: Option<i32>| one.zip(other).is_some_and(|(one, other)| one != other);
    is_other(one.month, other.month) || is_other(one.year, other.year)
}
