//! `#[derive(SmartPointer)]` of [RFC 3621], outside the compiler.
//!
//! Use it through [`pin-coerce-unsized`], which re-exports the derive, with its documentation, and
//! has the marker that the expansion refers to.
//!
//! The module `derive` is the derive. Its steps are `survey` → `input` → `validate` → `expand`,
//! each in its own file or folder.
//!
//! This crate uses no unstable feature, and the tokens that it writes have no permission to use
//! one.
//!
//! [RFC 3621]: https://rust-lang.github.io/rfcs/3621-derive-smart-pointer.html
//! [`pin-coerce-unsized`]: https://docs.rs/pin-coerce-unsized

#![forbid(unsafe_code)]

mod derive;

#[cfg(test)]
mod tests;

use derive::expand::Mode;

/// The mode that `build.rs` found, and the feature that the user chose.
const MODE: Mode = if cfg!(implicit) { Mode::Implicit } else { Mode::Explicit { unsize: cfg!(feature = "unsize") } };

/// Makes a `#[repr(transparent)]` struct around a pointer coerce and dispatch like `Box`, `Rc` and
/// `Arc`.
///
/// Use it as `pin_coerce_unsized::SmartPointer`, which has the documentation.
#[proc_macro_derive(SmartPointer, attributes(pointee, smart_pointer))]
pub fn derive_smart_pointer(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(item.into(), "SmartPointer", MODE).into()
}

/// [`SmartPointer`] under the name of the compiler's own derive, which is also the name in its
/// errors.
///
/// A macro of its own, because a derive does not see the name by which it was called.
#[proc_macro_derive(CoercePointee, attributes(pointee, smart_pointer))]
pub fn derive_coerce_pointee(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(item.into(), "CoercePointee", MODE).into()
}
