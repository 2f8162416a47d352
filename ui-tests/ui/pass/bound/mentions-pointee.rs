//! Bounds that mention the pointee, on it and on another parameter, are repeated for what it is unsized to.
//!
//! Claim: expand-bound (RFC 3621, expansion; rust-lang/rust#127647).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait About<T: ?Sized> {}
impl<A: ?Sized, T: ?Sized> About<T> for A {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized + About<T>, A: About<T> + About<Box<T>>>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, u16> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, u16> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
