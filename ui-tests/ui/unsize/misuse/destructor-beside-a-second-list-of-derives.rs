//! A destructor, and a second list of derives below: to the derive, it looks like a macro that could
//! replace the struct. In one list, both derive.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because `unsize!` moves nothing out there.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[derive(Debug)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
