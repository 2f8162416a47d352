//! `repr(transparent)` becomes `repr(align)` after the derive, and no check of rustc notices. Coercion
//! is sound; a dispatched call, which needs `arbitrary_self_types`, crashes the compiler, with a
//! hand-written impl as well. Only a check of the resolved struct, which only rustc can make, can
//! reject it.
//!
//! Claim: gap-repr-align (rust-lang/rust#135206).
//! Harm: the compiler, which crashes at a dispatched call. Nothing is unsound.
//! Builtin: rejected, rightly, because it asks for `repr(transparent)` on the struct that the name
//! means in the end.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(#[repr(align(64))] struct Ptr<T: ?Sized>(Box<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn ToString> = sized;
    assert_eq!((object.0.to_string(), size_of_val(&object)), ("7".to_owned(), 64));
}
