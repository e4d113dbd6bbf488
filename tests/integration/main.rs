//! Everything that needs a disk or a process; one file per feature.

#[cfg(test)]
mod doors;
