//! What of an attribution a talking point may leave out, since it names the teller otherwise or a note does.

use crate::model::claim::Evidence;
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::render::view::addressed;
use crate::render::view::echo::{has_name, split, words};
use crate::render::view::open::{Open, told_by};

/// Words by which a point has a body that it does not name there.
const ITS: &[&str] = &["its", "our", "their", "your"];

/// What a point must have of an attribution: all of it but the words of the bodies of those who tell it, where the point speaks
/// of those; the name of a person whose office it has; the office of a person whom
/// it calls "you"; and the paper that somebody named spoke to, which the note has.
pub(super) fn rest(
    open: &Open<'_>,
    (point, assertion): (&str, &str),
    chain: &Evidence,
    attribution: &str,
) -> String {
    let bodies: Vec<&str> = told_by(chain).flat_map(|source| bodies(open, source)).collect();
    let rest = without_bodies(attribution, point, &bodies);
    let tellers: Vec<&Source> = told_by(chain).map(|source| open.corpus.source(source)).collect();
    let is_open = !tellers.is_empty() && tellers.iter().all(|source| source.is_named());
    let paper = chain.document.as_ref().filter(|_| is_open);
    let paper = paper.and_then(|paper| open.corpus.document(paper.value).publisher.value.as_deref());
    let by_office = told_by(chain).filter(|&source| has_office(open, (point, assertion), source));
    let names = by_office.map(|source| open.corpus.source(source).public_name());
    let you = told_by(chain).filter(|&source| addressed::is_you(open, point, source));
    let of_you = you.flat_map(|source| office(open, point, source));
    let left_out: Vec<String> = names.chain(paper).flat_map(words).chain(of_you).collect();
    let said = words(point);
    let is_kept = |word: &String| said.contains(word) || !left_out.contains(word);
    split(&rest).filter(is_kept).collect::<Vec<_>>().join(" ")
}

/// The names of a source by which a point may call it: the short one only where no other source of the brief has it, and "you"
/// where readers know that this is meant.
pub(super) fn names<'a>(open: &Open<'a>, point: &str, source: SourceId) -> Vec<&'a str> {
    let one = open.corpus.source(source);
    let short = match one.kind {
        SourceKind::Organization(_) if one.shield().is_none() => open.names.short(source),
        _ => one.public_name(),
    };
    let you = addressed::is_you(open, point, source).then_some(addressed::YOU);
    [one.public_name(), short].into_iter().chain(you).collect()
}

/// The bodies of a source.
fn bodies<'a>(open: &Open<'a>, source: SourceId) -> impl Iterator<Item = &'a str> {
    let source = open.corpus.source(source);
    let bodies = [source.of(), source.acts_for()].into_iter().flatten();
    bodies.map(|body| open.corpus.source(body).public_name())
}

/// Whether a point has the office of a person as one run of words, besides what the assertion tells, and nobody else in the brief
/// has it in those words: "the head of the mountain rescue".
fn has_office(open: &Open<'_>, (point, assertion): (&str, &str), source: SourceId) -> bool {
    let (said, told) = (words(point), words(assertion));
    let has = |source: SourceId| {
        let office = office(open, point, source);
        let runs = |text: &[String]| text.windows(office.len()).filter(|run| *run == office).count();
        !office.is_empty() && runs(&said) > runs(&told)
    };
    has(source) && open.sources.keys().filter(|&&other| other != source).all(|&other| !has(other))
}

/// Whether a point has the full name of a source and, of a person, the office, so that a short name below it is understood.
pub(super) fn introduces(open: &Open<'_>, point: &str, source: SourceId) -> bool {
    let (called, said) = (split(point).collect::<Vec<_>>(), words(point));
    has_name(&called, open.corpus.source(source).public_name())
        && office(open, point, source).iter().all(|word| said.contains(word))
}

/// The words of a person's office, without those of a body that a point leaves out.
fn office(open: &Open<'_>, point: &str, source: SourceId) -> Vec<String> {
    let is_person = matches!(open.corpus.source(source).kind, SourceKind::Person(_));
    let about = open.sources.get(&source).and_then(|entry| entry.about.clone()).filter(|_| is_person);
    let bodies: Vec<&str> = bodies(open, source).collect();
    about.map(|about| words(&without_bodies(&about, point, &bodies))).unwrap_or_default()
}

/// What attributes a claim, without the words of the bodies of those who tell it which a point leaves out: "your dean Peter
/// Aal" is the dean of the cathedral chapter of which the point speaks.
fn without_bodies(attribution: &str, point: &str, bodies: &[&str]) -> String {
    let said: Vec<String> = split(point).collect();
    let has = |word: &String| said.contains(word);
    let names: Vec<Vec<String>> = bodies.iter().map(|body| words(body)).collect();
    let is_spoken_of =
        |name: &&Vec<String>| name.iter().any(has) || said.iter().any(|word| ITS.contains(&word.as_str()));
    let spoken_of: Vec<&Vec<String>> = names.iter().filter(is_spoken_of).collect();
    let is_left_out = |word: &String| !has(word) && spoken_of.iter().any(|name| name.contains(word));
    split(attribution).filter(|word| !is_left_out(word)).collect::<Vec<_>>().join(" ")
}
