//! Whether functions return the pointer that they get, and not another type.

use super::generics::parameter_name;
use super::items::Item;
use super::krate::Crate;
use super::types::{arguments, is_maybe_sized, mentions, parameter_at};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{FnArg, ImplItem, ImplItemFn, ItemImpl, Lifetime, ReturnType, TraitItem, Type};

/// Whether each `function` in the impls of `of`, a type or a trait, for one of these structs
/// returns that struct, with no lifetime that the function does not get. If there are several
/// structs, the function also has to take its own.
pub(super) fn give_back(krate: &Crate, structs: &[usize], of: usize, function: &str) -> bool {
    let impls = krate.impls().filter(|(_, item, of_impl)| {
        let is_one = krate.self_type(item, of_impl).is_some_and(|own| structs.contains(&own));
        is_one && (krate.may_be_for(item, of_impl, of) || krate.may_be_of(item, of_impl, of))
    });
    let functions: Vec<Function<'_>> =
        impls.flat_map(|(_, near, of_impl)| Function::all(krate, near, of_impl, function)).collect();
    let has_default = match &krate.items[of].syntax {
        syn::Item::Trait(of_trait) => of_trait
            .items
            .iter()
            .any(|item| matches!(item, TraitItem::Fn(own) if own.sig.ident == function && own.default.is_some())),
        _ => false,
    };
    !functions.is_empty()
        && !has_default
        && functions.iter().all(|of| of.returns_own() && (structs.len() == 1 || of.takes_own()))
}

/// Whether each function of a name in the impls of a struct takes the struct.
pub(super) fn takes_own(krate: &Crate, own: usize, function: &str) -> bool {
    let impls = krate.impls().filter(|(_, item, of)| krate.may_be_for(item, of, own));
    let mut functions = impls.flat_map(|(_, near, of)| Function::all(krate, near, of, function)).peekable();
    functions.peek().is_some() && functions.all(|of| of.takes_own())
}

struct Function<'a> {
    krate: &'a Crate,
    near: &'a Item,
    of_impl: &'a ItemImpl,
    of: &'a ImplItemFn,
}

impl<'a> Function<'a> {
    /// Returns the functions of a name in an impl.
    fn all(krate: &'a Crate, near: &'a Item, of_impl: &'a ItemImpl, name: &str) -> Vec<Self> {
        let own = of_impl.items.iter().filter_map(|item| match item {
            ImplItem::Fn(own) if own.sig.ident == name => Some(own),
            _ => None,
        });
        own.map(|of| Self { krate, near, of_impl, of }).collect()
    }

    /// Returns what a type stands for: `Self` and an associated type are those of the impl.
    fn meant(&self, of: &'a Type) -> &'a Type {
        let Type::Path(path) = of else { return of };
        let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match &names[..] {
            [own] if own == "Self" => &self.of_impl.self_ty,
            [own, name] if own == "Self" => {
                let types = self.of_impl.items.iter().filter_map(|item| match item {
                    ImplItem::Type(own) if own.ident == name => Some(&own.ty),
                    _ => None,
                });
                types.into_iter().next().unwrap_or(of)
            }
            _ => of,
        }
    }

    fn is_own(&self, of: &Type) -> bool {
        let Type::Path(path) = of else { return false };
        let own = self.krate.self_type(self.near, self.of_impl);
        own.is_some() && path.qself.is_none() && self.krate.type_at(self.near, &path.path) == own
    }

    fn inputs(&self) -> impl Iterator<Item = &'a Type> {
        self.of.sig.inputs.iter().map(|input| match input {
            FnArg::Receiver(_) => &*self.of_impl.self_ty,
            FnArg::Typed(input) => self.meant(&input.ty),
        })
    }

    fn takes_own(&self) -> bool {
        self.inputs().any(|input| self.is_own(input))
    }

    fn returns_own(&self) -> bool {
        let ReturnType::Type(_, output) = &self.of.sig.output else { return false };
        let output = self.meant(output);
        let known: BTreeSet<String> = self.inputs().flat_map(lifetimes).collect();
        self.is_own(output) && lifetimes(output).is_subset(&known) && self.gets_arguments(output)
    }

    /// Whether the function gets each parameter in the arguments of a type that no unsizing
    /// changes. Otherwise its caller chooses them.
    fn gets_arguments(&self, output: &Type) -> bool {
        let Type::Path(path) = output else { return false };
        let of_struct = self.krate.type_at(self.near, &path.path).and_then(|own| self.krate.as_struct(own));
        let Some(of_struct) = of_struct else { return false };
        let is_pointee =
            |at: usize| parameter_at(&of_struct.generics, at).is_some_and(|of| is_maybe_sized(&of_struct.generics, of));
        let generics = [&self.of_impl.generics, &self.of.sig.generics].into_iter();
        let parameters: Vec<String> = generics.flat_map(|of| &of.params).map(parameter_name).collect();
        let gets = |name: &String| self.inputs().any(|input| mentions(input, name));
        let arguments = arguments(&path.path).into_iter().enumerate().filter(|(at, _)| !is_pointee(*at));
        arguments
            .filter_map(|(_, argument)| argument)
            .all(|argument| parameters.iter().filter(|name| mentions(argument, name)).all(gets))
    }
}

/// Returns the lifetimes in a type.
fn lifetimes(of: &Type) -> BTreeSet<String> {
    struct Lifetimes(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Lifetimes {
        fn visit_lifetime(&mut self, of: &'ast Lifetime) {
            self.0.insert(of.to_token_stream().to_string());
            visit::visit_lifetime(self, of);
        }
    }
    let mut lifetimes = Lifetimes(BTreeSet::new());
    lifetimes.visit_type(of);
    lifetimes.0
}
