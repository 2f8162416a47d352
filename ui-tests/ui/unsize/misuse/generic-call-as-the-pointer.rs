//! Nothing says what the pointer points to before unsizing, so rustc takes the target for that.
//!
//! Claim: unsize-pointer-known (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: Default> Default for Ptr<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

fn main() {
    let _object = unsize!(Ptr::default() => dyn ToString);
}
