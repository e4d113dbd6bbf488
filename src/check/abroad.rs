//! An office that a sentence gives to another state than the one that its holder serves: "Karesh's prime minister" for the
//! prime minister of Oland.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::called;
use crate::check::names;
use crate::check::prose::{Hit, Phrases, Prose, folded, has};
use crate::check::saying::{BETWEEN, VERBS};
use crate::check::written::Passage;
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// Last words of an office that only a state has to give.
const OFFICES: &str = "ambassador chancellor minister premier president";

/// What a government is called by its seat.
const SEATS: &str = "Cabinet Government Kremlin NATO";

/// An office in the wrong country.
pub struct Misplaced {
    /// The bytes of the country and the office.
    pub place: Range<usize>,
    /// Whose office it is.
    pub holder: SourceId,
    /// The body that the desk records as his.
    pub home: SourceId,
}

/// The office that a sentence gives to another country than the one whom it cites serves. Nothing where it does not say
/// that this office says it, and nothing where the desk does not record both countries.
pub fn misplaced(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    names: &Phrases<'_>,
    owners: &BTreeMap<String, Vec<SourceId>>,
) -> Option<Misplaced> {
    let voices = called::voices(corpus, sentence);
    let words = sentence.blanked();
    let prose = Prose::read(&words);
    let hits = prose.find(names);
    let of = |hit: &Hit<'_>| owners.get(&folded(hit.phrase)).map(Vec::as_slice).unwrap_or_default();
    let is_beside = |one: &Hit<'_>, other: &Hit<'_>| words.get(one.end..other.start) == Some(" ");
    hits.windows(2).enumerate().find_map(|(at, pair)| {
        let [country, office] = pair else { return None };
        let is_whose = country.phrase.ends_with("'s") && is_beside(country, office);
        let is_office = office.phrase.rsplit(' ').next().is_some_and(|last| has(OFFICES, &folded(last)));
        let end = hits
            .get(at + 2)
            .filter(|name| is_apposed(&words, office, name))
            .map_or(office.end, |name| name.end);
        (is_whose && is_office && is_sayer(&words, country.start, end)).then_some(())?;
        let states: Vec<SourceId> =
            of(country).iter().copied().filter(|&body| is_state(corpus, body)).collect();
        let holders = of(office).iter().copied().filter(|holder| voices.contains(holder));
        let homes: Vec<(SourceId, SourceId)> =
            holders.map(|holder| Some((holder, home(corpus, holder)?))).collect::<Option<_>>()?;
        let (holder, home) = *homes.first()?;
        let name = folded(country.phrase.trim_end_matches("'s"));
        // "the Karesh Cabinet" serves Karesh.
        let is_in = |home: SourceId| folded(corpus.source(home).name()).contains(&name);
        let is_named = |holder: SourceId| {
            let role = role(corpus.source(holder)).unwrap_or_default();
            !Prose::read(role).find(&Phrases::new([name.as_str()])).is_empty()
        };
        let is_other = |&(holder, home): &(SourceId, SourceId)| {
            !states.contains(&home) && !is_named(holder) && !is_in(home)
        };
        (!states.is_empty() && homes.iter().all(is_other)).then_some(())?;
        Some(Misplaced { place: country.start..office.end, holder, home })
    })
}

/// Whether a name says whose office it is: "Prime Minister Vera Kolm", "prime minister, Vera Kolm,".
fn is_apposed(words: &str, office: &Hit<'_>, name: &Hit<'_>) -> bool {
    let is_name = words.get(name.start..).is_some_and(|name| name.starts_with(char::is_uppercase));
    is_name && matches!(words.get(office.end..name.start), Some(" " | ", "))
}

/// Whether those words say something: "… has said", "according to …".
fn is_sayer(words: &str, start: usize, end: usize) -> bool {
    let behind = words.get(end..).unwrap_or_default().split_whitespace();
    let mut behind =
        behind.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    let verb = behind.find(|word| !BETWEEN.contains(word));
    let before = words.get(..start).unwrap_or_default().trim_end().to_lowercase();
    verb.is_some_and(|verb| VERBS.contains(&verb))
        || ["according to", ", said", ", says"].iter().any(|end| before.ends_with(end))
}

/// The country that somebody serves, as far as what he belongs to is called as countries are.
fn home(corpus: &Corpus, holder: SourceId) -> Option<SourceId> {
    let mut at = corpus.source(holder).of()?;
    for _ in 0..corpus.sources.len() {
        let Some(whole) = corpus.source(at).of() else { break };
        at = whole;
    }
    is_state(corpus, at).then_some(at)
}

/// Whether a body belongs to none, and its name is as countries are called: with a capital and no article.
fn is_state(corpus: &Corpus, body: SourceId) -> bool {
    let source = corpus.source(body);
    let name = source.name();
    source.is_body()
        && source.of().is_none()
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && name.split(' ').next_back().is_some_and(|last| !names::is_thing(last) && !has(SEATS, last))
}

/// The sources that other bodies belong to, as ministries do to countries.
pub fn wholes(corpus: &Corpus) -> BTreeSet<SourceId> {
    let bodies = corpus.numbered_sources().filter(|(_, source)| source.is_body());
    bodies.filter_map(|(_, body)| body.of()).collect()
}

fn role(source: &Source) -> Option<&str> {
    match &source.kind {
        SourceKind::Person(person) => person.role.as_ref().map(|role| role.value.as_str()),
        _ => None,
    }
}
