//! The struct of the pointer requires `Bound`, and the trait does not. To keep the case short, the
//! pointer lacks `Deref` and the marker as well.
//!
//! Claim: dispatching-supertrait (rustc: well-formedness of the pointer and of the trait object).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, dispatch};

trait Bound {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Bound>(Box<T>);

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
