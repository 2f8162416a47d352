//! What the derive emits warns about nothing: not about docs, deprecation, qualified paths or lifetimes.
//!
//! Claim: lint-silent (the derive's own rule).
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, unreachable_pub, let_underscore_drop)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

/// A pointer.
#[derive(SmartPointer)]
#[repr(transparent)]
#[deprecated]
pub struct Ptr<#[pointee] T: ?Sized, A = ()> {
    /// The pointer field.
    #[deprecated]
    pub pointer: Box<T>,
    /// Another parameter.
    pub phantom: PhantomData<A>,
}

/// A reference.
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Borrowed<'a, T: ?Sized>(
    /// The reference.
    pub &'a T,
);

#[allow(deprecated)]
fn main() {
    let ptr: Ptr<u8> = Ptr { pointer: Box::new(7), phantom: PhantomData };
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.pointer.to_string(), "7");
    let borrowed: Borrowed<'_, dyn ToString> = Borrowed(&8);
    assert_eq!(borrowed.0.to_string(), "8");
}
