//! What `unsize!` needs on plain stable: how the pointer is taken apart and put together, and that this is sound.
//!
//! What each part proves is said in `pin-coerce-unsized/src/unsizing/explicit.rs`. The types of fields that are written here are
//! compared with those of the struct that is there in the end, by patterns and by the expression that builds it. The one
//! `unsafe impl` has items, so that a path that was made to mean another trait is an error, and what it calls is called through the
//! same path. No macro is handed the word `unsafe`: it could be one of the user's, and put the word somewhere else.

use crate::expand::{SameStruct, shown_at};
use crate::fields::{FurtherField, PointerField, may_hide_anything};
use crate::header::{Applied, Header, without_default};
use crate::substitute::{Replacement, Substitution, found_in};
use crate::validate::{Pointer, bound_tokens, is_pointee};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{ConstParam, GenericParam, Generics, Token, Type, TypeParam, TypeParamBound, WherePredicate, parse_quote};

impl Pointer<'_> {
    /// The impls for `unsize!`, where the tokens show all that they have to.
    pub(crate) fn expand_explicit(
        &self,
        unsize: bool,
        written: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let same_struct = SameStruct { header: written, source };
        let visible = self.fields.pointer.as_ref().filter(|field| {
            let pointee = &self.pointee.ident;
            let hides_a_field = |field: &FurtherField<'_>| !field.is_generic && may_hide_anything(field.ty, pointee);
            unsize
                && !self.fields.further.iter().any(hides_a_field)
                && !may_hide_anything(field.ty, pointee)
                && can_be_rewritten(self.generics, pointee)
        });
        let Some(field) = visible else { return same_struct.to_token_stream() };
        let runtime = &self.runtime;
        let repoint = self.expand_repoint_explicit(field, source, target, substitution);
        let array_to_slice = self.expand_array_to_slice(field);
        let generic_fields = self.expand_generic_fields(written, source);
        quote! {
            #runtime::__explicit! {}
            const _: () = { #(#generic_fields)* #repoint #array_to_slice };
            #same_struct
        }
    }

    /// Takes the pointer apart, and puts the pointer to another pointee together.
    ///
    /// SAFETY (of the emitted impl): the target is the source with another pointee. The patterns and the expression name every field
    /// once. The pointer field goes through an impl of its own: `into_raw` of the type that it has, and `from_raw` of the type that was
    /// seen, which makes exactly the type that it has afterwards, or does not compile; and no two kinds of pointer make the same. A
    /// field that mentions no parameter has one type whatever the pointee is, and any other is a `PhantomData`.
    fn expand_repoint_explicit(
        &self,
        field: &PointerField<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let (member, ty) = (&field.member, field.ty);
        let unsized_ty = substitution.ty(ty);
        let doubled = self.doubled_generics(substitution);
        let Header { parameters, where_clause } = Header::of(&doubled);
        let taken_apart = self.pattern(&quote!(Self), member, &quote!(__pointer));
        let before = self.pattern(&quote!(Self), member, &quote!(__before));
        let name = self.as_derived();
        let after = self.pattern(&name, member, &quote!(__after));
        let this = quote!(<Self as #runtime::__private::Repoint<#fresh, #target>>);
        let further = self.fields.further.iter().map(|field| {
            let (member, ty) = (&field.member, field.ty);
            if field.is_generic { quote!(#member: #this::phantom()) } else { quote!(#member: #this::kept::<#ty>()) }
        });
        let at_field = |tokens| shown_at_type(tokens, ty);
        let inferred = inferred_at(ty);
        let into_raw =
            at_field(quote!(<#inferred as #runtime::__private::Repoint<_, #unsized_ty>>::into_raw(__pointer)));
        let from_raw =
            at_field(quote!(<#ty as #runtime::__private::Repoint<_, #unsized_ty>>::from_raw(__raw as *mut _)));
        let repoints_to = at_field(
            quote!(<#inferred as #runtime::__private::Repoint<_, #unsized_ty>>::repoints_to(__before, __after)),
        );
        quote! {
            #[automatically_derived]
            unsafe impl #parameters #runtime::__private::Repoint<#fresh, #target> for #source #where_clause {
                type Pointee = #pointee;

                unsafe fn into_raw(__this: &mut Self) -> *mut Self::Pointee {
                    let #taken_apart = *__this;
                    unsafe { #into_raw as *mut Self::Pointee }
                }

                unsafe fn from_raw(__raw: *mut #fresh) -> #target {
                    unsafe { #name { #member: #from_raw, #(#further,)* } }
                }

                fn fields(__this: &mut Self, __that: &mut #target) {
                    let #before = *__this;
                    let #after = *__that;
                    #repoints_to
                }
            }
        }
    }

    /// Has rustc unsize the pointee inside whatever the pointer field points to.
    ///
    /// There is no way to say "any two types of which one can be unsized to the other" on stable, so it is done for `[X; 1]` and `[X]`.
    /// For those the bounds of the struct are assumed. What makes a struct unsizable is the same for all types: only its
    /// last field may mention the parameter.
    fn expand_array_to_slice(&self, field: &PointerField<'_>) -> TokenStream {
        let Self { runtime, fresh, pointee, generics, .. } = self;
        let pointee = &pointee.ident;
        let types: [Type; 2] = [parse_quote!([#fresh; 1]), parse_quote!([#fresh])];
        let pointers = types.each_ref().map(|ty| self.applied_to(ty));
        let substitutions = [0, 1].map(|index| Substitution {
            pointee,
            replacement: Replacement::Type(&types[index]),
            target: &pointers[index],
        });
        let mut assumed = Generics::default();
        let mut predicates: Vec<WherePredicate> = Vec::new();
        for parameter in &generics.params {
            let mut parameter = without_default(parameter);
            if let GenericParam::Type(parameter) = &mut parameter {
                let is_the_pointee = parameter.ident == *pointee;
                let (both, inline): (Vec<_>, Vec<_>) = std::mem::take(&mut parameter.bounds)
                    .into_iter()
                    .partition(|bound| is_the_pointee || substitutions[0].bound(bound).is_some());
                parameter.bounds = inline.into_iter().collect();
                for (ty, substitution) in types.iter().zip(&substitutions) {
                    let name = &parameter.ident;
                    let subject = if is_the_pointee { ty.clone() } else { parse_quote!(#name) };
                    for bound in both.iter().filter(|bound| !is_relaxed(bound)) {
                        let bound = substitution.bound(bound).unwrap_or_else(|| bound.clone());
                        predicates.push(parse_quote!(#subject: #bound));
                    }
                }
                if is_the_pointee {
                    parameter.ident = fresh.clone();
                }
            }
            assumed.params.push(parameter);
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            let predicate = without_relaxed(predicate, pointee);
            match substitutions.each_ref().map(|substitution| substitution.predicate(&predicate)) {
                [Some(before), Some(after)] => predicates.extend([before, after]),
                _ => predicates.push(predicate),
            }
        }
        if !predicates.is_empty() {
            assumed.make_where_clause().predicates.extend(predicates);
        }
        let Header { parameters, where_clause } = Header::of(&assumed);
        let [before, after] = &pointers;
        let member = &field.member;
        let before_pattern = self.pattern(&quote!(Self), member, &quote!(__before));
        let after_pattern = self.pattern(&self.as_derived(), member, &quote!(__after));
        let inferred = inferred_at(field.ty);
        let unsizes_to =
            quote!(<#inferred as #runtime::__private::Repoint<_, _>>::unsizes_to(__before, __after, |__raw| __raw));
        let unsizes_to = shown_at_type(unsizes_to, field.ty);
        quote! {
            #[automatically_derived]
            impl #parameters #runtime::__private::ArrayToSlice<#after> for #before #where_clause {
                fn fields(__this: &mut Self, __that: &mut #after) {
                    let #before_pattern = *__this;
                    let #after_pattern = *__that;
                    #unsizes_to
                }
            }
        }
    }

    /// The struct with a type in the pointee's place: `Ptr<'a, [X], A>`.
    fn applied_to(&self, pointee: &Type) -> Type {
        let arguments = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
            GenericParam::Type(parameter) if self.is_pointee(parameter) => pointee.to_token_stream(),
            GenericParam::Type(TypeParam { ident, .. }) | GenericParam::Const(ConstParam { ident, .. }) => {
                ident.to_token_stream()
            }
        });
        let ident = self.ident;
        Type::Verbatim(quote!(#ident<#(#arguments),*>))
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

/// The type `_` with the span of `ty`: an error about either is the same error then, and rustc says it once.
fn inferred_at(ty: &Type) -> Token![_] {
    Token![_](ty.span())
}

/// The tokens with their own meaning, shown in messages at the type: the last one at its end, all others at its beginning.
fn shown_at_type(tokens: TokenStream, ty: &Type) -> TokenStream {
    let first = ty.span();
    let last = ty.to_token_stream().into_iter().last().map_or(first, |token| token.span());
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let end = tokens.pop().map(|token| shown_at(token, last));
    tokens.into_iter().map(|token| shown_at(token, first)).chain(end).collect()
}

/// Whether the bounds show what they are, and can be written for a type that is no parameter: no macro, and no `T::Item`.
fn can_be_rewritten(generics: &Generics, pointee: &Ident) -> bool {
    let found = found_in(generics, pointee, |rewrite, generics| rewrite.visit_generics_mut(generics));
    found.macros.is_empty() && !found.short_item
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
