//! Mistakes on a field, whose only option is `coerce_only`: no help suggests an option that may not
//! stand there.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct LikePointee<T: ?Sized>(#[smart_pointer(pointer)] Box<T>, u8);

#[derive(SmartPointer)]
struct Pointee<T: ?Sized>(#[smart_pointer(pointee)] Box<T>, u8);

#[derive(SmartPointer)]
struct LikeCrate<T: ?Sized>(#[smart_pointer(crat)] Box<T>, u8);

#[derive(SmartPointer)]
struct Empty<T: ?Sized>(#[smart_pointer] Box<T>, u8);

fn main() {}
