//! Functions of the crate that only take a raw pointer out of a pointer, or put it back.

use super::drops::runs_a_destructor;
use super::functions::{Function, Implemented, functions};
use super::items::Item;
use super::krate::Crate;
use super::paths::{Origin, origin};
use super::types::last_name;
use std::collections::BTreeSet;
use syn::{Block, Expr, ImplItem, ItemImpl, Path, Stmt, UnOp};

/// The functions of the standard library and of `unsize` that change neither the pointer nor what
/// is behind it.
const OF_STD: [&str; 17] = [
    "core::boxed::Box::from_raw",
    "core::boxed::Box::into_raw",
    "core::boxed::Box::leak",
    "core::mem::ManuallyDrop::new",
    "core::mem::forget",
    "core::mem::transmute",
    "core::ptr::NonNull::from",
    "core::ptr::NonNull::new_unchecked",
    "core::ptr::read",
    "core::rc::Rc::as_ptr",
    "core::rc::Rc::from_raw",
    "core::rc::Rc::into_raw",
    "core::sync::Arc::as_ptr",
    "core::sync::Arc::from_raw",
    "core::sync::Arc::into_raw",
    "unsize::CoerciblePtr::as_sized_ptr",
    "unsize::CoerciblePtr::replace_ptr",
];

/// The methods of raw pointers and of `NonNull` that do the same.
const METHODS: [&str; 7] = ["as_mut", "as_mut_ptr", "as_ptr", "as_ref", "cast", "cast_const", "cast_mut"];

/// Returns what the functions of a name that a type or a trait of the crate has may do beside
/// converting, or that there is none.
pub(super) fn more_in(krate: &Crate, of: usize, function: &str) -> Option<String> {
    let mut search = Search { krate, seen: BTreeSet::new(), trusts_names: false, doubt: None };
    let is_conversion = search.all(Some(of), function);
    (!is_conversion).then(|| search.doubt.unwrap_or_else(|| format!("`{function}`")))
}

/// Returns the function of an impl that may not only convert, and what it may do. The two functions
/// of `CoerciblePtr` may call those of a field, whose impl is not looked at.
pub(super) fn does_more(krate: &Crate, item: &Item, of: &ItemImpl) -> Option<(String, String)> {
    let seen = ["as_sized_ptr", "replace_ptr"].map(|name| (None, name.to_owned())).into();
    let mut search = Search { krate, seen, trusts_names: true, doubt: None };
    of.items.iter().find_map(|function| match function {
        ImplItem::Fn(of) => {
            let name = of.sig.ident.to_string();
            let is_conversion = search.converts(Function::of(item, &of.sig, &of.attrs, &of.block));
            (!is_conversion).then(|| (name.clone(), search.doubt.take().unwrap_or_else(|| format!("`{name}`"))))
        }
        _ => None,
    })
}

struct Search<'a> {
    krate: &'a Crate,
    /// The functions that are looked at.
    seen: BTreeSet<(Option<usize>, String)>,
    /// Whether functions that are not found, because a macro defines them, are what they are
    /// called.
    trusts_names: bool,
    /// The first thing that may do more.
    doubt: Option<String>,
}

impl<'a> Search<'a> {
    fn all(&mut self, of: Option<usize>, name: &str) -> bool {
        if !self.seen.insert((of, name.to_owned())) {
            return true;
        }
        let functions = functions(self.krate, of, name);
        if functions.is_empty() {
            return self.trusts_names && ["as_raw", "from_raw", "into_raw"].contains(&name);
        }
        functions.into_iter().all(|function| self.converts(function))
    }

    fn converts(&mut self, mut function: Function<'a>) -> bool {
        let body = function.body;
        let doubt = match () {
            () if !function.is_as_written(self.krate) => "an attribute that could be a macro",
            () if !self.block(&mut function, body) => "its body",
            () if !self.only_projects(function.coerced_result(self.krate)) => "a `Deref` of its result",
            () if runs_a_destructor(self.krate, &function) => "a destructor that runs in it",
            () => return true,
        };
        self.doubt.get_or_insert_with(|| doubt.to_owned());
        false
    }

    fn block(&mut self, within: &mut Function<'a>, block: &Block) -> bool {
        block.stmts.iter().all(|statement| {
            let is_conversion = self.statement(within, statement);
            if !is_conversion {
                self.doubt.get_or_insert_with(|| self.krate.file(within.near).excerpt(statement));
            }
            is_conversion
        })
    }

    fn statement(&mut self, within: &mut Function<'a>, statement: &Stmt) -> bool {
        match statement {
            Stmt::Local(local) => {
                let init = local.init.as_ref().filter(|init| init.diverge.is_none());
                init.is_some_and(|init| {
                    self.value(within, &init.expr)
                        && self.only_projects(within.coerced_local(self.krate, &local.pat, &init.expr))
                        && within.add_local(self.krate, &local.pat, &init.expr)
                })
            }
            Stmt::Expr(value, _) => self.value(within, value),
            _ => false,
        }
    }

    fn value(&mut self, within: &mut Function<'a>, of: &Expr) -> bool {
        let is_conversion = self.converts_in(within, of);
        if !is_conversion {
            self.doubt.get_or_insert_with(|| self.krate.file(within.near).excerpt(of));
        }
        is_conversion
    }

    fn converts_in(&mut self, within: &mut Function<'a>, of: &Expr) -> bool {
        match of {
            Expr::Path(path) => {
                path.path.get_ident().is_some_and(|name| within.has_local(name))
                    || last_name(&path.path) == "PhantomData"
            }
            Expr::Paren(of) => self.value(within, &of.expr),
            Expr::Group(of) => self.value(within, &of.expr),
            Expr::Cast(of) => self.value(within, &of.expr),
            Expr::Reference(of) => self.value(within, &of.expr),
            Expr::RawAddr(of) => self.value(within, &of.expr),
            Expr::Unary(of) => {
                matches!(of.op, UnOp::Deref(_))
                    && self.only_projects(within.dereferenced(self.krate, &of.expr))
                    && self.value(within, &of.expr)
            }
            Expr::Field(of) => {
                let is_own = !within.lacks_field(self.krate, &of.base, &of.member);
                (is_own || self.only_projects(within.receiver(self.krate, &of.base))) && self.value(within, &of.base)
            }
            Expr::Tuple(of) => of.elems.iter().all(|value| self.value(within, value)),
            Expr::Unsafe(of) => self.block(within, &of.block),
            Expr::Block(of) => of.label.is_none() && self.block(within, &of.block),
            Expr::Struct(of) => of.rest.is_none() && of.fields.iter().all(|field| self.value(within, &field.expr)),
            Expr::Call(of) => {
                let Expr::Path(function) = &*of.func else { return false };
                self.function(within, &function.path) && of.args.iter().all(|argument| self.value(within, argument))
            }
            Expr::MethodCall(of) => {
                let receiver = within.receiver(self.krate, &of.receiver);
                self.method(receiver, &of.method.to_string())
                    && self.value(within, &of.receiver)
                    && of.args.iter().all(|argument| self.value(within, argument))
            }
            _ => false,
        }
    }

    /// Whether a method only converts. A type of the crate may have one with the name of one of the
    /// standard library, or reach it by its impl of `Deref`.
    fn method(&mut self, receiver: Implemented, name: &str) -> bool {
        let is_of_std = METHODS.contains(&name);
        match receiver {
            Implemented::Std if is_of_std => true,
            Implemented::ByOwn(own) if !functions(self.krate, Some(own), name).is_empty() => self.all(Some(own), name),
            _ if !functions(self.krate, None, name).is_empty() => self.all(None, name),
            _ => is_of_std && self.only_projects(receiver),
        }
    }

    /// Whether the impls of `Deref` and `DerefMut` only convert.
    fn only_projects(&mut self, of: Implemented) -> bool {
        let own = match of {
            Implemented::Std => return true,
            Implemented::ByOwn(own) => Some(own),
            Implemented::Unknown => None,
        };
        ["deref", "deref_mut"].iter().all(|name| functions(self.krate, own, name).is_empty() || self.all(own, name))
    }

    /// Whether a function is a parameter such as a closure that coerces, a constructor, one of the
    /// standard library, or one of the crate that only converts.
    fn function(&mut self, within: &Function<'a>, path: &Path) -> bool {
        let known: Vec<&str> =
            OF_STD.iter().flat_map(|known| [*known, known.trim_start_matches("core::boxed::")]).collect();
        if origin(self.krate, within.near, path, &known) == Origin::Known {
            return true;
        }
        let own_type = |path: &Path| self.krate.type_at(within.near, path);
        let is_type = |path: &Path| path.is_ident("Self") || own_type(path).is_some();
        if path.get_ident().is_some_and(|name| within.has_local(name)) || is_type(path) {
            return true;
        }
        let mut of = path.clone();
        let Some(function) = of.segments.pop().map(|last| last.ident.to_string()) else { return false };
        of.segments.pop_punct();
        if !is_type(&of) {
            return false;
        }
        let of = own_type(&of);
        self.all(of, &function)
    }
}
