//! Calls of `.unsize(Coercion…)`, the method of the crate `unsize`, and other uses of its trait.

use super::edits::Edits;
use super::file::SourceFile;
use super::impls;
use super::items::{Item, is_block};
use super::judge::Judged;
use super::krate::{Crate, trait_name};
use super::paths::leaves;
use super::questions::{LeftAlone, Question};
use super::shape::stays;
use super::tokens::Token as Piece;
use super::types::mentions;
use quote::ToTokens;
use std::ops::Range;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Expr, ExprMethodCall, FnArg, GenericArgument, Generics, ImplItem, ImplItemFn, ItemFn, ItemImpl, Local, Macro, Pat,
    PatIdent, Path, PathArguments, ReturnType, Signature, Token, Type,
};

/// What became of the calls.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// The calls and other uses that stay.
    pub(super) left_alone: Vec<LeftAlone>,
    /// What is asked about the impls that they need, and that stay as well.
    pub(super) questions: Vec<Question>,
}

/// Rewrites the calls on pointers that derive, if there are impls of the trait behind the method,
/// and no pointer keeps its own.
pub(super) fn rewrite(krate: &Crate, judged: &Judged, feature: Option<&str>, edits: &mut Edits) -> Rewritten {
    let mut rewritten = Rewritten::default();
    let is_of_method = |of: &ItemImpl| trait_name(of).as_deref() == Some("CoerciblePtr");
    let impls: Vec<_> = krate.impls().filter(|(_, _, of)| is_of_method(of)).collect();
    let is_kept = |item: &Item, of: &ItemImpl| {
        krate.self_type(item, of).is_none_or(|own| judged.pointer(own).is_none()) || stays(krate, item, of, feature)
    };
    if impls.is_empty() || impls.iter().any(|(_, item, of)| is_kept(item, of)) {
        return rewritten;
    }
    let pointers: Vec<usize> = impls.iter().filter_map(|(_, item, of)| krate.self_type(item, of)).collect();
    let outside =
        krate.items.iter().filter(|item| item.in_macro.is_none() && !item.modules.iter().any(|name| is_block(name)));
    for near in outside {
        let types = Types { krate, near, pointers: &pointers, generics: Vec::new(), variables: Vec::new() };
        let mut calls = Calls { types, file: krate.file(near), found: Vec::new() };
        calls.visit_item(&near.syntax);
        for (range, text) in calls.found {
            edits.replace(near.file, range, text);
        }
    }
    let going: Vec<(usize, Range<usize>)> =
        impls.iter().map(|(_, item, of)| (item.file, krate.file(item).range(of))).collect();
    for (index, file) in krate.files.iter().enumerate() {
        let documented = file.tokens.iter().filter(|token| token.text.contains(".unsize(Coercion"));
        rewritten.left_alone.extend(documented.map(|token| LeftAlone {
            place: file.place_at(token.range.start),
            about: "documentation".to_owned(),
            reason: "it shows `.unsize(Coercion…)`; write `unsize!(pointer => Target)`".to_owned(),
        }));
        let is_going = |byte: usize| {
            edits.covers(index, byte) || going.iter().any(|(at, range)| *at == index && range.contains(&byte))
        };
        let used = uses(krate, index).into_iter().filter(|(byte, _)| !is_going(*byte));
        let used: Vec<_> = used.collect();
        if !used.is_empty() && rewritten.questions.is_empty() {
            rewritten.questions = impls::needed(krate, &pointers);
        }
        rewritten.left_alone.extend(used.into_iter().map(|(byte, about)| {
            LeftAlone {
                place: file.place_at(byte),
                about,
                reason: "it does not name a target, or not a pointer that derives; write `unsize!(pointer => Target)`"
                    .to_owned(),
            }
        }));
    }
    rewritten
}

/// Returns where a file calls the methods of the crate `unsize`, or names the trait but in an
/// import.
fn uses(krate: &Crate, index: usize) -> Vec<(usize, String)> {
    let file = &krate.files[index];
    let imports = krate.items.iter().filter(|item| item.file == index && matches!(item.syntax, syn::Item::Use(_)));
    let imports: Vec<Range<usize>> = imports.map(|item| file.range(&item.syntax)).collect();
    let is_method = |name: &Piece| ["unsize", "as_sized_ptr", "replace_ptr"].iter().any(|method| name.is(method));
    let calls = file.tokens.windows(3).filter(|window| window[0].is(".") && is_method(&window[1]) && window[2].is("("));
    let calls = calls.map(|window| (window[1].range.start, format!(".{}(…)", window[1].text)));
    let names = file.tokens.iter().filter(|token| token.is("CoerciblePtr") || token.is("CoerceUnsize"));
    let names = names.map(|token| (token.range.start, format!("`{}`", token.text)));
    calls.chain(names).filter(|(byte, _)| !imports.iter().any(|range| range.contains(byte))).collect()
}

/// What types values have, as far as the names around them say.
struct Types<'a> {
    krate: &'a Crate,
    near: &'a Item,
    /// The pointers whose calls are rewritten.
    pointers: &'a [usize],
    /// The type parameters of the function and the impl.
    generics: Vec<String>,
    /// The variables of the function, each with whether it is one of the pointers.
    variables: Vec<(String, bool)>,
}

impl Types<'_> {
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

    fn is_pointer(&self, of: &Expr) -> bool {
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
            let functions = self.krate.items.iter().filter_map(|item| match &item.syntax {
                syn::Item::Fn(of) if of.sig.ident == name => Some((item, &of.sig)),
                _ => None,
            });
            let functions: Vec<_> = functions.collect();
            let is_variable = self.variables.iter().any(|(variable, _)| *variable == name);
            return !is_variable && are_some(&functions, |(item, of)| self.returns_pointer(item, of));
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

impl<'ast> Visit<'ast> for Types<'_> {
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

impl Types<'_> {
    fn add(&mut self, pattern: &Pat, is_pointer: bool) {
        if let Pat::Ident(of) = pattern {
            self.variables.push((of.ident.to_string(), is_pointer));
        }
    }
}

struct Calls<'a> {
    types: Types<'a>,
    file: &'a SourceFile,
    /// What is replaced, and by what.
    found: Vec<(Range<usize>, String)>,
}

impl Calls<'_> {
    /// Returns the target of a call that can be rewritten.
    fn target(&self, call: &ExprMethodCall) -> Option<String> {
        let argument = call.args.first().filter(|_| call.method == "unsize" && call.args.len() == 1)?;
        target(self.file, argument).filter(|_| self.types.is_pointer(&call.receiver))
    }

    /// Puts the call around the receiver, in which there may be other calls. Comments stay.
    fn rewrite(&mut self, call: &ExprMethodCall, target: &str) {
        let range = self.file.range(call);
        let receiver = self.file.range(&call.receiver);
        let dot = self.file.range(&call.dot_token).start;
        let before = std::mem::take(&mut self.found);
        self.visit_expr(&call.receiver);
        let mut inner = std::mem::replace(&mut self.found, before);
        inner.sort_by_key(|(range, _)| range.start);
        let (mut text, mut done) = ("pin_coerce_unsized::unsize!(".to_owned(), receiver.start);
        for (range, new) in inner {
            text = text + &self.file.text[done..range.start] + &new;
            done = range.end;
        }
        let has_comment = self.file.has_comment(&(receiver.end..dot));
        text += self.file.text[done..if has_comment { dot } else { receiver.end }].trim_end_matches(' ');
        text = text + " => " + target;
        let end = format!("{}{}", self.file.line_end(), self.file.indent(range.start));
        let comments = self.file.comments.iter().filter(|comment| (dot..range.end).contains(&comment.range.start));
        for Piece { text: comment, .. } in comments.filter(|comment| !target.contains(&comment.text)) {
            text = text + " " + comment + if comment.starts_with("//") { &end } else { "" };
        }
        self.found.push((range, text + ")"));
    }

    fn within(&mut self, generics: &Generics, visit: impl FnOnce(&mut Self)) {
        let before = (self.types.generics.len(), std::mem::take(&mut self.types.variables));
        self.types.generics.extend(generics.type_params().map(|parameter| parameter.ident.to_string()));
        visit(self);
        self.types.generics.truncate(before.0);
        self.types.variables = before.1;
    }
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_item_impl(&mut self, of: &'ast ItemImpl) {
        self.within(&of.generics, |calls| visit::visit_item_impl(calls, of));
    }

    fn visit_item_fn(&mut self, of: &'ast ItemFn) {
        self.within(&of.sig.generics, |calls| {
            calls.types.visit_item_fn(of);
            visit::visit_item_fn(calls, of);
        });
    }

    fn visit_impl_item_fn(&mut self, of: &'ast ImplItemFn) {
        self.within(&of.sig.generics, |calls| {
            calls.types.visit_impl_item_fn(of);
            visit::visit_impl_item_fn(calls, of);
        });
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        match self.target(call) {
            Some(target) => self.rewrite(call, &target),
            None => visit::visit_expr_method_call(self, call),
        }
    }

    /// Removes a type such as `Arc<_>` from a variable: in implicit mode, `unsize!` takes `_` for
    /// the old pointee, and without the type, the target says what the new one is.
    fn visit_local(&mut self, local: &'ast Local) {
        if let (Pat::Type(typed), Some(init)) = (&local.pat, &local.init) {
            let is_call = matches!(&*init.expr, Expr::MethodCall(call) if self.target(call).is_some());
            let range = self.file.range(&typed.pat).end..self.file.range(&typed.ty).end;
            if is_call && mentions(&typed.ty, "_") && !self.file.has_comment(&range) {
                self.found.push((range, String::new()));
            }
        }
        visit::visit_local(self, local);
    }

    /// Looks into the arguments of macros such as `assert_eq!`.
    fn visit_macro(&mut self, of: &'ast Macro) {
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(of.tokens.clone());
        for argument in arguments.into_iter().flatten() {
            Visit::visit_expr(self, &argument);
        }
    }
}

/// Returns the target that a `Coercion` names.
fn target(file: &SourceFile, coercion: &Expr) -> Option<String> {
    match coercion {
        Expr::Macro(of) if of.mac.path.segments.last()?.ident == "Coercion" => {
            let inside = file.range_of(of.mac.delimiter.span().join());
            let text = file.text[inside.start + 1..inside.end - 1].trim();
            Some(text.strip_prefix("to ")?.trim().to_owned())
        }
        Expr::Call(call) => {
            let Expr::Path(function) = &*call.func else { return None };
            let mut segments = function.path.segments.iter().rev();
            let (name, of) = (segments.next()?.ident.to_string(), segments.next()?);
            if of.ident != "Coercion" {
                return None;
            }
            if let PathArguments::AngleBracketed(arguments) = &of.arguments {
                let GenericArgument::Type(target) = arguments.args.iter().nth(1)? else { return None };
                return Some(file.text_of(target).to_owned());
            }
            let target = match name.as_str() {
                "to_slice" => "[_]",
                "to_any" => "dyn core::any::Any",
                "to_debug" => "dyn core::fmt::Debug",
                "to_display" => "dyn core::fmt::Display",
                _ => return None,
            };
            Some(target.to_owned())
        }
        _ => None,
    }
}
