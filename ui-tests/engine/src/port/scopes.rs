//! The imports of a file, and where their names can be used.

use super::file::SourceFile;
use super::paths;
use std::ops::Range;
use syn::visit::{self, Visit};
use syn::{Block, ItemMod, ItemUse, UseTree};

/// All imports of a file, also in functions, and the modules and blocks that they can be in.
pub(super) struct Imports<'a, 'ast> {
    file: &'a SourceFile,
    /// Each with whether it sees the names around it.
    scopes: Vec<(Range<usize>, bool)>,
    pub(super) found: Vec<&'ast ItemUse>,
}

impl<'ast> Visit<'ast> for Imports<'_, 'ast> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if let Some((_, items)) = &module.content {
            let sees = items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_local_glob(&of.tree)));
            self.scopes.push((self.file.range(module), sees));
        }
        visit::visit_item_mod(self, module);
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.scopes.push((self.file.range(block), true));
        visit::visit_block(self, block);
    }

    fn visit_item_use(&mut self, of: &'ast ItemUse) {
        self.found.push(of);
    }
}

impl<'a> Imports<'a, 'a> {
    /// Reads a file.
    pub(super) fn of(file: &'a SourceFile) -> Self {
        let mut imports = Self { file, scopes: Vec::new(), found: Vec::new() };
        imports.visit_file(&file.syntax);
        imports
    }

    /// Returns where the names of an import can be used.
    pub(super) fn scope(&self, import: usize) -> Scope {
        let around = self.scopes.iter().filter(|(range, _)| range.contains(&import));
        let own = around.min_by_key(|(range, _)| range.len());
        let own = own.map_or(0..self.file.text.len(), |(range, _)| range.clone());
        let is_other = |(range, sees): &&(Range<usize>, bool)| {
            !sees && *range != own && own.start <= range.start && range.end <= own.end
        };
        let others = self.scopes.iter().filter(is_other).map(|(range, _)| range.clone()).collect();
        Scope { own, others }
    }
}

/// A module or block, without the modules in it that do not see its names.
pub(super) struct Scope {
    own: Range<usize>,
    others: Vec<Range<usize>>,
}

impl Scope {
    pub(super) fn has(&self, byte: usize) -> bool {
        self.own.contains(&byte) && !self.others.iter().any(|other| other.contains(&byte))
    }
}

/// Whether an import brings all names of a module of the crate.
fn is_local_glob(tree: &UseTree) -> bool {
    let is_local = |path: &[String]| path.first().is_some_and(|first| ["crate", "self", "super"].contains(&&**first));
    paths::leaves(tree).iter().any(|(alias, path)| alias == "*" && is_local(path))
}
