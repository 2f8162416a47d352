//! A plain reference could be coerced through `Deref` instead of unsized.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;

fn main() {
    let string = String::new();
    let slice = unsize!(&string => str);
    drop(slice);
}
