//! What the name of a type says: whether it is that of a pointer, a container or a marker of the
//! standard library.

use crate::derive::syntax::{bare, is_named};
use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath};

/// The containers of the standard library that have no coercion through which a call can be
/// dispatched, whatever they contain.
pub(super) const CONTAINERS: [&str; 5] = ["ManuallyDrop", "MaybeUninit", "Option", "RefCell", "Vec"];

/// The cells and locks of the standard library.
pub(super) const CELLS: [&str; 6] = ["Cell", "Mutex", "OnceCell", "RefCell", "RwLock", "UnsafeCell"];

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
pub(super) fn pointed_to(ty: &Type) -> Option<&Type> {
    match bare(ty) {
        Type::Reference(reference) => Some(&*reference.elem),
        Type::Ptr(raw) => Some(&*raw.elem),
        Type::Path(path) => standard_pointer_to(path),
        _ => None,
    }
}

/// Returns what is in a `Pin`, if the type is called like the standard library's.
pub(super) fn pinned(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = bare(ty) else { return None };
    let (first, last) = (&path.path.segments.first()?.ident, &path.path.segments.last()?.ident);
    let is_standard = last == "Pin" && ["Pin", "core", "pin", "std"].iter().any(|name| first == name);
    only_argument(path).filter(|_| is_standard)
}

/// Returns what a pointer points to, if its name is that of one of the standard library.
pub(super) fn standard_pointer_to(path: &TypePath) -> Option<&Type> {
    let last = &path.path.segments.last()?.ident;
    let is_standard = ["Arc", "Box", "NonNull", "Rc", "Weak"].iter().any(|name| last == name);
    only_argument(path).filter(|_| is_standard)
}

fn only_argument(path: &TypePath) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(ty) if path.qself.is_none() && arguments.args.len() == 1 => Some(ty),
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
    let name = &path.path.segments.last()?.ident;
    (is_named(only_argument(path)?, pointee) && CELLS.iter().any(|cell| name == cell)).then_some(name)
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
