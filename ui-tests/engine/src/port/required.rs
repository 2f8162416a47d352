//! Bounds that the functions called by an unsizing macro require and the struct does not. The
//! derive would unsize without these bounds.

use super::bounds::{Bounds, renaming};
use super::generics::{parameter_name, predicates};
use super::items::Item;
use super::krate::Crate;
use super::types::{last_name, text};
use std::collections::BTreeSet;
use syn::{
    FnArg, Generics, ImplItem, ItemImpl, Path, ReturnType, Signature, TraitItem, Type, TypeParamBound, WherePredicate,
};

/// Returns what the first function requires that is named among these names: one of the traits, one
/// of the structs, or a free one.
pub(super) fn by_functions(krate: &Crate, names: &[String], structs: &[usize], traits: &[usize]) -> Option<String> {
    if names.iter().any(|name| name == "fn") {
        return Some("a function in its body, which may require more".to_owned());
    }
    let is_named = |of: &Signature| names.contains(&of.ident.to_string());
    krate.items.iter().enumerate().find_map(|(index, item)| match &item.syntax {
        syn::Item::Fn(of) if is_named(&of.sig) => {
            Function { krate, near: item, of_impl: None, of: &of.sig, structs }.requires()
        }
        syn::Item::Trait(of) if traits.contains(&index) => of.items.iter().find_map(|function| match function {
            TraitItem::Fn(function) => {
                Function { krate, near: item, of_impl: None, of: &function.sig, structs }.requires()
            }
            _ => None,
        }),
        syn::Item::Impl(of) if krate.self_type(item, of).is_some_and(|own| structs.contains(&own)) => {
            let is_of_trait = traits.iter().any(|of_trait| krate.may_be_of(item, of, *of_trait));
            of.items.iter().find_map(|function| match function {
                ImplItem::Fn(function) if is_of_trait || is_named(&function.sig) => {
                    Function { krate, near: item, of_impl: Some(of), of: &function.sig, structs }.requires()
                }
                ImplItem::Type(to) if is_of_trait && !names_one(&to.ty, &of.generics) => Some(format!(
                    "an impl of `{}`, whose `{}` is always `{}`",
                    text(&of.trait_.as_ref()?.0),
                    to.ident,
                    text(&to.ty)
                )),
                _ => None,
            })
        }
        _ => None,
    })
}

/// Whether all functions of the structs that are among these names are `const`, and there are some.
pub(super) fn are_const(krate: &Crate, names: &[String], structs: &[usize]) -> bool {
    let own = krate.impls().filter(|(_, item, of)| krate.self_type(item, of).is_some_and(|own| structs.contains(&own)));
    let functions = own.flat_map(|(_, _, of)| &of.items).filter_map(|item| match item {
        ImplItem::Fn(function) if names.contains(&function.sig.ident.to_string()) => Some(&function.sig),
        _ => None,
    });
    let mut functions = functions.peekable();
    functions.peek().is_some() && functions.all(|function| function.constness.is_some())
}

/// Whether a type names a parameter.
fn names_one(of: &Type, generics: &Generics) -> bool {
    generics.type_params().any(|parameter| super::types::mentions(of, &parameter.ident.to_string()))
}

struct Function<'a> {
    krate: &'a Crate,
    near: &'a Item,
    of_impl: Option<&'a ItemImpl>,
    of: &'a Signature,
    structs: &'a [usize],
}

impl Function<'_> {
    fn requires(&self) -> Option<String> {
        let generics: Vec<&Generics> = self.of_impl.iter().map(|of| &of.generics).chain([&self.of.generics]).collect();
        let parameters: BTreeSet<String> =
            generics.iter().flat_map(|generics| &generics.params).map(parameter_name).collect();
        let (mut known, mut renamings) = (Vec::new(), Vec::new());
        if let Some(of) = self.of_impl
            && !self.structs.iter().any(|own| self.krate.is_named_by(self.near, of, *own))
        {
            return Some(format!("`{}`, which is only for the alias `{}`", self.of.ident, text(&of.self_ty)));
        }
        for (path, own) in self.types() {
            let Some(of) = self.krate.as_struct(own) else { continue };
            let Some(renaming) = renaming(path, &of.generics, &parameters) else {
                return Some(format!("`{}`, which is only for `{}`", self.of.ident, text(path)));
            };
            known.push(Bounds::of(self.krate, own));
            renamings.push(renaming);
        }
        let is_known = |predicate: &WherePredicate| {
            self.is_harmless(predicate)
                || known.iter().any(|bounds| bounds.have(self.near, predicate, &parameters, &renamings))
        };
        let predicate = generics.iter().flat_map(|generics| predicates(generics)).find(|of| !is_known(of))?;
        Some(format!("`{}`, which requires `{}`", self.of.ident, text(&predicate)))
    }

    /// Returns the types that are one of the structs: that of the impl, those in its trait, and those
    /// of the parameters and the result.
    fn types(&self) -> Vec<(&Path, usize)> {
        let of_impl = self.of_impl.iter().flat_map(|of| {
            let arguments = of.trait_.iter().flat_map(|(path, _)| super::types::arguments(path)).flatten();
            arguments.chain([&*of.self_ty])
        });
        let inputs = self.of.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(input) => Some(&*input.ty),
            FnArg::Receiver(_) => None,
        });
        let output = if let ReturnType::Type(_, output) = &self.of.output { Some(&**output) } else { None };
        let paths = of_impl.chain(inputs).chain(output).filter_map(|of| match of {
            Type::Path(of) if of.qself.is_none() => Some(&of.path),
            _ => None,
        });
        let own = paths.filter_map(|path| Some((path, self.krate.type_at(self.near, path)?)));
        own.filter(|(_, own)| self.structs.contains(own)).collect()
    }

    /// Whether a bound is about the size, or says that a parameter of the function is a closure, as
    /// that of a macro is.
    fn is_harmless(&self, predicate: &WherePredicate) -> bool {
        let WherePredicate::Type(of) = predicate else { return false };
        let Some(TypeParamBound::Trait(bound)) = of.bounds.first() else { return false };
        let own = self.of.generics.type_params();
        let is_own = own.into_iter().any(|own| super::types::is_name(&of.bounded_ty, &own.ident.to_string()));
        let is_closure = is_own && ["Fn", "FnMut", "FnOnce"].contains(&&*last_name(&bound.path));
        bound.maybe.is_some() || bound.path.is_ident("Sized") || is_closure
    }
}
