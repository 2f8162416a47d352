//! A string stands where the path of the runtime crate belongs, and the use of the pointer is not a
//! second error.
//!
//! Claim: errors-at-uses (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = "pin-coerce-unsized")]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<dyn ToString> = unsize!(Ptr(Box::new(7)) => dyn ToString);
    drop(ptr);
}
