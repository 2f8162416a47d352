//! One run reports five mistakes: a missing `repr`, a marked const, a missing `?Sized`, the pointee
//! by value, and an array of it.
//!
//! Claim: item-every-mistake (style of the derive; the builtin stops at the first).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<#[pointee] T, #[pointee] const N: usize>(T, [T; 2]);

fn main() {}
