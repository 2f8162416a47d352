//! What the derive emits warns about nothing: not about docs, deprecation, names or qualified paths.
//!
//! Claim: lint-silent (the derive's own rule).
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, unreachable_pub, let_underscore_drop)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

/// A pointer.
#[derive(SmartPointer)]
#[repr(transparent)]
#[deprecated]
#[allow(non_camel_case_types)]
pub struct ptr<#[pointee] t: ?Sized, A = ()> {
    /// The pointer field.
    #[deprecated]
    pub pointer: Box<t>,
    /// Another parameter.
    pub phantom: PhantomData<A>,
}

#[allow(deprecated)]
fn main() {
    let pointer: ptr<u8> = ptr { pointer: Box::new(7), phantom: PhantomData };
    let pointer: ptr<dyn ToString> = pointer;
    assert_eq!(pointer.pointer.to_string(), "7");
}
