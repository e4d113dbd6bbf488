//! A stand-in for the attribution of claims.

use crate::model::claim::Teller;
use crate::model::id::{ClaimId, DocumentId, ResponseId, SourceId};
use crate::resolve::corpus::Corpus;

#[derive(Default, Clone)]
pub struct Mentions;
pub struct Sentence {
    pub parts: Vec<Part>,
}
pub struct Part {
    pub kind: PartKind,
    pub text: String,
}
#[derive(PartialEq, Clone, Copy)]
pub enum PartKind {
    Plain,
    Assertion,
    Attribution,
}
impl Sentence {
    pub fn text(&self) -> String {
        self.parts.iter().map(|p| p.text.as_str()).collect()
    }
    pub fn of(&self, kind: PartKind) -> String {
        self.parts.iter().filter(|p| p.kind == kind).map(|p| p.text.as_str()).collect()
    }
}
pub struct Names<'a>(&'a Corpus);
impl<'a> Names<'a> {
    pub fn new(corpus: &'a Corpus, _: &[SourceId]) -> Self {
        Self(corpus)
    }
    pub fn source(&self, id: SourceId, _: &mut Mentions) -> String {
        self.0.source(id).name().to_owned()
    }
    pub fn document(&self, id: DocumentId, _: &mut Mentions) -> String {
        self.0.document(id).publisher.value.clone().unwrap_or_else(|| "the article".to_owned())
    }
}
pub fn compose(names: &Names<'_>, id: ClaimId, _: &mut Mentions) -> Option<Sentence> {
    let claim = names.0.claim(id);
    let who = match claim.evidence.first()?.source.as_ref().map(|s| &s.value) {
        Some(Teller::Sources(s)) => names.0.source(*s.first()?).name().to_owned() + " said",
        _ => "the article reported".to_owned(),
    };
    Some(Sentence {
        parts: vec![
            Part { kind: PartKind::Assertion, text: claim.assertion.value.clone() },
            Part { kind: PartKind::Plain, text: ", ".into() },
            Part { kind: PartKind::Attribution, text: who },
            Part { kind: PartKind::Plain, text: ".".into() },
        ],
    })
}
pub fn credit(names: &Names<'_>, id: ClaimId, m: &mut Mentions) -> Option<String> {
    let credit = names.0.claim(id).credit.as_ref()?;
    Some(format!("{} reported this first.", names.document(credit.value.document, m)))
}
pub fn lead_in(names: &Names<'_>, ids: &[ClaimId], m: &mut Mentions) -> Option<String> {
    let s = compose(names, *ids.first()?, m)?;
    Some(format!("{}:", s.of(PartKind::Attribution)))
}
pub fn response(names: &Names<'_>, id: ResponseId, _: &mut Mentions) -> String {
    format!("{} did not answer.", names.0.source(names.0.response(id).party.value).name())
}
