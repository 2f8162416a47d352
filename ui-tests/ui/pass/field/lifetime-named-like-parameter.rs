//! A further field that mentions a lifetime mentions no parameter of the same name.
//!
//! Claim: field-zero-sized (RFC 3621, input requirement 5).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

struct Brand<'a>(PhantomData<&'a ()>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'T, T: ?Sized>(&'T T, Brand<'T>);

fn main() {
    let ptr: Ptr<'_, u8> = Ptr(&7, Brand(PhantomData));
    let ptr: Ptr<'_, dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
