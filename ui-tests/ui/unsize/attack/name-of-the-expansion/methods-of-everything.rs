//! A trait has methods with the names of all that is called, for every type and by value, and would
//! be called instead of the question.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Choose {
    type Header;
}

impl Choose for i32 {
    type Header = usize;
}

impl Choose for dyn Debug {
    type Header = &'static u64;
}

struct Inner<T: ?Sized, Header> {
    header: Header,
    value: T,
}

trait Everything: Sized {
    fn __field(self) {}
    fn __take(self) {}
    fn __put(self) {}
    fn __keep(self) {}
    fn __unsizes(self, _: fn(*mut u8) -> *mut u8) {}
    fn take(self) {}
    fn put_back(self) {}
    fn unsizing(self) {}
}

impl<T> Everything for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<Inner<T, <T as Choose>::Header>>);

impl<T: ?Sized + Choose> Ptr<T> {
    fn __unsizes(self) {}
}

fn main() {
    let number = Ptr::<i32>(Box::new(Inner { header: 0xdead_beef_0000, value: 7 }));
    let object: Ptr<dyn Debug> = unsize!(number => dyn Debug);
    println!("a number, read as a reference: {:p}, {:?}", object.0.header, &object.0.value);
}
