//! A name that is nearly that of somebody whose word a sentence gives.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::bodies::{self, Bodies};
use crate::check::holder::{self, Holder, Shared};
use crate::check::names;
use crate::check::prose::folded;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::saying::VERBS;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity, Spot};
use crate::model::claim::{Addressee, Evidence};
use crate::model::id::SourceId;
use crate::model::record::Common;
use crate::model::source::{GroundRule, SourceKind};
use crate::resolve::corpus::{Corpus, Handle};
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "misspelled-name",
    page: Page {
        summary: "A text by hand has a name that is nearly that of a person whose word it cites, or of a body of the desk, and that nothing else on the desk has.",
        why: "A minister who reads a name from a card reads it as it stands there. Names of claims come from the records and \
              are spelled once; those of bottom lines, sections, points and judgments are typed again. Only names of five letters or more \
              that the cited claims have are compared, and only with a word that has another part of such a person's name, a role or a title \
              directly before it, or a verb of saying beside it; a sentence that has the right name too, and a word that any record or copy \
              has, are left alone. Of the name of a body or a paper, a word that is one letter away is told where it stands beside another \
              word of that name (\"the Wildlife Agncy\"), in assertions too, and where no name and no copy has it. \
              A source whose role, word for word and of the same body, the copy gives to another name (\"Astrid Moe, chairwoman \
              of the union\"), is told where the copy has nothing of its own, and so is one of which the copy has only a slip: \
              \"Karl Rudd\" for \"Karl Rood\".",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: The port will close for repairs, harbor master Mara Okafer said [@port-closes].
  sections:
    - title: The port
      claims: [port-closes]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: okafor
    name: Mara Okafor
    role: harbor master
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: okafor
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  bottom_line: The port will close for repairs, harbor master Mara Okafor said [@port-closes].
  sections:
    - title: The port
      claims: [port-closes]
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: okafor
    name: Mara Okafor
    role: harbor master
claims:
  - id: port-closes
    assertion: The port will close in June for repairs
    source: okafor
    document: gazette
",
        standard: "AP: names are spelled as their bearers spell them.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

/// The letters that a name and what is typed for it have at least.
const SHORT: usize = 5;
const TYPED: usize = 4;

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if desk.has_faults {
        return Vec::new();
    }
    let known = OnceCell::new();
    let find = |record: &Common, passage: &Passage<'_>| of_passage(desk, record, passage, &known);
    let mut found: Vec<Diagnostic> =
        holder::others(desk).iter().filter_map(|one| other_name(desk, one)).collect();
    for (_, brief) in desk.briefs() {
        for passage in written::sentences(desk.corpus, brief) {
            found.extend(find(&brief.common, &passage));
        }
    }
    for judgment in desk.judgments() {
        for passage in written::judged(judgment) {
            found.extend(find(&judgment.common, &passage));
        }
    }
    found.extend(of_bodies(desk));
    found
}

/// The first word of each text by hand, assertions included, that is nearly one of a body's name.
fn of_bodies(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let (bodies, known) = (Bodies::of(desk.corpus), OnceCell::new());
    let find = |record: &Common, text: &str, spot: &dyn Fn(Range<usize>) -> Spot| {
        let is_known = |word: &str| known.get_or_init(|| bodies::named(desk)).contains(&folded(word));
        let slip = bodies.slip(text, is_known)?;
        let (typed, meant) = (text.get(slip.place.clone())?, slip.meant);
        let message = format!("no name on this desk has the word \"{typed}\"");
        let finding = RULE.finding(record, spot(slip.place.clone()), message);
        Some(finding.help(format!(
            "write `{meant}`, as the name of the body has it; a word that another name or a copy has is left alone"
        )))
    };
    let by_hand = |record: &Common, passage: &Passage<'_>| {
        find(record, &passage.blanked(), &|place| passage.spot(place))
    };
    let plain = |record: &Common, text: &Spanned<String>| {
        find(record, &text.value, &|place| Spot::part(text, &(0..text.value.len()), place))
    };
    let mut found = Vec::new();
    for (_, brief) in desk.briefs() {
        let passages = written::sentences(desk.corpus, brief);
        found.extend(passages.iter().filter_map(|passage| by_hand(&brief.common, passage)));
    }
    for judgment in desk.judgments() {
        let passages = written::judged(judgment);
        found.extend(passages.iter().filter_map(|passage| by_hand(&judgment.common, passage)));
    }
    let gaps = desk.corpus.gaps.iter().filter(|gap| !gap.common.faulty);
    found.extend(gaps.filter_map(|gap| plain(&gap.common, &gap.text)));
    found.extend(desk.claims().filter_map(|(_, claim)| plain(&claim.common, &claim.assertion)));
    found
}

/// A person whose role the copy of a document gives to another name, and of whom it has nothing.
fn other_name(desk: &Desk<'_>, one: &Holder) -> Option<Diagnostic> {
    let source = desk.corpus.source(one.person);
    let SourceKind::Person(person) = &source.kind else { return None };
    let own = &person.name.value;
    let (copy, other) =
        (&desk.corpus.document(one.document).common.id.value, desk.passage(one.document, &one.place));
    let help = match one.shared {
        Shared::Role => {
            "mend the name; where it is another person, name that one as the source of what stands there"
        }
        Shared::Name => {
            "mend the name; where the desk spells it so on purpose, add that of the copy to its `aliases`"
        }
    };
    let message = match one.shared {
        Shared::Role => {
            format!(
                "the copy of `{copy}` names {other} as {}, and {own} nowhere",
                person.role.as_ref()?.value
            )
        }
        Shared::Name => format!("the copy of `{copy}` has {other}, and {own} nowhere"),
    };
    let finding = RULE.finding(&source.common, person.name.span, message);
    let finding = finding.related(desk.place(one.document, &one.place)?, "this stands there");
    Some(finding.help(help))
}

/// The first such name of a passage.
fn of_passage(
    desk: &Desk<'_>,
    record: &Common,
    passage: &Passage<'_>,
    known: &OnceCell<BTreeSet<String>>,
) -> Option<Diagnostic> {
    let corpus = desk.corpus;
    let people: BTreeSet<SourceId> = passage.cites.iter().flat_map(|&cited| people(corpus, cited)).collect();
    let own: BTreeSet<&str> = people.iter().flat_map(|&person| parts(corpus, person)).collect();
    let words = passage.blanked();
    if own.is_empty() {
        return short(desk, record, (passage, &people), known);
    }
    let heads: BTreeSet<&str> = people.iter().flat_map(|&person| heads(corpus, person)).collect();
    let slip = capitalized(&words).into_iter().find_map(|place| {
        let typed = words.get(place.clone())?;
        let mut near = own.iter().filter(|name| is_near(typed, name));
        let meant = near.next().filter(|_| near.next().is_none())?;
        let is_spoken_of = || is_anchored(&words, &place, &heads) && !has_word(&words, meant);
        let is_known = || known.get_or_init(|| self::known(desk)).contains(&folded(typed));
        (!names::is_time(&folded(typed)) && is_spoken_of() && !is_known()).then_some((place, *meant))
    });
    let Some((place, meant)) = slip else { return short(desk, record, (passage, &people), known) };
    let typed = words.get(place.clone())?;
    Some(nobody(record, (passage.spot(place), typed), meant))
}

/// The first name of a passage that has one part of a person's name and the other one, however short, with a slip.
fn short(
    desk: &Desk<'_>,
    record: &Common,
    (passage, people): (&Passage<'_>, &BTreeSet<SourceId>),
    known: &OnceCell<BTreeSet<String>>,
) -> Option<Diagnostic> {
    let words = passage.blanked();
    people.iter().find_map(|&id| {
        let SourceKind::Person(person) = &desk.corpus.source(id).kind else { return None };
        let parts = person.name.value.split_once(' ').filter(|(_, last)| !last.contains(' '))?;
        let (place, typed) = holder::slip(&words, parts)?;
        let is_known = known.get_or_init(|| self::known(desk)).contains(&folded(typed));
        let written = words.get(place.clone())?;
        (!is_known).then(|| nobody(record, (passage.spot(place), written), &person.name.value))
    })
}

fn nobody(record: &Common, (spot, typed): (Spot, &str), meant: &str) -> Diagnostic {
    let finding = RULE.finding(record, spot, format!("nobody on this desk is called \"{typed}\""));
    finding.help(format!(
        "write `{meant}` if the person is meant whom this cites; a word that a record or a copy has is left alone"
    ))
}

/// The people, on the record by name, of whom a record tells.
fn people(corpus: &Corpus, cited: Handle) -> Vec<SourceId> {
    let all: Vec<SourceId> = match cited {
        Handle::Claim(claim) => {
            let actors = corpus.claim(claim).actors.iter().map(|actor| actor.value);
            corpus.voices_of(claim).into_iter().chain(actors).collect()
        }
        Handle::Response(response) => {
            let response = corpus.response(response);
            response.tellers().iter().copied().chain([response.party.value]).collect()
        }
        _ => Vec::new(),
    };
    all.into_iter().filter(|&id| corpus.source(id).ground_rule.value == GroundRule::OnRecord).collect()
}

/// The parts of a person's name that are long enough to be compared.
fn parts(corpus: &Corpus, id: SourceId) -> impl Iterator<Item = &str> {
    let name = match &corpus.source(id).kind {
        SourceKind::Person(person) => person.name.value.as_str(),
        _ => "",
    };
    let parts = name.split(|c: char| !c.is_alphabetic());
    parts.filter(|part| part.chars().count() >= SHORT && part.starts_with(char::is_uppercase))
}

/// What may stand directly before a person's name or a part of it: the other parts, and what the role is called.
fn heads(corpus: &Corpus, id: SourceId) -> Vec<&str> {
    let SourceKind::Person(person) = &corpus.source(id).kind else { return Vec::new() };
    let role = person.role.iter().filter_map(|role| role.value.split([',', ';']).next());
    let role = role.filter_map(|role| role.split(" of ").next()?.split(' ').next_back());
    person.name.value.split(' ').chain(role).filter(|word| word.len() > 2).collect()
}

/// Whether a word stands where a person is spoken of: behind a part of the name, a role or a title, before the name's other
/// part, or beside a verb of saying.
fn is_anchored(words: &str, place: &Range<usize>, heads: &BTreeSet<&str>) -> bool {
    let before = words.get(..place.start).unwrap_or_default();
    let behind = words.get(place.end..).unwrap_or_default();
    let bare = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let last = before.strip_suffix(' ').and_then(|before| before.split(' ').next_back()).unwrap_or_default();
    let next = behind.strip_prefix(' ').and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    let next = next.trim_end_matches(|c: char| !c.is_alphabetic());
    let is_told = [", said ", ", says ", "\" said ", "” said "].iter().any(|end| before.ends_with(end));
    let is_titled = bare(last) && names::untitled(last.trim_end_matches('.')).is_empty();
    is_told || is_titled || heads.contains(last) || heads.contains(next) || VERBS.contains(&next)
}

/// Whether a text has a word.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|one| one == word)
}

/// Whether a word differs from a name by a slip; a name in the plural, without its last "s" or
/// as women have it ("Petrova") is none.
fn is_near(typed: &str, name: &str) -> bool {
    let is_form = |word: &str, of: &str| {
        word.strip_prefix(of).is_some_and(|end| matches!(end, "s" | "n" | "es" | "a" | "ova"))
    };
    let slips = if name.chars().count() >= 8 { 2 } else { 1 };
    let away = strsim::osa_distance(typed, name);
    (1..=slips).contains(&away)
        && typed.chars().next() == name.chars().next()
        && !is_form(typed, name)
        && !is_form(name, typed)
        && !typed.eq_ignore_ascii_case(name)
}

/// The words of a text that begin with a capital; of those that open a sentence, such as say something.
fn capitalized(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let (place, behind) = (at..at + bare.len(), text.get(at + bare.len()..).unwrap_or_default());
        let before = text.get(..at).unwrap_or_default().trim_end();
        at += word.len();
        let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '"', '“', '\u{2019}', '\'']);
        let next = behind.split_whitespace().next().unwrap_or_default();
        let speaks = VERBS.contains(&next) || matches!(next, "also" | "has");
        let is_capitalized = bare.starts_with(char::is_uppercase) && bare.chars().any(char::is_lowercase);
        if is_capitalized && bare.chars().count() >= TYPED && (!opens || speaks) {
            found.push(place);
        }
    }
    found
}

/// Every word that a record or a copy has, but for the texts that are looked through.
fn known(desk: &Desk<'_>) -> BTreeSet<String> {
    let mut known = bodies::named(desk);
    let mut add = |text: &str| {
        known.extend(text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(folded));
    };
    for (_, claim) in desk.claims() {
        add(&claim.assertion.value);
        claim.evidence.iter().for_each(|chain| of_chain(chain, &mut add));
    }
    of_work(desk, &mut add);
    known
}

/// The words of a chain of evidence: the quote, and to whom something was said.
fn of_chain(chain: &Evidence, add: &mut impl FnMut(&str)) {
    chain.quote.iter().for_each(|quote| add(&quote.value.exact));
    if let Some(Addressee::Words(words)) = chain.addressee.as_ref().map(|one| &one.value) {
        add(words);
    }
}

/// The words of what the authors keep beside their text: for whom a brief is, answers, indicators, gaps.
fn of_work(desk: &Desk<'_>, add: &mut impl FnMut(&str)) {
    for (_, brief) in desk.briefs() {
        add(&brief.title.value);
        let heads = [&brief.to, &brief.from, &brief.audience, &brief.reference];
        heads.into_iter().flatten().for_each(|text| add(text));
        brief.sections.iter().for_each(|section| add(&section.title.value));
    }
    for response in &desk.corpus.responses {
        response.wording.iter().chain(&response.context).for_each(|text| add(&text.value));
    }
    for judgment in desk.judgments() {
        let others = judgment.alternatives.iter().map(|other| &other.text);
        others.chain(&judgment.indicators).for_each(|text| add(&text.value));
    }
    for gap in &desk.corpus.gaps {
        [&gap.text].into_iter().chain(&gap.collect).for_each(|text| add(&text.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_a_form_of_the_name_or_another_name_is_not() {
        for (typed, name, near) in [
            ("Brandes", "Brandis", true),
            ("Brnadis", "Brandis", true),
            ("Fero", "Ferro", true),
            ("Petersne", "Petersen", true),
            ("Brandis", "Brandis", false),
            ("Williams", "William", false),
            ("Russian", "Russia", false),
            ("Petrova", "Petrov", false),
            ("Grandis", "Brandis", false),
            ("Bradley", "Brandis", false),
        ] {
            assert_eq!(is_near(typed, name), near, "{typed}");
        }
    }

    #[test]
    fn a_word_is_compared_only_where_a_person_is_spoken_of() {
        let heads = BTreeSet::from(["Mara", "Londen", "master"]);
        let is = |text: &str| {
            let at = text.find("London").unwrap();
            is_anchored(text, &(at..at + 6), &heads)
        };
        for text in ["harbor master London left", "it closes, Mara London said", "it closes, said London"] {
            assert!(is(text), "{text}");
        }
        for text in ["so London said", "Ms. London left", "\"It closes,\" said London"] {
            assert!(is(text), "{text}");
        }
        for text in ["talks in London, Mara Londen said", "it closes; London knows", "told the London office"]
        {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn what_opens_a_sentence_counts_only_where_it_says_something() {
        let words = |text: &str| -> Vec<String> {
            capitalized(text).into_iter().filter_map(|place| text.get(place)).map(str::to_owned).collect()
        };
        assert_eq!(words("Brandes said so, and the Ferro line is open."), ["Brandes", "Ferro"]);
        assert_eq!(words("Brands are few. Brandes's word, NATO and U.S. aside"), [""; 0]);
    }
}
