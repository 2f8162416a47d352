//! An alias to `PhantomData` is a `PhantomData`: rustc decides by the type, not by the name.
//!
//! Claim: field-phantom (RFC 3621, input requirement 5; upstream: `coerce_unsized_info`).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

type Owns<T> = PhantomData<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(*const T, Owns<T>);

fn main() {
    let ptr: Ptr<[u8; 2]> = Ptr(&[1, 2], PhantomData);
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!((ptr.0.len(), ptr.1), (2, PhantomData));
}
