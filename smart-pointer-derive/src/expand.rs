//! What rustc is asked about the fields, the impls in the order of RFC 3621, "Expansion", then what keeps them honest.

use crate::substitute::Substitution;
use crate::validate::Pointer;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
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
struct Header {
    parameters: TokenStream,
    where_clause: TokenStream,
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let source = self.applied_to(&self.pointee.ident, Span::call_site());
        let target = self.applied_to(&self.fresh, Span::call_site());
        let written = self.written_header();
        let coercions = match mode {
            Mode::Implicit => {
                let substitution = Substitution {
                    pointee: &self.pointee.ident,
                    replacement: &self.fresh,
                    target: &Type::Verbatim(target.clone()),
                };
                let doubled = self.doubled_header(&substitution);
                let dispatch_from_dyn = expand_dispatch_from_dyn(&doubled, &source, &target);
                let coerce_unsized = expand_coerce_unsized(&doubled, &source, &target);
                let unsizable_field = self.expand_unsizable_field(&doubled, &source, &target, &substitution);
                quote!(#unsizable_field #dispatch_from_dyn #coerce_unsized)
            }
            Mode::Explicit => TokenStream::new(),
        };
        let pin_bridge = self.expand_pin_bridge();
        let same_struct = expand_same_struct(&written, &source);
        let generic_fields = self.expand_generic_fields(&written, &source);
        // rustc reports errors in the order of the impls: what it asks about the fields comes before what it says of the rest.
        let impls = quote!(#generic_fields #coercions #pin_bridge #same_struct);
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// Lets `Pin<Ptr<T>>` coerce when `Ptr<T>` has our marker.
    ///
    /// The `unsafe impl` is written by a macro of the runtime crate, not here: `$crate` always means that crate, while
    /// each path written here could be made to mean another trait (`extern crate self as core;`). See its definition.
    /// Whoever forgot the marker is told which impl asks for it. If that impl were for a type with the span of the derive, rustc
    /// would go on to advise an impl by hand, of the standard library's trait.
    fn expand_pin_bridge(&self) -> TokenStream {
        let Self { runtime, generics, .. } = self;
        let source = self.applied_to(&self.pointee.ident, self.ident.span());
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
            #runtime::__pin_bridge! {
                [#(#lifetimes)*] [#(#types)*] [#(#consts)*] #source where [#(#bounds,)* #(#predicates,)*]
            }
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
        let Some((field, unsized_field)) = self.fields.unsure.and_then(|field| Some((field, substitution.ty(field)?)))
        else {
            return TokenStream::new();
        };
        let check = self.check(field, "UnsizableField", &quote!(#field, #unsized_field, #target));
        quote! {
            #[automatically_derived]
            impl<#parameters> #check for #source #where_clause {}
        }
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    fn expand_generic_fields(&self, Header { parameters, where_clause }: &Header, source: &TokenStream) -> TokenStream {
        let checks = self.fields.generic.iter().enumerate().map(|(index, field)| {
            let check = self.check(field, "GenericField", &quote!(#index, #field));
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

    /// The struct with `pointee` in the pointee's place: `Ptr<'a, T, A>`, with the span of what is not a name.
    fn applied_to(&self, pointee: &Ident, span: Span) -> TokenStream {
        let arguments = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
            GenericParam::Type(parameter) if parameter.ident == self.pointee.ident => pointee.to_token_stream(),
            GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
            GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
        });
        let ident = self.ident;
        quote_spanned!(span=> #ident<#(#arguments),*>)
    }

    /// The header as written, without defaults and attributes.
    fn written_header(&self) -> Header {
        let parameters = self.generics.params.iter().map(|parameter| parameter_with(parameter, &[]));
        Header { parameters: quote!(#(#parameters),*), where_clause: where_clause(&self.predicates()) }
    }

    /// The header with the new pointee right after the old one, and each bound and predicate that mentions the old one
    /// once more for the new one.
    fn doubled_header(&self, substitution: &Substitution<'_>) -> Header {
        let fresh = &self.fresh;
        let parameters = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Type(pointee) if pointee.ident == self.pointee.ident => {
                let pointee_parameter = parameter_with(parameter, &[quote!(::core::marker::Unsize<#fresh>)]);
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

/// The token with its own meaning, shown in messages at `span`.
fn shown_at(mut token: TokenTree, span: Span) -> TokenTree {
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

fn bounded(name: &impl ToTokens, bounds: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut bounds = bounds.peekable();
    if bounds.peek().is_none() { name.to_token_stream() } else { quote!(#name: #(#bounds)+*) }
}

fn where_clause(predicates: &[TokenStream]) -> TokenStream {
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}
