//! A pointer to a parameter is coerced to `dyn Send`, which is `dyn Send + 'static` here.
//!
//! Claim: coercion-keeps-lifetimes (RFC 3621, expansion).
//! Cf. pass/coercion/trait-object.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn coerce<T: Send>(pointer: Ptr<T>) -> Ptr<dyn Send> {
    pointer
}

fn main() {}
