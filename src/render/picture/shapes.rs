//! The facts behind pictures, as templates see them, and what pictures read of a claim.

use serde::{Deserialize, Serialize};
use tera::Value;

use crate::render::view::declare::{Field, Shape};

/// What the functions give, told apart by `kind`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Facts {
    /// What happened when.
    Timeline(Timeline),
    /// Who said what.
    Matrix(Matrix),
    /// Who told whom.
    Flow(Flow),
}

/// What happened when.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Timeline {
    pub events: Vec<Event>,
    pub undated: u32,
}

/// A claim with a date.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Event {
    pub words: String,
    pub iso: String,
    pub who: String,
    pub number: u32,
    pub voice: String,
    #[serde(skip_deserializing, default = "Value::none")]
    pub claim: Value,
}

/// Who said what.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Matrix {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// Somebody, and what he said, by column.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    pub name: String,
    pub anchor: String,
    pub kind: String,
    pub cells: Vec<Cell>,
}

/// What somebody said on one subject.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Cell {
    pub said: Vec<Link>,
    pub denied: Vec<Link>,
    pub told: Vec<Link>,
}

/// Who told whom.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Flow {
    pub lines: Vec<Line>,
    pub claims: u32,
}

/// A way from a document to the claims that came by it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Line {
    pub hops: Vec<Hop>,
    pub claims: Vec<Link>,
}

/// A claim elsewhere on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Link {
    pub anchor: String,
    pub number: u32,
}

/// A stage on the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Hop {
    pub part: String,
    pub kind: String,
    pub name: String,
    pub about: Option<String>,
    pub anchor: String,
}

impl Hop {
    /// The name, of a document with its date: several may go by one name.
    pub(super) fn called(&self) -> String {
        match &self.about {
            Some(about) if self.kind == "document" => format!("{}, {about}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// What pictures read of a claim.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Claim {
    pub anchor: String,
    pub number: u32,
    pub voice: String,
    pub when: Option<Dated>,
    pub as_of: Option<Dated>,
    pub chains: Vec<Chain>,
}

/// A date of a claim, or the source's words for one.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Dated {
    pub words: String,
    pub iso: Option<String>,
}

/// What pictures read of a chain.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Chain {
    pub hops: Vec<Hop>,
    pub cue: String,
    pub said_on: Option<Dated>,
}

/// A claim and the section that it stands in.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub claim: Claim,
    pub value: Value,
    pub column: usize,
    pub title: String,
}

impl Claim {
    /// A link to it.
    pub(super) fn link(&self) -> Link {
        Link { anchor: self.anchor.clone(), number: self.number }
    }

    /// Those who tell it to the reader: the speakers, else the sources, else the documents, each once.
    pub(super) fn who(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for hop in self.chains.iter().flat_map(Chain::tellers) {
            if !names.contains(&hop.name.as_str()) {
                names.push(&hop.name);
            }
        }
        names.join("; ")
    }
}

impl Chain {
    /// Whose words they are: the speakers, else the sources, else the document.
    pub(super) fn tellers(&self) -> impl Iterator<Item = &Hop> {
        let part = ["speaker", "source", "document"].into_iter().find(|part| self.has(part));
        self.hops.iter().filter(move |hop| part.is_some_and(|part| hop.part == part))
    }

    /// Whether somebody stands in it as this.
    pub(super) fn has(&self, part: &str) -> bool {
        self.hops.iter().any(|hop| hop.part == part)
    }
}

const fn field(name: &'static str, kind: &'static str, about: &'static str) -> Field {
    Field { name, kind, about }
}

/// The types that the functions give, for the manual and the check of field names.
pub(in crate::render) const SHAPES: &[Shape] = &[
    Shape {
        name: "Timeline",
        about: " What `timeline(sections=sections, others=cited_claims)` gives: what happened when.",
        fields: &[
            field("kind", "Word", " `timeline`."),
            field("events", "Vec<Event>", " The claims that have a date, the earliest first."),
            field("undated", "u32", " How many claims have none."),
        ],
    },
    Shape {
        name: "Event",
        about: " A claim with a date.",
        fields: &[
            field("words", "String", " When, for a reader."),
            field("iso", "String", " The date or period meant, in the form of ISO 8601 / EDTF."),
            field("who", "String", " Whose word it is, by name or descriptor."),
            field("number", "u32", " The claim's number on the page."),
            field("voice", "Word", " Whose voice it is in, as the claim has it."),
            field("claim", "Claim", " The claim."),
        ],
    },
    Shape {
        name: "Matrix",
        about: " What `matrix(sections=sections, others=cited_claims)` gives: who said what.",
        fields: &[
            field("kind", "Word", " `matrix`."),
            field("columns", "Vec<String>", " The titles of the sections that have claims."),
            field("rows", "Vec<Row>", " Everybody whose word a claim is, by first appearance."),
        ],
    },
    Shape {
        name: "Row",
        about: " Somebody, and what they said.",
        fields: &[
            field("name", "String", " The name, body, descriptor or document."),
            field("anchor", "String", " The anchor of its row in the table of sources."),
            field("kind", "Word", " `person`, `organization`, `unnamed` or `document`."),
            field("cells", "Vec<Cell>", " What they said, one for each column."),
        ],
    },
    Shape {
        name: "Cell",
        about: " What somebody said in one section.",
        fields: &[
            field("said", "Vec<Link>", " Claims that they told."),
            field("denied", "Vec<Link>", " Claims that they denied."),
            field("told", "Vec<Link>", " Claims that are their words as somebody else told them."),
        ],
    },
    Shape {
        name: "Flow",
        about: " What `flow(sections=sections, others=cited_claims)` gives: who told whom.",
        fields: &[
            field("kind", "Word", " `flow`."),
            field("lines", "Vec<Line>", " Each way from a document to claims, once."),
            field("claims", "u32", " How many claims there are in all."),
        ],
    },
    Shape {
        name: "Line",
        about: " A way from a document to the claims that came by it.",
        fields: &[
            field("hops", "Vec<Hop>", " Document, source, relays and speaker, from the outside in."),
            field("claims", "Vec<Link>", " The claims."),
        ],
    },
];
