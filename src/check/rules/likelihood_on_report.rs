//! A likelihood put on what somebody said.

use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::scale::Scale;
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "likelihood-on-report",
    page: Page {
        summary: "A sentence that reports what somebody said puts a term of likelihood on it that the claim \
                  does not have.",
        why: "That Ruiz said it is a fact; that it is so may be likely. \"The port is likely to close, Ruiz \
              said\" tells the reader that the doubt is hers. Report what was said as it was said, and give \
              the likelihood in a judgment of your own.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: The port is likely to close in June, Ruiz said [@port-closes].
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
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: The port will close in June, Ruiz said [@port-closes].
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
        standard: "ICD 203: the analyst's judgment is told apart from the information it rests on.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

const HELP: &str = "report it as it was said, and give the likelihood in a judgment; a sentence of the authors' own judgment cites \
    nothing: write it as the judgment says it, and without `[@…]`";

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let scales = [Scale::Icd203, Scale::Phia, Scale::Ipcc];
    let terms = Phrases::new(scales.iter().flat_map(|scale| scale.terms()).map(|term| term.words));
    let brief = desk.corpus.brief(selection.brief);
    let citing =
        written::sentences(desk.corpus, brief).into_iter().filter(|sentence| !sentence.cites.is_empty());
    citing
        .filter_map(|sentence| {
            let words = sentence.words();
            let own = own_terms(desk.corpus, &sentence, &terms);
            let hit = Prose::read(&words).find(&terms).into_iter().find(|hit| !own.contains(&hit.phrase))?;
            let message = format!("{} puts \"{}\" on what somebody said", sentence.opening(), hit.phrase);
            let finding = RULE.finding(&brief.common, sentence.whole(), message);
            Some(finding.help(HELP))
        })
        .collect()
}

/// The terms that the claims cited use themselves.
fn own_terms<'p>(corpus: &Corpus, sentence: &Passage<'_>, terms: &Phrases<'p>) -> Vec<&'p str> {
    let claims = sentence.cites.iter().filter_map(|cited| match cited {
        Handle::Claim(claim) => Some(corpus.claim(*claim)),
        _ => None,
    });
    let hits = claims.flat_map(|claim| {
        let text = claim.assertion.value.replace(['"', '“', '”'], " ");
        Prose::read(&text).find(terms).iter().map(|hit: &Hit<'p>| hit.phrase).collect::<Vec<_>>()
    });
    hits.collect()
}
