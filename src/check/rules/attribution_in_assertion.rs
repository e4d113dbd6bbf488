//! An assertion that carries its own attribution.

use std::borrow::Cow;

use crate::check::chain;
use crate::check::prose::{Hit, Phrases, Prose, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run, WordList};
use crate::check::thoughts::{self, OWN, THOUGHTS, Thought};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Kind};
use crate::model::cue::{VIEWS, view};
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

pub(in crate::check) const RULE: Rule = Rule {
    name: "attribution-in-assertion",
    page: Page {
        summary: "An assertion says itself who said it.",
        why: "byline writes the attribution from the chain. An assertion that brings its own is attributed \
              twice, and the second time perhaps to somebody else: \"The port will close, Ruiz said, the \
              Gazette reported.\" Record who spoke in `source` and `speaker`, and let the assertion say \
              only what was asserted, without \"…, she wrote\" at its end. The same holds for \"the ministry rejects any link\" of the ministry: write \
              \"there is no link\", or name it in `actor` where it is told what it did.",
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
claims:
  - id: port-closes
    assertion: According to the ministry, the port will close in June
    source: ruiz
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
    assertion: The port will close in June
    source: ruiz
    document: gazette
",
        standard: "byline's own: a claim holds what was said apart from who said it.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Claims(run),
    raised_by: &[],
    words: &[ATTRIBUTIONS],
};

const ATTRIBUTIONS: WordList = WordList {
    name: "attribution-words",
    words: &[
        "according to",
        "he said",
        "she said",
        "they said",
        "it said",
        "officials said",
        "sources said",
        "sources say",
        "people said",
        "officials say",
        "was quoted as saying",
        "were quoted as saying",
        "told reporters",
        "told journalists",
        "reportedly",
        "it is reported that",
        "it was reported that",
        "it has been reported",
        "citing people",
        "citing officials",
        "citing sources",
    ],
};

/// Verbs that attribute what stands before them when they end a sentence.
const ENDINGS: &[&str] = &["said", "says", "reported", "reports"];

/// What stands behind "according to" where it measures and does not attribute: "according to plan".
const MEASURES: &[&str] = &[
    "age",
    "data",
    "estimates",
    "figures",
    "how",
    "law",
    "merit",
    "need",
    "needs",
    "plan",
    "plans",
    "schedule",
    "size",
    "statistics",
    "type",
    "whether",
];

const ELSEWHERE: &str = "take it out of the assertion, and record it in `source`, `speaker` or `via`";
const OR_DEED: &str =
    "take it out of the assertion: `source` says it; where it tells a deed, name in `actor` who did it";

const WANTED: &str = "write what is wanted as the assertion (\"The director must resign\"), with `cue: urged` or without a cue: `source` \
                      says who wants it";

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let attributions = Phrases::new(desk.words(&ATTRIBUTIONS));
    let openings = [OPENINGS, TELLINGS, THOUGHTS, OWN, STANCES, REJECTIONS, VIEWS];
    let openings = openings.into_iter().flatten().copied();
    let [endings, trailing] = [ENDINGS, TRAILING].map(|words| words.iter().copied());
    let signs = desk.words(&ATTRIBUTIONS).into_iter().chain(openings.clone());
    let signs = Phrases::new(signs.chain(endings.clone()).chain(trailing.clone()));
    let [openings, endings, trailing] =
        [Phrases::new(openings), Phrases::new(endings), Phrases::new(trailing)];
    desk.claims()
        .filter(|(_, claim)| signs.may_stand_in(&claim.assertion.value))
        .filter_map(|(_, claim)| {
            let prose = Prose::read(&claim.assertion.value);
            let hit = place(&prose, &attributions, &endings);
            let hit = hit.map(|hit| ((hit.start, hit.end), ELSEWHERE.to_owned()));
            let may_open = || openings.may_stand_in(&claim.assertion.value);
            let opening = || may_open().then(|| opening(desk.corpus, claim, &prose))?;
            let closing = || Some((closing(desk.corpus, claim, &trailing)?, ELSEWHERE.to_owned()));
            let ((start, end), help) = hit.or_else(opening).or_else(closing)?;
            let span = within(&claim.assertion, start, end);
            let finding = RULE.finding(&claim.common, span, "the assertion says itself whose word it is");
            Some(finding.help(help))
        })
        .collect()
}

fn place<'p>(prose: &Prose<'_>, attributions: &Phrases<'p>, endings: &Phrases<'p>) -> Option<Hit<'p>> {
    let measures = |hit: &Hit<'_>| prose.after(hit).next().is_some_and(|next| MEASURES.contains(&next));
    let phrase = prose.find(attributions).into_iter().find(|hit| !prose.negated(hit) && !measures(hit));
    let last = || {
        prose.words().next_back().filter(|word| ENDINGS.contains(word))?;
        // "…, Ruiz said" attributes; "what Ruiz said" is talked about.
        prose
            .find(endings)
            .into_iter()
            .last()
            .filter(|hit| prose.is_last(hit) && prose.follows_comma(hit) && !prose.negated(hit))
    };
    phrase.or_else(last)
}

/// Verbs that attribute what stands behind them to the name before them.
const OPENINGS: &[&str] = &["said", "says", "stated", "states"];

/// Verbs by which one whose word the claim is takes a stand in it.
const STANCES: &[&str] = &[
    "accused", "accuses", "called", "calls", "demanded", "demands", "insisted", "insists", "warned", "warns",
];

/// Verbs by which somebody says no, or turns something down.
const REJECTIONS: &[&str] = &["denied", "denies", "dismissed", "dismisses", "rejected", "rejects"];

/// What somebody says no to by saying so.
const SAYINGS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "claim",
    "claims",
    "criticism",
    "idea",
    "link",
    "notion",
    "suggestion",
    "suggestions",
];

/// How many words behind "rejects" say whether it is a word that is rejected.
const REACH: usize = 4;

/// Whether a verb with what stands behind it gives the stand that somebody takes.
fn is_stance(verb: &str, behind: &[&str]) -> bool {
    let next = behind.first().copied().unwrap_or_default();
    match verb {
        "called" | "calls" => next == "for",
        // A motion, a permit and entry are denied by a deed.
        "denied" | "denies" if matches!(next, "any" | "that") || next.ends_with("ing") => true,
        _ if REJECTIONS.contains(&verb) => behind.iter().take(REACH).any(|word| SAYINGS.contains(word)),
        _ => STANCES.contains(&verb),
    }
}

/// Verbs that attribute what stands behind "that": one may also write a book, and tell a story.
const TELLINGS: &[&str] = &[
    "argued",
    "argues",
    "explained",
    "explains",
    "posted",
    "posts",
    "told",
    "tells",
    "tweeted",
    "tweets",
    "writes",
    "wrote",
];

/// How many words may name whom somebody told: "told the board of the museum that".
const TOLD: usize = 7;

/// Whether a verb has all that is told behind it, after "that".
fn is_telling(verb: &str, behind: &[&str]) -> bool {
    let may_be = if matches!(verb, "told" | "tells") { TOLD } else { 1 };
    TELLINGS.contains(&verb) && behind.iter().take(may_be).any(|word| *word == "that")
}

/// What stands before a name and is no part of it.
const FORMS: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "professor"];

/// What stands behind such a verb where its object is all that is told: "Ruiz said nothing".
const OBJECTS: &[&str] = &["nothing", "no", "yes", "so", "little", "goodbye"];

/// The name of one of those whose word the claim is, with a verb of saying behind it, at the head of the assertion, and what
/// to do about it. What somebody did may be told, but what a person thinks is none of it.
fn opening(corpus: &Corpus, claim: &Claim, prose: &Prose<'_>) -> Option<((usize, usize), String)> {
    let words: Vec<&str> = prose.words().collect();
    let is_deed = !claim.actors.is_empty();
    let forms = words.iter().take_while(|word| FORMS.contains(word)).count();
    let words = words.get(forms..)?;
    let whose = claim.evidence.iter().flat_map(chain::everybody).map(|id| (id, corpus.source(id)));
    let called = whose.flat_map(|(id, source)| names(source).into_iter().map(move |name| (id, source, name)));
    called.into_iter().find_map(|(id, source, name)| {
        let named = Prose::read(&name);
        let named: Vec<&str> = named.words().collect();
        let named = named.get(named.iter().take_while(|word| FORMS.contains(word)).count()..)?;
        let rest = words.strip_prefix(named).filter(|_| !named.is_empty())?;
        let first = forms + named.len();
        let place = |count: usize| prose.place(0..first + count);
        if let Some(thought) = thought(claim, (id, source), rest) {
            let (start, end) = prose.place(first..first + thought.words)?;
            let advice = thoughts::advice(&claim.assertion.value, thought, (start, end));
            return Some((place(thought.words)?, advice));
        }
        if is_deed {
            return None;
        }
        if let Some(count) = view(rest) {
            return Some((place(count)?, OR_DEED.to_owned()));
        }
        let [verb, behind @ ..] = rest else { return None };
        let next = behind.first()?;
        let says = OPENINGS.contains(verb) && !OBJECTS.contains(next) || is_telling(verb, behind);
        let stands = claim.kind.value != Kind::Intention && is_stance(verb, behind);
        let help =
            if matches!(*verb, "called" | "calls" | "demanded" | "demands") { WANTED } else { OR_DEED };
        place(1).filter(|_| says || stands).map(|place| (place, help.to_owned()))
    })
}

/// How the words behind the name of a person whose word a claim is give a thought. What no verb of attribution says is left to
/// stand where somebody else says it too.
fn thought(claim: &Claim, (id, source): (SourceId, &Source), behind: &[&str]) -> Option<Thought> {
    let thought = thoughts::held(behind).filter(|_| matches!(source.kind, SourceKind::Person(_)))?;
    let is_only = || claim.evidence.iter().all(|chain| chain.voices() == [id]);
    (!thought.is_own || is_only()).then_some(thought)
}

/// Verbs that attribute what stands before a comma to the one beside them: "…, Bell wrote", "…, explained Bell".
const TRAILING: &[&str] = &[
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "argued",
    "argues",
    "claimed",
    "claims",
    "contended",
    "contends",
    "explained",
    "explains",
    "insisted",
    "insists",
    "maintained",
    "maintains",
    "noted",
    "notes",
    "posted",
    "recalled",
    "recalls",
    "reported",
    "reports",
    "said",
    "says",
    "stated",
    "states",
    "told",
    "tweeted",
    "warned",
    "warns",
    "writes",
    "wrote",
];

/// Whom it may mean who is named elsewhere.
const PRONOUNS: &[&str] = &["he", "she", "they", "it"];

/// Whom somebody told, where that ends a clause or only a circumstance follows: "told us", "told reporters on Monday".
const TOLD_TO: &[&str] = &["journalists", "reporters", "us"];

/// Words before what something is said in: "in a letter", "at its annual meeting".
const ARTICLES: &[&str] = &["a", "an", "her", "his", "its", "the", "their"];

/// How many words may name in what something is said.
const WHERE: usize = 5;

/// Whether nothing but where it was said stands behind a verb: "wrote in a letter", "told us", "said on Monday". What goes on
/// with something else tells what somebody does: "reports to parliament", "told us nothing", "reports in March".
fn is_end(verb: &str, behind: &[&str]) -> bool {
    let behind = match behind {
        [whom, rest @ ..] if verb == "told" && TOLD_TO.contains(whom) => rest,
        _ if verb == "told" => return false,
        _ => behind,
    };
    match behind {
        [] => true,
        ["in" | "at" | "on", article, rest @ ..] if ARTICLES.contains(article) => {
            (1..=WHERE).contains(&rest.len())
        }
        ["on", rest @ ..] => (1..=2).contains(&rest.len()),
        ["to", _, rest @ ..] => matches!(verb, "wrote" | "writes") && rest.len() < WHERE,
        _ => false,
    }
}

/// Words that open what is no sentence of its own: "When the board met", "Under the new law", "Every May".
const HANGING: &[&str] = &[
    "about",
    "according",
    "across",
    "after",
    "although",
    "among",
    "as",
    "asked",
    "at",
    "because",
    "before",
    "besides",
    "between",
    "by",
    "despite",
    "during",
    "each",
    "every",
    "for",
    "from",
    "given",
    "if",
    "in",
    "instead",
    "like",
    "of",
    "on",
    "once",
    "over",
    "since",
    "though",
    "through",
    "to",
    "under",
    "unless",
    "unlike",
    "until",
    "when",
    "whenever",
    "where",
    "while",
    "with",
    "within",
    "without",
];

/// Verbs that make a sentence of what stands around them; most others end as those of the past do.
const FINITE: &[&str] = &[
    "are", "became", "began", "broke", "came", "can", "could", "cut", "did", "does", "fell", "gave", "grew",
    "had", "has", "have", "held", "is", "kept", "knew", "left", "lost", "made", "may", "met", "might",
    "must", "paid", "ran", "rose", "sank", "saw", "should", "sold", "spent", "stood", "took", "was", "went",
    "were", "will", "won", "would",
];

/// Whether one of the parts of a text between commas is a sentence, as far as can be known.
fn is_sentence(text: &str) -> bool {
    text.split(", ").any(|part| {
        let prose = Prose::read(part);
        let opens = prose.words().next().is_some_and(|word| !HANGING.contains(&word));
        opens && prose.words().skip(1).any(|word| FINITE.contains(&word) || word.ends_with("ed"))
    })
}

/// A clause behind the last comma of an assertion that gives it to one of those whose word the claim is.
fn closing(corpus: &Corpus, claim: &Claim, trailing: &Phrases<'_>) -> Option<(usize, usize)> {
    let text = claim.assertion.value.as_str();
    let (before, clause) = text.rsplit_once(", ").filter(|_| claim.actors.is_empty())?;
    trailing.may_stand_in(clause).then_some(())?;
    let prose = Prose::read(clause);
    let words: Vec<&str> = prose.words().collect();
    let verb = words.iter().position(|word| TRAILING.contains(word))?;
    let (who, behind) = (words.get(..verb)?, words.get(verb + 1..)?);
    let is_whole = if who.is_empty() {
        is_named(corpus, claim, behind)
    } else {
        is_end(words.get(verb)?, behind)
            && (matches!(who, [one] if PRONOUNS.contains(one)) || is_named(corpus, claim, who))
    };
    (is_whole && is_sentence(before)).then_some((text.len() - clause.len(), text.len()))
}

/// Whether words are a name of one of those whose word a claim is.
fn is_named(corpus: &Corpus, claim: &Claim, words: &[&str]) -> bool {
    let is_of_name = |word: &&str| *word != "the" && !FORMS.contains(word);
    let mut whose = claim.evidence.iter().flat_map(chain::everybody).map(|source| corpus.source(source));
    let is_it = |name: Cow<'_, str>| {
        Prose::read(&name).words().filter(is_of_name).eq(words.iter().copied().filter(is_of_name))
    };
    words.iter().any(is_of_name) && whose.any(|source| names(source).into_iter().any(is_it))
}

fn names(source: &Source) -> Vec<Cow<'_, str>> {
    let mut names: Vec<&str> = source.aliases.iter().map(String::as_str).collect();
    names.push(source.name());
    let title = match &source.kind {
        SourceKind::Person(person) => {
            names.push(&person.short);
            person.role.as_ref().map(|role| role.value.as_str())
        }
        SourceKind::Organization(body) => {
            names.extend(body.short.as_deref().into_iter().chain([body.bare_name()]));
            Some(body.bare_name())
        }
        SourceKind::Anonymous(_) => None,
    };
    let names = names.into_iter().map(Cow::Borrowed);
    names.chain(title.and_then(noun).map(|noun| Cow::Owned(format!("the {noun}")))).collect()
}

/// What somebody with a title, or a body with a name, is: "minister", "ministry".
fn noun(title: &str) -> Option<&str> {
    let end = [" of ", " for ", " at ", ", "].iter().filter_map(|mark| title.find(mark)).min();
    title.get(..end.unwrap_or(title.len()))?.split_whitespace().next_back()
}
