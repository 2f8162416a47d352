//! The impls, in the order of RFC 3621, "Expansion", then what keeps them honest.

use crate::substitute::Substitution;
use crate::validate::Pointer;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Type};

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
pub(crate) struct Header {
    pub(crate) parameters: TokenStream,
    pub(crate) where_clause: TokenStream,
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let source = self.applied_to(&self.pointee.ident);
        let target = self.applied_to(&self.fresh);
        let fresh = &self.fresh;
        let substitution = Substitution {
            pointee: &self.pointee.ident,
            replacement: &syn::parse_quote!(#fresh),
            target: &Type::Verbatim(target.clone()),
        };
        let for_the_mode = match mode {
            Mode::Implicit => self.expand_implicit(&source, &target, &substitution),
            Mode::Explicit => self.expand_explicit(&source, &target, &substitution),
        };
        let same_struct = expand_same_struct(&self.written_header(), &source);
        let impls = quote!(#for_the_mode #same_struct);
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// The two impls of RFC 3621, the one that lets `Pin` coerce, and the questions for rustc.
    fn expand_implicit(
        &self,
        source: &TokenStream,
        target: &TokenStream,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let fresh = &self.fresh;
        let doubled = self.doubled_header(substitution, &[quote!(::core::marker::Unsize<#fresh>)]);
        let dispatch_from_dyn = expand_dispatch_from_dyn(&doubled, source, target);
        let coerce_unsized = expand_coerce_unsized(&doubled, source, target);
        let repoint = self.expand_repoint(&doubled, source, target);
        let unsizable_field = self.expand_unsizable_field(&doubled, source, target, substitution);
        let generic_fields = self.expand_generic_fields(source);
        let rest = quote!(unsize { #repoint } #unsizable_field #generic_fields);
        let pin_bridge = self.expand_pin_bridge(source, &rest);
        quote!(#dispatch_from_dyn #coerce_unsized #pin_bridge)
    }

    /// Lets `Pin<Ptr<T>>` coerce when `Ptr<T>` has our marker; `rest` is what else depends on the mode.
    ///
    /// The `unsafe impl` is written by a macro of the runtime crate, not here: `$crate` always means that crate, while
    /// each path written here could be made to mean another trait (`extern crate self as core;`). See its definition.
    fn expand_pin_bridge(&self, source: &TokenStream, rest: &TokenStream) -> TokenStream {
        let Self { runtime, generics, .. } = self;
        let lifetimes = generics.lifetimes().map(|parameter| &parameter.lifetime);
        let types = generics.type_params().map(|parameter| &parameter.ident);
        let consts = generics.const_params().map(|syn::ConstParam { ident, ty, .. }| quote!(#ident: #ty));
        let bounds = generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) if !parameter.bounds.is_empty() => {
                let syn::LifetimeParam { lifetime, bounds, .. } = parameter;
                Some(quote!(#lifetime: #bounds))
            }
            GenericParam::Type(parameter) if !parameter.bounds.is_empty() => {
                let syn::TypeParam { ident, bounds, .. } = parameter;
                Some(quote!(#ident: #bounds))
            }
            _ => None,
        });
        let predicates = self.predicates();
        quote! {
            #runtime::__implicit! {
                [#(#lifetimes)*] [#(#types)*] [#(#consts)*] #source where [#(#bounds,)* #(#predicates,)*] #rest
            }
        }
    }

    /// Tells `unsize!` the type of its result.
    fn expand_repoint(
        &self,
        Header { parameters, where_clause }: &Header,
        source: &TokenStream,
        target: &TokenStream,
    ) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        quote! {
            #[automatically_derived]
            impl<#parameters> #runtime::__private::Repoint<#fresh, #target> for #source #where_clause {}
        }
    }

    /// Asks rustc, in the user's terms and on the field's type, whether the pointer field can be unsized.
    fn expand_unsizable_field(
        &self,
        Header { parameters, where_clause }: &Header,
        source: &TokenStream,
        target: &TokenStream,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let unsure = self.fields.pointer.as_ref().filter(|pointer| !pointer.is_certain).map(|pointer| pointer.ty);
        let Some((field, unsized_field)) = unsure.and_then(|field| Some((field, substitution.ty(field)?))) else {
            return TokenStream::new();
        };
        let check = self.check(field, "UnsizableField", &quote!(#field, #unsized_field, #target));
        quote! {
            #[automatically_derived]
            impl<#parameters> #check for #source #where_clause {}
        }
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    pub(crate) fn expand_generic_fields(&self, source: &TokenStream) -> TokenStream {
        let Header { parameters, where_clause } = self.written_header();
        let unsure = self.fields.further.iter().filter(|field| field.is_generic && !field.is_phantom);
        let checks = unsure.enumerate().map(|(index, field)| {
            let ty = field.ty;
            let check = self.check(ty, "GenericField", &quote!(#index, #ty));
            quote! {
                #[automatically_derived]
                impl<#parameters> #check for #source #where_clause {}
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

    /// The struct with `pointee` in the pointee's place: `Ptr<'a, T, A>`.
    pub(crate) fn applied_to(&self, pointee: &impl ToTokens) -> TokenStream {
        let arguments = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
            GenericParam::Type(parameter) if parameter.ident == self.pointee.ident => pointee.to_token_stream(),
            GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
            GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
        });
        let ident = self.ident;
        quote!(#ident<#(#arguments),*>)
    }

    /// The header as written, without defaults and attributes.
    pub(crate) fn written_header(&self) -> Header {
        let parameters = self.generics.params.iter().map(|parameter| parameter_with(parameter, &[]));
        Header { parameters: quote!(#(#parameters),*), where_clause: where_clause(&self.predicates()) }
    }

    /// The header with the new pointee right after the old one, and each bound and predicate that mentions the old one
    /// once more for the new one. The old one is bounded by `relation` as well.
    pub(crate) fn doubled_header(&self, substitution: &Substitution<'_>, relation: &[TokenStream]) -> Header {
        let fresh = &self.fresh;
        let parameters = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Type(pointee) if pointee.ident == self.pointee.ident => {
                let pointee_parameter = parameter_with(parameter, relation);
                let bounds =
                    pointee.bounds.iter().map(|bound| substitution.bound(bound).unwrap_or_else(|| bound.clone()));
                let fresh_parameter = bounded(fresh, bounds.map(ToTokens::into_token_stream));
                quote!(#pointee_parameter, #fresh_parameter)
            }
            GenericParam::Type(other) => {
                let doubled = other.bounds.iter().filter_map(|bound| substitution.bound(bound));
                parameter_with(parameter, &doubled.map(ToTokens::into_token_stream).collect::<Vec<_>>())
            }
            GenericParam::Lifetime(_) | GenericParam::Const(_) => parameter_with(parameter, &[]),
        });
        let mut predicates = self.predicates();
        let clause = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        predicates
            .extend(clause.filter_map(|predicate| substitution.predicate(predicate)).map(ToTokens::into_token_stream));
        Header { parameters: quote!(#(#parameters),*), where_clause: where_clause(&predicates) }
    }

    /// The predicates of the where-clause as written.
    fn predicates(&self) -> Vec<TokenStream> {
        let clause = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        clause.map(ToTokens::to_token_stream).collect()
    }
}

fn expand_dispatch_from_dyn(
    Header { parameters, where_clause }: &Header,
    source: &TokenStream,
    target: &TokenStream,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<#parameters> ::core::ops::DispatchFromDyn<#target> for #source #where_clause {}
    }
}

fn expand_coerce_unsized(
    Header { parameters, where_clause }: &Header,
    source: &TokenStream,
    target: &TokenStream,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<#parameters> ::core::ops::CoerceUnsized<#target> for #source #where_clause {}
    }
}

/// Compiles only if the name still means a type of this crate.
///
/// An attribute macro that runs after the derive can delete the struct, and `type Ptr<T> = Pin<Other<T>>;` can take its
/// name; the other impls would then be for `Pin` (rust-lang/rust#148899). An inherent impl is an error for a foreign type.
fn expand_same_struct(Header { parameters, where_clause }: &Header, source: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        impl<#parameters> #source #where_clause {}
    }
}

/// The token with its own meaning, shown in messages at `span`, and all that is in it.
pub(crate) fn shown_at(mut token: TokenTree, span: Span) -> TokenTree {
    if let TokenTree::Group(group) = &token {
        let inside = group.stream().into_iter().map(|token| shown_at(token, span));
        let mut shown = Group::new(group.delimiter(), inside.collect());
        shown.set_span(group.span());
        token = shown.into();
    }
    token.set_span(token.span().located_at(span));
    token
}

/// A parameter without default and attributes, and with further bounds.
fn parameter_with(parameter: &GenericParam, further: &[TokenStream]) -> TokenStream {
    match parameter {
        GenericParam::Lifetime(syn::LifetimeParam { lifetime, bounds, .. }) => {
            bounded(lifetime, bounds.iter().map(ToTokens::to_token_stream))
        }
        GenericParam::Type(syn::TypeParam { ident, bounds, .. }) => {
            bounded(ident, bounds.iter().map(ToTokens::to_token_stream).chain(further.iter().cloned()))
        }
        GenericParam::Const(syn::ConstParam { const_token, ident, colon_token, ty, .. }) => {
            quote!(#const_token #ident #colon_token #ty)
        }
    }
}

pub(crate) fn bounded(name: &impl ToTokens, bounds: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut bounds = bounds.peekable();
    if bounds.peek().is_none() { name.to_token_stream() } else { quote!(#name: #(#bounds)+*) }
}

pub(crate) fn where_clause(predicates: &[TokenStream]) -> TokenStream {
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}
