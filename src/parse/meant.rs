//! Names and words by which people call fields and values that have another one here.

/// The field that somebody means who calls it otherwise.
fn meant_by(key: &str, noun: &str) -> Option<&'static str> {
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
        ("claim" | "to" | "regarding", "response") => "about",
        ("text" | "answer" | "response", "response") => "wording",
        ("text" | "assessment", "judgment") => "judgment",
        ("probability", "judgment") => "likelihood",
        ("reason" | "reasons" | "reasoning" | "why" | "rationale", "judgment") => "because",
        ("would_change" | "watch" | "signs" | "signposts", "judgment") => "indicators",
        ("claims" | "basis" | "evidence", "judgment") => "based_on",
        ("text" | "question" | "description", "gap") => "gap",
        ("date" | "as-of", "brief") => "as_of",
        ("summary" | "bottom-line" | "bluf", "brief") => "bottom_line",
        _ => return None,
    })
}

/// Fields of which a source has one: they say what it is.
const ONE_OF: &[&str] = &["name", "organization", "anonymous"];

/// The field that somebody means who calls it otherwise, beside those that the record has: a body has neither a descriptor nor
/// a role.
pub(super) fn meant_beside(key: &str, noun: &str, has: impl Fn(&str) -> bool) -> Option<&'static str> {
    // Whoever gives the claims elsewhere says in words what it rests on.
    let is_reason = key == "basis" && noun == "judgment" && (has("based_on") || has("claims"));
    let meant = if is_reason { "because" } else { meant_by(key, noun)? };
    let is_second = ONE_OF.contains(&meant) && ONE_OF.iter().any(|other| *other != meant && has(other));
    let is_of_body = meant == "role" && has("organization");
    (noun != "source" || !is_second && !is_of_body).then_some(meant)
}

/// Where the desk says what a body is.
pub const WHAT_A_BODY_IS: &str = "take it out: what a body belongs to goes to `of`, and what it is stands in its name (\"the grid operator \
                                  Sentrel\", `short: Sentrel`) or in your own text";

/// Where goes what somebody wrote who has a source of another kind in mind.
pub(super) fn otherwise(key: &str, noun: &str, has: impl Fn(&str) -> bool) -> Option<&'static str> {
    match key {
        _ if noun != "source" => None,
        "email" | "phone" | "url" | "address" => {
            Some("take it out: a desk holds nothing by which a source could be found")
        }
        "description" | "descriptor" | "function" | "kind" | "position" | "title" | "type"
            if has("organization") =>
        {
            Some(WHAT_A_BODY_IS)
        }
        "description" | "descriptor" if has("name") => Some("what a person is goes to `role`"),
        _ => None,
    }
}

/// The value that somebody means who calls it otherwise, where it is one of a list.
pub(super) fn word_for<'a>(word: &str, words: &[&'a str]) -> Option<&'a str> {
    let meant: &[&str] = match word.to_lowercase().as_str() {
        "medium" | "middling" => &["moderate"],
        "article" | "newspaper" | "press" | "news story" | "news-story" | "story" | "magazine" | "wire"
        | "editorial" | "op-ed" | "column" | "blog" => &["news"],
        "radio" | "tv" | "television" | "podcast" | "video" | "audio" | "recording" | "radio broadcast"
        | "program" | "programme" => &["broadcast"],
        "press release" | "press-release" | "press_release" | "pressrelease" | "release" | "communique"
        | "communiqu\u{e9}" | "announcement" | "declaration" | "open letter" | "website" | "web page"
        | "web-page" | "webpage" | "web" | "site" | "homepage" => &["statement"],
        "mail" | "email" | "e-mail" | "memo" | "memorandum" | "note" | "cable" | "note verbale" => {
            &["letter"]
        }
        "paper" | "study" | "research" | "white paper" | "white-paper" | "think tank" | "think-tank" => {
            &["report"]
        }
        "speech" | "remarks" | "testimony" | "hearing" | "press conference" | "press-conference"
        | "debate" => &["transcript"],
        "protocol" | "minutes of the meeting" | "minutes of a meeting" | "meeting minutes" => &["minutes"],
        "data" | "statistics" | "table" | "spreadsheet" => &["dataset"],
        "tweet" | "post" | "social media" | "social-media" | "social_media" => &["social"],
        "conversation" | "call" => &["interview"],
        "law" | "ruling" | "judgement" | "treaty" | "contract" | "indictment" | "statute" | "court"
        | "filing" => &["legal"],
        "analysis" => &["report", "assessment"],
        "opinion" | "forecast" | "prediction" | "judgment" => &["assessment"],
        "number" | "statistic" => &["figure"],
        "plan" | "promise" => &["intention"],
        "first-hand" | "firsthand" | "witness" | "yes" => &["direct"],
        "second-hand" | "secondhand" | "hearsay" => &["indirect"],
        "refused" | "no comment" | "no-comment" => &["declined"],
        "silent" | "silence" | "none" | "no answer" | "no-answer" | "did not respond" => &["no-response"],
        "answered" | "replied" => &["responded"],
        "unclear" => &["ambiguous"],
        // The words of the Admiralty code for its letters and numbers.
        "confirmed" => &["1"],
        "probably true" | "probable" => &["2"],
        "possibly true" | "possible" => &["3"],
        "doubtful" => &["4"],
        "improbable" => &["5"],
        "completely reliable" => &["A"],
        "usually reliable" => &["B"],
        "fairly reliable" => &["C"],
        "not usually reliable" => &["D"],
        "unreliable" => &["E"],
        "cannot be judged" | "cannot-be-judged" => &["6", "F"],
        _ => &[],
    };
    let label = format!("TLP:{}", word.to_uppercase());
    words.iter().copied().find(|word| meant.contains(word) || *word == label)
}
