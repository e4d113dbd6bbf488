//! A timeline: one row for each dated claim, the date as exact as it is known.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::date::{PartialDate, Period, Precision};
use crate::render::picture::shapes::{Dated, Entry, Event, Facts, Timeline};
use crate::render::picture::svg::{Caption, LINE, Svg, WIDTH, units, wrap};

/// Where the dates, the scale and the names stand.
const DATES: f64 = 158.0;
const FROM: f64 = 176.0;
const TO: f64 = 496.0;
const NUMBERS: f64 = 522.0;
const NAMES: f64 = 544.0;
/// The height of the scale above the rows.
const HEAD: f64 = 30.0;
/// The smallest mark that still has a width.
const LEAST: f64 = 7.0;

/// The claims that have a date, the earliest first.
pub(super) fn facts(entries: &[Entry]) -> Facts {
    let mut events: Vec<(Period, Event)> = Vec::new();
    let mut undated = 0;
    for entry in entries {
        let claim = &entry.claim;
        let said = claim.chains.iter().find_map(|chain| chain.said_on.as_ref());
        let dated = [claim.when.as_ref(), claim.as_of.as_ref(), said].into_iter().flatten().find_map(read);
        let Some((period, dated)) = dated else {
            undated += 1;
            continue;
        };
        let event = Event {
            words: dated.words.clone(),
            iso: period.to_string(),
            who: claim.who(),
            number: claim.number,
            voice: claim.voice.clone(),
            claim: entry.value.clone(),
        };
        events.push((period, event));
    }
    events.sort_by_key(|(period, event)| (period.earliest(), period.latest(), event.number));
    Facts::Timeline(Timeline { events: events.into_iter().map(|(_, event)| event).collect(), undated })
}

fn read(dated: &Dated) -> Option<(Period, &Dated)> {
    Some((Period::parse(dated.iso.as_deref()?)?, dated))
}

/// The days that a timeline spans, and where each stands.
struct Scale {
    from: NaiveDate,
    to: NaiveDate,
}

impl Scale {
    fn new(periods: &[(Period, &Event)]) -> Option<Self> {
        let from = periods.iter().map(|(period, _)| period.earliest()).min()?;
        let to = periods.iter().map(|(period, _)| period.latest()).max()?;
        let room = Days::new(if from == to { 15 } else { 0 });
        Some(Self {
            from: from.checked_sub_days(room).unwrap_or(from),
            to: to.checked_add_days(room).unwrap_or(to).succ_opt().unwrap_or(to),
        })
    }

    fn days(&self) -> i64 {
        (self.to - self.from).num_days().max(1)
    }

    fn x(&self, day: NaiveDate) -> f64 {
        let part = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
        FROM + (TO - FROM) * part((day - self.from).num_days()) / part(self.days())
    }

    /// Round dates, five at most, with their words.
    fn ticks(&self) -> Vec<(NaiveDate, String)> {
        let months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        let span = u32::try_from(self.days() / 30).unwrap_or(u32::MAX);
        if span < 2 {
            return self.by_days();
        }
        let step = months.into_iter().find(|step| span / step <= 5).unwrap_or(12_000);
        let number = self.from.year() * 12 + i32::try_from(self.from.month0()).unwrap_or(0);
        let step_signed = i32::try_from(step).unwrap_or(12);
        let first = number.div_euclid(step_signed) * step_signed;
        let start = NaiveDate::from_ymd_opt(first.div_euclid(12), 1, 1).and_then(|year| {
            year.checked_add_months(Months::new(u32::try_from(first.rem_euclid(12)).unwrap_or(0)))
        });
        let format = if step % 12 == 0 { "%Y" } else { "%b %Y" };
        let days = std::iter::successors(start, |day| day.checked_add_months(Months::new(step)));
        self.within(days, format)
    }

    fn by_days(&self) -> Vec<(NaiveDate, String)> {
        let step = [1, 2, 7, 14].into_iter().find(|step| self.days() / step <= 5).unwrap_or(14);
        let step = Days::new(u64::try_from(step).unwrap_or(14));
        self.within(std::iter::successors(Some(self.from), |day| day.checked_add_days(step)), "%-d %b")
    }

    fn within(&self, days: impl Iterator<Item = NaiveDate>, format: &str) -> Vec<(NaiveDate, String)> {
        days.skip_while(|day| *day < self.from)
            .take_while(|day| *day < self.to)
            .map(|day| (day, day.format(format).to_string()))
            .collect()
    }
}

/// Draws a timeline; nothing without a date.
pub(super) fn draw(facts: &Timeline) -> String {
    let dated = |event: &'_ Event| Period::parse(&event.iso);
    let periods: Vec<(Period, &Event)> =
        facts.events.iter().filter_map(|event| Some((dated(event)?, event))).collect();
    let Some(scale) = Scale::new(&periods) else { return String::new() };
    let mut svg = Svg::new();
    let rows: Vec<(Vec<String>, Vec<String>)> = periods
        .iter()
        .map(|(_, event)| (wrap(&event.words, DATES), wrap(&event.who, WIDTH - NAMES)))
        .collect();
    let height =
        |(dates, names): &(Vec<String>, Vec<String>)| LINE * units(dates.len().max(names.len())) + 11.0;
    let foot = HEAD + rows.iter().map(height).sum::<f64>();
    for (day, words) in scale.ticks() {
        let x = scale.x(day);
        svg.line((x, HEAD - 6.0), (x, foot), "grid");
        svg.text((x, HEAD - 12.0), "tick", &words);
    }
    let mut y = HEAD;
    for ((period, event), row) in periods.iter().zip(&rows) {
        let height = height(row);
        svg.line((0.0, y), (WIDTH, y), "rule");
        let middle = y + 5.5 + LINE / 2.0;
        svg.lines((0.0, middle + 4.0), "date", &row.0);
        mark(&mut svg, &scale, *period, middle);
        svg.number((NUMBERS, middle), &event.voice, event.number);
        svg.lines((NAMES, middle + 4.0), "name", &row.1);
        y += height;
    }
    svg.line((0.0, foot), (WIDTH, foot), "rule");
    legend(&mut svg, foot + 20.0);
    svg.finish(&caption(&periods, facts.undated), (WIDTH, foot + 32.0))
}

/// A date as exact as it is known: a dot for a day, a hollow bar for some day within a month or year, a full bar for
/// a range; dashed where it is about then or uncertain, and with dashed ends where an end is not known to the day.
fn mark(svg: &mut Svg, scale: &Scale, period: Period, y: f64) {
    let end = |day: NaiveDate| scale.x(day.succ_opt().unwrap_or(day));
    let doubt = |date: PartialDate| date.about || date.uncertain;
    let class = |date: PartialDate, sure: &'static str, doubtful: &'static str| {
        if doubt(date) { doubtful } else { sure }
    };
    let (from, to) = (scale.x(period.earliest()), end(period.latest()));
    let width = (to - from).max(LEAST);
    match period.to {
        None if period.from.precision() == Precision::Day => {
            svg.circle((f64::midpoint(from, to), y), 5.0, class(period.from, "day", "day doubt"));
        }
        None => svg.rect((from, y - 5.0), (width, 10.0), (5.0, class(period.from, "within", "within doubt"))),
        Some(last) => {
            let inner = (end(period.from.latest()).min(to), scale.x(last.earliest()).max(from));
            svg.rect(
                (from, y - 5.0),
                (width, 10.0),
                (2.0, if doubt(period.from) || doubt(last) { "within doubt" } else { "within ends" }),
            );
            let known = |date: PartialDate| date.precision() == Precision::Day;
            let left = if known(period.from) { from } else { inner.0 };
            let right = if known(last) { to } else { inner.1 };
            if right > left && !doubt(period.from) && !doubt(last) {
                svg.rect((left, y - 5.0), ((right - left).max(LEAST), 10.0), (0.0, "during"));
            }
        }
    }
}

fn legend(svg: &mut Svg, y: f64) {
    svg.circle((6.0, y - 4.0), 5.0, "day");
    svg.text((18.0, y), "note", "on that day");
    svg.rect((112.0, y - 9.0), (26.0, 10.0), (0.0, "during"));
    svg.text((146.0, y), "note", "from then to then");
    svg.rect((278.0, y - 9.0), (26.0, 10.0), (5.0, "within"));
    svg.text((312.0, y), "note", "on some day within");
    svg.rect((456.0, y - 9.0), (26.0, 10.0), (5.0, "within doubt"));
    svg.text((490.0, y), "note", "dashed: about then, or uncertain");
}

fn caption(periods: &[(Period, &Event)], undated: u32) -> Caption<'static> {
    let words =
        |period: Option<&(Period, &Event)>| period.map(|(period, _)| period.words()).unwrap_or_default();
    let latest = periods.iter().max_by_key(|(period, _)| period.latest());
    let without = match undated {
        0 => String::new(),
        1 => " One claim has no date and is left out.".to_owned(),
        count => format!(" {count} claims have no date and are left out."),
    };
    let about = format!(
        "Dated claims: {}, from {} to {}, the earliest first. Each row has the date, its place on the scale, the \
         number of the claim and whose word it is.{without} The table has the same with the claims in full.",
        periods.len(),
        words(periods.first()),
        words(latest)
    );
    Caption { kind: "timeline", title: "Timeline", about }
}
