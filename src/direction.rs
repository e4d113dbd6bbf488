//! Controls of the direction of text: what a text leaves open is closed where it ends, so that it turns nothing else.

use memchr::memchr_iter;

/// The controls that a text has opened and not closed yet, by the rules of UAX 9.
#[derive(Debug, Default)]
pub struct Open(Vec<char>);

/// Ends an embedding or override.
const POP: char = '\u{202C}';
/// Ends an isolate, and all that was opened in it.
const POP_ISOLATE: char = '\u{2069}';

impl Open {
    /// Reads on.
    pub fn read(&mut self, text: &str) {
        // Every such control begins with the byte E2, and most texts have none.
        let signs = memchr_iter(0xE2, text.as_bytes()).filter_map(|at| text.get(at..)?.chars().next());
        for c in signs {
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => self.0.push(POP),
                '\u{2066}'..='\u{2068}' => self.0.push(POP_ISOLATE),
                POP => {
                    self.0.pop_if(|last| *last == POP);
                }
                POP_ISOLATE => {
                    if let Some(at) = self.0.iter().rposition(|&open| open == POP_ISOLATE) {
                        self.0.truncate(at);
                    }
                }
                _ => {}
            }
        }
    }

    /// What closes all that is open; nothing is open then.
    pub fn close(&mut self) -> String {
        self.0.drain(..).rev().collect()
    }
}

/// Closes at the end of a text what the text leaves open.
pub fn close(text: &mut String) {
    let mut open = Open::default();
    open.read(text);
    text.push_str(&open.close());
}

/// Whether a character closes something.
pub fn closes(c: char) -> bool {
    matches!(c, POP | POP_ISOLATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_closed_from_the_inside_out() {
        for (text, closed) in [
            ("plain", "plain"),
            ("שלום \u{202E}a\u{202C}", "שלום \u{202E}a\u{202C}"),
            ("\u{202E}a", "\u{202E}a\u{202C}"),
            ("\u{2067}a\u{202B}b", "\u{2067}a\u{202B}b\u{202C}\u{2069}"),
            ("\u{2067}a\u{202B}b\u{2069}", "\u{2067}a\u{202B}b\u{2069}"),
            ("\u{202B}a\u{2068}b\u{202C}", "\u{202B}a\u{2068}b\u{202C}\u{2069}\u{202C}"),
            ("a\u{202C}\u{2069}", "a\u{202C}\u{2069}"),
        ] {
            let mut text = text.to_owned();
            close(&mut text);
            assert_eq!(text, closed);
        }
    }
}
