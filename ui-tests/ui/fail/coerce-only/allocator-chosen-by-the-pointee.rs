//! An allocator whose type the pointee chooses.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
trait Allocated {
    type Allocator;
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized + Allocated>(#[smart_pointer(coerce_only)] Box<T>, <T as Allocated>::Allocator);

fn main() {}
