//! Functions of the crate that only take a raw pointer out of a pointer, or put it back.

use super::items::Item;
use super::krate::Crate;
use super::paths::meanings;
use super::types::last_name;
use std::collections::BTreeSet;
use syn::{Block, Expr, FnArg, ImplItem, ItemImpl, Pat, Path, Signature, Stmt, TraitItem, UnOp};

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
const METHODS: [&str; 5] = ["as_ptr", "cast", "cast_const", "cast_mut", "as_mut_ptr"];

/// Whether all functions of a name that a type or a trait of the crate has only convert, and there
/// is one.
pub(super) fn only_convert(krate: &Crate, of: usize, function: &str) -> bool {
    Search { krate, seen: BTreeSet::new(), trusts_names: false }.all(Some(of), function)
}

/// Returns the function of an impl that may not only convert. The two functions of `CoerciblePtr`
/// may call those of a field, whose impl is not looked at, and the methods above.
pub(super) fn does_more(krate: &Crate, item: &Item, of: &ItemImpl) -> Option<String> {
    let known = ["as_sized_ptr", "replace_ptr"].into_iter().chain(METHODS);
    let seen = known.map(|name| (None, name.to_owned())).collect();
    let mut search = Search { krate, seen, trusts_names: true };
    of.items.iter().find_map(|function| match function {
        ImplItem::Fn(of) => {
            (!search.converts(Function::of(item, &of.sig, &of.block))).then(|| of.sig.ident.to_string())
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
}

/// A function: where it is, its parameters, and its body.
struct Function<'a> {
    near: &'a Item,
    locals: Vec<String>,
    body: &'a Block,
}

impl<'a> Function<'a> {
    fn of(near: &'a Item, signature: &Signature, body: &'a Block) -> Self {
        let locals = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Receiver(_) => Some("self".to_owned()),
            FnArg::Typed(input) => name_of(&input.pat),
        });
        Self { near, locals: locals.collect(), body }
    }
}

impl<'a> Search<'a> {
    fn all(&mut self, of: Option<usize>, name: &str) -> bool {
        if !self.seen.insert((of, name.to_owned())) {
            return true;
        }
        let functions = self.functions(of, name);
        if functions.is_empty() {
            return self.trusts_names && ["as_raw", "from_raw", "into_raw"].contains(&name);
        }
        functions.into_iter().all(|function| self.converts(function))
    }

    fn functions(&self, of: Option<usize>, name: &str) -> Vec<Function<'a>> {
        let mut found = Vec::new();
        for (index, near) in self.krate.items.iter().enumerate() {
            let functions: Vec<_> = match &near.syntax {
                syn::Item::Impl(own) => {
                    let is_it =
                        of.is_none_or(|of| self.krate.may_be_for(near, own, of) || self.krate.may_be_of(near, own, of));
                    let functions = own.items.iter().filter(|_| is_it).filter_map(|item| match item {
                        ImplItem::Fn(item) => Some((&item.sig, &item.block)),
                        _ => None,
                    });
                    functions.collect()
                }
                syn::Item::Trait(own) if of.is_none_or(|of| index == of) => {
                    let functions = own.items.iter().filter_map(|item| match item {
                        TraitItem::Fn(item) => Some((&item.sig, item.default.as_ref()?)),
                        _ => None,
                    });
                    functions.collect()
                }
                _ => continue,
            };
            let functions = functions.into_iter().filter(|(signature, _)| signature.ident == name);
            found.extend(functions.map(|(signature, body)| Function::of(near, signature, body)));
        }
        found
    }

    fn converts(&mut self, mut function: Function<'_>) -> bool {
        let body = function.body;
        self.block(&mut function, body)
    }

    fn block(&mut self, within: &mut Function<'_>, block: &Block) -> bool {
        block.stmts.iter().all(|statement| match statement {
            Stmt::Local(local) => {
                let init = local.init.as_ref().filter(|init| init.diverge.is_none());
                let converts = init.is_some_and(|init| self.value(within, &init.expr));
                let name = name_of(&local.pat);
                let is_name = name.is_some();
                within.locals.extend(name);
                converts && is_name
            }
            Stmt::Expr(value, _) => self.value(within, value),
            _ => false,
        })
    }

    fn value(&mut self, within: &mut Function<'_>, of: &Expr) -> bool {
        match of {
            Expr::Path(path) => {
                path.path.get_ident().is_some_and(|name| within.locals.contains(&name.to_string()))
                    || last_name(&path.path) == "PhantomData"
            }
            Expr::Paren(of) => self.value(within, &of.expr),
            Expr::Group(of) => self.value(within, &of.expr),
            Expr::Cast(of) => self.value(within, &of.expr),
            Expr::Reference(of) => self.value(within, &of.expr),
            Expr::RawAddr(of) => self.value(within, &of.expr),
            Expr::Unary(of) => matches!(of.op, UnOp::Deref(_)) && self.value(within, &of.expr),
            Expr::Field(of) => self.value(within, &of.base),
            Expr::Tuple(of) => of.elems.iter().all(|value| self.value(within, value)),
            Expr::Unsafe(of) => self.block(within, &of.block),
            Expr::Block(of) => of.label.is_none() && self.block(within, &of.block),
            Expr::Struct(of) => of.rest.is_none() && of.fields.iter().all(|field| self.value(within, &field.expr)),
            Expr::Call(of) => {
                let Expr::Path(function) = &*of.func else { return false };
                self.function(within, &function.path) && of.args.iter().all(|argument| self.value(within, argument))
            }
            Expr::MethodCall(of) => {
                let name = of.method.to_string();
                // A type of the crate may have a method of this name.
                let is_own = !self.functions(None, &name).is_empty();
                (if is_own { self.all(None, &name) } else { METHODS.contains(&&*name) })
                    && self.value(within, &of.receiver)
                    && of.args.iter().all(|argument| self.value(within, argument))
            }
            _ => false,
        }
    }

    /// Whether a function is a parameter such as a closure that coerces, a constructor, one of the
    /// standard library, or one of the crate that only converts.
    fn function(&mut self, within: &Function<'_>, path: &Path) -> bool {
        if let [one] = &meanings(self.krate, within.near, path)[..]
            && OF_STD
                .iter()
                .any(|known| [*known, known.trim_start_matches("core::boxed::")].contains(&&*one.join("::")))
        {
            return true;
        }
        let own_type = |path: &Path| self.krate.type_at(within.near, path);
        let is_type = |path: &Path| path.is_ident("Self") || own_type(path).is_some();
        if path.get_ident().is_some_and(|name| within.locals.contains(&name.to_string())) || is_type(path) {
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

fn name_of(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(name) if name.subpat.is_none() => Some(name.ident.to_string()),
        Pat::Type(typed) => name_of(&typed.pat),
        _ => None,
    }
}
