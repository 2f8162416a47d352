//! Miri's `FileDescriptionRef` as its comment wishes it were: the id beside the pointer and not
//! behind it.
//!
//! Claim: catalogue-coerce-only (peers' shapes: an id beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: Miri, `FileDescriptionRef`, with the id outside of the `Rc`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::rc::Rc;

#[derive(SmartPointer)]
pub struct FileDescriptionRef<T: ?Sized> {
    id: FdId,
    #[smart_pointer(coerce_only)]
    inner: Rc<T>,
}

#[derive(Clone, Copy)]
pub struct FdId(usize);

fn coerce(pointer: FileDescriptionRef<u8>) -> FileDescriptionRef<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
