//! triomphe's `ArcBorrow`: points to the value itself, not to the count before it.
//!
//! Claim: catalogue-accepted (peers' shapes: would derive as it is).
//! Verdict: accepted
//! Source: triomphe 0.1.17, `ArcBorrow`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ArcBorrow<'a, T: ?Sized + 'a>(NonNull<T>, PhantomData<&'a T>);

fn main() {
    fn erase<'a>(ptr: ArcBorrow<'a, u8>) -> ArcBorrow<'a, dyn Debug + 'a> {
        ptr
    }
    let _ = erase;
}
