//! The impls, in the order of RFC 3621, "Expansion", then what keeps them honest.

use crate::substitute::Substitution;
use crate::validate::Pointer;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::ptr;
use syn::spanned::Spanned;
use syn::{
    ConstParam, GenericParam, Generics, ImplGenerics, LifetimeParam, Type, TypeGenerics, TypeParam, TypeParamBound,
    WhereClause,
};

/// Whether the compiler lets the expansion use unstable traits.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit,
    /// Only what a stable crate may write.
    Explicit,
}

impl Mode {
    /// What `build.rs` found.
    pub(crate) const COMPILED: Self = if cfg!(implicit) { Self::Implicit } else { Self::Explicit };
}

/// The parameters and the where-clause of an impl.
///
/// Like everything that is written more than once, it is kept as syntax: a `TokenStream` is the compiler's, and each use of one
/// is a question to the compiler.
struct Header<'a> {
    parameters: ImplGenerics<'a>,
    where_clause: Option<&'a WhereClause>,
}

impl<'a> Header<'a> {
    fn of(generics: &'a Generics) -> Self {
        let (parameters, _, where_clause) = generics.split_for_impl();
        Self { parameters, where_clause }
    }
}

/// The struct with arguments: `Ptr<'a, T, A>`.
struct Applied<'a> {
    ident: &'a Ident,
    arguments: TypeGenerics<'a>,
}

impl<'a> Applied<'a> {
    fn to(ident: &'a Ident, generics: &'a Generics) -> Self {
        Self { ident, arguments: generics.split_for_impl().1 }
    }
}

impl ToTokens for Applied<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
        self.arguments.to_tokens(tokens);
    }
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let written = self.written_generics();
        let source = Applied::to(self.ident, &written);
        let written = Header::of(&written);
        let coercions = match mode {
            Mode::Implicit => {
                let target = self.target_generics();
                let target = Applied::to(self.ident, &target);
                let substitution = Substitution {
                    pointee: &self.pointee.ident,
                    replacement: &self.fresh,
                    target: &Type::Verbatim(target.to_token_stream()),
                };
                let doubled = self.doubled_generics(&substitution);
                let doubled = Header::of(&doubled);
                let dispatch_from_dyn = expand_dispatch_from_dyn(&doubled, &source, &target);
                let coerce_unsized = expand_coerce_unsized(&doubled, &source, &target);
                let unsizable_field = self.expand_unsizable_field(&doubled, &source, &target, &substitution);
                [dispatch_from_dyn, coerce_unsized, unsizable_field].into_iter().collect()
            }
            Mode::Explicit => TokenStream::new(),
        };
        let pin_bridge = self.expand_pin_bridge(&source);
        let same_struct = expand_same_struct(&written, &source);
        let generic_fields = self.expand_generic_fields(&written, &source);
        let impls = [coercions, pin_bridge, same_struct, generic_fields].into_iter().collect();
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// Lets `Pin<Ptr<T>>` coerce when `Ptr<T>` has our marker.
    ///
    /// The `unsafe impl` is written by a macro of the runtime crate, not here: `$crate` always means that crate, while
    /// each path written here could be made to mean another trait (`extern crate self as core;`). See its definition.
    fn expand_pin_bridge(&self, source: &Applied<'_>) -> TokenStream {
        let Self { runtime, generics, .. } = self;
        let lifetimes = generics.lifetimes().map(|parameter| &parameter.lifetime);
        let types = generics.type_params().map(|parameter| &parameter.ident);
        let consts = generics.const_params().map(|ConstParam { ident, ty, .. }| quote!(#ident: #ty));
        let bounds = generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) if !parameter.bounds.is_empty() => {
                let LifetimeParam { lifetime, bounds, .. } = parameter;
                Some(quote!(#lifetime: #bounds))
            }
            GenericParam::Type(parameter) if !parameter.bounds.is_empty() => {
                let TypeParam { ident, bounds, .. } = parameter;
                Some(quote!(#ident: #bounds))
            }
            _ => None,
        });
        let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        quote! {
            #runtime::__pin_bridge! {
                [#(#lifetimes)*] [#(#types)*] [#(#consts)*] #source where [#(#bounds,)* #(#predicates,)*]
            }
        }
    }

    /// Asks rustc, in the user's terms and on the field's type, whether the pointer field can be unsized.
    fn expand_unsizable_field(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Some((field, unsized_field)) = self.fields.unsure.and_then(|field| Some((field, substitution.ty(field)?)))
        else {
            return TokenStream::new();
        };
        let check = self.check(field, "UnsizableField", &quote!(#field, #unsized_field, #target));
        quote! {
            #[automatically_derived]
            impl #parameters #check for #source #where_clause {}
        }
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    fn expand_generic_fields(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
    ) -> TokenStream {
        let checks = self.fields.generic.iter().enumerate().map(|(index, field)| {
            let check = self.check(field, "GenericField", &quote!(#index, #field));
            quote! {
                #[automatically_derived]
                impl #parameters #check for #source #where_clause {}
            }
        });
        checks.collect()
    }

    /// A trait of the runtime crate whose bounds are the check, spanned so that its failure is shown on `field`.
    fn check(&self, field: &Type, name: &str, arguments: &TokenStream) -> TokenStream {
        let first = field.span();
        let last = field.to_token_stream().into_iter().last().map_or(first, |token| token.span());
        let runtime: TokenStream =
            self.runtime.to_token_stream().into_iter().map(|token| shown_at(token, first)).collect();
        let [first, last] = [first, last].map(|span| Span::call_site().located_at(span));
        let name = Ident::new(name, first);
        let open = quote_spanned!(first=> #runtime::__private::#name<);
        let close = quote_spanned!(last=> >);
        quote!(#open #arguments #close)
    }

    /// The parameters as written, without defaults and attributes.
    fn written_generics(&self) -> Generics {
        let Generics { params, where_clause, .. } = self.generics;
        let params = params.iter().map(without_default).collect();
        Generics { params, where_clause: where_clause.clone(), ..Generics::default() }
    }

    /// The parameters with the new pointee in the place of the old one, for their names alone.
    fn target_generics(&self) -> Generics {
        let params = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Type(pointee) if self.is_pointee(pointee) => GenericParam::Type(self.fresh.clone().into()),
            other => without_default(other),
        });
        Generics { params: params.collect(), ..Generics::default() }
    }

    /// The parameters with the new pointee right after the old one, and each bound and predicate that mentions the old one
    /// once more for the new one.
    fn doubled_generics(&self, substitution: &Substitution<'_>) -> Generics {
        let fresh = &self.fresh;
        let mut doubled = Generics::default();
        for parameter in &self.generics.params {
            let mut written = without_default(parameter);
            let mut new = None;
            match (parameter, &mut written) {
                (GenericParam::Type(parameter), GenericParam::Type(written)) if self.is_pointee(parameter) => {
                    written.bounds.push(TypeParamBound::Verbatim(quote!(::core::marker::Unsize<#fresh>)));
                    let bounds = parameter.bounds.iter();
                    let bounds =
                        bounds.map(|bound| substitution.bound(bound).unwrap_or_else(|| bound.clone())).collect();
                    new = Some(GenericParam::Type(TypeParam { bounds, ..fresh.clone().into() }));
                }
                (GenericParam::Type(parameter), GenericParam::Type(written)) => {
                    written.bounds.extend(parameter.bounds.iter().filter_map(|bound| substitution.bound(bound)));
                }
                _ => {}
            }
            doubled.params.push(written);
            doubled.params.extend(new);
        }
        doubled.where_clause.clone_from(&self.generics.where_clause);
        if let Some(clause) = &mut doubled.where_clause {
            let new = clause.predicates.iter().filter_map(|predicate| substitution.predicate(predicate));
            let new: Vec<_> = new.collect();
            clause.predicates.extend(new);
        }
        doubled
    }

    /// Whether it is the parameter that is unsized.
    fn is_pointee(&self, parameter: &TypeParam) -> bool {
        ptr::eq(parameter, self.pointee)
    }
}

fn expand_dispatch_from_dyn(
    Header { parameters, where_clause }: &Header<'_>,
    source: &Applied<'_>,
    target: &Applied<'_>,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #parameters ::core::ops::DispatchFromDyn<#target> for #source #where_clause {}
    }
}

fn expand_coerce_unsized(
    Header { parameters, where_clause }: &Header<'_>,
    source: &Applied<'_>,
    target: &Applied<'_>,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #parameters ::core::ops::CoerceUnsized<#target> for #source #where_clause {}
    }
}

/// Compiles only if the name still means a type of this crate.
///
/// An attribute macro that runs after the derive can delete the struct, and `type Ptr<T> = Pin<Other<T>>;` can take its
/// name; the other impls would then be for `Pin` (rust-lang/rust#148899). An inherent impl is an error for a foreign type.
fn expand_same_struct(Header { parameters, where_clause }: &Header<'_>, source: &Applied<'_>) -> TokenStream {
    quote! {
        #[doc(hidden)]
        impl #parameters #source #where_clause {}
    }
}

/// The token with its own meaning, shown in messages at `span`.
fn shown_at(mut token: TokenTree, span: Span) -> TokenTree {
    token.set_span(token.span().located_at(span));
    token
}

/// A parameter without default and attributes.
fn without_default(parameter: &GenericParam) -> GenericParam {
    match parameter {
        GenericParam::Lifetime(parameter) => {
            GenericParam::Lifetime(LifetimeParam { attrs: Vec::new(), ..parameter.clone() })
        }
        GenericParam::Type(parameter) => {
            GenericParam::Type(TypeParam { attrs: Vec::new(), default: None, ..parameter.clone() })
        }
        GenericParam::Const(parameter) => {
            GenericParam::Const(ConstParam { attrs: Vec::new(), default: None, ..parameter.clone() })
        }
    }
}
