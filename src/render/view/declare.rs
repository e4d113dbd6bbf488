//! How the types of the view are declared: each once, for the page, the manual and the check of field names.

/// A type of the view, as the manual and the check of field names know it.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The type's name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields, in order.
    pub fields: &'static [Field],
}

/// A field of the view.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name that templates use.
    pub name: &'static str,
    /// Its type, in Rust's words.
    pub kind: &'static str,
    /// What it means.
    pub about: &'static str,
}

/// How a field is held, where that is not as its type says.
macro_rules! held {
    ($kind:ty) => {
        $kind
    };
    ($kind:ty, $held:ty) => {
        $held
    };
}

/// Declares the types of the view once: the structs, the table of their fields, and how they are handed to others,
/// in whole or with the fields that somebody wants.
macro_rules! view {
    ($($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $kind:ty $(as $held:ty)?,)+ })+) => {
        /// The position of each type in [`SHAPES`].
        #[derive(Clone, Copy)]
        enum Position { $($name),+ }

        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, Default)]
            pub struct $name { $($(#[doc = $doc])+ pub $field: $crate::render::view::declare::held!($kind $(, $held)?),)+ }

            impl $crate::render::view::wanted::Visible for $name {
                fn show<S: serde::Serializer>(&self, wanted: &$crate::render::view::wanted::Wanted, to: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeStruct as _;
                    let mut fields = wanted.fields(Position::$name as usize);
                    let mut shown = to.serialize_struct(stringify!($name), fields.count())?;
                    $(if fields.takes_next() {
                        shown.serialize_field(stringify!($field), &$crate::render::view::wanted::Seen(&self.$field, wanted))?;
                    })+
                    shown.end()
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    $crate::render::view::wanted::Visible::show(self, &$crate::render::view::wanted::Wanted::all(), to)
                }
            }
        )+

        /// Every type of the view, the topmost first.
        pub const SHAPES: &[$crate::render::view::declare::Shape] = &[$($crate::render::view::declare::Shape {
            name: stringify!($name),
            about: concat!($($about),+),
            fields: &[$($crate::render::view::declare::Field { name: stringify!($field), kind: stringify!($kind), about: concat!($($doc),+) }),+],
        }),+];
    };
}
pub(super) use {held, view};
