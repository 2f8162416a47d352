//! The parts of the macro, called by hand.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::__private::{Operand, Target, unsizing};
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsizing(Target::<dyn Debug>::TYPE, Operand(Ptr(Box::new(7))), |raw| raw);
    drop(object);
}
