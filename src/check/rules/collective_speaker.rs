//! A state or "allies" speaking, with nobody who spoke.

use crate::check::prose::Prose;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Evidence;
use crate::model::document::Document;
use crate::model::id::SourceId;
use crate::model::source::SourceKind;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "collective-speaker",
    page: Page {
        summary: "A whole state, a body without a voice, or a thing, is made to speak.",
        why: "States do not speak; ministers, ministries and spokespeople do. \"Beijing said\" hides who \
              decided to say it, and whether it binds anybody. Name the person or office that spoke, or say \
              that the report does not. Official statements, filings and data speak for themselves. A register or a database is no body: \
              it is a document, with `seen: false` where you know it from an article, which then passes it on (`source: outlet`, \
              `via: [port-register]`).",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: allies
    organization: Western allies
claims:
  - id: port-closes
    assertion: The port must stay open
    source: allies
    document: gazette
",
        corrected: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port must stay open
    source: ruiz
    document: gazette
",
        standard: "ICD 206: the originator of information is identified as closely as possible.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[COLLECTIVES],
};

const COLLECTIVES: WordList = WordList {
    name: "collective-speakers",
    words: &[
        "afghanistan",
        "albania",
        "algeria",
        "allies",
        "angola",
        "ankara",
        "argentina",
        "armenia",
        "australia",
        "austria",
        "azerbaijan",
        "bahrain",
        "bangladesh",
        "beijing",
        "belarus",
        "belgium",
        "berlin",
        "bolivia",
        "bosnia",
        "both sides",
        "brazil",
        "britain",
        "brussels",
        "bulgaria",
        "cairo",
        "cambodia",
        "cameroon",
        "canada",
        "chad",
        "chile",
        "china",
        "colombia",
        "congo",
        "croatia",
        "cuba",
        "cyprus",
        "czech republic",
        "delhi",
        "denmark",
        "ecuador",
        "egypt",
        "england",
        "eritrea",
        "estonia",
        "ethiopia",
        "european allies",
        "european capitals",
        "finland",
        "france",
        "gabon",
        "georgia",
        "germany",
        "ghana",
        "greece",
        "guatemala",
        "haiti",
        "honduras",
        "hungary",
        "iceland",
        "india",
        "indonesia",
        "international community",
        "iran",
        "iraq",
        "ireland",
        "israel",
        "italy",
        "ivory coast",
        "japan",
        "jerusalem",
        "jordan",
        "kazakhstan",
        "kenya",
        "kosovo",
        "kuwait",
        "kyiv",
        "kyrgyzstan",
        "laos",
        "latvia",
        "lebanon",
        "libya",
        "lithuania",
        "london",
        "luxembourg",
        "madrid",
        "malaysia",
        "mali",
        "malta",
        "mexico",
        "moldova",
        "mongolia",
        "montenegro",
        "morocco",
        "moscow",
        "mozambique",
        "myanmar",
        "namibia",
        "neighbors",
        "nepal",
        "netherlands",
        "new delhi",
        "new zealand",
        "nicaragua",
        "niger",
        "nigeria",
        "north korea",
        "north macedonia",
        "norway",
        "oman",
        "opposition",
        "pakistan",
        "palestine",
        "panama",
        "paraguay",
        "paris",
        "peru",
        "philippines",
        "poland",
        "portugal",
        "pyongyang",
        "qatar",
        "riyadh",
        "romania",
        "rome",
        "russia",
        "rwanda",
        "saudi arabia",
        "scotland",
        "senegal",
        "seoul",
        "serbia",
        "singapore",
        "slovakia",
        "slovenia",
        "somalia",
        "south africa",
        "south korea",
        "south sudan",
        "spain",
        "sri lanka",
        "sudan",
        "sweden",
        "switzerland",
        "syria",
        "taipei",
        "taiwan",
        "tajikistan",
        "tanzania",
        "tehran",
        "thailand",
        "tokyo",
        "tunisia",
        "turkey",
        "turkmenistan",
        "uganda",
        "ukraine",
        "united arab emirates",
        "united kingdom",
        "united states",
        "uruguay",
        "uzbekistan",
        "venezuela",
        "vietnam",
        "wales",
        "warsaw",
        "washington",
        "west",
        "western allies",
        "western capitals",
        "western governments",
        "western powers",
        "yemen",
        "zambia",
        "zimbabwe",
    ],
};

/// Nouns of what people keep and read, in lower case: Lloyd's Register has a press office.
const THINGS: &[&str] = &[
    "data",
    "database",
    "databases",
    "dataset",
    "datasets",
    "records",
    "register",
    "registers",
    "spreadsheet",
    "statistics",
    "table",
    "tables",
];

/// How what a register tells is recorded that is known from an article.
const PASSED_ON: &str = "write it under `documents`, with `seen: false`, and in the claim `source: outlet` and `via` with its id; or name the office \
                         that keeps it";

/// Words behind which a name says whose, or of what.
const TIES: &[&str] = &["at", "by", "for", "from", "in", "of", "on"];

/// Whether a name is that of a thing: "the port register of Halm".
fn is_thing(name: &str) -> bool {
    let words = name.split_whitespace().take_while(|word| !TIES.contains(word));
    words.last().is_some_and(|head| THINGS.contains(&head))
}

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let collectives = desk.words(&COLLECTIVES);
    let is_collective = |source: SourceId| match &desk.corpus.source(source).kind {
        SourceKind::Organization(body) => {
            let prose = Prose::read(body.bare_name());
            is_thing(body.bare_name())
                || collectives.contains(&prose.words().collect::<Vec<_>>().join(" ").as_str())
        }
        _ => false,
    };
    let acts = |source: SourceId, actors: &[SourceId]| actors.contains(&source);
    let mut found = Vec::new();
    for (_, claim) in desk.claims() {
        let actors: Vec<SourceId> = claim.actors.iter().map(|actor| actor.value).collect();
        for chain in claim.evidence.iter().filter(|chain| is_report(desk, chain)) {
            let Some((source, span)) = voice(chain, &is_collective) else { continue };
            if !acts(source, &actors) {
                let name = desk.corpus.source(source).name();
                let (message, help) = if is_thing(name) {
                    (format!("{name} is a thing, and did not speak"), PASSED_ON)
                } else {
                    (
                        format!("nobody in particular spoke for {name}"),
                        "name the person or office that spoke, or take the document's own voice",
                    )
                };
                found.push(RULE.finding(&claim.common, span, message).help(help));
            }
        }
    }
    found
}

/// The first collective whose words a chain brings, with its place.
fn voice(chain: &Evidence, is_collective: &impl Fn(SourceId) -> bool) -> Option<(SourceId, Span)> {
    if let Some(speaker) = chain.speakers.iter().find(|speaker| is_collective(speaker.value)) {
        return Some((speaker.value, speaker.span));
    }
    let teller = chain.tellers().iter().copied().find(|&teller| is_collective(teller))?;
    chain.source.as_ref().filter(|_| chain.speakers.is_empty()).map(|source| (teller, source.span))
}

/// Whether a chain stands in a report about somebody, not in that body's own document.
fn is_report(desk: &Desk<'_>, chain: &Evidence) -> bool {
    let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value));
    document.is_none_or(Document::is_about_others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_told_by_the_noun_of_its_name() {
        for (name, is) in [
            ("the port register of Halm", true),
            ("the ministry's database", true),
            ("import statistics", true),
            ("Lloyd's Register", false),
            ("the office of the register", false),
            ("the data protection board", false),
            ("Statistics Halm", false),
        ] {
            assert_eq!(is_thing(name), is, "{name}");
        }
    }
}
