//! Citations in texts that are printed as they are typed.

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::judgment::{Gap, Judgment};
use crate::model::record::Common;
use crate::parse::citation;
use crate::resolve::corpus::{Corpus, Handle};
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "misplaced-citation",
    page: Page {
        summary: "A citation such as `[@claim-id]` stands in a field of plain text, where it is printed as it is typed.",
        why: "Citations become notes in the `bottom_line`, in the `text` of a section and in the narrative (`body`). \
              Everywhere else a text is printed letter for letter, brackets included, and nothing is cited. A talking point \
              lists what it rests on under `claims`, `responses` and `gaps`, a judgment under `based_on`; a claim is cited by its own \
              `document` and `at`.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: talking-points
  talking_points:
    - point: The Harbor Gazette reported that the terminal stands empty [@terminal-empty]
      claims: [terminal-empty]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  template: talking-points
  talking_points:
    - point: The Harbor Gazette reported that the terminal stands empty
      claims: [terminal-empty]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
claims:
  - id: terminal-empty
    assertion: The terminal stands empty
    source: outlet
    document: gazette
",
        standard: "byline: what is printed reads as a sentence, and what is cited has a note.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Both(claims, run),
    raised_by: &[],
    words: &[],
};

const OTHERWISE: &str =
    "take it out: citations stand in the `bottom_line`, in a section's `text` and in a `body`";
const ASSERTION: &str = "take it out: a claim is cited by its `document` and `at`";
const JUDGMENT: &str = "take it out, and list what it rests on under the judgment's `based_on`";

fn claims(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let found = desk.claims().filter_map(|(_, claim)| {
        finding(desk.corpus, &claim.common, &claim.assertion, |_| ASSERTION.to_owned())
    });
    found.collect()
}

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let corpus = desk.corpus;
    let plain = |common, text| finding(corpus, common, text, |_| OTHERWISE.to_owned());
    let mut found = Vec::new();
    for (_, brief) in desk.briefs() {
        let titles = brief.sections.iter().map(|section| &section.title);
        found.extend([&brief.title].into_iter().chain(titles).filter_map(|text| plain(&brief.common, text)));
        found.extend(points(corpus, brief));
    }
    for judgment in desk.judgments() {
        let about = |text| finding(corpus, &judgment.common, text, |_| JUDGMENT.to_owned());
        found.extend(texts_of(judgment).into_iter().filter_map(about));
    }
    for gap in corpus.gaps.iter().filter(|gap: &&Gap| !gap.common.faulty) {
        found.extend([&gap.text].into_iter().chain(&gap.collect).filter_map(|text| plain(&gap.common, text)));
    }
    for response in desk.responses() {
        let texts = response.wording.iter().chain(&response.context);
        found.extend(texts.filter_map(|text| plain(&response.common, text)));
    }
    found
}

fn points(corpus: &Corpus, brief: &Brief) -> impl Iterator<Item = Diagnostic> {
    let help = |id: &str| {
        let list = match corpus.find(id) {
            Some(Handle::Gap(_)) => "gaps",
            Some(Handle::Response(_)) => "responses",
            _ => "claims",
        };
        format!("take it out, and write `{list}: [{id}]` below the `point`")
    };
    brief.talking_points.iter().filter_map(move |point| finding(corpus, &brief.common, &point.point, help))
}

fn texts_of(judgment: &Judgment) -> Vec<&Spanned<String>> {
    let assumptions = judgment.assumptions.iter().flat_map(|one| [Some(&one.text), one.if_wrong.as_ref()]);
    let alternatives =
        judgment.alternatives.iter().flat_map(|one| [Some(&one.text), one.why_less_likely.as_ref()]);
    let own = [Some(&judgment.text), judgment.because.as_ref(), judgment.change_reason.as_ref()];
    let all = own.into_iter().chain(assumptions).chain(alternatives).flatten();
    all.chain(&judgment.indicators).collect()
}

/// The first citation of a text, with what to do by the id that it cites.
fn finding(
    corpus: &Corpus,
    common: &Common,
    text: &Spanned<String>,
    help: impl Fn(&str) -> String,
) -> Option<Diagnostic> {
    if !text.value.contains("[@") && !text.value.contains("[+") {
        return None;
    }
    let citation = citation::scan(&text.value).into_iter().next()?;
    let typed = text.value.get(citation.range.clone())?;
    let id = citation.ids.first()?.id;
    // "[@harborboard]" may be a name in a post that is quoted.
    let severity = if corpus.find(id).is_some() { Severity::Error } else { Severity::Warning };
    let message = format!("`{typed}` is printed as it stands: this is plain text, and cites nothing");
    let found = RULE.finding(common, text.within(citation.range), message);
    Some(found.severity(severity).help(help(id)))
}
