//! Characters that may not stand in any text: control characters and Unicode noncharacters.

use crate::diagnostic::Diagnostic;
use crate::text::Span;
use memchr::memchr_iter;
use std::ops::Range;

/// A reserved character that was found in a file's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reserved {
    /// Its bytes in the text it was looked for in.
    pub(super) place: Range<usize>,
    /// Its number.
    pub(super) code: u32,
}

/// Whether a text may hold reserved characters as such. Cheap, and sometimes yes without cause. Every one begins with
/// one of these bytes: C0 controls, DEL, C2 for C1 controls, EF for U+FDD0 to U+FDEF and U+FFFE, U+FFFF, F0 to F4 for
/// the last two of each further plane.
pub(super) fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    // All bytes are looked at in any case, which goes many at a time.
    let suspects = bytes.iter().fold(0, |found, &byte| {
        let is_break = u8::from(byte == b'\t') | u8::from(byte == b'\n') | u8::from(byte == b'\r');
        found | u8::from(byte < b' ') & !is_break | u8::from(byte == 0x7F) | u8::from(byte >= 0xEF)
    });
    suspects != 0
        || memchr_iter(0xC2, bytes)
            .any(|at| bytes.get(at + 1).is_some_and(|byte| (0x80..=0x9F).contains(byte)))
}

/// Whether a character may not stand in a text.
pub(super) fn is_reserved(character: char) -> bool {
    let code = u32::from(character);
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || (0xFDD0..=0xFDEF).contains(&code)
        || code & 0xFFFE == 0xFFFE
}

/// The first reserved character that stands in a text as such.
pub(super) fn first(text: &str) -> Option<Reserved> {
    if !is_suspect(text) {
        return None;
    }
    let (at, character) = text.char_indices().find(|&(_, character)| is_reserved(character))?;
    Some(Reserved { place: at..at + character.len_utf8(), code: u32::from(character) })
}

/// The first escape (`\x07`, `\uFDD0`) of a text in double quotation marks that means a reserved character.
pub(super) fn first_escape(text: &str) -> Option<Reserved> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            at += 1;
            continue;
        }
        let (length, code) = escape(text, at);
        if code.is_some_and(|code| char::from_u32(code).is_none_or(is_reserved)) {
            return Some(Reserved { place: at..at + length, code: code.unwrap_or_default() });
        }
        at += length;
    }
    None
}

/// The length of the escape at a backslash, and the number of the character it means where it can be one to refuse.
pub(super) fn escape(text: &str, at: usize) -> (usize, Option<u32>) {
    let digits = |count: usize| {
        let code = text.get(at + 2..at + 2 + count).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        (if code.is_some() { 2 + count } else { 2 }, code)
    };
    match text.as_bytes().get(at + 1) {
        Some(b'0') => (2, Some(0)),
        Some(b'a') => (2, Some(0x07)),
        Some(b'b') => (2, Some(0x08)),
        Some(b'v') => (2, Some(0x0B)),
        Some(b'f') => (2, Some(0x0C)),
        Some(b'e') => (2, Some(0x1B)),
        Some(b'N') => (2, Some(0x85)),
        Some(b'x') => digits(2),
        Some(b'u') => digits(4),
        Some(b'U') => digits(8),
        _ => (2, None),
    }
}

/// The finding for a reserved character.
pub(super) fn finding(place: Span, code: u32) -> Diagnostic {
    let message = format!("a text may not hold the character U+{code:04X}");
    Diagnostic::error("reserved-character", place, message).help("delete it: no reader could see it")
}
