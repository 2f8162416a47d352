//! The attribute macro `dispatch` as a function of tokens.
//!
//! `options` reads what is in the brackets of the attribute. `outline` parses the trait without the
//! bodies of its functions. `function` finds the functions that are dispatched, and `validate`
//! reports every mistake in the trait. `lifetimes` names the lifetimes that are left out. `expand`
//! writes the traits and impls, and cannot fail.
//!
//! `bounds` is about the struct of a pointer, and not about a trait: it looks at the bounds that
//! the derive repeats.
//!
//! `pin-coerce-unsized/src/dispatching/mod.rs` says why the expansion is sound, and what in it is
//! `unsafe`.

pub(crate) mod bounds;
mod expand;
mod function;
mod lifetimes;
mod options;
mod outline;
mod validate;

use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::survey::Survey;
use expand::Expansion;
use function::Function;
use options::Options;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ItemTrait;

/// Expands the attribute. If there are mistakes, returns one `compile_error!` for each, beside the
/// item, whose dispatched functions are excluded from trait objects so that rustc adds no errors.
pub(crate) fn dispatch(options: TokenStream, item: &TokenStream) -> TokenStream {
    let (errors, item) = match parse(options, item) {
        Ok((options, item, survey)) => {
            let functions = Function::all_of(&item, &survey);
            match validate::check(&item, &functions, &survey) {
                Ok(()) => return Expansion::new(&item, functions, options, &survey).expand(),
                Err(mistakes) => (mistakes.into_errors(), expand::excluded(&item, &functions).into_token_stream()),
            }
        }
        Err(errors) => (errors, item.clone()),
    };
    quote!(#item #errors)
}

/// Returns what was written, or the errors.
fn parse(options: TokenStream, item: &TokenStream) -> Result<(Options, ItemTrait, Survey), TokenStream> {
    let survey = Survey::of(&options.clone().into_iter().chain(outline::looked_into(item.clone())).collect())
        .map_err(|mistake| Mistakes::from(mistake).into_errors())?;
    let outline = outline::parse(item.clone())
        .map_err(|error| Mistake::of_syntax(error, help_where_to_write(item.clone())).into_call())?;
    let options = syn::parse2(options).map_err(|error| Mistakes::from(options::mistake(error)).into_errors())?;
    Ok((options, outline, survey))
}

/// Says where the attribute belongs, if it is not on a trait.
fn help_where_to_write(item: TokenStream) -> String {
    let words = item.into_iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn"));
    match words.take(2).last() {
        Some(TokenTree::Ident(name)) if name != "fn" => {
            format!("write `#[dispatch]` on the trait that declares `{name}`")
        }
        _ => "write `#[dispatch]` on a trait".to_owned(),
    }
}
