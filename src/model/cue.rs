//! Cues: the verbs of attribution that byline knows, in the past tense, as files write them.

/// A verb of attribution.
#[derive(Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb in the past tense, as written in files and as rendered.
    pub word: &'static str,
    /// How it takes those to whom something was said.
    pub object: Object,
    /// Where it stands and what the speaker does to the assertion.
    pub stance: Stance,
    /// Whether it doubts or endorses what was said, or judges how it was said.
    pub loaded: bool,
}

/// How a verb takes its addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// It needs one, without a preposition ("told allies").
    Required,
    /// It may have one, without a preposition ("warned allies").
    Direct,
    /// It may have one, behind "to" ("wrote to allies").
    To,
}

/// What the speaker does to the assertion. Ordered as the clauses of one sentence are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// The speaker asserts it; the verb stands behind the assertion.
    Asserted,
    /// The speaker asks for it; "asked whether" stands in front.
    Asked,
    /// The speaker denies it; "denied that" stands in front.
    Denied,
}

/// The verb where the analyst wrote none.
pub const DEFAULT: &str = "said";

/// The same where it was said to somebody.
pub const TO_SOMEBODY: &str = "told";

const fn cue(word: &'static str, object: Object) -> Cue {
    Cue { word, object, stance: Stance::Asserted, loaded: false }
}

const fn loaded(word: &'static str) -> Cue {
    Cue { word, object: Object::To, stance: Stance::Asserted, loaded: true }
}

/// The built-in verbs, sorted by word. A desk adds its own in `byline.toml`; those take "to", stand behind the
/// assertion and count as neutral. "called" and "briefed" are missing because neither can follow an assertion.
pub const CUES: &[Cue] = &[
    cue("acknowledged", Object::To),
    cue("added", Object::To),
    loaded("admitted"),
    cue("advised", Object::Direct),
    cue("agreed", Object::To),
    loaded("alleged"),
    cue("announced", Object::To),
    cue("argued", Object::To),
    Cue { word: "asked", object: Object::Direct, stance: Stance::Asked, loaded: false },
    loaded("asserted"),
    cue("assessed", Object::To),
    cue("assured", Object::Required),
    loaded("boasted"),
    loaded("bragged"),
    cue("cautioned", Object::Direct),
    loaded("charged"),
    loaded("claimed"),
    loaded("complained"),
    loaded("conceded"),
    cue("concluded", Object::To),
    loaded("confessed"),
    loaded("confirmed"),
    loaded("contended"),
    cue("decided", Object::To),
    cue("declared", Object::To),
    Cue { word: "denied", object: Object::To, stance: Stance::Denied, loaded: false },
    loaded("disclosed"),
    cue("emphasized", Object::To),
    cue("estimated", Object::To),
    cue("explained", Object::To),
    loaded("exposed"),
    cue("forecast", Object::To),
    cue("found", Object::To),
    cue("informed", Object::Required),
    loaded("insisted"),
    loaded("lamented"),
    loaded("maintained"),
    cue("noted", Object::To),
    cue("notified", Object::Required),
    cue("pledged", Object::To),
    cue("posted", Object::To),
    cue("predicted", Object::To),
    cue("projected", Object::To),
    cue("promised", Object::Direct),
    cue("proposed", Object::To),
    loaded("purported"),
    cue("recalled", Object::To),
    cue("recommended", Object::To),
    cue("reminded", Object::Required),
    cue("replied", Object::To),
    cue("reported", Object::To),
    cue("responded", Object::To),
    loaded("revealed"),
    cue("ruled", Object::To),
    cue("said", Object::To),
    cue("stated", Object::To),
    cue("stressed", Object::To),
    cue("suggested", Object::To),
    cue("testified", Object::To),
    cue("threatened", Object::Direct),
    cue("told", Object::Required),
    cue("tweeted", Object::To),
    cue("urged", Object::Direct),
    cue("vowed", Object::To),
    cue("warned", Object::Direct),
    cue("wrote", Object::To),
];

/// The words of all of them.
pub const WORDS: &[&str] = &{
    let mut words = [""; CUES.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = CUES[at].word;
        at += 1;
    }
    words
};

/// The loaded ones among them.
pub const LOADED: &[&str] = &[
    "admitted",
    "alleged",
    "asserted",
    "boasted",
    "bragged",
    "charged",
    "claimed",
    "complained",
    "conceded",
    "confessed",
    "confirmed",
    "contended",
    "disclosed",
    "exposed",
    "insisted",
    "lamented",
    "maintained",
    "purported",
    "revealed",
];

/// Those of them that take for true what was said.
pub const ENDORSING: &[&str] =
    &["admitted", "conceded", "confessed", "confirmed", "disclosed", "exposed", "revealed"];

/// Verbs that cannot follow an assertion, by what is to be written instead.
const OTHERWISE: &[(&[&str], &str)] = &[
    (
        &["appealed", "called", "called for", "called on", "demanded", "insisted on", "pleaded", "wanted"],
        "this verb cannot follow an assertion: write what is wanted as the assertion (\"The director must resign\"), with `cue: urged` \
         or without a cue",
    ),
    (
        &["instructed", "ordered", "requested", "sought"],
        "this verb cannot follow an assertion: make it the assertion of what somebody does, with the same `actor` and `source` and \
         without a cue (\"The court orders the director to resign\"), or write what is wanted as the assertion (\"The director should \
         resign\"), with `cue: urged` or without a cue",
    ),
    (
        &["accused", "attacked", "blamed", "condemned", "criticised", "criticized", "denounced", "faulted"],
        "this verb cannot follow an assertion: write what somebody is accused of as the assertion (\"The director hid the \
         report\"), without a cue, and whom under `accuses`",
    ),
    (
        &[
            "according to",
            "contained",
            "contains",
            "depicted",
            "depicts",
            "listed",
            "lists",
            "recorded",
            "records",
            "show",
            "showed",
            "shown",
            "shows",
        ],
        "this is mostly said of a thing, and a thing is no source: a register, a report or a dataset stands under `documents`, and its \
         claim has `source: outlet`. One that you know from an article has `seen: false`, and the claim of the article has `source: \
         outlet` and `via: [id-of-the-register]`. Of a person or a body leave `cue` out",
    ),
    (
        &[
            "assumed",
            "believe",
            "believed",
            "believes",
            "considered",
            "feel",
            "felt",
            "judge",
            "judged",
            "judges",
            "suspect",
            "suspected",
            "suspects",
            "think",
            "thinks",
            "thought",
        ],
        "nobody can hear what somebody thinks: write `cue: assessed` or `cue: concluded`, or write the thought as the assertion, \
         without a cue (\"Investigators believe that the cable was cut\"; of the only person whose word it is, with a pronoun: \
         \"She believes that the cable was cut\")",
    ),
    (
        &["anticipated", "expected", "expects"],
        "nobody can hear what somebody expects: write `cue: predicted`; only what a body expects may stand in the assertion \
         (\"The council expects a smaller harvest\"), without a cue",
    ),
    (
        &["feared", "fears", "hoped", "hopes"],
        "nobody can hear what somebody hopes or fears: write it as the assertion, without a cue (\"The council fears that the bridge \
         will fall\"; of the only person whose word it is, with a pronoun: \"She fears that the bridge will fall\"). A warning has \
         `cue: warned`",
    ),
    (&["briefed"], "write `told`, with those who heard it under `addressee`"),
    (
        &["said in a report", "said in a speech", "said in a statement", "said in an interview"],
        "write `said`, or leave `cue` out: the `type` of the document says where",
    ),
    (
        &["dismissed", "disputed", "refuted", "rejected"],
        "this verb cannot follow an assertion: write what is disputed as the assertion, with `cue: denied` where it \
         was denied outright",
    ),
];

/// Verbs of newspapers that are not known, by the one that says the same.
const NEAREST: &[(&str, &[&str])] = &[
    ("argued", &["objected", "protested", "reasoned"]),
    ("declared", &["affirmed", "reaffirmed", "proclaimed"]),
    ("estimated", &["calculated", "reckoned", "speculated"]),
    ("explained", &["clarified", "made clear", "spelled out"]),
    ("found", &["counted", "discovered", "established", "measured"]),
    ("noted", &["commented", "highlighted", "mentioned", "observed", "pointed out", "remarked"]),
    ("promised", &["guaranteed", "swore"]),
    ("replied", &["answered", "countered", "responded to", "retorted"]),
    ("said", &["continued", "reiterated", "repeated"]),
    ("stressed", &["underlined", "underscored"]),
    ("suggested", &["hinted", "implied", "indicated", "signaled", "signalled"]),
    ("told", &["confided"]),
];

/// Ways of holding a view, by which somebody says what stands behind "that".
pub const VIEWS: &[&str] = &[
    "contend that",
    "contended that",
    "contends that",
    "held that",
    "hold that",
    "holds that",
    "are of the opinion that",
    "are of the view that",
    "is of the opinion that",
    "is of the view that",
    "maintain that",
    "maintained that",
    "maintains that",
    "take the position that",
    "take the view that",
    "takes the position that",
    "takes the view that",
    "took the position that",
    "took the view that",
    "was of the opinion that",
    "was of the view that",
    "were of the opinion that",
    "were of the view that",
];

/// Words that open a sentence behind "that"; behind one and the same "that" a noun in the singular may stand as well: "holds
/// that office".
const CLAUSES: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "even", "every", "few", "for", "he", "her", "his", "if", "in",
    "it", "its", "many", "more", "most", "much", "neither", "no", "nobody", "none", "nothing", "only", "our",
    "she", "some", "such", "the", "their", "there", "these", "they", "this", "those", "under", "we", "when",
    "without",
];

/// Verbs behind the first word of such a sentence.
const FINITE: &[&str] = &[
    "are", "can", "cannot", "could", "did", "does", "had", "has", "have", "is", "may", "might", "must",
    "should", "was", "were", "will", "would",
];

/// How many words [`view`] looks at: the longest view, and two behind it.
pub const VIEW: usize = 8;

/// How many words at the head of some others, in lower case, hold a view: "holds that the …".
pub fn view(words: &[&str]) -> Option<usize> {
    let starts = |view: &&str| view.split(' ').zip(words).all(|(one, other)| one == *other);
    let count = VIEWS.iter().find(|view| starts(view))?.split(' ').count();
    let opens = match words.get(count..)? {
        [first, second, ..] if FINITE.contains(second) || second.ends_with("ed") => !first.is_empty(),
        [first, _, ..] => {
            CLAUSES.contains(first)
                || first.ends_with('s') && !first.ends_with("ss")
                || first.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    };
    opens.then_some(count)
}

/// The known verb whose present a word is.
pub fn past(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let stem = word.strip_suffix('s')?;
    let regular = || ["ed", "d"].iter().find_map(|end| find(&format!("{stem}{end}"))).map(|cue| cue.word);
    match stem {
        "say" => Some("said"),
        "tell" => Some("told"),
        "write" => Some("wrote"),
        "find" => Some("found"),
        "denie" => Some("denied"),
        _ => regular(),
    }
}

/// The known verb that says nearly what one says that is not known.
pub fn nearest(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    NEAREST.iter().find(|(_, words)| words.iter().any(|known| is_form(&word, known))).map(|(known, _)| *known)
}

/// How what a verb tells that cannot follow an assertion is written.
pub fn otherwise(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    OTHERWISE.iter().find(|(words, _)| words.iter().any(|known| is_form(&word, known))).map(|(_, help)| *help)
}

/// Whether a word is a verb in the past, or its present: "hints" for "hinted".
fn is_form(word: &str, past: &str) -> bool {
    word == past
        || word
            .strip_suffix('s')
            .is_some_and(|stem| past.strip_prefix(stem).is_some_and(|end| matches!(end, "ed" | "d")))
}

/// What to do about a verb that is not known, and like none that is.
pub fn unknown(word: &str) -> &'static str {
    if word.ends_with("ed") {
        "take one of those that `byline explain invalid-value` lists (`said`, `stressed`, `suggested`, `warned`, `wrote`), or add it to \
         `cues` under `[words]` in byline.toml"
    } else {
        "write it in the past tense (`said`, `stressed`, `suggested`, `warned`, `wrote`); `byline explain invalid-value` lists the \
         verbs, and `cues` under `[words]` in byline.toml adds to them"
    }
}

/// The built-in verb of a word.
pub fn find(word: &str) -> Option<&'static Cue> {
    CUES.get(CUES.binary_search_by_key(&word, |cue| cue.word).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(CUES.is_sorted_by_key(|cue| cue.word));
        assert!(CUES.iter().all(|cue| find(cue.word) == Some(cue)));
    }

    #[test]
    fn the_loaded_verbs_are_listed_in_the_order_of_the_table() {
        let loaded: Vec<&str> = CUES.iter().filter(|cue| cue.loaded).map(|cue| cue.word).collect();
        assert_eq!(loaded, LOADED);
        assert!(ENDORSING.iter().all(|word| LOADED.contains(word)));
    }

    #[test]
    fn the_nearest_verb_is_a_known_one() {
        assert!(NEAREST.iter().all(|(known, _)| find(known).is_some()));
        let unknown = || NEAREST.iter().flat_map(|(_, words)| words.iter());
        assert!(unknown().all(|word| find(word).is_none() && otherwise(word).is_none()));
        assert_eq!((nearest("hinted"), nearest("slept")), (Some("suggested"), None));
        assert_eq!((nearest("hints"), nearest("guarantees")), (Some("suggested"), Some("promised")));
        assert_eq!(otherwise("rejects"), otherwise("rejected"));
        assert!(otherwise("disputes").is_some() && otherwise("sleeps").is_none());
        let pasts = ["says", "warns", "Claims", "urges", "denies", "sleeps"].map(past);
        let known = ["said", "warned", "claimed", "urged", "denied"].map(Some);
        assert_eq!(pasts[..5], known);
        assert_eq!(pasts[5], None);
    }

    #[test]
    fn whoever_holds_a_view_says_something_and_whoever_holds_an_office_does_not() {
        let held = |text: &str| view(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(held("holds that the pier is worn"), Some(2));
        assert_eq!(held("is of the view that piers wear out"), Some(5));
        assert_eq!(held("maintains that norline must pay"), Some(2));
        for text in [
            "holds that office",
            "held that post until june",
            "maintains that road",
            "holds",
            "holds the line",
        ] {
            assert_eq!(held(text), None, "{text}");
        }
    }

    #[test]
    fn the_default_is_neutral_and_stands_behind() {
        let default = find(DEFAULT).unwrap();
        assert_eq!((default.stance, default.loaded), (Stance::Asserted, false));
    }
}
