//! Corpus and selections to findings: the list of rules and the loop that runs them.

pub mod abroad;
pub mod absent;
pub mod addressed;
pub mod aired;
pub mod aloud;
pub mod answer;
pub mod asked;
pub mod attributed;
pub mod bodies;
pub mod calendar;
pub mod called;
pub mod captured;
pub mod chain;
pub mod cited;
pub mod citing;
pub mod clock;
pub mod comment;
pub mod compare;
pub mod counted;
pub mod dates;
pub mod days;
pub mod denial;
pub mod displaced;
pub mod figures;
pub mod forecast;
pub mod fractions;
pub mod gender;
pub mod governments;
pub mod happened;
pub mod headcount;
pub mod heard;
pub mod holder;
pub mod judged;
pub mod labels;
pub mod meant;
pub mod misgiven;
pub mod misprint;
pub mod mixing;
pub mod moment;
pub mod mouths;
pub mod names;
pub mod near;
pub mod numerals;
pub mod offered;
pub mod papers;
pub mod paraphrased;
pub mod pending;
pub mod posts;
pub mod prose;
pub mod readers;
pub mod recount;
pub mod refused;
pub mod relative;
pub mod relays;
pub mod replied;
pub mod retold;
pub mod rule;
mod rules;
pub mod said;
pub mod saying;
pub mod settle;
pub mod spoken;
pub mod strangers;
pub mod stretches;
pub mod swaps;
pub mod talks;
pub mod tally;
pub mod thoughts;
pub mod timed;
pub mod timeless;
pub mod units;
pub mod voiced;
pub mod whose;
pub mod worded;
pub mod written;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::capture::Captures;
use crate::model::settings::Settings;
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::weigh::{Scales, Sight};
use compare::compare;
use rule::{Desk, Part, Rule, RuleKind, Run};

/// Every rule, by name in alphabetical order.
pub const RULES: &[&Rule] = &[
    &rules::absence_without_as_of::RULE,
    &rules::ambiguous_scope::RULE,
    &rules::anonymous_opinion::RULE,
    &rules::anonymous_quote::RULE,
    &rules::attribution_in_assertion::RULE,
    &rules::bare_assertion::RULE,
    &rules::capture_changed::RULE,
    &rules::chatham_house::RULE,
    &rules::circular_sourcing::RULE,
    &rules::collective_speaker::RULE,
    &rules::compound_assertion::RULE,
    &rules::contrary_omitted::RULE,
    &rules::copied_text::RULE,
    &rules::credibility_unconfirmed::RULE,
    &rules::cue_without_addressee::RULE,
    &rules::dangling_descriptor::RULE,
    &rules::deep_background::RULE,
    &rules::demand_as_question::RULE,
    &rules::differing_confidence::RULE,
    &rules::differing_date::RULE,
    &rules::differing_figure::RULE,
    &rules::differing_likelihood::RULE,
    &rules::duplicate_id::RULE,
    &rules::duplicate_key::RULE,
    &rules::empty_section::RULE,
    &rules::excluded_claim::RULE,
    &rules::expired_allowance::RULE,
    &rules::figure_not_found::RULE,
    &rules::final_period::RULE,
    &rules::foreign_likelihood::RULE,
    &rules::future_event::RULE,
    &rules::generic_descriptor::RULE,
    &rules::incomplete_citation::RULE,
    &rules::invalid_date::RULE,
    &rules::invalid_marking::RULE,
    &rules::invalid_value::RULE,
    &rules::invisible_text::RULE,
    &rules::judgment_without_alternative::RULE,
    &rules::judgment_without_basis::RULE,
    &rules::judgment_without_confidence::RULE,
    &rules::judgment_without_indicator::RULE,
    &rules::leaked_name::RULE,
    &rules::likelihood_on_report::RULE,
    &rules::likelihood_with_confidence::RULE,
    &rules::loaded_cue::RULE,
    &rules::long_bottom_line::RULE,
    &rules::long_brief::RULE,
    &rules::low_banner::RULE,
    &rules::misplaced_citation::RULE,
    &rules::missing_article::RULE,
    &rules::missing_capture::RULE,
    &rules::missing_document::RULE,
    &rules::missing_field::RULE,
    &rules::missing_gaps::RULE,
    &rules::missing_key::RULE,
    &rules::missing_points::RULE,
    &rules::missing_response::RULE,
    &rules::missing_source::RULE,
    &rules::misspelled_name::RULE,
    &rules::named_background::RULE,
    &rules::narrow_descriptor::RULE,
    &rules::no_anonymity_reason::RULE,
    &rules::no_basis::RULE,
    &rules::off_record::RULE,
    &rules::one_interest::RULE,
    &rules::outlet_only_key_claim::RULE,
    &rules::passage_not_found::RULE,
    &rules::plural_for_one::RULE,
    &rules::principal_via_anonymous::RULE,
    &rules::publisher_as_source::RULE,
    &rules::quote_altered::RULE,
    &rules::quote_ambiguous::RULE,
    &rules::quote_not_found::RULE,
    &rules::quote_not_quoted::RULE,
    &rules::quote_translated::RULE,
    &rules::quote_unverified::RULE,
    &rules::quote_wrong_speaker::RULE,
    &rules::reserved_character::RULE,
    &rules::response_wording::RULE,
    &rules::retracted_document::RULE,
    &rules::rote_reason::RULE,
    &rules::same_text::RULE,
    &rules::single_anonymous_source::RULE,
    &rules::single_document::RULE,
    &rules::stale::RULE,
    &rules::superlative::RULE,
    &rules::superseded_claim::RULE,
    &rules::syntax::RULE,
    &rules::template_error::RULE,
    &rules::thin_high_confidence::RULE,
    &rules::title_in_name::RULE,
    &rules::too_large::RULE,
    &rules::too_many_judgments::RULE,
    &rules::too_many_points::RULE,
    &rules::unattributed_paraphrase::RULE,
    &rules::unbased_reliability::RULE,
    &rules::uncited_claim::RULE,
    &rules::uncited_paragraph::RULE,
    &rules::uncleared_point::RULE,
    &rules::uncredited_first_report::RULE,
    &rules::undated_document::RULE,
    &rules::undocumented_anonymous::RULE,
    &rules::unexplained_change::RULE,
    &rules::ungrounded::RULE,
    &rules::unknown_field::RULE,
    &rules::unknown_id::RULE,
    &rules::unknown_template_field::RULE,
    &rules::unmarked_page::RULE,
    &rules::unmarked_quote::RULE,
    &rules::unplaced_claim::RULE,
    &rules::unreadable_file::RULE,
    &rules::unrecorded_quote::RULE,
    &rules::unrecorded_relay::RULE,
    &rules::unresolved_relative_date::RULE,
    &rules::unseen_evidence::RULE,
    &rules::unshown_basis::RULE,
    &rules::unsourced_figure::RULE,
    &rules::unstated_likelihood::RULE,
    &rules::unused_allowance::RULE,
    &rules::unused_document::RULE,
    &rules::unused_name::RULE,
    &rules::unused_source::RULE,
    &rules::vague_likelihood::RULE,
    &rules::wrong_type::RULE,
];

/// The rule of a name, if there is one.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&name, |rule| rule.name).ok().and_then(|at| RULES.get(at)).copied()
}

/// Runs every rule that runs on claims, on the desk or on a brief. Severities are as each rule's page says, and the
/// order has no meaning; [`settle::settle`] does the rest.
pub fn check(
    corpus: &Corpus,
    captures: &Captures,
    selections: &[Selection],
    settings: &Settings,
) -> Vec<Diagnostic> {
    let compared = compare(corpus, captures, selections);
    let scales = Scales::new(corpus, Sight::Desk);
    let has_faults = corpus.has_faults();
    let part = Part { first: 0, claims: &corpus.claims };
    let desk = Desk { corpus, part, settings, captures, compared: &compared, scales: &scales, has_faults };
    let (mut found, of_claims) = rayon::join(|| as_a_whole(&desk, selections), || by_claim(&desk, BLOCK));
    found.extend(of_claims);
    found
}

/// How many claims are looked at by one rule after the other: they stay in a core's cache meanwhile.
const BLOCK: usize = 1 << 11;

/// Runs every rule on claims over the desk's, so many at a time.
fn by_claim(desk: &Desk<'_>, size: usize) -> Vec<Diagnostic> {
    let parts = desk.part.claims.par_chunks(size).enumerate();
    let parts =
        parts.map(|(at, claims)| Part { first: u32::try_from(at * size).unwrap_or(u32::MAX), claims });
    let find = |part| {
        let desk = Desk { part, ..*desk };
        asked(desk.settings).flat_map(move |rule| match rule.run {
            Run::Claims(find) | Run::Both(find, _) => find(&desk),
            _ => Vec::new(),
        })
    };
    parts.flat_map_iter(find).collect()
}

/// Runs every rule on the desk and on briefs, one by one: a few rules take most of the time.
fn as_a_whole(desk: &Desk<'_>, selections: &[Selection]) -> Vec<Diagnostic> {
    let asked: Vec<&Rule> = asked(desk.settings).collect();
    asked.par_iter().with_max_len(1).flat_map_iter(|rule| run(rule, desk, selections)).collect()
}

/// The rules whose findings are reported on this desk; the others need not run.
fn asked(settings: &Settings) -> impl Iterator<Item = &'static Rule> + use<'_> {
    RULES.iter().copied().filter(|rule| rule.kind == RuleKind::Structural || settings.reports(rule.name))
}

fn run(rule: &Rule, desk: &Desk<'_>, selections: &[Selection]) -> Vec<Diagnostic> {
    match rule.run {
        Run::Emitted | Run::Page | Run::Claims(_) => Vec::new(),
        Run::Corpus(find) | Run::Both(_, find) => find(desk),
        Run::Brief(find) => selections
            .iter()
            .filter(|selection| !desk.corpus.brief(selection.brief).common.faulty)
            .flat_map(|selection| find(desk, selection))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::parse::file;
    use crate::resolve::resolve;
    use crate::text::FileId;

    #[test]
    fn the_list_is_alphabetical_and_every_name_is_found() {
        assert!(RULES.is_sorted_by_key(|rule| rule.name));
        for listed in RULES {
            assert_eq!(rule(listed.name).map(|found| found.name), Some(listed.name));
        }
        assert!(rule("missing-sauce").is_none());
    }

    #[test]
    fn claims_are_judged_alike_however_many_are_looked_at_at_a_time() {
        let claim = |n: usize| {
            format!("  - {{id: c{n}, assertion: 'Ana\u{200b} Ruiz bribed the port.', source: ruiz}}\n")
        };
        let claims: String = (0..5).map(claim).collect();
        let yaml = format!("sources:\n  - {{id: ruiz, name: Ana Ruiz}}\nclaims:\n{claims}");
        let mut findings = Vec::new();
        let files = vec![file::read(FileId(0), "claims.yaml", &yaml, &mut findings)];
        let corpus = resolve(files, &BTreeSet::new(), &[], &mut findings);
        assert_eq!(findings, []);
        let (settings, captures, compared) = Default::default();
        let (part, scales) = (Part { first: 0, claims: &corpus.claims }, Scales::new(&corpus, Sight::Desk));
        let desk = Desk {
            corpus: &corpus,
            part,
            settings: &settings,
            captures: &captures,
            compared: &compared,
            scales: &scales,
            has_faults: false,
        };
        let found = |size| {
            let mut found = by_claim(&desk, size);
            found.sort_by_key(|finding| (finding.rule, finding.at.span));
            found
        };
        let all = found(5);
        let rules: BTreeSet<_> = all.iter().map(|finding| finding.rule).collect();
        assert!(rules.len() > 2 && all.len() == 5 * rules.len(), "{rules:?}");
        for size in 1..5 {
            assert_eq!(found(size), all);
        }
    }
}
