//! What to do about a name in a template that nothing has: the nearest one that something has.

use crate::diagnostic::closest;

/// The filters that a template can use, Tera's and byline's.
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "css",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "numbers",
    "on",
    "pairs",
    "pluralize",
    "prose",
    "refs",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "stop",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The tests.
const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// The functions.
const FUNCTIONS: &[&str] = &["notes", "policy", "range", "throw"];

/// What to do about a message of the kind "unknown filter `uper`"; `components` are those that there are.
pub(super) fn help(message: &str, components: &[&str]) -> Option<String> {
    let rest = message.strip_prefix("unknown ")?;
    let mut quoted = rest.split('`').skip(1).step_by(2);
    let name = quoted.next()?;
    let others: Vec<&str> = quoted.collect();
    let (kind, known): (&str, &[&str]) = match rest.split([' ', '(']).next()? {
        "filter" => ("filters", FILTERS),
        "test" => ("tests", TESTS),
        "function" => ("functions", FUNCTIONS),
        "component" => ("components", components),
        "argument" => ("arguments", &others),
        _ => return None,
    };
    if let Some(near) = closest(name, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let mut known = known.to_vec();
    known.sort_unstable();
    known.dedup();
    (!known.is_empty()).then(|| format!("the {kind} are {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::filters;
    use crate::render::page::Language;

    #[test]
    fn every_name_that_is_offered_exists() {
        let known = |text: &str| {
            let mut tera = tera::Tera::new();
            filters::register(&mut tera, Language::Md);
            let loaded = tera.add_raw_template("t", text);
            assert!(!format!("{loaded:?}").to_lowercase().contains("unknown"), "{text}: {loaded:?}");
        };
        for name in FILTERS {
            known(&format!("{{{{ x | {name} }}}}"));
        }
        for name in TESTS {
            known(&format!("{{{{ x is {name} }}}}"));
        }
        for name in FUNCTIONS {
            known(&format!("{{{{ {name}() }}}}"));
        }
    }

    #[test]
    fn the_nearest_name_is_offered() {
        let near = |message: &str| help(message, &["claim", "banner"]).unwrap();
        assert_eq!(near("unknown filter `uper`"), "did you mean `upper`?");
        assert_eq!(near("unknown component `claimm`"), "did you mean `claim`?");
        assert_eq!(
            near("unknown argument(s) `klaim` in component call. Possible argument(s) are: `claim`"),
            "did you mean `claim`?"
        );
        assert_eq!(near("unknown function `zzz`"), "the functions are notes, policy, range, throw");
    }
}
