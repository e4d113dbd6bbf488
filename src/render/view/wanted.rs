//! What somebody wants of the view: the fields that the templates at hand can read, or all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::ser::{Serialize, Serializer};

use crate::render::body::Narrative;
use crate::render::tracers::Tracing;
use crate::render::view::declare::Field;
use crate::render::view::shape::SHAPES;

/// Fields that tell one record from another, kept in any case so that comparisons mean the same.
const IDENTITY: &[&str] = &["id", "number"];

/// The fields of the view that somebody wants. A brief may have a hundred thousand claims, and most templates read
/// a third of their fields.
#[derive(Debug, Clone, Default)]
pub struct Wanted(Option<Part>);

/// Some of the fields.
#[derive(Debug, Clone)]
struct Part {
    /// Their names.
    names: BTreeSet<&'static str>,
    /// For each type of [`SHAPES`] the fields wanted, the first one in the lowest bit.
    masks: Vec<u64>,
}

impl Wanted {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Fields of these names, wherever they occur. No type is left without a field, so that a value that is there
    /// still counts as there.
    pub fn named(names: &BTreeSet<&str>) -> Self {
        let mut known = BTreeSet::new();
        let mut takes = |field: &Field| {
            let is_named = names.contains(field.name);
            known.extend(is_named.then_some(field.name));
            is_named || IDENTITY.contains(&field.name)
        };
        let mut mask = |fields: &[Field]| {
            let bits = fields.iter().zip(0..).map(|(field, at)| u64::from(takes(field)) << at);
            bits.fold(0, |mask, bit| mask | bit).max(1)
        };
        let masks = SHAPES.iter().map(|shape| mask(shape.fields)).collect();
        Self(Some(Part { names: known, masks }))
    }

    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether one of these fields is wanted, in any type.
    pub fn any(&self, names: &[&str]) -> bool {
        self.0.as_ref().is_none_or(|part| names.iter().any(|name| part.names.contains(name)))
    }

    /// The fields wanted of a type, by its position in [`SHAPES`].
    pub(super) fn fields(&self, shape: usize) -> Fields {
        let all = || SHAPES.get(shape).map_or(0, |shape| (1 << shape.fields.len()) - 1);
        Fields(self.0.as_ref().and_then(|part| part.masks.get(shape)).copied().unwrap_or_else(all))
    }
}

/// What is asked of a view.
#[derive(Debug, Clone, Copy)]
pub struct What<'a> {
    /// What it must hold; the rest need not be worked out.
    pub wanted: &'a Wanted,
    /// Whether the texts of claims carry tracers.
    pub tracing: Tracing,
    /// The narrative, if the brief has one.
    pub body: Option<&'a Narrative>,
}

/// The fields of one type, taken one after the other.
pub(super) struct Fields(u64);

impl Fields {
    /// How many are wanted.
    pub(super) fn count(&self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the next one is wanted.
    pub(super) fn takes_next(&mut self) -> bool {
        let takes = self.0 & 1 == 1;
        self.0 >>= 1;
        takes
    }
}

/// A value of the view with what is wanted of it.
pub struct Seen<'a, T: ?Sized>(pub &'a T, pub &'a Wanted);

impl<T: Visible + ?Sized> Serialize for Seen<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.show(self.1, to)
    }
}

/// Something that can be shown in part.
pub trait Visible {
    /// Hands over what is wanted of it.
    ///
    /// # Errors
    ///
    /// Those of the other side.
    fn show<S: Serializer>(&self, wanted: &Wanted, to: S) -> Result<S::Ok, S::Error>;
}

impl<T: Visible> Visible for Vec<T> {
    fn show<S: Serializer>(&self, wanted: &Wanted, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(|item| Seen(item, wanted)))
    }
}

impl<T: Visible> Visible for Option<T> {
    fn show<S: Serializer>(&self, wanted: &Wanted, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => to.serialize_some(&Seen(value, wanted)),
            None => to.serialize_none(),
        }
    }
}

macro_rules! leaves {
    ($($kind:ty),+) => {$(
        impl Visible for $kind {
            fn show<S: Serializer>(&self, _: &Wanted, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }
        }
    )+};
}

leaves!(String, Arc<str>, &'static str, bool, u32, usize);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::shape::{Hop, Section};

    #[test]
    fn what_nobody_names_is_left_out_and_identity_stays() {
        let section = Section { title: "T".to_owned(), ..Section::default() };
        let shown = |names: &[&str]| {
            let wanted = Wanted::named(&names.iter().copied().collect());
            serde_json::to_string(&Seen(&section, &wanted)).unwrap()
        };
        assert_eq!(shown(&["title", "claims"]), r#"{"title":"T","claims":[]}"#);
        assert_eq!(shown(&[]), r#"{"title":"T"}"#);
        let all = serde_json::to_string(&Seen(&section, &Wanted::all())).unwrap();
        assert_eq!(all, serde_json::to_string(&section).unwrap());
        let hop = serde_json::to_string(&Seen(&Hop::default(), &Wanted::named(&BTreeSet::from(["name"]))));
        assert_eq!(hop.unwrap(), r#"{"name":""}"#);
    }

    #[test]
    fn no_type_has_more_fields_than_a_mask_has_bits() {
        assert!(SHAPES.iter().all(|shape| shape.fields.len() < 64));
    }

    #[test]
    fn a_field_is_wanted_by_its_name() {
        let wanted = Wanted::named(&BTreeSet::from(["sentence"]));
        assert!(!wanted.any(&["text"]), "what is kept of types that nobody reads is not wanted");
        assert!(wanted.any(&["running", "sentence"]) && !wanted.any(&["running"]));
        assert!(Wanted::all().any(&["running"]) && Wanted::all().is_all() && !wanted.is_all());
    }
}
