//! How pages get to a disk.
