//! The derive as a function of tokens, apart from the entry point so that tests and the fuzzer can call it.

use crate::expand::Mode;
use crate::input::Input;
use crate::survey::Survey;
use proc_macro2::{TokenStream, TokenTree};

/// The impls for `item`, or one `compile_error!` per mistake in it.
pub(crate) fn derive(item: TokenStream, mode: Mode) -> TokenStream {
    Survey::check_depth(&item)
        .and_then(|survey| Ok((syn::parse2(item)?, survey)))
        .and_then(|(item, survey)| Input::from_syn(&item, &survey).validate().map(|pointer| pointer.expand(mode)))
        .unwrap_or_else(|mistakes| mistakes.into_iter().flat_map(compile_error).collect())
}

/// `compile_error!` on the tokens at fault, by its name alone.
///
/// `syn::Error` writes `::core::compile_error!` with the span of those tokens. In edition 2015 a path with such a span starts at
/// the root of the user's crate, and all that rustc would report is that there is no `core` in it.
fn compile_error(mistake: syn::Error) -> impl Iterator<Item = TokenTree> {
    let tokens = mistake.into_compile_error().into_iter();
    tokens.skip_while(|token| !matches!(token, TokenTree::Ident(ident) if ident == "compile_error"))
}
