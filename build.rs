//! Links the Linux command at a fixed address.
//!
//! A position-independent command has some 20,000 addresses to fill in whenever it starts, most of
//! them in tables that a run never reads: a sixth of the time in which a small desk is built. What
//! is given up is a random address for the program's own code; heap, stack and libraries keep theirs.

#[expect(clippy::disallowed_methods, reason = "cargo names the target in the environment")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target =
        ["OS", "ENV"].map(|part| std::env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default());
    if target == ["linux", "gnu"] {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
