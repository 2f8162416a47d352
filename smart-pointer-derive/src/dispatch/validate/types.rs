//! What the requirements ask about types.

use crate::derive::syntax::{bare, name_of};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Type, TypeImplTrait, TypeParamBound};

/// Returns every `impl Trait` in the types.
pub(in crate::dispatch) fn impl_traits<'ast>(types: impl IntoIterator<Item = &'ast Type>) -> Vec<&'ast TypeImplTrait> {
    let mut search = ImplTraits(Vec::new());
    types.into_iter().for_each(|ty| search.visit_type(ty));
    search.0
}

/// Returns whether a type is certainly not `Sized`: a trait object, a slice, or `str`.
pub(in crate::dispatch) fn is_unsized(ty: &Type) -> bool {
    matches!(bare(ty), Type::TraitObject(_) | Type::Slice(_)) || name_of(ty).is_some_and(|name| name == "str")
}

/// Returns what to write instead of an `impl Trait`: an owned trait object. A future has to be
/// pinned, or nobody can await it.
pub(super) fn boxed(ty: &TypeImplTrait) -> String {
    let is_future = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|name| name.ident == "Future"),
        _ => false,
    };
    if ty.bounds.iter().any(is_future) {
        format!("`Pin<Box<dyn {}>>`", written(&ty.bounds))
    } else {
        "`Box<dyn Trait>` or another trait object".to_owned()
    }
}

/// Returns a reference to a type as a person writes it.
pub(super) fn borrowed(ty: &Type) -> String {
    match bare(ty) {
        Type::TraitObject(object) if object.bounds.len() > 1 => format!("&({})", written(object)),
        ty => format!("&{}", written(ty)),
    }
}

/// Returns what owns a value of an unsized type, as a person writes it.
pub(super) fn owned(ty: &Type) -> String {
    match bare(ty) {
        Type::Slice(slice) => format!("Vec<{}>", written(&slice.elem)),
        Type::Path(_) => "String".to_owned(),
        ty => format!("Box<{}>", written(ty)),
    }
}

struct ImplTraits<'ast>(Vec<&'ast TypeImplTrait>);

impl<'ast> Visit<'ast> for ImplTraits<'ast> {
    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.0.push(ty);
        visit::visit_type_impl_trait(self, ty);
    }
}

/// Returns a type as a person writes it. The tokens alone have a space between any two of them.
pub(super) fn written(ty: &impl ToTokens) -> String {
    let spaced = ty.to_token_stream().to_string();
    let mut words = spaced.split_whitespace().peekable();
    let mut text = String::new();
    while let Some(word) = words.next() {
        text.push_str(word);
        let Some(next) = words.peek() else { break };
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
        let both_are_words = word.ends_with(|c| is_word(c) || c == '>') && next.starts_with(is_word);
        let is_sign = |text: &str| ["=", "+", "->"].contains(&text);
        if both_are_words || word.ends_with([',', ';']) || is_sign(word) || is_sign(next) {
            text.push(' ');
        }
    }
    text
}
