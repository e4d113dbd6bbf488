//! The paragraphs of a capture, and what of them stands in quotation marks.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// Lines longer than this are not wrapped: each is a paragraph.
const WRAPPED: usize = 120;

/// The paragraphs of a text, in order: blocks between blank lines. Where no blank line divides anything, or where
/// most lines are longer than wrapped text has them, every line is one; where lines break in mid-sentence, a
/// paragraph ends with the line that ends a sentence. Lines without a letter or digit are none.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let filled: Vec<&Range<usize>> =
        lines.iter().filter(|line| !slice(text, line).trim().is_empty()).collect();
    let long = filled.iter().filter(|line| line.len() > WRAPPED).count();
    let is_blank = |line: &Range<usize>| slice(text, line).trim().is_empty();
    let inner = |line: &&Range<usize>| {
        filled.first().is_some_and(|first| first.start < line.start)
            && filled.last().is_some_and(|last| line.start < last.start)
    };
    let has_blanks = lines.iter().filter(inner).any(is_blank);
    let ended = filled.iter().filter(|line| ends_sentence(slice(text, line))).count();
    let ends: fn(&str) -> bool = match () {
        () if long * 2 > filled.len() => |_| true,
        () if has_blanks => |_| false,
        () if ended * 2 >= filled.len() => |_| true,
        () => ends_sentence,
    };
    blocks(text, &lines, ends)
}

/// The bytes from the first to the last of some paragraphs, numbered from 1; nothing where the text has not all of them.
pub fn bytes(paragraphs: &[Range<usize>], numbers: &RangeInclusive<usize>) -> Option<Range<usize>> {
    let start = paragraphs.get(numbers.start().checked_sub(1)?)?.start;
    let end = paragraphs.get(numbers.end().checked_sub(1)?)?.end;
    Some(start..end)
}

/// Some paragraphs in words: "paragraph 4", "paragraphs 4–5".
pub fn named(numbers: &RangeInclusive<usize>) -> String {
    match (numbers.start(), numbers.end()) {
        (first, last) if first == last => format!("paragraph {first}"),
        (first, last) => format!("paragraphs {first}–{last}"),
    }
}

/// The time from the start of a recording, in seconds, with which a paragraph of its transcript begins, and the bytes that
/// it takes: `[3:20] Lind: …`, `1:02:30 Lind: …`.
pub fn stamp(text: &str) -> Option<(u32, usize)> {
    let opened = text.trim_start_matches(['[', '(']);
    let end = opened.find(|c: char| !c.is_ascii_digit() && c != ':')?;
    let (time, behind) = opened.split_at_checked(end).filter(|(time, _)| time.len() < "000:00:00".len())?;
    let closed = behind.trim_start_matches([']', ')']);
    let parts: Vec<u32> = time.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let is_time = matches!(parts.len(), 2 | 3);
    let are_sixtieths =
        parts.iter().skip(1).all(|&part| part < 60) && time.split(':').skip(1).all(|part| part.len() == 2);
    let seconds = parts.into_iter().reduce(|all, part| all * 60 + part)?;
    let is_apart = closed.starts_with(char::is_whitespace)
        && (opened.len() < text.len()) == (closed.len() < behind.len());
    (is_time && are_sixtieths && is_apart).then_some((seconds, text.len() - closed.len()))
}

/// The paragraphs, from 1, of each time with which exactly one begins: it, and those behind it that begin with none.
pub fn stamped(text: &str, paragraphs: &[Range<usize>]) -> BTreeMap<u32, RangeInclusive<usize>> {
    let mut stamps: Vec<(u32, RangeInclusive<usize>)> = Vec::new();
    for (paragraph, number) in paragraphs.iter().zip(1..) {
        match (stamp(slice(text, paragraph)), stamps.last_mut()) {
            (Some((seconds, _)), _) => stamps.push((seconds, number..=number)),
            (None, Some((_, last))) => *last = *last.start()..=number,
            (None, None) => {}
        }
    }
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (seconds, _) in &stamps {
        *counts.entry(*seconds).or_default() += 1;
    }
    stamps.into_iter().filter(|(seconds, _)| counts.get(seconds) == Some(&1)).collect()
}

/// How many paragraphs a text has.
pub fn count(text: &str) -> usize {
    paragraphs(text).len()
}

/// The number, from 0, of the paragraph that a byte lies in, or of the last before it.
pub(super) fn number(paragraphs: &[Range<usize>], at: usize) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.start <= at).saturating_sub(1)
}

/// The bytes of a stretch of text at which a quotation is open, ascending: each from the mark that opens it to the
/// mark that closes it, or to the end.
pub(super) fn quotations(text: &str, stretch: Range<usize>) -> Vec<RangeInclusive<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    for (offset, c) in slice(text, &stretch).char_indices() {
        let at = stretch.start + offset;
        let behind = at + c.len_utf8();
        let next = text.get(behind..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match open {
            Some((mark, from)) if closes(mark, c, (before, next)) => {
                found.push(from..=at);
                open = None;
            }
            None if opens(c, (before, next)) => open = Some((c, behind)),
            _ => {}
        }
        before = c;
    }
    found.extend(open.map(|(_, from)| from..=stretch.end));
    found
}

fn opens(c: char, (before, next): (char, char)) -> bool {
    match c {
        '“' | '„' | '«' | '「' | '『' => true,
        '"' | '‘' => !before.is_alphanumeric(),
        '\'' => !before.is_alphanumeric() && next.is_alphanumeric(),
        _ => false,
    }
}

/// Whether a mark ends the quotation that another began. After an `s`, a single mark may be a possessive.
fn closes(open: char, c: char, (before, next): (char, char)) -> bool {
    match open {
        '"' => c == '"',
        '“' => matches!(c, '”' | '"'),
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '「' => c == '」',
        '『' => c == '』',
        single => {
            let mark = if single == '‘' { '’' } else { '\'' };
            c == mark && !next.is_alphanumeric() && before != 's'
        }
    }
}

fn blocks(text: &str, lines: &[Range<usize>], ends: fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines {
        let typed = slice(text, line);
        if typed.trim().is_empty() {
            open = false;
            continue;
        }
        match found.last_mut() {
            Some(last) if open => last.end = line.end,
            _ => found.push(line.clone()),
        }
        open = !ends(typed);
    }
    found.retain(|block| slice(text, block).contains(char::is_alphanumeric));
    for block in &mut found {
        let typed = slice(text, block);
        let start = block.start + typed.len() - typed.trim_start().len();
        *block = start..start + typed.trim().len();
    }
    found
}

fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(super::fold::is_quote);
    end.ends_with(['.', '!', '?', ':', '。'])
}

/// Lines with the marks that end them: LF, CR LF, or a lone CR.
fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|&at| {
        let byte = |at: usize| bytes.get(at).copied();
        byte(at) == Some(b'\n') || (byte(at) == Some(b'\r') && byte(at + 1) != Some(b'\n'))
    });
    let mut start = 0;
    ends.map(|end| end + 1).chain([text.len()]).map(|end| std::mem::replace(&mut start, end)..end).collect()
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn blank_lines_divide_paragraphs() {
        assert_eq!(cut("One line\nand another.\n\n \nTwo.\n———\n"), ["One line\nand another.", "Two.\n———"]);
    }

    #[test]
    fn without_blank_lines_every_line_is_one() {
        assert_eq!(
            cut("One is here.\r\nTwo is here.\r———\nThree"),
            ["One is here.", "Two is here.", "Three"]
        );
    }

    #[test]
    fn wrapped_lines_without_blank_ones_end_with_a_sentence() {
        let text =
            "The port will\nclose in June\nfor repairs.\nNobody knows\nwhat comes then\nor after that.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn long_lines_are_paragraphs_in_spite_of_a_blank_line_below_the_title() {
        let long = "word ".repeat(40);
        assert_eq!(cut(&format!("{long}\n\n{long}\n{long}\n")).len(), 3);
    }

    #[test]
    fn a_transcript_has_the_paragraphs_of_each_time() {
        for (text, seconds) in [
            ("[3:20] Lind: yes", Some(200)),
            ("(0:03:20) Lind", Some(200)),
            ("1:02:30 Lind", Some(3_750)),
            ("3:20pm it began", None),
            ("[3:20 Lind", None),
            ("3:7 it ended", None),
            ("1:75 it ended", None),
            ("12 boats: all", None),
            ("2030: the plan", None),
        ] {
            assert_eq!(stamp(text).map(|(seconds, _)| seconds), seconds, "{text}");
        }
        let text = "Opening\n\n[3:20] Lind: yes\n\nShe goes on.\n\n[11:05] no\n\n[14:40] a\n\n[14:40] b";
        let found = stamped(text, &paragraphs(text));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [(200, 2..=3), (665, 4..=4)]);
    }

    #[test]
    fn what_is_quoted_stands_between_marks_of_one_kind() {
        for (text, quoted) in [
            ("a “b ‘X’ c” d", true),
            ("a “b” X", false),
            ("a \"b\" X \"c\"", false),
            ("a \"X\" b", true),
            ("the 5\" pipe X", false),
            ("the companies’ own X", false),
            ("he called it ‘the firms’ own X’", true),
            ("a „b“ X", false),
            ("„X“", true),
            ("it's a 'X' thing", true),
            ("“A paragraph that goes on X", true),
        ] {
            let at = text.find('X').unwrap();
            let open = quotations(text, 0..text.len());
            assert_eq!(open.iter().any(|range| range.contains(&at)), quoted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_stamp_or_none(text in "[\\[(]?[0-9:]{0,14}[\\]) é]{0,2}") {
            if let Some((_, length)) = stamp(&text) {
                proptest::prop_assert!(text.is_char_boundary(length));
            }
        }

        #[test]
        fn paragraphs_are_in_order_and_apart(text in "[a. \n\r\u{2014}]{0,60}") {
            let found = paragraphs(&text);
            for pair in found.windows(2) {
                proptest::prop_assert!(pair[0].end <= pair[1].start);
            }
            for paragraph in found {
                proptest::prop_assert!(text[paragraph].contains('a'));
            }
        }
    }
}
