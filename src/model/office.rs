//! Offices, ranks and occupations: the last words of roles, and all that is known of each.

use crate::model::source;

/// What somebody is, as the last word of a role says it.
#[derive(Debug, PartialEq, Eq)]
pub struct Office {
    /// The word, in lower case.
    pub noun: &'static str,
    /// How it is linked to its body, where a page links it.
    pub link: Option<Link>,
    marks: &'static [Mark],
}

/// How a bare role is linked to its body: "a spokesperson for".
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// The word between the two.
    pub preposition: &'static str,
    /// Whether a body has one of them.
    pub unique: Unique,
}

/// Whether a body has one or several people of one office.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub enum Unique {
    /// One of several: "a spokesperson for".
    No,
    /// The only one: "director of".
    Yes,
}

/// What is true of an office. Those behind [`Mark::HeldThere`] name others that a document may call instead.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub enum Mark {
    /// There are several at a body, though no page links it to one: "a farmer".
    Several,
    /// Whoever holds it speaks for the body.
    Speaks,
    /// With a capital it is a title that stands before a name: "Foreign Minister".
    Title,
    /// It may have its field before it and still names no body: "water minister".
    Fielded,
    /// One person at a time holds it: "the ambassador".
    Held,
    /// One person has it in one place or body: "the manager of the terminal".
    HeldThere,
    /// The heads of a body, and those who act for it.
    Head,
    /// A crown and who wears it.
    Crown,
    /// The clergy.
    Clergy,
    /// A court and who sits in it.
    Bench,
    /// Those who study something.
    Scholar,
    /// Lawyers.
    Counsel,
    /// Those whom a state sends.
    Envoy,
    /// The members of a parliament.
    Member,
    /// The members of a government, each with a field.
    State,
    /// Soldiers.
    Arms,
}

use Mark::{
    Arms, Bench, Clergy, Counsel, Crown, Envoy, Fielded, Head, Held, HeldThere, Member, Scholar, Several,
    Speaks, State, Title,
};

const ALONE: Option<Link> = None;
const AT: Option<Link> = Some(Link { preposition: "at", unique: Unique::No });
const FOR: Option<Link> = Some(Link { preposition: "for", unique: Unique::No });
const OF: Option<Link> = Some(Link { preposition: "of", unique: Unique::Yes });
const OF_ONE_OF_SEVERAL: Option<Link> = Some(Link { preposition: "of", unique: Unique::No });
const TO: Option<Link> = Some(Link { preposition: "to", unique: Unique::No });

const fn office(noun: &'static str, link: Option<Link>, marks: &'static [Mark]) -> Office {
    Office { noun, link, marks }
}

/// All that are known, sorted by word. A word that is added here serves sentences, tables and findings at once.
const OFFICES: &[Office] = &[
    office("abbot", OF, &[Clergy]),
    office("academic", ALONE, &[Scholar]),
    office("activist", ALONE, &[Several]),
    office("administrator", OF, &[]),
    office("admiral", ALONE, &[Title]),
    office("adviser", TO, &[Fielded]),
    office("advisor", TO, &[Fielded]),
    office("agronomist", AT, &[Scholar]),
    office("aide", TO, &[]),
    office("ambassador", OF, &[Speaks, Title, Fielded, Held, Envoy]),
    office("analyst", AT, &[Fielded, Scholar]),
    office("archaeologist", AT, &[Scholar]),
    office("archbishop", ALONE, &[Clergy]),
    office("archivist", AT, &[]),
    office("astronomer", AT, &[Scholar]),
    office("attorney", FOR, &[Counsel]),
    office("attorney-general", OF, &[Title, Held]),
    office("author", ALONE, &[Scholar]),
    office("barrister", ALONE, &[Several]),
    office("bench", ALONE, &[Bench]),
    office("biologist", AT, &[Scholar]),
    office("bishop", OF, &[Clergy]),
    office("boss", ALONE, &[HeldThere, Head]),
    office("botanist", AT, &[Scholar]),
    office("brigadier", ALONE, &[Title]),
    office("campaigner", ALONE, &[Several]),
    office("captain", ALONE, &[Title, HeldThere, Arms]),
    office("cardinal", ALONE, &[Clergy]),
    office("ceo", ALONE, &[Speaks, HeldThere, Head]),
    office("chair", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("chairman", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("chairperson", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("chairwoman", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("chancellor", OF, &[Speaks, Title, Fielded, Held, State]),
    office("chemist", AT, &[Scholar]),
    office("chief", ALONE, &[Speaks, Held, Head]),
    office("church", ALONE, &[Clergy]),
    office("clergy", ALONE, &[Clergy]),
    office("clergyman", ALONE, &[Clergy]),
    office("cleric", ALONE, &[Clergy]),
    office("climatologist", AT, &[Scholar]),
    office("co-chair", OF, &[Head]),
    office("co-founder", OF, &[Head]),
    office("co-owner", OF, &[Head]),
    office("colonel", ALONE, &[Title, Arms]),
    office("commander", OF, &[Title, Held, Arms]),
    office("commissioner", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("commodore", ALONE, &[Title]),
    office("consul", ALONE, &[Held]),
    office("consultant", ALONE, &[Several]),
    office("coordinator", OF_ONE_OF_SEVERAL, &[HeldThere]),
    office("councillor", ALONE, &[Several]),
    office("councilman", ALONE, &[Several]),
    office("councilor", ALONE, &[Several]),
    office("councilwoman", ALONE, &[Several]),
    office("counsel", ALONE, &[Counsel]),
    office("court", ALONE, &[Bench]),
    office("criminologist", AT, &[Scholar]),
    office("curator", OF, &[]),
    office("dean", OF, &[HeldThere]),
    office("delegate", ALONE, &[Head]),
    office("deputy", OF_ONE_OF_SEVERAL, &[Member]),
    office("diplomat", ALONE, &[Several, Envoy]),
    office("director", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("director-general", OF, &[Speaks, Title, Held, Head]),
    office("doctor", AT, &[]),
    office("ecologist", AT, &[Scholar]),
    office("economist", AT, &[Several, Scholar]),
    office("editor", OF, &[HeldThere]),
    office("emir", ALONE, &[Crown]),
    office("emperor", ALONE, &[Crown]),
    office("engineer", AT, &[]),
    office("envoy", OF_ONE_OF_SEVERAL, &[Envoy]),
    office("epidemiologist", AT, &[Scholar]),
    office("executive", OF, &[Speaks, Head]),
    office("expert", AT, &[Fielded, Scholar]),
    office("farmer", ALONE, &[Several]),
    office("father", ALONE, &[Several]),
    office("fellow", AT, &[Scholar]),
    office("fisherman", ALONE, &[Several]),
    office("foreman", ALONE, &[HeldThere]),
    office("forewoman", ALONE, &[HeldThere]),
    office("founder", OF, &[Speaks, HeldThere, Head]),
    office("general", ALONE, &[Arms]),
    office("geologist", AT, &[Scholar]),
    office("governor", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("harbormaster", ALONE, &[HeldThere]),
    office("harbourmaster", ALONE, &[HeldThere]),
    office("head", OF, &[Speaks, Held, Head]),
    office("headmaster", OF, &[Speaks, HeldThere, Head]),
    office("headmistress", OF, &[Speaks, HeldThere, Head]),
    office("headteacher", OF, &[Speaks, HeldThere, Head]),
    office("historian", AT, &[Scholar]),
    office("hydrologist", AT, &[Scholar]),
    office("imam", ALONE, &[Clergy]),
    office("investor", ALONE, &[Several]),
    office("journalist", ALONE, &[Several]),
    office("judge", AT, &[Several, Bench]),
    office("justice", ALONE, &[Bench]),
    office("king", ALONE, &[Held, Crown]),
    office("lawmaker", OF_ONE_OF_SEVERAL, &[Member]),
    office("lawyer", FOR, &[Counsel]),
    office("leader", OF, &[Speaks, HeldThere, Head]),
    office("lecturer", AT, &[Scholar]),
    office("legislator", ALONE, &[Member]),
    office("librarian", AT, &[]),
    office("magistrate", ALONE, &[Bench]),
    office("manager", OF, &[HeldThere, Head]),
    office("master", ALONE, &[HeldThere]),
    office("mayor", OF, &[Speaks, Title, Fielded, Held, Head]),
    office("member", OF_ONE_OF_SEVERAL, &[Member]),
    office("meteorologist", AT, &[Scholar]),
    office("miner", ALONE, &[Several]),
    office("minister", OF, &[Speaks, Title, Fielded, Held, State]),
    office("monarch", ALONE, &[Crown]),
    office("monarchy", ALONE, &[Crown]),
    office("mother", ALONE, &[Several]),
    office("mp", ALONE, &[Member]),
    office("negotiator", FOR, &[Title, Fielded, Envoy]),
    office("neighbor", ALONE, &[Several]),
    office("neighbour", ALONE, &[Several]),
    office("nurse", AT, &[]),
    office("officer", AT, &[Fielded, Arms]),
    office("official", AT, &[]),
    office("organiser", ALONE, &[Head]),
    office("organizer", ALONE, &[Head]),
    office("owner", OF, &[HeldThere, Head]),
    office("palace", ALONE, &[Crown]),
    office("parent", ALONE, &[Several]),
    office("parliamentarian", ALONE, &[Member]),
    office("parson", ALONE, &[Clergy]),
    office("partner", AT, &[]),
    office("passenger", ALONE, &[Several]),
    office("pastor", ALONE, &[Clergy]),
    office("patient", ALONE, &[Several]),
    office("pharmacist", AT, &[]),
    office("physician", AT, &[]),
    office("physicist", AT, &[Scholar]),
    office("politician", ALONE, &[Member]),
    office("preacher", ALONE, &[Clergy]),
    office("prefect", OF, &[Held]),
    office("premier", OF, &[Speaks, Title, Fielded, Held, State]),
    office("president", OF, &[Speaks, Fielded, Held, Head]),
    office("priest", ALONE, &[Clergy]),
    office("prince", ALONE, &[Crown]),
    office("princess", ALONE, &[Crown]),
    office("principal", OF, &[Held, Head]),
    office("prisoner", ALONE, &[Several]),
    office("professor", AT, &[Scholar]),
    office("provost", OF, &[Held]),
    office("psychologist", AT, &[Scholar]),
    office("queen", ALONE, &[Held, Crown]),
    office("rabbi", ALONE, &[Clergy]),
    office("rector", OF, &[Speaks, Held, Clergy]),
    office("registrar", OF, &[]),
    office("reporter", ALONE, &[Several]),
    office("representative", FOR, &[Head, Member]),
    office("researcher", AT, &[Scholar]),
    office("resident", ALONE, &[Several]),
    office("reverend", ALONE, &[Clergy]),
    office("royal", ALONE, &[Crown]),
    office("ruler", ALONE, &[Crown]),
    office("sailor", ALONE, &[Several]),
    office("scholar", ALONE, &[Scholar]),
    office("scientist", AT, &[Scholar]),
    office("secretary", OF, &[Speaks, Title, Fielded, Held, Head, State]),
    office("secretary-general", OF, &[Speaks, Title, Held, Head]),
    office("senator", ALONE, &[Several, Member]),
    office("shareholder", ALONE, &[Several]),
    office("sheriff", ALONE, &[HeldThere]),
    office("shopkeeper", ALONE, &[Several]),
    office("skipper", ALONE, &[HeldThere]),
    office("sociologist", AT, &[Scholar]),
    office("soldier", ALONE, &[Arms]),
    office("solicitor", ALONE, &[Several]),
    office("sovereign", ALONE, &[Crown]),
    office("speaker", OF, &[Held]),
    office("spokesman", FOR, &[Speaks, Title, Fielded]),
    office("spokesperson", FOR, &[Speaks, Title, Fielded]),
    office("spokeswoman", FOR, &[Speaks, Title, Fielded]),
    office("statistician", AT, &[Scholar]),
    office("student", ALONE, &[Several]),
    office("sultan", ALONE, &[Crown]),
    office("superintendent", OF, &[HeldThere]),
    office("supervisor", ALONE, &[HeldThere]),
    office("surgeon", AT, &[]),
    office("teacher", AT, &[]),
    office("technician", AT, &[]),
    office("tenant", ALONE, &[Several]),
    office("throne", ALONE, &[Crown]),
    office("trader", ALONE, &[Several]),
    office("treasurer", OF, &[Held]),
    office("tribunal", ALONE, &[Bench]),
    office("trustee", ALONE, &[Several]),
    office("undersecretary", ALONE, &[Held]),
    office("veterinarian", AT, &[]),
    office("vicar", ALONE, &[Clergy]),
    office("vice-chair", OF, &[Head]),
    office("vice-chairman", OF, &[Head]),
    office("vice-chairwoman", OF, &[Head]),
    office("vice-president", OF, &[Held]),
    office("virologist", AT, &[Scholar]),
    office("volunteer", ALONE, &[Several]),
    office("warden", OF, &[HeldThere]),
    office("worker", ALONE, &[Several]),
    office("zoologist", AT, &[Scholar]),
];

/// Words of a role whose holder is none of those who speak, or no longer.
const NOT: &[&str] = &[
    "assistant",
    "associate",
    "deputy",
    "designate",
    "ex",
    "former",
    "honorary",
    "opposition",
    "retired",
    "shadow",
    "vice",
];

impl Office {
    /// Whether something is true of it.
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// Whether there are several at one body.
    pub fn is_of_several(&self) -> bool {
        self.is(Several) || self.link.as_ref().is_some_and(|link| link.unique == Unique::No)
    }

    /// The words by which a document may call whoever holds it, its own among them.
    pub fn kin(&self) -> impl Iterator<Item = &'static str> {
        let groups = [Head, Crown, Clergy, Bench, Scholar, Counsel, Envoy, Member, State, Arms];
        let is_kin = move |other: &&Self| groups.iter().any(|&group| self.is(group) && other.is(group));
        OFFICES.iter().filter(is_kin).map(|other| other.noun)
    }
}

/// The office of which a word in lower case is the name.
pub fn find(noun: &str) -> Option<&'static Office> {
    OFFICES.binary_search_by_key(&noun, |office| office.noun).ok().and_then(|at| OFFICES.get(at))
}

/// Whether something is true of the office of which a word in lower case is the name.
pub fn is(noun: &str, mark: Mark) -> bool {
    find(noun).is_some_and(|office| office.is(mark))
}

/// Whether whoever has this role at a body speaks for it: its head, or a spokesperson. A role that names another body or a
/// part of it says nothing of that.
pub fn speaks(role: &str, body: &str) -> bool {
    let role = role.to_lowercase();
    let bare = |name: &str| source::bare(name).to_lowercase();
    let own = [" of ", " for "].iter().find_map(|link| role.split_once(link));
    let office = match own {
        Some((office, of)) if bare(of) == bare(&body.to_lowercase()) => office,
        Some(_) => return false,
        None => &role,
    };
    let mut words = office.rsplit(' ');
    words.next().is_some_and(|last| is(last, Speaks)) && !words.any(|word| NOT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(OFFICES.is_sorted_by_key(|office| office.noun));
    }

    #[test]
    fn a_document_may_call_a_historian_a_professor() {
        let kin = |noun: &str| find(noun).map(|office| office.kin().collect::<Vec<_>>()).unwrap_or_default();
        assert!(kin("historian").contains(&"professor") && !kin("historian").contains(&"mayor"));
        assert!(kin("secretary").contains(&"minister") && kin("secretary").contains(&"head"));
    }

    #[test]
    fn the_head_of_a_body_and_its_spokesperson_speak_for_it() {
        for role in
            ["director", "Chief executive", "port minister", "spokeswoman for Norline", "head of the Norline"]
        {
            assert!(speaks(role, "Norline"), "{role}");
        }
        for role in [
            "former director",
            "dock worker",
            "deputy head",
            "head of sales",
            "spokesman for Tarn",
            "ex-director",
        ] {
            assert!(!speaks(role, "Norline"), "{role}");
        }
    }
}
