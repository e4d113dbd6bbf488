//! Two documents behind one claim that are one text.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Via};
use crate::model::document::DocumentType;
use crate::model::id::DocumentId;
use crate::passage::shared::{Print, Share};
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "same-text",
    page: Page {
        summary: "Two documents that stand behind one claim have the same text, and neither says that it derives from the other.",
        why: "Newspapers print an agency's report under headlines of their own. Two of them that agree word for word are one \
              account, and counted as two they make a claim look corroborated. The captures of the documents of a claim \
              are compared with each other outside quotation marks; headlines and single words may differ. \
              `derived_from` on the later one says where it has the text from: the other document, or the agency that \
              both have it from. What is known only by having been heard (transcripts, interviews, broadcasts) is not compared.",
        example: r"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-05
    text: captures/gazette.txt
    url: https://gazette.example/port
  - id: ledger
    title: Berths to shut
    publisher: the Morning Ledger
    published: 2031-05-06
    text: captures/ledger.txt
    url: https://ledger.example/berths
claims:
  - id: port-closes
    assertion: Repairs will close what is left of the old port
    evidence:
      - {source: outlet, document: gazette}
      - {source: outlet, document: ledger}
# file: briefs/captures/gazette.txt
The last two berths of the old port will be closed for repairs from the first of June, and nobody knows where
the ferries are to land meanwhile.
# file: briefs/captures/ledger.txt
Berths to shut

The last two berths of the old port will be closed for repairs from the first of June, and nobody knows where
the ferries are to land meanwhile.
",
        corrected: r"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-05
    text: captures/gazette.txt
    url: https://gazette.example/port
  - id: ledger
    title: Berths to shut
    publisher: the Morning Ledger
    published: 2031-05-06
    text: captures/ledger.txt
    url: https://ledger.example/berths
    derived_from: [gazette]
claims:
  - id: port-closes
    assertion: Repairs will close what is left of the old port
    evidence:
      - {source: outlet, document: gazette}
      - {source: outlet, document: ledger}
# file: briefs/captures/gazette.txt
The last two berths of the old port will be closed for repairs from the first of June, and nobody knows where
the ferries are to land meanwhile.
# file: briefs/captures/ledger.txt
Berths to shut

The last two berths of the old port will be closed for repairs from the first of June, and nobody knows where
the ferries are to land meanwhile.
",
        standard: "ICD 206: circular reporting is no corroboration.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// How many runs of words are compared in all; beyond, texts are taken for different.
const COMPARED: usize = 1 << 26;

/// How many documents of one claim are compared with each other.
const DOCUMENTS: usize = 64;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut prints: BTreeMap<DocumentId, Print> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut left = COMPARED;
    let mut found = Vec::new();
    for (earlier, later) in pairs(desk) {
        if told.contains(&later) {
            continue;
        }
        for id in [earlier, later] {
            let read =
                || Print::of(desk.captures.of(desk.corpus.document(id)).map_or("", |held| &*held.text));
            prints.entry(id).or_insert_with(read);
        }
        let (Some(one), Some(other)) = (prints.get(&earlier), prints.get(&later)) else { continue };
        let Some(rest) = left.checked_sub(one.cost() + other.cost()) else { break };
        left = rest;
        if let Some(share) = one.share(other) {
            told.insert(later);
            found.extend(finding(desk, (earlier, later), share));
        }
    }
    found
}

/// Documents behind one claim of which neither is known to rest on what the other rests on, the earlier one first, by
/// their dates.
fn pairs(desk: &Desk<'_>) -> Vec<(DocumentId, DocumentId)> {
    let mut found = BTreeSet::new();
    for (_, claim) in desk.claims().filter(|(_, claim)| claim.evidence.len() > 1) {
        let date = |id| desk.corpus.document(id).published.as_ref().map(|date| date.value);
        let mut documents: Vec<_> = behind(desk, claim).into_iter().map(|id| (date(id), id)).collect();
        documents.sort_unstable();
        documents.truncate(DOCUMENTS);
        for (at, &earlier) in documents.iter().enumerate() {
            found.extend(documents.iter().skip(at + 1).map(|&later| (earlier, later)));
        }
    }
    let pairs = found.into_iter().map(|((_, earlier), (_, later))| (earlier, later));
    pairs.filter(|&(one, other)| !is_related(desk.corpus, one, other)).collect()
}

/// The documents of a claim whose copies can be compared. One that hands on another by way of `via` says so.
fn behind(desk: &Desk<'_>, claim: &Claim) -> BTreeSet<DocumentId> {
    let relays = |via: &Via| matches!(via, Via::Document(_));
    let chains = claim.evidence.iter().filter(|chain| !chain.via.iter().any(|via| relays(&via.value)));
    let documents = chains.filter_map(|chain| Some(chain.document.as_ref()?.value));
    let is_written =
        |kind| !matches!(kind, DocumentType::Transcript | DocumentType::Interview | DocumentType::Broadcast);
    let is_held = |&id: &DocumentId| {
        let document = desk.corpus.document(id);
        !document.common.faulty && is_written(document.kind) && desk.captures.of(document).is_some()
    };
    documents.filter(is_held).collect()
}

fn is_related(corpus: &Corpus, one: DocumentId, other: DocumentId) -> bool {
    let mut origins = corpus.origins_of(one);
    origins.push(one);
    origins.contains(&other) || corpus.origins_of(other).iter().any(|id| origins.contains(id))
}

fn finding(desk: &Desk<'_>, (earlier, later): (DocumentId, DocumentId), share: Share) -> Option<Diagnostic> {
    let (earlier, later) = (desk.corpus.document(earlier), desk.corpus.document(later));
    let (name, other) = (&later.common.id.value, &earlier.common.id.value);
    let message = match share {
        Share::All => format!("`{name}` has the text of `{other}` word for word: it is no second account"),
        Share::Most => {
            format!("`{name}` and `{other}` have most of their text in common: they are no two accounts")
        }
    };
    let finding = RULE.finding(&later.common, later.text.as_ref()?.span, message);
    let help = format!(
        "write `derived_from: [{other}]` on `{name}`, or on both the document that they have it from (an agency's report)"
    );
    Some(finding.related(earlier.text.as_ref()?.span, "the other text").help(help))
}
