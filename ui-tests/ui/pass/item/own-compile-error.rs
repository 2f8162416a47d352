//! A struct without a mistake beside a macro of the user's that is called `compile_error`.
//!
//! Claim: item-struct (RFC 3621, input requirement 1).
//! Cf. fail/item/own-compile-error.rs

use pin_coerce_unsized::SmartPointer;

macro_rules! compile_error {
    ($($any:tt)*) => {};
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

compile_error!();

fn main() {
    let seven = Ptr(Box::new(7));
    let object: Ptr<dyn ToString> = seven;
    assert_eq!(object.0.to_string(), "7");
}
