//! A value of a type that is not a parameter, and a bound on that type.
//!
//! Claim: coerce-only-bound (the derive's own attribute).
//! Cf. pass/coerce-only/bound-on-a-phantom-parameter.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
trait Allocates<T: ?Sized> {}
struct Heap;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Heap)
where
    Heap: Allocates<T>;

fn main() {}
