//! The hand-written impls of the unsizing traits, which the derive replaces, and questions about
//! what they say that the derive would not: bounds that the struct does not have, and
//! documentation.

use super::edits::Edits;
use super::find::UNSIZING;
use super::items::{Item, is_documentation};
use super::judge::Judged;
use super::krate::{Crate, trait_name};
use super::questions::Question;
use super::types::{arguments, last_name, parameter_at, required};
use syn::{Attribute, ImplItem, ItemImpl, ItemStruct, Type};

/// Removes the impls for the pointers that derive.
pub(super) fn remove(krate: &Crate, judged: &Judged, edits: &mut Edits) {
    for (item, of, own) in unsizing(krate) {
        if judged.pointer(own).is_some() {
            let file = krate.file(item);
            edits.remove_lines(item.file, file, file.range(of), true);
        }
    }
}

/// Whether a struct has one.
pub(super) fn has_some(krate: &Crate, item: usize) -> bool {
    unsizing(krate).any(|(_, _, own)| own == item)
}

fn unsizing(krate: &Crate) -> impl Iterator<Item = (&Item, &ItemImpl, usize)> {
    let is_unsizing = |of: &ItemImpl| trait_name(of).is_some_and(|name| UNSIZING.contains(&name.as_str()));
    let impls = krate.impls().filter(move |(_, _, of)| is_unsizing(of));
    impls.filter_map(|(_, item, of)| Some((item, of, krate.self_type(item, of)?)))
}

/// Asks about bounds that only the impls of a struct have, whose pointee is at a position.
pub(super) fn bounds(krate: &Crate, item: usize, of_struct: &ItemStruct, position: usize) -> Vec<Question> {
    let of_struct_impls = unsizing(krate).filter(|(_, _, own)| *own == item);
    let asked = of_struct_impls.flat_map(|(at, of, _)| {
        let ask = move |bound: String| Question {
            place: krate.place(at),
            about: of_struct.ident.to_string(),
            reason: format!("{} requires `{bound}` of the pointee, and the struct does not", described(of)),
            decide: "put the bound on the struct, or remove it from the impl".to_owned(),
        };
        own_bounds(of, of_struct, position).into_iter().map(ask)
    });
    asked.collect()
}

/// Asks about documentation on the impls of a struct, which may also be an argument of a macro.
pub(super) fn documentation(krate: &Crate, item: usize) -> Vec<Question> {
    let of_struct = unsizing(krate).filter(|(_, _, own)| *own == item);
    let asked = of_struct.filter_map(|(at, of, _)| {
        let (place, what, then) = match &at.argument_of {
            Some(call) => (krate.place(at), format!("is an argument of `{call}!`"), "take the impl out of the call"),
            None => (krate.file(at).place(documented(of)?), "has documentation".to_owned(), "remove it from the impl"),
        };
        Some(Question {
            place,
            about: krate.items[item].name()?,
            reason: format!("{} {what}, and is to be deleted", described(of)),
            decide: format!("move what users need, and examples, to the struct; then {then}"),
        })
    });
    asked.collect()
}

fn described(of: &ItemImpl) -> String {
    format!("the impl of `{}`", trait_name(of).unwrap_or_default())
}

fn documented(of: &ItemImpl) -> Option<&Attribute> {
    let inside = of.items.iter().flat_map(|item| match item {
        ImplItem::Fn(item) => &item.attrs[..],
        ImplItem::Type(item) => &item.attrs[..],
        _ => &[],
    });
    of.attrs.iter().chain(inside).find(|attribute| is_documentation(attribute))
}

/// Returns the traits that an impl requires of the pointee, and the struct does not.
fn own_bounds(of: &ItemImpl, of_struct: &ItemStruct, position: usize) -> Vec<String> {
    let Type::Path(own) = &*of.self_ty else { return Vec::new() };
    let Some(Type::Path(argument)) = arguments(&own.path).get(position).copied().flatten() else { return Vec::new() };
    let parameter = of.generics.type_params().find(|parameter| argument.path.is_ident(&parameter.ident));
    let Some(parameter) = parameter else { return vec![last_name(&argument.path)] };
    let known = parameter_at(&of_struct.generics, position).map(|own| required(&of_struct.generics, own));
    let known = known.unwrap_or_default();
    let mut own = required(&of.generics, parameter);
    own.retain(|bound| bound != "Unsize" && bound != "Sized" && !known.contains(bound));
    own
}
