//! An attribute macro that removes the struct, under the name of the helper attribute: rustc takes
//! the helper attribute. Without a destructor, and outside of a `Pin`, it may stand there.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Builtin: no counterpart, it has no explicit coercion.

#[allow(unused_imports)]
use hostile_macros::removed as smart_pointer;
use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[smart_pointer(crate = ::pin_coerce_unsized)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    assert_eq!(unsize!(Ptr(Box::new(7)) => dyn ToString).0.to_string(), "7");
}
