//! Tera's own filters and tests, made to see texts as readers do: without tracers. What they cut or change keeps
//! its tracers, so that proofreading still knows whose text it is.

use std::borrow::Cow;

use tera::value::Key;
use tera::{Error, Kwargs, Map, State, StringInput, Tera, TeraResult, Value};

use crate::render::tracers::{self, is_tracer};

/// Puts them in place of Tera's.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("capitalize", capitalize);
    tera.register_filter("group_by", group_by);
    tera.register_filter("length", length);
    tera.register_filter("sort", sort);
    tera.register_filter("title", title);
    tera.register_filter("trim", trim);
    tera.register_filter("trim_end", trim_end);
    tera.register_filter("trim_start", trim_start);
    tera.register_filter("truncate", truncate);
    tera.register_filter("unique", unique);
    tera.register_test("containing", is_containing);
    tera.register_test("ending_with", is_ending_with);
    tera.register_test("starting_with", is_starting_with);
}

/// A value as a reader sees it.
fn plain(value: &Value) -> Cow<'_, Value> {
    match value.as_str() {
        Some(text) if tracers::find(text).is_some() => {
            Cow::Owned(Value::from(tracers::plain(text).into_owned()))
        }
        _ => Cow::Borrowed(value),
    }
}

fn length(value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<usize> {
    let length = plain(value).len();
    length.ok_or_else(|| Error::message(format!("a value of type {} has no length", value.name())))
}

/// How many characters of a text are no tracers.
fn count(text: &str) -> usize {
    text.chars().filter(|&c| !is_tracer(c)).count()
}

/// The `kept` characters of a text behind the first `skipped` ones. Tracers stay, but for those behind a cut that
/// do not pass `stays`.
fn cut(text: &str, (skipped, kept): (usize, usize), stays: fn(char) -> bool) -> String {
    let end = skipped.saturating_add(kept);
    let is_whole = end >= count(text);
    let mut out = String::with_capacity(text.len());
    let mut seen = 0;
    for c in text.chars() {
        if is_tracer(c) {
            out.extend((seen < end || is_whole || stays(c)).then_some(c));
            continue;
        }
        out.extend((skipped..end).contains(&seen).then_some(c));
        seen += 1;
    }
    out
}

fn truncate(text: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let length = arguments.must_get::<usize>("length")?;
    let end = arguments.get::<&str>("end")?.unwrap_or("…");
    if count(text) <= length { Ok(text.to_owned()) } else { Ok(cut(text, (0, length), |_| false) + end) }
}

/// What is left of a text without `start` characters in front and `end` ones behind.
fn without(text: &StringInput<'_>, start: usize, end: usize) -> Value {
    let kept = count(text.as_str()).saturating_sub(start + end);
    text.inherit_safety(cut(text.as_str(), (start, kept), tracers::is_close))
}

/// How many characters a pattern, or white space, takes in front of a text.
fn in_front(text: &str, pattern: Option<&str>) -> usize {
    let rest = pattern.map_or_else(|| text.trim_start(), |pattern| text.trim_start_matches(pattern));
    text.chars().count() - rest.chars().count()
}

/// The same behind it.
fn behind(text: &str, pattern: Option<&str>) -> usize {
    let rest = pattern.map_or_else(|| text.trim_end(), |pattern| text.trim_end_matches(pattern));
    text.chars().count() - rest.chars().count()
}

fn trim(text: StringInput<'_>, arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let pattern = arguments.get::<&str>("pat")?;
    let plain = tracers::plain(text.as_str());
    let start = in_front(&plain, pattern);
    let rest: String = plain.chars().skip(start).collect();
    Ok(without(&text, start, behind(&rest, pattern)))
}

fn trim_start(text: StringInput<'_>, arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let start = in_front(&tracers::plain(text.as_str()), arguments.get::<&str>("pat")?);
    Ok(without(&text, start, 0))
}

fn trim_end(text: StringInput<'_>, arguments: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let end = behind(&tracers::plain(text.as_str()), arguments.get::<&str>("pat")?);
    Ok(without(&text, 0, end))
}

fn capitalize(text: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let mut out = String::with_capacity(text.as_str().len());
    let mut begun = false;
    for c in text.as_str().chars() {
        if is_tracer(c) {
            out.push(c);
        } else if std::mem::replace(&mut begun, true) {
            out.extend(c.to_lowercase());
        } else {
            out.extend(c.to_uppercase());
        }
    }
    text.inherit_safety(out)
}

/// Every word with a capital letter, as Tera has it.
fn title(text: StringInput<'_>, _: Kwargs, _: &State<'_>) -> Value {
    let mut out = String::with_capacity(text.as_str().len());
    let mut begins = true;
    for c in text.as_str().chars() {
        if is_tracer(c) {
            out.push(c);
        } else if c.is_ascii_punctuation() || c.is_whitespace() {
            out.push(c);
            begins |= c != '\'';
        } else if std::mem::take(&mut begins) {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
    text.inherit_safety(out)
}

/// An attribute of every item of a list.
fn attributes<'a>(list: &'a [Value], path: &'a str) -> TeraResult<Vec<&'a Value>> {
    let missing = |at: usize| Error::message(format!("the value at index {at} has no attribute `{path}`"));
    let found = list.iter().enumerate().map(|(at, item)| item.get_from_path(path).ok_or_else(|| missing(at)));
    found.collect()
}

fn sort(list: &[Value], arguments: Kwargs, _: &State<'_>) -> TeraResult<Vec<Value>> {
    let keys = match arguments.get::<&str>("attribute")? {
        Some(path) => attributes(list, path)?,
        None => list.iter().collect(),
    };
    let mut keyed: Vec<(Cow<'_, Value>, &Value)> = keys.into_iter().map(plain).zip(list).collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (a, b) in keyed.iter().zip(keyed.iter().skip(1)) {
        if !a.0.is_none() && !b.0.is_none() && a.0.partial_cmp(&b.0).is_none() {
            let message = format!("`{}` and `{}` cannot be sorted together", a.0.name(), b.0.name());
            return Err(Error::message(message));
        }
    }
    Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect())
}

fn unique(list: &[Value], _: Kwargs, _: &State<'_>) -> Vec<Value> {
    let mut seen: Vec<Cow<'_, Value>> = Vec::new();
    let mut kept = Vec::new();
    for item in list {
        let key = plain(item);
        if !seen.contains(&key) {
            seen.push(key);
            kept.push(item.clone());
        }
    }
    kept
}

/// The items of a list by an attribute, in the order in which its values come first.
fn group_by(list: &[Value], arguments: Kwargs, _: &State<'_>) -> TeraResult<Map> {
    let path = arguments.must_get::<&str>("attribute")?;
    let mut groups: indexmap::IndexMap<Key<'static>, Vec<Value>> = indexmap::IndexMap::new();
    for (key, item) in attributes(list, path)?.into_iter().map(plain).zip(list) {
        let key = match (key.as_str(), key.as_bool(), key.as_i128()) {
            (Some(text), _, _) => Key::from(text.to_owned()),
            (_, Some(is), _) => Key::Bool(is),
            (_, _, Some(number)) => Key::I128(number),
            _ if key.is_none() => continue,
            _ => return Err(Error::message(format!("`{path}` is neither text nor number"))),
        };
        groups.entry(key).or_default().push(item.clone());
    }
    Ok(groups.into_iter().map(|(key, items)| (key, Value::from(items))).collect())
}

fn is_starting_with(text: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<bool> {
    let pattern = arguments.must_get::<&str>("pat")?;
    Ok(tracers::plain(text).starts_with(&*tracers::plain(pattern)))
}

fn is_ending_with(text: &str, arguments: Kwargs, _: &State<'_>) -> TeraResult<bool> {
    let pattern = arguments.must_get::<&str>("pat")?;
    Ok(tracers::plain(text).ends_with(&*tracers::plain(pattern)))
}

fn is_containing(value: &Value, arguments: Kwargs, _: &State<'_>) -> TeraResult<bool> {
    let pattern = plain(arguments.must_get::<&Value>("pat")?).into_owned();
    if let Some(list) = value.as_array() {
        return Ok(list.iter().any(|item| *plain(item) == pattern));
    }
    match (plain(value).as_str(), value.as_map(), pattern.as_str()) {
        (Some(text), _, Some(pattern)) => Ok(text.contains(pattern)),
        (_, Some(map), Some(pattern)) => Ok(map.contains_key(&Key::Str(pattern))),
        _ => Err(Error::message("only a text, a list or a map can contain something")),
    }
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;
    use crate::model::id::ClaimId;
    use crate::render::tracers::{Tracing, strip};

    /// What a template makes of two texts, without tracers and with them.
    fn both(template: &str) -> (String, String) {
        let page = |tracing: Tracing| {
            let mut tera = Tera::new();
            register(&mut tera);
            tera.add_raw_template("t", template).unwrap();
            let mut context = Context::new();
            context.insert("a", &tracing.assertion(ClaimId(300), "the port closes"));
            context.insert("b", &tracing.assertion(ClaimId(2), "zinc is mined"));
            strip(tera.render("t", &context).unwrap())
        };
        (page(Tracing::Off), page(Tracing::On))
    }

    #[test]
    fn a_template_does_not_notice_tracers() {
        for template in [
            "{{ a | length }} {{ a | wordcount }}",
            "{{ a | truncate(length=8) }}{{ a | truncate(length=15) }}",
            "{{ a | trim(pat='t') }}|{{ a | trim_end(pat='es') }}|{{ a | trim_start(pat='the ') }}|{{ a | trim }}",
            "{{ a | capitalize }} {{ a | title }} {{ a | upper }} {{ a | lower }}",
            "{{ [b, a] | sort | join(sep='; ') }}",
            "{% for x in [{'k': b}, {'k': a}] | sort(attribute='k') %}{{ x.k }}{% endfor %}",
            "{{ [b, a, b] | unique | length }}{{ a is containing(pat='closes') }}{{ [b, a] is containing(pat=a) }}",
            "{{ a is starting_with(pat='the') }}{{ a is ending_with(pat='closes') }}",
            "{% for k, v in [{'k': b}, {'k': a}, {'k': b}] | group_by(attribute='k') %}{{ k }}{{ v | length }}{% endfor %}",
            "{{ a | replace(from='port', to='harbor') }} {{ a | split(pat=' ') | join(sep='-') }}",
        ] {
            let (plain, traced) = both(template);
            assert_eq!(plain, traced, "{template}");
        }
    }

    #[test]
    fn a_text_that_is_cut_keeps_where_it_began_and_not_where_it_ended() {
        let text = Tracing::On.assertion(ClaimId(1), "the port closes");
        assert_eq!(cut(&text, (0, 3), |_| false), "\u{FDE0}\u{FDD1}the");
        assert_eq!(cut(&text, (0, 3), tracers::is_close), "\u{FDE0}\u{FDD1}the\u{FDE8}");
        assert_eq!(cut(&text, (0, 15), |_| false), text);
    }
}
