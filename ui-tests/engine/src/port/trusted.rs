//! Names by which the derive rejects a field, because it takes them for types of the standard
//! library. A struct, an alias or an import of the crate can have such a name.

use super::types::{arguments, is_name, last_name, mentions};
use syn::{Path, Type};

/// What cannot be the pointer, whatever it contains.
const CONTAINERS: [&str; 6] = ["ManuallyDrop", "MaybeUninit", "Option", "PhantomData", "RefCell", "Vec"];

/// What cannot be the pointer if it contains the pointee itself.
const CELLS: [&str; 5] = ["Cell", "Mutex", "OnceCell", "RwLock", "UnsafeCell"];

/// What cannot be pointed to if it contains the pointee itself.
const OF_SIZED: [&str; 4] = ["MaybeUninit", "OnceCell", "Option", "Vec"];

/// Pointers of the standard library.
const POINTERS: [&str; 5] = ["Arc", "Box", "NonNull", "Rc", "Weak"];

/// Returns the name in the type of a field by which the derive rejects the field.
pub(super) fn trusted(of: &Type, pointee: &str) -> Option<String> {
    match of {
        Type::Paren(inner) => trusted(&inner.elem, pointee),
        Type::Group(inner) => trusted(&inner.elem, pointee),
        Type::Reference(to) => pointed_to(&to.elem, pointee),
        Type::Ptr(to) => pointed_to(&to.elem, pointee),
        Type::Path(of) => {
            let name = last_name(&of.path);
            let is_rejected = CONTAINERS.contains(&&*name) || CELLS.contains(&&*name) && contains(&of.path, pointee);
            let inner = || arguments(&of.path).first().copied().flatten().and_then(|to| pointed_to(to, pointee));
            let is_pointer = POINTERS.contains(&&*name);
            if is_rejected { Some(name) } else { inner().filter(|_| is_pointer) }
        }
        _ => None,
    }
}

/// Returns the name by which the derive rejects a pointer to a type.
fn pointed_to(of: &Type, pointee: &str) -> Option<String> {
    let Type::Path(of) = of else { return None };
    let name = last_name(&of.path);
    let is_rejected = OF_SIZED.contains(&&*name) && contains(&of.path, pointee)
        || ["Box", "NonNull"].contains(&&*name) && mentions(&of.path, pointee);
    let inner = || arguments(&of.path).into_iter().flatten().find_map(|inner| pointed_to(inner, pointee));
    if is_rejected { Some(name) } else { inner() }
}

/// Whether the pointee itself is an argument of a path.
fn contains(of: &Path, pointee: &str) -> bool {
    arguments(of).into_iter().flatten().any(|argument| is_name(argument, pointee))
}
