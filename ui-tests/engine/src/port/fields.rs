//! What each field of a struct is to the derive: the pointer, another pointer of the crate, nothing
//! that has a size, or something that a person has to decide about.

use super::items::Item;
use super::krate::Crate;
use super::passed::names;
use super::paths::meanings;
use super::types::{arguments, is_maybe_sized, is_name, last_name, mentions, parameter_at, text};
use quote::ToTokens;
use syn::{GenericParam, ItemStruct, Path, Type, TypePath};

/// What a field is.
#[derive(Debug)]
pub(super) enum Role {
    /// A pointer of the language or the standard library.
    Pointer,
    /// A pointer of the crate, which has to derive, with the position of its pointee.
    Wraps(usize, usize),
    /// It has no size.
    Nothing,
    /// It has a size, and does not mention the pointee.
    Sized,
    /// Only a person can say: the reason, and what to decide.
    Asked(String, String),
    /// It cannot be unsized, and why.
    Refused(String),
}

/// Pointers of the language's own library.
const POINTERS: [&str; 5] = ["NonNull", "Box", "Rc", "Arc", "Weak"];

/// Containers that coerce when the pointer in them does.
const CONTAINERS: [&str; 3] = ["Cell", "UnsafeCell", "Pin"];

/// Wrappers that have the pointer and that the compiler does not coerce.
const NOT_COERCED: [&str; 6] = ["Option", "RefCell", "Mutex", "RwLock", "MaybeUninit", "AtomicPtr"];

/// Returns what a field of a type is, in an item whose pointee has this name.
pub(super) fn role(krate: &Crate, near: &Item, of: &Type, pointee: &str) -> Role {
    match of {
        Type::Paren(inner) => return role(krate, near, &inner.elem, pointee),
        Type::Group(inner) => return role(krate, near, &inner.elem, pointee),
        Type::Path(path) if mentions(of, pointee) && !is_name(of, pointee) && is_open(krate, near, path) => {
            return Role::Asked(
                format!("`${}` is a parameter of a macro", last_name(&path.path)),
                "if all that its calls pass coerces, write the derive by hand".to_owned(),
            );
        }
        Type::Path(path) => {
            if let Some((alias, position)) = alias_of(krate, near, path, pointee) {
                return role(krate, near, &alias, &position);
            }
        }
        _ => {}
    }
    let is_mentioned = mentions(of, pointee);
    match of {
        Type::Path(path) if last_name(&path.path) == "PhantomData" => Role::Nothing,
        Type::Path(path) if is_mentioned => pointer(krate, near, &path.path, pointee),
        Type::Path(path) => other(krate, near, &path.path),
        Type::Reference(to) if is_mentioned => leaf(krate, near, &to.elem, pointee),
        Type::Ptr(to) if is_mentioned => leaf(krate, near, &to.elem, pointee),
        Type::Tuple(tuple) if tuple.elems.is_empty() => Role::Nothing,
        Type::Macro(_) => Role::Refused("a field's type is a macro".to_owned()),
        of if is_mentioned => {
            Role::Refused(format!("`{}` mentions the pointee and is not a pointer", of.to_token_stream()))
        }
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

/// Returns the type behind an alias of the crate, and what the pointee is called in it.
fn alias_of(krate: &Crate, near: &Item, path: &TypePath, pointee: &str) -> Option<(Type, String)> {
    let syn::Item::Type(alias) = &krate.items[krate.find_type(&last_name(&path.path), near)?].syntax else {
        return None;
    };
    let arguments = arguments(&path.path);
    let position = arguments.iter().position(|argument| argument.is_some_and(|argument| is_name(argument, pointee)));
    let parameter = position.and_then(|position| parameter_at(&alias.generics, position));
    let name = parameter.map_or_else(|| pointee.to_owned(), |parameter| parameter.ident.to_string());
    Some(((*alias.ty).clone(), name))
}

/// Returns the type behind all aliases of the crate that a type itself is.
fn without_alias(krate: &Crate, near: &Item, of: &Type) -> Type {
    let mut of = of.clone();
    // A cycle is an error of its own.
    for _ in 0..8 {
        let Type::Path(path) = &of else { break };
        let Some((behind, _)) = alias_of(krate, near, path, "") else { break };
        of = behind;
    }
    of
}

/// A path that mentions the pointee.
fn pointer(krate: &Crate, near: &Item, path: &Path, pointee: &str) -> Role {
    // The import may give a type of the library another name.
    let name = match &meanings(krate, near, path)[..] {
        [meaning] if meaning[0] == "core" => meaning.last().cloned().unwrap_or_default(),
        _ => last_name(path),
    };
    let arguments = arguments(path);
    let position = arguments.iter().position(|argument| argument.is_some_and(|argument| mentions(argument, pointee)));
    let Some((position, argument)) = position.and_then(|at| Some((at, arguments[at]?))) else {
        return Role::Refused(format!("`{}` mentions the pointee and is not a pointer", path.to_token_stream()));
    };
    // Near the struct, a name such as `Box` or `Arc` may be the crate's own.
    let first = path.segments.first().filter(|_| path.segments.len() > 1).map(|first| first.ident.to_string());
    let is_module = |first: &String| {
        ["crate", "self", "super"].contains(&first.as_str())
            || krate.items.iter().any(|item| item.modules.contains(first))
    };
    let is_foreign = first.as_ref().is_some_and(|first| !is_module(first));
    let is_prelude =
        |own: &usize| name == "Box" && krate.items[*own].file != near.file && !is_imported(krate, near, &name);
    let is_passed = path.segments.last().is_some_and(|last| krate.file(near).is_parameter(&last.ident));
    let own = krate.find_type(&name, near).filter(|own| !is_passed && !is_foreign && !is_prelude(own));
    match own {
        Some(own) if krate.as_struct(own).is_some() && is_imported_from_std(krate, near, &name) => {}
        Some(own) if krate.as_struct(own).is_some() => return Role::Wraps(own, position),
        Some(_) => return Role::Refused(format!("`{name}` is not a struct")),
        None => {}
    }
    if POINTERS.contains(&name.as_str()) {
        if arguments.len() > 1 {
            return Role::Asked(
                format!("`{}` has an allocator, which may have a size", text(path)),
                "if it has one, write `#[smart_pointer(coerce_only)]` on this field by hand".to_owned(),
            );
        }
        return leaf(krate, near, argument, pointee);
    }
    if CONTAINERS.contains(&name.as_str()) {
        return role(krate, near, argument, pointee);
    }
    if name == "ManuallyDrop" {
        return Role::Asked(
            format!("the pointer is in a `ManuallyDrop`: `{}` does not coerce", text(path)),
            "change the field to a raw pointer or a `NonNull`, or keep the impls".to_owned(),
        );
    }
    if NOT_COERCED.contains(&name.as_str()) {
        return Role::Refused(format!("`{}` does not coerce", text(path)));
    }
    Role::Asked(
        format!("`{}` comes from another crate", text(path)),
        "if it derives `SmartPointer` or coerces by itself, write the derive by hand".to_owned(),
    )
}

/// Whether the pointer of a struct is one of the library's that own memory.
pub(super) fn is_on_heap(krate: &Crate, item: usize) -> bool {
    let near = &krate.items[item];
    krate.as_struct(item).is_some_and(|of| {
        let types = of.fields.iter().map(|field| without_alias(krate, near, &field.ty));
        let types = types.filter(|of| !mentions(of, "PhantomData"));
        let is_own = |name: &str| krate.find_type(name, near).is_some() && !is_imported_from_std(krate, near, name);
        types.into_iter().any(|of| POINTERS[1..].iter().any(|name| mentions(&of, name) && !is_own(name)))
    })
}

/// Whether the file of an item imports a name from the standard library.
fn is_imported_from_std(krate: &Crate, near: &Item, name: &str) -> bool {
    import_roots(krate, near, name).any(|root| ["std", "core", "alloc"].contains(&root))
}

/// Whether the file of an item imports a name.
fn is_imported(krate: &Crate, near: &Item, name: &str) -> bool {
    import_roots(krate, near, name).next().is_some()
}

/// Returns the first names of the imports that have a name in them.
fn import_roots<'a>(krate: &'a Crate, near: &Item, name: &'a str) -> impl Iterator<Item = &'a str> {
    let mut root = None;
    krate.file(near).tokens.windows(2).filter_map(move |pair| {
        match &pair[0] {
            first if first.is("use") => root = Some(pair[1].text.as_str()),
            first if first.is(";") => root = None,
            _ => {}
        }
        root.filter(|_| pair[0].is(name))
    })
}

/// What is pointed to.
fn leaf(krate: &Crate, near: &Item, to: &Type, pointee: &str) -> Role {
    let Type::Path(path) = to else {
        return Role::Refused(format!("it points to `{}`, and unsizing has to change the pointee", text(to)));
    };
    if is_name(to, pointee) {
        return Role::Pointer;
    }
    let Some(inner) = krate.type_at(near, &path.path).and_then(|index| Some((index, krate.as_struct(index)?))) else {
        return Role::Pointer;
    };
    let arguments = arguments(&path.path);
    let position = arguments.iter().position(|argument| argument.is_some_and(|argument| mentions(argument, pointee)));
    match position.and_then(|position| parameter_at(&inner.1.generics, position)) {
        Some(parameter) => tail(&krate.place(&krate.items[inner.0]), inner.1, parameter),
        None => Role::Pointer,
    }
}

/// Whether unsizing a parameter of a struct unsizes the struct.
fn tail(place: &str, of: &ItemStruct, parameter: &syn::TypeParam) -> Role {
    let name = parameter.ident.to_string();
    if !is_maybe_sized(&of.generics, parameter) {
        return Role::Refused(format!("it points to `{}` ({place}), whose `{name}` is not `?Sized`", of.ident));
    }
    let mentioning = of.fields.iter().filter(|field| mentions(&field.ty, &name)).count();
    let is_last = of.fields.iter().last().is_some_and(|field| mentions(&field.ty, &name));
    if mentioning == 1 && is_last {
        return Role::Pointer;
    }
    Role::Refused(format!("it points to `{}` ({place}), where not only the last field mentions `{name}`", of.ident))
}

/// A path that does not mention the pointee.
fn other(krate: &Crate, near: &Item, path: &Path) -> Role {
    let name = last_name(path);
    if name == "PhantomPinned" {
        return Role::Nothing;
    }
    let is_parameter = krate_parameter(near, path);
    match krate.find_type(&name, near) {
        Some(own) if !is_parameter => match krate.as_struct(own) {
            Some(of) if has_no_size(krate, own, of) && mentions_parameter(near, path) => Role::Asked(
                format!("the field of type `{}` mentions a parameter, and is not itself a `PhantomData`", text(path)),
                "put it into a `PhantomData`".to_owned(),
            ),
            Some(of) if has_no_size(krate, own, of) => Role::Nothing,
            _ => Role::Sized,
        },
        _ if is_parameter || is_of_std(krate, near, path) => Role::Sized,
        _ => Role::Asked(
            format!("the field of type `{}` comes from another crate", text(path)),
            "if it has no size, put it into a `PhantomData`, because `repr(transparent)` rejects foreign types with \
             private fields; if it has one, write `#[smart_pointer(coerce_only)]` on the pointer field by hand"
                .to_owned(),
        ),
    }
}

/// Whether no field of a struct has a size.
fn has_no_size(krate: &Crate, item: usize, of: &ItemStruct) -> bool {
    of.fields.iter().all(|field| matches!(role(krate, &krate.items[item], &field.ty, ""), Role::Nothing))
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

fn krate_parameter(near: &Item, path: &Path) -> bool {
    let syn::Item::Struct(of) = &near.syntax else { return false };
    of.generics.type_params().any(|parameter| path.is_ident(&parameter.ident))
}

/// Whether a path names a type of the language or the standard library.
fn is_of_std(krate: &Crate, near: &Item, path: &Path) -> bool {
    const LANGUAGE: [&str; 22] = [
        "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64",
        "u8", "usize", "Box", "Option", "Result", "String", "Vec",
    ];
    let name = last_name(path);
    let is_rooted =
        path.segments.first().is_some_and(|first| ["std", "core", "alloc"].iter().any(|of| first.ident == of));
    is_rooted || LANGUAGE.contains(&name.as_str()) || is_imported_from_std(krate, near, &name)
}
