//! What the tokens of a field's type say.
//!
//! A name can lie (`type Box<T> = PhantomData<T>;`), so what is found here never makes a field
//! acceptable: rustc checks the impls against the real types in any case. It is used to reject, and
//! to choose which questions `expand` puts to rustc.
//!
//! Upstream: rustc does not go by the names of the fields' types; we trust names such as
//! `PhantomData` and `Box`, so that we can put the error on the field. So a pointer that is called
//! `PhantomData` is rejected.

use crate::derive::mentions::mentions;
use crate::derive::pointer::Role;
use crate::derive::search::Search;
use crate::derive::syntax::{bare, is_named, is_same, predicates};
use proc_macro2::Ident;
use syn::{GenericArgument, Generics, PathArguments, PathSegment, Type, TypePath, WherePredicate};

/// The containers of the standard library that have no coercion through which a call can be
/// dispatched, whatever they contain.
const CONTAINERS: [&str; 5] = ["ManuallyDrop", "MaybeUninit", "Option", "RefCell", "Vec"];

/// The cells and locks of the standard library.
const CELLS: [&str; 6] = ["Cell", "Mutex", "OnceCell", "RefCell", "RwLock", "UnsafeCell"];

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

/// Whether the type is called `PhantomData`.
pub(super) fn is_phantom_data(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData"))
}

/// Whether the type is a built-in pointer, or has the name and the argument of one of the standard
/// library.
pub(super) fn is_pointer(ty: &Type) -> bool {
    pointed_to(ty).is_some()
}

/// Returns what a built-in or standard library pointer points to.
fn pointed_to(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Reference(reference) => Some(&*reference.elem),
        Type::Ptr(raw) => Some(&*raw.elem),
        Type::Path(path) => standard_pointer_to(path),
        _ => None,
    }
}

/// Whether rustc rejects an impl of `CoerceUnsized` for a struct with this field even if the target
/// is an error type. For `Cell<T>` and `Box<Box<T>>`, rustc also needs a fact about a type inside
/// that is not an error type: that `T` is `Sized`, or that the allocator of the inner box can be
/// unsized.
pub(crate) fn is_reported_beside_an_error(ty: &Type, pointee: &Ident) -> bool {
    let coerces = |cell: &Ident| ["Cell", "RefCell", "UnsafeCell"].iter().any(|name| cell == name);
    cell_of(ty, pointee).is_some_and(coerces) || pointed_to(ty).is_some_and(|ty| is_another_pointer(ty, pointee))
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

/// Returns what a pointer points to, if its name is that of one of the standard library.
fn standard_pointer_to(path: &TypePath) -> Option<&Type> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let standard = ["Arc", "Box", "NonNull", "Rc", "Weak"].iter().any(|standard| last.ident == standard);
    match arguments.args.first()? {
        GenericArgument::Type(ty) if standard && path.qself.is_none() && arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

/// Returns whether some part of a type is a container of the standard library that has the pointee
/// as its argument and requires it to be `Sized`.
pub(super) fn holds_sized(ty: &Type, pointee: &Ident) -> bool {
    let Type::Path(TypePath { path, .. }) = bare(ty) else { return false };
    let Some(PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) }) = path.segments.last() else {
        return false;
    };
    let is_container = ["MaybeUninit", "OnceCell", "Option", "Vec"].iter().any(|container| ident == container);
    arguments.args.iter().any(|argument| match argument {
        GenericArgument::Type(ty) => (is_container && is_named(ty, pointee)) || holds_sized(ty, pointee),
        _ => false,
    })
}

/// Returns whether a built-in or standard library pointer points to a slice or an array of the
/// pointee.
pub(super) fn points_to_elements(ty: &Type, pointee: &Ident) -> bool {
    match pointed_to(ty).map(bare) {
        Some(Type::Slice(slice)) => is_named(&slice.elem, pointee),
        Some(Type::Array(array)) => is_named(&array.elem, pointee),
        _ => false,
    }
}

/// Returns whether a pointer with a name of the standard library may belong to another crate, and
/// so may lack the derive: triomphe and portable-atomic-util have an `Arc`. A bare `Box` is in the
/// prelude, so it is taken for the standard one. Asking rustc about it would make the derive a
/// third slower.
pub(crate) fn may_be_foreign(ty: &Type) -> bool {
    let Type::Path(TypePath { path, .. }) = bare(ty) else { return false };
    let named = |segment: Option<&PathSegment>, names: &[&str]| {
        segment.is_some_and(|segment| names.iter().any(|name| segment.ident == name))
    };
    let (first, last) = (path.segments.first(), path.segments.last());
    if path.segments.len() == 1 {
        named(last, &["Arc", "Rc", "Weak"])
    } else {
        named(last, &["Arc", "Box", "Rc", "Weak"]) && !named(first, &["alloc", "core", "std"])
    }
}

/// Returns the name of a container of the standard library that has the bare pointee in it, or that
/// has no coercion that can be dispatched on, whatever it contains.
pub(crate) fn container_of<'a>(ty: &'a Type, pointee: &Ident) -> Option<&'a Ident> {
    standard_container(ty).or_else(|| cell_of(ty, pointee))
}

/// Returns the name of the type if a container of the standard library has that name, whatever the
/// type contains.
#[cfg(feature = "dispatch")]
pub(crate) fn named_like_a_container(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = bare(ty) else { return None };
    let name = &path.path.segments.last()?.ident;
    CONTAINERS.iter().chain(&CELLS).any(|container| name == container).then_some(name)
}

/// Returns the name of a container of the standard library that, whatever it contains, has no
/// coercion that can be dispatched on.
pub(super) fn standard_container(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = bare(ty) else { return None };
    let name = &path.path.segments.last()?.ident;
    CONTAINERS.iter().any(|container| name == container).then_some(name)
}

/// Returns the name of a cell or a lock of the standard library that has the bare pointee in it.
/// With a pointer in it, a `Cell` can be the pointer field.
pub(super) fn cell_of<'a>(ty: &'a Type, pointee: &Ident) -> Option<&'a Ident> {
    let Type::Path(path) = bare(ty) else { return None };
    let PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) } = path.path.segments.last()? else {
        return None;
    };
    let is_of_pointee = matches!(arguments.args.first()?, GenericArgument::Type(ty) if is_named(ty, pointee));
    (is_of_pointee && arguments.args.len() == 1 && CELLS.iter().any(|cell| ident == cell)).then_some(ident)
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

/// Whether a type that does not mention the pointee certainly has a size: a primitive type or a
/// built-in pointer.
pub(super) fn has_a_size(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize",
    ];
    match bare(ty) {
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(path) => {
            path.path.get_ident().is_some_and(|ident| PRIMITIVES.iter().any(|primitive| ident == primitive))
        }
        _ => false,
    }
}

/// Whether any part of the type is a macro, whose output can name the pointee even if its input
/// does not.
pub(super) fn may_hide_anything(ty: &Type, pointee: &Ident) -> bool {
    !Search::of_type(ty, pointee).macros.is_empty()
}
