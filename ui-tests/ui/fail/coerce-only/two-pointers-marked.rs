//! The option stands on two fields, one of which is a mistake by itself: one error, on the type of
//! that field, and none that says that the option is repeated.
//!
//! Claim: coerce-only-one-pointer (rustc's rule for `CoerceUnsized`, E0375).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::rc::{Rc, Weak};

#[derive(SmartPointer)]
struct Both<T: ?Sized>(#[smart_pointer(coerce_only)] Rc<T>, #[smart_pointer(coerce_only)] Weak<T>);

#[derive(SmartPointer)]
struct NumberFirst<T: ?Sized>(#[smart_pointer(coerce_only)] u8, #[smart_pointer(coerce_only)] Rc<T>);

fn main() {}
