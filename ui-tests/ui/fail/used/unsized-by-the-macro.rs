//! What is wrong with the structs is said once, and not again at each `unsize!`.
//!
//! Claim: errors-at-uses.
//! Cf. pass/unsize/every-target.rs
//! Builtin: no counterpart, it has no `unsize!`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;

#[derive(SmartPointer)]
struct WithoutRepr<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Absent<T: ?Sized>(Option<Box<T>>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Unmarked<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {
    let _: WithoutRepr<dyn Send> = unsize!(WithoutRepr(Box::new(1)) => dyn Send);
    let _ = unsize!(Absent(Some(Box::new([1, 2]))) => [u8]);
    let _: Unmarked<dyn Send, u8> = unsize!(Unmarked(Box::new(1), PhantomData) => dyn Send);
}
