//! Which file is which module, in which target of the package.

use super::attributes::{condition, conditions_of, parts};
use super::file::SourceFile;
use super::items::{Home, item_around};
use super::package::Package;
use super::tokens::plain;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMacro, ItemMod, LitStr, Meta};

/// The files of the targets.
pub(super) struct Tree {
    /// Where each file is. A file that is in no target has no place.
    pub(super) homes: Vec<Option<Home>>,
    /// Modules whose file is also another module, and that one.
    pub(super) shared: Vec<(Vec<String>, Vec<String>)>,
    /// The places of modules and calls of `include!` whose files were not read, and their paths.
    pub(super) unread: Vec<(String, String)>,
    /// The paths that modules may be at, where no file was read.
    pub(super) missing: Vec<PathBuf>,
}

impl Tree {
    /// Follows the modules of each target but the build script, which has other dependencies.
    pub(super) fn of(package: &Package, files: &[SourceFile]) -> Self {
        let homes = files.iter().map(|_| None).collect();
        let (shared, unread) = (Vec::new(), Vec::new());
        let tree = Self { homes, shared, unread, missing: Vec::new() };
        let mut walk = Walk { package, files, tree, waiting: Vec::new() };
        let targets = package.metadata.targets.iter().filter(|target| !target.is_custom_build());
        let others = targets.map(|target| target.src_path.as_std_path()).filter(|path| package.root() != Some(path));
        for path in package.root().into_iter().chain(others) {
            let shown = path.strip_prefix(&package.folder).unwrap_or(path).display();
            let is_main = package.root() == Some(path);
            let modules = if is_main { Vec::new() } else { vec![format!("<{shown}>")] };
            let folder = path.parent().unwrap_or(path).to_owned();
            walk.waiting.push(Waiting {
                path: path.to_owned(),
                home: Home { modules, conditions: Vec::new() },
                folder,
            });
            while let Some(next) = walk.waiting.pop() {
                walk.file(next);
            }
        }
        walk.tree
    }
}

/// Returns the root of the target that a module is in.
pub(super) fn root_of(module: &[String]) -> &[String] {
    &module[..usize::from(module.first().is_some_and(|name| name.starts_with('<')))]
}

struct Walk<'a> {
    package: &'a Package,
    files: &'a [SourceFile],
    tree: Tree,
    waiting: Vec<Waiting>,
}

/// A file that a target has.
struct Waiting {
    path: PathBuf,
    home: Home,
    /// Where the files of its modules are.
    folder: PathBuf,
}

impl Walk<'_> {
    fn file(&mut self, Waiting { path, home, folder }: Waiting) {
        let Some(index) = self.files.iter().position(|file| file.path == path) else {
            self.tree.missing.push(path);
            return;
        };
        if let Some(other) = &self.tree.homes[index] {
            self.tree.shared.push((home.modules, other.modules.clone()));
            return;
        }
        self.tree.homes[index] = Some(home.clone());
        let file = &self.files[index];
        let mut modules = Modules { walk: self, file, home, folder, is_inline: false };
        modules.home.conditions.extend(conditions_of(&file.syntax.attrs));
        modules.visit_file(&file.syntax);
    }
}

/// The modules of a file.
struct Modules<'a, 'b> {
    walk: &'a mut Walk<'b>,
    file: &'a SourceFile,
    home: Home,
    folder: PathBuf,
    /// Whether this is in a module whose items are in the same file.
    is_inline: bool,
}

impl Modules<'_, '_> {
    /// Adds a file, if it is one of the package.
    fn add(&mut self, path: &Path, folder: &Path, home: Home) -> bool {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_read = self.walk.files.iter().any(|file| file.path == path);
        if is_read {
            self.walk.waiting.push(Waiting { path, home, folder: folder.to_owned() });
        } else {
            self.walk.tree.missing.push(path);
        }
        is_read
    }

    /// Adds a file that is named by its path, and notes one that was not read.
    fn add_named(&mut self, path: &str, from: &Path, home: Home, place: usize) {
        let full = from.join(path);
        let folder = full.parent().unwrap_or(from).to_owned();
        if !self.add(&full, &folder, home) && self.walk.package.is_source(&self.file.path) {
            self.walk.tree.unread.push((self.file.place_at(place), path.to_owned()));
        }
    }

    /// Looks for modules in the tokens of a macro, which may leave them out.
    fn search(&mut self, of_macro: &str, stream: &TokenStream) {
        let trees: Vec<TokenTree> = stream.clone().into_iter().collect();
        for (index, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Ident(word) if word == "mod" => {
                    let Some((syn::Item::Mod(module), ..)) = item_around(&trees, index) else { continue };
                    self.home.conditions.push(format!("{of_macro}!"));
                    self.visit_item_mod(&module);
                    self.home.conditions.pop();
                }
                TokenTree::Group(group) => self.search(of_macro, &group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Modules<'_, '_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let name = plain(&module.ident.to_string());
        let (before, folder) = (self.home.clone(), self.folder.clone());
        self.home.modules.push(name.clone());
        self.home.conditions.extend(conditions_of(&module.attrs));
        let beside = self.file.path.parent().unwrap_or(&self.folder).to_owned();
        let from = if self.is_inline { folder.clone() } else { beside };
        let paths: Vec<(Option<String>, String)> = module.attrs.iter().flat_map(paths_of).collect();
        if module.content.is_some() {
            let own = paths.first().map(|(_, path)| from.join(path));
            self.folder = own.unwrap_or_else(|| folder.join(&name));
            let is_inline = std::mem::replace(&mut self.is_inline, true);
            visit::visit_item_mod(self, module);
            self.is_inline = is_inline;
        } else {
            let place = self.file.range(module).start;
            let mut otherwise = self.home.clone();
            for (condition, path) in &paths {
                let mut home = self.home.clone();
                home.conditions.extend(condition.clone());
                otherwise.conditions.extend(condition.as_ref().map(|condition| format!("not ({condition})")));
                self.add_named(path, &from, home, place);
            }
            if !paths.iter().any(|(condition, _)| condition.is_none()) {
                let own = folder.join(&name);
                if !self.add(&own.with_extension("rs"), &own, otherwise.clone()) {
                    self.add(&own.join("mod.rs"), &own, otherwise);
                }
            }
        }
        (self.home, self.folder) = (before, folder);
    }

    fn visit_item_macro(&mut self, of: &'ast ItemMacro) {
        let before = self.home.conditions.len();
        self.home.conditions.extend(conditions_of(&of.attrs));
        if let (true, Ok(path)) = (of.mac.path.is_ident("include"), of.mac.parse_body::<LitStr>()) {
            let from = self.file.path.parent().unwrap_or(&self.folder).to_owned();
            self.add_named(&path.value(), &from, self.home.clone(), self.file.range(of).start);
        } else if !of.mac.path.is_ident("include") {
            let name = of.ident.as_ref().or(of.mac.path.segments.last().map(|last| &last.ident));
            self.search(&name.map(ToString::to_string).unwrap_or_default(), &of.mac.tokens);
        }
        self.home.conditions.truncate(before);
    }
}

/// Returns the paths that an attribute gives a module, each with its condition.
fn paths_of(attribute: &Attribute) -> Vec<(Option<String>, String)> {
    let on = condition(attribute).filter(|_| attribute.path().is_ident("cfg_attr"));
    let on = on.map(|(on, _)| quote!(#on).to_string());
    let paths = parts(attribute).into_iter().filter_map(|part| match part.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => {
            Some((on.clone(), syn::parse2::<LitStr>(pair.value.to_token_stream()).ok()?.value()))
        }
        _ => None,
    });
    paths.collect()
}
