//! An atomic holds one word, and a wide pointer has two.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/cell.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::sync::atomic::AtomicUsize;

struct Atomic<T: ?Sized>(AtomicUsize, PhantomData<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Atomic<T>);

fn main() {}
