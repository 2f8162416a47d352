//! Code of the crate that coerces implicitly, and does not compile on plain stable after the port.

use super::attributes;
use super::file::SourceFile;
use super::impls;
use super::judge::Judged;
use super::krate::Crate;
use super::questions::LeftAlone;
use super::types::{arguments, last_name};
use syn::visit::{self, Visit};
use syn::{Expr, ExprCast, Local, Pat, Path, Type};

/// Returns each `let` and `as` that seems to coerce a pointer that derives and has coerced until
/// now: its type says so, and its value is a variable, a copy of one, or a new pointer.
pub(super) fn find(krate: &Crate, judged: &Judged) -> Vec<LeftAlone> {
    let coerced = |item: usize| {
        impls::has_some(krate, item, None) || attributes::coerce_pointee(krate, &krate.items[item]).is_some()
    };
    let pointers = judged.pointers.iter().filter(|pointer| coerced(pointer.item));
    let names: Vec<&str> = pointers.map(|pointer| &*pointer.name).collect();
    let mut found = Vec::new();
    for file in &krate.files {
        let mut search = Search { file, names: &names, found: &mut found };
        search.visit_file(&file.syntax);
    }
    found
}

struct Search<'a> {
    file: &'a SourceFile,
    names: &'a [&'a str],
    found: &'a mut Vec<LeftAlone>,
}

impl Search<'_> {
    fn add(&mut self, to: &Type, value: &Expr) {
        let Type::Path(path) = to else { return };
        let is_unsized = |argument: Option<&Type>| matches!(argument, Some(Type::TraitObject(_) | Type::Slice(_)));
        let is_target = self.names.contains(&&*last_name(&path.path));
        if is_target && arguments(&path.path).into_iter().any(is_unsized) && self.is_pointer(value) {
            self.found.push(LeftAlone {
                place: self.file.place(value),
                about: "implicit coercion".to_owned(),
                reason: "plain stable does not do it; write `unsize!(pointer => Target)`".to_owned(),
            });
        }
    }

    fn is_pointer(&self, value: &Expr) -> bool {
        let is_new = |path: &Path| {
            let mut names = path.segments.iter().rev().map(|segment| segment.ident.to_string());
            let is_new = names.next().is_some_and(|name| name == "new" || name == "pin");
            is_new && names.next().is_some_and(|name| self.names.contains(&&*name))
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
