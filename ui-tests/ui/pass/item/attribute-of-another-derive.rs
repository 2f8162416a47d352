//! Whatever is in the helper attribute of another derive is that derive's: our own attributes mean
//! nothing there, and no limit is counted there.
//!
//! Claim: item-struct (RFC 3621, input requirement 1).
//! Builtin: no counterpart, it has no explicit coercion.

use hostile_macros::WithHelper;
use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer, WithHelper)]
#[helper(pointee, #[pointee] #[smart_pointer])]
#[repr(transparent)]
struct Ptr<T: ?Sized>(
    #[helper(#[pointee] #[smart_pointer], &&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&& u8)] Box<T>,
);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn ToString);
    assert_eq!(object.0.to_string(), "7");
}
