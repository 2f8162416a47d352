//! The path by which exported macros reach `unsize!`: a re-export in the root of each target that
//! has one of them.

use super::edits::Edits;
use super::items::Item;
use super::krate::Crate;
use super::paths::leaves;
use syn::Visibility;

/// The re-export that some macros need.
pub(super) struct Export {
    /// The roots of the targets, each with whether it has the re-export already.
    roots: Vec<(usize, bool)>,
    /// What `unsize!` is called in them.
    name: &'static str,
}

/// What a root has under a name of its own.
#[derive(Clone, Copy, PartialEq)]
enum Taken {
    No,
    ByOurs,
    ByOther,
}

impl Export {
    /// Returns the re-export for some macros.
    pub(super) fn of<'a>(krate: &Crate, macros: impl Iterator<Item = &'a Item>) -> Self {
        let exported: Vec<&Item> = macros.filter(|item| is_for_users(krate, item)).collect();
        let is_root = |root: &usize| exported.iter().any(|item| krate.is_in_target(item.file, *root));
        let roots: Vec<usize> = krate.roots().into_iter().filter(is_root).collect();
        let is_taken = roots.iter().any(|root| taken(krate, *root, "unsize") == Taken::ByOther);
        let name = if is_taken { "__unsize" } else { "unsize" };
        let has = |root: usize| (root, taken(krate, root, name) == Taken::ByOurs);
        Self { roots: roots.into_iter().map(has).collect(), name }
    }

    /// Returns what a macro calls.
    pub(super) fn callee(&self, krate: &Crate, of_macro: &Item) -> String {
        if is_for_users(krate, of_macro) {
            return format!("$crate::{}", self.name);
        }
        "pin_coerce_unsized::unsize".to_owned()
    }

    /// Adds the re-export where it is missing.
    pub(super) fn add(&self, krate: &Crate, edits: &mut Edits) {
        for (root, _) in self.roots.iter().filter(|(_, has)| !has) {
            add(krate, *root, self.name, edits);
        }
    }
}

/// Whether crates can call a macro that may not depend on `pin-coerce-unsized`: it is exported by
/// the library.
fn is_for_users(krate: &Crate, item: &Item) -> bool {
    let library = krate.root().filter(|_| krate.package.has_library());
    item.is_exported() && library.is_some_and(|library| krate.is_in_target(item.file, library))
}

/// Returns what has a name of a macro in a root.
fn taken(krate: &Crate, root: usize, name: &str) -> Taken {
    let is_macro = |item: &Item| matches!(item.syntax, syn::Item::Macro(_)) && item.name().as_deref() == Some(name);
    let mut found = if krate.items.iter().any(is_macro) { Taken::ByOther } else { Taken::No };
    let imports = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Use(of) => Some((item, of, leaves(&of.tree))),
        _ => None,
    });
    let is_ours = |path: &[String]| path.first().is_some_and(|first| first == "pin_coerce_unsized");
    let all: Vec<_> = imports.collect();
    let is_named_below = || {
        let mut leaves = all.iter().flat_map(|(.., leaves)| leaves);
        leaves.any(|(alias, path)| alias == name && !is_ours(path))
    };
    for (item, of, leaves) in all.iter().filter(|(item, ..)| krate.is_root_of(root, item)) {
        let is_always = matches!(of.vis, Visibility::Public(_)) && krate.conditions(item).is_empty();
        for (alias, path) in leaves {
            let is_unsize = is_ours(path) && (path.last().is_some_and(|last| last == "unsize") || alias == "*");
            let is_name = alias == name || (alias == "*" && name == "unsize");
            if is_name && is_unsize && is_always {
                return Taken::ByOurs;
            }
            let is_taken = match alias.as_str() {
                "*" if ["std", "core", "alloc"].contains(&path[0].as_str()) => false,
                // Another module of the crate may import something of this name.
                "*" if krate.has_module(&path[..1]) || ["crate", "self", "super"].contains(&path[0].as_str()) => {
                    is_named_below()
                }
                // Users may call the one of another crate.
                "*" => true,
                alias => alias == name,
            };
            if is_taken {
                found = Taken::ByOther;
            }
        }
    }
    found
}

fn add(krate: &Crate, root: usize, name: &str, edits: &mut Edits) {
    let file = &krate.files[root];
    let end = file.line_end();
    let text = match name {
        "unsize" => format!("pub use pin_coerce_unsized::unsize;{end}"),
        name => format!("#[doc(hidden)]{end}pub use pin_coerce_unsized::unsize as {name};{end}"),
    };
    let is_kept = |item: &&syn::Item| matches!(item, syn::Item::Use(_)) && !edits.covers(root, file.range(*item).start);
    let last_import = file.syntax.items.iter().rfind(is_kept);
    if let Some(import) = last_import {
        edits.insert(root, file.end_of_line(file.range(import).end), format!("{end}{}", text.trim_end()));
    } else {
        let first = file.syntax.items.first().map_or(file.text.len(), |item| file.range(item).start);
        edits.insert_first(root, first, format!("{text}{end}"));
    }
}
