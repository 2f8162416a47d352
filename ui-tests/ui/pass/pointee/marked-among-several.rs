//! Among several type parameters the one marked `#[pointee]` is unsized, and the others stay.
//!
//! Claim: pointee-marked (RFC 3621, input requirement 2).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A, #[pointee] T: ?Sized>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u16, u8> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<u16, dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
