//! Two lifetimes of one name: rustc reports the second, so the derive writes the impls as if it had
//! another name, and reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, 'a, T: ?Sized>(&'a T);

fn main() {
    let _: Ptr<dyn Send> = Ptr(&1);
}
