//! Where a person's role stands, and how a bare one takes the body it belongs to.

use crate::model::body::{self, Place};
use crate::model::id::SourceId;
use crate::model::office::{self, Link, Mark, Office, Unique};
use crate::model::portfolio::{is_field, is_portfolio, names_no_body};
use crate::model::source;
use crate::model::source::Person;
use crate::render::attribution::part;
use crate::resolve::corpus::Corpus;

/// Where a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// Before the name.
    Before,
    /// After the name, as an apposition.
    After,
    /// After the name, with the body that the role itself does not name.
    Of(&'static Link),
    /// The same of an office with its field, unless the sentence names the body: "water minister of Karesh".
    Office(&'static Link),
    /// The same of a role that joins two, as typed: "commander and spokesman for".
    Joined(&'static Link),
    /// Before the name, with the body behind the name: "Foreign Minister Lena Orsk of Tavik".
    Title,
}

/// Words that leave a role bare: they name no body.
const GENERIC: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "chief",
    "deputy",
    "executive",
    "first",
    "former",
    "general",
    "interim",
    "junior",
    "lead",
    "press",
    "principal",
    "senior",
    "vice",
];

/// Words that a role and a body may share and that tell of neither what it is.
const COMMON: &[&str] = &["and", "at", "federal", "for", "national", "of", "the"];

/// Words that make a role that of one person, or that have an article already.
const ONLY: &[&str] = &[
    "a",
    "an",
    "chief",
    "commanding",
    "first",
    "general",
    "head",
    "her",
    "high",
    "his",
    "its",
    "last",
    "lead",
    "legal",
    "national",
    "negotiator",
    "one",
    "only",
    "permanent",
    "presiding",
    "principal",
    "ranking",
    "representative",
    "sole",
    "special",
    "the",
    "their",
    "top",
];

/// Words that put a role after the name.
pub(super) const PREPOSITIONS: &[&str] = &[
    "at", "by", "for", "from", "in", "near", "of", "on", "over", "to", "under", "with", "and", "who", "whose",
];

/// Offices that stand before the name in spite of their preposition.
const TITLES: &[&str] = &[
    "Attorney General of",
    "Director of National Intelligence",
    "Secretary of Commerce",
    "Secretary of Defense",
    "Secretary of Energy",
    "Secretary of State",
    "Secretary of War",
];

/// Roles whose own "of" names no body to which a person belongs.
const WITHOUT_BODY: &[&str] = &[
    "chief of staff",
    "head of communications",
    "head of corporate communications",
    "head of media relations",
    "member of congress",
    "member of parliament",
    "member of the european parliament",
    "member of the house",
    "member of the house of representatives",
    "member of the senate",
];

/// Whether a role says "of" and names no body by it: "member of parliament", "chief of staff", "head of operations". Of a
/// role that joins several, one is enough: "member of Tarn's council and of the board".
pub(super) fn is_without_body(role: &str) -> bool {
    is_usual(role) || is_of_field(role) || part::is_in_one(role)
}

/// Whether a role is one whose own "of" names no body, wherever it stands.
fn is_usual(role: &str) -> bool {
    let role = role.to_lowercase();
    let bare = ["former ", "deputy "].iter().find_map(|word| role.strip_prefix(word)).unwrap_or(&role);
    let field = ["minister of ", "minister for "].iter().find_map(|office| bare.strip_prefix(office));
    WITHOUT_BODY.contains(&bare) || field.is_some_and(|field| field.split([' ', ',']).all(is_field))
}

/// Whether a role, or one of those that it joins, is of a field of work or of a part of a body, and has no name in it: "of
/// operations", "of the board".
fn is_of_field(role: &str) -> bool {
    let is_plain = |word: &&str| {
        let is_owner = word.contains(['\'', '’']) && !part::is_of_many(word);
        word.starts_with(char::is_lowercase) && !is_owner
    };
    let is_one = |one: &str| {
        let parts = parts(one);
        let is_body = |(link, words): &(&str, Vec<&str>)| {
            *link == "of" && words.last().is_some_and(|last| body::is_named(last, Place::Behind))
        };
        parts.iter().any(|(link, words)| *link == "of" && !words.is_empty())
            && !parts.iter().any(is_body)
            && parts.iter().all(|(_, words)| words.iter().all(is_plain))
    };
    role.split([',', ';']).flat_map(|part| part.split(" and ")).any(is_one)
}

/// The parts of a role, each with the word that links it to what stands before: "of" with "the board".
fn parts(role: &str) -> Vec<(&str, Vec<&str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for word in role.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        match found.last_mut() {
            _ if PREPOSITIONS.contains(&word) => found.push((word, Vec::new())),
            Some((_, words)) => words.push(word),
            None => {}
        }
    }
    found
}

/// A role as it stands behind a name: with an article where it is that of one of several, "a member of parliament".
pub(super) fn behind_name(role: &str) -> String {
    let head: Vec<&str> = role.split(' ').take_while(|word| !PREPOSITIONS.contains(word)).collect();
    let is_of_several = head.last().is_some_and(|noun| office::find(noun).is_some_and(Office::is_of_several));
    let tells_which = |word: &&str| {
        let is_name = !word.starts_with(char::is_lowercase) || word.contains(['\'', '’']);
        is_name || word.ends_with("est") || ONLY.contains(word)
    };
    if is_of_several && !head.iter().any(tells_which) {
        format!("{}{role}", article(role))
    } else {
        role.to_owned()
    }
}

/// The article before a role in lower case, by its sound: "a university lecturer", "an honorary member".
pub(super) fn article(role: &str) -> &'static str {
    const SILENT: &[&str] = &["heir", "honest", "honor", "honour", "hour"];
    const YOU: &[&str] = &["eu", "once", "one", "unanimous", "uni", "urani", "use", "usu", "uti"];
    const UN: &[&str] = &["unid", "unim", "unin"];
    let has = |starts: &[&str]| starts.iter().any(|start| role.starts_with(start));
    let is_vowel = role.starts_with(['a', 'e', 'i', 'o', 'u']) && (!has(YOU) || has(UN));
    if is_vowel || has(SILENT) { "an " } else { "a " }
}

/// The body that an office belongs to: that which is recorded, or whose that is where the role already says what it is, as a
/// water minister's does of the Ministry of Water. Any other role has the body that is recorded.
pub(super) fn whose(role: &str, body: SourceId, corpus: &Corpus) -> Option<SourceId> {
    if part::is_in_one(role) {
        return part::whose(role, body, corpus);
    }
    let is_field = is_of_field(role) && !is_usual(role);
    let is_said = |body: SourceId| {
        let mut names = corpus.source(body).names();
        if is_field {
            names.any(|name| names_it(role, name))
        } else {
            names.any(|name| shares_word(role, name))
        }
    };
    let is_office = is_field || is_usual(role) || matches!(place(role), Placed::Office(_) | Placed::Title);
    if !is_office || !is_said(body) {
        return Some(body);
    }
    corpus.source(body).of().filter(|&body| !is_said(body))
}

/// Whether a role names a body: by its whole name, or by what a part of it ends in, as "the board" does the Harbour Board.
fn names_it(role: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (own, all) = (words(source::bare(name)), words(role));
    let ends_in_it =
        |(_, words): &(&str, Vec<&str>)| words.last().is_some_and(|last| own.contains(&last.to_lowercase()));
    !own.is_empty() && all.windows(own.len()).any(|some| *some == *own) || parts(role).iter().any(ends_in_it)
}

/// Whether a role is said of those who work at a body, and names none by a word with a capital.
pub(super) fn is_worked_at(role: &str) -> bool {
    preposition(role) == "at" && !role.contains(char::is_uppercase) && !role.contains(['\'', '’'])
}

/// Whether a role and a body share a word that tells what they are.
pub(super) fn shares_word(role: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| !word.is_empty() && !COMMON.contains(&word.as_str())).collect()
    };
    let name = words(name);
    words(role).iter().any(|word| !GENERIC.contains(&word.as_str()) && name.contains(word))
}

/// The word that links a role to its body.
pub(super) fn preposition(role: &str) -> &'static str {
    let noun = role.rsplit(' ').next().unwrap_or(role).to_lowercase();
    linked(&noun).map_or("of", |link| link.preposition)
}

/// The word that links to its body a role that is of a field of work: "professor of zoology at" of one who works at it, "head of
/// buildings for" of one who leads that part of it. None for one that joins several, or that is of a part of the body by name
/// or with an article.
pub(super) fn field_preposition(role: &str) -> Option<&'static str> {
    let head: Vec<&str> = role.split(' ').take_while(|word| !PREPOSITIONS.contains(word)).collect();
    let noun = *head.last()?;
    if role.contains([',', ';']) {
        return None;
    }
    match parts(role).as_slice() {
        [("of", _)] if linked(noun).is_some_and(|link| link.preposition == "at") => Some("at"),
        [("of", field)] if LEADERS.contains(&noun) && is_led(field) => Some("for"),
        [("of", field), ("and", more)] if LEADERS.contains(&noun) && is_led(field) && is_led(more) => {
            Some("for")
        }
        _ => None,
    }
}

/// Those who lead a field of work for a body.
const LEADERS: &[&str] =
    &["chief", "co-head", "coordinator", "director", "head", "manager", "superintendent", "supervisor"];

/// Words after "of" that name no field of work: what is led is the whole.
const WHOLES: &[&str] = &["country", "government", "household", "mission", "state"];

/// Whether what a role is of may be led for a body, "buildings" or "media relations": neither with an article nor another role.
fn is_led(field: &[&str]) -> bool {
    let is_other = |word: &&str| DETERMINERS.contains(word) || WHOLES.contains(word);
    field.first().is_some_and(|first| !is_other(first))
        && field.last().is_some_and(|last| !is_other(last) && office::find(last).is_none())
}

/// A role without its article where a page gives it that itself, or needs none: "spokesman" for "a spokesman", "director" for
/// "the director". Any other stays as typed: "a prisoner's lawyer", "a director".
pub(super) fn without_article(role: &str) -> &str {
    let (bare, unique) = match (role.split_once(' '), role.starts_with("the ")) {
        (Some((_, bare)), true) => (bare, Unique::Yes),
        (Some(("a" | "an", bare)), _) => (bare, Unique::No),
        _ => return role,
    };
    let is_given = match place(bare) {
        Placed::Of(link) | Placed::Office(link) | Placed::Joined(link) => link.unique == unique,
        Placed::Title => unique == Unique::Yes,
        Placed::Before => unique == Unique::No && is_worked_at(bare),
        Placed::After => false,
    };
    if is_given { bare } else { role }
}

/// The word that links to its body a role that keeps its article and names none: "the doctor", "a founder".
pub(super) fn behind_article(role: &str) -> Option<&'static Link> {
    let (_, bare) = role.split_once(' ').filter(|(article, _)| matches!(*article, "a" | "an" | "the"))?;
    match place(bare) {
        Placed::Of(link) => Some(link),
        _ => None,
    }
}

/// Words that open a role which says by them whose or which one it is, so that it cannot stand before a name: "the mayor's
/// deputy".
const DETERMINERS: &[&str] = &["a", "an", "her", "his", "its", "one", "our", "the", "their"];

/// Whether a role begins with an article, or with the one whose it is: "a prisoner's lawyer", "Ostra's trade minister".
fn is_determined(role: &str) -> bool {
    let first = role.split(' ').next().unwrap_or_default();
    let is_owner = first.ends_with("'s") || first.ends_with("’s");
    DETERMINERS.contains(&first)
        || is_owner
            && first.starts_with(char::is_uppercase)
            && !GENERIC_OWNERS.contains(&first.replace('’', "'").as_str())
}

/// Words with a capital that look like owners and belong to a title: "Queen's Counsel".
const GENERIC_OWNERS: &[&str] =
    &["Children's", "King's", "Men's", "People's", "Queen's", "State's", "Women's"];

/// Where a role stands. One without preposition, comma or article, and a title such as "Secretary of State", stands
/// before the name; any other after it. A bare role in lower case, such as "deputy spokesperson", is linked to
/// its body.
pub(super) fn place(role: &str) -> Placed {
    if TITLES.iter().any(|title| role.ends_with(title)) {
        return Placed::Before;
    }
    if let Some(link) = joined(role) {
        return Placed::Joined(link);
    }
    if let Some(link) = on_topic(role) {
        return Placed::Office(link);
    }
    if role.contains(',') || role.split(' ').any(|word| PREPOSITIONS.contains(&word)) || is_determined(role) {
        return Placed::After;
    }
    let (qualifiers, noun) = role.rsplit_once(' ').unwrap_or(("", role));
    let is_title = noun.starts_with(char::is_uppercase) && office::is(&noun.to_lowercase(), Mark::Title);
    if is_title && qualifiers.split_whitespace().all(is_portfolio) {
        return Placed::Title;
    }
    let Some(link) = linked(noun) else { return Placed::Before };
    let mut qualifiers = qualifiers.split_whitespace();
    if qualifiers.clone().all(|word| GENERIC.contains(&word)) {
        return Placed::Of(link);
    }
    if office::is(noun, Mark::Fielded) && qualifiers.all(names_no_body) {
        Placed::Office(link)
    } else {
        Placed::Before
    }
}

/// Whether the field of a role stands behind it, so that the role cannot stand before a name: "spokeswoman on energy".
pub(super) fn has_field_behind(role: &str) -> bool {
    on_topic(role).is_some()
}

/// The link of a role whose field stands behind it: "spokeswoman on energy", "spokesman for finance".
fn on_topic(role: &str) -> Option<&'static Link> {
    let (head, topic) = role
        .split_once(" on ")
        .or_else(|| role.split_once(" for ").filter(|(_, topic)| topic.split(' ').all(is_field)))?;
    let is_topic = !STATES.contains(&topic)
        && topic.split(' ').all(|word| names_no_body(word) && !PREPOSITIONS.contains(&word));
    linked(head.rsplit(' ').next()?).filter(|_| is_topic && !head.contains(',') && !is_determined(role))
}

/// What somebody is "on" that is no field: "doctor on call", "speaker on tour".
const STATES: &[&str] = &[
    "board", "call", "duty", "guard", "holiday", "leave", "loan", "parole", "site", "strike", "tour", "trial",
];

fn linked(noun: &str) -> Option<&'static Link> {
    office::find(noun).and_then(|office| office.link.as_ref())
}

/// The link of a role that joins two of which neither names a body: "Commander and spokesman".
fn joined(role: &str) -> Option<&'static Link> {
    let (first, last) = role.split_once(" and ")?;
    let is_bare = |word: &str| {
        GENERIC.contains(&word)
            || linked(word).is_some()
            || is_portfolio(word)
            || office::is(&word.to_lowercase(), Mark::Title)
    };
    let words = first.split(' ').chain(last.split(' '));
    words.into_iter().all(is_bare).then(|| linked(role.rsplit(' ').next().unwrap_or(role))).flatten()
}

impl Link {
    /// The body that a bare role takes: a spokesperson's is the one spoken for.
    pub(super) fn body(&self, person: &Person) -> Option<SourceId> {
        match self.preposition {
            "for" => person.acts_for.or(person.of),
            _ => person.of.or(person.acts_for),
        }
    }

    /// A role that joins two, as typed, and its preposition.
    pub(super) fn behind(&self, role: &str) -> String {
        // "Spokesman for finance of the party", not "for" twice.
        let is_twice = self.preposition == "for" && role.contains(" for ");
        format!("{role} {}", if is_twice { "of" } else { self.preposition })
    }

    /// The role with its article, where it needs one, and its preposition.
    pub(super) fn words(&self, role: &str) -> String {
        let head: Vec<&str> = role.split(' ').take_while(|word| !PREPOSITIONS.contains(word)).collect();
        // "Presiding officer"; of those who are "general" or "first" there may be many.
        let tells_which = |word: &&str| ONLY.contains(word) && !GENERIC.contains(word);
        let has_rank = head.split_last().is_some_and(|(_, before)| before.iter().any(tells_which));
        let is_unique = self.unique == Unique::Yes || role.starts_with("chief ") || has_rank;
        let article = if is_unique { "" } else { article(role) };
        format!("{article}{role} {}", self.preposition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_of_one_of_several_has_its_article() {
        for (role, said) in [
            ("member of Tarn's council", "a member of Tarn's council"),
            ("adviser to the mayor", "an adviser to the mayor"),
            ("university lecturer in law", "a university lecturer in law"),
            ("european affairs adviser to the mayor", "a european affairs adviser to the mayor"),
            ("uninvited member of the club", "an uninvited member of the club"),
            ("honorary member of the board", "an honorary member of the board"),
            ("national security adviser to the president", "national security adviser to the president"),
            ("presiding officer of parliament", "presiding officer of parliament"),
            ("former senator for Tarn", "a former senator for Tarn"),
            ("spokesman for the ministry", "a spokesman for the ministry"),
            ("mayor of Tarn", "mayor of Tarn"),
            ("chief engineer at Tarn Water", "chief engineer at Tarn Water"),
            ("oldest member of the council", "oldest member of the council"),
            ("Member of Parliament", "Member of Parliament"),
            ("a member of parliament", "a member of parliament"),
            ("the company's lawyer for taxes", "the company's lawyer for taxes"),
            ("special envoy for Karesh", "special envoy for Karesh"),
        ] {
            assert_eq!(behind_name(role), said);
        }
    }

    #[test]
    fn a_role_stands_where_a_wire_editor_puts_it() {
        for before in [
            "Valdorian Foreign Minister",
            "ministry aide",
            "President",
            "Secretary of State",
            "poet",
            "party chair",
        ] {
            assert_eq!(place(before), Placed::Before, "{before}");
        }
        for after in [
            "chief of staff",
            "a poet",
            "minister, acting",
            "a prisoner's lawyer",
            "the mayor's deputy",
            "Ostra’s trade minister",
        ] {
            assert_eq!(place(after), Placed::After, "{after}");
        }
        for title in [
            "Foreign Minister",
            "Secretary-General",
            "Commander",
            "Deputy Prime Minister",
            "Water Minister",
            "Chief Negotiator",
        ] {
            assert_eq!(place(title), Placed::Title, "{title}");
        }
        for joined in ["Commander and spokesman", "deputy minister and spokesperson"] {
            let Placed::Joined(link) = place(joined) else { panic!("{joined}") };
            assert_eq!(link.behind(joined), format!("{joined} for"));
        }
        assert_eq!(place("harbor master and spokesman"), Placed::After);
        for (bare, words) in [
            ("spokesperson", "a spokesperson for"),
            ("acting spokesman", "an acting spokesman for"),
            ("director", "director of"),
            ("chief executive", "chief executive of"),
            ("senior analyst", "a senior analyst at"),
            ("mayor", "mayor of"),
            ("owner", "owner of"),
            ("vice-chair", "vice-chair of"),
            ("chief negotiator", "chief negotiator for"),
        ] {
            let Placed::Of(link) = place(bare) else { panic!("{bare}") };
            assert_eq!(link.words(bare), words);
        }
        for (office, words) in [
            ("water minister", "water minister of"),
            ("Foreign minister", "Foreign minister of"),
            ("former prime minister", "former prime minister of"),
            ("peace negotiator", "a peace negotiator for"),
        ] {
            let Placed::Office(link) = place(office) else { panic!("{office}") };
            assert_eq!(link.words(office), words);
        }
    }

    #[test]
    fn an_article_that_a_page_gives_itself_is_not_that_of_the_role() {
        for (role, bare) in [
            ("a spokesman", "spokesman"),
            ("the director", "director"),
            ("a sleep researcher", "sleep researcher"),
            ("a prisoner's lawyer", "a prisoner's lawyer"),
            ("the mayor's deputy", "the mayor's deputy"),
            ("a poet", "a poet"),
            ("a director", "a director"),
            ("a co-founder", "a co-founder"),
            ("the spokesman", "the spokesman"),
            ("a member of parliament", "a member of parliament"),
        ] {
            assert_eq!(without_article(role), bare);
        }
        for (role, link) in [
            ("the doctor", Some("at")),
            ("a founder", Some("of")),
            ("the spokesman", Some("for")),
            ("the poet", None),
            ("the mayor's deputy", None),
            ("a member of parliament", None),
            ("Tarn founder", None),
        ] {
            assert_eq!(behind_article(role).map(|link| link.preposition), link, "{role}");
        }
        for title in ["Queen's Counsel", "teachers' union leader", "women's rights activist"] {
            assert_eq!(place(title), Placed::Before, "{title}");
        }
    }

    #[test]
    fn a_role_of_a_field_of_work_names_no_body() {
        assert!(is_without_body("minister of water resources") && !is_without_body("minister of Karesh"));
        for role in [
            "head of operations",
            "member of the board",
            "member of Tarn's council and of the board",
            "professor of law and member of the Academy",
        ] {
            assert!(is_of_field(role), "{role}");
        }
        for role in [
            "mayor of Tarn",
            "member of Tarn's council",
            "head of sales at Karesh Grain",
            "analyst",
            "chief executive of the ferry line",
            "secretary of the union",
            "commander of the fleet",
        ] {
            assert!(!is_of_field(role), "{role}");
        }
        for (role, at) in [
            ("head of buildings", Some("for")),
            ("deputy director of media relations", Some("for")),
            ("head of parks and cemeteries", Some("for")),
            ("chief of staff", Some("for")),
            ("professor of zoology", Some("at")),
            ("head of sales and spokesman", None),
            ("head of the water department", None),
            ("head of state", None),
            ("member of parliament", None),
            ("minister of water", None),
        ] {
            assert_eq!(field_preposition(role), at, "{role}");
        }
        assert!(names_it("chair of the board", "the Harbour Board"));
        assert!(!names_it("head of water operations", "the Tarn Water Company"));
    }
}
