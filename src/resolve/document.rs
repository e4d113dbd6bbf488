//! Document records to documents.

use crate::diagnostic::Diagnostic;
use crate::model::document::{Document, DocumentType, Notice};
use crate::parse::document::{DocumentRecord, NoticeRecord};
use crate::resolve::reference::References;
use crate::text::Spanned;

/// Resolves a document.
pub(super) fn document(record: DocumentRecord, references: &mut References<'_>) -> Document {
    references.begin(&record.id.value);
    let derived_from = references.many(record.derived_from, References::document);
    for address in [&record.url, &record.archived].into_iter().flatten() {
        check_address(address, references);
    }
    if let Some(hash) = &record.sha256 {
        check_hash(hash, references);
    }
    references.tainted |= record.faulty;
    Document {
        common: references.common(record.id, record.span, record.extras),
        title: record.title.map(known),
        publisher: record.publisher.map(known),
        kind: record.kind.map_or(DocumentType::News, |kind| kind.value),
        author: record.author.map(|author| author.value),
        published: record.published,
        accessed: record.accessed,
        url: record.url,
        archived: record.archived,
        language: record.language.map(|language| language.value),
        text: record.text,
        sha256: record.sha256,
        reliability: record.reliability.map(|reliability| reliability.value),
        seen: record.seen.is_none_or(|seen| seen.value),
        derived_from,
        called: record.called.map(|called| called.value),
        retracted: record.retracted.map(|notice| notice.map(meant)),
        corrected: record.corrected.map(|notice| notice.map(meant)),
    }
}

fn known(text: String) -> Option<String> {
    Some(text).filter(|text| text != "unknown")
}

fn meant(record: NoticeRecord) -> Notice {
    Notice { date: record.date.map(|date| date.value), note: record.text.map(|text| text.value) }
}

fn check_address(address: &Spanned<String>, references: &mut References<'_>) {
    let text = address.value.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| !rest.is_empty() && !text.contains(char::is_whitespace));
    if !sound {
        references.push(
            Diagnostic::error(
                "invalid-value",
                address.span,
                "this is not an address that a reader could open",
            )
            .help(match text {
                "unknown" | "none" | "n/a" | "-" => "leave the line out where you know no address",
                _ => "write the whole address, with `https://` or `http://` in front and without spaces",
            }),
        );
    }
}

fn check_hash(hash: &Spanned<String>, references: &mut References<'_>) {
    let sound = hash.value.len() == 64
        && hash.value.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !sound {
        references.push(
            Diagnostic::error("invalid-value", hash.span, "this is not a SHA-256")
                .help("write the 64 digits and letters a to f that `sha256sum` prints for the file"),
        );
    }
}
