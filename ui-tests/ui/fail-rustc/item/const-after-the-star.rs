//! `const *T`: rustc recovers and reports it, so the derive writes the impls and reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(const *T);

fn main() {
    let _: Ptr<dyn Send> = Ptr(&1);
}
