//! Structs in which no field, or more than one, can be the pointer, an enum, and a mark on the wrong
//! parameter: `unsize!` adds no error.
//!
//! Claim: errors-at-uses (the derive's own rule).
//! Cf. pass/unsize/every-target.rs
//! Builtin: no counterpart, it has no `unsize!`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct None<T: ?Sized>(PhantomData<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Two<T: ?Sized>(Box<T>, Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
enum Either<T: ?Sized> {
    Left(Box<T>),
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Mismarked<#[pointee] A, T: ?Sized>(Box<T>, PhantomData<A>);

fn none(pointer: None<u8>) -> None<dyn Send> {
    unsize!(pointer => dyn Send)
}

fn two(pointer: Two<u8>) -> Two<dyn Send> {
    unsize!(pointer => dyn Send)
}

fn either(pointer: Either<u8>) -> Either<dyn Send> {
    unsize!(pointer => dyn Send)
}

fn mismarked(pointer: Mismarked<(), u8>) -> Mismarked<(), dyn Send> {
    unsize!(pointer => dyn Send)
}

fn main() {}
