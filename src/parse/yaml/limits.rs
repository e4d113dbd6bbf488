//! How much a file may ask of the reader: beyond each bound there is a finding, never a crash.

/// The size of a file in bytes (64 MiB): a larger one is not read.
pub const FILE_BYTES: usize = 64 << 20;

/// How deep lists and mappings may lie in each other.
pub const DEPTH: usize = 128;

/// How many values a file may hold, lists and mappings included.
pub const NODES: usize = 5_000_000;

/// How many values all aliases (`*name`) of a file may repeat together.
pub const EXPANDED_NODES: usize = 100_000;

/// How many bytes of text all aliases of a file may repeat together (16 MiB).
pub const EXPANDED_BYTES: usize = 16 << 20;

/// How many values of a file may be given a name with `&name`.
pub const ANCHORS: usize = 10_000;

/// The length of one text in bytes (1 MiB): more than a book has, and little enough to be looked at word by word.
pub const TEXT_BYTES: usize = 1 << 20;

/// How many syntax errors of a file are found in one run; what follows the last is not read.
pub const RECOVERIES: usize = 20;

/// How many bytes a file with syntax errors is read again in all (256 MiB), so that a large one ends in time.
pub const REREAD_BYTES: usize = 256 << 20;

/// How many faults of a file other than syntax errors are shown.
pub const FINDINGS: usize = 10_000;
