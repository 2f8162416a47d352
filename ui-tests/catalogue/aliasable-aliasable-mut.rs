//! aliasable's `AliasableMut`: a `&mut T` that may be aliased.
//!
//! Claim: catalogue-accepted (public reports: rust-aliasable#2).
//! Verdict: accepted
//! Source: aliasable, `AliasableMut`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct AliasableMut<'a, T: ?Sized> {
    inner: NonNull<T>,
    lifetime: PhantomData<&'a mut T>,
}

fn main() {
    fn erase<'a>(ptr: AliasableMut<'a, u8>) -> AliasableMut<'a, dyn Debug + 'a> {
        ptr
    }
    let _ = erase;
}
