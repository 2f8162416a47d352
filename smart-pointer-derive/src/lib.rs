//! `#[derive(SmartPointer)]` of [RFC 3621], out of tree.
//!
//! Use it through [`pin-coerce-unsized`], which re-exports it together with the marker its
//! expansion refers to; the documentation of the derive is there.
//!
//! Each step of the data flow is a file; `derive` calls them in order. `survey` refuses what is
//! nested too deep to parse, `input` reads what was written, and `validate` turns it into a
//! `Pointer` or reports the mistakes, with those of `fields`. `expand` writes the impls and cannot
//! fail: `implicit` where coercions are implicit, `explicit` on plain stable. `header` has the
//! parameters and the where-clause of the impls for plain stable, and `substitute` replaces the
//! pointee by another type, the hardest part to do by syntax.
//!
//! This crate uses no unstable feature, and its tokens have no permission to use one.
//!
//! [RFC 3621]: https://rust-lang.github.io/rfcs/3621-derive-smart-pointer.html
//! [`pin-coerce-unsized`]: https://docs.rs/pin-coerce-unsized

#![forbid(unsafe_code)]

mod derive;
mod expand;
mod explicit;
mod fields;
mod header;
mod implicit;
mod input;
mod substitute;
mod survey;
mod validate;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod half_typed;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod tests;

use expand::Mode;

/// What `build.rs` found, and what the user wants.
const MODE: Mode = if cfg!(implicit) { Mode::Implicit } else { Mode::Explicit { unsize: cfg!(feature = "unsize") } };

/// Makes a `#[repr(transparent)]` struct around a pointer coerce and dispatch like `Box`, `Rc` and
/// `Arc`.
///
/// The documentation is that of `pin_coerce_unsized::SmartPointer`, the path to use it by.
#[proc_macro_derive(SmartPointer, attributes(pointee, smart_pointer))]
pub fn derive_smart_pointer(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(item.into(), MODE).into()
}
