//! mutcy's `Own` with the derive on its `Res` too.
//!
//! Claim: catalogue-accepted (peers' shapes: an inner pointer type, derived as well).
//! Verdict: accepted
//! Source: mutcy, commit 99b4f9962a74, `Own`, with one more derive.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Own<'a, T: ?Sized + 'static> {
    assoc: PhantomData<&'a ()>,
    data: Res<T>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Res<T: ?Sized + 'static> {
    data: Rc<T>,
}

fn main() {
    let sized = Own { assoc: PhantomData, data: Res { data: Rc::new(7_u8) } };
    let _: Own<'_, dyn Debug> = sized;
}
