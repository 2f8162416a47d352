//! Local names in the functions of the expansion, and patterns that reach fields.

use crate::derive::expand::parameters::derived;
use crate::derive::pointer::{Field, Pointer};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl Pointer<'_> {
    /// Returns the name of the struct with the derive's span. With the user's span, the name of a
    /// deprecated struct would cause a warning.
    pub(super) fn as_derived(&self) -> Ident {
        derived(self.ident)
    }

    /// Writes a function from a reference to the struct to the place of a field.
    ///
    /// Here and in all other patterns, `name @ _` is never a constant, whatever else has that name.
    /// The patterns are in safe code, so the struct is not a union.
    pub(super) fn projection(&self, field: &Field<'_>) -> TokenStream {
        let (whole, member, place) = (self.as_derived(), &field.member, self.place(field));
        quote!(|#whole { #member: #place @ _, .. }| &raw mut *#place)
    }

    /// Returns the local variable for a field.
    pub(super) fn place(&self, field: &Field<'_>) -> Ident {
        self.survey.fresh_ident(&format!("__smart_pointer_field_{}", field.index))
    }

    /// Returns names for local variables that no const parameter of the struct has.
    pub(super) fn locals<const N: usize>(&self, names: [&str; N]) -> [Ident; N] {
        names.map(|name| self.survey.fresh_ident(name))
    }
}
