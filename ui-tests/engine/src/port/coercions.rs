//! Code of the crate that coerces implicitly, and does not compile on plain stable after the port.

use super::impls;
use super::items::{Item, is_block};
use super::judged::Judged;
use super::krate::Crate;
use super::left::LeftAlone;
use super::struct_attributes::coerce_pointee;
use super::types::arguments;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCast, Local, Pat, Path, Type};

/// Returns each `let` and `as` that seems to coerce a pointer that derives and has coerced until
/// now: its type says so, and its value is a variable, a copy of one, or a new pointer.
pub(super) fn find(krate: &Crate, judged: &Judged) -> Vec<LeftAlone> {
    let coerced =
        |item: usize| impls::has_some(krate, item, None) || coerce_pointee(krate, &krate.items[item]).is_some();
    let pointers = judged.pointers.iter().filter(|pointer| coerced(pointer.item));
    let pointers: Vec<usize> = pointers.map(|pointer| pointer.item).collect();
    let mut found = Vec::new();
    let outside =
        krate.items.iter().filter(|item| item.in_macro.is_none() && !item.modules.iter().any(|name| is_block(name)));
    for near in outside {
        let mut search = Search { krate, near, pointers: &pointers, found: &mut found };
        search.visit_item(&near.syntax);
    }
    found
}

struct Search<'a> {
    krate: &'a Crate,
    near: &'a Item,
    pointers: &'a [usize],
    found: &'a mut Vec<LeftAlone>,
}

impl Search<'_> {
    fn add(&mut self, to: &Type, value: &Expr) {
        let Type::Path(path) = to else { return };
        let is_unsized = |argument: Option<&Type>| matches!(argument, Some(Type::TraitObject(_) | Type::Slice(_)));
        if self.is_named(&path.path) && arguments(&path.path).into_iter().any(is_unsized) && self.is_pointer(value) {
            self.found.push(LeftAlone {
                place: self.krate.file(self.near).place(value),
                about: "implicit coercion".to_owned(),
                reason: "plain stable does not do it; write `unsize!(pointer => Target)`".to_owned(),
            });
        }
    }

    fn is_named(&self, path: &Path) -> bool {
        self.krate.type_at(self.near, path).is_some_and(|own| self.pointers.contains(&own))
    }

    fn is_pointer(&self, value: &Expr) -> bool {
        let is_new = |path: &Path| {
            let mut of = path.clone();
            let is_new = of.segments.pop().is_some_and(|last| ["new", "pin"].iter().any(|name| last.ident == name));
            of.segments.pop_punct();
            is_new && self.is_named(&of)
        };
        match value {
            Expr::Path(_) => true,
            Expr::MethodCall(call) => call.method == "clone",
            Expr::Call(call) => matches!(&*call.func, Expr::Path(function) if is_new(&function.path)),
            _ => false,
        }
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_local(&mut self, local: &'ast Local) {
        if let (Pat::Type(typed), Some(init)) = (&local.pat, &local.init) {
            self.add(&typed.ty, &init.expr);
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_cast(&mut self, cast: &'ast ExprCast) {
        self.add(&cast.ty, &cast.expr);
        visit::visit_expr_cast(self, cast);
    }
}
