//! The requirements on the members of the trait, except on the functions that are dispatched.

use super::types::{impl_traits, written};
use crate::derive::expand::Mode;
use crate::derive::mistake::Mistake;
use crate::derive::syntax::{bare, is_same, predicates};
use crate::dispatch::function::{
    Function, is_self, is_self_sized, is_sized, is_sized_of_the_macro, mentions_self, mentions_self_alone, result,
    types_of_arguments,
};
use crate::dispatch::options::Options;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use std::fmt::Display;
use syn::{GenericArgument, ItemTrait, PathArguments, Receiver, Signature, TraitItem, Type, WherePredicate};

pub(super) fn check(item: &ItemTrait, functions: &[Function<'_>], options: &Options, mode: Mode) -> Vec<Mistake> {
    let mut mistakes = check_something_is_dispatched(item, functions, mode);
    mistakes.extend(check_name_of_the_methods(item, options));
    mistakes.extend(check_associated_types(item));
    mistakes.extend(check_implementors_can_be_unsized(item));
    mistakes.extend(check_associated_constants(item));
    if !functions.is_empty() {
        mistakes.extend(check_other_functions(item, functions));
    }
    mistakes
}

/// The attribute is given once. A second one recognizes the first by the `Self: Sized` that the
/// macro writes on a function.
pub(in crate::dispatch) fn check_given_once(item: &ItemTrait) -> Result<(), Mistake> {
    let conditions = item.items.iter().filter_map(|member| match member {
        TraitItem::Fn(function) => Some(predicates(&function.sig.generics)),
        _ => None,
    });
    let is_given_twice = conditions.flatten().any(|predicate| {
        matches!(predicate, WherePredicate::Type(ty) if is_self(&ty.bounded_ty) && ty.bounds.iter().any(is_sized_of_the_macro))
    });
    // Without tokens, the place is the attribute.
    let mistake = || Mistake::new(TokenStream::new(), "`#[dispatch]` is given twice", "remove one");
    if is_given_twice { Err(mistake()) } else { Ok(()) }
}

/// The trait with the methods has a name of its own.
fn check_name_of_the_methods(item: &ItemTrait, options: &Options) -> Option<Mistake> {
    let name = options.calls.as_ref().filter(|name| is_same(name, &item.ident))?;
    Some(Mistake::new(
        name,
        format!("the trait with the methods cannot have the name of the trait, `{name}`"),
        format!("write another name, or leave out `calls`, which gives it the name `{name}Dispatch`"),
    ))
}

/// At least one function is dispatched. If one has a pointer as `self` that the language does not
/// allow there, that is the mistake.
fn check_something_is_dispatched(item: &ItemTrait, functions: &[Function<'_>], mode: Mode) -> Vec<Mistake> {
    let with_self = functions_with_wrong_self(item, !functions.is_empty(), mode);
    if with_self.is_empty() && functions.is_empty() {
        let message = format!("`{}` has no function for `#[dispatch]` to dispatch", item.ident);
        let help = "begin a function with `this: Ptr<Self>`, without `where Self: Sized`, or remove `#[dispatch]`";
        return vec![Mistake::new(&item.ident, message, help)];
    }
    let mistakes = with_self.into_iter().map(|(index, ty)| {
        let TraitItem::Fn(function) = &item.items[index] else { unreachable!("it has a `self`") };
        Mistake::new(
            function.sig.inputs.first(),
            format!("`{}` takes `self`, so `#[dispatch]` does not dispatch it", function.sig.ident),
            format!("write `this: {}`, in the impls as well", written(&ty)),
        )
    });
    mistakes.collect()
}

/// Returns the index of each function whose `self` is a pointer that the language does not allow
/// there, and the type of the pointer.
///
/// Beside a dispatched function, such a `self` is left to rustc where coercions are implicit: the
/// crate may have `arbitrary_self_types`. On plain stable, rustc accepts it only if it is an alias
/// of a pointer that the language allows, such as `Rc`. It is reported even then, because `this`
/// works as well, and because for any other `self`, rustc would report each mention of the trait
/// object (E0038).
pub(in crate::dispatch) fn functions_with_wrong_self(
    item: &ItemTrait,
    is_any_dispatched: bool,
    mode: Mode,
) -> Vec<(usize, Type)> {
    if is_any_dispatched && matches!(mode, Mode::Implicit) {
        return Vec::new();
    }
    let functions = item.items.iter().enumerate().filter_map(|(index, member)| {
        let TraitItem::Fn(function) = member else { return None };
        if predicates(&function.sig.generics).any(is_self_sized) {
            return None;
        }
        let ty = type_of_self(function.sig.receiver()?)?;
        (mentions_self(&ty) && !is_of_the_language(&ty)).then_some((index, ty))
    });
    functions.collect()
}

/// Returns the type after `self:`. It is read from the tokens, because syn's major versions have
/// different fields.
fn type_of_self(receiver: &Receiver) -> Option<Type> {
    let tokens = receiver.to_token_stream().into_iter();
    let mut after = tokens.skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "self")).skip(1);
    let is_typed = matches!(after.next()?, TokenTree::Punct(punct) if punct.as_char() == ':');
    syn::parse2(after.collect()).ok().filter(|_| is_typed)
}

/// Returns whether the type of `self` is, by its name, one that the language allows.
fn is_of_the_language(ty: &Type) -> bool {
    let path = match bare(ty) {
        Type::Path(path) if !is_self(ty) => path,
        _ => return true,
    };
    let Some(last) = path.path.segments.last() else { return true };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    match arguments.args.first() {
        Some(GenericArgument::Type(pointee)) if ["Arc", "Box", "Pin", "Rc"].iter().any(|name| last.ident == name) => {
            is_of_the_language(pointee)
        }
        _ => false,
    }
}

/// The trait has no associated type, except one with `where Self: Sized`. The hidden supertrait
/// mentions `dyn Trait`, which would have to name the type, and the supertrait does not know it.
fn check_associated_types(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    rejected_types(item).map(|name| {
        let message = format!("a trait with `#[dispatch]` cannot have the associated type `{name}`");
        Mistake::new(
            name,
            message,
            format!("make `{name}` a parameter of the trait, and write `{name}` for `Self::{name}`; or, if only functions with `where Self: Sized` mention it, add `where Self: Sized` to it"),
        )
    })
}

/// Returns the associated types without `where Self: Sized`.
pub(super) fn rejected_types(item: &ItemTrait) -> impl Iterator<Item = &Ident> {
    item.items.iter().filter_map(|member| match member {
        TraitItem::Type(ty) if !predicates(&ty.generics).any(is_self_sized) => Some(&ty.ident),
        _ => None,
    })
}

/// The trait does not have `Sized` as a supertrait. A trait object is not `Sized`.
fn check_implementors_can_be_unsized(item: &ItemTrait) -> Option<Mistake> {
    let of_self = predicates(&item.generics).filter_map(|predicate| match predicate {
        WherePredicate::Type(ty) if is_self(&ty.bounded_ty) => Some(&ty.bounds),
        _ => None,
    });
    let sized = std::iter::once(&item.supertraits).chain(of_self).flatten().find(|bound| is_sized(bound))?;
    Some(not_dyn_compatible(sized, "it requires `Sized`", "remove `Sized`"))
}

fn check_associated_constants(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    item.items.iter().filter_map(|member| match member {
        TraitItem::Const(constant) => {
            let name = &constant.ident;
            let reason = format!("it has the associated constant `{name}`");
            Some(not_dyn_compatible(name, reason, format!("make `{name}` a method with `&self`")))
        }
        _ => None,
    })
}

/// A function that is not dispatched can be called on a trait object, or is excluded from it. If it
/// is neither, the language has E0038, or another error for a wrong type of `self`. There would be
/// one E0038 for each mention of the trait object, so here it is one mistake.
fn check_other_functions<'a>(item: &'a ItemTrait, functions: &'a [Function<'_>]) -> impl Iterator<Item = Mistake> + 'a {
    item.items.iter().enumerate().filter_map(|(index, member)| {
        let TraitItem::Fn(member) = member else { return None };
        let signature = &member.sig;
        let is_dispatched = functions.iter().any(|function| function.index == index);
        if is_dispatched || predicates(&signature.generics).any(is_self_sized) {
            return None;
        }
        let name = &signature.ident;
        let reason = reason_not_in_an_object(signature)?;
        let is_later = signature.receiver().is_none() && signature.inputs.iter().skip(1).any(mentions_self);
        let move_it = if is_later { "make the pointer to `Self` the first argument, or " } else { "" };
        let help = format!("{move_it}add `where Self: Sized` to `{name}`");
        Some(not_dyn_compatible(name, format!("`{name}` {reason}"), help))
    })
}

/// Returns why no trait object has the function.
pub(in crate::dispatch) fn reason_not_in_an_object(signature: &Signature) -> Option<&'static str> {
    let mut others = signature.inputs.iter().skip(1).map(ToTokens::to_token_stream);
    if signature.receiver().is_none() {
        Some("has no `self`, and its first argument is not a pointer to `Self`")
    } else if signature.generics.type_params().next().is_some() {
        Some("has a type parameter")
    } else if signature.generics.const_params().next().is_some() {
        Some("has a const parameter")
    } else if !impl_traits(types_of_arguments(signature).chain(result(&signature.output))).is_empty() {
        Some("has the type `impl Trait`")
    } else if signature.asyncness.is_some() {
        Some("is `async`")
    } else if others.any(mentions_self_alone) || mentions_self_alone(signature.output.to_token_stream()) {
        Some("mentions `Self` outside of `self`")
    } else {
        None
    }
}

fn not_dyn_compatible(node: &impl ToTokens, reason: impl Display, help: impl Display) -> Mistake {
    Mistake::new(
        node.to_token_stream(),
        format!("a trait with `#[dispatch]` must be dyn compatible, but {reason}"),
        help,
    )
}
