//! A function pointer without a result is bounded, and binders end in a comma.
//!
//! Claim: expand-where-clause (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Callback<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>)
where
    fn(A): Clone,
    extern "C" fn(&T): Copy,
    for<'a,> &'a T: Copy;

fn main() {
    let sized = Callback(Box::new(7), PhantomData);
    let callback: Callback<dyn ToString, u8> = sized;
    assert_eq!(callback.0.to_string(), "7");
}
