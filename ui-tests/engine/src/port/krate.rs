//! All that the crate's own sources say: its files and their items, and which item a name means.

use super::file::{SourceFile, TooDeep};
use super::items::{self, Item, is_block};
use super::package::{Package, Unread};
use super::paths;
use super::prelude::PRELUDE;
use super::tree::{Home, Tree, root_of};
use super::types::{last_name, mentions};
use anyhow::Result;
use std::cell::RefCell;
use std::collections::HashMap;
use syn::{ItemImpl, ItemStruct, Type};

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
    /// The places of calls of `include!` whose file is written during the build.
    pub(super) generated: Vec<String>,
    /// Files that no module of the sources leads to, and that were not read.
    pub(super) too_deep: Vec<TooDeep>,
    /// The items of all files.
    pub(super) items: Vec<Item>,
    /// What paths mean in modules, as far as it was looked up.
    pub(super) meanings: RefCell<HashMap<(Names, Names), Vec<Names>>>,
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
        let Tree { homes, shared, unread, generated, missing } = Tree::of(&package, &files);
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
                module.named.entry(paths::plain(&name)).or_default().push(index);
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
            generated,
            too_deep,
            items,
            meanings: RefCell::default(),
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
    /// then in its file, then anywhere in the sources of its target if there is only one.
    fn find_type(&self, name: &str, near: &Item) -> Option<usize> {
        let named: Vec<usize> = self.types_named(name);
        let is_near = |other: &Item| other.file == near.file && other.modules == near.modules;
        let is_in_file = |index: &usize| self.items[*index].file == near.file;
        let is_in_target = |index: usize| {
            let file = self.items[index].file;
            self.is_source(file) && self.is_in_target(file, near.file)
        };
        only(named.iter().copied().filter(|index| is_near(&self.items[*index])))
            .or_else(|| only(named.iter().copied().filter(is_in_file)))
            .or_else(|| only(named.iter().copied().filter(|index| is_in_target(*index))))
    }

    /// Returns all structs, enums, unions and type aliases of a name, but not those in blocks.
    pub(super) fn types_named(&self, name: &str) -> Vec<usize> {
        let name = paths::plain(name);
        let is_it = |item: &Item| is_type(item) && item.name().is_some_and(|own| paths::plain(&own) == name);
        let named = self.items.iter().enumerate().filter(|(_, item)| is_it(item));
        let outside = named.filter(|(_, item)| !item.modules.iter().any(|module| is_block(module)));
        outside.map(|(index, _)| index).collect()
    }

    /// Returns the type of the crate that a path means: the one that the imports say, or the one of
    /// the name if they say nothing.
    pub(super) fn type_at(&self, near: &Item, path: &syn::Path) -> Option<usize> {
        let name = &path.segments.last()?.ident;
        if self.file(near).is_parameter(name) {
            let is_same = |item: &Item| item.file == near.file && item.in_macro == near.in_macro;
            let same = self.items.iter().enumerate().filter(|(_, item)| is_same(item) && self.is_parameter(item));
            let same = same.filter(|(_, item)| item.name().is_some_and(|other| name == &other));
            return only(same.map(|(index, _)| index));
        }
        match &paths::meanings(self, near, path)[..] {
            [meaning] => match &meaning[..] {
                [root, modules @ .., _] if root == "crate" => {
                    let name = paths::plain(&name.to_string());
                    only(self.named(modules, &name).filter(|index| is_type(&self.items[*index])))
                }
                // Another module's type of this name is not in scope, and the prelude's is.
                [_] if PRELUDE.contains(&&*name.to_string()) => None,
                // The body of a macro means what is in scope where it is called: the only type of
                // this name, if no macro may define another one.
                [_] if (near.in_macro.is_some() || matches!(near.syntax, syn::Item::Macro(_)))
                    && !self.is_passed(&name.to_string()) =>
                {
                    self.find_type(&name.to_string(), near).filter(|index| !self.is_parameter(&self.items[*index]))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a macro is called with a name, as an item.
    fn is_passed(&self, name: &str) -> bool {
        self.items.iter().any(|item| match &item.syntax {
            syn::Item::Macro(of) => of.ident.is_none() && mentions(&of.mac.tokens, name),
            _ => false,
        })
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

    /// Returns the type that an impl is for, if it is one of the crate's. Aliases are followed.
    pub(super) fn self_type(&self, item: &Item, of: &ItemImpl) -> Option<usize> {
        let find = || self.behind_aliases(item, &of.self_ty, MOST_ALIASES);
        *item.looked_up.self_type.get_or_init(find)
    }

    fn behind_aliases(&self, near: &Item, of: &Type, depth: usize) -> Option<usize> {
        let Type::Path(path) = of else { return None };
        let found = self.type_at(near, &path.path)?;
        match &self.items[found].syntax {
            syn::Item::Type(alias) => {
                self.behind_aliases(&self.items[found], &alias.ty, depth.checked_sub(1)?).or(Some(found))
            }
            _ => Some(found),
        }
    }

    /// Returns the last name of the trait of an impl, which an import may rename.
    pub(super) fn imported_trait(&self, item: &Item, of: &ItemImpl) -> Option<String> {
        let (path, _) = of.trait_.as_ref()?;
        match &paths::meanings(self, item, path)[..] {
            [one] => one.last().cloned(),
            _ => Some(last_name(path)),
        }
    }

    /// Whether an impl is for a struct by its own name, and not by an alias.
    pub(super) fn is_named_by(&self, item: &Item, of: &ItemImpl, own: usize) -> bool {
        matches!(&*of.self_ty, Type::Path(path) if self.type_at(item, &path.path) == Some(own))
    }

    /// Whether an impl is for a struct, or may be because its type has the same name.
    pub(super) fn may_be_for(&self, item: &Item, of: &ItemImpl, own: usize) -> bool {
        match (self.self_type(item, of), &*of.self_ty) {
            (Some(found), _) => found == own,
            (None, Type::Path(path)) => self.items[own].name().is_some_and(|name| last_name(&path.path) == name),
            (None, _) => false,
        }
    }
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

fn is_type(item: &Item) -> bool {
    use syn::Item::{Enum, Struct, Type, Union};
    matches!(item.syntax, Struct(_) | Enum(_) | Union(_) | Type(_))
}

/// Returns the last name of the trait of an impl.
pub(super) fn trait_name(of: &ItemImpl) -> Option<String> {
    Some(of.trait_.as_ref()?.0.segments.last()?.ident.to_string())
}
