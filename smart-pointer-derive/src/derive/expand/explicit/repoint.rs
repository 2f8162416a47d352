//! The impl that takes the pointer apart, and puts it together again for another pointee.

use super::bounds::Bounds;
use crate::derive::pointer::{Field, Pointer};
use crate::derive::syntax::{ends, is_helper, shown_at, shown_between};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Attribute, Type};

impl Pointer<'_> {
    /// Writes the impl of `Repoint`, and what
    /// [`expand_no_destructor`](Self::expand_no_destructor) adds.
    pub(super) fn expand_repoint(&self, field: &Field<'_>, bounds: &Bounds<'_>) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let [source, target] = [pointee, fresh].map(|pointee| self.applied_to(pointee));
        let [raw, moved] = self.locals(["__smart_pointer_raw", "__smart_pointer_moved"]);
        let (name, origin) = (self.as_derived(), self.origin());
        let repoint = quote!(<Self as #runtime::__private::Repoint<#target>>);
        let (no_destructor, question) = self.expand_no_destructor(bounds, &repoint).unzip();
        let Field { member, ty, .. } = field;
        let (place, target_field) = (self.place(field), self.projection(field));
        let (name_field, receiver) = self.narrowing();
        let old = quote!(#repoint::#name_field(&raw mut *#place));
        let take = shown_at_type(ty, quote!(#repoint::__take(#old, #moved) as *mut _));
        let put = shown_at_type(ty, quote!(#repoint::__put(#old, #raw as *mut _, #target_field, #moved)));
        let further: Vec<_> = self.fields.further().collect();
        let further_members = further.iter().map(|field| &field.member);
        let further_places = further.iter().map(|field| self.place(field));
        let further_values = further.iter().map(|field| {
            let Field { member, ty, must_be_phantom, .. } = field;
            let (place, target_field) = (self.place(field), self.projection(field));
            let keep = if *must_be_phantom { quote!(__phantom) } else { quote!(__keep) };
            let value = shown_at_type(ty, quote!(#repoint::#keep(&raw mut *#place, #target_field, #moved)));
            quote!(#member: #value)
        });
        let generics = bounds.doubled(self);
        let (parameters, _, where_clause) = generics.split_for_impl();
        quote! {
            #no_destructor
            // SAFETY: the compiler checks each part, see the table in `unsizing/explicit.rs`.
            // Source and target differ only in the pointee (1). `__into_raw` returns what `__take`
            // returns for the pointer field (2). `__from_raw` names every field and uses each once
            // (3). `__Itself` is `Self` (4). `__Origin` is `()` only if no attribute can be a macro
            // (5), and `__Receiver` only if the pointer dispatches (6).
            unsafe impl #parameters #runtime::__private::Repoint<#target> for #source #where_clause {
                type __Old = #pointee;
                type __New = #fresh;
                type __Itself = Self;
                type __Origin = #origin;
                type __Receiver = #receiver;

                fn __into_raw(
                    Self { #member: #place @ _, .. }: &mut Self,
                    #moved @ _: #runtime::__private::Moved,
                ) -> *mut #pointee {
                    #question
                    #take
                }

                fn __from_raw(
                    Self { #member: #place @ _, #(#further_members: #further_places @ _,)* }: &mut Self,
                    #raw @ _: *mut #fresh,
                    #moved @ _: #runtime::__private::Moved,
                ) -> #target {
                    #name { #member: #put, #(#further_values,)* }
                }
            }
        }
    }

    /// If an attribute may have replaced the struct, writes an impl that compiles only for a struct
    /// without a destructor, and the statement that asks for that impl.
    ///
    /// The impls move the fields out without running a destructor. The author of the derived struct
    /// asked for that. But the name can come to mean another struct of the same crate, whose author
    /// did not. The error is shown at the attribute.
    ///
    /// A pattern that takes the struct by value would not do: it is E0509 for a struct with a
    /// destructor, but not if all fields are `Copy`.
    fn expand_no_destructor(&self, bounds: &Bounds<'_>, repoint: &TokenStream) -> Option<(TokenStream, TokenStream)> {
        let attribute = self.later_macros.first()?;
        let place = attribute.path().span();
        let (condition, question) = if is_helper(attribute, "smart_pointer") || is_of_tool(attribute) {
            ("RemoveThisAttributeFromTheStructOrRemoveTheDestructor", "__move_out_below_the_derive")
        } else {
            ("RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive", "__move_out")
        };
        let [condition, question] = [condition, question].map(|name| Ident::new(name, Span::call_site()));
        let (runtime, source) = (&self.runtime, self.applied_to(&self.pointee.ident));
        let (parameters, _, where_clause) = bounds.written.split_for_impl();
        let head = shown_at(place, quote!(impl #parameters));
        let rest = shown_at(
            place,
            quote! {
                for #source #where_clause {
                    type __Answer = ();
                }
            },
        );
        let no_destructor = quote! {
            #head #runtime::__private::#condition #rest
        };
        Some((no_destructor, shown_between([place, place], quote!(#repoint::#question();))))
    }

    /// Writes `()`, or `((),)` if an attribute may have put another struct in the place of this
    /// one. In that case, a coercion could change other parameters too, so `Pin` is refused.
    fn origin(&self) -> TokenStream {
        if self.later_macros.is_empty() { quote!(()) } else { quote!(((),)) }
    }

    /// Returns the function that names the pointer field, and a type that says whether the pointer
    /// can be narrowed: `()` if it can, and `((),)` if not.
    pub(super) fn narrowing(&self) -> (TokenStream, TokenStream) {
        if self.coerce_only { (quote!(__coerced_field), quote!(((),))) } else { (quote!(__field), quote!(())) }
    }
}

/// Whether the name is that of a tool attribute, such as `#[rustfmt::skip]`. The derive also sees
/// such an attribute if it stands above it, so moving it above the derive does not help, unless it
/// is a user's macro of that name, which then runs before the derive.
fn is_of_tool(attribute: &Attribute) -> bool {
    const TOOLS: [&str; 5] = ["clippy", "diagnostic", "miri", "rust_analyzer", "rustfmt"];
    let segments = &attribute.path().segments;
    segments.len() > 1 && TOOLS.iter().any(|tool| segments[0].ident == tool)
}

/// Makes messages about the tokens show the type, from its beginning to its end. Keeps the hygiene
/// of the tokens.
///
/// Tokens in angle brackets, such as the path to the runtime crate, stay where they are. If rustc
/// does not find that crate, its errors about all mentions of the path are then at one place, so
/// there is only one error.
pub(super) fn shown_at_type(ty: &Type, tokens: TokenStream) -> TokenStream {
    shown_between(ends(ty), tokens)
}
