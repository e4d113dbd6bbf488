//! A figure that another claim has than the one that is cited right behind it.

use crate::check::figures::{Figure, figures};
use crate::check::prose::has;
use crate::check::said::Said;
use crate::check::stretches;
use crate::check::written::Passage;
use crate::model::id::ClaimId;
use crate::resolve::corpus::Corpus;

/// What a claim has in the stead of a figure that stands elsewhere in what is cited.
pub fn other(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    said: &Said,
    (figure, stated): (&Figure, &[Figure]),
) -> Option<(ClaimId, String)> {
    if figure.is_incidental() || !said.has(figure) {
        return None;
    }
    let bound = said.other_bound(figure, stated).map(|(claim, other)| (claim, other.to_owned()));
    let is_twice = || stated.iter().filter(|told| told.is_exactly(figure.value())).count() > 1;
    bound.or_else(|| is_twice().then(|| displaced(corpus, sentence, figure))?)
}

/// Words before a figure that was told already: "those 40 flats".
const AGAIN: &str = "same such the these this those";

/// What the claims cited right behind a figure of a sentence have in its stead, where only those of another citation have it,
/// and it stands there as well: "demands 20 [@demands-30] and acts below 20 [@acts-below-20]".
fn displaced(corpus: &Corpus, sentence: &Passage<'_>, figure: &Figure) -> Option<(ClaimId, String)> {
    let words = sentence.blanked();
    let lead = words.get(..figure.place.start).and_then(|before| before.split_whitespace().next_back());
    if lead.is_some_and(|word| has(AGAIN, &word.to_lowercase())) {
        return None;
    }
    let at = sentence.range.start + figure.place.start;
    let (near, far): (Vec<_>, Vec<_>) =
        stretches::of(corpus, sentence).into_iter().partition(|stretch| stretch.range.contains(&at));
    let near = near.first().filter(|_| !far.is_empty())?;
    let said = Said::of(corpus, near);
    if said.has(figure) {
        return None;
    }
    let stated = figures(&near.blanked());
    let (claim, rival) = said.rival(figure, &stated, |_, _| false)?;
    let again: Vec<(&Passage<'_>, Figure)> = far
        .iter()
        .filter_map(|stretch| {
            let all = figures(&stretch.blanked());
            Some((stretch, all.into_iter().find(|other| other.is_exactly(figure.value()))?))
        })
        .filter(|(stretch, _)| Said::of(corpus, stretch).has(figure))
        .collect();
    // What was told of the same things before may be meant: "it approved 40 flats [@approved]; 40 flats are too few [@needed]".
    let is_meant = |(stretch, other): &(&Passage<'_>, Figure)| {
        stretch.range.start < near.range.start && other.counts_like(figure) && !figure.is_bound()
    };
    (!again.is_empty() && !again.iter().any(is_meant)).then(|| (claim, rival.to_owned()))
}
