//! `pointee = name` beside a derive that copies the parameters with their attributes, in both orders.
//!
//! Claim: option-pointee-named (the derive's own attribute).
//! Builtin: no counterpart, it has no options.

use hostile_macros::CopiesParameters;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(CopiesParameters, SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = T)]
struct Later<T: ?Sized, A>(Box<T>, PhantomData<A>);

#[derive(SmartPointer, CopiesParameters)]
#[repr(transparent)]
#[smart_pointer(pointee = T)]
struct Earlier<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {
    let later: Later<u8, ()> = Later(Box::new(7), PhantomData);
    let later: Later<dyn ToString, ()> = later;
    let earlier: Earlier<u8, ()> = Earlier(Box::new(8), PhantomData);
    let earlier: Earlier<dyn ToString, ()> = earlier;
    assert_eq!([later.0.to_string(), earlier.0.to_string()], ["7", "8"]);
}
