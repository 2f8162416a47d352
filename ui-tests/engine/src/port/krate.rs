//! All that the crate's own sources say: its files and their items.

use super::attributes::conditions_of;
use super::file::{SourceFile, TooDeep};
use super::items::{self, Home, Item, is_block};
use super::package::{Package, Unread};
use super::tokens::plain;
use super::tree::{Tree, root_of};
use anyhow::Result;
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use syn::{ItemImpl, ItemMacro, ItemStruct, LitStr};

/// The names of a path, or of the modules around an item.
type Names = Vec<String>;

/// How many aliases are followed. A cycle is an error of its own.
pub(super) const MOST_ALIASES: usize = 8;

/// The crate.
pub(super) struct Crate {
    /// The package it is in.
    pub(super) package: Package,
    /// The files of its targets.
    pub(super) files: Vec<SourceFile>,
    /// Rust files that are in no target, and those of the build script.
    pub(super) outside: Vec<SourceFile>,
    /// Where each of the files is.
    homes: Vec<Home>,
    /// Modules whose file is also another module, and that one.
    shared: Vec<(Vec<String>, Vec<String>)>,
    /// The places of modules and calls of `include!` whose files were not read, and their paths.
    pub(super) unread: Vec<(String, String)>,
    /// Files that no module of the sources leads to, and that were not read.
    pub(super) too_deep: Vec<TooDeep>,
    /// The items of all files.
    pub(super) items: Vec<Item>,
    /// What paths mean in modules, as far as it was looked up.
    pub(super) meanings: RefCell<HashMap<(Names, Names), Vec<Names>>>,
    /// The names that calls of macros pass, as far as they were looked up.
    pub(super) passed: OnceCell<HashSet<String>>,
    /// Each module, also those that only have other modules.
    modules: HashMap<Vec<String>, Module>,
}

/// What a module has.
#[derive(Default)]
struct Module {
    /// Its imports, also with `extern crate`.
    imports: Vec<usize>,
    /// Its items with a name.
    named: HashMap<String, Vec<usize>>,
}

impl Crate {
    /// Reads every file of a package.
    ///
    /// # Errors
    ///
    /// If one of the sources cannot be read or parsed.
    pub(super) fn read(package: Package) -> Result<Self> {
        let (files, broken) = package.files()?;
        let Tree { homes, shared, unread, missing } = Tree::of(&package, &files);
        let is_needed = |broken: &Unread| package.is_source(&broken.path) && missing.contains(&broken.path);
        let (needed, others): (Vec<_>, Vec<_>) = broken.into_iter().partition(is_needed);
        if let Some(first) = needed.into_iter().next() {
            return Err(first.error);
        }
        let too_deep = others.into_iter().filter_map(|file| file.error.downcast::<TooDeep>().ok()).collect();
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for (file, home) in files.into_iter().zip(homes) {
            match home {
                Some(home) => inside.push((file, home)),
                None => outside.push(file),
            }
        }
        let (files, homes): (Vec<SourceFile>, Vec<Home>) = inside.into_iter().unzip();
        let of_file = |(index, (file, home))| items::of_file(index, file, home);
        let items: Vec<Item> = files.iter().zip(&homes).enumerate().flat_map(of_file).collect();
        let mut modules: HashMap<Vec<String>, Module> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            for depth in 0..item.modules.len() {
                modules.entry(item.modules[..depth].to_vec()).or_default();
            }
            let module = modules.entry(item.modules.clone()).or_default();
            if let Some(name) = item.name() {
                module.named.entry(plain(&name)).or_default().push(index);
            } else if matches!(item.syntax, syn::Item::Use(_) | syn::Item::ExternCrate(_)) {
                module.imports.push(index);
            }
        }
        Ok(Self {
            package,
            files,
            outside,
            homes,
            shared,
            unread,
            too_deep,
            items,
            meanings: RefCell::default(),
            passed: OnceCell::new(),
            modules,
        })
    }

    /// Returns the module under which the items of a module are listed: if two modules share a
    /// file, the first of them.
    pub(super) fn module(&self, path: &[String]) -> Vec<String> {
        let other = self.shared.iter().find_map(|(from, to)| Some([to, path.strip_prefix(&from[..])?].concat()));
        other.unwrap_or_else(|| path.to_vec())
    }

    /// Whether a file is also one of the target that another file is in.
    pub(super) fn is_in_target(&self, file: usize, other: usize) -> bool {
        let (of, target) = (&self.homes[file].modules, root_of(&self.homes[other].modules));
        root_of(of) == target || self.shared.iter().any(|(from, to)| root_of(from) == target && of.starts_with(to))
    }

    /// Whether there is a module.
    pub(super) fn has_module(&self, path: &[String]) -> bool {
        self.modules.contains_key(&self.module(path))
    }

    /// Returns the root that a path leads to that begins with a name of the crate itself: its own,
    /// or one that `extern crate self` gives it.
    pub(super) fn own_root(&self, from: &[String], first: &str) -> Option<Vec<String>> {
        let is_self = |item: &Item| match &item.syntax {
            syn::Item::ExternCrate(of) => {
                of.ident == "self" && of.rename.as_ref().is_some_and(|(_, name)| name == first)
            }
            _ => false,
        };
        let root = root_of(from);
        match () {
            () if self.package.is_library(first) => Some(Vec::new()),
            () if self.imports(root).any(is_self) => Some(root.to_vec()),
            () => None,
        }
    }

    /// Returns the imports of a module.
    pub(super) fn imports(&self, module: &[String]) -> impl Iterator<Item = &Item> {
        self.modules
            .get(&self.module(module))
            .into_iter()
            .flat_map(|module| &module.imports)
            .map(|index| &self.items[*index])
    }

    /// Returns the items of a module with a name, but none whose name is a parameter of a macro.
    pub(super) fn named(&self, module: &[String], name: &str) -> impl Iterator<Item = usize> {
        let named =
            self.modules.get(&self.module(module)).and_then(|module| module.named.get(name)).into_iter().flatten();
        named.copied().filter(|index| !self.is_parameter(&self.items[*index]))
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

    /// Returns the conditions under which an item is there, as text: its own, those of its modules,
    /// and those of the macro call that it is in.
    pub(super) fn conditions(&self, item: &Item) -> Vec<String> {
        let range = self.file(item).range(&item.syntax);
        let is_macro_around = |other: &&Item| {
            let is_call =
                matches!(&other.syntax, syn::Item::Macro(_)) && item.in_macro.is_some() && other.file == item.file;
            is_call && self.file(other).range(&other.syntax).contains(&range.start)
        };
        let around = self.items.iter().filter(is_macro_around).flat_map(|call| conditions_of(call.attributes()));
        [conditions_of(item.attributes()), item.conditions.clone(), around.collect()].concat()
    }

    /// Returns the calls of `include!` whose file was not read, because its path is computed.
    pub(super) fn computed(&self) -> impl Iterator<Item = (&Item, &ItemMacro)> {
        self.items.iter().filter_map(|item| match &item.syntax {
            syn::Item::Macro(of) if of.mac.path.is_ident("include") && of.mac.parse_body::<LitStr>().is_err() => {
                Some((item, of))
            }
            _ => None,
        })
    }

    /// Whether a target that a file is in has code that was not read and may use the file's names.
    pub(super) fn has_computed(&self, file: usize) -> bool {
        self.computed().any(|(item, _)| self.is_in_target(item.file, file) || self.is_in_target(file, item.file))
    }

    /// Returns the root of the library or program.
    pub(super) fn root(&self) -> Option<usize> {
        let root = self.package.root()?;
        self.files.iter().position(|file| file.path == root)
    }

    /// Returns the roots of all targets.
    pub(super) fn roots(&self) -> Vec<usize> {
        let at = |root: &Path| self.files.iter().position(|file| file.path == root);
        self.package.roots().filter_map(at).collect()
    }

    /// Whether an item is in the root module of a target with this root.
    pub(super) fn is_root_of(&self, root: usize, item: &Item) -> bool {
        item.modules == self.homes[root].modules
    }

    /// Whether a file belongs to the library or program, and is not a test or an example.
    pub(super) fn is_source(&self, file: usize) -> bool {
        self.package.sources().is_some_and(|sources| self.files[file].path.starts_with(sources))
            && !["tests", "benches", "examples"].iter().any(|folder| self.files[file].shown.starts_with(folder))
    }

    /// Returns all items of a kind that have a name, but not those in blocks.
    pub(super) fn items_named(&self, name: &str, is: fn(&Item) -> bool) -> Vec<usize> {
        let name = plain(name);
        let is_it = |item: &Item| is(item) && item.name().is_some_and(|own| plain(&own) == name);
        let named = self.items.iter().enumerate().filter(|(_, item)| is_it(item));
        let outside = named.filter(|(_, item)| !item.modules.iter().any(|module| is_block(module)));
        outside.map(|(index, _)| index).collect()
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
}

/// Whether an item is a struct, enum, union or type alias.
pub(super) fn is_type(item: &Item) -> bool {
    use syn::Item::{Enum, Struct, Type, Union};
    matches!(item.syntax, Struct(_) | Enum(_) | Union(_) | Type(_))
}
