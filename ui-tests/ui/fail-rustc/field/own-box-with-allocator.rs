//! A box that holds its allocator as a value has two fields with a size, and no coercion.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

struct MyBox<T: ?Sized, A>(NonNull<T>, A);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(MyBox<T, A>);

fn main() {}
