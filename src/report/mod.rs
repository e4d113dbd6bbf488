//! Findings to one dialect per file.
