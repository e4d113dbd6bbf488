//! Offices whose holders speak for their body.

use crate::model::source;

/// Last words of the roles of those who head a body, or whom it has speak for it.
const SPEAK: &[&str] = &[
    "ambassador",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chief",
    "commissioner",
    "director",
    "executive",
    "founder",
    "governor",
    "head",
    "leader",
    "mayor",
    "minister",
    "premier",
    "president",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];

/// Words of a role that is none of those, or no longer.
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
    words.next().is_some_and(|last| SPEAK.contains(&last)) && !words.any(|word| NOT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

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
