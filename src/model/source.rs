//! Sources: anyone who can tell or be told of.

use crate::model::anonymous::Anonymous;
use crate::model::id::SourceId;
use crate::model::rating::Reliability;
use crate::model::record::Common;
use crate::model::words::words;
use crate::text::Spanned;

words! {
    /// The terms on which somebody spoke (AP definitions). Ordered from open to closed.
    GroundRule {
        /// Content, name and quotes may be used.
        OnRecord = "on-record",
        /// Content may be used; the source by an agreed description only.
        Background = "background",
        /// Neither identity nor affiliation of any participant may be revealed.
        ChathamHouse = "chatham-house",
        /// Content may be used without attribution of any kind.
        DeepBackground = "deep-background",
        /// Nothing may be published.
        OffRecord = "off-record",
    }
}

/// A person, an organization or unnamed people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id, marking, allowances.
    pub common: Common,
    /// What the source is.
    pub kind: SourceKind,
    /// Other names, for searching and did-you-mean.
    pub aliases: Vec<String>,
    /// The body whose interest it speaks for: as written, or the top of its `of` chain.
    pub interest: Option<SourceId>,
    /// Its reliability.
    pub reliability: Option<Spanned<Reliability>>,
    /// The terms on which it spoke, or those that go without saying for its kind.
    pub ground_rule: Spanned<GroundRule>,
    /// Whether the desk states those terms. Only then may a page say that they were agreed.
    pub has_terms: bool,
}

/// The three kinds of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceKind {
    /// A named person.
    Person(Person),
    /// A body.
    Organization(Organization),
    /// Unnamed people.
    Anonymous(Box<Anonymous>),
}

/// A named person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The full name.
    pub name: Spanned<String>,
    /// The name at later mentions.
    pub short: String,
    /// The role, rendered as typed.
    pub role: Option<Spanned<String>>,
    /// The organization of the person.
    pub of: Option<SourceId>,
    /// Whom a spokesperson speaks for.
    pub acts_for: Option<SourceId>,
}

/// A body, as it stands in mid-sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The name as it stands in mid-sentence ("the European Union").
    pub name: Spanned<String>,
    /// The name at later mentions, where it has one.
    pub short: Option<String>,
    /// Its parent.
    pub of: Option<SourceId>,
}

/// Words in lower case with which a number of bodies begins that nobody names.
const COUNTS: &[&str] = &[
    "a", "an", "another", "both", "eight", "five", "four", "half", "many", "most", "nine", "one", "seven",
    "several", "six", "some", "ten", "three", "two",
];

impl Organization {
    /// Whether the name only says what kind of bodies these are: "two of the four groups".
    pub fn is_described(&self) -> bool {
        self.name.value.split(' ').next().is_some_and(|word| COUNTS.contains(&word))
    }

    /// The name as tables and notes have it, without "the".
    pub fn bare_name(&self) -> &str {
        bare(&self.name.value)
    }
}

/// A name without "the".
pub fn bare(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

impl Source {
    /// The unnamed people that this source is, if it is one.
    pub fn anonymous(&self) -> Option<&Anonymous> {
        match &self.kind {
            SourceKind::Anonymous(anonymous) => Some(anonymous),
            _ => None,
        }
    }

    /// Whether it is a body.
    pub fn is_body(&self) -> bool {
        matches!(self.kind, SourceKind::Organization(_))
    }

    /// Whether readers learn of whom it says what it says: neither people without a name nor "two of the four groups".
    pub fn is_named(&self) -> bool {
        match &self.kind {
            SourceKind::Person(_) => true,
            SourceKind::Organization(body) => !body.is_described(),
            SourceKind::Anonymous(_) => false,
        }
    }

    /// What a reader sees instead of the name of somebody who is named here, but did not speak for attribution by
    /// name: on background, or under the Chatham House Rule.
    pub fn shield(&self) -> Option<&'static str> {
        match (self.ground_rule.value, &self.kind) {
            (_, SourceKind::Anonymous(_)) => None,
            (GroundRule::ChathamHouse, _) => Some("a participant in a meeting under the Chatham House Rule"),
            (GroundRule::Background, SourceKind::Organization(_)) => {
                Some("an organization that spoke on background")
            }
            (GroundRule::Background, SourceKind::Person(_)) => Some("a person who spoke on background"),
            _ => None,
        }
    }

    /// The name, body or descriptor that a reader may see, in full.
    pub fn public_name(&self) -> &str {
        self.shield().unwrap_or(self.name())
    }

    /// The name, body or descriptor as recorded; readers of a brief see [`Source::public_name`].
    pub fn name(&self) -> &str {
        match &self.kind {
            SourceKind::Person(person) => &person.name.value,
            SourceKind::Organization(body) => &body.name.value,
            SourceKind::Anonymous(anonymous) => &anonymous.descriptor.value,
        }
    }

    /// The short name that a person or a body has.
    pub fn short(&self) -> Option<&str> {
        match &self.kind {
            SourceKind::Person(person) => Some(&person.short),
            SourceKind::Organization(body) => body.short.as_deref(),
            SourceKind::Anonymous(_) => None,
        }
    }

    /// What it is called: its other names, its name or descriptor, its short name. No role is one.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(String::as_str).chain([self.name()]).chain(self.short())
    }

    /// The organization it belongs to, if one is recorded.
    pub fn of(&self) -> Option<SourceId> {
        match &self.kind {
            SourceKind::Person(person) => person.of,
            SourceKind::Organization(body) => body.of,
            SourceKind::Anonymous(anonymous) => anonymous.affiliation,
        }
    }

    /// Whom a person speaks for, if that is recorded.
    pub fn acts_for(&self) -> Option<SourceId> {
        match &self.kind {
            SourceKind::Person(person) => person.acts_for,
            _ => None,
        }
    }
}
