//! What a path means, as far as the imports and the items of the crate say.

use super::crates::is_other;
use super::items::{Item, is_block};
use super::krate::Crate;
use super::tokens::plain;
use super::tree::root_of;
use super::types::last_name;
use std::collections::HashSet;
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
    let last = last_name(path);
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
/// A path about which nothing is known stays as it is.
pub(super) fn meanings(krate: &Crate, near: &Item, path: &Path) -> Vec<Vec<String>> {
    let mut segments: Vec<String> = path.segments.iter().map(|segment| plain(&segment.ident.to_string())).collect();
    if path.leading_colon.is_some() {
        segments.insert(0, String::new());
    }
    let asked = (near.modules.clone(), segments);
    if let Some(known) = krate.meanings.borrow().get(&asked) {
        return known.clone();
    }
    let found = Lookup { krate, seen: HashSet::new() }.resolved(&asked.0, asked.1.clone(), MOST);
    krate.meanings.borrow_mut().insert(asked, found.clone());
    found
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

/// A search for what one path means.
struct Lookup<'a> {
    krate: &'a Crate,
    /// The modules that were looked into, each with the path. What was found there is known.
    seen: HashSet<(Vec<String>, Vec<String>)>,
}

/// What a path means that begins in a module.
#[derive(Default)]
struct Found {
    all: Vec<Vec<String>>,
    /// Whether something is there that no condition removes, so that no import of everything in
    /// another crate can bring the name.
    is_certain: bool,
}

impl Lookup<'_> {
    fn resolved(&mut self, module: &[String], path: Vec<String>, depth: usize) -> Vec<Vec<String>> {
        let (Some(first), Some(depth)) = (path.first(), depth.checked_sub(1)) else { return vec![path] };
        let is_module = || self.krate.has_module(&[module, &path[..1]].concat());
        let (from, rest) = match first.as_str() {
            "" => match path.get(1).and_then(|own| self.krate.own_root(module, own)) {
                Some(root) => (root, &path[2..]),
                None => return vec![of_library(path[1..].to_vec())],
            },
            "std" | "core" | "alloc" if !is_module() => return vec![of_library(path)],
            "crate" => (root_of(module).to_vec(), &path[1..]),
            own if !is_module() && self.krate.own_root(module, own).is_some() => {
                (self.krate.own_root(module, own).unwrap_or_default(), &path[1..])
            }
            "self" | "super" => {
                let target = module_at(module, &path[..1]);
                if path.get(1).is_some_and(|next| next == "super") {
                    return self.resolved(&target, path[1..].to_vec(), depth);
                }
                (target, &path[1..])
            }
            _ => return self.in_scope(module, path, depth),
        };
        let found = self.in_module(&from, rest, depth).map(|found| found.all);
        found.unwrap_or_else(|| vec![[&["crate".to_owned()], &from[..], rest].concat()])
    }

    /// Returns what a path means that begins with a name of a module or block, or of what is around
    /// a block.
    fn in_scope(&mut self, module: &[String], path: Vec<String>, depth: usize) -> Vec<Vec<String>> {
        let (mut module, mut all, mut is_there) = (module, Vec::new(), false);
        loop {
            let found = self.in_module(module, &path, depth);
            is_there |= found.is_some();
            let found = found.unwrap_or_default();
            all.extend(found.all);
            match module {
                [around @ .., last] if is_block(last) && !found.is_certain => module = around,
                _ if is_there => return sorted(all),
                _ => return vec![path],
            }
        }
    }

    /// Returns what a path means that begins in a module, if anything there says so: what has the
    /// name, or else the imports of everything in a module.
    fn in_module(&mut self, module: &[String], path: &[String], depth: usize) -> Option<Found> {
        if !self.seen.insert((module.to_vec(), path.to_vec())) {
            return Some(Found { all: Vec::new(), is_certain: true });
        }
        let (mut found, mut foreign, mut is_there) = (Found::default(), Vec::new(), false);
        let (mut waiting, mut next) = (vec![module.to_vec()], 0);
        while let Some(here) = waiting.get(next).cloned() {
            next += 1;
            if let Some(named) = self.named(&here, module, path, depth) {
                is_there = true;
                found.is_certain |= named.is_certain;
                found.all.extend(named.all);
                continue;
            }
            let imports: Vec<_> = self.krate.imports(&here).filter_map(tree).flat_map(leaves).collect();
            for (_, glob) in imports.into_iter().filter(|(alias, _)| alias == "*") {
                match glob.first().map(String::as_str) {
                    // A name of another crate is not taken for a module of the library.
                    Some("std" | "core" | "alloc") if path.len() > 1 && is_other(self.krate, &path[0]) => {}
                    Some("std" | "core" | "alloc") => foreign.push(of_library([&glob[..], path].concat())),
                    Some(first) if is_local(self.krate, &here, first) => {
                        waiting.extend(self.module_of(&here, &glob).filter(|other| !waiting.contains(other)));
                    }
                    _ => foreign.push([&["?".to_owned()], &glob[..], path].concat()),
                }
            }
        }
        if !found.is_certain {
            found.all.append(&mut foreign);
        }
        found.all = sorted(found.all);
        (is_there || !found.all.is_empty()).then_some(found)
    }

    /// Returns what a path means that begins with a name that a module itself has, seen from another
    /// module.
    fn named(&mut self, module: &[String], from: &[String], path: &[String], depth: usize) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        let krate = self.krate;
        let (mut found, mut is_there) = (Found::default(), false);
        let is_certain = |item: &Item| {
            let is_seen = !item.is_private() || from.starts_with(&krate.module(module));
            is_seen && item.in_macro.is_none() && krate.conditions(item).is_empty()
        };
        for item in krate.imports(module) {
            let targets: Vec<Vec<String>> = match &item.syntax {
                syn::Item::Use(of) => {
                    let own = leaves(&of.tree)
                        .into_iter()
                        .filter(|(alias, target)| alias == first && target != std::slice::from_ref(first));
                    own.map(|(_, target)| target).collect()
                }
                syn::Item::ExternCrate(of) if of.rename.as_ref().is_some_and(|(_, name)| name == first) => {
                    let is_own = of.ident == "self";
                    vec![if is_own { vec!["crate".to_owned()] } else { vec![String::new(), of.ident.to_string()] }]
                }
                _ => continue,
            };
            for target in targets {
                is_there = true;
                found.is_certain |= is_certain(item);
                let target = [&target[..], rest].concat();
                if self.is_imported(module, &target[0]) {
                    found.all.push(target);
                } else {
                    found.all.extend(self.resolved(module, target, depth));
                }
            }
        }
        let is_it =
            |item: &&Item| is_type(&item.syntax) || (rest.is_empty() && matches!(item.syntax, syn::Item::Fn(_)));
        for item in krate.named(module, first).map(|index| &krate.items[index]).filter(is_it) {
            is_there = true;
            found.is_certain |= is_certain(item);
            found.all.push([&["crate".to_owned()], &krate.module(module)[..], path].concat());
        }
        let inner = [module, std::slice::from_ref(first)].concat();
        if !rest.is_empty() && krate.has_module(&inner) {
            let below = self.in_module(&inner, rest, depth);
            is_there |= below.is_some();
            let below = below.unwrap_or_default();
            found.is_certain |= below.is_certain;
            found.all.extend(below.all);
        }
        is_there.then_some(found)
    }

    /// Whether an import that begins with a name is from another crate. Then neither its module nor
    /// what is around its block has this name. A glob import cannot bring it (E0659).
    fn is_imported(&self, module: &[String], name: &String) -> bool {
        let own = std::slice::from_ref(name);
        let is_it = |(alias, path): &(String, Vec<String>)| alias == name && path != own;
        let has_name = |depth: usize| {
            let mut imports = self.krate.imports(&module[..depth]).filter_map(tree).flat_map(leaves);
            self.krate.has_module(&[&module[..depth], own].concat()) || imports.any(|leaf| is_it(&leaf))
        };
        let outside = module.iter().rposition(|name| !is_block(name)).map_or(0, |last| last + 1);
        is_other(self.krate, name) && !(outside..=module.len()).any(has_name)
    }

    /// Returns the module of the crate that an import of everything is from.
    fn module_of(&self, from: &[String], glob: &[String]) -> Option<Vec<String>> {
        let is_module = self.krate.has_module(&[from, &glob[..1]].concat());
        let own = self.krate.own_root(from, &glob[0]).filter(|_| !is_module);
        let module = own.map_or_else(|| module_at(from, glob), |root| [&root, &glob[1..]].concat());
        Some(self.krate.module(&module)).filter(|module| self.krate.has_module(module))
    }
}

fn tree(item: &Item) -> Option<&UseTree> {
    if let syn::Item::Use(of) = &item.syntax { Some(&of.tree) } else { None }
}

fn sorted(mut paths: Vec<Vec<String>>) -> Vec<Vec<String>> {
    paths.sort();
    paths.dedup();
    paths
}

fn of_library(mut path: Vec<String>) -> Vec<String> {
    if ["std", "alloc"].contains(&path[0].as_str()) {
        "core".clone_into(&mut path[0]);
    }
    path
}

/// Whether a path with this first name stays in the crate.
fn is_local(krate: &Crate, module: &[String], first: &str) -> bool {
    let inner = [module, &[first.to_owned()]].concat();
    ["crate", "self", "super"].contains(&first) || krate.own_root(module, first).is_some() || krate.has_module(&inner)
}

/// Whether a path that begins with `crate` leads to an item.
pub(super) fn is_item(krate: &Crate, path: &[String]) -> bool {
    match path {
        [root, modules @ .., name] if root == "crate" => krate.named(modules, name).next().is_some(),
        _ => false,
    }
}

/// Whether an item is in the namespace of types.
pub(super) fn is_type(item: &syn::Item) -> bool {
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
