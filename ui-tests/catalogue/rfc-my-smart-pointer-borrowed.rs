//! RFC 3621's expansion example: a lifetime, an allocator, and the pointee bounded by a trait over itself.
//!
//! Claim: catalogue-accepted (RFC 3621, "Expansion").
//! Verdict: accepted
//! Source: RFC 3621, `MySmartPointer<'a, #[pointee] T, A>`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

trait SomeTrait<T: ?Sized> {}

impl<T: ?Sized> SomeTrait<T> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct MySmartPointer<'a, #[pointee] T, A>
where
    T: ?Sized + SomeTrait<T>,
{
    ptr: &'a T,
    phantom: PhantomData<A>,
}

fn main() {
    let sized: MySmartPointer<'_, u8, ()> = MySmartPointer { ptr: &7, phantom: PhantomData };
    let erased: MySmartPointer<'_, dyn Debug, ()> = sized;
    let (_, PhantomData) = (erased.ptr, erased.phantom);
}
