//! Calls of `.unsize(Coercion…)`, the method of the crate `unsize`, and other uses of its trait.

use super::edits::Edits;
use super::examples;
use super::file::SourceFile;
use super::impls;
use super::items::{Item, is_block};
use super::judged::Judged;
use super::krate::Crate;
use super::left::{LeftAlone, Question};
use super::reexports;
use super::tokens::Token as Piece;
use super::unsizing_traits::{stays, unsizing_trait};
use super::values::Values;
use std::ops::Range;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Expr, ExprMethodCall, GenericArgument, Generics, ImplItemFn, ItemFn, ItemImpl, Local, Macro, Pat, PathArguments,
    Token, Type,
};

/// The macros of the standard library whose arguments are expressions and are not printed.
const TAKE_EXPRESSIONS: [&str; 14] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprintln",
    "format",
    "panic",
    "print",
    "println",
    "vec",
    "write",
    "writeln",
];

/// What became of the calls.
#[derive(Debug, Default)]
pub(super) struct Rewritten {
    /// The calls and other uses that stay.
    pub(super) left_alone: Vec<LeftAlone>,
    /// What is asked about the impls that they need, and that stay as well.
    pub(super) questions: Vec<Question>,
}

/// Rewrites the calls on pointers that derive and whose impls of the trait behind the method go.
pub(super) fn rewrite(krate: &Crate, judged: &Judged, feature: Option<&str>, edits: &mut Edits) -> Rewritten {
    let mut rewritten = Rewritten::default();
    let is_of_method =
        |item: &Item, of: &ItemImpl| unsizing_trait(krate, item, of).is_some_and(|(name, _)| name == "CoerciblePtr");
    let goes = |item: &Item, of: &ItemImpl| {
        let derives = krate.self_type(item, of).is_some_and(|own| judged.pointer(own).is_some());
        is_of_method(item, of) && derives && !stays(krate, item, of, feature)
    };
    let impls: Vec<_> = krate.impls().filter(|(_, item, of)| goes(item, of)).collect();
    if impls.is_empty() {
        return rewritten;
    }
    let pointers: Vec<usize> = impls.iter().filter_map(|(_, item, of)| krate.self_type(item, of)).collect();
    let own_method = own_method(krate);
    let outside =
        krate.items.iter().filter(|item| item.in_macro.is_none() && !item.modules.iter().any(|name| is_block(name)));
    for near in outside.filter(|_| own_method.is_none()) {
        let values = Values { krate, near, pointers: &pointers, generics: Vec::new(), variables: Vec::new() };
        let mut calls = Calls { values, file: krate.file(near), found: Vec::new() };
        calls.visit_item(&near.syntax);
        for (range, text) in calls.found {
            edits.replace(near.file, range, text);
        }
    }
    let going: Vec<(usize, Range<usize>)> =
        impls.iter().map(|(_, item, of)| (item.file, krate.file(item).range(of))).collect();
    let examples = examples::find(krate);
    rewritten.left_alone = reexports::of_unsize(krate);
    let is_all_read = krate.computed().next().is_none();
    if !examples.is_empty() || !rewritten.left_alone.is_empty() || !is_all_read {
        rewritten.questions = impls::needed(krate, &pointers);
    }
    let is_example = |place: &String| examples.iter().any(|example| example.place == *place);
    for (index, file) in krate.files.iter().enumerate() {
        let documented = file.tokens.iter().filter(|token| token.text.contains(".unsize(Coercion"));
        let documented = documented.filter(|token| !is_example(&file.place_at(token.range.start)));
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
        let reason = match &own_method {
            Some(place) => format!("the crate has an `unsize` of its own ({place}), which may do more"),
            None => {
                "it does not name a target, or names the pointee too, or is on no pointer that derives, or the type of \
                     its variable has a `_` among other arguments, or another macro than the standard library's takes it; \
                     write `unsize!(pointer => Target)`"
                    .to_owned()
            }
        };
        rewritten.left_alone.extend(used.into_iter().map(|(byte, about)| LeftAlone {
            place: file.place_at(byte),
            about,
            reason: reason.clone(),
        }));
    }
    rewritten.left_alone.extend(examples);
    rewritten
}

/// Returns where the crate has a function `unsize`, which may be a method of a pointer.
fn own_method(krate: &Crate) -> Option<String> {
    krate.files.iter().find_map(|file| {
        let is_function = |pair: &&[Piece]| pair[0].is("fn") && pair[1].is("unsize");
        let function = file.tokens.windows(2).find(is_function)?;
        Some(file.place_at(function[1].range.start))
    })
}

/// Returns where a file calls the methods of the crate `unsize`, or names the trait but in an
/// import.
fn uses(krate: &Crate, index: usize) -> Vec<(usize, String)> {
    let file = &krate.files[index];
    let imports = krate.items.iter().filter(|item| item.file == index && matches!(item.syntax, syn::Item::Use(_)));
    let imports: Vec<Range<usize>> = imports.map(|item| file.range(&item.syntax)).collect();
    let is_method = |name: &Piece| ["unsize", "as_sized_ptr", "replace_ptr"].iter().any(|method| name.is(method));
    // Behind `::`, the name can be that of the macro, too.
    let is_use = |window: &&[Piece]| {
        let is_called = window[0].is(".") && window[2].is("(");
        let is_named = window[0].is(":") && !window[2].is("!") && !window[2].is(":");
        is_method(&window[1]) && (is_called || is_named)
    };
    let calls = file.tokens.windows(3).filter(is_use);
    let calls = calls.map(|window| (window[1].range.start, format!(".{}(…)", window[1].text)));
    let names = file.tokens.iter().filter(|token| token.is("CoerciblePtr") || token.is("CoerceUnsize"));
    let names = names.map(|token| (token.range.start, format!("`{}`", token.text)));
    calls.chain(names).filter(|(byte, _)| !imports.iter().any(|range| range.contains(byte))).collect()
}

struct Calls<'a> {
    values: Values<'a>,
    file: &'a SourceFile,
    /// What is replaced, and by what.
    found: Vec<(Range<usize>, String)>,
}

impl Calls<'_> {
    /// Returns the target of a call that can be rewritten.
    fn target(&self, call: &ExprMethodCall) -> Option<String> {
        let argument = call.args.first().filter(|_| call.method == "unsize" && call.args.len() == 1)?;
        target(self.file, argument).filter(|_| self.values.is_pointer(&call.receiver))
    }

    /// Puts the macro around the receiver, in which there may be other calls. Comments stay.
    fn rewrite(&mut self, call: &ExprMethodCall, target: &str) {
        let range = self.file.range(call);
        let receiver = self.file.range(&call.receiver);
        let dot = self.file.range(&call.dot_token).start;
        // Of two calls that begin at the same place, the outer one is written first.
        self.found.push((receiver.start..receiver.start, "pin_coerce_unsized::unsize!(".to_owned()));
        self.visit_expr(&call.receiver);
        let is_commented = self.file.has_comment(&(receiver.end..dot));
        let kept = &self.file.text[..if is_commented { dot } else { receiver.end }];
        let after = kept.trim_end_matches(' ').len()..range.end;
        let mut text = format!(" => {target}");
        let is_line = |comment: &&Piece| comment.text.starts_with("//") && target.ends_with(&comment.text);
        let end = format!("{}{}", self.file.line_end(), self.file.indent(range.start));
        if self.file.comments.iter().any(|comment| is_line(&comment)) {
            text += &end;
        }
        let comments = self.file.comments.iter().filter(|comment| (dot..range.end).contains(&comment.range.start));
        for Piece { text: comment, .. } in comments.filter(|comment| !target.contains(&comment.text)) {
            text = text + " " + comment + if comment.starts_with("//") { &end } else { "" };
        }
        self.found.push((after, text + ")"));
    }

    fn within(&mut self, generics: &Generics, visit: impl FnOnce(&mut Self)) {
        let before = (self.values.generics.len(), std::mem::take(&mut self.values.variables));
        self.values.generics.extend(generics.type_params().map(|parameter| parameter.ident.to_string()));
        visit(self);
        self.values.generics.truncate(before.0);
        self.values.variables = before.1;
    }
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_item_impl(&mut self, of: &'ast ItemImpl) {
        self.within(&of.generics, |calls| visit::visit_item_impl(calls, of));
    }

    fn visit_item_fn(&mut self, of: &'ast ItemFn) {
        self.within(&of.sig.generics, |calls| {
            calls.values.visit_item_fn(of);
            visit::visit_item_fn(calls, of);
        });
    }

    fn visit_impl_item_fn(&mut self, of: &'ast ImplItemFn) {
        self.within(&of.sig.generics, |calls| {
            calls.values.visit_impl_item_fn(of);
            visit::visit_impl_item_fn(calls, of);
        });
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        match self.target(call) {
            Some(target) => self.rewrite(call, &target),
            None => visit::visit_expr_method_call(self, call),
        }
    }

    /// Leaves a call alone if the type of its variable has a `_` among other arguments, which can
    /// decide what the operand is.
    fn visit_local(&mut self, local: &'ast Local) {
        if let (Pat::Type(typed), Some(init)) = (&local.pat, &local.init)
            && let Expr::MethodCall(call) = &*init.expr
            && self.target(call).is_some()
            && has_inferred(&typed.ty)
            && !is_only_inferred(&typed.ty)
        {
            visit::visit_expr_method_call(self, call);
            if let Some((_, otherwise)) = &init.diverge {
                self.visit_expr(otherwise);
            }
            return;
        }
        visit::visit_local(self, local);
    }

    /// Looks into the arguments of macros such as `assert_eq!`. Another macro can match the tokens of
    /// the call in a way of its own, or print them.
    fn visit_macro(&mut self, of: &'ast Macro) {
        if !TAKE_EXPRESSIONS.iter().any(|name| of.path.is_ident(name)) {
            return;
        }
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(of.tokens.clone());
        for argument in arguments.into_iter().flatten() {
            Visit::visit_expr(self, &argument);
        }
    }
}

/// Whether a type has a part `_`.
fn has_inferred(of: &Type) -> bool {
    struct Inferred(bool);
    impl<'ast> Visit<'ast> for Inferred {
        fn visit_type(&mut self, of: &'ast Type) {
            self.0 |= matches!(of, Type::Infer(_));
            visit::visit_type(self, of);
        }
    }
    let mut inferred = Inferred(false);
    inferred.visit_type(of);
    inferred.0
}

/// Whether a type is a path whose arguments are `_` and lifetimes.
fn is_only_inferred(of: &Type) -> bool {
    let Type::Path(of) = of else { return matches!(of, Type::Infer(_)) };
    let mut arguments = of.path.segments.iter().map(|segment| &segment.arguments);
    of.qself.is_none()
        && arguments.all(|arguments| match arguments {
            PathArguments::AngleBracketed(of) => of
                .args
                .iter()
                .all(|of| matches!(of, GenericArgument::Type(Type::Infer(_)) | GenericArgument::Lifetime(_))),
            PathArguments::None => true,
            PathArguments::Parenthesized(_) => false,
        })
}

/// Returns the target that a `Coercion` names, if it does not say what the pointee is now.
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
                let (now, target) = (arguments.args.first()?, arguments.args.iter().nth(1)?);
                let GenericArgument::Type(target) = target else { return None };
                // The operand can get its type from this.
                if !matches!(now, GenericArgument::Type(Type::Infer(_))) {
                    return None;
                }
                if !matches!(target, Type::Infer(_)) {
                    return Some(file.text_of(target).to_owned());
                }
            }
            let target = match name.as_str() {
                "to_slice" => "[_]",
                "to_any" => "dyn ::core::any::Any",
                "to_debug" => "dyn ::core::fmt::Debug",
                "to_display" => "dyn ::core::fmt::Display",
                _ => return None,
            };
            Some(target.to_owned())
        }
        _ => None,
    }
}
