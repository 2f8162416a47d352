//! RFC 3621's custom `Rc`: the pointer field is to a struct that ends in the pointee.
//!
//! Claim: catalogue-accepted (RFC 3621, "Example of a custom Rc").
//! Verdict: accepted
//! Source: RFC 3621, `Rc`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Rc<T: ?Sized> {
    inner: NonNull<RcInner<T>>,
}

struct RcInner<T: ?Sized> {
    refcount: usize,
    value: T,
}

impl<T> Rc<T> {
    fn new(value: T) -> Self {
        Self { inner: NonNull::from(Box::leak(Box::new(RcInner { refcount: 1, value }))) }
    }
}

fn main() {
    let _: Rc<dyn Debug> = Rc::new(7_u8);
}
