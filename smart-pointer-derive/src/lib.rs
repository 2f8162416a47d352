//! `#[derive(SmartPointer)]` of [RFC 3621], outside the compiler.
//!
//! Use it through [`pin-coerce-unsized`], the *runtime crate*, which re-exports the derive, with
//! its documentation, and has the items that the expansion refers to.
//!
//! The module `derive` is the derive. Its steps are `survey` → `input` → `validate` → `expand`,
//! each in its own file or folder. The module `dispatch` is the attribute macro `#[dispatch]`.
//!
//! This crate uses no unstable feature, and the tokens that it writes have no permission to use
//! one.
//!
//! [RFC 3621]: https://rust-lang.github.io/rfcs/3621-derive-smart-pointer.html
//! [`pin-coerce-unsized`]: https://docs.rs/pin-coerce-unsized

#![forbid(unsafe_code)]

mod derive;
#[cfg(feature = "dispatch")]
mod dispatch;

#[cfg(test)]
mod tests;

use derive::expand::Mode;

/// The mode that `build.rs` found, and the feature that the user chose.
const MODE: Mode = if cfg!(implicit) { Mode::Implicit } else { Mode::Explicit { unsize: cfg!(feature = "unsize") } };

/// Makes a `#[repr(transparent)]` struct around a pointer coerce and dispatch like `Box`, `Rc` and
/// `Arc`.
///
/// On plain stable, where no coercion is implicit, it makes `unsize!(pointer => dyn Trait)` work.
///
/// Requirements:
///
/// 1. The item is a `struct` with `#[repr(transparent)]`.
/// 2. One type parameter is the *pointee*, which is the one that is unsized. It is the only type
///    parameter, or is marked `#[pointee]` or named in `#[smart_pointer(pointee = T)]`.
/// 3. The pointee is marked `?Sized`, inline or in the where-clause, and not bounded by `Sized` as
///    well.
/// 4. One field is a pointer, reference or smart pointer that can itself be unsized and dispatched
///    on. If it points to another struct, only that struct's last field may mention the pointee.
/// 5. Every other field is zero-sized with alignment 1, and mentions no type or const parameter
///    unless it is a `PhantomData`.
/// 6. No bound hands the pointee to a type macro, and no parameter has the name of the struct.
///
/// Attributes:
///
/// - `#[pointee]` on a type parameter: this parameter is the pointee.
/// - `#[smart_pointer(crate = path)]` on the struct: where to find `pin-coerce-unsized`, if it is
///   not at `::pin_coerce_unsized`.
/// - `#[smart_pointer(pointee = T)]` on the struct: the same as `#[pointee]` on `T`.
/// - `#[smart_pointer(coerce_only)]` on the pointer field, instead of `#[repr(transparent)]`: the
///   pointer coerces and does not dispatch, and other fields may have a size, if they do not
///   mention the pointee. If it is on the struct, the derive finds the pointer field itself.
///
/// Use it as `pin_coerce_unsized::SmartPointer`, whose [documentation] has examples, the expansion,
/// errors and limits.
///
/// [documentation]: https://docs.rs/pin-coerce-unsized/latest/pin_coerce_unsized/derive.SmartPointer.html
// An editor shows this where the derive is used, and not what the re-export says. rustdoc puts this
// text below that of the re-export, under the heading "In short".
#[proc_macro_derive(SmartPointer, attributes(pointee, smart_pointer))]
pub fn derive_smart_pointer(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(item.into(), "SmartPointer", MODE).into()
}

/// [`SmartPointer`] under the name of the compiler's own derive. Its errors use that name, too.
///
/// It is a separate macro, because a derive does not see the name by which it was called.
#[proc_macro_derive(CoercePointee, attributes(pointee, smart_pointer))]
pub fn derive_coerce_pointee(item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::derive(item.into(), "CoercePointee", MODE).into()
}

/// Lets functions of a trait be called through a pointer to a trait object, on every compiler since
/// Rust 1.85.
///
/// The item is a trait that would be dyn-compatible if `this: Ptr<Self>` were `self: Ptr<Self>`,
/// and it has no associated type, except with `where Self: Sized`. The first argument of at least
/// one function is a pointer to `Self`, such as `this: Ptr<Self>` or `this: Pin<Ptr<Self>>`. The
/// pointer derives `SmartPointer`, or is a reference, `Box`, `Rc` or `Arc`. It has the
/// marker `PinCoerceUnsized`, and dereferences to what it points to. A function with such a first
/// argument has no type or const parameter. Outside that argument, it mentions `Self` only in
/// `where Self: 'a`.
///
/// `#[dispatch(calls = Name)]` names the trait with the methods, which otherwise has the name of
/// the trait followed by `Dispatch`. `#[dispatch(crate = path)]` says where to find
/// `pin-coerce-unsized`, if it is not at `::pin_coerce_unsized`.
///
/// Use it as `pin_coerce_unsized::dispatch`, whose [documentation] has examples, the expansion,
/// errors and limits.
///
/// [documentation]: https://docs.rs/pin-coerce-unsized/latest/pin_coerce_unsized/attr.dispatch.html
#[cfg(feature = "dispatch")]
#[proc_macro_attribute]
pub fn dispatch(options: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    dispatch::dispatch(options.into(), &item.into(), MODE).into()
}

/// Writes the associated type `__Receiver`, which tells `pin-coerce-unsized` whether the bounds
/// mean the same each time they are written.
#[cfg(feature = "dispatch")]
#[doc(hidden)]
#[proc_macro]
pub fn receiver(bounds: proc_macro::TokenStream) -> proc_macro::TokenStream {
    dispatch::bounds::receiver(bounds.into()).into()
}
