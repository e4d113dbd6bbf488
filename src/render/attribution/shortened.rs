//! Bodies that an assertion names in full: the rest of its sentence calls them by their short names.

use std::borrow::Cow;

use crate::model::id::SourceId;
use crate::model::source;
use crate::render::attribution::names::Names;

/// Words behind which a name may be exchanged for "the hospital": before another word it is a part of that.
const BEFORE: &[&str] = &["at ", "by ", "for ", "from ", "in ", "of ", "to ", "with "];

impl<'a> Names<'a> {
    /// The short name of a body whose full one an assertion has, so that nobody reads it twice in one sentence. None where
    /// that would not tell which body is meant: "the hospital" in a sentence on another hospital.
    pub(super) fn short_beside(&self, id: SourceId, words: &[&str]) -> Option<&'a str> {
        let assertion = words.first()?;
        let (name, short) = (self.corpus.source(id).name(), self.short(id));
        if short == name || !self.corpus.source(id).is_body() {
            return None;
        }
        let rest = without(assertion, source::bare(name))?.to_lowercase();
        let noun = source::bare(short).rsplit(' ').next().unwrap_or(short).to_lowercase();
        let is_other = rest.split(|c: char| !c.is_alphanumeric()).any(|word| word == noun);
        (!is_other).then_some(short)
    }

    /// A descriptor, or a name with its role, with the short names of those of its bodies that an assertion has in full.
    pub(super) fn shortened(&self, text: String, bodies: &[Option<SourceId>], words: &[&str]) -> String {
        bodies.iter().flatten().fold(text, |text, &body| {
            let Some(short) = self.short_beside(body, words) else { return text };
            let name = self.corpus.source(body).name();
            let begin = text.find(name).filter(|&at| {
                let before = text.get(..at).unwrap_or_default();
                BEFORE.iter().any(|word| before.strip_suffix(word).is_some_and(|head| head.ends_with(' ')))
            });
            match begin.and_then(|at| Some((text.get(..at)?, text.get(at + name.len()..)?))) {
                Some((before, rest)) if !rest.starts_with(char::is_alphanumeric) => {
                    format!("{before}{short}{rest}")
                }
                _ => text,
            }
        })
    }
}

/// An assertion without a name that it has, with the same capitals, as a word of its own, and not in that of another body: "the
/// Norwegian Ministry of Trade", "the Ministry of Trade and Ports".
fn without<'t>(assertion: &'t str, name: &str) -> Option<Cow<'t, str>> {
    let at = assertion.find(name)?;
    let (before, rest) = (assertion.get(..at)?, assertion.get(at + name.len()..)?);
    let is_apart = !before.ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric);
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_first = last.len() == before.trim_end().len();
    let is_longer = last.starts_with(char::is_uppercase) && !(is_first && OPENING.contains(&last));
    let goes_on = [" and ", " of ", " for "].iter().any(|link| {
        let behind = rest.strip_prefix(link).map(|behind| behind.trim_start_matches("the "));
        behind.is_some_and(|behind| behind.starts_with(char::is_uppercase))
    });
    (is_apart && !is_longer && !goes_on).then(|| Cow::Owned(format!("{before}{rest}")))
}

/// Words with which an assertion may begin before a name.
const OPENING: &[&str] =
    &["After", "At", "Because", "Before", "By", "For", "From", "If", "In", "On", "The", "When", "While"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_inside_that_of_another_body_is_none() {
        let name = "Ministry of Trade";
        for has in [
            "The Ministry of Trade will pay",
            "In May the Ministry of Trade's roof fell",
            "At Ministry of Trade, all is well",
        ] {
            assert!(without(has, name).is_some(), "{has}");
        }
        for other in [
            "The Norwegian Ministry of Trade will pay",
            "The Ministry of Trade and Ports will pay",
            "The Ministry of Trade of Kessia will pay",
            "The Ministry of Trades will pay",
            "The ministry will pay",
        ] {
            assert!(without(other, name).is_none(), "{other}");
        }
    }
}
