//! Which values are pointers, as far as the names and types around them say.

use super::items::{Item, is_block};
use super::krate::Crate;
use super::paths::leaves;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Expr, FnArg, ImplItem, Local, Pat, PatIdent, Path, ReturnType, Signature, Type};

/// The values of a function, and what it names.
pub(super) struct Values<'a> {
    pub(super) krate: &'a Crate,
    pub(super) near: &'a Item,
    /// The pointers whose calls are rewritten.
    pub(super) pointers: &'a [usize],
    /// The type parameters of the function and the impl.
    pub(super) generics: Vec<String>,
    /// The variables of the function, each with whether it is one of the pointers.
    pub(super) variables: Vec<(String, bool)>,
}

impl Values<'_> {
    fn named(&self, near: &Item, path: &Path) -> Option<usize> {
        let first = path.segments.first()?.ident.to_string();
        let is_inner = |item: &Item| match &item.syntax {
            syn::Item::Use(of) => {
                let is_in_block = item.file == near.file && item.modules.iter().any(|name| is_block(name));
                is_in_block && leaves(&of.tree).iter().any(|(alias, _)| *alias == first)
            }
            _ => false,
        };
        if self.generics.contains(&first) || self.krate.items.iter().any(is_inner) {
            return None;
        }
        let own = match &near.syntax {
            syn::Item::Impl(of) if path.is_ident("Self") => self.krate.self_type(near, of),
            _ => self.krate.type_at(near, path),
        };
        own.filter(|own| self.pointers.contains(own))
    }

    fn is_pointer_type(&self, near: &Item, of: &Type) -> bool {
        matches!(of, Type::Path(path) if path.qself.is_none() && self.named(near, &path.path).is_some())
    }

    fn returns_pointer(&self, near: &Item, of: &Signature) -> bool {
        matches!(&of.output, ReturnType::Type(_, of) if self.is_pointer_type(near, of))
    }

    /// Whether a value is one of the pointers. If that is unclear, the value does not count as a
    /// pointer.
    pub(super) fn is_pointer(&self, of: &Expr) -> bool {
        match of {
            Expr::Paren(of) => self.is_pointer(&of.expr),
            Expr::MethodCall(call) => call.method == "clone" && self.is_pointer(&call.receiver),
            Expr::Path(path) => path.path.get_ident().is_some_and(|name| {
                let mut own = self.variables.iter().filter(|(variable, _)| name == variable).peekable();
                own.peek().is_some() && own.all(|(_, is_pointer)| *is_pointer)
            }),
            Expr::Call(call) => matches!(&*call.func, Expr::Path(function) if self.makes_pointer(&function.path)),
            _ => false,
        }
    }

    /// Whether a path is that of a pointer with fields in parentheses, or of functions that return
    /// a pointer.
    fn makes_pointer(&self, path: &Path) -> bool {
        if self.named(self.near, path).is_some() {
            return true;
        }
        let mut of = path.clone();
        let Some(name) = of.segments.pop().map(|last| last.ident.to_string()) else { return false };
        of.segments.pop_punct();
        if of.segments.is_empty() {
            let function = self.krate.function_at(self.near, path).map(|index| &self.krate.items[index]);
            let returns_pointer = function.is_some_and(|item| match &item.syntax {
                syn::Item::Fn(of) => self.returns_pointer(item, &of.sig),
                _ => false,
            });
            let is_variable = self.variables.iter().any(|(variable, _)| *variable == name);
            return !is_variable && returns_pointer;
        }
        let Some(own) = self.named(self.near, &of) else { return false };
        let impls = self.krate.impls().filter(|(_, item, of)| self.krate.self_type(item, of) == Some(own));
        let functions = impls.flat_map(|(_, item, of)| {
            of.items.iter().filter_map(move |function| match function {
                ImplItem::Fn(of) => Some((item, &of.sig)),
                _ => None,
            })
        });
        let functions: Vec<_> = functions.filter(|(_, of)| of.ident == name).collect();
        are_some(&functions, |(item, of)| self.returns_pointer(item, of))
    }
}

fn are_some<T>(all: &[T], are: impl Fn(&T) -> bool) -> bool {
    !all.is_empty() && all.iter().all(are)
}

impl<'ast> Visit<'ast> for Values<'_> {
    fn visit_fn_arg(&mut self, of: &'ast FnArg) {
        match of {
            FnArg::Typed(typed) if matches!(&*typed.pat, Pat::Ident(_)) => {
                let is_pointer = self.is_pointer_type(self.near, &typed.ty);
                self.add(&typed.pat, is_pointer);
            }
            FnArg::Receiver(_) => {
                let own = if let syn::Item::Impl(of) = &self.near.syntax { Some(of) } else { None };
                let own = own.and_then(|of| self.krate.self_type(self.near, of));
                let is_value = ["self", "mut self"].contains(&&*of.to_token_stream().to_string());
                let is_pointer = is_value && own.is_some_and(|own| self.pointers.contains(&own));
                self.variables.push(("self".to_owned(), is_pointer));
            }
            FnArg::Typed(_) => visit::visit_fn_arg(self, of),
        }
    }

    fn visit_local(&mut self, local: &'ast Local) {
        if let Some(init) = &local.init {
            visit::visit_local_init(self, init);
        }
        match (&local.pat, &local.init) {
            (Pat::Type(typed), _) if matches!(&*typed.pat, Pat::Ident(_)) => {
                let is_pointer = self.is_pointer_type(self.near, &typed.ty);
                self.add(&typed.pat, is_pointer);
            }
            (Pat::Ident(_), Some(init)) => {
                let is_pointer = self.is_pointer(&init.expr);
                self.add(&local.pat, is_pointer);
            }
            _ => self.visit_pat(&local.pat),
        }
    }

    fn visit_pat_ident(&mut self, of: &'ast PatIdent) {
        self.variables.push((of.ident.to_string(), false));
    }
}

impl Values<'_> {
    fn add(&mut self, pattern: &Pat, is_pointer: bool) {
        if let Pat::Ident(of) = pattern {
            self.variables.push((of.ident.to_string(), is_pointer));
        }
    }
}
