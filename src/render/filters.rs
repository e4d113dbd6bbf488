//! What templates can call beyond Tera's own: `prose`, `refs`, `numbers`, `css`, `stop`, `on`, `claim()`, `notes()` and `policy()`.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::model::id::Id;
use crate::render::markdown::{self, Cited, Text};
use crate::render::marks::{self, Mark};
use crate::render::page::Language;
use crate::render::view::counting::series;
use crate::render::{picture, sentences, traced, tracers};

/// The fields that filters read although no template names them.
pub(super) const READS: &[(&str, &[&str])] = &[
    ("prose", &["markdown", "citations", "sentence", "refs", "record", "document", "locator"]),
    ("refs", &["refs", "record", "document", "locator"]),
    ("numbers", &["number"]),
    ("on", &["words", "iso"]),
];

/// Registers them. What differs between the languages of output is decided here, not in the view.
pub(super) fn register(tera: &mut Tera, language: Language) {
    match language {
        Language::Html => tera.register_filter("prose", prose_as_html),
        Language::Md => tera.register_filter("prose", prose_as_markdown),
    }
    traced::register(tera);
    picture::register(tera, language);
    tera.register_filter("refs", refs);
    tera.register_filter("numbers", numbers);
    tera.register_filter("css", css);
    tera.register_filter("stop", stop);
    tera.register_filter("on", on);
    tera.register_function("claim", claim);
    tera.register_function("notes", notes);
    tera.register_function("policy", policy);
}

/// The notes of a record (`{{ claim | refs }}`), of a list of records, or of a list of references.
fn refs(value: &Value, _: Kwargs, _: &State<'_>) -> Value {
    let mut marks = String::new();
    cite(value, &mut marks);
    Value::safe_string(&marks)
}

fn cite(value: &Value, marks: &mut String) {
    if let Some(list) = value.as_array() {
        for item in list {
            cite(item, marks);
        }
    } else if let Some(refs) = field(value, "refs") {
        cite(refs, marks);
    } else if let (Some(record), Some(document)) = (text(value, "record"), text(value, "document")) {
        let locator = text(value, "locator").unwrap_or_default();
        marks.push_str(&marks::write(Mark::Cite { record, document, locator }));
    }
}

fn field<'a>(value: &'a Value, name: &'static str) -> Option<&'a Value> {
    value.as_map()?.get(&tera::value::Key::Str(name))
}

fn text<'a>(value: &'a Value, name: &'static str) -> Option<&'a str> {
    field(value, name)?.as_str()
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of Tera's filters")]
fn prose_as_html(value: &Value, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    prose(value, &kwargs, markdown::to_html)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of Tera's filters")]
fn prose_as_markdown(value: &Value, kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    prose(value, &kwargs, markdown::to_markdown)
}

/// An analyst's text; `under` is the level of the heading that it stands under, 3 where nothing is said.
fn prose(value: &Value, kwargs: &Kwargs, write: fn(&Text<'_>) -> String) -> TeraResult<Value> {
    let under = kwargs.get::<u8>("under")?.unwrap_or(3);
    let written =
        text(value, "markdown").map(|markdown| write(&Text { markdown, cited: &cited(value), under }));
    Ok(Value::safe_string(&written.unwrap_or_default()))
}

/// A date with its preposition: "on 6 April 2024", "in April 2024".
fn on(value: &Value, _: Kwargs, _: &State<'_>) -> String {
    let iso = text(value, "iso").unwrap_or_default();
    let is_day = iso.trim_end_matches(['~', '?']).len() == "2024-04-06".len();
    format!("{} {}", if is_day { "on" } else { "in" }, text(value, "words").unwrap_or_default())
}

/// A claim's own sentence with its citation, for narratives.
#[expect(clippy::needless_pass_by_value, reason = "the shape of Tera's functions")]
fn claim(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let id = kwargs.must_get::<&str>("id")?;
    match Id::new(id) {
        Some(id) => Ok(Value::safe_string(&format!("[+{id}]"))),
        None => Err(tera::Error::message(format!("`{id}` is not an id"))),
    }
}

fn cited(value: &Value) -> Vec<Cited> {
    let citations = field(value, "citations").and_then(Value::as_array).unwrap_or_default();
    citations
        .iter()
        .map(|citation| {
            let mut marks = String::new();
            cite(citation, &mut marks);
            Cited { sentence: text(citation, "sentence").map(str::to_owned), marks }
        })
        .collect()
}

/// The numbers of a list of links, or a list of numbers, runs drawn together: "1, 2 and 4–6".
fn numbers(links: &[Value], _: Kwargs, _: &State<'_>) -> String {
    let number = |link: &Value| field(link, "number").unwrap_or(link).as_i128();
    drawn_together(links.iter().filter_map(number).collect())
}

/// Numbers in order as a sentence has them, runs of three and more drawn together: "1, 2 and 4–6".
pub(super) fn drawn_together(mut numbers: Vec<i128>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first}–{last}")],
        run => run.iter().map(ToString::to_string).collect(),
    });
    series(&runs.collect::<Vec<_>>())
}

/// The text for a quoted string in a style sheet: everything but letters, digits and blanks as a code point.
fn css(value: &str, _: Kwargs, _: &State<'_>) -> Value {
    let mut out = String::with_capacity(value.len());
    for c in tracers::plain(value).chars() {
        match c {
            c if c.is_alphanumeric() => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c => out.extend(["\\", &format!("{:x}", u32::from(c)), " "]),
        }
    }
    Value::safe_string(&out)
}

/// The period that a text still needs to end a sentence.
fn stop(value: &str, _: Kwargs, _: &State<'_>) -> &'static str {
    if sentences::is_closed(value) { "" } else { "." }
}

/// The place of the list of notes; what stands `above` and `below` it goes where there are none.
#[expect(clippy::needless_pass_by_value, reason = "the shape of Tera's functions")]
fn notes(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let above = kwargs.get::<&str>("above")?.unwrap_or_default();
    let below = kwargs.get::<&str>("below")?.unwrap_or_default();
    Ok(Value::safe_string(&marks::write(Mark::Notes { above, below })))
}

fn policy(_: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&marks::write(Mark::Policy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Context;

    #[test]
    fn numbers_are_drawn_together() {
        let links: Vec<Value> = [3, 1, 4, 5, 9, 8]
            .map(|number| Value::from_serializable(&std::collections::BTreeMap::from([("number", number)])))
            .into();
        let context = Context::new();
        let plain: Vec<Value> = [2_u32, 1].map(Value::from).into();
        assert_eq!(numbers(&plain, Kwargs::default(), &State::new(&context)), "1 and 2");
        assert_eq!(numbers(&links, Kwargs::default(), &State::new(&context)), "1, 3–5, 8 and 9");
    }
}
