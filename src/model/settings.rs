//! What a desk settles for itself: profile, standards, severities, word lists, what fails a run.

use std::collections::BTreeMap;

use super::words::words;
use crate::text::Spanned;

words! {
    /// How strictly a desk is held to the editorial rules.
    Profile {
        /// Editorial errors become warnings.
        Draft = "draft",
        /// Every rule as its page says.
        Standard = "standard",
        /// Editorial warnings become errors.
        Strict = "strict",
    }
}

words! {
    /// A standard whose demands raise the severity of rules.
    RuleSet {
        /// What AP, Reuters, the BBC and the New York Times ask of attribution.
        News = "news",
        /// ICD 203 and 206 (ODNI): finished analysis and its sourcing.
        Icd203 = "icd203",
        /// The PHIA yardstick (UK).
        Phia = "phia",
    }
}

words! {
    /// What byline.toml sets a single rule to. Ordered: `Off < Info < Warning < Error`.
    Level {
        /// The rule is silent.
        Off = "off",
        /// Worth knowing.
        Info = "info",
        /// An editor would ask about it.
        Warning = "warning",
        /// The brief cannot go out like this.
        Error = "error",
    }
}

words! {
    /// The least severity at which a run fails.
    FailOn {
        /// Findings of any severity.
        Info = "info",
        /// Warnings and errors.
        Warning = "warning",
        /// Errors.
        Error = "error",
        /// Nothing.
        Never = "never",
    }
}

/// How the rules of a desk are set: byline.toml, then the command line on top of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How strict.
    pub profile: Profile,
    /// The standards in force.
    pub standards: Vec<RuleSet>,
    /// Single rules by name, with the place in byline.toml.
    pub rules: BTreeMap<String, Spanned<Level>>,
    /// Words added to the list of a rule, by the list's name, with the place in byline.toml.
    pub words: BTreeMap<String, Spanned<Vec<String>>>,
    /// After how many days what a claim rests on counts as stale, measured to the brief's as-of date; never
    /// where the desk does not say.
    pub stale_after: Option<u32>,
    /// What fails a run.
    pub fail_on: FailOn,
    /// Editorial rules to report; empty for all. Structural ones are always reported.
    pub select: Vec<String>,
    /// Editorial rules not to report.
    pub ignore: Vec<String>,
}

/// A desk without a byline.toml.
impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Profile::Standard,
            standards: Vec::new(),
            rules: BTreeMap::new(),
            words: BTreeMap::new(),
            stale_after: None,
            fail_on: FailOn::Error,
            select: Vec::new(),
            ignore: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether a standard is in force.
    pub fn follows(&self, standard: RuleSet) -> bool {
        self.standards.contains(&standard)
    }

    /// Whether the desk and the command line leave an editorial rule in.
    pub fn reports(&self, rule: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule);
        let is_off = self.rules.get(rule).is_some_and(|level| level.value == Level::Off);
        !is_off && (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}
