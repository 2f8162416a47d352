//! The imports of a file, and where their names can be used.

use super::file::SourceFile;
use super::krate::Crate;
use super::paths;
use super::tokens::plain;
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
        // Documentation above a module is in the scope around it.
        if let Some((braces, items)) = &module.content {
            let sees = items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_local_glob(&of.tree)));
            self.scopes.push((self.file.range_of(braces.span.join()), sees));
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
#[derive(PartialEq)]
pub(super) struct Scope {
    own: Range<usize>,
    others: Vec<Range<usize>>,
}

impl Scope {
    pub(super) fn has(&self, byte: usize) -> bool {
        self.own.contains(&byte) && !self.others.iter().any(|other| other.contains(&byte))
    }
}

/// What a name is, as far as that says where it can stand.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A module of the standard library: `::` follows it.
    Module,
    /// A trait that unsizes: no type follows it after a colon.
    Trait,
    Any,
}

impl Kind {
    /// Reads what an import means.
    pub(super) fn of(meanings: &[Vec<String>]) -> Self {
        let is_module = |path: &Vec<String>| match &path[..] {
            [root, name] => root == "core" && name.starts_with(|first: char| first.is_ascii_lowercase()),
            _ => false,
        };
        let traits = ["CoerceUnsized", "DispatchFromDyn", "Unsize"];
        let is_trait =
            |path: &Vec<String>| path[0] == "core" && path.last().is_some_and(|last| traits.contains(&&**last));
        match meanings {
            [] => Self::Any,
            all if all.iter().all(is_module) => Self::Module,
            all if all.iter().all(is_trait) => Self::Trait,
            _ => Self::Any,
        }
    }
}

/// Returns where a file may use a name that is in scope. A field, a method, or a part of a path in
/// the standard library is another name.
pub(super) fn uses(krate: &Crate, index: usize, name: &str, kind: Kind) -> Vec<usize> {
    let (file, is_std) = (&krate.files[index], |name: &str| ["std", "core", "alloc"].contains(&name));
    let of_std = krate.items.iter().filter(|item| match &item.syntax {
        syn::Item::Use(ItemUse { tree: UseTree::Path(of), .. }) => item.file == index && is_std(&of.ident.to_string()),
        _ => false,
    });
    let of_std: Vec<Range<usize>> = of_std.map(|item| file.range(&item.syntax)).collect();
    let is = |at: Option<usize>, text: &str| at.and_then(|at| file.tokens.get(at)).is_some_and(|token| token.is(text));
    let is_use = |at: &usize| {
        let before = |steps: usize| at.checked_sub(steps);
        let is_path = is(Some(at + 1), ":") && is(Some(at + 2), ":");
        let is_field = is(before(1), ".") && !is(before(2), ".");
        let can_stand = match kind {
            Kind::Module => is_path,
            Kind::Trait => is_path || !is(Some(at + 1), ":"),
            Kind::Any => true,
        };
        can_stand && !is_field && !path_before(file, *at).first().is_some_and(|first| is_std(first))
    };
    let named = file.tokens.iter().enumerate().filter(|(_, token)| token.is(name));
    let uses = named.filter(|(at, _)| is_use(at)).map(|(_, token)| token.range.start);
    uses.filter(|byte| !of_std.iter().any(|range| range.contains(byte))).collect()
}

/// Returns the names of a path before a token in it.
pub(super) fn path_before(file: &SourceFile, at: usize) -> Vec<String> {
    let (mut names, mut first) = (Vec::new(), at);
    let is_colon = |at: usize| file.tokens[at].is(":");
    while first > 2 && is_colon(first - 1) && is_colon(first - 2) {
        first -= 3;
        names.insert(0, plain(&file.tokens[first].text));
    }
    names
}

/// Whether an import brings all names of a module of the crate.
fn is_local_glob(tree: &UseTree) -> bool {
    let is_local = |path: &[String]| path.first().is_some_and(|first| ["crate", "self", "super"].contains(&&**first));
    paths::leaves(tree).iter().any(|(alias, path)| alias == "*" && is_local(path))
}

/// An import, and where its names can be used.
pub(super) struct Import<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) index: usize,
    pub(super) range: Range<usize>,
    pub(super) tree: &'a UseTree,
    pub(super) scope: Scope,
}

impl<'a> Import<'a> {
    pub(super) fn of(file: &'a SourceFile, index: usize, imports: &Imports<'_, '_>, of: &'a ItemUse) -> Self {
        let range = file.range(of);
        let scope = imports.scope(range.start);
        Self { file, index, range, tree: &of.tree, scope }
    }
}
