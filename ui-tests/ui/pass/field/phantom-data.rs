//! `PhantomData` may mention any parameter, the pointee too.
//!
//! Claim: field-phantom (RFC 3621, input requirement 5; upstream: `coerce_unsized_info`).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, #[pointee] T: ?Sized, A, const N: usize> {
    pointer: *const T,
    owns: PhantomData<T>,
    rest: PhantomData<(&'a A, [A; N])>,
}

fn main() {
    let ptr: Ptr<[u8; 2], u16, 3> = Ptr { pointer: &[1, 2], owns: PhantomData, rest: PhantomData };
    let ptr: Ptr<[u8], u16, 3> = ptr;
    assert_eq!((ptr.pointer.len(), ptr.owns, ptr.rest), (2, PhantomData, PhantomData));
}
