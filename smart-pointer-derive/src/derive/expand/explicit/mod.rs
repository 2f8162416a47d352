//! What `unsize!` needs on plain stable: how the pointer is taken apart and put together, and the
//! question whether that is sound.
//!
//! The expansion repeats no type of a field, because a copy can mean another type than the
//! original. It reaches fields by patterns, and the compiler infers the rest.
//! `pin-coerce-unsized/src/unsizing/explicit.rs` says what each part proves. Each `unsafe impl`
//! gives its answers in built-in types, and calls only items of its own trait, so that a path that
//! was made to mean another trait is an error. No macro is handed the word `unsafe`: the macro
//! could be the user's, and put the word somewhere else.

mod bounds;
mod locals;
mod question;
mod repoint;

use super::parameters::of_impl;
use crate::derive::pointer::Pointer;
use bounds::Bounds;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Path};

impl Pointer<'_> {
    /// The impls for `unsize!` and the guard.
    pub(super) fn expand_explicit(&self) -> TokenStream {
        let runtime = &self.runtime;
        let bounds = Bounds::of(self);
        let impls = match self.fields.pointer() {
            Some(field) if !bounds.hide_code => {
                let impls = self.expand_repoint(field, &bounds);
                let question = self.expand_question(field, &bounds);
                quote!(#impls #question)
            }
            Some(_) => self.expand_refusal("BoundsShowAllCode", &bounds),
            None => self.expand_refusal("OneFieldIsThePointer", &bounds),
        };
        let guard = self.expand_guard();
        quote! {
            const _: () = {
                #impls
                #runtime::__private::explicit()
            };
            #guard
        }
    }

    /// Writes an impl that compiles only if the name still means a type of this crate.
    ///
    /// An attribute macro that runs after the derive can delete the struct, and
    /// `type Ptr<T> = Pin<Other<T>>;` can take its name; the other impls would then be for `Pin`
    /// (rust-lang/rust#148899). An inherent impl is an error for a foreign type.
    pub(super) fn expand_guard(&self) -> TokenStream {
        let source = self.applied_to(&self.pointee.ident);
        let generics = of_impl(self.generics);
        let (parameters, _, where_clause) = generics.split_for_impl();
        quote! {
            #[doc(hidden)]
            impl #parameters #source #where_clause {}
        }
    }

    /// Writes an impl that nothing can use. No type meets its condition, and the error about that
    /// condition says why.
    fn expand_refusal(&self, condition: &str, bounds: &Bounds<'_>) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let [source, target] = [pointee, fresh].map(|pointee| self.applied_to(pointee));
        let condition = Ident::new(condition, Span::call_site());
        let mut generics = bounds.doubled(self);
        let refused = syn::parse_quote!((): #runtime::__private::#condition<#source>);
        generics.make_where_clause().predicates.insert(0, refused);
        impl_without_use(runtime, &generics, [&source, &target], [pointee, fresh])
    }
}

/// Writes an impl for `unsize!` that nothing can use: its generics have a condition that no type
/// meets, or its target is an error. If a path or the error comes to mean something else, the
/// functions still never return. So it may say that the pointer can be in a `Pin` and be narrowed.
/// If it did not, rustc would report that as a second error.
pub(super) fn impl_without_use(
    runtime: &Path,
    generics: &Generics,
    [source, target]: [&dyn ToTokens; 2],
    [old, new]: [&dyn ToTokens; 2],
) -> TokenStream {
    let (parameters, _, where_clause) = generics.split_for_impl();
    quote! {
        // SAFETY: neither function ever returns (2, 3, 5, 6). Source and target differ only in the
        // pointee (1), and `__Itself` is `Self` (4).
        unsafe impl #parameters #runtime::__private::Repoint<#target> for #source #where_clause {
            type __Old = #old;
            type __New = #new;
            type __Itself = Self;
            type __Origin = ();
            type __Receiver = ();

            fn __into_raw(_: &mut Self, _: #runtime::__private::Moved) -> *mut #old {
                loop {}
            }

            fn __from_raw(_: &mut Self, _: *mut #new, _: #runtime::__private::Moved) -> #target {
                loop {}
            }
        }
    }
}
