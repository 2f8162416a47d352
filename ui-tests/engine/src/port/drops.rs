//! Whether the destructor of a pointer runs in a function that converts it.

use super::attributes::parts;
use super::functions::{Function, Implemented, Typed, functions, implemented};
use super::items::Item;
use super::krate::{Crate, MOST_ALIASES};
use super::paths::meanings;
use super::prelude::is_primitive;
use super::types::last_name;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprCall, ExprMethodCall, ExprStruct, Pat, PatIdent, Path, Stmt, Type};

/// The types of the standard library that have no destructor, or do not run it.
const WITHOUT: [&str; 4] = ["ManuallyDrop", "NonNull", "PhantomData", "PhantomPinned"];

/// Whether a variable that may have a destructor is never moved, and so dropped at the end.
pub(super) fn runs_a_destructor(krate: &Crate, function: &Function<'_>) -> bool {
    let may_have = |typed: &Typed<'_>| may_have_destructor(krate, typed.near, &typed.of, MOST_ALIASES);
    function.locals.iter().enumerate().any(|(index, (name, typed))| {
        let is_dropped = || {
            // Variables can have one name, one after the other.
            let earlier = function.locals.iter().take(index).skip(function.arguments);
            let before = earlier.filter(|(other, _)| other == name).count();
            let declared_by = (index >= function.arguments).then_some((name.clone(), before));
            let names = if declared_by.is_some() { Vec::new() } else { vec![name.clone()] };
            let mut moves = Moves { krate, function, declared_by, names, is_moved: false };
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

/// The names that a pattern binds.
struct Bound(Vec<String>);

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, of: &'ast PatIdent) {
        self.0.push(of.ident.to_string());
    }
}

/// Finds whether a variable, or one that it becomes, is moved somewhere else: passed to a function,
/// put into a struct, or returned.
struct Moves<'a> {
    krate: &'a Crate,
    function: &'a Function<'a>,
    /// The name of the variable, and how many variables of that name are declared before it. `None`
    /// once it is declared.
    declared_by: Option<(String, usize)>,
    /// The names that now mean the variable.
    names: Vec<String>,
    is_moved: bool,
}

impl Moves<'_> {
    /// Whether a value is the variable, or a field of it that may have a destructor.
    fn is_it(&self, value: &Expr) -> bool {
        let (mut root, mut is_field) = (value, false);
        loop {
            root = match root {
                Expr::Paren(of) => &of.expr,
                Expr::Field(of) => {
                    is_field = true;
                    &of.base
                }
                Expr::Path(path)
                    if path.path.get_ident().is_some_and(|name| self.names.iter().any(|own| name == own)) =>
                {
                    break;
                }
                _ => return false,
            }
        }
        if !is_field {
            return true;
        }
        let typed = self.function.type_of(self.krate, value);
        typed.is_none_or(|Typed { near, of }| may_have_destructor(self.krate, near, &of, MOST_ALIASES))
    }
}

impl<'ast> Visit<'ast> for Moves<'_> {
    fn visit_block(&mut self, of: &'ast Block) {
        for statement in &of.stmts {
            visit::visit_stmt(self, statement);
            match statement {
                // From here on, the names mean something else.
                Stmt::Local(local) => {
                    let mut bound = Bound(Vec::new());
                    bound.visit_pat(&local.pat);
                    let is_it = local.init.as_ref().is_some_and(|init| self.is_it(&init.expr));
                    self.names.retain(|name| !bound.0.contains(name));
                    match &mut self.declared_by {
                        Some((name, before)) if bound.0.contains(name) => match before.checked_sub(1) {
                            Some(fewer) => *before = fewer,
                            None => self.names.extend(self.declared_by.take().map(|(name, _)| name)),
                        },
                        _ if is_it && matches!(local.pat, Pat::Ident(_)) => self.names.extend(bound.0),
                        _ => {}
                    }
                }
                Stmt::Expr(value, None) => self.is_moved |= self.is_it(value),
                _ => {}
            }
        }
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
