//! The pointer field becomes another pointer after the derive: rustc checks the impls against that one.
//!
//! Claim: attack-item-local (rust-lang/rust#148899).

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::rc::Rc;

#[derive(SmartPointer)]
#[replace_by(#[repr(transparent)] struct Ptr<T: ?Sized>(Rc<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Rc::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object.0), "7");
}
