//! The figures of the judgments of a brief, for the sentences that tell them again.

use crate::check::figures::{Figure, figures};
use crate::check::happened::Stems;
use crate::check::tally::Tally;
use crate::model::judgment::Judgment;

/// A judgment with what it tells.
pub struct Judged<'a> {
    /// The judgment.
    pub judgment: &'a Judgment,
    figures: Vec<Figure>,
    stems: Stems,
}

impl<'a> Judged<'a> {
    /// Reads a judgment.
    pub fn of(judgment: &'a Judgment) -> Self {
        let text = &judgment.text.value;
        Self { judgment, figures: figures(text), stems: Stems::of(text) }
    }

    /// Whether a sentence tells what it does.
    pub fn is_alike(&self, sentence: &Stems) -> bool {
        sentence.are_in(&self.stems) && self.stems.are_in(sentence)
    }

    /// The one figure that it has for the same thing, where a sentence does not give it as well.
    pub fn rival(&self, figure: &Figure, stated: &[Figure]) -> Option<&Figure> {
        let mut alike = self.figures.iter().filter(|known| known.counts_like(figure));
        let rival = alike.next().filter(|_| alike.next().is_none())?;
        (!stated.iter().any(|stated| tells(stated, rival))).then_some(rival)
    }

    /// Whether it has a figure.
    pub fn has(&self, figure: &Figure) -> bool {
        self.figures.iter().any(|known| tells(figure, known))
    }

    /// Whether a figure follows from those that it has.
    pub fn works_out(&self, figure: &Figure) -> bool {
        Tally::of(&self.judgment.text.value).works_out(figure)
    }
}

/// Whether a figure tells another one: a bound only the same.
fn tells(figure: &Figure, other: &Figure) -> bool {
    if figure.is_bound() { figure.repeats(other) } else { figure.agrees(other) }
}
