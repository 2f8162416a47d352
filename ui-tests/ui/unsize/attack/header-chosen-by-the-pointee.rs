//! The header behind the pointer has a type that is chosen by the pointee, one for arrays and slices: another layout after unsizing.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

trait Choose {
    type Header;
}

impl<X> Choose for [X; 1] {
    type Header = u8;
}

impl<X> Choose for [X] {
    type Header = u8;
}

struct Inner<T: ?Sized, Header> {
    header: Header,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<Inner<T, <T as Choose>::Header>>);

fn main() {}
