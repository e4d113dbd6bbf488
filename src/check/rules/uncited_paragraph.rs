//! A paragraph or a talking point that rests on nothing.

use crate::check::figures::figures;
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::{Brief, TalkingPoint};
use crate::model::scale::Scale;
use crate::parse::citation;
use crate::passage::point::asserts;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "uncited-paragraph",
    page: Page {
        summary: "A paragraph of a brief's own text, a talking point, or a sentence of the bottom line beside others that do, \
                  cites no claim and no response.",
        why: "Background that everybody knows is where errors live longest. A paragraph that cites nothing \
              is the authors' word; either it is a judgment, which has a place of its own, or it has a \
              source, which the reader wants to see. A talking point names under `claims` what it rests on, under `gaps` what it says is not known, under `judgments` what the authors think and under `responses` who answered or did not; a question, and one \
              that only says what the authors have not seen or do not know, or what they will do, ask or offer (\"We will pay for the tests\"), rests on nothing. In the \
              bottom line a sentence without a note borrows the note of its neighbor, and is noted, with a warning where it gives a \
              figure; one that says how \
              likely something is, or that it is not known, is the authors' own and needs none, nor does a paragraph that is a judgment \
              of the brief in its own words. A bottom line that cites nothing \
              at all is told however short it is.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The board has neglected the harbor for years.
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
      text: The port will close for repairs, Ruiz said [@port-closes].
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
",
        standard: "ICD 206: every paragraph of analysis that rests on reporting cites it.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// Fewer words than this are a heading or a bridge.
const LEAST: usize = 5;

/// Words by which the authors speak for themselves.
const OWN: &[&str] = &[
    "assess",
    "assessment",
    "could not be established",
    "disputed",
    "is not clear",
    "is not known",
    "is unclear",
    "is unknown",
    "judge",
    "judgment",
    "no judgment",
    "not yet known",
    "remains open",
    "remains unclear",
    "this brief",
    "we",
];

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    let paragraphs = brief.texts().flat_map(|text| written::paragraphs(desk.corpus, text));
    let judged: Vec<&str> = selection
        .judgments
        .iter()
        .map(|&id| desk.corpus.judgment(id).text.value.trim_end_matches('.'))
        .collect();
    let judged = Phrases::new(judged.iter().copied());
    let bare = paragraphs
        .filter(|paragraph| rests_on_nothing(paragraph) && !is_judgment(paragraph, &judged))
        .filter(|paragraph| {
            // The mark of a question stays, by which it is known.
            let sentences = paragraph.typed().split_inclusive("? ").flat_map(|part| part.split(". "));
            sentences.into_iter().any(asserts)
        });
    let paragraphs = bare.map(|paragraph| {
        let message = format!("the paragraph {} cites nothing", paragraph.opening());
        RULE.finding(&brief.common, paragraph.whole(), message)
            .help("cite what it rests on with `[@claim-id]`, or record it as a judgment; what you recommend begins with `We recommend`")
    });
    let points = brief.talking_points.iter().filter(|point| is_bare(point)).map(|point| {
        RULE.finding(&brief.common, point.point.span, "this talking point rests on no claim")
            .help("list what it rests on: `claims: [claim-id]` below its `point`, `judgments: [judgment-id]` for what you think yourselves, `gaps: [gap-id]` for what is not known, `responses: [response-id]` for who answered or did not; what you will do, ask or offer yourselves begins with `We`")
    });
    paragraphs.chain(points).chain(bare_line(desk, brief)).chain(strays(desk, brief)).collect()
}

/// How many words beside a judgment may say whose it is: "We judge, with low confidence, that …".
const BESIDE: usize = 6;

/// Whether a paragraph is a judgment of the brief, as that says it.
fn is_judgment(paragraph: &Passage<'_>, judged: &Phrases<'_>) -> bool {
    let prose = Prose::read(paragraph.typed());
    let hits = prose.find(judged);
    let told: usize = hits.iter().map(|hit| Prose::read(hit.phrase).len()).sum();
    !hits.is_empty() && prose.len() <= told + BESIDE
}

/// A bottom line that cites nothing in so few words that each of its paragraphs could be a heading.
fn bare_line(desk: &Desk<'_>, brief: &Brief) -> Option<Diagnostic> {
    let line = brief.bottom_line.as_ref()?;
    let paragraphs = written::paragraphs(desk.corpus, line);
    let is_short = paragraphs.iter().all(|paragraph| Prose::read(paragraph.typed()).len() < LEAST);
    let cites = paragraphs.iter().any(|one| one.is_open() || !citation::scan(one.typed()).is_empty());
    let own = Phrases::new(Scale::in_sentences().chain(OWN.iter().copied()));
    if cites || !is_short || line.value.trim().is_empty() || !Prose::read(&line.value).find(&own).is_empty() {
        return None;
    }
    let finding = RULE.finding(&brief.common, line.span, "the bottom line cites nothing");
    Some(finding.help("cite what it rests on with `[@claim-id]`, or record it as a judgment"))
}

/// Sentences of the bottom line that cite nothing, in a paragraph where others cite.
fn strays(desk: &Desk<'_>, brief: &Brief) -> Vec<Diagnostic> {
    let own = Phrases::new(Scale::in_sentences().chain(OWN.iter().copied()));
    let paragraphs =
        brief.bottom_line.iter().flat_map(|text| written::sentences_by_paragraph(desk.corpus, text));
    let cites = |sentence: &Passage<'_>| !citation::scan(sentence.typed()).is_empty();
    let beside = paragraphs.filter(|paragraph| paragraph.iter().any(cites));
    let strays = beside.flatten().filter(rests_on_nothing);
    strays
        .filter(|sentence| !sentence.typed().ends_with('?'))
        .filter(|sentence| {
            let prose = Prose::read(sentence.typed());
            // "She gave three reasons": whoever spoke goes on.
            prose.find(&own).is_empty() && !matches!(prose.words().next(), Some("he" | "she"))
        })
        .map(|sentence| {
            let message = format!("the sentence {} cites nothing, beside others that do", sentence.opening());
            let counts = figures(sentence.typed()).iter().any(|figure| !figure.is_by_the_way());
            RULE.finding(&brief.common, sentence.whole(), message)
                .severity(if counts { Severity::Warning } else { Severity::Info })
                .help("cite what it rests on with `[@claim-id]`, or record it as a judgment or a gap")
        })
        .collect()
}

/// Whether a talking point states something, and names neither a claim nor a gap nor a judgment nor a response.
fn is_bare(point: &TalkingPoint) -> bool {
    let names_nothing = point.claims.is_empty()
        && point.gaps.is_empty()
        && point.judgments.is_empty()
        && point.responses.is_empty();
    names_nothing && asserts(&point.point.value)
}

/// Whether a paragraph cites nothing. A line that leads in what follows ("The board said:") need not.
fn rests_on_nothing(paragraph: &Passage<'_>) -> bool {
    let typed = paragraph.typed();
    let cites = paragraph.is_open() || !citation::scan(typed).is_empty();
    !cites && !typed.ends_with(':') && Prose::read(typed).len() >= LEAST
}
