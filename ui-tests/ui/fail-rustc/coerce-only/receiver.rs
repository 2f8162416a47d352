//! `self: Ptr<Self>` needs `DispatchFromDyn`, which a pointer with a second field that has a size
//! cannot have.
//!
//! Claim: coerce-only-receiver (RFC 3621, input requirement 5).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

trait Trait {
    fn run(self: Ptr<Self>);
}

fn run(object: Ptr<dyn Trait>) {
    object.run();
}

fn main() {}
