//! Texts that have it right whose word a claim is, where the claim has another source than its paragraph.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::check::called;
use crate::check::paraphrased::{self, Sayer};
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::Desk;
use crate::check::written::Passage;
use crate::model::id::ClaimId;
use crate::resolve::corpus::Handle;

/// The claims of a desk without a quote that give to one what their paragraphs give to another.
pub struct Misgiven<'d, 'a> {
    desk: &'d Desk<'a>,
    /// Who says it there, once it is asked for.
    claims: OnceCell<BTreeMap<ClaimId, Sayer>>,
}

impl<'d, 'a> Misgiven<'d, 'a> {
    /// Those of a desk.
    pub fn of(desk: &'d Desk<'a>) -> Self {
        Self { desk, claims: OnceCell::new() }
    }

    /// Whether a sentence cites such a claim and names the one whose word its paragraph is: the claim is to be mended, and not
    /// the sentence. What allows one of the `rule` that tells it of the claim is settled.
    pub fn are_right(&self, sentence: &Passage<'_>, rule: &str) -> bool {
        let claims = self.claims.get_or_init(|| {
            paraphrased::wrong(self.desk).into_iter().map(|one| (one.claim, one.sayer)).collect()
        });
        let is_settled = |claim: ClaimId| {
            let allow = &self.desk.corpus.claim(claim).common.allow;
            allow.iter().any(|allowance| allowance.rule.value == rule)
        };
        let mut cited = sentence.cites.iter();
        cited.any(|cited| {
            let Handle::Claim(claim) = cited else { return false };
            claims.get(claim).is_some_and(|sayer| self.is_named(sentence, *sayer)) && !is_settled(*claim)
        })
    }

    fn is_named(&self, sentence: &Passage<'_>, sayer: Sayer) -> bool {
        let names = match sayer {
            Sayer::Named(person) => called::names_of_voices(self.desk.corpus, &[person]),
            Sayer::Unnamed => ["people", "person"].map(str::to_owned).to_vec(),
        };
        let words = sentence.blanked();
        !Prose::read(&words).find(&Phrases::new(names.iter().map(String::as_str))).is_empty()
    }
}
