//! Imports that nothing needs after the other changes.

use super::edits::Edits;
use super::file::SourceFile;
use super::krate::Crate;
use super::tokens::Token;
use std::ops::Range;
use syn::visit::{self, Visit};
use syn::{Block, ItemMod, ItemUse, UseTree, Visibility};

/// Removes imports of names that occurred only in what was removed, re-exports of removed items,
/// and `extern crate unsize`.
pub(super) fn remove(krate: &Crate, removed: &[String], edits: &mut Edits) {
    for (index, file) in krate.files.iter().enumerate() {
        let mut imports = Imports { file, scopes: Vec::new(), found: Vec::new() };
        imports.visit_file(&file.syntax);
        for of in &imports.found {
            let import = Import { file, index, range: file.range(*of), scope: imports.scope(file.range(*of).start) };
            if edits.covers(index, import.range.start) {
                continue;
            }
            let is_private = matches!(of.vis, Visibility::Inherited);
            let goes = |leaf: &String| removed.contains(leaf) || (is_private && import.is_unused(krate, leaf, edits));
            let (dropped, kept): (Vec<String>, Vec<String>) = leaves(&of.tree).into_iter().partition(goes);
            match (&kept[..], &dropped[..]) {
                (_, []) => {}
                ([], _) => edits.remove_lines(index, file, import.range, false),
                _ => remove_leaves(file, index, &of.tree, &dropped, edits),
            }
        }
    }
    extern_crate(krate, edits);
}

/// All imports of a file, also in functions, and the modules and blocks that they can be in.
struct Imports<'a, 'ast> {
    file: &'a SourceFile,
    /// Each with whether it sees the names around it.
    scopes: Vec<(Range<usize>, bool)>,
    found: Vec<&'ast ItemUse>,
}

impl<'ast> Visit<'ast> for Imports<'_, 'ast> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if let Some((_, items)) = &module.content {
            let sees = items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_glob_of_super(&of.tree)));
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

impl Imports<'_, '_> {
    /// Returns where the names of an import can be used.
    fn scope(&self, import: usize) -> Scope {
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
struct Scope {
    own: Range<usize>,
    others: Vec<Range<usize>>,
}

impl Scope {
    fn has(&self, byte: usize) -> bool {
        self.own.contains(&byte) && !self.others.iter().any(|other| other.contains(&byte))
    }
}

fn is_glob_of_super(tree: &UseTree) -> bool {
    matches!(tree, UseTree::Path(path) if path.ident == "super" && matches!(&*path.tree, UseTree::Glob(_)))
}

struct Import<'a> {
    file: &'a SourceFile,
    index: usize,
    range: Range<usize>,
    scope: Scope,
}

impl Import<'_> {
    /// Whether a name was used only in what was removed.
    fn is_unused(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let tokens = self.file.tokens.iter();
        let uses = tokens.filter(|token| token.is(leaf) && !self.range.contains(&token.range.start));
        let (gone, stays): (Vec<&Token>, Vec<&Token>) = uses
            .filter(|token| self.scope.has(token.range.start))
            .partition(|token| edits.covers(self.index, token.range.start));
        stays.is_empty()
            && (!gone.is_empty() || self.is_method_gone(leaf, edits))
            && !self.is_seen_elsewhere(krate, leaf)
    }

    /// Whether it is the trait of `.unsize(…)`, and all calls were rewritten.
    fn is_method_gone(&self, leaf: &str, edits: &Edits) -> bool {
        let calls = self.file.tokens.windows(2).filter(|pair| pair[0].is(".") && pair[1].is("unsize"));
        let calls: Vec<bool> = calls.map(|pair| edits.covers(self.index, pair[1].range.start)).collect();
        leaf == "CoerceUnsize" && !calls.is_empty() && calls.into_iter().all(|is_gone| is_gone)
    }

    /// Whether a module in another file, which sees all names of this one, has the name.
    fn is_seen_elsewhere(&self, krate: &Crate, leaf: &str) -> bool {
        krate.files.iter().enumerate().any(|(index, other)| {
            let items = &other.syntax.items;
            let sees = items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_glob_of_super(&of.tree)));
            index != self.index && sees && other.tokens.iter().any(|token| token.is(leaf))
        })
    }
}

/// Returns the names that an import brings into scope.
fn leaves(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => match &*path.tree {
            UseTree::Name(name) if name.ident == "self" => vec![path.ident.to_string()],
            tree => leaves(tree),
        },
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Rename(name) => vec![name.rename.to_string()],
        UseTree::Glob(_) => vec!["*".to_owned()],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}

/// Removes some names from a group, and the braces around a single one.
fn remove_leaves(file: &SourceFile, index: usize, tree: &UseTree, dropped: &[String], edits: &mut Edits) {
    match tree {
        UseTree::Path(path) => remove_leaves(file, index, &path.tree, dropped, edits),
        UseTree::Group(group) => {
            let goes = |tree: &&UseTree| leaves(tree).iter().all(|leaf| dropped.contains(leaf));
            let kept: Vec<&UseTree> = group.items.iter().filter(|tree| !goes(tree)).collect();
            if let [one] = kept[..] {
                let is_self = matches!(one, UseTree::Name(name) if name.ident == "self");
                let is_whole = !leaves(one).iter().any(|leaf| dropped.contains(leaf));
                let braces = file.range_of(group.brace_token.span.join());
                let is_short = !file.has_comment(&braces) && !file.text_of(one).contains('\n');
                if group.items.len() > 1 && !is_self && is_whole && is_short {
                    edits.replace(index, braces, file.text_of(one));
                    return;
                }
            }
            let ranges: Vec<(Range<usize>, bool)> =
                group.items.iter().map(|tree| (file.range(tree), goes(&tree))).collect();
            edits.remove_from_list(index, file, &ranges);
            for tree in kept {
                remove_leaves(file, index, tree, dropped, edits);
            }
        }
        _ => {}
    }
}

/// Removes `extern crate unsize` if no path begins with it any more.
fn extern_crate(krate: &Crate, edits: &mut Edits) {
    if names_crate(krate, "unsize", edits) {
        return;
    }
    for item in &krate.items {
        if let syn::Item::ExternCrate(of) = &item.syntax
            && of.ident == "unsize"
        {
            let file = krate.file(item);
            edits.remove_lines(item.file, file, file.range(of), false);
        }
    }
}

/// Whether a path that begins with the name of a crate is left.
pub(super) fn names_crate(krate: &Crate, name: &str, edits: &Edits) -> bool {
    krate.files.iter().enumerate().any(|(index, file)| {
        let mut paths =
            file.tokens.windows(3).filter(|window| window[0].is(name) && window[1].is(":") && window[2].is(":"));
        paths.any(|window| !edits.covers(index, window[0].range.start))
    })
}
