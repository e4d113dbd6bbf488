//! One rule per file.

pub(super) mod absence_without_as_of;
pub(super) mod circular_sourcing;
pub(super) mod contrary_omitted;
pub(super) mod duplicate_id;
pub(super) mod duplicate_key;
pub(super) mod expired_allowance;
pub(super) mod generic_descriptor;
pub(super) mod invalid_date;
pub(super) mod invalid_marking;
pub(super) mod invalid_value;
pub(super) mod invisible_text;
pub(super) mod judgment_without_basis;
pub(super) mod missing_field;
pub(super) mod missing_source;
pub(super) mod reserved_character;
pub(super) mod syntax;
pub(super) mod template_error;
pub(super) mod too_large;
pub(super) mod undated_document;
pub(super) mod unknown_field;
pub(super) mod unknown_id;
pub(super) mod unknown_template_field;
pub(super) mod unreadable_file;
pub(super) mod unused_allowance;
pub(super) mod wrong_type;
