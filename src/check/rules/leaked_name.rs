//! A name where somebody is to stay unnamed.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::chain;
use crate::check::names::{Mention, names, untitled};
use crate::check::prose::{folded, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::id::ClaimId;
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
              told where it begins a `basis`, `reason` or `motivation`, where somebody is introduced by it (\"Per Lund, an \
              official there\"), and where he says what is claimed (\"said Per Lund\"). Whoever has a record on the desk \
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
    severity: Severity::Warning,
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
    let known = LazyCell::new(|| Known::of(desk.corpus));
    let mut found = Vec::new();
    let mut look = |common: &Common, text: Text<'_>, most: Mention| {
        let leak = names(text.value()).into_iter().filter(|(_, mention)| *mention <= most);
        let mut leak =
            leak.filter(|(place, _)| !known.has(text.value().get(place.clone()).unwrap_or_default()));
        found.extend(leak.next().map(|(place, _)| finding(common, &text, place, most)));
    };
    for (_, source) in desk.sources().filter(|(_, source)| chain::is_unnamed(source)) {
        of_source(source, &mut look);
    }
    let rests = |id: ClaimId| {
        let mut everybody = desk.corpus.claim(id).evidence.iter().flat_map(chain::everybody);
        everybody.any(|source| chain::is_unnamed(desk.corpus.source(source)))
    };
    for (_, claim) in desk.claims().filter(|&(id, _)| rests(id)) {
        look(&claim.common, Text::Written(&claim.assertion), Mention::Sayer);
        of_allowances(&claim.common, Mention::Introduced, &mut look);
    }
    for judgment in desk.judgments().filter(|one| one.based_on.iter().any(|claim| rests(claim.value))) {
        for text in judgment.because.iter().chain(&judgment.change_reason) {
            look(&judgment.common, Text::Written(text), Mention::Introduced);
        }
        of_allowances(&judgment.common, Mention::Introduced, &mut look);
    }
    found
}

/// A text that may have a name in it.
enum Text<'a> {
    /// One with its place.
    Written(&'a Spanned<String>),
    /// The reason of an allowance, with the place of its rule.
    Reason(&'a str, Span),
}

impl Text<'_> {
    fn value(&self) -> &str {
        match self {
            Self::Written(text) => &text.value,
            Self::Reason(reason, _) => reason,
        }
    }

    fn place(&self, range: &Range<usize>) -> Span {
        match self {
            Self::Written(text) => within(text, range.start, range.end),
            Self::Reason(_, rule) => *rule,
        }
    }
}

fn of_source<'a>(source: &'a Source, look: &mut impl FnMut(&Common, Text<'a>, Mention)) {
    let Some(anonymous) = source.anonymous() else { return };
    // A name at its head is told by `narrow-descriptor`.
    if names(&anonymous.descriptor.value).first().is_some_and(|(place, _)| place.start > 0) {
        look(&source.common, Text::Written(&anonymous.descriptor), Mention::Introduced);
    }
    for text in anonymous.basis.iter().chain(&anonymous.reason).chain(&anonymous.motivation) {
        look(&source.common, Text::Written(text), Mention::Subject);
    }
    of_allowances(&source.common, Mention::Subject, look);
}

fn of_allowances<'a>(common: &'a Common, most: Mention, look: &mut impl FnMut(&Common, Text<'a>, Mention)) {
    for allowance in common.allow.iter().filter(|allowance| allowance.rule.value != RULE.name) {
        look(common, Text::Reason(&allowance.reason, allowance.rule.span), most);
    }
}

fn finding(common: &Common, text: &Text<'_>, place: Range<usize>, most: Mention) -> Diagnostic {
    let name = text.value().get(place.clone()).unwrap_or_default();
    let whose =
        if most == Mention::Subject { "the source is unnamed" } else { "this rests on an unnamed source" };
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
            let names =
                [&document.publisher.value, &document.title.value, &document.called, &document.author];
            names.into_iter().flatten().map(String::as_str)
        });
        let wholes: BTreeSet<String> = sources.chain(documents).map(folded).collect();
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
