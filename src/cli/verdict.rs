//! What the findings of a run mean for some of its briefs.

use crate::assemble::{Assembled, Reach};
use crate::cli::work::Desk;
use crate::diagnostic::Diagnostic;
use crate::model::id::BriefId;
use crate::report::input::fails;

/// The findings that concern some briefs, and which of these may not go out.
pub struct Verdict {
    /// The findings, by file and place.
    pub findings: Vec<Diagnostic>,
    /// The briefs that have a finding that fails.
    pub blocked: Vec<BriefId>,
}

impl Verdict {
    /// Judges briefs by what was found.
    pub fn on(briefs: &[BriefId], desk: &Desk, assembled: &Assembled) -> Self {
        let fail_on = desk.config.settings.fail_on;
        let reaches: Vec<_> = briefs.iter().map(|&brief| assembled.reach(&desk.loaded, brief)).collect();
        let concerns = |finding: &&Diagnostic| reaches.iter().any(|reach| reach.concerns(finding));
        let findings: Vec<_> = assembled.settled.findings.iter().filter(concerns).cloned().collect();
        let failing: Vec<_> = findings.iter().filter(|finding| fails(finding.severity, fail_on)).collect();
        let is_blocked = |reach: &&Reach<'_>| failing.iter().any(|finding| reach.concerns(finding));
        let blocked = reaches.iter().filter(is_blocked).map(|reach| reach.brief).collect();
        Self { findings, blocked }
    }
}
