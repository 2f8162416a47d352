//! The impls for a valid struct, and what stands beside the errors for an invalid one. What is
//! written depends on what the compiler allows.

mod explicit;
mod flat;
mod implicit;
mod parameters;
mod rejected;
pub(crate) mod substitute;

use super::mistake::last_error;
use super::pointer::Pointer;
use proc_macro2::TokenStream;
use quote::quote;

/// What the compiler lets the runtime crate write.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit,
    /// Only what a stable crate may write: the *guard*, an inherent impl that rustc rejects if the
    /// struct was replaced by one of another crate, and, with `unsize`, what `unsize!` needs.
    Explicit { unsize: bool },
}

impl Pointer<'_> {
    /// Writes the impls. As far as tokens can tell, the struct is valid; rustc checks the rest. If
    /// two fields have the same name (E0124), an error that rustc reports only if there is no other
    /// stands in the place of the impls, which name every field.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        if let Some(repeated) = self.fields.repeated() {
            return last_error(repeated.span(), "RenameThisField");
        }
        let impls = match mode {
            Mode::Implicit => self.expand_implicit(),
            Mode::Explicit { unsize: true } => self.expand_explicit(),
            Mode::Explicit { unsize: false } => self.expand_guard(),
        };
        match self.lints {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }
}
