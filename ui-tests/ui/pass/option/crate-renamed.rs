//! `crate = path` follows `extern crate … as …`, and a check of a field still finds what it needs.
//!
//! Claim: option-crate (the derive's own attribute).
//! Builtin: no counterpart, it has no options.

extern crate pin_coerce_unsized as renamed;
use std::cell::Cell;
use std::marker::PhantomData;

#[derive(renamed::SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = renamed)]
struct Ptr<T: ?Sized>(Cell<Box<T>>, Owns<T>);
type Owns<T> = PhantomData<T>;

fn main() {
    let ptr: Ptr<u8> = Ptr(Cell::new(Box::new(7)), PhantomData);
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.into_inner().to_string(), "7");
}
