//! The headers of the two coercion impls, in a form in which order and style do not count.
//!
//! The two derives write the same header in different ways: parameters in another order, bounds
//! inline or in the where-clause, in parentheses or not, after an empty `for<>` or not; const
//! arguments in braces or not.

use super::judge::file;
use super::shape::Shape;
use crate::derives::{Derive, Derives};
use crate::expansion::all_impls;
use anyhow::{Result, anyhow};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, Expr, GenericArgument, GenericParam, ItemImpl, Path, PathArguments, Stmt, Type, TypeParamBound,
    WherePredicate, parse_quote,
};

/// The traits whose impls both derives write.
const TRAITS: [&str; 2] = ["CoerceUnsized", "DispatchFromDyn"];

/// The name of the new parameter in both, after renaming. It is the builtin's.
const FRESH: &str = "__S";

/// What a user's parameter of that name is called, before the builtin expands the shape or after
/// ours has. The builtin tells the two apart by hygiene, which is not printed.
const USERS: &str = "__Users";

/// The path to the trait that both ask for, as rustc prints it for each.
const UNSIZE: &str = "::core::marker::Unsize<";
const UNSIZE_OF_OURS: &str = "::pin_coerce_unsized::__private::Unsize<";

/// Writes a const argument as the builtin does: `N`, where ours has `{ N }`.
struct WithoutBraces;

impl VisitMut for WithoutBraces {
    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        if let GenericArgument::Const(Expr::Block(block)) = argument
            && let [Stmt::Expr(Expr::Path(name), None)] = &block.block.stmts[..]
        {
            *argument = parse_quote!(#name);
        }
        visit_mut::visit_generic_argument_mut(self, argument);
    }
}

/// What an impl says before its braces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Header {
    /// The trait, its argument, and the type: `CoerceUnsized<Ptr<__S>> for Ptr<T>`.
    pub subject: String,
    /// The parameters without bounds. Their order is that of the subject's arguments and means
    /// nothing here.
    pub parameters: BTreeSet<String>,
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
        Derive::Ours | Derive::OursImplicit | Derive::Nothing => file(shapes),
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

/// For each shape the lines that are in the headers of one derive alone: `+` for ours, `-` for the
/// compiler's own.
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
    let of = |headers: &BTreeMap<usize, Vec<Header>>, number: &usize| headers.get(number).cloned().unwrap_or_default();
    let compare = |(number, _): &(usize, &Shape)| (*number, differences(&of(&ours, number), &of(&builtin, number)));
    Ok(shapes.iter().map(compare).collect())
}

/// The lines that are in the headers of one derive alone.
fn differences(ours: &[Header], builtin: &[Header]) -> Vec<String> {
    let lines = |headers: &[Header]| -> BTreeSet<String> { headers.iter().flat_map(Header::lines).collect() };
    let (ours, builtin) = (lines(ours), lines(builtin));
    let missing = ours.is_empty().then(|| "no impls were found".to_owned());
    let more = ours.difference(&builtin).map(|line| format!("+ {line}"));
    let less = builtin.difference(&ours).map(|line| format!("- {line}"));
    more.chain(less).chain(missing).collect()
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
        let mut item = item;
        WithoutBraces.visit_item_impl_mut(&mut item);
        let trait_path = trait_of(&item)?;
        let mut predicates = BTreeSet::new();
        let mut parameters = BTreeSet::new();
        for parameter in &item.generics.params {
            match parameter {
                GenericParam::Lifetime(parameter) => {
                    let lifetime = text(&parameter.lifetime);
                    predicates.extend(parameter.bounds.iter().map(|bound| format!("{lifetime}: {}", text(bound))));
                    parameters.insert(lifetime);
                }
                GenericParam::Type(parameter) => {
                    parameters.insert(text(&parameter.ident));
                    predicates.extend(parameter.bounds.iter().map(|bound| predicate(None, &parameter.ident, bound)));
                }
                GenericParam::Const(parameter) => {
                    parameters.insert(format!("const {}: {}", parameter.ident, text(&parameter.ty)));
                }
            }
        }
        for clause in item.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            match clause {
                WherePredicate::Type(clause) => {
                    let (binder, bounded) = (clause.lifetimes.as_ref(), without_parentheses(&clause.bounded_ty));
                    predicates.extend(clause.bounds.iter().map(|bound| predicate(binder, bounded, bound)));
                }
                other => predicates.extend(lifetime_predicates(other)),
            }
        }
        let segment = trait_path.segments.last()?;
        let subject = format!("{}{} for {}", segment.ident, text(&segment.arguments), text(&item.self_ty));
        Some(Self { subject, parameters, predicates })
    }

    /// A line for each predicate, and one for the rest.
    fn lines(&self) -> Vec<String> {
        let Self { subject, parameters, predicates } = self;
        let parameters: Vec<&str> = parameters.iter().map(String::as_str).collect();
        let head = format!("impl<{}> {subject}", parameters.join(", "));
        let predicates = predicates.iter().map(|predicate| format!("{predicate} in {subject}"));
        predicates.chain([head]).collect()
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

/// The predicate in its shortest form: without parentheses and empty binders, which mean nothing,
/// and with one path to each trait.
fn predicate(binder: Option<&BoundLifetimes>, bounded: &impl ToTokens, bound: &TypeParamBound) -> String {
    let mut bound = bound.clone();
    if let TypeParamBound::Trait(bound) = &mut bound {
        bound.paren_token = None;
        bound.lifetimes.take_if(|binder| binder.lifetimes.is_empty());
        // No other bound can be relaxed, whatever path leads to it.
        if bound.maybe.is_some() {
            bound.path = parse_quote!(Sized);
        }
    }
    let binder = binder.filter(|binder| !binder.lifetimes.is_empty()).map(text).unwrap_or_default();
    let bound = text(&bound).replace(UNSIZE_OF_OURS, UNSIZE);
    format!("{binder}{}: {bound}", text(bounded))
}

fn without_parentheses(mut ty: &Type) -> &Type {
    while let Type::Paren(paren) = ty {
        ty = &paren.elem;
    }
    ty
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

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = "
        #[automatically_derived]
        impl<'a, T: ?core::marker::Sized + Debug + 'a + ::core::marker::Unsize<__S>, const N: usize,
            __S: ?core::marker::Sized + Debug + 'a>
            ::core::ops::CoerceUnsized<Ptr<'a, __S, N>> for Ptr<'a, T, N>
        where for<'x> &'x T: Every, (T): Any, for<'x> &'x __S: Every, (__S): Any {}";

    const OURS: &str = "
        impl<'a, T: ?Sized + ::pin_coerce_unsized::__private::Unsize<__S>, __S: ?Sized, const N: usize>
            ::pin_coerce_unsized::__private::CoerceUnsized<Ptr<'a, __S, N>> for Ptr<'a, T, N>
        where
            for<> T: (Debug) + 'a, for<'x> &'x T: (Every), T: (for<> Any),
            for<> __S: (Debug) + 'a, for<'x> &'x __S: (Every), __S: (for<> Any) {}";

    /// The lines in which ours differs with one change.
    fn changed(from: &str, to: &str) -> Vec<String> {
        assert!(OURS.contains(from), "there is no {from}");
        let [ours, builtin] = [&OURS.replace(from, to), BUILTIN]
            .map(|source| of_module(tokens(source).expect("the brackets are closed")));
        differences(&ours, &builtin)
    }

    #[test]
    fn order_and_style_mean_nothing() {
        assert_eq!(changed("", ""), Vec::<String>::new());
    }

    #[test]
    fn a_missing_bound_is_found() {
        let place = "in CoerceUnsized<Ptr<'a,__S,N>> for Ptr<'a,T,N>";
        assert_eq!(changed("__S: (Debug) + 'a", "__S: 'a"), [format!("- __S: Debug {place}")]);
        assert_eq!(changed("T: (Debug) + 'a", "T: (Debug)"), [format!("- T: 'a {place}")]);
        assert_eq!(changed("for<'x> &'x __S: (Every),", ""), [format!("- for<'x>&'x__S: Every {place}")]);
        let unsize = format!("- T: ::core::marker::Unsize<__S> {place}");
        assert_eq!(changed(" + ::pin_coerce_unsized::__private::Unsize<__S>", ""), [unsize]);
        assert_eq!(changed("__S: ?Sized", "__S"), [format!("- __S: ?Sized {place}")]);
    }

    #[test]
    fn a_bound_too_much_is_found() {
        let place = "in CoerceUnsized<Ptr<'a,__S,N>> for Ptr<'a,T,N>";
        assert_eq!(changed("__S: (Debug)", "__S: (Debug) + (Copy)"), [format!("+ __S: Copy {place}")]);
        assert_eq!(changed("for<'x> &'x T", "'a: 'static, for<'x> &'x T"), [format!("+ 'a: 'static {place}")]);
        let private = changed("(for<> Any)", "(for<> Any) + ::pin_coerce_unsized::__private::Other");
        assert_eq!(private.len(), 2, "{private:?}");
    }

    #[test]
    fn another_argument_is_found() {
        for to in ["Ptr<'a, __S, 3>", "Ptr<'static, __S, N>", "Ptr<'a, T, N>"] {
            let lines = changed("Ptr<'a, __S, N>", to);
            assert!(lines.iter().any(|line| line.starts_with("+ impl<")), "{to}: {lines:?}");
        }
        let lines = changed("const N: usize", "const N: u8");
        assert_eq!(lines.len(), 2, "{lines:?}");
    }

    #[test]
    fn a_missing_impl_is_found() {
        let lines = changed("CoerceUnsized<", "Other<");
        assert!(lines.contains(&"no impls were found".to_owned()), "{lines:?}");
    }
}
