//! Responses as sentences: who answered what, or did not, as told by whom.

use crate::model::cue;
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::model::response::{Outcome, Response};
use crate::render::attribution::chain::US;
use crate::render::attribution::clause::{
    Clause, Gap, Link, Relay, Subject, Voice, is_exhibit, medium_of, reporting, spoken,
};
use crate::render::attribution::grammar::{self, List};
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::writer::Writer;
use crate::text::Spanned;

/// Words of a party that answered; one that did not never used them.
const REFUSALS: &[&str] = &["declin", "refus", "denied", "denies", "not comment", "no comment", "rejected"];

/// Writes a response as a sentence: party, predicate, circumstances, who tells of it. Empty where a ground rule
/// keeps it out of every output.
pub(super) fn write(names: &Names<'_>, response: &Response, mentions: &mut Mentions) -> String {
    let Some((text, remark)) = told(names, response, ("this", Reporter::Told), mentions) else {
        return String::new();
    };
    [Some(text.as_str()), remark].into_iter().flatten().map(closed_sentence).collect::<Vec<_>>().join(" ")
}

/// The same without its period, where it says no more than that the party answered, or that it denied or confirmed
/// what is given here in place of "this".
pub(super) fn lead(
    names: &Names<'_>,
    response: &Response,
    what: Option<&str>,
    mentions: &mut Mentions,
) -> Option<String> {
    let what = match response.outcome.value {
        Outcome::Responded => "this",
        Outcome::Denied | Outcome::Confirmed => what?,
        _ => return None,
    };
    let is_shown = response.outcome.value == Outcome::Responded && !response.claims.is_empty();
    let reporter = if is_shown { Reporter::LeftOut } else { Reporter::Told };
    let (text, remark) =
        told(names, response, (what, reporter), mentions).filter(|_| wording(response).is_none())?;
    remark.is_none().then_some(text)
}

/// Whether a sentence says who tells of a response: the words of an answer, to which a page leads, say that themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reporter {
    Told,
    LeftOut,
}

/// The sentence, still open, and a remark that is a sentence of its own.
fn told<'r>(
    names: &Names<'_>,
    response: &'r Response,
    (what, reporter): (&str, Reporter),
    mentions: &mut Mentions,
) -> Option<(String, Option<&'r str>)> {
    let tellers = response.tellers();
    if tellers.iter().chain([&response.party.value]).any(|&id| names.is_silent(id)) {
        return None;
    }
    let spoken = on_behalf(names, response, what, mentions);
    let own = spoken.is_some()
        || tellers == [response.party.value] && !names.is_unnamed(response.party.value)
        || !response.claims.is_empty() && speak_for(names, tellers, response.party.value)
        || by_office(names, response);
    let mut text = spoken.unwrap_or_else(|| opening(names, response, what, mentions));
    let context = response.context.as_ref().map(|context| context.value.trim());
    // What begins with a capital is a sentence of its own.
    let (remark, circumstance) = match context {
        Some(context) if context.starts_with(char::is_uppercase) => (Some(context), None),
        context => (None, context),
    };
    if let Some(circumstance) = circumstance {
        if asks(circumstance) {
            unsay(&mut text);
        }
        text.push_str(if is_clause(circumstance) { "; " } else { " " });
        text.push_str(circumstance.trim_end_matches('.'));
    }
    let mut writer = Writer::new(names, mentions);
    match clause(names, response)
        .filter(|_| reporter == Reporter::Told && is_reported(response) && !is_our_record(names, response))
    {
        Some(clause) if own => {
            writer.place(&clause);
            text.push_str(&writer.take());
        }
        Some(clause) => {
            writer.behind(&clause);
            let told = writer.take();
            text = grammar::before_attribution(text.into()).0.into_owned();
            text.push_str(if text.ends_with(['"', '”']) { " " } else { ", " });
            text.push_str(&told);
        }
        None => {}
    }
    grammar::capitalize(&mut text);
    Some((text, remark))
}

/// Whether a circumstance is what somebody was asked: "whether the siren sounded".
fn asks(circumstance: &str) -> bool {
    const ASKING: &[&str] = &["how", "what", "whether", "which", "who", "whose", "why"];
    circumstance.split(' ').next().is_some_and(|first| ASKING.contains(&first))
}

/// Makes room for what was asked behind the words of a refusal or a silence: "declined to say whether …".
fn unsay(text: &mut String) {
    const UNSAID: &[(&str, &str)] = &[
        ("declined to comment", "declined to say"),
        ("did not respond to a request for comment", "did not respond when asked"),
        ("did not respond to our request for comment", "did not respond when we asked"),
        ("did not answer our question", "did not answer when we asked"),
        ("declined to answer our question", "declined to tell us"),
    ];
    if let Some((old, new)) = UNSAID.iter().find(|(old, _)| text.ends_with(old)) {
        text.truncate(text.len() - old.len());
        text.push_str(new);
    }
}

/// Whether a circumstance says something of somebody ("a secretary said that …"), which only another clause can.
fn is_clause(circumstance: &str) -> bool {
    const SUBJECTS: &[&str] =
        &["a", "an", "he", "her", "his", "it", "its", "she", "the", "their", "they", "we"];
    const VERBS: &[&str] = &[
        "did", "does", "had", "has", "is", "promised", "replied", "said", "told", "was", "were", "will",
        "wrote",
    ];
    let mut words = circumstance.split(' ');
    words.next().is_some_and(|first| SUBJECTS.contains(&first)) && words.any(|word| VERBS.contains(&word))
}

/// Whether the authors tell of what they asked out of notes of their own, which the note names: a page does not cite its
/// own authors, and "according to our own notes" beside "asked by the port desk" would make two of them.
fn is_our_record(names: &Names<'_>, response: &Response) -> bool {
    let Some(document) = &response.document else { return false };
    names.is_called_ours(document.value)
        && response.asked_by.as_ref().is_none_or(|asker| names.is_author(asker.value))
        && (response.tellers().iter().all(|&by| is_of_party(names, response, by))
            || by_office(names, response))
}

/// Whether a teller is the party or its press office.
fn is_of_party(names: &Names<'_>, response: &Response, teller: SourceId) -> bool {
    let (party, source) = (response.party.value, names.corpus.source(teller));
    let name = source.name().to_lowercase();
    let is_press = ["press", "media", "communications"].iter().any(|office| name.contains(office));
    teller == party || source.is_body() && source.of() == Some(party) && is_press
}

/// Whether unnamed spokespeople of the party tell what it answered: nobody but the party speaks there.
fn by_office(names: &Names<'_>, response: &Response) -> bool {
    let is_unnamed = |&teller: &SourceId| names.corpus.source(teller).anonymous().is_some();
    speak_for(names, response.tellers(), response.party.value) && response.tellers().iter().all(is_unnamed)
}

/// What those who speak for a party answered for it, where their words stand in no claim of their own: "Brandis denied this for the
/// ministry". A first mention that names the party by the role says for whom they speak.
fn on_behalf(names: &Names<'_>, response: &Response, what: &str, mentions: &mut Mentions) -> Option<String> {
    let (party, tellers) = (response.party.value, response.tellers());
    let outcome = response.outcome.value;
    let answers = match outcome {
        Outcome::Denied | Outcome::Confirmed => true,
        Outcome::Responded => response.asked_by.is_none(),
        _ => false,
    };
    let is_told = !tellers.is_empty() && response.claims.is_empty() && wording(response).is_none();
    if !answers || !is_told || !speak_for(names, tellers, party) {
        return None;
    }
    let tellers = List(tellers.iter().map(|&teller| names.source(teller, mentions)).collect()).closed();
    let is_said = names.is_named(party, &[&tellers]);
    let whose = if is_said { String::new() } else { format!(" for {}", names.source(party, mentions)) };
    let done = if is_to_us(names, response) { TO_US.to_owned() } else { predicate(outcome, what, None) };
    Some(format!("{tellers} {done}{whose}"))
}

/// Whether people speak for a party, so that what they say is what it says: where their words stand in claims of their own,
/// those name them.
fn speak_for(names: &Names<'_>, tellers: &[SourceId], party: SourceId) -> bool {
    let speaks = |&teller: &SourceId| names.corpus.speaks_for(teller, party);
    !tellers.is_empty() && !names.any_unnamed(tellers) && tellers.iter().all(speaks)
}

fn closed_sentence(text: &str) -> String {
    let (text, period) = grammar::at_end(text.into());
    format!("{text}{period}")
}

/// The party and what it did.
fn opening(names: &Names<'_>, response: &Response, what: &str, mentions: &mut Mentions) -> String {
    let party = response.party.value;
    let asker = response.asked_by.as_ref().filter(|asker| !names.is_silent(asker.value));
    let wording = wording(response);
    // Beside an answer of the same party, that nobody is known to have asked it for comment would contradict that one.
    let is_other = !response.about.is_empty() && names.was_asked(party);
    let about = if is_other { "about this" } else { "for comment" };
    match (response.outcome.value, wording) {
        (Outcome::NotAsked, None) => {
            format!("we did not ask {} {about}", names.source(party, mentions))
        }
        (Outcome::Unknown, None) if asker.is_some() => {
            let party = closed(names.source(party, mentions));
            format!("we do not know whether {party} responded to {}", request(names, asker, mentions))
        }
        (Outcome::Unknown, None) => {
            let silent = response.document.as_ref().map(|document| document.value);
            let silent = silent.or_else(|| only_outlet(names, response));
            // What their own notes do not say the authors do not know.
            let silent = silent.filter(|&document| !names.is_called_ours(document));
            let whence = silent.map(|document| names.paper(document, mentions));
            let party = closed(names.source(party, mentions));
            match whence {
                Some(document) => format!("{document} does not say whether {party} was asked {about}"),
                None => format!("we do not know whether {party} was asked {about}"),
            }
        }
        (_, Some(wording)) => {
            let context = response.context.as_ref().map_or("", |context| context.value.as_str());
            let others_tell =
                !matches!(response.tellers(), [] | [_] if response.tellers().iter().all(|&by| by == party));
            // Behind words out of the authors' own notes nobody is said to tell them.
            let wording = match is_our_record(names, response) {
                true if is_of_one_body(names, response, wording) => &format!("told us that it {wording}"),
                false if others_tell => unsaid(wording),
                _ => wording,
            };
            let is_ours = wording.split_whitespace().any(|word| matches!(word, "we" | "us" | "our" | "ours"));
            let is_told = is_told_to_us(names, response);
            let asker = asker
                .filter(|asker| !is_ours && !is_told && !names.is_named(asker.value, &[wording, context]));
            let lead = asker.map(|asker| format!("asked by {}, ", who_asked(names, asker.value, mentions)));
            let party = closed(names.source(party, mentions));
            format!("{}{party} {wording}", lead.unwrap_or_default())
        }
        (_, None) => {
            let party = closed(names.source(party, mentions));
            format!("{party} {}", done(names, response, what, mentions))
        }
    }
}

/// What a party did, where the response has no words of its own.
fn done(names: &Names<'_>, response: &Response, what: &str, mentions: &mut Mentions) -> String {
    let outcome = response.outcome.value;
    let asker = response.asked_by.as_ref().filter(|asker| !names.is_silent(asker.value));
    let is_ours =
        asker.is_none() && response.document.as_ref().is_some_and(|on| names.is_plain_notes(on.value));
    if let Some(done) = own_question(outcome).filter(|_| is_ours) {
        return done.to_owned();
    }
    // Where its claims have the words, nobody behind it tells of them.
    let is_bare = !response.claims.is_empty() || !is_told_to_us(names, response);
    let has_answered_us =
        outcome == Outcome::Responded && asker.is_some_and(|asker| names.is_us(asker.value));
    if is_bare && is_to_us(names, response) || has_answered_us {
        return TO_US.to_owned();
    }
    // What nobody tells the authors know themselves: it was they who got no answer.
    let is_own = asker.is_none() && outcome.is_unspoken() && response.is_untold();
    let request = if is_own && is_of_page(names, response) {
        Some(OUR_REQUEST.to_owned())
    } else {
        asker.map(|_| request(names, asker, mentions))
    };
    predicate(outcome, what, request.as_deref())
}

/// What a party did that answered the authors.
const TO_US: &str = "answered us";

/// Whether a response is that of the brief on whose page it stands, or of none in particular.
fn is_of_page(names: &Names<'_>, response: &Response) -> bool {
    let from = response.brief.and_then(|brief| names.corpus.brief(brief).from.as_deref());
    from.is_none_or(|from| names.is_called_author(from))
}

/// Whether a party answered the authors, as their own notes tell of which nobody says that somebody else asked.
fn is_to_us(names: &Names<'_>, response: &Response) -> bool {
    response.outcome.value == Outcome::Responded
        && response.asked_by.is_none()
        && response.document.as_ref().is_some_and(|on| names.is_told_in(on.value))
}

/// Whether somebody by name told the authors what a party answered, as their own notes have it: "Bauer told us".
fn is_told_to_us(names: &Names<'_>, response: &Response) -> bool {
    let is_us = response.asked_by.as_ref().is_none_or(|asker| names.is_us(asker.value));
    let tellers = response.tellers();
    is_us
        && !is_our_record(names, response)
        && !tellers.is_empty()
        && !names.any_unnamed(tellers)
        && response.document.as_ref().is_some_and(|on| names.is_told_in(on.value))
}

/// What a party did not do with a question of the authors themselves, of which their own notes tell: nobody else asked it.
fn own_question(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::NoResponse => Some("did not answer our question"),
        Outcome::Declined => Some("declined to answer our question"),
        _ => None,
    }
}

/// Whether somebody tells of a response. What nobody did, and what is not known, is the authors' own word.
fn is_reported(response: &Response) -> bool {
    !matches!(response.outcome.value, Outcome::NotAsked | Outcome::Unknown) || wording(response).is_some()
}

fn predicate(outcome: Outcome, what: &str, request: Option<&str>) -> String {
    let asked = request.unwrap_or(REQUEST);
    match outcome {
        Outcome::Confirmed => format!("confirmed {what}"),
        Outcome::Denied => format!("denied {what}"),
        Outcome::Declined if request.is_none() => "declined to comment".to_owned(),
        Outcome::Declined => format!("declined {asked}"),
        Outcome::NoResponse => format!("did not respond to {asked}"),
        // A statement of its own need not answer a request: nobody recorded one.
        Outcome::Responded if request.is_none() => "responded".to_owned(),
        Outcome::Responded | Outcome::NotAsked | Outcome::Unknown => format!("responded to {asked}"),
    }
}

/// What a party was asked.
const REQUEST: &str = "a request for comment";

/// The same where the authors asked.
const OUR_REQUEST: &str = "our request for comment";

/// The same, with whose request it was.
fn request(names: &Names<'_>, asker: Option<&Spanned<SourceId>>, mentions: &mut Mentions) -> String {
    match asker {
        None => REQUEST.to_owned(),
        Some(asker) if names.is_us(asker.value) => OUR_REQUEST.to_owned(),
        Some(asker) => {
            // Comment is what the press asks for.
            let what = if names.corpus.source(asker.value).is_body() { REQUEST } else { "a request" };
            format!("{what} from {}", names.source(asker.value, mentions))
        }
    }
}

/// Whoever asked, as the page speaks of it: its own authors are "us".
fn who_asked(names: &Names<'_>, asker: SourceId, mentions: &mut Mentions) -> String {
    if names.is_us(asker) { "us".to_owned() } else { names.source(asker, mentions) }
}

/// The one outlet that has all that a response is about: who was asked before it appeared, it would say.
fn only_outlet(names: &Names<'_>, response: &Response) -> Option<DocumentId> {
    let corpus = names.corpus;
    let mut documents = response.about.iter().flat_map(|claim| corpus.documents_of(claim.value));
    let first = documents.next()?;
    let is_outlet = matches!(corpus.document(first).kind, DocumentType::News | DocumentType::Broadcast);
    (is_outlet && documents.all(|other| other == first)).then_some(first)
}

/// The analyst's predicate, unless it makes a refusal or a denial of a silence.
fn wording(response: &Response) -> Option<&str> {
    let wording = response.wording.as_ref()?.value.trim().trim_end_matches('.');
    let silent = response.outcome.value.is_silent();
    let lower = wording.to_lowercase();
    let refusal =
        silent && !lower.starts_with("did not comment") && REFUSALS.iter().any(|word| lower.contains(word));
    (!refusal && !wording.is_empty()).then_some(wording)
}

/// What a party is worded to have said of itself, without the verb that its teller has: "will not comment" of "said that
/// it will not comment".
fn unsaid(wording: &str) -> &str {
    let said = ["said that it ", "said it ", "said that they ", "said they "];
    said.iter().find_map(|said| wording.strip_prefix(said)).unwrap_or(wording)
}

/// Whether a predicate tells what one body does not do at all ("does not comment on tests"), and not what it said or did.
fn is_of_one_body(names: &Names<'_>, response: &Response, wording: &str) -> bool {
    let spoke = !response.outcome.value.is_silent();
    spoke && wording.starts_with("does not ") && names.corpus.source(response.party.value).is_body()
}

fn closed(name: String) -> String {
    List(vec![name]).closed()
}

/// Who tells of a response; `None` where the desk does not say, and for what the authors know themselves.
fn clause<'a>(names: &Names<'_>, response: &'a Response) -> Option<Clause<'a>> {
    if response.is_untold() {
        return None;
    }
    let document = response.document.as_ref().map(|document| document.value);
    let tellers = response.tellers();
    let mut clause = Clause {
        subject: Subject::Sources(tellers.to_vec()),
        pronoun: None,
        cue: cue::DEFAULT,
        addressee: None,
        medium: document.and_then(|document| spoken(names, document)),
        voice: Voice::Cited,
        citing: Vec::new(),
        relays: Vec::new(),
        languages: &[],
        gap: Gap::Nothing,
    };
    match document {
        Some(document) if response.source.is_none() => clause.subject = Subject::Exhibit(document),
        Some(document) if tellers.is_empty() || names.any_unnamed(tellers) => {
            tell(names, &mut clause, document);
            clause.citing.extend((!tellers.is_empty()).then(|| Link::Sources(tellers.to_vec())));
        }
        Some(_) if is_told_to_us(names, response) => {
            (clause.cue, clause.addressee, clause.medium) = (cue::TO_SOMEBODY, Some(&*US), None);
        }
        Some(document) if is_exhibit(names, document) => {
            clause.relays.push(Relay::According(Link::Document(document)));
        }
        None | Some(_) => {}
    }
    Some(clause)
}

/// Makes the document the one that tells.
fn tell(names: &Names<'_>, clause: &mut Clause<'_>, document: DocumentId) {
    clause.subject = if is_exhibit(names, document) {
        Subject::Exhibit(document)
    } else {
        Subject::Publishers(vec![document])
    };
    clause.cue = reporting(names.corpus.document(document).kind);
    clause.medium = medium_of(names, document);
}
