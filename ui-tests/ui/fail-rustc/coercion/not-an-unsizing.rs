//! The derive adds unsizing and no other conversion: `Ptr<u8>` does not become `Ptr<u16>`.
//!
//! Claim: coercion-needs-unsize (RFC 3621, expansion: `T: Unsize<S>`).
//! Cf. pass/coercion/slice.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let _: Ptr<u16> = ptr;
}
