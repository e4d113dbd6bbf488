//! What changed between two versions of a page: the innermost parts with an id that hold all of it.
//!
//! A large page takes a browser longer to read than byline to write. So an open page gets only the parts that
//! changed, at once; the whole page follows when the browser has nothing else to do, and has the last word.

use std::collections::BTreeSet;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use serde::Serialize;

/// Elements that have no end.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr",
];

/// The new content of an element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Patch {
    /// Its id.
    pub(super) id: String,
    /// All that it holds now.
    pub(super) html: String,
}

/// A page with its elements that have an id.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    text: String,
    /// The page as one part; none where it is not plainly nested, or an id is there twice.
    whole: Option<Part>,
}

/// An element with an id.
#[derive(Debug, Clone, Default)]
struct Part {
    id: String,
    /// What it holds, without its own tags.
    inner: Range<usize>,
    parts: Vec<Self>,
}

impl Parts {
    /// Takes a page apart.
    pub(super) fn of(page: &str) -> Self {
        let whole = tops(page).map(|parts| Part { id: String::new(), inner: 0..page.len(), parts });
        Self { text: page.to_owned(), whole }
    }

    /// What to put into an older version of the page to make it this one; none where that is most of the page, or
    /// cannot be said in parts.
    pub(super) fn since(&self, old: &Self) -> Option<Vec<Patch>> {
        let (new, was) = (self.whole.as_ref()?, old.whole.as_ref()?);
        let mut changes = Vec::new();
        let sides = Sides { new: &self.text, old: &old.text };
        if !sides.compare(new, was, &mut changes) {
            return None;
        }
        let size: usize = changes.iter().map(|change| change.html.len()).sum();
        (size * 2 < self.text.len()).then_some(changes)
    }

    /// The page itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Two versions of a page.
struct Sides<'a> {
    new: &'a str,
    old: &'a str,
}

impl Sides<'_> {
    /// Adds what changed within a part; false where the part itself must be written anew.
    fn compare(&self, new: &Part, old: &Part, changes: &mut Vec<Patch>) -> bool {
        if self.new.get(new.inner.clone()) == self.old.get(old.inner.clone()) {
            return true;
        }
        if frame(self.new, new) != frame(self.old, old) {
            return false;
        }
        for (new, old) in new.parts.iter().zip(&old.parts) {
            if !self.compare(new, old, changes) {
                let html = self.new.get(new.inner.clone()).unwrap_or_default().to_owned();
                changes.push(Patch { id: new.id.clone(), html });
            }
        }
        true
    }
}

/// What a part holds itself, without what its parts hold.
fn frame<'a>(text: &'a str, part: &Part) -> Vec<&'a str> {
    let mut from = part.inner.start;
    let mut frame = Vec::new();
    for inner in part.parts.iter().map(|part| &part.inner) {
        frame.push(text.get(from..inner.start).unwrap_or_default());
        from = inner.end;
    }
    frame.push(text.get(from..part.inner.end).unwrap_or_default());
    frame
}

/// An element that is open.
#[derive(Debug, Default)]
struct Open {
    name: Vec<u8>,
    part: Part,
}

/// What was read of a page so far.
#[derive(Debug, Default)]
struct Reader {
    open: Vec<Open>,
    /// The tag at hand.
    tag: Open,
    is_id: bool,
    tops: Vec<Part>,
    ids: BTreeSet<String>,
    is_plain: bool,
}

/// The outermost elements with an id; none where not every element that must end does, in its turn.
fn tops(page: &str) -> Option<Vec<Part>> {
    let mut reader = Reader { is_plain: true, ..Reader::default() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        reader.hear(&event, span, page);
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).for_each(drop);
    (reader.is_plain && reader.open.is_empty()).then_some(reader.tops)
}

impl Reader {
    fn hear(&mut self, event: &CallbackEvent<'_>, span: Span<usize>, page: &str) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Open { name: name.to_vec(), part: Part::default() };
                self.is_id = false;
            }
            CallbackEvent::AttributeName { name } => self.is_id = *name == b"id",
            CallbackEvent::AttributeValue { value } if self.is_id => {
                self.tag.part.id = String::from_utf8_lossy(value).into_owned();
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                let is_drawing = self.open.iter().any(|open| open.name == b"svg" || open.name == b"math");
                self.is_plain &= page.as_bytes().get(span.end.wrapping_sub(1)) == Some(&b'>');
                let is_whole = VOID.contains(&tag.name.as_slice()) || (*self_closing && is_drawing);
                if !is_whole {
                    self.open.push(Open { part: Part { inner: span.end..span.end, ..tag.part }, ..tag });
                }
            }
            CallbackEvent::EndTag { name } => self.close(name, span.start, page),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8], at: usize, page: &str) {
        let Some(mut open) = self.open.pop() else { return self.is_plain = false };
        let is_its_end = page.get(at..).is_some_and(|rest| rest.starts_with("</"));
        self.is_plain &= open.name == name && is_its_end;
        open.part.inner.end = at;
        let parts = match self.open.last_mut() {
            Some(above) => &mut above.part.parts,
            None => &mut self.tops,
        };
        if open.part.id.is_empty() {
            parts.append(&mut open.part.parts);
        } else {
            self.is_plain &= self.ids.insert(open.part.id.clone());
            parts.push(open.part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn since(old: &str, new: &str) -> Option<Vec<(String, String)>> {
        let patches = Parts::of(new).since(&Parts::of(old))?;
        Some(patches.into_iter().map(|patch| (patch.id, patch.html)).collect())
    }

    fn page(first: &str, second: &str) -> String {
        let filler = "<p>what stays</p>".repeat(9);
        format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><style>p > a {{ }}</style></head><body>{filler}\
             <main id=\"all\"><article id=\"a\"><p>é {first}<br></p></article>\
             <article id=\"b\"><h2 id=\"b-h\">B</h2><p>{second}</p></article></main></body></html>"
        )
    }

    #[test]
    fn only_the_innermost_parts_that_changed_are_named() {
        let old = page("one", "two");
        assert_eq!(since(&old, &old), Some(vec![]));
        let changed = [("a".to_owned(), "<p>é 1<br></p>".to_owned())];
        assert_eq!(since(&old, &page("1", "two")).as_deref(), Some(&changed[..]));
        let both = since(&old, &page("1", "2")).unwrap();
        assert_eq!(both.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_part_that_comes_or_goes_is_a_change_of_what_holds_it() {
        let old = page("one", "two");
        let new = old.replace("<article id=\"b\">", "<article id=\"c\"></article><article id=\"b\">");
        let changes = since(&old, &new).unwrap();
        assert_eq!(changes.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["all"]);
        assert!(changes[0].1.contains("<article id=\"c\"></article>"));
    }

    #[test]
    fn what_is_not_plainly_nested_is_not_taken_apart() {
        let old = page("one", "two");
        for wrong in ["<b>x", "x</b>", "<b><i>x</b></i>", "<b id=\"a\">x</b>", "<!-- <b> "] {
            assert_eq!(since(&old, &page(wrong, "two")), None, "{wrong}");
        }
        assert_eq!(since(&old, &old.replace("p > a", "p > b")), None, "the head changed");
    }

    proptest::proptest! {
        #[test]
        fn the_parts_put_into_the_old_page_make_the_new_one(
            old in "(<p id=\"[a-d]\">|</p>|[xé]){0,12}", new in "(<p id=\"[a-d]\">|</p>|[xé]){0,12}"
        ) {
            let (old, new) = (page(&old, "two"), page(&new, "two"));
            let (was, is) = (Parts::of(&old), Parts::of(&new));
            if let Some(patches) = is.since(&was) {
                let mut made = old.clone();
                let mut open = vec![was.whole.clone().unwrap()];
                let mut places = Vec::new();
                while let Some(part) = open.pop() {
                    let patch = patches.iter().find(|patch| patch.id == part.id);
                    places.extend(patch.map(|patch| (part.inner.clone(), patch.html.clone())));
                    open.extend(part.parts);
                }
                proptest::prop_assert_eq!(places.len(), patches.len());
                places.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
                for (place, html) in places {
                    made.replace_range(place, &html);
                }
                proptest::prop_assert_eq!(made, new);
            }
        }
    }
}
