//! Whether a hand-written impl of an unsizing trait says just what the derive writes, so that it
//! can be deleted.

use super::attributes::is_harmless;
use super::bounds::{Bounds, renaming};
use super::conversions::does_more;
use super::gates::gate_conditions;
use super::generics::{arguments, parameter_name, predicates};
use super::idioms::arms;
use super::items::{Item, is_block, is_documentation};
use super::krate::Crate;
use super::paths::{Origin, meanings, origin};
use super::struct_attributes::coerce_pointee;
use super::tree::root_of;
use super::types::{is_name, text};
use super::unsizing_traits::{is_behind, unsizing_trait};
use proc_macro2::Group;
use quote::{ToTokens, quote};
use std::collections::BTreeSet;
use syn::{
    GenericArgument, GenericParam, ImplItem, ItemImpl, ItemStruct, Path, PathArguments, Type, TypeParamBound,
    WherePredicate,
};

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
        let (name, is_sure) = unsizing_trait(self.krate, self.item, self.of)?;
        let is_parameter_odd = |parameter: &GenericParam| parameter.to_token_stream().to_string().starts_with('#');
        let is_odd = |attribute: &&syn::Attribute| {
            !attribute.path().is_ident("cfg") && !is_documentation(&attribute.meta) && !is_harmless(attribute)
        };
        let is_plain = self.of.modifiers.polarity.is_none() && self.of.modifiers.defaultness.is_none();
        match () {
            () if !is_sure => Some(self.unclear(name)),
            () if !is_plain => Some("it is negative, or a default".to_owned()),
            () if self.item.modules.iter().any(|module| is_block(module)) => Some("it is in a block".to_owned()),
            () if self.of.generics.params.iter().any(is_parameter_odd) => {
                Some("a parameter has an attribute".to_owned())
            }
            () => None,
        }
        .or_else(|| Some(format!("it has the attribute `{}`", self.text(self.of.attrs.iter().find(is_odd)?))))
        .or_else(|| self.in_macro())
        .or_else(|| self.only_there())
        .or_else(|| self.without_feature())
        .or_else(|| self.arguments(name))
        .or_else(|| self.bounds(name))
        .or_else(|| {
            let (function, doubt) = does_more(self.krate, self.item, self.of)?;
            Some(format!("its `{function}` may do more than convert ({doubt})"))
        })
    }

    /// Says why it is not clear which trait this is.
    fn unclear(&self, name: &str) -> String {
        let path = self.of.trait_.as_ref().map(|(path, _)| meanings(self.krate, self.item, path));
        match path.as_deref() {
            Some([meaning]) if meaning.len() > 1 && self.is_renamed_unsize(&meaning[0]) => format!(
                "its trait is `{}`, which may be another `{name}`, because the manifest renames the crate `unsize`; call \
                 the dependency `unsize`, and run the command again",
                meaning.join("::")
            ),
            Some([meaning]) if meaning.len() > 1 && meaning[0] != "?" => {
                format!("its trait is `{}`, which may be another `{name}`", meaning.join("::"))
            }
            _ => format!("it is not clear which `{name}` this is, because no import that is read names it"),
        }
    }

    /// Whether a name is what the manifest calls the crate `unsize`.
    fn is_renamed_unsize(&self, name: &str) -> bool {
        let mut dependencies = self.krate.package.metadata.dependencies.iter();
        let is_it = |rename: &String| rename.replace('-', "_") == name;
        dependencies.any(|of| of.name == "unsize" && of.rename.as_ref().is_some_and(is_it))
    }

    fn text(&self, part: &impl syn::spanned::Spanned) -> String {
        self.krate.file(self.item).text_of(part).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Looks at the macro that the impl is in, which may write it only sometimes, or with more.
    fn in_macro(&self) -> Option<String> {
        let name = self.item.in_macro.as_ref()?;
        let (file, own) = (self.krate.file(self.item), &self.krate.items[self.own]);
        let range = file.range(self.of);
        let mut pairs = file.tokens.windows(2).filter(|pair| range.contains(&pair[0].range.start));
        let is_beside = own.in_macro.as_ref() == Some(name)
            && own.file == self.item.file
            && own.groups == self.item.groups
            && !own.groups.is_empty();
        let is_whole_call = self.item.groups.is_empty() || self.item.argument_of.is_some();
        let is_changed =
            self.item.groups.is_empty() && self.item.argument_of.is_none() && !gives_back(self.krate, name);
        match () {
            () if pairs.any(|pair| pair[0].is("$") && pair[1].is("(")) => {
                Some(format!("`{name}!` repeats a part of it"))
            }
            () if self.item.takes_attributes => Some(format!("it has attributes that `{name}!` takes")),
            () if is_changed => Some(format!("it is passed to `{name}!`, which may leave it out or change it")),
            () if !is_beside && !is_whole_call => Some(format!("it is in `{name}!`, and the struct is not beside it")),
            () => None,
        }
    }

    /// Says so if the impl is in another target than the struct, or only there on a condition.
    fn only_there(&self) -> Option<String> {
        if root_of(&self.item.modules) != root_of(&self.krate.items[self.own].modules) {
            return Some("it is in another target than the struct".to_owned());
        }
        let condition = self.condition()?.replace(" (", "(");
        Some(match condition.strip_suffix('!') {
            Some(of_macro) => format!("its module is in the tokens of `{of_macro}!`"),
            None if condition.starts_with("cfg_attr") => format!("it is only there because of `#[{condition}]`"),
            None => format!("it is only there if `cfg({condition})`"),
        })
    }

    /// Returns a condition of the impl that is not one of the struct, that of the derive, that of a
    /// feature gate, or that of the crate `unsize`.
    fn condition(&self) -> Option<String> {
        let here = &self.krate.items[self.own];
        // A gate for tests says nothing about what users may do.
        let gates = gate_conditions(self.krate, here).into_iter().filter(|condition| condition != "test");
        let mut accepted: Vec<String> = self.krate.conditions(here).into_iter().chain(gates).collect();
        accepted.extend(self.feature.map(|feature| quote!(feature = #feature).to_string()));
        let features = self.krate.package.metadata.features.iter();
        let of_crate = features.filter(|(_, on)| on.iter().any(|name| ["dep:unsize", "unsize"].contains(&&**name)));
        accepted.extend(of_crate.map(|(name, _)| quote!(feature = #name).to_string()));
        if let Some(condition) = coerce_pointee(self.krate, here).and_then(|builtin| builtin.condition) {
            accepted.push(quote!(not(#condition)).to_string());
        }
        self.krate.conditions(self.item).into_iter().find(|condition| !accepted.contains(condition))
    }

    /// Says so if the impl is there without the feature that the derive will be behind, and not only
    /// with a feature gate.
    fn without_feature(&self) -> Option<String> {
        let feature = self.feature?;
        let gates = gate_conditions(self.krate, self.item);
        let is_gated = self.krate.conditions(self.item).iter().any(|condition| gates.contains(condition));
        let is_there = self.item.argument_of.is_none() && !is_gated && !is_behind(self.krate, self.item, feature);
        is_there.then(|| {
            format!(
                "it is there without the feature `{feature}`, too; behind `cfg(not(feature = \"{feature}\"))` it can stay"
            )
        })
    }

    /// Compares the arguments of the two types with the parameters of the struct, and the items of
    /// the impl with what its trait has.
    fn arguments(&self, name: &str) -> Option<String> {
        let Some((old, new)) = self.types(name) else { return Some("its types are not paths".to_owned()) };
        if !self.krate.is_named_by(self.item, self.of, self.own) {
            return Some(format!("it is for the alias `{}`", self.text(old)));
        }
        if self.krate.type_at(self.item, new) != Some(self.own) {
            return Some(format!("its target is `{}`", self.text(new)));
        }
        let names: BTreeSet<String> = self.of.generics.params.iter().map(parameter_name).collect();
        let (old, new) = (arguments(old), arguments(new));
        let count = self.of_struct.generics.params.len();
        let other_parameters = || Some("it has other parameters than the struct and the new pointee".to_owned());
        if old.len() != count || new.len() != count {
            return other_parameters();
        }
        let mut seen = BTreeSet::new();
        for (at, (old, new)) in old.iter().zip(&new).enumerate() {
            let is_new = seen.insert(old.clone()) && names.contains(old);
            match (is_new, at == self.pointee) {
                (false, _) => return Some(format!("`{old}` is not a parameter of its own")),
                (_, true) if old == new || !names.contains(new) => return Some(format!("its new pointee is `{new}`")),
                (_, false) if old != new => return Some(format!("it changes `{old}` to `{new}`")),
                _ => {}
            }
        }
        if names.len() != count + 1 {
            return other_parameters();
        }
        let (old, new) = (&old[self.pointee], &new[self.pointee]);
        let is_pointee = |item: &ImplItem| matches!(item, ImplItem::Type(item) if item.ident == "Pointee" && item.ty.to_token_stream().to_string() == *old);
        let is_usual = match name {
            "CoerciblePtr" => {
                let target = self.of.trait_.as_ref().map(|(path, _)| arguments(path));
                target == Some(vec![new.clone()]) && self.of.items.iter().any(is_pointee)
            }
            _ => self.of.items.is_empty(),
        };
        (!is_usual).then(|| "it has other items or arguments than usual".to_owned())
    }

    /// Returns the two types: what the pointer is, and what it becomes.
    fn types(&self, name: &str) -> Option<(&Path, &Path)> {
        let new = match name {
            "CoerciblePtr" => self.of.items.iter().find_map(|item| match item {
                ImplItem::Type(item) if item.ident == "Output" => Some(&item.ty),
                _ => None,
            })?,
            _ => match &self.of.trait_.as_ref()?.0.segments.last()?.arguments {
                PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
                    GenericArgument::Type(new) => new,
                    _ => return None,
                },
                _ => return None,
            },
        };
        let path = |of: &'_ Type| matches!(of, Type::Path(path) if path.qself.is_none());
        match (&*self.of.self_ty, new) {
            (Type::Path(old), Type::Path(to)) if path(&self.of.self_ty) && path(new) => Some((&old.path, &to.path)),
            _ => None,
        }
    }

    /// Returns a bound that the struct does not have, or an expected one that is missing. A bound
    /// that relates the old and the new pointee is never the struct's.
    fn bounds(&self, name: &str) -> Option<String> {
        let (old_type, new_type) = self.types(name)?;
        let old = arguments(old_type).swap_remove(self.pointee);
        let new = arguments(new_type).swap_remove(self.pointee);
        let parameters: BTreeSet<String> = self.of.generics.params.iter().map(parameter_name).collect();
        let own = &self.of_struct.generics;
        let renamings = [old_type, new_type].map(|of| renaming(of, own, &parameters)).into_iter().flatten();
        let (known, renamings) = (Bounds::of(self.krate, self.own), renamings.collect::<Vec<_>>());
        let of_library = name != "CoerciblePtr";
        let mut missing = vec![format!("{new}: ?Sized")];
        if of_library {
            missing.extend([format!("{old}: ?Sized"), format!("{old}: Unsize<{new}>")]);
        }
        for predicate in predicates(&self.of.generics) {
            let shown = text(&predicate);
            let needed =
                if self.is_unsize(&predicate, &old, &new) { format!("{old}: Unsize<{new}>") } else { shown.clone() };
            let is_known = known.have(self.item, &predicate, &parameters, &renamings);
            let is_needed = missing.contains(&needed);
            missing.retain(|other| *other != needed);
            let is_size = needed.ends_with(": ?Sized") || (!of_library && needed == format!("{old}: Sized"));
            if !is_known && !is_needed && !is_size {
                return Some(format!("it requires `{shown}`, and the struct does not"));
            }
        }
        missing.first().map(|missing| format!("it does not say `{missing}`"))
    }

    fn is_unsize(&self, predicate: &WherePredicate, old: &str, new: &str) -> bool {
        let WherePredicate::Type(of) = predicate else { return false };
        let (Some(TypeParamBound::Trait(bound)), true) = (of.bounds.first(), is_name(&of.bounded_ty, old)) else {
            return false;
        };
        let is_plain = bound.maybe.is_none() && bound.lifetimes.is_none() && arguments(&bound.path) == [new];
        is_plain && origin(self.krate, self.item, &bound.path, &["core::marker::Unsize"]) == Origin::Known
    }
}

/// Whether a macro of the crate expands to the items that its calls pass, and to nothing else.
pub(super) fn gives_back(krate: &Crate, name: &str) -> bool {
    let mut defined = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Macro(of) if of.ident.as_ref().is_some_and(|own| own == name) => Some(arms(&of.mac.tokens)),
        _ => None,
    });
    let text = |group: &Group| group.stream().to_string().replace(char::is_whitespace, "");
    let gives_back = |arms: Vec<(Group, Group)>| match &arms[..] {
        [(matcher, body)] => ["item", "tt"].iter().any(|kind| {
            let parameter = text(body).trim_start_matches("$($").trim_end_matches(")*").to_owned();
            text(matcher) == format!("$(${parameter}:{kind})*") && text(body) == format!("$(${parameter})*")
        }),
        _ => false,
    };
    defined.next().is_some_and(gives_back) && defined.next().is_none()
}
