//! Constants, functions and a unit struct in scope have names that an expansion might choose. None
//! of them is used.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]

#![allow(non_upper_case_globals, non_camel_case_types, dead_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

const __raw: *mut u8 = std::ptr::null_mut();
const __pointer: u8 = 0;
static __place: u8 = 0;
struct __this;
fn __field() {}
fn __unsizes() {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    assert_eq!(format!("{:?}", object.0), "7");
}
