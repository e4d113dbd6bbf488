//! Documents: what was published.

use crate::model::date::PartialDate;
use crate::model::id::DocumentId;
use crate::model::language::Language;
use crate::model::rating::Reliability;
use crate::model::record::Common;
use crate::model::words::words;
use crate::text::Spanned;

words! {
    /// The type of a document; it decides the verb of its attribution.
    DocumentType {
        /// An article.
        News = "news",
        /// Something heard: radio, television, a podcast.
        Broadcast = "broadcast",
        /// A statement or press release, on one's own website too.
        Statement = "statement",
        /// A transcript of spoken words.
        Transcript = "transcript",
        /// Minutes of a meeting: what was said in it, told by whoever wrote them.
        Minutes = "minutes",
        /// A letter, a mail or a memo to somebody, not meant for the public.
        Letter = "letter",
        /// A report.
        Report = "report",
        /// Data.
        Dataset = "dataset",
        /// A court filing, law or ruling.
        Legal = "legal",
        /// An interview; with `publisher` the desk's own, "told the authors of this brief".
        Interview = "interview",
        /// A post on a network.
        Social = "social",
        /// Anything else.
        Other = "other",
    }
}

/// A published document. `title` and `publisher` are `None` where the file says `unknown`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Id, marking, allowances.
    pub common: Common,
    /// Its title, with the place of what was written.
    pub title: Spanned<Option<String>>,
    /// Who published it, as running text names it ("the Harbor Gazette").
    pub publisher: Spanned<Option<String>>,
    /// Its type.
    pub kind: DocumentType,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Spanned<PartialDate>>,
    /// When the analyst read it.
    pub accessed: Option<Spanned<PartialDate>>,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// The address of an archived copy.
    pub archived: Option<Spanned<String>>,
    /// Its language.
    pub language: Option<Language>,
    /// The path of a local capture, relative to the file that names it.
    pub text: Option<Spanned<String>>,
    /// The capture's SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: Option<Spanned<String>>,
    /// Its reliability.
    pub reliability: Option<Reliability>,
    /// Whether the analyst read it; one that was only credited never counts as evidence.
    pub seen: bool,
    /// Documents it relays, quotes or rewrites.
    pub derived_from: Vec<Spanned<DocumentId>>,
    /// How running text names it: beside its publisher as a thing ("a letter to the port"), in the publisher's place
    /// where that is unknown or where it was not read.
    pub called: Option<String>,
    /// Its retraction.
    pub retracted: Option<Spanned<Notice>>,
    /// Its correction.
    pub corrected: Option<Spanned<Notice>>,
}

impl Document {
    /// Whether it is in English, as far as anybody says otherwise.
    pub fn is_english(&self) -> bool {
        self.language.as_ref().is_none_or(Language::is_english)
    }

    /// Whether all of it is the word of whoever published it.
    pub fn is_word_of_publisher(&self) -> bool {
        matches!(self.kind, DocumentType::Statement | DocumentType::Letter)
    }

    /// Whether it is a letter that only those to whom it was sent have; an open letter is for everybody.
    pub fn is_private_letter(&self) -> bool {
        let is_open =
            self.called.as_ref().is_some_and(|called| called.to_lowercase().contains("open letter"));
        self.kind == DocumentType::Letter && !is_open
    }

    /// Whether it tells of others, whose words and numbers it has from elsewhere, and is no document of theirs.
    pub fn is_about_others(&self) -> bool {
        use DocumentType::{Broadcast, Interview, News, Other, Social};
        matches!(self.kind, News | Broadcast | Social | Interview | Other)
    }

    /// Whether it is a thing of the authors themselves: "our own notes".
    pub fn is_called_ours(&self) -> bool {
        let called = self.called.as_deref().unwrap_or_default();
        called.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("our "))
    }

    /// The publisher as running text names it; `None` where the document is called something else: where nobody knows the
    /// publisher, and where it was not read and has a name of its own.
    pub fn named_publisher(&self) -> Option<&str> {
        self.publisher.value.as_deref().filter(|_| self.seen || self.called.is_none())
    }
}

/// A retraction or correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// When it was issued.
    pub date: Option<PartialDate>,
    /// What it says, for readers of the brief.
    pub note: Option<String>,
}
