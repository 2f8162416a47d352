//! A kernel object's `Ref`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: several fields beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: a `Ref<T: ?Sized = dyn Any + Send + Sync>` of a kernel; project and version are not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::any::Any;
use std::marker::PhantomPinned;
use std::sync::{Arc, Weak};

#[derive(SmartPointer)]
pub struct Ref<T: ?Sized = dyn Any + Send + Sync> {
    _marker: PhantomPinned,
    event: Weak<dyn Event>,
    feat: Feature,
    #[smart_pointer(coerce_only)]
    obj: Arc<T>,
}

pub trait Event {}

pub struct Feature(u64);

fn coerce(pointer: Ref<u8>) -> Ref {
    unsize!(pointer => dyn Any + Send + Sync)
}

fn main() {}
