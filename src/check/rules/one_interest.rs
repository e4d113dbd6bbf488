//! Words of several voices beside a claim behind which one interest stands: an analyst's here, a template's by
//! proofreading.

use std::collections::BTreeSet;

use crate::check::answer;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::response::Outcome;
use crate::passage::paragraph::{bytes, paragraphs};
use crate::resolve::corpus::Handle;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "one-interest",
    page: Page {
        summary: "Words beside a claim call it confirmed, independent or told by several, and one interest stands behind \
                  it.",
        why: "Two officials of one ministry are one voice. \"Confirmed\", \"independent\" and \"multiple\" promise that whoever \
              doubts the first would still have the second; where all who speak serve one interest, that is not so. \
              `claim.independence.words` says what is so. Whom the cited paragraph itself has confirming it may be said to have \
              confirmed it. \"Three newspapers\" are told as well where some of the documents \
              cited only repeat others.",
        example: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
# file: templates/note.md
# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- Confirmed: {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        corrected: "\
# file: briefs/port.yaml
brief: {id: port, title: The port, as_of: 2031-05-07, template: note, formats: [md], sections: [{title: The port, claims: [port-closes]}]}
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
    assertion: The port will close in June for repairs
    source: ruiz
    document: gazette
# file: templates/note.md
# {{ brief.title }}

{% for section in sections %}{% for claim in section.claims %}
- {{ claim.sentence }}{{ claim | refs }}
{% endfor %}{% endfor %}
{{ notes() }}
",
        standard: "ICD 206; the Admiralty code: confirmation comes from independent sources.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[BOASTS],
};

/// Words that say more than one voice agrees.
const BOASTS: WordList = WordList {
    name: "several-voices",
    words: &[
        "confirmed",
        "corroborated",
        "independent sources",
        "independently",
        "multiple officials",
        "multiple sources",
        "several sources",
        "verified",
    ],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let boasts = Phrases::new(desk.words(&BOASTS));
    let brief = desk.corpus.brief(selection.brief);
    let mut found = Vec::new();
    for sentence in written::sentences(desk.corpus, brief) {
        let claims = sentence.cites.iter().filter_map(|cited| match cited {
            Handle::Claim(claim) => Some(*claim),
            _ => None,
        });
        let claims: Vec<_> = claims.collect();
        let words = sentence.words();
        let prose = Prose::read(&words);
        found.extend(recounted(desk, brief, (&sentence, &prose), &claims));
        let Some(hit) = prose.find(&boasts).into_iter().find(|hit| !is_negated(&prose, hit)) else {
            continue;
        };
        // That what is cited denies it says more.
        let is_denied = || answer::denied(desk.corpus, &sentence).is_some();
        if claims.is_empty()
            || is_denied()
            || hit.phrase == "confirmed"
                && (sentence.cites.iter().any(|cited| is_confirmation(desk, *cited))
                    || claims.iter().all(|&claim| is_confirmed_there(desk, claim)))
            || claims.iter().any(|&claim| desk.scales.weigh(claim).interests.least > 1)
        {
            continue;
        }
        let message =
            format!("\"{}\", but one interest stands behind what {} cites", hit.phrase, sentence.opening());
        found.push(
            RULE.finding(&brief.common, sentence.whole(), message)
                .help("leave the word out, or cite a claim of another interest that says the same"),
        );
    }
    found
}

/// Whether nothing is confirmed, independent or the like: "We have verified neither".
fn is_negated(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let next = prose.after(hit).next();
    prose.negated(hit) || matches!(next, Some("neither" | "none" | "nothing"))
}

/// Whether what is cited is an answer by which a party confirmed something itself.
fn is_confirmation(desk: &Desk<'_>, cited: Handle) -> bool {
    let Handle::Response(response) = cited else { return false };
    desk.corpus.response(response).outcome.value == Outcome::Confirmed
}

/// Whether the paragraph that a claim names says itself that somebody confirmed it.
fn is_confirmed_there(desk: &Desk<'_>, claim: ClaimId) -> bool {
    let confirmed = Phrases::new(["confirmed", "confirms"]);
    desk.corpus.claim(claim).evidence.iter().any(|chain| {
        let passage = || {
            let text = &*desk.english(chain.document.as_ref()?.value)?.text;
            let place = bytes(&paragraphs(text), &chain.at.as_ref()?.value.paragraphs()?)?;
            text.get(place)
        };
        passage().is_some_and(|passage| {
            let prose = Prose::read(passage);
            prose.find(&confirmed).iter().any(|hit| !prose.negated(hit))
        })
    })
}

/// What newspapers and other publishers are called where they are counted.
const PRESS: &[&str] =
    &["agencies", "articles", "broadcasters", "dailies", "newspapers", "outlets", "papers", "publications"];

/// Words that may stand between the number and them.
const BEFORE_PRESS: &[&str] = &["different", "local", "media", "national", "news", "separate"];

/// Words by which a sentence says itself that one has it from the other.
const REPEATING: &[&str] = &[
    "carried",
    "carry",
    "citing",
    "picked up",
    "print",
    "printed",
    "quoting",
    "relayed",
    "repeat",
    "repeated",
    "word for word",
];

/// A number of newspapers, as words tell it.
fn number(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    match word {
        "several" | "multiple" | "both" | "many" => Some(2),
        _ => NUMBERS.iter().zip(2..).find(|(known, _)| **known == word).map(|(_, number)| number),
    }
}

/// Newspapers that are counted one by one although some of them repeat others.
fn recounted(
    desk: &Desk<'_>,
    brief: &Brief,
    (sentence, prose): (&Passage<'_>, &Prose<'_>),
    claims: &[ClaimId],
) -> Option<Diagnostic> {
    let words: Vec<&str> = prose.words().collect();
    let (told, count, press) = words.iter().enumerate().find_map(|(at, word)| {
        let mut behind = words.iter().skip(at + 1).skip_while(|word| BEFORE_PRESS.contains(word));
        let press = behind.next().filter(|word| PRESS.contains(word))?;
        Some((*word, number(word)?, *press))
    })?;
    let documents: BTreeSet<DocumentId> =
        claims.iter().flat_map(|&claim| desk.corpus.documents_of(claim)).collect();
    let repeats = !prose.find(&Phrases::new(REPEATING.iter().copied())).is_empty();
    let accounts = desk.scales.together(claims).documents;
    if claims.is_empty() || repeats || documents.len() < count as usize || accounts >= count {
        return None;
    }
    let message = format!(
        "\"{told} {press}\", but some of the documents that {} cites only repeat others",
        sentence.opening()
    );
    let help = "say who reported it and who repeats it: \"the Star and the Mirror print the wire's report\"";
    Some(RULE.finding(&brief.common, sentence.whole(), message).help(help))
}
