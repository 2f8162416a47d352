//! A parameter has the helper attribute of another derive. The impls have the parameter without it,
//! because there it would be unknown.
//!
//! Claim: pointee-marked (RFC 3621, input requirement 2).
//! Builtin: rejected, because it repeats the attributes of parameters on all but one of its impls.

use hostile_macros::WithHelper;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer, WithHelper)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, #[helper] A>(Box<T>, PhantomData<A>);

fn main() {
    let ptr: Ptr<u8, u16> = Ptr(Box::new(7), PhantomData);
    let ptr: Ptr<dyn ToString, u16> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
