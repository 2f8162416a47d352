//! A macro called `compile_error` is handed what the derive writes for a mistake.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs

#![forbid(unsafe_code)]

use hostile_macros::use_every_token as compile_error;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<T>(Option<T>, #[pointee] u8);

fn main() {}
