//! A field of an uninhabited type, which an attribute macro makes a value with a size. It is moved,
//! and not made up.
//!
//! Claim: unsize-field-as-it-is (design: values are moved, never made up).
//! Builtin: no counterpart, it has no explicit coercion.
//! Implicit: rejected, because a pointer with a second field that has a size cannot be dispatched
//! on (E0378).

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Returns {
    type Output;
}

impl<R> Returns for fn() -> R {
    type Output = R;
}

type Never = <fn() -> ! as Returns>::Output;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>, usize);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Never);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Impossible<T: ?Sized>(Box<T>, std::convert::Infallible);

fn impossible(ptr: Impossible<u8>) -> Impossible<dyn Debug> {
    unsize!(ptr => dyn Debug)
}

fn main() {
    let object: Ptr<dyn Debug> = unsize!(Ptr(Box::new(7), 8) => dyn Debug);
    assert_eq!((format!("{:?}", object.0).as_str(), object.1), ("7", 8));
    let _: fn(_) -> _ = impossible;
}
