//! Bounds that mention the pointee, on it and on another parameter, are repeated for what it is unsized to.
//!
//! Claim: expand-bound (RFC 3621, expansion; rust-lang/rust#127647).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait About<T: ?Sized> {}
impl About<u8> for u8 {}
impl About<dyn ToString> for dyn ToString {}
impl About<u8> for u16 {}
impl About<dyn ToString> for u16 {}
impl<T: ?Sized> About<Box<T>> for u16 where u16: About<T> {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized + About<T>, A: About<T> + About<Box<T>>>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, u16> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, u16> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
