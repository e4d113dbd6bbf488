//! Every sentence form, against files of sentences that a wire editor would have written.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::model::id::{ClaimId, ResponseId, SourceId};
use crate::parse::file;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::{compose, credit, item, lead_in, response};
use crate::resolve::corpus::{Corpus, Handle};
use crate::resolve::resolve;
use crate::text::FileId;

/// A case: records, and the sentences expected of claim `c` (and response `r`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    #[serde(rename = "about")]
    _about: Option<String>,
    yaml: serde_yaml::Value,
    /// Standing alone; null where no output may show the claim.
    sentence: Option<String>,
    /// After everything was mentioned once.
    later: Option<String>,
    /// After the first mention of these alone, in this order.
    after: Option<After>,
    credit: Option<String>,
    lead_in: Option<String>,
    item: Option<String>,
    response: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    mentions: Vec<String>,
    sentence: String,
}

pub(super) fn corpus(yaml: &str) -> Corpus {
    let mut findings = Vec::new();
    let records = file::read(FileId(0), "brief.yaml", yaml, &mut findings);
    let corpus = resolve(vec![records], &BTreeSet::new(), &["mused".to_owned()], &mut findings);
    let faults: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    assert!(faults.is_empty(), "{yaml}\n{faults:?}");
    corpus
}

pub(super) fn in_use(corpus: &Corpus) -> Vec<SourceId> {
    let mut sources: IndexMap<SourceId, ()> = IndexMap::new();
    for (id, _) in corpus.numbered_claims() {
        sources.extend(corpus.sources_of(id).into_iter().map(|source| (source, ())));
    }
    sources.extend(corpus.responses.iter().map(|response| (response.party.value, ())));
    sources.into_keys().collect()
}

fn claim(corpus: &Corpus) -> ClaimId {
    match corpus.find("c") {
        Some(Handle::Claim(id)) => id,
        _ => panic!("no claim `c`"),
    }
}

fn fold(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

struct Faults(Vec<String>);

impl Faults {
    fn compare(&mut self, what: &str, expected: Option<&str>, got: Option<&str>) {
        if expected.map(fold) != got.map(fold) {
            self.0.push(format!("{what}\n  expected {expected:?}\n  got      {got:?}"));
        }
    }
}

fn check(case: &Case, faults: &mut Faults) {
    let corpus = corpus(&serde_yaml::to_string(&case.yaml).unwrap());
    let names = Names::new(&corpus, &in_use(&corpus), None);
    if let Some(expected) = &case.response {
        let text = response(&names, ResponseId(0), &mut Mentions::default());
        return faults.compare(&format!("{} (response)", case.id), Some(expected), Some(&text));
    }
    if let Some(expected) = &case.lead_in {
        let claims: Vec<_> = corpus.numbered_claims().map(|(id, _)| id).collect();
        let expected = Some(expected.as_str()).filter(|expected| *expected != "none");
        let got = lead_in(&names, &claims, &mut Mentions::default());
        faults.compare(&format!("{} (lead-in)", case.id), expected, got.as_deref());
    }
    let claim = claim(&corpus);
    let alone = compose(&names, claim, &mut Mentions::default()).map(|sentence| sentence.text());
    faults.compare(&case.id, case.sentence.as_deref(), alone.as_deref());
    if let Some(expected) = &case.item {
        faults.compare(&format!("{} (item)", case.id), Some(expected), Some(&item(&names, claim).text()));
    }
    if let Some(expected) = &case.later {
        let mut mentions = Mentions::default();
        corpus.numbered_sources().for_each(|(id, _)| drop(names.source(id, &mut mentions)));
        corpus.numbered_documents().for_each(|(id, _)| drop(names.document(id, &mut mentions)));
        let later = compose(&names, claim, &mut mentions).map(|sentence| sentence.text());
        faults.compare(&format!("{} (later)", case.id), Some(expected), later.as_deref());
    }
    if let Some(After { mentions, sentence }) = &case.after {
        let mut before = mentions_of(&names, &corpus, mentions);
        let later = compose(&names, claim, &mut before).map(|sentence| sentence.text());
        faults.compare(&format!("{} (after)", case.id), Some(sentence), later.as_deref());
    }
    let credited = credit(&names, claim, &mut Mentions::default());
    faults.compare(&format!("{} (credit)", case.id), case.credit.as_deref(), credited.as_deref());
}

fn mentions_of(names: &Names<'_>, corpus: &Corpus, ids: &[String]) -> Mentions {
    let mut mentions = Mentions::default();
    for id in ids {
        match corpus.find(id) {
            Some(Handle::Source(id)) => drop(names.source(id, &mut mentions)),
            Some(Handle::Document(id)) => drop(names.document(id, &mut mentions)),
            _ => panic!("no source or document `{id}`"),
        }
    }
    mentions
}

fn all(yaml: &str) -> usize {
    let cases: Vec<Case> = serde_yaml::from_str(yaml).unwrap();
    let mut faults = Faults(Vec::new());
    for case in &cases {
        check(case, &mut faults);
    }
    assert!(faults.0.is_empty(), "{} of {} differ\n{}", faults.0.len(), cases.len(), faults.0.join("\n"));
    cases.len()
}

#[test]
fn the_sentences_of_the_design_hold() {
    assert_eq!(all(include_str!("../../../tests/sentences.yaml")), 30);
}

#[test]
fn the_sentences_of_every_rule_hold() {
    assert!(all(include_str!("../../../tests/sentences-more.yaml")) >= 45);
}
