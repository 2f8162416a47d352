//! The requirements on fields, as far as tokens show them.
//!
//! A name can lie (`type Box<T> = PhantomData<T>;`), so what is found here never makes a field
//! acceptable: rustc checks the impls against the real types in any case. It is used to reject, and
//! to choose which questions `expand` puts to rustc.
//!
//! Upstream: rustc reads no names of fields; we believe `PhantomData`, `Box` and the like, to put
//! the error on the field. So a pointer that is called `PhantomData` is rejected.

use crate::input::Input;
use crate::substitute::{found_in, is_pointee, is_same, mentions_any, mentions_pointee, name_of};
use crate::validate::{all, mistake};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;
use syn::{Error, GenericArgument, PathArguments, Type, TypeParam, TypePath};

/// The fields, and what is left for rustc to decide.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// In order.
    pub(crate) all: Vec<Field<'a>>,
    /// Which of them is the pointer, unless only rustc can find out.
    pub(crate) pointer: Option<usize>,
}

impl<'a> Fields<'a> {
    /// The pointer field, if it is known.
    pub(crate) fn pointer(&self) -> Option<&Field<'a>> {
        self.pointer.map(|index| &self.all[index])
    }

    /// Every other field, if the pointer is known.
    pub(crate) fn further(&self) -> impl Iterator<Item = &Field<'a>> {
        let is_further = |index: usize| self.pointer.is_some_and(|pointer| pointer != index);
        self.all.iter().enumerate().filter(move |(index, _)| is_further(*index)).map(|(_, field)| field)
    }
}

/// A field.
pub(crate) struct Field<'a> {
    /// Its name or its number.
    pub(crate) member: TokenStream,
    pub(crate) ty: &'a Type,
    /// What its tokens say.
    pub(crate) role: Role,
    /// Whether it mentions a type or const parameter, so that it must be a `PhantomData` if it is
    /// not the pointer.
    pub(crate) is_generic: bool,
}

impl<'a> Input<'a> {
    /// RFC 3621, input requirement 5: exactly one field is the pointer; every other one is
    /// zero-sized and, unless it is a `PhantomData`, mentions no type or const parameter.
    pub(crate) fn check_fields(&self, pointee: &TypeParam) -> Result<Fields<'a>, Error> {
        let name = &pointee.ident;
        // Looked up for every field, and there may be as many of them.
        let types: HashSet<String> =
            self.generics.type_params().map(|parameter| parameter.ident.unraw().to_string()).collect();
        let fields: Vec<_> = self.fields().iter().map(|field| (&field.ty, Role::of(&field.ty, name))).collect();
        let with_role = |accept: fn(Role) -> bool| -> Vec<(usize, &'a Type)> {
            let accepted = fields.iter().enumerate().filter(|(_, (_, role))| accept(*role));
            accepted.map(|(index, (ty, _))| (index, *ty)).collect()
        };

        let not_pointers = with_role(|role| role == Role::NotAPointer);
        let certain = with_role(|role| matches!(role, Role::ToPointee | Role::ToMore));
        let candidates = with_role(|role| role == Role::Unsure);
        let unrelated = with_role(|role| role == Role::Unrelated);
        let has_pointer = !(not_pointers.is_empty() && certain.is_empty() && candidates.is_empty());

        let itself = self.fields().iter().map(|field| &field.ty).filter(|ty| is_struct_itself(ty, self.ident));
        all(itself.map(|ty| Err(contains_itself(ty, self.ident))))?;
        let by_mistake = not_pointers.iter().map(|(_, ty)| Err(not_a_pointer(ty, name)));
        let surplus = certain.iter().skip(1).map(|(_, ty)| {
            Err(mistake(
                ty,
                format_args!("only one field can be the pointer to `{name}`, and an earlier field already is"),
                "keep one pointer, and move everything else behind it",
            ))
        });
        let with_a_size =
            unrelated.iter().filter(|_| has_pointer).filter_map(|(_, ty)| size_mistake(ty, name, &types)).map(Err);
        let missing = (!has_pointer && !fields.is_empty() && !fields.iter().any(|(ty, _)| may_hide_anything(ty, name)))
            .then(|| Err(self.no_pointer(name)));
        all(by_mistake.chain(surplus).chain(with_a_size).chain(missing))?;

        let chosen = match (&certain[..], &candidates[..]) {
            ([(index, _), ..], _) => Some(*index),
            ([], [(index, _)]) if !unrelated.iter().any(|(_, ty)| may_hide_anything(ty, name)) => Some(*index),
            // Several candidates, or a macro: rustc finds out which field is coerced.
            _ => None,
        };
        let consts = self.generics.const_params().map(|parameter| parameter.ident.unraw().to_string());
        let parameters: HashSet<String> = types.into_iter().chain(consts).collect();
        let all = self.fields().iter().zip(fields).enumerate().map(|(index, (field, (ty, role)))| Field {
            member: match &field.ident {
                Some(ident) => ident.to_token_stream(),
                None => Literal::usize_unsuffixed(index).to_token_stream(),
            },
            ty,
            role,
            is_generic: mentions_any(ty, &parameters),
        });
        Ok(Fields { all: all.collect(), pointer: chosen })
    }

    fn no_pointer(&self, pointee: &Ident) -> Error {
        let types: Vec<_> = self.fields().iter().map(|field| &field.ty).collect();
        let help = format!("add the pointer field, for instance `Box<{pointee}>` or `NonNull<{pointee}>`");
        match types.iter().find(|ty| mentions_pointee(ty, pointee)) {
            Some(ty) => {
                mistake(ty, format_args!("`PhantomData` is no pointer, so no field points to `{pointee}`"), help)
            }
            None => mistake(quote!(#(#types),*), format_args!("no field is a pointer to `{pointee}`"), help),
        }
    }
}

/// What the tokens of a field's type say about its part in the struct.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// `PhantomData<…>`.
    Phantom,
    /// Does not mention the pointee.
    Unrelated,
    /// A pointer of the language or the standard library to the bare pointee: `Box<T>`, `&T`,
    /// `*mut T`.
    ToPointee,
    /// A pointer of the language or the standard library to something that contains the pointee:
    /// `NonNull<Inner<T>>`.
    ToMore,
    /// Mentions the pointee, and cannot be unsized: `T`, `[Box<T>; 1]`, `&[T]`, `Option<Box<T>>`.
    NotAPointer,
    /// Mentions the pointee: only rustc can tell.
    Unsure,
}

impl Role {
    fn of(ty: &Type, pointee: &Ident) -> Self {
        match ty {
            Type::Group(group) => Self::of(&group.elem, pointee),
            Type::Paren(paren) => Self::of(&paren.elem, pointee),
            Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "PhantomData") => {
                Self::Phantom
            }
            // The likeliest first: what is mentioned where takes longer to find out.
            Type::Path(path) if standard_pointer_to(path).is_some_and(|ty| is_pointee(ty, pointee)) => Self::ToPointee,
            _ if !mentions_pointee(ty, pointee) => Self::Unrelated,
            _ if is_pointee(ty, pointee) => Self::NotAPointer,
            Type::Reference(reference) => Self::of_pointer_to(&reference.elem, pointee),
            Type::Ptr(raw) => Self::of_pointer_to(&raw.elem, pointee),
            Type::Path(_) if standard_container(ty).is_some() => Self::NotAPointer,
            Type::Path(path) => {
                standard_pointer_to(path).map_or(Self::Unsure, |pointed_to| Self::of_pointer_to(pointed_to, pointee))
            }
            Type::Macro(_) | Type::Verbatim(_) => Self::Unsure,
            // Arrays, slices, tuples, function pointers, trait objects: none implements
            // `CoerceUnsized`.
            _ => Self::NotAPointer,
        }
    }

    /// The role of a pointer of the language or the standard library, by what it points to.
    fn of_pointer_to(ty: &Type, pointee: &Ident) -> Self {
        match ty {
            Type::Group(group) => Self::of_pointer_to(&group.elem, pointee),
            Type::Paren(paren) => Self::of_pointer_to(&paren.elem, pointee),
            Type::Path(_) if is_pointee(ty, pointee) => Self::ToPointee,
            Type::Path(_) | Type::Macro(_) | Type::Verbatim(_) => Self::ToMore,
            // `&[T]`, `&(T,)`, `&&T`: what is pointed to has one size, whatever `T` is.
            _ => Self::NotAPointer,
        }
    }
}

/// What a pointer of the standard library points to, by its name.
fn standard_pointer_to(path: &TypePath) -> Option<&Type> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let standard = ["Arc", "Box", "NonNull", "Rc", "Weak"].iter().any(|standard| last.ident == standard);
    match arguments.args.first()? {
        GenericArgument::Type(ty) if standard && path.qself.is_none() && arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

/// The name of a container of the standard library that has no coercion that can be dispatched on,
/// whatever is in it.
fn standard_container(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ty else { return None };
    let name = &path.path.segments.last()?.ident;
    let containers = ["ManuallyDrop", "MaybeUninit", "Option", "RefCell", "Vec"];
    containers.iter().any(|container| name == container).then_some(name)
}

/// Whether a field is certainly the struct that it is in.
fn is_struct_itself(ty: &Type, ident: &Ident) -> bool {
    match ty {
        Type::Group(group) => is_struct_itself(&group.elem, ident),
        Type::Paren(paren) => is_struct_itself(&paren.elem, ident),
        Type::Path(TypePath { qself: None, path, .. }) if path.leading_colon.is_none() && path.segments.len() == 1 => {
            let name = &path.segments[0].ident;
            name == "Self" || is_same(name, ident)
        }
        _ => false,
    }
}

/// The error for a struct in itself. rustc's E0072 says the same, and rustc 1.95 then runs for ever
/// if the struct is coerced anywhere.
fn contains_itself(ty: &Type, ident: &Ident) -> Error {
    mistake(
        ty,
        format_args!("the field is `{ident}` itself, and a struct that contains itself has infinite size"),
        "write the path of the pointer that you mean, for instance `std::boxed::Box<T>`",
    )
}

fn not_a_pointer(ty: &Type, pointee: &Ident) -> Error {
    if let Some(container) = standard_container(ty) {
        return mistake(
            ty,
            format_args!("`{container}` is a container, and a container of a pointer cannot be unsized"),
            format_args!("let the field be the pointer, and put the struct into the `{container}` where you need one"),
        );
    }
    let message = if is_pointee(ty, pointee) {
        format!("the field is the pointee `{pointee}` itself, and containers are outside RFC 3621")
    } else {
        format!("a field of this type cannot be unsized when `{pointee}` is")
    };
    let help = format!(
        "the field must be a pointer, reference or smart pointer that can be unsized, for instance `Box<{pointee}>` or \
         `NonNull<{pointee}>`"
    );
    mistake(ty, message, help)
}

/// The error for a field beside the pointer that certainly has a size, or that does for some
/// arguments.
///
/// rustc's E0690 says the same on the struct. Without this error, E0378 would follow it on the
/// derive.
fn size_mistake(ty: &Type, pointee: &Ident, types: &HashSet<String>) -> Option<Error> {
    if has_a_size(ty) {
        return Some(mistake(
            ty,
            format_args!("only the pointer to `{pointee}` can have a size, every other field must be zero-sized"),
            "move this value behind the pointer, into the struct that it points to",
        ));
    }
    let parameter = name_of(ty).filter(|name| types.contains(&name.unraw().to_string()))?;
    Some(mistake(
        ty,
        format_args!(
            "a value of the type parameter `{parameter}` can have a size, and only the pointer to `{pointee}` may"
        ),
        format_args!("write `PhantomData<{parameter}>`, or move this value behind the pointer"),
    ))
}

/// Whether a type that does not mention the pointee certainly has a size: a primitive type or a
/// pointer of the language.
fn has_a_size(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize",
    ];
    match ty {
        Type::Group(group) => has_a_size(&group.elem),
        Type::Paren(paren) => has_a_size(&paren.elem),
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(path) => {
            path.path.get_ident().is_some_and(|ident| PRIMITIVES.iter().any(|primitive| ident == primitive))
        }
        _ => false,
    }
}

/// Whether any part of the type is a macro, whose output can name the pointee even if its input
/// does not.
pub(crate) fn may_hide_anything(ty: &Type, pointee: &Ident) -> bool {
    !found_in(ty, pointee, |rewrite, ty| rewrite.visit_type_mut(ty)).macros.is_empty()
}
