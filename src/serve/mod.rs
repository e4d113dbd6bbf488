//! The preview: finished pages, from memory, to browsers on this machine, with word of every change.
//!
//! Nothing here knows the disk: what a browser can ask for is a table of routes with their bytes. The server is
//! hyper, because the small blocking crates are no longer kept up; it listens on the loopback addresses only, and
//! answers only what names them.

mod gate;
mod index;
mod listen;
pub mod notice;
mod page;
mod parts;
mod routes;
pub mod server;
pub mod site;
