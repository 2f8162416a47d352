//! Another crate's pointer to a trait object of one's own: `Repoint` is not for users to write.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::__private::Repoint;
use std::rc::Rc;

trait Trait {}

impl Repoint<dyn Trait, Box<dyn Trait>> for Rc<u8> {}

fn main() {}
