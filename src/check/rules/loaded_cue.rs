//! A verb that takes sides.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::cue;

pub(in crate::check) const RULE: Rule = Rule {
    name: "loaded-cue",
    page: Page {
        summary: "The verb of attribution endorses or doubts what was said.",
        why: "\"Admitted\" says that it is true and that it is shameful; \"confirmed\" that it is true; \
               \"claimed\" that it may be false; \
              \"revealed\" that it was hidden. Each is a judgment smuggled into a verb. \"Said\" lets the \
              reader judge. Where the brief has reason to doubt or believe, a judgment of its own says so, \
              with its basis.",
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
  - id: port-closes
    assertion: The port will close in June
    source: ruiz
    document: gazette
    cue: claimed
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
    cue: said
",
        standard: "AP: said is nearly always the right verb; avoid words that carry judgment.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[LOADED],
};

const LOADED: WordList = WordList { name: "loaded-cues", words: cue::LOADED };

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let loaded = desk.words(&LOADED);
    let is_loaded = |word: &str| loaded.contains(&word);
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    chains
        .filter_map(|(claim, chain)| Some((claim, chain.cue.as_ref().filter(|cue| is_loaded(&cue.value))?)))
        .map(|(claim, cue)| {
            let endorses = cue::ENDORSING.contains(&cue.value.as_str());
            let does = if endorses { "takes for true what was said" } else { "judges what was said" };
            RULE.finding(&claim.common, cue.span, format!("`{}` {does}", cue.value))
                .help("write `said`, or another verb that takes no side")
        })
        .collect()
}
