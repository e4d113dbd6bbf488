//! A sentence with a figure that no claim it cites has.

use std::cell::OnceCell;

use crate::check::cited;
use crate::check::clock;
use crate::check::displaced;
use crate::check::figures::{End, Figure, figures, phrase};
use crate::check::fractions;
use crate::check::happened::{Stems, is_alike};
use crate::check::headcount::{self, Miscount};
use crate::check::judged::Judged;
use crate::check::near::Rough;
use crate::check::prose::has;
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::said::{Others, Said};
use crate::check::swaps;
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity, Spot};
use crate::model::id::ClaimId;
use crate::model::record::Common;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-figure",
    page: Page {
        summary: "A hand-written sentence or a judgment gives a figure that none of the claims it cites has.",
        why: "Figures are copied by hand from the claim into the bottom line and the talking point, and there they are \
              mistyped, or stay behind when the claim is mended. The reader sees two figures for one thing and \
              believes neither. Rounding is left alone (240 for 239.7, \"some 240\" for 253, \"about eight\" for 7.5), and \
              so are dates, sums of the figures cited (bounds are added up only on the same side and from two claims, and \"at least 25\" is neither \"at least 30\" nor what is cited only further on), and numbers that count what the sentence lists or only describe \
              (\"the two leaders\", \"the 27-nation bloc\"); a share in words (\"by a third\") is compared with the only share of what is cited, \"rose by 30 percent\" with \"fell by 30 percent\" and \"tripled\" with \"doubled\"; \"about\" leaves open no more than the number behind it, and \
              not one that is another claim's figure. Units are converted: 24 months are two years, and not 24 weeks. Of a \
              judgment and its reasons only a figure for what a claim counts otherwise is told, of an assumption and a gap that would change the judgment only one with a digit wrong where the claim reads alike, and of a sentence that tells a judgment again and cites nothing, what the judgment counts otherwise. How many unnamed people \
              speak is compared with the source's `count`. A number such as 1500 or 2031 may be a year, and counts only where what it counts stands right behind \
              it (\"1500 jobs\") and nothing dates it (\"in 2031 ports close\").",
        example: "\
brief:
  id: port
  title: The port
  as_of: 2031-05-07
  sections:
    - title: The port
      claims: [ferries-idle]
  talking_points:
    - point: The closure leaves 14 ferries without a berth, Ruiz said.
      claims: [ferries-idle]
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
  - id: ferries-idle
    assertion: The closure leaves 12 ferries without a berth
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
      claims: [ferries-idle]
  talking_points:
    - point: The closure leaves 12 ferries without a berth, Ruiz said.
      claims: [ferries-idle]
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
  - id: ferries-idle
    assertion: The closure leaves 12 ferries without a berth
    source: ruiz
    document: gazette
",
        standard: "Reuters: figures are checked against the source before they go out.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Brief(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>, selection: &Selection) -> Vec<Diagnostic> {
    if desk.has_faults {
        // The record that could not be read may have the figure.
        return Vec::new();
    }
    let brief = desk.corpus.brief(selection.brief);
    let look = Look { desk, selection, others: OnceCell::new(), judged: OnceCell::new() };
    let written = written::sentences(desk.corpus, brief);
    let (citing, own): (Vec<_>, Vec<_>) = written
        .iter()
        .filter(|sentence| !sentence.is_open())
        .partition(|sentence| !sentence.cites.is_empty());
    let mut found: Vec<Diagnostic> =
        citing.into_iter().flat_map(|sentence| look.strays(&brief.common, sentence, &By::Hand)).collect();
    found.extend(own.into_iter().filter_map(|sentence| look.misjudged(&brief.common, sentence)));
    for judgment in selection.judgments.iter().map(|&id| desk.corpus.judgment(id)) {
        for sentence in written::judged(judgment) {
            found.extend(look.strays(&judgment.common, &sentence, &By::Judging));
        }
        for sentence in written::assumptions(judgment) {
            found.extend(look.strays(&judgment.common, &sentence, &By::Supposing));
        }
    }
    let gaps = selection.gaps.iter().map(|&id| desk.corpus.gap(id));
    for gap in gaps.filter(|gap| (1..=MANY).contains(&gap.would_change.len())) {
        let sentence = written::gap(desk.corpus, gap);
        found.extend(look.strays(&gap.common, &sentence, &By::Supposing));
    }
    found
}

/// A gap that would change more judgments than so many asks for what all of them rest on, and not for a figure of one.
const MANY: usize = 32;

/// What a sentence does with what it cites.
#[derive(PartialEq)]
enum By {
    /// It tells it again.
    Hand,
    /// It draws a conclusion. What the authors expect may be in no claim; only what a claim counts otherwise is told,
    /// and no bound or range that they set ("less than five weeks").
    Judging,
    /// It takes something for granted, or asks what is not known, which may well be what no claim has. Only what it counts
    /// with a slip of a digit is told.
    Supposing,
}

/// Words behind a figure that counts others than those of a claim.
const OTHERS: &str = "additional extra further more new other";

/// Whether a figure counts things that a claim may count otherwise: what is measured ("45,000 tonnes", "three weeks") may be
/// another matter, and so may a few of something, or more of it.
fn is_count(words: &str, figure: &Figure) -> bool {
    let next = words.get(figure.place.end..).and_then(|rest| rest.split_whitespace().next());
    let is_plain = !figure.is_measured() && !figure.is_incidental() && !figure.is_by_the_way();
    is_plain && !next.is_some_and(|next| has(OTHERS, next))
}

/// What the sentences of a brief are compared with.
struct Look<'a> {
    desk: &'a Desk<'a>,
    selection: &'a Selection,
    /// The figures of all its claims, once one is asked for.
    others: OnceCell<Others>,
    /// The figures of its judgments, once one is asked for.
    judged: OnceCell<Vec<Judged<'a>>>,
}

impl<'a> Look<'a> {
    fn strays(&self, record: &Common, sentence: &Passage<'_>, by: &By) -> Vec<Diagnostic> {
        let words = sentence.blanked();
        let stated = figures(&words);
        let share = self.share(record, sentence, by).into_iter().chain(self.time(record, sentence, by));
        let share = share.chain(self.turn(record, sentence, by));
        if stated.is_empty() {
            return share.collect();
        }
        let said = Said::of(self.desk.corpus, sentence);
        let miscounts = headcount::miscounts(self.desk.corpus, sentence, &words, &stated);
        let mut found: Vec<Diagnostic> =
            miscounts.iter().map(|miscount| self.miscount(record, sentence, miscount)).collect();
        found.extend(share);
        let sought =
            stated.iter().filter(|figure| miscounts.iter().all(|one| one.figure.place != figure.place));
        let mut is_lower_told = false;
        for figure in sought {
            // Of a range one end is enough.
            if std::mem::take(&mut is_lower_told) && figure.end() == Some(End::Upper) {
                continue;
            }
            let mistake = if *by == By::Hand { Figure::may_mistake } else { Figure::slips };
            let rival = said.rival(figure, &stated, mistake);
            let is_open = figure.is_bound() || figure.end().is_some();
            let other = || displaced::other(self.desk.corpus, sentence, &said, (figure, &stated));
            if let Some((claim, other)) = (*by == By::Hand).then(other).flatten() {
                let spot = sentence.spot(figure.place.clone());
                let typed = phrase(&words, figure);
                found.push(self.finding((record, spot), (figure, typed), Some((claim, &other))));
                is_lower_told = figure.end() == Some(End::Lower);
                continue;
            }
            let is_stray = match by {
                By::Hand if said.has(figure) => self.is_of_another(&said, sentence, figure),
                By::Hand => rival.is_some() || !figure.is_by_the_way(),
                By::Judging => !said.has(figure) && !is_open && rival.is_some(),
                By::Supposing => {
                    let is_slip = |rival| self.is_slip(&words, figure, rival);
                    !said.has(figure) && !is_open && is_count(&words, figure) && rival.is_some_and(is_slip)
                }
            };
            if is_stray {
                let spot = sentence.spot(figure.place.clone());
                found.push(self.finding((record, spot), (figure, phrase(&words, figure)), rival));
                is_lower_told = figure.end() == Some(End::Lower);
            }
        }
        found
    }

    /// A figure of a sentence that tells a judgment again and cites nothing, where the judgment has one other figure for the
    /// same thing, this one does not follow from it, and nothing else in the brief has it.
    fn misjudged(&self, record: &Common, sentence: &Passage<'_>) -> Option<Diagnostic> {
        let words = sentence.blanked();
        let stated = figures(&words);
        let sought = stated.iter().filter(|figure| !figure.is_by_the_way());
        let mut sought = sought.filter(|figure| !self.others().have(figure)).peekable();
        sought.peek()?;
        let (judged, stems) = (self.judged(), Stems::of(&words));
        let alike: Vec<&Judged<'_>> = judged.iter().filter(|one| one.is_alike(&stems)).collect();
        let (figure, one, rival) = sought.find_map(|figure| {
            let (one, rival) = alike.iter().find_map(|one| Some((*one, one.rival(figure, &stated)?)))?;
            let is_known = || judged.iter().any(|other| other.has(figure));
            (!is_known() && !one.works_out(figure)).then_some((figure, one, rival))
        })?;
        let judgment = one.judgment;
        let (typed, told) = (phrase(&words, figure), phrase(&judgment.text.value, rival));
        let message = format!("the judgment `{}` says \"{told}\", not \"{typed}\"", judgment.common.id.value);
        let finding = RULE.finding(record, sentence.spot(figure.place.clone()), message);
        Some(finding.related(judgment.text.span, "the judgment").help("mend the one that is wrong"))
    }

    fn judged(&self) -> &[Judged<'a>] {
        let judgments = || self.selection.judgments.iter().map(|&id| self.desk.corpus.judgment(id));
        self.judged.get_or_init(|| judgments().map(Judged::of).collect())
    }

    /// A share in words that differs from the only one of what is cited: "a third" for "half" or "50 percent".
    fn share(&self, record: &Common, sentence: &Passage<'_>, by: &By) -> Option<Diagnostic> {
        let words = sentence.blanked();
        let cited = cited::words(self.desk.corpus, sentence);
        let (share, rival) = fractions::differing(&words, &cited).filter(|_| *by == By::Hand)?;
        let typed = words.get(share.place.clone())?;
        let message = format!("what this cites says \"{rival}\", not \"{typed}\"");
        let finding = RULE.finding(record, sentence.spot(share.place), message);
        Some(finding.help("see which of the two the document has, and mend the other"))
    }

    /// A time of day, where what is cited has others only.
    fn time(&self, record: &Common, sentence: &Passage<'_>, by: &By) -> Option<Diagnostic> {
        let words = sentence.blanked();
        // Few sentences have one.
        clock::clocks(&words).first()?;
        let cited = cited::words(self.desk.corpus, sentence);
        let stray = clock::stray(&words, &cited).filter(|_| *by == By::Hand)?;
        let (other, place) =
            cited.iter().find_map(|text| Some((*text, clock::clocks(text).first()?.place.clone())))?;
        let (typed, rival) = (words.get(stray.place.clone())?, other.get(place)?);
        let message = format!("what this cites says \"{rival}\", not \"{typed}\"");
        let finding = RULE.finding(record, sentence.spot(stray.place), message);
        Some(finding.help("see which of the two the document has, and mend the other"))
    }

    /// A word for a change that what is cited has otherwise: "rose by 30 percent" for "fell by 30 percent".
    fn turn(&self, record: &Common, sentence: &Passage<'_>, by: &By) -> Option<Diagnostic> {
        if *by != By::Hand {
            return None;
        }
        let words = sentence.blanked();
        if !swaps::may_stand_in(&words) {
            return None;
        }
        let cited = cited::words(self.desk.corpus, sentence).join(". ");
        let swap = swaps::turn(&words, &cited).or_else(|| swaps::factor(&words, &cited))?;
        let (typed, rival) = (words.get(swap.place.clone())?, cited.get(swap.other)?);
        let message = format!("what this cites says \"{rival}\", not \"{typed}\"");
        let finding = RULE.finding(record, sentence.spot(swap.place), message);
        Some(finding.help("see which of the two the document has, and mend the other"))
    }

    /// Whether a sentence that tells what a claim does has a figure of that with a digit wrong.
    fn is_slip(&self, words: &str, figure: &Figure, (claim, told): (ClaimId, &str)) -> bool {
        let text = &self.desk.corpus.claim(claim).assertion.value;
        let is_of = |rival: &Figure| rival.counts_like(figure) && is_misprint(figure.value(), rival.value());
        figures(told).iter().any(is_of) && is_alike(words, text) && is_alike(text, words)
    }

    /// Whether a figure behind "about" is near the one that is cited, and is exactly that of a claim that is not.
    fn is_of_another(&self, said: &Said, sentence: &Passage<'_>, figure: &Figure) -> bool {
        figure.rough() == Rough::About
            && !said.has_exactly(figure)
            && (self.others().have(figure) || Others::against(self.desk.corpus, sentence).have(figure))
    }

    fn others(&self) -> &Others {
        self.others.get_or_init(|| Others::of(self.desk.corpus, self.selection.claims.iter().copied()))
    }

    fn finding(
        &self,
        (record, spot): (&Common, Spot),
        (figure, typed): (&Figure, &str),
        rival: Option<(ClaimId, &str)>,
    ) -> Diagnostic {
        let corpus = self.desk.corpus;
        let id = |claim: ClaimId| &corpus.claim(claim).common.id.value;
        let has_it = self.others().with(figure).map(id);
        if let Some((claim, rival)) = rival {
            let help = match has_it {
                Some(other) => {
                    format!("write the figure of the claim, or cite `{other}`, which has this one")
                }
                None => "see which of the two the document has, and mend the other; or cite the claim that has this one".to_owned(),
            };
            let message = format!("`{}`, which this cites, says \"{rival}\", not \"{typed}\"", id(claim));
            return RULE
                .finding(record, spot, message)
                .related(corpus.claim(claim).assertion.span, "the claim")
                .help(help);
        }
        let message = format!("no claim that this cites has the figure \"{typed}\"");
        let help = match has_it {
            Some(other) => format!("`{other}` has it: cite that as well"),
            None => "cite the claim that has it, or mend it".to_owned(),
        };
        RULE.finding(record, spot, message).help(help)
    }

    fn miscount(&self, record: &Common, sentence: &Passage<'_>, miscount: &Miscount<'_>) -> Diagnostic {
        let source = self.desk.corpus.source(miscount.source);
        let words = sentence.blanked();
        let (typed, id) = (phrase(&words, miscount.figure), &source.common.id.value);
        let message = format!("`{id}`, whose word this is, counts {}, not \"{typed}\"", miscount.count);
        let finding = RULE.finding(record, sentence.spot(miscount.figure.place.clone()), message);
        finding.related(miscount.counted, "counted here").help("write how many they are, or mend the `count`")
    }
}

/// Whether a number of two digits or more has those of another one in another order, or all but one.
fn is_misprint(number: f64, other: f64) -> bool {
    let (own, others) = (number.to_string().into_bytes(), other.to_string().into_bytes());
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    let apart = own.iter().zip(&others).filter(|(one, other)| one != other).count();
    own.len() == others.len() && own.len() > 1 && (apart == 1 || sorted(&own) == sorted(&others))
}
