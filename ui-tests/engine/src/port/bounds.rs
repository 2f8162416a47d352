//! Questions about hand-written impls that say more than the derive would: bounds that the struct does
//! not have, and documentation.

use super::find::UNSIZING;
use super::items::is_documentation;
use super::judge::Question;
use super::krate::{Crate, trait_name};
use super::types::{arguments, last_name, parameter_at, required};
use syn::{ImplItem, ItemImpl, ItemStruct, Type};

/// Returns the questions about the unsizing impls of a struct whose pointee is at a position.
pub(super) fn questions(krate: &Crate, item: usize, of_struct: &ItemStruct, position: usize) -> Vec<Question> {
    let mut questions = Vec::new();
    for (_, at, of) in krate.impls() {
        let Some(name) = trait_name(of).filter(|name| UNSIZING.contains(&name.as_str())) else { continue };
        if krate.self_type(at, of) != Some(item) {
            continue;
        }
        let mut ask = |place: String, reason: String, decide: &str| {
            let about = of_struct.ident.to_string();
            questions.push(Question { place, about, reason, decide: decide.to_owned() });
        };
        for bound in own_bounds(of, of_struct, position) {
            ask(
                krate.place(at),
                format!("the impl of `{name}` requires `{bound}` of the pointee, and the struct does not"),
                "put the bound on the struct, or remove it from the impl",
            );
        }
        if let Some(documented) = documentation(of) {
            ask(
                krate.file(at).place(documented),
                format!("the impl of `{name}` has documentation, and is to be deleted"),
                "move what users need, and examples, to the struct; then remove it from the impl",
            );
        }
    }
    questions
}

fn documentation(of: &ItemImpl) -> Option<&syn::Attribute> {
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
