//! Tracers: noncharacters around what templates print, by which a rendered page can be proofread. They say whose
//! assertion and whose attribution a text is, wherever a template puts it, and are taken out before it is saved.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2_iter};

use crate::model::id::ClaimId;
use crate::render::attribution::sentence::{PartKind, Sentence};

/// Sixteen digits, the most significant first, from this character on.
const DIGITS: u32 = 0xFDD0;
const ASSERTION: char = '\u{FDE0}';
const ATTRIBUTION: char = '\u{FDE1}';
const LEAD_IN: char = '\u{FDE2}';
const JUDGMENT: char = '\u{FDE3}';
const PROSE: char = '\u{FDE4}';
const CITE: char = '\u{FDE5}';
const PLACE: char = '\u{FDE6}';
const END: char = '\u{FDE7}';
const CLOSE: char = '\u{FDE8}';

/// The most parts of one attribution that are told apart.
const PARTS: usize = 15;

/// How many bytes a tracer character takes.
const WIDTH: usize = 3;

/// Whether texts are made with tracers: pages are, data for other tools is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tracing {
    /// Without.
    Off,
    /// With tracers.
    On,
}

/// What begins or ends at a tracer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tracer<'a> {
    /// The assertion of a claim, by the claim's number in the corpus.
    Assertion(u32),
    /// A part of the attribution of a claim.
    Attribution {
        /// The claim's number in the corpus.
        claim: u32,
        /// Which part it is, from 0.
        part: u32,
        /// How many parts the attribution has.
        of: u32,
    },
    /// The lead-in that attributes the items of the list behind it; the number is the first one's.
    LeadIn(u32),
    /// The sentence of a judgment that has a likelihood.
    Judgment,
    /// An analyst's own words.
    Prose,
    /// A reference of the record of this id; it has no end of its own.
    Cite(&'a str),
    /// The expression that prints what follows: number of the template, byte in it. It has no end.
    Place(u32, u32),
    /// The end of a sentence. It has no end.
    End,
    /// The end of what began last.
    Close,
    /// No tracer that was written like this: somebody cut it.
    Broken,
}

/// Whether a character belongs to a tracer.
pub fn is_tracer(c: char) -> bool {
    ('\u{FDD0}'..='\u{FDEF}').contains(&c)
}

/// Whether a character ends what began last.
pub(super) fn is_close(c: char) -> bool {
    c == CLOSE
}

/// Whether a sentence is said to end in a text.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.contains(END)
}

/// The byte of the next tracer.
pub fn find(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr(0xEF, bytes.get(from..)?)?;
        match bytes.get(at + 1..at + WIDTH) {
            Some([0xB7, 0x90..=0xAF]) => return Some(at),
            _ => from = at + 1,
        }
    }
}

/// Reads the tracer at the beginning of a text; how many bytes it takes is the second value.
pub fn read(text: &str) -> (Tracer<'_>, usize) {
    let Some(kind) = text.chars().next().filter(|&c| is_tracer(c)) else { return (Tracer::Broken, 0) };
    let rest = text.get(WIDTH..).unwrap_or_default();
    let (number, digits) = number(rest);
    let length = WIDTH + digits * WIDTH;
    let numbered = |tracer| if digits == 0 { Tracer::Broken } else { tracer };
    let tracer = match kind {
        ASSERTION => numbered(Tracer::Assertion(number)),
        LEAD_IN => numbered(Tracer::LeadIn(number)),
        ATTRIBUTION if digits > 2 => {
            let shift = 4 * (digits - 2);
            let claim = number & !(u32::MAX.checked_shl(u32::try_from(shift).unwrap_or(32)).unwrap_or(0));
            let head = |at: usize| digit(rest.get(at * WIDTH..).unwrap_or_default()).unwrap_or(0);
            Tracer::Attribution { claim, part: head(0), of: head(1) }
        }
        JUDGMENT => return (Tracer::Judgment, WIDTH),
        PROSE => return (Tracer::Prose, WIDTH),
        END => return (Tracer::End, WIDTH),
        CLOSE => return (Tracer::Close, WIDTH),
        PLACE => return place(rest, number, digits),
        CITE => {
            return match find(rest).and_then(|end| Some((rest.get(..end)?, rest.get(end..)?))) {
                Some((record, close)) if close.starts_with(CLOSE) => {
                    (Tracer::Cite(record), record.len() + 2 * WIDTH)
                }
                _ => (Tracer::Broken, WIDTH),
            };
        }
        _ => Tracer::Broken,
    };
    (tracer, length)
}

/// Two numbers with an [`END`] between them.
fn place(rest: &str, template: u32, digits: usize) -> (Tracer<'_>, usize) {
    let after = rest.get(digits * WIDTH..).unwrap_or_default();
    let Some(after) = after.strip_prefix(END) else { return (Tracer::Broken, WIDTH) };
    let (at, more) = number(after);
    (Tracer::Place(template, at), WIDTH * (digits + more + 2))
}

/// The number at the beginning of a text and how many digits it has.
fn number(text: &str) -> (u32, usize) {
    let digits = text.chars().map_while(|c| u32::from(c).checked_sub(DIGITS).filter(|&digit| digit < 16));
    digits.fold((0, 0), |(number, count), digit| (number << 4 | digit, count + 1))
}

fn digit(text: &str) -> Option<u32> {
    u32::from(text.chars().next()?).checked_sub(DIGITS).filter(|&digit| digit < 16)
}

fn push_number(out: &mut String, number: u32) {
    let digits = (32 - number.leading_zeros()).div_ceil(4).max(1);
    for at in (0..digits).rev() {
        out.extend(char::from_u32(DIGITS + (number >> (4 * at) & 15)));
    }
}

impl Tracing {
    /// A composed sentence as one text, its parts traced.
    pub fn sentence(self, claim: ClaimId, sentence: &Sentence) -> String {
        if self == Self::Off {
            return sentence.text();
        }
        let is_attribution = |kind| kind == PartKind::Attribution;
        let length: usize = sentence.parts.iter().map(|part| part.text.len() + 11 * WIDTH).sum();
        let of = sentence.parts.iter().filter(|part| is_attribution(part.kind)).count().min(PARTS);
        let mut out = String::with_capacity(length + WIDTH);
        let mut at = 0;
        for part in &sentence.parts {
            match part.kind {
                PartKind::Plain => out.push_str(&part.text),
                PartKind::Assertion => push(&mut out, (ASSERTION, claim.0), &part.text),
                PartKind::Attribution => {
                    push_attribution(&mut out, claim, (at, of), &part.text);
                    at = (at + 1).min(PARTS - 1);
                }
            }
        }
        out.push(END);
        out
    }

    /// The assertion of a claim.
    pub fn assertion(self, claim: ClaimId, text: &str) -> String {
        self.wrapped((ASSERTION, claim.0), text)
    }

    /// The whole attribution of a claim.
    pub fn attribution(self, claim: ClaimId, text: String) -> String {
        if self == Self::Off {
            return text;
        }
        let mut out = String::with_capacity(text.len() + 11 * WIDTH);
        push_attribution(&mut out, claim, (0, 1), &text);
        out
    }

    /// The lead-in of a list of which this is the first claim.
    pub fn lead_in(self, claim: ClaimId, text: &str) -> String {
        self.wrapped((LEAD_IN, claim.0), text)
    }

    /// The sentence of a judgment with a likelihood in it.
    pub fn judgment(self, text: String) -> String {
        if self == Self::Off {
            return text;
        }
        format!("{JUDGMENT}{text}{CLOSE}{END}")
    }

    fn wrapped(self, open: (char, u32), text: &str) -> String {
        if self == Self::Off {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 10 * WIDTH);
        push(&mut out, open, text);
        out
    }
}

fn push(out: &mut String, (kind, number): (char, u32), text: &str) {
    out.push(kind);
    push_number(out, number);
    out.push_str(text);
    out.push(CLOSE);
}

fn push_attribution(out: &mut String, claim: ClaimId, (part, of): (usize, usize), text: &str) {
    out.push(ATTRIBUTION);
    push_number(out, u32::try_from(part).unwrap_or(0));
    push_number(out, u32::try_from(of).unwrap_or(0));
    push_number(out, claim.0);
    out.push_str(text);
    out.push(CLOSE);
}

/// An analyst's words, marked as such; the blanks around them stay outside.
pub(super) fn prose(words: &str) -> String {
    let core = words.trim();
    let at = words.len() - words.trim_start().len();
    let (before, rest) = words.split_at_checked(at).unwrap_or((words, ""));
    let after = rest.get(core.len()..).unwrap_or_default();
    if core.is_empty() { words.to_owned() } else { format!("{before}{PROSE}{core}{CLOSE}{after}") }
}

/// The same for words among which traced ones may stand: those stay as they are. `depth` is how many tracers are
/// open before the words, and then behind them.
pub(super) fn own_words(words: &str, depth: &mut usize) -> String {
    if *depth == 0 && find(words).is_none() {
        return prose(words);
    }
    let mut rest = words;
    while let Some(at) = find(rest) {
        let (tracer, length) = read(rest.get(at..).unwrap_or_default());
        match tracer {
            Tracer::Close => *depth = depth.saturating_sub(1),
            Tracer::Cite(_) | Tracer::Place(..) | Tracer::End | Tracer::Broken => {}
            _ => *depth += 1,
        }
        rest = rest.get(at + length.max(WIDTH)..).unwrap_or_default();
    }
    words.to_owned()
}

/// Adds the mark of a reference.
pub(super) fn cite(out: &mut String, record: &str) {
    out.push(CITE);
    out.push_str(record);
    out.push(CLOSE);
}

/// The mark of the expression at a byte of a template.
pub(super) fn place_mark(template: u32, at: u32) -> String {
    let mut out = String::from(PLACE);
    push_number(&mut out, template);
    out.push(END);
    push_number(&mut out, at);
    out
}

/// The text without tracers; a reference's mark takes the id in it along.
pub fn strip(text: String) -> String {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(find) {
        let start = from + at;
        from = start + read(text.get(start..).unwrap_or_default()).1.max(WIDTH);
        cuts.push(start..from);
    }
    let Some(first) = cuts.first() else { return text };
    // What stays moves up in its own memory, so that a large page is never held twice.
    let mut end = first.start;
    let mut bytes = text.into_bytes();
    let ends = cuts.iter().skip(1).map(|cut| cut.start).chain([bytes.len()]);
    for (cut, next) in cuts.iter().zip(ends) {
        bytes.copy_within(cut.end..next, end);
        end += next - cut.end;
    }
    bytes.truncate(end);
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text without the tracer characters around it.
pub(super) fn core(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    while let [0xEF, 0xB7, 0x90..=0xAF, rest @ ..] = bytes {
        bytes = rest;
    }
    let from = text.len() - bytes.len();
    while let [rest @ .., 0xEF, 0xB7, 0x90..=0xAF] = bytes {
        bytes = rest;
    }
    text.get(from..from + bytes.len()).unwrap_or_default()
}

/// What is left of a tracer in a finished page: as it is, percent-encoded, or as character references. A single
/// encoded noncharacter may come from data; of a tracer there are always several in a row.
pub fn left(page: &str) -> Option<&str> {
    if let Some(at) = find(page) {
        return page.get(at..at + WIDTH);
    }
    let bytes = page.as_bytes();
    memchr2_iter(b'%', b'&', bytes).find_map(|at| {
        let rest = page.get(at..)?;
        let length = encoded(rest)?;
        let length = length + encoded(rest.get(length..)?)?;
        rest.get(..length)
    })
}

/// How many bytes an encoded tracer character at the beginning of a text takes.
fn encoded(text: &str) -> Option<usize> {
    if text.starts_with('%') {
        let head = text.get(..9)?;
        let is_tracer = head.get(..7)?.eq_ignore_ascii_case("%EF%B7%");
        let last = u8::from_str_radix(head.get(7..)?, 16).ok()?;
        return (is_tracer && (0x90..=0xAF).contains(&last)).then_some(9);
    }
    let number = text.strip_prefix("&#")?;
    let (number, _) = number.get(..number.len().min(10))?.split_once(';')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).is_some_and(is_tracer).then_some(number.len() + 3)
}

/// The text as a reader sees it; borrowed where it has no tracer.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    match find(text) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(strip(text.to_owned())),
    }
}

/// The claim of the last assertion or lead-in in an unfinished page, and the byte where it stands.
pub(super) fn last_claim(page: &str) -> Option<(usize, ClaimId)> {
    let marks = page.rmatch_indices([ASSERTION, LEAD_IN]);
    let mut claims = marks.filter_map(|(at, _)| match read(page.get(at..)?).0 {
        Tracer::Assertion(claim) | Tracer::LeadIn(claim) => Some((at, ClaimId(claim))),
        _ => None,
    });
    claims.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::attribution::sentence::Part;

    fn sentence() -> Sentence {
        let part = |kind, text: &str| Part { kind, text: text.to_owned() };
        Sentence {
            parts: vec![
                part(PartKind::Attribution, "Ruiz denied that"),
                part(PartKind::Plain, " "),
                part(PartKind::Assertion, "the port closes"),
                part(PartKind::Plain, ", "),
                part(PartKind::Attribution, "according to the Gazette"),
                part(PartKind::Plain, "."),
            ],
        }
    }

    fn tracers(text: &str) -> Vec<Tracer<'_>> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(at) = find(rest) {
            let (tracer, length) = read(rest.split_at(at).1);
            found.push(tracer);
            rest = rest.split_at(at + length.max(WIDTH)).1;
        }
        found
    }

    #[test]
    fn a_sentence_says_whose_it_is_and_reads_the_same_without_its_tracers() {
        for number in [0, 15, 16, 99_999, u32::MAX] {
            let traced = Tracing::On.sentence(ClaimId(number), &sentence());
            assert_eq!(strip(traced.clone()), sentence().text());
            let of = |part| Tracer::Attribution { claim: number, part, of: 2 };
            let (assertion, close) = (Tracer::Assertion(number), Tracer::Close);
            let expected = [of(0), close, assertion, close, of(1), close, Tracer::End];
            assert_eq!(tracers(&traced), expected);
        }
        assert_eq!(Tracing::Off.sentence(ClaimId(7), &sentence()), sentence().text());
    }

    #[test]
    fn marks_are_read_back_and_taken_out() {
        let mut page = format!("{}{}a", place_mark(3, 0x1F0), prose("we think"));
        cite(&mut page, "port-closes");
        page.push('b');
        let expected = [Tracer::Place(3, 0x1F0), Tracer::Prose, Tracer::Close, Tracer::Cite("port-closes")];
        assert_eq!(tracers(&page), expected);
        assert_eq!(strip(page), "we thinkab");
        let last = Tracing::On.assertion(ClaimId(5), "x") + &Tracing::On.lead_in(ClaimId(9), "y:");
        assert_eq!(last_claim(&last).map(|(_, claim)| claim), Some(ClaimId(9)));
    }

    #[test]
    fn what_is_left_of_a_tracer_is_seen_in_every_disguise() {
        for page in ["a\u{FDE8}", "a%EF%B7%A0%ef%b7%90", "&#xFDE0;&#xfdd1;", "&#64992;&#64976;"] {
            assert!(left(page).is_some(), "{page}");
        }
        for page in ["", "100%", "%EF%B7%A0", "&#xFDD0;", "&amp;#xFDE0;&amp;#xFDD1;", "&#xFDE0", "%EF%B7%é"]
        {
            assert_eq!(left(page), None, "{page}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_cut_reads_without_panic_and_leaves_no_tracer(
            text in "[a\u{FDD0}-\u{FDEF}\u{EF00}é]{0,40}",
        ) {
            let _ = tracers(&text);
            proptest::prop_assert!(!strip(text).contains(is_tracer));
        }
    }
}
