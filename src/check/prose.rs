//! Phrases in running text: on word boundaries, outside quotation marks, with what negates them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use memchr::{memchr, memchr_iter, memchr2, memchr3_iter};

use crate::text::{Span, Spanned};

/// A text cut into words.
#[derive(Debug)]
pub struct Prose<'a> {
    text: &'a str,
    /// The text, or no more than its words, in lower case, with straight apostrophes.
    folded: String,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    /// Where it stands in the text.
    start: usize,
    end: usize,
    /// Where it stands in lower case.
    folded: Range<usize>,
    /// Whether anything but space stands between it and the word before.
    apart: bool,
    /// Whether it stands inside quotation marks.
    quoted: bool,
}

/// Phrases to look for. They are made ready when the first text is looked through: many desks have none for a list.
#[derive(Debug)]
pub struct Phrases<'p> {
    typed: Vec<&'p str>,
    ready: OnceLock<Ready<'p>>,
    telling: OnceLock<Telling<'p>>,
}

/// The word of each phrase that tells most, its longest: "the" stands in every text, and "largest" in few.
#[derive(Debug)]
struct Telling<'p> {
    /// In order.
    words: Vec<Cow<'p, str>>,
    signs: Signs,
}

/// Phrases that can be looked up by their first word.
#[derive(Debug)]
struct Ready<'p> {
    /// Sorted by their first words, the longest in front where several begin with one.
    sorted: Vec<Phrase<'p>>,
    signs: Signs,
}

/// A phrase to look for.
#[derive(Debug)]
struct Phrase<'p> {
    /// Its words in lower case, with single blanks between them; borrowed where the list has it so.
    folded: Cow<'p, str>,
    /// How many bytes its first word takes.
    first: usize,
    /// How many words it has.
    count: usize,
    /// As the list has it.
    typed: &'p str,
}

impl<'p> Phrase<'p> {
    /// None where it has no words.
    fn new(typed: &'p str) -> Option<Self> {
        let folded = in_lower_case(typed);
        let bytes = folded.as_bytes();
        let first = memchr(b' ', bytes).unwrap_or(bytes.len());
        let count = 1 + memchr_iter(b' ', bytes).count();
        (first > 0).then_some(Self { folded, first, count, typed })
    }

    fn first(&self) -> &str {
        self.folded.get(..self.first).unwrap_or_default()
    }
}

/// The words of a phrase in lower case, with single blanks between them.
fn in_lower_case(phrase: &str) -> Cow<'_, str> {
    if is_folded(phrase) { Cow::Borrowed(phrase) } else { Cow::Owned(folded(phrase)) }
}

/// Whether a phrase is nothing but plain words in lower case with single blanks between them.
fn is_folded(phrase: &str) -> bool {
    let mut before = b' ';
    let is_plain = phrase.bytes().all(|byte| {
        let fits = byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b' ' && before != b' ');
        before = byte;
        fits
    });
    is_plain && before != b' '
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'p> {
    /// The phrase, as the list has it.
    pub phrase: &'p str,
    /// The first byte of the place.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    first: usize,
    count: usize,
}

/// Words that turn what follows them into its opposite, or leave it open.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "whether", "if", "neither", "nor", "nobody", "none", "nothing",
    "hardly", "cannot", "denied", "declined", "refused",
];

/// About how many bytes of a text a word takes, with what stands behind it.
const WORD_SHARE: usize = 5;

/// How many words before a phrase a negation reaches it from.
const REACH: usize = 4;

impl<'p> Phrases<'p> {
    /// Takes words and phrases, whatever their case.
    pub fn new(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        Self { typed: phrases.into_iter().collect(), ready: OnceLock::new(), telling: OnceLock::new() }
    }

    fn ready(&self) -> &Ready<'p> {
        self.ready.get_or_init(|| {
            let mut sorted: Vec<_> = self.typed.iter().filter_map(|typed| Phrase::new(typed)).collect();
            sorted.sort_by(|one, other| one.first().cmp(other.first()).then(other.count.cmp(&one.count)));
            let signs = Signs::of(sorted.iter().map(Phrase::first));
            Ready { sorted, signs }
        })
    }

    /// Whether any of them may stand in a text: it has the longest word of one. To know that takes a small part of what
    /// it takes to read the text.
    pub fn may_stand_in(&self, text: &str) -> bool {
        let telling = self.telling.get_or_init(|| Telling::of(&self.typed));
        let bytes = text.as_bytes();
        // Words with a joiner or letters beyond ASCII are looked at one by one; most texts have none.
        let is_plain = text.is_ascii() && memchr2(b'\'', b'-', bytes).is_none();
        let mut words = bytes.split(|&byte| !OF_WORD[usize::from(byte)]);
        words.any(|word| {
            if is_plain || word.iter().all(u8::is_ascii_alphanumeric) {
                telling.signs.has(word) && telling.have(word)
            } else {
                str::from_utf8(word).is_ok_and(|word| telling.are_in(word))
            }
        })
    }
}

impl<'p> Telling<'p> {
    fn of(typed: &[&'p str]) -> Self {
        let longest = |typed| match in_lower_case(typed) {
            Cow::Borrowed(phrase) => longest(phrase).map(Cow::Borrowed),
            Cow::Owned(phrase) => longest(&phrase).map(|word| Cow::Owned(word.to_owned())),
        };
        let mut words: Vec<_> = typed.iter().copied().filter_map(longest).collect();
        words.sort_unstable();
        let signs = Signs::of(words.iter().map(AsRef::as_ref));
        Self { words, signs }
    }

    /// Whether a word of ASCII letters is one of them, in any case.
    fn have(&self, word: &[u8]) -> bool {
        let word = || word.iter().map(u8::to_ascii_lowercase);
        self.words.binary_search_by(|known| known.bytes().cmp(word())).is_ok()
    }

    /// Whether one of them is in a text.
    fn are_in(&self, text: &str) -> bool {
        let (mut from, mut folded) = (0, String::new());
        while let Some((start, end)) = next_word(text, from) {
            folded.clear();
            fold(text.get(start..end).unwrap_or_default(), &mut folded);
            if self.words.binary_search_by(|known| known.as_ref().cmp(&folded)).is_ok() {
                return true;
            }
            from = end;
        }
        false
    }
}

fn longest(phrase: &str) -> Option<&str> {
    // The first of several.
    phrase.split(' ').rev().max_by_key(|word| word.len()).filter(|word| !word.is_empty())
}

impl<'p> Ready<'p> {
    /// Those that begin with a word, the longest first.
    fn beginning<'s>(&'s self, word: &'s str) -> impl Iterator<Item = &'s Phrase<'p>> {
        let from = self.sorted.partition_point(|phrase| phrase.first() < word);
        self.sorted.iter().skip(from).take_while(move |phrase| phrase.first() == word)
    }
}

/// Whether a byte may be part of a word: a letter, a digit, what joins two, or part of what is not ASCII.
const OF_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // 0–9, A–Z, a–z, apostrophe, hyphen.
        table[byte] = matches!(byte, 0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A | 0x27 | 0x2D | 0x80..);
        byte += 1;
    }
    table
};

/// Which words may be among some, as their first and last letter and their length tell, in either case; most others are
/// turned away at once.
#[derive(Debug)]
struct Signs(Vec<u64>);

impl Signs {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut signs = Self(vec![0; 1 << 7]);
        for (at, bit) in words.filter_map(|word| Self::place(word.as_bytes())) {
            if let Some(bits) = signs.0.get_mut(at) {
                *bits |= bit;
            }
        }
        signs
    }

    fn has(&self, word: &[u8]) -> bool {
        let place = Self::place(word);
        place.is_some_and(|(at, bit)| self.0.get(at).is_some_and(|bits| bits & bit != 0))
    }

    /// The five bits that tell a letter, of the first and the last one, and three of the length.
    fn place(word: &[u8]) -> Option<(usize, u64)> {
        let letter = |byte: &u8| usize::from(byte & 0x1F);
        let sign = letter(word.first()?) | letter(word.last()?) << 5 | (word.len() & 7) << 10;
        Some((sign >> 6, 1 << (sign & 0x3F)))
    }
}

impl<'a> Prose<'a> {
    /// Cuts a text into words. A hyphen or an apostrophe between letters belongs to its word: `first-hand` is
    /// not `first`.
    pub fn read(text: &'a str) -> Self {
        let quoted = quotations(text);
        let is_ascii = text.is_ascii();
        let mut words = Vec::with_capacity(text.len() / WORD_SHARE);
        let mut folded = if is_ascii { text.to_ascii_lowercase() } else { String::with_capacity(text.len()) };
        let mut from = 0;
        while let Some((start, end)) = next_word(text, from) {
            let between = text.get(from..start).unwrap_or_default();
            let folded = if is_ascii {
                start..end
            } else {
                let first = folded.len();
                fold(text.get(start..end).unwrap_or_default(), &mut folded);
                first..folded.len()
            };
            words.push(Word {
                start,
                end,
                folded,
                apart: between != " " && !between.chars().all(char::is_whitespace),
                quoted: is_within(&quoted, start, end),
            });
            from = end;
        }
        Self { text, folded, words }
    }

    /// A word in lower case.
    fn word(&self, at: usize) -> Option<&str> {
        self.folded.get(self.words.get(at)?.folded.clone())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words in lower case, in order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        (0..self.words.len()).filter_map(|at| self.word(at))
    }

    /// The first byte of some words in a row, and the byte after the last.
    pub fn place(&self, words: Range<usize>) -> Option<(usize, usize)> {
        let words = self.words.get(words)?;
        Some((words.first()?.start, words.last()?.end))
    }

    /// Every phrase that stands in the text outside quotation marks, the longest where several begin at one
    /// word. A phrase never runs across punctuation, and no two overlap.
    pub fn find<'p>(&self, phrases: &Phrases<'p>) -> Vec<Hit<'p>> {
        let mut hits = Vec::new();
        let phrases = phrases.ready();
        let mut at = 0;
        while at < self.words.len() {
            let hit = self.hit(at, phrases);
            at += hit.as_ref().map_or(1, |hit| hit.count);
            hits.extend(hit);
        }
        hits
    }

    fn hit<'p>(&self, at: usize, phrases: &Ready<'p>) -> Option<Hit<'p>> {
        let first = self.words.get(at)?;
        let word = self.word(at).filter(|word| phrases.signs.has(word.as_bytes()))?;
        let Phrase { typed: phrase, count, .. } = *phrases.beginning(word).find(|phrase| {
            let here = self.words.get(at..at + phrase.count).unwrap_or_default();
            here.len() == phrase.count
                && here.iter().all(|here| !here.quoted)
                && here.iter().skip(1).all(|word| !word.apart)
                && phrase.folded.split(' ').enumerate().all(|(nth, word)| self.word(at + nth) == Some(word))
        })?;
        let last = self.words.get(at + count - 1)?;
        Some(Hit { phrase, start: first.start, end: last.end, first: at, count })
    }

    /// Whether a word shortly before a hit, in the same clause, negates it or leaves it open ("had not said
    /// whether").
    pub fn negated(&self, hit: &Hit<'_>) -> bool {
        self.before(hit).take(REACH).any(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
    }

    /// The words before a hit in the same clause, the nearest first.
    pub fn before(&self, hit: &Hit<'_>) -> impl Iterator<Item = &str> {
        let clause =
            (0..hit.first).rev().take_while(|&at| !self.words.get(at + 1).is_some_and(|next| next.apart));
        clause.filter_map(|at| self.word(at))
    }

    /// The words after a hit in the same clause, the nearest first.
    pub fn after(&self, hit: &Hit<'_>) -> impl Iterator<Item = &str> {
        let behind = (hit.first + hit.count..self.words.len())
            .take_while(|&at| !self.words.get(at).is_some_and(|word| word.apart));
        behind.filter_map(|at| self.word(at))
    }

    /// Whether nothing follows a hit but punctuation.
    pub fn is_last(&self, hit: &Hit<'_>) -> bool {
        hit.first + hit.count == self.words.len()
    }

    /// Whether the clause that a hit stands in begins behind a comma.
    pub fn follows_comma(&self, hit: &Hit<'_>) -> bool {
        let clause = self.before(hit).count();
        let first = hit.first.checked_sub(clause).and_then(|at| self.words.get(at));
        let before = first.and_then(|word| self.text.get(..word.start)).map(str::trim_end);
        clause > 0 && before.is_some_and(|before| before.ends_with([',', '"', '”']))
    }

    /// Whether a hit says whose something is: "Norline's", "the sailors'".
    pub fn is_possessive(&self, hit: &Hit<'_>) -> bool {
        ["'s", "’s", "'", "’"].iter().any(|end| self.typed(hit).ends_with(end))
            || self.text.get(hit.end..).is_some_and(|behind| behind.starts_with(['\'', '’']))
    }

    /// What stands at a hit, as typed.
    pub fn typed(&self, hit: &Hit<'_>) -> &'a str {
        self.text.get(hit.start..hit.end).unwrap_or_default()
    }
}

/// The place of a part of a text in its file: exact where the text stands there letter by letter, else the
/// whole.
pub fn within<T: AsRef<str>>(text: &Spanned<T>, start: usize, end: usize) -> Span {
    text.within(start..end)
}

/// Whether a list, in which blanks part the words, has a word.
pub fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The places of a word in a text, where nothing joins it to another one.
pub fn places_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let joins = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(word).map(|(at, word)| at..at + word.len()).filter(move |place| {
        !text.get(..place.start).is_some_and(|before| before.ends_with(joins))
            && !text.get(place.end..).is_some_and(|behind| behind.starts_with(joins))
    })
}

/// The words of a text in lower case, with single blanks between them.
pub fn folded(text: &str) -> String {
    Prose::read(text).words().collect::<Vec<_>>().join(" ")
}

/// The byte ranges inside quotation marks, marks left out: `"…"`, `“…”`, `„…“`, `«…»`, `‘…’`.
pub fn quotations(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // Every opening mark is `"` or begins with one of two bytes; most texts have none of the three.
    let opens_at = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(['"', '“', '„', '«', '‘']));
    if !memchr3_iter(b'"', 0xE2, 0xC2, text.as_bytes()).any(opens_at) {
        return found;
    }
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        match open {
            Some((mark, start)) if closes(mark, c, next) => {
                found.push((start, at));
                open = None;
            }
            None if opens(c, before) => open = Some((c, at + c.len_utf8())),
            _ => {}
        }
        before = c;
    }
    found
}

/// Whether a place lies in one of the ranges, which stand in order and apart.
fn is_within(ranges: &[(usize, usize)], start: usize, end: usize) -> bool {
    let next = ranges.partition_point(|&(_, close)| close < end);
    ranges.get(next).is_some_and(|&(open, _)| open <= start)
}

fn opens(c: char, before: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«') || (c == '‘' && !before.is_alphanumeric())
}

fn closes(open: char, c: char, next: Option<char>) -> bool {
    match open {
        '"' => c == '"',
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        _ => c == '’' && !next.is_some_and(char::is_alphanumeric),
    }
}

/// The next word at or after a byte: letters and digits, with single joiners between them.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    let start = loop {
        match bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => break at,
            byte if byte.is_ascii() => at += 1,
            _ => match part(text, at)? {
                (true, _) => break at,
                (false, width) => at += width,
            },
        }
    };
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if byte.is_ascii() && !matches!(byte, b'\'' | b'-') {
            break;
        }
        let Some((is_part, width)) = part(text, at) else { break };
        let joins = || is_joiner(text, at) && part(text, at + width).is_some_and(|(is_part, _)| is_part);
        if !is_part && !joins() {
            break;
        }
        at += width;
    }
    Some((start, at))
}

/// Whether the character at a byte is a letter or digit, and how many bytes it takes; none at the end.
fn part(text: &str, at: usize) -> Option<(bool, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((byte.is_ascii_alphanumeric(), 1));
    }
    let c = text.get(at..)?.chars().next()?;
    Some((c.is_alphanumeric(), c.len_utf8()))
}

fn is_joiner(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    matches!(rest.next(), Some('\'' | '’' | '-' | '‑'))
}

/// Adds a word in lower case, with straight apostrophes and hyphens.
fn fold(word: &str, out: &mut String) {
    if word.is_ascii() {
        let from = out.len();
        out.push_str(word);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    out.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
        '’' => '\'',
        '‑' => '-',
        other => other,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn found(text: &str, phrases: &[&'static str]) -> Vec<&'static str> {
        Prose::read(text).find(&Phrases::new(phrases.iter().copied())).iter().map(|hit| hit.phrase).collect()
    }

    #[test]
    fn a_phrase_is_whole_words_in_any_case() {
        assert_eq!(found("A Record catch", &["record"]), ["record"]);
        assert_eq!(found("Records of a recorded record-breaking catch", &["record"]), [""; 0]);
        assert_eq!(found("According  to\nthe Gazette", &["according to"]), ["according to"]);
    }

    #[test]
    fn a_text_without_the_longest_word_of_a_phrase_is_known_at_a_glance() {
        let phrases = Phrases::new(["so far", "Éire"]);
        assert!(phrases.may_stand_in("Not FAR off"));
        assert!(phrases.may_stand_in("in ÉIRE"));
        assert!(!phrases.may_stand_in("So Sofia is farther from São Tomé's-far"));
    }

    #[test]
    fn the_longest_phrase_wins_and_none_overlap() {
        assert_eq!(found("it is very likely so", &["likely", "very likely"]), ["very likely"]);
        assert_eq!(found("no sign of no sign", &["no sign", "sign of"]), ["no sign", "no sign"]);
    }

    #[test]
    fn punctuation_ends_a_phrase() {
        assert_eq!(found("so far, according, to", &["according to", "so far"]), ["so far"]);
    }

    #[test]
    fn what_stands_in_quotation_marks_is_not_read() {
        for text in ["a \"record catch\" here", "a “record catch” here", "a «record» b", "a ‘record’s end’ b"]
        {
            assert_eq!(found(text, &["record"]), [""; 0], "{text}");
        }
        assert_eq!(found("the fleet’s ‘own’ record", &["record"]), ["record"]);
        assert_eq!(found("a 5\" pipe of record", &["record"]), ["record"]);
    }

    #[test]
    fn negation_reaches_a_phrase_within_its_clause() {
        let said = Phrases::new(["said"]);
        let negated = |text| {
            let prose = Prose::read(text);
            prose.find(&said).iter().map(|hit| prose.negated(hit)).collect::<Vec<_>>()
        };
        assert_eq!(negated("Ruiz had not said whether the port would close"), [true]);
        assert_eq!(negated("Ruiz hasn’t said so"), [true]);
        assert_eq!(negated("It was not open, Ruiz said"), [false]);
        assert_eq!(negated("Ruiz said so"), [false]);
    }

    #[test]
    fn a_place_is_exact_where_the_file_has_the_text_letter_by_letter() {
        let span = |start, end| Span::new(FileId(0), start, end);
        let plain = Spanned::new("ab cd".to_owned(), span(10, 15));
        assert_eq!(within(&plain, 3, 5), span(13, 15));
        let quoted = Spanned::new("ab cd".to_owned(), span(10, 17));
        assert_eq!(within(&quoted, 3, 5), span(14, 16));
        let escaped = Spanned::new("ab cd".to_owned(), span(10, 19));
        assert_eq!(within(&escaped, 3, 5), span(10, 19));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_and_every_hit_lies_in_it(text in "\\PC*|[\"“”‘’«» a'b-]*") {
            let prose = Prose::read(&text);
            let phrases = Phrases::new(["a", "a b", "b"]);
            let hits = prose.find(&phrases);
            proptest::prop_assert!(hits.is_empty() || phrases.may_stand_in(&text));
            for hit in hits {
                proptest::prop_assert!(text.get(hit.start..hit.end).is_some());
                let _ = (prose.negated(&hit), prose.after(&hit).count());
            }
        }
    }
}
