//! File texts, and places in them.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use memchr::memchr2_iter;

/// The number of a file in [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A range of bytes in one file. `start <= end`; both lie on character boundaries of the file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The empty span at the head of a file, for what concerns the file as a whole.
    pub fn head(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The span from the start of this one to the end of `last`, in the same file.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { end: last.end.max(self.end), ..self }
    }
}

/// A value and the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl Spanned<String> {
    /// The place of a part of a text that stands in its file letter by letter.
    pub fn part(&self, range: Range<usize>) -> Span {
        let start = self.span.start as usize;
        Span::new(self.span.file, start + range.start, start + range.end)
    }
}

impl<T: AsRef<str>> Spanned<T> {
    /// The place of a part of a text, or of the whole text where its file has it in other letters.
    pub fn within(&self, range: Range<usize>) -> Span {
        let length = self.value.as_ref().len();
        let (at, written) = (self.span.start as usize, (self.span.end - self.span.start) as usize);
        match written.checked_sub(length) {
            Some(0) => Span::new(self.span.file, at + range.start, at + range.end),
            // Quotation marks, and nothing in them that had to be written otherwise.
            Some(2) => Span::new(self.span.file, at + 1 + range.start, at + 1 + range.end),
            _ => self.span,
        }
    }
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// A line and a column, both from 1; columns count characters, as editors show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// One file that was read: its path as shown to people, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The path relative to the desk, with forward slashes on every platform.
    pub path: String,
    /// What stands in it; empty where the file could not be read.
    pub text: String,
    /// Where each line begins; found out when the first place is asked for, and so for most files never.
    lines: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of bytes; empty where every byte is one.
    characters: OnceLock<Vec<u32>>,
}

/// How many bytes such a block has: a place in a very long line is found without reading all of the line.
const BLOCK: usize = 1 << 12;

impl Text {
    /// Takes a file's path and text. A line ends at LF, CR LF, or a lone CR.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (lines, characters) = Default::default();
        Self { path: path.into(), text: text.into(), lines, characters }
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| line_starts(&self.text))
    }

    /// The line of a byte offset, from 1; offsets past the end count as the end.
    pub fn line(&self, offset: u32) -> usize {
        self.lines().partition_point(|&start| start <= offset)
    }

    /// The line and column of a byte offset; offsets past the end count as the end.
    pub fn place(&self, offset: u32) -> Place {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let column = self.characters_before(self.floor(offset)).saturating_sub(self.characters_before(start));
        Place { line, column: column + 1 }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let characters = self.characters.get_or_init(|| characters(&self.text));
        let Some(&before) = characters.get(offset / BLOCK) else { return offset };
        let from = offset - offset % BLOCK;
        before as usize + begun(self.text.as_bytes().get(from..offset).unwrap_or_default())
    }

    /// The byte at which a line (from 1) starts; lines past the end count as the end of the text.
    pub fn line_start(&self, line: usize) -> u32 {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.lines().get(line.saturating_sub(1)).copied().unwrap_or(end)
    }

    /// How many lines there are, an empty last one included.
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    /// The text of a span, clamped to the file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(self.floor(span.start)..self.floor(span.end)).unwrap_or_default()
    }

    /// The greatest character boundary at or below an offset.
    pub fn floor(&self, offset: u32) -> usize {
        self.text.floor_char_boundary(offset as usize)
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    // No more at a time than one byte counts, so that many are counted in one step.
    let counts = bytes
        .chunks(usize::from(u8::MAX))
        .map(|chunk| chunk.iter().fold(0_u8, |count, byte| count + u8::from(byte & 0xC0 != 0x80)));
    counts.map(usize::from).sum()
}

fn characters(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    // One more for a place at the very end.
    let blocks = text.as_bytes().chunks(BLOCK).chain([[].as_slice()]);
    let counted = blocks.scan(0, |before, block| {
        let here = *before;
        *before += u32::try_from(begun(block)).unwrap_or(0);
        Some(here)
    });
    counted.collect()
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX))).collect()
}

/// The characters of a text that are not ASCII, with their places: most texts have few.
pub fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..)?;
        let plain = rest.chunks(CHUNK).take_while(|chunk| chunk.is_ascii()).count() * CHUNK;
        let at = from + plain + rest.get(plain..)?.iter().position(|byte| !byte.is_ascii())?;
        let c = text.get(at..)?.chars().next()?;
        from = at + c.len_utf8();
        Some((at, c))
    })
}

/// How many bytes are looked at in one step.
const CHUNK: usize = 32;

/// Every file of a run, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    files: Vec<Text>,
}

impl Texts {
    /// Adds a file and returns its number.
    pub fn add(&mut self, text: Text) -> FileId {
        self.files.push(text);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file of a number, if there is one.
    pub fn file(&self, id: FileId) -> Option<&Text> {
        self.files.get(id.0 as usize)
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Text)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Orders two spans as a report does: by path, then by position.
    pub fn order(&self, a: Span, b: Span) -> Ordering {
        let key = |span: Span| (self.file(span.file).map(|file| file.path.as_str()), span.start, span.end);
        key(a).cmp(&key(b))
    }
}

/// A path as people see it: forward slashes on every platform, bytes that are not UTF-8 as `\xNN`, and every
/// character that could move the cursor, color the terminal or turn the writing direction as its escape.
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for char in chunk.valid().chars() {
            match char {
                '\\' if cfg!(windows) => out.push('/'),
                '\\' => out.push_str(r"\\"),
                _ if misleads(char) => out.extend(char.escape_default()),
                _ => out.push(char),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    // A resolved path on Windows opens with a mark that nobody typed.
    out.strip_prefix("//?/").map(str::to_owned).unwrap_or(out)
}

/// What the system says went wrong, as the end of a message: lower case, without an error number.
pub fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

fn misleads(char: char) -> bool {
    let turns = matches!(char, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}');
    char.is_control() || turns || matches!(char, '\u{61C}' | '\u{FEFF}' | '\u{FDD0}'..='\u{FDEF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = Text::new("a.yaml", "é: x\nab: ü\n");
        assert_eq!(text.place(2), Place { line: 1, column: 2 });
        assert_eq!(text.place(10), Place { line: 2, column: 5 });
    }

    proptest::proptest! {
        #[test]
        fn a_place_in_a_long_line_is_that_of_its_character(text in "[a-cé😀\\n]{0,40}", times in 1..400usize, at in 0..9000u32) {
            let text = Text::new("a.yaml", text.repeat(times));
            let at = u32::try_from(text.floor(at)).unwrap();
            let before = text.text.get(..at as usize).unwrap();
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let place = Place {
                line: before.matches('\n').count() + 1,
                column: before.get(start..).unwrap().chars().count() + 1,
            };
            proptest::prop_assert_eq!(text.place(at), place);
        }
    }

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        let text = Text::new("a.yaml", "a\r\nb\rc\nd");
        assert_eq!([0, 3, 5, 7].map(|at| text.place(at).line), [1, 2, 3, 4]);
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let text = Text::new("a.yaml", "ab");
        assert_eq!(text.place(99), Place { line: 1, column: 3 });
        assert_eq!(text.slice(Span::new(FileId(0), 1, 99)), "b");
    }

    #[test]
    fn a_shown_path_cannot_speak_to_the_terminal() {
        assert_eq!(
            shown(Path::new("briefs/a\n\u{1b}[2J\u{202e}é.yaml")),
            r"briefs/a\n\u{1b}[2J\u{202e}é.yaml"
        );
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_utf_8_show_as_numbers() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(shown(Path::new(std::ffi::OsStr::from_bytes(b"a\xE9\\.yaml"))), r"a\xE9\\.yaml");
    }

    #[test]
    fn a_cause_is_a_piece_of_a_sentence() {
        let error = io::Error::from_raw_os_error(2);
        assert!(!cause(&error).contains("os error"));
        assert!(cause(&error).starts_with(char::is_lowercase));
    }
}
