//! Other crates: what names them, and `extern crate`, which goes if nothing names the crate once
//! everything else is changed.

use super::edits::Edits;
use super::items::is_block;
use super::krate::Crate;
use super::paths;
use super::tokens::Token;
use cargo_metadata::Dependency;
use syn::Visibility;

/// Removes `extern crate unsize` if nothing names the crate any more.
pub(super) fn remove(krate: &Crate, edits: &mut Edits) {
    for item in &krate.items {
        if let syn::Item::ExternCrate(of) = &item.syntax
            && of.ident == "unsize"
            && of.rename.is_none()
            && matches!(of.vis, Visibility::Inherited)
        {
            let file = krate.file(item);
            let range = file.range(of);
            let is_other = |index: usize, byte: usize| index != item.file || !range.contains(&byte);
            if !is_named(krate, "unsize", |index, byte| is_other(index, byte) && !edits.covers(index, byte)) {
                edits.remove_lines(item.file, file, range, false);
            }
        }
    }
}

/// Whether a path that begins with the name of a crate is left, or an import of all of it.
pub(super) fn names_crate(krate: &Crate, name: &str, edits: &Edits) -> bool {
    is_named(krate, name, |index, byte| !edits.covers(index, byte))
}

/// Whether a path began with the name of a crate before any change, or an import brought all of it.
pub(super) fn named_crate(krate: &Crate, name: &str) -> bool {
    is_named(krate, name, |_, _| true)
}

fn is_named(krate: &Crate, name: &str, is_left: impl Fn(usize, usize) -> bool) -> bool {
    let mut imports = krate.items.iter().filter(|item| match &item.syntax {
        syn::Item::Use(of) => paths::leaves(&of.tree).iter().any(|(_, path)| path == &[name]),
        _ => false,
    });
    let is_imported = imports.any(|item| is_left(item.file, krate.file(item).range(&item.syntax).start));
    is_imported
        || krate.files.iter().enumerate().any(|(index, file)| {
            let starts_path = |window: &[Token]| window[0].is(name) && window[1].is(":") && window[2].is(":");
            let is_whole = |window: &[Token]| window[1].is(name) && (window[0].is("use") || window[0].is("crate"));
            let mut places = file.tokens.windows(3).filter_map(|window| match window {
                _ if starts_path(window) => Some(window[0].range.start),
                _ if is_whole(window) => Some(window[1].range.start),
                _ => None,
            });
            places.any(|byte| is_left(index, byte))
        })
}

/// Whether a name is that of another crate, which the manifest depends on or `extern crate` names.
pub(super) fn is_other(krate: &Crate, name: &str) -> bool {
    let is_named =
        |item: &syn::Item| matches!(item, syn::Item::ExternCrate(of) if of.rename.is_none() && of.ident == name);
    let is_dependency = |of: &Dependency| of.rename.as_ref().unwrap_or(&of.name).replace('-', "_") == name;
    let is_own = ["std", "core", "alloc", "self"].contains(&name) || krate.package.is_library(name);
    let is_known = || {
        krate.package.metadata.dependencies.iter().any(is_dependency)
            || krate.items.iter().any(|item| is_named(&item.syntax))
    };
    !is_own && is_known()
}

/// Whether an import in a module that begins with a name is from another crate: nothing in the module
/// has this name. It cannot come from an import of everything (E0659).
pub(super) fn is_imported(krate: &Crate, mut module: &[String], name: &String) -> bool {
    if !is_other(krate, name) {
        return false;
    }
    loop {
        let is_module = krate.has_module(&[module, std::slice::from_ref(name)].concat());
        let mut names = krate.imports(module).flat_map(|item| match &item.syntax {
            syn::Item::Use(of) => paths::leaves(&of.tree),
            syn::Item::ExternCrate(of) => {
                let alias = of.rename.as_ref().map_or(&of.ident, |(_, alias)| alias).to_string();
                vec![(alias, vec![of.ident.to_string()])]
            }
            _ => Vec::new(),
        });
        if is_module || names.any(|(alias, path)| alias == *name && path != std::slice::from_ref(name)) {
            return false;
        }
        match module {
            [around @ .., last] if is_block(last) => module = around,
            _ => return true,
        }
    }
}
