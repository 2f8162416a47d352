//! Whether the destructor of a pointer runs in a function that converts it.

use super::attributes::parts;
use super::functions::{Function, Implemented, Typed, functions, implemented};
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES};
use super::paths::meanings;
use super::prelude::is_primitive;
use super::types::last_name;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprCall, ExprMethodCall, ExprStruct, Pat, Path, Stmt, Type};

/// The types of the standard library that have no destructor, or do not run it.
const WITHOUT: [&str; 4] = ["ManuallyDrop", "NonNull", "PhantomData", "PhantomPinned"];

/// Whether a variable that may have a destructor is never moved, and so dropped at the end.
pub(super) fn runs_a_destructor(krate: &Crate, function: &Function<'_>) -> bool {
    let may_have = |typed: &Typed<'_>| may_have_destructor(krate, typed.near, &typed.of, MOST_ALIASES);
    function.locals.iter().any(|(name, typed)| {
        let is_dropped = || {
            let mut moves = Moves { krate, function, names: vec![name.clone()], is_moved: false };
            moves.visit_block(function.body);
            !moves.is_moved
        };
        typed.as_ref().is_some_and(may_have) && is_dropped()
    })
}

fn may_have_destructor(krate: &Crate, near: &Item, of: &Type, depth: usize) -> bool {
    let Type::Path(path) = of else { return !matches!(of, Type::Reference(_) | Type::Ptr(_)) };
    match implemented(krate, near, of) {
        Implemented::Std => !WITHOUT.contains(&&*krate.meant_name(near, &path.path)),
        Implemented::Unknown => {
            let behind = |(item, ty): (&Item, &Type)| {
                depth.checked_sub(1).is_none_or(|depth| may_have_destructor(krate, item, ty, depth))
            };
            let mut aliases = aliases(krate, near, &path.path).into_iter().peekable();
            let is_alias = aliases.peek().is_some();
            !path.path.get_ident().is_some_and(|name| is_primitive(&name.to_string()))
                && (!is_alias || aliases.any(behind))
        }
        Implemented::ByOwn(own) => {
            let (item, fields) = (&krate.items[own], krate.as_struct(own).map(|of| &of.fields));
            let inside =
                |depth| fields.is_none_or(|of| of.iter().any(|f| may_have_destructor(krate, item, &f.ty, depth)));
            !is_copy(krate, own) && (implements(krate, own, "Drop") || depth.checked_sub(1).is_none_or(inside))
        }
    }
}

/// Returns the types behind a name, if it is an alias of the crate.
fn aliases<'a>(krate: &'a Crate, near: &Item, path: &Path) -> Vec<(&'a Item, &'a Type)> {
    let meanings = meanings(krate, near, path);
    let named = meanings.iter().flat_map(|of| match &of[..] {
        [root, modules @ .., name] if root == "crate" => krate.named(modules, name).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let aliases = named.filter_map(|index| match &krate.items[index].syntax {
        syn::Item::Type(of) => Some((&krate.items[index], &*of.ty)),
        _ => None,
    });
    aliases.collect()
}

fn implements(krate: &Crate, own: usize, of_trait: &str) -> bool {
    krate.impls().any(|(_, at, of)| {
        krate.trait_name(at, of).is_some_and(|name| name == of_trait) && krate.may_be_for(at, of, own)
    })
}

fn is_copy(krate: &Crate, own: usize) -> bool {
    let derives = krate.items[own].attributes().iter().flat_map(parts).flat_map(|part| part.derives());
    derives.into_iter().any(|path| last_name(&path) == "Copy") || implements(krate, own, "Copy")
}

/// Finds whether a variable, or one that it becomes, is moved somewhere else: passed to a function,
/// put into a struct, or returned.
struct Moves<'a> {
    krate: &'a Crate,
    function: &'a Function<'a>,
    names: Vec<String>,
    is_moved: bool,
}

impl Moves<'_> {
    /// Whether a value is the variable, or a field of it that may have a destructor.
    fn is_it(&self, value: &Expr) -> bool {
        let mut root = value;
        loop {
            root = match root {
                Expr::Paren(of) => &of.expr,
                Expr::Field(of) => &of.base,
                Expr::Path(path)
                    if path.path.get_ident().is_some_and(|name| self.names.iter().any(|own| name == own)) =>
                {
                    break;
                }
                _ => return false,
            }
        }
        let typed = self.function.type_of(self.krate, value);
        typed.is_none_or(|Typed { near, of }| may_have_destructor(self.krate, near, &of, MOST_ALIASES))
    }
}

impl<'ast> Visit<'ast> for Moves<'_> {
    fn visit_block(&mut self, of: &'ast Block) {
        for statement in &of.stmts {
            match statement {
                Stmt::Local(local) => {
                    let (Pat::Ident(name), Some(init)) = (&local.pat, &local.init) else { continue };
                    if self.is_it(&init.expr) {
                        self.names.push(name.ident.to_string());
                    }
                }
                Stmt::Expr(value, None) => self.is_moved |= self.is_it(value),
                _ => {}
            }
        }
        visit::visit_block(self, of);
    }

    fn visit_expr_call(&mut self, of: &'ast ExprCall) {
        self.is_moved |= self.is_it(&of.func) || of.args.iter().any(|value| self.is_it(value));
        visit::visit_expr_call(self, of);
    }

    fn visit_expr_method_call(&mut self, of: &'ast ExprMethodCall) {
        let takes_self = || functions(self.krate, None, &of.method.to_string()).iter().any(|method| method.takes_self);
        self.is_moved |= of.args.iter().any(|value| self.is_it(value)) || self.is_it(&of.receiver) && takes_self();
        visit::visit_expr_method_call(self, of);
    }

    fn visit_expr_struct(&mut self, of: &'ast ExprStruct) {
        self.is_moved |= of.fields.iter().any(|field| self.is_it(&field.expr));
        visit::visit_expr_struct(self, of);
    }
}
