//! Defaults stay with the struct and are not copied to the impls.
//!
//! Claim: pointee-default (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized = [u8; 2], A = ()>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr = Ptr(Box::new([1, 2]), PhantomData);
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!(*ptr.0, [1, 2]);
}
