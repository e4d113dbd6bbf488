//! People whom a sentence makes say what it cites, and whom nothing in that chain is called so: "officials" for people
//! briefed on the matter, "Varland's foreign ministry" for unnamed people.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::called;
use crate::check::chain;
use crate::check::cited;
use crate::check::names;
use crate::check::prose::{Hit, Phrases, Prose, folded, has};
use crate::check::saying::VERBS;
use crate::check::written::Passage;
use crate::model::id::SourceId;
use crate::resolve::corpus::{Corpus, Handle};

/// Words for people by what they are, in the singular; [`names::is_people`] knows more.
const PEOPLE: &str = "ambassador commander critic diplomat economist executive leader legislator minister observer police \
    politician prosecutor scientist senator soldier staffer trader witness";

/// Words behind which another clause begins, and nobody before them says anything.
const OPENING: &str =
    "after and as because before but how if since so than that what when whether where which while who";

/// Words that may stand between somebody and his verb.
const BETWEEN: &str = "again also had has have later now then";

/// Words behind "said" where it tells of no word: "said nothing".
const NOTHING: &str = "little no nothing";

/// How many words before a verb, or behind "according to", may say who it is.
const REACH: usize = 9;

/// The letters of a word that may say nothing of who somebody is.
const SHORT: usize = 4;

/// What is called so in a sentence that says something.
struct Sayer {
    /// The bytes of what stands there.
    place: Range<usize>,
    /// What it is, in lower case and in the singular: "official", "ministry".
    head: String,
    /// The words that say so, as they stand there.
    around: Vec<String>,
    /// The one whose it is: "Varland's ministry".
    whose: Vec<SourceId>,
}

/// Those who say something in a sentence and are called as nobody is whose word it cites. Nothing where anybody who says
/// something there may be one of those.
pub fn stranger(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    names: &Phrases<'_>,
    owners: &BTreeMap<String, Vec<SourceId>>,
) -> Option<Range<usize>> {
    let is_record = |cited: &Handle| matches!(cited, Handle::Claim(_));
    let voices = called::voices(corpus, sentence);
    if voices.is_empty() || !sentence.cites.iter().all(is_record) {
        return None;
    }
    let words = sentence.blanked();
    let sayers: Vec<Option<Sayer>> =
        windows(&words).into_iter().map(|window| sayer(&words, window, names, owners)).collect();
    // Somebody who cannot be read may be the right one.
    let sayers: Vec<Sayer> = sayers.into_iter().collect::<Option<_>>()?;
    let known = Known::of(corpus, sentence);
    let are_unnamed = voices.iter().all(|&voice| chain::is_unnamed(corpus.source(voice)));
    let is_stranger = |sayer: &Sayer| {
        let is_related = || {
            let mut pairs =
                sayer.whose.iter().flat_map(|&body| voices.iter().map(move |&voice| (body, voice)));
            pairs.any(|(body, voice)| chain::are_related(corpus, body, voice))
        };
        !known.is_of(sayer) && (are_unnamed || !sayer.whose.is_empty() && !is_related())
    };
    sayers.iter().all(is_stranger).then_some(())?;
    sayers.into_iter().next().map(|sayer| sayer.place)
}

/// The words of the names of all who stand in the chains of what a sentence cites, and of what it tells.
struct Known {
    all: Vec<String>,
    /// Those that say who the unnamed people are, and of what body.
    own: Vec<String>,
}

impl Known {
    fn of(corpus: &Corpus, sentence: &Passage<'_>) -> Self {
        let claims = cited::claims(corpus, sentence);
        let chains =
            claims.iter().flat_map(|&claim| &corpus.claim(claim).evidence).flat_map(chain::everybody);
        let (mut texts, mut own) = (Vec::new(), Vec::new());
        for source in chains.chain(called::voices(corpus, sentence)) {
            let source = corpus.source(source);
            texts.extend(called::names_of_source(source));
            let Some(one) = source.anonymous() else { continue };
            own.push(one.descriptor.value.clone());
            own.extend(
                one.affiliation.into_iter().flat_map(|body| called::names_of_source(corpus.source(body))),
            );
            texts.extend(one.basis.as_ref().map(|basis| basis.value.clone()));
            let whole = one.among.as_ref().map(|whole| corpus.source(whole.value));
            texts.extend(whole.into_iter().flat_map(called::names_of_source));
        }
        texts.extend(sentence.cites.iter().flat_map(|&cited| called::names_of(corpus, cited)));
        texts.extend(called::origins(corpus, sentence));
        texts.extend(cited::words(corpus, sentence).into_iter().map(str::to_owned));
        let words = |text: &String| Prose::read(text).words().map(singular).collect::<Vec<_>>();
        Self { all: texts.iter().flat_map(words).collect(), own: own.iter().flat_map(words).collect() }
    }

    /// Whether anybody is called so. "People" are all, and "a source close to the talks" is who is close to them.
    fn is_of(&self, sayer: &Sayer) -> bool {
        let words = sayer.around.iter().map(|word| (word, singular(&folded(word))));
        let mut own = words.filter(|(typed, word)| typed.len() > SHORT && self.own.contains(word));
        match sayer.head.as_str() {
            "people" | "person" => true,
            "source" => self.has("source") || own.next().is_some(),
            // "OSB officials" are the members of OSB.
            head => self.has(head) || own.any(|(typed, _)| typed.starts_with(char::is_uppercase)),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.all.iter().any(|known| known == word)
    }
}

fn singular(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
    word.strip_suffix('s').filter(|one| !one.ends_with('s')).unwrap_or(word).to_owned()
}

/// The bytes before each verb of saying of its clause, and those behind "according to".
fn windows(words: &str) -> Vec<Range<usize>> {
    let prose = Prose::read(words);
    let is_mark = |c: char| ",;:.()—–\"“”[".contains(c);
    let tells = |hit: &Hit<'_>| {
        !prose.negated(hit) && !prose.after(hit).next().is_some_and(|next| has(NOTHING, next))
    };
    let mut found = Vec::new();
    for hit in prose.find(&Phrases::new(VERBS.iter().copied())).into_iter().filter(tells) {
        let before = words.get(..hit.start).unwrap_or_default();
        let start = before.rfind(is_mark).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        });
        found.push(start..hit.start);
    }
    for hit in prose.find(&Phrases::new(["according to"])) {
        let behind = words.get(hit.end..).unwrap_or_default();
        found.push(hit.end..hit.end + behind.find(is_mark).unwrap_or(behind.len()));
    }
    found
}

/// Who it is of whom some words tell, if that can be read.
fn sayer(
    words: &str,
    window: Range<usize>,
    names: &Phrases<'_>,
    owners: &BTreeMap<String, Vec<SourceId>>,
) -> Option<Sayer> {
    let text = words.get(window.clone())?;
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim();
        let lower = word.to_lowercase();
        if has(OPENING, &lower) || VERBS.contains(&lower.as_str()) {
            tokens.clear();
        } else if !word.is_empty() {
            tokens.push((window.start + at, word));
        }
        at += part.len();
    }
    while tokens.last().is_some_and(|(_, word)| has(BETWEEN, word)) {
        tokens.pop();
    }
    let (first, last) = (tokens.first()?, tokens.last()?);
    let place = first.0..last.0 + last.1.len();
    let is_person = |word: &str| names::is_people(word) || has(PEOPLE, &singular(word));
    // "Two of the minister's aides" are aides.
    let is_owner = |word: &str| word.ends_with("'s") || word.ends_with("’s") || word.ends_with(['\'', '’']);
    let mut subjects = tokens.iter().filter(|(_, word)| !is_owner(word)).map(|(_, word)| folded(word));
    let person = subjects.find(|word| is_person(word));
    if let Some(person) = person {
        let (head, whose) = (singular(&person), Vec::new());
        let around = tokens.iter().map(|(_, word)| (*word).to_owned()).collect();
        return (tokens.len() <= REACH).then_some(Sayer { place, head, around, whose });
    }
    let opens = without_article(&tokens);
    let is_body = |hit: &Hit<'_>| hit.phrase.ends_with("'s") && window.start + hit.start == opens;
    let body = Prose::read(text).find(names).into_iter().find(is_body)?;
    let is_plain =
        last.1.starts_with(char::is_lowercase) && last.0 > window.start + body.start && tokens.len() <= REACH;
    let whose = owners.get(&folded(body.phrase)).cloned().unwrap_or_default();
    is_plain.then(|| Sayer { place, head: singular(&folded(last.1)), around: Vec::new(), whose })
}

/// Where some words begin, without an article.
fn without_article(tokens: &[(usize, &str)]) -> usize {
    let is_article = |token: &&(usize, &str)| token.1.eq_ignore_ascii_case("the");
    tokens.iter().find(|token| !is_article(token)).map_or(0, |token| token.0)
}
