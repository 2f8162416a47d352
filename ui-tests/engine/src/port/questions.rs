//! What is left to a person, and the questions about a whole crate and a layout.

use super::attributes::{Part, parts};
use super::judge::Judged;
use super::krate::Crate;
use cargo_metadata::Edition;
use syn::ItemStruct;

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

/// Asks about a layout that is not `transparent`.
pub(super) fn layout(krate: &Crate, item: usize, of: &ItemStruct) -> Option<Question> {
    let here = &krate.items[item];
    of.attrs.iter().find_map(|attribute| {
        let repr = parts(attribute).iter().find_map(Part::repr)?;
        (repr != "transparent").then(|| Question {
            place: krate.file(here).place(attribute),
            about: of.ident.to_string(),
            reason: format!("it is `#[repr({repr})]`, and the derive needs `#[repr(transparent)]`"),
            decide: "change it if no C code, and no tool such as cbindgen, relies on the layout".to_owned(),
        })
    })
}

/// Asks about a minimum Rust that the derive does not support, and then ports nothing. Behind a
/// feature, the dependency concerns only those who switch it on.
pub(super) fn old_rust(krate: &Crate, feature: Option<&str>, judged: &mut Judged) {
    let about = krate.package.metadata.name.to_string();
    let mut ask = |reason: String, decide: &str| {
        judged.pointers.clear();
        let (place, about, decide) = ("Cargo.toml".to_owned(), about.clone(), decide.to_owned());
        judged.questions.push(Question { place, about, reason, decide });
    };
    let metadata = &krate.package.metadata;
    if let Some(version) = metadata.rust_version.as_ref().filter(|_| feature.is_none()) {
        if (version.major, version.minor) < MINIMUM {
            ask(
                format!("its `rust-version` is {version}, and the derive needs 1.85"),
                "raise it, or make the derive optional with `--optional FEATURE`",
            );
        }
    }
    if metadata.edition == Edition::E2015 {
        ask(
            "its edition is 2015, where paths do not begin with the name of a crate".to_owned(),
            "change the edition, or write `extern crate pin_coerce_unsized;` and the derive by hand",
        );
    }
}
