//! A bound whose type is made by a macro cannot be written again for the unsized pointee.
//!
//! Claim: bound-in-macro (the derive's own rule).
//! Cf. pass/bound/mentions-pointee.rs

use pin_coerce_unsized::SmartPointer;

macro_rules! same {
    ($type:ty) => {
        $type
    };
}

trait Trait<A: ?Sized> {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Trait<same!(T)>>(Box<T>);

fn main() {}
