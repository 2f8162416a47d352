//! Mistakes in the item. Each becomes one error on the tokens at fault.

use super::syntax::ends;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::fmt::Display;
use syn::Error;

/// What is wrong, which tokens are at fault, and what to write instead.
pub(crate) struct Mistake {
    place: [Span; 2],
    message: String,
    help: Option<String>,
}

impl Mistake {
    pub(crate) fn new(place: impl ToTokens, message: impl Display, help: impl Display) -> Self {
        Self { place: ends(&place), message: message.to_string(), help: Some(help.to_string()) }
    }

    /// Reports what syn says, where syn says it, with our help.
    pub(crate) fn of_syntax(error: Error, help: impl Display) -> Self {
        Self { help: Some(help.to_string()), ..error.into() }
    }

    /// Returns the call of `compile_error!`, and an item that contains it.
    ///
    /// The call has the bare name. `syn::Error` writes `::core::compile_error!` with the span of
    /// the tokens at fault. In edition 2015, a path with such a span starts at the root of the
    /// user's crate, and rustc would report only that there is no `core` in it.
    ///
    /// So the macro can be one of the user's. The item is a constant that panics with the same text.
    /// rustc evaluates it only if the call was not an error.
    fn into_error(self) -> [TokenStream; 2] {
        let Self { place: [first, last], message, help } = self;
        let help = help.map_or_else(String::new, |help| format!("\nhelp: {help}"));
        let text = Literal::string(&format!("{message}{help}"));
        let mut shown = text.clone();
        shown.set_span(last);
        let mut shown = Group::new(Delimiter::Brace, TokenTree::from(shown).into());
        shown.set_span(last);
        let call = quote_spanned!(first=> compile_error! #shown);
        let item = quote!(const _: () = { #call ::core::panic!("{}", #text); };);
        [call, item]
    }
}

impl From<Error> for Mistake {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        // Only the tokens that syn writes for the error show where it ends.
        Self { place: ends(&error.into_compile_error()), message, help: None }
    }
}

/// Every mistake so far.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<Mistake>);

impl Mistakes {
    /// Returns the value, or notes the mistakes and returns nothing.
    pub(crate) fn note<T>(&mut self, result: Result<T, impl Into<Mistakes>>) -> Option<T> {
        result.map_err(|mistakes| self.0.extend(mistakes.into().0)).ok()
    }

    /// Returns the value, if there is no mistake.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Returns `Ok` if there is no mistake.
    pub(crate) fn none(mistakes: impl IntoIterator<Item = Mistake>) -> Result<(), Self> {
        Self(mistakes.into_iter().collect()).or(())
    }

    /// Returns one item for each, and the call of `compile_error!` in the first.
    pub(crate) fn into_errors(self) -> (TokenStream, Option<TokenStream>) {
        let (mut calls, items): (Vec<_>, TokenStream) =
            self.0.into_iter().map(|mistake| mistake.into_error().into()).unzip();
        (items, (!calls.is_empty()).then(|| calls.swap_remove(0)))
    }
}

impl<M: Into<Mistake>> From<M> for Mistakes {
    fn from(mistake: M) -> Self {
        Self(vec![mistake.into()])
    }
}
