//! One rule per file.

pub(super) mod missing_source;
