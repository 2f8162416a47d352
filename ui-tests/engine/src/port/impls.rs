//! The hand-written impls of the unsizing traits, which the derive replaces, and questions about
//! what would be lost with them: bounds or items that the derive does not write, and documentation.

use super::attributes::parts;
use super::edits::Edits;
use super::items::{Item, is_documentation};
use super::judged::Judged;
use super::krate::Crate;
use super::left::{LeftAlone, Question};
use super::lines::Comments;
use super::shape::Shape;
use super::struct_attributes::{coerce_pointee, conditional_ours};
use super::unsizing_traits::{stays, unsizing_trait};
use quote::{ToTokens, quote};
use syn::{Attribute, ImplItem, ItemImpl, ItemStruct};

/// Removes the impls for the pointers that derive, but none that stay.
pub(super) fn remove(krate: &Crate, judged: &Judged, feature: Option<&str>, keeps_coercible: bool, edits: &mut Edits) {
    for (item, of, own) in unsizing(krate) {
        let is_needed = keeps_coercible && is_coercible(krate, item, of);
        if judged.pointer(own).is_some() && !is_needed && !stays(krate, item, of, feature) {
            let file = krate.file(item);
            edits.remove_lines(item.file, file, file.range(of), Comments::AndSafety);
        }
    }
}

fn is_coercible(krate: &Crate, item: &Item, of: &ItemImpl) -> bool {
    unsizing_trait(krate, item, of).is_some_and(|(name, _)| name == "CoerciblePtr")
}

/// Whether a struct has an impl of `CoerciblePtr`.
pub(super) fn has_coercible(krate: &Crate, own: usize) -> bool {
    unsizing(krate).any(|(item, of, other)| other == own && is_coercible(krate, item, of))
}

/// Asks about the impls of `CoerciblePtr` for some structs, because calls that stay need them.
pub(super) fn needed(krate: &Crate, structs: &[usize]) -> Vec<Question> {
    let needed = unsizing(krate).filter(|(item, of, own)| structs.contains(own) && is_coercible(krate, item, of));
    let asked = needed.filter_map(|(item, of, own)| {
        Some(Question {
            place: krate.place(item),
            about: krate.items[own].name()?,
            reason: format!(
                "{} stays beside the derive, because code that stays may need it",
                described(krate, item, of)
            ),
            decide: "write `unsize!` in the places that are listed, and run the command again; or keep the impl"
                .to_owned(),
        })
    });
    asked.collect()
}

/// Notes the conditions on which a pointer coerced until now, if it only coerces with a feature now.
pub(super) fn lost(krate: &Crate, judged: &Judged, feature: Option<&str>) -> Vec<LeftAlone> {
    let Some(feature) = feature else { return Vec::new() };
    let own = quote!(feature = #feature).to_string();
    let going = unsizing(krate).filter(|(item, of, _)| !stays(krate, item, of, Some(feature)));
    let of_impls = going.flat_map(|(item, _, own)| {
        krate.conditions(item).into_iter().map(move |condition| (krate.place(item), condition, own))
    });
    let of_derives = judged.pointers.iter().filter_map(|pointer| {
        let item = &krate.items[pointer.item];
        let condition = coerce_pointee(krate, item)?.condition?.to_token_stream().to_string();
        Some((krate.place(item), condition, pointer.item))
    });
    let mut lost: Vec<LeftAlone> = Vec::new();
    for (place, condition, item) in of_impls.chain(of_derives) {
        let Some(pointer) = judged.pointer(item).filter(|_| condition != own) else { continue };
        let about = format!("users of `cfg({})`", condition.replace(" (", "("));
        let reason = format!("without the feature `{feature}`, their `{}` no longer coerces", pointer.name);
        if !lost.iter().any(|known| known.about == about && known.reason == reason) {
            lost.push(LeftAlone { place, about, reason });
        }
    }
    lost
}

/// Whether a struct has one.
pub(super) fn has_some(krate: &Crate, item: usize, feature: Option<&str>) -> bool {
    unsizing(krate).any(|(at, of, own)| own == item && !stays(krate, at, of, feature))
}

fn unsizing(krate: &Crate) -> impl Iterator<Item = (&Item, &ItemImpl, usize)> {
    let impls = krate.impls().filter(move |(_, item, of)| unsizing_trait(krate, item, of).is_some());
    impls.filter_map(|(_, item, of)| Some((item, of, krate.self_type(item, of)?)))
}

/// Asks about what the impls of a struct say and the derive does not. The pointee is at a position
/// among all parameters.
pub(super) fn differences(
    krate: &Crate,
    own: usize,
    of_struct: &ItemStruct,
    pointee: usize,
    feature: Option<&str>,
) -> Vec<Question> {
    let of_struct_impls = unsizing(krate).filter(|(_, _, other)| *other == own);
    let going = of_struct_impls.filter(|(item, of, _)| !stays(krate, item, of, feature));
    let asked = going.filter_map(|(item, of, _)| {
        let why = Shape { krate, item, of, own, of_struct, pointee, feature }.differs()?;
        Some(Question {
            place: krate.place(item),
            about: of_struct.ident.to_string(),
            reason: format!("{} is not what the derive writes: {why}", described(krate, item, of)),
            decide: "the derive writes the generic impl, with the bounds of the struct: if that is what you want, \
                     change the struct or the impl, or delete the impl"
                .to_owned(),
        })
    });
    asked.collect()
}

/// Asks about a derive of ours with another condition than that of `--optional`, if impls would go
/// that are there without it.
pub(super) fn by_hand(krate: &Crate, item: usize, of: &ItemStruct, feature: Option<&str>) -> Option<Question> {
    let (attribute, condition) = conditional_ours(krate, &krate.items[item])?;
    let is_own = feature.is_some_and(|feature| condition == quote!(feature = #feature).to_string());
    (!is_own && has_some(krate, item, feature)).then(|| Question {
        place: krate.file(&krate.items[item]).place(attribute),
        about: of.ident.to_string(),
        reason: format!(
            "it derives only if `cfg({})`, and its impls would go without this condition",
            condition.replace(" (", "(")
        ),
        decide: "write the derive without the condition, or delete the impls".to_owned(),
    })
}

/// Asks about a pointer that dispatches, and does not coerce.
pub(super) fn only_dispatches(krate: &Crate, own: usize) -> Option<Question> {
    let of_struct_impls = unsizing(krate).filter(|(_, _, other)| *other == own);
    let all: Vec<(&Item, &str)> =
        of_struct_impls.filter_map(|(item, of, _)| Some((item, unsizing_trait(krate, item, of)?.0))).collect();
    let (item, _) = all.iter().find(|(_, name)| *name == "DispatchFromDyn")?;
    if all.iter().any(|(_, name)| *name == "CoerceUnsized") {
        return None;
    }
    Some(Question {
        place: krate.place(item),
        about: krate.items[own].name()?,
        reason: "it has an impl of `DispatchFromDyn` and none of `CoerceUnsized`, and the derive writes both"
            .to_owned(),
        decide: "if it may coerce, delete the impl and name the pointer with `--pointer`".to_owned(),
    })
}

/// Whether a struct has an impl of `DispatchFromDyn`, or the compiler's derive writes one.
pub(super) fn dispatches(krate: &Crate, own: usize) -> bool {
    let is_it = |item, of| unsizing_trait(krate, item, of).is_some_and(|(name, _)| name == "DispatchFromDyn");
    unsizing(krate).any(|(item, of, other)| other == own && is_it(item, of))
        || coerce_pointee(krate, &krate.items[own]).is_some()
}

/// Asks about documentation on the impls of a struct, which may also be an argument of a macro.
pub(super) fn documentation(krate: &Crate, item: usize, feature: Option<&str>) -> Vec<Question> {
    let of_struct = unsizing(krate).filter(|(at, of, own)| *own == item && !stays(krate, at, of, feature));
    let asked = of_struct.filter_map(|(at, of, _)| {
        let (place, what, then) = match &at.argument_of {
            Some(call) => (krate.place(at), format!("is an argument of `{call}!`"), "take the impl out of the call"),
            None => (krate.file(at).place(documented(of)?), "has documentation".to_owned(), "remove it from the impl"),
        };
        Some(Question {
            place,
            about: krate.items[item].name()?,
            reason: format!("{} {what}, and is to be deleted", described(krate, at, of)),
            decide: format!("move what users need, and examples, to the struct; then {then}"),
        })
    });
    asked.collect()
}

fn described(krate: &Crate, item: &Item, of: &ItemImpl) -> String {
    format!("the impl of `{}`", unsizing_trait(krate, item, of).map_or("", |(name, _)| name))
}

fn documented(of: &ItemImpl) -> Option<&Attribute> {
    let inside = of.items.iter().flat_map(|item| match item {
        ImplItem::Fn(item) => &item.attrs[..],
        ImplItem::Type(item) => &item.attrs[..],
        _ => &[],
    });
    let is_some = |attribute: &&Attribute| parts(attribute).iter().any(|part| is_documentation(&part.meta));
    of.attrs.iter().chain(inside).find(is_some)
}
