//! The auto trait of the guard as a bound, in a crate that may not declare one: no value has it.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no auto trait.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use pin_coerce_unsized::__private::WholeStruct;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Mark<T: ?Sized>(Box<T>);

struct Single(u8);

fn anything_without_a_mark<T: ?Sized + WholeStruct>(_: &T) {}

fn main() {
    anything_without_a_mark(&Mark(Box::new(1_u8)));
    anything_without_a_mark(&1_u16);
    anything_without_a_mark(&Single(1));
    anything_without_a_mark("text");
    let captured = 4_u32;
    anything_without_a_mark(&|| captured + 1);
    let object: Box<dyn Debug + WholeStruct> = Box::new(1_u64);
}
