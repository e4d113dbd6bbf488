//! What is known of one claim: its sentence, its chains, what it hangs on, where it is used.

use crate::cli::sheet::Known;
use crate::model::claim::{Addressee, Claim, Evidence, Teller, Via};
use crate::model::id::{ClaimId, DocumentId, OUTLET};
use crate::model::response::Outcome;
use crate::model::words::Words as _;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::{compose, credit};
use crate::select::card::TEMPLATE;
use crate::select::{Selection, card, opposing};
use crate::text::Spanned;
use crate::weigh::{Pivot, Scales, Sight, is_denial};

impl Known<'_> {
    pub(super) fn claim(&mut self, id: ClaimId, selections: &[Selection]) {
        let corpus = self.corpus;
        let claim = corpus.claim(id);
        let names = Names::new(corpus, &corpus.sources_of(id), None);
        match compose(&names, id, &mut Mentions::default()) {
            Some(sentence) => self.one("sentence", sentence.text()),
            None => self.one("sentence", "(its ground rule keeps it out of every output)"),
        }
        self.many("credit", credit(&names, id, &mut Mentions::default()));
        self.one("assertion", claim.assertion.value.clone());
        self.one("kind", if claim.is_action() { "action" } else { claim.kind.value.as_str() });
        self.many(
            "actor",
            claim.actors.iter().map(|actor| self.source_name(actor.value)).collect::<Vec<_>>(),
        );
        for evidence in &claim.evidence {
            self.evidence(evidence);
        }
        if let Some(when) = &claim.when {
            let (text, date) = (when.value.text.as_deref(), when.value.date.map(|date| date.to_string()));
            self.one(
                "when",
                [text.map(|text| format!("\"{text}\"")), date]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            );
        }
        self.maybe("as_of", claim.as_of.as_ref());
        self.many("topics", claim.topics.iter().map(|topic| topic.value.clone()));
        if claim.key {
            self.one("key", "true");
        }
        self.one("status", claim.status.value.as_str());
        self.many(
            "accuses",
            claim.accuses.iter().map(|party| self.source_name(party.value)).collect::<Vec<_>>(),
        );
        self.independence(id);
        self.relations(id, claim);
        self.uses(id, selections);
    }

    /// How many lines stand behind a claim, deep background included: this is for the authors.
    fn independence(&mut self, id: ClaimId) {
        let scales = Scales::new(self.corpus, Sight::Desk);
        if !scales.is_asserted(id) {
            return;
        }
        let weight = scales.weigh(id);
        let bound = if weight.bounded { ", the least a bound: too many are unnamed" } else { "" };
        self.one("independence", weight.words());
        self.one(
            "lines",
            format!(
                "{} by document, {} by source{bound}, {} by interest; {} against",
                weight.documents, weight.sources, weight.interests, weight.against
            ),
        );
        let name = |pivot: &Pivot| match *pivot {
            Pivot::Document(id) => self.corpus.document(id).common.id.value.to_string(),
            Pivot::Source(id) => self.source_name(id),
        };
        let names: Vec<String> = weight.hangs_on.iter().map(name).collect();
        self.many("hangs_on", names);
        self.against(id, &scales);
    }

    /// What the lines against a claim are, one by one.
    fn against(&mut self, id: ClaimId, scales: &Scales<'_>) {
        let corpus = self.corpus;
        let contrary = scales.contrary(id).into_iter().filter(|&other| corpus.is_quotable(other));
        let contrary = contrary.map(|other| {
            let other = corpus.claim(other);
            format!("the claim {}: {}", other.common.id.value, other.assertion.value)
        });
        let denials = corpus.claim(id).evidence.iter().filter(|chain| is_denial(chain)).map(|chain| {
            let document = chain.document.as_ref();
            let whose = document.map(|on| corpus.document(on.value).common.id.value.as_str());
            let who: Vec<String> = chain.voices().iter().map(|&voice| self.source_name(voice)).collect();
            format!("{} denied it ({})", who.join(" and "), whose.unwrap_or("no document"))
        });
        let denials: Vec<String> = denials.collect();
        let responses = corpus.responses.iter().filter(|response| {
            response.outcome.value == Outcome::Denied && response.about.iter().any(|claim| claim.value == id)
        });
        let responses = responses.map(|response| {
            format!(
                "the response {}: {} denied it",
                response.common.id.value,
                self.source_name(response.party.value)
            )
        });
        let responses: Vec<String> = responses.collect();
        self.many("against", contrary.chain(denials).chain(responses).collect::<Vec<_>>());
    }

    /// One chain, from the document inward.
    fn evidence(&mut self, evidence: &Evidence) {
        let corpus = self.corpus;
        let mut hops = Vec::new();
        let document = |id: DocumentId| corpus.document(id).common.id.value.to_string();
        let at = evidence.at.as_ref().map(|at| format!(", {}", at.value)).unwrap_or_default();
        hops.push(
            evidence
                .document
                .as_ref()
                .map_or_else(|| "no document".to_owned(), |id| document(id.value) + &at),
        );
        match evidence.source.as_ref().map(|source| &source.value) {
            Some(Teller::Outlet) => hops.push(format!("its own voice ({OUTLET})")),
            Some(Teller::Sources(ids)) => {
                hops.push(ids.iter().map(|&id| self.source_name(id)).collect::<Vec<_>>().join(" and "));
            }
            None => hops.push("no source".to_owned()),
        }
        hops.extend(evidence.via.iter().map(|via| match via.value {
            Via::Source(id) => self.source_name(id),
            Via::Document(id) => document(id),
        }));
        if !evidence.speakers.is_empty() {
            hops.push(
                evidence
                    .speakers
                    .iter()
                    .map(|id| self.source_name(id.value))
                    .collect::<Vec<_>>()
                    .join(" and "),
            );
        }
        self.one("chain", hops.join(" <- "));
        self.maybe("cue", evidence.cue.as_ref());
        match evidence.addressee.as_ref().map(|addressee| &addressee.value) {
            Some(Addressee::Source(id)) => self.one("addressee", self.source_name(*id)),
            Some(Addressee::Words(words)) => self.one("addressee", words.clone()),
            None => {}
        }
        if let Some(quote) = &evidence.quote {
            self.one("quote", quote.value.exact.clone());
        }
        self.maybe("said_on", evidence.said_on.as_ref());
        if let Some(credibility) = &evidence.credibility {
            self.one(
                "credibility",
                format!("{}, {}", credibility.value.as_str(), credibility.value.meaning()),
            );
        }
    }

    fn relations(&mut self, id: ClaimId, claim: &Claim) {
        let values = |list: &[Spanned<ClaimId>]| list.iter().map(|claim| claim.value).collect::<Vec<_>>();
        let pointing = |list: fn(&Claim) -> &[Spanned<ClaimId>]| {
            let claims = self.corpus.numbered_claims();
            claims
                .filter(|(_, other)| list(other).iter().any(|target| target.value == id))
                .map(|(id, _)| id)
                .collect::<Vec<_>>()
        };
        let by = [
            ("supported_by", pointing(|claim| &claim.supports)),
            ("contradicted_by", pointing(|claim| &claim.contradicts)),
            ("qualified_by", pointing(|claim| &claim.qualifies)),
            ("superseded_by", pointing(|claim| &claim.supersedes)),
        ];
        self.claims("supports", values(&claim.supports));
        self.claims("contradicts", values(&claim.contradicts));
        self.claims("qualifies", values(&claim.qualifies));
        self.claims("supersedes", values(&claim.supersedes));
        for (name, claims) in by {
            self.claims(name, claims);
        }
    }

    /// The part of a brief that shows a claim. A card and a one-pager print no sections.
    fn place(&self, id: ClaimId, selection: &Selection) -> String {
        let brief = self.corpus.brief(selection.brief);
        let section = selection.sections.iter().find(|section| section.claims.contains(&id));
        match (brief.template.value.as_str(), section) {
            (TEMPLATE, _) => {
                let place = card(self.corpus, selection).place(id);
                let place = place.filter(|_| self.corpus.is_quotable(id));
                place.unwrap_or_else(|| "under none of its talking points".to_owned())
            }
            ("one-pager", _) if self.corpus.claim(id).key => "among what it hinges on".to_owned(),
            ("one-pager", _) if self.opposes(id, selection) => "against what it hinges on".to_owned(),
            ("one-pager", _) => "not among what it hinges on".to_owned(),
            (_, Some(section)) => format!("\"{}\"", section.title),
            (_, None) => "cited beside its sections".to_owned(),
        }
    }

    /// Whether a one-pager shows a claim beside a key one that it contradicts.
    fn opposes(&self, id: ClaimId, selection: &Selection) -> bool {
        let key = selection.claims.iter().copied().filter(|&claim| self.corpus.claim(claim).key);
        let mut beside = key.flat_map(|claim| opposing(self.corpus, selection, claim, |other| other == id));
        beside.any(|other| other == id)
    }

    fn uses(&mut self, id: ClaimId, selections: &[Selection]) {
        for selection in selections.iter().filter(|selection| selection.shows(id)) {
            let brief = &self.corpus.brief(selection.brief).common.id.value;
            self.one("used_in", format!("{brief}, {}", self.place(id, selection)));
        }
        let based = self
            .corpus
            .judgments
            .iter()
            .filter(|judgment| judgment.based_on.iter().any(|claim| claim.value == id));
        self.many("judgments", based.map(|judgment| judgment.common.id.value.to_string()));
        let answers = self
            .corpus
            .responses
            .iter()
            .filter(|response| response.about.iter().any(|claim| claim.value == id));
        self.many("responses", answers.map(|response| response.common.id.value.to_string()));
    }
}
