//! A sentence that holds a judgment more or less firmly than the judgment does.

use crate::check::cited;
use crate::check::prose::{Hit, Phrases, Prose, has};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::saying::Sayings;
use crate::check::written::{self, Passage};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::model::id::ClaimId;
use crate::model::judgment::Judgment;
use crate::model::record::Common;
use crate::model::scale::Confidence;
use crate::model::words::Words as _;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-confidence",
    page: Page {
        summary: "A hand-written sentence or a judgment gives another level of confidence than the `confidence` of the judgments.",
        why: "The page prints the level that stands in the field, and two lines above it the author says another one: \
              the reader does not know how far to trust either. A sentence that cites claims is compared with the \
              judgments that rest on them, one that cites nothing with all judgments of the brief, and what a judgment says itself with its own field. \
              A level that a cited claim has is the source's, and so is one in a sentence that tells what somebody \
              said; both are left alone, and so is trust in a thing (\"low confidence in the mayor\").",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: Ruiz said that the port will close [@port-closes]. It is likely to reopen before the summer. We have high confidence in this.
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
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: Ruiz said that the port will close [@port-closes]. It is likely to reopen before the summer. We have low confidence in this.
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
judgments:
  - id: port-reopens
    judgment: It is likely that the port reopens before the summer
    likelihood: likely
    confidence: low
    because: it rests on one named official
    based_on: [port-closes]
    alternatives:
      - text: The berths are sold and rebuilt first
        why_less_likely: no buyer is known
    indicators:
      - Dredgers return to the basin
gaps:
  - gap: What the owner of the berths intends
",
        standard: "ICD 203: analysis is consistent, and confidence is stated once for each judgment.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

/// How a sentence writes the levels.
const LEVELS: &[(&str, Confidence)] = &[
    ("high confidence", Confidence::High),
    ("highly confident", Confidence::High),
    ("moderate confidence", Confidence::Moderate),
    ("medium confidence", Confidence::Moderate),
    ("moderately confident", Confidence::Moderate),
    ("low confidence", Confidence::Low),
];

/// Words that may stand between a verb or "with" and the level.
const BETWEEN: &str = "a an only quite therefore very";

/// Words behind which a level is somebody's.
const HOLDING: &str = "are at have held hold remain with";

/// Words behind "confidence in" where that is the judgment.
const ASSESSED: &str = "all both it our that these this those";

/// Words by which the authors speak of themselves, or of what they hold.
const OWN: &str = "assessment authors held judgment our we";

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let judgments: Vec<&Judgment> = selection.judgments.iter().map(|&id| desk.corpus.judgment(id)).collect();
    if desk.has_faults || judgments.iter().all(|judgment| judgment.confidence.is_none()) {
        return Vec::new();
    }
    let look = Look {
        desk,
        levels: Phrases::new(LEVELS.iter().map(|(level, _)| *level)),
        sayings: Sayings::default(),
    };
    let brief = desk.corpus.brief(selection.brief);
    let mut found = Vec::new();
    for sentence in written::sentences(desk.corpus, brief).into_iter().filter(|one| !one.is_open()) {
        let claims: Vec<ClaimId> = cited::claims(desk.corpus, &sentence);
        let rests = |judgment: &&&Judgment| {
            sentence.cites.is_empty() || judgment.based_on.iter().any(|claim| claims.contains(&claim.value))
        };
        let may_be: Vec<&Judgment> = judgments.iter().filter(rests).copied().collect();
        found.extend(look.differing(&brief.common, &sentence, &may_be));
    }
    for judgment in judgments {
        let sentences = written::judged(judgment).into_iter();
        found.extend(
            sentences.filter_map(|sentence| look.differing(&judgment.common, &sentence, &[judgment])),
        );
    }
    found
}

/// What the sentences of a brief are looked through with.
struct Look<'a> {
    desk: &'a Desk<'a>,
    levels: Phrases<'static>,
    sayings: Sayings,
}

impl Look<'_> {
    /// A level that none of the judgments has of which the sentence may speak.
    fn differing(
        &self,
        record: &Common,
        sentence: &Passage<'_>,
        judgments: &[&Judgment],
    ) -> Option<Diagnostic> {
        let words = sentence.blanked();
        let prose = Prose::read(&words);
        let mut hits = prose.find(&self.levels);
        let stated = judgments.iter().filter_map(|judgment| Some((*judgment, judgment.confidence.as_ref()?)));
        let stated: Vec<_> = stated.collect();
        let (rival, confidence) = stated.first()?;
        // "We held this with high confidence, and now with low."
        let is_said =
            hits.iter().filter_map(level).any(|level| stated.iter().any(|(_, own)| own.value == level));
        let is_meant =
            |hit: &Hit<'_>| is_held(&prose, hit) && !words.get(..hit.start).is_some_and(is_otherwise);
        hits.retain(is_meant);
        let hit = hits.first()?;
        let level = level(hit)?;
        let is_theirs = || {
            let mut said = cited::words(self.desk.corpus, sentence).into_iter();
            self.sayings.are_in(&words) || said.any(|text| !Prose::read(text).find(&self.levels).is_empty())
        };
        if is_said || is_theirs() {
            return None;
        }
        let (id, own) = (&rival.common.id.value, confidence.value.as_str());
        let message =
            format!("\"{}\" is not what `{id}` has, which is `confidence: {own}`", prose.typed(hit));
        let finding = RULE.finding(record, sentence.spot(hit.start..hit.end), message);
        let finding = finding.related(confidence.span, "the confidence of the judgment");
        Some(finding.help(format!(
            "write the level that the judgment has, or set `confidence: {}` there",
            level.as_str()
        )))
    }
}

/// The level that a sentence writes at a place.
fn level(hit: &Hit<'_>) -> Option<Confidence> {
    LEVELS.iter().find(|(typed, _)| *typed == hit.phrase).map(|(_, level)| *level)
}

/// Words before a level that might be held, or was.
const OTHERWISE: &str = "able cannot could earlier former formerly had if last might previous previously then unable unless would";

/// Whether a level is that of the authors, and of what they judge.
fn is_held(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let holds = prose.before(hit).find(|word| !has(BETWEEN, word)).is_some_and(|word| has(HOLDING, word));
    let mut behind = prose.after(hit);
    let is_of_thing = match behind.next() {
        Some("in" | "about") => !behind.next().is_some_and(|word| has(ASSESSED, word)),
        Some("vote") => true,
        _ => false,
    };
    holds && !is_of_thing && !prose.negated(hit) && prose.words().any(|word| has(OWN, word))
}

/// Whether what stands before a level tells that it might be held ("with a second source we would"), or was ("in our brief of
/// March we held this").
fn is_otherwise(before: &str) -> bool {
    let prose = Prose::read(before.rsplit(';').next().unwrap_or_default());
    let words: Vec<&str> = prose.words().collect();
    let is_past =
        |pair: &[&str]| matches!(pair, ["we" | "authors" | "was", "held"] | ["brief" | "memo", "of"]);
    words.iter().any(|word| has(OTHERWISE, word)) || words.windows(2).any(is_past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_counts_where_the_authors_hold_a_judgment_with_it() {
        let levels = Phrases::new(LEVELS.iter().map(|(level, _)| *level));
        let holds = |text: &str| {
            let prose = Prose::read(text);
            prose.find(&levels).iter().any(|hit| is_held(&prose, hit))
        };
        for text in [
            "We have high confidence that the port reopens",
            "We judge with moderate confidence that the port reopens",
            "With only low confidence, we expect the port to reopen",
            "This judgment is held with high confidence",
            "We have low confidence in this",
            "We are highly confident that the port reopens",
        ] {
            assert!(holds(text), "{text}");
        }
        for text in [
            "The union has high confidence in the mayor",
            "We see members with low confidence in the mayor",
            "We do not have high confidence in this",
            "The firm works with high confidence",
            "Our survey finds low confidence",
        ] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn a_level_that_might_be_held_or_was_is_known_by_what_stands_before_it() {
        for text in [
            "In our brief of March we held this with ",
            "With a second source we would have ",
            "We are not able to judge this with ",
            "If it opened, we would be ",
            "Our last brief held it with ",
        ] {
            assert!(is_otherwise(text), "{text}");
        }
        for text in ["We judge with ", "If it opens, ships return; we have ", "This judgment is held with "] {
            assert!(!is_otherwise(text), "{text}");
        }
    }
}
