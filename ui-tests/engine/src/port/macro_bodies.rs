//! What the body of a macro may do beside unsizing a pointer.

use super::conversions::more_in;
use super::items::{Item, without_parameters};
use super::krate::Crate;
use super::results::give_back;
use super::targets::are_whole;
use super::tokens::count;
use proc_macro2::{Group, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Block, Expr, Pat, Path, Stmt};

/// A macro whose body is looked at: what it may name.
pub(super) struct Body<'a> {
    krate: &'a Crate,
    near: &'a Item,
    pointer: String,
    target: String,
    pointers: &'a [usize],
    traits: &'a [usize],
    /// The variables, each with whether it is the pointer, and not a raw one.
    locals: Vec<(String, bool)>,
    /// The first thing that may do more.
    doubt: Option<String>,
}

impl<'a> Body<'a> {
    /// Returns the macro with the names of its two parameters.
    pub(super) fn of(
        krate: &'a Crate,
        near: &'a Item,
        (pointer, target): &(String, String),
        pointers: &'a [usize],
        traits: &'a [usize],
    ) -> Self {
        Self {
            krate,
            near,
            pointer: pointer.clone(),
            target: target.clone(),
            pointers,
            traits,
            locals: vec![(pointer.clone(), true)],
            doubt: None,
        }
    }

    /// Returns what a body may do beside this: it names the target, and passes the pointer once
    /// through functions of its type or its trait that take a raw pointer out and put it back, so
    /// that its value is the same pointer.
    pub(super) fn doubt_about(&mut self, body: &Group) -> Option<String> {
        let trees: Vec<TokenTree> = body.stream().into_iter().collect();
        let uses = |name: &str| count(body.stream(), &["$", name]);
        let Ok(statements) = Block::parse_within.parse2(without_parameters(&trees)) else {
            return Some("its body is not a list of statements".to_owned());
        };
        let is_pointer =
            |path: &Path| self.krate.type_at(self.near, path).is_some_and(|own| self.pointers.contains(&own));
        let are_whole = are_whole(&statements, &self.target, &is_pointer);
        match self.statements(&statements) {
            None => Some(self.doubt.take().unwrap_or_else(|| "its body".to_owned())),
            _ if uses(&self.pointer) != 1 => Some(format!("`${}` is not used once", self.pointer)),
            _ if uses(&self.target) == 0 => Some(format!("`${}` is not used", self.target)),
            _ if !are_whole => Some(format!("`${}` may not be the whole pointee", self.target)),
            Some(false) => Some("its value may be another pointer".to_owned()),
            Some(true) => None,
        }
    }

    /// Notes the first thing that may do more.
    fn doubts<T>(&mut self, doubt: String) -> Option<T> {
        self.doubt.get_or_insert(doubt);
        None
    }

    /// Returns whether the value of some statements is the pointer, if they do nothing else.
    fn statements(&mut self, statements: &[Stmt]) -> Option<bool> {
        let (last, before) = statements.split_last()?;
        let file = self.krate.file(self.near);
        for statement in before {
            let Stmt::Local(local) = statement else { return self.doubts(file.excerpt(statement)) };
            let pattern = if let Pat::Type(typed) = &local.pat { &*typed.pat } else { &local.pat };
            let (Pat::Ident(name), Some(init)) = (pattern, &local.init) else {
                return self.doubts(file.excerpt(statement));
            };
            if !local.attrs.is_empty() || init.diverge.is_some() {
                return self.doubts(file.excerpt(statement));
            }
            let is_pointer = self.value(&init.expr)?;
            self.locals.push((name.ident.to_string(), is_pointer));
        }
        if let Stmt::Expr(value, None) = last { self.value(value) } else { self.doubts(file.excerpt(last)) }
    }

    /// Returns whether a value is the pointer, if it does nothing else.
    fn value(&mut self, of: &Expr) -> Option<bool> {
        let file = self.krate.file(self.near);
        let is_pointer = self.pointer_in(of);
        if let (None, Expr::Cast(cast)) = (is_pointer, of) {
            let with =
                format!("{}; a `let` of type {} instead is understood", file.excerpt(of), file.excerpt(&cast.ty));
            return self.doubts(with);
        }
        is_pointer.or_else(|| self.doubts(file.excerpt(of)))
    }

    fn pointer_in(&mut self, of: &Expr) -> Option<bool> {
        match of {
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                self.locals.iter().rfind(|(local, _)| name == local).map(|(_, is_pointer)| *is_pointer)
            }
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Block(of) if of.label.is_none() => self.statements(&of.block.stmts),
            Expr::Unsafe(of) => self.statements(&of.block.stmts),
            Expr::Call(of) => {
                let Expr::Path(function) = &*of.func else { return None };
                let is_pointer = self.conversion(&function.path)?;
                of.args.iter().all(|argument| self.value(argument).is_some()).then_some(is_pointer)
            }
            Expr::Closure(of) => {
                let names = of.inputs.iter().filter_map(|input| match input {
                    Pat::Type(typed) => Some((typed.pat.to_token_stream().to_string(), false)),
                    _ => None,
                });
                self.locals.extend(names);
                self.value(&of.body)
            }
            _ => None,
        }
    }

    /// Returns whether a function gives the pointer back, if it is one of the trait, or one of the
    /// type for its raw pointer, and does nothing but convert.
    fn conversion(&mut self, path: &Path) -> Option<bool> {
        let mut of = path.clone();
        let function = of.segments.pop()?.ident.to_string();
        of.segments.pop_punct();
        let is_raw = ["into_raw", "from_raw", "into_ptr", "from_ptr"].iter().any(|name| function.starts_with(name));
        let of_trait = self.krate.trait_at(self.near, &of).filter(|of| self.traits.contains(of));
        let own = || self.krate.type_at(self.near, &of).filter(|own| is_raw && self.pointers.contains(own));
        let of = of_trait.or_else(own)?;
        if let Some(more) = more_in(self.krate, of, &function) {
            return self.doubts(format!("{more} in `{function}`"));
        }
        Some(give_back(self.krate, self.pointers, of, &function))
    }
}
