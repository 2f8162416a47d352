//! A blanket impl for `Sized` types chooses a header, and the impls for two trait objects others. The
//! question has a `T` that is `Sized`, and `unsize!` would turn one trait object into the other.
//!
//! Claim: unsize-other-parameters (all the way down).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

trait Base {}

trait Object: Base {}

impl<T> Base for T {}

impl<T> Object for T {}

trait Choose {
    type Header;
}

impl<T> Choose for T {
    type Header = u8;
}

impl Choose for dyn Object {
    type Header = u16;
}

impl Choose for dyn Base {
    type Header = u64;
}

struct Inner<T: ?Sized, H> {
    header: H,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<Inner<T, <T as Choose>::Header>>);

fn main() {
    let inner: Box<Inner<dyn Object, u16>> = Box::new(Inner { header: 1_u16, _value: 3_u8 });
    let base: Ptr<dyn Base> = unsize!(Ptr(inner) => dyn Base);
    println!("{}", base.0.header);
}
