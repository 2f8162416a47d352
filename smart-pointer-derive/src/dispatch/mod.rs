//! The attribute macro `dispatch` as a function of tokens.
//!
//! `options` reads what is in the brackets of the attribute. `outline` parses the trait without the
//! bodies of its functions. `function` finds the functions that are dispatched, and `validate`
//! reports every mistake in the trait. `lifetimes` names the lifetimes that are left out. `expand`
//! writes the traits and impls, and cannot fail. If there are mistakes, it writes only what keeps
//! correct uses of the trait free of errors.
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

use crate::derive::expand::Mode;
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::survey::Survey;
use expand::Expansion;
use function::Function;
use options::Options;
use outline::Outline;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{ItemTrait, TraitItem, Type, parse_quote};

/// Expands the attribute. If there are mistakes, returns one `compile_error!` for each, beside the
/// trait and methods that keep correct uses of both free of errors.
pub(crate) fn dispatch(options: TokenStream, item: &TokenStream, mode: Mode) -> TokenStream {
    let (outline, survey) = match parse(&options, item) {
        Ok(parsed) => parsed,
        Err(errors) => return quote!(#item #errors),
    };
    let (options, mistake) = Options::read(options);
    let item = &outline.item;
    let mut functions = Function::without_self(item, &survey);
    functions.retain(Function::is_dispatched);
    let mistakes = outline.mistakes.into_iter().chain(mistake);
    let mistakes = match outline.syntax {
        None => mistakes.chain(validate::check(item, &functions, &options, &survey, mode)).collect(),
        // Beside a syntax error, what `validate` finds is not certain.
        Some(_) => mistakes.collect::<Vec<_>>(),
    };
    match (Mistakes::none(mistakes), outline.syntax) {
        (Ok(()), None) => Expansion::new(item, functions, options, &survey).expand(),
        (mistakes, syntax) => {
            let with_self = validate::functions_with_wrong_self(item, !functions.is_empty(), mode);
            let meant = with_this(item.clone(), &with_self);
            // The author may have meant every function without `self` to be dispatched.
            let functions = Function::without_self(&meant, &survey);
            Expansion::new(item, functions, options, &survey).reject(&with_self, mistakes.err(), syntax)
        }
    }
}

/// Returns the trait with `this` where a function has a wrong `self`.
fn with_this(mut item: ItemTrait, with_self: &[(usize, Type)]) -> ItemTrait {
    for (index, ty) in with_self {
        if let TraitItem::Fn(function) = &mut item.items[*index] {
            function.sig.inputs[0] = parse_quote!(this: #ty);
        }
    }
    item
}

/// Returns the trait and what its tokens contain, or the errors.
fn parse(options: &TokenStream, item: &TokenStream) -> Result<(Outline, Survey), TokenStream> {
    let survey = Survey::of(&options.clone().into_iter().chain(outline::looked_into(item.clone())).collect())
        .map_err(|mistake| Mistakes::from(mistake).into_errors())?;
    let outline = outline::parse(item.clone())
        .map_err(|error| Mistake::of_syntax(error, help_with_syntax(item.clone())).into_associated_item())?;
    validate::check_given_once(&outline.item).map_err(|mistake| Mistakes::from(mistake).into_errors())?;
    Ok((outline, survey))
}

/// Says where the attribute belongs if it is not on a trait, and what to do if it is.
fn help_with_syntax(item: TokenStream) -> String {
    if item.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "trait")) {
        return "correct the syntax of the trait; the compiler's own error says how".to_owned();
    }
    // Of the words outside brackets, only `unsafe` can stand before `impl`.
    let mut first = item.clone().into_iter().filter(|token| matches!(token, TokenTree::Ident(_))).take(2);
    if first.any(|word| word.to_string() == "impl") {
        return "write `#[dispatch]` only on the trait, and not on an impl".to_owned();
    }
    let words = item.into_iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn"));
    match words.take(2).last() {
        Some(TokenTree::Ident(name)) if name != "fn" => {
            format!("write `#[dispatch]` only on the trait that declares `{name}`")
        }
        _ => "write `#[dispatch]` on a trait".to_owned(),
    }
}
