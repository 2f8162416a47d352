//! Imports and feature gates that nothing needs after the other changes.

use super::edits::{Edits, whole_lines};
use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::tokens::Token;
use proc_macro2::{Delimiter, TokenTree};
use std::ops::Range;
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, Meta, UseTree, Visibility};

/// Each gate, and what needs it.
const GATES: [(&str, &[&str]); 5] = [
    ("coerce_unsized", &["CoerceUnsized"]),
    ("derive_coerce_pointee", &["CoercePointee"]),
    ("dispatch_from_dyn", &["DispatchFromDyn"]),
    ("pin_coerce_unsized_trait", &["PinCoerceUnsized", "PinSafePointer"]),
    ("unsize", &["Unsize"]),
];

/// Removes imports of names that occurred only in what was removed, re-exports of removed items, and
/// `extern crate unsize`.
pub(super) fn imports(krate: &Crate, removed: &[String], edits: &mut Edits) {
    let imports = krate.items.iter().filter_map(|item| match &item.syntax {
        syn::Item::Use(of) if item.in_macro.is_none() => Some((item, of)),
        _ => None,
    });
    for (item, of) in imports {
        let file = krate.file(item);
        if edits.covers(item.file, file.range(of).start) {
            continue;
        }
        let scope = Scope::of(file, of);
        let is_private = matches!(of.vis, Visibility::Inherited);
        let mut kept = Vec::new();
        let mut dropped = Vec::new();
        for leaf in leaves(&of.tree) {
            let goes = removed.contains(&leaf) || (is_private && is_unused(krate, item, &leaf, of, &scope, edits));
            if goes { dropped.push(leaf) } else { kept.push(leaf) }
        }
        match (&kept[..], &dropped[..]) {
            (_, []) => {}
            ([], _) => edits.remove(item.file, whole_lines(file, file.range(of), false)),
            _ => remove_leaves(file, item.file, &of.tree, &dropped, edits),
        }
    }
    extern_crate(krate, edits);
}

/// Where the names of an import can be used: its module, but not the modules in it, unless they
/// import everything from around them.
struct Scope {
    module: Range<usize>,
    others: Vec<Range<usize>>,
}

impl Scope {
    fn of(file: &SourceFile, import: &ItemUse) -> Self {
        let mut modules = Modules { file, ranges: Vec::new() };
        modules.visit_file(&file.syntax);
        let at = file.range(import).start;
        let around = modules.ranges.iter().filter(|(range, _)| range.contains(&at));
        let module = around.min_by_key(|(range, _)| range.len()).map_or(0..file.text.len(), |(range, _)| range.clone());
        let is_other = |(range, takes_all): &&(Range<usize>, bool)| {
            !takes_all && *range != module && module.start <= range.start && range.end <= module.end
        };
        let others = modules.ranges.iter().filter(is_other).map(|(range, _)| range.clone()).collect();
        Self { module, others }
    }

    fn has(&self, byte: usize) -> bool {
        self.module.contains(&byte) && !self.others.iter().any(|other| other.contains(&byte))
    }
}

struct Modules<'a> {
    file: &'a SourceFile,
    ranges: Vec<(Range<usize>, bool)>,
}

impl<'ast> Visit<'ast> for Modules<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if let Some((_, items)) = &module.content {
            let takes_all = items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_glob_of_super(&of.tree)));
            self.ranges.push((self.file.range(module), takes_all));
        }
        visit::visit_item_mod(self, module);
    }
}

fn is_glob_of_super(tree: &UseTree) -> bool {
    matches!(tree, UseTree::Path(path) if path.ident == "super" && matches!(&*path.tree, UseTree::Glob(_)))
}

/// Whether a name was used only in what was removed.
fn is_unused(krate: &Crate, item: &Item, leaf: &str, of: &ItemUse, scope: &Scope, edits: &Edits) -> bool {
    let file = krate.file(item);
    let import = file.range(of);
    let in_scope = |token: &&Token| token.is(leaf) && scope.has(token.range.start) && !import.contains(&token.range.start);
    let (gone, stays): (Vec<&Token>, Vec<&Token>) =
        file.tokens.iter().filter(in_scope).partition(|token| edits.covers(item.file, token.range.start));
    if leaf == "CoerceUnsize" {
        let is_call = |pair: &[Token]| pair[0].is(".") && pair[1].is("unsize");
        let calls = |stays: bool| {
            let mut calls = file.tokens.windows(2).filter(|pair| is_call(pair));
            calls.any(|pair| edits.covers(item.file, pair[1].range.start) != stays)
        };
        return stays.is_empty() && calls(false) && !calls(true);
    }
    let in_other_files = || {
        krate.files.iter().enumerate().any(|(index, other)| {
            let takes_all = other.syntax.items.iter().any(|item| matches!(item, syn::Item::Use(of) if is_glob_of_super(&of.tree)));
            index != item.file && takes_all && other.tokens.iter().any(|token| token.is(leaf))
        })
    };
    stays.is_empty() && !gone.is_empty() && !in_other_files()
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
                if group.items.len() > 1 && !is_self && is_whole && !file.text_of(one).contains('\n') {
                    edits.replace(index, file.range_of(group.brace_token.span.join()), file.text_of(one));
                    return;
                }
            }
            let ranges: Vec<(Range<usize>, bool)> =
                group.items.iter().map(|tree| (file.range(tree), goes(&tree))).collect();
            remove_from_list(index, &ranges, edits);
            kept.iter().for_each(|tree| remove_leaves(file, index, tree, dropped, edits));
        }
        _ => {}
    }
}

/// Removes some of the elements of a list, each with one comma.
fn remove_from_list(index: usize, elements: &[(Range<usize>, bool)], edits: &mut Edits) {
    let mut last_kept = None;
    for (at, (range, goes)) in elements.iter().enumerate() {
        if !goes {
            last_kept = Some(range.end);
            continue;
        }
        let next = elements.get(at + 1).map(|(next, _)| next.start);
        let is_followed_by_kept = elements[at + 1..].iter().any(|(_, goes)| !goes);
        match (next, last_kept) {
            (Some(next), _) if is_followed_by_kept => edits.remove(index, range.start..next),
            (_, Some(kept)) => {
                let end = elements.last().map_or(range.end, |(last, _)| last.end);
                edits.remove(index, kept..end);
                return;
            }
            (_, None) => edits.remove(index, range.start..range.end),
        }
    }
}

/// Removes `extern crate unsize` if no path begins with it any more.
fn extern_crate(krate: &Crate, edits: &mut Edits) {
    if names_crate(krate, "unsize", edits) {
        return;
    }
    for item in &krate.items {
        if let syn::Item::ExternCrate(of) = &item.syntax {
            if of.ident == "unsize" {
                let file = krate.file(item);
                edits.remove(item.file, whole_lines(file, file.range(of), false));
            }
        }
    }
}

/// Whether a path that begins with the name of a crate is left.
pub(super) fn names_crate(krate: &Crate, name: &str, edits: &Edits) -> bool {
    krate.files.iter().enumerate().any(|(index, file)| {
        let mut paths = file.tokens.windows(3).filter(|window| {
            window[0].is(name) && window[1].is(":") && window[2].is(":")
        });
        paths.any(|window| !edits.covers(index, window[0].range.start))
    })
}

/// Removes the feature gates that nothing needs any more.
pub(super) fn gates(krate: &Crate, edits: &mut Edits) {
    for (index, file) in krate.files.iter().enumerate() {
        for attribute in &file.syntax.attrs {
            let is_needed = |gate: &str, edits: &Edits| {
                let Some((_, needed_by)) = GATES.iter().find(|(known, _)| *known == gate) else { return true };
                // A gate of the root is for all its modules.
                let files = krate.files.iter().enumerate();
                let mut files = files.filter(|(other, _)| *other == index || krate.is_source(index) && krate.is_source(*other));
                files.any(|(other, file)| {
                    let mut names = file.tokens.iter().filter(|token| needed_by.iter().any(|name| token.is(name)));
                    names.any(|token| !edits.covers(other, token.range.start))
                })
            };
            remove_gates(file, index, attribute, is_needed, edits);
        }
    }
}

fn remove_gates(file: &SourceFile, index: usize, attribute: &Attribute, is_needed: impl Fn(&str, &Edits) -> bool, edits: &mut Edits) {
    let Meta::List(list) = &attribute.meta else { return };
    let Some((inside, is_only)) = feature_list(list.path.is_ident("feature"), list) else { return };
    let gates = inside.into_iter().filter_map(|tree| if let TokenTree::Ident(gate) = tree { Some(gate) } else { None });
    let gates: Vec<(Range<usize>, bool)> =
        gates.map(|gate| (file.range_of(gate.span()), !is_needed(&gate.to_string(), edits))).collect();
    if gates.iter().all(|(_, goes)| *goes) && is_only && !gates.is_empty() {
        edits.remove(index, whole_lines(file, file.range(attribute), false));
    } else if gates.iter().any(|(_, goes)| *goes) {
        remove_from_list(index, &gates, edits);
    }
}

/// Returns the names in `feature(…)`, also in a `cfg_attr`, and whether it has nothing else.
fn feature_list(is_plain: bool, list: &syn::MetaList) -> Option<(proc_macro2::TokenStream, bool)> {
    if is_plain {
        return Some((list.tokens.clone(), true));
    }
    if !list.path.is_ident("cfg_attr") {
        return None;
    }
    let trees: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let at = trees.windows(2).position(|pair| {
        matches!(&pair[0], TokenTree::Ident(name) if name == "feature")
            && matches!(&pair[1], TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
    })?;
    let TokenTree::Group(group) = &trees[at + 1] else { return None };
    let commas = |trees: &[TokenTree]| trees.iter().filter(|tree| tree.to_string() == ",").count();
    let is_only = commas(&trees[..at]) == 1 && trees[at + 2..].iter().all(|tree| tree.to_string() == ",");
    Some((group.stream(), is_only))
}
