//! A publisher given as the source of what another document took from its article.

use crate::check::called::{bare, names_of_source};
use crate::check::prose::{Phrases, Prose, folded};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};

pub(in crate::check) const RULE: Rule = Rule {
    name: "publisher-as-source",
    page: Page {
        summary: "A claim names as its source a body that published the article from which the document has it.",
        why: "A newspaper that prints an agency's report gives what the agency reported, not what the agency said. As a \
              `source`, the agency would be counted among those who spoke on the record, and whoever stands behind its \
              report, unnamed people perhaps, would be hidden. `source: outlet` with the agency's article under `via` says how it \
              came. Where the body is quoted about itself, and the assertion names it, nothing is told.",
        example: "\
documents:
  - id: wire-article
    title: Port closes
    publisher: the Meridian Wire
    published: 2031-05-05
    url: https://wire.example/port
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [wire-article]
sources:
  - id: meridian-wire
    organization: the Meridian Wire
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: meridian-wire
    document: gazette
    first_reported_by: wire-article
",
        corrected: "\
documents:
  - id: wire-article
    title: Port closes
    publisher: the Meridian Wire
    published: 2031-05-05
    url: https://wire.example/port
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
    derived_from: [wire-article]
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    via: [wire-article]
    document: gazette
    first_reported_by: wire-article
",
        standard: "ICD 206: a source is the one who knew, not the one who passed it on.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains.filter_map(|(claim, chain)| finding(desk, claim, chain)).collect()
}

fn finding(desk: &Desk<'_>, claim: &Claim, chain: &Evidence) -> Option<Diagnostic> {
    let document = desk.corpus.document(chain.document.as_ref()?.value);
    let source = chain.source.as_ref()?;
    let origins = || document.derived_from.iter().map(|origin| origin.value);
    let (body, origin) = source.value.sources().iter().find_map(|&body| {
        let origin = origins().find(|&origin| is_its_article(desk, body, origin))?;
        Some((body, origin))
    })?;
    if is_about(desk, claim, body) {
        return None;
    }
    let (name, id) = (desk.corpus.source(body).name(), &desk.corpus.document(origin).common.id.value);
    let message = format!(
        "{name} published `{id}`, from which `{}` has this: it reported, and is not the one who spoke",
        document.common.id.value
    );
    let help = format!("write `source: outlet` and `via: [{id}]`");
    Some(RULE.finding(&claim.common, source.span, message).help(help))
}

/// Whether a body published an article or a broadcast.
fn is_its_article(desk: &Desk<'_>, body: SourceId, origin: DocumentId) -> bool {
    let (source, origin) = (desk.corpus.source(body), desk.corpus.document(origin));
    let is_news = matches!(origin.kind, DocumentType::News | DocumentType::Broadcast);
    let Some(publisher) = origin.publisher.value.as_ref().filter(|_| is_news && source.is_body()) else {
        return false;
    };
    let publisher = folded(bare(publisher));
    names_of_source(source).iter().any(|name| folded(name) == publisher)
}

/// Whether a claim tells of a body itself.
fn is_about(desk: &Desk<'_>, claim: &Claim, body: SourceId) -> bool {
    let names = names_of_source(desk.corpus.source(body));
    let names = Phrases::new(names.iter().map(String::as_str));
    claim.actors.iter().any(|actor| actor.value == body)
        || !Prose::read(&claim.assertion.value).find(&names).is_empty()
}
