//! Among several type parameters the one marked `#[pointee]` is unsized, and the others stay.
//!
//! Claim: pointee-marked (RFC 3621, input requirement 2).

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A, #[pointee] T: ?Sized>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, dyn Debug> = Ptr(Box::new(7), PhantomData::<u8>);
    assert_eq!(format!("{:?}", &*ptr.0), "7");
}
