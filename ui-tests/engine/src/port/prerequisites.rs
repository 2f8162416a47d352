//! What the package needs before anything in it is ported.

use super::items::Item;
use super::judged::Judged;
use super::krate::Crate;
use super::left::Question;
use super::manifest;
use super::paths::{is_type, leaves};
use super::types::mentions;
use cargo_metadata::Edition;
use syn::Attribute;

/// The minimum Rust of the derive.
const MINIMUM: (u64, u64) = (1, 85);

/// Asks about what the derive cannot work with, and then ports nothing: sources that were not read,
/// another thing called `pin_coerce_unsized`, a crate without the prelude, an unfit dependency, a
/// minimum Rust below 1.85, and edition 2015. Behind a feature, the dependency concerns only those
/// who switch it on.
pub(super) fn check(krate: &Crate, feature: Option<&str>, judged: &mut Judged) {
    let about = krate.package.metadata.name.to_string();
    let unfit = manifest::unfit_dependency(krate, judged, feature);
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
    if let Some(place) = without_prelude(krate) {
        ask_at(
            place,
            "with `#![no_implicit_prelude]`, paths do not begin with the name of a crate".to_owned(),
            "write the derive by hand, with the path `::pin_coerce_unsized::SmartPointer`",
        );
    }
    if let Some((reason, decide)) = unfit {
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

/// Returns where the manifest states the minimum Rust, and a phrase if the workspace sets it.
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

/// Returns where the crate or one of its modules switches the prelude off.
fn without_prelude(krate: &Crate) -> Option<String> {
    let has = |attributes: &[Attribute]| attributes.iter().any(|attribute| mentions(attribute, "no_implicit_prelude"));
    let of_module = |item: &&Item| matches!(&item.syntax, syn::Item::Mod(of) if has(&of.attrs));
    let of_file = krate.files.iter().find(|file| has(&file.syntax.attrs)).map(|file| file.place_at(0));
    of_file.or_else(|| krate.items.iter().find(of_module).map(|item| krate.place(item)))
}

/// Returns where the crate has something of its own that is called `pin_coerce_unsized`.
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
