//! The header of a coercion impl, in a form in which order and style do not count.
//!
//! The two derives write the same header in different ways: parameters in another order, bounds
//! inline or in the where-clause, in parentheses or not, after an empty `for<>` or not; const
//! arguments in braces or not.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, Expr, GenericArgument, GenericParam, ItemImpl, Path, PathArguments, Stmt, Type, TypeParamBound,
    WherePredicate, parse_quote,
};

/// The traits whose impls both derives write.
const TRAITS: [&str; 2] = ["CoerceUnsized", "DispatchFromDyn"];

/// The name of the new parameter in both, after renaming. It is the builtin's.
const FRESH: &str = "__S";

/// The name that a user's parameter of that name gets instead, before the builtin expands the shape
/// or after ours has. The builtin tells the two apart by hygiene, which is not printed.
const USERS: &str = "__Users";

/// The paths to the trait that both ask for, as rustc prints them for each.
const UNSIZE: &str = "::core::marker::Unsize<";
const UNSIZE_OF_OURS: &str = "::pin_coerce_unsized::__private::Unsize<";

/// What an impl says before its braces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImplHeader {
    /// The trait, its argument, and the type: `CoerceUnsized<Ptr<__S>> for Ptr<T>`.
    pub coercion: String,
    /// The parameters without bounds. Their order is that of the coercion's arguments and means
    /// nothing here.
    pub parameters: BTreeSet<String>,
    /// Each bound, with what it bounds, whether inline or in the where-clause.
    pub predicates: BTreeSet<String>,
}

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

impl ImplHeader {
    /// Returns the header of an impl, if it is of one of the two traits.
    pub(super) fn of(item: &ItemImpl) -> Option<Self> {
        let trait_path = trait_of(item)?;
        if !TRAITS.iter().any(|name| trait_path.segments.last().is_some_and(|last| last.ident == name)) {
            return None;
        }
        let item = match fresh_parameter(trait_path, &item.self_ty) {
            Some(fresh) if fresh != FRESH => {
                let item_of_user = with_users_parameter_renamed(item.to_token_stream());
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
        let coercion = format!("{}{} for {}", segment.ident, text(&segment.arguments), text(&item.self_ty));
        Some(Self { coercion, parameters, predicates })
    }

    /// Returns a line for each predicate, and one for the rest.
    pub(super) fn lines(&self) -> Vec<String> {
        let Self { coercion, parameters, predicates } = self;
        let parameters: Vec<&str> = parameters.iter().map(String::as_str).collect();
        let head = format!("impl<{}> {coercion}", parameters.join(", "));
        let predicates = predicates.iter().map(|predicate| format!("{predicate} in {coercion}"));
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

/// Returns the predicate in its shortest form: without parentheses and empty binders, which mean
/// nothing, and with one path to each trait.
fn predicate(binder: Option<&BoundLifetimes>, bounded: &impl ToTokens, bound: &TypeParamBound) -> String {
    let mut bound = bound.clone();
    if let TypeParamBound::Trait(bound) = &mut bound {
        bound.paren_token = None;
        bound.lifetimes.take_if(|binder| binder.lifetimes.is_empty());
        // Only `Sized` can be relaxed, whatever the path to it.
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

/// Returns the argument in which the trait's type differs from the implementing one.
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

/// Renames a user's parameter that has the name of the new one.
pub(super) fn with_users_parameter_renamed(tokens: TokenStream) -> TokenStream {
    renamed(tokens, FRESH, USERS)
}

fn renamed(tokens: TokenStream, from: &str, to: &str) -> TokenStream {
    let rename = |token| match token {
        TokenTree::Ident(ident) if ident == from => TokenTree::Ident(Ident::new(to, ident.span())),
        TokenTree::Group(group) => Group::new(group.delimiter(), renamed(group.stream(), from, to)).into(),
        token => token,
    };
    tokens.into_iter().map(rename).collect()
}

/// Returns the tokens as text, without the spaces and commas that the two printers put in different
/// places.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let text: String = text.replace("r#", "").chars().filter(|character| !character.is_whitespace()).collect();
    text.replace(",)", ")").replace(",>", ">")
}
