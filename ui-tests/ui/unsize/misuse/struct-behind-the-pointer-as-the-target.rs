//! The target is the new pointee, and not the struct that the field points to.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Inner<T>>);

struct Inner<T: ?Sized> {
    count: usize,
    value: T,
}

fn main() {
    let ptr = Ptr(Box::new(Inner { count: 1, value: 7_u8 }));
    let _object = unsize!(ptr => Inner<dyn ToString>);
}
