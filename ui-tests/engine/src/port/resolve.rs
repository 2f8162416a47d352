//! Which item of the crate a path means.
//!
//! An import or a glob may give an item another name where a path to it is written. Everything that
//! looks for the item behind a path asks here.

use super::bodies::names;
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES, is_type};
use super::paths::meanings;
use super::prelude::needs_no_import;
use super::tokens::plain;
use super::types::last_name;
use syn::{ItemImpl, Path, Type};

impl Crate {
    /// Returns the struct, enum, union or type alias that a path means.
    pub(super) fn type_at(&self, near: &Item, path: &Path) -> Option<usize> {
        let name = &path.segments.last()?.ident;
        if self.file(near).is_parameter(name) {
            let is_same = |item: &Item| item.file == near.file && item.in_macro == near.in_macro;
            let same = self.items.iter().enumerate().filter(|(_, item)| is_same(item) && self.is_parameter(item));
            let same = same.filter(|(_, item)| item.name().is_some_and(|other| name == &other));
            return only(same.map(|(index, _)| index));
        }
        self.item_at(near, path, is_type)
    }

    /// Whether a path means several types in one module.
    pub(super) fn is_there_twice(&self, near: &Item, path: &Path) -> bool {
        meanings(self, near, path).iter().any(|meaning| match &meaning[..] {
            [root, modules @ .., name] if root == "crate" => {
                self.named(modules, name).filter(|index| is_type(&self.items[*index])).nth(1).is_some()
            }
            _ => false,
        })
    }

    /// Returns the trait that a path means.
    pub(super) fn trait_at(&self, near: &Item, path: &Path) -> Option<usize> {
        self.item_at(near, path, |item| matches!(item.syntax, syn::Item::Trait(_)))
    }

    /// Returns the function outside of impls that a path means.
    pub(super) fn function_at(&self, near: &Item, path: &Path) -> Option<usize> {
        self.item_at(near, path, |item| matches!(item.syntax, syn::Item::Fn(_)))
    }

    fn item_at(&self, near: &Item, path: &Path, is: fn(&Item) -> bool) -> Option<usize> {
        let all = meanings(self, near, path);
        let [meaning] = &all[..] else { return None };
        match &meaning[..] {
            [root, modules @ .., name] if root == "crate" => {
                let named: Vec<usize> = self.named(modules, name).filter(|index| is(&self.items[*index])).collect();
                let is_in_file = |index: &usize| self.items[*index].file == near.file;
                // The file of a module can depend on a condition.
                only(named.iter().copied()).or_else(|| only(named.iter().copied().filter(is_in_file)))
            }
            // Another module's item of this name is not in scope, and the prelude's is.
            [name] if needs_no_import(name) => None,
            // The body of a macro means what is in scope where it is called: the only item of this
            // name, if no macro may define another one.
            [name]
                if (near.in_macro.is_some() || matches!(near.syntax, syn::Item::Macro(_))) && !self.is_passed(name) =>
            {
                self.nearest(name, near, is).filter(|index| !self.is_parameter(&self.items[*index]))
            }
            _ => None,
        }
    }

    /// Returns the item that a name means near another one: in its module, then in its file, then
    /// anywhere in the sources of its target if there is only one.
    fn nearest(&self, name: &str, near: &Item, is: fn(&Item) -> bool) -> Option<usize> {
        let named = self.items_named(name, is);
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

    /// Whether a macro is called with a name, as an item.
    fn is_passed(&self, name: &str) -> bool {
        let all = self.passed.get_or_init(|| {
            let passed = self.items.iter().filter_map(|item| match &item.syntax {
                syn::Item::Macro(of) if of.ident.is_none() => Some(names(&of.mac.tokens)),
                _ => None,
            });
            passed.flatten().collect()
        });
        all.contains(name)
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

    /// Returns the last name of what a path means. If that is unclear, the name that is written.
    pub(super) fn meant_name(&self, near: &Item, path: &Path) -> String {
        match &meanings(self, near, path)[..] {
            [one] => one.last().cloned().unwrap_or_default(),
            _ => plain(&last_name(path)),
        }
    }

    /// Returns the name of the trait of an impl.
    pub(super) fn trait_name(&self, item: &Item, of: &ItemImpl) -> Option<String> {
        Some(self.meant_name(item, &of.trait_.as_ref()?.0))
    }

    /// Whether an impl is for a struct itself, and not for an alias with arguments of its own.
    pub(super) fn is_named_by(&self, item: &Item, of: &ItemImpl, own: usize) -> bool {
        matches!(&*of.self_ty, Type::Path(path) if self.type_at(item, &path.path) == Some(own))
    }

    /// Whether an impl is for a struct, or may be: something that its type may mean has the name of
    /// the struct.
    pub(super) fn may_be_for(&self, item: &Item, of: &ItemImpl, own: usize) -> bool {
        match (self.self_type(item, of), &*of.self_ty) {
            (Some(found), _) => found == own,
            (None, Type::Path(path)) => self.may_mean(item, &path.path, own),
            (None, _) => false,
        }
    }

    /// Whether an impl is of a trait of the crate, or may be.
    pub(super) fn may_be_of(&self, item: &Item, of: &ItemImpl, own: usize) -> bool {
        let Some((path, _)) = &of.trait_ else { return false };
        self.trait_at(item, path).map_or_else(|| self.may_mean(item, path, own), |found| found == own)
    }

    fn may_mean(&self, near: &Item, path: &Path, own: usize) -> bool {
        let name = self.items[own].name().map(|name| plain(&name));
        meanings(self, near, path).iter().any(|meaning| meaning.last() == name.as_ref())
    }
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let one = found.next()?;
    found.next().is_none().then_some(one)
}
