//! A `Pin` of a container is no more a pointer than the container.
//!
//! Claim: coerce-only-pointer (rustc's rule for `CoerceUnsized`, E0374, E0375).
//! Cf. pass/coerce-only/pinned.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Pin<Option<Box<T>>>, u8);

fn main() {}
