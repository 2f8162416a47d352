//! What a derive wrote, read from the source that rustc prints with every macro expanded.
//!
//! The source is scanned as tokens and not parsed as a file, because rustc may print syntax of its
//! own (`builtin # offset_of`), and a struct may be inside a function.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Expr, ImplItem, Item, ItemConst, ItemImpl, Stmt, Type};

/// The module of the runtime crate whose traits the derive implements. Nobody else names it.
const PRIVATE: &str = "__private";

/// The beginning of the names of all functions that our derive and its macro write.
const OURS: &str = "__";

/// How many groups in braces are tried as the end of an impl: a const argument such as `{ N + 1 }`
/// is one, too.
const MOST_BRACES: usize = 16;

/// Returns what our derive and its macro wrote for the items with this name, formatted: each impl,
/// and on plain stable the whole `const _` with the impls for `unsize!` and the question that rustc
/// answers about them.
///
/// # Errors
///
/// If the source has no tokens of Rust.
pub fn impls_of(name: &str, expanded: &str) -> Result<String> {
    derived(expanded, |item| is_of(item, name))
}

/// Returns what [`impls_of`] returns, for every item that derives.
///
/// # Errors
///
/// If the source has no tokens of Rust.
pub fn all_derived(expanded: &str) -> Result<String> {
    derived(expanded, |_| true)
}

/// Returns those of the items that our derive and its macro wrote which `is_wanted` chooses.
fn derived(expanded: &str, is_wanted: impl Fn(&Item) -> bool) -> Result<String> {
    let tokens: TokenStream = expanded.parse().map_err(|error| anyhow!("the expansion cannot be read: {error}"))?;
    let mut items = Vec::new();
    visit(tokens, |item| {
        let is_derived = is_derived(&item);
        items.extend((is_derived && is_wanted(&item)).then_some(item));
        is_derived
    });
    Ok(prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items }))
}

/// Returns every impl, however deep in groups.
pub(crate) fn all_impls(tokens: TokenStream) -> Vec<ItemImpl> {
    let mut items = Vec::new();
    visit(tokens, |item| {
        if let Item::Impl(item) = item {
            items.push(item);
        }
        false
    });
    items
}

/// Calls `take` with each impl and each `const _`, and looks into those that it does not take.
fn visit(tokens: TokenStream, mut take: impl FnMut(Item) -> bool) {
    // This uses a stack and not recursion, because the file decides how deep its groups go.
    let mut groups = vec![tokens];
    while let Some(group) = groups.pop() {
        let tokens: Vec<TokenTree> = group.into_iter().collect();
        let mut inside = Vec::new();
        let mut start = 0;
        while start < tokens.len() {
            let (taken, length) = item_at(&tokens[start..]).map_or((false, 1), |(item, length)| (take(item), length));
            if !taken {
                inside.extend(tokens[start..start + length].iter().filter_map(|token| match token {
                    TokenTree::Group(group) => Some(group.stream()),
                    _ => None,
                }));
            }
            start += length;
        }
        groups.extend(inside.into_iter().rev());
    }
}

/// Returns the impl or `const _` that the tokens start with, and how many of them belong to it.
fn item_at(tokens: &[TokenTree]) -> Option<(Item, usize)> {
    let mut first = 0;
    while is_attribute(&tokens[first..]) {
        first += 2;
    }
    let word = |at: usize, word: &str| tokens.get(at).is_some_and(|token| is_word(token, word));
    let ends: Vec<usize> = if word(first, "const") && word(first + 1, "_") {
        let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
        tokens.iter().position(is_end).into_iter().collect()
    } else if word(first + usize::from(word(first, "unsafe")), "impl") {
        (first..tokens.len()).filter(|at| is_braces(&tokens[*at])).take(MOST_BRACES).collect()
    } else {
        return None;
    };
    ends.into_iter().find_map(|end| Some((syn::parse2(tokens[..=end].iter().cloned().collect()).ok()?, end + 1)))
}

/// Whether our derive or its macro wrote the item.
///
/// Impls are recognized by the trait and not by `#[automatically_derived]`, which the impls of the
/// macro do not have.
fn is_derived(item: &Item) -> bool {
    match item {
        Item::Impl(item) => match item.trait_.as_ref().map(|(path, _)| path) {
            Some(path) => path.segments.iter().rev().nth(1).is_some_and(|module| module.ident == PRIVATE),
            // The inherent impl that guards against a replaced struct.
            None if item.items.is_empty() => item.attrs.iter().any(is_doc_hidden),
            None => item.items.iter().all(is_function_of_ours),
        },
        Item::Const(item) => is_derived_block(item),
        _ => false,
    }
}

/// Returns whether the `const _` contains impls of our derive and, apart from them, only the
/// question about them and the call that compares the modes of the two crates. If a user derives
/// inside a `const _`, the struct is in it too, so that block does not count.
fn is_derived_block(ItemConst { expr, .. }: &ItemConst) -> bool {
    let Expr::Block(block) = &**expr else { return false };
    let stays_inside = |statement: &Stmt| match statement {
        Stmt::Item(item) => {
            matches!(item, Item::Const(_) | Item::Fn(_) | Item::Impl(_) | Item::Trait(_) | Item::Type(_))
        }
        Stmt::Expr(expr, None) => matches!(expr, Expr::Call(_)),
        _ => false,
    };
    let statements = &block.block.stmts;
    let is_derived = |statement: &Stmt| matches!(statement, Stmt::Item(item) if is_derived(item));
    statements.iter().all(stays_inside) && statements.iter().any(is_derived)
}

/// Whether the item is an impl for a type with this name, or a `const _` with one.
fn is_of(item: &Item, name: &str) -> bool {
    match item {
        Item::Impl(item) => {
            let Type::Path(self_type) = &*item.self_ty else { return false };
            self_type.path.segments.last().is_some_and(|last| last.ident == name)
        }
        Item::Const(ItemConst { expr, .. }) => {
            let Expr::Block(block) = &**expr else { return false };
            block.block.stmts.iter().any(|statement| matches!(statement, Stmt::Item(item) if is_of(item, name)))
        }
        _ => false,
    }
}

fn is_function_of_ours(item: &ImplItem) -> bool {
    matches!(item, ImplItem::Fn(function) if function.sig.ident.to_string().starts_with(OURS))
}

fn is_doc_hidden(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc") && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden")
}

/// Whether the tokens start with `#[…]`.
fn is_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(group), ..]
        if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
