//! A light look into a template's tags: which templates, components and fields it names. Tera judges the syntax.

use std::ops::Range;

use memchr::memchr;

/// What a template names, each with its place in bytes.
#[derive(Debug, Default)]
pub(super) struct Named<'a> {
    /// Templates that it extends or includes.
    pub templates: Vec<&'a str>,
    /// Components that it calls; may hold more than that.
    pub components: Vec<String>,
    /// Components that it defines.
    pub defines: Vec<Signature<'a>>,
    /// Fields after a dot.
    pub fields: Vec<(&'a str, usize)>,
    /// Every word, to find the place of a variable.
    pub words: Vec<(&'a str, usize)>,
    /// Keys and rest parameters that the template makes itself.
    pub own: Vec<&'a str>,
    /// The pieces of each tag.
    pub tags: Vec<Vec<Token<'a>>>,
}

/// A component and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature<'a> {
    /// Its name.
    pub name: String,
    /// The byte where the name stands.
    pub at: usize,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter<'a>>,
    /// Whether it takes whatever else is passed.
    pub takes_rest: bool,
}

/// A parameter of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parameter<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type, if one is given.
    pub kind: Option<&'a str>,
    /// Whether it has a value when nobody passes one.
    pub is_optional: bool,
}

/// A piece of a tag. Numbers are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A name.
    Word(&'a str),
    /// A text in quotation marks.
    Text(&'a str),
    /// Any other character.
    Sign(char),
}

/// Reads a template.
pub(super) fn named(source: &str) -> Named<'_> {
    let mut named = Named::default();
    for (start, tag) in tags(source) {
        let tokens = tokens(tag, start);
        read(&tokens, &mut named);
        named.tags.push(tokens.into_iter().map(|(token, _)| token).collect());
    }
    named
}

fn read<'a>(tokens: &[(Token<'a>, usize)], named: &mut Named<'a>) {
    let at = |index: usize| tokens.get(index).map(|&(token, _)| token);
    let first = match at(0) {
        Some(Token::Word(word)) => word,
        _ => "",
    };
    if matches!(first, "extends" | "include")
        && let Some(Token::Text(name)) = at(1)
    {
        named.templates.push(name);
    }
    let mut index = 0;
    if matches!(first, "component" | "endcomponent") {
        let (name, end) = dotted(tokens, 1);
        if first == "component" {
            let place = tokens.get(1).map_or(0, |&(_, at)| at);
            named.defines.push(signature(name, place, tokens.get(end..).unwrap_or_default()));
        }
        index = end;
    }
    while let Some(&(token, place)) = tokens.get(index) {
        match token {
            Token::Sign('<') => {
                let from = if at(index + 1) == Some(Token::Sign('/')) { index + 2 } else { index + 1 };
                let (name, end) = dotted(tokens, from);
                if !name.is_empty() {
                    named.components.push(name);
                    index = end;
                    continue;
                }
            }
            Token::Word(word) if index > 0 && at(index - 1) == Some(Token::Sign('.')) => {
                if at(index.wrapping_sub(2)) == Some(Token::Sign('.')) {
                    named.own.push(word);
                } else {
                    named.fields.push((word, place));
                }
            }
            Token::Word(word) => named.words.push((word, place)),
            Token::Text(key) if at(index + 1) == Some(Token::Sign(':')) => named.own.push(key),
            _ => {}
        }
        index += 1;
    }
}

/// The signature in the tokens behind a component's name: "(claim: map, letter: string = "", ...rest)".
fn signature<'a>(name: String, at: usize, tokens: &[(Token<'a>, usize)]) -> Signature<'a> {
    let mut signature = Signature { name, at, parameters: Vec::new(), takes_rest: false };
    let mut depth = 0;
    let mut before = Token::Sign(' ');
    for &(token, _) in tokens {
        match (token, before) {
            (Token::Sign('(' | '[' | '{'), _) => depth += 1,
            (Token::Sign(')'), _) if depth == 1 => break,
            (Token::Sign(')' | ']' | '}'), _) => depth -= 1,
            (Token::Word(_), Token::Sign('.')) if depth == 1 => signature.takes_rest = true,
            (Token::Word(name), Token::Sign('(' | ',')) if depth == 1 => {
                signature.parameters.push(Parameter { name, kind: None, is_optional: false });
            }
            (Token::Word(kind), Token::Sign(':')) if depth == 1 => {
                if let Some(last) = signature.parameters.last_mut() {
                    last.kind = Some(kind);
                }
            }
            (Token::Sign('='), _) if depth == 1 => {
                if let Some(last) = signature.parameters.last_mut() {
                    last.is_optional = true;
                }
            }
            _ => {}
        }
        before = token;
    }
    signature
}

/// A name of words joined by dots, and the index of the token after it.
fn dotted(tokens: &[(Token<'_>, usize)], from: usize) -> (String, usize) {
    let mut name = String::new();
    let mut index = from;
    while let Some(&(Token::Word(word), _)) = tokens.get(index) {
        name.push_str(word);
        index += 1;
        if tokens.get(index).map(|&(token, _)| token) != Some(Token::Sign('.')) {
            break;
        }
        name.push('.');
        index += 1;
    }
    (name, index)
}

/// The places of the expressions that print, braces included.
pub(super) fn printed(source: &str) -> Vec<Range<usize>> {
    let place = |(start, tag): (usize, &str)| {
        let opening = if source.get(..start)?.ends_with('-') { 3 } else { 2 };
        let place = start.checked_sub(opening)?..start + tag.len() + 2;
        source.get(place.start..)?.starts_with("{{").then_some(place)
    };
    tags(source).into_iter().filter_map(place).collect()
}

/// The insides of `{{ }}` and `{% %}` with their places; comments and `{% raw %}` left out.
pub(super) fn tags(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) =
        source.as_bytes().get(at..).and_then(|rest| memchr(b'{', rest)).map(|open| at + open)
    {
        let rest = source.get(open..).unwrap_or_default();
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(source.len(), |end| open + end + 2);
            continue;
        }
        if !(rest.starts_with("{{") || rest.starts_with("{%")) {
            at = open + 1;
            continue;
        }
        let length = inside(rest);
        let tag = rest.get(2..length).unwrap_or_default();
        at = open + length + 2;
        if tag.trim_matches(['-', ' ']) == "raw" {
            let end = source.get(at..).and_then(|rest| rest.find("endraw"));
            at = end.map_or(source.len(), |end| at + end);
        } else {
            let dash = usize::from(tag.starts_with('-'));
            found.push((open + 2 + dash, tag.get(dash..).unwrap_or_default()));
        }
    }
    found
}

/// Where the closing `}}` or `%}` of a tag stands, strings passed over.
fn inside(tag: &str) -> usize {
    let bytes = tag.as_bytes();
    let close = if tag.starts_with("{{") { b'}' } else { b'%' };
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate().skip(2) {
        match quote {
            Some(open) => quote = Some(open).filter(|&open| byte != open),
            None if matches!(byte, b'"' | b'\'' | b'`') => quote = Some(byte),
            None if byte == close && bytes.get(at + 1) == Some(&b'}') => return at,
            None => {}
        }
    }
    tag.len()
}

/// About how many bytes of a tag a piece takes.
const TOKEN_SHARE: usize = 4;

/// The pieces of a tag with their places; `start` is its own.
pub(super) fn tokens(tag: &str, start: usize) -> Vec<(Token<'_>, usize)> {
    let mut found = Vec::with_capacity(tag.len() / TOKEN_SHARE);
    let mut at = 0;
    while let Some(c) = tag.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = tag.get(at..).unwrap_or_default();
        let length = match c {
            '"' | '\'' | '`' => {
                let body = rest.get(1..).unwrap_or_default();
                let end = body.find(c).unwrap_or(body.len());
                found.push((Token::Text(body.get(..end).unwrap_or_default()), start + at + 1));
                (end + 2).min(rest.len())
            }
            c if c.is_ascii_digit() => {
                rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_')).unwrap_or(rest.len())
            }
            c if c.is_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                found.push((Token::Word(rest.get(..end).unwrap_or_default()), start + at));
                end
            }
            c => {
                if !c.is_whitespace() {
                    found.push((Token::Sign(c), start + at));
                }
                c.len_utf8()
            }
        };
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_templates_components_and_fields_are_found() {
        let source = "{% extends \"byline/memo.md\" %}{# {{ a.b }} #}{{ claim.sentence | default(value=\"}}\") }}\
                      {% component ui.box(x, ...rest) %}{{ <ui.claim claim={c.x} /> }}{{ 1.5 }}{% endcomponent ui.box %}\
                      {% raw %}{{ q.r }}{% endraw %}{{ m[\"k\"].z }}";
        let named = named(source);
        assert_eq!(named.templates, ["byline/memo.md"]);
        let defined: Vec<_> = named.defines.iter().map(|defined| defined.name.as_str()).collect();
        assert_eq!(defined, ["ui.box"]);
        assert_eq!(named.components, ["ui.claim"]);
        let fields: Vec<_> = named.fields.iter().map(|&(field, _)| field).collect();
        assert_eq!(fields, ["sentence", "x", "z"]);
        for (field, at) in named.fields {
            assert_eq!(source.get(at..at + field.len()), Some(field));
        }
        assert_eq!(named.own, ["rest"]);
    }

    #[test]
    fn the_signature_of_a_component_is_read() {
        let source = "{% component a.b(claim: map, letter: string = \"\", n = [1, 2], ...rest) %}{% endcomponent a.b %}";
        let named = named(source);
        let [signature] = named.defines.as_slice() else { panic!("one component") };
        let parameters: Vec<_> =
            signature.parameters.iter().map(|one| (one.name, one.kind, one.is_optional)).collect();
        let expected = [("claim", Some("map"), false), ("letter", Some("string"), true), ("n", None, true)];
        assert_eq!(parameters, expected);
        assert!(signature.takes_rest && source.get(signature.at..).unwrap().starts_with("a.b("));
    }

    #[test]
    fn a_dash_that_eats_blanks_is_no_part_of_a_tag() {
        assert_eq!(named("{%- include \"a.md\" -%}").templates, ["a.md"]);
        assert_eq!(printed("a {{- b -}} {{ c }} {%- if d %}"), [2..11, 12..19]);
    }

    #[test]
    fn no_text_panics() {
        for source in ["{{", "{%", "{#", "{{ \"", "{{é.é", "{% raw", "{"] {
            let _ = named(source);
        }
    }
}
