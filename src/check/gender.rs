//! The words that stand for a man or a woman named before.

use crate::check::prose::{Phrases, Prose};

/// The words that stand for a man or for a woman: as the one who does something, and otherwise.
#[derive(Debug, PartialEq)]
pub struct Gender([&'static str; 3]);

/// Both.
pub const GENDERS: &[Gender] = &[Gender(["he", "his", "him"]), Gender(["she", "her", "hers"])];

impl Gender {
    /// The word for the one who does something.
    pub fn subject(&self) -> &'static str {
        let Self([subject, ..]) = self;
        subject
    }

    /// Whether a text has words for the other one, and none for this one.
    pub fn is_contradicted(&self, text: &str) -> bool {
        let prose = Prose::read(text);
        let stand = |gender: &Self| !prose.find(&Phrases::new(gender.0)).is_empty();
        !stand(self) && GENDERS.iter().filter(|other| *other != self).any(stand)
    }
}
