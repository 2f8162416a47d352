//! Questions about code of a pointer that depends on the static type of its pointee. Unsizing
//! changes that type.

use super::items::Item;
use super::krate::{Crate, trait_name};
use super::questions::Question;
use super::tokens::contains;
use super::types::{arguments, last_name, mentions};
use super::unsizing_traits::unsizing_trait;
use quote::ToTokens;
use syn::{FnArg, ImplItem, ImplItemFn, ItemImpl, ReturnType, Type};

/// The traits whose impls have to give the same answer after unsizing.
const TRAITS: [&str; 6] = ["Drop", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// What tells types apart.
const TELLTALES: [&[&str]; 2] = [&["TypeId", ":", ":", "of", ":", ":", "<"], &["size_of", ":", ":", "<"]];

/// Returns the questions about a struct whose pointee is at a position.
pub(super) fn questions(krate: &Crate, item: usize, position: usize) -> Vec<Question> {
    let mut questions = Vec::new();
    let name = krate.items[item].name().unwrap_or_default();
    for (_, at, of) in krate.impls() {
        if krate.self_type(at, of) != Some(item) {
            continue;
        }
        let Some(pointee) = pointee_in(of, position) else { continue };
        for function in suspects(krate, at, of) {
            let Some(telltale) = telltale(krate, function, &pointee) else { continue };
            let context =
                trait_name(of).map_or_else(|| "a constructor".to_owned(), |of_trait| format!("its `{of_trait}`"));
            questions.push(Question {
                place: krate.file(at).place(&function.sig.ident),
                about: name.clone(),
                reason: format!(
                    "{context} depends on the static type of the pointee: `{}` uses {telltale}",
                    function.sig.ident
                ),
                decide: "unsizing changes this type: keep the pointer as it is, unless the answer may change; then \
                         write the derive by hand"
                    .to_owned(),
            });
        }
    }
    questions
}

/// Returns what stands for the pointee in an impl, if it is a name.
fn pointee_in(of: &ItemImpl, position: usize) -> Option<String> {
    let Type::Path(own) = &*of.self_ty else { return None };
    let Some(Type::Path(argument)) = arguments(&own.path).get(position).copied().flatten() else { return None };
    Some(argument.path.get_ident()?.to_string())
}

/// Returns the functions of the traits above, and the constructors.
fn suspects<'a>(krate: &Crate, at: &Item, of: &'a ItemImpl) -> Vec<&'a ImplItemFn> {
    let functions =
        of.items.iter().filter_map(|item| if let ImplItem::Fn(function) = item { Some(function) } else { None });
    let own = if let Type::Path(own) = &*of.self_ty { last_name(&own.path) } else { String::new() };
    let is_own = |of: &dyn ToTokens| {
        let tokens = of.to_token_stream();
        mentions(&tokens, "Self") || mentions(&tokens, &own)
    };
    let takes_one = |function: &ImplItemFn| {
        function.sig.inputs.iter().any(|input| match input {
            FnArg::Receiver(_) => true,
            FnArg::Typed(input) => is_own(&input.ty),
        })
    };
    let constructs = |function: &ImplItemFn| match &function.sig.output {
        ReturnType::Type(_, result) => is_own(result) && !takes_one(function),
        ReturnType::Default => false,
    };
    match trait_name(of) {
        Some(name) if TRAITS.contains(&name.as_str()) => functions.collect(),
        Some(_) if unsizing_trait(krate, at, of).is_some() => Vec::new(),
        _ => functions.filter(|function| constructs(function)).collect(),
    }
}

/// Returns what in a function depends on the type: itself, or in a function of the crate that it
/// calls.
fn telltale(krate: &Crate, function: &ImplItemFn, pointee: &str) -> Option<String> {
    let body = function.block.to_token_stream();
    let own = TELLTALES.iter().find(|words| {
        let closed = [words, &[pointee, ">"][..]].concat();
        contains(&body, &closed)
    });
    if let Some(words) = own {
        return Some(format!("`{}{pointee}>`", words.concat()));
    }
    let helpers = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Fn(helper) if contains(&helper.block.to_token_stream(), TELLTALES[0]) => Some(&helper.sig.ident),
        _ => None,
    });
    let mut helpers = helpers.map(ToString::to_string);
    helpers.find(|helper| mentions(&body, helper)).map(|helper| format!("`{helper}`, which uses `TypeId::of`"))
}
