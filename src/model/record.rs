//! What every record has, whatever its kind.

use crate::model::date::PartialDate;
use crate::model::id::Id;
use crate::model::marking::Marking;
use crate::text::{Span, Spanned};

/// The part that all records share. The analyst's `note` is checked when read, and kept nowhere but with
/// unnamed people, where a rule looks for names in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// The id and where it was declared.
    pub id: Spanned<Id>,
    /// The whole record.
    pub span: Span,
    /// Its marking.
    pub marking: Option<Spanned<Marking>>,
    /// Reasoned exceptions to editorial rules.
    pub allow: Vec<Allowance>,
    /// Whether a fault was already reported in it; editorial rules leave it alone until that is mended.
    pub faulty: bool,
}

/// A reasoned exception to one editorial rule on one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The rule's name.
    pub rule: Spanned<String>,
    /// Why the exception stands.
    pub reason: String,
    /// Whether it is kept from readers.
    pub private: bool,
    /// The last date on which it holds.
    pub until: Option<Spanned<PartialDate>>,
}
