//! How the body of an unsizing macro evaluates its operand: what type it says the operand has, when
//! it drops the temporaries of the operand, and whether it does so in an `unsafe` block.

use super::file::SourceFile;
use super::generics::wildcards;
use super::idioms::Idiom;
use super::items::{Item, without_parameters};
use super::krate::Crate;
use super::left::LeftAlone;
use super::results::takes_own;
use super::tokens::{Token, contains};
use super::types::mentions;
use cargo_metadata::Edition;
use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprBlock, ExprCall, ExprUnsafe, Local, Pat, Path, Type};

/// How a macro evaluates its operand.
#[derive(Debug)]
pub(super) struct Operand {
    /// Whether the temporaries of the operand are dropped before the macro has a value, and not
    /// only after the statement that calls it.
    pub(super) is_bound: bool,
    /// The type that the body says the operand has.
    pub(super) of: Option<String>,
}

impl Operand {
    /// Reads the body of a macro that only unsizes.
    pub(super) fn of(krate: &Crate, idiom: &Idiom) -> Self {
        let near = &krate.items[idiom.item];
        let trees: Vec<TokenTree> = idiom.body.stream().into_iter().collect();
        let statements = Block::parse_within.parse2(without_parameters(&trees)).unwrap_or_default();
        let names = vec![idiom.parameters.0.clone()];
        let mut search = Search { krate, near, file: krate.file(near), names, is_bound: false, of: None };
        for statement in &statements {
            search.visit_stmt(statement);
        }
        Self { is_bound: search.is_bound, of: search.of }
    }
}

/// Notes the calls of a macro whose operand names an unsafe function of the crate, if the old body
/// put the operand into an `unsafe` block. The new body has no such block.
pub(super) fn unsafe_operands(krate: &Crate, idiom: &Idiom) -> Vec<LeftAlone> {
    let mut notes = Vec::new();
    if !is_in_unsafe(idiom.body.stream(), &idiom.parameters.0) {
        return notes;
    }
    let functions =
        krate.files.iter().flat_map(|file| file.tokens.windows(3)).filter(|of| of[1].is("fn") && !of[2].is("("));
    let (all_unsafe, safe): (Vec<_>, Vec<_>) = functions.partition(|of| of[0].is("unsafe"));
    let is_named = |all: &[&[Token]], name: &Token| all.iter().any(|of| name.is(&of[2].text));
    for file in &krate.files {
        let is_call = |pair: &[Token]| pair[0].is(&idiom.name) && pair[1].is("!");
        for (at, call) in file.tokens.windows(2).enumerate().filter(|(_, pair)| is_call(pair)) {
            let mut depth = 0;
            let inside = file.tokens[at + 2..].windows(2).take_while(|pair| {
                depth += i32::from(["(", "[", "{"].contains(&&*pair[0].text));
                depth -= i32::from([")", "]", "}"].contains(&&*pair[0].text));
                depth > 0 && !(depth == 1 && pair[0].is("=") && pair[1].is(">"))
            });
            let operand: Vec<&Token> = inside.map(|pair| &pair[0]).collect();
            let is_unsafe = operand.iter().any(|name| is_named(&all_unsafe, name) && !is_named(&safe, name));
            if is_unsafe && !operand.iter().any(|token| token.is("unsafe")) {
                notes.push(LeftAlone {
                    place: file.place_at(call[0].range.start),
                    about: format!("{}!", idiom.name),
                    reason: "its operand was in the `unsafe` block of the macro, and now needs one of its own"
                        .to_owned(),
                });
            }
        }
    }
    notes
}

/// Whether a parameter of a macro is in an `unsafe` block.
fn is_in_unsafe(tokens: TokenStream, name: &str) -> bool {
    let mut is_after_unsafe = false;
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Group(group) => {
            let is_unsafe = std::mem::take(&mut is_after_unsafe);
            is_unsafe && contains(&group.stream(), &["$", name]) || is_in_unsafe(group.stream(), name)
        }
        TokenTree::Ident(word) => {
            is_after_unsafe = word == "unsafe";
            false
        }
        _ => false,
    })
}

struct Search<'a> {
    krate: &'a Crate,
    near: &'a Item,
    file: &'a SourceFile,
    /// The names of the operand.
    names: Vec<String>,
    is_bound: bool,
    of: Option<String>,
}

impl Search<'_> {
    fn is_operand(&self, of: &Expr) -> bool {
        matches!(of, Expr::Path(path) if self.names.iter().any(|name| path.path.is_ident(name)))
    }

    fn has_operand(&self, of: &impl quote::ToTokens) -> bool {
        mentions(of, &self.names[0])
    }

    /// Takes the type from a path of one of the crate's structs.
    fn add(&mut self, path: &Path) {
        let own = self.krate.type_at(self.near, path).and_then(|own| self.krate.as_struct(own));
        if let (Some(of), Some(first), Some(last), None) = (own, path.segments.first(), path.segments.last(), &self.of)
        {
            let written = self.file.with_dollar(&first.ident).start..self.file.range(&last.ident).end;
            self.of = Some(format!("{}{}", &self.file.text[written], wildcards(&of.generics)));
        }
    }

    /// In edition 2024, the temporaries of the last expression of a block are dropped with the
    /// variables of the block.
    fn add_block(&mut self, of: &impl quote::ToTokens) {
        let is_dropped = self.krate.package.metadata.edition >= Edition::E2024;
        self.is_bound |= is_dropped && self.has_operand(of);
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_local(&mut self, of: &'ast Local) {
        if let Some(init) = &of.init {
            self.is_bound |= self.has_operand(&init.expr);
            if self.is_operand(&init.expr) {
                let pattern = if let Pat::Type(typed) = &of.pat { &*typed.pat } else { &of.pat };
                if let (Pat::Type(typed), Pat::Ident(_)) = (&of.pat, pattern)
                    && let Type::Path(path) = &*typed.ty
                {
                    self.add(&path.path);
                }
                if let Pat::Ident(name) = pattern {
                    self.names.push(name.ident.to_string());
                }
            }
        }
        visit::visit_local(self, of);
    }

    fn visit_expr_block(&mut self, of: &'ast ExprBlock) {
        self.add_block(of);
        visit::visit_expr_block(self, of);
    }

    fn visit_expr_unsafe(&mut self, of: &'ast ExprUnsafe) {
        self.add_block(of);
        visit::visit_expr_unsafe(self, of);
    }

    fn visit_expr_call(&mut self, of: &'ast ExprCall) {
        if let Expr::Path(function) = &*of.func
            && of.args.iter().any(|argument| self.is_operand(argument))
        {
            let mut path = function.path.clone();
            let name = path.segments.pop().map(|last| last.ident.to_string()).unwrap_or_default();
            path.segments.pop_punct();
            let own = self.krate.type_at(self.near, &path);
            if own.is_some_and(|own| takes_own(self.krate, own, &name)) {
                self.add(&path);
            }
        }
        visit::visit_expr_call(self, of);
    }
}
