//! A trait has a method with the name that is called for the target, and answers with another
//! target: a longer array, which would be read past its end.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::__private::Target;
use pin_coerce_unsized::unsize;

trait Longer {
    fn __pointee(self) -> Target<[u64; 9]>;
}

impl Longer for Target<[u64; 1]> {
    fn __pointee(self) -> Target<[u64; 9]> {
        Target::TYPE
    }
}

fn main() {
    let array: &[u64; 9] = unsize!(&[1] => [u64; 1]);
    println!("{array:?}");
}
