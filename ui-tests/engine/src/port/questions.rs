//! What is left to a person, and the questions about a whole crate and a layout.

use super::attributes::{
    coerce_pointee, conditional_repr, copies_attributes, foreign_namesake, gate_conditions, parts, passed_derive,
    reprs, with_passed,
};
use super::items::Item;
use super::judge::Judged;
use super::krate::Crate;
use super::manifest;
use super::passed::{may_be_implemented, names};
use super::paths::{is_type, leaves};
use super::tokens::Token;
use super::types::{last_name, same, text};
use cargo_metadata::Edition;
use quote::{ToTokens, quote};
use syn::{Attribute, ItemImpl, ItemStruct, Type};

/// The attributes whose names no macro can have.
pub(super) const NO_MACRO: [&str; 20] = [
    "allow",
    "automatically_derived",
    "cfg",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "inline",
    "macro_export",
    "macro_use",
    "must_use",
    "no_mangle",
    "non_exhaustive",
    "path",
    "repr",
    "target_feature",
    "track_caller",
    "warn",
];

/// The minimum Rust of the derive.
const MINIMUM: (u64, u64) = (1, 85);

/// Something that only a person can decide.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where it comes up: `file:line`.
    pub place: String,
    /// The struct that it is about, or the crate.
    pub about: String,
    /// Why it comes up.
    pub reason: String,
    /// What to decide.
    pub decide: String,
}

/// What is not ported, and why.
#[derive(Clone, Debug)]
pub struct LeftAlone {
    /// Where it is: `file:line`.
    pub place: String,
    /// What it is.
    pub about: String,
    /// Why it stays as it is.
    pub reason: String,
}

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
/// feature that ours will be behind, and about none if ours will be behind a feature.
pub(super) fn condition(krate: &Crate, item: usize, of: &ItemStruct, feature: Option<&str>) -> Option<Question> {
    let builtin = coerce_pointee(krate, &krate.items[item])?;
    let condition = builtin.condition.map(|condition| condition.to_token_stream().to_string());
    let reason = match (feature, condition) {
        (Some(feature), None) => format!("it derives `CoercePointee` without the feature `{feature}`, too"),
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
            "it has a destructor, and on plain stable, an attribute that could be a macro is then E0119: \
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

/// Asks about a minimum Rust that the derive does not support, a dependency that it cannot use, and
/// sources that were not read, and then ports nothing. Behind a feature, the dependency concerns
/// only those who switch it on.
pub(super) fn package(krate: &Crate, feature: Option<&str>, judged: &mut Judged) {
    let about = krate.package.metadata.name.to_string();
    let mut ask_at = |place: String, reason: String, decide: &str| {
        judged.pointers.clear();
        let (about, decide) = (about.clone(), decide.to_owned());
        judged.questions.push(Question { place, about, reason, decide });
    };
    for (place, path) in &krate.unread {
        ask_at(
            place.clone(),
            format!("its source `{path}` was not read"),
            "make it a Rust file in the folder of the package, or port the crate by hand",
        );
    }
    if let Some(place) = taken_name(krate) {
        ask_at(
            place,
            "it has something else called `pin_coerce_unsized`, and the derive is named by this path".to_owned(),
            "give it another name",
        );
    }
    if let Some((reason, decide)) = manifest::unfit_dependency(krate, feature) {
        ask_at("Cargo.toml".to_owned(), reason, decide);
    }
    let metadata = &krate.package.metadata;
    if let Some(version) = metadata.rust_version.as_ref().filter(|_| feature.is_none())
        && (version.major, version.minor) < MINIMUM
    {
        let (place, from) = written_version(krate);
        ask_at(
            place,
            format!("its `rust-version` is {version}{from}, and the derive needs 1.85"),
            "raise it, or make the derive optional with `--optional FEATURE`",
        );
    }
    if metadata.edition == Edition::E2015 {
        ask_at(
            "Cargo.toml".to_owned(),
            "its edition is 2015, where paths do not begin with the name of a crate".to_owned(),
            "change the edition, or write `extern crate pin_coerce_unsized;` and the derive by hand",
        );
    }
}

/// Returns where the manifest says the minimum Rust, and whether it is that of the workspace.
fn written_version(krate: &Crate) -> (String, &'static str) {
    let mut lines = krate.package.manifest.lines().enumerate();
    let written = lines.find(|(_, line)| line.trim_start().starts_with("rust-version"));
    written.map_or_else(
        || ("Cargo.toml".to_owned(), ""),
        |(at, line)| {
            let from = if line.contains("workspace") { ", which the manifest of the workspace says" } else { "" };
            (format!("Cargo.toml:{}", at + 1), from)
        },
    )
}

/// Returns where the crate itself has something with the name of the crate to depend on.
fn taken_name(krate: &Crate) -> Option<String> {
    const NAME: &str = "pin_coerce_unsized";
    let is_it = |item: &&Item| match &item.syntax {
        syn::Item::Mod(of) => of.ident == NAME,
        syn::Item::ExternCrate(of) => of.rename.as_ref().is_some_and(|(_, name)| name == NAME),
        syn::Item::Use(of) => leaves(&of.tree).iter().any(|(alias, path)| alias == NAME && *path != [NAME]),
        item_of if is_type(item_of) => item.name().as_deref() == Some(NAME),
        _ => false,
    };
    krate.items.iter().find(is_it).map(|item| krate.place(item))
}
