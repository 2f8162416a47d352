//! A blanket impl for `Sized` types chooses the header, through another trait.
//!
//! Claim: unsize-other-parameters (all the way down).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Choose {
    type Header;
}

impl<T> Choose for T {
    type Header = usize;
}

impl Choose for dyn Debug {
    type Header = &'static u64;
}

trait Bridge {
    type Header;
}

impl<T: ?Sized + Choose> Bridge for T {
    type Header = T::Header;
}

struct Inner<T: ?Sized, H> {
    header: H,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<Inner<T, <T as Bridge>::Header>>);

fn main() {
    let number = Ptr(Box::new(Inner { header: 0xdead_beef, _value: 7 }));
    let object = unsize!(number => dyn Debug);
    println!("{}", *object.0.header);
}
