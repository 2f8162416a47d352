//! Mistakes in the item. Each becomes one error on the tokens at fault.

use super::syntax::{ends, shown_at};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::fmt::Display;
use syn::{Attribute, Error};

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

    /// Returns what stands in the braces of a constant: the call of `compile_error!`, a panic, and
    /// an index out of bounds.
    ///
    /// The call names the macro without a path. `syn::Error` writes `::core::compile_error!` with
    /// the span of the tokens at fault. In edition 2015, a path with such a span starts at the root
    /// of the user's crate, and rustc would report only that there is no `core` in it.
    ///
    /// So the macro can be one of the user's. The constant then panics with the same text, and if
    /// `core` is the user's as well, the index is an error without any name. rustc evaluates the
    /// constant only if the call was not an error. The condition keeps rustc from warning that the
    /// index is unreachable.
    fn into_error(self) -> TokenStream {
        let text = self.text();
        let call = self.into_call();
        quote!(#call if true { ::core::panic!("{}", #text); } [0][1])
    }

    /// Returns the call without a path.
    fn into_call(self) -> TokenStream {
        let [first, last] = self.place;
        let text = self.text_in_braces(last);
        quote_spanned!(first=> compile_error! #text)
    }

    /// Returns a call that can also stand among the items of a trait or an impl, where no constant
    /// without a name can stand. A user's macro can take its place only if the user's crate is
    /// called `core` (then there is no error), because the path has the edition of this crate.
    /// Because of the place, rustc adds a note that names the macro.
    #[cfg(feature = "dispatch")]
    pub(crate) fn into_associated_item(self) -> TokenStream {
        let [first, last] = self.place.map(|span| Span::call_site().located_at(span));
        let text = self.text_in_braces(last);
        quote_spanned!(first=> ::core::compile_error! #text)
    }

    fn text_in_braces(&self, span: Span) -> Group {
        let mut text = self.text();
        text.set_span(span);
        let mut text = Group::new(Delimiter::Brace, TokenTree::from(text).into());
        text.set_span(span);
        text
    }

    fn text(&self) -> Literal {
        let help = self.help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
        Literal::string(&format!("{}{help}", self.message))
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

    /// Returns the result, or these mistakes and then those of the result.
    pub(crate) fn and<T>(mut self, result: Result<T, Self>) -> Result<T, Self> {
        match self.note(result) {
            Some(value) => self.or(value),
            None => Err(self),
        }
    }

    /// Returns `Ok` if there is no mistake.
    pub(crate) fn none(mistakes: impl IntoIterator<Item = Mistake>) -> Result<(), Self> {
        Self(mistakes.into_iter().collect()).or(())
    }

    /// Returns how many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns one constant for each mistake.
    pub(crate) fn into_errors(self) -> TokenStream {
        self.0.into_iter().map(Mistake::into_error).map(|error| quote!(const _: usize = { #error };)).collect()
    }

    /// Returns one constant for each mistake, like `into_errors`. The first one is called `name`. A
    /// type with `name` as an array length is an error type: rustc reports nothing more about it.
    #[cfg(feature = "dispatch")]
    pub(crate) fn into_errors_called(mut self, name: &impl ToTokens) -> TokenStream {
        let others = Self(self.0.split_off(1)).into_errors();
        let first: TokenStream = self.0.into_iter().map(Mistake::into_error).collect();
        quote! {
            #[allow(non_upper_case_globals)]
            const #name: usize = { #first };
            #others
        }
    }

    /// Returns one constant for each mistake, like `into_errors`. The first one contains `impls`,
    /// which name the constant with its error and get the lint levels `lints`.
    ///
    /// The error stands once in all that is written: where rustc compiles incrementally, as cargo
    /// does by default, it counts and reports each copy.
    pub(crate) fn into_errors_with(mut self, lints: &[Attribute], impls: &TokenStream) -> TokenStream {
        let others = Self(self.0.split_off(1)).into_errors();
        let first: TokenStream = self.0.into_iter().map(Mistake::into_error).collect();
        quote! {
            #(#lints)*
            const _: () = {
                const __SMART_POINTER_ERROR: usize = { #first };
                #impls
            };
            #others
        }
    }
}

impl<M: Into<Mistake>> From<M> for Mistakes {
    fn from(mistake: M) -> Self {
        Self(vec![mistake.into()])
    }
}

/// Writes an error that rustc reports only if there is no other: a private type in a public
/// interface, E0446, which rustc looks for last. No other error with text of our own behaves like
/// this, so the name of the type says what to write.
pub(crate) fn last_error(place: Span, remedy: &str) -> TokenStream {
    let remedy = Ident::new(remedy, Span::call_site());
    let error = quote! {
        const _: () = {
            pub struct Item;
            struct #remedy;
            pub trait Derives {
                type Attribute;
            }
            impl Derives for Item {
                type Attribute = #remedy;
            }
        };
    };
    shown_at(place, error)
}
