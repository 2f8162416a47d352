//! The pointee has to outlive a lifetime for the pointer field, and the struct does not say so.
//!
//! Claim: bound-of-the-field (rustc: E0309, E0310).
//! Cf. pass/bound/repeated-for-the-field.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inner<'a, T: ?Sized + 'a>(Box<T>, PhantomData<&'a ()>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Static<T: ?Sized>(Inner<'static, T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Shorter<'a, T: ?Sized>(Inner<'a, T>);

fn main() {}
