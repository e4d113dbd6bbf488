//! What a brief rests on, as the source summary opens: so many claims, documents, and sources of each kind.

use crate::render::view::counting::{counted, series, verb, words};

/// How many sources are cited, and how.
#[derive(Debug, Default)]
pub(super) struct Cited {
    /// Named ones.
    pub named: usize,
    /// Unnamed ones that are no groups.
    pub persons: usize,
    /// Unnamed groups.
    pub groups: usize,
    /// How many people one of the groups has, where that is known.
    pub people: Option<u32>,
    /// How many notes of the authors themselves there are beside the documents.
    pub notes: usize,
}

impl Cited {
    /// "One unnamed source and one unnamed group of three."
    fn unnamed(&self) -> Vec<String> {
        let of = self.people.filter(|_| self.groups == 1);
        let of = of.map_or_else(String::new, |people| format!(" of {}", words(people as usize)));
        let persons = counted(self.persons, "unnamed source", "unnamed sources");
        let groups = format!("{}{of}", counted(self.groups, "unnamed group", "unnamed groups"));
        let both = [(self.persons, persons), (self.groups, groups)].into_iter();
        both.filter(|(count, _)| *count > 0).map(|(_, what)| what).collect()
    }

    /// "Three named and two unnamed sources."
    fn words(&self) -> String {
        let by_name = counted(self.named, "named source", "named sources");
        let unnamed = self.unnamed();
        match (self.named, unnamed.is_empty()) {
            (0, true) => "nobody".to_owned(),
            (0, false) => series(&[unnamed, vec!["nobody by name".to_owned()]].concat()),
            (_, true) => format!("{by_name} and no unnamed one"),
            _ if self.groups > 0 || self.named == 1 || self.persons == 1 => {
                series(&[vec![by_name], unnamed].concat())
            }
            _ => format!("{} named and {} unnamed sources", words(self.named), words(self.persons)),
        }
    }
}

/// The first sentence, of so many claims and documents, and named and unnamed sources.
pub(super) fn rests_on(claims: usize, documents: usize, cited: &Cited) -> String {
    if claims == 0 {
        return "This brief rests on no claims.".to_owned();
    }
    let claims = counted(claims, "claim", "claims");
    let papers = counted(documents, "document", "documents");
    let base = match (documents, cited.notes) {
        (0, 0) => format!("{claims} without a document"),
        (0, _) => format!("{claims} from our own notes"),
        (_, 0) => format!("{claims} from {papers}"),
        _ => format!("{claims} from {papers} and our own notes"),
    };
    let who = cited.words();
    // "Our own notes" are several, however many there are.
    let many = documents.max(1) + cited.notes.min(1);
    format!("This brief rests on {base}, which {} {who}.", verb(many, "cites", "cite"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_says_what_the_brief_rests_on() {
        for (claims, documents, sources, said) in [
            (0, 0, (0, 0), "This brief rests on no claims."),
            (
                1,
                0,
                (1, 0),
                "This brief rests on one claim without a document, which cites one named source and no unnamed one.",
            ),
            (
                9,
                2,
                (3, 4),
                "This brief rests on nine claims from two documents, which cite three named and four unnamed sources.",
            ),
            (
                3,
                1,
                (2, 1),
                "This brief rests on three claims from one document, which cites two named sources and one unnamed source.",
            ),
            (
                3,
                1,
                (1, 3),
                "This brief rests on three claims from one document, which cites one named source and three unnamed sources.",
            ),
            (
                3,
                1,
                (0, 2),
                "This brief rests on three claims from one document, which cites two unnamed sources and nobody by name.",
            ),
            (12, 1, (0, 0), "This brief rests on 12 claims from one document, which cites nobody."),
        ] {
            let (named, persons) = sources;
            let cited = Cited { named, persons, ..Cited::default() };
            assert_eq!(rests_on(claims, documents, &cited), said);
        }
    }

    #[test]
    fn the_authors_own_notes_are_no_document() {
        let own = Cited { named: 1, notes: 1, ..Cited::default() };
        let cites = "which cite one named source and no unnamed one.";
        for (documents, from) in [(4, "four documents and our own notes"), (0, "our own notes")] {
            let said = format!("This brief rests on five claims from {from}, {cites}");
            assert_eq!(rests_on(5, documents, &own), said);
        }
    }

    #[test]
    fn a_group_is_no_single_unnamed_source() {
        for (named, persons, groups, people, said) in [
            (4, 0, 1, Some(3), "four named sources and one unnamed group of three"),
            (4, 1, 1, None, "four named sources, one unnamed source and one unnamed group"),
            (0, 0, 2, Some(3), "two unnamed groups and nobody by name"),
        ] {
            assert_eq!(Cited { named, persons, groups, people, notes: 0 }.words(), said);
        }
    }
}
