//! The items of the crate: those of modules, and those that can be read in the tokens of a macro.

use super::file::SourceFile;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Meta};

/// An item, and where it is.
pub(super) struct Item {
    /// Which file it is in.
    pub(super) file: usize,
    /// The modules that it is in.
    pub(super) modules: Vec<String>,
    /// The macro that it is in the tokens of.
    pub(super) in_macro: Option<String>,
    /// The item itself. A parameter `$name` of a macro is `name` in it.
    pub(super) syntax: syn::Item,
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

    /// Returns its attributes.
    pub(super) fn attributes(&self) -> &[Attribute] {
        match &self.syntax {
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Trait(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Macro(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            _ => &[],
        }
    }
}

/// Whether the attribute is a line of documentation, and not `#[doc(hidden)]` or the like.
pub(super) fn is_documentation(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::NameValue(pair) if pair.path.is_ident("doc"))
}

/// Returns all items of a file, but not those inside functions.
pub(super) fn of_file(index: usize, file: &SourceFile, modules: Vec<String>) -> Vec<Item> {
    let mut finder = Finder { file: index, modules, items: Vec::new() };
    finder.visit_file(&file.syntax);
    finder.items
}

struct Finder {
    file: usize,
    modules: Vec<String>,
    items: Vec<Item>,
}

impl<'a> Visit<'a> for Finder {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if let syn::Item::Mod(module) = item {
            self.modules.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.modules.pop();
            return;
        }
        self.add(item.clone(), None);
        if let syn::Item::Macro(item) = item {
            let path = item.mac.path.segments.last().map(|segment| segment.ident.to_string());
            let name = item.ident.as_ref().map(ToString::to_string).or(path).unwrap_or_default();
            self.search_tokens(&item.mac.tokens, &name);
        }
        visit::visit_item(self, item);
    }

    fn visit_block(&mut self, _: &'a Block) {}
}

impl Finder {
    fn add(&mut self, syntax: syn::Item, in_macro: Option<String>) {
        self.items.push(Item { file: self.file, modules: self.modules.clone(), in_macro, syntax });
    }

    fn search_tokens(&mut self, stream: &TokenStream, in_macro: &str) {
        let trees: Vec<TokenTree> = stream.clone().into_iter().collect();
        for (index, tree) in trees.iter().enumerate() {
            let is_keyword = |word: &&str| matches!(tree, TokenTree::Ident(ident) if ident == word);
            let begins_item = ["struct", "impl", "trait"].iter().any(is_keyword);
            if begins_item && let Some(item) = item_around(&trees, index) {
                self.add(item, Some(in_macro.to_owned()));
            }
            if let TokenTree::Group(group) = tree {
                self.search_tokens(&group.stream(), in_macro);
            }
        }
    }
}

/// Parses the item whose keyword is this token.
fn item_around(trees: &[TokenTree], keyword: usize) -> Option<syn::Item> {
    let end = (keyword..trees.len()).find(|index| match &trees[*index] {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    })?;
    let mut start = keyword;
    while let Some(before) = start.checked_sub(1) {
        start = match &trees[before] {
            TokenTree::Ident(ident) if *ident == "pub" || *ident == "unsafe" => before,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => before,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && before > 0 => before - 1,
            _ => break,
        };
    }
    // What stands before an item may also be the end of something else: `) pub struct`.
    let starts = (start..=keyword).filter(|start| *start == keyword || !matches!(trees[*start], TokenTree::Group(_)));
    let parse = |start: usize| syn::parse2(without_parameters(&trees[start..=end])).ok();
    starts.into_iter().find_map(parse)
}

/// Replaces `$name` by `name`, and leaves out what is repeated.
fn without_parameters(trees: &[TokenTree]) -> TokenStream {
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
                let mut inner = proc_macro2::Group::new(group.delimiter(), without_parameters(&inside));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            tree => kept.push(tree.clone()),
        }
    }
    kept.into_iter().collect()
}
