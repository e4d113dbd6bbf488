//! A sentence that tells a judgment again, with another day than the judgment has.

use std::ops::Range;

use crate::check::calendar;
use crate::check::days::Day;
use crate::check::happened::Stems;
use crate::check::written::Passage;
use crate::model::judgment::Judgment;

/// The day of such a sentence, and where the judgment has its own.
pub struct Retold<'a> {
    /// The judgment.
    pub judgment: &'a Judgment,
    /// The day of the sentence.
    pub day: Day,
    /// The bytes of the judgment's sentence that have its day.
    pub rival: Range<usize>,
}

/// The first judgment that a sentence without citations tells again, in all its words but for the day behind the same word:
/// "until at least 30 June" for "until at least 30 May". Nothing where another judgment has the day of the sentence.
pub fn day<'a>(judgments: &[&'a Judgment], sentence: &Passage<'_>) -> Option<Retold<'a>> {
    let words = sentence.blanked();
    let day = calendar::told(&words)?;
    let stems = Stems::of(&words);
    let has_day = |one: &&Judgment| calendar::told(&one.text.value).is_some_and(|own| own.is(&day));
    if judgments.iter().any(has_day) {
        return None;
    }
    let role = calendar::role(&words, &day.place);
    judgments.iter().find_map(|judgment| {
        let text = &judgment.text.value;
        let own = calendar::told(text)?;
        let judged = Stems::of(text);
        let is_it = calendar::role(text, &own.place) == role
            && stems.are_all_in(&judged)
            && judged.are_all_in(&stems);
        is_it.then(|| Retold { judgment, day: day.clone(), rival: own.place })
    })
}
