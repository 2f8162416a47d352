//! The requirements on fields, as far as tokens show them.

use super::named::{has_a_size, holds_sized, is_pointer, points_to_elements};
use super::not_a_pointer::{UNSIZED, WRITE_A_POINTER, beside_the_pointer, not_a_pointer};
use super::repr::ADVICE_TO_COERCE_ONLY;
use super::role::{is_opaque_item, may_hide_anything};
use crate::derive::input::Input;
use crate::derive::mentions::{mentions, mentions_one_of};
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::pointer::{Field, Fields, Role};
use crate::derive::syntax::{bare, is_same, name_of};
use proc_macro2::{Ident, Literal};
use quote::{ToTokens, quote};
use std::collections::HashSet;
use std::ptr;
use syn::ext::IdentExt;
use syn::{Type, TypeParam, TypePath};

impl<'a> Input<'a> {
    /// RFC 3621, input requirement 5: exactly one field is the pointer; every other one is
    /// zero-sized and, unless it is a `PhantomData`, mentions no type or const parameter.
    pub(super) fn check_fields(&self, pointee: &TypeParam) -> Result<Fields<'a>, Mistakes> {
        let name = &pointee.ident;
        self.check_contains_no_itself()?;
        let types = self.type_names();
        let consts: HashSet<_> =
            self.generics.const_params().map(|parameter| parameter.ident.unraw().to_string()).collect();
        let is_parameter = |name: &str| types.contains(name) || consts.contains(name);
        let all = self.read_fields(name, &|ty| mentions_one_of(ty, &is_parameter));
        let with = |accept: fn(Role) -> bool| all.iter().filter(move |field| accept(field.role));
        let not_pointers = || with(|role| role == Role::NotAPointer);
        let certain = || with(|role| matches!(role, Role::ToPointee | Role::ToMore));
        let unsure = || with(|role| role == Role::Unsure);
        let unrelated = || with(|role| role == Role::Unrelated);
        let has_pointer = with(|role| !matches!(role, Role::Phantom | Role::Unrelated)).next().is_some();
        let may_hide_anything = |field: &Field<'_>| may_hide_anything(field.ty, name);

        let by_mistake = not_pointers().map(|field| match certain().next() {
            Some(_) => beside_the_pointer(field.ty, name),
            None => not_a_pointer(field.ty, name, "unsized and dispatched on"),
        });
        let surplus = certain().skip(1).map(|field| {
            let message = format!("only one field can be the pointer to `{name}`, and an earlier field already is");
            Mistake::new(field.ty, message, "keep one pointer, and move everything else behind it")
        });
        let is_missing = !has_pointer && !all.is_empty() && !all.iter().any(may_hide_anything);
        let with_a_size = unrelated().filter(|_| has_pointer || is_missing);
        let mut with_a_size = with_a_size.filter_map(|field| self.size_mistake(field.ty, name, &types));
        // If there is no pointer, the first field with a size is probably meant to be it, so it is
        // not reported as well. A `NonNull<()>` is certainly meant to be it.
        let is_erased = || unrelated().any(|field| is_pointer(field.ty) && !has_a_size(field.ty));
        let missing = is_missing.then(|| self.no_pointer(name, is_erased() || with_a_size.next().is_some()));
        Mistakes::none(by_mistake.chain(surplus).chain(missing).chain(with_a_size))?;

        let chosen = match (certain().next(), unsure().next(), unsure().nth(1)) {
            (Some(field), ..) => Some(field.index),
            (None, Some(field), None) if !unrelated().any(may_hide_anything) => Some(field.index),
            // With several candidates, or a macro, only rustc can find out which field is coerced.
            _ => None,
        };
        Ok(Fields { all, pointer: chosen })
    }

    /// Whether `check_fields` reports a field beside the pointer because of its size: it has one,
    /// can have one, or is unsized.
    pub(super) fn has_another_size(&self, pointee: &TypeParam) -> bool {
        let (name, types) = (&pointee.ident, self.type_names());
        let mut roles = self.fields().iter().map(|field| (&field.ty, Role::of(&field.ty, name)));
        let has_pointer = roles.clone().any(|(_, role)| !matches!(role, Role::Phantom | Role::Unrelated));
        has_pointer && roles.any(|(ty, role)| role == Role::Unrelated && self.size_mistake(ty, name, &types).is_some())
    }

    /// Returns the names of the type parameters, as a set: each field looks them up, and there may
    /// be as many parameters as fields.
    fn type_names(&self) -> HashSet<String> {
        self.generics.type_params().map(|parameter| parameter.ident.unraw().to_string()).collect()
    }

    /// Returns the error for a field beside the pointer that certainly has a size, that has one for
    /// some arguments, or that is unsized.
    ///
    /// rustc's E0690 says the same on the struct. Without this error, rustc would also report E0378
    /// on the derive.
    fn size_mistake(&self, ty: &Type, pointee: &Ident, types: &HashSet<String>) -> Option<Mistake> {
        const MOVE: &str = "move this value behind the pointer, into the struct that it points to";
        let (message, remedy) = if self.is_unsized_tail(ty) {
            (UNSIZED.to_owned(), format!("first {WRITE_A_POINTER}; then {MOVE}"))
        } else if has_a_size(ty) {
            let message =
                format!("only the pointer to `{pointee}` may have a size; every other field must be zero-sized");
            (message, MOVE.to_owned())
        } else {
            let parameter = name_of(ty).filter(|name| types.contains(&name.unraw().to_string()))?;
            (
                format!(
                    "a field of type `{parameter}` can have a size, but only the pointer to `{pointee}` may have one"
                ),
                format!("write `PhantomData<{parameter}>`, or move this value behind the pointer"),
            )
        };
        let ident = self.ident;
        let help = if self.check_is_transparent().is_ok() {
            format!("{remedy}; or, if {ADVICE_TO_COERCE_ONLY} instead of `#[repr(transparent)]`")
        } else {
            // The error of `check_is_transparent` is not reported beside this one.
            format!("{remedy}, and make `{ident}` `#[repr(transparent)]`; or, if {ADVICE_TO_COERCE_ONLY}")
        };
        Some(Mistake::new(ty, message, help))
    }

    /// Whether the type is that of the last field, and is certainly unsized: `str`, a slice, a
    /// trait object, a parameter that no bound can make `Sized`, or a tuple that ends in one of
    /// these.
    ///
    /// rustc would report such a field wherever an impl needs the size of the struct. It reports
    /// any other unsized field itself, at its type.
    pub(super) fn is_unsized_tail(&self, ty: &Type) -> bool {
        let last = self.fields().last().map(|field| &field.ty);
        last.is_some_and(|last| ptr::eq(last, ty)) && self.is_unsized(ty)
    }

    fn is_unsized(&self, ty: &Type) -> bool {
        match bare(ty) {
            Type::Slice(_) | Type::TraitObject(_) => true,
            Type::Tuple(tuple) => tuple.elems.last().is_some_and(|last| self.is_unsized(last)),
            ty => name_of(ty).is_some_and(|name| {
                match self.generics.type_params().find(|parameter| is_same(&parameter.ident, name)) {
                    Some(parameter) => self.is_never_sized(parameter),
                    None => name == "str",
                }
            }),
        }
    }

    /// Returns whether a field points to a slice, an array or a container of the pointee, which has
    /// no bound. While the field is wrong, asking for `?Sized` would be a second error.
    pub(super) fn needs_sized(&self, pointee: &'a TypeParam) -> bool {
        self.bounds(pointee).next().is_none()
            && self
                .fields()
                .iter()
                .any(|field| points_to_elements(&field.ty, &pointee.ident) || holds_sized(&field.ty, &pointee.ident))
    }

    /// No field is the struct itself.
    pub(super) fn check_contains_no_itself(&self) -> Result<(), Mistakes> {
        let itself = self.fields().iter().map(|field| &field.ty).filter(|ty| is_struct_itself(ty, self.ident));
        Mistakes::none(itself.map(|ty| contains_itself(ty, self.ident)))
    }

    /// Returns what the tokens say about each field.
    pub(super) fn read_fields(&self, pointee: &Ident, must_be_phantom: &dyn Fn(&Type) -> bool) -> Vec<Field<'a>> {
        let fields = self.fields().iter().enumerate().map(|(index, field)| Field {
            index,
            name: field.ident.as_ref(),
            member: match &field.ident {
                Some(ident) => ident.to_token_stream(),
                None => Literal::usize_unsuffixed(index).to_token_stream(),
            },
            ty: &field.ty,
            role: match Role::of(&field.ty, pointee) {
                Role::Unsure if is_opaque_item(&field.ty, pointee, self.generics) => Role::NotAPointer,
                role => role,
            },
            must_be_phantom: must_be_phantom(&field.ty),
        });
        fields.collect()
    }

    /// Returns the error for a struct without a pointer. With `has_another_size`, a field has a
    /// size, which no field beside the pointer may have.
    pub(super) fn no_pointer(&self, pointee: &Ident, has_another_size: bool) -> Mistake {
        let types: Vec<_> = self.fields().iter().map(|field| &field.ty).collect();
        let pointers = format!("for instance `Box<{pointee}>` or `NonNull<{pointee}>`");
        let help = if has_another_size {
            format!("make the field that has a size the pointer, {pointers}")
        } else {
            format!("add the pointer field, {pointers}")
        };
        match types.iter().find(|ty| mentions(**ty, pointee)) {
            Some(ty) => {
                let message = format!("`PhantomData` is not a pointer, so no field points to `{pointee}`");
                Mistake::new(ty, message, help)
            }
            None => Mistake::new(quote!(#(#types),*), format_args!("no field is a pointer to `{pointee}`"), help),
        }
    }
}

/// Returns whether the type of a field is certainly the struct that it is in.
pub(crate) fn is_struct_itself(ty: &Type, ident: &Ident) -> bool {
    match bare(ty) {
        Type::Path(TypePath { qself: None, path, .. }) if path.leading_colon.is_none() && path.segments.len() == 1 => {
            let name = &path.segments[0].ident;
            name == "Self" || is_same(name, ident)
        }
        _ => false,
    }
}

/// Returns the error for a struct that contains itself. rustc's E0072 says the same, but rustc 1.95
/// then runs for ever if the struct is coerced anywhere.
fn contains_itself(ty: &Type, ident: &Ident) -> Mistake {
    Mistake::new(
        ty,
        format_args!("the field is `{ident}` itself, and a struct that contains itself has infinite size"),
        "write the path of the pointer that you mean, for instance `std::boxed::Box<T>`",
    )
}
