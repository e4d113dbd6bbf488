//! The days that the records have which a sentence cites.

use std::ops::{Range, RangeInclusive};

use chrono::{Datelike, NaiveDate};

use crate::check::cited;
use crate::check::dates::dates;
use crate::check::days::{Day, days};
use crate::check::prose::{Phrases, Prose, quotations};
use crate::check::rule::Desk;
use crate::check::timeless;
use crate::check::written::Passage;
use crate::model::date::{PartialDate, Period, Precision};
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::locator::Locator;
use crate::model::response::Response;
use crate::model::source::SourceKind;
use crate::passage::paragraph::{bytes, paragraphs};
use crate::text::Spanned;

/// A day of a month, from 0.
type Date = (u32, i32);

/// The days of what a sentence cites.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Those that the claims and responses themselves have: the claim, and how it stands there.
    own: Vec<(Date, Option<ClaimId>, String)>,
    /// Those of sources, and of what stands in the copies.
    around: Vec<Date>,
    /// Those on which the documents were published, read, or mended.
    papers: Vec<Date>,
    /// Longer times that have days in them.
    spans: Vec<RangeInclusive<NaiveDate>>,
    /// Whether a day may follow from what is said there: "two days later".
    is_counted: bool,
}

/// Words from which a day may follow that nobody names.
const COUNTING: &[&str] = &[
    "ago",
    "day",
    "days",
    "earlier",
    "eve",
    "fortnight",
    "following",
    "later",
    "month",
    "months",
    "night",
    "overnight",
    "previous",
    "week",
    "weekend",
    "weeks",
    "year",
    "years",
];

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that tell a day from that of the document.
const NEAR: &[(&str, i64)] = &[("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)];

/// How many days from its document a weekday may lie.
const AWAY: i64 = 8;

/// Copies that have more bytes are not gone through as a whole.
const LONG: usize = 64 << 10;

/// Sentences that cite more than this are not looked at.
const MOST: usize = 16;

/// Words between two days of which one has the month of both.
const JOINING: &[&str] = &["to", "and", "or", "through", "until", "till", "-", "–", "—", "/", "&"];

/// Words before a day that make a name of it, or another day.
const NAMING: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "after", "before", "between",
    "about", "around", "near", "mid", "early", "late",
];

/// The one day that a sentence tells, outside quotation marks, where it tells no other time in months and lets nobody count.
pub fn told(words: &str) -> Option<Day> {
    let mut all = days(words);
    let day = all.pop().filter(|_| all.is_empty())?;
    let months = dates(words).into_iter().filter(|date| date.month.is_some()).count();
    let is_quoted =
        quotations(words).iter().any(|&(start, end)| start <= day.place.start && day.place.end <= end);
    let counting = timeless::blanked(words);
    let counts = !Prose::read(&counting).find(&Phrases::new(COUNTING.iter().copied())).is_empty();
    let is_plain =
        months == 1 && !is_quoted && !counts && !is_range(words, &day.place) && !is_name(words, &day.place);
    is_plain.then_some(day)
}

/// The days behind "on" in a text, outside quotation marks.
pub fn on(words: &str) -> Vec<Day> {
    let mut all = days(words);
    if all.is_empty() {
        return all;
    }
    let quoted = quotations(words);
    all.retain(|day| {
        let is_quoted = quoted.iter().any(|&(start, end)| start <= day.place.start && day.place.end <= end);
        lead(words, &day.place) == "on" && !is_quoted && !is_range(words, &day.place)
    });
    all
}

/// Whether a date is a day, and this one, whatever its year.
pub fn is_on(when: PartialDate, day: &Day) -> bool {
    is_day(when) && of_partial(when) == date(day)
}

impl Calendar {
    /// Reads all that a sentence cites, copies aside; nothing where that is too much to go through.
    pub fn of(desk: &Desk<'_>, sentence: &Passage<'_>) -> Option<Self> {
        let claims = cited::claims(desk.corpus, sentence);
        if claims.len().max(sentence.cites.len()) > MOST {
            return None;
        }
        let mut calendar = Self::default();
        for claim in claims {
            calendar.claim(desk, claim);
        }
        for response in cited::responses(desk.corpus, sentence) {
            calendar.response(desk, response);
        }
        for name in cited::names(desk.corpus, sentence) {
            calendar.around.extend(days(name).iter().map(date));
        }
        Some(calendar)
    }

    /// Adds what the copies have in which all of it stands.
    #[must_use]
    pub fn with_copies(mut self, desk: &Desk<'_>, sentence: &Passage<'_>) -> Self {
        for claim in cited::claims(desk.corpus, sentence) {
            for chain in &desk.corpus.claim(claim).evidence {
                self.copy(desk, chain.document.as_ref(), chain.at.as_ref());
            }
        }
        for response in cited::responses(desk.corpus, sentence) {
            self.copy(desk, response.document.as_ref(), response.at.as_ref());
        }
        self
    }

    /// What one claim has.
    pub fn of_claim(desk: &Desk<'_>, claim: ClaimId) -> Self {
        let mut calendar = Self::default();
        calendar.claim(desk, claim);
        calendar
    }

    /// Whether it has days itself, and nothing from which others may follow.
    pub fn tells(&self) -> bool {
        !self.own.is_empty() && !self.is_counted
    }

    /// Whether a day is there, or may be.
    pub fn may_have(&self, day: &Day, whole: Option<NaiveDate>) -> bool {
        self.may_tell(day, whole) || self.papers.contains(&date(day))
    }

    /// The same, without the days of the documents themselves.
    pub fn may_tell(&self, day: &Day, whole: Option<NaiveDate>) -> bool {
        let is_within = |span: &RangeInclusive<NaiveDate>| whole.is_none_or(|whole| span.contains(&whole));
        self.has(day) || self.around.contains(&date(day)) || self.spans.iter().any(is_within)
    }

    /// Whether the claims have a day themselves.
    pub fn has(&self, day: &Day) -> bool {
        self.own.iter().any(|(own, ..)| *own == date(day))
    }

    /// The days that the claims have themselves, each once: the claim, and how it stands there.
    pub fn own(&self) -> Vec<(Option<ClaimId>, &str)> {
        let mut met: Vec<Date> = Vec::new();
        let mut found = Vec::new();
        for (date, claim, typed) in &self.own {
            if !met.contains(date) {
                met.push(*date);
                found.push((*claim, typed.as_str()));
            }
        }
        found
    }

    /// Whether the claims have a day in a year that lies behind another one.
    pub fn has_after(&self, today: NaiveDate) -> bool {
        self.own
            .iter()
            .any(|((day, month), ..)| nearest((*day, *month), None, today).is_some_and(|own| own > today))
    }

    fn claim(&mut self, desk: &Desk<'_>, id: ClaimId) {
        let claim = desk.corpus.claim(id);
        for text in cited::words_of(desk.corpus, id) {
            self.text(text, Some(id));
        }
        self.period(claim.when.as_ref().and_then(|when| when.value.date), Some(id));
        let said = claim.evidence.iter().filter_map(|chain| chain.said_on.as_ref());
        for date in claim.as_of.iter().chain(said) {
            self.period(Some(Period { from: date.value, to: None }), Some(id));
        }
        let credit = claim.credit.as_ref().map(|credit| credit.value.document);
        for document in desk.corpus.documents_of(id).into_iter().chain(credit) {
            self.document(desk, document);
        }
        for source in desk.corpus.sources_of(id) {
            let texts = match &desk.corpus.source(source).kind {
                SourceKind::Person(person) => person.role.iter().collect::<Vec<_>>(),
                SourceKind::Organization(_) => Vec::new(),
                SourceKind::Anonymous(one) => {
                    one.basis.iter().chain(&one.reason).chain([&one.descriptor]).collect()
                }
            };
            self.around.extend(texts.iter().flat_map(|text| days(&text.value)).map(|day| date(&day)));
        }
    }

    /// What a response says itself; what it is about has days around it.
    fn response(&mut self, desk: &Desk<'_>, response: &Response) {
        for text in response.wording.iter().chain(&response.context) {
            self.text(&text.value, None);
        }
        self.period(response.when.as_ref().and_then(|when| when.value.date), None);
        if let Some(document) = &response.document {
            self.document(desk, document.value);
        }
        for about in &response.about {
            let about = Self::of_claim(desk, about.value);
            self.around.extend(about.own.into_iter().map(|(date, ..)| date).chain(about.around));
            self.papers.extend(about.papers);
            self.spans.extend(about.spans);
            self.is_counted |= about.is_counted;
        }
    }

    /// The days of a text of the record. From a weekday or a range another one may follow.
    fn text(&mut self, text: &str, claim: Option<ClaimId>) {
        let all = days(text);
        let other = dates(text).iter().filter(|date| date.month.is_some()).count() > all.len();
        let timed = timeless::blanked(text);
        let words = Prose::read(&timed);
        let counts = words.words().any(|word| COUNTING.contains(&word) || WEEKDAYS.contains(&word));
        self.is_counted |=
            counts || other || all.iter().any(|day| is_range(text, &day.place) || is_name(text, &day.place));
        let typed = |day: &Day| text.get(day.place.clone()).unwrap_or_default().to_owned();
        self.own.extend(all.iter().map(|day| (date(day), claim, typed(day))));
    }

    fn period(&mut self, period: Option<Period>, claim: Option<ClaimId>) {
        let Some(period) = period else { return };
        match period.to {
            None if is_day(period.from) => {
                self.own.push((of_partial(period.from), claim, period.from.plain_words()));
            }
            _ => self.spans.push(period.earliest()..=period.latest()),
        }
        self.is_counted |= period.from.about || period.from.uncertain;
    }

    /// The days of a document and of those that it rests on.
    fn document(&mut self, desk: &Desk<'_>, id: DocumentId) {
        let all = [id].into_iter().chain(desk.corpus.origins_of(id)).map(|id| desk.corpus.document(id));
        for document in all {
            let notices =
                document.corrected.iter().chain(&document.retracted).filter_map(|notice| notice.value.date);
            let fields = document.published.iter().chain(&document.accessed).map(|date| date.value);
            self.papers.extend(fields.chain(notices).filter(|&date| is_day(date)).map(of_partial));
        }
    }

    /// The days that a copy has, and those that follow from the paragraphs named.
    fn copy(&mut self, desk: &Desk<'_>, id: Option<&Spanned<DocumentId>>, at: Option<&Spanned<Locator>>) {
        let Some(id) = id else { return };
        let named = at.and_then(|at| at.value.paragraphs());
        let document = desk.corpus.document(id.value);
        let Some(capture) = desk.captures.of(document) else { return };
        let text = &*capture.text;
        if text.len() > LONG {
            self.is_counted = true;
            return;
        }
        self.around.extend(days(text).iter().map(date));
        let cited = named.and_then(|named| text.get(bytes(&paragraphs(text), &named)?)).unwrap_or(text);
        let timed = timeless::blanked(cited);
        let words = Prose::read(&timed);
        self.is_counted |= words.words().any(|word| COUNTING.contains(&word));
        self.is_counted |= days(cited).iter().any(|day| is_range(cited, &day.place));
        self.weekdays(document, &words);
    }

    /// The days around that of a document that a text means by a weekday, or by "yesterday".
    fn weekdays(&mut self, document: &Document, words: &Prose<'_>) {
        let published = document.published.as_ref().map(|date| date.value).filter(|&date| is_day(date));
        for word in words.words() {
            let near = NEAR.iter().find(|(near, _)| *near == word).map(|(_, away)| *away..=*away);
            let weekday = WEEKDAYS.iter().position(|weekday| *weekday == word);
            if near.is_none() && weekday.is_none() {
                continue;
            }
            let Some(published) = published else {
                self.is_counted = true;
                return;
            };
            let all =
                near.unwrap_or(-AWAY..=AWAY).map(|away| published.earliest() + chrono::TimeDelta::days(away));
            let is_it = |day: &NaiveDate| {
                weekday.is_none_or(|weekday| day.weekday().num_days_from_monday() as usize == weekday)
            };
            self.around.extend(all.filter(is_it).map(of_day));
        }
    }
}

/// Whether a day lies in a time, whatever its year.
pub fn is_in(period: Period, day: &Day) -> bool {
    nearest(date(day), None, period.latest())
        .is_some_and(|day| (period.earliest()..=period.latest()).contains(&day))
}

/// The day in the year that it tells, or in the one in which it lies nearest to another one.
pub fn nearest((day, month): Date, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, u32::try_from(month + 1).ok()?, day);
    let years = year.map_or(today.year() - 1..=today.year() + 1, |year| year..=year);
    years.filter_map(of).min_by_key(|date| (*date - today).num_days().abs())
}

/// Whether a text has words from which a day may follow that nobody names: a weekday, "yesterday", "two days later".
pub fn lets_count(text: &str) -> bool {
    let is_near = |word: &str| NEAR.iter().any(|(near, _)| *near == word);
    let counts = |word: &str| COUNTING.contains(&word) || WEEKDAYS.contains(&word) || is_near(word);
    Prose::read(&timeless::blanked(text)).words().any(counts)
}

/// A day as its parts.
pub fn date(day: &Day) -> Date {
    (day.day, day.month)
}

fn of_day(date: NaiveDate) -> Date {
    (date.day(), date.month0().cast_signed())
}

/// The day of a date that has one.
pub fn of_partial(date: PartialDate) -> Date {
    of_day(date.earliest())
}

fn is_day(date: PartialDate) -> bool {
    date.precision() == Precision::Day
}

/// Whether a day is one end of a range, or one of several that share its month: "9 to 11 September".
fn is_range(text: &str, place: &Range<usize>) -> bool {
    let before = text.get(..place.start).unwrap_or_default().trim_end();
    let behind = text.get(place.end..).unwrap_or_default().trim_start();
    let is_digit = |c: char| c.is_ascii_digit();
    let opens = JOINING
        .iter()
        .chain(&[","])
        .any(|word| before.strip_suffix(word).is_some_and(|before| before.trim_end().ends_with(is_digit)));
    opens
        || JOINING.iter().any(|word| {
            behind.strip_prefix(word).is_some_and(|behind| behind.trim_start().starts_with(is_digit))
        })
}

/// Whether a day is part of a name, or only near another one: "the 2 May agreement", "before 2 May".
fn is_name(text: &str, place: &Range<usize>) -> bool {
    let before = lead(text, place).to_lowercase();
    NAMING.contains(&before.as_str()) || before.ends_with("'s") || before.ends_with("’s")
}

/// What a day is in a sentence, by the words before it: "until", "evening of".
pub fn role(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default().to_lowercase();
    let mut back = before.split_whitespace().rev();
    match (back.next().unwrap_or_default(), back.next()) {
        ("of", Some(whose)) => format!("{whose} of"),
        (lead, _) => lead.to_owned(),
    }
}

/// The word before a day.
pub fn lead<'t>(text: &'t str, place: &Range<usize>) -> &'t str {
    let before = text.get(..place.start).unwrap_or_default().trim_end();
    before.rsplit(char::is_whitespace).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_a_day_that_stands_alone() {
        let read = |text: &str| told(text).map(|day| date(&day));
        assert_eq!(read("It is held since 12 September"), Some((12, 8)));
        assert_eq!(read("It was held on Monday, September 12, 2030, with 22 men"), Some((12, 8)));
        for none in [
            "It ran from 9 to 11 September",
            "It ran from 9 September to 11 September",
            "It ran September 9–11",
            "It was held on 9 September and in May",
            "It was held after 9 September",
            "It was held two weeks ago, on 9 September",
            "It broke the 9 September accord",
            "He said \"since 9 September\"",
            "It was held in September",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn a_day_without_its_year_lies_in_the_nearest() {
        let today = NaiveDate::from_ymd_opt(2031, 1, 5).unwrap();
        assert_eq!(nearest((20, 11), None, today), NaiveDate::from_ymd_opt(2030, 12, 20));
        assert_eq!(nearest((20, 11), Some(2031), today), NaiveDate::from_ymd_opt(2031, 12, 20));
        assert_eq!(nearest((30, 1), None, today), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|9 |March|the | to |2030|é|\"){0,20}") {
            if let Some(day) = told(&text) {
                proptest::prop_assert!(text.get(day.place).is_some());
            }
        }
    }
}
