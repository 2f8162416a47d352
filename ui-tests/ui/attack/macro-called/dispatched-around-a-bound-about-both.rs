//! The inner pointer has a bound about both pointees, so it is not dispatched on: such a bound could
//! be why its field can be unsized, and the vtable would be another one. A struct around it has no
//! such bound, but is not dispatched on either: with the feature `dispatch`, it does not derive.
//!
//! Claim: dispatching-field (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, __implicit};

trait Both<T: ?Sized> {}

impl<T: ?Sized, U: ?Sized> Both<T> for U {}

#[repr(transparent)]
struct Inner<T: ?Sized>(Box<T>);

__implicit! {
    [Inner<] [T] [S] [>]
    [] [T,] []
    [] [] [for<> T: (Both<S>) +,]
    [Self {}] [(0 pointer)]
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Inner<T>);

fn main() {
    let sized = Ptr(Inner(Box::new(7)));
    let object: Ptr<dyn ToString> = sized;
    println!("{}", object.0.0.to_string());
}
