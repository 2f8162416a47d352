//! What the crate uses of the crate `unsize`, and whether it still does.

use super::edits::Edits;
use super::krate::Crate;
use super::paths;
use super::scopes::Import;
use super::tokens::Token;
use syn::{ItemUse, Visibility};

/// The names of the items and methods of the crate `unsize`.
pub(super) const OF_UNSIZE: [&str; 6] =
    ["CoerceUnsize", "CoerciblePtr", "Coercion", "as_sized_ptr", "replace_ptr", "unsize"];

impl Import<'_> {
    /// Whether it is the trait of `.unsize(…)`, and all calls were rewritten.
    pub(super) fn is_method_gone(&self, krate: &Crate, leaf: &str, edits: &Edits) -> bool {
        let mut files = 0..krate.files.len();
        self.is_coerce_unsize(leaf)
            && (files.any(|index| calls_of_unsize(krate, index, edits).next().is_some()) || loses_impl(krate, edits))
            && !is_call_left(krate, edits)
    }

    /// Whether a name of the import is that of an item of the crate `unsize`.
    pub(super) fn is_of_unsize(&self, leaf: &str) -> bool {
        let leaves = paths::leaves(self.tree);
        leaves.iter().any(|(alias, path)| alias == leaf && path.first().is_some_and(|first| first == "unsize"))
    }

    /// Whether a name of the import, and no other of this text, is that of the trait of
    /// `.unsize(…)`. It may be `_`.
    pub(super) fn is_coerce_unsize(&self, leaf: &str) -> bool {
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
pub(super) fn loses_impl(krate: &Crate, edits: &Edits) -> bool {
    let is_gone = |item: &syn::ItemImpl, file: usize| {
        let path = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        path.is_some_and(|last| last.ident == "CoerciblePtr") && edits.covers(file, krate.files[file].range(item).start)
    };
    krate.items.iter().any(|item| matches!(&item.syntax, syn::Item::Impl(of) if is_gone(of, item.file)))
}

/// Whether a call of `.unsize(…)` stays in any file: a glob, a macro or an `include!` can bring the
/// import there.
pub(super) fn is_call_left(krate: &Crate, edits: &Edits) -> bool {
    (0..krate.files.len()).any(|index| calls_of_unsize(krate, index, edits).any(|is_gone| !is_gone))
}

/// Whether a private import has a glob of the crate `unsize`, and of no other module. What other
/// globs bring is not known, or may be used without its name.
pub(super) fn is_glob_of_unsize(of: &ItemUse) -> bool {
    let mut globs = paths::leaves(&of.tree).into_iter().filter(|(alias, _)| alias == "*").peekable();
    matches!(of.vis, Visibility::Inherited) && globs.peek().is_some() && globs.all(|(_, path)| path == ["unsize"])
}

/// Whether code that stays uses a name that may come from the crate `unsize`. At the beginning of a
/// path, `unsize` is that crate itself.
pub(super) fn is_unsize_left(krate: &Crate, edits: &Edits) -> bool {
    krate.files.iter().enumerate().any(|(index, file)| {
        let is_left = |pair: &[Token]| {
            // Before a `!`, it is our macro.
            let is_name = OF_UNSIZE.iter().any(|name| pair[0].is(name)) && !pair[1].is(":") && !pair[1].is("!");
            is_name && !edits.covers(index, pair[0].range.start)
        };
        file.tokens.windows(2).any(is_left)
    })
}
