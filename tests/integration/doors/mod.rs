//! The two doors: what is read from a disk, and how pages get there.
#![expect(clippy::disallowed_methods, reason = "the tests prepare and inspect a disk")]

mod load;
mod save;

use std::io::Write as _;

/// Says that a test could not be made here.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// Whether this user may do what permissions forbid, as root may.
#[cfg(unix)]
fn permissions_mean_nothing() -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("closed");
    std::fs::write(&path, "").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::read(&path).is_ok()
}
