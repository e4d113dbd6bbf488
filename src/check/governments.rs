//! The governments of a desk, and who answers for one.

use std::collections::BTreeMap;

use crate::check::called::bare;
use crate::check::prose::{folded, has};
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// Offices whose holders speak for their government.
const OFFICES: &str = "minister premier president chancellor secretary spokesman spokesperson spokeswoman";

/// Words of a role that is none of a government, or no longer.
const OTHERS: &str = "ex former opposition shadow vice party club union company bank university association \
                      federation council committee";

/// The governments that are records of their own beside their countries.
pub struct Governments {
    /// By the name of the country.
    named: BTreeMap<String, Vec<SourceId>>,
    /// By the body to which they belong.
    of: BTreeMap<SourceId, Vec<SourceId>>,
}

impl Governments {
    /// Those of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let mut found = Self { named: BTreeMap::new(), of: BTreeMap::new() };
        for (id, source) in corpus.numbered_sources().filter(|(_, source)| source.is_body()) {
            let name = words(source.name());
            if !name.split(' ').any(|word| word == "government") {
                continue;
            }
            if let Some(body) = source.of() {
                found.of.entry(body).or_default().push(id);
            }
            let country = name.strip_prefix("government of ").or_else(|| name.strip_suffix(" government"));
            if let Some(country) = country {
                found.named.entry(bare(country).to_owned()).or_default().push(id);
            }
        }
        found
    }

    /// Those for which somebody speaks as a minister or a spokesperson in office, or as a ministry.
    pub fn behind(&self, corpus: &Corpus, source: SourceId) -> Vec<SourceId> {
        let mut found = Vec::new();
        let is_empty = self.named.is_empty() && self.of.is_empty();
        if is_empty || !holds_office(corpus, corpus.source(source)) {
            return found;
        }
        let mut at = corpus.source(source).of();
        for _ in 0..=corpus.sources.len() {
            let Some(body) = at else { break };
            let country = corpus.source(body);
            found.extend(self.of.get(&body).into_iter().flatten());
            found.extend(self.named.get(&words(country.name())).into_iter().flatten());
            at = country.of();
        }
        found
    }
}

/// Whether somebody speaks as a part of a government: a minister or a spokesperson in office, or a ministry.
fn holds_office(corpus: &Corpus, source: &Source) -> bool {
    match &source.kind {
        SourceKind::Person(person) => {
            let body = person.of.map(|body| words(corpus.source(body).name()));
            person.role.as_ref().is_some_and(|role| is_office(&words(&role.value), body.as_deref()))
        }
        SourceKind::Organization(body) => words(&body.name.value).split(' ').any(|word| word == "ministry"),
        SourceKind::Anonymous(_) => false,
    }
}

/// Whether a role is an office of the country or the ministry that is recorded, or names no body: a "secretary of the
/// rowing club" holds none.
fn is_office(role: &str, body: Option<&str>) -> bool {
    let links = [" of ", " for ", " at ", " to ", " in ", " without "];
    let at = links.iter().filter_map(|link| role.find(link).map(|at| (at, link.len()))).min();
    let (head, whose) = match at {
        Some((at, len)) => (role.get(..at).unwrap_or(role), role.get(at + len..)),
        None => (role, None),
    };
    let mut offices =
        head.split(" and ").filter_map(|part| part.trim_end_matches(" acting").rsplit(' ').next());
    let Some(office) = offices.find(|office| has(OFFICES, office)) else { return false };
    let is_of_state = match whose.map(bare) {
        None => true,
        Some(whose) if Some(whose) == body || whose == "government" => true,
        Some(whose) => match office {
            "minister" => true,
            "secretary" => whose.split(' ').next() == Some("state") || is_field(whose),
            _ => ["government", "ministry", "minister"].iter().any(|word| whose.ends_with(word)),
        },
    };
    is_of_state && !role.split(' ').any(|word| has(OTHERS, word))
}

/// Whether a word is what the secretary of a government is named for.
fn is_field(word: &str) -> bool {
    has("agriculture commerce defence defense education energy interior labor transport treasury war", word)
}

/// The words of a name in lower case without article and possessives.
fn words(name: &str) -> String {
    let folded = folded(name);
    let plain = bare(&folded).split(' ').map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    plain.collect::<Vec<_>>().join(" ")
}
