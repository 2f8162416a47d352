//! A predicate about a type that is made by a macro cannot be written again for the unsized pointee.
//!
//! Claim: bound-in-macro (the derive's own rule).
//! Cf. pass/bound/where-clause.rs

use pin_coerce_unsized::SmartPointer;

macro_rules! same {
    ($type:ty) => {
        $type
    };
}

trait Trait {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    same!(T): Trait;

fn main() {}
