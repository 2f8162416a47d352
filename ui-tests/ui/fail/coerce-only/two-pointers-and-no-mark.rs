//! Two fields that could be the pointer, with the option on the struct.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
struct Rc<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(Rc<T>, Rc<T>);

fn main() {}
