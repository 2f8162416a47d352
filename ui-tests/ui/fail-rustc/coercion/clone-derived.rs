//! `derive(Clone)` bounds the pointee by `Clone`, which no trait object implements.
//!
//! Claim: clone-derived (rustc: `derive(Clone)`).
//! Cf. pass/coercion/trait-object.rs

use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

trait Trait {}

#[derive(SmartPointer, Clone)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Rc<T>);

fn copy(pointer: Ptr<dyn Trait>) -> Ptr<dyn Trait> {
    pointer.clone()
}

fn main() {
    let _ = copy;
}
