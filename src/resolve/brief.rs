//! Brief, judgment and gap records to briefs, judgments and gaps.

use crate::diagnostic::Diagnostic;
use crate::model::brief::{Body, Brief, Filter, Included, Order, Section, TalkingPoint};
use crate::model::id::{BriefId, Id, OUTLET};
use crate::model::judgment::{Alternative, Assumption, Gap, Judgment};
use crate::model::scale::{Scale, Term};
use crate::parse::brief::{BriefRecord, FilterRecord, PointRecord, SectionRecord};
use crate::parse::judgment::{GapRecord, JudgmentRecord};
use crate::parse::value::word_list;
use crate::resolve::claim::one_topic;
use crate::resolve::corpus::Handle;
use crate::resolve::reference::References;
use crate::text::{Span, Spanned};

/// What a brief has from around its record.
pub(super) struct Setting {
    /// The folder of its file, relative to the desk.
    pub folder: String,
    /// The narrative that it names.
    pub body: Option<Body>,
}

/// Resolves a brief.
pub(super) fn brief(
    record: BriefRecord,
    id: Spanned<Id>,
    setting: Setting,
    references: &mut References<'_>,
) -> Brief {
    references.begin(&id.value);
    if let Some(text) = &record.bottom_line {
        references.citations(text);
    }
    let sections = record.sections.map(|list| list.value).unwrap_or_default();
    let sections = sections.into_iter().map(|entry| section(entry.value, references)).collect();
    let points = record.talking_points.map(|list| list.value).unwrap_or_default();
    let talking_points = points.into_iter().map(|entry| point(entry.value, references)).collect();
    let include = references.many(record.include, included);
    let exclude = references.many(record.exclude, References::claim);
    let formats = record.formats.map(|list| list.value.0).unwrap_or_default();
    let template = record.template.unwrap_or_else(|| Spanned::new("memo".to_owned(), id.span));
    check_template(&template, references);
    if let Some(body) = &setting.body {
        references.citations_at(&body.prose, |range| body.prose.part(range));
    }
    references.tainted |= record.faulty;
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    Brief {
        common: references.common(id, record.span, record.extras),
        folder: setting.folder,
        title: record.title,
        as_of: record.as_of,
        to: plain(record.to),
        from: plain(record.from),
        reference: plain(record.reference),
        audience: plain(record.audience),
        scale: record.scale.map_or(Scale::Icd203, |scale| scale.value),
        template,
        formats: formats.into_iter().map(|format| format.value).collect(),
        bottom_line: record.bottom_line,
        sections,
        body: setting.body,
        talking_points,
        include,
        exclude,
        show_sources: record.show_sources.is_some_and(|shown| shown.value),
    }
}

fn check_template(template: &Spanned<String>, references: &mut References<'_>) {
    if Id::new(&template.value).is_none() {
        references.push(
            Diagnostic::error("invalid-value", template.span, "this is not the name of a template")
                .help("write the name without folder and extension, such as `memo`"),
        );
    }
}

fn included(references: &mut References<'_>, id: &Spanned<Id>) -> Option<Spanned<Included>> {
    match references.ids.get(&id.value) {
        Some(&Handle::Brief(brief)) => Some(Spanned::new(Included::Brief(brief), id.span)),
        None if id.value.as_str() != OUTLET => references.lost(id, None, "brief or claim"),
        _ => references.claim(id).map(|claim| claim.map(Included::Claim)),
    }
}

fn section(record: SectionRecord, references: &mut References<'_>) -> Section {
    if let Some(text) = &record.text {
        references.citations(text);
    }
    Section {
        title: record.title,
        text: record.text,
        claims: references.many(record.claims, References::claim),
        select: record.select.map(|select| filter(select.value, references)),
        order: record.order.map_or(Order::Given, |order| order.value),
    }
}

fn filter(record: FilterRecord, references: &mut References<'_>) -> Filter {
    for topic in record.topics.iter().flat_map(|topics| &topics.value.0) {
        one_topic(topic, references);
    }
    let sources = record.sources.map(|list| list.value.0).unwrap_or_default();
    let (outlet, named): (Vec<_>, Vec<_>) = sources.into_iter().partition(|id| id.value.as_str() == OUTLET);
    Filter {
        topics: record.topics.map(values).unwrap_or_default(),
        kinds: record.kinds.map(values).unwrap_or_default(),
        sources: named.iter().filter_map(|id| references.source(id)).map(|id| id.value).collect(),
        outlet: !outlet.is_empty(),
        speakers: references
            .many(record.speakers, References::source)
            .into_iter()
            .map(|id| id.value)
            .collect(),
        documents: references
            .many(record.documents, References::document)
            .into_iter()
            .map(|id| id.value)
            .collect(),
        since: record.since.map(|date| date.value),
        until: record.until.map(|date| date.value),
        key: record.key.map(|key| key.value),
    }
}

fn values<T>(list: Spanned<crate::parse::value::OneOrMany<T>>) -> Vec<T> {
    list.value.0.into_iter().map(|item| item.value).collect()
}

fn point(record: PointRecord, references: &mut References<'_>) -> TalkingPoint {
    references.citations(&record.point);
    TalkingPoint {
        point: record.point,
        claims: references.many(record.claims, References::claim),
        gaps: references.many(record.gaps, References::gap),
        judgments: references.many(record.judgments, References::judgment),
        responses: references.many(record.responses, References::response),
    }
}

/// Resolves a judgment. Its likelihood is checked against the brief's scale by the check stage.
pub(super) fn judgment(
    record: JudgmentRecord,
    brief: Option<BriefId>,
    references: &mut References<'_>,
) -> Judgment {
    references.begin(&record.id.value);
    if let Some(likelihood) = &record.likelihood {
        check_likelihood(likelihood, references);
    }
    let has_basis = record.based_on.is_some();
    let based_on = references.many(record.based_on, References::claim);
    let assumptions = record.assumptions.map(|list| list.value).unwrap_or_default().into_iter();
    let alternatives = record.alternatives.map(|list| list.value).unwrap_or_default().into_iter();
    references.tainted |= record.faulty;
    Judgment {
        common: references.common(record.id, record.span, record.extras),
        brief,
        text: record.judgment,
        likelihood: record.likelihood,
        confidence: record.confidence,
        because: record.because,
        based_on,
        has_basis,
        assumptions: assumptions
            .map(|entry| Assumption { text: entry.value.text, if_wrong: entry.value.if_wrong })
            .collect(),
        alternatives: alternatives
            .map(|entry| Alternative { text: entry.value.text, why_less_likely: entry.value.why_less_likely })
            .collect(),
        indicators: record.indicators.map(|list| list.value.0).unwrap_or_default(),
        change: record.change,
        change_reason: record.change_reason,
    }
}

/// A likelihood must be a term of some scale; whether it is of the brief's own is an editorial question.
fn check_likelihood(likelihood: &Spanned<String>, references: &mut References<'_>) {
    let scales = [Scale::Icd203, Scale::Phia, Scale::Ipcc];
    if scales.iter().any(|scale| scale.term(&likelihood.value).is_some()) {
        return;
    }
    let words: Vec<_> = Scale::Icd203.terms().iter().map(|term| term.words).collect();
    let finding = Diagnostic::error(
        "invalid-value",
        likelihood.span,
        format!("`{}` is not a term of likelihood", likelihood.value),
    );
    if let Some(term) = in_percent(&likelihood.value) {
        let help =
            format!("write the term and not the number: `{}` stands for {} percent", term.words, term.band);
        references.push(finding.help(help));
        return;
    }
    references.push(match crate::diagnostic::closest(&likelihood.value, words.iter().copied()) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
            likelihood.span,
            meant,
            format!("write `{meant}`"),
        ),
        None => finding.help(format!("the terms of ICD 203 are {}", word_list(&words))),
    });
}

/// The term of ICD 203 that a likelihood in percent falls under: `70%`, `70 percent`.
fn in_percent(likelihood: &str) -> Option<&'static Term> {
    let number =
        likelihood.strip_suffix('%').or_else(|| likelihood.strip_suffix("percent")).unwrap_or(likelihood);
    let percent: u8 = number.trim().parse().ok()?;
    Scale::Icd203.terms().iter().find(|term| (term.from..=term.to).contains(&percent))
}

/// Resolves a gap. One without an id gets one that nothing can refer to.
pub(super) fn gap(record: GapRecord, brief: Option<BriefId>, references: &mut References<'_>) -> Option<Gap> {
    let id = match record.id {
        Some(id) => id,
        None => Spanned::new(
            Id::new(&format!("gap-{}-{}", record.span.file.0, record.span.start))?,
            head(record.gap.span),
        ),
    };
    references.begin(&id.value);
    let would_change = references.many(record.would_change, References::judgment);
    references.tainted |= record.faulty;
    Some(Gap {
        common: references.common(id, record.span, record.extras),
        brief,
        text: record.gap,
        would_change,
        collect: record.collect,
    })
}

fn head(span: Span) -> Span {
    Span { end: span.start, ..span }
}
