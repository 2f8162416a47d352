//! Lifetimes that are left out.
//!
//! The method has `self` where the function has `this: Ptr<'_, Self>`, and the pointer's type is in
//! the where-clause, where no lifetime may be left out. So each that is left out gets a name.
//! A lifetime that the tokens do not show, as in `Formatter` for `Formatter<'_>`, stays as it is.

use crate::derive::survey::Survey;
use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, Expr, FnArg, GenericParam, Lifetime, Macro, ParenthesizedGenericArguments, ReturnType, Signature,
    TraitBound, Type, TypeReference,
};

/// Names the lifetimes of the arguments, and those of the result that the compiler would take from
/// them. Returns the new names.
pub(super) fn name(signature: &mut Signature, survey: &Survey) -> Vec<Lifetime> {
    let mut namer = Namer::new(survey, Replacement::Fresh(Vec::new()));
    for argument in &mut signature.inputs {
        if let FnArg::Typed(argument) = argument {
            namer.visit_type_mut(&mut argument.ty);
        }
    }
    let Replacement::Fresh(fresh) = namer.replacement else { unreachable!("it was not changed") };
    if let ReturnType::Type(_, ty) = &mut signature.output {
        // As in the language, a lifetime that is left out of the result is that of the arguments,
        // if they have exactly one. If they have several, rustc reports the author's function. The
        // copies name a lifetime, so that they are not reported too.
        let of_result = match &namer.seen[..] {
            [] => return fresh,
            [only] => only.clone(),
            _ => Lifetime::new("'static", Span::call_site()),
        };
        Namer::new(survey, Replacement::Only(of_result)).visit_type_mut(ty);
    }
    fresh
}

/// Returns the lifetimes that a type mentions.
pub(super) fn mentioned(ty: &Type, survey: &Survey) -> Vec<Lifetime> {
    let mut namer = Namer::new(survey, Replacement::Fresh(Vec::new()));
    namer.visit_type_mut(&mut ty.clone());
    namer.seen
}

/// Returns the lifetimes that the arguments of a function mention.
pub(super) fn of_arguments(signature: &Signature, survey: &Survey) -> Vec<Lifetime> {
    let mut namer = Namer::new(survey, Replacement::Fresh(Vec::new()));
    for argument in &signature.inputs {
        if let FnArg::Typed(argument) = argument {
            namer.visit_type_mut(&mut argument.ty.clone());
        }
    }
    namer.seen
}

/// What stands for a lifetime that is left out.
enum Replacement {
    /// A new one each time.
    Fresh(Vec<Lifetime>),
    /// This one.
    Only(Lifetime),
}

struct Namer<'a> {
    survey: &'a Survey,
    replacement: Replacement,
    /// Every lifetime of the function, once.
    seen: Vec<Lifetime>,
    /// Those that a `for<…>` around this place declares.
    bound: Vec<Lifetime>,
}

impl<'a> Namer<'a> {
    fn new(survey: &'a Survey, replacement: Replacement) -> Self {
        Self { survey, replacement, seen: Vec::new(), bound: Vec::new() }
    }
}

impl Namer<'_> {
    fn next(&mut self, span: Span) -> Lifetime {
        match &mut self.replacement {
            Replacement::Fresh(fresh) => {
                let mut ident = self.survey.fresh_ident(&format!("__lifetime_{}", fresh.len()));
                ident.set_span(ident.span().located_at(span));
                fresh.push(Lifetime { apostrophe: ident.span(), ident });
                fresh[fresh.len() - 1].clone()
            }
            Replacement::Only(lifetime) => lifetime.clone(),
        }
    }

    fn see(&mut self, lifetime: &Lifetime) {
        if !self.bound.contains(lifetime) && !self.seen.contains(lifetime) {
            self.seen.push(lifetime.clone());
        }
    }
}

impl VisitMut for Namer<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        // In a function pointer, lifetimes that are left out are its own. The two major versions of
        // syn have different names for that variant, so this lists the variants to visit.
        if let Type::Array(_)
        | Type::Group(_)
        | Type::Paren(_)
        | Type::Path(_)
        | Type::Ptr(_)
        | Type::Reference(_)
        | Type::Slice(_)
        | Type::TraitObject(_)
        | Type::Tuple(_) = ty
        {
            visit_mut::visit_type_mut(self, ty);
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() {
            let lifetime = self.next(reference.and_token.span);
            reference.lifetime = Some(lifetime);
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.next(lifetime.apostrophe);
        }
        self.see(lifetime);
    }

    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        let outside = self.bound.len();
        let declared = bound.lifetimes.iter().flat_map(|lifetimes| &lifetimes.lifetimes);
        self.bound.extend(declared.filter_map(|parameter| match parameter {
            GenericParam::Lifetime(declared) => Some(declared.lifetime.clone()),
            _ => None,
        }));
        visit_mut::visit_trait_bound_mut(self, bound);
        self.bound.truncate(outside);
    }

    /// `for<'a>` declares lifetimes, and mentions none of the function's.
    fn visit_bound_lifetimes_mut(&mut self, _: &mut BoundLifetimes) {}

    /// In `Fn(&u8) -> &u8`, lifetimes that are left out belong to the `Fn`.
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {}

    fn visit_expr_mut(&mut self, _: &mut Expr) {}

    fn visit_macro_mut(&mut self, _: &mut Macro) {}
}
