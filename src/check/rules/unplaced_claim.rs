//! Claims of a brief that none of its sections takes.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity, closest, surely};
use crate::model::brief::{Brief, Included};
use crate::model::claim::Claim;
use crate::model::id::ClaimId;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unplaced-claim",
    page: Page {
        summary: "A claim stands in the files of a brief, or is named under its `include`, and none of its sections takes \
                  it.",
        why: "Once a brief has `sections`, it shows what they list and select, and what its texts, talking points, \
              judgments and responses rest on. A claim with a misspelled topic, or with none, is missing from the memo \
              without a word; one that a text cites all the same is told where its topic is a slip for one that a section takes. What is meant to stay out is named under `exclude`; a claim that was replaced, or that \
              may not be quoted, stays out by itself.",
        example: "\
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
  - id: cranes-sold
    assertion: The cranes were sold in April
    source: outlet
    document: gazette
    topics: [closur]
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
  - id: cranes-sold
    assertion: The cranes were sold in April
    source: outlet
    document: gazette
    topics: [closure]
",
        standard: "byline: what was recorded for a brief, it shows, or it is told.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let brief = desk.corpus.brief(selection.brief);
    if brief.sections.is_empty() || desk.has_faults {
        // Without sections every claim is shown; what cannot be read yet may show this one.
        return Vec::new();
    }
    let excluded: BTreeSet<ClaimId> = brief.exclude.iter().map(|claim| claim.value).collect();
    let asks_in_vain = asks_in_vain(desk, brief);
    let is_wanted = |id: ClaimId| desk.corpus.is_active(id) && desk.corpus.is_quotable(id);
    let left_out = |id: ClaimId, claim: &Claim| {
        !selection.shows(id)
            && !excluded.contains(&id)
            && is_wanted(id)
            && (claim.topics.is_empty() || !asks_in_vain)
            && !stands_against(desk, selection, (id, claim))
    };
    let own = desk
        .claims()
        .filter(|(_, claim)| claim.brief == Some(selection.brief))
        .filter(|&(id, claim)| left_out(id, claim))
        .map(|(_, claim)| {
            let message = "the brief does not show this claim: none of its sections takes it";
            let exclude =
                format!("or, to leave it out, write `exclude: [{}]` in the brief", claim.common.id.value);
            RULE.finding(&claim.common, claim.common.id.span, message).help(help(brief, claim, &exclude))
        });
    let included = brief.include.iter().filter_map(|entry| {
        let Included::Claim(id) = entry.value else { return None };
        let claim = desk.corpus.claim(id);
        let is_foreign = claim.brief != Some(selection.brief) && !claim.common.faulty;
        let message = "the brief includes this claim, and none of its sections takes it";
        (is_foreign && left_out(id, claim)).then(|| {
            RULE.finding(&brief.common, entry.span, message)
                .related(claim.common.id.span, "the claim")
                .help(help(brief, claim, "or take it out of `include`"))
        })
    });
    own.chain(included).chain(misplaced(desk, selection, brief)).collect()
}

/// Claims that the brief shows beside its sections, with a topic that is a slip for one that a section takes.
fn misplaced(desk: &Desk<'_>, selection: &Selection, brief: &Brief) -> Vec<Diagnostic> {
    let taken = topics(brief);
    let elsewhere: OnceCell<BTreeSet<&str>> = OnceCell::new();
    let mut slips: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, claim) in desk.selected(selection).filter(|(_, claim)| claim.brief == Some(selection.brief)) {
        let slip = claim.topics.iter().find_map(|topic| {
            let word = topic.value.as_str();
            let near = *slips.entry(word).or_insert_with(|| surely(word, taken.iter().copied()));
            near.map(|near| (topic, near))
        });
        let Some((topic, near)) = slip else { continue };
        let elsewhere =
            elsewhere.get_or_init(|| desk.briefs().flat_map(|(_, brief)| topics(brief)).collect());
        if claim.topics.iter().any(|topic| elsewhere.contains(topic.value.as_str())) {
            continue;
        }
        if selection.sections.iter().any(|section| section.claims.contains(&id)) {
            continue;
        }
        let message =
            format!("no section takes the topic `{}`: the claim stands only where it is cited", topic.value);
        found.push(RULE.finding(&claim.common, topic.span, message).help(format!("did you mean `{near}`?")));
    }
    found
}

/// The topics that the sections of a brief ask for.
fn topics(brief: &Brief) -> BTreeSet<&str> {
    let filters = brief.sections.iter().filter_map(|section| section.select.as_ref());
    filters.flat_map(|filter| &filter.topics).map(String::as_str).collect()
}

/// Whether a section asks for a topic that no claim has: `empty-section` tells that, and the claim may belong there.
fn asks_in_vain(desk: &Desk<'_>, brief: &Brief) -> bool {
    let known = desk.corpus.topics();
    let filters = brief.sections.iter().filter_map(|section| section.select.as_ref());
    filters
        .filter(|filter| !filter.topics.is_empty())
        .any(|filter| filter.topics.iter().all(|topic| !known.contains(topic.as_str())))
}

/// Whether a claim contradicts, qualifies or replaces one that is shown, or one that is shown stands against it:
/// `contrary-omitted` and `superseded-claim` tell that.
fn stands_against(desk: &Desk<'_>, selection: &Selection, (id, claim): (ClaimId, &Claim)) -> bool {
    let against = desk.corpus.against.get(id.index()).into_iter().flatten().copied();
    let own =
        claim.contradicts.iter().chain(&claim.qualifies).chain(&claim.supersedes).map(|other| other.value);
    against.chain(own).any(|other| selection.shows(other))
}

/// What takes the claim into the brief, or else leaves it out.
fn help(brief: &Brief, claim: &Claim, exclude: &str) -> String {
    let taken = topics(brief);
    let own = claim.topics.iter().map(|topic| topic.value.as_str());
    if let Some(topic) = own.clone().find(|topic| taken.contains(topic)) {
        return format!(
            "the section with the topic `{topic}` asks for more in its `select`: mend that, {exclude}"
        );
    }
    let near = own.clone().find_map(|topic| Some((topic, closest(topic, taken.iter().copied())?)));
    if let Some((topic, near)) = near {
        return format!("no section takes the topic `{topic}`: write `{near}` if you meant that, {exclude}");
    }
    if taken.is_empty() {
        return format!("list it under a section's `claims`, cite it, {exclude}");
    }
    let taken: Vec<String> = taken.iter().take(12).map(|topic| format!("`{topic}`")).collect();
    let which = if taken.len() == 1 { "the topic" } else { "the topics" };
    let them = if taken.len() == 1 { "that one" } else { "one of them" };
    format!("the sections take {which} {}: give the claim {them}, {exclude}", taken.join(", "))
}
