//! What belongs to a page as a whole in HTML: note references, the content security policy, tidy text.

use std::fmt::Write as _;
use std::io;

use sha2::{Digest, Sha256};

use crate::render::marks;

/// Writes a value as text of an HTML page or of a quoted attribute.
///
/// # Errors
///
/// Those of the writer.
pub fn escape(value: &str, out: &mut dyn io::Write) -> io::Result<()> {
    // Most values need no escape. All bytes are looked at in any case, which goes many at a time.
    let special = value.bytes().fold(0, |found, byte| {
        [b'&', b'<', b'>', b'"', b'\'', 0xF4].iter().fold(found, |found, &one| found | u8::from(byte == one))
    });
    if special == 0 {
        return out.write_all(value.as_bytes());
    }
    // The marks of this stage start with the byte 0xF4; few texts have one.
    if memchr::memchr(0xF4, value.as_bytes()).is_some() {
        return tera::escape_html(&value.replace(marks::is_reserved, ""), out);
    }
    tera::escape_html(value, out)
}

/// Writes the reference to a note; the link names it in full for those who cannot see it.
pub(super) fn reference(out: &mut String, number: u32, nth: u32, locator: &str) {
    let place = if locator.is_empty() { String::new() } else { format!(", {locator}") };
    let _ = write!(
        out,
        "<sup class=\"ref\"><a href=\"#note-{number}\" id=\"ref-{number}-{nth}\" role=\"doc-noteref\" \
         aria-label=\"note {number}{place}\">{number}</a>"
    );
    if !locator.is_empty() {
        let _ = write!(out, "<span class=\"at\" aria-hidden=\"true\">{}</span>", short(locator));
    }
    out.push_str("</sup>");
}

/// A locator as short as it goes: "¶ 4".
fn short(locator: &str) -> String {
    locator.replace("paras. ", "¶¶\u{a0}").replace("para. ", "¶\u{a0}")
}

/// The content security policy of a page: nothing is loaded, and only its own style elements apply.
pub fn policy(page: &str) -> String {
    let mut hashes = String::new();
    for style in styles(page) {
        hashes.extend([" 'sha256-", &base64(&Sha256::digest(style)), "'"]);
    }
    let style = if hashes.is_empty() { " 'none'".to_owned() } else { hashes };
    format!("default-src 'none'; style-src{style}; img-src data:; base-uri 'none'; form-action 'none'")
}

/// The contents of the style elements.
fn styles(page: &str) -> impl Iterator<Item = &str> {
    page.split("<style>").skip(1).filter_map(|rest| rest.split_once("</style>").map(|(style, _)| style))
}

/// Bytes in the digits of RFC 4648.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS.get((group >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if at > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
