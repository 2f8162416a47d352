//! rust-cc's `Weak`: a second pointer, to the counter that outlives the value.
//!
//! Claim: catalogue-second-field (peers' shapes: two pointers).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: rust-cc 0.6.2, `Weak`, beside the derived `Cc`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Weak<T: ?Sized + 'static> {
    metadata: Option<NonNull<Metadata>>,
    cc: NonNull<CcBox<T>>,
    _phantom: PhantomData<Rc<T>>,
}

struct Metadata {
    counter: u32,
}

#[repr(C)]
struct CcBox<T: ?Sized + 'static> {
    counter: u32,
    elem: T,
}

fn main() {}
