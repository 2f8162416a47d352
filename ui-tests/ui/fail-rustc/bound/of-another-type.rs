//! A bound of another type does not hold: rustc reports it once, and not again for each impl.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/bound/repeated-for-the-field.rs

use pin_coerce_unsized::SmartPointer;

trait Alloc {}

struct Global;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    Global: Alloc;

fn main() {}
