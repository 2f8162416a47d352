//! Code of the crate that coerces implicitly, and does not compile on plain stable after the port.

use super::items::{Item, is_block};
use super::judged::Judged;
use super::krate::Crate;
use super::left::LeftAlone;
use super::struct_attributes::coerce_pointee;
use super::types::arguments;
use super::unsizing_traits::unsizing_trait;
use syn::visit::{self, Visit};
use syn::{Expr, ExprCast, GenericParam, Local, Pat, Type};

/// Returns each `let` and `as` whose type is a pointer to a slice or a trait object, if the pointer
/// derives and has coerced until now.
pub(super) fn find(krate: &Crate, judged: &Judged) -> Vec<LeftAlone> {
    let has_impl = |own: usize| {
        let is_it = |at, of| unsizing_trait(krate, at, of).is_some_and(|(name, _)| name == "CoerceUnsized");
        krate.impls().any(|(_, at, of)| is_it(at, of) && krate.self_type(at, of) == Some(own))
    };
    let coerced = |own: usize| has_impl(own) || coerce_pointee(krate, &krate.items[own]).is_some();
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
    /// Notes a value of this type, or a variable without one yet.
    fn add(&mut self, to: &Type, value: Option<&Expr>) {
        if self.is_unsized_pointer(to) && value.is_none_or(may_coerce) {
            let file = self.krate.file(self.near);
            self.found.push(LeftAlone {
                place: value.map_or_else(|| file.place(to), |value| file.place(value)),
                about: "implicit coercion".to_owned(),
                reason: "plain stable does not do it; write `unsize!(pointer => Target)`, unless the value is unsized \
                         already"
                    .to_owned(),
            });
        }
    }

    /// Whether a type is one of the pointers, with a slice or a trait object as an argument that is
    /// written or the default.
    fn is_unsized_pointer(&self, of: &Type) -> bool {
        let Type::Path(path) = without_parentheses(of) else { return false };
        let own = self.krate.type_at(self.near, &path.path).filter(|own| self.pointers.contains(own));
        let Some(of) = own.and_then(|own| self.krate.as_struct(own)) else { return false };
        let is_unsized =
            |argument: &Type| matches!(without_parentheses(argument), Type::TraitObject(_) | Type::Slice(_));
        let written = arguments(&path.path);
        let others = of.generics.params.iter().filter(|parameter| !matches!(parameter, GenericParam::Lifetime(_)));
        let mut defaults = others.skip(written.len()).filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => parameter.default.as_ref().map(|(_, default)| default),
            _ => None,
        });
        written.into_iter().flatten().any(is_unsized) || defaults.any(is_unsized)
    }
}

fn without_parentheses(of: &Type) -> &Type {
    if let Type::Paren(of) = of { without_parentheses(&of.elem) } else { of }
}

/// Whether a value may be a pointer that is not unsized: it is not the result of a macro, such as
/// `unsize!`, or of a method that returns the expected type.
fn may_coerce(value: &Expr) -> bool {
    match value {
        Expr::Macro(_) => false,
        Expr::MethodCall(call) => ["collect", "into", "unsize"].iter().all(|name| call.method != name),
        Expr::Paren(of) => may_coerce(&of.expr),
        _ => true,
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_local(&mut self, local: &'ast Local) {
        if let Pat::Type(typed) = &local.pat {
            self.add(&typed.ty, local.init.as_ref().map(|init| &*init.expr));
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_cast(&mut self, cast: &'ast ExprCast) {
        self.add(&cast.ty, Some(&cast.expr));
        visit::visit_expr_cast(self, cast);
    }
}
