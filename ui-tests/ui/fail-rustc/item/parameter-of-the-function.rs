//! A bound names a type parameter of the function around the struct: rustc's error, once more for
//! each impl.
//!
//! Claim: item-names-of-rustc (rustc: E0401).
//! Cf. pass/item/in-function-body.rs

use pin_coerce_unsized::SmartPointer;

fn outer<A>() {
    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized + PartialEq<A>>(Box<T>);
}

fn main() {
    outer::<u8>();
}
