//! A struct called `PhantomData` that mentions the pointee and holds a value.
//!
//! Claim: coerce-only-by-rustc (rustc's rule for `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

struct PhantomData<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, PhantomData<T>);

fn main() {}
