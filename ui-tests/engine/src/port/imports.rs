//! Imports that are unused once everything else is changed.

use super::attributes::parts;
use super::edits::Edits;
use super::externs;
use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::paths;
use super::questions::LeftAlone;
use super::scopes::{Imports, Scope};
use super::tokens::Token;
use super::tree::root_of;
use std::ops::Range;
use syn::{UseTree, Visibility};

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
    let mut notes = Vec::new();
    for (index, file) in krate.files.iter().enumerate() {
        let imports = Imports::of(file);
        let by_name: Vec<String> = imports.found.iter().flat_map(|of| leaves(&of.tree)).collect();
        for of in &imports.found {
            let import = Import { file, index, range: file.range(*of), scope: imports.scope(file.range(*of).start) };
            if edits.covers(index, import.range.start) {
                continue;
            }
            let is_private = matches!(of.vis, Visibility::Inherited);
            let goes = |leaf: &String| removed.contains(leaf) || (is_private && import.is_unused(krate, leaf, edits));
            let is_glob = leaves(&of.tree).iter().any(|leaf| leaf == "*");
            if is_private && is_glob && import.is_idle(&by_name, edits) {
                notes.push(LeftAlone {
                    place: file.place_at(import.range.start),
                    about: format!("`{}`", file.text_of(*of)),
                    reason: "it may be unused now; the compiler's warnings will say".to_owned(),
                });
            }
            let (dropped, kept): (Vec<String>, Vec<String>) = leaves(&of.tree).into_iter().partition(goes);
            notes.extend(dropped.iter().flat_map(|leaf| links(file, leaf)));
            match (&kept[..], &dropped[..]) {
                (_, []) => {}
                ([], _) => edits.remove_lines(index, file, import.range, false),
                _ => remove_leaves(file, index, &of.tree, &dropped, edits),
            }
        }
    }
    externs::remove(krate, edits);
    notes
}

/// Notes the documentation of a file that links to a name whose import goes.
fn links(file: &SourceFile, name: &str) -> Vec<LeftAlone> {
    let linked = [format!("[{name}]"), format!("[`{name}`]")];
    let linking = file.tokens.iter().filter(|token| linked.iter().any(|link| token.text.contains(link)));
    let note = |token: &Token| LeftAlone {
        place: file.place_at(token.range.start),
        about: "documentation".to_owned(),
        reason: format!("it links to `{name}`, which is no longer imported; write the whole path"),
    };
    linking.map(note).collect()
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
            && (!gone.is_empty() || self.is_method_gone(leaf, edits) || self.is_gone_below(krate, leaf, edits))
            && !self.may_have_methods(krate, leaf)
            && !is_in_other_sources(krate, self.index, leaf, edits)
            && !self.is_seen_elsewhere(krate, leaf, edits)
    }

    /// Whether a name may be that of a trait whose methods are called without naming it.
    fn may_have_methods(&self, krate: &Crate, leaf: &str) -> bool {
        let imports = krate.items.iter().filter(|item| item.file == self.index);
        let meanings = imports.filter_map(|item| match &item.syntax {
            syn::Item::Use(of) if self.file.range(of) == self.range => {
                let leaves = paths::leaves(&of.tree).into_iter().find(|(alias, _)| alias == leaf);
                let path = syn::parse_str(&leaves?.1.join("::")).ok()?;
                Some(paths::meanings(krate, item, &path))
            }
            _ => None,
        });
        let is_type = |path: &Vec<String>| match &path[..] {
            [root, modules @ .., name] if root == "crate" => {
                let mut named = krate.named(modules, name).peekable();
                let is_trait = |index: usize| matches!(krate.items[index].syntax, syn::Item::Trait(_));
                named.peek().is_some() && !named.any(is_trait)
            }
            _ => path.last().is_some_and(|name| {
                WITHOUT_METHODS.contains(&&**name) || !name.starts_with(|first: char| first.is_ascii_uppercase())
            }),
        };
        !meanings.flatten().all(|path| is_type(&path))
    }

    /// Whether a name was used by a file that imports everything from the root of this one.
    fn is_gone_below(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let is_own = |item: &&Item| item.file == self.index && krate.file(item).range(&item.syntax) == self.range;
        let Some(here) = krate.items.iter().find(is_own) else { return false };
        krate.items.iter().filter(|item| item.file != self.index).any(|item| {
            let syn::Item::Use(of) = &item.syntax else { return false };
            let is_glob = |(alias, path): &(String, Vec<String>)| {
                alias == "*" && paths::module_at(&item.modules, path) == here.modules
            };
            let mut uses = krate.files[item.file].tokens.iter().filter(|token| token.is(leaf));
            paths::leaves(&of.tree).iter().any(is_glob) && uses.any(|token| edits.covers(item.file, token.range.start))
        })
    }

    /// Whether an import of everything may be unused because one of the traits was named here: it
    /// may have brought the name, or only imports are left, which have no parentheses.
    fn is_idle(&self, by_name: &[String], edits: &Edits) -> bool {
        let inside = self.file.tokens.windows(2).filter(|pair| self.scope.has(pair[1].range.start));
        let (gone, left): (Vec<_>, Vec<_>) = inside.partition(|pair| edits.covers(self.index, pair[1].range.start));
        let is_trait = |name: &Token| ["CoerceUnsized", "DispatchFromDyn", "Unsize"].iter().any(|of| name.is(of));
        let is_brought = |pair: &&[Token]| !pair[0].is(":") && !by_name.contains(&pair[1].text);
        let mut traits = gone.into_iter().filter(|pair| is_trait(&pair[1])).peekable();
        let is_bare = || left.iter().all(|pair| !["(", "="].contains(&&*pair[1].text));
        traits.peek().is_some() && (traits.any(|pair| is_brought(&pair)) || is_bare())
    }

    /// Whether it is the trait of `.unsize(…)`, and all calls were rewritten.
    fn is_method_gone(&self, leaf: &str, edits: &Edits) -> bool {
        let calls = self.file.tokens.windows(2).filter(|pair| pair[0].is(".") && pair[1].is("unsize"));
        let calls: Vec<bool> = calls.map(|pair| edits.covers(self.index, pair[1].range.start)).collect();
        leaf == "CoerceUnsize" && !calls.is_empty() && calls.into_iter().all(|is_gone| is_gone)
    }

    /// Whether another module gets the name from this one: it imports it from here, or names it
    /// with a path, or imports everything from here and uses the name.
    fn is_seen_elsewhere(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let imports = krate.items.iter().filter_map(|item| match &item.syntax {
            syn::Item::Use(of) => Some((item, krate.file(item).range(of), paths::leaves(&of.tree))),
            _ => None,
        });
        let imports: Vec<_> = imports.collect();
        let is_own = |item: &Item, range: &Range<usize>| item.file == self.index && *range == self.range;
        let Some((here, ..)) = imports.iter().find(|(item, range, _)| is_own(item, range)) else { return true };
        let here = paths::module_at(&here.modules, &[]);
        let is_left = |index: usize, byte: usize| !edits.covers(index, byte);
        let is_used = |index: usize| {
            let is_below = |token: &&Token| index != self.index || !self.scope.has(token.range.start);
            let mut uses = krate.files[index].tokens.iter().filter(|token| token.is(leaf)).filter(is_below);
            uses.any(|token| is_left(index, token.range.start))
        };
        let is_imported = imports.iter().any(|(item, range, leaves)| {
            let is_other = !is_own(item, range) && is_left(item.file, range.start);
            is_other
                && leaves.iter().any(|(alias, path)| match (alias.as_str(), path.split_last()) {
                    ("*", _) => is_used(item.file) && leads_to(krate, &item.modules, path, &here),
                    (_, Some((last, module))) => {
                        last == leaf && !module.is_empty() && paths::module_at(&item.modules, module) == here
                    }
                    _ => false,
                })
        });
        let is_named = |window: &[Token]| {
            let is_path = window[1].is(":") && window[2].is(":") && window[3].is(leaf);
            let of = &window[0];
            let own = if root_of(&here).len() == here.len() { "crate" } else { here.last().map_or("", String::as_str) };
            is_path && (of.is("super") || of.is("self") || of.is(own))
        };
        let mut files = krate.files.iter().enumerate();
        is_imported
            || files.any(|(index, file)| {
                let mut paths = file.tokens.windows(4).filter(|window| is_named(window));
                paths.any(|window| is_left(index, window[3].range.start))
            })
    }
}

/// Whether an import of everything brings what a module has, also through other modules.
fn leads_to(krate: &Crate, from: &[String], path: &[String], module: &[String]) -> bool {
    let target = |from: &[String], path: &[String]| {
        let own = path.first().and_then(|first| krate.own_root(from, first));
        own.map_or_else(|| paths::module_at(from, path), |root| [&root, &path[1..]].concat())
    };
    let (mut waiting, mut next) = (vec![target(from, path)], 0);
    while let Some(here) = waiting.get(next).cloned() {
        next += 1;
        for item in krate.imports(&here) {
            let syn::Item::Use(of) = &item.syntax else { continue };
            let globs = paths::leaves(&of.tree).into_iter().filter(|(alias, _)| alias == "*");
            for (_, path) in globs {
                let other = target(&here, &path);
                if !waiting.contains(&other) {
                    waiting.push(other);
                }
            }
        }
    }
    waiting.iter().any(|other| other == module)
}

/// Whether a name is left in a macro, and a file calls macros, or anywhere in a crate whose modules
/// are not where their names say.
fn is_in_other_sources(krate: &Crate, index: usize, leaf: &str, edits: &Edits) -> bool {
    // Behind `::`, a name is looked up somewhere else.
    let is_named = |item: &Item| {
        let (file, range) = (krate.file(item), krate.file(item).range(&item.syntax));
        let is_path = |window: &[Token]| window[0].is(":") && window[1].is(":");
        let mut windows = file.tokens.windows(3).filter(|window| window[2].is(leaf) && !is_path(window));
        windows.any(|window| range.contains(&window[2].range.start) && !edits.covers(item.file, window[2].range.start))
    };
    let is_defined = |name: &Token| {
        let mut items = krate.items.iter().filter(|item| matches!(item.syntax, syn::Item::Macro(_)));
        items.any(|item| item.name().is_some_and(|defined| name.is(&defined)))
    };
    // A macro that is called here may call others.
    let mut calls = krate.files[index].tokens.windows(2).filter(|pair| pair[1].is("!") && is_defined(&pair[0]));
    let is_called = calls.any(|pair| !edits.covers(index, pair[0].range.start));
    let is_moved = krate.items.iter().any(|item| match &item.syntax {
        syn::Item::Mod(of) => of.attrs.iter().flat_map(parts).any(|part| part.meta.path().is_ident("path")),
        syn::Item::Macro(of) => of.mac.path.is_ident("include"),
        _ => false,
    });
    krate.items.iter().any(|item| match &item.syntax {
        syn::Item::Macro(of) if of.ident.is_some() => is_called && is_named(item),
        syn::Item::Use(_) | syn::Item::Mod(_) => false,
        _ => is_moved && is_named(item),
    })
}

/// Returns the names that an import brings into scope.
fn leaves(tree: &UseTree) -> Vec<String> {
    paths::leaves(tree).into_iter().map(|(alias, _)| alias).collect()
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
                remove_leaves(file, index, tree, dropped, edits);
            }
        }
        _ => {}
    }
}
