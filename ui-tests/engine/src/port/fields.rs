//! What each field of a struct is to the derive: the pointer, another pointer of the crate, a
//! zero-sized field, or something that a person has to decide about.

use super::aliases::{alias_of, is_of_std, name_of, own_type};
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES};
use super::passed::names;
use super::paths::{is_item, meanings};
use super::pin::is_promised;
use super::pointees::{POINTERS, fixed, position_in};
use super::struct_attributes::reprs;
use super::trusted::trusted;
use super::types::{arguments, is_maybe_sized, last_name, mentions, parameter_at, text};
use syn::{GenericParam, ItemStruct, Path, Type, TypePath};

/// What a field is.
#[derive(Debug)]
pub(super) enum Role {
    /// A built-in or standard library pointer.
    Pointer,
    /// A pointer of the crate, which has to derive, with the position of its pointee.
    Wraps(usize, usize),
    /// It is zero-sized.
    Nothing,
    /// It has a size, and does not mention the pointee.
    Sized,
    /// Only a person can say: the reason, and what to decide.
    Asked(String, String),
    /// It cannot be unsized, and why.
    Refused(String),
}

/// Containers that coerce when the pointer in them does.
const CONTAINERS: [&str; 3] = ["Cell", "UnsafeCell", "Pin"];

/// Wrappers that have the pointer and that the compiler does not coerce.
const NOT_COERCED: [&str; 5] = ["Option", "Mutex", "RwLock", "MaybeUninit", "AtomicPtr"];

/// Returns what a field of a type is, in an item whose pointee has this name.
pub(super) fn role(krate: &Crate, near: &Item, of: &Type, pointee: &str) -> Role {
    match (role_within(krate, near, of, pointee, MOST_ALIASES), trusted(of, pointee)) {
        (Role::Pointer | Role::Wraps(..), Some(name)) => Role::Refused(format!(
            "the derive takes `{name}` for the type of the standard library; give the crate's own another name"
        )),
        (role, _) => role,
    }
}

/// Returns what a field is, through no more than some aliases and zero-sized structs.
fn role_within(krate: &Crate, near: &Item, of: &Type, pointee: &str, depth: usize) -> Role {
    let Some(depth) = depth.checked_sub(1) else {
        return Role::Refused(format!("`{}` leads through too many types", text(of)));
    };
    match of {
        Type::Paren(inner) => return role_within(krate, near, &inner.elem, pointee, depth),
        Type::Group(inner) => return role_within(krate, near, &inner.elem, pointee, depth),
        Type::Path(path) if !is_type_parameter(near, &path.path) && is_open(krate, near, path) => {
            return Role::Asked(
                format!("`${}` is a parameter of a macro", last_name(&path.path)),
                "if all that its calls pass coerces, write the derive by hand".to_owned(),
            );
        }
        Type::Path(path) => {
            if let Some((alias, of, position)) = alias_of(krate, near, path, pointee) {
                return role_within(krate, alias, of, &position, depth);
            }
        }
        _ => {}
    }
    let is_mentioned = mentions(of, pointee);
    match of {
        Type::Path(path) => match own_type(krate, near, &path.path) {
            Some(own) if is_mentioned => wrapper(krate, near, own, &path.path, (pointee, depth)),
            Some(own) => other(krate, near, own, &path.path, depth),
            None if is_mentioned => pointer(krate, near, &path.path, pointee, depth),
            None => foreign(krate, near, &path.path),
        },
        Type::Reference(to) if is_mentioned => leaf(krate, near, &to.elem, pointee),
        Type::Ptr(to) if is_mentioned => leaf(krate, near, &to.elem, pointee),
        Type::Tuple(tuple) if tuple.elems.is_empty() => Role::Nothing,
        Type::Macro(_) => Role::Refused("a field's type is a macro".to_owned()),
        of if is_mentioned => Role::Refused(format!("`{}` mentions the pointee and is not a pointer", text(of))),
        Type::Array(_) => Role::Asked(
            format!("the field of type `{}` has a size, unless its length is 0", text(of)),
            "if it has none, put it into a `PhantomData`; if it has one, write `#[smart_pointer(coerce_only)]` on the \
             pointer field by hand"
                .to_owned(),
        ),
        _ => Role::Sized,
    }
}

/// Whether a path ends in a parameter of a macro that may not be one of the library's pointers: it
/// is not called like one, or a call of the macro names something that is imported or in the crate.
fn is_open(krate: &Crate, near: &Item, path: &TypePath) -> bool {
    let (Some(last), Some(of_macro)) = (path.path.segments.last(), &near.in_macro) else { return false };
    let is_own = |(name, _): (String, String)| {
        let path = syn::parse_str::<Path>(&name);
        let meanings = path.map(|path| meanings(krate, near, &path)).unwrap_or_default();
        meanings.iter().any(|path| path.len() > 1 && path[0] != "core")
    };
    let is_called = POINTERS.contains(&&*last.ident.to_string());
    let is_parameter = krate.file(near).is_parameter(&last.ident);
    is_parameter && (!is_called || names(krate, of_macro).into_iter().any(is_own))
}

/// A type of the crate that mentions the pointee.
fn wrapper(krate: &Crate, near: &Item, own: usize, path: &Path, (pointee, depth): (&str, usize)) -> Role {
    let name = last_name(path);
    let is_marker = || krate.as_struct(own).is_some_and(|of| has_no_size(krate, own, of, depth));
    match position_in(path, pointee) {
        _ if matches!(krate.items[own].syntax, syn::Item::Type(_)) => Role::Asked(
            format!("the alias `{name}` is not understood with the argument in `{}`", text(path)),
            "write the type behind it in its place (`PhantomData<…>`, if it is one), and run the command again"
                .to_owned(),
        ),
        _ if krate.as_struct(own).is_none() => Role::Refused(format!("`{name}` is not a struct")),
        _ if is_marker() => marker(path),
        // A container of sized values is judged by itself.
        Some((position, _)) if is_sized_at(krate, own, position) => Role::Wraps(own, position),
        Some((position, argument)) => match fixed(krate, near, argument, pointee) {
            Some(reason) => Role::Refused(format!("its pointee is `{}`, {reason}", text(argument))),
            None => Role::Wraps(own, position),
        },
        None => Role::Refused(format!("`{}` mentions the pointee and is not a pointer", text(path))),
    }
}

/// Whether a parameter of a struct is sized.
fn is_sized_at(krate: &Crate, own: usize, position: usize) -> bool {
    krate.as_struct(own).is_some_and(|of| {
        parameter_at(&of.generics, position).is_some_and(|parameter| !is_maybe_sized(&of.generics, parameter))
    })
}

/// A path that mentions the pointee, and is of no type of the crate.
fn pointer(krate: &Crate, near: &Item, path: &Path, pointee: &str, depth: usize) -> Role {
    let name = name_of(krate, near, path);
    if name == "PhantomData" {
        return Role::Nothing;
    }
    let Some((_, argument)) = position_in(path, pointee) else {
        return Role::Refused(format!("`{}` mentions the pointee and is not a pointer", text(path)));
    };
    let all = meanings(krate, near, path);
    let is_pointer =
        |path: &Vec<String>| path[0] == "core" && path.last().is_some_and(|last| POINTERS.contains(&&**last));
    let are_pointers = all.iter().all(is_pointer);
    let is_own = |path: &Vec<String>| path[0] == "crate" && (all.len() > 1 || is_item(krate, path));
    if all.iter().any(is_own) {
        return Role::Asked(
            format!("`{}` is another type on some conditions", text(path)),
            "if all of them coerce, write the derive by hand".to_owned(),
        );
    }
    if are_pointers || POINTERS.contains(&name.as_str()) {
        if arguments(path).len() > 1 {
            return Role::Asked(
                format!("`{}` has an allocator, which may have a size", text(path)),
                "if it has one, write `#[smart_pointer(coerce_only)]` on this field by hand".to_owned(),
            );
        }
        return leaf(krate, near, argument, pointee);
    }
    if CONTAINERS.contains(&name.as_str()) {
        return match role_within(krate, near, argument, pointee, depth) {
            Role::Wraps(own, _) if name == "Pin" && !is_promised(krate, own) => Role::Asked(
                format!("`{}` coerces only with the promise for `Pin`", text(path)),
                format!("port `{}`, make its promise, and run the command again", text(argument)),
            ),
            role => role,
        };
    }
    if name == "ManuallyDrop" {
        return Role::Asked(
            format!("the pointer is in a `ManuallyDrop`: `{}` does not coerce", text(path)),
            "change the field to a raw pointer or a `NonNull`, or keep the impls".to_owned(),
        );
    }
    if name == "RefCell" {
        return Role::Refused(format!("the derive does not unsize a pointer in a `RefCell`: `{}`", text(path)));
    }
    if NOT_COERCED.contains(&name.as_str()) {
        return Role::Refused(format!("`{}` does not coerce", text(path)));
    }
    if !all.is_empty() && all.iter().all(|path| path[0] == "core") {
        return Role::Refused(format!("the derive does not unsize `{}` of the standard library", text(path)));
    }
    Role::Asked(
        format!("`{}` comes from another crate, or from a macro", text(path)),
        "if it derives `SmartPointer` or coerces by itself, write the derive by hand".to_owned(),
    )
}

/// What is pointed to.
fn leaf(krate: &Crate, near: &Item, to: &Type, pointee: &str) -> Role {
    match fixed(krate, near, to, pointee) {
        Some(reason) => Role::Refused(format!("it points to `{}`, {reason}", text(to))),
        None => Role::Pointer,
    }
}

/// A type of the crate that does not mention the pointee.
fn other(krate: &Crate, near: &Item, own: usize, path: &Path, depth: usize) -> Role {
    let repr = reprs(krate, &krate.items[own]).into_iter().find(|(repr, _)| repr != "transparent");
    match (krate.as_struct(own), repr) {
        (Some(of), Some((repr, _))) if has_no_size(krate, own, of, depth) => Role::Asked(
            format!("the field of type `{}` is `#[repr({repr})]`, which `repr(transparent)` may reject", text(path)),
            "put it into a `PhantomData`".to_owned(),
        ),
        (Some(of), _) if has_no_size(krate, own, of, depth) && mentions_parameter(near, path) => marker(path),
        (Some(of), _) if has_no_size(krate, own, of, depth) => Role::Nothing,
        (Some(of), _) => open_size(krate, own, of, path, depth).unwrap_or(Role::Sized),
        _ => Role::Sized,
    }
}

/// A zero-sized type of the crate that mentions a parameter.
fn marker(path: &Path) -> Role {
    Role::Asked(
        format!("the field of type `{}` mentions a parameter, and is not itself a `PhantomData`", text(path)),
        "put it into a `PhantomData`".to_owned(),
    )
}

/// A path that does not mention the pointee, and is of no type of the crate.
fn foreign(krate: &Crate, near: &Item, path: &Path) -> Role {
    if ["PhantomData", "PhantomPinned"].contains(&&*name_of(krate, near, path)) {
        return Role::Nothing;
    }
    if is_type_parameter(near, path) || is_of_std(krate, near, path) {
        return Role::Sized;
    }
    Role::Asked(
        format!("the field of type `{}` comes from another crate, or from a macro", text(path)),
        "if it is zero-sized, put it into a `PhantomData`, because `repr(transparent)` rejects foreign types with \
         private fields; if it has a size, write `#[smart_pointer(coerce_only)]` on the pointer field by hand"
            .to_owned(),
    )
}

/// Asks about a struct that has a size or not because of a field that only a person can judge.
fn open_size(krate: &Crate, item: usize, of: &ItemStruct, path: &Path, depth: usize) -> Option<Role> {
    let near = &krate.items[item];
    let mut roles = of.fields.iter().map(|field| role_within(krate, near, &field.ty, "", depth)).collect::<Vec<_>>();
    roles.retain(|role| !matches!(role, Role::Nothing));
    let (Role::Asked(reason, decide), true) = (roles.swap_remove(0), roles.is_empty()) else { return None };
    Some(Role::Asked(format!("in the field of type `{}`, {reason}", text(path)), decide))
}

/// Whether no field of a struct has a size.
fn has_no_size(krate: &Crate, item: usize, of: &ItemStruct, depth: usize) -> bool {
    let near = &krate.items[item];
    of.fields.iter().all(|field| matches!(role_within(krate, near, &field.ty, "", depth), Role::Nothing))
}

/// Whether the arguments of a path mention a type or const parameter of a struct.
fn mentions_parameter(near: &Item, path: &Path) -> bool {
    let syn::Item::Struct(of) = &near.syntax else { return false };
    of.generics.params.iter().any(|parameter| match parameter {
        GenericParam::Type(parameter) => mentions(path, &parameter.ident.to_string()),
        GenericParam::Const(parameter) => mentions(path, &parameter.ident.to_string()),
        GenericParam::Lifetime(_) => false,
    })
}

fn is_type_parameter(near: &Item, path: &Path) -> bool {
    let generics = match &near.syntax {
        syn::Item::Struct(of) => &of.generics,
        syn::Item::Type(of) => &of.generics,
        _ => return false,
    };
    generics.type_params().any(|parameter| path.is_ident(&parameter.ident))
}
