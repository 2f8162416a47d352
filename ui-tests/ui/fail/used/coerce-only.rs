//! A pointer that only coerces is rejected, and its use is not a second error.
//!
//! Claim: errors-at-uses (RFC 3621, input requirements).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(packed)]
struct Ptr<T: ?Sized>(u8, #[smart_pointer(coerce_only)] Box<T>);

fn main() {
    let ptr: Ptr<dyn ToString> = unsize!(Ptr(7, Box::new(1)) => dyn ToString);
    drop(ptr);
}
