//! A type macro hides a value whose type the pointee chooses.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

trait Chooses {
    type State;
}

impl Chooses for u8 {
    type State = usize;
}

impl Chooses for dyn ToString {
    type State = &'static str;
}

macro_rules! state {
    () => { <T as Chooses>::State };
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized + Chooses>(#[smart_pointer(coerce_only)] Box<T>, state!());

fn main() {
    let ptr = unsize!(Ptr(Box::new(1_u8), 7) => dyn ToString);
    println!("{}", ptr.1);
}
