//! The derive as a function of tokens, apart from the entry point so that tests and the fuzzer can
//! call it.
//!
//! Each step is a module. `survey` refuses what is nested too deep to parse, `input` reads what was
//! written, and `validate` turns it into a `Pointer` or reports every mistake. `expand` writes the
//! impls and cannot fail: it exists for a `Pointer` alone.

pub(crate) mod configured;
pub(crate) mod expand;
mod input;
mod mistake;
mod pointer;
pub(crate) mod search;
pub(crate) mod survey;
mod syntax;
mod validate;

use configured::without_stray_commas;
use expand::Mode;
use input::Input;
use mistake::Mistakes;
use proc_macro2::TokenStream;
use survey::Survey;

/// The impls for `item`, or one `compile_error!` per mistake in it.
pub(crate) fn derive(item: TokenStream, mode: Mode) -> TokenStream {
    impls(item, mode).unwrap_or_else(Mistakes::into_compile_errors)
}

fn impls(item: TokenStream, mode: Mode) -> Result<TokenStream, Mistakes> {
    let survey = Survey::of(&item)?;
    let item = syn::parse2(item.clone())
        // The mistake is the first one: what was repaired is not what was written.
        .or_else(|mistake| syn::parse2(without_stray_commas(item)).map_err(|_| mistake))?;
    let input = Input::from_syn(&item, &survey);
    let pointer = input.validate()?;
    Ok(pointer.expand(mode))
}
