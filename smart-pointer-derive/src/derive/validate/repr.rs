//! The requirement on `#[repr(…)]`. For a pointer that only coerces, it is in `coerced`.

use super::named::is_phantom_data;
use crate::derive::input::{Input, Kind};
use crate::derive::mistake::Mistake;
use crate::derive::syntax::is_called;
use quote::quote;

/// When to write `coerce_only` instead of `#[repr(transparent)]`, and where.
pub(super) const ADVICE_TO_COERCE_ONLY: &str =
    "the pointer need not be the type of `self`, write `#[smart_pointer(coerce_only)]` on the pointer field";

impl Input<'_> {
    /// RFC 3621, input requirement 3: the struct is `#[repr(transparent)]`.
    ///
    /// rustc rejects any other word beside `transparent` with E0692, which needs no help from here.
    pub(super) fn check_is_transparent(&self) -> Result<(), Mistake> {
        let (Kind::Struct(_), Some(words)) = (&self.kind, &self.repr) else { return Ok(()) };
        if words.iter().any(|word| is_called(word.path(), "transparent")) {
            return Ok(());
        }
        let ident = self.ident;
        let message = format!("`{}` requires `{ident}` to be `#[repr(transparent)]`", self.derive);
        // rustc's E0690, about another field with a size, does not name the option.
        let is_alone = self.fields().iter().filter(|field| !is_phantom_data(&field.ty)).count() < 2;
        let or_coerces_only = if is_alone {
            String::new()
        } else {
            format!(
                "; or, if another field has a size and {ADVICE_TO_COERCE_ONLY}, with any `repr` but `transparent` and \
                 `packed`, or none"
            )
        };
        Err(if words.is_empty() {
            let help = format!("write `#[repr(transparent)]` above `struct {ident}`{or_coerces_only}");
            Mistake::new(ident, message, help)
        } else {
            let reason = if is_alone { ": the layout is that of the pointer field" } else { "" };
            Mistake::new(quote!(#(#words),*), message, format!("write `transparent` instead{reason}{or_coerces_only}"))
        })
    }
}
