//! A collector's shared pointer that demands `Send` of the pointee: the bound is repeated for the trait object.
//!
//! Claim: catalogue-accepted (peers' shapes: bounds of the pointee on the struct).
//! Verdict: accepted
//! Source: a `Gc<T: ?Sized + Send + 'static>`, already `#[repr(transparent)]`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + Send + 'static> {
    inner: NonNull<T>,
    _phantom: PhantomData<&'static T>,
}

trait Shape: Debug + Send {}

impl Shape for u8 {}

fn main() {
    let _ = |ptr: Gc<u8>| -> Gc<dyn Shape> { ptr };
    let _ = |ptr: Gc<u8>| -> Gc<dyn Debug + Send> { ptr };
}
