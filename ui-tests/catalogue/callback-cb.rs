//! A newtype of `Arc` that exists to give closures a `Debug` impl.
//!
//! Claim: catalogue-accepted (peers' shapes: a newtype of a standard pointer).
//! Verdict: accepted
//! Source: a `Cb<T>(Arc<T>)`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::{Debug, Formatter, Result};
use std::sync::Arc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Cb<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Debug for Cb<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("Cb")
    }
}

fn main() {
    let sized = Cb(Arc::new(|| 7));
    let call: Cb<dyn Fn() -> u8> = sized;
    let _ = (call.0)();
}
