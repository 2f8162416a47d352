//! Names in the functions that are written, and patterns that reach fields.

use crate::derive::pointer::{Field, Pointer};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

impl Pointer<'_> {
    /// The name of the struct with the derive's span: with the user's, to name a deprecated struct
    /// would be a warning.
    pub(super) fn as_derived(&self) -> TokenStream {
        let mut name = self.ident.clone();
        name.set_span(Span::call_site().located_at(name.span()));
        name.to_token_stream()
    }

    /// A function from a reference to the whole to the place of a field.
    ///
    /// `name @ _` is never a constant, whatever else has the name, here and in all other patterns.
    /// They are in safe code, so the whole is not a union.
    pub(super) fn projection(&self, field: &Field<'_>) -> TokenStream {
        let (whole, member, place) = (self.as_derived(), &field.member, self.place(field));
        quote!(|#whole { #member: #place @ _, .. }| &raw mut *#place)
    }

    /// The local variable for a field.
    pub(super) fn place(&self, field: &Field<'_>) -> Ident {
        self.survey.fresh_ident(&format!("__smart_pointer_field_{}", field.index))
    }

    /// Names of local variables, which no const parameter of the struct has.
    pub(super) fn locals<const N: usize>(&self, names: [&str; N]) -> [Ident; N] {
        names.map(|name| self.survey.fresh_ident(name))
    }
}
