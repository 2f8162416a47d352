//! The where-clause of a tuple struct before its fields, which look like the arguments of a bound:
//! the derive says where the clause belongs. rustc reports that bound.
//!
//! Claim: item-clause-last (the derive's own rule).
//! Cf. pass/sized/where-clause.rs
//! Builtin: the language's own, the arguments of this bound are gated (E0658).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T> where T: ?Sized (Box<T>);

fn main() {}
