//! Questions about code of a pointer that depends on the static type of its pointee. Unsizing
//! changes that type.

use super::aliases::names_of;
use super::items::Item;
use super::krate::Crate;
use super::left::Question;
use super::tokens::flat;
use super::types::{arguments, last_name, mentions};
use super::unsizing_traits::unsizing_trait;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{FnArg, Generics, ImplItem, ImplItemFn, ItemImpl, ReturnType, TraitItem, Type};

/// The traits whose impls have to give the same answer after unsizing.
const TRAITS: [&str; 6] = ["Drop", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// What tells types apart: a name of the standard library, and what follows it.
struct Telltale {
    name: &'static str,
    /// The names that it has in the crate.
    names: Vec<String>,
    after: &'static [&'static str],
    /// Whether only the pointee itself counts as its argument: the size of a node around the pointee
    /// is that of an allocation. For the same reason, `Layout::new` and `align_of` are not here.
    is_exact: bool,
}

impl Telltale {
    fn all(krate: &Crate) -> Vec<Self> {
        let of = |name, after, is_exact| Self { name, names: names_of(krate, name), after, is_exact };
        let function: &[&str] = &[":", ":", "<"];
        vec![
            of("TypeId", &[":", ":", "of", ":", ":", "<"], false),
            of("type_name", function, false),
            of("size_of", function, true),
            of("needs_drop", function, true),
            of("type_id", &["("], false),
            of("type_name_of_val", &["("], false),
        ]
    }

    /// Returns it without its argument.
    fn shown(&self) -> String {
        format!("{}{}", self.name, self.after.concat().trim_end_matches(['(', ':', '<']))
    }

    /// Returns how it is used among some tokens with the pointee in its argument, or with a value.
    /// In `<TypeId>::of`, the name has an angle bracket after it.
    fn used(&self, body: &[String], pointee: Option<&str>) -> Option<String> {
        (0..body.len()).filter(|at| self.names.contains(&body[*at])).find_map(|at| {
            let after = at + 1 + usize::from(body.get(at + 1).is_some_and(|next| next == ">"));
            let start = after + self.after.len();
            body.get(after..start).filter(|words| words.iter().eq(self.after))?;
            if self.after == ["("] {
                return Some(body[at].clone());
            }
            let mut depth = 1;
            let argument = body[start..].iter().take_while(|token| {
                depth += i32::from(*token == "<") - i32::from(*token == ">");
                depth > 0
            });
            let argument: Vec<&str> = argument.map(String::as_str).collect();
            let has = |of: &str| !self.is_exact && (argument.contains(&of) || argument.contains(&"Self"));
            let is_it = |of: &str| argument == [of] || has(of);
            let shown = || format!("{}{}{}>", body[at], body[after..start].concat(), argument.concat());
            pointee.is_none_or(is_it).then(shown)
        })
    }
}

/// Returns the names of the functions, constants and macros that tell types apart, each with how.
/// Of those of other types of the crate, only those that tell one of their own parameters apart.
fn helpers(krate: &Crate, all: &[Telltale], item: usize) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |name: &syn::Ident, body: TokenStream, of: &[Option<String>]| {
        let body = flat(body);
        let uses = |telltale: &&Telltale| of.iter().any(|of| telltale.used(&body, of.as_deref()).is_some());
        let telling = all.iter().find(|telltale| !telltale.is_exact && uses(telltale));
        let names = telling.iter().flat_map(|_| names_of(krate, &name.to_string()));
        found.extend(names.zip(telling.into_iter().cycle()).map(|(name, telltale)| (name, telltale.shown())));
    };
    let any = &[None];
    let parameters = |of: &Generics| of.type_params().map(|of| Some(of.ident.to_string())).collect::<Vec<_>>();
    for at in &krate.items {
        match &at.syntax {
            syn::Item::Fn(of) => add(&of.sig.ident, of.block.to_token_stream(), any),
            syn::Item::Macro(of) => {
                if let Some(name) = &of.ident {
                    add(name, of.mac.tokens.clone(), any);
                }
            }
            syn::Item::Trait(of) => {
                for function in &of.items {
                    match function {
                        TraitItem::Fn(of) => add(&of.sig.ident, of.default.to_token_stream(), any),
                        TraitItem::Const(of) => add(&of.ident, of.to_token_stream(), any),
                        _ => {}
                    }
                }
            }
            syn::Item::Impl(of) => {
                let is_own = krate.self_type(at, of).is_none_or(|own| own == item);
                let of_impl = if is_own { any.to_vec() } else { parameters(&of.generics) };
                for function in &of.items {
                    match function {
                        ImplItem::Fn(of) => {
                            let all = [&of_impl[..], &parameters(&of.sig.generics)].concat();
                            add(&of.sig.ident, of.block.to_token_stream(), &all);
                        }
                        ImplItem::Const(of) => add(&of.ident, of.expr.to_token_stream(), &of_impl),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Returns the questions about a struct whose pointee is at a position.
pub(super) fn questions(krate: &Crate, item: usize, position: usize) -> Vec<Question> {
    let (mut found, all) = (Vec::new(), Telltale::all(krate));
    let helpers = helpers(krate, &all, item);
    let about = krate.items[item].name().unwrap_or_default();
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
            let body = flat(function.block.to_token_stream());
            let mut used = pointees.iter().filter_map(|pointee| telltale(&all, &body, pointee));
            let (helper, telltale) = match (used.next(), helpers.iter().find(|(helper, _)| body.contains(helper))) {
                (Some(used), _) => (None, format!("`{used}`")),
                (None, Some((helper, how))) if !pointees.is_empty() => {
                    (Some(helper), format!("`{helper}`, which uses `{how}`"))
                }
                _ => continue,
            };
            let context = krate
                .trait_name(at, of)
                .map_or_else(|| "a constructor".to_owned(), |of_trait| format!("its `{of_trait}`"));
            let name = &function.sig.ident;
            let question = Question {
                place: krate.file(at).place(name),
                about: about.clone(),
                reason: format!("{context} depends on the static type of the pointee: `{name}` uses {telltale}"),
                decide: "unsizing changes this type: keep the pointer as it is, unless the answer may change; then \
                         write the derive by hand"
                    .to_owned(),
            };
            found.push((name.to_string(), helper, question));
        }
    }
    let direct = found.iter().filter(|(_, helper, _)| helper.is_none());
    let asked: Vec<String> = direct.map(|(name, ..)| name.clone()).collect();
    // A function that is itself asked about is one question.
    let is_new = |helper: Option<&String>| helper.is_none_or(|helper| !asked.contains(helper));
    found.into_iter().filter(|(_, helper, _)| is_new(*helper)).map(|(.., question)| question).collect()
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
    let written = if let Type::Path(own) = &*of.self_ty { last_name(&own.path) } else { String::new() };
    let own = krate.self_type(at, of).and_then(|own| krate.items[own].name());
    let names = [vec!["Self".to_owned(), written], own.map(|own| names_of(krate, &own)).unwrap_or_default()].concat();
    let is_own = |of: &dyn ToTokens| {
        let tokens = of.to_token_stream();
        names.iter().any(|name| mentions(&tokens, name))
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
    match krate.trait_name(at, of) {
        Some(name) if TRAITS.contains(&name.as_str()) => functions.collect(),
        Some(_) if unsizing_trait(krate, at, of).is_some() => Vec::new(),
        _ => functions.filter(|function| constructs(function)).collect(),
    }
}

/// Returns what in the tokens of a function depends on the type.
fn telltale(all: &[Telltale], body: &[String], pointee: &str) -> Option<String> {
    all.iter().find_map(|telltale| telltale.used(body, Some(pointee)))
}
