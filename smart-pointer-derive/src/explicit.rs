//! What `unsize!` needs on plain stable: how the pointer is taken apart and put together, and that this is sound.
//!
//! What each part proves is said in `pin-coerce-unsized/src/unsizing/explicit.rs`. Types of fields are not written here but
//! inferred from the struct that is there in the end, and each path goes through a trait for which there is an `unsafe impl` with
//! items: if the path was made to mean another trait, that is an error. No macro is handed the word `unsafe`: it could be one of the
//! user's, and put the word somewhere else.

use crate::expand::{Header, bounded, where_clause};
use crate::fields::{FindMacro, may_hide_anything};
use crate::substitute::{Substitution, is_same};
use crate::validate::{Pointer, bound_tokens, is_pointee};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericParam, Generics, Type, TypeParamBound, TypePath, WherePredicate, parse_quote};

impl Pointer<'_> {
    /// The impls for `unsize!`, or nothing where the tokens do not show all that they would have to.
    pub(crate) fn expand_explicit(
        &self,
        source: &TokenStream,
        target: &TokenStream,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let hides_a_kept_field =
            self.fields.further.iter().any(|field| !field.is_generic && may_hide_anything(field.ty));
        let Some(field) = &self.fields.pointer else { return TokenStream::new() };
        if hides_a_kept_field || !can_be_rewritten(self.generics, &self.pointee.ident) {
            return TokenStream::new();
        }
        let runtime = &self.runtime;
        let nested = self.expand_nested(&field.member, source);
        let repoint = self.expand_repoint_explicit(&field.member, source, target, substitution);
        let array_to_slice = self.expand_array_to_slice(&field.member);
        quote! {
            #runtime::__explicit! {}
            const _: () = { #nested #repoint #array_to_slice };
        }
    }

    /// Takes the pointer apart and puts it together.
    ///
    /// SAFETY (of the emitted impl): the pattern and the expression name every field once. The pointer field goes through its own impl. A
    /// field that mentions no parameter has one type whatever the pointee is, and any other is a `PhantomData`.
    fn expand_nested(&self, member: &TokenStream, source: &TokenStream) -> TokenStream {
        let Self { runtime, pointee, .. } = self;
        let pointee = &pointee.ident;
        let Header { parameters, where_clause } = self.written_header();
        let pattern = self.pattern(&quote!(Self), member, &quote!(__pointer));
        let further = self.fields.further.iter().map(|field| {
            let (name, ty) = (&field.member, field.ty);
            if field.is_generic {
                quote!(#name: <Self as #runtime::__private::Nested>::phantom())
            } else {
                quote!(#name: <Self as #runtime::__private::Nested>::kept::<#ty>())
            }
        });
        quote! {
            #[automatically_derived]
            unsafe impl<#parameters> #runtime::__private::Nested for #source #where_clause {
                type Pointee = #pointee;

                unsafe fn into_raw(__this: &mut Self) -> *mut Self::Pointee {
                    let #pattern = *__this;
                    unsafe { #runtime::__private::Nested::into_raw(__pointer) as *mut Self::Pointee }
                }

                unsafe fn from_raw(__raw: *mut Self::Pointee) -> Self {
                    unsafe {
                        Self { #member: #runtime::__private::Nested::from_raw(__raw as *mut _), #(#further,)* }
                    }
                }
            }
        }
    }

    /// Names the pointer after unsizing, and has rustc check that only the pointee changes in the pointer field, too.
    ///
    /// SAFETY (of the emitted impl): the target is the source with another pointee, and the functions forward.
    fn expand_repoint_explicit(
        &self,
        member: &TokenStream,
        source: &TokenStream,
        target: &TokenStream,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, fresh, pointee, .. } = self;
        let pointee = &pointee.ident;
        let Header { parameters, where_clause } = self.doubled_header(substitution, &[]);
        let before = self.pattern(&quote!(Self), member, &quote!(__before));
        let after = self.pattern(&self.as_derived(), member, &quote!(__after));
        quote! {
            #[automatically_derived]
            unsafe impl<#parameters> #runtime::__private::Repoint<#fresh, #target> for #source #where_clause {
                type Pointee = #pointee;

                unsafe fn into_raw(__this: &mut Self) -> *mut Self::Pointee {
                    unsafe { <Self as #runtime::__private::Nested>::into_raw(__this) }
                }

                unsafe fn from_raw(__raw: *mut #fresh) -> #target {
                    unsafe { <#target as #runtime::__private::Nested>::from_raw(__raw) }
                }

                fn fields(__this: &mut Self, __that: &mut #target) {
                    let #before = *__this;
                    let #after = *__that;
                    #runtime::__private::Nested::repoints_to(__before, __after)
                }
            }
        }
    }

    /// Has rustc unsize the pointee inside whatever the pointer field points to.
    ///
    /// There is no way to say "any two types of which one can be unsized to the other" on stable, so it is done for `[X; 1]` and `[X]`.
    /// For those the bounds of the struct are assumed. What makes a struct unsizable is the same for all types: only its
    /// last field may mention the parameter.
    fn expand_array_to_slice(&self, member: &TokenStream) -> TokenStream {
        let Self { runtime, fresh, pointee, generics, .. } = self;
        let pointee = &pointee.ident;
        let types: [Type; 2] = [parse_quote!([#fresh; 1]), parse_quote!([#fresh])];
        let pointers = types.each_ref().map(|ty| Type::Verbatim(self.applied_to(ty)));
        let substitutions =
            [0, 1].map(|index| Substitution { pointee, replacement: &types[index], target: &pointers[index] });
        let mut predicates: Vec<TokenStream> = Vec::new();
        let mut parameters: Vec<TokenStream> = Vec::new();
        for parameter in &generics.params {
            match parameter {
                GenericParam::Type(parameter) => {
                    let is_the_pointee = parameter.ident == *pointee;
                    let (both, inline): (Vec<_>, Vec<_>) = parameter
                        .bounds
                        .iter()
                        .partition(|bound| is_the_pointee || substitutions[0].bound(bound).is_some());
                    let name = if is_the_pointee { fresh } else { &parameter.ident };
                    parameters.push(bounded(name, inline.into_iter().map(ToTokens::to_token_stream)));
                    for (ty, substitution) in types.iter().zip(&substitutions) {
                        let subject =
                            if is_the_pointee { ty.to_token_stream() } else { parameter.ident.to_token_stream() };
                        for bound in both.iter().filter(|bound| !is_relaxed(bound)) {
                            let bound = substitution.bound(bound).unwrap_or_else(|| (*bound).clone());
                            predicates.push(quote!(#subject: #bound));
                        }
                    }
                }
                GenericParam::Lifetime(syn::LifetimeParam { lifetime, bounds, .. }) => {
                    parameters.push(bounded(lifetime, bounds.iter().map(ToTokens::to_token_stream)));
                }
                GenericParam::Const(syn::ConstParam { const_token, ident, colon_token, ty, .. }) => {
                    parameters.push(quote!(#const_token #ident #colon_token #ty));
                }
            }
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            let predicate = without_relaxed(predicate, pointee);
            match substitutions.each_ref().map(|substitution| substitution.predicate(&predicate)) {
                [Some(before), Some(after)] => predicates.extend([quote!(#before), quote!(#after)]),
                _ => predicates.push(quote!(#predicate)),
            }
        }
        let where_clause = where_clause(&predicates);
        let [before, after] = &pointers;
        let before_pattern = self.pattern(&quote!(Self), member, &quote!(__before));
        let after_pattern = self.pattern(&self.as_derived(), member, &quote!(__after));
        quote! {
            #[automatically_derived]
            impl<#(#parameters),*> #runtime::__private::ArrayToSlice<#after> for #before #where_clause {
                fn fields(__this: &mut Self, __that: &mut #after) {
                    let #before_pattern = *__this;
                    let #after_pattern = *__that;
                    #runtime::__private::Nested::unsizes_to(__before, __after, |__raw| __raw)
                }
            }
        }
    }

    /// The name of the struct as the derive's own word: to use a deprecated struct is a warning for the user's.
    fn as_derived(&self) -> TokenStream {
        let mut name = self.ident.clone();
        name.set_span(Span::call_site().located_at(name.span()));
        name.to_token_stream()
    }

    /// An exhaustive pattern that binds the pointer field. `ref mut` makes the name a binding, whatever else has it.
    fn pattern(&self, path: &TokenStream, member: &TokenStream, name: &TokenStream) -> TokenStream {
        let further = self.fields.further.iter().map(|field| &field.member);
        quote!(#path { #member: ref mut #name, #(#further: _,)* })
    }
}

/// Whether the bounds show what they are, and can be written for a type that is no parameter: no macro, and no `T::Item`.
fn can_be_rewritten(generics: &Generics, pointee: &Ident) -> bool {
    struct FindShort<'a>(&'a Ident, bool);
    impl VisitMut for FindShort<'_> {
        fn visit_type_path_mut(&mut self, path: &mut TypePath) {
            let names = &path.path.segments;
            self.1 |= path.qself.is_none() && names.len() > 1 && is_same(&names[0].ident, self.0);
            visit_mut::visit_type_path_mut(self, path);
        }
    }
    let (mut macros, mut short) = (FindMacro(false), FindShort(pointee, false));
    let mut generics = generics.clone();
    macros.visit_generics_mut(&mut generics);
    short.visit_generics_mut(&mut generics);
    !macros.0 && !short.1
}

/// `?Sized` and its like, which only a parameter can have.
fn is_relaxed(bound: &TypeParamBound) -> bool {
    bound_tokens(bound).starts_with('?')
}

/// The predicate without `?Sized`, if it is one of the pointee.
fn without_relaxed(predicate: &WherePredicate, pointee: &Ident) -> WherePredicate {
    let mut predicate = predicate.clone();
    if let WherePredicate::Type(of_type) = &mut predicate {
        if is_pointee(&of_type.bounded_ty, pointee) {
            of_type.bounds =
                std::mem::take(&mut of_type.bounds).into_iter().filter(|bound| !is_relaxed(bound)).collect();
        }
    }
    predicate
}
