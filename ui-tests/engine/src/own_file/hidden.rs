//! What rustc does not say because of other errors. It stops at some errors. If a macro fails, as
//! our derive does, rustc also says nothing about names that are not found.

use super::Mode;
use super::items::{Item, shared_out};
use crate::derives::{Derive, Derives};
use crate::diagnostic::{Diagnostic, Extent};
use crate::source::Source;
use anyhow::Result;
use std::path::Path;

/// A mistake that rustc finds in its last step, when it checks the bodies of functions.
const LATE_MISTAKE: &str = "const _: () = { const fn late_mistake() -> u8 { \"\" } };";

/// A name that is not found.
const MISSING_NAME: &str = "const _: () = { fn missing_name(_: MissingName) {} };";

/// The error about a trait that is not found.
const TRAIT_NOT_FOUND: &str = "E0405";

/// A file with errors, whose content is `text`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rejected<'a> {
    pub(super) text: &'a str,
    pub(super) source: Source<'a>,
    pub(super) derives: &'a Derives,
    pub(super) mode: &'a Mode,
}

impl Rejected<'_> {
    /// Whether rustc would report every error of an item that has none among `errors`.
    pub(super) fn hides_none(self, errors: &[Diagnostic]) -> Result<bool> {
        // `reports` compiles a copy of the file in which modules with files of their own are
        // missing. At this error, which could be in such a module, rustc stops.
        if errors.iter().any(|error| error.code.as_deref() == Some(TRAIT_NOT_FOUND)) {
            return Ok(false);
        }
        let finds_names = !errors.iter().any(is_of_macro) || self.reports(MISSING_NAME, Derive::Nothing)?;
        Ok(finds_names && self.reports(LATE_MISTAKE, Derive::Ours)?)
    }

    /// Adds to the errors of each item those that rustc does not report because of errors of the
    /// derive. It reports them with a derive that has no errors.
    pub(super) fn add_hidden(self, own: &mut [Vec<Diagnostic>], items: &[Item]) -> Result<()> {
        if !own.iter().flatten().any(is_of_macro) {
            return Ok(());
        }
        let (hidden, _) = shared_out(self.mode.outcome(self.derives, self.source, Derive::Nothing)?.errors, items);
        for (own, mut hidden) in own.iter_mut().zip(hidden) {
            let is_known = |error: &Diagnostic| {
                own.iter().any(|known| known.title() == error.title() && known.extents == error.extents)
            };
            hidden.retain(|error| !is_known(error));
            own.splice(..0, hidden);
        }
        Ok(())
    }

    /// Whether rustc reports one more mistake below all others.
    fn reports(self, mistake: &str, derive: Derive) -> Result<bool> {
        self.derives.with_file(&format!("{}\n{mistake}\n", self.text), |copy| {
            let is_added = |extent: &Extent| {
                let is_below = usize::try_from(extent.bytes.start).is_ok_and(|start| start > self.text.len());
                is_below && Path::new(&extent.file) == copy.path
            };
            let errors = self.mode.outcome(self.derives, copy, derive)?.errors;
            Ok(errors.iter().any(|error| error.extents.last().is_some_and(is_added)))
        })
    }
}

/// Whether a macro reports the error: rustc gives each of its own a code.
fn is_of_macro(error: &Diagnostic) -> bool {
    error.code.is_none()
}
