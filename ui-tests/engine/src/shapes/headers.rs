//! The headers of the two coercion impls, in a form in which order and style do not count.

use super::judge::file;
use super::shape::Shape;
use crate::derives::{Derive, Derives};
use crate::expansion::all_impls;
use anyhow::{Result, anyhow};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::{GenericArgument, GenericParam, ItemImpl, Path, PathArguments, Type, TypeParamBound, WherePredicate};

/// The traits whose impls both derives write.
const TRAITS: [&str; 2] = ["CoerceUnsized", "DispatchFromDyn"];

/// The name of the new parameter in both, after renaming. It is the builtin's.
const FRESH: &str = "__S";

/// What a user's parameter of that name is called, before the builtin expands the shape or after ours has. The builtin tells
/// the two apart by hygiene, which is not printed.
const USERS: &str = "__Users";

/// What an impl says before its braces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Header {
    /// The trait, its argument, and the type: `CoerceUnsized<Ptr<__S>> for Ptr<T>`.
    pub subject: String,
    /// The parameters in order, without bounds.
    pub parameters: Vec<String>,
    /// What is bounded, and one bound, whether inline or in the where-clause.
    pub predicates: BTreeSet<String>,
}

/// The headers that a derive writes for each shape. The shapes must be accepted by it.
///
/// # Errors
///
/// If rustc does not expand the shapes or prints what is no Rust.
pub fn read(derives: &Derives, derive: Derive, shapes: &[(usize, &Shape)]) -> Result<BTreeMap<usize, Vec<Header>>> {
    let source = match derive {
        Derive::Builtin => renamed(tokens(&file(shapes))?, FRESH, USERS).to_string(),
        Derive::Ours | Derive::Nothing => file(shapes),
    };
    let expanded = derives.with_file(&source, |source| derives.expanded(source, derive))?;
    let tokens: Vec<TokenTree> = tokens(&expanded)?.into_iter().collect();
    let modules = tokens.windows(3).filter_map(|window| match window {
        [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(content)] if word == "mod" => {
            Some((name.to_string().strip_prefix("shape_")?.parse().ok()?, content.stream()))
        }
        _ => None,
    });
    Ok(modules.map(|(number, content)| (number, of_module(content))).collect())
}

/// For each shape the lines that are in the headers of one derive alone: `+` for ours, `-` for the compiler's own.
///
/// # Errors
///
/// As [`read`].
pub fn compare(derives: &Derives, shapes: &[(usize, &Shape)]) -> Result<BTreeMap<usize, Vec<String>>> {
    if shapes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ours = read(derives, Derive::Ours, shapes)?;
    let builtin = read(derives, Derive::Builtin, shapes)?;
    let of = |headers: &BTreeMap<usize, Vec<Header>>, number: &usize| -> BTreeSet<String> {
        let headers: &[Header] = headers.get(number).map(Vec::as_slice).unwrap_or_default();
        let lines = |header: &Header| {
            let Header { subject, parameters, predicates } = header;
            let head = format!("impl<{}> {subject}", parameters.join(", "));
            let predicates = predicates.iter().map(|predicate| format!("{predicate} in {subject}"));
            predicates.chain([head]).collect::<Vec<_>>()
        };
        headers.iter().flat_map(lines).collect()
    };
    let compare = |(number, _): &(usize, &Shape)| {
        let (ours, builtin) = (of(&ours, number), of(&builtin, number));
        let missing = if ours.is_empty() { Some("no impls were found".to_owned()) } else { None };
        let more = ours.difference(&builtin).map(|line| format!("+ {line}"));
        let less = builtin.difference(&ours).map(|line| format!("- {line}"));
        (*number, more.chain(less).chain(missing).collect())
    };
    Ok(shapes.iter().map(compare).collect())
}

fn of_module(content: TokenStream) -> Vec<Header> {
    let mut headers: Vec<Header> = all_impls(content).iter().filter_map(Header::of).collect();
    headers.sort();
    headers
}

impl Header {
    /// The header of an impl of one of the two traits.
    fn of(item: &ItemImpl) -> Option<Self> {
        let trait_path = trait_of(item)?;
        if !TRAITS.iter().any(|name| trait_path.segments.last().is_some_and(|last| last.ident == name)) {
            return None;
        }
        let item = match fresh_parameter(trait_path, &item.self_ty) {
            Some(fresh) if fresh != FRESH => {
                let item_of_user = renamed(item.to_token_stream(), FRESH, USERS);
                syn::parse2(renamed(item_of_user, &fresh, FRESH)).unwrap_or_else(|_| item.clone())
            }
            _ => item.clone(),
        };
        let trait_path = trait_of(&item)?;
        let mut predicates = BTreeSet::new();
        let mut parameters = Vec::new();
        for parameter in &item.generics.params {
            match parameter {
                GenericParam::Lifetime(parameter) => {
                    parameters.push(text(&parameter.lifetime));
                    let of = text(&parameter.lifetime);
                    predicates.extend(parameter.bounds.iter().map(|bound| format!("{of}: {}", text(bound))));
                }
                GenericParam::Type(parameter) => {
                    parameters.push(text(&parameter.ident));
                    predicates.extend(parameter.bounds.iter().map(|bound| predicate("", &parameter.ident, bound)));
                }
                GenericParam::Const(parameter) => {
                    parameters.push(format!("const {}: {}", parameter.ident, text(&parameter.ty)));
                }
            }
        }
        for clause in item.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            match clause {
                WherePredicate::Type(clause) => {
                    let binder = clause.lifetimes.as_ref().map(text).unwrap_or_default();
                    let bounds = clause.bounds.iter();
                    predicates.extend(bounds.map(|bound| predicate(&binder, &clause.bounded_ty, bound)));
                }
                other => predicates.extend(lifetime_predicates(other)),
            }
        }
        let segment = trait_path.segments.last()?;
        let subject = format!("{}{} for {}", segment.ident, text(&segment.arguments), text(&item.self_ty));
        Some(Self { subject, parameters, predicates })
    }
}

fn lifetime_predicates(predicate: &WherePredicate) -> Vec<String> {
    match predicate {
        WherePredicate::Lifetime(clause) => {
            clause.bounds.iter().map(|bound| format!("{}: {}", text(&clause.lifetime), text(bound))).collect()
        }
        other => vec![text(other)],
    }
}

fn predicate(binder: &str, bounded: &impl ToTokens, bound: &TypeParamBound) -> String {
    let bound = match text(bound) {
        // Parentheses around a bound mean nothing, and each derive keeps or drops them.
        bound if bound.starts_with('(') && bound.ends_with(')') => bound[1..bound.len() - 1].to_owned(),
        bound => bound,
    };
    format!("{binder}{}: {bound}", text(bounded))
}

fn trait_of(item: &ItemImpl) -> Option<&Path> {
    item.trait_.as_ref().map(|(path, _)| path)
}

/// The argument in which the trait's type differs from the implementing one.
fn fresh_parameter(trait_path: &Path, self_type: &Type) -> Option<String> {
    let Some(GenericArgument::Type(target)) = arguments(trait_path)?.first() else { return None };
    let (Type::Path(target), Type::Path(source)) = (target, self_type) else { return None };
    let pairs = arguments(&target.path)?.iter().zip(arguments(&source.path)?);
    pairs
        .map(|(target, source)| (text(target), text(source)))
        .find(|(target, source)| target != source)
        .map(|pair| pair.0)
}

fn arguments(path: &Path) -> Option<&syn::punctuated::Punctuated<GenericArgument, syn::Token![,]>> {
    match &path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    }
}

fn tokens(source: &str) -> Result<TokenStream> {
    source.parse().map_err(|error| anyhow!("the shapes cannot be read: {error}"))
}

fn renamed(tokens: TokenStream, from: &str, to: &str) -> TokenStream {
    let rename = |token| match token {
        TokenTree::Ident(ident) if ident == from => TokenTree::Ident(Ident::new(to, ident.span())),
        TokenTree::Group(group) => Group::new(group.delimiter(), renamed(group.stream(), from, to)).into(),
        token => token,
    };
    tokens.into_iter().map(rename).collect()
}

/// The tokens without the spaces and commas that each printer puts elsewhere.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let text: String = text.replace("r#", "").chars().filter(|character| !character.is_whitespace()).collect();
    text.replace(",)", ")").replace(",>", ">")
}
