//! A lifetime after the pointee: rustc says where it belongs. There is no other error, even where
//! the pointer is coerced.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, 'a>(&'a T);

fn main() {
    let _: Ptr<dyn Send> = Ptr(&1);
}
