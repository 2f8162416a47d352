//! The derive under the name of the compiler's own: only the import differs from upstream's code.
//!
//! Claim: name-coerce-pointee (rust-lang/rust#123430).

use pin_coerce_unsized::CoercePointee;
use std::marker::PhantomData;

#[derive(CoercePointee)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, ()> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, ()> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
