//! A sentence with a figure that no claim it cites has.

use crate::check::cited;
use crate::check::figures::{Figure, figures, numbers, phrase};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::check::written::{self, Passage};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::anonymous::Count;
use crate::model::id::ClaimId;
use crate::model::record::Common;
use crate::select::Selection;

pub(in crate::check) const RULE: Rule = Rule {
    name: "differing-figure",
    page: Page {
        summary: "A hand-written sentence or a judgment gives a figure that none of the claims it cites has.",
        why: "Figures are copied by hand from the claim into the bottom line and the talking point, and there they are \
              mistyped, or stay behind when the claim is mended. The reader sees two figures for one thing and \
              believes neither. Rounding is left alone (240 for 239.7, \"some 240\" for 253), and so are dates, \
              sums of the figures cited, and numbers that count what the sentence lists or only describe (\"the two \
              leaders\", \"the 27-nation bloc\"); of a judgment, only a figure for what a claim counts otherwise is \
              told. A number such as 1500 or 2031 may be a year, and counts only where what it counts stands right behind \
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
    let written = written::sentences(desk.corpus, brief);
    let written = written.iter().filter(|sentence| !sentence.cites.is_empty() && !sentence.is_open());
    let mut found: Vec<Diagnostic> = written
        .flat_map(|sentence| {
            let said = Said::of(desk, sentence);
            let strays = said.strays(sentence, Figure::is_by_the_way);
            strays
                .into_iter()
                .map(|figure| said.finding((desk, selection), (&brief.common, sentence), &figure))
                .collect::<Vec<_>>()
        })
        .collect();
    for judgment in selection.judgments.iter().map(|&id| desk.corpus.judgment(id)) {
        let sentence = written::judgment(judgment);
        let said = Said::of(desk, &sentence);
        // What the authors expect may be in no claim; only what a claim counts otherwise is told.
        let strays = said.strays(&sentence, |_| true).into_iter();
        found.extend(
            strays.map(|figure| said.finding((desk, selection), (&judgment.common, &sentence), &figure)),
        );
    }
    found
}

/// The figures of the claims that a sentence cites.
struct Said {
    /// Each with what it says there.
    claims: Vec<(ClaimId, Vec<(Figure, String)>)>,
    /// All of them, and those of responses, names and numbers of unnamed people.
    all: Vec<Figure>,
    /// Every number in digits there: "2000" may be a year in the claim and "2,000" a figure in the sentence.
    numbers: Vec<f64>,
}

impl Said {
    fn of(desk: &Desk<'_>, sentence: &Passage<'_>) -> Self {
        let corpus = desk.corpus;
        let claims = cited::claims(corpus, sentence);
        let told = |text: &str| {
            figures(text)
                .into_iter()
                .map(|one| (one.clone(), phrase(text, &one).to_owned()))
                .collect::<Vec<_>>()
        };
        let of_claim = |id: ClaimId| cited::words_of(corpus, id).into_iter().flat_map(told).collect();
        let mut texts = cited::words(corpus, sentence);
        texts.extend(cited::names(corpus, sentence));
        let mut all: Vec<Figure> = texts.iter().flat_map(|text| figures(text)).collect();
        let counts = claims.iter().flat_map(|&claim| corpus.voices_of(claim)).filter_map(|source| {
            let count = corpus.source(source).anonymous()?.count.as_ref()?;
            match count.value {
                Count::Exactly(number) | Count::AtLeast(number) => Some(format!("{number} people")),
                Count::Unknown => None,
            }
        });
        all.extend(counts.flat_map(|count| figures(&count)));
        Self {
            claims: claims.into_iter().map(|id| (id, of_claim(id))).collect(),
            all,
            numbers: texts.into_iter().flat_map(numbers).collect(),
        }
    }

    /// The figures of a sentence that nothing cited has. Those that `gives_way` names are told only where a claim has
    /// another figure for the same thing.
    fn strays(&self, sentence: &Passage<'_>, gives_way: fn(&Figure) -> bool) -> Vec<Figure> {
        let words = sentence.blanked();
        let stated = figures(&words);
        let strays = stated.iter().filter(|figure| !self.has(figure));
        strays.filter(|figure| !gives_way(figure) || self.rival(figure, &stated).is_some()).cloned().collect()
    }

    /// Whether a figure, or a sum or difference of two that count the same, stands in what is cited.
    fn has(&self, figure: &Figure) -> bool {
        let is_number = self.numbers.iter().any(|&number| figure.is(number));
        if is_number || self.all.iter().any(|said| figure.agrees(said)) {
            return true;
        }
        let alike: Vec<f64> =
            self.all.iter().filter(|said| said.counts_like(figure)).map(Figure::value).collect();
        let pairs = alike.iter().enumerate().flat_map(|(at, one)| {
            let others = alike.iter().skip(at + 1);
            others.flat_map(move |other| [one + other, (one - other).abs()])
        });
        figure.is(alike.iter().sum()) || pairs.into_iter().any(|value| figure.is(value))
    }

    /// The claim that has another figure for the same thing, which the sentence does not give as well.
    fn rival(&self, figure: &Figure, stated: &[Figure]) -> Option<(ClaimId, &str)> {
        let is_told = |said: &Figure| stated.iter().any(|stated| stated.agrees(said));
        self.claims.iter().find_map(|(id, figures)| {
            let (_, rival) = figures.iter().find(|(said, _)| said.counts_like(figure) && !is_told(said))?;
            Some((*id, rival.as_str()))
        })
    }

    fn finding(
        &self,
        (desk, selection): (&Desk<'_>, &Selection),
        (record, sentence): (&Common, &Passage<'_>),
        figure: &Figure,
    ) -> Diagnostic {
        let words = sentence.blanked();
        let typed = phrase(&words, figure);
        let span = sentence.place(figure.place.clone());
        if let Some((id, rival)) = self.rival(figure, &figures(&words)) {
            let claim = desk.corpus.claim(id);
            let id = &claim.common.id.value;
            return RULE
                .finding(record, span, format!("`{id}`, which this cites, says \"{rival}\", not \"{typed}\""))
                .related(claim.assertion.span, "the claim")
                .help("write the figure of the claim, or cite the claim that has this one");
        }
        let message = format!("no claim that this cites has the figure \"{typed}\"");
        let finding = RULE.finding(record, span, message);
        let has_it = |&&id: &&ClaimId| {
            let said = cited::words_of(desk.corpus, id).into_iter().flat_map(figures);
            said.into_iter().any(|said| said.counts_like(figure) && figure.agrees(&said))
        };
        match selection.claims.iter().find(has_it) {
            Some(&id) => {
                let id = &desk.corpus.claim(id).common.id.value;
                finding.help(format!("`{id}` has it: cite that as well"))
            }
            None => finding.help("cite the claim that has it, or mend it"),
        }
    }
}
