//! Responses whose words tell something else than their outcome: silence told as refusal, refusal as denial.

use crate::check::heard::{self, Copies};
use crate::check::prose::{Hit, Phrases, Prose, quotations, within};
use crate::check::refused::Refusers;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::worded::{self, ANSWER};
use crate::check::written::{self, Passage};
use crate::check::{answer, cited, comment, denial, replied, stretches};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Brief;
use crate::model::response::{Outcome, Response};
use crate::model::words::Words as _;
use crate::passage::paragraph::named;
use crate::resolve::corpus::Handle;

pub(in crate::check) const RULE: Rule = Rule {
    name: "response-wording",
    page: Page {
        summary: "A response tells something else than its outcome: silence is called a refusal, a refusal a \
                  denial, somebody who did not answer is quoted, or nothing says what was denied; the paragraph says \
                  another thing; or a hand-written sentence tells of a denial, a refusal or a silence that nothing \
                  cited has.",
        why: "Somebody who did not immediately respond has not declined, and somebody who declined has not \
              denied. Each word tells the reader something about guilt. The outcome says which it was, and \
              the wording and the answers in `claims` keep to it: \"said that the port stays open\" is no silence and, where the copy has no refusal, none of that \
              either; \"declined to comment\" alone is no answer; and \"denied the report\" is `denied`. Nor has somebody denied who knows of nothing: where the authors write \
              \"denied\" and nothing that they cite denies, refuses or says no, a warning says so; so it is where they write \
              \"declined to comment\" or \"did not respond\". \"Confirmed\" on nothing but claims that deny it is told as well. A confirmation whose words (`claims`) contradict what it confirms is none, and where \
              the paragraph says that the party denied what it is asked about, an outcome that is no answer, or a confirmation, is a warning. What the copy of a document has in the paragraph \
              named decides between these two, and against an answer where it tells of nothing else. A paragraph \
              that tells of no refusal where another one does, or that begins it with another body or person of the desk \
              and has no word of the party, is a warning; and so is a sentence or a point on nothing but silence that \
              says \"confirmed\", \"agreed\" or \"denied\", or on nothing but answers that says \"declined to comment\" or \"did not \
              respond\", or on nothing but an answer (`responded`) that \"confirmed\" a \
              figure or a name that the answer does not have, or anything where the answer is a refusal.",
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
responses:
  - id: board-silent
    party: harbor-board
    about: [berths-neglected]
    outcome: no-response
    source: outlet
    document: gazette
    wording: declined to comment
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
    wording: did not immediately respond to a request for comment
",
        standard: "AP and BBC: \"did not immediately respond\" is not \"declined\", not \"denied\", not \
                   \"refused\".",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[REFUSALS, SILENCES, CONFIRMATIONS],
};

const REFUSALS: WordList = WordList {
    name: "refusal-words",
    words: &[
        "declined",
        "denied",
        "refused",
        "rejected",
        "dismissed",
        "would not comment",
        "would not say",
        "had no comment",
        "no comment",
        "rebuffed",
    ],
};

const SILENCES: WordList = WordList {
    name: "silence-words",
    words: &[
        "did not respond",
        "did not immediately respond",
        "did not reply",
        "did not immediately reply",
        "did not answer",
        "did not immediately answer",
        "did not return",
        "had not replied",
        "had not responded",
        "has not answered",
        "has not replied",
        "has not responded",
        "has not yet replied",
        "has not yet responded",
        "have not responded",
        "could not be reached",
        "could not immediately be reached",
    ],
};

const CONFIRMATIONS: WordList =
    WordList { name: "confirmation-words", words: &["confirmed", "acknowledged", "admitted", "conceded"] };

/// Those of the refusals that answer: they deny.
const DENIALS: &[&str] = &["denied", "rejected", "dismissed"];

const HELP: &str = "write what happened, or set the `outcome` that the document tells of (`declined` for a refusal, which shows its wording)";

/// The words by which a wording is judged.
struct Words<'p> {
    refusals: Phrases<'p>,
    silences: Phrases<'p>,
    confirmations: Phrases<'p>,
}

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let phrases = |list| Phrases::new(desk.words(list));
    let words = Words {
        refusals: phrases(&REFUSALS),
        silences: phrases(&SILENCES),
        confirmations: phrases(&CONFIRMATIONS),
    };
    let mut found = Vec::new();
    let (mut copies, mut refusers) = (Copies::default(), Refusers::default());
    for response in desk.responses() {
        let heard = misheard(desk, response, &mut copies).or_else(|| own_wording(response, &words));
        let heard = heard.or_else(|| misplaced(desk, response, (&mut copies, &mut refusers)));
        let heard = heard.or_else(|| answered_otherwise(desk, response, &mut copies));
        found.extend(heard.or_else(|| quoted(response, &words)));
        found.extend(answered(desk, response));
        found.extend(pointless(response));
    }
    for (_, brief) in desk.briefs() {
        for sentence in written::sentences(desk.corpus, brief) {
            let told = told(desk, brief, &sentence, &words.refusals);
            let told = told.or_else(|| {
                unanswered(desk, brief, (&sentence, &cited::responses_alone(desk.corpus, &sentence)))
            });
            let told = told.or_else(|| unheard(desk, brief, &sentence));
            let told = told.or_else(|| undenied(desk, brief, &sentence));
            found.extend(told.or_else(|| contradicted(desk, brief, &sentence)));
        }
        found.extend(unasked(desk, brief));
    }
    found
}

/// A response's own wording that tells something else than its outcome.
fn own_wording(response: &Response, words: &Words<'_>) -> Option<Diagnostic> {
    let wording = response.wording.as_ref()?;
    let prose = Prose::read(&wording.value);
    let hits = |phrases| prose.find(phrases).into_iter().filter(|hit| !prose.negated(hit));
    let place = |hit: Hit<'_>| (hit.start, hit.end);
    let denial = || hits(&words.refusals).find(|hit| DENIALS.contains(&hit.phrase)).map(place);
    let refusal = || hits(&words.refusals).find(|hit| !DENIALS.contains(&hit.phrase)).map(place);
    let confirmation = || hits(&words.confirmations).next().map(place);
    let silence = || prose.find(&words.silences).into_iter().next().map(place);
    let typed = |(start, end): (usize, usize)| wording.value.get(start..end).unwrap_or_default();
    let outcome = response.outcome.value;
    if outcome.is_silent() {
        let said = || comment::reported(&wording.value).filter(|_| silence().is_none());
        let hit = hits(&words.refusals).next().map(place).or_else(said).or_else(confirmation)?;
        let message = format!("\"{}\" says more than the outcome does", typed(hit));
        let finding = RULE.finding(&response.common, within(wording, hit.0, hit.1), message);
        return Some(finding.related(response.outcome.span, "nobody answered").help(HELP));
    }
    let (hit, what, meant) = match outcome {
        Outcome::Declined if refusal().is_some() => return None,
        Outcome::Denied if denial().is_some() => return None,
        Outcome::Confirmed if confirmation().is_some() => return None,
        Outcome::Responded => (silence(), "silence", Outcome::NoResponse),
        _ => [
            (silence(), "silence", Outcome::NoResponse),
            (
                refusal().or_else(|| comment::own(&wording.value).filter(|_| outcome != Outcome::Declined)),
                "a refusal to comment",
                Outcome::Declined,
            ),
            (denial(), "a denial", Outcome::Denied),
            (confirmation(), "a confirmation", Outcome::Confirmed),
        ]
        .into_iter()
        .find(|(hit, ..)| hit.is_some())?,
    };
    let hit = hit?;
    let message = format!("\"{}\" tells of {what}, and the outcome does not", typed(hit));
    let finding = RULE.finding(&response.common, within(wording, hit.0, hit.1), message);
    let help = format!(
        "set `outcome: {}` if that is what the document tells of, or mend the wording",
        meant.as_str()
    );
    Some(finding.related(response.outcome.span, "the outcome").help(help))
}

/// An outcome other than the one that the paragraph plainly tells of: silence recorded as refusal, or the reverse, or
/// either as an answer.
fn misheard(desk: &Desk<'_>, response: &Response, copies: &mut Copies) -> Option<Diagnostic> {
    let outcome = response.outcome.value;
    let document = response.document.as_ref()?.value;
    let (numbers, bytes) = copies.named(desk, document, response.at.as_ref())?;
    let passage = desk.passage(document, &bytes);
    let told = comment::told(passage).filter(|told| told.outcome != outcome)?;
    (outcome.is_unspoken() || heard::is_nothing_else(desk.corpus, response, (passage, &told)))
        .then_some(())?;
    let typed = passage.get(told.start..told.end)?;
    let copy = &desk.corpus.document(document).common.id.value;
    let named = named(&numbers);
    let message =
        format!("{named} of the copy of `{copy}` says \"{typed}\", which is not `{}`", outcome.as_str());
    let place = desk.place(document, &(bytes.start + told.start..bytes.start + told.end))?;
    let finding = RULE.finding(&response.common, response.outcome.span, message);
    // What else stands there may be the answer.
    let finding = if outcome.is_unspoken() { finding } else { finding.severity(Severity::Warning) };
    let help = format!("set `outcome: {}`, or mend `at`", told.outcome.as_str());
    Some(finding.related(place, "this stands there").help(help))
}

/// An answer that tells otherwise than the outcome.
fn answered_otherwise(desk: &Desk<'_>, response: &Response, copies: &mut Copies) -> Option<Diagnostic> {
    let slip = replied::otherwise(desk, response, copies);
    let slip = slip.or_else(|| worded::otherwise(desk, response, copies))?;
    let finding = RULE.finding(&response.common, slip.span, slip.message).severity(slip.severity);
    Some(finding.related(slip.beside.0, slip.beside.1).help(slip.help))
}

/// A refusal or a silence that the paragraph named tells of somebody else, or that only another paragraph tells of.
fn misplaced(
    desk: &Desk<'_>,
    response: &Response,
    (copies, refusers): (&mut Copies, &mut Refusers),
) -> Option<Diagnostic> {
    if !response.outcome.value.is_unspoken() || desk.has_faults {
        return None;
    }
    let document = response.document.as_ref()?.value;
    let (numbers, bytes) = copies.named(desk, document, response.at.as_ref())?;
    let copy = &desk.corpus.document(document).common.id.value;
    let paragraph = named(&numbers);
    let warn = |span, message| RULE.finding(&response.common, span, message).severity(Severity::Warning);
    if let Some(told) = comment::told(desk.passage(document, &bytes)) {
        let another = refusers.another(desk, response, (&bytes, &told))?;
        let other = desk.corpus.source(another.source);
        let message = format!("{paragraph} of the copy of `{copy}` tells this of {}", other.name());
        let finding = warn(response.party.span, message)
            .related(desk.place(document, &another.place)?, "this stands there");
        return Some(finding.help(format!("set `party: {}`, or mend `at`", other.common.id.value)));
    }
    let (number, place) = refusers.elsewhere(desk, response, (copies, &bytes))?;
    let message = format!("{paragraph} of the copy of `{copy}` tells of no refusal and no silence");
    let finding = warn(response.at.as_ref()?.span, message);
    let place = desk.place(document, &place)?;
    Some(
        finding
            .related(place, "this stands elsewhere")
            .help(format!("set `at: {number}`, which tells of one")),
    )
}

/// A wording that quotes somebody who did not answer. Who declines may be quoted with the reason.
fn quoted(response: &Response, words: &Words<'_>) -> Option<Diagnostic> {
    let wording = response.wording.as_ref()?;
    let refuses = || !Prose::read(&wording.value).find(&words.refusals).is_empty();
    let outcome = response.outcome.value;
    if response.is_put_off() || !outcome.is_silent() && (outcome != Outcome::Declined || refuses()) {
        return None;
    }
    let is_refusal = |&(start, end): &(usize, usize)| {
        outcome == Outcome::Declined && wording.value.get(start..end).is_some_and(comment::refuses)
    };
    let (start, end) = quotations(&wording.value).into_iter().find(|words| !is_refusal(words))?;
    let message = format!("these words are an answer, but the outcome is `{}`", outcome.as_str());
    let finding = RULE.finding(&response.common, within(wording, start, end), message);
    Some(finding.related(response.outcome.span, "the outcome").help(ANSWER))
}

/// A denial or confirmation of nothing.
fn pointless(response: &Response) -> Option<Diagnostic> {
    let (what, verb) = match response.outcome.value {
        Outcome::Denied => ("denied", "denies"),
        Outcome::Confirmed => ("confirmed", "confirms"),
        _ => return None,
    };
    let says_nothing = response.about.is_empty() && response.wording.is_none();
    says_nothing.then(|| {
        let message = format!("nothing says what was {what}");
        RULE.finding(&response.common, response.outcome.span, message).help(format!(
            "name the claims that it {verb}: `about: [claim-id]`; if none has it, write it as a claim of those who said it, \
             or tell it in `wording`"
        ))
    })
}

/// Answers of somebody who gave none.
fn answered(desk: &Desk<'_>, response: &Response) -> Option<Diagnostic> {
    let answer = replied::given(desk.corpus, response)?;
    let message = format!("this is an answer, but the outcome is `{}`", response.outcome.value.as_str());
    let finding = RULE.finding(&response.common, answer.span, message);
    Some(finding.related(response.outcome.span, "the outcome").help(ANSWER))
}

/// A hand-written sentence that cites nothing but silence and tells it as a refusal.
fn told(
    desk: &Desk<'_>,
    brief: &Brief,
    sentence: &Passage<'_>,
    refusals: &Phrases<'_>,
) -> Option<Diagnostic> {
    let [Handle::Response(response)] = sentence.cites[..] else { return None };
    let response = desk.corpus.response(response);
    if !response.outcome.value.is_silent() {
        return None;
    }
    let words = sentence.words();
    let prose = Prose::read(&words);
    let hit = prose.find(refusals).into_iter().find(|hit| !prose.negated(hit))?;
    let message = format!("\"{}\" in {} says more than the response cited", hit.phrase, sentence.opening());
    let finding = RULE.finding(&brief.common, sentence.whole(), message);
    Some(finding.related(response.outcome.span, "nobody answered").help(HELP))
}

/// Talking points on nobody's word but a silence of which nobody tells.
fn unasked(desk: &Desk<'_>, brief: &Brief) -> Vec<Diagnostic> {
    let points = written::points(desk.corpus, brief).into_iter().zip(&brief.talking_points);
    let bare = points.filter(|(sentence, point)| sentence.cites.is_empty() && !point.responses.is_empty());
    let found = bare.filter_map(|(sentence, point)| {
        let responses = point.responses.iter().map(|response| desk.corpus.response(response.value));
        unanswered(desk, brief, (&sentence, &responses.collect::<Vec<_>>()))
    });
    found.collect()
}

/// A hand-written sentence that tells of a yes or a no where those whom alone it cites said nothing, or the reverse.
fn unanswered(
    desk: &Desk<'_>,
    brief: &Brief,
    (sentence, responses): (&Passage<'_>, &[&Response]),
) -> Option<Diagnostic> {
    let first = responses.first().filter(|_| !sentence.is_open() && !desk.has_faults)?;
    let words = sentence.blanked();
    let unspoken = || answer::unspoken(desk.corpus, &words, responses).map(|told| (told.start, told.end));
    let (start, end) = answer::another(desk.corpus, &words, responses).or_else(unspoken)?;
    let typed = words.get(start..end)?;
    let message =
        format!("\"{typed}\" in {} is another answer than the response cited has", sentence.opening());
    let finding = RULE.finding(&brief.common, sentence.spot(start..end), message).severity(Severity::Warning);
    let help = "write what happened, or cite the claim or the response that tells of this";
    Some(finding.related(first.outcome.span, "the outcome").help(help))
}

/// A hand-written sentence in which somebody refuses to comment, or does not answer, where nothing cited tells of it.
fn unheard(desk: &Desk<'_>, brief: &Brief, sentence: &Passage<'_>) -> Option<Diagnostic> {
    if sentence.cites.is_empty() || !sentence.cites_records() || sentence.is_open() || desk.has_faults {
        return None;
    }
    let words = sentence.blanked();
    let told = comment::told(&words).filter(|told| !heard::may_be(desk, sentence, told.outcome))?;
    let typed = words.get(told.start..told.end)?;
    let message = format!("nothing that {} cites tells of this: \"{typed}\"", sentence.opening());
    let place = sentence.spot(told.start..told.end);
    let finding = RULE.finding(&brief.common, place, message).severity(Severity::Warning);
    let finding =
        finding.related(cited::place(desk.corpus, sentence.cites.first()?)?, "this does not tell of it");
    let meant = told.outcome.as_str();
    Some(finding.help(format!("write what happened, or cite the response that has `outcome: {meant}`")))
}

/// A hand-written sentence in which somebody denies what nobody cited denies.
fn undenied(desk: &Desk<'_>, brief: &Brief, sentence: &Passage<'_>) -> Option<Diagnostic> {
    let (start, end) = denial::unsaid(desk.corpus, sentence).filter(|_| !desk.has_faults)?;
    let words = sentence.blanked();
    let typed = words.get(start..end)?;
    let message = format!("\"{typed}\" in {} says more than what is cited", sentence.opening());
    let finding = RULE.finding(&brief.common, sentence.spot(start..end), message).severity(Severity::Warning);
    // What is cited beside the word, and not what the sentence told before.
    let at = sentence.range.start + start;
    let stretches = stretches::of(desk.corpus, sentence);
    let near =
        stretches.iter().find(|stretch| stretch.range.contains(&at)).and_then(|near| near.cites.first());
    let finding =
        finding.related(cited::place(desk.corpus, near.or(sentence.cites.first())?)?, "this denies nothing");
    Some(
        finding.help("write what was said, as it was said, or cite the claim or the response that denies it"),
    )
}

/// A hand-written sentence in which somebody says yes to what all that it cites denies.
fn contradicted(desk: &Desk<'_>, brief: &Brief, sentence: &Passage<'_>) -> Option<Diagnostic> {
    let (start, end) = answer::denied(desk.corpus, sentence).filter(|_| !desk.has_faults)?;
    let words = sentence.blanked();
    let message =
        format!("\"{}\" in {}, and what is cited denies it", words.get(start..end)?, sentence.opening());
    let finding = RULE.finding(&brief.common, sentence.spot(start..end), message).severity(Severity::Warning);
    let help = "write what was said, or cite the claim or the response that confirms it";
    Some(finding.related(cited::place(desk.corpus, sentence.cites.first()?)?, "this denies it").help(help))
}
