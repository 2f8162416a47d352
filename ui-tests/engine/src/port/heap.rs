//! Whether a struct has a pointer of the standard library that owns memory.

use super::aliases::{alias_of, name_of, own_type};
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES};
use super::pointees::POINTERS;
use syn::TypePath;
use syn::visit::{self, Visit};

/// Whether the pointer of a struct is one of the library's that own memory.
pub(super) fn is_on_heap(krate: &Crate, item: usize) -> bool {
    let near = &krate.items[item];
    let mut search = OnHeap { krate, near, depth: MOST_ALIASES, is_found: false };
    for field in krate.as_struct(item).into_iter().flat_map(|of| &of.fields) {
        search.visit_type(&field.ty);
    }
    search.is_found
}

/// The names of a type, also behind aliases.
struct OnHeap<'a> {
    krate: &'a Crate,
    near: &'a Item,
    depth: usize,
    is_found: bool,
}

impl<'ast> Visit<'ast> for OnHeap<'_> {
    fn visit_type_path(&mut self, of: &'ast TypePath) {
        if let (Some((near, behind, _)), Some(depth)) =
            (alias_of(self.krate, self.near, of, ""), self.depth.checked_sub(1))
        {
            let mut search = OnHeap { krate: self.krate, near, depth, is_found: false };
            search.visit_type(behind);
            self.is_found |= search.is_found;
        }
        let name = name_of(self.krate, self.near, &of.path);
        let is_own = own_type(self.krate, self.near, &of.path).is_some();
        self.is_found |= !is_own && POINTERS[1..].contains(&name.as_str());
        if name != "PhantomData" {
            visit::visit_type_path(self, of);
        }
    }
}
