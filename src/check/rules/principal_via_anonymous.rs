//! What a named person said or did, known only from unnamed people.

use crate::check::chain;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::model::id::SourceId;
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "principal-via-anonymous",
    page: Page {
        summary: "What a named person said or did is known only from people who are not named.",
        why: "The reader sees a name and believes the name. But nobody who can be asked has said that this \
              person spoke those words. Look for the person's own statement, a transcript, or somebody who \
              was there and says so by name.",
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
  - id: attendee
    anonymous: an official who attended the meeting
    count: 1
    basis: attended the meeting
    access: direct
    reason: feared dismissal
claims:
  - id: port-closes
    assertion: The port will close in June
    speaker: ruiz
    source: attendee
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
        standard: "New York Times: reports of what a principal said behind closed doors are attributed to \
                   somebody who was there.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let hidden = desk.claims().filter(|(_, claim)| {
        let chains = desk.corpus.firsthand(claim.evidence.iter());
        !chains.is_empty() && chains.iter().all(|chain| chain::are_unnamed(desk.corpus, chain.tellers()))
    });
    hidden
        .filter_map(|(_, claim)| {
            let principal = principal(desk, claim)?;
            let name = desk.corpus.source(principal.value).name();
            let message = format!("what {name} said or did is known only from unnamed people");
            let help = "look for the person's own words, or for a witness who can be named";
            Some(RULE.finding(&claim.common, principal.span, message).help(help))
        })
        .collect()
}

/// The named person whose words or deeds a claim tells.
fn principal<'a>(desk: &Desk<'a>, claim: &'a Claim) -> Option<&'a Spanned<SourceId>> {
    let actors = claim.actors.iter().filter(|_| claim.is_action());
    let speakers = claim.evidence.iter().flat_map(|chain| &chain.speakers);
    speakers.chain(actors).find(|source| chain::is_person(desk.corpus.source(source.value)))
}
