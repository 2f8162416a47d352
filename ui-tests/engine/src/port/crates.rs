//! The names of other crates.

use super::krate::Crate;
use cargo_metadata::Dependency;

/// Whether a name is that of another crate: a dependency in the manifest, or one that an
/// `extern crate` names. It is not if an `extern crate` gives a crate that name with `as`.
pub(super) fn is_other(krate: &Crate, name: &str) -> bool {
    let is_dependency = |of: &Dependency| of.rename.as_ref().unwrap_or(&of.name).replace('-', "_") == name;
    let is_own = ["std", "core", "alloc", "self"].contains(&name) || krate.package.is_library(name);
    let named = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::ExternCrate(of) if of.ident == name && of.rename.is_none() => Some(true),
        syn::Item::ExternCrate(of) if of.rename.as_ref().is_some_and(|(_, alias)| alias == name) => Some(false),
        _ => None,
    });
    let is_named = named.reduce(|one, other| one && other);
    !is_own && is_named.unwrap_or_else(|| krate.package.metadata.dependencies.iter().any(is_dependency))
}
