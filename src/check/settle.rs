//! Findings as the desk wants them: severities, rules turned off, allowances and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::rule::{Rule, RuleKind, Run};
use crate::check::{RULES, rule};
use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::model::date::PartialDate;
use crate::model::id::BriefId;
use crate::model::record::{Allowance, Common};
use crate::model::settings::{Level, Profile, Settings};
use crate::resolve::corpus::Corpus;

/// The word list that no rule reads: verbs of attribution that the desk adds.
const CUES: &str = "cues";

/// What remains of a run's findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// What is to be mended, by file and place.
    pub findings: Vec<Diagnostic>,
    /// What the desk accepts with a reason, by file and place.
    pub accepted: Vec<Accepted>,
}

/// A finding that an allowance excepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding, with the severity that it would have.
    pub finding: Diagnostic,
    /// Why it is accepted.
    pub reason: String,
    /// The last date on which the exception holds.
    pub until: Option<PartialDate>,
}

/// Gives every finding the severity that the desk's settings ask for, drops those of rules that are off, and
/// takes out those that an allowance of their record excepts. Adds what is wrong with the settings and the
/// allowances. `findings` is all that a run over every brief found; an allowance that none of them needs
/// counts as unused.
pub fn settle(findings: Vec<Diagnostic>, corpus: &Corpus, settings: &Settings) -> Settled {
    let mut settled = Settled { findings: faults(settings), accepted: Vec::new() };
    let mut used = BTreeSet::new();
    let grants = Grants::of(corpus);
    for mut finding in findings {
        let Some(severity) = weight(&finding, settings) else { continue };
        finding.severity = severity;
        match grants.excepting(&finding) {
            Some((at, allowance)) => {
                used.insert(at);
                let (reason, until) =
                    (allowance.reason.clone(), allowance.until.as_ref().map(|until| until.value));
                settled.accepted.push(Accepted { finding, reason, until });
            }
            None => settled.findings.push(finding),
        }
    }
    // Beside a fault some rules wait until it is mended, and what they would find is not known.
    let waiting = corpus.has_faults();
    let grown = grants.faults(&used, settings).into_iter();
    settled.findings.extend(grown.filter(|finding| !waiting || finding.rule != "unused-allowance"));
    settled.findings.sort_by(|a, b| order(a).cmp(&order(b)));
    settled.findings.dedup();
    settled.accepted.sort_by(|a, b| order(&a.finding).cmp(&order(&b.finding)));
    settled.accepted.dedup();
    settled
}

/// The severity of a finding on this desk; `None` where it is not reported.
fn weight(finding: &Diagnostic, settings: &Settings) -> Option<Severity> {
    let Some(rule) = rule(finding.rule) else { return Some(finding.severity) };
    if rule.kind == RuleKind::Structural {
        return Some(finding.severity.min(rule.severity));
    }
    if !settings.reports(rule.name) {
        return None;
    }
    match settings.rules.get(rule.name).map(|level| level.value) {
        Some(Level::Info) => Some(Severity::Info),
        Some(Level::Warning) => Some(Severity::Warning),
        Some(Level::Error) => Some(Severity::Error),
        Some(Level::Off) | None => Some(profiled(raised(rule, finding, settings), settings.profile)),
    }
}

/// What the standards in force make of a finding. A rule that gave one less than its page says is left at
/// that; other stages do not weigh editorial findings, so theirs never count for more than the page says.
fn raised(rule: &Rule, finding: &Diagnostic, settings: &Settings) -> Severity {
    let own = match rule.run {
        Run::Emitted | Run::Page => finding.severity.min(rule.severity),
        Run::Claims(_) | Run::Both(..) | Run::Corpus(_) | Run::Brief(_) => finding.severity,
    };
    if own < rule.severity {
        return own;
    }
    let demanded = rule.raised_by.iter().filter(|(standard, _)| settings.follows(*standard));
    demanded.map(|&(_, severity)| severity).fold(own, Severity::max)
}

fn profiled(severity: Severity, profile: Profile) -> Severity {
    match (profile, severity) {
        (Profile::Draft, Severity::Error) => Severity::Warning,
        (Profile::Strict, Severity::Warning) => Severity::Error,
        _ => severity,
    }
}

/// What is wrong with the settings themselves: rules and word lists that do not exist, structural rules set.
fn faults(settings: &Settings) -> Vec<Diagnostic> {
    let rules = settings.rules.iter().filter_map(|(name, level)| match rule(name) {
        None => {
            Some(Diagnostic::error("unknown-field", level.span, format!("there is no rule `{name}`")).help(
                suggestion(name, RULES.iter().map(|rule| rule.name), "`byline list rules` shows all rules"),
            ))
        }
        Some(known) if known.kind == RuleKind::Structural => Some(
            Diagnostic::error("invalid-value", level.span, format!("`{name}` cannot be set"))
                .help("take the line out: a desk with such a fault cannot be read as it is meant"),
        ),
        Some(_) => None,
    });
    let lists = || RULES.iter().flat_map(|rule| rule.words).map(|list| list.name);
    let is_known = |name: &str| name == CUES || lists().any(|list| list == name);
    let words = settings.words.iter().filter(|(name, _)| !is_known(name));
    let words = words.map(|(name, own)| {
        let all = lists().collect::<Vec<_>>().join(", ");
        Diagnostic::error("unknown-field", own.span, format!("no rule has a word list `{name}`"))
            .help(suggestion(name, lists(), &format!("the lists are {all}")))
    });
    rules.chain(words).collect()
}

fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    closest(word, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

/// Every allowance of the desk with its record.
struct Grants<'a> {
    all: Vec<Grant<'a>>,
    /// Positions of those that still hold, by record and rule.
    holding: BTreeMap<(&'a str, &'a str), usize>,
}

/// One allowance.
struct Grant<'a> {
    common: &'a Common,
    allowance: &'a Allowance,
    /// The date against which it expires: the `as_of` of the record's own brief, so that a finished brief stays as
    /// it was, or the latest of the desk for what the desk shares.
    today: Option<PartialDate>,
    /// Whether that is the record's own brief.
    is_own: bool,
}

impl<'a> Grants<'a> {
    fn of(corpus: &'a Corpus) -> Self {
        let latest = corpus.briefs.iter().map(|brief| brief.as_of.value).max_by_key(|date| date.latest());
        let all = records(corpus).flat_map(|(common, brief)| {
            let own = brief.map(|brief| corpus.brief(brief).as_of.value);
            let (today, is_own) = (own.or(latest), own.is_some());
            common.allow.iter().map(move |allowance| Grant { common, allowance, today, is_own })
        });
        let mut grants = Self { all: all.collect(), holding: BTreeMap::new() };
        for (at, grant) in grants.all.iter().enumerate().rev() {
            if !grant.has_expired() {
                let key = (grant.common.id.value.as_str(), grant.allowance.rule.value.as_str());
                grants.holding.insert(key, at);
            }
        }
        grants
    }

    /// The allowance that excepts a finding, with its position.
    fn excepting(&self, finding: &Diagnostic) -> Option<(usize, &'a Allowance)> {
        rule(finding.rule).filter(|rule| rule.kind == RuleKind::Editorial)?;
        let at = *self.holding.get(&(finding.record.as_deref()?, finding.rule))?;
        self.all.get(at).map(|grant| (at, grant.allowance))
    }

    fn faults(&self, used: &BTreeSet<usize>, settings: &Settings) -> Vec<Diagnostic> {
        let numbered = self.all.iter().enumerate();
        numbered
            .filter_map(|(at, grant)| {
                let (common, allowance) = (grant.common, grant.allowance);
                let finding = match rule(&allowance.rule.value) {
                    None => unknown(allowance),
                    Some(rule) if rule.kind == RuleKind::Structural => forbidden(allowance),
                    Some(_) if grant.has_expired() => grant.expired()?,
                    Some(rule) if !used.contains(&at) && was_judged(rule, common, settings) => {
                        unused(allowance)
                    }
                    Some(_) => return None,
                };
                Some(finding.record(common.id.value.as_str()))
            })
            .collect()
    }
}

impl Grant<'_> {
    fn has_expired(&self) -> bool {
        let Some(until) = &self.allowance.until else { return false };
        self.today.is_some_and(|today| today.is_after(until.value))
    }

    fn expired(&self) -> Option<Diagnostic> {
        let (until, today) = (self.allowance.until.as_ref()?, self.today?);
        let (name, end) = (&self.allowance.rule.value, until.value.plain_words());
        let brief = if self.is_own { "its brief" } else { "the latest brief of the desk" };
        let message = format!("the allowance of `{name}` ended on {end}");
        Some(
            Diagnostic::error("expired-allowance", until.span, message)
                .label(format!("{brief} is as of {}", today.plain_words()))
                .help("mend what the rule finds, or give a later date with a reason that still holds"),
        )
    }
}

/// The common part of every record, those without an id of their own included, and the brief that it belongs to.
fn records(corpus: &Corpus) -> impl Iterator<Item = (&Common, Option<BriefId>)> {
    let documents = corpus.documents.iter().map(|record| (&record.common, None));
    let sources = corpus.sources.iter().map(|record| (&record.common, None));
    let claims = corpus.claims.iter().map(|record| (&record.common, record.brief));
    let responses = corpus.responses.iter().map(|record| (&record.common, record.brief));
    let judgments = corpus.judgments.iter().map(|record| (&record.common, record.brief));
    let gaps = corpus.gaps.iter().map(|record| (&record.common, record.brief));
    let briefs = corpus.numbered_briefs().map(|(id, record)| (&record.common, Some(id)));
    documents.chain(sources).chain(claims).chain(responses).chain(judgments).chain(gaps).chain(briefs)
}

/// Whether a rule had its chance to report on a record in this run.
fn was_judged(rule: &Rule, record: &Common, settings: &Settings) -> bool {
    let ran = !matches!(rule.run, Run::Emitted | Run::Page);
    ran && !record.faulty && settings.reports(rule.name)
}

fn unknown(allowance: &Allowance) -> Diagnostic {
    let name = &allowance.rule.value;
    let editorial = RULES.iter().filter(|rule| rule.kind == RuleKind::Editorial).map(|rule| rule.name);
    Diagnostic::error("invalid-value", allowance.rule.span, format!("there is no rule `{name}`"))
        .help(suggestion(name, editorial, "`byline list rules` shows all rules"))
}

fn forbidden(allowance: &Allowance) -> Diagnostic {
    let name = &allowance.rule.value;
    Diagnostic::error("invalid-value", allowance.rule.span, format!("`{name}` cannot be allowed"))
        .help("mend what it finds and take the allowance out: only editorial rules have exceptions")
}

fn unused(allowance: &Allowance) -> Diagnostic {
    let name = &allowance.rule.value;
    Diagnostic::error(
        "unused-allowance",
        allowance.rule.span,
        format!("nothing here needs `{name}` to be allowed"),
    )
    .severity(Severity::Warning)
    .help("take the allowance out, or a later finding will pass unseen")
}

/// By file and place, then by rule and message.
fn order(finding: &Diagnostic) -> (crate::text::Span, &'static str, &str, Option<&str>) {
    (finding.at.span, finding.rule, &finding.message, finding.record.as_deref())
}
