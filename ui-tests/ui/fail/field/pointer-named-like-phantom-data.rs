//! A pointer under the name `PhantomData` is taken for what its name says.
//!
//! Claim: field-by-name (the derive's own rule).
//! Cf. pass/field/box-and-counted.rs
//! Builtin: accepted, rightly, because it leaves every question about fields to rustc.

use pin_coerce_unsized::SmartPointer;

mod lying {
    pub type PhantomData<T> = Box<T>;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(lying::PhantomData<T>);

fn main() {}
