//! Whether a hand-written impl of an unsizing trait says just what the derive writes, so that it can
//! be deleted.

use super::attributes::{coerce_pointee, conditions, gate_conditions, is_harmless};
use super::items::{Item, is_block, is_documentation};
use super::krate::Crate;
use super::paths::{Origin, meanings, origin};
use super::types::same;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::{
    GenericArgument, GenericParam, Generics, ImplItem, ItemImpl, ItemStruct, Path, PathArguments, Type, TypeParamBound,
    WherePredicate,
};

/// The traits whose impls make a pointer unsize.
const TRAITS: [&str; 3] = ["core::ops::CoerceUnsized", "core::ops::DispatchFromDyn", "unsize::CoerciblePtr"];

/// Their names.
pub(super) const NAMES: [&str; 3] = ["CoerceUnsized", "DispatchFromDyn", "CoerciblePtr"];

/// Returns which of the traits an impl is of, and whether that is sure.
pub(super) fn unsizing_trait(krate: &Crate, item: &Item, of: &ItemImpl) -> Option<(&'static str, bool)> {
    let (path, _) = of.trait_.as_ref()?;
    TRAITS.into_iter().zip(NAMES).find_map(|(full, name)| match origin(krate, item, path, &[full]) {
        Origin::Known => Some((name, true)),
        Origin::Unclear => Some((name, false)),
        Origin::Other => None,
    })
}

/// An impl of one of the traits for a struct whose pointee is at a position among all parameters.
pub(super) struct Shape<'a> {
    pub(super) krate: &'a Crate,
    pub(super) item: &'a Item,
    pub(super) of: &'a ItemImpl,
    pub(super) own: usize,
    pub(super) of_struct: &'a ItemStruct,
    pub(super) pointee: usize,
    pub(super) feature: Option<&'a str>,
}

impl Shape<'_> {
    /// Returns what the impl says that the derive does not.
    pub(super) fn differs(&self) -> Option<String> {
        let name = self.trait_name();
        if unsizing_trait(self.krate, self.item, self.of).is_some_and(|(_, is_sure)| !is_sure) {
            return Some(format!("it is not clear which `{name}` this is, because no import that is read names it"));
        }
        if self.of.modifiers.polarity.is_some() || self.of.modifiers.defaultness.is_some() {
            return Some("it is negative, or a default".to_owned());
        }
        if self.item.modules.iter().any(|module| is_block(module)) {
            return Some("it is in a block".to_owned());
        }
        let odd = |attribute: &&syn::Attribute| {
            !attribute.path().is_ident("cfg") && !is_documentation(attribute) && !is_harmless(attribute)
        };
        if let Some(attribute) = self.of.attrs.iter().find(odd) {
            return Some(format!("it has the attribute `{}`", self.text(attribute)));
        }
        if let Some(condition) = self.condition() {
            return Some(format!("it is only there if `cfg({})`", condition.replace(" (", "(")));
        }
        self.arguments().or_else(|| self.bounds()).or_else(|| self.body())
    }

    fn trait_name(&self) -> &'static str {
        unsizing_trait(self.krate, self.item, self.of).map_or("CoerceUnsized", |(name, _)| name)
    }

    fn text(&self, part: &impl syn::spanned::Spanned) -> String {
        self.krate.file(self.item).text_of(part).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns a condition of the impl that is not one of the struct, that of the derive, that of a
    /// feature gate, or that of the crate `unsize`.
    fn condition(&self) -> Option<String> {
        let here = &self.krate.items[self.own];
        let of_struct = conditions(self.krate, here);
        let mut accepted = gate_conditions(self.krate);
        accepted.extend(self.feature.map(|feature| quote!(feature = #feature).to_string()));
        let metadata = &self.krate.package.metadata;
        let enables = |(_, enabled): &(&String, &Vec<String>)| {
            enabled.iter().any(|name| ["dep:unsize", "unsize"].contains(&name.as_str()))
        };
        let of_crate = metadata.features.iter().filter(enables);
        accepted.extend(of_crate.map(|(name, _)| quote!(feature = #name).to_string()));
        if let Some(condition) = coerce_pointee(self.krate, here).and_then(|builtin| builtin.condition) {
            accepted.push(quote!(not(#condition)).to_string());
        }
        let own = conditions(self.krate, self.item);
        own.into_iter().find(|condition| !of_struct.contains(condition) && !accepted.contains(condition))
    }

    /// Compares the arguments of the two types with the parameters of the struct.
    fn arguments(&self) -> Option<String> {
        let Type::Path(own) = &*self.of.self_ty else { return Some("it is not for a path".to_owned()) };
        let Some(new) = self.new_type() else { return Some("it has no target that is a path".to_owned()) };
        if self.krate.type_at(self.item, new) != Some(self.own) {
            return Some(format!("its target is `{}`", self.text(new)));
        }
        let parameters = &self.of_struct.generics.params;
        let (old, new) = (list(&own.path), list(new));
        let names = self.names();
        let (mut seen, mut renamed) = (BTreeSet::new(), BTreeSet::new());
        if old.len() != parameters.len() || new.len() != parameters.len() || own.qself.is_some() {
            return Some("its types do not have all parameters of the struct".to_owned());
        }
        for (at, (old, new)) in old.iter().zip(&new).enumerate() {
            let (old, new) = (old.to_token_stream().to_string(), new.to_token_stream().to_string());
            if !names.contains(&old) || !seen.insert(old.clone()) {
                return Some(format!("`{old}` is not a parameter of its own"));
            }
            if at == self.pointee {
                renamed.insert(new.clone());
                if old == new || !names.contains(&new) {
                    return Some(format!("its new pointee is `{new}`"));
                }
            } else if old != new {
                return Some(format!("it changes `{old}` to `{new}`"));
            }
        }
        let all: BTreeSet<String> = seen.union(&renamed).cloned().collect();
        (all != names).then(|| "it has other parameters than the struct and the new pointee".to_owned())
    }

    /// Returns the names of the parameters.
    fn names(&self) -> BTreeSet<String> {
        self.of.generics.params.iter().map(parameter_name).collect()
    }

    /// Returns the type that the pointer becomes.
    fn new_type(&self) -> Option<&Path> {
        if self.trait_name() == "CoerciblePtr" {
            return self.of.items.iter().find_map(|item| match item {
                ImplItem::Type(item) if item.ident == "Output" => as_path(&item.ty),
                _ => None,
            });
        }
        match list(&self.of.trait_.as_ref()?.0)[..] {
            [GenericArgument::Type(new)] => as_path(new),
            _ => None,
        }
    }

    /// Returns the names of the old and the new pointee in the impl.
    fn pointees(&self) -> Option<(String, String)> {
        let name = |path: &Path| Some(list(path).get(self.pointee)?.to_token_stream().to_string());
        Some((name(as_path(&self.of.self_ty)?)?, name(self.new_type()?)?))
    }

    /// Returns a bound that the struct does not have, or one that is missing.
    fn bounds(&self) -> Option<String> {
        let (old, new) = self.pointees()?;
        let is_library = self.trait_name() != "CoerciblePtr";
        let mut renamed: Vec<(String, String)> = Vec::new();
        let Type::Path(own) = &*self.of.self_ty else { return None };
        for (argument, parameter) in list(&own.path).iter().zip(&self.of_struct.generics.params) {
            renamed.push((argument.to_token_stream().to_string(), parameter_name(parameter)));
        }
        let own_name = renamed.get(self.pointee)?.1.clone();
        renamed.push((new.clone(), own_name.clone()));
        let here = &self.krate.items[self.own];
        let known: BTreeSet<(String, String)> = predicates(&self.of_struct.generics)
            .iter()
            .map(|(of, bound)| (of.to_string(), self.bound(here, bound, &[])))
            .collect();
        let (mut unsizes, mut old_is_maybe_sized, mut new_is_maybe_sized) = (false, false, false);
        for (of, bound) in predicates(&self.of.generics) {
            let (of_text, text) = (of.to_string(), bound.to_token_stream().to_string());
            let is_of_old = of_text == old;
            let is_maybe = text.replace(' ', "") == "?Sized";
            old_is_maybe_sized |= is_of_old && is_maybe;
            new_is_maybe_sized |= of_text == new && is_maybe;
            if is_of_old && is_library && self.is_unsize(&bound, &new) {
                unsizes = true;
                continue;
            }
            let is_sized = !is_library && is_of_old && text == "Sized";
            let subject = rename(of.clone(), &renamed).to_string();
            let known = known.contains(&(subject.clone(), self.bound(self.item, &bound, &renamed)));
            if !known && !is_maybe && !is_sized {
                let shown = self.text(&bound);
                return Some(if is_of_old {
                    format!("it requires `{shown}` of the pointee, and the struct does not")
                } else {
                    format!("it requires `{}: {shown}`, and the struct does not", of_text.replace(' ', ""))
                });
            }
        }
        let is_const_same = self.of.generics.const_params().all(|parameter| {
            let name = rename(parameter.ident.to_token_stream(), &renamed).to_string();
            let found = self.of_struct.generics.const_params().find(|own| own.ident == name);
            found.is_some_and(|own| same(&own.ty, &parameter.ty))
        });
        match () {
            () if is_library && !unsizes => Some(format!("it does not require `{old}: Unsize<{new}>`")),
            () if is_library && !old_is_maybe_sized => Some(format!("its `{old}` is not `?Sized`")),
            () if !new_is_maybe_sized => Some(format!("its `{new}` is not `?Sized`")),
            () if !is_const_same => Some("a const parameter has another type".to_owned()),
            () => None,
        }
    }

    fn is_unsize(&self, bound: &TypeParamBound, new: &str) -> bool {
        let TypeParamBound::Trait(bound) = bound else { return false };
        let arguments = list(&bound.path);
        let is_new = matches!(arguments[..], [one] if one.to_token_stream().to_string() == new);
        let is_plain = bound.maybe.is_none() && bound.lifetimes.is_none();
        is_plain && is_new && origin(self.krate, self.item, &bound.path, &["core::marker::Unsize"]) == Origin::Known
    }

    /// Returns a bound as text, with the full path of a trait and the names that the struct uses.
    fn bound(&self, near: &Item, bound: &TypeParamBound, renamed: &[(String, String)]) -> String {
        let text = rename(bound.to_token_stream(), renamed).to_string();
        let TypeParamBound::Trait(of_trait) = bound else { return text };
        let mut paths = meanings(self.krate, near, &of_trait.path).into_iter();
        let full = paths.next().unwrap_or_default().join("::");
        let arguments = of_trait.path.segments.last().map(|last| rename(last.arguments.to_token_stream(), renamed));
        let before = (of_trait.lifetimes.to_token_stream(), of_trait.maybe.to_token_stream());
        format!("{} {} {full} {}", before.0, before.1, arguments.unwrap_or_default())
    }

    /// Looks at what is in the braces: nothing, or what the trait of the crate `unsize` has.
    fn body(&self) -> Option<String> {
        if self.trait_name() != "CoerciblePtr" {
            return (!self.of.items.is_empty()).then(|| "it has items".to_owned());
        }
        let (old, new) = self.pointees()?;
        let is_pointee = |item: &ImplItem| match item {
            ImplItem::Type(item) => item.ident == "Pointee" && item.ty.to_token_stream().to_string() == old,
            _ => false,
        };
        let target = self.of.trait_.as_ref().map(|(path, _)| list(path));
        let is_new =
            target.is_some_and(|target| matches!(target[..], [one] if one.to_token_stream().to_string() == new));
        let is_generic = self.of.items.iter().any(is_pointee) && is_new;
        (!is_generic).then(|| "its `Pointee` or its target is another one than its types say".to_owned())
    }
}

fn as_path(of: &Type) -> Option<&Path> {
    match of {
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

/// Returns the arguments of the last segment of a path.
fn list(path: &Path) -> Vec<&GenericArgument> {
    match path.segments.last().map(|segment| &segment.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => arguments.args.iter().collect(),
        _ => Vec::new(),
    }
}

fn parameter_name(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_string(),
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
    }
}

/// Returns each bound with what it is about, from both places.
fn predicates(generics: &Generics) -> Vec<(TokenStream, TypeParamBound)> {
    let mut found = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(of) => {
                found.extend(of.bounds.iter().map(|bound| (of.ident.to_token_stream(), bound.clone())));
            }
            GenericParam::Lifetime(of) => {
                let bounds = of.bounds.iter().cloned().map(TypeParamBound::Lifetime);
                found.extend(bounds.map(|bound| (of.lifetime.to_token_stream(), bound)));
            }
            GenericParam::Const(_) => {}
        }
    }
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        match predicate {
            WherePredicate::Type(of) => {
                let (lifetimes, bounded) = (&of.lifetimes, &of.bounded_ty);
                found.extend(of.bounds.iter().map(|bound| (quote!(#lifetimes #bounded), bound.clone())));
            }
            WherePredicate::Lifetime(of) => {
                let bounds = of.bounds.iter().cloned().map(TypeParamBound::Lifetime);
                found.extend(bounds.map(|bound| (of.lifetime.to_token_stream(), bound)));
            }
            other => found.push((other.to_token_stream(), TypeParamBound::Verbatim(TokenStream::new()))),
        }
    }
    found
}

/// Replaces names of parameters. The name of a lifetime has a quote before it.
fn rename(tokens: TokenStream, renamed: &[(String, String)]) -> TokenStream {
    let mut after_quote = false;
    let tree = |tree: TokenTree| {
        let is_lifetime =
            std::mem::replace(&mut after_quote, matches!(&tree, TokenTree::Punct(mark) if mark.as_char() == '\''));
        match tree {
            TokenTree::Ident(ident) => {
                let quote = if is_lifetime { "'" } else { "" };
                let name = format!("{quote}{ident}");
                let new = renamed.iter().find(|(old, _)| *old == name).map(|(_, new)| new.trim_start_matches('\''));
                TokenTree::Ident(new.map_or(ident.clone(), |new| proc_macro2::Ident::new(new, ident.span())))
            }
            TokenTree::Group(group) => {
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), rename(group.stream(), renamed)))
            }
            tree => tree,
        }
    };
    tokens.into_iter().map(tree).collect()
}
