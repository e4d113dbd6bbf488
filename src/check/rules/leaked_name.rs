//! A name where somebody is to stay unnamed.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::chain;
use crate::check::cited;
use crate::check::names::{Mention, appended, names, untitled};
use crate::check::prose::{Prose, folded, has, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::stretches;
use crate::check::talks;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::Evidence;
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::judgment::Judgment;
use crate::model::record::Common;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;
use crate::text::{Span, Spanned};

pub(in crate::check) const RULE: Rule = Rule {
    name: "leaked-name",
    page: Page {
        summary: "What the desk says of an unnamed source, or of what rests on one, has what reads like a person's name.",
        why: "A desk that has promised not to name somebody does best not to know the name: files are copied, mailed and \
              kept. Reasons are where it slips in, and some of them are printed. A name that stands in no other record is \
              told where it begins a `basis`, `reason`, `motivation` or `note` of the source, or follows \"is\" there, where somebody is introduced by it (\"Per Lund, an \
              official there\"), where he says what is claimed (\"said Per Lund\", \"as Per Lund put it\"), in sentences that \
              cite it too, and where he asks for it or would lose his post for it in an allowance, and where it ends the descriptor itself. In any text of a brief, a judgment or a gap it is told \
              before the words that describe an unnamed source (\"ask Per Lund, the delegate at the talks\"). It is an error where he says what unnamed people say, and the words \
              beside the name describe them (\"Per Lund of the board said\"), and told where only some of a sentence rests on them. So is a name in the title of a talk of your own (\"Call with Per Lund\") \
              in which nobody but unnamed people says what is claimed. Whoever has a record on the desk \
              by name may be named, and so may bodies, authors and publishers.",
        example: "\
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    url: https://gazette.example/port
sources:
  - id: attendee
    anonymous: a delegate at the talks
    count: 1
    basis: attended the meeting
    access: direct
    reason: Per Lund fears for his post
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
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
  - id: attendee
    anonymous: a delegate at the talks
    count: 1
    basis: attended the meeting
    access: direct
    reason: fears for the post that the delegate holds
claims:
  - id: port-closes
    assertion: The port will close in June
    source: attendee
    document: gazette
",
        standard: "AP: a source who was promised that the name is kept is named to nobody who need not know it.",
    },
    severity: Severity::Error,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if desk.has_faults {
        // A record that could not be read may have the name.
        return Vec::new();
    }
    let descriptors = descriptors(desk);
    if descriptors.is_empty() {
        return Vec::new();
    }
    let known = LazyCell::new(|| Known::of(desk.corpus));
    let mut found = of_titles(desk, &descriptors);
    let mut look = |common: &Common, text: Text<'_>, most: Option<Mention>| {
        let value = text.value();
        let is_told = |(place, mention): &(Range<usize>, Mention)| {
            Some(*mention) <= most
                || is_described(&descriptors, value, place.end)
                || text.is_mixed() && *mention == Mention::Sayer && is_placed(&descriptors, value, place)
        };
        let mut leak = text.names().into_iter().filter(is_told);
        let leak = leak.find(|(place, _)| !known.has(value.get(place.clone()).unwrap_or_default()));
        found.extend(leak.map(|(place, mention)| {
            let is_given_away = most == Some(Mention::Sayer)
                && mention == Mention::Sayer
                && is_placed(&descriptors, value, &place);
            let severity = if is_given_away { Severity::Error } else { Severity::Warning };
            finding(common, &text, place, most.filter(|most| mention <= *most)).severity(severity)
        }));
    };
    for (_, source) in desk.sources().filter(|(_, source)| chain::is_unnamed(source)) {
        of_source(source, &mut look);
    }
    let rests = |id: ClaimId| {
        let mut everybody = desk.corpus.claim(id).evidence.iter().flat_map(chain::everybody);
        everybody.any(|source| chain::is_unnamed(desk.corpus.source(source)))
    };
    for (_, claim) in desk.claims().filter(|&(id, _)| rests(id)) {
        look(&claim.common, Text::Written(&claim.assertion), Some(Mention::Sayer));
        of_allowances(&claim.common, Some(Mention::Asker), &mut look);
    }
    for judgment in desk.judgments() {
        let rests = judgment.based_on.iter().any(|claim| rests(claim.value));
        of_judgment(judgment, rests.then_some(Mention::Introduced), &mut look);
    }
    for (_, brief) in desk.briefs() {
        let sentences = written::running(desk.corpus, brief).into_iter();
        let stretches = sentences.flat_map(|sentence| match sentence.cites.len() {
            0 => vec![sentence],
            _ => stretches::of(desk.corpus, &sentence),
        });
        for part in stretches.chain(written::points(desk.corpus, brief)) {
            let claims = cited::claims(desk.corpus, &part);
            let rest = !claims.is_empty() && claims.iter().copied().all(rests);
            let text = if claims.into_iter().any(rests) && !rest { Text::Mixed } else { Text::Part };
            look(&brief.common, text(&part), rest.then_some(Mention::Sayer));
        }
    }
    for gap in desk.corpus.gaps.iter().filter(|gap| !gap.common.faulty) {
        for text in [&gap.text].into_iter().chain(&gap.collect) {
            look(&gap.common, Text::Written(text), None);
        }
    }
    found
}

/// The names in titles of talks in which only unnamed people say something.
fn of_titles(desk: &Desk<'_>, descriptors: &[BTreeSet<String>]) -> Vec<Diagnostic> {
    let known = LazyCell::new(|| Known::beside_talks(desk.corpus));
    let mut found = Vec::new();
    for (id, document) in desk.documents().filter(|(_, document)| talks::is_own(document)) {
        let title = document.title.value.as_deref().unwrap_or_default();
        let Some(place) = talks::partner(title).filter(|_| is_of_unnamed(desk.corpus, id)) else { continue };
        let name = title.get(place.clone()).unwrap_or_default();
        let is_described = descriptors.iter().any(|words| !words.is_disjoint(&telling(name)));
        if is_described || known.has(name) {
            continue;
        }
        let before = title.get(..place.start).unwrap_or_default();
        let message = format!("\"{name}\" may be the source, who is unnamed, and the title is printed");
        found.push(RULE.finding(&document.common, document.title.span, message).severity(Severity::Warning).help(format!(
            "write \"{before}a background source\"; if it is somebody else, write so: `allow: [{{rule: leaked-name, reason: whose \
             name it is}}]`"
        )));
    }
    found
}

/// Whether claims rest on a document, and unnamed people alone say in it what they tell.
fn is_of_unnamed(corpus: &Corpus, document: DocumentId) -> bool {
    let chains = corpus.claims.iter().flat_map(|claim| &claim.evidence);
    let is_its = |chain: &&Evidence| chain.document.as_ref().is_some_and(|own| own.value == document);
    let mut chains = chains.filter(is_its).peekable();
    let is_unnamed = |chain: &Evidence| {
        let everybody: Vec<_> = chain::everybody(chain).collect();
        chain::are_unnamed(corpus, &everybody)
    };
    chains.peek().is_some() && chains.all(is_unnamed)
}

/// What describes the unnamed sources of a desk, word by word, without the words that say nothing.
fn descriptors(desk: &Desk<'_>) -> Vec<BTreeSet<String>> {
    let unnamed = desk.sources().filter(|(_, source)| chain::is_unnamed(source));
    let unnamed = unnamed.filter_map(|(_, source)| source.anonymous());
    unnamed.map(|one| telling(&one.descriptor.value)).collect()
}

/// Words of a descriptor that tell nobody from another.
const FILLERS: &[&str] = &["a", "an", "and", "at", "from", "in", "of", "on", "one", "the", "to", "with"];

fn telling(text: &str) -> BTreeSet<String> {
    let prose = Prose::read(text);
    prose.words().filter(|word| !FILLERS.contains(word)).map(str::to_owned).collect()
}

/// Whether behind a name and a comma stands what describes an unnamed source: two words of it at least.
fn is_described(descriptors: &[BTreeSet<String>], text: &str, end: usize) -> bool {
    let Some(behind) = text.get(end..).and_then(|rest| rest.strip_prefix(", ")) else { return false };
    let said = telling(behind.split(CLOSING).next().unwrap_or_default());
    descriptors.iter().any(|words| words.intersection(&said).count() > 1)
}

/// Whether what stands beside a name says of whom what describes an unnamed source: "Per Lund of the board", "a member of
/// the board, Per Lund,".
fn is_placed(descriptors: &[BTreeSet<String>], text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default().trim_end().strip_suffix(',');
    let before = before.and_then(|before| before.rsplit(CLOSING).next());
    let rest = text.get(place.end..).unwrap_or_default();
    let behind = [", ", " of ", " at ", " from ", " and another ", " and one "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark));
    let behind = behind.and_then(|behind| behind.split(CLOSING).next());
    let said: BTreeSet<String> = before.into_iter().chain(behind).flat_map(telling).collect();
    descriptors.iter().any(|words| !words.is_disjoint(&said))
}

/// Marks that close what describes somebody.
const CLOSING: [char; 5] = [',', ';', '.', '[', '('];

/// A text that may have a name in it.
enum Text<'a> {
    /// One with its place.
    Written(&'a Spanned<String>),
    /// The note of an unnamed source.
    Note(&'a Spanned<String>),
    /// The reason of an allowance, with the place of its rule.
    Reason(&'a str, Span),
    /// What describes an unnamed source.
    Descriptor(&'a Spanned<String>),
    /// A part of a brief's text.
    Part(&'a Passage<'a>),
    /// One of which only some rests on unnamed sources.
    Mixed(&'a Passage<'a>),
}

impl Text<'_> {
    fn value(&self) -> &str {
        match self {
            Self::Written(text) | Self::Note(text) | Self::Descriptor(text) => &text.value,
            Self::Reason(reason, _) => reason,
            Self::Part(part) | Self::Mixed(part) => part.typed(),
        }
    }

    /// The names in it. One that ends a descriptor introduces whom it describes.
    fn names(&self) -> Vec<(Range<usize>, Mention)> {
        let mut found = names(self.value());
        if let Self::Descriptor(text) = self {
            found.extend(appended(&text.value).map(|place| (place, Mention::Introduced)));
        }
        if let Self::Note(text) = self {
            found.retain(|(place, mention)| is_of_note(&text.value, place, *mention));
        }
        found
    }

    fn is_mixed(&self) -> bool {
        matches!(self, Self::Mixed(_))
    }

    fn place(&self, range: &Range<usize>) -> Span {
        match self {
            Self::Written(text) | Self::Note(text) | Self::Descriptor(text) => {
                within(text, range.start, range.end)
            }
            Self::Reason(_, rule) => *rule,
            Self::Part(part) | Self::Mixed(part) => part.place(range.clone()),
        }
    }
}

/// Words with which a note begins that tells what is to be done.
const TASKS: &str =
    "Add Ask Call Check Compare Confirm Cf Find From Keep Mail Met Meet Quote Same See Tell Verify Write";

/// Words beside the name of somebody of the desk, or of whoever knows the source.
const COLLEAGUES: &str =
    "checked colleague contact correspondent desk editor editors knew knows met our reporter verified vetted";

/// Whether what stands beside a name speaks of a colleague: in its sentence, or in what a semicolon cuts off.
fn is_colleague(note: &str, place: &Range<usize>) -> bool {
    let ends = [". ", "; ", "! "];
    let before = note.get(..place.start).unwrap_or_default();
    let start = ends.iter().filter_map(|end| Some(before.rfind(end)? + end.len())).max().unwrap_or_default();
    let behind = note.get(place.end..).unwrap_or_default();
    let end = ends.iter().filter_map(|end| behind.find(end)).min().unwrap_or(behind.len());
    let words = [before.get(start..), behind.get(..end)];
    let mut words = words.into_iter().flatten().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| has(COLLEAGUES, &word.to_lowercase()))
}

/// Whether a name in a note may be that of the source: one that the note consists of or begins with, or that follows "is",
/// and not one that has something ("Per Lund's office"), is to be asked, or is that of somebody of the desk.
fn is_of_note(note: &str, place: &Range<usize>, mention: Mention) -> bool {
    let behind = note.get(place.end..).unwrap_or_default();
    let name = note.get(place.clone()).unwrap_or_default();
    let is_owner = behind.starts_with(['\'', '’']);
    let is_task = name.split(' ').next().is_some_and(|word| has(TASKS, word));
    let opens = place.start > 0
        || behind.trim().is_empty()
        || behind.starts_with([',', ';', '.', ':'])
        || behind.starts_with(" (");
    !is_owner && !is_task && !is_colleague(note, place) && (mention != Mention::Subject || opens)
}

fn of_source<'a>(source: &'a Source, look: &mut impl FnMut(&Common, Text<'a>, Option<Mention>)) {
    let Some(anonymous) = source.anonymous() else { return };
    // A name at its head is told by `narrow-descriptor`.
    if names(&anonymous.descriptor.value).first().is_none_or(|(place, _)| place.start > 0) {
        look(&source.common, Text::Descriptor(&anonymous.descriptor), Some(Mention::Introduced));
    }
    for text in anonymous.basis.iter().chain(&anonymous.reason).chain(&anonymous.motivation) {
        look(&source.common, Text::Written(text), Some(Mention::Subject));
    }
    if let Some(note) = &anonymous.note {
        look(&source.common, Text::Note(note), Some(Mention::Subject));
    }
    of_allowances(&source.common, Some(Mention::Subject), look);
}

/// The texts of a judgment. Those that say what it rests on are looked at more closely.
fn of_judgment<'a>(
    judgment: &'a Judgment,
    most: Option<Mention>,
    look: &mut impl FnMut(&Common, Text<'a>, Option<Mention>),
) {
    for text in judgment.because.iter().chain(&judgment.change_reason) {
        look(&judgment.common, Text::Written(text), most);
    }
    let others =
        judgment.alternatives.iter().flat_map(|other| [Some(&other.text), other.why_less_likely.as_ref()]);
    let texts = [&judgment.text].into_iter().chain(others.flatten()).chain(&judgment.indicators);
    for text in texts {
        look(&judgment.common, Text::Written(text), None);
    }
    of_allowances(&judgment.common, most, look);
}

fn of_allowances<'a>(
    common: &'a Common,
    most: Option<Mention>,
    look: &mut impl FnMut(&Common, Text<'a>, Option<Mention>),
) {
    for allowance in common.allow.iter().filter(|allowance| allowance.rule.value != RULE.name) {
        look(common, Text::Reason(&allowance.reason, allowance.rule.span), most);
    }
}

fn finding(common: &Common, text: &Text<'_>, place: Range<usize>, most: Option<Mention>) -> Diagnostic {
    let name = text.value().get(place.clone()).unwrap_or_default();
    let whose = match most {
        _ if matches!(text, Text::Descriptor(_)) => "the source is unnamed",
        _ if text.is_mixed() => "some of this rests on an unnamed source",
        Some(Mention::Subject) => "the source is unnamed",
        Some(_) => "this rests on an unnamed source",
        None => "the words behind it describe an unnamed source",
    };
    let message = format!("\"{name}\" reads like a person's name, and {whose}");
    RULE.finding(common, text.place(&place), message).help(
        "take the name out if it is the source's, and say it without; if it is somebody else's, write so: `allow: [{rule: \
         leaked-name, reason: whose name it is}]`",
    )
}

/// Names that stand in records of their own, in lower case.
struct Known {
    wholes: BTreeSet<String>,
    /// Up to three words in a row of each.
    parts: BTreeSet<String>,
}

impl Known {
    fn of(corpus: &Corpus) -> Self {
        Self::with_titles(corpus, |_| true)
    }

    /// Those that stand elsewhere than in the title of a talk of the authors.
    fn beside_talks(corpus: &Corpus) -> Self {
        Self::with_titles(corpus, |document| !talks::is_own(document))
    }

    fn with_titles(corpus: &Corpus, is_read: impl Fn(&Document) -> bool) -> Self {
        let sources = corpus.numbered_sources().map(|(_, source)| source);
        let sources = sources.flat_map(|source| {
            let name = source.anonymous().is_none().then(|| source.name());
            let role = match &source.kind {
                SourceKind::Person(person) => person.role.as_ref().map(|role| role.value.as_str()),
                _ => None,
            };
            name.into_iter().chain(role).chain(source.aliases.iter().map(String::as_str))
        });
        let documents = corpus.documents.iter().flat_map(|document| {
            let title = document.title.value.as_ref().filter(|_| is_read(document));
            let others = [&document.publisher.value, &document.called, &document.author];
            others.into_iter().flatten().chain(title).map(String::as_str)
        });
        let authors = corpus.briefs.iter().filter_map(|brief| brief.from.as_deref());
        let wholes: BTreeSet<String> = sources.chain(documents).chain(authors).map(folded).collect();
        let parts = wholes.iter().flat_map(|name| parts(name)).collect();
        Self { wholes, parts }
    }

    /// Whether a name without its title is, or is a part of, one that stands in a record of its own, or has one in it.
    fn has(&self, name: &str) -> bool {
        let name = folded(untitled(name));
        self.parts.contains(&name) || parts(&name).iter().any(|part| self.wholes.contains(part))
    }
}

/// Every one to three words in a row of a name.
fn parts(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    (1..=3)
        .flat_map(|length| words.windows(length).map(|words| words.join(" ")).collect::<Vec<_>>())
        .collect()
}
