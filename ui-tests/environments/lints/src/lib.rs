//! Every lint group of rustc and clippy, and the lints that are in none: the expansion is checked
//! by all of them.
//!
//! Claim: environment-lints (as for the standard derives, the user cannot mend anything in the
//! expansion).
//!
//! `cargo clippy -p lints-environment` and `cargo doc -p lints-environment` are as much a part of
//! it as `cargo test`.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, rustdoc::all)]
// The groups of rustc.
#![deny(
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_compatibility,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused
)]
// What is allowed by default and in no group.
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
#![allow(
    clippy::arbitrary_source_item_ordering,
    clippy::blanket_clippy_restriction_lints,
    clippy::exhaustive_structs,
    clippy::field_scoped_visibility_modifiers,
    clippy::impl_trait_in_params,
    clippy::implicit_return,
    clippy::pub_with_shorthand,
    clippy::redundant_pub_crate,
    clippy::separated_literal_suffix,
    clippy::tests_outside_test_module,
    reason = "taste, and all of it about what is written in this file"
)]

use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use pin_coerce_unsized::SmartPointer;

/// A newtype of `Box`.
#[derive(Debug, SmartPointer)]
#[repr(transparent)]
pub struct MyBox<T: ?Sized>(Box<T>);

impl<T> MyBox<T> {
    /// Boxes `value`.
    #[inline]
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T: ?Sized> AsRef<T> for MyBox<T> {
    #[inline]
    fn as_ref(&self) -> &T {
        &self.0
    }
}

/// A pointer with one of everything: lifetime, const, defaults, and bounds in both places.
#[derive(Debug, SmartPointer)]
#[repr(transparent)]
pub struct Full<'scope, A, #[pointee] T, const SIZE: usize = 0>
where
    T: Debug + ?Sized + 'scope,
    A: AsRef<T>,
    for<'any> &'any T: Debug,
{
    /// What it points to, behind a pointer that is derived as well.
    inner: MyBox<T>,
    /// What else it mentions.
    marker: PhantomData<(&'scope (), A)>,
}

impl<'scope, A, T, const SIZE: usize> Full<'scope, A, T, SIZE>
where
    T: Debug + ?Sized + 'scope,
    A: AsRef<T>,
    for<'any> &'any T: Debug,
{
    /// Adds the marker.
    #[inline]
    #[must_use]
    pub const fn new(inner: MyBox<T>) -> Self {
        Self { inner, marker: PhantomData }
    }

    /// The pointer.
    #[inline]
    #[must_use]
    pub const fn inner(&self) -> &MyBox<T> {
        &self.inner
    }
}

/// A pointer that nobody should use any more, and whose field nobody should.
#[deprecated(note = "to see what the expansion does")]
#[derive(SmartPointer)]
#[repr(transparent)]
#[expect(missing_debug_implementations, reason = "the impl would be deprecated code too")]
pub struct Old<T: ?Sized> {
    /// The pointer.
    #[deprecated(note = "to see what the expansion does")]
    pub inner: Box<T>,
}

/// Not in upper camel case, and allowed to be.
#[allow(non_camel_case_types, clippy::allow_attributes, reason = "to see whether the impls inherit it")]
#[derive(Debug, SmartPointer)]
#[repr(transparent)]
pub struct allowed_names<pointee: ?Sized>(Box<pointee>);

impl<T> allowed_names<T> {
    /// Boxes `value`.
    #[inline]
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

/// Not in upper camel case, and expected not to be; without `Debug`, whose derive does not look at
/// `#[expect]`.
#[expect(missing_debug_implementations, non_camel_case_types, reason = "to see whether the impls inherit it")]
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct expected_names<pointee: ?Sized>(pub(crate) Box<pointee>);

/// Only its pointee is not in upper camel case, and only there it is allowed.
#[expect(missing_debug_implementations, reason = "the standard derive does not look at the parameter's lints")]
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Parameters<
    #[expect(non_camel_case_types, reason = "to see whether the impls inherit it")]
    #[pointee] pointee: ?Sized,
    const SIZE: usize,
>(pub(crate) Box<pointee>);

/// Private, so that a public impl that names it would be noticed.
mod private {
    use super::{Debug, SmartPointer};

    /// A bound that only this module can name.
    pub(super) trait Sealed: Debug {}

    impl Sealed for u8 {}

    /// A pointer that only this crate can name.
    #[derive(Debug, SmartPointer)]
    #[repr(transparent)]
    pub(super) struct Hidden<T: ?Sized + Sealed>(pub(super) Box<T>);
}

/// Uses the private pointer, which would be unused otherwise.
#[inline]
#[must_use]
pub fn describe(value: u8) -> String {
    let hidden = private::Hidden::<u8>(Box::new(value));
    format!("{hidden:?}")
}

/// Shows a value through a pointer.
#[inline]
#[must_use]
pub fn show(pointer: &MyBox<impl Display + ?Sized>) -> String {
    pointer.as_ref().to_string()
}

#[cfg(all(test, feature = "implicit"))]
mod tests {
    use super::*;

    #[test]
    fn coerces() {
        let boxed: MyBox<dyn Display> = MyBox::new(7_u8);
        assert_eq!(show(&boxed), "7");
        let named: allowed_names<dyn Debug> = allowed_names::new(8_u8);
        assert_eq!(format!("{:?}", named.0), "8");
        let named_too = expected_names(Box::new(9_u8));
        let expected: expected_names<dyn Debug> = named_too;
        assert_eq!(format!("{:?}", expected.0), "9");
        let sized = Parameters(Box::new(10_u8));
        let parameters: Parameters<dyn Debug, 3> = sized;
        assert_eq!(format!("{:?}", parameters.0), "10");
        let visible = private::Hidden(Box::new(11_u8));
        let hidden: private::Hidden<dyn private::Sealed> = visible;
        assert_eq!(format!("{:?}", hidden.0), "11");
    }

    #[test]
    #[expect(deprecated, reason = "the pointer is")]
    fn coerces_while_deprecated() {
        let old: Old<dyn Debug> = Old { inner: Box::new(7_u8) };
        assert_eq!(format!("{:?}", old.inner), "7");
    }
}
