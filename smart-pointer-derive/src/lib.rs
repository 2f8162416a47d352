//! `#[derive(SmartPointer)]` of [RFC 3621], out of tree.
//!
//! Use it through [`pin-coerce-unsized`], which re-exports it together with the marker its expansion refers to; the
//! documentation of the derive is there.
//!
//! The data flow is the folder listing: `survey` refuses what is nested too deep to parse, `input` reads what was
//! written, `validate` turns it into a `Pointer` or reports every mistake at once (those of `fields` among them), `expand` writes the
//! impls and cannot fail. `substitute` replaces the pointee by another type, which is where doing it by syntax is hardest.
//!
//! [RFC 3621]: https://rust-lang.github.io/rfcs/3621-derive-smart-pointer.html
//! [`pin-coerce-unsized`]: https://docs.rs/pin-coerce-unsized

#![cfg_attr(implicit, feature(allow_internal_unstable))]
#![cfg_attr(implicit, allow(internal_features))]
#![forbid(unsafe_code)]

mod expand;
mod explicit;
mod fields;
mod input;
mod substitute;
mod survey;
mod validate;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;

use expand::Mode;
use input::Input;
use survey::Survey;

/// Makes a `#[repr(transparent)]` struct around a pointer coerce and dispatch like `Box`, `Rc` and `Arc`.
///
/// The documentation is that of `pin_coerce_unsized::SmartPointer`, the path to use it by.
#[cfg_attr(implicit, allow_internal_unstable(coerce_unsized, dispatch_from_dyn, unsize))]
#[proc_macro_derive(SmartPointer, attributes(pointee, smart_pointer))]
pub fn derive_smart_pointer(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive(item.into(), Mode::COMPILED).into()
}

/// The derive as a function of tokens: the impls for `item`, or one `compile_error!` per mistake in it.
fn derive(item: proc_macro2::TokenStream, mode: Mode) -> proc_macro2::TokenStream {
    Survey::check_depth(&item)
        .and_then(|survey| Ok((syn::parse2(item)?, survey)))
        .and_then(|(item, survey)| Input::from_syn(&item, survey).validate().map(|pointer| pointer.expand(mode)))
        .unwrap_or_else(|mistakes| mistakes.into_iter().flat_map(compile_error).collect())
}

/// `compile_error!` on the tokens at fault, by its name alone.
///
/// `syn::Error` writes `::core::compile_error!` with the span of those tokens. In edition 2015 a path with such a span starts at
/// the root of the user's crate, and all that rustc would report is that there is no `core` in it.
fn compile_error(mistake: syn::Error) -> impl Iterator<Item = proc_macro2::TokenTree> {
    let tokens = mistake.into_compile_error().into_iter();
    tokens.skip_while(|token| !matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == "compile_error"))
}
