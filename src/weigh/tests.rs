//! The vectors of the manual, and the count of lines against its definition.

use proptest::prelude::*;

use crate::model::id::ClaimId;
use crate::parse::file;
use crate::release::{Policy, release};
use crate::resolve::resolve;
use crate::text::{FileId, Text, Texts};
use crate::weigh::graph::Graph;
use crate::weigh::lines::{self, Labels};
use crate::weigh::{Interval, Pivot, Scales, Sight, Standing, Weight};

fn corpus(yaml: &str) -> crate::resolve::corpus::Corpus {
    let mut texts = Texts::default();
    let file: FileId = texts.add(Text::new("briefs/b.yaml".to_owned(), yaml.to_owned()));
    let mut findings = Vec::new();
    let records = vec![file::read(file, "briefs/b.yaml", yaml, &mut findings)];
    let released = release(records, &Policy::default(), &mut findings);
    let corpus = resolve(released.files, &released.withheld, &[], &mut findings);
    let messages: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    assert!(messages.iter().all(|message| message.contains("derives from itself")), "{messages:?}");
    corpus
}

fn weigh(yaml: &str) -> Weight {
    let corpus = corpus(yaml);
    Scales::new(&corpus, Sight::Desk).weigh(ClaimId(0))
}

fn counts(weight: &Weight) -> (u32, (u32, u32), (u32, u32)) {
    let pair = |interval: Interval| (interval.least, interval.most);
    (weight.documents, pair(weight.sources), pair(weight.interests))
}

const DOCUMENTS: &str = "
documents:
  - {id: gazette, title: A, publisher: the Harbor Gazette}
  - {id: ledger, title: B, publisher: the Morning Ledger}
  - {id: courier, title: C, publisher: the Courier}
  - {id: wire, title: D, publisher: Meridian Wire}
  - {id: retold, title: E, publisher: the Evening Star, derived_from: [wire]}
  - {id: rewritten, title: F, publisher: the Sun, derived_from: [wire]}
sources:
  - {id: executive, organization: the executive}
  - {id: watson, name: Ada Watson, of: executive}
  - {id: jones, name: Ed Jones, of: executive}
  - {id: people, anonymous: people familiar with the matter, count: 2+}
  - {id: person, anonymous: a person close to the talks, count: 1}
  - {id: other, anonymous: a diplomat, count: 1, distinct_from: [person]}
  - {id: vague, anonymous: an official briefed on it, count: 1}
  - {id: aide, anonymous: an aide, count: 1, affiliation: executive}
  - {id: envoy, anonymous: an envoy, count: 1, affiliation: realm}
  - {id: realm, organization: the realm}
  - {id: picky, anonymous: a clerk, count: 1, could_be: [vague]}
";

fn claim(evidence: &str) -> String {
    format!("{DOCUMENTS}\nclaims:\n  - {{id: c, assertion: The port closes, evidence: [{evidence}]}}\n")
}

#[test]
fn one_article_resting_on_unnamed_people_and_a_named_spokesperson() {
    let weight = weigh(&claim("{source: people, document: gazette}, {source: watson, document: gazette}"));
    assert_eq!(counts(&weight), (1, (2, 2), (1, 2)));
    assert_eq!(weight.standing(), Standing::OneInterest);
    assert_eq!(weight.words(), "several sources, perhaps one interest, from a single document");
}

#[test]
fn an_article_alone_is_one_of_each() {
    for source in ["outlet", "person"] {
        let weight = weigh(&claim(&format!("{{source: {source}, document: gazette}}")));
        assert_eq!(counts(&weight), (1, (1, 1), (1, 1)), "{source}");
        assert_eq!(weight.words(), "uncorroborated, from a single document");
    }
}

#[test]
fn the_plain_case_is_the_general_one() {
    for source in ["outlet", "person", "watson", "executive"] {
        let yaml = claim(&format!("{{source: {source}, document: gazette}}"));
        for publisher in ["the Harbor Gazette", "the executive"] {
            let corpus = corpus(&yaml.replace("the Harbor Gazette", publisher));
            let scales = Scales::new(&corpus, Sight::Desk);
            let chains: Vec<_> = corpus.claim(ClaimId(0)).evidence.iter().collect();
            assert_eq!(scales.plain(chains[0]), Some(scales.general(&chains)), "{source}, {publisher}");
        }
    }
}

#[test]
fn a_second_newspaper_with_another_person_is_a_second_source_of_perhaps_the_same_interest() {
    let weight = weigh(&claim("{source: person, document: gazette}, {source: other, document: ledger}"));
    assert_eq!(counts(&weight), (2, (2, 2), (1, 2)));
}

#[test]
fn the_same_person_told_both_newspapers() {
    let weight = weigh(&claim("{source: person, document: gazette}, {source: person, document: ledger}"));
    assert_eq!(counts(&weight), (2, (1, 1), (1, 1)));
    assert_eq!(weight.hangs_on.len(), 1);
    assert!(matches!(weight.hangs_on[0], Pivot::Source(_)));
}

#[test]
fn outlets_that_rewrite_one_agency_story_are_one_line() {
    for more in ["", "{source: outlet, document: wire}, "] {
        let evidence =
            format!("{more}{{source: outlet, document: retold}}, {{source: outlet, document: rewritten}}");
        let weight = weigh(&claim(&evidence));
        assert_eq!(counts(&weight), (1, (1, 1), (1, 1)), "{more}");
    }
    let weight = weigh(&claim("{source: watson, document: retold}, {source: jones, document: rewritten}"));
    assert_eq!(counts(&weight), (1, (2, 2), (1, 1)), "whom they cite stood in the agency's story");
}

#[test]
fn whom_a_document_that_rests_on_another_one_asked_itself_hangs_on_nothing_else() {
    let other = |evidence: &str| {
        let more = "  - {id: d, assertion: The port is sold, source: jones, document: wire}\n";
        weigh(&(claim(evidence) + more)).hangs_on
    };
    let source = |at| Pivot::Source(crate::model::id::SourceId(at));
    let document = |at| Pivot::Document(crate::model::id::DocumentId(at));
    assert_eq!(other("{source: watson, document: retold}"), [document(4), source(1)]);
    assert_eq!(
        other("{source: jones, document: retold}"),
        [document(3), document(4), source(2)],
        "the agency cites him too"
    );
    assert_eq!(
        other("{source: watson, document: retold}, {source: outlet, document: wire}"),
        [document(3), source(1)],
        "the agency says the same"
    );
}

#[test]
fn what_a_document_had_itself_hangs_on_nothing_from_which_it_otherwise_derives() {
    let document = |at| Pivot::Document(crate::model::id::DocumentId(at));
    let weighed = |evidence: &str, first: &str| {
        let yaml = claim(evidence);
        weigh(&yaml.replace("assertion:", &format!("first_reported_by: {first}, assertion:")))
    };
    let retold = "{source: outlet, document: retold}";
    assert_eq!(weighed(retold, "wire").hangs_on, [document(3), document(4)]);
    assert_eq!(weighed(retold, "{document: retold, extent: part}").hangs_on, [document(3), document(4)]);
    let own = weighed(retold, "retold");
    assert_eq!((own.hangs_on.as_slice(), counts(&own)), ([document(4)].as_slice(), (1, (1, 1), (1, 1))));
    let two = format!("{retold}, {{source: outlet, document: wire}}");
    assert_eq!(counts(&weighed(&two, "wire")), (1, (1, 1), (1, 1)));
    assert_eq!(counts(&weighed(&two, "retold")), (2, (2, 2), (2, 2)));
}

#[test]
fn documents_that_relay_each_other_reach_no_origin() {
    let evidence = "{source: outlet, document: gazette, via: [ledger]}, \
                    {source: outlet, document: ledger, via: [gazette]}";
    let weight = weigh(&claim(evidence));
    assert_eq!(counts(&weight), (0, (0, 0), (0, 0)));
    assert_eq!(weight.standing(), Standing::Ungrounded);
}

#[test]
fn a_speaker_whom_two_people_quote_is_one_line() {
    let evidence = "{source: person, speaker: watson, document: gazette}, \
                    {source: other, speaker: watson, document: ledger}";
    assert_eq!(counts(&weigh(&claim(evidence))), (2, (1, 1), (1, 1)));
}

#[test]
fn who_speak_jointly_are_one_line() {
    for evidence in [
        "{source: outlet, speaker: [watson, realm], document: gazette}",
        "{source: [watson, realm], document: gazette}",
    ] {
        let weight = weigh(&claim(evidence));
        assert_eq!(counts(&weight), (1, (1, 1), (1, 1)), "{evidence}");
        assert_eq!(weight.hangs_on.len(), 3, "{evidence}: the document and both of them");
    }
}

#[test]
fn what_was_not_read_is_no_line() {
    let yaml = claim("{source: outlet, document: gazette}, {source: outlet, document: ledger}");
    let unseen = yaml.replace("publisher: the Morning Ledger", "publisher: the Morning Ledger, seen: false");
    assert_eq!(counts(&weigh(&unseen)), (1, (1, 1), (1, 1)));
    let relayed = claim("{source: outlet, document: retold}, {source: outlet, document: rewritten}")
        .replace("publisher: Meridian Wire", "publisher: Meridian Wire, seen: false");
    assert_eq!(counts(&weigh(&relayed)), (1, (1, 1), (1, 1)), "though what relays it hangs on it");
}

#[test]
fn a_body_that_publishes_its_own_statement_is_one_source() {
    let evidence = "{source: executive, document: gazette}, {source: outlet, document: ledger}";
    let weight = weigh(&claim(evidence).replace("publisher: the Morning Ledger", "publisher: the executive"));
    assert_eq!(counts(&weight), (2, (1, 1), (1, 1)));
}

#[test]
fn unnamed_people_may_be_the_same_unless_something_speaks_against_it() {
    let two = |one: &str, other: &str| {
        let evidence = format!("{{source: {one}, document: gazette}}, {{source: {other}, document: ledger}}");
        let weight = weigh(&claim(&evidence));
        ((weight.sources.least, weight.sources.most), weight.may_be_one.len())
    };
    assert_eq!(two("person", "vague"), ((1, 2), 2));
    assert_eq!(two("person", "other"), ((2, 2), 0), "distinct_from");
    assert_eq!(two("aide", "envoy"), ((2, 2), 0), "they belong to different bodies");
    assert_eq!(two("picky", "vague"), ((1, 2), 2), "could_be");
    assert_eq!(two("picky", "person"), ((2, 2), 0), "could_be names somebody else");
    assert_eq!(two("watson", "person"), ((2, 2), 0), "a named person is nobody else");
}

#[test]
fn many_unnamed_sources_get_a_bound() {
    let sources: Vec<String> =
        (0..9).map(|at| format!("  - {{id: p{at}, anonymous: a person {at}, count: 1}}\n")).collect();
    let evidence: Vec<String> = (0..9).map(|at| format!("{{source: p{at}, document: gazette}}")).collect();
    let yaml = claim(&evidence.join(", ")).replace("sources:\n", &format!("sources:\n{}", sources.concat()));
    let weight = weigh(&yaml);
    assert_eq!((weight.sources.least, weight.sources.most, weight.bounded), (1, 9, true));
}

#[test]
fn denials_and_contradictions_are_counted_apart() {
    let yaml = claim("{source: watson, document: gazette}, {source: envoy, document: ledger, cue: denied}")
        + "  - {id: d, assertion: The port stays open, source: realm, document: courier, contradicts: [c]}\n\
         responses:\n  - {id: r, party: realm, about: [c], outcome: denied, document: courier}\n";
    let weight = weigh(&yaml);
    assert_eq!(counts(&weight), (1, (1, 1), (1, 1)));
    assert_eq!((weight.against, weight.contested), (3, true));
    assert_eq!(weight.words(), "uncorroborated, from a single document; contested");
}

#[test]
fn what_two_say_and_one_contradicts_is_contested_as_the_one_is() {
    let yaml = claim("{source: watson, document: gazette}, {source: envoy, document: ledger}")
        + "  - {id: d, assertion: The port stays open, source: realm, document: courier, contradicts: [c]}\n";
    let weight = weigh(&yaml);
    assert_eq!((weight.standing(), weight.contested), (Standing::Corroborated, true));
}

/// The definition: the fewest labels of all subsets whose removal leaves no way.
fn by_definition(graph: &Graph<'_>, labels: &Labels) -> usize {
    let mut all: Vec<usize> = labels.iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let reaches = |gone: &dyn Fn(usize) -> bool| {
        let stands = |at: usize| !labels[at].is_some_and(gone);
        let mut open: Vec<usize> = graph.first().iter().copied().filter(|&at| stands(at)).collect();
        let mut met = open.clone();
        while let Some(at) = open.pop() {
            if graph.below(at).is_empty() {
                return true;
            }
            for &next in graph.below(at).iter().filter(|&&next| stands(next)) {
                if !met.contains(&next) {
                    met.push(next);
                    open.push(next);
                }
            }
        }
        false
    };
    if reaches(&|label| all.contains(&label)) {
        return 0;
    }
    let subsets = 0_u32..(1 << all.len());
    let cuts = subsets.filter(|subset| {
        !reaches(&|label| all.iter().position(|&one| one == label).is_some_and(|at| subset >> at & 1 == 1))
    });
    cuts.map(u32::count_ones).min().unwrap_or(0) as usize
}

proptest! {
    #[test]
    fn lines_are_counted_as_they_are_defined(
        first in prop::collection::btree_set(0_usize..8, 1..5),
        edges in prop::collection::vec(prop::collection::btree_set(0_usize..8, 0..4), 8),
        labels in prop::collection::vec(prop::option::weighted(0.9, 0_usize..8), 8),
    ) {
        let first: Vec<usize> = first.into_iter().collect();
        let below: Vec<Vec<usize>> = edges.into_iter().map(|below| below.into_iter().collect()).collect();
        let graph = Graph::of(&first, &below);
        prop_assert_eq!(lines::fewest(&graph, &labels).min(5), by_definition(&graph, &labels).min(5));
    }
}
