//! The parser's character counts to byte offsets, and the blanks between values.

/// Turns character counts into byte offsets by moving along, so that a file is walked about once.
pub(super) struct Cursor<'t> {
    bytes: &'t [u8],
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    /// Starts at the head of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), ascii: text.is_ascii(), character: 0, byte: 0 }
    }

    /// The byte at which the character of this number starts; past the end it is the end.
    pub(super) fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.bytes.len());
        }
        let ahead = character.saturating_sub(self.character);
        if self.bytes.get(self.byte..self.byte + ahead).is_some_and(<[u8]>::is_ascii) {
            self.byte += ahead;
            self.character += ahead;
        }
        while self.character < character && self.byte < self.bytes.len() {
            self.byte += 1;
            while self.bytes.get(self.byte).is_some_and(|&byte| is_inner(byte)) {
                self.byte += 1;
            }
            self.character += 1;
        }
        while self.character > character && self.byte > 0 {
            self.byte -= 1;
            while self.bytes.get(self.byte).is_some_and(|&byte| is_inner(byte)) {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }
}

/// Whether a byte continues a character.
fn is_inner(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// The first byte at or after `at` that is no blank, line end or comment.
pub(super) fn gap(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            b'#' if at == 0 || bytes.get(at - 1).is_some_and(u8::is_ascii_whitespace) => {
                at = line_end(text, at);
            }
            // A byte order mark between documents.
            0xEF if bytes.get(at..at + 3) == Some(b"\xEF\xBB\xBF".as_slice()) => at += 3,
            _ => break,
        }
    }
    at
}

/// The end of the line that `at` is in, its line break excluded.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').map_or(text.len(), |length| at + length)
}

/// The start of the line that `at` is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    before.iter().rposition(|&byte| byte == b'\n' || byte == b'\r').map_or(0, |found| found + 1)
}

/// Passes over tags (`!x`) and anchors (`&x`): where the value itself starts, and where the last of them ends.
pub(super) fn properties(text: &str, start: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut last) = (start, start);
    while let Some(b'!' | b'&') = bytes.get(at) {
        let verbatim = bytes.get(at..at + 2) == Some(b"!<".as_slice());
        let ends = |&byte: &u8| match byte {
            b' ' | b'\t' | b'\n' | b'\r' => true,
            b',' | b'[' | b']' | b'{' | b'}' => !verbatim,
            _ => false,
        };
        let rest = bytes.get(at..).unwrap_or_default();
        last = rest.iter().position(ends).map_or(text.len(), |length| at + length);
        at = gap(text, last);
    }
    (at, last)
}

/// The byte after the closing quotation mark of the quoted text that starts at `start`.
pub(super) fn quoted_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(start)?;
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}
