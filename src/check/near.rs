//! When a number in a sentence still tells another one: rounded, or behind "about" and "more than".

/// What the words before a figure leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rough {
    /// Nothing.
    No,
    /// "about", "some": a little on both sides.
    About,
    /// "more than", "at least": more.
    Above,
    /// "less than", "up to": less.
    Below,
}

/// How far, as a share, a rounded figure or one behind "about" may lie from the exact one.
const ABOUT: f64 = 0.06;

/// The same where units are converted: months have no whole number of weeks.
const CONVERTED: f64 = 0.1;

/// How far the exact figure may lie behind "more than" and "less than".
const BOUND: f64 = 0.5;

/// A number in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// The number.
    pub value: f64,
    /// How far another one may lie away and still be rounded to it.
    pub slack: f64,
    /// What the words before it leave open.
    pub rough: Rough,
}

impl Told {
    /// Whether it still tells a value.
    pub fn tells(&self, value: f64) -> bool {
        self.is_near(value, value.abs() * ABOUT)
    }

    /// Whether it still tells a value that was converted from another unit.
    pub fn tells_converted(&self, value: f64) -> bool {
        self.is_near(value, value.abs() * CONVERTED)
    }

    /// Whether, as a bound, it still tells another one: the same, or on the same side and cut to its leading digits or a half of
    /// them ("more than 400" for "more than 437", "more than 500,000" for "more than 640,000").
    pub fn tells_bound(&self, other: &Self) -> bool {
        let away = (self.value - other.value).abs();
        let is_beyond = match self.rough {
            Rough::Above => other.value >= self.value,
            _ => other.value <= self.value,
        };
        let is_same = away <= (self.slack * 1.000_001).min(other.value.abs() * ABOUT);
        let is_cut = || {
            is_cut(self.value, other.value)
                || is_rounder(self.value, other.value) && away <= self.value * BOUND
        };
        is_same || self.rough == other.rough && is_beyond && is_cut()
    }

    fn is_near(&self, value: f64, share: f64) -> bool {
        let away = (self.value - value).abs();
        if away <= (self.slack * 1.000_001).min(share) {
            return true;
        }
        match self.rough {
            Rough::No => false,
            Rough::About => away <= share || is_round(self.value, value),
            Rough::Above => value >= self.value && away <= self.value * BOUND,
            Rough::Below => value <= self.value && away <= self.value * BOUND,
        }
    }
}

/// Whether a number is another one, rounded to its leading digit or the leading two.
fn is_round(number: f64, value: f64) -> bool {
    let leading = 10_f64.powf(value.abs().log10().floor());
    [leading, leading / 10.0].into_iter().any(|step| {
        let steps = number / step;
        (steps - steps.round()).abs() < 1e-6 && (number - value).abs() <= step / 2.0 * 1.000_001
    })
}

/// Whether a number is another one, cut to its leading digit or the leading two.
fn is_cut(number: f64, value: f64) -> bool {
    let leading = 10_f64.powf(value.abs().log10().floor());
    [leading, leading / 10.0].into_iter().any(|step| {
        let steps = number / step;
        (steps - steps.round()).abs() < 1e-6 && (number - value).abs() < step * 0.999_999
    })
}

/// From here on a bound may be a rounder one.
const LARGE: f64 = 100.0;

/// Whether a large number is a rounder one than another: 500,000 for 640,000, and 1,250 for 1,280.
fn is_rounder(number: f64, value: f64) -> bool {
    let is_of = |number: f64, step: f64| step <= number && (number / step).fract() < 1e-9;
    let steps = |number: f64| {
        let tens = (0..15).map(|power| 10_f64.powi(power));
        tens.flat_map(|ten| [ten, ten * 5.0]).filter(|step| is_of(number, *step)).fold(0.0, f64::max)
    };
    number.min(value) >= LARGE && steps(number) > steps(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(rough: Rough, number: f64, value: f64) -> bool {
        Told { value: number, slack: 0.5, rough }.tells(value)
    }

    #[test]
    fn a_rough_figure_is_a_rounded_one() {
        for (number, value) in [(8.0, 7.5), (40_000.0, 41_000.0), (10.0, 12.0), (240.0, 253.0), (6.0, 6.0)] {
            assert!(tells(Rough::About, number, value), "{number} for {value}");
        }
        for (number, value) in
            [(5.0, 6.0), (9.0, 6.0), (45_000.0, 41_000.0), (6.0, 7.5), (14.0, 140.0), (3.0, 0.0)]
        {
            assert!(!tells(Rough::About, number, value), "{number} for {value}");
        }
    }

    #[test]
    fn a_bare_figure_is_rounded_a_little_at_most() {
        assert!(tells(Rough::No, 240.0, 239.7) && tells(Rough::No, 8.0, 7.6));
        assert!(!tells(Rough::No, 8.0, 7.5) && !tells(Rough::No, 6.0, 7.0));
    }

    #[test]
    fn a_bound_is_another_one_only_where_it_is_the_same_or_cut() {
        let bound = |rough, value: f64| Told { value, slack: 0.5, rough };
        let tells = |own: f64, other: f64| bound(Rough::Above, own).tells_bound(&bound(Rough::Above, other));
        assert!(tells(30.0, 30.0) && tells(400.0, 437.0) && tells(430.0, 437.0) && tells(1_200.0, 1_280.0));
        assert!(tells(500_000.0, 640_000.0) && tells(1_250.0, 1_280.0));
        assert!(!tells(100_000.0, 640_000.0) && !tells(1_300.0, 1_280.0) && !tells(1_230.0, 1_280.0));
        assert!(!tells(25.0, 30.0) && !tells(28.0, 30.0) && !tells(20.0, 30.0) && !tells(440.0, 437.0));
        assert!(bound(Rough::Above, 20.0).tells_bound(&bound(Rough::Below, 20.0)));
        assert!(!bound(Rough::Above, 18.0).tells_bound(&bound(Rough::Below, 20.0)));
    }

    #[test]
    fn a_bound_lies_on_its_own_side() {
        assert!(tells(Rough::Above, 10.0, 12.0) && !tells(Rough::Above, 12.0, 10.0));
        assert!(tells(Rough::Below, 5.0, 4.0) && !tells(Rough::Below, 4.0, 5.0));
        assert!(!tells(Rough::Above, 10.0, 140.0));
    }
}
