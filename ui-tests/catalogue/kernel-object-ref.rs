//! A kernel object's `Ref`: an event, its rights and a marker beside the `Arc`, and a default for the pointee.
//!
//! Claim: catalogue-second-field (peers' shapes: several fields beside the pointer).
//! Verdict: rejected, two more fields with a size (E0690).
//! Source: a `Ref<T: ?Sized = dyn Any + Send + Sync>` of a kernel; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::any::Any;
use std::marker::PhantomPinned;
use std::sync::{Arc, Weak};

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Ref<T: ?Sized = dyn Any + Send + Sync> {
    _marker: PhantomPinned,
    event: Weak<dyn Event>,
    feat: Feature,
    obj: Arc<T>,
}

pub trait Event {}

pub struct Feature(u64);

fn main() {}
