//! The figures of what a sentence cites, and of the other claims of its brief.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::check::cited;
use crate::check::days::undated;
use crate::check::figures::{Figure, figures, numbers, phrase};
use crate::check::headcount;
use crate::check::prose::Prose;
use crate::check::written::Passage;
use crate::model::id::ClaimId;
use crate::resolve::corpus::Corpus;

/// The figures of the claims that a sentence cites.
pub struct Said {
    /// Each with what it says there.
    claims: Vec<(ClaimId, Vec<(Figure, String)>)>,
    /// Those of responses, names and numbers of unnamed people.
    others: Vec<Figure>,
    /// Every number in digits there that has no unit: "2000" may be a year in the claim and "2,000" a figure in the
    /// sentence.
    numbers: Vec<f64>,
    /// Whether a half or a quarter stands there in words: "two and a half".
    has_parts: bool,
}

impl Said {
    /// What a sentence cites.
    pub fn of(corpus: &Corpus, sentence: &Passage<'_>) -> Self {
        let claims: Vec<_> =
            cited::claims(corpus, sentence).into_iter().map(|id| (id, figures_of(corpus, id))).collect();
        let words = cited::words(corpus, sentence).into_iter().map(Cow::Borrowed);
        let names = cited::names(corpus, sentence).into_iter().map(undated);
        let (names, replies): (Vec<Cow<'_, str>>, _) =
            (names.collect(), cited::words_of_responses(corpus, sentence));
        let others = replies.into_iter().chain(names.iter().map(AsRef::as_ref)).flat_map(figures);
        let mut others: Vec<Figure> = others.collect();
        let texts: Vec<Cow<'_, str>> = words.chain(names).collect();
        let is_measured =
            |number: &f64| all(&claims, &others).any(|said| said.is_measured() && said.is_exactly(*number));
        let numbers =
            texts.iter().flat_map(|text| numbers(text)).filter(|number| !is_measured(number)).collect();
        let is_part = |word: &str| matches!(word, "half" | "quarter" | "quarters");
        let has_parts = texts.iter().any(|text| Prose::read(text).words().any(is_part));
        let counts = headcount::counts(corpus, sentence).into_iter();
        others.extend(counts.flat_map(|count| figures(&format!("{count} people"))));
        Self { claims, others, numbers, has_parts }
    }

    /// Whether a figure, or a sum or difference of two that count the same, stands in what is cited.
    pub fn has(&self, figure: &Figure) -> bool {
        self.finds(figure, |said| figure.agrees(said), |value| figure.is(value))
    }

    /// The same, with nothing rounded.
    pub fn has_exactly(&self, figure: &Figure) -> bool {
        let is_same = |said: &Figure| figure.value_of(said).is_some_and(|value| figure.is_exactly(value));
        self.finds(figure, is_same, |value| figure.is_exactly(value))
    }

    fn finds(&self, figure: &Figure, agrees: impl Fn(&Figure) -> bool, is: impl Fn(f64) -> bool) -> bool {
        if self.numbers.iter().any(|&number| figure.is_exactly(number)) || self.all().any(agrees) {
            return true;
        }
        let is_part = (figure.value() * 4.0).fract() < 1e-9 && figure.value().fract() > 0.0;
        if self.has_parts && is_part {
            return true;
        }
        let alike = self.alike(figure);
        let apart = |one: &Addend, other: &Addend| one.is_apart(other);
        let mut pairs = alike.iter().enumerate().flat_map(|(at, one)| {
            let others = alike.iter().skip(at + 1).filter(|other| apart(one, other));
            others.flat_map(|other| {
                let less = (!(one.bounds && other.bounds)).then(|| (one.value - other.value).abs());
                [Some(one.value + other.value), less]
            })
        });
        let are_apart = || {
            let mut pairs = alike.iter().enumerate();
            pairs.all(|(at, one)| alike.iter().skip(at + 1).all(|other| apart(one, other)))
        };
        (alike.len() > 1 && is(alike.iter().map(|one| one.value).sum()) && are_apart())
            || pairs.any(|value| value.is_some_and(&is))
    }

    /// What may be added up to a figure. Of "at least 30" and "fewer than 20" nobody makes a third bound.
    fn alike(&self, figure: &Figure) -> Vec<Addend> {
        let addend = |claim: Option<ClaimId>, said: &Figure| {
            let bounds = figure.is_bound() && said.is_bound();
            let may_add = said.counts_like(figure) && !(bounds && said.rough() != figure.rough());
            let value = figure.value_of(said).filter(|_| may_add)?;
            Some(Addend { value, claim, bounds })
        };
        let claims = self.claims.iter();
        let claims = claims.flat_map(|(id, told)| told.iter().map(|(said, _)| (Some(*id), said)));
        let others = self.others.iter().map(|said| (None, said));
        claims.chain(others).filter_map(|(claim, said)| addend(claim, said)).collect()
    }

    fn all(&self) -> impl Iterator<Item = &Figure> {
        all(&self.claims, &self.others)
    }

    /// The claim that has another bound on the same side ("at least 30" for "at least 20"), where a figure is only one that stands
    /// there on the other side, and that the sentence gives so as well.
    pub fn other_bound(&self, figure: &Figure, stated: &[Figure]) -> Option<(ClaimId, &str)> {
        let is_opposite = |said: &Figure| said.is_bound() && said.rough() != figure.rough();
        let mut holders = self.all().filter(|said| figure.agrees(said)).peekable();
        holders.peek().filter(|_| figure.is_bound())?;
        let is_told_so =
            |said: &Figure| stated.iter().any(|told| told.rough() == said.rough() && told.agrees(said));
        if !holders.all(|said| is_opposite(said) && is_told_so(said)) {
            return None;
        }
        let is_rival = |said: &Figure| {
            let is_like = said.counts_like(figure) || figure.bounds_like(said);
            is_like && said.rough() == figure.rough() && !stated.iter().any(|told| told.agrees(said))
        };
        self.claims.iter().find_map(|(id, figures)| {
            let (_, rival) = figures.iter().find(|(said, _)| is_rival(said))?;
            Some((*id, rival.as_str()))
        })
    }

    /// The claim that has another figure for the same thing, which the sentence does not give as well; one in another
    /// unit where the figure may be a mistake for it.
    pub fn rival(
        &self,
        figure: &Figure,
        stated: &[Figure],
        may_mistake: fn(&Figure, &Figure) -> bool,
    ) -> Option<(ClaimId, &str)> {
        let is_told = |said: &Figure| stated.iter().any(|stated| stated.agrees(said));
        let nearest = [Figure::counts_like, Figure::slips, may_mistake, Figure::bounds_like];
        let all = || self.claims.iter().flat_map(|(id, figures)| figures.iter().map(move |told| (*id, told)));
        nearest.into_iter().find_map(|is_rival| {
            let rivals = all().filter(|(_, (said, _))| is_rival(figure, said) && !is_told(said));
            let (id, (_, rival)) = rivals.min_by_key(|(_, (said, _))| figure.distance(said))?;
            Some((id, rival.as_str()))
        })
    }
}

/// The figures of claims and other records.
fn all<'a>(
    claims: &'a [(ClaimId, Vec<(Figure, String)>)],
    others: &'a [Figure],
) -> impl Iterator<Item = &'a Figure> {
    claims.iter().flat_map(|(_, told)| told).map(|(figure, _)| figure).chain(others)
}

/// What may be added to something else.
struct Addend {
    value: f64,
    /// The claim that has it.
    claim: Option<ClaimId>,
    /// Whether it is a bound, and is to make one.
    bounds: bool,
}

impl Addend {
    /// Whether the two may be added up: two bounds of one claim are two ends of one thing.
    fn is_apart(&self, other: &Self) -> bool {
        !(self.bounds && other.bounds && self.claim == other.claim)
    }
}

/// The figures of a claim, each with what it says there. What the quote says again is one figure, and not two that may be
/// added up.
fn figures_of(corpus: &Corpus, claim: ClaimId) -> Vec<(Figure, String)> {
    let mut found: Vec<(Figure, String)> = Vec::new();
    for text in cited::words_of(corpus, claim) {
        let known = found.len();
        for figure in figures(text) {
            let is_again = found.iter().take(known).any(|(said, _)| said.repeats(&figure));
            if !is_again {
                let typed = phrase(text, &figure).to_owned();
                found.push((figure, typed));
            }
        }
    }
    found
}

/// The figures of some claims, to be found by how much they tell.
pub struct Others(BTreeMap<u64, Vec<(Figure, ClaimId)>>);

impl Others {
    /// The figures of claims.
    pub fn of(corpus: &Corpus, claims: impl Iterator<Item = ClaimId>) -> Self {
        let mut found: BTreeMap<u64, Vec<(Figure, ClaimId)>> = BTreeMap::new();
        for claim in claims {
            for figure in cited::words_of(corpus, claim).into_iter().flat_map(figures) {
                found.entry(figure.value().to_bits()).or_default().push((figure, claim));
            }
        }
        Self(found)
    }

    /// The figures of what stands against the claims that a sentence cites, and against which they stand.
    pub fn against(corpus: &Corpus, sentence: &Passage<'_>) -> Self {
        let claims = cited::claims(corpus, sentence).into_iter();
        let against = claims.flat_map(|id| {
            let own = corpus.claim(id).contradicts.iter().map(|other| other.value);
            own.chain(corpus.against[id.index()].iter().copied()).collect::<Vec<_>>()
        });
        Self::of(corpus, against)
    }

    /// The first claim that has a figure for the same thing.
    pub fn with(&self, figure: &Figure) -> Option<ClaimId> {
        let alike = self.0.get(&figure.value().to_bits())?;
        let is_it = |said: &Figure| said.counts_like(figure) && figure.agrees(said);
        alike.iter().find(|(said, _)| is_it(said)).map(|(_, claim)| *claim)
    }

    /// Whether any has it.
    pub fn have(&self, figure: &Figure) -> bool {
        self.with(figure).is_some()
    }
}
