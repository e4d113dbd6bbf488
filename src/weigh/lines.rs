//! The number of lines: the fewest labels whose removal leaves no way from the proposition to an origin.

use std::collections::VecDeque;

use crate::weigh::graph::Graph;

/// For each node what goes with it when it is discredited; `None` where nothing does at that level.
pub(super) type Labels = Vec<Option<usize>>;

/// Up to so many lines are counted exactly; beyond, the number may be too small.
const EXACT: usize = 5;

/// The fewest labels that cut every way to an origin. 0 where there is no way, or one that no label cuts.
pub(super) fn fewest(graph: &Graph<'_>, labels: &Labels) -> usize {
    let mut cut = Cut::new(graph, labels);
    let Some(disjoint) = cut.disjoint() else { return 0 };
    (disjoint..=EXACT).find(|&count| cut.severs(count)).unwrap_or(disjoint.max(EXACT + 1))
}

/// The nodes on every way to an origin.
pub(super) fn single_points(graph: &Graph<'_>) -> Vec<usize> {
    let labels: Labels = (0..graph.len()).map(Some).collect();
    let mut cut = Cut::new(graph, &labels);
    let way = cut.way().unwrap_or_default();
    way.into_iter().filter(|&at| cut.without(at, |cut| cut.way().is_none())).collect()
}

struct Cut<'a> {
    graph: &'a Graph<'a>,
    labels: &'a Labels,
    removed: Vec<bool>,
}

impl<'a> Cut<'a> {
    fn new(graph: &'a Graph<'a>, labels: &'a Labels) -> Self {
        let most = labels.iter().flatten().max().map_or(0, |most| most + 1);
        Self { graph, labels, removed: vec![false; most] }
    }

    /// How many ways are found, one shortest after the other, that share no label; `None` where one has none.
    fn disjoint(&mut self) -> Option<usize> {
        let mut count = 0;
        while let Some(way) = self.way() {
            let labels = self.labels_of(&way);
            if labels.is_empty() {
                return None;
            }
            for label in labels {
                self.removed[label] = true;
            }
            count += 1;
        }
        self.removed.fill(false);
        Some(count)
    }

    /// Whether so many labels can cut every way: one on each way that is left must go.
    fn severs(&mut self, count: usize) -> bool {
        let Some(way) = self.way() else { return true };
        count > 0
            && self.labels_of(&way).into_iter().any(|label| self.without(label, |cut| cut.severs(count - 1)))
    }

    /// The answer with a label removed for as long as it is asked.
    fn without<T>(&mut self, label: usize, ask: impl FnOnce(&mut Self) -> T) -> T {
        self.removed[label] = true;
        let answer = ask(self);
        self.removed[label] = false;
        answer
    }

    fn labels_of(&self, way: &[usize]) -> Vec<usize> {
        let mut labels: Vec<usize> = way.iter().filter_map(|&at| self.labels[at]).collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    fn stands(&self, at: usize) -> bool {
        !self.labels[at].is_some_and(|label| self.removed[label])
    }

    /// A shortest way from the proposition to an origin over what is left.
    fn way(&self) -> Option<Vec<usize>> {
        let mut search = Search { above: vec![None; self.graph.len()], open: VecDeque::new() };
        for &at in self.graph.first().iter().filter(|&&at| self.stands(at)) {
            search.meet(at, at);
        }
        while let Some(at) = search.open.pop_front() {
            let below = self.graph.below(at);
            if below.is_empty() {
                let step = |&at: &usize| search.above[at].filter(|&above| above != at);
                return Some(std::iter::successors(Some(at), step).collect());
            }
            for &next in below.iter().filter(|&&next| self.stands(next)) {
                search.meet(next, at);
            }
        }
        None
    }
}

/// A search from the top down.
struct Search {
    /// For each node that was met the one above it; itself for the first.
    above: Vec<Option<usize>>,
    open: VecDeque<usize>,
}

impl Search {
    fn meet(&mut self, at: usize, from: usize) {
        if self.above[at].is_none() {
            self.above[at] = Some(from);
            self.open.push_back(at);
        }
    }
}
