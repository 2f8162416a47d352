//! Imports that are unused once everything else is changed.

use super::documentation::links;
use super::edits::Edits;
use super::elsewhere;
use super::externs;
use super::file::SourceFile;
use super::krate::Crate;
use super::left::LeftAlone;
use super::lines::Comments;
use super::paths;
use super::scopes::{Import, Imports, Kind, uses};
use super::struct_attributes::derives_ours;
use super::tokens::{Token, plain};
use super::unsize_crate::{OF_UNSIZE, is_call_left, is_glob_of_unsize, is_unsize_left, loses_impl};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use syn::{ItemUse, UseTree, Visibility};

/// Names whose imports bring no methods that can be called, and the traits that unsize, of which
/// `calls` has looked for the methods.
const WITHOUT_METHODS: [&str; 13] = [
    "CoerceUnsized",
    "CoercePointee",
    "CoerceUnsize",
    "CoerciblePtr",
    "Coercion",
    "DispatchFromDyn",
    "ManuallyDrop",
    "NonNull",
    "PhantomData",
    "Pin",
    "PinCoerceUnsized",
    "Rc",
    "Unsize",
];

/// Removes imports of names that occurred only in what was removed, re-exports of removed items,
/// and `extern crate unsize`.
/// Returns what a person has to look at: documentation that links to what was imported, and imports
/// of everything that may be unused.
pub(super) fn remove(krate: &Crate, removed: &[String], edits: &mut Edits) -> Vec<LeftAlone> {
    // An import may have been for another one that is gone now, so names are added until no more go.
    let before = edits.clone();
    let mut dropped = BTreeMap::new();
    while find_more(krate, removed, &before, edits, &mut dropped) {
        *edits = before.clone();
        remove_dropped(krate, &dropped, edits);
    }
    let mut notes = Vec::new();
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        for of in &imports.found {
            let import = Import::of(file, index, &imports, of);
            let names = dropped.get(&(index, import.range.start)).into_iter().flatten().map(String::as_str);
            // The only glob that goes is that of the crate `unsize`.
            let names = names.flat_map(|leaf| if leaf == "*" { OF_UNSIZE.to_vec() } else { vec![leaf] });
            notes.extend(names.flat_map(|leaf| links(&import, leaf)));
        }
    }
    let mut seen = BTreeSet::new();
    notes.retain(|note| seen.insert(note.clone()));
    notes.extend(idle(krate, edits));
    externs::remove(krate, edits);
    notes
}

/// The names that go, of each import: its file and its place.
type Dropped = BTreeMap<(usize, usize), BTreeSet<String>>;

/// Adds the names that nothing needs, and returns whether there are any.
fn find_more(krate: &Crate, removed: &[String], before: &Edits, edits: &Edits, dropped: &mut Dropped) -> bool {
    let mut is_changed = false;
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        for of in &imports.found {
            let import = Import::of(file, index, &imports, of);
            if before.touches(index, &import.range) || krate.has_computed(index) {
                continue;
            }
            let goes = |leaf: &String| {
                let is_unused = match of.vis {
                    _ if leaf == "*" => is_glob_of_unsize(of) && !is_unsize_left(krate, edits),
                    Visibility::Public(_) if elsewhere::may_be_public(&import, krate) => false,
                    _ if leaf == "_" => import.is_method_gone(krate, leaf, edits),
                    Visibility::Inherited => import.is_unused(krate, leaf, edits),
                    _ => import.is_unused_in_crate(krate, leaf, edits),
                };
                is_unused || removed.contains(leaf) && import.is_of_the_crate(krate, leaf)
            };
            for leaf in leaves(&of.tree).into_iter().filter(goes) {
                is_changed |= dropped.entry((index, import.range.start)).or_default().insert(leaf);
            }
        }
    }
    is_changed
}

/// Removes these names.
fn remove_dropped(krate: &Crate, dropped: &Dropped, edits: &mut Edits) {
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        for of in &imports.found {
            let import = Import::of(file, index, &imports, of);
            let Some(names) = dropped.get(&(index, import.range.start)) else {
                continue;
            };
            if leaves(&of.tree).iter().all(|leaf| names.contains(leaf)) {
                edits.remove_lines(index, file, import.range.clone(), Comments::OnItsLine);
            } else {
                let names: Vec<String> = names.iter().cloned().collect();
                remove_leaves(file, index, ("", &of.tree), &names, edits);
            }
        }
    }
}

/// Notes the imports of everything that may be unused now.
fn idle(krate: &Crate, edits: &Edits) -> Vec<LeftAlone> {
    let mut notes = Vec::new();
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        for of in imports.found.iter().filter(|of| matches!(of.vis, Visibility::Inherited)) {
            let import = Import::of(file, index, &imports, of);
            let is_glob = leaves(&of.tree).iter().any(|leaf| leaf == "*");
            // What is imported by name in the same scope does not come from the glob.
            let beside = imports.found.iter().filter(|other| imports.scope(file.range(**other).start) == import.scope);
            let brought = |other: &&ItemUse| {
                let of_unsize = is_glob_of_unsize(other).then_some(OF_UNSIZE.map(str::to_owned));
                leaves(&other.tree).into_iter().chain(of_unsize.into_iter().flatten())
            };
            let by_name: Vec<String> = beside.flat_map(brought).collect();
            if is_glob && !edits.covers(index, import.range.start) && import.is_idle(&by_name, edits) {
                notes.push(LeftAlone {
                    place: file.place_at(import.range.start),
                    about: format!("`{}`", file.text_of(*of)),
                    reason: "it may be unused now; the compiler's warnings will say".to_owned(),
                });
            }
        }
    }
    notes
}

impl Import<'_> {
    /// Whether a name means an item of the crate, as far as it is known.
    fn is_of_the_crate(&self, krate: &Crate, leaf: &str) -> bool {
        self.meanings(krate, leaf).iter().all(|path| path.first().is_some_and(|root| root == "crate"))
    }

    /// Whether a name was used only in what was removed.
    fn is_unused(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let (gone, stays) = self.uses(krate, self.index, leaf, edits);
        let is_in_scope = |byte: &usize| self.scope.has(*byte);
        !stays.iter().any(is_in_scope)
            && (gone.iter().any(is_in_scope)
                || self.is_gated(krate, leaf)
                    && (!edits.is_empty() || krate.items.iter().any(|item| derives_ours(krate, item)))
                || self.is_method_gone(krate, leaf, edits)
                || self.is_of_unsize(leaf) && loses_impl(krate, edits)
                || elsewhere::was_seen(self, krate, leaf, edits))
            && !self.may_have_methods(krate, leaf)
            && !elsewhere::is_in_other_sources(krate, self.index, leaf, edits)
            && !elsewhere::is_seen(self, krate, leaf, edits)
    }

    /// Whether a name is that of an unstable trait, which release compilers reject even in an import
    /// that was unused before.
    fn is_gated(&self, krate: &Crate, leaf: &str) -> bool {
        self.meanings(krate, leaf).iter().any(|path| match &path[..] {
            [root, .., name] if ["core", "std"].iter().any(|standard| root == standard) => {
                ["CoerceUnsized", "DispatchFromDyn", "Unsize"].iter().any(|of| name == of)
            }
            _ => false,
        })
    }

    /// Whether a name was used only in what was removed, in any file.
    fn is_unused_in_crate(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let all: Vec<_> = (0..krate.files.len()).map(|index| self.uses(krate, index, leaf, edits)).collect();
        (all.iter().any(|(gone, _)| !gone.is_empty()) || self.is_of_unsize(leaf) && loses_impl(krate, edits))
            && all.iter().all(|(_, stays)| stays.is_empty())
            && !self.may_have_methods(krate, leaf)
            && !(self.is_coerce_unsize(leaf) && is_call_left(krate, edits))
    }

    /// Returns where a file used a name, and where it still does.
    fn uses(&self, krate: &Crate, index: usize, leaf: &str, edits: &Edits) -> (Vec<usize>, Vec<usize>) {
        let meanings = self.meanings(krate, leaf);
        let kind = Kind::of(&meanings);
        let is_own = |byte: &usize| index == self.index && self.range.contains(byte);
        let uses = uses(krate, index, leaf, kind).into_iter().filter(|byte| !is_own(byte));
        uses.partition(|byte| edits.covers(index, *byte))
    }

    /// Returns what a name of the import means.
    fn meanings(&self, krate: &Crate, leaf: &str) -> Vec<Vec<String>> {
        let imports = krate.items.iter().filter(|item| item.file == self.index);
        let meanings = imports.filter_map(|item| match &item.syntax {
            syn::Item::Use(of) if self.file.range(of) == self.range => {
                let leaves = paths::leaves(&of.tree).into_iter().find(|(alias, _)| alias == leaf);
                let path = syn::parse_str(&leaves?.1.join("::")).ok()?;
                Some(paths::meanings(krate, item, &path))
            }
            _ => None,
        });
        meanings.flatten().collect()
    }

    /// Whether a name may be that of a trait whose methods are called without naming it.
    fn may_have_methods(&self, krate: &Crate, leaf: &str) -> bool {
        let is_type = |path: &Vec<String>| match &path[..] {
            [root, modules @ .., name] if root == "crate" => {
                let mut named = krate.named(modules, name).peekable();
                let is_trait = |index: usize| matches!(krate.items[index].syntax, syn::Item::Trait(_));
                (named.peek().is_some() || krate.has_module(&path[1..])) && !named.any(is_trait)
            }
            _ => path.last().is_some_and(|name| {
                WITHOUT_METHODS.contains(&&**name) || !name.starts_with(|first: char| first.is_ascii_uppercase())
            }),
        };
        !self.meanings(krate, leaf).iter().all(is_type)
    }

    /// Whether an import of everything may be unused because one of the traits was named here: it
    /// may have brought the name, or only imports are left, which have no parentheses.
    fn is_idle(&self, by_name: &[String], edits: &Edits) -> bool {
        let inside = self.file.tokens.windows(2).filter(|pair| self.scope.has(pair[1].range.start));
        let (gone, left): (Vec<_>, Vec<_>) = inside.partition(|pair| edits.covers(self.index, pair[1].range.start));
        let is_trait =
            |name: &Token| ["CoerceUnsized", "CoerciblePtr", "DispatchFromDyn", "Unsize"].iter().any(|of| name.is(of));
        let is_brought = |pair: &&[Token]| !pair[0].is(":") && !by_name.contains(&pair[1].text);
        let mut traits = gone.into_iter().filter(|pair| is_trait(&pair[1])).peekable();
        let is_bare = || left.iter().all(|pair| !["(", "="].contains(&&*pair[1].text));
        traits.peek().is_some() && (traits.any(|pair| is_brought(&pair)) || is_bare())
    }
}

/// Returns the names that an import brings into scope.
fn leaves(tree: &UseTree) -> Vec<String> {
    paths::leaves(tree).into_iter().map(|(alias, _)| alias).collect()
}

/// Removes some names from a group, and the braces around a single one.
fn remove_leaves(
    file: &SourceFile,
    index: usize,
    (around, tree): (&str, &UseTree),
    dropped: &[String],
    edits: &mut Edits,
) {
    match tree {
        UseTree::Path(path) => {
            let around = plain(&path.ident.to_string());
            remove_leaves(file, index, (&around, &path.tree), dropped, edits);
        }
        UseTree::Group(group) => {
            // `self` is the name of what is around the group.
            let names = |tree: &UseTree| match tree {
                UseTree::Name(name) if name.ident == "self" => vec![around.to_owned()],
                tree => leaves(tree),
            };
            let goes = |tree: &&UseTree| names(tree).iter().all(|leaf| dropped.contains(leaf));
            let kept: Vec<&UseTree> = group.items.iter().filter(|tree| !goes(tree)).collect();
            if let [one] = kept[..] {
                // Only in braces, `self` can be imported, also by another name.
                let is_self = match one {
                    UseTree::Name(name) => name.ident == "self",
                    UseTree::Rename(name) => name.ident == "self",
                    _ => false,
                };
                let is_whole = !names(one).iter().any(|leaf| dropped.contains(leaf));
                let braces = file.range_of(group.brace_token.span.join());
                let is_short = !file.has_comment(&braces) && !file.text_of(one).contains('\n');
                if group.items.len() > 1 && !is_self && is_whole && is_short {
                    // The name itself is not covered by an edit, because it stays.
                    let kept = file.range(one);
                    edits.remove(index, braces.start..kept.start);
                    edits.remove(index, kept.end..braces.end);
                    return;
                }
            }
            let ranges: Vec<(Range<usize>, bool)> =
                group.items.iter().map(|tree| (file.range(tree), goes(&tree))).collect();
            edits.remove_from_list(index, file, &ranges);
            for tree in kept {
                remove_leaves(file, index, (around, tree), dropped, edits);
            }
        }
        _ => {}
    }
}
