//! Calls of `.unsize(Coercion…)`, the method of the crate `unsize`.

use super::edits::Edits;
use super::file::SourceFile;
use super::items::Item;
use super::judge::Judged;
use super::krate::{Crate, trait_name};
use super::questions::LeftAlone;
use super::shape::stays;
use super::tokens;
use super::types::mentions;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, GenericArgument, ItemImpl, Local, Macro, Pat, PathArguments, Token};

/// Rewrites the calls if there are impls of the trait behind the method, and no pointer keeps its
/// own. Returns those that stay.
pub(super) fn rewrite(krate: &Crate, judged: &Judged, feature: Option<&str>, edits: &mut Edits) -> Vec<LeftAlone> {
    let mut left_alone = Vec::new();
    let is_of_method = |of: &ItemImpl| trait_name(of).as_deref() == Some("CoerciblePtr");
    let impls: Vec<_> = krate.impls().filter(|(_, _, of)| is_of_method(of)).collect();
    let is_kept = |item: &Item, of: &ItemImpl| {
        krate.self_type(item, of).is_none_or(|own| judged.pointer(own).is_none()) || stays(krate, item, of, feature)
    };
    if impls.is_empty() || impls.iter().any(|(_, item, of)| is_kept(item, of)) {
        return left_alone;
    }
    for (index, file) in krate.files.iter().enumerate() {
        let mut calls = Calls { file, index, edits };
        calls.visit_file(&file.syntax);
        let documented = file.tokens.iter().filter(|token| token.text.contains(".unsize(Coercion"));
        left_alone.extend(documented.map(|token| LeftAlone {
            place: file.place_at(token.range.start),
            about: "documentation".to_owned(),
            reason: "it shows `.unsize(Coercion…)`; write `unsize!(pointer => Target)`".to_owned(),
        }));
        for pair in file.tokens.windows(4) {
            let is_call = pair[0].is(".") && pair[1].is("unsize") && pair[2].is("(") && pair[3].is("Coercion");
            if is_call && !edits.covers(index, pair[1].range.start) {
                left_alone.push(LeftAlone {
                    place: file.place_at(pair[1].range.start),
                    about: ".unsize(…)".to_owned(),
                    reason: "the target is not written in it; write `unsize!(pointer => Target)`".to_owned(),
                });
            }
        }
    }
    left_alone
}

struct Calls<'a> {
    file: &'a SourceFile,
    index: usize,
    edits: &'a mut Edits,
}

impl Calls<'_> {
    fn rewritten(&self, call: &ExprMethodCall) -> Option<String> {
        let argument = call.args.first().filter(|_| call.method == "unsize" && call.args.len() == 1)?;
        let (receiver, target) = (self.file.text_of(&call.receiver), target(self.file, argument)?);
        let text = format!("pin_coerce_unsized::unsize!({receiver} => {target})");
        let range = self.file.range(call);
        let comments = self.file.comments.iter().filter(|comment| range.contains(&comment.range.start));
        let lost = comments.filter(|comment| !text.contains(&comment.text));
        let end = format!("{}{}", self.file.line_end(), self.file.indent(range.start));
        let before =
            lost.map(|tokens::Token { text, .. }| format!("{text}{}", if text.starts_with("//") { &end } else { " " }));
        Some(before.collect::<String>() + &text)
    }
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        match self.rewritten(call) {
            Some(text) => self.edits.replace(self.index, self.file.range(call), text),
            None => visit::visit_expr_method_call(self, call),
        }
    }

    /// Removes a type such as `Arc<_>` from a variable: in implicit mode, `unsize!` takes `_` for
    /// the old pointee, and without the type, the target says what the new one is.
    fn visit_local(&mut self, local: &'ast Local) {
        if let (Pat::Type(typed), Some(init)) = (&local.pat, &local.init) {
            let is_call = matches!(&*init.expr, Expr::MethodCall(call) if self.rewritten(call).is_some());
            let range = self.file.range(&typed.pat).end..self.file.range(&typed.ty).end;
            if is_call && mentions(&typed.ty, "_") && !self.file.has_comment(&range) {
                self.edits.remove(self.index, range);
            }
        }
        visit::visit_local(self, local);
    }

    /// Looks into the arguments of macros such as `assert_eq!`.
    fn visit_macro(&mut self, of: &'ast Macro) {
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(of.tokens.clone());
        for argument in arguments.into_iter().flatten() {
            let mut inside = Calls { file: self.file, index: self.index, edits: &mut *self.edits };
            inside.visit_expr(&argument);
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
