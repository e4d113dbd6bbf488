//! Selection to pages.

pub mod attribution;
