//! rustc removes a function's parameter with a `cfg` before the derive sees the item, and leaves its comma
//! (rust-lang/rust#130004).
//!
//! Claim: item-cfg (Reference, "Conditional compilation").

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Tagged<const N: usize> {}

impl<const N: usize> Tagged<N> for () {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(
    Box<T>,
    PhantomData<fn(#[cfg(any())] u8, A)>,
    PhantomData<[A; { const fn last(x: usize, #[cfg(any())] y: usize, z: usize) -> usize { x + z } last(1, 2) }]>,
)
where
    A: Tagged<{ const fn only(#[cfg(any())] x: usize, y: usize) -> usize { y } only(3) }>;

fn main() {
    let ptr: Ptr<u8, ()> = Ptr(Box::new(7), PhantomData, PhantomData);
    let ptr: Ptr<dyn ToString, ()> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
