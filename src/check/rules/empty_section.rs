//! Sections in which nothing stands.

use std::collections::BTreeSet;

use crate::check::prose::{Phrases, Prose, folded};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::model::brief::{Filter, Section};
use crate::model::claim::Claim;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "empty-section",
    page: Page {
        summary: "A section of a brief asks for claims and gets none, or stands in a one-pager, which prints no sections.",
        why: "Most often a topic is misspelled, and what the section was written for is missing from the memo without a \
              word. A claim stands only in the first section that takes it, so a later one may find nothing left.",
        example: "\
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  sections:
    - title: The closure
      select: {topics: [closing]}
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
    topics: [closure]
",
        corrected: "\
brief:
  id: port
  title: Closure of the port
  as_of: 2031-05-07
  sections:
    - title: The closure
      select: {topics: [closure]}
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
    topics: [closure]
",
        standard: "byline: what a brief asks for, it gets, or it is told.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    if let Some(first) = brief.sections.first().filter(|_| brief.template.value == "one-pager") {
        return vec![
            RULE.finding(&brief.common, first.title.span, "a one-pager prints no sections")
                .severity(Severity::Info)
                .help(
                    "it shows the bottom line, judgments, the claims with `key: true`, answers and gaps; sections only choose \
                     among the claims: write `template: memo`, or take them out",
                ),
        ];
    }
    if desk.has_faults {
        // What cannot be read yet may belong there.
        return Vec::new();
    }
    let empty = selection.sections.iter().filter(|group| group.claims.is_empty());
    let sections = empty.filter_map(|group| brief.sections.get(group.section?));
    sections
        .filter(|section| section.select.is_some() || !section.claims.is_empty())
        .map(|section| {
            RULE.finding(&brief.common, section.title.span, "no claim stands in this section")
                .help(help(desk, section))
        })
        .collect()
}

fn help(desk: &Desk<'_>, section: &Section) -> String {
    let Some((topic, known)) = section.select.as_ref().and_then(|filter| unknown(desk, filter)) else {
        return "an earlier section may have taken its claims, or nothing meets its `select`: see `byline list claims`"
            .to_owned();
    };
    let near = closest(topic, known.iter().copied());
    if let Some((near, claim)) = near.and_then(|near| Some((near, misspelled(desk, section, (topic, near))?)))
    {
        return format!(
            "no claim has the topic `{topic}`, and only `{claim}` has `{near}`: write `{topic}` there"
        );
    }
    match near {
        Some(near) => format!("no claim has the topic `{topic}`: did you mean `{near}`?"),
        None if known.is_empty() => {
            format!("no claim has the topic `{topic}`: add `topics: [{topic}]` to those meant")
        }
        None => {
            let known: Vec<String> = known.iter().take(12).map(|topic| format!("`{topic}`")).collect();
            format!("no claim has the topic `{topic}`: the topics are {}", known.join(", "))
        }
    }
}

/// The only claim with a topic that is nearly the one a section asks for, where the section's is a word of the desk: it
/// stands in the title of the section, or elsewhere in the briefs.
fn misspelled<'a>(desk: &Desk<'a>, section: &Section, (topic, near): (&str, &str)) -> Option<&'a str> {
    let has = |claim: &Claim, topic: &str| claim.topics.iter().any(|own| own.value == topic);
    let mut claims = desk.corpus.claims.iter().filter(|claim| has(claim, near));
    let (only, None) = (claims.next()?, claims.next()) else { return None };
    let words = folded(&topic.replace('-', " "));
    let phrases = Phrases::new([words.as_str()]);
    let is_in = |text: &str| !Prose::read(text).find(&phrases).is_empty();
    let titles = desk.corpus.briefs.iter().flat_map(|brief| &brief.sections);
    let asked = titles.filter_map(|section| section.select.as_ref());
    let asked = asked.filter(|filter| filter.topics.iter().any(|other| other == topic)).count();
    (asked > 1 || is_in(&section.title.value)).then_some(only.common.id.value.as_str())
}

/// A topic of a filter that no claim has, and those that there are.
fn unknown<'a>(desk: &Desk<'a>, filter: &'a Filter) -> Option<(&'a str, BTreeSet<&'a str>)> {
    let known = desk.corpus.topics();
    let topic = filter.topics.iter().find(|topic| !known.contains(topic.as_str()))?;
    Some((topic, known))
}
