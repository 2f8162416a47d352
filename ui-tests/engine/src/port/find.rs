//! Which structs of the crate are pointers that can be unsized today, or are named as such.

use super::aliases::names_of;
use super::attributes::marked_pointee;
use super::idioms::{Idiom, is_maybe_unsized};
use super::items::Item;
use super::krate::{Crate, is_type};
use super::left::LeftAlone;
use super::passed::{names, types_called};
use super::struct_attributes::coerce_pointee;
use super::tokens::plain;
use super::types::{arguments, is_name, last_name};
use super::unsizing_traits::{NAMES, unsizing_trait};
use anyhow::{Result, bail};
use quote::ToTokens;
use syn::{GenericArgument, ImplItem, ItemImpl, PathArguments, Type};

/// A struct that may be a pointer.
#[derive(Debug)]
pub(super) struct Found {
    /// The struct.
    pub(super) item: usize,
    /// Why it is thought to be a pointer.
    pub(super) why: String,
    /// The position of the pointee among the type and const parameters, if it is known.
    pub(super) pointee: Option<usize>,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// The pointers of the crate, each once.
    pub(super) pointers: Vec<Found>,
    /// Impls for which it is unclear which struct they are for.
    pub(super) unclear: Vec<LeftAlone>,
}

/// Returns the pointers of the crate.
///
/// # Errors
///
/// If a name is given that no struct has, or that more than one has.
pub(super) fn pointers(krate: &Crate, idioms: &[Idiom], names: &[String]) -> Result<Search> {
    let (mut found, mut unclear) = (Vec::new(), Vec::new());
    for (_, item, of) in krate.impls() {
        let Some((name, _)) = unsizing_trait(krate, item, of) else { continue };
        match krate.self_type(item, of) {
            Some(own) => {
                let pointee = position_in(of).filter(|_| krate.is_named_by(item, of, own));
                found.push(Found { item: own, why: format!("has an impl of `{name}`"), pointee });
            }
            None if !written_for(krate, item, of).is_empty() => {
                let by_macro = item.in_macro.as_deref().unwrap_or_default();
                let why = format!("is passed to `{by_macro}!`, which has an impl of `{name}`");
                let structs = written_for(krate, item, of).into_iter();
                found.extend(structs.map(|item| Found { item, why: why.clone(), pointee: None }));
            }
            None => unclear.push(LeftAlone {
                place: krate.place(item),
                about: format!("impl of `{name}`"),
                reason: if matches!(&*of.self_ty, Type::Path(path) if krate.is_there_twice(item, &path.path)) {
                    "more than one struct in its module has the name that it is for; if they are there on different \
                     conditions, write the derive by hand on each, and delete the impl, its imports and its feature \
                     gates"
                        .to_owned()
                } else {
                    "no struct that is in scope has the name that it is for, or more than one".to_owned()
                },
            }),
        }
    }
    for (index, item) in krate.items.iter().enumerate() {
        if coerce_pointee(krate, item).is_some() {
            found.push(Found { item: index, why: "derives `CoercePointee`".to_owned(), pointee: None });
        }
    }
    for idiom in idioms {
        let of_macro = |item: &usize| {
            let is_kept = !krate.items[idiom.item].is_exported() && !krate.items[*item].is_private();
            let more = if is_kept { ", which is not exported: with the derive, every user can unsize it" } else { "" };
            Found { item: *item, why: format!("is unsized by `{}!`{more}", idiom.name), pointee: None }
        };
        found.extend(idiom.pointers.iter().map(of_macro));
    }
    for name in names {
        found.push(Found { item: named(krate, name)?, why: "is named".to_owned(), pointee: None });
    }
    Ok(Search { pointers: merged(krate, found), unclear })
}

/// Returns the structs that are passed to a macro with an impl for a parameter of it. `doubts` asks
/// about them.
fn written_for(krate: &Crate, item: &Item, of: &ItemImpl) -> Vec<usize> {
    let (Some(by_macro), Some((of_trait, _)), Type::Path(own)) = (&item.in_macro, &of.trait_, &*of.self_ty) else {
        return Vec::new();
    };
    let is_parameter = own.path.segments.last().is_some_and(|last| krate.file(item).is_parameter(&last.ident));
    let is_named = NAMES.iter().flat_map(|name| names_of(krate, name)).any(|name| last_name(of_trait) == name);
    if !is_parameter || !is_named || by_macro.starts_with("assert_") {
        return Vec::new();
    }
    let passed = names(krate, by_macro).into_iter().flat_map(|(name, _)| types_called(krate, &name));
    passed.filter(|index| is_maybe_unsized(krate, *index)).collect()
}

/// Adds what each pointer is known by to the first time that it was found.
fn merged(krate: &Crate, found: Vec<Found>) -> Vec<Found> {
    let mut merged: Vec<Found> = Vec::new();
    for one in found {
        match merged.iter_mut().find(|known| known.item == one.item) {
            Some(known) => {
                known.pointee = known.pointee.or(one.pointee);
                if !known.why.contains(&one.why) {
                    known.why = format!("{}, {}", known.why, one.why);
                }
            }
            None => merged.push(one),
        }
    }
    for one in &mut merged {
        let marked = krate.as_struct(one.item).and_then(marked_pointee);
        one.pointee = marked.or(one.pointee);
    }
    merged
}

/// Returns the struct of a name, which may have modules before it.
fn named(krate: &Crate, name: &str) -> Result<usize> {
    let path: Vec<String> = name.split("::").map(plain).collect();
    let Some((last, modules)) = path.split_last() else { bail!("`--pointer {name}` names no struct of the crate") };
    let is_below = |item: &Item| {
        if let Some((_, modules)) = modules.split_first().filter(|(root, _)| *root == "crate") {
            return item.modules == modules;
        }
        let mut own = item.modules.iter().rev();
        modules.iter().rev().all(|module| own.next().is_some_and(|own| own == module))
    };
    let all = krate.items_named(last, is_type);
    let all: Vec<usize> = all.into_iter().filter(|index| is_below(&krate.items[*index])).collect();
    let (sources, others): (Vec<usize>, Vec<usize>) =
        all.into_iter().partition(|index| krate.is_source(krate.items[*index].file));
    let found = if sources.is_empty() { others } else { sources };
    match found[..] {
        [one] if krate.as_struct(one).is_some() => Ok(one),
        [one] => bail!("{}: `--pointer {name}` names no struct", krate.place(&krate.items[one])),
        [] if !krate.items_named(last, is_type).is_empty() => {
            let others = krate.items_named(last, is_type);
            let places: Vec<String> = others.iter().map(|index| krate.place(&krate.items[*index])).collect();
            bail!(
                "`--pointer {name}` names no struct of the crate; `{last}` is in another module ({})",
                places.join(", ")
            )
        }
        [] => match in_unreadable_macro(krate, last) {
            Some(place) => bail!("{place}: `{last}` is in the tokens of a macro that cannot be read as a struct"),
            None => bail!("`--pointer {name}` names no struct of the crate"),
        },
        _ => {
            let places: Vec<String> = found.iter().map(|index| krate.place(&krate.items[*index])).collect();
            let mut homes = found.iter().map(|index| &krate.items[*index].modules);
            let first = homes.next();
            let decide = if homes.all(|other| Some(other) == first) {
                "if they are there on different conditions, write the derive by hand on each"
            } else {
                "write a module before it"
            };
            bail!("`--pointer {name}` names more than one struct ({}); {decide}", places.join(", "))
        }
    }
}

/// Returns where `struct NAME` stands although it was not found as an item.
fn in_unreadable_macro(krate: &Crate, name: &str) -> Option<String> {
    krate.files.iter().find_map(|file| {
        let at = file.tokens.windows(2).find(|pair| pair[0].is("struct") && pair[1].is(name))?;
        Some(file.place_at(at[1].range.start))
    })
}

/// Returns which parameter an impl of one of the traits unsizes.
fn position_in(of: &ItemImpl) -> Option<usize> {
    let Type::Path(own) = &*of.self_ty else { return None };
    let own = arguments(&own.path);
    let pointee = of.items.iter().find_map(|item| match item {
        ImplItem::Type(item) if item.ident == "Pointee" => Some(&item.ty),
        _ => None,
    });
    if let Some(Type::Path(pointee)) = pointee {
        let name = pointee.path.get_ident()?.to_string();
        return own.iter().position(|argument| argument.is_some_and(|argument| is_name(argument, &name)));
    }
    let PathArguments::AngleBracketed(of_trait) = &of.trait_.as_ref()?.0.segments.last()?.arguments else {
        return None;
    };
    let GenericArgument::Type(Type::Path(new)) = of_trait.args.first()? else { return None };
    let text = |argument: Option<&Type>| argument.map(|argument| argument.to_token_stream().to_string());
    own.into_iter().zip(arguments(&new.path)).position(|(own, new)| text(own) != text(new))
}
