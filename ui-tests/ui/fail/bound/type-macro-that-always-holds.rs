//! A predicate about a type that a macro writes cannot be repeated, even if every type meets it.
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
