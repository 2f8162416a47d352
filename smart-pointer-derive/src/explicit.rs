//! What `unsize!` needs on plain stable: how the pointer is taken apart and put together, and the
//! question whether that is sound.
//!
//! No type of a field is written here, because a copy of one can mean another type than the
//! original: fields are reached by patterns, and the compiler infers the rest.
//! `pin-coerce-unsized/src/unsizing/explicit.rs` says what each part proves. Each `unsafe impl`
//! calls nothing but items of its own trait, so that a path that was made to mean another trait is
//! an error, and what it answers is said in types of the language. No macro is handed the word
//! `unsafe`: it could be one of the user's, and put the word somewhere else.

use crate::expand::{Applied, argument};
use crate::fields::Field;
use crate::header::{Header, without_default};
use crate::substitute::{Found, Replacement, Substitution, elides_lifetime, found_in, is_pointee, is_same};
use crate::validate::{Pointer, bound_tokens};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{
    GenericParam, Generics, Lifetime, LifetimeParam, Type, TypeParam, TypeParamBound, WherePredicate, parse_quote,
};

impl Pointer<'_> {
    /// The impls for `unsize!` and the guard.
    pub(crate) fn expand_explicit(
        &self,
        unsize: bool,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        if !unsize {
            return self.expand_guard(source);
        }
        let runtime = &self.runtime;
        let found = self.found_in_bounds();
        let impls = match self.fields.pointer() {
            Some(field) if !found.hides_code => {
                let impls = self.expand_repoint(field, source, target, substitution);
                let question = self.expand_question(field, &found.short_items);
                quote!(#impls #question)
            }
            Some(_) => self.expand_refusal("BoundsShowAllCode", source, target, substitution),
            None => self.expand_refusal("OneFieldIsThePointer", source, target, substitution),
        };
        let guard = self.expand_guard(source);
        quote! {
            const _: () = {
                #impls
                #runtime::__private::explicit()
            };
            #guard
        }
    }

    /// An impl that compiles only if the name still means a type of this crate.
    ///
    /// An attribute macro that runs after the derive can delete the struct, and
    /// `type Ptr<T> = Pin<Other<T>>;` can take its name; the other impls would then be for `Pin`
    /// (rust-lang/rust#148899). An inherent impl is an error for a foreign type.
    fn expand_guard(&self, source: &Applied<'_>) -> TokenStream {
        let Header { parameters, where_clause } = Header::of(self.generics);
        quote! {
            #[doc(hidden)]
            impl #parameters #source #where_clause {}
        }
    }

    /// An impl that compiles only for a struct without a destructor, if an attribute may have
    /// replaced it, and the statement that asks for it.
    ///
    /// The impls move the fields out without running a destructor, and for the derived struct, that
    /// is what its author asked for. The name can come to mean another struct of the same crate,
    /// whose author has not asked. The error is shown at the attribute.
    ///
    /// To take the struct by value in a pattern would be E0509, but not if all fields are `Copy`.
    fn expand_claim(&self, source: &Applied<'_>, repoint: &TokenStream) -> Option<(TokenStream, TokenStream)> {
        let place = self.later_macros.first()?.path().span();
        let runtime = &self.runtime;
        let Header { parameters, where_clause } = Header::of(self.generics);
        let no_destructor = quote! {
            impl #parameters #runtime::__private::NoDestructorBesideAnAttributeMacro for #source #where_clause {
                type __Answer = ();
            }
        };
        let statement = quote!(#repoint::__move_out(););
        Some((shown_at(no_destructor, place), shown_at(statement, place)))
    }

    /// Whether an attribute may have put another struct in the place of this one. If so, a coercion
    /// could change other parameters too, so `Pin` is refused.
    fn origin(&self) -> TokenStream {
        if self.later_macros.is_empty() { quote!(()) } else { quote!(((),)) }
    }

    /// Takes the pointer apart, and puts the pointer to another pointee together.
    fn expand_repoint(
        &self,
        field: &Field<'_>,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        let (pointee, origin) = (&self.pointee.ident, self.origin());
        let [raw, moved] = self.locals(["__smart_pointer_raw", "__smart_pointer_moved"]);
        let name = self.as_derived();
        let repoint = quote!(<Self as #runtime::__private::Repoint<#target>>);
        let (no_destructor, claim) = self.expand_claim(source, &repoint).unzip();
        let Field { member, ty, .. } = field;
        let place = self.place(member);
        let old = quote!(#repoint::__field(&raw mut *#place));
        let take = shown_at_type(quote!(#repoint::__take(#old, #moved) as *mut _), ty);
        let target_field = self.projection(&name, member);
        let put = shown_at_type(quote!(#repoint::__put(#old, #raw as *mut _, #target_field, #moved)), ty);
        let further: Vec<_> = self.fields.further().collect();
        let further_members = further.iter().map(|field| &field.member);
        let further_places = further.iter().map(|field| self.place(&field.member));
        let further_values = further.iter().map(|Field { member, ty, is_generic, .. }| {
            let (place, target_field) = (self.place(member), self.projection(&name, member));
            let keep = if *is_generic { quote!(__phantom) } else { quote!(__keep) };
            let value = shown_at_type(quote!(#repoint::#keep(&raw mut *#place, #target_field, #moved)), ty);
            quote!(#member: #value)
        });
        let doubled = self.doubled_generics(source, substitution);
        let Header { parameters, where_clause } = Header::of(&doubled);
        quote! {
            #no_destructor
            unsafe impl #parameters #runtime::__private::Repoint<#target> for #source #where_clause {
                type __Old = #pointee;
                type __New = #fresh;
                type __Itself = Self;
                type __Origin = #origin;

                fn __into_raw(
                    Self { #member: #place @ _, .. }: &mut Self,
                    #moved @ _: #runtime::__private::Moved,
                ) -> *mut #pointee {
                    #claim
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

    /// The impl that nothing can use: no type meets its condition, whose error says why.
    fn expand_refusal(
        &self,
        condition: &str,
        source: &Applied<'_>,
        target: &Applied<'_>,
        substitution: &Substitution<'_>,
    ) -> TokenStream {
        let Self { runtime, fresh, .. } = self;
        let pointee = &self.pointee.ident;
        let condition = Ident::new(condition, Span::call_site());
        let doubled = self.doubled_generics(source, substitution);
        let Header { parameters, where_clause } = Header::of(&doubled);
        let predicates = where_clause.iter().flat_map(|clause| &clause.predicates);
        quote! {
            unsafe impl #parameters #runtime::__private::Repoint<#target> for #source
            where
                (): #runtime::__private::#condition<#source>,
                #(#predicates,)*
            {
                type __Old = #pointee;
                type __New = #fresh;
                type __Itself = Self;
                type __Origin = ((),);

                fn __into_raw(_: &mut Self, _: #runtime::__private::Moved) -> *mut #pointee {
                    loop {}
                }

                fn __from_raw(_: &mut Self, _: *mut #fresh, _: #runtime::__private::Moved) -> #target {
                    loop {}
                }
            }
        }
    }

    /// Has the compiler unsize what the pointer field points to, for the pointee itself and a type
    /// that nobody can name.
    ///
    /// There is no way to say "any two types of which one can be unsized to the other" on stable.
    /// `dyn __AnyTrait<T>` stands for all of the second kind: `__AnyTrait` is declared in the block
    /// around the question, a block in which the user's tokens cannot declare anything.
    fn expand_question(&self, field: &Field<'_>, short_items: &[Ident]) -> TokenStream {
        let Self { runtime, fresh, pointee, generics, survey, .. } = self;
        let pointee = &pointee.ident;
        let opaque = survey.fresh_ident("__AnyTrait");
        let object_lifetime = Lifetime { apostrophe: Span::call_site(), ident: fresh.clone() };
        let object: Type = parse_quote!((dyn #opaque<#pointee> + #object_lifetime));
        let [before, after] = [pointee as &dyn ToTokens, &object].map(|pointee| self.applied_to(pointee));
        let item = |name: &Ident, ty: &Type| self.applied_item(short_items, name, ty);
        // Where the name of the pointee stands for itself, only short names of associated types are
        // replaced, by the same aliases.
        let itself: Type = parse_quote!(#pointee);
        let [of_source, of_target] = [(&itself, &before), (&object, &after)].map(|(ty, target)| Substitution {
            pointee,
            replacement: Replacement::Type { ty, item: &item },
            target,
        });
        // All bounds are in the where-clause, because some here and some there is a lint of
        // Clippy's.
        let mut assumed = Generics::default();
        assumed.params.push(parse_quote!(#object_lifetime));
        let mut written: Vec<WherePredicate> = Vec::new();
        for parameter in &generics.params {
            let mut parameter = without_default(parameter);
            match &mut parameter {
                GenericParam::Lifetime(LifetimeParam { lifetime, colon_token, bounds, .. }) => {
                    *colon_token = None;
                    written.extend(std::mem::take(bounds).iter().map(|bound| parse_quote!(#lifetime: #bound)));
                }
                GenericParam::Type(TypeParam { ident, bounds, .. }) => {
                    written.extend(std::mem::take(bounds).iter().map(|bound| parse_quote!(#ident: #bound)));
                }
                GenericParam::Const(_) => {}
            }
            assumed.params.push(parameter);
        }
        written.extend(generics.where_clause.iter().flat_map(|clause| clause.predicates.clone()));
        let predicates = &mut assumed.make_where_clause().predicates;
        predicates.push(parse_quote!(#pointee: #object_lifetime));
        for predicate in written.into_iter().filter_map(|predicate| without_relaxed(predicate, pointee)) {
            match [&of_source, &of_target].map(|substitution| substitution.predicate(&predicate)) {
                [Some(source), Some(target)] => predicates.extend([source, target]),
                _ => predicates.push(predicate),
            }
        }
        let items = self.expand_items(short_items, &before);
        let Header { parameters, where_clause } = Header::of(&assumed);
        let (name, member) = (self.as_derived(), &field.member);
        let (place, [new_place]) = (self.place(member), self.locals(["__smart_pointer_new"]));
        let [raw, unsizes] = self.locals(["__smart_pointer_raw", "__smart_pointer_unsizes"]);
        let repoint = quote!(<#before as #runtime::__private::Repoint<#after>>);
        let old = quote!(#repoint::__field(&raw mut *#place));
        let question = quote!(#repoint::__unsizes(#old, &raw mut *#new_place, |#raw @ _| #raw));
        let question = shown_at_type(question, field.ty);
        quote! {
            #items
            const _: () = {
                trait #opaque<#fresh: ?#runtime::__private::Sized> {}
                impl<#fresh, #pointee: ?#runtime::__private::Sized> #opaque<#pointee> for #fresh {}
                fn #unsizes #parameters (
                    #name { #member: #place @ _, .. }: &mut #before,
                    #name { #member: #new_place @ _, .. }: &mut #after,
                ) #where_clause {
                    #question
                }
            };
        }
    }

    /// What stands for `T::Item` where `T` is replaced by a type: the alias with all arguments.
    fn applied_item(&self, names: &[Ident], name: &Ident, ty: &Type) -> TokenStream {
        let alias = self.item_alias(names, name);
        let arguments = self.generics.params.iter().map(|parameter| match parameter {
            GenericParam::Type(parameter) if self.is_pointee(parameter) => ty.to_token_stream(),
            parameter => argument(parameter),
        });
        quote!(#alias<#(#arguments),*>)
    }

    /// Numbered, because an associated type can have any name, also a raw one.
    fn item_alias(&self, names: &[Ident], name: &Ident) -> Ident {
        let index = names.iter().take_while(|other| !is_same(other, name)).count();
        self.survey.fresh_ident(&format!("__Item{index}"))
    }

    /// An alias for each associated type of the pointee that is written short.
    ///
    /// `T::Item` has no meaning if `T` is replaced by a type, and tokens do not show which trait to
    /// name instead. In an alias, rustc finds it among the bounds of `T` there, and asks for no
    /// bound where the alias is used.
    ///
    /// A type parameter that an alias does not use is E0091, so it uses all of them, in a trait
    /// that has each type as itself.
    fn expand_items(&self, names: &[Ident], source: &Applied<'_>) -> Option<TokenStream> {
        if names.is_empty() {
            return None;
        }
        let (runtime, pointee, fresh) = (&self.runtime, &self.pointee.ident, &self.fresh);
        // `Self` is written out, which an alias does not have.
        let itself = self.itself(source);
        let mut generics = self.generics.clone();
        let mut others = Vec::new();
        for parameter in &mut generics.params {
            *parameter = without_default(parameter);
            if let GenericParam::Type(parameter) = parameter {
                let bounds = std::mem::take(&mut parameter.bounds).into_iter();
                parameter.bounds = bounds.map(|bound| itself.bound(&bound).unwrap_or(bound)).collect();
                if !is_same(&parameter.ident, pointee) {
                    others.push(parameter.ident.clone());
                }
            }
        }
        if let Some(clause) = &mut generics.where_clause {
            let predicates = std::mem::take(&mut clause.predicates).into_iter();
            clause.predicates = predicates.map(|predicate| itself.predicate(&predicate).unwrap_or(predicate)).collect();
        }
        let Header { parameters, where_clause } = Header::of(&generics);
        let same = self.survey.fresh_ident("__Same");
        let different =
            names.iter().enumerate().filter(|(at, name)| !names[..*at].iter().any(|other| is_same(other, name)));
        let aliases = different.map(|(_, name)| {
            let alias = self.item_alias(names, name);
            quote! {
                #[allow(type_alias_bounds)]
                type #alias #parameters #where_clause = <#pointee::#name as #same<(#(*const #others,)*)>>::__Is;
            }
        });
        Some(quote! {
            trait #same<#fresh> {
                type __Is: ?#runtime::__private::Sized;
            }
            impl<#pointee: ?#runtime::__private::Sized, #fresh> #same<#fresh> for #pointee {
                type __Is = #pointee;
            }
            #(#aliases)*
        })
    }

    /// Has each mention of the pointee become the parameter's own token, and `Self` the struct.
    fn itself<'a>(&'a self, source: &'a Applied<'_>) -> Substitution<'a> {
        let pointee = &self.pointee.ident;
        Substitution { pointee, replacement: Replacement::Name(pointee), target: source }
    }

    /// The parameters with the new pointee right after the old one, and each bound and predicate
    /// that mentions the old one once more for the new one.
    ///
    /// Each mention becomes the parameter's own token: with macros 2.0, two names of the same text
    /// can be two types, and the question asks about one.
    fn doubled_generics(&self, source: &Applied<'_>, substitution: &Substitution<'_>) -> Generics {
        let fresh = &self.fresh;
        let itself = self.itself(source);
        let bound_itself = |bound: &TypeParamBound| itself.bound(bound).unwrap_or_else(|| bound.clone());
        let mut doubled = Generics::default();
        for parameter in &self.generics.params {
            let mut written = without_default(parameter);
            let mut new = None;
            if let (GenericParam::Type(parameter), GenericParam::Type(written)) = (parameter, &mut written) {
                let bounds = parameter.bounds.iter();
                written.bounds = bounds.clone().map(bound_itself).collect();
                let doubled = bounds.map(|bound| (bound, substitution.bound(bound)));
                if self.is_pointee(parameter) {
                    let bounds = doubled.map(|(bound, new)| new.unwrap_or_else(|| bound.clone())).collect();
                    new = Some(GenericParam::Type(TypeParam { bounds, ..fresh.clone().into() }));
                } else {
                    written.bounds.extend(doubled.filter_map(|(_, new)| new));
                }
            }
            doubled.params.push(written);
            doubled.params.extend(new);
        }
        let predicates = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let written =
            predicates.clone().map(|predicate| itself.predicate(predicate).unwrap_or_else(|| predicate.clone()));
        let predicates: Vec<_> =
            written.chain(predicates.filter_map(|predicate| substitution.predicate(predicate))).collect();
        if !predicates.is_empty() {
            doubled.make_where_clause().predicates.extend(predicates);
        }
        doubled
    }

    /// What there is in all that the derive copies: bounds, predicates, and the types of const
    /// parameters.
    fn found_in_bounds(&self) -> Found {
        let mut generics = self.generics.clone();
        generics.params.iter_mut().for_each(|parameter| *parameter = without_default(parameter));
        let pointee = &self.pointee.ident;
        let mut found = found_in(&generics, pointee, |find, generics| find.visit_generics_mut(generics));
        found.hides_code |= elides_lifetime(generics.params.to_token_stream(), pointee)
            || elides_lifetime(generics.where_clause.to_token_stream(), pointee);
        found
    }

    /// The name of the struct with the derive's span: with the user's, to name a deprecated struct
    /// would be a warning.
    fn as_derived(&self) -> TokenStream {
        let mut name = self.ident.clone();
        name.set_span(Span::call_site().located_at(name.span()));
        name.to_token_stream()
    }

    /// A function from a reference to the whole to the place of a field.
    ///
    /// `name @ _` is never a constant, whatever else has the name, here and in all other patterns.
    /// They are in safe code, so the whole is no union.
    fn projection(&self, path: &TokenStream, member: &TokenStream) -> TokenStream {
        let place = self.place(member);
        quote!(|#path { #member: #place @ _, .. }| &raw mut *#place)
    }

    /// The local variable for a field.
    fn place(&self, member: &TokenStream) -> Ident {
        let member = member.to_string();
        self.survey.fresh_ident(&format!("__smart_pointer_field_{}", member.strip_prefix("r#").unwrap_or(&member)))
    }

    /// Names of local variables, which no const parameter of the struct has.
    fn locals<const N: usize>(&self, names: [&str; N]) -> [Ident; N] {
        names.map(|name| self.survey.fresh_ident(name))
    }
}

/// The tokens with their own meaning, shown in messages at the type: the last one at its end, all
/// others at its beginning.
fn shown_at_type(tokens: TokenStream, ty: &Type) -> TokenStream {
    let first = ty.span();
    let last = ty.to_token_stream().into_iter().last().map_or(first, |token| token.span());
    let mut tokens: Vec<_> = shown_at(tokens, first).into_iter().collect();
    if let Some(end) = tokens.last_mut() {
        end.set_span(end.span().located_at(last));
    }
    tokens.into_iter().collect()
}

/// `?Sized` and its like, which only a parameter can have.
fn is_relaxed(bound: &TypeParamBound) -> bool {
    bound_tokens(bound).starts_with('?')
}

/// The predicate without `?Sized`, if it is one of the pointee, and nothing if that was all.
fn without_relaxed(mut predicate: WherePredicate, pointee: &Ident) -> Option<WherePredicate> {
    if let WherePredicate::Type(of_type) = &mut predicate {
        if is_pointee(&of_type.bounded_ty, pointee) {
            let bounds = std::mem::take(&mut of_type.bounds);
            of_type.bounds = bounds.into_iter().filter(|bound| !is_relaxed(bound)).collect();
            return (!of_type.bounds.is_empty()).then_some(predicate);
        }
    }
    Some(predicate)
}

/// The tokens with their own meaning, shown in messages at `span`, and all that is in them.
fn shown_at(tokens: TokenStream, span: Span) -> TokenStream {
    let shown = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut shown = Group::new(group.delimiter(), shown_at(group.stream(), span));
            shown.set_span(group.span().located_at(span));
            shown.into()
        }
        mut token => {
            token.set_span(token.span().located_at(span));
            token
        }
    });
    shown.collect()
}
