//! The parameter that the derive adds takes a name that the struct does not use.
//!
//! Claim: pointee-fresh-name (the derive's own rule; type parameters have no hygiene in a proc macro).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait __S2 {}
impl<T: ?Sized> __S2 for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<__S1, #[pointee] __S: ?Sized + __S2>(Box<__S>, PhantomData<__S1>);

fn main() {
    let ptr: Ptr<u16, u8> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<u16, dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
