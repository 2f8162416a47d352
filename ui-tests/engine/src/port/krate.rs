//! All that the crate's own sources say: its files and their items, and which item a name means.

use super::file::{SourceFile, TooDeep};
use super::items::{self, Item, is_block};
use super::package::Package;
use super::paths;
use anyhow::Result;
use std::path::Path;
use syn::{ItemImpl, ItemStruct, Type};

/// The crate.
pub(super) struct Crate {
    /// The package it is in.
    pub(super) package: Package,
    /// Its Rust files.
    pub(super) files: Vec<SourceFile>,
    /// Files outside the sources that were not read.
    pub(super) too_deep: Vec<TooDeep>,
    /// The items of all files.
    pub(super) items: Vec<Item>,
}

impl Crate {
    /// Reads every file of a package.
    ///
    /// # Errors
    ///
    /// If one of the sources cannot be read or parsed.
    pub(super) fn read(package: Package) -> Result<Self> {
        let (files, too_deep) = package.files()?;
        let modules = |file: &SourceFile| modules_of(&file.path, package.sources(), &package.folder);
        let of_file = |(index, file)| items::of_file(index, file, modules(file));
        let items = files.iter().enumerate().flat_map(of_file).collect();
        Ok(Self { package, files, too_deep, items })
    }

    /// Returns the file of an item.
    pub(super) fn file(&self, item: &Item) -> &SourceFile {
        &self.files[item.file]
    }

    /// Returns `file:line` of an item: of its name, if it has one.
    pub(super) fn place(&self, item: &Item) -> String {
        let file = self.file(item);
        match &item.syntax {
            syn::Item::Struct(item) => file.place(&item.ident),
            syn::Item::Enum(item) => file.place(&item.ident),
            syn::Item::Union(item) => file.place(&item.ident),
            syn::Item::Impl(item) => file.place(&item.impl_token),
            item => file.place(item),
        }
    }

    /// Returns the root of the library or program.
    pub(super) fn root(&self) -> Option<usize> {
        let root = self.package.root()?;
        self.files.iter().position(|file| file.path == root)
    }

    /// Whether a file belongs to the library or program, and is not a test or an example.
    pub(super) fn is_source(&self, file: usize) -> bool {
        self.package.sources().is_some_and(|sources| self.files[file].path.starts_with(sources))
            && !["tests", "benches", "examples"].iter().any(|folder| self.files[file].shown.starts_with(folder))
    }

    /// Returns the struct, enum, union or type alias that a name means near an item: in its module,
    /// then in its file, then anywhere in the sources if there is only one.
    pub(super) fn find_type(&self, name: &str, near: &Item) -> Option<usize> {
        let named: Vec<usize> = self.types_named(name);
        let is_near = |other: &Item| other.file == near.file && other.modules == near.modules;
        let nearest = named.iter().copied().filter(|index| is_near(&self.items[*index])).collect();
        let in_file = named.iter().copied().filter(|index| self.items[*index].file == near.file).collect();
        only(nearest)
            .or_else(|| only(in_file))
            .or_else(|| only(named.into_iter().filter(|index| self.is_source(self.items[*index].file)).collect()))
    }

    /// Returns all structs, enums, unions and type aliases of a name, but not those in blocks.
    pub(super) fn types_named(&self, name: &str) -> Vec<usize> {
        let is_it = |item: &Item| is_type(item) && item.name().as_deref() == Some(name);
        let named = self.items.iter().enumerate().filter(|(_, item)| is_it(item));
        let outside = named.filter(|(_, item)| !item.modules.iter().any(|module| is_block(module)));
        outside.map(|(index, _)| index).collect()
    }

    /// Returns the type of the crate that a path means: the one that the imports say, or the one of
    /// the name if they say nothing.
    pub(super) fn type_at(&self, near: &Item, path: &syn::Path) -> Option<usize> {
        let name = &path.segments.last()?.ident;
        let all = || {
            self.items
                .iter()
                .enumerate()
                .filter(|(_, item)| is_type(item) && item.name().as_deref() == Some(&*name.to_string()))
        };
        if self.file(near).is_parameter(name) {
            let is_same = |item: &Item| item.file == near.file && item.in_macro == near.in_macro;
            let same = all().filter(|(_, item)| is_same(item) && self.is_parameter(item));
            return only(same.map(|(index, _)| index).collect());
        }
        match &paths::meanings(self, near, path)[..] {
            [meaning] => match &meaning[..] {
                [root, modules @ .., _] if root == "crate" => {
                    let there = all().filter(|(_, item)| item.modules == modules && !self.is_parameter(item));
                    only(there.map(|(index, _)| index).collect())
                }
                [_] => self.find_type(&name.to_string(), near).filter(|index| !self.is_parameter(&self.items[*index])),
                [unknown, _] if unknown == "?" => self.find_type(&name.to_string(), near),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the name of an item is a parameter of the macro that it is in.
    pub(super) fn is_parameter(&self, item: &Item) -> bool {
        match &item.syntax {
            syn::Item::Struct(of) => item.in_macro.is_some() && self.file(item).is_parameter(&of.ident),
            _ => false,
        }
    }

    /// Returns the struct with an index.
    pub(super) fn as_struct(&self, index: usize) -> Option<&ItemStruct> {
        if let syn::Item::Struct(item) = &self.items[index].syntax { Some(item) } else { None }
    }

    /// Returns all impls.
    pub(super) fn impls(&self) -> impl Iterator<Item = (usize, &Item, &ItemImpl)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match &item.syntax {
            syn::Item::Impl(of) => Some((index, item, of)),
            _ => None,
        })
    }

    /// Returns the type that an impl is for, if it is one of the crate's.
    pub(super) fn self_type(&self, item: &Item, of: &ItemImpl) -> Option<usize> {
        let Type::Path(path) = &*of.self_ty else { return None };
        self.type_at(item, &path.path)
    }
}

fn only(found: Vec<usize>) -> Option<usize> {
    if let [one] = found[..] { Some(one) } else { None }
}

fn is_type(item: &Item) -> bool {
    use syn::Item::{Enum, Struct, Type, Union};
    matches!(item.syntax, Struct(_) | Enum(_) | Union(_) | Type(_))
}

/// Returns the last name of the trait of an impl.
pub(super) fn trait_name(of: &ItemImpl) -> Option<String> {
    Some(of.trait_.as_ref()?.0.segments.last()?.ident.to_string())
}

fn modules_of(path: &Path, sources: Option<&Path>, package: &Path) -> Vec<String> {
    let below = sources.and_then(|sources| path.strip_prefix(sources).ok());
    let below = below.or_else(|| path.strip_prefix(package).ok()).unwrap_or(path).with_extension("");
    let names = below.iter().map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| !["mod", "lib", "main"].contains(&name.as_str())).collect()
}
