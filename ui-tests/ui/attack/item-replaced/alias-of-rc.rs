//! The struct is deleted after the derive, and its name is given to `Rc<Other<T>>`: the orphan rule rejects impls for a
//! foreign type.
//!
//! Claim: attack-item-foreign (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[replace_by()]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

type Ptr<T> = Rc<Other<T>>;

fn main() {}
