//! What holds of every sentence, whatever the chain.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use crate::model::claim::{Claim, Evidence, Via};
use crate::model::cue::CUES;
use crate::model::id::{ClaimId, DocumentId, ResponseId, SourceId};
use crate::model::response::Outcome;
use crate::model::source::{GroundRule, SourceKind};
use crate::model::words::Words;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::sentence::{PartKind, Sentence};
use crate::render::attribution::tests::{corpus, in_use};
use crate::render::attribution::{compose, response};
use crate::resolve::corpus::Corpus;

const ASSERTIONS: &[&str] = &[
    "The port closed",
    "There was no sign of \"new shipments\"",
    "Kessia wants talks, but Valdoria refuses",
    "Kessia sent optics, propellants, and machine tools",
    "\"Who will pay?\"",
    "\"We will not answer\"",
    "It was sold to Acme Inc.",
    "No ship left the U.S.",
    "The friendship has “no limits”",
    "Will the fleet return?",
    "北京 was silent; the port was closed",
];

const PEOPLE: &[&str] =
    &["zz-ruiz", "zz-ruiz2", "zz-okafor", "zz-hart", "zz-lee", "zz-li", "zz-sea", "zz-union"];
const UNNAMED: &[&str] = &["zz-p", "zz-q", "zz-people", "zz-so", "zz-deep"];
const DOCUMENTS: &[&str] = &[
    "zz-wire",
    "zz-wire2",
    "zz-stmt",
    "zz-tape",
    "zz-study",
    "zz-data",
    "zz-filing",
    "zz-talk",
    "zz-post",
    "zz-sheet",
    "zz-blank",
    "zz-blank2",
    "zz-blank-data",
    "zz-blank-talk",
    "zz-called",
];

fn desk(record: &Value) -> Corpus {
    let documents: Vec<Value> = [
        ("zz-wire", "Meridian Wire", "news"),
        ("zz-wire2", "Meridian Wire", "news"),
        ("zz-stmt", "the Ministry of the Sea", "statement"),
        ("zz-tape", "the Kessian Assembly", "transcript"),
        ("zz-study", "the Sound Institute", "report"),
        ("zz-data", "the Dockers Union", "dataset"),
        ("zz-filing", "Harbor Holdings Inc.", "legal"),
        ("zz-talk", "the Harbor Gazette", "interview"),
        ("zz-post", "Chirp!", "social"),
        ("zz-sheet", "the Port Authority", "other"),
        ("zz-blank", "unknown", "news"),
        ("zz-blank2", "unknown", "news"),
        ("zz-blank-data", "unknown", "dataset"),
        ("zz-blank-talk", "unknown", "interview"),
    ]
    .map(|(id, publisher, kind)| json!({"id": id, "title": "T", "publisher": publisher, "type": kind}))
    .into();
    let called =
        json!({"id": "zz-called", "title": "T", "publisher": "unknown", "called": "an unsigned leaflet"});
    let sources = json!([
        {"id": "zz-ruiz", "name": "Ana Ruiz", "role": "Valdorian Foreign Minister"},
        {"id": "zz-ruiz2", "name": "Luis Ruiz", "role": "Harbor Commissioner", "note": "zz-secret"},
        {"id": "zz-okafor", "name": "Mara Okafor", "role": "deputy secretary for ports at the Ministry of the Sea"},
        {"id": "zz-hart", "name": "Lena Hart", "role": "spokesperson", "acts_for": "zz-sea"},
        {"id": "zz-lee", "name": "Dana Lee", "ground_rule": "chatham-house"},
        {"id": "zz-li", "name": "李海"},
        {"id": "zz-sea", "organization": "the Ministry of the Sea", "short": "the ministry"},
        {"id": "zz-union", "organization": "the Dockers Union"},
        {"id": "zz-p", "anonymous": "a person close to the talks", "count": 1},
        {"id": "zz-q", "anonymous": "a person close to the talks", "count": 1, "distinct_from": "zz-p"},
        {"id": "zz-people", "anonymous": "two people, one of them a pilot", "count": 2},
        {"id": "zz-so", "anonymous": "a spokesperson for the union", "count": 1, "official": true},
        {"id": "zz-deep", "anonymous": "an official", "count": 1, "ground_rule": "deep-background"},
    ]);
    let documents: Vec<Value> = documents.into_iter().chain([called]).collect();
    let kind = if record.get("party").is_some() { "responses" } else { "claims" };
    let desk = json!({"documents": documents, "sources": sources, kind: [record]});
    corpus(&serde_yaml::to_string(&desk).unwrap())
}

fn people(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    let all: Vec<_> = PEOPLE.iter().chain(UNNAMED).copied().collect();
    subsequence(all, 0..=most).prop_shuffle()
}

fn cue() -> impl Strategy<Value = Option<&'static str>> {
    let words: Vec<_> = CUES.iter().map(|cue| cue.word).collect();
    prop_oneof![3 => Just(None), 2 => select(words).prop_map(Some)]
}

fn evidence() -> impl Strategy<Value = Value> {
    let told = (people(2), people(2), subsequence([PEOPLE, UNNAMED, DOCUMENTS].concat(), 0..=2));
    let said = (
        cue(),
        prop_oneof![4 => Just(None), 1 => Just(Some(json!({"text": "allies"}))), 1 => Just(Some(json!("zz-ruiz")))],
    );
    let stands = (select(DOCUMENTS), prop_oneof![5 => Just("clear"), 1 => Just("ambiguous")], any::<bool>());
    (told, said, stands).prop_map(
        |((source, speaker, via), (cue, addressee), (document, scope, translated))| {
            let mut entry = json!({"document": document, "scope": scope});
            entry["source"] = if source.is_empty() { json!("outlet") } else { json!(source) };
            for (key, list) in [("speaker", &speaker), ("via", &via)] {
                // Nobody relays his own words: the reader refuses that.
                let is_own = key == "speaker" && list.len() == 1 && *list == source;
                if !list.is_empty() && !is_own {
                    entry[key] = json!(list);
                }
            }
            if let Some(cue) = cue {
                entry["cue"] = json!(cue);
            }
            if let Some(addressee) = addressee {
                entry["addressee"] = addressee;
            }
            if translated {
                entry["quote"] = json!({"exact": "x", "translated_from": ["zh", "ru"]});
            }
            entry
        },
    )
}

fn claims() -> impl Strategy<Value = Value> {
    let kinds = select(vec!["statement", "assessment", "absence", "intention", "figure"]);
    let evidence = proptest::collection::vec(evidence(), 1..4);
    (select(ASSERTIONS), kinds, evidence, any::<bool>()).prop_map(|(assertion, kind, evidence, dated)| {
        let mut claim = json!({"id": "zz-claim", "assertion": assertion, "kind": kind, "evidence": evidence, "note": "zz-note"});
        if dated {
            claim["as_of"] = json!("2031-05");
        }
        claim
    })
}

/// What of an assertion never changes: all but the case of its first letter and marks at its end.
fn core(assertion: &str) -> String {
    let mut core = assertion.trim_end_matches(['"', '”', ',', '.']).to_owned();
    let first: String = core.chars().take(1).flat_map(char::to_lowercase).collect();
    core.replace_range(..core.chars().next().map_or(0, char::len_utf8), &first);
    core
}

/// A name in one of the forms in which a sentence may have it.
fn names_source(corpus: &Corpus, sentence: &str, id: SourceId) -> bool {
    let source = corpus.source(id);
    match &source.kind {
        _ if source.ground_rule.value == GroundRule::ChathamHouse => {
            sentence.contains("participant in a meeting")
        }
        SourceKind::Person(person) => sentence.contains(&person.short),
        SourceKind::Organization(body) => [Some(&body.name.value), body.short.as_ref()]
            .into_iter()
            .flatten()
            .any(|name| sentence.contains(name.trim_start_matches("the "))),
        SourceKind::Anonymous(anonymous) => {
            let descriptor = anonymous.descriptor.value.as_str();
            sentence.contains(descriptor.split_once(' ').map_or(descriptor, |(_, rest)| rest))
        }
    }
}

fn names_document(corpus: &Corpus, sentence: &str, id: DocumentId) -> bool {
    let document = corpus.document(id);
    match (&document.publisher.value, &document.called) {
        (Some(publisher), _) => {
            sentence.contains(publisher.trim_start_matches("the ")) || sentence.contains("he ministry")
        }
        (None, Some(_)) => sentence.contains("unsigned leaflet"),
        (None, None) => ["article", "dataset", "interview"].iter().any(|noun| sentence.contains(noun)),
    }
}

fn hops(evidence: &Evidence) -> (Vec<SourceId>, Vec<DocumentId>) {
    let mut sources: Vec<SourceId> = evidence.speakers.iter().map(|speaker| speaker.value).collect();
    let mut documents = Vec::new();
    sources.extend(evidence.tellers());
    if evidence.tellers().is_empty() {
        documents.extend(evidence.document.as_ref().map(|document| document.value));
    }
    for via in &evidence.via {
        match via.value {
            Via::Source(source) => sources.push(source),
            Via::Document(document) => documents.push(document),
        }
    }
    (sources, documents)
}

fn holds(corpus: &Corpus, claim: &Claim, sentence: Option<&Sentence>) -> Result<(), TestCaseError> {
    let silent = |id: &SourceId| corpus.source(*id).ground_rule.value == GroundRule::DeepBackground;
    let audible: Vec<_> =
        claim.evidence.iter().filter(|evidence| !hops(evidence).0.iter().any(silent)).collect();
    prop_assert_eq!(sentence.is_none(), audible.is_empty());
    let Some(sentence) = sentence else { return Ok(()) };
    let text = sentence.text();
    for evidence in audible {
        let (sources, mut documents) = hops(evidence);
        let unnamed = |id: SourceId| {
            let source = corpus.source(id);
            source.ground_rule.value == GroundRule::ChathamHouse
                || source.anonymous().is_some_and(|anonymous| !anonymous.official)
        };
        for id in sources {
            prop_assert!(
                names_source(corpus, &text, id),
                "{:?} is missing: {text}",
                corpus.source(id).name()
            );
            documents
                .extend(evidence.document.as_ref().filter(|_| unnamed(id)).map(|document| document.value));
        }
        for id in documents {
            let id = &corpus.document(id).common.id.value;
            let found = corpus.find(id.as_str());
            let Some(crate::resolve::corpus::Handle::Document(id)) = found else { continue };
            prop_assert!(names_document(corpus, &text, id), "document {id:?} is missing: {text}");
        }
    }
    well_formed(&text)?;
    prop_assert_eq!(core(&sentence.of(PartKind::Assertion)), core(&claim.assertion.value), "{}", text);
    Ok(())
}

fn answers() -> impl Strategy<Value = Value> {
    let wordings = prop_oneof![
        2 => Just(None),
        1 => Just(Some("did not immediately respond to a request for comment")),
        1 => Just(Some("declined to comment.")),
    ];
    let told = (people(2), select(DOCUMENTS), any::<bool>(), select([PEOPLE, &UNNAMED[..4]].concat()));
    (select(Outcome::WORDS), wordings, told).prop_map(
        |(outcome, wording, (source, document, shown, party))| {
            let mut response =
                json!({"id": "zz-response", "party": party, "outcome": outcome, "context": "on a holiday"});
            if shown {
                response["document"] = json!(document);
                response["source"] = if source.is_empty() { json!("outlet") } else { json!(source) };
            }
            if let Some(wording) = wording {
                response["wording"] = json!(wording);
            }
            response
        },
    )
}

fn well_formed(text: &str) -> Result<(), TestCaseError> {
    let blemishes = [
        "zz-", "  ", "..", " ,", ",,", ";,", ":,", ",;", ",:", "?,", "!.", "?.", "( ", "\",", "'s", ", ;",
        " ;", " :", " .",
    ];
    for blemish in blemishes {
        prop_assert!(!text.contains(blemish), "{blemish:?} in {text}");
    }
    let body = text.trim_end_matches(['"', '”']);
    prop_assert!(body.ends_with(['.', '?', '!']), "{text}");
    let first = text.trim_start_matches(['"', '“']).chars().next();
    prop_assert!(first.is_some_and(|c| !c.is_lowercase()), "{text}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_hop_is_named_and_the_assertion_stands(claim in claims()) {
        let corpus = desk(&claim);
        let names = Names::new(&corpus, &in_use(&corpus), None);
        let mut mentions = Mentions::default();
        for _ in 0..2 {
            let sentence = compose(&names, ClaimId(0), &mut mentions);
            holds(&corpus, corpus.claim(ClaimId(0)), sentence.as_ref())?;
        }
    }
    #[test]
    fn every_response_names_its_party_and_makes_no_refusal_of_silence(answer in answers()) {
        let corpus = desk(&answer);
        let names = Names::new(&corpus, &in_use(&corpus), None);
        let text = response(&names, ResponseId(0), &mut Mentions::default());
        let record = corpus.response(ResponseId(0));
        if text.is_empty() {
            prop_assert!(answer["source"].to_string().contains("zz-deep"));
            return Ok(());
        }
        well_formed(&text)?;
        prop_assert!(names_source(&corpus, &text, record.party.value), "{text}");
        if record.outcome.value.is_silent() {
            prop_assert!(!text.contains("declined"), "{text}");
        }
    }
}
