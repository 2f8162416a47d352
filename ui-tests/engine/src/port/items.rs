//! The items of the crate: those of modules, and those that can be read in the tokens of a macro.

use super::attributes::{conditions_of, parts};
use super::file::SourceFile;
use super::tokens::plain;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::cell::OnceCell;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, ItemMod, Meta, Visibility};

/// Where a file is.
#[derive(Clone, Default)]
pub(super) struct Home {
    /// The modules that its items are in. In a target other than the library, or the first program
    /// if there is none, the first is not a name but the path of the root: `<tests/one.rs>`.
    pub(super) modules: Vec<String>,
    /// The conditions of these modules.
    pub(super) conditions: Vec<String>,
}

/// An item, and where it is.
pub(super) struct Item {
    /// Which file it is in.
    pub(super) file: usize,
    /// The modules that it is in. A block has a name that no module can have.
    pub(super) modules: Vec<String>,
    /// The conditions of these modules.
    pub(super) conditions: Vec<String>,
    /// The macro whose tokens contain it.
    pub(super) in_macro: Option<String>,
    /// The start of each group, within the tokens of this macro, that contains the item.
    pub(super) groups: Vec<usize>,
    /// The macro call that has it as a later argument.
    pub(super) argument_of: Option<String>,
    /// The macro call that it is passed to.
    pub(super) passed_to: Option<String>,
    /// Whether some of its attributes are parameters of the macro.
    pub(super) takes_attributes: bool,
    /// The item itself. A parameter `$name` of a macro is `name` in it.
    pub(super) syntax: syn::Item,
    /// What was looked up about an impl: each pointer asks about all of them.
    pub(super) looked_up: LookedUp,
}

/// What was looked up about an impl.
#[derive(Default)]
pub(super) struct LookedUp {
    /// The type of the crate that it is for.
    pub(super) self_type: OnceCell<Option<usize>>,
    /// Which unsizing trait it implements, and whether that is certain.
    pub(super) unsizing_trait: OnceCell<Option<(&'static str, bool)>>,
}

impl Item {
    /// Returns the name of a struct, trait, type or macro.
    pub(super) fn name(&self) -> Option<String> {
        let name = match &self.syntax {
            syn::Item::Struct(item) => &item.ident,
            syn::Item::Enum(item) => &item.ident,
            syn::Item::Union(item) => &item.ident,
            syn::Item::Trait(item) => &item.ident,
            syn::Item::Type(item) => &item.ident,
            syn::Item::Fn(item) => &item.sig.ident,
            syn::Item::Macro(item) => item.ident.as_ref()?,
            _ => return None,
        };
        Some(name.to_string())
    }

    /// Whether it is a macro that other crates can call.
    pub(super) fn is_exported(&self) -> bool {
        self.attributes().iter().flat_map(parts).any(|part| part.meta.path().is_ident("macro_export"))
    }

    /// Whether only its module and those in it see its name.
    pub(super) fn is_private(&self) -> bool {
        let visibility = match &self.syntax {
            syn::Item::Struct(item) => &item.vis,
            syn::Item::Enum(item) => &item.vis,
            syn::Item::Union(item) => &item.vis,
            syn::Item::Trait(item) => &item.vis,
            syn::Item::Type(item) => &item.vis,
            syn::Item::Fn(item) => &item.vis,
            syn::Item::Use(item) => &item.vis,
            syn::Item::ExternCrate(item) => &item.vis,
            _ => return true,
        };
        matches!(visibility, Visibility::Inherited)
    }

    /// Returns its attributes.
    pub(super) fn attributes(&self) -> &[Attribute] {
        match &self.syntax {
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Trait(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Macro(item) => &item.attrs,
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Enum(item) => &item.attrs,
            syn::Item::Union(item) => &item.attrs,
            syn::Item::Type(item) => &item.attrs,
            syn::Item::ExternCrate(item) => &item.attrs,
            _ => &[],
        }
    }
}

/// Whether a module is a block.
pub(super) fn is_block(module: &str) -> bool {
    module.starts_with('{')
}

/// Whether the attribute is a line of documentation, and not `#[doc(hidden)]` or the like.
pub(super) fn is_documentation(attribute: &Meta) -> bool {
    matches!(attribute, Meta::NameValue(pair) if pair.path.is_ident("doc"))
}

/// Returns all items of a file. Of those in blocks, only types, impls and imports.
pub(super) fn of_file(index: usize, file: &SourceFile, home: &Home) -> Vec<Item> {
    let mut home = home.clone();
    home.conditions.extend(conditions_of(&file.syntax.attrs));
    let mut finder = Finder { file: index, home, blocks: 0, groups: Vec::new(), passed_to: None, items: Vec::new() };
    finder.visit_file(&file.syntax);
    finder.items
}

struct Finder {
    file: usize,
    home: Home,
    blocks: usize,
    groups: Vec<usize>,
    passed_to: Option<String>,
    items: Vec<Item>,
}

impl<'a> Visit<'a> for Finder {
    fn visit_item(&mut self, item: &'a syn::Item) {
        use syn::Item::{Enum, Impl, Macro, Mod, Struct, Type, Union, Use};
        if let Mod(module) = item {
            self.push(Mod(ItemMod { content: None, ..module.clone() }), None, None, false);
            let before = self.home.clone();
            self.home.modules.push(plain(&module.ident.to_string()));
            self.home.conditions.extend(conditions_of(&module.attrs));
            visit::visit_item_mod(self, module);
            self.home = before;
            return;
        }
        let is_in_block = self.home.modules.last().is_some_and(|module| is_block(module));
        if !is_in_block || matches!(item, Enum(_) | Impl(_) | Struct(_) | Type(_) | Union(_) | Use(_)) {
            self.push(item.clone(), None, None, false);
        }
        if let Macro(item) = item {
            let called = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            if let Some(defined) = &item.ident {
                self.search_tokens(&item.mac.tokens, &defined.to_string(), None);
            } else {
                self.passed_to = Some(called.clone());
                self.search_tokens(&item.mac.tokens, &called, Some(&called));
                self.passed_to = None;
            }
        }
        visit::visit_item(self, item);
    }

    fn visit_block(&mut self, block: &'a Block) {
        self.blocks += 1;
        self.home.modules.push(format!("{{{}:{}}}", self.file, self.blocks));
        visit::visit_block(self, block);
        self.home.modules.pop();
    }
}

impl Finder {
    fn push(&mut self, syntax: syn::Item, in_macro: Option<&str>, argument_of: Option<&str>, takes_attributes: bool) {
        self.items.push(Item {
            file: self.file,
            modules: self.home.modules.clone(),
            conditions: self.home.conditions.clone(),
            in_macro: in_macro.map(str::to_owned),
            groups: self.groups.clone(),
            argument_of: argument_of.map(str::to_owned),
            passed_to: self.passed_to.clone(),
            takes_attributes,
            syntax,
            looked_up: LookedUp::default(),
        });
    }

    /// Adds the items in the tokens of a macro. The tokens may be the arguments of a call.
    fn search_tokens(&mut self, stream: &TokenStream, in_macro: &str, call: Option<&str>) {
        let trees: Vec<TokenTree> = stream.clone().into_iter().collect();
        for (index, tree) in trees.iter().enumerate() {
            let is_keyword = |word: &&str| matches!(tree, TokenTree::Ident(ident) if ident == word);
            let begins_item = ["struct", "impl", "trait"].iter().any(is_keyword);
            if begins_item && let Some((syntax, start, takes_attributes)) = item_around(&trees, index) {
                let is_later_argument = start.checked_sub(1).is_some_and(|comma| is_punct(&trees[comma], ","));
                self.push(syntax, Some(in_macro), call.filter(|_| is_later_argument), takes_attributes);
            }
            if let TokenTree::Group(group) = tree {
                let (around, called) = (self.passed_to.clone(), called(&trees[..index]));
                self.passed_to = called.clone().or(around.clone());
                self.groups.push(group.span_open().byte_range().start);
                self.search_tokens(&group.stream(), in_macro, called.as_deref());
                self.groups.pop();
                self.passed_to = around;
            }
        }
    }
}

/// Returns the name of the macro that is called with the group after these tokens.
fn called(before: &[TokenTree]) -> Option<String> {
    match before {
        [.., TokenTree::Ident(name), mark] if is_punct(mark, "!") => Some(name.to_string()),
        _ => None,
    }
}

fn is_punct(tree: &TokenTree, any_of: &str) -> bool {
    matches!(tree, TokenTree::Punct(punct) if any_of.contains(punct.as_char()))
}

fn is_attribute(repeated: &Group) -> bool {
    repeated.stream().into_iter().next().is_some_and(|first| is_punct(&first, "#"))
}

/// Parses the item whose keyword is this token, without parameters of a macro such as `$vis` before
/// it. Returns it with the position of its first token, and whether some of its attributes are
/// parameters.
pub(super) fn item_around(trees: &[TokenTree], keyword: usize) -> Option<(syn::Item, usize, bool)> {
    let end = (keyword..trees.len()).find(|index| match &trees[*index] {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    })?;
    let (mut kept, mut start, mut takes_attributes) = (trees[keyword..=end].to_vec(), keyword, false);
    loop {
        let (before, is_kept) = match &trees[..start] {
            [before @ .., TokenTree::Ident(word)] if *word == "pub" || *word == "unsafe" => (before.len(), true),
            [before @ .., TokenTree::Ident(word), TokenTree::Group(_)] if *word == "pub" => (before.len(), true),
            [before @ .., hash, TokenTree::Group(inside)] if is_punct(hash, "#") => {
                let is_parameter = inside.stream().into_iter().next().is_some_and(|first| is_punct(&first, "$"));
                takes_attributes |= is_parameter;
                (before.len(), !is_parameter)
            }
            [before @ .., dollar, TokenTree::Ident(_)] if is_punct(dollar, "$") => (before.len(), false),
            [before @ .., dollar, TokenTree::Group(repeated), end]
                if is_punct(dollar, "$") && is_punct(end, "*+?") && is_attribute(repeated) =>
            {
                takes_attributes = true;
                (before.len(), false)
            }
            _ => break,
        };
        if is_kept {
            kept.splice(0..0, trees[before..start].iter().cloned());
        }
        start = before;
    }
    Some((syn::parse2(without_parameters(&kept)).ok()?, start, takes_attributes))
}

/// Replaces `$name` by `name`, and leaves out what is repeated.
pub(super) fn without_parameters(trees: &[TokenTree]) -> TokenStream {
    let mut kept = Vec::new();
    let mut rest = trees.iter().peekable();
    while let Some(tree) = rest.next() {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '$' => {
                if let Some(TokenTree::Group(_)) = rest.peek() {
                    rest.next();
                    let is_end =
                        |tree: &&TokenTree| matches!(tree, TokenTree::Punct(end) if "*+?".contains(end.as_char()));
                    while rest.next().is_some_and(|tree| !is_end(&tree)) {}
                }
            }
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut inner = Group::new(group.delimiter(), without_parameters(&inside));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            tree => kept.push(tree.clone()),
        }
    }
    kept.into_iter().collect()
}
