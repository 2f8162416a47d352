//! A predicate about a type that is made by a macro cannot be written again, even where it holds for every type.
//!
//! Claim: bound-in-macro (the derive's own rule).
//! Cf. pass/bound/where-clause.rs
//! Builtin: accepted, rightly, because it leaves the predicate out for the new pointee, and every
//! type meets this one.

use pin_coerce_unsized::SmartPointer;

macro_rules! same {
    ($type:ty) => {
        $type
    };
}

trait Every {}
impl<T: ?Sized> Every for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    same!(T): Every;

fn main() {}
