//! An attribute macro below the derive makes the type of the value beside the pointer depend on the
//! pointee.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs
//! Harm: the value beside the pointer would be read as one of another type.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

trait Chooses {
    type State;
}

struct Other<T: ?Sized, A>(Box<T>, A);

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = Other<T, <T as Chooses>::State>;)]
struct Ptr<T: ?Sized + Chooses>(#[smart_pointer(coerce_only)] Box<T>, u8);

fn main() {}
