//! The requirements on a pointer that only coerces, `#[smart_pointer(coerce_only)]`, as far as
//! tokens show them. They take the place of those on the layout and on zero-sized fields.
//!
//! RFC 3621 has no such pointers: it asks for dispatch, which allows only one field with a size.

use super::named::{cell_of, is_phantom_data, standard_container};
use super::not_a_pointer::{UNSIZED, WRITE_A_POINTER, not_a_pointer};
use super::options::CoerceOnly;
use super::role::may_hide_anything;
use crate::derive::input::{Input, Kind};
use crate::derive::mentions::{mentions, mentions_one_of};
use crate::derive::mistake::{Mistake, Mistakes};
use crate::derive::pointer::{Field, Fields, Role};
use crate::derive::syntax::{bare, is_called, is_named, predicates};
use proc_macro2::Ident;
use quote::{ToTokens, quote};
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::{GenericArgument, PathArguments, Type, TypeParam, TypeParamBound, WherePredicate};

impl<'a> Input<'a> {
    /// The struct is not packed, and not `repr(C)` if the pointer is its only field that is not a
    /// `PhantomData`.
    ///
    /// On plain stable, fields are reached by references, and most fields of a packed struct cannot
    /// be borrowed (E0793).
    ///
    /// Upstream: rustc accepts such impls of `CoerceUnsized`; we reject packed and such `repr(C)`
    /// structs in either mode, so that the same structs derive in each.
    /// FIXME(rust-lang/rust#54888): rustc crashes where such a `repr(C)` struct is coerced, unless
    /// it has an `align` above that of the pointer. Which `align` that is depends on the target, so
    /// the derive rejects the struct whatever its `align`.
    pub(super) fn check_coerced_layout(&self) -> Result<(), Mistakes> {
        let (Kind::Struct(fields), Some(words)) = (&self.kind, &self.repr) else { return Ok(()) };
        let find = |name| words.iter().find(|word| is_called(word.path(), name));
        let packed = find("packed").map(|packed| {
            let message = format!("`{}` cannot be derived on a packed struct", self.derive);
            Mistake::new(packed, message, "remove this word: most fields of a packed struct cannot be borrowed")
        });
        let is_alone = fields.iter().filter(|field| !is_phantom_data(&field.ty)).count() == 1;
        // Beside `transparent`, rustc rejects any other word (E0692).
        let c = find("C").filter(|_| is_alone && find("transparent").is_none()).map(|c| {
            let message = "the compiler can crash where it coerces a `#[repr(C)]` struct whose only field is the pointer \
                           (rust-lang/rust#54888)";
            let others = words.iter().filter(|word| !["C", "packed"].iter().any(|name| is_called(word.path(), name)));
            let help = match others.count() {
                0 => "write `#[repr(transparent)]`: in C, such a struct has the layout of the pointer too",
                _ => "remove `C`, and keep the other words",
            };
            Mistake::new(c, message, help)
        });
        Mistakes::none(packed.into_iter().chain(c))
    }

    /// One field is the pointer: the one that is marked, or else the only one that mentions the
    /// pointee and is not a `PhantomData`. No other field mentions the pointee, unless it is a
    /// `PhantomData`.
    ///
    /// This is the rule of `CoerceUnsized`, which rustc checks in any case (E0374, E0375). On plain
    /// stable, the runtime crate asks whether the other fields keep their types.
    pub(super) fn check_coerced_fields(&self, pointee: &TypeParam, place: CoerceOnly) -> Result<Fields<'a>, Mistakes> {
        let name = &pointee.ident;
        self.check_contains_no_itself()?;
        let mut all = self.read_fields(name, &|ty| mentions(ty, name));
        for field in &mut all {
            // A `RefCell` of a pointer coerces, but does not dispatch.
            if field.role == Role::NotAPointer
                && standard_container(field.ty).is_some_and(|cell| cell == "RefCell")
                && cell_of(field.ty, name).is_none()
            {
                field.role = Role::Unsure;
            }
        }
        let changed = || all.iter().filter(|field| !matches!(field.role, Role::Phantom | Role::Unrelated));
        let hides_code = |field: &Field<'_>| may_hide_anything(field.ty, name);
        let (chosen, is_known) = match place {
            CoerceOnly::OnField(index) => (Some(&all[index]), true),
            CoerceOnly::OnStruct => {
                match changed().find(|field| matches!(field.role, Role::ToPointee | Role::ToMore)) {
                    Some(certain) => (Some(certain), true),
                    // A macro beside it may be the pointer as well.
                    None => (
                        changed().find(|field| field.role == Role::Unsure),
                        !all.iter().any(|field| field.role == Role::Unrelated && hides_code(field)),
                    ),
                }
            }
        };
        match chosen {
            Some(field) if matches!(field.role, Role::Phantom | Role::Unrelated) && !hides_code(field) => {
                let mut elsewhere = changed().filter(|field| field.role != Role::NotAPointer).peekable();
                let help = if elsewhere.peek().is_none() {
                    format!(
                        "make it a pointer to `{name}`, for instance `Box<{name}>` or `NonNull<{name}>`: no other field is \
                         one"
                    )
                } else if elsewhere.any(|field| self.is_marked(field.index)) {
                    format!("keep `#[smart_pointer(coerce_only)]` only on the field that points to `{name}`")
                } else {
                    format!("move `#[smart_pointer(coerce_only)]` to the field that points to `{name}`")
                };
                let message = format!("this field is marked as the pointer, but does not point to `{name}`");
                return Err(Mistake::new(field.ty, message, help).into());
            }
            // An item without fields, or that is not a struct, has another error.
            None if !all.is_empty() && changed().next().is_none() && !all.iter().any(hides_code) => {
                return Err(self.no_pointer(name, false).into());
            }
            _ => {}
        }
        let mistaken = changed().filter_map(|field| match chosen {
            Some(chosen) if chosen.index != field.index => {
                Some(mentions_pointee_too(field.ty, name, self.advice_on_the_mark(field.index, place)))
            }
            _ => (field.role == Role::NotAPointer).then(|| not_a_pointer(field.ty, name, "unsized")),
        });
        let unsized_tail = all.iter().filter(|field| field.role == Role::Unrelated && self.is_unsized_tail(field.ty));
        let unsized_tail = unsized_tail.map(|field| Mistake::new(field.ty, UNSIZED, WRITE_A_POINTER));
        Mistakes::none(mistaken.chain(unsized_tail))?;
        let chosen = chosen.filter(|_| is_known).map(|field| field.index);
        Ok(Fields { all, pointer: chosen })
    }

    /// Returns where `coerce_only` belongs, for a field that mentions the pointee and is not the
    /// pointer.
    fn advice_on_the_mark(&self, field: usize, place: CoerceOnly) -> &'static str {
        match place {
            CoerceOnly::OnStruct => {
                "; if this field is the pointer, move `#[smart_pointer(coerce_only)]` to it, and change the other field \
                 instead"
            }
            CoerceOnly::OnField(_) if self.is_marked(field) => {
                "; and keep `#[smart_pointer(coerce_only)]` on one field only"
            }
            CoerceOnly::OnField(_) => "",
        }
    }

    /// `coerce_only` marks only one field. `again` has the error for each other field that is
    /// marked. If such a field mentions the pointee, this error is left out: `check_coerced_fields`
    /// reports the type of the field, or that the first marked field is not the pointer.
    pub(super) fn check_marked_once(
        &self,
        again: Vec<(usize, Mistake)>,
        pointee: Option<&TypeParam>,
    ) -> Result<(), Mistakes> {
        let role = |field: usize, pointee: &TypeParam| Role::of(&self.fields()[field].ty, &pointee.ident);
        let is_pointer =
            |field| pointee.is_some_and(|pointee| !matches!(role(field, pointee), Role::Phantom | Role::Unrelated));
        Mistakes::none(again.into_iter().filter(|(field, _)| !is_pointer(*field)).map(|(_, mistake)| mistake))
    }

    /// No bound on the type of a value beside the pointer mentions the pointee. With `A: Alloc<T>`,
    /// the value in a field of type `A` would keep its type, but the impl that frees through it
    /// would be another one after unsizing.
    ///
    /// A parameter that only a `PhantomData` mentions may have such a bound, as without the option.
    ///
    /// The tokens do not show every such bound: with `T: FreedBy<A>`, the pointee chooses the impl,
    /// and a macro in a field hides the parameter. So this only catches what is likely. The
    /// documentation says that the choice is the author's responsibility.
    pub(super) fn check_bounds_beside_values(
        &self,
        pointee: &TypeParam,
        fields: Option<&Fields<'_>>,
    ) -> Result<(), Mistakes> {
        let name = &pointee.ident;
        let Some(fields) = fields else { return Ok(()) };
        let is_value = |field: &&Field<'_>| field.role == Role::Unrelated && fields.pointer != Some(field.index);
        let values: Vec<_> = fields.all.iter().filter(is_value).collect();
        let types = self.generics.type_params().map(|parameter| &parameter.ident);
        let of_values = types.filter(|ty| values.iter().any(|field| mentions(field.ty, ty)));
        let of_values: HashSet<_> = of_values.map(|ty| ty.unraw().to_string()).collect();
        let types: HashSet<_> = values.iter().map(|field| field.ty.to_token_stream().to_string()).collect();
        let mut mistakes = Vec::new();
        let mut check = |bounds: &mut dyn Iterator<Item = &TypeParamBound>| {
            mistakes.extend(bounds.filter(|bound| mentions(*bound, name)).map(|bound| bound_beside_value(bound, name)));
        };
        for parameter in self.generics.type_params().filter(|parameter| parameter.ident != *name) {
            if of_values.contains(&parameter.ident.unraw().to_string()) {
                check(&mut parameter.bounds.iter());
            }
        }
        for predicate in predicates(self.generics) {
            let WherePredicate::Type(predicate) = predicate else { continue };
            let subject = &predicate.bounded_ty;
            let is_of_value = mentions_one_of(subject, &|ty| of_values.contains(ty))
                || types.contains(&subject.to_token_stream().to_string());
            if is_of_value && !mentions(subject, name) {
                check(&mut predicate.bounds.iter());
            }
        }
        Mistakes::none(mistakes)
    }
}

/// Returns the error for a second field that mentions the pointee and is not a `PhantomData`.
/// `on_the_mark` says where `coerce_only` belongs.
fn mentions_pointee_too(ty: &Type, pointee: &Ident, on_the_mark: &str) -> Mistake {
    if holds_by_value(ty, pointee) {
        return Mistake::new(
            ty,
            format_args!("the field holds `{pointee}` by value, and no coercion changes the size of a value"),
            "keep the value behind the pointer; a buffer in the struct needs a type that does not depend on the pointee, \
             for instance `[MaybeUninit<u8>; N]`",
        );
    }
    Mistake::new(
        ty,
        format_args!("only the pointer and a `PhantomData` may mention `{pointee}`: a coercion changes no other field"),
        format_args!(
            "give the field a type that does not depend on `{pointee}`, or move it behind the pointer; write a marker \
             as `PhantomData<…>`, not as an alias{on_the_mark}"
        ),
    )
}

/// Whether the type is the pointee, or an array, tuple or container of the standard library with
/// the pointee in it.
fn holds_by_value(ty: &Type, pointee: &Ident) -> bool {
    match bare(ty) {
        Type::Array(array) => holds_by_value(&array.elem, pointee),
        Type::Tuple(tuple) => tuple.elems.iter().any(|element| holds_by_value(element, pointee)),
        Type::Path(_) if cell_of(ty, pointee).is_some() => true,
        Type::Path(path) if standard_container(ty).is_some() => {
            path.path.segments.last().is_some_and(|last| match &last.arguments {
                PathArguments::AngleBracketed(arguments) => arguments
                    .args
                    .iter()
                    .any(|argument| matches!(argument, GenericArgument::Type(ty) if holds_by_value(ty, pointee))),
                _ => false,
            })
        }
        bare => is_named(bare, pointee),
    }
}

/// Returns the error for a bound on the type of a value beside the pointer.
fn bound_beside_value(bound: &TypeParamBound, pointee: &Ident) -> Mistake {
    Mistake::new(
        quote!(#bound),
        format_args!(
            "this bound on a value beside the pointer mentions `{pointee}`, so a coercion would change which impl \
             applies to that value"
        ),
        format_args!("use a trait that does not depend on `{pointee}`, or keep the value behind the pointer"),
    )
}
