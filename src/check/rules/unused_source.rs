//! A source that nobody names.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Addressee, Claim, Evidence};
use crate::model::id::SourceId;
use crate::model::response::Response;
use crate::model::source::{Source, SourceKind};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unused-source",
    page: Page {
        summary: "No record of the desk names a source.",
        why: "Either somebody was recorded and nothing that was said came in, or a reference was lost on \
              the way. A desk that shares a library of sources between briefs turns the rule off in \
              byline.toml.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
",
        standard: "byline's own: every record of a desk has a use.",
    },
    severity: Severity::Info,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let corpus = desk.corpus;
    if corpus.claims.is_empty() || desk.has_faults {
        return Vec::new();
    }
    let mut used = vec![false; corpus.sources.len()];
    let mut mark = |id: SourceId| used.get_mut(id.index()).into_iter().for_each(|used| *used = true);
    corpus.claims.iter().flat_map(of_claim).for_each(&mut mark);
    corpus.responses.iter().flat_map(of_response).for_each(&mut mark);
    for (id, source) in corpus.numbered_sources() {
        of_source(source).into_iter().filter(|other| *other != id).for_each(&mut mark);
    }
    let unused = desk.sources().filter(|(id, _)| used.get(id.index()) == Some(&false));
    unused
        .map(|(_, source)| {
            RULE.finding(&source.common, source.common.id.span, "no record names this source")
                .help("name it where something rests on it, or take it out")
        })
        .collect()
}

fn of_claim(claim: &Claim) -> impl Iterator<Item = SourceId> {
    let addressee = |chain: &Evidence| match chain.addressee.as_ref()?.value {
        Addressee::Source(source) => Some(source),
        Addressee::Words(_) => None,
    };
    let told = claim.evidence.iter().flat_map(move |chain| chain::everybody(chain).chain(addressee(chain)));
    claim.actors.iter().chain(&claim.accuses).map(|source| source.value).chain(told)
}

fn of_response(response: &Response) -> Vec<SourceId> {
    let mut named = vec![response.party.value];
    named.extend(response.asked_by.as_ref().map(|source| source.value));
    named.extend(response.tellers());
    named
}

/// Those whom a source's own record names.
fn of_source(source: &Source) -> Vec<SourceId> {
    let mut named: Vec<SourceId> = source.of().into_iter().chain(source.interest).collect();
    match &source.kind {
        SourceKind::Person(person) => named.extend(person.acts_for),
        SourceKind::Organization(_) => {}
        SourceKind::Anonymous(anonymous) => {
            let others = anonymous.among.iter().chain(&anonymous.distinct_from).chain(&anonymous.could_be);
            named.extend(others.map(|other| other.value));
        }
    }
    named
}
