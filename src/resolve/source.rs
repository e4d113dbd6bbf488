//! Source records to sources.

use crate::diagnostic::Diagnostic;
use crate::model::anonymous::Anonymous;
use crate::model::id::{Id, SourceId, slugify};
use crate::model::source::{GroundRule, Organization, Person, Source, SourceKind};
use crate::parse::meant::WHAT_A_BODY_IS;
use crate::parse::source::{SourceRecord, UnnamedPart};
use crate::parse::value::REFERENCE;
use crate::resolve::corpus::{Corpus, Handle};
use crate::resolve::reference::References;
use crate::text::{Span, Spanned};

/// Resolves a source. What it is, and that it carries no field of another kind, is checked here.
pub(super) fn source(mut record: SourceRecord, references: &mut References<'_>) -> Source {
    references.begin(&record.id.value);
    one_kind(&record, references);
    foreign_fields(&record, references);
    let interest = record.interest.as_ref().and_then(|id| references.source(id)).map(|id| id.value);
    let is_official = record.unnamed.official.as_ref().is_some_and(|official| official.value);
    let by_kind = match record.anonymous {
        Some(_) if !is_official => GroundRule::Background,
        _ => GroundRule::OnRecord,
    };
    let kind = kind(&mut record, references);
    references.tainted |= record.faulty;
    let aliases = record.aliases.map(|list| list.value.0).unwrap_or_default();
    Source {
        has_terms: record.ground_rule.is_some(),
        ground_rule: record.ground_rule.unwrap_or(Spanned::new(by_kind, record.id.span)),
        common: references.common(record.id, record.span, record.extras),
        kind,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        interest,
        reliability: record.reliability,
    }
}

fn kind(record: &mut SourceRecord, references: &mut References<'_>) -> SourceKind {
    let of = record.of.as_ref().and_then(|id| references.source(id)).map(|id| id.value);
    let acts_for = record.acts_for.as_ref().and_then(|id| references.source(id)).map(|id| id.value);
    let short = record.short.take().map(|short| short.value);
    if let Some(descriptor) = record.anonymous.take() {
        let mut unnamed = anonymous(descriptor, &mut record.unnamed, references);
        unnamed.note = record.extras.note.take();
        return SourceKind::Anonymous(Box::new(unnamed));
    }
    if let Some(name) = record.organization.take() {
        return SourceKind::Organization(Organization { name, short, of });
    }
    let name = record.name.take().unwrap_or_else(|| record.id.clone().map(|id| id.to_string()));
    let short = short.unwrap_or_else(|| short_name(&name.value).to_owned());
    SourceKind::Person(Person { name, short, role: record.role.take(), of, acts_for })
}

/// The last word of a Latin-script name, suffixes such as "Jr." left aside; other names stay whole, because
/// the family name need not stand last.
fn short_name(name: &str) -> &str {
    let latin = |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c);
    if !name.chars().all(latin) {
        return name;
    }
    let suffix = |word: &&str| matches!(word.trim_end_matches(['.', ',']), "Jr" | "Sr" | "II" | "III" | "IV");
    let word = name.split_whitespace().rev().find(|word| !suffix(word)).unwrap_or(name);
    word.trim_end_matches(',')
}

fn anonymous(
    descriptor: Spanned<String>,
    part: &mut UnnamedPart,
    references: &mut References<'_>,
) -> Anonymous {
    let affiliation = part.affiliation.take().and_then(|written| affiliation(&written, references));
    let among = part.among.take().and_then(|id| references.source(&id));
    let distinct_from = references.many(part.distinct_from.take(), References::source);
    let could_be = references.many(part.could_be.take(), References::source);
    let itself = |source: &Spanned<SourceId>| source.clone().map(Handle::Source);
    references.itself("among", among.iter().map(itself));
    references.itself("distinct_from", distinct_from.iter().map(itself));
    references.itself("could_be", could_be.iter().map(itself));
    Anonymous {
        descriptor,
        count: part.count.take(),
        basis: part.basis.take().filter(is_told),
        access: part.access.take().map(|access| access.value),
        affiliation,
        reason: part.reason.take().filter(is_told),
        may_quote: part.may_quote.take().is_some_and(|may| may.value),
        motivation: part.motivation.take(),
        note: None,
        pool: part.pool.take(),
        among,
        distinct_from,
        could_be,
        official: part.official.take().is_some_and(|official| official.value),
    }
}

/// Words that stand where nobody says it.
const UNTOLD: &[&str] = &[
    "n/a",
    "na",
    "none",
    "not given",
    "not known",
    "not said",
    "not stated",
    "unclear",
    "unknown",
    "unstated",
];

/// Whether a text tells anything: no page prints "unknown" for how a source knows.
fn is_told(text: &Spanned<String>) -> bool {
    let words = text.value.trim().trim_end_matches('.').to_lowercase();
    !matches!(words.as_str(), "" | "-" | "–" | "—" | "?") && !UNTOLD.contains(&words.as_str())
}

/// The organization that unnamed people may be said to belong to; none where it is `undisclosed`.
fn affiliation(written: &Spanned<String>, references: &mut References<'_>) -> Option<SourceId> {
    if written.value == "undisclosed" {
        return None;
    }
    let Some(id) = Id::new(&written.value) else {
        references.push(
            Diagnostic::error(
                "invalid-value",
                written.span,
                "`affiliation` should be an organization's id, or `undisclosed`",
            )
            .help(REFERENCE)
            .fix(written.span, slugify(&written.value), "write its id"),
        );
        return None;
    };
    references.source(&Spanned::new(id, written.span)).map(|id| id.value)
}

/// Exactly one of three keys says what a source is.
fn one_kind(record: &SourceRecord, references: &mut References<'_>) {
    let keys =
        [("name", &record.name), ("organization", &record.organization), ("anonymous", &record.anonymous)];
    let given: Vec<_> =
        keys.iter().filter_map(|(key, field)| field.as_ref().map(|field| (*key, field.span))).collect();
    match given[..] {
        [] if !record.faulty => references.push(
            Diagnostic::error(
                "missing-field",
                record.id.span,
                format!("`{}` does not say who the source is", record.id.value),
            )
            .help("add `name:` for a person, `organization:` for a body, or `anonymous:` for unnamed people"),
        ),
        [(first, first_span), (second, span), ..] => references.push(
            Diagnostic::error("invalid-value", span, format!("a source has either `{first}` or `{second}`"))
                .related(first_span, format!("`{first}` stands here"))
                .help(if second == "anonymous" {
                    "keep one of the two; an unnamed source never carries a name"
                } else {
                    "keep one of the two; the body that a person belongs to is a source of its own, named by its id in `of`"
                }),
        ),
        _ => {}
    }
}

/// Reports fields that belong to another kind of source. An unnamed source with a field of a person could
/// give away who it is.
fn foreign_fields(record: &SourceRecord, references: &mut References<'_>) {
    let unnamed = &record.unnamed;
    let span = |field: &Option<Spanned<Id>>| field.as_ref().map(|field| field.span);
    let text = |field: &Option<Spanned<String>>| field.as_ref().map(|field| field.span);
    let of_people = [
        ("short", text(&record.short)),
        ("role", text(&record.role)),
        ("of", span(&record.of)),
        ("acts_for", span(&record.acts_for)),
        ("aliases", record.aliases.as_ref().map(|field| field.span)),
    ];
    let of_unnamed = [
        ("count", unnamed.count.as_ref().map(|field| field.span)),
        ("basis", text(&unnamed.basis)),
        ("access", unnamed.access.as_ref().map(|field| field.span)),
        ("affiliation", text(&unnamed.affiliation)),
        ("reason", text(&unnamed.reason)),
        ("may_quote", unnamed.may_quote.as_ref().map(|field| field.span)),
        ("motivation", text(&unnamed.motivation)),
        ("pool", unnamed.pool.as_ref().map(|field| field.span)),
        ("among", span(&unnamed.among)),
        ("distinct_from", unnamed.distinct_from.as_ref().map(|field| field.span)),
        ("could_be", unnamed.could_be.as_ref().map(|field| field.span)),
        ("official", unnamed.official.as_ref().map(|field| field.span)),
    ];
    let (fields, whom, help): (&[(&str, Option<Span>)], _, _) = if record.anonymous.is_some() {
        let help = "take it out: a desk holds nothing that says who unnamed people are (their organization goes to `affiliation`, and so does that of an unnamed spokesperson)";
        (&of_people, "named sources", help)
    } else {
        (
            &of_unnamed,
            "unnamed sources",
            "take it out, or write `anonymous:` with a descriptor instead of a name",
        )
    };
    for (key, at) in fields.iter().filter_map(|(key, at)| Some((key, (*at)?))) {
        references
            .push(Diagnostic::error("unknown-field", at, format!("`{key}` is for {whom} only")).help(help));
    }
    // Which of the two it is, a person or a body, was asked already.
    if record.organization.is_some() && record.name.is_none() {
        for (key, at) in [("role", text(&record.role)), ("acts_for", span(&record.acts_for))] {
            if let Some(at) = at {
                let finding = Diagnostic::error("unknown-field", at, format!("`{key}` is for persons only"));
                references.push(finding.help(WHAT_A_BODY_IS));
            }
        }
    }
}

/// Reports unnamed people of whom a desk says by name who they could be.
pub(super) fn refuse_candidates(corpus: &Corpus, findings: &mut Vec<Diagnostic>) {
    for source in &corpus.sources {
        let candidates = source.anonymous().into_iter().flat_map(|unnamed| &unnamed.could_be);
        for candidate in candidates.filter(|one| corpus.source(one.value).anonymous().is_none()) {
            let message =
                "`could_be` names somebody who has a name: a desk does not say who unnamed people could be";
            findings.push(
                Diagnostic::error("invalid-value", candidate.span, message)
                    .record(source.common.id.value.as_str())
                    .help("take it out: `could_be` is for other unnamed sources, who may be the same people"),
            );
        }
    }
}

/// Gives every source that names no interest the topmost body that it belongs to.
pub(super) fn complete_interests(corpus: &mut Corpus) {
    for (at, top) in tops(corpus).into_iter().enumerate() {
        let is_own = top.index() == at;
        let source = &mut corpus.sources[at];
        if source.interest.is_none() && !(is_own && source.anonymous().is_some()) {
            source.interest = Some(top);
        }
    }
}

/// The topmost body above each source along `of`, or the source itself where it belongs to none. Each step is taken
/// once, however long the chains are.
fn tops(corpus: &Corpus) -> Vec<SourceId> {
    let mut tops: Vec<Option<SourceId>> = vec![None; corpus.sources.len()];
    for (start, _) in corpus.numbered_sources() {
        let mut path = vec![start];
        let mut at = start;
        let top = loop {
            match (tops[at.index()], corpus.source(at).of()) {
                (Some(top), _) => break top,
                (None, Some(parent)) if path.len() <= corpus.sources.len() => {
                    at = parent;
                    path.push(at);
                }
                (None, _) => break at,
            }
        };
        for below in path {
            tops[below.index()] = Some(top);
        }
    }
    (0..).map(SourceId).zip(tops).map(|(own, top)| top.unwrap_or(own)).collect()
}
