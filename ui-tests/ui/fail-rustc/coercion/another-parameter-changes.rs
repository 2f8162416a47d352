//! A coercion changes the pointee and no other type parameter.
//!
//! Claim: coercion-keeps-parameters (RFC 3621, expansion).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, u8> = Ptr(Box::new(7), PhantomData);
    let _: Ptr<dyn Debug, u16> = ptr;
}
