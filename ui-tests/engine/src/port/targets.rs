//! The types in the body of a macro that unsizes, beside its target.

use super::items::without_parameters;
use super::types::{is_name, mentions, text};
use proc_macro2::{Group, TokenTree};
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{Block, GenericArgument, Item, Lifetime, Path, PathArguments, Stmt, Type};

/// Returns the first type in a body that says more than the target does. A pointer that this type
/// does not fit cannot be unsized.
pub(super) fn written_type(body: &Group, target: &str) -> Option<String> {
    let trees: Vec<TokenTree> = body.stream().into_iter().collect();
    let statements = Block::parse_within.parse2(without_parameters(&trees)).ok()?;
    let mut written = Written { target, first: None };
    for statement in &statements {
        written.visit_stmt(statement);
    }
    written.first
}

struct Written<'a> {
    target: &'a str,
    first: Option<String>,
}

impl<'ast> Visit<'ast> for Written<'_> {
    fn visit_type(&mut self, of: &'ast Type) {
        let has_arguments = |path: &Path| path.segments.iter().any(|segment| !segment.arguments.is_none());
        match of {
            Type::Infer(_) => {}
            Type::Paren(_) | Type::Ptr(_) => visit::visit_type(self, of),
            Type::Path(path) if is_name(of, self.target) || has_arguments(&path.path) => visit::visit_type(self, of),
            // A target that is a part of the pointee is another question.
            _ if mentions(of, self.target) => {}
            _ => self.first = self.first.take().or_else(|| Some(text(of))),
        }
    }

    /// An item such as an assertion does more, and its types are not those of the pointer.
    fn visit_item(&mut self, _: &'ast Item) {}

    fn visit_lifetime(&mut self, of: &'ast Lifetime) {
        if of.ident != "_" {
            self.first = self.first.take().or_else(|| Some(of.to_string()));
        }
    }
}

/// Whether the target is the whole pointee wherever it is named, and not a part of it.
pub(super) fn are_whole(statements: &[Stmt], target: &str, is_pointer: &dyn Fn(&Path) -> bool) -> bool {
    let mut targets = Targets { target, is_pointer, are_whole: true };
    for statement in statements {
        targets.visit_stmt(statement);
    }
    targets.are_whole
}

struct Targets<'a> {
    target: &'a str,
    is_pointer: &'a dyn Fn(&Path) -> bool,
    are_whole: bool,
}

impl<'ast> Visit<'ast> for Targets<'_> {
    fn visit_type(&mut self, of: &'ast Type) {
        match of {
            Type::Ptr(pointer) if is_name(&pointer.elem, self.target) => {}
            Type::Path(path) => self.visit_path(&path.path),
            other => self.are_whole &= !mentions(other, self.target),
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        for (at, segment) in path.segments.iter().enumerate() {
            let until = path.segments.iter().take(at + 1).cloned().collect();
            let is_pointer = (self.is_pointer)(&Path { leading_colon: path.leading_colon, segments: until });
            let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
                self.are_whole &= segment.ident != self.target && !mentions(&segment.arguments, self.target);
                continue;
            };
            for argument in &arguments.args {
                match argument {
                    GenericArgument::Type(of) if is_pointer && is_name(of, self.target) => {}
                    GenericArgument::Type(of) => self.visit_type(of),
                    other => self.are_whole &= !mentions(other, self.target),
                }
            }
        }
    }
}
