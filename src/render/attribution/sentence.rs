//! A composed sentence and its parts.

/// A composed sentence: the texts of its parts, one after the other, are the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its text, spaces at its edges included.
    pub text: String,
}

/// What a part of a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// What joins the others: commas, colons, the as-of date, the period.
    Plain,
    /// The assertion as typed, but for a lowered function word and a comma or period inside its closing
    /// quotation mark.
    Assertion,
    /// Who said it.
    Attribution,
}

impl Sentence {
    /// The whole sentence.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// The texts of the parts of one kind, with a space between them. An assertion is always one part.
    pub fn of(&self, kind: PartKind) -> String {
        let texts: Vec<&str> =
            self.parts.iter().filter(|part| part.kind == kind).map(|part| part.text.as_str()).collect();
        texts.join(" ")
    }
}
