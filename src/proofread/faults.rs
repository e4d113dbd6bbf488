//! Faults of a page as findings: at the expression of the template that made them, one for all claims.

use std::collections::BTreeMap;

use memchr::memchr_iter;

use crate::check::mixing::{self, Mixing};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Claim;
use crate::proofread::fault::{Fault, Kind};
use crate::render::places::Printed;
use crate::render::tracers::{self, Tracer};
use crate::render::{Edition, Page, own_template, printed};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::text::{Span, Spanned};

/// What findings need to know of where a page comes from.
pub(super) struct Faults<'a> {
    /// The desk.
    pub corpus: &'a Corpus,
    /// What the brief shows.
    pub selection: &'a Selection,
    /// The templates.
    pub edition: &'a Edition<'a>,
}

/// Faults of one kind that one expression made.
#[derive(Default)]
struct Group {
    claims: Vec<u32>,
    first: Option<u32>,
}

impl Faults<'_> {
    /// One finding for each kind and expression.
    pub(super) fn findings(&self, page: &Page, mut faults: Vec<Fault>) -> Vec<Diagnostic> {
        let is_mixed = |fault: &Fault| fault.kind == Kind::Mixed;
        let is_written = faults.iter().any(is_mixed) && self.is_written_so();
        faults.retain(|fault| {
            let waits = self.waits(*fault) || is_mixed(fault) && is_written;
            !self.edition.off.contains(&rule(fault.kind)) && !waits
        });
        if faults.is_empty() {
            return Vec::new();
        }
        faults.sort_unstable_by_key(|fault| (fault.nth, fault.kind, fault.claim));
        let own = own_template(self.corpus, self.selection, self.edition, page.format);
        let has_own = !self.edition.templates.is_empty();
        let printed = if has_own {
            printed(self.corpus, self.selection, self.edition, page.format)
        } else {
            Vec::new()
        };
        let otherwise = own.map_or(self.corpus.brief(self.selection.brief).template.span, Span::head);
        let mut groups: BTreeMap<(Kind, Span, Option<u32>), Group> = BTreeMap::new();
        for fault in faults {
            let span = place(fault, &printed).unwrap_or(otherwise);
            let apart = fault.claim.filter(|&claim| self.allows(claim, fault.kind));
            let group = groups.entry((fault.kind, span, apart)).or_default();
            group.first = group.first.or(fault.nth);
            group.claims.extend(fault.claim.filter(|claim| !group.claims.ends_with(&[*claim])));
        }
        let lines = lines(&page.text);
        let finding = |((kind, span, _), group): ((Kind, Span, Option<u32>), Group)| {
            let line = group.first.and_then(|nth| lines.get(nth as usize).copied());
            let found = self.finding((kind, span), &group, (&page.name, line));
            if span == otherwise { found } else { found.label("printed here") }
        };
        groups.into_iter().map(finding).collect()
    }

    /// Whether a fault may come from what could not be read of its claim, which is reported at its own place.
    fn waits(&self, fault: Fault) -> bool {
        let of_chain = matches!(fault.kind, Kind::Uncited | Kind::OneInterest | Kind::Undocumented);
        let claim = fault.claim.filter(|_| of_chain).and_then(|claim| self.claim(claim));
        claim.is_some_and(|claim| claim.common.faulty)
    }

    /// Whether somebody wrote likelihood and confidence into one sentence of what the brief shows: that is reported where he
    /// did.
    fn is_written_so(&self) -> bool {
        let Self { corpus, selection, .. } = self;
        let mixing = Mixing::new();
        let is_mixed = |text: &Spanned<String>| !mixing.places(text).is_empty();
        let mut judgments = selection.judgments.iter().map(|&id| corpus.judgment(id));
        let mut gaps = selection.gaps.iter().map(|&id| corpus.gap(id));
        mixing::of_brief(corpus.brief(selection.brief)).any(is_mixed)
            || judgments.any(|judgment| mixing::of_judgment(judgment).any(is_mixed))
            || gaps.any(|gap| mixing::of_gap(gap).any(is_mixed))
    }

    /// A claim that allows a rule stands for itself: the others are not excepted with it.
    fn allows(&self, claim: u32, kind: Kind) -> bool {
        let claim = self.corpus.claims.get(claim as usize);
        claim.is_some_and(|claim| claim.common.allow.iter().any(|allow| allow.rule.value == rule(kind)))
    }

    fn claim(&self, claim: u32) -> Option<&Claim> {
        self.corpus.claims.get(claim as usize)
    }

    fn finding(
        &self,
        (kind, span): (Kind, Span),
        group: &Group,
        (name, line): (&str, Option<usize>),
    ) -> Diagnostic {
        let first = group.claims.first().and_then(|&claim| self.claim(claim));
        let id = first.map_or("a claim", |claim| claim.common.id.value.as_str());
        let quoted = if first.is_some() { format!("`{id}`") } else { id.to_owned() };
        let more = match group.claims.len() {
            0 | 1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        let on = line.map_or_else(|| format!("`{name}`"), |line| format!("line {line} of `{name}`"));
        let (message, help) = words(kind);
        let message = message.replace("CLAIM", &quoted);
        let mut finding = Diagnostic::error(rule(kind), span, format!("{message} ({on}{more})")).help(help);
        if matches!(kind, Kind::OneInterest | Kind::Uncited | Kind::NoKey) {
            finding = finding.severity(Severity::Warning);
        }
        match first {
            Some(claim) => finding.related(claim.common.id.span, "the claim").record(id),
            None => finding.record(self.corpus.brief(self.selection.brief).common.id.value.as_str()),
        }
    }

    /// A page that still has something of a tracer in it.
    pub(super) fn left(&self, page: &Page, left: &str) -> Diagnostic {
        let own = own_template(self.corpus, self.selection, self.edition, page.format);
        let span = own.map_or(self.corpus.brief(self.selection.brief).template.span, Span::head);
        let message = format!("`{}` would hold one of byline's own marks (`{left}`)", page.name);
        Diagnostic::error("template-error", span, message)
            .help("print texts as they are: a mark that is escaped cannot be taken out")
    }
}

/// The expression that made a fault.
fn place(fault: Fault, printed: &[Printed]) -> Option<Span> {
    let at =
        printed.get(fault.nth? as usize).filter(|found| fault.claim.is_none() || found.claim == fault.claim);
    let found =
        at.or_else(|| printed.iter().find(|found| found.claim.is_some() && found.claim == fault.claim));
    found.and_then(|found| found.span)
}

/// The line of each assertion and judgment of a page, from 1.
fn lines(page: &str) -> Vec<usize> {
    let (mut found, mut line, mut rest) = (Vec::new(), 1, page);
    while let Some(at) = tracers::find(rest) {
        line += memchr_iter(b'\n', rest.as_bytes().get(..at).unwrap_or_default()).count();
        let tracer = rest.get(at..).unwrap_or_default();
        let (read, length) = tracers::read(tracer);
        found.extend(matches!(read, Tracer::Assertion(_) | Tracer::Judgment).then_some(line));
        rest = tracer.get(length.max(3)..).unwrap_or_default();
    }
    found
}

/// The rule that a fault breaks.
fn rule(kind: Kind) -> &'static str {
    match kind {
        Kind::Bare | Kind::Cut => "bare-assertion",
        Kind::Undocumented => "undocumented-anonymous",
        Kind::Mixed => "likelihood-with-confidence",
        Kind::OneInterest => "one-interest",
        Kind::Uncited => "uncited-claim",
        Kind::NoHead | Kind::NoFoot => "unmarked-page",
        Kind::NoKey => "missing-key",
    }
}

/// What is wrong and what to do.
fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Bare => (
            "CLAIM is stated without the whole of its attribution",
            "print `claim.sentence`, or `claim.attribution` in the same sentence or table row, or a list under `claim.lead_in`",
        ),
        Kind::Cut => (
            "the text of CLAIM is cut or altered",
            "print it whole: `claim.sentence`, or `claim.assertion` with `claim.attribution`",
        ),
        Kind::Undocumented => (
            "CLAIM comes from an unnamed source whose document is not named beside it",
            "name the document in the same sentence, or print `claim.sentence`",
        ),
        Kind::Mixed => (
            "likelihood and confidence stand in one sentence",
            "print `judgment.confidence.sentence` behind the judgment, as a sentence of its own",
        ),
        Kind::OneInterest => (
            "the words beside CLAIM speak of several voices, but one interest stands behind it",
            "leave the word out: `claim.independence.words` says what is so",
        ),
        Kind::Uncited => {
            ("CLAIM is not cited where it stands", "put `{{ claim | refs }}` behind its sentence")
        }
        Kind::NoHead => (
            "the page does not bear its marking at the head",
            "print `brief.marking.label` before everything else, or call `{{ <banner brief={brief} /> }}`",
        ),
        Kind::NoFoot => (
            "the page does not bear its marking at the foot",
            "print `brief.marking.label` at the very end, or call `{{ <banner brief={brief} /> }}`",
        ),
        Kind::NoKey => (
            "a judgment has a term of likelihood, and the page does not say what the term means",
            "call `{{ <terms key={key} brief={brief} /> }}`, or print `key.terms_used` with their bands",
        ),
    }
}
