//! A bound with a lifetime that the struct does not declare: rustc says so once, and not again for
//! each impl.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + 'a>(Box<T>);

fn main() {
    let _: Ptr<dyn Send> = Ptr(Box::new(1));
}
