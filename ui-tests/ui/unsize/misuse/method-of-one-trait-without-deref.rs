//! A pointer without `Deref` has none of the methods of the trait object, also of a trait without an
//! impl for every type.
//!
//! Claim: unsize-methods-by-deref (rustc: E0599).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

trait Work {
    fn work(&self);
}

impl Work for u8 {
    fn work(&self) {}
}

fn main() {
    unsize!(Ptr(Box::new(7_u8)) => dyn Work).work();
}
