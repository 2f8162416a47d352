//! Whether code outside of the scope of an import gets a name from it.

use super::attributes::parts;
use super::edits::Edits;
use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::paths;
use super::scopes::{Import, path_before};
use super::tokens::{Token, plain};
use super::tree::root_of;
use std::ops::Range;
use syn::Visibility;

/// Whether another module gets a name from that of an import, in code that stays.
pub(super) fn is_seen(import: &Import<'_>, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
    is_named(import, krate, leaf, &|index, byte| !edits.covers(index, byte))
}

/// Whether another module got a name from that of an import, in code that is removed.
pub(super) fn was_seen(import: &Import<'_>, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
    is_named(import, krate, leaf, &|index, byte| edits.covers(index, byte))
}

/// Whether another module gets a name from that of an import in some part of the code: it imports
/// it from there, or names it with a path, or imports everything from there and uses the name.
fn is_named(import: &Import<'_>, krate: &Crate, leaf: &str, is_counted: &dyn Fn(usize, usize) -> bool) -> bool {
    let imports = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Use(of) => Some((item, krate.file(item).range(of), paths::leaves(&of.tree))),
        _ => None,
    });
    let imports: Vec<_> = imports.collect();
    let is_own = |item: &Item, range: &Range<usize>| item.file == import.index && *range == import.range;
    let Some((here, ..)) = imports.iter().find(|(item, range, _)| is_own(item, range)) else { return true };
    let here = paths::module_at(&here.modules, &[]);
    let is_used = |index: usize| {
        let is_below = |token: &&Token| index != import.index || !import.scope.has(token.range.start);
        let mut uses = krate.files[index].tokens.iter().filter(|token| token.is(leaf)).filter(is_below);
        uses.any(|token| is_counted(index, token.range.start))
    };
    let is_imported = imports.iter().any(|(item, range, leaves)| {
        // Of a group, some names may stay.
        let is_counted_here = |name: &str| {
            let mut names = krate.file(item).tokens.iter().filter(|token| range.contains(&token.range.start));
            names.any(|token| token.is(name) && is_counted(item.file, token.range.start))
        };
        !is_own(item, range)
            && leaves.iter().any(|(alias, path)| match (alias.as_str(), path.split_last()) {
                ("*", _) => is_used(item.file) && leads_to(krate, &item.modules, path, &here),
                (_, Some((last, module))) => {
                    let is_it = last == leaf && !module.is_empty();
                    is_it && paths::module_at(&item.modules, module) == here && is_counted_here(last)
                }
                _ => false,
            })
    });
    let own = here.last().map_or("", String::as_str);
    let is_path = |index: usize, at: usize, token: &Token| {
        let byte = token.range.start;
        let is_other = index != import.index || !import.range.contains(&byte);
        let path = path_before(&krate.files[index], at);
        let leads_here = || match path.first().map(String::as_str) {
            None => false,
            Some("self" | "super" | "crate") => {
                module_around(krate, index, byte).is_none_or(|from| paths::module_at(from, &path) == here)
            }
            Some(_) => path.last().is_some_and(|last| last == own),
        };
        token.is(leaf) && is_other && leads_here() && is_counted(index, byte)
    };
    let mut files = krate.files.iter().enumerate();
    let is_in = |index, file: &SourceFile| {
        let mut tokens = file.tokens.iter().enumerate();
        tokens.any(|(at, token)| is_path(index, at, token))
    };
    is_imported || files.any(|(index, file)| is_in(index, file))
}

/// Whether other crates may see the names of a public import: each module around it is public, or
/// one is private and re-exported, or its items are.
pub(super) fn may_be_public(import: &Import<'_>, krate: &Crate) -> bool {
    let is_own = |item: &&Item| item.file == import.index && krate.file(item).range(&item.syntax) == import.range;
    let Some(own) = krate.items.iter().find(is_own) else { return true };
    let here = &own.modules;
    let names = if let syn::Item::Use(of) = &own.syntax { paths::leaves(&of.tree) } else { Vec::new() };
    let has = |name: &String| names.iter().any(|(alias, _)| alias == name || alias == "*");
    let is_private = |depth: &usize| {
        let (around, name) = (&here[..depth - 1], &here[depth - 1]);
        krate.items.iter().any(|item| match &item.syntax {
            syn::Item::Mod(of) => {
                item.modules == around
                    && plain(&of.ident.to_string()) == *name
                    && !matches!(of.vis, Visibility::Public(_))
            }
            _ => false,
        })
    };
    let Some(private) = (root_of(here).len() + 1..=here.len()).find(is_private) else { return true };
    krate.items.iter().any(|item| {
        let syn::Item::Use(of) = &item.syntax else { return false };
        let brings = |(_, path): &(String, Vec<String>)| {
            let module = paths::module_at(&item.modules, path);
            let is_name = module.split_last().is_some_and(|(name, module)| module == &here[..] && has(name));
            is_name || module.len() >= private && here.starts_with(&module)
        };
        !matches!(of.vis, Visibility::Inherited) && paths::leaves(&of.tree).iter().any(brings)
    })
}

/// Returns the modules around a byte of a file, if it is in an item.
fn module_around(krate: &Crate, index: usize, byte: usize) -> Option<&Vec<String>> {
    let is_around = |item: &&Item| item.file == index && krate.file(item).range(&item.syntax).contains(&byte);
    krate.items.iter().filter(is_around).map(|item| &item.modules).max_by_key(|modules| modules.len())
}

/// Whether an import of everything brings what a module has, also through other modules.
fn leads_to(krate: &Crate, from: &[String], path: &[String], module: &[String]) -> bool {
    let target = |from: &[String], path: &[String]| {
        let own = path.first().and_then(|first| krate.own_root(from, first));
        own.map_or_else(|| paths::module_at(from, path), |root| [&root, &path[1..]].concat())
    };
    let (mut waiting, mut next) = (vec![target(from, path)], 0);
    while let Some(here) = waiting.get(next).cloned() {
        next += 1;
        for item in krate.imports(&here) {
            let syn::Item::Use(of) = &item.syntax else { continue };
            let globs = paths::leaves(&of.tree).into_iter().filter(|(alias, _)| alias == "*");
            for (_, path) in globs {
                let other = target(&here, &path);
                if !waiting.contains(&other) {
                    waiting.push(other);
                }
            }
        }
    }
    waiting.iter().any(|other| other == module)
}

/// Whether a name is left in a macro, and a file calls macros, or anywhere in a crate whose modules
/// are not where their names say.
pub(super) fn is_in_other_sources(krate: &Crate, index: usize, leaf: &str, edits: &Edits) -> bool {
    // Behind `::`, a name is looked up somewhere else.
    let is_named = |item: &Item| {
        let (file, range) = (krate.file(item), krate.file(item).range(&item.syntax));
        let is_path = |window: &[Token]| window[0].is(":") && window[1].is(":");
        let mut windows = file.tokens.windows(3).filter(|window| window[2].is(leaf) && !is_path(window));
        windows.any(|window| range.contains(&window[2].range.start) && !edits.covers(item.file, window[2].range.start))
    };
    let is_defined = |name: &Token| {
        let mut items = krate.items.iter().filter(|item| matches!(item.syntax, syn::Item::Macro(_)));
        items.any(|item| item.name().is_some_and(|defined| name.is(&defined)))
    };
    // A macro that is called here may call others.
    let mut calls = krate.files[index].tokens.windows(2).filter(|pair| pair[1].is("!") && is_defined(&pair[0]));
    let is_called = calls.any(|pair| !edits.covers(index, pair[0].range.start));
    let is_moved = krate.items.iter().any(|item| match &item.syntax {
        syn::Item::Mod(of) => of.attrs.iter().flat_map(parts).any(|part| part.meta.path().is_ident("path")),
        syn::Item::Macro(of) => of.mac.path.is_ident("include"),
        _ => false,
    });
    krate.items.iter().any(|item| match &item.syntax {
        syn::Item::Macro(of) if of.ident.is_some() => is_called && is_named(item),
        syn::Item::Use(_) | syn::Item::Mod(_) => false,
        _ => is_moved && is_named(item),
    })
}
