//! Pointers for which the derive leaves `unsize!` out on plain stable. What unsizes them there
//! today must stay.

use super::doubts::is_unsized_without;
use super::fields::{Role, role};
use super::idioms::Idiom;
use super::impls::has_coercible;
use super::krate::{Crate, MOST_ALIASES};
use super::left::Question;
use super::pointees::POINTERS;
use super::struct_attributes::derives_ours;
use super::tokens::flat;
use super::types::{is_name, last_name, mentions, parameter_at, text};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, Generics, Macro, ParenthesizedGenericArguments, ReturnType, Stmt, Type, TypeFnPtr, TypeParamBound,
    TypePath, UnOp,
};

/// Asks about a pointer that only a macro or an impl of `CoerciblePtr` unsizes, if `unsize!` cannot
/// take the place of these.
pub(super) fn question(krate: &Crate, idioms: &[Idiom], item: usize, pointee: &str) -> Option<Question> {
    let here = &krate.items[item];
    let is_by_macro = || idioms.iter().any(|idiom| idiom.pointers.contains(&item));
    let needs_macro = || is_by_macro() && !derives_ours(krate, here) && !is_unsized_without(krate, item);
    if !has_coercible(krate, item) && !needs_macro() {
        return None;
    }
    Some(Question {
        place: krate.place(here),
        about: here.name()?,
        reason: format!("on plain stable, `unsize!` would not work for it: {}", left_out(krate, item, pointee)?),
        decide: "write this in another way (the documentation of `unsize!` says how), or keep the pointer as it is"
            .to_owned(),
    })
}

/// Returns why the derive leaves `unsize!` out for a pointer, or for the pointer in its field.
pub(super) fn left_out(krate: &Crate, item: usize, pointee: &str) -> Option<String> {
    left_out_within(krate, item, pointee, MOST_ALIASES)
}

fn left_out_within(krate: &Crate, item: usize, pointee: &str, depth: usize) -> Option<String> {
    let (of, near, depth) = (krate.as_struct(item)?, &krate.items[item], depth.checked_sub(1)?);
    if let Some(bound) = unclear_bound(&of.generics, pointee) {
        return Some(format!("the bound `{bound}` of `{}` can mean something else each time it is written", of.ident));
    }
    let is_marker = |of: &Type| matches!(of, Type::Path(of) if last_name(&of.path) == "PhantomData");
    let is_pointer = |of: &Type| match of {
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(of) => POINTERS.contains(&&*last_name(&of.path)),
        _ => false,
    };
    let candidates = of.fields.iter().filter(|field| mentions(&field.ty, pointee) && !is_marker(&field.ty));
    let candidates: Vec<&Type> = candidates.map(|field| &field.ty).collect();
    if candidates.len() > 1 && !candidates.iter().any(|of| is_pointer(of)) {
        return Some(format!("by the names of their types, two fields of `{}` could be the pointer", of.ident));
    }
    candidates.into_iter().find_map(|of| match role(krate, near, of, pointee) {
        Role::Wraps(inner, position) => {
            let parameter = parameter_at(&krate.as_struct(inner)?.generics, position)?;
            left_out_within(krate, inner, &parameter.ident.to_string(), depth)
        }
        _ => None,
    })
}

/// Returns the first bound that may mean something else in a copy.
fn unclear_bound(generics: &Generics, pointee: &str) -> Option<String> {
    let is_unclear = |visit: &dyn Fn(&mut Unclear<'_>)| {
        let mut unclear = Unclear { pointee, items: 0, is_found: false };
        visit(&mut unclear);
        unclear.is_found
    };
    let mut bounds = generics.type_params().flat_map(|parameter| &parameter.bounds);
    let mut predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut consts = generics.const_params();
    None.or_else(|| bounds.find(|bound| is_unclear(&|unclear| unclear.visit_type_param_bound(bound))).map(text))
        .or_else(|| predicates.find(|of| is_unclear(&|unclear| unclear.visit_where_predicate(of))).map(text))
        .or_else(|| consts.find(|of| is_unclear(&|unclear| unclear.visit_type(&of.ty))).map(text))
}

/// Looks for what the documentation of `unsize!` lists.
struct Unclear<'a> {
    pointee: &'a str,
    /// How many associated types of the pointee there were.
    items: usize,
    is_found: bool,
}

impl Unclear<'_> {
    fn visit_function(&mut self, takes: &impl ToTokens, returns: &ReturnType) {
        let ReturnType::Type(_, returns) = returns else { return };
        let tokens = flat(returns.to_token_stream());
        let mut pairs = tokens.windows(2);
        let elides = pairs.any(|pair| (pair[0] == "&" && !pair[1].starts_with('\'')) || pair.concat() == "'_");
        self.is_found |= elides && mentions(takes, self.pointee);
    }
}

impl<'ast> Visit<'ast> for Unclear<'_> {
    fn visit_type(&mut self, of: &'ast Type) {
        self.is_found |= matches!(of, Type::Verbatim(_));
        visit::visit_type(self, of);
    }

    fn visit_type_path(&mut self, of: &'ast TypePath) {
        let names = &of.path.segments;
        let after = match &of.qself {
            Some(of_type) if of_type.position == 0 && is_name(&of_type.ty, self.pointee) => names.len(),
            None if of.path.leading_colon.is_none() && names[0].ident == self.pointee => names.len() - 1,
            _ => 0,
        };
        let has_arguments = names.last().is_some_and(|last| !last.arguments.is_none());
        self.is_found |= after > 1 || after == 1 && has_arguments;
        self.items += usize::from(after > 0);
        let before = self.items;
        visit::visit_type_path(self, of);
        self.is_found |= of.qself.is_some() && self.items > before;
    }

    fn visit_type_param_bound(&mut self, of: &'ast TypeParamBound) {
        self.is_found |= !matches!(of, TypeParamBound::Trait(_) | TypeParamBound::Lifetime(_));
        visit::visit_type_param_bound(self, of);
    }

    fn visit_parenthesized_generic_arguments(&mut self, of: &'ast ParenthesizedGenericArguments) {
        self.visit_function(&of.inputs, &of.output);
        visit::visit_parenthesized_generic_arguments(self, of);
    }

    fn visit_type_fn_ptr(&mut self, of: &'ast TypeFnPtr) {
        self.visit_function(&of.inputs, &of.output);
        visit::visit_type_fn_ptr(self, of);
    }

    fn visit_expr(&mut self, of: &'ast Expr) {
        self.is_found |= !is_plain(of);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {
        self.is_found = true;
    }

    fn visit_macro(&mut self, _: &'ast Macro) {
        self.is_found = true;
    }
}

/// Whether an expression is a literal or a name.
fn is_plain(of: &Expr) -> bool {
    match of {
        Expr::Lit(_) | Expr::Path(_) => true,
        Expr::Group(of) => is_plain(&of.expr),
        Expr::Paren(of) => is_plain(&of.expr),
        Expr::Unary(of) => matches!(of.op, UnOp::Neg(_)) && matches!(*of.expr, Expr::Lit(_)),
        Expr::Block(of) => matches!(&of.block.stmts[..], [Stmt::Expr(inner, None)] if is_plain(inner)),
        _ => false,
    }
}
