//! The traits that make a pointer unsize, and whether their impls stay beside the derive.

use super::file::SourceFile;
use super::items::Item;
use super::krate::Crate;
use super::left::LeftAlone;
use super::paths::{Origin, origin};
use super::types::mentions;
use quote::quote;
use syn::{ItemImpl, ItemMacro};

/// The traits whose impls make a pointer unsize.
const TRAITS: [&str; 3] = ["core::ops::CoerceUnsized", "core::ops::DispatchFromDyn", "unsize::CoerciblePtr"];

/// Their names.
pub(super) const NAMES: [&str; 3] = ["CoerceUnsized", "DispatchFromDyn", "CoerciblePtr"];

/// Returns which of the traits an impl is of, and whether that is certain.
pub(super) fn unsizing_trait(krate: &Crate, item: &Item, of: &ItemImpl) -> Option<(&'static str, bool)> {
    let find = || {
        let (path, _) = of.trait_.as_ref()?;
        TRAITS.into_iter().zip(NAMES).find_map(|(full, name)| match origin(krate, item, path, &[full]) {
            Origin::Known => Some((name, true)),
            Origin::Unclear => Some((name, false)),
            Origin::Other => None,
        })
    };
    *item.looked_up.unsizing_trait.get_or_init(find)
}

/// Whether a field of a struct says `coerce_only`.
pub(super) fn only_coerces(krate: &Crate, own: usize) -> bool {
    let fields = krate.as_struct(own).into_iter().flat_map(|of| &of.fields);
    fields.flat_map(|field| &field.attrs).any(|attribute| mentions(attribute, "coerce_only"))
}

/// Whether an item is there only with a feature.
pub(super) fn is_behind(krate: &Crate, item: &Item, feature: &str) -> bool {
    krate.conditions(item).contains(&quote!(feature = #feature).to_string())
}

/// Whether an item is there only without a feature.
fn is_there_without(krate: &Crate, item: &Item, feature: &str) -> bool {
    krate.conditions(item).contains(&quote!(not(feature = #feature)).to_string())
}

/// Whether an impl stays beside the derive: one of `DispatchFromDyn` that `coerce_only` takes away
/// from the derive. If the derive is behind a feature, also one that is not there with the feature,
/// and one of `CoerciblePtr`, which does not conflict with the derive.
pub(super) fn stays(krate: &Crate, item: &Item, of: &ItemImpl, feature: Option<&str>) -> bool {
    let dispatches = unsizing_trait(krate, item, of).is_some_and(|(name, _)| name == "DispatchFromDyn");
    if dispatches && krate.self_type(item, of).is_some_and(|own| only_coerces(krate, own)) {
        return true;
    }
    let Some(feature) = feature else { return false };
    let is_coercible = unsizing_trait(krate, item, of).is_some_and(|(name, _)| name == "CoerciblePtr");
    // A macro may write the condition of an impl that is passed to it.
    let is_always = item.argument_of.is_none() && !is_behind(krate, item, feature);
    is_there_without(krate, item, feature) || (is_coercible && is_always)
}

/// Notes that a file names one of the traits and is in no target that can derive.
pub(super) fn outside(file: &SourceFile) -> Option<LeftAlone> {
    let named = file.tokens.iter().find(|token| NAMES.iter().any(|name| token.is(name)))?;
    Some(LeftAlone {
        place: file.place_at(named.range.start),
        about: "file".to_owned(),
        reason: "no module of the package leads to it, or it is the build script; it was not ported".to_owned(),
    })
}

/// Notes that a file was not read, and what stays because of it.
pub(super) fn unread(krate: &Crate, item: &Item, of: &ItemMacro) -> LeftAlone {
    let is_written = of.mac.tokens.to_string().contains("OUT_DIR");
    let why = if is_written { "its file is written during the build" } else { "the path of its file is computed" };
    LeftAlone {
        place: krate.place(item),
        about: "include!".to_owned(),
        reason: format!(
            "{why}, and was not read; imports and feature gates of its target stay, in case it needs them: remove the \
             others, because release compilers reject these gates (E0554)"
        ),
    }
}
