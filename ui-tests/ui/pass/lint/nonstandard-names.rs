//! `#[allow]` on the struct and on a parameter reaches what the derive emits.
//!
//! Claim: lint-levels (the derive's own rule; as the standard derives).
//! Builtin: rejected, because it repeats the lint levels of the struct on none of its impls, and the
//! attributes of a parameter on all but that of `CoercePointeeValidated`.
#![deny(warnings)]

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[allow(non_camel_case_types, non_upper_case_globals)]
struct ptr<'a, t: ?Sized, const n: usize>(&'a t);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[allow(non_camel_case_types)] t: ?Sized>(Box<t>);

fn main() {
    let pointer: ptr<'_, u8, 1> = ptr(&7);
    let pointer: ptr<'_, dyn ToString, 1> = pointer;
    let other: Ptr<u8> = Ptr(Box::new(8));
    let other: Ptr<dyn ToString> = other;
    assert_eq!((pointer.0.to_string(), other.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
