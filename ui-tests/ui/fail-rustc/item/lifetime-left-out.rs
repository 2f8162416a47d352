//! A field that leaves out a lifetime: rustc says so once, and not again for each impl.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&T);

fn main() {
    let _: Option<Ptr<'_, u8>> = None;
}
