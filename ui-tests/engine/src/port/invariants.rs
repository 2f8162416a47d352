//! Questions about code of a pointer that depends on the static type of its pointee. Unsizing
//! changes that type.

use super::items::Item;
use super::krate::Crate;
use super::paths::leaves;
use super::questions::Question;
use super::tokens::flat;
use super::types::{arguments, last_name, mentions};
use super::unsizing_traits::unsizing_trait;
use quote::ToTokens;
use syn::{FnArg, ImplItem, ImplItemFn, ItemImpl, ReturnType, Type};

/// The traits whose impls have to give the same answer after unsizing.
const TRAITS: [&str; 6] = ["Drop", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

type Telltale = (&'static str, &'static [&'static str]);

/// What tells types apart: a name of the standard library, and what follows it.
const TELLTALES: [Telltale; 2] = [("TypeId", &[":", ":", "of", ":", ":", "<"]), ("size_of", &[":", ":", "<"])];

/// Returns the questions about a struct whose pointee is at a position.
pub(super) fn questions(krate: &Crate, item: usize, position: usize) -> Vec<Question> {
    let mut questions = Vec::new();
    let name = krate.items[item].name().unwrap_or_default();
    for (_, at, of) in krate.impls() {
        if !krate.may_be_for(at, of, item) {
            continue;
        }
        let pointees = if krate.is_named_by(at, of, item) {
            pointee_in(of, position).into_iter().collect()
        } else {
            of.generics.type_params().map(|parameter| parameter.ident.to_string()).collect::<Vec<_>>()
        };
        for function in suspects(krate, at, of) {
            let mut telltales = pointees.iter().filter_map(|pointee| telltale(krate, function, pointee));
            let Some(telltale) = telltales.next() else { continue };
            let context = krate
                .imported_trait(at, of)
                .map_or_else(|| "a constructor".to_owned(), |of_trait| format!("its `{of_trait}`"));
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
    match krate.imported_trait(at, of) {
        Some(name) if TRAITS.contains(&name.as_str()) => functions.collect(),
        Some(_) if unsizing_trait(krate, at, of).is_some() => Vec::new(),
        _ => functions.filter(|function| constructs(function)).collect(),
    }
}

/// Returns what in a function depends on the type: itself, or in a function of the crate that it
/// calls.
fn telltale(krate: &Crate, function: &ImplItemFn, pointee: &str) -> Option<String> {
    let body = flat(function.block.to_token_stream());
    if let Some(used) = TELLTALES.iter().find_map(|telltale| used(krate, &body, telltale, Some(pointee))) {
        return Some(format!("`{used}`"));
    }
    let helpers = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Fn(helper) => {
            used(krate, &flat(helper.block.to_token_stream()), &TELLTALES[0], None)?;
            Some(helper.sig.ident.to_string())
        }
        _ => None,
    });
    let mut helpers = helpers.filter(|helper| body.contains(helper));
    helpers.next().map(|helper| format!("`{helper}`, which uses `TypeId::of`"))
}

/// Returns how a telltale is used among some tokens with the pointee in its argument, also under
/// another name that the crate gives it.
fn used(krate: &Crate, body: &[String], (name, after): &Telltale, pointee: Option<&str>) -> Option<String> {
    let names = names_of(krate, name);
    (0..body.len()).filter(|at| names.contains(&body[*at])).find_map(|at| {
        let start = at + 1 + after.len();
        body.get(at + 1..start).filter(|words| words.iter().eq(*after))?;
        let mut depth = 1;
        let argument = body[start..].iter().take_while(|token| {
            depth += i32::from(*token == "<") - i32::from(*token == ">");
            depth > 0
        });
        let argument: Vec<&str> = argument.map(String::as_str).collect();
        let is_it = pointee.is_none_or(|pointee| argument.contains(&pointee));
        is_it.then(|| format!("{}{}>", body[at..start].concat(), argument.concat()))
    })
}

/// Returns the names that a name of the standard library has in the crate.
fn names_of(krate: &Crate, name: &str) -> Vec<String> {
    let others = krate.items.iter().flat_map(|item| match &item.syntax {
        syn::Item::Use(of) => {
            let renamed = leaves(&of.tree).into_iter().filter(|(_, path)| path.last().is_some_and(|last| last == name));
            renamed.map(|(alias, _)| alias).collect()
        }
        syn::Item::Type(of) if mentions(&of.ty, name) => vec![of.ident.to_string()],
        _ => Vec::new(),
    });
    others.chain([name.to_owned()]).collect()
}
