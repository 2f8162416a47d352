//! Imports that are unused once everything else is changed.

use super::edits::Edits;
use super::elsewhere;
use super::externs;
use super::file::SourceFile;
use super::krate::Crate;
use super::left::LeftAlone;
use super::lines::Comments;
use super::paths;
use super::scopes::{Import, Imports, Kind, uses};
use super::tokens::{Token, plain};
use itertools::Itertools;
use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use syn::{ItemUse, LitStr, UseTree, Visibility};

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

/// The names of the items and methods of the crate `unsize`.
const OF_UNSIZE: [&str; 6] = ["CoerceUnsize", "CoerciblePtr", "Coercion", "as_sized_ptr", "replace_ptr", "unsize"];

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
        let mut by_name: Vec<String> = imports.found.iter().flat_map(|of| leaves(&of.tree)).collect();
        if imports.found.iter().any(|of| is_glob_of_unsize(of)) {
            by_name.extend(OF_UNSIZE.map(str::to_owned));
        }
        for of in imports.found.iter().filter(|of| matches!(of.vis, Visibility::Inherited)) {
            let import = Import::of(file, index, &imports, of);
            let is_glob = leaves(&of.tree).iter().any(|leaf| leaf == "*");
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

/// Notes the documentation in the scope of an import that links to a name of it, which goes.
fn links(import: &Import<'_>, name: &str) -> Vec<LeftAlone> {
    let file = import.file;
    let is_line = |token: &Token| file.text[token.range.clone()].starts_with("//");
    let (mut lines, others): (Vec<&Token>, Vec<&Token>) = file.tokens.iter().partition(|token| is_line(token));
    // The tokens of a line of documentation all have its place.
    lines.dedup_by_key(|line| line.range.start);
    let is_next =
        |one: &&Token, next: &&Token| file.text[one.range.end..next.range.start].chars().all(char::is_whitespace);
    let comments = lines.chunk_by(is_next).map(<[&Token]>::to_vec);
    let attributes = others.into_iter().filter(|token| token.text.contains(name)).map(|token| vec![token]);
    let linking = comments.chain(attributes).flat_map(|lines| {
        let text = |line: &&Token| match (is_line(line), &file.text[line.range.clone()]) {
            (true, text) => format!("{}\n", text[3..].strip_prefix(' ').unwrap_or(&text[3..])),
            (_, text) if text.starts_with("/*") => without_stars(text),
            _ => syn::parse_str::<LitStr>(&line.text).map_or_else(|_| line.text.clone(), |text| text.value()),
        };
        let texts: Vec<String> = lines.iter().map(text).collect();
        let line_at = |offset: usize| {
            let ends = texts.iter().scan(0, |end, text| {
                *end += text.len();
                Some(*end)
            });
            ends.take_while(|end| *end <= offset).count()
        };
        links_in(&texts.concat(), name).into_iter().map(|offset| lines[line_at(offset)]).collect::<Vec<_>>()
    });
    let note = |token: &Token| LeftAlone {
        place: file.place_at(token.range.start),
        about: "documentation".to_owned(),
        reason: format!("it links to `{name}`, which is no longer imported; write the whole path"),
    };
    linking.filter(|token| import.scope.has(token.range.start)).map(note).collect()
}

/// Returns the text of a block of documentation, as rustdoc reads it.
fn without_stars(block: &str) -> String {
    let text = block.strip_suffix("*/").and_then(|block| block.get(3..)).unwrap_or_default();
    let mut below = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    if !below.all(|line| line.trim_start().starts_with('*')) {
        return text.to_owned();
    }
    let lines = text.lines().map(|line| line.trim_start().strip_prefix('*').unwrap_or(line));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).join("\n")
}

/// Returns where a text in Markdown links to a name. rustdoc looks for an item if a link has no
/// target, and also if the target is no address.
fn links_in(text: &str, name: &str) -> Vec<usize> {
    let mut as_named = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    let links = Parser::new_with_broken_link_callback(text, Options::empty(), Some(&mut as_named));
    let is_it = |target: &str| {
        let path = target.trim_matches('`').rsplit('@').next();
        path.and_then(|path| path.split("::").next()) == Some(name)
    };
    links
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) if is_it(&dest_url) => Some(range.start),
            _ => None,
        })
        .collect()
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
                || self.is_method_gone(krate, leaf, edits)
                || self.is_of_unsize(leaf) && loses_impl(krate, edits)
                || elsewhere::was_seen(self, krate, leaf, edits))
            && !self.may_have_methods(krate, leaf)
            && !elsewhere::is_in_other_sources(krate, self.index, leaf, edits)
            && !elsewhere::is_seen(self, krate, leaf, edits)
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

    /// Whether it is the trait of `.unsize(…)`, and all calls were rewritten.
    fn is_method_gone(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let mut files = 0..krate.files.len();
        self.is_coerce_unsize(leaf)
            && (files.any(|index| calls_of_unsize(krate, index, edits).next().is_some()) || loses_impl(krate, edits))
            && !is_call_left(krate, edits)
    }

    /// Whether a name of the import is that of an item of the crate `unsize`.
    fn is_of_unsize(&self, leaf: &str) -> bool {
        let leaves = paths::leaves(self.tree);
        leaves.iter().any(|(alias, path)| alias == leaf && path.first().is_some_and(|first| first == "unsize"))
    }

    /// Whether a name of the import, and no other of this text, is that of the trait of
    /// `.unsize(…)`. It may be `_`.
    fn is_coerce_unsize(&self, leaf: &str) -> bool {
        let named: Vec<_> = paths::leaves(self.tree).into_iter().filter(|(alias, _)| alias == leaf).collect();
        matches!(&named[..], [(_, path)] if path.last().is_some_and(|last| last == "CoerceUnsize"))
    }
}

/// For each `.unsize` in a file, whether it was rewritten.
fn calls_of_unsize(krate: &Crate, index: usize, edits: &Edits) -> impl Iterator<Item = bool> {
    let calls = krate.files[index].tokens.windows(2).filter(|pair| pair[0].is(".") && pair[1].is("unsize"));
    calls.map(move |pair| edits.covers(index, pair[1].range.start))
}

/// Whether an impl of the trait behind the method goes, which it does only if no call of the method
/// is left. An earlier run may have rewritten the calls.
fn loses_impl(krate: &Crate, edits: &Edits) -> bool {
    let is_gone = |item: &syn::ItemImpl, file: usize| {
        let path = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        path.is_some_and(|last| last.ident == "CoerciblePtr") && edits.covers(file, krate.files[file].range(item).start)
    };
    krate.items.iter().any(|item| matches!(&item.syntax, syn::Item::Impl(of) if is_gone(of, item.file)))
}

/// Whether a call of `.unsize(…)` stays in any file: a glob, a macro or an `include!` can bring the
/// import there.
fn is_call_left(krate: &Crate, edits: &Edits) -> bool {
    (0..krate.files.len()).any(|index| calls_of_unsize(krate, index, edits).any(|is_gone| !is_gone))
}

/// Whether a private import has a glob of the crate `unsize`, and of no other module. What other
/// globs bring is not known, or may be used without its name.
fn is_glob_of_unsize(of: &ItemUse) -> bool {
    let mut globs = paths::leaves(&of.tree).into_iter().filter(|(alias, _)| alias == "*").peekable();
    matches!(of.vis, Visibility::Inherited) && globs.peek().is_some() && globs.all(|(_, path)| path == ["unsize"])
}

/// Whether code that stays uses a name that may come from the crate `unsize`. At the beginning of a
/// path, `unsize` is that crate itself.
fn is_unsize_left(krate: &Crate, edits: &Edits) -> bool {
    krate.files.iter().enumerate().any(|(index, file)| {
        let is_left = |pair: &[Token]| {
            let is_name = OF_UNSIZE.iter().any(|name| pair[0].is(name)) && !pair[1].is(":");
            is_name && !edits.covers(index, pair[0].range.start)
        };
        file.tokens.windows(2).any(is_left)
    })
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
