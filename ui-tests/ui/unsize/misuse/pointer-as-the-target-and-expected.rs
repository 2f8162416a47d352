//! The target is the new pointer of another crate, and the type of the result is written beside it.
//!
//! Claim: unsize-target-is-the-pointee (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;

fn main() {
    let object: Box<dyn ToString> = unsize!(Box::new(7) => Box<dyn ToString>);
    drop(object);
}
