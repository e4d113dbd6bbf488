//! The months and years that the records have which a sentence cites.

use crate::check::cited;
use crate::check::dates::{Dated, Months, dates};
use crate::check::prose::{Phrases, Prose};
use crate::check::timeless;
use crate::check::written::Passage;
use crate::model::claim::Claim;
use crate::model::date::{PartialDate, Period};
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::response::Response;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// The dates of what a sentence cites.
#[derive(Debug, Default)]
pub struct Timed {
    /// Those that the claims and responses themselves have: all that each can mean, the claim, and how it stands there.
    own: Vec<(Vec<Months>, Option<ClaimId>, String)>,
    /// Those of documents and sources, and of what else may be meant.
    around: Vec<Months>,
    /// Months without a year, in documents without a date.
    bare: Vec<i32>,
    /// Whether a date may follow from what is said there: "next month", "within two years".
    is_relative: bool,
}

/// Words from which a date may follow.
const RELATIVE: &[&str] = &[
    "ago",
    "autumn",
    "coming",
    "decade",
    "decades",
    "earlier",
    "following",
    "half",
    "last",
    "later",
    "month",
    "months",
    "next",
    "previous",
    "quarter",
    "spring",
    "summer",
    "this week",
    "this year",
    "today",
    "tomorrow",
    "weeks",
    "winter",
    "year",
    "years",
    "yesterday",
];

/// How many bytes may stand between two dates that tell from when to when.
const SPAN: usize = 20;

/// How many months away from its document a month without a year may lie.
const AWAY: i32 = 12;

impl Timed {
    /// Reads all that a sentence cites.
    pub fn of(corpus: &Corpus, sentence: &Passage<'_>) -> Self {
        let mut timed = Self::default();
        for claim in cited::claims(corpus, sentence) {
            timed.claim(corpus, claim);
        }
        for response in cited::responses(corpus, sentence) {
            timed.response(corpus, response);
        }
        for name in cited::names(corpus, sentence) {
            timed.around.extend(dates(name).iter().filter_map(Dated::reach));
        }
        timed
    }

    /// What one claim has.
    fn of_claim(corpus: &Corpus, claim: ClaimId) -> Self {
        let mut timed = Self::default();
        timed.claim(corpus, claim);
        timed
    }

    /// Whether it can be known of a date whether it is there: something is dated, and nothing is told in words that only
    /// the authors can have resolved.
    pub fn tells(&self) -> bool {
        !self.own.is_empty() && !self.is_relative
    }

    /// Whether a date may be one of those that the claims have themselves.
    pub fn may_tell(&self, date: &Dated) -> bool {
        let mut own = self.own.iter().flat_map(|(months, ..)| months);
        date.months().is_some_and(|months| own.any(|own| own.meet(months)))
    }

    /// Whether a date is there, or may be.
    pub fn may_have(&self, date: &Dated) -> bool {
        let own = || self.own.iter().flat_map(|(months, ..)| months).chain(&self.around);
        match (date.months(), date.month) {
            (Some(months), None) => !self.bare.is_empty() || own().any(|own| own.meet(months)),
            (Some(months), Some(month)) => self.bare.contains(&month) || own().any(|own| own.meet(months)),
            (None, Some(month)) => self.bare.contains(&month) || own().any(|own| own.have(month)),
            (None, None) => true,
        }
    }

    /// The one date of all that is cited: its claim, and how it stands there.
    pub fn only(&self) -> Option<(ClaimId, &str)> {
        let (months, claim, typed) = self.own.first()?;
        let is_same = self.own.iter().all(|(other, ..)| other == months);
        is_same.then_some(((*claim)?, typed.as_str()))
    }

    fn claim(&mut self, corpus: &Corpus, id: ClaimId) {
        let claim = corpus.claim(id);
        let near: Vec<PartialDate> = documents(corpus, id).filter_map(published).collect();
        for text in cited::words_of(corpus, id) {
            self.text(text, Some(id), &near);
        }
        self.relative(claim);
        let when = claim.when.as_ref().and_then(|when| when.value.date);
        let said = claim.evidence.iter().filter_map(|chain| chain.said_on.as_ref());
        let fields = when
            .into_iter()
            .chain(claim.as_of.iter().chain(said).map(|date| Period { from: date.value, to: None }));
        self.own.extend(fields.map(|period| (vec![whole(period)], Some(id), period.words())));
        for document in documents(corpus, id) {
            self.document(document);
        }
        for source in corpus.sources_of(id) {
            self.around.extend(
                texts(corpus.source(source)).into_iter().flat_map(dates).filter_map(|date| date.reach()),
            );
        }
    }

    fn response(&mut self, corpus: &Corpus, response: &Response) {
        let document = response.document.as_ref().map(|document| corpus.document(document.value));
        let near: Vec<PartialDate> = document.into_iter().filter_map(published).collect();
        for text in response.wording.iter().chain(&response.context) {
            self.text(&text.value, None, &near);
            self.is_relative |= is_relative(&text.value);
        }
        let when = response.when.as_ref().and_then(|when| when.value.date);
        self.own.extend(when.map(|period| (vec![whole(period)], None, period.words())));
        if let Some(document) = document {
            self.document(document);
        }
        for claim in &response.about {
            let about = Self::of_claim(corpus, claim.value);
            self.around.extend(about.own.into_iter().flat_map(|(months, ..)| months).chain(about.around));
            self.bare.extend(about.bare);
            self.is_relative |= about.is_relative;
        }
    }

    /// The dates of a text. A month without a year lies within a year of the document that has it.
    fn text(&mut self, text: &str, claim: Option<ClaimId>, near: &[PartialDate]) {
        let all = dates(text);
        self.around.extend(all.windows(2).filter_map(|two| span(text, two)));
        for date in all {
            if date.is_doubtful() {
                self.around.extend(date.months());
                continue;
            }
            let typed = text.get(date.place.clone()).unwrap_or_default().to_owned();
            let may_be = match (date.reach(), date.month) {
                (Some(months), _) => vec![months],
                (None, Some(month)) if near.is_empty() => {
                    self.bare.push(month);
                    continue;
                }
                (None, Some(month)) => near.iter().flat_map(|&near| named(month, Months::of(near))).collect(),
                (None, None) => continue,
            };
            self.own.push((may_be, claim, typed));
        }
    }

    fn relative(&mut self, claim: &Claim) {
        let is_dated = claim.when.as_ref().is_some_and(|when| when.value.date.is_some());
        let when = claim.when.as_ref().filter(|_| !is_dated).and_then(|when| when.value.text.as_deref());
        let quotes = claim.evidence.iter().filter_map(|chain| chain.quote.as_ref());
        let quotes = quotes.map(|quote| quote.value.exact.as_str());
        let mut texts = quotes.chain(when).chain([claim.assertion.value.as_str()]);
        self.is_relative |= texts.any(is_relative);
    }

    fn document(&mut self, document: &Document) {
        let notices =
            document.corrected.iter().chain(&document.retracted).filter_map(|notice| notice.value.date);
        let fields = document.published.iter().chain(&document.accessed).map(|date| date.value);
        self.around.extend(fields.chain(notices).map(Months::of));
    }
}

/// The time from one date to the next beside it: "between 2026 and 2030".
fn span(text: &str, two: &[Dated]) -> Option<Months> {
    let [from, to] = two else { return None };
    let between = text.get(from.place.end..to.place.start)?;
    let is_near = between.len() < SPAN && !between.contains(['.', ';', ':']);
    is_near.then_some(Months { first: from.months()?.first, last: to.months()?.last })
}

/// The months of a name, from 0, that lie within a year of some others.
fn named(month: i32, near: Months) -> impl Iterator<Item = Months> {
    let all = near.first - AWAY..=near.last + AWAY;
    all.filter(move |one| one.rem_euclid(12) == month).map(|one| Months { first: one, last: one })
}

fn is_relative(text: &str) -> bool {
    !Prose::read(&timeless::blanked(text)).find(&Phrases::new(RELATIVE.iter().copied())).is_empty()
}

fn whole(period: Period) -> Months {
    let (from, to) = (Months::of(period.from), Months::of(period.to.unwrap_or(period.from)));
    Months { first: from.first, last: to.last }
}

fn published(document: &Document) -> Option<PartialDate> {
    document.published.as_ref().map(|date| date.value)
}

/// The documents of a claim, and those that they rest on.
fn documents(corpus: &Corpus, claim: ClaimId) -> impl Iterator<Item = &Document> {
    let own = corpus.documents_of(claim);
    let origins: Vec<DocumentId> = own.iter().flat_map(|&document| corpus.origins_of(document)).collect();
    let credit = corpus.claim(claim).credit.as_ref().map(|credit| credit.value.document);
    own.into_iter().chain(origins).chain(credit).map(|id| corpus.document(id))
}

/// What a desk says of a source in its own words.
fn texts(source: &Source) -> Vec<&str> {
    match &source.kind {
        SourceKind::Person(person) => person.role.iter().map(|role| role.value.as_str()).collect(),
        SourceKind::Organization(_) => Vec::new(),
        SourceKind::Anonymous(one) => {
            let texts = one.basis.iter().chain(&one.reason).chain(&one.motivation).chain([&one.descriptor]);
            texts.map(|text| text.value.as_str()).collect()
        }
    }
}
