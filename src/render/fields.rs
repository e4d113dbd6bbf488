//! Which fields of the view a template can read. What is not certain counts as read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::render::filters;
use crate::render::tags::Token;
use crate::render::view::declare::Field;
use crate::render::view::shape::{SHAPES, shapes};

/// Every field name that a type of the view has, sorted, each once.
pub(super) fn all() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut names: Vec<_> = shapes().flat_map(|shape| shape.fields).map(|field| field.name).collect();
        names.sort_unstable();
        names.dedup();
        names
    });
    &NAMES
}

/// What templates read.
#[derive(Debug, Default)]
pub(super) struct Fields<'a> {
    /// Every word and every text inside their tags; fields among them may be read.
    pub names: BTreeSet<&'a str>,
    /// Whether a record may be read as a whole: printed, compared or gone through field by field.
    pub whole: bool,
}

/// Filters that look at records as a whole, or at fields that they do not name.
const WHOLE_FILTERS: &[&str] = &["keys", "values", "pairs", "get", "unique", "group_by", "str"];

/// Functions that take claims as a whole.
const WHOLE_FUNCTIONS: &[&str] = &["timeline", "matrix", "flow"];

/// Lists of what those functions give.
const GIVEN_LISTS: &[&str] = &["events", "columns", "rows", "cells", "lines"];

/// Arguments that name a field.
const NAMING: &[&str] = &["attribute", "key"];

impl<'a> Fields<'a> {
    /// Adds what one more template reads, by the pieces of its tags.
    pub(super) fn add(&mut self, tags: &[Vec<Token<'a>>]) {
        let lists: BTreeSet<&str> = tags.iter().flat_map(|tag| declared_lists(tag)).collect();
        for tag in tags {
            for token in tag {
                match token {
                    Token::Word(word) => self.names.extend([word]),
                    Token::Text(text) => self.names.extend(text.split('.')),
                    Token::Sign(_) => {}
                }
            }
            let filters = tag.windows(2).filter_map(|two| match two {
                &[Token::Sign('|') | Token::Word("filter"), Token::Word(filter)] => Some(filter),
                _ => None,
            });
            for filter in filters {
                let read = filters::READS.iter().filter(|(known, _)| *known == filter);
                self.names.extend(read.flat_map(|(_, fields)| *fields));
            }
            self.whole |= reads_whole(tag, &lists);
        }
    }
}

/// Whether a finished page shows that a record was printed as a whole, escaped or not.
pub(super) fn shows_record(page: &str) -> bool {
    ["{\"", "{&quot;", "\\{\""]
        .iter()
        .any(|sign| memchr::memmem::find(page.as_bytes(), sign.as_bytes()).is_some())
}

/// Parameters of components that are lists.
fn declared_lists<'a>(tag: &[Token<'a>]) -> Vec<&'a str> {
    if tag.first() != Some(&Token::Word("component")) {
        return Vec::new();
    }
    let declared = tag.windows(3).filter_map(|three| match three {
        &[Token::Word(name), Token::Sign(':'), Token::Word("array")] => Some(name),
        _ => None,
    });
    declared.collect()
}

fn reads_whole(tag: &[Token<'_>], lists: &BTreeSet<&str>) -> bool {
    let is_for = tag.first() == Some(&Token::Word("for"));
    (0..tag.len()).any(|at| match tag.get(at..).unwrap_or_default() {
        [Token::Word("__tera_context"), ..] | [Token::Sign('.'), Token::Sign('.'), ..] => true,
        [Token::Sign('|'), Token::Word(filter), ..] => {
            let before = at.checked_sub(1).and_then(|before| tag.get(before));
            WHOLE_FILTERS.contains(filter) && !before.is_some_and(|token| are_plain(*token))
        }
        [Token::Word(function), Token::Sign('('), ..] if WHOLE_FUNCTIONS.contains(function) => true,
        [Token::Word(name), Token::Sign('='), next, ..] if NAMING.contains(name) => {
            // A component's argument stands in braces (`key={key}`).
            !matches!(next, Token::Text(_) | Token::Sign('=' | '{'))
        }
        [Token::Sign('=' | '!'), Token::Sign('='), rest @ ..] => !is_leaf(rest),
        [Token::Word("for"), Token::Word(_), Token::Word("in"), container @ ..] => {
            may_be_record(container, lists)
        }
        [Token::Word("for"), ..] => true,
        [Token::Word("in"), ..] => !is_for || at != 2,
        [before, Token::Sign('['), rest @ ..] => is_subscript(*before) && !is_known_index(rest),
        _ => false,
    })
}

/// Whether a path ends in a field that is a list of texts.
fn are_plain(last: Token<'_>) -> bool {
    let Token::Word(name) = last else { return false };
    let is_plain = |field: &Field| {
        field.kind.strip_prefix("Vec<").and_then(|kind| kind.strip_suffix('>')).is_some_and(is_plain_kind)
    };
    of_name(name).next().is_some() && of_name(name).all(is_plain)
}

/// Whether an expression begins with a text, a number, a fixed word, or a path to a field that holds no record.
fn is_leaf(expression: &[Token<'_>]) -> bool {
    match expression {
        [Token::Word("true" | "false" | "none"), ..] => true,
        [Token::Word(_), Token::Sign('.'), ..] => {
            let is_plain = |last| of_name(last).all(|field| is_plain_kind(field.kind));
            path_end(expression)
                .is_some_and(|(last, rest)| is_plain(last) && rest.first() != Some(&Token::Sign('[')))
        }
        [Token::Word(_), ..] => false,
        _ => true,
    }
}

/// Whether a loop may go through the fields of a record rather than through a list.
fn may_be_record(container: &[Token<'_>], lists: &BTreeSet<&str>) -> bool {
    let is_top = |name: &&str| {
        let top = SHAPES.first().into_iter().flat_map(|shape| shape.fields);
        top.into_iter().any(|field| field.name == *name && field.kind.starts_with("Vec"))
    };
    match container {
        [Token::Word("range"), Token::Sign('('), ..] | [Token::Text(_) | Token::Sign(_), ..] => false,
        [Token::Word(_), Token::Sign('.'), ..] => match path_end(container) {
            Some((last, [Token::Sign('['), rest @ ..])) => !is_slice(rest) || holds_record(None, last),
            Some((last, _)) => holds_record(owner(container), last),
            None => true,
        },
        [Token::Word(_), Token::Sign('['), rest @ ..] => !is_slice(rest),
        [Token::Word(name), ..] => !is_top(name) && !lists.contains(name),
        [] => true,
    }
}

/// The name before the last one of a path.
fn owner<'a>(container: &[Token<'a>]) -> Option<&'a str> {
    let (mut owner, mut rest) = (None, container);
    while let [Token::Word(name), Token::Sign('.'), after @ ..] = rest {
        (owner, rest) = (Some(*name), after);
    }
    owner
}

/// Whether a field of a name may hold a record; one that no type has may hold anything. Where the name before it is
/// that of a field with a type of its own (`key.confidence`), the field of that type is meant.
fn holds_record(owner: Option<&str>, name: &str) -> bool {
    let owners: BTreeSet<&str> = owner.into_iter().flat_map(of_name).map(|field| field.kind).collect();
    let mut of_owner = shapes()
        .filter(|shape| owners.contains(shape.name))
        .flat_map(|shape| shape.fields)
        .filter(|field| field.name == name)
        .peekable();
    let is_record = |field: &Field| !field.kind.starts_with("Vec") && !is_plain_kind(field.kind);
    if of_owner.peek().is_some() {
        return of_owner.any(is_record);
    }
    let mut fields = of_name(name).peekable();
    let is_unknown = fields.peek().is_none() && !GIVEN_LISTS.contains(&name);
    is_unknown || fields.any(is_record)
}

/// Whether what follows an opening bracket is a slice (`[1:]`).
fn is_slice(rest: &[Token<'_>]) -> bool {
    rest.iter().take(closing(rest)).any(|token| *token == Token::Sign(':'))
}

/// The last name of a path (`a.b.c`) at the head of an expression, and what follows it.
fn path_end<'t, 'a>(mut expression: &'t [Token<'a>]) -> Option<(&'a str, &'t [Token<'a>])> {
    while let [Token::Word(_), Token::Sign('.'), rest @ ..] = expression {
        expression = rest;
    }
    match expression {
        [Token::Word(last), rest @ ..] => Some((last, rest)),
        _ => None,
    }
}

fn of_name(name: &str) -> impl Iterator<Item = &'static Field> {
    shapes().flat_map(|shape| shape.fields).filter(move |field| field.name == name)
}

/// Whether a field holds a text, a number, or yes and no.
fn is_plain_kind(kind: &str) -> bool {
    const PLAIN: &[&str] = &["String", "Text", "Word", "bool", "u32", "usize"];
    let inner = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>'));
    PLAIN.contains(&inner.unwrap_or(kind))
}

/// Whether a bracket behind this takes something out of it, rather than beginning a list.
fn is_subscript(before: Token<'_>) -> bool {
    matches!(before, Token::Word(word) if word != "in") || matches!(before, Token::Sign(']' | ')'))
}

/// Whether a subscript is a number, a slice, a text, or a field that holds a number.
fn is_known_index(rest: &[Token<'_>]) -> bool {
    let numbers = ["u32", "usize", "Option<usize>"];
    match rest.get(..closing(rest)).unwrap_or_default() {
        [] | [Token::Text(_)] => true,
        [.., Token::Sign('.'), Token::Word(last)] => {
            of_name(last).next().is_some() && of_name(last).all(|field| numbers.contains(&field.kind))
        }
        index => is_slice(rest) || !index.iter().any(|token| matches!(token, Token::Word(_))),
    }
}

/// Where the bracket that opened before these pieces closes.
fn closing(rest: &[Token<'_>]) -> usize {
    let mut open = 1;
    let closes = rest.iter().position(|token| {
        match token {
            Token::Sign('[') => open += 1,
            Token::Sign(']') => open -= 1,
            _ => {}
        }
        open == 0
    });
    closes.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tags;

    fn read(source: &str) -> Fields<'_> {
        let mut fields = Fields::default();
        fields.add(&tags::named(source).tags);
        fields
    }

    #[test]
    fn every_word_and_text_of_a_tag_may_be_a_field() {
        let source = "sentence {% for c in sections | sort(attribute=\"a.b\") %}{{ c.id }}{{ c[\"key\"] }}{% endfor %}";
        let fields = read(source);
        assert!(!fields.whole);
        for name in ["sections", "id", "key", "a", "b"] {
            assert!(fields.names.contains(name), "{name}");
        }
        assert!(!fields.names.contains("sentence"));
        assert!(read("{{ brief.text | prose }}").names.contains("citations"));
    }

    #[test]
    fn a_record_may_be_read_as_a_whole() {
        for source in [
            "{{ __tera_context }}",
            "{% for k, v in claim %}",
            "{% for v in claim %}",
            "{% for v in claim.credit %}",
            "{%- for v in claim.refs[0] -%}",
            "{% for v in claims[0] %}",
            "{% for v in claim.something %}",
            "{{ [x for v in claim] }}",
            "{{ claim | keys }}",
            "{{ claim | get(key=name) }}",
            "{{ claims | sort(attribute=name) }}",
            "{{ claim[name] }}",
            "{{ claim[x.title] }}",
            "{% if a == b %}",
            "{% if a != b.credit %}",
            "{% if hop in hops %}",
            "{{ <claim {...claim} /> }}",
        ] {
            assert!(read(source).whole, "{source}");
        }
    }

    #[test]
    fn most_of_what_templates_do_reads_named_fields_only() {
        for source in [
            "{% for claim in section.claims %}{{ claim.refs[0].row }}{% endfor %}",
            "{{ documents[claim.refs[0].row].title }}",
            "{% for document in documents %}{{ document.claims | length }}{% endfor %}",
            "{% if claim.status != \"active\" and loop.index == 2 %}",
            "{% if a.id == b.id %}",
            "{% component links(links: array) %}{% for link in links %}{{ link.anchor }}{% endfor %}",
            "{% for n in range(end=3) %}{{ n }}{% endfor %}",
            "{%- for claim in section.claims[1:] -%}{{ claim.id }}{% endfor %}",
            "{% for topic in claim.topics %}{{ topic }}{% endfor %}",
            "{% for name in claim.independence.hangs_on | unique %}{{ name }}{% endfor %}",
            "{{ claims[1:] }}{{ claims[-1].id }}",
        ] {
            assert!(!read(source).whole, "{source}");
        }
    }

    #[test]
    fn the_built_in_templates_name_what_they_read() {
        for (name, text) in crate::render::templates::BUILT_IN {
            let has_pictures =
                text.contains("timeline(") || text.contains("matrix(") || text.contains("flow(");
            assert_eq!(read(text).whole, has_pictures, "{name}");
        }
    }

    #[test]
    fn the_templates_of_the_benchmark_read_few_fields() {
        let mut fields = Fields::default();
        fields.add(&tags::named(include_str!("../../benches/desk/templates/memo.html")).tags);
        assert!(!fields.whole);
        for name in ["running", "text", "sentence", "summary", "sources", "contrary"] {
            assert!(!fields.names.contains(name), "{name}");
        }
    }

    #[test]
    fn a_record_printed_as_a_whole_shows() {
        assert!(shows_record("a {\"id\": 1}") && shows_record("{&quot;id") && shows_record("\\{\"id"));
        assert!(!shows_record("{ a: b } \"x\""));
    }
}
