//! Document records as written.

use crate::model::date::PartialDate;
use crate::model::document::DocumentType;
use crate::model::id::Id;
use crate::model::language::Language;
use crate::model::rating::Reliability;
use crate::parse::extras::Extras;
use crate::parse::record::record;
use crate::parse::value::OneOrMany;

record! {
    /// What was published: an article, a statement, a transcript, a dataset.
    DocumentRecord "document" {
        /// The id: words of `a`–`z` and digits, joined by `-`, unique across the desk.
        required id: Id = "id" eg "harbor-article";
        /// The title, or `unknown`; of what has none, `called` says what it is.
        required title: String = "title" eg "Port to close in June";
        /// Who published it, as running text names it, or `unknown`.
        required publisher: String = "publisher" eg "the Harbor Gazette";
        /// The type of document; it decides the verb of its attribution. Default: `news`.
        optional kind: DocumentType = "type" eg "news";
        /// Who wrote it.
        optional author: String = "author" eg "Ilse Brandt";
        /// When it was published.
        optional published: PartialDate = "published" eg "2031-05-06";
        /// When you read it.
        optional accessed: PartialDate = "accessed" eg "2031-05-07";
        /// Its address (http or https).
        optional url: String = "url" eg "https://example.org/port-to-close";
        /// The address of an archived copy.
        optional archived: String = "archived" eg "https://archive.example.org/port-to-close";
        /// Its language: the English name, or a tag.
        optional language: Language = "language" eg "en";
        /// The path of a plain-text capture, relative to this file; quotes are verified against it.
        optional text: String = "text" eg "captures/harbor-article.txt";
        /// The SHA-256 of the capture, as `sha256sum` prints it.
        optional sha256: String = "sha256" eg "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        /// Its reliability (Admiralty code A–F; `F` is "cannot be judged", not "worst").
        optional reliability: Reliability = "reliability" eg "B";
        /// Whether you read it. One that is only credited is `false` and never counts as evidence. Default: `true`.
        optional seen: bool = "seen" eg "false";
        /// Documents that it relays, quotes or rewrites.
        optional derived_from: OneOrMany<Id> = "derived_from" eg "[wire-story]";
        /// How running text names it: beside its publisher as a thing ("said in a letter to the port"), and instead of the publisher where that is unknown or where you have not read it. Default: after its type, "a letter", "a news article from an unidentified publisher". Beside a publisher it stands in the notes for a title that is `unknown`.
        optional called: String = "called" eg "an article circulated without its source";
        /// Its retraction.
        optional retracted: NoticeRecord = "retracted" eg "{date: 2031-06, note: withdrawn by the publisher}";
        /// Its correction.
        optional corrected: NoticeRecord = "corrected" eg "{date: 2031-06, note: the figure in paragraph 4}";
    }
    with { extras: Extras }
}

record! {
    /// A retraction or correction.
    NoticeRecord "notice" {
        /// When it was issued.
        optional date: PartialDate = "date" eg "2031-06";
        /// What it says; readers of the brief see it.
        optional text: String = "note" eg "withdrawn by the publisher";
    }
}
