//! A reference to a pointer without `Deref` has none of the methods of the trait object.
//!
//! Claim: unsize-methods-by-deref (rustc: E0599).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7_u8)) => dyn ToString);
    for object in &[object] {
        drop(object.to_string());
    }
}
