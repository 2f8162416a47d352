//! What the tokens of a field's type say.
//!
//! A name can lie (`type Box<T> = PhantomData<T>;`), so what is found here never makes a field
//! acceptable: rustc checks the impls against the real types in any case. It is used to reject, and
//! to choose which questions `expand` puts to rustc.
//!
//! Upstream: rustc does not go by the names of the fields' types; we trust names such as
//! `PhantomData` and `Box`, so that we can put the error on the field. So a pointer that is called
//! `PhantomData` is rejected.

use super::named::{
    CELLS, CONTAINERS, cell_of, container_of, holds_sized, is_phantom_data, is_pointer, pinned, pointed_to,
    standard_pointer_to,
};
use crate::derive::mentions::mentions;
use crate::derive::pointer::Role;
use crate::derive::search::Search;
use crate::derive::syntax::{bare, is_named, is_same, predicates};
use proc_macro2::Ident;
use syn::{GenericArgument, Generics, PathArguments, Type, TypePath, WherePredicate};

impl Role {
    pub(crate) fn of(ty: &Type, pointee: &Ident) -> Self {
        match bare(ty) {
            ty if is_phantom_data(ty) => Self::Phantom,
            // The likeliest roles come first, because it takes longer to find out where a type
            // mentions the pointee.
            Type::Path(path) if standard_pointer_to(path).is_some_and(|ty| is_named(ty, pointee)) => Self::ToPointee,
            _ if !mentions(ty, pointee) => Self::Unrelated,
            _ if is_named(ty, pointee) => Self::NotAPointer,
            Type::Reference(reference) => Self::of_pointer_to(&reference.elem, pointee),
            Type::Ptr(raw) => Self::of_pointer_to(&raw.elem, pointee),
            Type::Path(_) if container_of(ty, pointee).is_some() => Self::NotAPointer,
            ty if pinned(ty).is_some_and(|ty| Self::of(ty, pointee) == Self::NotAPointer) => Self::NotAPointer,
            Type::Path(path) => {
                standard_pointer_to(path).map_or(Self::Unsure, |pointed_to| Self::of_pointer_to(pointed_to, pointee))
            }
            Type::Macro(_) | Type::Verbatim(_) => Self::Unsure,
            // Arrays, slices, tuples, function pointers and trait objects never implement
            // `CoerceUnsized`.
            _ => Self::NotAPointer,
        }
    }

    /// The role of a built-in or standard library pointer, by what it points to.
    fn of_pointer_to(ty: &Type, pointee: &Ident) -> Self {
        match bare(ty) {
            Type::Path(_) if is_named(ty, pointee) => Self::ToPointee,
            Type::Path(_) if holds_sized(ty, pointee) || is_another_pointer(ty, pointee) => Self::NotAPointer,
            Type::Path(_) | Type::Macro(_) | Type::Verbatim(_) => Self::ToMore,
            // `&[T]`, `&(T,)`, `&&T`, `&Box<T>`: unsizing `T` does not unsize what these point to.
            _ => Self::NotAPointer,
        }
    }
}

/// Whether rustc rejects an impl of `CoerceUnsized` for a struct with this field even if the target
/// is an error type. For `Cell<T>`, `Box<Box<T>>` and `Pin<Vec<T>>`, rustc also needs a fact about a
/// type inside that is not an error type: that `T` is `Sized`, that the allocator of the inner box
/// can be unsized, or that `Vec<T>` has the standard library's marker.
pub(crate) fn is_reported_beside_an_error(ty: &Type, pointee: &Ident) -> bool {
    let coerces = |cell: &Ident| ["Cell", "RefCell", "UnsafeCell"].iter().any(|name| cell == name);
    cell_of(ty, pointee).is_some_and(coerces)
        || pointed_to(ty).is_some_and(|ty| is_another_pointer(ty, pointee))
        || pinned(ty).is_some_and(|ty| Role::of(ty, pointee) == Role::NotAPointer)
}

/// Whether the type mentions the pointee, and is by its name a pointer, or a standard library
/// container with a pointer in it. Unsizing the pointee then changes that pointer, but no size.
fn is_another_pointer(ty: &Type, pointee: &Ident) -> bool {
    match bare(ty) {
        // The struct behind the pointer can be called `Arc`, `Rc` or `Weak` in a module of its own.
        Type::Path(path) if standard_pointer_to(path).is_some() => {
            let is_called = |name| path.path.segments.last().is_some_and(|last| last.ident == name);
            (is_called("Box") || is_called("NonNull")) && mentions(ty, pointee)
        }
        ty if is_pointer(ty) => mentions(ty, pointee),
        Type::Path(TypePath { path, .. }) => path.segments.last().is_some_and(|last| match &last.arguments {
            PathArguments::AngleBracketed(arguments)
                if CELLS.iter().chain(&CONTAINERS).any(|name| last.ident == name) =>
            {
                arguments
                    .args
                    .iter()
                    .any(|argument| matches!(argument, GenericArgument::Type(ty) if is_another_pointer(ty, pointee)))
            }
            _ => false,
        }),
        _ => false,
    }
}

/// Whether the type is `A::Handle<T>`, where `A` is another parameter and no bound mentions the
/// pointee, so no bound can say what the type is or that it coerces. Nor does rustc look for an
/// impl: `A::` needs a bound of `A`, unlike `<A as Trait>::Handle<T>`.
pub(super) fn is_opaque_item(ty: &Type, pointee: &Ident, generics: &Generics) -> bool {
    let Type::Path(TypePath { qself: None, path, .. }) = bare(ty) else { return false };
    let is_of_parameter = || {
        path.leading_colon.is_none()
            && !is_same(&path.segments[0].ident, pointee)
            && generics.type_params().any(|parameter| is_same(&parameter.ident, &path.segments[0].ident))
    };
    let mut bounds = generics.type_params().flat_map(|parameter| &parameter.bounds);
    let mut predicates = predicates(generics).filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) if !is_named(&predicate.bounded_ty, pointee) => Some(predicate),
        _ => None,
    });
    path.segments.len() > 1
        && is_of_parameter()
        && mentions(ty, pointee)
        && !bounds.any(|bound| mentions(bound, pointee))
        && !predicates.any(|predicate| {
            mentions(&predicate.bounded_ty, pointee) || predicate.bounds.iter().any(|bound| mentions(bound, pointee))
        })
}

/// Whether any part of the type is a macro, whose output can name the pointee even if its input
/// does not.
pub(super) fn may_hide_anything(ty: &Type, pointee: &Ident) -> bool {
    !Search::of_type(ty, pointee).macros.is_empty()
}
