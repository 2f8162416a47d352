//! Zero-sized fields of types that have the names of the parameters, but stand in a module.
//!
//! Claim: field-zero-sized (RFC 3621, input requirement 5).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

mod tokens {
    #[derive(Debug, PartialEq)]
    pub struct T;
    #[derive(Debug, PartialEq)]
    pub struct A;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(tokens::T, Box<T>, tokens::A, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, ()> = Ptr(tokens::T, Box::new(7), tokens::A, PhantomData);
    let ptr: Ptr<dyn ToString, ()> = ptr;
    assert_eq!((ptr.0, ptr.1.to_string(), ptr.2), (tokens::T, "7".to_owned(), tokens::A));
}
