//! Bytes to text: byte order marks, UTF-16 and UTF-32, and what is no text at all.
//!
//! Every offset and every line and column counts in the decoded text, as an editor shows it: a byte order mark is
//! not part of it, and each fault stands in it as one U+FFFD, so that the sound rest can still be read.

use memchr::memchr2_iter;
use sha2::{Digest as _, Sha256};

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, Span};

/// A file's text, and what of it was no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, faults replaced by U+FFFD.
    pub(super) text: String,
    /// The kinds of fault in it, each with its first place.
    pub(super) blemishes: Vec<Blemish>,
    /// The bytes, where the text is not just these.
    pub(super) original: Option<Vec<u8>>,
}

/// One kind of fault in a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blemish {
    flaw: Flaw,
    /// Where the first one stands, as an offset into the decoded text.
    at: usize,
    /// How many bytes its replacement takes there.
    length: usize,
    /// How many there are in the file.
    count: usize,
}

/// What a place in a file can suffer from.
#[derive(Debug, Clone, Copy)]
enum Flaw {
    /// A byte that is not UTF-8.
    Byte(u8),
    /// Half a character of UTF-16, or a number that is no character.
    Unit,
    /// A NUL, which the YAML reader would take for the end of the file.
    Nul,
    /// A noncharacter that byline marks its own pages with.
    Reserved(char),
    /// No text at all, but a file of this form.
    Form(&'static Form),
}

/// A form of file that is often taken for text.
#[derive(Debug)]
struct Form {
    /// What it begins with.
    magic: &'static [u8],
    name: &'static str,
    help: &'static str,
}

const FORMS: &[Form] = &[
    Form { magic: b"\x1F\x8B", name: "a gzip archive", help: "unpack it, and name the file in it" },
    Form { magic: b"PK\x03\x04", name: "a zip archive or an office document", help: COPY_TEXT },
    Form { magic: b"\xD0\xCF\x11\xE0", name: "an old office document", help: COPY_TEXT },
    Form { magic: b"%PDF-", name: "a PDF", help: COPY_TEXT },
    Form { magic: b"{\\rtf", name: "an RTF document", help: COPY_TEXT },
    Form { magic: b"\x89PNG", name: "a picture (PNG)", help: COPY_TEXT },
    Form { magic: b"\xFF\xD8\xFF", name: "a picture (JPEG)", help: COPY_TEXT },
];

const COPY_TEXT: &str = "copy its text into a plain-text file (UTF-8)";

/// Two flaws are the same when they are of one kind, whatever the byte.
impl PartialEq for Flaw {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Eq for Flaw {}

impl Blemish {
    /// The finding, at its place in a file that holds the decoded text.
    pub(super) fn finding(&self, file: FileId) -> Diagnostic {
        let span = Span::new(file, self.at, self.at + self.length);
        let (rule, what, help) = match self.flaw {
            Flaw::Byte(byte) => {
                ("unreadable-file", format!("byte 0x{byte:02X} is not UTF-8"), utf8_help(byte))
            }
            Flaw::Unit => (
                "unreadable-file",
                "half a character is missing here".to_owned(),
                "the file was cut or damaged; save it again as UTF-8".to_owned(),
            ),
            Flaw::Nul => (
                "unreadable-file",
                "a NUL byte stands in the text".to_owned(),
                "delete it; if the file is not meant to be text, move it elsewhere".to_owned(),
            ),
            Flaw::Reserved(char) => (
                "reserved-character",
                format!("the character U+{:04X} is reserved for byline's own marks", u32::from(char)),
                "delete it; it has no meaning in any script".to_owned(),
            ),
            Flaw::Form(form) => {
                ("unreadable-file", format!("this is {}, not a text", form.name), form.help.to_owned())
            }
        };
        let message = if self.count == 1 { what } else { format!("{what}, the first of {}", self.count) };
        Diagnostic::error(rule, span, message).help(help)
    }
}

fn utf8_help(byte: u8) -> String {
    let latin = char::from(byte);
    if latin.is_alphabetic() {
        format!("save the file as UTF-8; the byte is `{latin}` in Latin-1 and Windows-1252")
    } else {
        "save the file as UTF-8".to_owned()
    }
}

/// Decodes a file. The order of the checks is that of YAML 1.2, section 5.2, which deduces an encoding from the
/// byte order mark or, where there is none, from the zero bytes of the first characters.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(form) = FORMS.iter().find(|form| bytes.starts_with(form.magic)) {
        let whole = Blemish { flaw: Flaw::Form(form), at: 0, length: 0, count: 1 };
        return Decoded { text: String::new(), blemishes: vec![whole], original: Some(bytes) };
    }
    let decoded = match *bytes.as_slice() {
        [0, 0, 0xFE, 0xFF, ref rest @ ..] => utf32(rest, u32::from_be_bytes),
        [0xFF, 0xFE, 0, 0, ref rest @ ..] => utf32(rest, u32::from_le_bytes),
        [0xFE, 0xFF, ref rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, ref rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, ref rest @ ..] => utf8(rest),
        [0, 0, 0, 1..=255, ..] => utf32(&bytes, u32::from_be_bytes),
        [1..=255, 0, 0, 0, ..] => utf32(&bytes, u32::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => utf16(&bytes, u16::from_be_bytes),
        [1..=255, 0, 1..=255, 0, ..] => utf16(&bytes, u16::from_le_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) if is_fit(&text) => {
                return Decoded { text, blemishes: Vec::new(), original: None };
            }
            Ok(text) => {
                return Decoded { original: Some(text.clone().into_bytes()), ..utf8(text.as_bytes()) };
            }
            Err(error) => {
                return Decoded { original: Some(error.as_bytes().to_vec()), ..utf8(error.as_bytes()) };
            }
        },
    };
    Decoded { original: Some(bytes), ..decoded }
}

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn utf8(bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded::empty(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.push_all(chunk.valid());
        if let Some(&byte) = chunk.invalid().first() {
            decoded.blemish(Flaw::Byte(byte));
        }
    }
    decoded
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (units, rest) = bytes.as_chunks();
    let mut decoded = Decoded::empty(bytes.len());
    for char in char::decode_utf16(units.iter().map(|&pair| unit(pair))) {
        decoded.push(char.ok());
    }
    decoded.push_rest(rest)
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Decoded {
    let (units, rest) = bytes.as_chunks();
    let mut decoded = Decoded::empty(bytes.len() / 2);
    for &four in units {
        decoded.push(char::from_u32(unit(four)));
    }
    decoded.push_rest(rest)
}

impl Decoded {
    fn empty(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), blemishes: Vec::new(), original: None }
    }

    fn push_all(&mut self, sound: &str) {
        for piece in sound.split_inclusive(unfit) {
            let body = piece.trim_end_matches(unfit);
            self.text.push_str(body);
            piece
                .chars()
                .next_back()
                .filter(|&last| unfit(last))
                .into_iter()
                .for_each(|last| self.push(Some(last)));
        }
    }

    fn push(&mut self, char: Option<char>) {
        match char {
            None => self.blemish(Flaw::Unit),
            Some('\0') => self.blemish(Flaw::Nul),
            Some(char) if unfit(char) => self.blemish(Flaw::Reserved(char)),
            Some(char) => self.text.push(char),
        }
    }

    fn push_rest(mut self, rest: &[u8]) -> Self {
        if !rest.is_empty() {
            self.blemish(Flaw::Unit);
        }
        self
    }

    fn blemish(&mut self, flaw: Flaw) {
        let at = self.text.len();
        self.text.push(char::REPLACEMENT_CHARACTER);
        let length = self.text.len() - at;
        match self.blemishes.iter_mut().find(|blemish| blemish.flaw == flaw) {
            Some(blemish) => blemish.count += 1,
            None => self.blemishes.push(Blemish { flaw, at, length, count: 1 }),
        }
    }
}

/// Whether every character of a text may stand there.
fn is_fit(text: &str) -> bool {
    let suspects = memchr2_iter(0, 0xEF, text.as_bytes());
    suspects.filter_map(|at| text.get(at..)?.chars().next()).all(|char| !unfit(char))
}

/// Whether a character may not stand in any text byline reads.
fn unfit(char: char) -> bool {
    matches!(char, '\0' | '\u{FDD0}'..='\u{FDEF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Place, Text};

    fn sound(bytes: &[u8]) -> String {
        let decoded = decode(bytes.to_vec());
        assert_eq!(decoded.blemishes, []);
        decoded.text
    }

    fn finding(bytes: &[u8]) -> (String, Place, String) {
        let decoded = decode(bytes.to_vec());
        let [blemish] = decoded.blemishes.as_slice() else { panic!("{decoded:?}") };
        let finding = blemish.finding(FileId(0));
        let place = Text::new("a.yaml", decoded.text).place(finding.at.span.start);
        (format!("{}: {}", finding.rule, finding.message), place, finding.help.unwrap())
    }

    #[test]
    fn what_is_no_text_at_all_is_called_by_its_name_and_not_read() {
        for (bytes, name) in [
            (b"\x1F\x8B\x08\0\0".as_slice(), "a gzip archive"),
            (b"PK\x03\x04\x14\0", "a zip archive or an office document"),
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "a PDF"),
            (b"\x89PNG\r\n\x1A\n", "a picture (PNG)"),
        ] {
            let (message, place, _) = finding(bytes);
            assert_eq!(message, format!("unreadable-file: this is {name}, not a text"));
            assert_eq!((place.line, place.column), (1, 1));
            let decoded = decode(bytes.to_vec());
            assert_eq!((decoded.text.as_str(), decoded.original.as_deref()), ("", Some(bytes)));
        }
    }

    fn encoded16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    fn encoded32(text: &str, order: fn(u32) -> [u8; 4]) -> Vec<u8> {
        text.chars().map(u32::from).flat_map(order).collect()
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(sound(b"\xEF\xBB\xBFid: x\n"), "id: x\n");
    }

    #[test]
    fn every_kind_of_line_end_is_kept() {
        assert_eq!(sound(b"a\r\nb\rc\n"), "a\r\nb\rc\n");
    }

    #[test]
    fn utf_16_and_utf_32_are_decoded_with_and_without_a_mark() {
        for text in ["\u{FEFF}id: Zürich 🙂\n", "id: Zürich 🙂\n"] {
            let plain = text.trim_start_matches('\u{FEFF}');
            assert_eq!(sound(&encoded16(text, u16::to_le_bytes)), plain);
            assert_eq!(sound(&encoded16(text, u16::to_be_bytes)), plain);
            assert_eq!(sound(&encoded32(text, u32::to_le_bytes)), plain);
            assert_eq!(sound(&encoded32(text, u32::to_be_bytes)), plain);
        }
    }

    #[test]
    fn a_short_file_is_not_taken_for_another_encoding() {
        assert_eq!(sound(b""), "");
        assert_eq!(sound(b"a"), "a");
        assert_eq!(sound(b"\xFF\xFE"), "");
    }

    #[test]
    fn a_byte_that_is_not_utf_8_has_its_place_and_spares_the_rest() {
        let (message, place, help) = finding(b"id: x\ntitle: Caf\xE9 noir\n");
        assert_eq!(message, "unreadable-file: byte 0xE9 is not UTF-8");
        assert_eq!(place, Place { line: 2, column: 11 });
        assert!(help.contains("`é` in Latin-1"), "{help}");
        assert_eq!(decode(b"Caf\xE9 noir".to_vec()).text, "Caf\u{FFFD} noir");
    }

    #[test]
    fn many_bad_bytes_are_one_finding_with_their_number() {
        let (message, place, _) = finding(b"a\xFF\xFE\x80b\xC3");
        assert_eq!(message, "unreadable-file: byte 0xFF is not UTF-8, the first of 4");
        assert_eq!(place, Place { line: 1, column: 2 });
    }

    #[test]
    fn a_nul_does_not_end_the_file() {
        let (message, place, _) = finding(b"a: b\nc: \0d\n");
        assert_eq!(message, "unreadable-file: a NUL byte stands in the text");
        assert_eq!(place, Place { line: 2, column: 4 });
        assert_eq!(decode(b"c: \0\0d".to_vec()).text, "c: \u{FFFD}\u{FFFD}d");
    }

    #[test]
    fn a_tracer_character_is_refused_without_moving_what_follows() {
        let text = "a: \u{FDD0}b\u{FDEF}\n";
        let (message, place, _) = finding(text.as_bytes());
        assert_eq!(
            message,
            "reserved-character: the character U+FDD0 is reserved for byline's own marks, the first of 2"
        );
        assert_eq!(place, Place { line: 1, column: 4 });
        assert_eq!(decode(text.into()).text.len(), text.len());
    }

    #[test]
    fn half_a_character_of_utf_16_is_a_finding() {
        let cut = [&encoded16("\u{FEFF}ab", u16::to_le_bytes)[..], b"x"].concat();
        let (message, place, _) = finding(&cut);
        assert_eq!(message, "unreadable-file: half a character is missing here");
        assert_eq!(place, Place { line: 1, column: 3 });
        assert_eq!(decode(b"\xFE\xFF\xD8\x3Dab".to_vec()).text, "\u{FFFD}\u{6162}");
    }

    #[test]
    fn a_number_beyond_unicode_is_a_finding() {
        let (message, ..) = finding(b"\0\0\xFE\xFF\0\0\0a\0\x11\0\0");
        assert_eq!(message, "unreadable-file: half a character is missing here");
    }

    #[test]
    fn a_span_of_a_fault_lies_on_character_boundaries() {
        for bytes in [&b"\xFF"[..], b"a\0", b"\xE2\x82", "\u{FDD5}".as_bytes(), b"\xFF\xFE\x00\xD8"] {
            let decoded = decode(bytes.to_vec());
            for blemish in decoded.blemishes {
                assert!(decoded.text.is_char_boundary(blemish.at));
                assert!(decoded.text.is_char_boundary(blemish.at + blemish.length));
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_become_text_without_forbidden_characters(bytes: Vec<u8>) {
            assert!(!decode(bytes).text.contains(unfit));
        }

        #[test]
        fn sound_text_is_kept_as_it_is(text in "[^\0\u{FEFF}\u{FDD0}-\u{FDEF}]*") {
            assert_eq!(sound(text.as_bytes()), text);
        }
    }
}
