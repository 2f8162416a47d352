//! The functions of the trait that are dispatched.

use super::lifetimes;
use crate::derive::survey::Survey;
use crate::derive::syntax::{Size, bare, ends, is_named, is_same, is_sign, mentions_any, predicates};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{
    FnArg, GenericArgument, ItemTrait, Lifetime, Pat, PatType, PathArguments, PathSegment, ReturnType, Signature,
    TraitItem, TraitItemFn, Type, TypeParamBound, WherePredicate,
};

/// A function with a first argument that is not `self`. If that is a pointer to `Self`, the
/// function is dispatched.
pub(super) struct Function<'a> {
    /// Where it is in the trait.
    pub(super) index: usize,
    pub(super) item: &'a TraitItemFn,
    pub(super) pointer: &'a PatType,
    /// The signature, with a name for every lifetime that is left out. Without a name, such a
    /// lifetime could mean another one in a copy.
    pub(super) named: Signature,
    /// The names that were given.
    pub(super) fresh: Vec<Lifetime>,
}

impl<'a> Function<'a> {
    /// Returns the functions that have an argument, and no `self`.
    pub(super) fn without_self(item: &'a ItemTrait, survey: &Survey) -> Vec<Self> {
        let functions = item.items.iter().enumerate().filter_map(|(index, item)| match item {
            TraitItem::Fn(function) => Some((index, function)),
            _ => None,
        });
        functions.filter_map(|(index, function)| Self::new(index, function, survey)).collect()
    }

    fn new(index: usize, item: &'a TraitItemFn, survey: &Survey) -> Option<Self> {
        let Some(FnArg::Typed(pointer)) = item.sig.inputs.first() else { return None };
        let mut named = item.sig.clone();
        let fresh = lifetimes::name(&mut named, survey);
        Some(Self { index, item, pointer, named, fresh })
    }

    /// Whether the first argument mentions `Self`, and no `where Self: Sized` excludes the
    /// function.
    pub(super) fn is_dispatched(&self) -> bool {
        mentions_self(&self.pointer.ty) && !predicates(&self.item.sig.generics).any(is_self_sized)
    }

    pub(super) fn name(&self) -> &Ident {
        &self.item.sig.ident
    }

    /// The type of the pointer, with names for its lifetimes.
    pub(super) fn pointer(&self) -> &Type {
        types_of_arguments(&self.named).next().unwrap_or(&self.pointer.ty)
    }

    /// The pointer in the `Pin`, if the pointer is one by its name.
    pub(super) fn pinned(&self) -> Option<&Type> {
        let Type::Path(path) = bare(self.pointer()) else { return None };
        let PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) } = path.path.segments.last()?
        else {
            return None;
        };
        match arguments.args.first()? {
            GenericArgument::Type(pinned) if ident == "Pin" => Some(pinned),
            _ => None,
        }
    }

    /// The types of the other arguments.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Type> {
        types_of_arguments(&self.named).skip(1)
    }

    /// The patterns of the arguments.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pat> {
        self.item.sig.inputs.iter().filter_map(|argument| match argument {
            FnArg::Typed(argument) => Some(&*argument.pat),
            FnArg::Receiver(_) => None,
        })
    }

    /// A name for each of the other arguments, shown at its type. A copy of the author's pattern
    /// would not bind the whole argument, which is what is passed on.
    pub(super) fn argument_names(&self) -> Vec<Ident> {
        self.arguments()
            .enumerate()
            .map(|(number, ty)| {
                format_ident!("__argument_{number}", span = Span::mixed_site().located_at(place_of(ty)))
            })
            .collect()
    }

    pub(super) fn output(&self) -> &ReturnType {
        &self.named.output
    }

    /// Whether a lifetime is a parameter of the function, written or not.
    pub(super) fn declares(&self, lifetime: &Lifetime) -> bool {
        self.item.sig.generics.lifetimes().any(|parameter| parameter.lifetime == *lifetime)
            || self.fresh.contains(lifetime)
    }

    /// The name with a prefix, for an item that belongs to the function.
    pub(super) fn prefixed(&self, prefix: &str) -> Ident {
        format_ident!("{prefix}{}", self.name().unraw(), span = Span::call_site().located_at(self.name().span()))
    }

    /// The same name for a use of the item, shown at the pointer, as the tokens around it are.
    pub(super) fn used(&self, prefix: &str) -> Ident {
        let mut name = self.prefixed(prefix);
        name.set_span(name.span().located_at(place_of(self.pointer())));
        name
    }
}

/// Returns where the compiler shows errors about a type.
pub(super) fn place_of(ty: &Type) -> Span {
    let [first, last] = ends(ty);
    Span::call_site().located_at(first.join(last).unwrap_or(first))
}

/// The types of the arguments. A `self` that is not the first is left to rustc.
pub(super) fn types_of_arguments(signature: &Signature) -> impl Iterator<Item = &Type> {
    signature.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some(&*argument.ty),
        FnArg::Receiver(_) => None,
    })
}

/// The type of the result, if one is written.
pub(super) fn result(output: &ReturnType) -> Option<&Type> {
    match output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

pub(super) fn mentions_self(node: &impl quote::ToTokens) -> bool {
    mentions_any(node, &|_| false)
}

/// Whether the tokens mention `Self` other than in an associated type, such as `Self::Item` of a
/// supertrait.
pub(super) fn mentions_self_alone(tokens: TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => mentions_self_alone(group.stream()),
        TokenTree::Ident(ident) if ident == "Self" => match tokens.get(index + 1) {
            Some(TokenTree::Punct(next)) => next.as_char() != ':',
            Some(TokenTree::Ident(next)) => next != "as",
            _ => true,
        },
        _ => false,
    })
}

/// Whether the tokens mention `Self` other than in `Self::Out`, where `Out` is one of these types.
pub(super) fn mentions_self_besides(tokens: TokenStream, types: &[&Ident]) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => mentions_self_besides(group.stream(), types),
        TokenTree::Ident(ident) if ident == "Self" => match tokens.get(index + 1..index + 4) {
            Some([first, second, TokenTree::Ident(name)]) if is_sign(first, ":") && is_sign(second, ":") => {
                !types.iter().any(|ty| is_same(ty, name))
            }
            _ => true,
        },
        _ => false,
    })
}

/// Whether a type is `Self`.
pub(super) fn is_self(ty: &Type) -> bool {
    is_named(ty, &Ident::new("Self", Span::call_site()))
}

/// Whether a predicate is `Self: Bound`, which is a supertrait.
pub(super) fn is_about_self(predicate: &WherePredicate) -> bool {
    matches!(predicate, WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty))
}

/// Whether a predicate is `Self: Sized`, which keeps a function out of the trait object.
pub(super) fn is_self_sized(predicate: &WherePredicate) -> bool {
    matches!(predicate, WherePredicate::Type(predicate)
        if is_self(&predicate.bounded_ty) && predicate.bounds.iter().any(is_sized))
}

/// Whether a bound is `Sized`.
pub(super) fn is_sized(bound: &TypeParamBound) -> bool {
    Size::by(bound) == Size::Known
}

/// Whether a bound is `Sized` as the expansion spells it.
pub(super) fn is_sized_of_the_macro(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(bound) if bound.path.segments.iter().rev().map(|segment| &segment.ident).take(2).eq(["Sized", "__private"]))
}
