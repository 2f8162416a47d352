//! What rustc is asked about the fields, the impls in the order of RFC 3621, "Expansion", then what keeps them honest.

use crate::substitute::Substitution;
use crate::validate::Pointer;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::ptr;
use syn::spanned::Spanned;
use syn::{
    ConstParam, GenericParam, Generics, ImplGenerics, LifetimeParam, Type, TypeGenerics, TypeParam, TypeParamBound,
    WhereClause,
};

/// About how many of the further fields rustc is asked. An impl for each would cost it the square of their number, and what is
/// wrong with one of many is E0378 all the same.
const MOST_ASKED: usize = 16;

/// Whether the compiler lets the expansion use unstable traits.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit,
    /// Only what a stable crate may write.
    Explicit,
}

/// The parameters and the where-clause of an impl.
///
/// Like everything that is written more than once, it is kept as syntax: a `TokenStream` is the compiler's, and each use of one
/// is a question to the compiler.
pub(crate) struct Header<'a> {
    pub(crate) parameters: ImplGenerics<'a>,
    pub(crate) where_clause: Option<&'a WhereClause>,
}

impl<'a> Header<'a> {
    pub(crate) fn of(generics: &'a Generics) -> Self {
        let (parameters, _, where_clause) = generics.split_for_impl();
        Self { parameters, where_clause }
    }
}

/// The struct with arguments: `Ptr<'a, T, A>`.
pub(crate) struct Applied<'a> {
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
        let target = self.target_generics();
        let target = Applied::to(self.ident, &target);
        let fresh = &self.fresh;
        let substitution = Substitution {
            pointee: &self.pointee.ident,
            replacement: &syn::parse_quote!(#fresh),
            target: &Type::Verbatim(target.to_token_stream()),
        };
        let for_the_mode = match mode {
            Mode::Implicit => self.expand_implicit(&written, &source, &target, &substitution),
            Mode::Explicit => self.expand_explicit(&written, &source, &target, &substitution),
        };
        let same_struct = expand_same_struct(&written, &source);
        let impls = [for_the_mode, same_struct].into_iter().collect();
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// The two impls of RFC 3621, the one that lets `Pin` coerce, the one for `unsize!`, and the questions for rustc.
    fn expand_implicit(
        &self,
        written: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let fresh = &self.fresh;
        let unsize = TypeParamBound::Verbatim(quote!(::core::marker::Unsize<#fresh>));
        let doubled = self.doubled_generics(substitution, Some(&unsize));
        let doubled = Header::of(&doubled);
        let dispatch_from_dyn = expand_dispatch_from_dyn(&doubled, source, target);
        let coerce_unsized = expand_coerce_unsized(&doubled, source, target);
        let repoint = self.expand_repoint(&doubled, source, target);
        let unsizable_field = self.expand_unsizable_field(&doubled, source, target, substitution);
        let generic_fields = self.expand_generic_fields(written, source);
        let pin_bridge = self.expand_pin_bridge(source, &quote!(unsize { #repoint } #generic_fields #unsizable_field));
        // rustc reports errors in the order of the impls: what it is asked about the fields comes before what it says of the rest.
        [pin_bridge, dispatch_from_dyn, coerce_unsized].into_iter().collect()
    }

    /// Lets `Pin<Ptr<T>>` coerce when `Ptr<T>` has our marker; `rest` is what else depends on the mode.
    ///
    /// The `unsafe impl` is written by a macro of the runtime crate, not here: `$crate` always means that crate, while
    /// each path written here could be made to mean another trait (`extern crate self as core;`). See its definition.
    /// Whoever forgot the marker is told which impl asks for it. If that impl were for a type with the span of the derive, rustc
    /// would go on to advise an impl by hand, of the standard library's trait.
    fn expand_pin_bridge(&self, source: &Applied<'_>, rest: &TokenStream) -> TokenStream {
        let Self { runtime, generics, .. } = self;
        let source: TokenStream =
            source.to_token_stream().into_iter().map(|token| at_struct(token, self.ident)).collect();
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
            #runtime::__implicit! {
                [#(#lifetimes)*] [#(#types)*] [#(#consts)*] #source where [#(#bounds,)* #(#predicates,)*] #rest
            }
        }
    }

    /// Tells `unsize!` the type of its result.
    fn expand_repoint(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
    ) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        quote! {
            #[automatically_derived]
            impl #parameters #runtime::__private::Repoint<#fresh, #target> for #source #where_clause {}
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
        let unsure = self.fields.pointer.as_ref().filter(|pointer| !pointer.is_certain).map(|pointer| pointer.ty);
        let Some((field, unsized_field)) = unsure.and_then(|field| Some((field, substitution.ty(field)?))) else {
            return TokenStream::new();
        };
        let check = self.check(field, "UnsizableField", &quote!(#field, #unsized_field, #target));
        quote! {
            #[automatically_derived]
            impl #parameters #check for #source #where_clause {}
        }
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    pub(crate) fn expand_generic_fields(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
    ) -> TokenStream {
        let unsure = self.fields.further.iter().filter(|field| field.is_generic && !field.is_phantom);
        let checks = unsure.take(MOST_ASKED).enumerate().map(|(index, field)| {
            let ty = field.ty;
            let check = self.check(ty, "GenericField", &quote!(#index, #ty));
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
    /// once more for the new one. The old one is bounded by `relation` as well.
    pub(crate) fn doubled_generics(
        &self,
        substitution: &Substitution<'_>,
        relation: Option<&TypeParamBound>,
    ) -> Generics {
        let fresh = &self.fresh;
        let mut doubled = Generics::default();
        for parameter in &self.generics.params {
            let mut written = without_default(parameter);
            let mut new = None;
            match (parameter, &mut written) {
                (GenericParam::Type(parameter), GenericParam::Type(written)) if self.is_pointee(parameter) => {
                    written.bounds.extend(relation.cloned());
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
    pub(crate) fn is_pointee(&self, parameter: &TypeParam) -> bool {
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

/// The token, if it is no name, with the span of the struct's name.
fn at_struct(mut token: TokenTree, ident: &Ident) -> TokenTree {
    if matches!(token, TokenTree::Punct(_)) {
        token.set_span(ident.span());
    }
    token
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

/// A parameter without default and attributes.
pub(crate) fn without_default(parameter: &GenericParam) -> GenericParam {
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
