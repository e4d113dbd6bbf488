//! Contrary information, as the view has it: what stands against what, and who tells each.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::model::claim::Evidence;
use crate::model::cue::{self, Stance};
use crate::model::id::{ClaimId, SourceId};
use crate::render::attribution::names::Mentions;
use crate::render::view::claims::{links, mention};
use crate::render::view::counting::series;
use crate::render::view::open::{Open, told_by};
use crate::render::view::shape;

/// Claims that stand against others, each with all that it stands against.
pub(super) fn contrary(open: &Open<'_>, mentions: &mut Mentions) -> Vec<shape::Contrary> {
    let mut by: IndexMap<ClaimId, (Vec<ClaimId>, Vec<ClaimId>)> = IndexMap::new();
    for contrary in open.selection.contrary.iter().filter(|contrary| open.shows(contrary.claim)) {
        for &against in contrary.contradicted_by.iter().filter(|&&claim| open.shows(claim)) {
            by.entry(against).or_default().0.push(contrary.claim);
        }
        for &against in contrary.qualified_by.iter().filter(|&&claim| open.shows(claim)) {
            by.entry(against).or_default().1.push(contrary.claim);
        }
    }
    let mut tellers = Tellers { open, mentions, told: BTreeSet::new() };
    let mut found = Vec::with_capacity(by.len());
    for (against, (contradicts, qualifies)) in by {
        let Some(claim) = mention(open, against, tellers.mentions) else { continue };
        let who = tellers.of(against);
        let opponents = tellers.opponents([("qualifies", &qualifies), ("contradicts", &contradicts)]);
        let contradicts =
            contradicts.into_iter().filter_map(|id| mention(open, id, tellers.mentions)).collect();
        let qualifies = links(open, qualifies);
        found.push(shape::Contrary { claim, contradicts, qualifies, who, against: opponents });
    }
    found
}

/// Who tells the claims, each claim's once.
struct Tellers<'o, 'a> {
    open: &'o Open<'a>,
    mentions: &'o mut Mentions,
    /// Claims whose tellers were named.
    told: BTreeSet<ClaimId>,
}

impl Tellers<'_, '_> {
    /// What a claim does to others, each kind in the order of their numbers, with who tells them.
    fn opponents(&mut self, kinds: [(shape::Word, &[ClaimId]); 2]) -> Vec<shape::Opponent> {
        let open = self.open;
        let mut found: Vec<shape::Opponent> = Vec::new();
        let mut several = false;
        for (how, claims) in kinds {
            let mut shown: Vec<_> = claims.iter().filter_map(|&id| Some((id, open.shown(id)?))).collect();
            shown.sort_by_key(|(_, shown)| shown.number);
            let count = shown.len();
            for (at, (id, shown)) in shown.into_iter().enumerate() {
                let lead = match at {
                    0 if found.is_empty() => format!(" {how}"),
                    0 if several => format!(", and {how}"),
                    0 => format!(" and {how}"),
                    _ if at + 1 == count => " and".to_owned(),
                    _ => ",".to_owned(),
                };
                let (anchor, number, who) = (shown.anchor.clone(), shown.number, self.of(id));
                found.push(shape::Opponent { lead, anchor, number, who });
            }
            several = count > 1;
        }
        found
    }

    /// Who tells a claim, as names stand in running text: those whom its documents cite, and the documents that speak for
    /// themselves or cite somebody unnamed. Who denies what others tell is none of them.
    fn of(&mut self, id: ClaimId) -> String {
        if !self.told.insert(id) {
            return String::new();
        }
        let all = self.open.voiced(id);
        let telling: Vec<&Evidence> = all.iter().copied().filter(|evidence| !is_denial(evidence)).collect();
        // Each name, with those unnamed whom a document of that name cites.
        let mut names: IndexMap<String, Vec<String>> = IndexMap::new();
        for evidence in if telling.is_empty() { &all } else { &telling } {
            self.add(evidence, &mut names);
        }
        let cited = |(name, unnamed): (String, Vec<String>)| match unnamed.as_slice() {
            [] => name,
            unnamed => format!("{name}, citing {}", series(unnamed)),
        };
        series(&names.into_iter().map(cited).collect::<Vec<_>>())
    }

    fn add(&mut self, evidence: &Evidence, names: &mut IndexMap<String, Vec<String>>) {
        let (open, document) = (self.open, evidence.document.as_ref());
        let is_named = |source: &SourceId| document.is_none() || !open.names.is_unnamed(*source);
        let (told, hidden): (Vec<SourceId>, Vec<SourceId>) = told_by(evidence).partition(is_named);
        for &source in &told {
            names.entry(open.names.source(source, self.mentions)).or_default();
        }
        let Some(document) = document.filter(|_| told.is_empty() || !hidden.is_empty()) else { return };
        let cited = names.entry(open.names.document(document.value, self.mentions)).or_default();
        for source in hidden {
            let name = open.names.source(source, self.mentions);
            if !cited.contains(&name) {
                cited.push(name);
            }
        }
    }
}

fn is_denial(evidence: &Evidence) -> bool {
    cue::find(evidence.verb()).is_some_and(|cue| cue.stance == Stance::Denied)
}
