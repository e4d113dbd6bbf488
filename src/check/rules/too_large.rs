//! A file beyond the limits.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "too-large",
    page: Page {
        summary: "A file, a value or the nesting of a file is larger than byline reads.",
        why: "Claim files come from colleagues, mail and forks. A few lines of YAML can unfold into \
              gigabytes, so that size, depth, aliases and the number of values are bounded. No desk written \
              by hand comes near the bounds: the message says which one was passed.",
        example: "",
        corrected: "",
        standard: "byline's own limits; see the manual, \"Hostile input\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};
