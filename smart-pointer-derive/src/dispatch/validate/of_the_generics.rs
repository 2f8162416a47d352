//! The requirements on the parameters and the where-clause of the trait.

use crate::derive::mistake::Mistake;
use crate::derive::syntax::predicates;
use crate::dispatch::function::{is_about_self, mentions_self};
use syn::{GenericParam, ItemTrait};

pub(super) fn check(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    check_parameters(item).chain(check_conditions(item))
}

/// A bound on a parameter of the trait does not mention `Self`, which means another type in each
/// of the hidden traits. No parameter has an attribute, which the copies would not have.
fn check_parameters(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    item.generics.params.iter().filter_map(|parameter| {
        let attributes = match parameter {
            GenericParam::Lifetime(lifetime) => &lifetime.attrs,
            GenericParam::Type(ty) => &ty.attrs,
            GenericParam::Const(constant) => &constant.attrs,
        };
        if let Some(attribute) = attributes.first() {
            let message = "a parameter of a trait with `#[dispatch]` cannot have an attribute";
            return Some(Mistake::new(attribute, message, "remove the attribute"));
        }
        // syn's major versions differ in the fields for the default, but `None` removes it in all.
        let mut without_default = parameter.clone();
        if let GenericParam::Type(ty) = &mut without_default {
            ty.default = None;
        }
        if mentions_self(parameter) && !mentions_self(&without_default) {
            return Some(Mistake::new(
                parameter,
                "the default of a parameter of a trait with `#[dispatch]` cannot mention `Self`",
                "remove the default, and write the argument wherever the trait is named",
            ));
        }
        mentions_self(parameter).then(|| {
            Mistake::new(
                parameter,
                "a bound on a parameter of a trait with `#[dispatch]` cannot mention `Self`",
                "remove it; where it is needed, each impl can write it for its own type",
            )
        })
    })
}

/// The where-clause of the trait mentions `Self` only in `Self: Bound`, which is a supertrait. Any
/// other condition would have to stand on the hidden traits, where `Self` is another type.
fn check_conditions(item: &ItemTrait) -> impl Iterator<Item = Mistake> {
    let about_self = predicates(&item.generics).filter(|predicate| mentions_self(*predicate));
    about_self.filter(|predicate| !is_about_self(predicate)).map(|predicate| {
        Mistake::new(
            predicate,
            "a condition of a trait with `#[dispatch]` can mention `Self` only in `Self: Trait` or `Self: 'a`",
            "remove it, or write it on a function that is not dispatched, with `where Self: Sized`",
        )
    })
}
