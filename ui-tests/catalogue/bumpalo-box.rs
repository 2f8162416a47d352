//! bumpalo's `Box`: a reference into an arena that owns the value.
//!
//! Claim: catalogue-accepted (public reports: bumpalo#106, open since 2021).
//! Verdict: accepted
//! Source: bumpalo, `boxed::Box`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<'a, T: ?Sized>(&'a mut T);

fn main() {
    fn erase<'a>(ptr: Box<'a, u8>) -> Box<'a, dyn Debug + 'a> {
        ptr
    }
    let _ = erase;
}
