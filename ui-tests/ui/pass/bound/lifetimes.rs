//! Several lifetimes with bounds among them, inline and in the where-clause.
//!
//! Claim: expand-lifetimes (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, 'b: 'a, 'c, T: ?Sized>(&'a T, PhantomData<(&'b (), &'c ())>)
where
    'c: 'a + 'b,
    T: 'b;

fn main() {
    let ptr: Ptr<'_, '_, 'static, u8> = Ptr(&7, PhantomData);
    let ptr: Ptr<'_, '_, 'static, dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
