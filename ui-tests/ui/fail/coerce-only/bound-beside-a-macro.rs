//! A bound on the allocator, where a macro writes another field, so that any field can be the
//! pointer.
//!
//! Claim: coerce-only-bound (the derive's own attribute).
//! Cf. pass/coerce-only/bound-on-a-phantom-parameter.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
trait Allocates<T: ?Sized> {}

macro_rules! id {
    () => {
        u32
    };
}

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<#[pointee] T: ?Sized, A: Allocates<T>>(Own<T>, A, id!());

struct Own<T: ?Sized>(Box<T>);

fn main() {}
