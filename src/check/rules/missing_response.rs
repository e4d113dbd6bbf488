//! Somebody accused, and no word from them.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::chain;
use crate::check::governments::Governments;
use crate::check::prose::{Hit, Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::model::claim::{Claim, Status};
use crate::model::id::{ClaimId, Id, SourceId};
use crate::model::response::Outcome;
use crate::model::settings::RuleSet;
use crate::model::source::SourceKind;
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "missing-response",
    page: Page {
        summary: "A claim accuses somebody, and no response of theirs is recorded; or it accuses in so many words, and \
                  does not say whom.",
        why: "Whoever is accused is heard, or the reader is told that they were asked and did not answer, \
              or that nobody asked. `responses` records which of these it was, and in `about` of which claims. A party that answers one thing and declines \
              another has two responses. The answer of an office or a person \
              counts for the body to which it belongs (`of`) or for which the person speaks (`acts_for`), and that of a \
              minister for the government. Who is accused stands under `accuses`: an assertion that says of \
              somebody that he lied or stole, and has no `accuses`, is noted.",
        example: "\
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
  - id: harbor-board
    organization: the Harbor Board
    short: the board
claims:
  - id: berths-neglected
    assertion: The harbor board let two berths decay
    source: ruiz
    document: gazette
    accuses: [harbor-board]
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
  - id: harbor-board
    organization: the Harbor Board
    short: the board
claims:
  - id: berths-neglected
    assertion: The harbor board let two berths decay
    source: ruiz
    document: gazette
    accuses: [harbor-board]
responses:
  - id: board-silent
    party: harbor-board
    about: [berths-neglected]
    outcome: no-response
    source: outlet
    document: gazette
",
        standard: "BBC: those against whom allegations are made have a right of reply, and their answer is \
                   reported fairly.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Both(unaddressed, unanswered),
    raised_by: &[(RuleSet::News, Severity::Error)],
    words: &[ACCUSATIONS],
};

/// Words that accuse whoever they are said of.
const ACCUSATIONS: WordList = WordList {
    name: "accusations",
    words: &[
        "accepted bribes",
        "blackmailed",
        "breached sanctions",
        "bribed",
        "broke the law",
        "committed fraud",
        "concealed documents",
        "concealed evidence",
        "concealed the evidence",
        "concealed the findings",
        "concealed the report",
        "concealed the results",
        "concealed the truth",
        "committed war crimes",
        "covered up",
        "deceived",
        "defrauded",
        "embezzled",
        "evaded sanctions",
        "evaded taxes",
        "extorted",
        "falsified",
        "hid documents",
        "hid evidence",
        "hid the evidence",
        "hid the findings",
        "hid the report",
        "hid the results",
        "hid the truth",
        "laundered money",
        "lied",
        "misled",
        "murdered",
        "paid bribes",
        "plagiarized",
        "stole",
        "took a bribe",
        "took bribes",
        "tortured",
        "violated sanctions",
        "violated the law",
    ],
};

/// What parties are owed an answer to, and nobody recorded one.
fn unanswered(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if desk.has_broken() {
        // The record that could not be read may be the response.
        return Vec::new();
    }
    let answers = Answers::of(desk);
    let standing = desk.claims().filter(|(_, claim)| claim.status.value == Status::Active);
    let owed = standing.flat_map(|(id, claim)| claim.accuses.iter().map(move |party| (id, claim, party)));
    let mut found: BTreeMap<SourceId, Diagnostic> = BTreeMap::new();
    for (id, claim, party) in owed.filter(|(id, _, party)| !answers.hold(desk.corpus, *id, party.value)) {
        let finding = || {
            let name = desk.corpus.source(party.value).name();
            RULE.finding(&claim.common, party.span, format!("nothing says what {name} answered"))
                .help(answers.help(desk.corpus, (id, claim), party.value))
        };
        // One question to one party, however many claims it is owed an answer to.
        found
            .entry(party.value)
            .and_modify(|first| first.related.push(Label { span: party.span, text: "and here".to_owned() }))
            .or_insert_with(finding);
    }
    found.into_values().collect()
}

/// Claims that accuse in so many words and do not say whom. Who tells of his own deed is heard already.
fn unaddressed(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let accusations = Phrases::new(desk.words(&ACCUSATIONS));
    let standing = |claim: &Claim| claim.accuses.is_empty() && claim.status.value == Status::Active;
    let silent = desk.claims().filter(|(_, claim)| standing(claim));
    silent.filter_map(|(id, claim)| accuses_nobody(desk, (id, claim), &accusations)).collect()
}

fn accuses_nobody(
    desk: &Desk<'_>,
    (id, claim): (ClaimId, &Claim),
    accusations: &Phrases<'_>,
) -> Option<Diagnostic> {
    let text = Some(&claim.assertion.value).filter(|text| accusations.may_stand_in(text))?;
    let prose = Prose::read(text);
    let hit = prose.find(accusations).into_iter().find(|hit| accuses(&prose, hit))?;
    let tells = |voice| claim.actors.iter().any(|actor| actor.value == voice);
    let voices = desk.corpus.voices_of(id);
    if !voices.is_empty() && voices.into_iter().all(tells) {
        return None;
    }
    let message = format!("\"{}\" accuses somebody, and the claim does not say whom", prose.typed(&hit));
    let finding = RULE.finding(&claim.common, within(&claim.assertion, hit.start, hit.end), message);
    Some(finding.severity(Severity::Info).help(
        "write who is accused: `accuses: [source-id]`, and record what they answered as a response, or take the \
         finding out with `allow` where nobody in particular is",
    ))
}

/// Whether a hit says of somebody what he did: no victim ("was murdered"), no thing ("a falsified paper"), and not
/// "covered up to half".
fn accuses(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    const NO_DOERS: &[&str] = &[
        "a", "an", "the", "this", "was", "were", "is", "are", "be", "been", "being", "its", "his", "her",
        "their",
    ];
    let follows = prose.before(hit).next().is_some_and(|word| NO_DOERS.contains(&word));
    let measures = hit.phrase == "covered up" && prose.after(hit).next() == Some("to");
    !follows && !measures && !prose.negated(hit)
}

/// Who answered. A response with a fault in it counts: the fault is reported at its own place.
struct Answers<'a> {
    /// For whom each party that answered answers: for itself, what it is a part of and speaks for, its government.
    wholes: BTreeMap<SourceId, BTreeSet<SourceId>>,
    /// About single claims, with the response.
    about: BTreeMap<ClaimId, Vec<(SourceId, &'a str)>>,
    /// For whom there are answers about single claims.
    single: BTreeSet<(ClaimId, SourceId)>,
    /// For whom there is one about everything.
    general: BTreeSet<SourceId>,
    /// For whom there is one about nothing that is named, with the first such response.
    idle: BTreeMap<SourceId, &'a str>,
}

impl<'a> Answers<'a> {
    fn of(desk: &Desk<'a>) -> Self {
        let mut answers = Self {
            wholes: BTreeMap::new(),
            about: BTreeMap::new(),
            single: BTreeSet::new(),
            general: BTreeSet::new(),
            idle: BTreeMap::new(),
        };
        let governments = Governments::of(desk.corpus);
        for response in &desk.corpus.responses {
            let (party, id) = (response.party.value, response.common.id.value.as_str());
            let all = answers.wholes.entry(party).or_insert_with(|| wholes(desk.corpus, party, &governments));
            // A denial of everything is told in words; any other response that names no claim answers none.
            let is_told = matches!(response.outcome.value, Outcome::Denied | Outcome::Confirmed);
            if response.about.is_empty() && is_told && response.wording.is_some() {
                answers.general.extend(all.iter());
            } else if response.about.is_empty() {
                for &whole in all.iter() {
                    answers.idle.entry(whole).or_insert(id);
                }
            }
            for claim in &response.about {
                answers.about.entry(claim.value).or_default().push((party, id));
                answers.single.extend(all.iter().map(|&whole| (claim.value, whole)));
            }
        }
        answers
    }

    /// Whether the party, or an office of it, answered about the claim, or about everything; or the body of which it is a part
    /// about the claim: a town answers for its building department.
    fn hold(&self, corpus: &Corpus, claim: ClaimId, party: SourceId) -> bool {
        let whole = || {
            let mut about = self.about.get(&claim).into_iter().flatten();
            corpus.source(party).is_body()
                && about.any(|(answered, _)| chain::belongs(corpus, party, *answered))
        };
        self.general.contains(&party) || self.single.contains(&(claim, party)) || whole()
    }

    /// What to do about a party that answered nothing.
    fn help(&self, corpus: &Corpus, (id, claim): (ClaimId, &Claim), party: SourceId) -> String {
        if let Some(denial) = denial(corpus, id, party) {
            return format!(
                "record a response with this claim in `about` (`byline new response ID`): with `outcome: denied` and \
                 `claims: [{denial}]`, if that is the answer"
            );
        }
        let record = "record a response with this claim in `about` (`byline new response ID`), with `outcome: not-asked` if \
                      nobody asked, or `outcome: unknown` if nothing tells whether anybody did";
        if let Some(idle) = self.idle.get(&party) {
            return format!(
                "name this claim in `about` of `{idle}`, which names none, if it is of this; or else {record}"
            );
        }
        // Whoever else is accused has answered for himself.
        let is_accused = |answered| {
            let wholes = self.wholes.get(&answered);
            wholes.is_some_and(|wholes| claim.accuses.iter().any(|party| wholes.contains(&party.value)))
        };
        let mut others =
            self.about.get(&id).into_iter().flatten().filter(|(answered, _)| !is_accused(*answered));
        match others.next() {
            Some((other, response)) => {
                let name = &corpus.source(*other).common.id.value;
                let own = &corpus.source(party).common.id.value;
                let link = match &corpus.source(*other).kind {
                    _ if !corpus.source(party).is_body() => None,
                    SourceKind::Person(_) => Some(format!(
                        "if {name} answered for {own}, write `acts_for: {own}` (or `of: {own}`) there"
                    )),
                    SourceKind::Organization(_) => share_a_word(corpus, *other, party)
                        .then(|| format!("if {name} is a part of {own}, write `of: {own}` there")),
                    SourceKind::Anonymous(_) => None,
                };
                let link = link.map(|link| {
                    format!("; `{response}` is about this claim too and has `party: {name}`: {link}")
                });
                format!("{record}{}", link.unwrap_or_default())
            }
            None => record.to_owned(),
        }
    }
}

/// Whether the names of two bodies have a word in common, so that one may be a part of the other: "the city council" and
/// "the city of Halden".
fn share_a_word(corpus: &Corpus, one: SourceId, other: SourceId) -> bool {
    const IDLE: &[&str] = &["and", "for", "national", "the"];
    let words = |source: SourceId| -> BTreeSet<String> {
        let names = corpus.source(source).names();
        let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
        words.filter(|word| word.len() > 2 && !IDLE.contains(&word.as_str())).collect()
    };
    !words(one).is_disjoint(&words(other))
}

/// For whom somebody answers: for itself, what it is a part of or speaks for, and its government.
fn wholes(corpus: &Corpus, party: SourceId, governments: &Governments) -> BTreeSet<SourceId> {
    let starts = [Some(party), corpus.source(party).acts_for()].into_iter().flatten();
    let wholes = starts.flat_map(|start| chain::wholes(corpus, start));
    wholes.chain(governments.behind(corpus, party)).collect()
}

/// The claim of a party that contradicts one, the words of which may be its denial.
fn denial(corpus: &Corpus, id: ClaimId, party: SourceId) -> Option<&Id> {
    let against = corpus.against.get(id.index())?.iter().copied();
    let mut contrary =
        against.filter(|&other| corpus.claim(other).contradicts.iter().any(|claim| claim.value == id));
    let speaks = |voice: SourceId| {
        let mut starts = [Some(voice), corpus.source(voice).acts_for()].into_iter().flatten();
        starts.any(|start| chain::belongs(corpus, start, party))
    };
    let denial = contrary.find(|&other| {
        let voices = corpus.voices_of(other);
        !voices.is_empty() && voices.into_iter().all(speaks)
    })?;
    Some(&corpus.claim(denial).common.id.value)
}
