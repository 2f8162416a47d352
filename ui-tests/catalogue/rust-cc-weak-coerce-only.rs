//! rust-cc's `Weak`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: two pointers).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: rust-cc 0.6.2, `Weak`, beside the derived `Cc`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::rc::Rc;

#[derive(SmartPointer)]
pub struct Weak<T: ?Sized + 'static> {
    metadata: Option<NonNull<Metadata>>,
    #[smart_pointer(coerce_only)]
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

fn coerce(pointer: Weak<u8>) -> Weak<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
