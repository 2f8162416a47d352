//! What rustc is asked about the fields, the impls in the order of RFC 3621, "Expansion", then what keeps them honest.

use crate::header::{Applied, Header, Marked, bounds_of, without_default};
use crate::substitute::{Replacement, Substitution};
use crate::validate::Pointer;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use std::ptr;
use syn::{ConstParam, GenericParam, Generics, LifetimeParam, Path, Token, Type, TypeParam};

/// About how many of the further fields rustc is asked. An impl for each would cost it the square of their number, and what is
/// wrong with one of many is E0378 all the same.
const MOST_ASKED: usize = 16;

/// What the compiler lets the expansion write, and whether `unsize!` is wanted.
#[derive(Clone, Copy)]
pub(crate) enum Mode {
    /// All impls: nightly, or a release compiler that was told to allow it.
    Implicit { unsize: bool },
    /// Only what a stable crate may write.
    Explicit { unsize: bool },
}

impl Pointer<'_> {
    /// Writes the impls. Whatever reaches this point is valid as far as tokens can tell; rustc judges the rest.
    pub(crate) fn expand(&self, mode: Mode) -> TokenStream {
        let written = Header::of(self.generics);
        let [source, target] = [&self.pointee.ident, &self.fresh].map(|pointee| self.arguments(pointee));
        let [source, target] = [&source, &target].map(|arguments| Applied::to(self.ident, arguments));
        let replacement = Replacement::Name(&self.fresh);
        let substitution = Substitution { pointee: &self.pointee.ident, replacement, target: &target };
        let impls = match mode {
            Mode::Implicit { unsize } => self.expand_implicit(unsize, &written, &source, &target, &substitution),
            Mode::Explicit { unsize } => self.expand_explicit(unsize, &written, &source, &target, &substitution),
        };
        match &self.lints[..] {
            [] => impls,
            lints => quote!(#(#lints)* const _: () = { #impls };),
        }
    }

    /// The two impls of RFC 3621, the one that lets `Pin` coerce, and the questions for rustc.
    ///
    /// The impl for `Pin` is unsafe, and written by a macro of the runtime crate: `$crate` always means that crate, while
    /// each path written here could be made to mean another trait (`extern crate self as core;`). See its definition.
    /// Whoever forgot the marker is told which impl asks for it. If that impl were for a type with the span of the derive, rustc
    /// would go on to advise an impl by hand, of the standard library's trait.
    ///
    /// rustc reports errors in the order of the impls: what it is asked about the fields comes before what it says of the rest.
    ///
    /// One `quote!`, because each stream that is put into another is moved there by the compiler.
    fn expand_implicit(
        &self,
        unsize: bool,
        written: &Header<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, generics, fresh, .. } = self;
        let lifetimes = generics.lifetimes().map(|parameter| &parameter.lifetime);
        let types = generics.type_params().map(|parameter| &parameter.ident);
        let consts = generics.const_params();
        let (consts, const_types): (Vec<_>, Vec<_>) = consts.map(|ConstParam { ident, ty, .. }| (ident, ty)).unzip();
        let (bounded, bounds): (Vec<_>, Vec<_>) = generics.params.iter().filter_map(bounds_of).unzip();
        let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let doubled = self.doubled_generics(substitution);
        let position = generics.params.iter().position(|parameter| match parameter {
            GenericParam::Type(parameter) => self.is_pointee(parameter),
            _ => false,
        });
        let unsizes = Header::of(&doubled).unsizes(position.expect("the pointee is a parameter"), fresh);
        let Header { parameters, where_clause } = &unsizes;
        // For `unsize!` alone it need not be said: rustc coerces the pointer or does not.
        let Header { parameters: any_parameters, .. } = Header::of(&doubled);
        let repoint = unsize.then(|| self.ask(None, "Repoint").path);
        let repoint = repoint.iter();
        let unsizable_field = self.unsizable_field(target, substitution);
        let unsizable_field = unsizable_field.iter();
        let generic_fields = self.expand_generic_fields(written, source);
        let same_struct = SameStruct { header: written, source };
        let derived = Marked::new(quote!(automatically_derived));
        quote! {
            #runtime::__implicit! {
                #(#lifetimes)*; #(#types)*; #(#consts: #const_types),*;
                #source where [#(#bounded: #bounds,)* #(#predicates,)*]
                #(#generic_fields)*
                #(#derived impl #parameters #unsizable_field for #source #where_clause {})*
                #(#derived impl #any_parameters #repoint<#fresh, #target> for #source #where_clause {})*
            }
            #derived
            impl #parameters ::core::ops::DispatchFromDyn<#target> for #source #where_clause {}
            #derived
            impl #parameters ::core::ops::CoerceUnsized<#target> for #source #where_clause {}
            #same_struct
        }
    }

    /// Asks rustc, in the user's terms and on the field's type, whether the pointer field can be unsized, if the tokens do not show it.
    fn unsizable_field<'a>(
        &'a self,
        target: &'a Applied<'a>,
        substitution: &Substitution<'_>,
    ) -> Option<UnsizableField<'a>> {
        let field = self.fields.pointer.as_ref().filter(|pointer| !pointer.is_certain)?.ty;
        let unsized_field = substitution.ty(field)?;
        Some(UnsizableField { ask: self.ask(Some(field), "UnsizableField"), field, unsized_field, target })
    }

    /// Asks rustc, on the field's type, whether a further field that mentions a parameter is a `PhantomData`.
    pub(crate) fn expand_generic_fields(
        &self,
        Header { parameters, where_clause }: &Header<'_>,
        source: &Applied<'_>,
    ) -> Vec<TokenStream> {
        let unsure = self.fields.further.iter().filter(|field| field.is_generic && !field.is_phantom);
        let checks = unsure.take(MOST_ASKED).enumerate().map(|(index, field)| {
            let ty = field.ty;
            let Ask { path, open, close } = self.ask(Some(ty), "GenericField");
            quote! {
                #[automatically_derived]
                impl #parameters #path #open #index, #ty #close for #source #where_clause {}
            }
        });
        checks.collect()
    }

    /// A trait of the runtime crate, spanned so that what is wrong with its arguments is shown on `field`.
    fn ask(&self, field: Option<&Type>, name: &str) -> Ask {
        let mut tokens = field.to_token_stream().into_iter().map(|token| token.span());
        let first = tokens.next().unwrap_or_else(Span::call_site);
        let last = tokens.last().unwrap_or(first);
        let [at_first, at_last] = [first, last].map(|span| Span::call_site().located_at(span));
        let mut path = self.runtime.clone();
        if let Some(colons) = &mut path.leading_colon {
            *colons = Token![::](at_first);
        }
        for segment in &mut path.segments {
            segment.ident.set_span(segment.ident.span().located_at(first));
        }
        for name in ["__private", name] {
            path.segments.push_punct(Token![::](at_first));
            path.segments.push_value(Ident::new(name, at_first).into());
        }
        Ask { path, open: Token![<](at_first), close: Token![>](at_last) }
    }

    /// The parameters for their names alone, with the one that is unsized under another name. The brackets are the struct's.
    fn arguments(&self, pointee: &Ident) -> Generics {
        let params = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Lifetime(parameter) => GenericParam::Lifetime(LifetimeParam::new(parameter.lifetime.clone())),
            GenericParam::Type(parameter) if self.is_pointee(parameter) => GenericParam::Type(pointee.clone().into()),
            GenericParam::Type(TypeParam { ident, .. }) | GenericParam::Const(ConstParam { ident, .. }) => {
                GenericParam::Type(ident.clone().into())
            }
        });
        let at = self.ident.span();
        Generics {
            lt_token: Some(Token![<](at)),
            params: params.collect(),
            gt_token: Some(Token![>](at)),
            where_clause: None,
        }
    }

    /// The parameters with the new pointee right after the old one, and each bound and predicate that mentions the old one
    /// once more for the new one.
    pub(crate) fn doubled_generics(&self, substitution: &Substitution<'_>) -> Generics {
        let fresh = &self.fresh;
        let mut doubled = Generics::default();
        for parameter in &self.generics.params {
            let mut written = without_default(parameter);
            let mut new = None;
            match (parameter, &mut written) {
                (GenericParam::Type(parameter), _) if self.is_pointee(parameter) => {
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

/// A trait of the runtime crate, and the brackets around its arguments.
struct Ask {
    path: Path,
    open: Token![<],
    close: Token![>],
}

/// `UnsizableField<field, unsized_field, target>`.
struct UnsizableField<'a> {
    ask: Ask,
    field: &'a Type,
    unsized_field: Type,
    target: &'a Applied<'a>,
}

impl ToTokens for UnsizableField<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { ask: Ask { path, open, close }, field, unsized_field, target } = self;
        let comma = <Token![,]>::default();
        path.to_tokens(tokens);
        open.to_tokens(tokens);
        field.to_tokens(tokens);
        comma.to_tokens(tokens);
        unsized_field.to_tokens(tokens);
        comma.to_tokens(tokens);
        target.to_tokens(tokens);
        close.to_tokens(tokens);
    }
}

/// An impl that compiles only if the name still means a type of this crate.
///
/// An attribute macro that runs after the derive can delete the struct, and `type Ptr<T> = Pin<Other<T>>;` can take its
/// name; the other impls would then be for `Pin` (rust-lang/rust#148899). An inherent impl is an error for a foreign type.
pub(crate) struct SameStruct<'a> {
    pub(crate) header: &'a Header<'a>,
    pub(crate) source: &'a Applied<'a>,
}

impl ToTokens for SameStruct<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { header: Header { parameters, where_clause }, source } = self;
        Marked::new(quote!(doc(hidden))).to_tokens(tokens);
        <Token![impl]>::default().to_tokens(tokens);
        parameters.to_tokens(tokens);
        source.to_tokens(tokens);
        where_clause.to_tokens(tokens);
        tokens.append(Group::new(Delimiter::Brace, TokenStream::new()));
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
