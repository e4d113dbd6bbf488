//! Names by which people call fields that have another one here.

/// The field that somebody means who calls it otherwise.
pub(super) fn meant_by(key: &str, noun: &str) -> Option<&'static str> {
    Some(match (key, noun) {
        ("date" | "day" | "publication_date", "document") => "published",
        ("date" | "day" | "time", "claim" | "response") => "when",
        ("link" | "address" | "website" | "web", "document") => "url",
        ("outlet" | "newspaper" | "source" | "media", "document") => "publisher",
        ("file" | "capture" | "copy", "document") => "text",
        ("headline" | "name", "document" | "brief") => "title",
        ("body" | "company" | "institution" | "agency", "source") => "organization",
        ("descriptor" | "description" | "unnamed", "source") => "anonymous",
        ("position" | "title" | "job" | "function", "source") => "role",
        ("text" | "claim" | "statement" | "sentence", "claim") => "assertion",
        ("type", "claim") => "kind",
        ("kind", "document") => "type",
        ("paragraph" | "para" | "page" | "locator" | "place", "claim" | "piece of evidence" | "response") => {
            "at"
        }
        ("article", "claim" | "piece of evidence" | "response") => "document",
        ("verb", "claim" | "piece of evidence") => "cue",
        ("by" | "said_by" | "according_to", "claim" | "piece of evidence") => "source",
        ("who", "response") => "party",
        ("claim", "response") => "about",
        ("text" | "assessment", "judgment") => "judgment",
        ("probability", "judgment") => "likelihood",
        ("claims" | "basis" | "evidence", "judgment") => "based_on",
        ("text" | "question" | "description", "gap") => "gap",
        ("date" | "as-of", "brief") => "as_of",
        ("summary" | "bottom-line" | "bluf", "brief") => "bottom_line",
        _ => return None,
    })
}
