//! Records that many others of a view share.

use std::sync::{Arc, OnceLock};

use serde::ser::{Serialize as _, Serializer};
use tera::Value;

use crate::render::view::wanted::{Seen, Visible, Wanted};

/// A record that many others of a view share; as a template's value it is made once, for what the view's maker wants.
#[derive(Debug, Clone)]
pub struct Shared<T>(Arc<(T, OnceLock<Value>)>);

impl<T> Shared<T> {
    /// Makes a record one to be shared.
    pub fn new(record: T) -> Self {
        Self(Arc::new((record, OnceLock::new())))
    }
}

impl<T: Visible> Visible for Shared<T> {
    fn show<S: Serializer>(&self, wanted: &Wanted, to: S) -> Result<S::Ok, S::Error> {
        let (record, value) = &*self.0;
        let make = || Value::try_from_serializable(&Seen(record, wanted)).unwrap_or_else(|_| Value::none());
        value.get_or_init(make).serialize(to)
    }
}
