//! A pointer that derives under the name of the compiler's own derive, unsized on plain stable too.
//!
//! Claim: name-coerce-pointee (rust-lang/rust#123430).
//! Builtin: no counterpart, it has no explicit coercion.

use pin_coerce_unsized::{CoercePointee, unsize};

#[derive(CoercePointee)]
#[smart_pointer(crate = ::pin_coerce_unsized)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    assert_eq!(unsize!(Ptr(Box::new(7)) => dyn ToString).0.to_string(), "7");
}
