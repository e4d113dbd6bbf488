//! A figure of a claim that does not stand where the claim has it from.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::captured::{Copy, Named, SHORT};
use crate::check::cited;
use crate::check::clock;
use crate::check::dates::dates;
use crate::check::days::{misprinted, misread, undated};
use crate::check::figures::{Figure, figures, phrase};
use crate::check::fractions::{Given, Share, shares};
use crate::check::happened;
use crate::check::prose::{quotations, within};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::swaps;
use crate::check::tally::{Tally, is_part};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::model::id::DocumentId;
use crate::model::response::Response;
use crate::passage::paragraph::named;
use crate::passage::sentence::around;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "figure-not-found",
    page: Page {
        summary: "A figure in a claim's assertion does not stand in the paragraph that the claim has it from.",
        why: "A figure is typed over from the document into the claim, and from there it goes into every brief. Where \
              the desk keeps the text of the document, each figure of an assertion is looked for in the paragraph that \
              `at` names, or behind the time that begins it (\"[3:20] Lind: …\"), or in the whole text (up to 256 KiB) where it names none, a page or an item. Numbers in words count like those in digits, and shares in words (\"by a third\", \"one in ten\") like those in percent, \
              rounding and \"about\" are left alone, units are converted, and what the paragraph only lets a reader \
              work out (a sum of like things or a difference, half of it, a share in percent) counts as there. Of dates a day with its month \
              is compared with the one that the paragraph has (\"20 May\" for \"20 March\"; that of the document itself too, where both tell the same in the past), and a month or a year where each has only \
              one date (\"since May\" for \"since June\"), or another one behind the same two words (\"left before 2042\" for \"left before 2043\"); of times of day, one behind \"at\" where it has only others (\"noon\" and \"7 p.m.\" for \"7 a.m.\"). A word for a change that turns the other way is told as well: \
              \"rose by 30 percent\" for \"fell by 30 percent\", \"tripled\" for \"doubled\"; and so is a measure before its noun (\"the 34-kilometre line\" for \"43-kilometre\"). \
              Numbers up to ten, which may count what a paragraph lists (no distance or weight does, and no 9.50), are told only where it has another number for \
              the same thing, or the same number in another unit (\"two days\" for \"two weeks\"); how long before or after something it was, only where it has one other time before or after the same and no date (\"twelve weeks before the cut\" for \"eleven weeks before the cut\"). A figure that stands in another paragraph, or may follow from others there, is noted, and so is a time, which \
              may be counted from dates. Where a claim has several documents, one of them \
              must have the figure, and where one of those has no copy, a copy that tells the same with another figure is told. Texts in other languages than English are not read.",
        example: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: ferries-idle
    assertion: The closure leaves 420 boats without a berth
    source: ruiz
    document: gazette
    at: 2
# file: briefs/captures/port.txt
Nothing moves in the port.

It leaves 402 boats idle, Foreign Minister Ana Ruiz said.
",
        corrected: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: ferries-idle
    assertion: The closure leaves 402 boats without a berth
    source: ruiz
    document: gazette
    at: 2
# file: briefs/captures/port.txt
Nothing moves in the port.

It leaves 402 boats idle, Foreign Minister Ana Ruiz said.
",
        standard: "Reuters: figures are checked against the source before they go out.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    if !desk.documents().any(|(_, document)| desk.captures.of(document).is_some()) {
        return Vec::new();
    }
    let copies = Copies::of(desk);
    let claims = desk.claims().flat_map(|(_, claim)| copies.strays(desk, claim));
    claims.chain(desk.responses().filter_map(|response| copies.reworded(desk, response))).collect()
}

/// The captures of the desk that can be read here.
struct Copies<'a>(BTreeMap<DocumentId, Copy<'a>>);

/// What one chain of evidence leads to: some of the paragraphs of a capture, or all.
struct Passage<'a> {
    copy: &'a Copy<'a>,
    /// The paragraphs that the claim names; nothing where it names none.
    named: Option<Named>,
}

impl Passage<'_> {
    /// Whether it may have a figure. What only follows from others follows from those of one paragraph.
    fn may_have(&self, figure: &Figure) -> bool {
        match &self.named {
            Some(named) => named.tally.may_have(figure),
            None => self.copy.may_have(figure),
        }
    }

    /// Whether it may have a share that an assertion tells.
    fn may_share(&self, share: &Share, assertion: &str) -> bool {
        let of = |tally: &Tally, text| tally.may_share(|value| share.may_tell(value, [assertion, text]));
        let text = |bytes: &Range<usize>| self.copy.text.get(bytes.clone()).unwrap_or_default();
        match &self.named {
            Some(named) => of(&named.tally, text(&named.bytes)),
            None => self.copy.may_share(share, assertion),
        }
    }

    /// The bytes that it takes in the capture; where the claim names no paragraph ("item 2"), those of the only one that tells
    /// the same.
    fn bytes(&self, assertion: &str) -> Option<Range<usize>> {
        if let Some(named) = &self.named {
            return Some(named.bytes.clone());
        }
        let is_short = self.copy.text.len() < SHORT && !self.copy.is_long();
        let text = |range: &Range<usize>| self.copy.text.get(range.clone()).unwrap_or_default();
        let is_it = |range: &&Range<usize>| is_short && happened::is_alike(assertion, text(range));
        let mut all = self.copy.paragraphs.iter().filter(is_it);
        all.next().filter(|_| all.next().is_none()).cloned()
    }

    /// The one other figure for the same thing in the only paragraph that tells what a claim does which names none, and its
    /// place in the capture.
    fn rival_of_all(&self, claim: &Claim, figure: &Figure) -> Option<(&Figure, &str, Range<usize>)> {
        let whole = self.bytes(&claim.assertion.value).filter(|_| self.named.is_none())?;
        let at = self.copy.paragraphs.iter().position(|range| *range == whole)?;
        let (other, typed) = self.copy.tallies().get(at)?.rival(figure)?;
        Some((other, typed, whole.start + other.place.start..whole.start + other.place.end))
    }

    /// The other figure that it has for the same thing, and its place in the capture.
    fn rival(&self, figure: &Figure) -> Option<(&Figure, &str, Range<usize>)> {
        self.named.as_ref()?.rival(figure)
    }

    /// Whether it tells what a claim does, with another figure than those of the claim for the same thing.
    fn contradicts(&self, claim: &Claim, (figure, all): (&Figure, &[Figure])) -> bool {
        let rival = self.rival(figure).filter(|(other, ..)| !all.iter().any(|told| told.agrees(other)));
        let sentence = self.named.as_ref().zip(rival).and_then(|(named, (.., place))| {
            let text = self.copy.text;
            text.get(around(text, &named.bytes, &place))
        });
        sentence.is_some_and(|sentence| happened::is_alike(&claim.assertion.value, sentence))
    }

    /// What the claim names, in words.
    fn words(&self) -> String {
        let named = self.named.as_ref().map(|own| format!("{} of ", named(&own.paragraphs)));
        named.unwrap_or_default()
    }
}

impl<'a> Copies<'a> {
    fn of(desk: &Desk<'a>) -> Self {
        let held = desk.documents().filter_map(|(id, _)| {
            let capture = desk.english(id)?;
            let (file, text) = (capture.file, &*capture.text);
            Some((id, Copy::of(id, file, text)))
        });
        let mut copies = Self(held.collect());
        let chains = desk.claims().flat_map(|(_, claim)| &claim.evidence);
        for document in chains.filter_map(|chain| chain.document.as_ref()) {
            if let Some(copy) = copies.0.get_mut(&document.value) {
                copy.chains += 1;
            }
        }
        copies
    }

    fn strays(&self, desk: &Desk<'_>, claim: &Claim) -> Vec<Diagnostic> {
        // Most claims of a desk without copies end here, unread.
        let passages: Vec<Passage<'_>> =
            claim.evidence.iter().filter_map(|chain| self.passage(chain)).collect();
        let Some(passage) = passages.first() else { return Vec::new() };
        let is_whole = passages.len() == claim.evidence.len();
        let assertion = claim.assertion.value.as_str();
        let mut found: Vec<Diagnostic> = misdated(desk, claim, &passages).into_iter().collect();
        found.extend(mistimed(desk, claim, &passages).filter(|_| is_whole));
        found.extend(turned(desk, claim, &passages).filter(|_| is_whole));
        let (all, mut shares) = (figures(assertion), shares(assertion));
        if all.is_empty() && shares.is_empty() {
            return found;
        }
        let own: Vec<Tally> =
            cited::beside(desk.corpus, claim).into_iter().map(|text| Tally::of(&undated(text))).collect();
        let quoted = quotations(assertion);
        let is_quoted = |place: &Range<usize>| {
            quoted.iter().any(|&(start, end)| start <= place.start && place.end <= end)
        };
        shares.retain(|share| {
            is_whole
                && !is_quoted(&share.place)
                && !own.iter().any(|tally| tally.may_share(|value| share.may_be(value)))
                && !passages.iter().any(|passage| passage.may_share(share, assertion))
        });
        found.extend(shares.iter().filter_map(|share| misshared(desk, claim, share, passage)));
        let is_there = |figure: &Figure| {
            own.iter().any(|tally| tally.may_have(figure))
                || passages.iter().any(|passage| passage.may_have(figure))
        };
        let whole = all.iter().enumerate().filter(|&(at, _)| !is_part(assertion, &all, at));
        let sought = whole.map(|(_, figure)| figure).filter(|figure| {
            // "A six-month closure" for one of six weeks; "a 34-kilometre line" for one of 43.
            let is_slip = |passage: &Passage<'_>| {
                passage.named.as_ref().is_some_and(|own| own.tally.slip(figure).is_some())
            };
            !figure.is_incidental() || figure.is_measure_of() || passages.iter().any(is_slip)
        });
        let strays = sought.filter(|figure| !is_quoted(&figure.place) && !is_there(figure));
        // What no copy has may stand in the document that has none; what one has otherwise is told.
        let passage = |figure: &Figure| {
            passages.iter().find(|passage| is_whole || passage.contradicts(claim, (figure, &all)))
        };
        found.extend(strays.filter_map(|figure| finding(desk, claim, (figure, &all), passage(figure)?)));
        found
    }

    /// A figure in the wording of a response of which its paragraph has another one for the same thing.
    fn reworded(&self, desk: &Desk<'_>, response: &Response) -> Option<Diagnostic> {
        let (wording, document) = (response.wording.as_ref()?, response.document.as_ref()?.value);
        let text = wording.value.as_str();
        let all = figures(text);
        // Few wordings have a figure.
        all.first()?;
        let copy = self.0.get(&document)?;
        let own = copy.numbered(response.at.as_ref()?.value.paragraphs()?)?;
        let is_told = |other: &Figure| all.iter().any(|told| told.agrees(other));
        let (figure, (_, there, place)) = all.iter().enumerate().find_map(|(at, figure)| {
            let is_sought =
                !figure.is_incidental() && !is_part(text, &all, at) && !own.tally.may_have(figure);
            Some((figure, own.rival(figure).filter(|(other, ..)| is_sought && !is_told(other))?))
        })?;
        let id = &desk.corpus.document(document).common.id.value;
        let typed = phrase(text, figure);
        let message =
            format!("{} of the copy of `{id}` says \"{there}\", not \"{typed}\"", named(&own.paragraphs));
        let span = within(wording, figure.place.start, figure.place.end);
        let finding = RULE.finding(&response.common, span, message);
        Some(finding.related(Span::new(copy.file, place.start, place.end), "this stands there").help(MEND))
    }

    fn passage(&self, chain: &Evidence) -> Option<Passage<'_>> {
        let copy = self.0.get(&chain.document.as_ref()?.value)?;
        let is_translated = chain.quote.as_ref().is_some_and(|quote| !quote.value.translated_from.is_empty());
        if is_translated && !copy.is_english() {
            return None;
        }
        let named = match chain.at.as_ref().map(|at| &at.value) {
            None if copy.is_long() => return None,
            None => None,
            Some(at) => match (at.paragraphs(), at.seconds()) {
                (Some(paragraphs), _) => Some(copy.numbered(paragraphs)?),
                (None, Some(seconds)) => Some(copy.behind(seconds)?),
                (None, None) if copy.is_long() => return None,
                // A copy does not say where its pages end.
                (None, None) => None,
            },
        };
        Some(Passage { copy, named })
    }
}

/// A share in words that no passage of a claim has.
fn misshared(desk: &Desk<'_>, claim: &Claim, share: &Share, passage: &Passage<'_>) -> Option<Diagnostic> {
    let (copy, assertion) = (passage.copy, claim.assertion.value.as_str());
    let typed = assertion.get(share.place.clone())?;
    let document = &desk.corpus.document(copy.document).common.id.value;
    let named = format!("{}the copy of `{document}`", passage.words());
    let span = within(&claim.assertion, share.place.start, share.place.end);
    let bytes = passage.named.as_ref().map_or(0..0, |named| named.bytes.clone());
    let there = copy.text.get(bytes.clone())?;
    let is_elsewhere = copy.may_share(share, assertion);
    if let Some((other, rival)) =
        Given::of(there).only().filter(|(other, _)| share.differs(other, [assertion, there]))
    {
        let place = Span::new(copy.file, bytes.start + other.place.start, bytes.start + other.place.end);
        let finding = RULE.finding(&claim.common, span, format!("{named} says \"{rival}\", not \"{typed}\""));
        return Some(finding.related(place, "this stands there").help(if is_elsewhere {
            CHOOSE
        } else {
            MEND
        }));
    }
    let is_timed = passage.named.as_ref().is_some_and(|named| named.is_timed);
    let finding = RULE.finding(&claim.common, span, format!("\"{typed}\" does not stand in {named}"));
    let severity = if is_elsewhere { Severity::Info } else { Severity::Warning };
    (!(is_timed && is_elsewhere)).then(|| finding.severity(severity).help(MEND))
}

/// A day of a claim of which its one passage has another month, or that is another one of the same month, where it stands
/// nowhere else in the copy and is not that of the document itself.
fn misdated(desk: &Desk<'_>, claim: &Claim, passages: &[Passage<'_>]) -> Option<Diagnostic> {
    let [passage] = passages else { return None };
    let assertion = claim.assertion.value.as_str();
    // Few claims have a date; the copies of the others need not be gone through.
    dates(assertion).first()?;
    let (copy, bytes) = (passage.copy, passage.bytes(assertion)?);
    let text = copy.text.get(bytes.clone())?;
    let printed = misprinted(assertion, text);
    let is_printed = printed.is_some();
    let slip = printed.or_else(|| misread(assertion, text))?;
    let is_quoted =
        quotations(assertion).iter().any(|&(start, end)| start <= slip.place.start && slip.place.end <= end);
    let document = desk.corpus.document(copy.document);
    let clause = happened::on(assertion, &slip.place).filter(|_| slip.is_day());
    let there = bytes.start + slip.other.start..bytes.start + slip.other.end;
    let sentence = copy.text.get(around(copy.text, &bytes, &there))?;
    // What the passage says to have happened on another day did not happen on that of the document.
    let is_told = is_printed || clause.is_some_and(|clause| happened::is_alike(clause, sentence));
    // Where another document has no copy, the date may stand there, unless this one tells the same of it.
    let is_sure = passages.len() == claim.evidence.len() && !is_printed;
    if !is_sure && !happened::is_alike(assertion, sentence) {
        return None;
    }
    let words = cited::times(claim, (!is_told).then_some(document));
    let mut known = cited::beside(desk.corpus, claim);
    known.push(&words);
    let is_around = known.into_iter().any(|text| slip.is_in(text));
    let has_spell =
        claim.when.as_ref().and_then(|when| when.value.date).is_some_and(|when| when.to.is_some());
    if is_quoted || is_around || has_spell || copy.is_long() || !is_printed && slip.is_in(copy.text) {
        return None;
    }
    let typed = assertion.get(slip.place.clone())?;
    let place = there;
    let there = copy.text.get(place.clone())?;
    let named = passage.words();
    let message =
        format!("{named}the copy of `{}` says \"{there}\", not \"{typed}\"", document.common.id.value);
    let span = within(&claim.assertion, slip.place.start, slip.place.end);
    let finding = RULE.finding(&claim.common, span, message);
    let finding = finding.related(Span::new(copy.file, place.start, place.end), "this stands there");
    Some(finding.help("see what the document has, and mend the date"))
}

/// A time of day in an assertion, of which its one passage has others only, and the rest of the copy too.
fn mistimed(desk: &Desk<'_>, claim: &Claim, passages: &[Passage<'_>]) -> Option<Diagnostic> {
    let [passage] = passages else { return None };
    let assertion = claim.assertion.value.as_str();
    let (copy, bytes) = (passage.copy, passage.named.as_ref()?.bytes.clone());
    let mut known = cited::beside(desk.corpus, claim);
    known.push(copy.text.get(bytes.clone())?);
    let stray = clock::stray(assertion, &known).filter(|stray| !copy.is_long() && !stray.is_in(copy.text))?;
    let (typed, place) =
        (assertion.get(stray.place.clone())?, clock::clocks(known.last()?).first()?.place.clone());
    let named =
        format!("{}the copy of `{}`", passage.words(), desk.corpus.document(copy.document).common.id.value);
    let span = within(&claim.assertion, stray.place.start, stray.place.end);
    let there = Span::new(copy.file, bytes.start + place.start, bytes.start + place.end);
    let finding = RULE.finding(&claim.common, span, format!("{named} has another time than \"{typed}\""));
    Some(finding.related(there, "this stands there").help("see what the document has, and mend the time"))
}

/// A word by which a figure of a claim turns into another one than its one passage has: "rose" for "fell", "tripled" for
/// "doubled".
fn turned(desk: &Desk<'_>, claim: &Claim, passages: &[Passage<'_>]) -> Option<Diagnostic> {
    let [passage] = passages else { return None };
    let (copy, assertion) = (passage.copy, claim.assertion.value.as_str());
    let bytes = passage.named.as_ref()?.bytes.clone();
    let text = copy.text.get(bytes.clone())?;
    let swap = swaps::turn(assertion, text).or_else(|| swaps::factor(assertion, text))?;
    let place = bytes.start + swap.other.start..bytes.start + swap.other.end;
    let (typed, there) = (assertion.get(swap.place.clone())?, copy.text.get(place.clone())?);
    let is_quoted = cited::beside(desk.corpus, claim).into_iter().any(|text| text.contains(typed));
    if is_quoted || !happened::is_alike(assertion, copy.text.get(around(copy.text, &bytes, &place))?) {
        return None;
    }
    let document = &desk.corpus.document(copy.document).common.id.value;
    let message = format!("{}the copy of `{document}` says \"{there}\", not \"{typed}\"", passage.words());
    let finding =
        RULE.finding(&claim.common, within(&claim.assertion, swap.place.start, swap.place.end), message);
    Some(finding.related(Span::new(copy.file, place.start, place.end), "this stands there").help(MEND))
}

const MEND: &str = "see what the document has, and mend the figure; where it follows from others there, allow this with the reason";

const CHOOSE: &str = "see which of the two this claim tells, and mend the figure or `at`";

const MOVE: &str = "if that is the passage, name it in `at`, or both as a range";

fn finding(
    desk: &Desk<'_>,
    claim: &Claim,
    (figure, all): (&Figure, &[Figure]),
    passage: &Passage<'_>,
) -> Option<Diagnostic> {
    let is_told = |other: &Figure| all.iter().any(|told| told.agrees(other));
    let rival = passage.rival(figure).or_else(|| passage.rival_of_all(claim, figure));
    let rival = rival.filter(|(other, ..)| !is_told(other));
    let rival = rival.map(|(_, typed, place)| (typed, Span::new(passage.copy.file, place.start, place.end)));
    if figure.is_by_the_way() && rival.is_none() {
        return None;
    }
    let copy = format!("the copy of `{}`", desk.corpus.document(passage.copy.document).common.id.value);
    let (typed, named) = (phrase(&claim.assertion.value, figure), passage.words());
    let span = within(&claim.assertion, figure.place.start, figure.place.end);
    let finding = |message: String| RULE.finding(&claim.common, span, message);
    let elsewhere = passage.copy.with(figure);
    // What begins at a time may go on behind the next one.
    if elsewhere.is_some() && passage.named.as_ref().is_some_and(|named| named.is_timed) {
        return None;
    }
    Some(match (rival, elsewhere) {
        (Some((other, place)), None) => finding(format!("{named}{copy} says \"{other}\", not \"{typed}\""))
            .related(place, "this stands there")
            .help(MEND),
        (Some((other, place)), Some((number, there))) => finding(format!(
            "{named}{copy} says \"{other}\", not \"{typed}\"; paragraph {number} has \"{there}\""
        ))
        .related(place, "this stands there")
        .help(CHOOSE),
        (None, Some((number, there))) => finding(format!(
            "\"{typed}\" does not stand in {named}{copy}; paragraph {number} has \"{there}\""
        ))
        .severity(Severity::Info)
        .help(MOVE),
        (None, None) => {
            // A time may be counted from dates, and a figure from those of several paragraphs.
            let is_unsure = figure.is_time() || figure.is_mean() || passage.copy.may_have(figure);
            let severity = if is_unsure { Severity::Info } else { Severity::Warning };
            let message = if named.is_empty() || is_unsure {
                format!("\"{typed}\" does not stand in {named}{copy}")
            } else {
                format!("\"{typed}\" stands neither in {named}{copy} nor elsewhere in it")
            };
            finding(message).severity(severity).help(MEND)
        }
    })
}
