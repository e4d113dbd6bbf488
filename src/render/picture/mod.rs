//! Pictures for pages: what happened when, who said what, who told whom.
//!
//! A template calls `timeline()`, `matrix()` or `flow()` for the facts and prints them as it likes; the filter
//! `picture` draws the same facts, as SVG in HTML and as Mermaid in Markdown. Nothing is computed for a template that
//! does not call for it. The pictures take their colors from the page.

mod flow;
mod matrix;
mod mermaid;
pub(super) mod shapes;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;

use serde::Deserialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::render::page::Language;
use crate::render::picture::shapes::{Claim, Entry, Facts};

/// Registers the functions and the filter.
pub(super) fn register(tera: &mut Tera, language: Language) {
    tera.register_function("timeline", |kwargs: Kwargs, _: &State<'_>| facts(&kwargs, timeline::facts));
    tera.register_function("matrix", |kwargs: Kwargs, _: &State<'_>| facts(&kwargs, matrix::facts));
    tera.register_function("flow", |kwargs: Kwargs, _: &State<'_>| facts(&kwargs, flow::facts));
    tera.register_filter("picture", move |value: &Value, _: Kwargs, _: &State<'_>| picture(value, language));
}

/// The claims of `sections` and `others`, as facts for a picture.
fn facts(kwargs: &Kwargs, gather: fn(&[Entry]) -> Facts) -> TeraResult<Value> {
    let mut entries = Vec::new();
    let sections = kwargs.get::<&[Value]>("sections")?.unwrap_or_default();
    for (column, section) in sections.iter().enumerate() {
        let title = section.get_from_path("title").and_then(Value::as_str).unwrap_or_default();
        let claims = section.get_from_path("claims").and_then(Value::as_array).unwrap_or_default();
        read(claims, (column, title), &mut entries)?;
    }
    let others = kwargs.get::<&[Value]>("others")?.unwrap_or_default();
    read(others, (sections.len(), "Also cited"), &mut entries)?;
    Ok(Value::from_serializable(&gather(&entries)))
}

fn read(claims: &[Value], (column, title): (usize, &str), entries: &mut Vec<Entry>) -> TeraResult<()> {
    for value in claims {
        let claim =
            Claim::deserialize(value).map_err(|_| tera::Error::message("this is no list of claims"))?;
        entries.push(Entry { claim, value: value.clone(), column, title: title.to_owned() });
    }
    Ok(())
}

/// Draws facts. What is too much for a picture, and a matrix in Markdown, is left to the table.
fn picture(value: &Value, language: Language) -> TeraResult<Value> {
    let facts = Facts::deserialize(value)
        .map_err(|_| tera::Error::message("`picture` draws what `timeline`, `matrix` and `flow` give"))?;
    let drawn = match (&facts, language) {
        (Facts::Timeline(facts), Language::Html) => timeline::draw(facts),
        (Facts::Timeline(facts), Language::Md) => mermaid::timeline(facts),
        (Facts::Matrix(facts), Language::Html) => matrix::draw(facts),
        (Facts::Matrix(_), Language::Md) => String::new(),
        (Facts::Flow(facts), Language::Html) => flow::draw(facts),
        (Facts::Flow(facts), Language::Md) => mermaid::flow(facts),
    };
    Ok(Value::safe_string(&drawn))
}
