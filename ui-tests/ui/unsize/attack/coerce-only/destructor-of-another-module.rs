//! An attribute macro below the derive replaces the struct with one of another module, whose
//! destructor gives back a permit.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs
//! Implicit: accepted, see known-gap/destructor-of-another-module.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use permits::Permit;
use pin_coerce_unsized::SmartPointer;

mod permits {
    pub struct Permit(());

    pub struct Permitted<T: ?Sized>(pub Box<T>, pub Permit);

    impl<T: ?Sized> Drop for Permitted<T> {
        fn drop(&mut self) {}
    }
}

#[derive(SmartPointer)]
#[replace_by(use permits::Permitted as Ptr;)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Permit);

fn main() {}
