//! The pointer derives nothing, and the type of the result is known.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;
use std::fmt::Debug;

struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object: Ptr<dyn Debug> = unsize!(Ptr(Box::new(7)) => dyn Debug);
    drop(object);
}
