//! Templates checked without data: those that no brief uses, names that look like slips, components whose
//! signature is not that of the built-in one they replace.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::render::page::Language;
use crate::render::tags::Signature;
use crate::render::templates::{Pool, Set, Template, built_in, is_built_in};
use crate::resolve::corpus::Corpus;
use crate::text::Span;

/// What is wrong with the desk's templates that no brief uses. None of it keeps a brief back.
pub fn survey(corpus: &Corpus, desk: &[Template<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for language in [Language::Html, Language::Md] {
        let extension = language.extension();
        let asked: BTreeSet<String> =
            corpus.briefs.iter().map(|brief| format!("{}.{extension}", brief.template.value)).collect();
        let all_used = OnceCell::new();
        let used = || {
            let pool = Pool::new(extension, desk);
            asked.iter().flat_map(|name| pool.needed(name)).collect::<BTreeSet<String>>()
        };
        for template in desk.iter().filter(|template| !is_built_in(template.name)) {
            let Some((stem, _)) = template.name.rsplit_once('.').filter(|(_, end)| *end == extension) else {
                continue;
            };
            if !asked.contains(template.name) && !all_used.get_or_init(used).contains(template.name) {
                found.extend(faults((template, stem), language, desk));
                found.extend(slip(template, stem));
            }
        }
    }
    found.extend(desk.iter().filter_map(unread));
    found
}

/// The faults of a template that no brief uses.
fn faults(
    (template, stem): (&Template<'_>, &str),
    language: Language,
    desk: &[Template<'_>],
) -> Vec<Diagnostic> {
    let faults = match Set::load(stem, language, desk, Span::head(template.file)) {
        Ok((_, strangers)) => strangers,
        Err(faults) => faults,
    };
    let own = faults.into_iter().filter(|fault| fault.at.span.file == template.file);
    own.map(|mut fault| {
        fault.message.push_str("; no brief uses this template");
        fault.severity(Severity::Warning)
    })
    .collect()
}

/// A name that is nearly that of a built-in template.
fn slip(template: &Template<'_>, stem: &str) -> Option<Diagnostic> {
    let near = closest(stem, built_in()).filter(|near| *near != stem)?;
    let extension = template.name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let message = format!("no brief uses the template `{}`", template.name);
    let finding = Diagnostic::error("template-error", Span::head(template.file), message);
    Some(finding.severity(Severity::Info).help(format!(
        "to stand in front of the built-in `{near}.{extension}`, it must have that name; else name it in a brief: \
         `template: {stem}`"
    )))
}

/// A file that is no template for any language.
fn unread(template: &Template<'_>) -> Option<Diagnostic> {
    let extension = template.name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if matches!(extension, "html" | "md") {
        return None;
    }
    let message = format!("`{}` is never read", template.name);
    let finding = Diagnostic::error("template-error", Span::head(template.file), message);
    Some(finding.severity(Severity::Info).help("the names of templates end in `.html` or `.md`"))
}

/// Components of the desk that built-in templates call and that do not take what these pass.
pub(super) fn clashes(pool: &Pool<'_>, needed: &BTreeSet<String>, desk: &[Template<'_>]) -> Vec<Diagnostic> {
    let callers = needed.iter().filter(|name| is_built_in(name)).filter_map(|name| pool.named(name));
    let called: BTreeSet<&str> = callers.flat_map(|named| &named.components).map(String::as_str).collect();
    let mut found = Vec::new();
    for template in desk {
        let own = pool.named(template.name).map(|named| named.defines.as_slice()).unwrap_or_default();
        for own in own.iter().filter(|own| called.contains(own.name.as_str())) {
            let original = pool.defined(is_built_in).find(|(_, original)| original.name == own.name);
            found.extend(original.and_then(|(_, original)| clash(template, own, original)));
        }
    }
    found
}

fn clash(template: &Template<'_>, own: &Signature<'_>, original: &Signature<'_>) -> Option<Diagnostic> {
    let takes = |name: &str| own.parameters.iter().find(|parameter| parameter.name == name);
    let refused = original.parameters.iter().find_map(|passed| match takes(passed.name) {
        None if own.takes_rest => None,
        None => Some(format!("does not take `{}`", passed.name)),
        Some(wanted) if wanted.kind.is_some() && passed.kind.is_some() && wanted.kind != passed.kind => {
            let kind = |kind: Option<&str>| kind.unwrap_or_default().to_owned();
            Some(format!("wants a {} for `{}`, not a {}", kind(wanted.kind), passed.name, kind(passed.kind)))
        }
        Some(_) => None,
    });
    let is_passed = |name: &str| original.parameters.iter().any(|passed| passed.name == name);
    let needs = || {
        let needed = own.parameters.iter().find(|taken| !taken.is_optional && !is_passed(taken.name))?;
        Some(format!("needs `{}`, which nobody passes", needed.name))
    };
    let what = refused.or_else(needs)?;
    let span = Span::new(template.file, own.at, own.at + own.name.len());
    let message = format!("`{}` {what}: built-in templates call it", own.name);
    Some(
        Diagnostic::error("template-error", span, message)
            .help(format!("declare it as `{}`", declared(original))),
    )
}

/// A signature as a template declares it.
fn declared(signature: &Signature<'_>) -> String {
    let parameters: Vec<String> = signature
        .parameters
        .iter()
        .map(|parameter| match parameter.kind {
            Some(kind) => format!("{}: {kind}", parameter.name),
            None => parameter.name.to_owned(),
        })
        .collect();
    format!("{}({})", signature.name, parameters.join(", "))
}
