//! The trait with its hidden supertrait, and the traits and impls that make its functions callable.
//!
//! For `trait Work { fn run(this: Ptr<Self>) }`, the macro writes three more traits. `__WorkVtable`
//! is the hidden supertrait: it has the functions for the concrete type, and methods that return
//! them. `__WorkObject` has the functions that the methods call, with an impl for each kind of
//! pointee: that of a concrete type calls the functions of `Work`, that of `dyn Work` calls what
//! the vtable returns, and that of `dyn Work + Send` first unsizes the pointer to `dyn Work`.
//! `WorkDispatch` has the methods. Only `__WorkVtable` is an unsafe trait. Only its functions and
//! the impl of `__WorkObject` for `dyn Work` have an `unsafe` block.

use super::function::{Function, is_self, mentions_self};
use super::lifetimes;
use super::options::Options;
use crate::derive::survey::Survey;
use crate::derive::syntax::{ends, predicates};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, GenericParam, Generics, ItemTrait, Lifetime, Pat, Path, TraitItem, Type, TypeParamBound, WherePredicate,
    parse_quote,
};

pub(super) struct Expansion<'a> {
    item: &'a ItemTrait,
    functions: Vec<Function<'a>>,
    survey: &'a Survey,
    /// The path to the runtime crate.
    runtime: TokenStream,
    /// The path to `__private` in it.
    private: TokenStream,
    vtable: Ident,
    object: Ident,
    calls: Ident,
    /// The lifetime of the trait object.
    lifetime: Lifetime,
    /// The parameter of the impls for every concrete type.
    concrete: Ident,
    /// The parameter of the impl for every pointer.
    pointer: Ident,
    /// The parameters of the trait as arguments, without brackets.
    arguments: TokenStream,
    /// The attributes `#[cfg(…)]` of the trait, which everything gets.
    cfgs: Vec<&'a Attribute>,
}

impl<'a> Expansion<'a> {
    pub(super) fn new(item: &'a ItemTrait, functions: Vec<Function<'a>>, options: Options, survey: &'a Survey) -> Self {
        let name = item.ident.unraw();
        let call_site = Span::call_site();
        let default = || quote!(::pin_coerce_unsized);
        let runtime = options.runtime.map_or_else(default, Path::into_token_stream);
        Self {
            vtable: survey.fresh_ident(&format!("__{name}Vtable")),
            object: survey.fresh_ident(&format!("__{name}Object")),
            calls: options.calls.unwrap_or_else(|| format_ident!("{name}Dispatch", span = item.ident.span())),
            lifetime: Lifetime { apostrophe: call_site, ident: survey.fresh_ident("__object") },
            concrete: survey.fresh_ident("__Concrete"),
            pointer: survey.fresh_ident("__Pointer"),
            arguments: arguments(&item.generics),
            cfgs: cfgs(&item.attrs).collect(),
            private: quote!(#runtime::__private),
            runtime,
            item,
            functions,
            survey,
        }
    }

    pub(super) fn expand(&self) -> TokenStream {
        let parts = [self.the_trait(), self.vtable(), self.object(), self.calls()];
        quote!(#(#parts)*)
    }

    /// The trait as it was written, with the hidden supertrait, and with `Self: Sized` where a
    /// function is dispatched: a function without `self` cannot be part of a trait object.
    fn the_trait(&self) -> TokenStream {
        let Self { vtable, arguments, private, .. } = self;
        let shown = with_condition(self.item, &self.functions, &parse_quote!(Self: #private::Sized));
        let mut item = shown.clone();
        item.colon_token.get_or_insert_default();
        item.supertraits.push(parse_quote!(#vtable<#arguments>));
        // rustdoc shows even a hidden supertrait, so for rustdoc, the trait is written without it.
        quote!(#[cfg(not(doc))] #item #[cfg(doc)] #shown)
    }

    /// Writes the hidden supertrait and its only impl, a blanket impl. The trait is unsafe, so safe
    /// code cannot implement it, and a second impl for an implementor would overlap.
    fn vtable(&self) -> TokenStream {
        let Self { item, private, vtable, object, concrete, arguments, cfgs, .. } = self;
        let (visibility, name) = (&item.vis, &item.ident);
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let declarations = self.functions.iter().map(|function| {
            let [entry, narrowed] = self.entry(function, &Pattern::Nothing);
            quote!(#entry; #narrowed;)
        });
        let definitions = self.functions.iter().map(|function| {
            let [entry, narrowed] = self.entry(function, &Pattern::Name);
            let (narrow, call) = (function.prefixed("__narrowed_"), function.prefixed("__call_"));
            let (this, names) = (this(), function.argument_names());
            let at = shown_at(function.pointer());
            let narrowing = quote_spanned!(at=> <_ as #private::Receiver<_>>::__narrow::<Self, _>(#this));
            quote! {
                #entry {
                    <Self as #vtable<#arguments>>::#narrow
                }

                #narrowed {
                    <Self as #object<#arguments>>::#call(
                        // SAFETY: only `__known` makes what this function takes, and the caller of
                        // `__known` has got this function from the vtable of the object. By the
                        // contract of `PinCoerceUnsized`, the pointer's own vtable is also one of
                        // `Self`.
                        unsafe { #narrowing },
                        #(#names),*
                    )
                }
            }
        });
        let message = format!(
            "`{{Self}}` cannot implement `{}`, whose functions are dispatched, because it is not `Sized`",
            name.unraw()
        );
        let documentation = format!(
            " What the vtable of `dyn {}` has for the functions that are dispatched.\n\n # Safety\n\n Each function is that of `Self`. The \
             macro writes the only impl.",
            name.unraw()
        );
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #[doc = #documentation]
            #[diagnostic::on_unimplemented(message = #message, label = "not `Sized`")]
            #visibility unsafe trait #vtable<#parameters> #conditions {
                #(#declarations)*
            }

            // SAFETY: each function is that of `Self`.
            #(#cfgs)*
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            unsafe impl<#parameters #concrete: #name<#arguments>> #vtable<#arguments> for #concrete #conditions {
                #(#definitions)*
            }
        }
    }

    /// The signatures of the method that returns the function, and of the function.
    fn entry(&self, function: &Function<'_>, pattern: &Pattern) -> [TokenStream; 2] {
        let Self { private, lifetime, .. } = self;
        let cfgs: Vec<_> = cfgs(&function.item.attrs).collect();
        let (entry, narrow) = (function.prefixed("__function_of_"), function.prefixed("__narrowed_"));
        let lifetimes = lifetimes_of(function);
        let conditions = predicates(&function.named.generics).map(ToTokens::to_token_stream);
        let conditions: Vec<_> = conditions.chain(self.outlives()).collect();
        let mut pointer = function.pointer().clone();
        Substitute(&self.object_type(&[])).visit_type_mut(&mut pointer);
        let (this, names) = pattern.of(function);
        let types: Vec<_> = function.arguments().collect();
        let output = function.output();
        [
            quote! {
                #(#cfgs)*
                fn #entry<#(#lifetimes,)* #lifetime>(&self) -> fn(#private::Known<#pointer>, #(#types),*) #output
                where
                    Self: #lifetime,
                    #(#conditions),*
            },
            quote! {
                #(#cfgs)*
                fn #narrow<#(#lifetimes,)* #lifetime>(#this: #private::Known<#pointer>, #(#names: #types),*) #output
                where
                    Self: #private::Sized + #lifetime,
                    #(#conditions),*
            },
        ]
    }

    /// The functions for everything that a pointer can point to.
    fn object(&self) -> TokenStream {
        let Self { item, runtime, private, vtable, object, lifetime, concrete, arguments, cfgs, .. } = self;
        let (visibility, name) = (&item.vis, &item.ident);
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let lifetime_conditions = self.conditions_of_objects();
        let call = |pattern| self.functions.iter().map(|function| Self::call(function, pattern)).collect::<Vec<_>>();
        let (declarations, signatures) = (call(&Pattern::Nothing), call(&Pattern::Name));
        let of_the_author = self.functions.iter().zip(&signatures).map(|(function, signature)| {
            let (this, function, names) = (this(), function.name(), function.argument_names());
            quote!(#signature { <Self as #name<#arguments>>::#function(#this, #(#names),*) })
        });
        let of_the_vtable = self.functions.iter().zip(&signatures).map(|(function, signature)| {
            let (this, names) = (this(), function.argument_names());
            let entry = function.prefixed("__function_of_");
            let at = shown_at(function.pointer());
            let object_of = quote_spanned!(at=> <_ as #private::Receiver<Self>>::__object(&#this));
            quote! {
                #signature {
                    match <Self as #vtable<#arguments>>::#entry(#object_of) {
                        __function @ _ => __function(
                            // SAFETY: the vtable of this pointer's object has just returned the
                            // function that takes it.
                            unsafe { <_ as #private::Receiver<Self>>::__known(#this) },
                            #(#names),*
                        ),
                    }
                }
            }
        });
        let plain = self.object_type(&[]);
        let with_auto_traits = [&["Send"][..], &["Sync"], &["Send", "Sync"]].map(|auto_traits| {
            let ty = self.object_type(auto_traits);
            let functions = self.functions.iter().zip(&signatures).map(|(function, signature)| {
                let (this, call, names) = (this(), function.prefixed("__call_"), function.argument_names());
                quote! {
                    #signature {
                        <#plain as #object<#arguments>>::#call(#runtime::unsize!(#this => #plain), #(#names),*)
                    }
                }
            });
            quote! {
                #(#cfgs)*
                #[automatically_derived]
                #[diagnostic::do_not_recommend]
                impl<#lifetime, #parameters> #object<#arguments> for #ty #lifetime_conditions {
                    #(#functions)*
                }
            }
        });
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #visibility trait #object<#parameters>: #name<#arguments> #conditions {
                #(#declarations;)*
            }

            #(#cfgs)*
            #[automatically_derived]
            #[allow(deprecated)]
            #[diagnostic::do_not_recommend]
            impl<#parameters #concrete: #name<#arguments>> #object<#arguments> for #concrete #conditions {
                #(#of_the_author)*
            }

            #(#cfgs)*
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl<#lifetime, #parameters> #object<#arguments> for #plain #lifetime_conditions {
                #(#of_the_vtable)*
            }

            #(#with_auto_traits)*
        }
    }

    /// The signature of a function of `__WorkObject`.
    fn call(function: &Function<'_>, pattern: &Pattern) -> TokenStream {
        let cfgs = cfgs(&function.item.attrs);
        let call = function.prefixed("__call_");
        let lifetimes = lifetimes_of(function);
        let where_clause = &function.named.generics.where_clause;
        let ((this, names), types) = (pattern.of(function), function.arguments());
        let (pointer, output) = (function.pointer(), function.output());
        quote! {
            #(#cfgs)*
            fn #call<#(#lifetimes),*>(#this: #pointer, #(#names: #types),*) #output #where_clause
        }
    }

    /// The trait with the methods.
    fn calls(&self) -> TokenStream {
        let Self { item, private, object, calls, pointer, arguments, cfgs, .. } = self;
        let (visibility, name) = (&item.vis, &item.ident);
        let (parameters, conditions) = (self.parameters(), self.conditions());
        let mut with_pointer =
            predicates_without_self(&item.generics).map(ToTokens::to_token_stream).collect::<Vec<_>>();
        with_pointer.push(quote!(#pointer: #private::Deref<Target: #object<#arguments>>));
        let declarations = self.functions.iter().map(|function| {
            let signature = self.method(function, &Pattern::OfTheAuthor);
            let attributes = function.item.attrs.iter().filter(|attribute| is_about_the_caller(attribute));
            let documentation = (!function.item.attrs.iter().any(|attribute| attribute.path().is_ident("doc")))
                .then(|| format!(" Calls [`{name}::{}`] of the concrete type.", function.name()))
                .map(|text| quote!(#[doc = #text]));
            quote!(#documentation #(#attributes)* #signature;)
        });
        let definitions = self.functions.iter().map(|function| {
            let signature = self.method(function, &Pattern::Name);
            let (call, names) = (function.prefixed("__call_"), function.argument_names());
            quote! {
                #signature {
                    <<Self as #private::Deref>::Target as #object<#arguments>>::#call(#private::Is::__is(self), #(#names),*)
                }
            }
        });
        let documentation =
            format!(" The functions of [`{name}`] that take a pointer to `Self`, as methods of the pointer.");
        quote! {
            #(#cfgs)*
            #[doc = #documentation]
            #[allow(dead_code)]
            #visibility trait #calls<#parameters>: #private::Deref<Target: #name<#arguments>> + #private::Sized #conditions {
                #(#declarations)*
            }

            #(#cfgs)*
            #[automatically_derived]
            #[allow(deprecated)]
            #[doc(hidden)]
            impl<#parameters #pointer> #calls<#arguments> for #pointer where #(#with_pointer),* {
                #(#definitions)*
            }
        }
    }

    /// The signature of a method.
    fn method(&self, function: &Function<'_>, pattern: &Pattern) -> TokenStream {
        let Self { private, survey, .. } = self;
        let cfgs = cfgs(&function.item.attrs);
        let name = function.name();
        let target = quote!(<Self as #private::Deref>::Target);
        let mut pointer = function.pointer().clone();
        Substitute(&target).visit_type_mut(&mut pointer);
        let outlived = lifetimes::mentioned(function.pointer(), survey);
        let outlived = outlived.iter().filter(|lifetime| function.declares(lifetime));
        let conditions = predicates(&function.named.generics).map(|predicate| {
            let mut predicate = predicate.clone();
            Substitute(&target).visit_where_predicate_mut(&mut predicate);
            predicate
        });
        let lifetimes = lifetimes_of(function);
        let ((_, names), types, output) = (pattern.of(function), function.arguments(), function.output());
        quote! {
            #(#cfgs)*
            fn #name<#(#lifetimes),*>(self, #(#names: #types),*) #output
            where
                Self: #private::Is<#pointer>,
                #(#target: #outlived,)*
                #(#conditions),*
        }
    }

    /// `dyn Work<…> + '__object`, with auto traits.
    fn object_type(&self, auto_traits: &[&str]) -> TokenStream {
        let Self { item, private, lifetime, arguments, .. } = self;
        let name = &item.ident;
        let auto_traits = auto_traits.iter().map(|name| Ident::new(name, Span::call_site()));
        quote!((dyn #name<#arguments> + #(#private::#auto_traits +)* #lifetime))
    }

    /// The parameters of the trait, without defaults, each with a comma.
    fn parameters(&self) -> TokenStream {
        let parameters = self.item.generics.params.iter().map(|parameter| {
            let mut parameter = parameter.clone();
            match &mut parameter {
                GenericParam::Type(ty) => ty.default = None,
                GenericParam::Const(constant) => constant.default = None,
                GenericParam::Lifetime(_) => {}
            }
            parameter
        });
        quote!(#(#parameters,)*)
    }

    /// What the trait asks of its parameters.
    fn conditions(&self) -> TokenStream {
        let conditions = predicates_without_self(&self.item.generics);
        quote!(where #(#conditions),*)
    }

    /// What a trait object has to meet: what the trait asks of its parameters, and that its
    /// lifetime is as long as the trait asks for.
    fn conditions_of_objects(&self) -> TokenStream {
        let conditions =
            predicates_without_self(&self.item.generics).map(ToTokens::to_token_stream).chain(self.outlives());
        quote!(where #(#conditions),*)
    }

    /// `'__object: 'a` for each lifetime `'a` that the trait asks `Self` to outlive.
    fn outlives(&self) -> impl Iterator<Item = TokenStream> {
        let lifetime = &self.lifetime;
        let of_the_clause = predicates(&self.item.generics).filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) if is_self(&predicate.bounded_ty) => Some(&predicate.bounds),
            _ => None,
        });
        self.item.supertraits.iter().chain(of_the_clause.flatten()).filter_map(move |bound| match bound {
            TypeParamBound::Lifetime(outlived) => Some(quote!(#lifetime: #outlived)),
            _ => None,
        })
    }
}

/// The trait as it was written, but with its functions excluded from trait objects.
pub(super) fn excluded(item: &ItemTrait, functions: &[Function<'_>]) -> ItemTrait {
    with_condition(item, functions, &parse_quote!(Self: Sized))
}

/// The trait with one more condition on the functions that are dispatched.
fn with_condition(item: &ItemTrait, functions: &[Function<'_>], condition: &WherePredicate) -> ItemTrait {
    let mut item = item.clone();
    for function in functions {
        if let TraitItem::Fn(member) = &mut item.items[function.index] {
            member.sig.generics.make_where_clause().predicates.push(condition.clone());
        }
    }
    item
}

/// Replaces `Self`.
struct Substitute<'a>(&'a TokenStream);

impl VisitMut for Substitute<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if is_self(ty) {
            *ty = Type::Verbatim(self.0.clone());
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}

/// What stands before the types of the arguments.
enum Pattern {
    /// The author's name, or `_` for another pattern, where documentation shows it.
    OfTheAuthor,
    /// `_`, where there is no body.
    Nothing,
    /// A name that is never taken for a constant.
    Name,
}

impl Pattern {
    /// Returns the pattern of the pointer and those of the other arguments.
    fn of(&self, function: &Function<'_>) -> (TokenStream, Vec<TokenStream>) {
        let written = function.patterns().skip(1).map(|pattern| match pattern {
            Pat::Ident(name) if matches!(self, Self::OfTheAuthor) => name.ident.to_token_stream(),
            _ => quote!(_),
        });
        match self {
            Self::OfTheAuthor | Self::Nothing => (quote!(_), written.collect()),
            Self::Name => {
                let name = |name: &Ident| quote!(#name @ _);
                (name(&this()), function.argument_names().iter().map(name).collect())
            }
        }
    }
}

/// The pointer that is dispatched on.
fn this() -> Ident {
    Ident::new("__this", Span::mixed_site())
}

/// Where the compiler shows what it has to say about a type.
fn shown_at(ty: &Type) -> Span {
    let [first, last] = ends(ty);
    Span::call_site().located_at(first.join(last).unwrap_or(first))
}

/// The parameters as arguments, each with a comma.
fn arguments(generics: &Generics) -> TokenStream {
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_token_stream(),
        GenericParam::Type(ty) => ty.ident.to_token_stream(),
        GenericParam::Const(constant) => constant.ident.to_token_stream(),
    });
    quote!(#(#arguments,)*)
}

/// The lifetime parameters of the function, also those that were left out.
fn lifetimes_of(function: &Function<'_>) -> Vec<TokenStream> {
    let written = function.named.generics.params.iter().map(ToTokens::to_token_stream);
    written.chain(function.fresh.iter().map(ToTokens::to_token_stream)).collect()
}

fn predicates_without_self(generics: &Generics) -> impl Iterator<Item = &WherePredicate> {
    predicates(generics).filter(|predicate| !mentions_self(*predicate))
}

/// Attributes that no macro can take the place of, and that decide whether there is an item at all.
fn cfgs(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
}

/// Attributes that say something to the caller of a function.
fn is_about_the_caller(attribute: &Attribute) -> bool {
    ["doc", "must_use", "deprecated"].iter().any(|name| attribute.path().is_ident(name))
}
