//! A type that is nested deeper than anyone writes: parsing it could overflow the stack of the compiler.
//!
//! Claim: item-nesting (the derive's own rule; parsing is recursive).
//! Cf. pass/item/tuple-struct.rs
//! Builtin: accepted, rightly, because the compiler grows its stack.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(
    Box<T>,
    PhantomData<(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((u8,),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),),)>,
);

fn main() {}
