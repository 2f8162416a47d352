//! The derive as a function of tokens. It is separate from the entry point, so tests and the fuzzer
//! can call it.
//!
//! Each step is a module. `survey` refuses what is nested too deep to parse. `input` reads what was
//! written. `validate` turns it into a `Pointer` or reports every mistake. `expand` writes the
//! impls; it takes a `Pointer`, or an `Input` with its mistakes, so it cannot fail.

pub(crate) mod configured;
mod declared;
mod edition;
pub(crate) mod expand;
mod input;
pub(crate) mod mentions;
mod misplaced;
mod misspelt;
pub(crate) mod mistake;
mod pointer;
mod recovered;
mod recovered_header;
pub(crate) mod search;
pub(crate) mod survey;
pub(crate) mod syntax;
pub(crate) mod validate;

use configured::without_stray_commas;
use edition::raw_names;
use expand::Mode;
use input::Input;
use mistake::{Mistakes, last_error};
use proc_macro2::TokenStream;
use quote::ToTokens;
use survey::Survey;
use syn::DeriveInput;

/// Returns the impls for `item`, or one `compile_error!` per mistake in it and impls that prevent
/// further errors where the item is used. Only the errors mention `name`, which is that of the
/// derive.
pub(crate) fn derive(item: TokenStream, name: &str, mode: Mode) -> TokenStream {
    impls(item, name, mode).unwrap_or_else(Mistakes::into_errors)
}

fn impls(item: TokenStream, name: &str, mode: Mode) -> Result<TokenStream, Mistakes> {
    let survey = Survey::of(&item)?;
    let (mut item, mut reported, moved) = parse(item)?;
    let declared::Corrected { errors, has_error_type } = declared::correct(&mut item.generics, &survey);
    reported.extend(errors);
    let has_error_type = has_error_type || moved.count() > 0;
    let input = Input { has_error_type, ..Input::from_syn(&item, name, &survey) };
    input.check_derived_once()?;
    input.check_clause_is_last()?;
    let mistakes = match moved.and(input.validate()) {
        Ok(_) if has_error_type => return Ok(reported),
        Ok(pointer) => return Ok([pointer.expand(mode), reported].into_iter().collect()),
        Err(mistakes) => mistakes,
    };
    match misspelt::corrected(&item).filter(|_| !has_error_type) {
        Some((item, of_attribute)) => {
            let survey = Survey::of(&item.to_token_stream())?;
            let input = Input::from_syn(&item, name, &survey);
            Ok(match input.validate() {
                Ok(pointer) => [pointer.expand(mode), reported, of_attribute].into_iter().collect(),
                Err(left) if left.count() < mistakes.count() => input.reject(left, mode),
                Err(_) => input.reject(mistakes, mode),
            })
        }
        None => Ok(input.reject(mistakes, mode)),
    }
}

/// Parses the item. If it has a syntax error from which rustc recovers, returns the item as rustc
/// reads it, an error at the place of the syntax error, and a mistake for each attribute that was
/// moved.
fn parse(item: TokenStream) -> syn::Result<(DeriveInput, TokenStream, Mistakes)> {
    let mistake = match syn::parse2(item.clone()) {
        Ok(item) => return Ok((item, TokenStream::new(), Mistakes::default())),
        Err(mistake) => mistake,
    };
    let item = raw_names(without_stray_commas(item));
    if let Ok(item) = syn::parse2(item.clone()) {
        return Ok((item, TokenStream::new(), Mistakes::default()));
    }
    let place = mistake.span();
    let (corrected, moved) = recovered::corrected(item);
    let recovered = syn::parse2(corrected).map_err(|_| mistake)?;
    Ok((recovered, last_error(place, "CorrectTheSyntaxHere"), moved))
}
