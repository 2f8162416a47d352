//! Whether unsizing a pointee unsizes what a pointer points to.

use super::aliases::{alias_of, is_of_std, name_of, own_type};
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES};
use super::types::{arguments, is_maybe_sized, is_name, mentions, parameter_at, text};
use syn::{Path, Type};

/// Pointers of the language's own library.
pub(super) const POINTERS: [&str; 5] = ["NonNull", "Box", "Rc", "Arc", "Weak"];

/// The types of the standard library that unsizing their argument unsizes.
const UNSIZED: [&str; 7] = ["AssertUnwindSafe", "Cell", "ManuallyDrop", "Mutex", "RefCell", "RwLock", "UnsafeCell"];

/// Types of any origin that unsizing their argument does not unsize.
const NOT_UNSIZED: [&str; 8] = ["HashMap", "MaybeUninit", "Option", "PhantomData", "Pin", "Result", "Vec", "VecDeque"];

/// Returns why unsizing a pointee does not unsize a type that mentions it. Types of other crates
/// are taken for structs whose last field is the argument, like `Mutex`.
pub(super) fn fixed(krate: &Crate, near: &Item, of: &Type, pointee: &str) -> Option<String> {
    fixed_within(krate, near, of, pointee, MOST_ALIASES)
}

fn fixed_within(krate: &Crate, near: &Item, of: &Type, pointee: &str, depth: usize) -> Option<String> {
    let unknown = || Some("and unsizing has to change the pointee".to_owned());
    let Type::Path(path) = of else { return unknown() };
    let depth = depth.checked_sub(1)?;
    if is_name(of, pointee) {
        return None;
    }
    if let Some((alias, of, position)) = alias_of(krate, near, path, pointee) {
        return fixed_within(krate, alias, of, &position, depth);
    }
    let Some((position, argument)) = position_in(&path.path, pointee) else { return unknown() };
    let Some(own) = own_type(krate, near, &path.path) else {
        let name = name_of(krate, near, &path.path);
        let last = name.rsplit("::").next().unwrap_or_default();
        let is_fixed = if is_of_std(krate, near, &path.path) {
            !UNSIZED.contains(&&*name)
        } else {
            POINTERS.iter().chain(&NOT_UNSIZED).any(|fixed| *fixed == last)
        };
        return if is_fixed { unknown() } else { fixed_within(krate, near, argument, pointee, depth) };
    };
    let place = krate.place(&krate.items[own]);
    let Some(of_struct) = krate.as_struct(own) else { return Some(format!("which is not a struct ({place})")) };
    let parameter = parameter_at(&of_struct.generics, position)?;
    let name = parameter.ident.to_string();
    if !is_maybe_sized(&of_struct.generics, parameter) {
        return Some(format!("whose `{name}` is not `?Sized` ({place})"));
    }
    let mentioning = of_struct.fields.iter().filter(|field| mentions(&field.ty, &name)).count();
    match of_struct.fields.iter().last() {
        Some(last) if mentioning == 1 && mentions(&last.ty, &name) => {
            if fixed_within(krate, &krate.items[own], &last.ty, &name, depth).is_some() {
                return Some(format!("whose last field is `{}` ({place})", text(&last.ty)));
            }
            fixed_within(krate, near, argument, pointee, depth)
        }
        _ => Some(format!("where not only the last field mentions `{name}` ({place})")),
    }
}

/// Returns the first argument of a path that mentions the pointee, with its position.
pub(super) fn position_in<'a>(path: &'a Path, pointee: &str) -> Option<(usize, &'a Type)> {
    let arguments = arguments(path);
    let position =
        arguments.iter().position(|argument| argument.is_some_and(|argument| mentions(argument, pointee)))?;
    Some((position, arguments[position]?))
}
