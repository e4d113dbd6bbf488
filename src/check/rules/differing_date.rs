//! A sentence with a date that no claim it cites has.

use crate::check::asked::{asks_for_us, is_of_answer, weight};
use crate::check::calendar::{self, Calendar, nearest};
use crate::check::cited;
use crate::check::dates::{Dated, Months, dates};
use crate::check::days::{Day, days};
use crate::check::happened;
use crate::check::misprint;
use crate::check::moment;
use crate::check::offered;
use crate::check::pending::{self, Pending};
use crate::check::prose::{quotations, within};
use crate::check::retold;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::stretches;
use crate::check::timed::Timed;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity, Spot};
use crate::model::brief::Brief;
use crate::model::claim::Claim;
use crate::model::date::PartialDate;
use crate::model::id::ClaimId;
use crate::model::judgment::Judgment;
use crate::model::record::Common;
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::Handle;
use crate::select::Selection;
use crate::text::Spanned;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-date",
    page: Page {
        summary: "A hand-written sentence gives a day, a month or a year that none of the claims it cites has, or a claim's `when` is another day than its assertion's.",
        why: "A month is mistyped as easily as a figure, and a reader who counts from it is a year off. Months and years of \
              the bottom line, the narrative, the sections and the talking points are compared with all that the claims \
              and responses cited have of dates: assertion, quotes, `when`, `said_on`, `as_of`, and the dates of their \
              documents and of the brief; one in the words of a claim (\"catches in 2032\" for \"catches in 2033\") is that of the claim alone. A day with its month is compared where a sentence has one alone and lets nobody count (\"in the week to 8 May\" does), also in the reasons of \
              a judgment, not in the judgment itself, which may expect another day; one of a sentence that tells a judgment again in its words, with that of the judgment; the others with those of the claims and of the copies of their documents; one that lies ahead, only with \
              others that do, or where the sentence tells in the past what the claim tells; there the day of the document or the brief does not stand for it either. `when` is compared with the day behind \"on\" in the assertion, where the paragraph that `at` \
              names has that day and not the other, and that of a response with the one in its `wording` directly behind \"replied on\" or the like, and where nobody answered with the one on which the wording or a sentence says that somebody asked (no day outside `when` where that runs from one to another); a date of a point that names a gap, with that of the gap behind the same words (\"due in June\"). Nothing is told where the claims have no date, or tell a time from which the authors may have \
              worked it out (\"next month\", \"within two years\", \"in spring\"); a date in the assertion or the `when` of another claim that tells of \
              something in the sentence, or one that \
              stands beside one of the claim's own, is noted.",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
  talking_points:
    - point: The port closes in June 2032, Ruiz said.
      claims: [port-closes]
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
    assertion: The port will close in June 2031
    source: ruiz
    document: gazette
",
        corrected: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [port-closes]
  talking_points:
    - point: The port closes in June 2031, Ruiz said.
      claims: [port-closes]
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
    assertion: The port will close in June 2031
    source: ruiz
    document: gazette
",
        standard: "Reuters: dates and figures are checked against the source before they go out.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

const CHOOSE: &str =
    "see which of the two the document has, and mend the other; or cite the claim that has this one";

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    if desk.has_faults {
        // The record that could not be read may have the date.
        return Vec::new();
    }
    let brief = desk.corpus.brief(selection.brief);
    let written = written::sentences(desk.corpus, brief).into_iter();
    let written = written.filter(|one| !one.cites.is_empty() && one.cites_records() && !one.is_open());
    let mut found: Vec<Diagnostic> =
        desk.selected(selection).filter_map(|(_, claim)| mistimed(desk, claim)).collect();
    found.extend(selection.responses.iter().filter_map(|&id| reworded(desk.corpus.response(id))));
    for sentence in written {
        let strays = strays(desk, selection, brief, &sentence);
        if strays.is_empty() {
            let misasked = misasked(desk, brief, &sentence);
            found.extend(misasked.or_else(|| misdated(desk, selection, &brief.common, &sentence)));
        }
        found.extend(strays);
    }
    let pending = pending::differing(desk.corpus, brief).into_iter();
    found.extend(pending.map(|pending| overdue(&brief.common, &pending)));
    let judgments: Vec<&Judgment> = selection.judgments.iter().map(|&id| desk.corpus.judgment(id)).collect();
    let own = written::sentences(desk.corpus, brief).into_iter();
    let own = own.filter(|one| one.cites.is_empty() && !one.is_open());
    found.extend(own.filter_map(|one| rejudged(&brief.common, &one, &judgments)));
    for judgment in judgments {
        let reasons = written::reasons(judgment);
        found.extend(reasons.iter().filter_map(|reason| misdated(desk, selection, &judgment.common, reason)));
    }
    found
}

/// A point with another date than the gap that it names.
fn overdue(record: &Common, pending: &Pending<'_>) -> Diagnostic {
    let Pending { point, place, gap, text, there } = pending;
    let (words, id) = (point.blanked(), &gap.common.id.value);
    let typed = words.get(place.clone()).unwrap_or_default();
    let rival = text.value.get(there.clone()).unwrap_or_default();
    let message = format!("the gap `{id}`, which this names, says \"{rival}\", not \"{typed}\"");
    let finding = RULE.finding(record, point.spot(place.clone()), message);
    finding.related(within(text, there.start, there.end), "the gap").help("mend the one that is wrong")
}

/// A sentence that tells a judgment again with another day.
fn rejudged(record: &Common, sentence: &Passage<'_>, judgments: &[&Judgment]) -> Option<Diagnostic> {
    let retold = retold::day(judgments, sentence)?;
    let (words, text) = (sentence.blanked(), &retold.judgment.text);
    let (typed, rival) = (words.get(retold.day.place.clone())?, text.value.get(retold.rival.clone())?);
    let id = &retold.judgment.common.id.value;
    let message = format!("the judgment `{id}` says \"{rival}\", not \"{typed}\"");
    let finding = RULE.finding(record, sentence.spot(retold.day.place), message);
    let place = within(text, retold.rival.start, retold.rival.end);
    Some(finding.related(place, "the judgment").help("mend the one that is wrong"))
}

/// A claim whose `when` is another day than that of its assertion.
fn mistimed(desk: &Desk<'_>, claim: &Claim) -> Option<Diagnostic> {
    let slip = moment::mistimed(desk, claim)?;
    let typed = claim.assertion.value.get(slip.day.place.clone())?;
    let document = &desk.corpus.document(slip.document).common.id.value;
    let message = format!(
        "`when` is {}, and the assertion says \"{typed}\", as `{document}` does",
        slip.when.plain_words()
    );
    let finding = RULE.finding(&claim.common, claim.when.as_ref()?.span, message);
    let finding = finding.related(desk.place(slip.document, &slip.place)?, "this stands there");
    Some(finding.help("mend `when`; where it is the day of something else, allow this with the reason"))
}

/// A response whose `when` is another day than that of its wording.
fn reworded(response: &Response) -> Option<Diagnostic> {
    let (when, wording) = (response.when.as_ref()?, response.wording.as_ref()?);
    let own = when.value.date.filter(|when| when.is_of_sure_days())?;
    let said = days(&wording.value);
    let on = calendar::on(&wording.value)
        .into_iter()
        .find(|on| is_of_answer(&wording.value, on, response.outcome.value))?;
    if response.common.faulty
        || calendar::is_in(own, &on)
        || said.iter().any(|said| calendar::is_on(own.from, said))
    {
        return None;
    }
    let typed = wording.value.get(on.place.clone())?;
    let message = format!("`when` is {}, and the wording says \"on {typed}\"", own.words());
    let finding = RULE.finding(&response.common, when.span, message);
    let finding = finding.related(within(wording, on.place.start, on.place.end), "this stands there");
    Some(finding.help(WHEN).severity(weight(response, own, &on)))
}

/// A sentence that tells of one silence, and says that somebody was asked on another day than that has.
fn misasked(desk: &Desk<'_>, brief: &Brief, sentence: &Passage<'_>) -> Option<Diagnostic> {
    let mut responses = cited::responses(desk.corpus, sentence);
    let response = responses.next().filter(|_| responses.next().is_none())?;
    let when = response.when.as_ref().filter(|_| response.outcome.value == Outcome::NoResponse)?;
    let own = when.value.date.filter(|when| when.is_of_sure_days())?;
    let words = sentence.blanked();
    let is_other = |day: &Day| is_of_answer(&words, day, Outcome::NoResponse) && !calendar::is_in(own, day);
    let day = calendar::on(&words).into_iter().find(is_other)?;
    let all = Calendar::of(desk, sentence)?;
    let whole = nearest(calendar::date(&day), None, own.latest());
    // That the authors asked stands in none of the documents.
    let is_ours = asks_for_us(&words, &day);
    if all.has(&day) || !is_ours && all.with_copies(desk, sentence).may_have(&day, whole) {
        return None;
    }
    let (typed, id) = (words.get(day.place.clone())?, &response.common.id.value);
    let message = format!("`{id}`, which this cites, has {}, not \"{typed}\"", own.words());
    let finding = RULE.finding(&brief.common, sentence.spot(day.place.clone()), message);
    Some(finding.related(when.span, "the response").help(WHEN).severity(weight(response, own, &day)))
}

const WHEN: &str =
    "mend the one that is wrong: `when` is the day of the answer, or of the question that nobody answered";

/// The one day of a sentence, where what it cites has others.
fn misdated(
    desk: &Desk<'_>,
    selection: &Selection,
    record: &Common,
    sentence: &Passage<'_>,
) -> Option<Diagnostic> {
    let words = sentence.blanked();
    let day = calendar::told(&words)?;
    let as_of = desk.corpus.brief(selection.brief).as_of.value;
    let today = as_of.latest();
    let year = dates(&words).iter().find(|date| date.place == day.place).and_then(|date| date.year);
    let whole = nearest(calendar::date(&day), year, today);
    let happened = happened::on(&words, &day.place).is_some_and(|clause| is_told(desk, sentence, clause));
    let is_today = is_day_of(as_of, &day) && !happened;
    let may_have = if happened { Calendar::may_tell } else { Calendar::may_have };
    let may_be = |all: &Calendar| is_today || !all.tells() || may_have(all, &day, whole);
    let all = Calendar::of(desk, sentence).filter(|all| !may_be(all))?;
    if may_be(&all.with_copies(desk, sentence)) {
        return None;
    }
    // Of several citations, those in the same stretch of the sentence are meant.
    let at = sentence.range.start + day.place.start;
    let mut stretches = stretches::of(desk.corpus, sentence).into_iter();
    let near = stretches.find(|stretch| stretch.range.contains(&at)).unwrap_or_else(|| sentence.clone());
    let own = Calendar::of(desk, &near)?;
    let lead = calendar::lead(&words, &day.place);
    // What lies ahead the authors may have set themselves.
    let is_ahead =
        whole.is_none_or(|whole| whole > today) && lead != "since" && !happened && !own.has_after(today);
    if own.own().is_empty() || is_ahead {
        return None;
    }
    let has_day = |cited: &Handle| matches!(cited, Handle::Claim(claim) if !Calendar::of_claim(desk, *claim).own().is_empty());
    let is_slip = is_slip(desk, (&words, &day), &own);
    // On some day many things happen; until or since one, few.
    let is_sure = is_slip && lead != "on" || lead != "of" && near.cites.iter().all(has_day);
    let holder = offered::of_day(desk, selection, sentence, (&day, whole));
    let typed = words.get(day.place.clone())?;
    let place = (record, sentence.spot(day.place.clone()));
    let finding = match own.own().as_slice() {
        [(Some(claim), rival)] if is_slip || holder.is_none() => {
            let finding = otherwise(desk, place, (*claim, &dated(desk, *claim, rival)), typed);
            match holder.map(|other| &desk.corpus.claim(other).common.id.value) {
                None => finding,
                Some(other) => finding.help(format!(
                    "see which of the two the document has, and mend the other; or cite `{other}`, which has this one"
                )),
            }
        }
        all => {
            let days: Vec<String> = all.iter().map(|(_, rival)| format!("\"{rival}\"")).collect();
            let days = days.join(", ");
            let message = format!("no claim that this cites has the date \"{typed}\", but {days}");
            nowhere(desk, place, message, holder)
        }
    };
    Some(if is_sure { finding } else { finding.severity(Severity::Info) })
}

/// Whether a claim that a sentence cites tells what a clause of it tells.
fn is_told(desk: &Desk<'_>, sentence: &Passage<'_>, clause: &str) -> bool {
    let mut claims = cited::claims(desk.corpus, sentence).into_iter();
    claims.any(|claim| happened::is_alike(clause, &desk.corpus.claim(claim).assertion.value))
}

/// Whether a day stands where the one claim cited has another one of the month: "until 13 March" for "until 31 March".
fn is_slip(desk: &Desk<'_>, (words, day): (&str, &Day), own: &Calendar) -> bool {
    let all = own.own();
    let [(Some(claim), rival)] = all.as_slice() else { return false };
    let assertion = &desk.corpus.claim(*claim).assertion.value;
    let role = calendar::role(words, &day.place);
    days(assertion).iter().any(|known| {
        known.month == day.month
            && assertion.get(known.place.clone()) == Some(rival)
            && calendar::role(assertion, &known.place) == role
    })
}

fn is_day_of(date: PartialDate, day: &Day) -> bool {
    date.plain_words().starts_with(&format!("{} ", day.day)) && Months::of(date).have(day.month)
}

/// A date of which a claim that is cited has another one.
fn otherwise(
    desk: &Desk<'_>,
    (record, spot): (&Common, Spot),
    (claim, has): (ClaimId, &str),
    typed: &str,
) -> Diagnostic {
    let claim = desk.corpus.claim(claim);
    let message = format!("`{}`, which this cites, {has}, not \"{typed}\"", claim.common.id.value);
    RULE.finding(record, spot, message).related(claim.assertion.span, "the claim").help(CHOOSE)
}

/// A date that nothing cited has, and the other claim that has it.
fn nowhere(
    desk: &Desk<'_>,
    (record, spot): (&Common, Spot),
    message: String,
    holder: Option<ClaimId>,
) -> Diagnostic {
    let finding = RULE.finding(record, spot, message);
    let Some(holder) = holder else { return finding.help("cite the claim that has it, or mend it") };
    let id = &desk.corpus.claim(holder).common.id.value;
    finding.severity(Severity::Info).help(format!("`{id}` has it: cite that as well"))
}

fn strays(desk: &Desk<'_>, selection: &Selection, brief: &Brief, sentence: &Passage<'_>) -> Vec<Diagnostic> {
    let words = sentence.blanked();
    let mut stated = dates(&words);
    let quoted = quotations(&words);
    let is_quoted =
        |date: &Dated| quoted.iter().any(|&(start, end)| start <= date.place.start && date.place.end <= end);
    stated.retain(|date| !is_quoted(date));
    let (stated, others): (Vec<_>, Vec<_>) = stated.into_iter().partition(|date| date.is_plain);
    let seasons = || others.iter().filter(|date| misprint::is_season(&words, date));
    if stated.is_empty() && seasons().next().is_none() {
        return Vec::new();
    }
    let timed = Timed::of(desk.corpus, sentence);
    if !timed.tells() {
        return Vec::new();
    }
    let today = Months::of(brief.as_of.value);
    let is_today = |date: &Dated| {
        date.months()
            .map_or_else(|| date.month.is_some_and(|month| today.have(month)), |months| months.meet(today))
    };
    let mut found: Vec<Diagnostic> =
        stated.iter().filter_map(|date| misprinted(desk, (brief, sentence), (date, &timed))).collect();
    found.extend(seasons().filter_map(|date| reprinted(desk, (brief, sentence), date)));
    // Beside the date of the claim another one tells of something else.
    let is_told = stated.iter().any(|date| timed.may_tell(date));
    let strays = stated.iter().filter(|date| !timed.may_have(date) && !is_today(date));
    found.extend(strays.map(|date| {
        let typed = words.get(date.place.clone()).unwrap_or_default();
        let found = finding(
            desk,
            (brief, sentence),
            (date, typed),
            (&timed, offered::of_month(desk, selection, sentence, date)),
        );
        if is_told { found.severity(Severity::Info) } else { found }
    }));
    found
}

/// A date that may be that of a document, but stands in the words of a claim, which has another one there.
fn misprinted(
    desk: &Desk<'_>,
    (brief, sentence): (&Brief, &Passage<'_>),
    (date, timed): (&Dated, &Timed),
) -> Option<Diagnostic> {
    if !timed.may_have(date) || timed.may_tell(date) {
        return None;
    }
    reprinted(desk, (brief, sentence), date)
}

/// A date that stands in the words of a claim, which has another one there.
fn reprinted(desk: &Desk<'_>, (brief, sentence): (&Brief, &Passage<'_>), date: &Dated) -> Option<Diagnostic> {
    let words = sentence.blanked();
    let typed = words.get(date.place.clone())?;
    cited::claims(desk.corpus, sentence).into_iter().find_map(|id| {
        let text = &desk.corpus.claim(id).assertion.value;
        let says = format!("says \"{}\"", text.get(misprint::other(&words, date, text)?)?);
        let place = (&brief.common, sentence.spot(date.place.clone()));
        Some(otherwise(desk, place, (id, &says), typed))
    })
}

fn finding(
    desk: &Desk<'_>,
    (brief, sentence): (&Brief, &Passage<'_>),
    (date, typed): (&Dated, &str),
    (timed, holder): (&Timed, Option<ClaimId>),
) -> Diagnostic {
    let place = (&brief.common, sentence.spot(date.place.clone()));
    match (holder, timed.only()) {
        (None, Some((claim, rival))) => otherwise(desk, place, (claim, &dated(desk, claim, rival)), typed),
        _ => nowhere(desk, place, format!("no claim that this cites has the date \"{typed}\""), holder),
    }
}

/// How a claim has a date: in its words, or in one of its fields.
fn dated(desk: &Desk<'_>, id: ClaimId, rival: &str) -> String {
    if cited::words_of(desk.corpus, id).iter().any(|text| text.contains(rival)) {
        return format!("says \"{rival}\"");
    }
    let claim = desk.corpus.claim(id);
    let is_it = |date: &Spanned<PartialDate>| {
        [date.value.words(), date.value.plain_words()].contains(&rival.to_owned())
    };
    let is_said = claim.evidence.iter().filter_map(|chain| chain.said_on.as_ref()).any(is_it);
    let is_when = claim.when.as_ref().is_some_and(|when| {
        when.value.date.is_some_and(|when| when.words() == rival || when.from.plain_words() == rival)
    });
    let field = match () {
        () if is_when => "when",
        () if is_said => "said_on",
        () => "as_of",
    };
    format!("has `{field}` {rival}")
}
