//! A field that a template misspells.

use crate::check::rule::{Page, Rule, RuleKind, Run};
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    name: "unknown-template-field",
    page: Page {
        summary: "A template names a field that nothing it can see has.",
        why: "In a condition, a template language takes a misspelled field for an empty one: `{% if not \
              claim.anonymus %}` prints always. Names in a desk's templates are therefore checked against \
              the list that `byline schema template` prints.",
        example: "",
        corrected: "",
        standard: "Tera 2, the language that templates are written in.",
    },
    severity: Severity::Error,
    kind: RuleKind::Structural,
    run: Run::Emitted,
    raised_by: &[],
    words: &[],
};
