//! Words that somebody spoke in a broadcast or an interview, and that are recorded as if he cited it.

use crate::check::called;
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::Desk;
use crate::model::claim::{Evidence, Via};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::passage::paragraph::{bytes, paragraphs};

/// Words before the name of a publisher by which somebody spoke there.
const SPEAKING: &[&str] =
    &["broadcast", "interview", "interviewed", "on", "programme", "speaking", "spoke", "told"];

/// Words by which somebody hands on what was said there.
const CITING: &[&str] = &["cited", "cites", "citing", "from", "quoted", "quoting", "to"];

/// How many words before the name may say so.
const NEAR: usize = 4;

/// The one source of a chain and the broadcast that he is recorded as citing, where the paragraph named says that he spoke
/// there: "said in a broadcast of Channel Two".
pub fn spoken(desk: &Desk<'_>, chain: &Evidence) -> Option<(SourceId, DocumentId)> {
    let ([teller], [via], []) = (chain.tellers(), chain.via.as_slice(), chain.speakers.as_slice()) else {
        return None;
    };
    let Via::Document(aired) = via.value else { return None };
    let (paper, document) = (desk.corpus.document(aired), chain.document.as_ref()?.value);
    let is_heard = matches!(paper.kind, DocumentType::Broadcast | DocumentType::Interview);
    let is_named = desk.corpus.source(*teller).anonymous().is_none();
    let name = called::bare(paper.publisher.value.as_deref().filter(|_| is_heard && is_named)?);
    let text = &*desk.english(document)?.text;
    let at = chain.at.as_ref()?.value.paragraphs()?;
    let prose = Prose::read(text.get(bytes(&paragraphs(text), &at)?)?);
    let spoke = prose.find(&Phrases::new([name])).iter().any(|hit| {
        let before: Vec<&str> = prose.before(hit).take(NEAR).collect();
        before.iter().any(|word| SPEAKING.contains(word)) && !before.iter().any(|word| CITING.contains(word))
    });
    spoke.then_some((*teller, aired))
}
