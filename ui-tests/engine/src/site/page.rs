//! A page that is not drawn yet.

use minijinja::Value;

/// A page that is not drawn yet.
pub(super) struct Page {
    pub(super) address: String,
    pub(super) template: &'static str,
    pub(super) title: String,
    pub(super) context: Value,
}

impl Page {
    pub(super) fn new(address: String, template: &'static str, title: String, context: Value) -> Self {
        Self { address, template, title, context }
    }
}
