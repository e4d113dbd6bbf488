//! References to records, and what is said of those that lead nowhere.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, closest, slip};
use crate::model::claim::Teller;
use crate::model::cue;
use crate::model::id::{ClaimId, DocumentId, GapId, Id, JudgmentId, OUTLET, ResponseId, SourceId, slugify};
use crate::model::record::{Allowance, Common};
use crate::parse::citation;
use crate::parse::extras::Extras;
use crate::parse::file::FileRecords;
use crate::parse::value::{ADDRESSEE, ID_FORM, OneOrMany, REFERENCE};
use crate::resolve::corpus::Handle;
use crate::text::{Span, Spanned};

/// What is needed to resolve the references of one record after the other.
pub(super) struct References<'a> {
    /// Every declared id.
    pub(super) ids: &'a IndexMap<Id, Handle>,
    /// Verbs of attribution that the desk adds.
    pub(super) cues: &'a [String],
    /// Where findings go.
    pub(super) findings: &'a mut Vec<Diagnostic>,
    /// The record whose references are resolved.
    pub(super) record: Option<Id>,
    /// Whether one of its references led nowhere.
    pub(super) tainted: bool,
    /// References to ids that nothing has.
    pub(super) unmet: Vec<Unmet>,
}

/// A reference to an id that nothing has.
pub(super) struct Unmet {
    /// Which of the findings reports it.
    finding: usize,
    id: Id,
    /// What was wanted.
    noun: &'static str,
}

/// What to do about `outlet` in another place than that of the source.
const OWN_VOICE: &str = "take it out where the document speaks for itself; where its publisher is meant as a body, \
    add it as a source, `byline new source ID --organization NAME`, and write that id";

/// How many ids are looked at in all to say which was meant: a large desk full of references that lead nowhere would
/// take hours otherwise.
const LOOKS: usize = 1_000_000;

/// Names, short names, descriptors and aliases of sources, for "did you mean".
pub(super) fn names(files: &[FileRecords]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for source in files.iter().flat_map(|file| &file.sources) {
        let one = [&source.name, &source.organization, &source.anonymous, &source.short];
        let written = one.into_iter().flatten().map(|name| &name.value);
        let aliases = source.aliases.iter().flat_map(|list| &list.value.0).map(|alias| &alias.value);
        for name in written.chain(aliases) {
            names.entry(slugify(name)).or_insert_with(|| source.id.value.to_string());
        }
    }
    names
}

/// Titles of documents, for those who write one where the document's id belongs; a publisher's name leads to the
/// documents' own voice.
pub(super) fn titles(files: &[FileRecords]) -> BTreeMap<String, String> {
    let documents = || files.iter().flat_map(|file| &file.documents);
    let titles = documents().map(|document| (slugify(&document.title.value), document.id.value.to_string()));
    let mut found: BTreeMap<String, String> = titles.collect();
    for publisher in documents().map(|document| slugify(&document.publisher.value)) {
        let bare = publisher.strip_prefix("the-").unwrap_or(&publisher).to_owned();
        for name in [publisher, bare] {
            found.entry(name).or_insert_with(|| OUTLET.to_owned());
        }
    }
    found
}

macro_rules! lookup {
    ($($(#[$doc:meta])* $name:ident: $variant:ident($number:ty), $noun:literal;)+) => {$(
        $(#[$doc])*
        pub(super) fn $name(&mut self, id: &Spanned<Id>) -> Option<Spanned<$number>> {
            match self.ids.get(&id.value) {
                Some(&Handle::$variant(number)) => Some(Spanned::new(number, id.span)),
                other => self.lost(id, other.copied(), $noun),
            }
        }
    )+};
}

impl<'a> References<'a> {
    /// References among these ids.
    pub(super) fn new(
        ids: &'a IndexMap<Id, Handle>,
        cues: &'a [String],
        findings: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self { ids, cues, findings, record: None, tainted: false, unmet: Vec::new() }
    }
}

impl References<'_> {
    lookup! {
        /// The document of an id.
        document: Document(DocumentId), "document";
        /// The source of an id.
        source: Source(SourceId), "source";
        /// The claim of an id.
        claim: Claim(ClaimId), "claim";
        /// The judgment of an id.
        judgment: Judgment(JudgmentId), "judgment";
        /// The gap of an id.
        gap: Gap(GapId), "gap";
        /// The response of an id.
        response: Response(ResponseId), "response";
    }

    /// Starts on another record.
    pub(super) fn begin(&mut self, record: &Id) {
        self.record = Some(record.clone());
        self.tainted = false;
    }

    /// Adds a finding about the record at hand, which is then faulty.
    pub(super) fn push(&mut self, mut finding: Diagnostic) {
        finding.record = self.record.as_ref().map(ToString::to_string);
        self.tainted = true;
        self.findings.push(finding);
    }

    /// The part that all records share. A record with a reference that led nowhere counts as faulty.
    pub(super) fn common(&self, id: Spanned<Id>, span: Span, extras: Extras) -> Common {
        let allow = extras.allow.into_iter().flat_map(|list| list.value).map(|entry| Allowance {
            rule: entry.value.rule,
            reason: entry.value.reason.value,
            private: entry.value.private.is_some_and(|private| private.value),
            until: entry.value.until,
        });
        Common { id, span, marking: extras.marking, allow: allow.collect(), faulty: self.tainted }
    }

    /// Resolves each id of an optional list.
    pub(super) fn many<T>(
        &mut self,
        list: Option<Spanned<OneOrMany<Id>>>,
        one: impl Fn(&mut Self, &Spanned<Id>) -> Option<Spanned<T>>,
    ) -> Vec<Spanned<T>> {
        let ids = list.map(|list| self.each_once(list.value.0)).unwrap_or_default();
        ids.iter().filter_map(|id| one(self, id)).collect()
    }

    /// Reports an id that a list holds twice, and keeps one of them.
    fn each_once(&mut self, ids: Vec<Spanned<Id>>) -> Vec<Spanned<Id>> {
        if ids.len() < 2 {
            return ids;
        }
        let mut firsts: BTreeMap<Id, Span> = BTreeMap::new();
        let mut once = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(&first) = firsts.get(&id.value) {
                let message = format!("`{}` stands in this list twice", id.value);
                let finding = Diagnostic::error("invalid-value", id.span, message);
                self.push(finding.related(first, "it stands here already").help("take one of the two out"));
            } else {
                firsts.insert(id.value.clone(), id.span);
                once.push(id);
            }
        }
        once
    }

    /// Reports a field in which the record at hand names itself.
    pub(super) fn itself(&mut self, field: &str, targets: impl Iterator<Item = Spanned<Handle>>) {
        let mut targets = targets.peekable();
        if targets.peek().is_none() {
            return;
        }
        let own = self.record.as_ref().and_then(|id| self.ids.get(id)).copied();
        for target in targets.filter(|target| Some(target.value) == own) {
            let noun = target.value.noun();
            self.push(
                Diagnostic::error(
                    "invalid-value",
                    target.span,
                    format!("the {noun} names itself in `{field}`"),
                )
                .help(format!("write the id of another {noun}, or take it out")),
            );
        }
    }

    /// Resolves who tells: `outlet`, or one or several sources.
    pub(super) fn teller(&mut self, list: Option<Spanned<OneOrMany<Id>>>) -> Option<Spanned<Teller>> {
        let Spanned { value: OneOrMany(ids), span } = list?;
        let ids = self.each_once(ids);
        let Some(outlet) = ids.iter().find(|id| id.value.as_str() == OUTLET) else {
            let sources: Vec<SourceId> =
                ids.iter().filter_map(|id| self.source(id)).map(|id| id.value).collect();
            return (!sources.is_empty()).then_some(Spanned::new(Teller::Sources(sources), span));
        };
        if ids.len() > 1 {
            self.push(
                Diagnostic::error("invalid-value", outlet.span, "`outlet` stands beside other sources").help(
                    "write an entry of `evidence` for the document's own voice, and one for each source",
                ),
            );
        }
        Some(Spanned::new(Teller::Outlet, span))
    }

    /// Checks a verb of attribution against the built-in list and the desk's.
    pub(super) fn cue(&mut self, cue: &Spanned<String>) {
        if cue::find(&cue.value).is_some() || self.cues.contains(&cue.value) {
            return;
        }
        let known = cue::CUES.iter().map(|cue| cue.word).chain(self.cues.iter().map(String::as_str));
        let finding = Diagnostic::error(
            "invalid-value",
            cue.span,
            format!("`{}` is not a known verb of attribution", cue.value),
        );
        let nearest = |known| {
            let list = "`cues` under `[words]` in byline.toml";
            format!("write `{known}`, which says nearly the same, or add `{}` to {list}", cue.value)
        };
        let advice = cue::otherwise(&cue.value).map(str::to_owned);
        if let Some(advice) = advice.or_else(|| cue::nearest(&cue.value).map(nearest)) {
            self.push(finding.help(advice));
            return;
        }
        self.push(match cue::past(&cue.value).or_else(|| slip(&cue.value, known)) {
            Some(meant) => {
                let meant = meant.to_owned();
                finding.help(format!("did you mean `{meant}`?")).fix(
                    cue.span,
                    &meant,
                    format!("write `{meant}`"),
                )
            }
            None => finding.help(cue::unknown(&cue.value)),
        });
    }

    /// Reports a time that says nothing.
    pub(super) fn empty_when(&mut self, span: Span) {
        self.push(
            Diagnostic::error("missing-field", span, "`when` has neither `text` nor `date`")
                .help("write a date, or `{text: this week, date: 2024-04}`"),
        );
    }

    /// Reports what the citations of a text refer to in vain.
    pub(super) fn citations(&mut self, text: &Spanned<String>) {
        self.citations_at(text, |range| text.within(range));
    }

    /// The same with the place of each citation.
    pub(super) fn citations_at(&mut self, text: &Spanned<String>, place: impl Fn(Range<usize>) -> Span) {
        for citation in citation::scan(&text.value) {
            for cited in &citation.ids {
                let span = place(cited.range.clone());
                match Id::new(cited.id) {
                    None => self.push(
                        Diagnostic::error("unknown-id", span, format!("`{}` is not an id", cited.id))
                            .help("cite a claim or response by its id: `[@claim-id]`, several as `[@a; @b]`"),
                    ),
                    Some(id) => self.cited(&Spanned::new(id, span)),
                }
            }
        }
    }

    fn cited(&mut self, id: &Spanned<Id>) {
        if !matches!(self.ids.get(&id.value), Some(Handle::Claim(_) | Handle::Response(_))) {
            self.claim(id);
        }
    }

    /// Reports a reference that leads nowhere, or to a record of another kind.
    pub(super) fn lost<T>(
        &mut self,
        id: &Spanned<Id>,
        handle: Option<Handle>,
        noun: &'static str,
    ) -> Option<T> {
        match handle {
            None if id.value.as_str() == OUTLET => self.push(
                Diagnostic::error(
                    "unknown-id",
                    id.span,
                    "`outlet` is a document's own voice, and stands only in `source:`",
                )
                .help(OWN_VOICE),
            ),
            Some(Handle::Broken) => self.tainted = true,
            Some(other) => {
                let message = format!("`{}` is a {}, but a {noun} is wanted here", id.value, other.noun());
                let help = match other {
                    Handle::Document(_) if noun == "source" => paper(&id.value),
                    Handle::Gap(_) if noun == "claim" => {
                        "write the id of a claim; a talking point names what is not known under `gaps`"
                            .to_owned()
                    }
                    Handle::Response(_) if noun == "claim" => {
                        "write the id of a claim; a talking point names who answered or did not under `responses`"
                            .to_owned()
                    }
                    Handle::Judgment(_) if noun == "claim" => {
                        "write the id of a claim; a judgment is cited nowhere: a sentence that gives it stands without `[@…]`, as the \
                         judgment says it"
                            .to_owned()
                    }
                    _ => format!("write the id of a {noun}"),
                };
                self.push(Diagnostic::error("unknown-id", id.span, message).help(help));
            }
            None => {
                self.unmet.push(Unmet { finding: self.findings.len(), id: id.value.clone(), noun });
                let message = format!("there is no {noun} `{}`", id.value);
                self.push(Diagnostic::error("unknown-id", id.span, message));
            }
        }
        None
    }
}

/// What to do about a document in the place of a source.
fn paper(id: &Id) -> String {
    format!(
        "a document speaks as `source: outlet`: with `document: {id}` where it stands in that one, with `via: [{id}]` where \
         the document at hand passes on what `{id}` says; a document that rests on it has `derived_from: {id}`"
    )
}

/// Says which id was meant.
pub(super) struct Guesses<'a> {
    ids: &'a IndexMap<Id, Handle>,
    /// Names and aliases of sources as slugs, with their ids.
    names: &'a BTreeMap<String, String>,
    /// Titles of documents as slugs, with their ids.
    titles: &'a BTreeMap<String, String>,
    looked_at: usize,
}

impl<'a> Guesses<'a> {
    /// Guesses among these ids, these names of sources and these titles of documents.
    pub(super) fn new(
        ids: &'a IndexMap<Id, Handle>,
        names: &'a BTreeMap<String, String>,
        titles: &'a BTreeMap<String, String>,
    ) -> Self {
        Self { ids, names, titles, looked_at: 0 }
    }

    /// Adds to the finding about a reference what to do about it.
    pub(super) fn complete(&mut self, findings: &mut [Diagnostic], unmet: &Unmet) {
        let Some(finding) = findings.get_mut(unmet.finding) else { return };
        let plain = finding.clone();
        let (span, noun) = (plain.at.span, unmet.noun);
        *finding = match self.meant(&unmet.id, noun) {
            Some(meant) => {
                let named = plain.help(format!("did you mean `{meant}`?"));
                // A text that cites it somewhere is not replaced whole.
                let is_all = (span.end - span.start) as usize == unmet.id.as_str().len();
                if is_all { named.fix(span, &meant, format!("write `{meant}`")) } else { named }
            }
            // Who wrote the reference has said what else may stand there.
            None if plain.help.is_some() => plain,
            None if noun.contains(' ') => plain.help(format!("write the id of a {noun} that the desk has")),
            None => plain.help(format!(
                "write the id of a {noun} that the desk has, or add it: `byline new {noun} {}`",
                unmet.id
            )),
        };
    }

    fn meant(&mut self, id: &Id, noun: &str) -> Option<String> {
        if let Some(named) = self.names.get(id.as_str()).filter(|_| noun == "source") {
            return Some(named.clone());
        }
        if self.looked_at > LOOKS {
            return None;
        }
        self.looked_at += self.ids.len();
        let is_of_kind = |handle: &Handle| noun.split(" or ").any(|noun| handle.noun() == noun);
        let of_kind = self.ids.iter().filter(|(_, handle)| is_of_kind(handle)).map(|(id, _)| id.as_str());
        closest(id.as_str(), of_kind).map(str::to_owned)
    }

    /// Says of words that stand where an id belongs which record is called so.
    pub(super) fn reword(&mut self, finding: &mut Diagnostic) {
        let help = finding.help.as_deref().unwrap_or_default();
        let is_addressee = help.starts_with(ADDRESSEE);
        let is_form = is_addressee || help == REFERENCE;
        let Some(fix) = finding.fix.take_if(|_| is_form) else { return };
        let help = match self.called(&fix.replacement) {
            found if is_addressee && !found.as_deref().is_some_and(|id| self.is_source(id)) => return,
            Some(id) if id == OUTLET => {
                "where the document speaks for itself, write `source: outlet`; where its \
                publisher is meant as a body, add it as a source"
                    .to_owned()
            }
            Some(id) => {
                let help = format!("did you mean `{id}`? Records refer to each other by id, not by name");
                *finding = finding.clone().fix(fix.span, &id, format!("write `{id}`"));
                help
            }
            None => format!("{REFERENCE}; {ID_FORM}, such as `{}`", fix.replacement),
        };
        finding.help = Some(help);
    }

    fn is_source(&self, id: &str) -> bool {
        let id = Id::new(id);
        id.is_some_and(|id| matches!(self.ids.get(&id), Some(Handle::Source(_))))
    }

    /// The record that has an id, or whose name or descriptor is this or nearly this, as a slug.
    fn called(&mut self, slug: &str) -> Option<String> {
        if Id::new(slug).is_some_and(|id| self.ids.contains_key(&id)) {
            return Some(slug.to_owned());
        }
        if let Some(id) = self.names.get(slug).or_else(|| self.titles.get(slug)) {
            return Some(id.clone());
        }
        if self.looked_at > LOOKS {
            return None;
        }
        self.looked_at += self.ids.len() + self.names.len();
        let name = closest(slug, self.names.keys().map(String::as_str)).and_then(|name| self.names.get(name));
        name.cloned().or_else(|| closest(slug, self.ids.keys().map(Id::as_str)).map(str::to_owned))
    }
}
