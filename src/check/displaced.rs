//! A figure that another claim has than the one that is cited right behind it.

use crate::check::figures::{Figure, figures};
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
    bound.or_else(|| displaced(corpus, sentence, figure))
}

/// What the claims cited right behind a figure of a sentence have in its stead, where only those of another citation have it,
/// and it stands there as well: "demands 20 [@demands-30] and acts below 20 [@acts-below-20]".
fn displaced(corpus: &Corpus, sentence: &Passage<'_>, figure: &Figure) -> Option<(ClaimId, String)> {
    let at = sentence.range.start + figure.place.start;
    let (near, far): (Vec<_>, Vec<_>) =
        stretches::of(corpus, sentence).into_iter().partition(|stretch| stretch.range.contains(&at));
    let near = near.first().filter(|_| !far.is_empty())?;
    let said = Said::of(corpus, near);
    if said.has(figure) {
        return None;
    }
    let is_again = |stretch: &Passage<'_>| {
        let all = figures(&stretch.blanked());
        all.iter().any(|other| other.is_exactly(figure.value())) && Said::of(corpus, stretch).has(figure)
    };
    let stated = figures(&near.blanked());
    let (claim, rival) = said.rival(figure, &stated, |_, _| false)?;
    far.iter().any(is_again).then(|| (claim, rival.to_owned()))
}
