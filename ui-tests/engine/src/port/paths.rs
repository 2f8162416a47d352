//! What a path means, as far as the imports and the items of the crate say.

use super::items::{Item, is_block};
use super::krate::Crate;
use super::tree::root_of;
use syn::{Path, UseTree};

/// How many imports are followed.
const MOST: usize = 8;

/// Where a path leads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Origin {
    /// To one of the known paths.
    Known,
    /// To something else.
    Other,
    /// The sources that are read do not say.
    Unclear,
}

/// Returns whether a path means one of these. Each begins with a crate, and those of the standard
/// library begin with `core`.
pub(super) fn origin(krate: &Crate, near: &Item, path: &Path, known: &[&str]) -> Origin {
    let meanings = meanings(krate, near, path);
    let is_known = |meaning: &Vec<String>| known.contains(&meaning.join("::").trim_start_matches("?::"));
    if meanings.iter().any(is_known) {
        // An import of everything in the library can only bring what it has.
        let is_clear = meanings.iter().all(|path| is_known(path) || path[0] == "core");
        return if is_clear { Origin::Known } else { Origin::Unclear };
    }
    let last = super::types::last_name(path);
    let could_be = |name: &&str| name.ends_with(&format!("::{last}"));
    match &meanings[..] {
        [one] if one[0] == "core" || is_item(krate, one) => Origin::Other,
        // Another crate may export it, too.
        _ if known.iter().any(could_be) => Origin::Unclear,
        _ => Origin::Other,
    }
}

/// Returns the full paths that a path may mean. One that begins with `crate` is in the crate. One
/// that begins with `?` may come from an import of everything in another crate, whose path follows.
/// A path of which nothing is known stays as it is.
pub(super) fn meanings(krate: &Crate, near: &Item, path: &Path) -> Vec<Vec<String>> {
    let mut segments: Vec<String> = path.segments.iter().map(|segment| plain(&segment.ident.to_string())).collect();
    if path.leading_colon.is_some() {
        segments.insert(0, String::new());
    }
    resolved(krate, &near.modules, segments, MOST)
}

/// Returns the module of the crate that a path leads to from another one, if it is in the crate.
pub(super) fn module_at(from: &[String], path: &[String]) -> Vec<String> {
    let mut module: Vec<String> = from.iter().filter(|name| !is_block(name)).cloned().collect();
    for name in path {
        match name.as_str() {
            "crate" => module.truncate(root_of(from).len()),
            "self" => {}
            "super" => module.truncate(root_of(from).len().max(module.len().saturating_sub(1))),
            name => module.push(name.to_owned()),
        }
    }
    module
}

/// Returns a name without the mark of a raw one.
pub(super) fn plain(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}

fn resolved(krate: &Crate, module: &[String], path: Vec<String>, depth: usize) -> Vec<Vec<String>> {
    let (Some(first), Some(depth)) = (path.first(), depth.checked_sub(1)) else { return vec![path] };
    match first.as_str() {
        "" => vec![of_library(path[1..].to_vec())],
        "std" | "core" | "alloc" if !krate.has_module(&[module, &path[..1]].concat()) => vec![of_library(path)],
        "crate" => {
            let root = root_of(module);
            let found = in_module(krate, root, &path[1..], depth);
            found.unwrap_or_else(|| vec![[&path[..1], root, &path[1..]].concat()])
        }
        own if krate.package.is_library(own) && !krate.has_module(&[module, &path[..1]].concat()) => {
            in_module(krate, &[], &path[1..], depth).unwrap_or(vec![path])
        }
        "self" | "super" => {
            let modules: Vec<String> = module.iter().filter(|name| !is_block(name)).cloned().collect();
            let up = usize::from(first == "super");
            let target = &modules[..modules.len().saturating_sub(up).max(root_of(module).len())];
            match path.get(1) {
                Some(next) if next == "super" => resolved(krate, target, path[1..].to_vec(), depth),
                _ => in_module(krate, target, &path[1..], depth).unwrap_or(vec![path]),
            }
        }
        _ => {
            let mut module = module;
            loop {
                if let Some(found) = in_module(krate, module, &path, depth) {
                    return found;
                }
                match module {
                    [around @ .., last] if is_block(last) => module = around,
                    _ => return vec![path],
                }
            }
        }
    }
}

fn of_library(mut path: Vec<String>) -> Vec<String> {
    if ["std", "alloc"].contains(&path[0].as_str()) {
        "core".clone_into(&mut path[0]);
    }
    path
}

/// Returns what a path means that begins in a module, if anything there says so.
fn in_module(krate: &Crate, module: &[String], path: &[String], depth: usize) -> Option<Vec<Vec<String>>> {
    let (first, rest) = path.split_first()?;
    let (mut found, mut globs) = (Vec::new(), Vec::new());
    for item in krate.imports(module) {
        match &item.syntax {
            syn::Item::Use(of) => {
                for (alias, target) in leaves(&of.tree) {
                    if alias == "*" {
                        globs.push(target);
                    } else if alias == *first && !(target.len() == 1 && target[0] == *first) {
                        found.extend(resolved(krate, module, [&target[..], rest].concat(), depth));
                    }
                }
            }
            syn::Item::ExternCrate(of) if of.rename.as_ref().is_some_and(|(_, name)| name == first) => {
                found.push(of_library([&[of.ident.to_string()], rest].concat()));
            }
            _ => {}
        }
    }
    if krate.named(module, first).any(|index| is_type(&krate.items[index].syntax)) {
        found.push([&["crate".to_owned()], &krate.module(module)[..], path].concat());
    }
    let inner = [module, std::slice::from_ref(first)].concat();
    if !rest.is_empty() && krate.has_module(&inner) {
        found.extend(in_module(krate, &inner, rest, depth.checked_sub(1)?).into_iter().flatten());
    }
    if found.is_empty() {
        for glob in globs {
            match glob.first().map(String::as_str) {
                Some("std" | "core" | "alloc") => found.push(of_library([&glob[..], path].concat())),
                Some(first) if is_local(krate, module, first) => {
                    let all = resolved(krate, module, [&glob[..], path].concat(), depth.checked_sub(1)?);
                    found.extend(
                        all.into_iter()
                            .filter(|path| !["crate", "self", "super"].contains(&&*path[0]) || is_item(krate, path)),
                    );
                }
                _ => found.push([&["?".to_owned()], &glob[..], path].concat()),
            }
        }
    }
    found.sort();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

/// Whether a path with this first name stays in the crate.
fn is_local(krate: &Crate, module: &[String], first: &str) -> bool {
    let inner = [module, &[first.to_owned()]].concat();
    ["crate", "self", "super"].contains(&first) || krate.package.is_library(first) || krate.has_module(&inner)
}

/// Whether a path that begins with `crate` leads to an item.
fn is_item(krate: &Crate, path: &[String]) -> bool {
    match path {
        [root, modules @ .., name] if root == "crate" => krate.named(modules, name).next().is_some(),
        _ => false,
    }
}

fn is_type(item: &syn::Item) -> bool {
    use syn::Item::{Enum, Struct, Trait, Type, Union};
    matches!(item, Struct(_) | Enum(_) | Union(_) | Type(_) | Trait(_))
}

/// Returns the names that an import brings into scope, each with its path. `*` stands for all.
pub(super) fn leaves(tree: &UseTree) -> Vec<(String, Vec<String>)> {
    match tree {
        UseTree::Path(of) => {
            let first = plain(&of.ident.to_string());
            let below = leaves(&of.tree).into_iter().map(|(alias, path)| match &path[..] {
                [own] if own == "self" => (if alias == "self" { first.clone() } else { alias }, vec![first.clone()]),
                _ => (alias, [std::slice::from_ref(&first), &path[..]].concat()),
            });
            below.collect()
        }
        UseTree::Name(name) => vec![(plain(&name.ident.to_string()), vec![plain(&name.ident.to_string())])],
        UseTree::Rename(name) => vec![(plain(&name.rename.to_string()), vec![plain(&name.ident.to_string())])],
        UseTree::Glob(_) => vec![("*".to_owned(), Vec::new())],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}
