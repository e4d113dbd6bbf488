//! Which expression of a template printed a text: a mark before each expression tells. Only pages with faults are
//! rendered once more with such marks.

use crate::render::tags;
use crate::render::templates::Template;
use crate::render::tracers::{self, Tracer};
use crate::text::Span;

/// A claim's assertion or a judgment on a page, and what printed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The claim, by its number in the corpus; none for a judgment.
    pub claim: Option<u32>,
    /// The expression of the desk's template; none where a built-in one printed it.
    pub span: Option<Span>,
}

/// A template with a mark before every expression that prints.
pub(super) fn mark(number: u32, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut from = 0;
    for printed in tags::printed(text) {
        out.push_str(text.get(from..printed.start).unwrap_or_default());
        out.push_str(&tracers::place_mark(number, u32::try_from(printed.start).unwrap_or(u32::MAX)));
        from = printed.start;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// What printed each assertion and judgment of a page with marks, in their order.
pub(super) fn printed(page: &str, templates: &[Template<'_>]) -> Vec<Printed> {
    let mut found = Vec::new();
    let mut place = None;
    let mut rest = page;
    while let Some(at) = tracers::find(rest) {
        let tracer = rest.get(at..).unwrap_or_default();
        let (read, length) = tracers::read(tracer);
        let claim = match read {
            Tracer::Assertion(claim) => Some(Some(claim)),
            Tracer::Judgment => Some(None),
            Tracer::Place(template, at) => {
                place = Some((template, at));
                None
            }
            _ => None,
        };
        found.extend(claim.map(|claim| (claim, place)));
        rest = tracer.get(length.max(1)..).unwrap_or_default();
    }
    let span = |place: Option<(u32, u32)>| place.and_then(|place| span(place, templates));
    found.into_iter().map(|(claim, place)| Printed { claim, span: span(place) }).collect()
}

fn span((number, at): (u32, u32), templates: &[Template<'_>]) -> Option<Span> {
    let template = templates.get(number as usize)?;
    let printed = tags::printed(template.text).into_iter().find(|printed| printed.start == at as usize)?;
    Some(Span::new(template.file, printed.start, printed.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::ClaimId;
    use crate::render::tracers::Tracing;
    use crate::text::FileId;

    #[test]
    fn the_expression_that_printed_an_assertion_is_found() {
        let text = "{% for c in x %}- {{ c.number }} {{ c.assertion }}{% endfor %}{# {{ no }} #}";
        let template = Template { file: FileId(4), name: "t.md", text };
        let assertion = Tracing::On.assertion(ClaimId(9), "the port closes");
        let marked = mark(0, text);
        let (before, after) = marked.split_once("{{ c.assertion }}").unwrap();
        let found = printed(&format!("{before}{assertion}{after}"), &[template]);
        let at = text.find("{{ c.assertion").unwrap();
        let span = Span::new(FileId(4), at, at + "{{ c.assertion }}".len());
        assert_eq!(found, [Printed { claim: Some(9), span: Some(span) }]);
        assert_eq!(tracers::strip(marked), text);
    }
}
