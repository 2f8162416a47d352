//! The impl with the method leaves out `?Sized`, so a pointer to a trait object lacks the method.
//!
//! Claim: unsize-methods-by-deref (rustc: E0599).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Ptr<T> {
    fn get(&self) -> &T {
        &self.0
    }
}

fn main() {
    let object = unsize!(Ptr(Box::new(7_u8)) => dyn ToString);
    drop(object.get().to_string());
}
