//! The questions about one struct.

use super::attributes::{NO_MACRO, parts};
use super::gates::gate_conditions;
use super::items::Item;
use super::krate::Crate;
use super::left::Question;
use super::passed::{may_be_implemented, names};
use super::struct_attributes::{
    call_without_repr, coerce_pointee, conditional_repr, copies_attributes, foreign_namesake, passed_derive, reprs,
    with_passed,
};
use super::tokens::Token;
use super::types::{last_name, same, text};
use quote::{ToTokens, quote};
use syn::{Attribute, ItemImpl, ItemStruct, Type};

/// Asks about a layout that is not `transparent`, or not whenever the struct derives.
pub(super) fn layout(krate: &Crate, item: usize, of: &ItemStruct, feature: Option<&str>) -> Option<Question> {
    let own = feature.map(|feature| quote!(feature = #feature).to_string());
    let is_kept = |on: &String| own.as_ref() == Some(on) || on == "all ()";
    if let Some((place, condition)) = conditional_repr(krate, &krate.items[item]).filter(|(_, on)| !is_kept(on)) {
        return Some(Question {
            place,
            about: of.ident.to_string(),
            reason: format!("its `repr` is only there if `cfg({})`", condition.replace(" (", "(")),
            decide: "write `#[repr(transparent)]` without the condition".to_owned(),
        });
    }
    if let Some(place) = call_without_repr(krate, &krate.items[item]) {
        return Some(Question {
            place,
            about: of.ident.to_string(),
            reason: "other calls of the macro pass it a `repr`, and this one does not".to_owned(),
            decide: "write `#[repr(transparent)]` in the macro, and remove it from the calls".to_owned(),
        });
    }
    let (repr, place) = reprs(krate, &krate.items[item]).into_iter().find(|(repr, _)| repr != "transparent")?;
    Some(Question {
        place,
        about: of.ident.to_string(),
        reason: format!("it is `#[repr({repr})]`, and the derive needs `#[repr(transparent)]`"),
        decide: "change it if no C code, and no tool such as cbindgen, relies on the layout".to_owned(),
    })
}

/// Asks about a derive that has the name of ours, or of the builtin, and may be another one, and
/// about any of them that the calls of a macro pass.
pub(super) fn namesake(krate: &Crate, item: usize, of: &ItemStruct) -> Option<Question> {
    let here = &krate.items[item];
    if let Some((path, place)) = passed_derive(krate, here) {
        let name = here.in_macro.as_deref().unwrap_or_default();
        return Some(Question {
            place,
            about: of.ident.to_string(),
            reason: format!("a call of `{name}!` passes the derive `{}` to it", text(&path)),
            decide: "remove it from each call".to_owned(),
        });
    }
    let (attribute, path) = foreign_namesake(krate, here)?;
    let file = krate.file(here);
    Some(Question {
        place: file.place(attribute),
        about: of.ident.to_string(),
        reason: format!("its derive `{}` may be another one than ours and the compiler's", file.text_of(&path)),
        decide: "name it by its whole path if it is one of the two; otherwise remove it, or keep the pointer as it is"
            .to_owned(),
    })
}

/// Asks about a condition of the compiler's derive that is not one of its feature gate or the
/// feature that ours will be behind. If ours will be behind a feature, also asks if the compiler's
/// derive has no condition.
pub(super) fn condition(krate: &Crate, item: usize, of: &ItemStruct, feature: Option<&str>) -> Option<Question> {
    let builtin = coerce_pointee(krate, &krate.items[item])?;
    let condition = builtin.condition.map(|condition| condition.to_token_stream().to_string());
    let reason = match (feature, condition) {
        (Some(feature), None) => format!("its derive `CoercePointee` is not itself behind the feature `{feature}`"),
        (Some(feature), Some(condition)) if condition == quote!(feature = #feature).to_string() => return None,
        (None, None) => return None,
        // A gate for tests says nothing about what users may do.
        (_, Some(condition))
            if condition != "test" && gate_conditions(krate, &krate.items[item]).contains(&condition) =>
        {
            return None;
        }
        (_, Some(condition)) => {
            format!("it derives `CoercePointee` only if `cfg({})`", condition.replace(" (", "("))
        }
    };
    let place = krate.file(&krate.items[item]).place(builtin.attribute);
    let decide = "give it the condition that ours will have; otherwise write our derive by hand".to_owned();
    Some(Question { place, about: of.ident.to_string(), reason, decide })
}

/// Asks about an attribute that stays beside the derive and could be a macro, if the struct has a
/// destructor: on plain stable, the two are an error.
pub(super) fn destructor(krate: &Crate, item: usize, of: &ItemStruct) -> Option<Question> {
    let here = &krate.items[item];
    let is_parameter = krate.is_parameter(here);
    let passed = here.in_macro.as_ref().filter(|_| is_parameter).map(|name| names(krate, name)).unwrap_or_default();
    let is_for = |at: &Item, of: &ItemImpl| match &*of.self_ty {
        Type::Path(own) => passed.iter().any(|(name, _)| *name == krate.meant_name(at, &own.path)),
        _ => false,
    };
    let mut impls = krate.impls().filter(|(_, at, of)| krate.trait_name(at, of).as_deref() == Some("Drop"));
    let has_impl = impls.any(|(_, at, of)| krate.may_be_for(at, of, item) || is_for(at, of));
    if !has_impl && !may_be_implemented(krate, "Drop", &of.ident.to_string()) {
        return None;
    }
    let could_be_macro = |attribute: &Attribute| {
        let mut names = parts(attribute).into_iter().map(|part| last_name(part.meta.path()));
        names.any(|name| !NO_MACRO.contains(&name.as_str()) && name != "derive")
    };
    let builtin = coerce_pointee(krate, here).map(|builtin| builtin.path);
    let is_other = |path: &syn::Path| builtin.as_ref().is_none_or(|builtin| !same(builtin, path));
    let derives = |attribute: &Attribute| parts(attribute).iter().any(|part| part.derives().iter().any(is_other));
    let attributes = with_passed(krate, here);
    // Ours joins the first list of the struct itself. Lists above that one are expanded first.
    let is_at = |name: &'static str| of.attrs.iter().position(|attribute| attribute.path().is_ident(name));
    let (ours, own) = (is_at("derive").or_else(|| is_at("repr")).unwrap_or(of.attrs.len()), of.attrs.len());
    let is_below = |at: usize| if at < own { at > ours } else { are_passed_below(krate, here, of, ours) };
    let is_beside = |(at, (attribute, _)): &(usize, &(Attribute, _))| derives(attribute) && is_below(*at);
    let beside = || attributes.iter().enumerate().find(is_beside).map(|(_, attribute)| attribute);
    // The pointee would be named in an attribute of ours, which could be a macro as well.
    let is_copied = || copies_attributes(krate, here) && of.generics.type_params().count() > 1;
    let copying = || attributes.first().filter(|_| is_copied());
    let (attribute, file) =
        attributes.iter().find(|(attribute, _)| could_be_macro(attribute)).or_else(beside).or_else(copying)?;
    Some(Question {
        place: file.place(attribute),
        about: of.ident.to_string(),
        reason: format!(
            "it has a destructor, and on plain stable, an attribute that could be a macro then causes E0119: \
             `{}`",
            file.text_of(attribute)
        ),
        decide: "put all derives in one list, and write the impls of a derive that needs its own attributes by hand; \
                 if nobody uses plain stable, write our derive by hand"
            .to_owned(),
    })
}

/// Whether a macro puts the attributes that it takes below an attribute of a struct, or below the
/// place before the struct.
fn are_passed_below(krate: &Crate, here: &Item, of: &ItemStruct, attribute: usize) -> bool {
    let (file, keyword) = (krate.file(here), krate.file(here).range(&of.struct_token).start);
    let above = of.attrs.get(attribute).map_or(keyword, |attribute| file.range(attribute).start);
    let mut before = file.tokens.windows(3).filter(|window| window[0].range.start < keyword);
    let takes = |window: &&[Token]| ["$(#", "#[$"].contains(&&*window.iter().map(|of| &*of.text).collect::<String>());
    before.rfind(takes).is_some_and(|window| window[0].range.start > above)
}
