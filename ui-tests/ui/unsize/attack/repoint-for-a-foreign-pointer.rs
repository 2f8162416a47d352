//! Another crate's pointer would become another pointer, by an impl for your own trait object.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::__private::Repoint;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::rc::Rc;

trait Trait {}

impl Trait for u8 {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Rc<T>);

impl Repoint<dyn Trait, Box<dyn Trait>> for Rc<u8> {}

fn main() {
    let pointer: Ptr<dyn Trait> = unsize!(Ptr(Rc::new(7)) => dyn Trait);
    let stolen: Box<dyn Trait> = unsize!(Rc::new(7) => dyn Trait);
    drop((pointer, stolen));
}
