//! A binding's `BindingCell`: an `Arc` of its own whose allocation also keeps the foreign object.
//!
//! Claim: catalogue-accepted (peers' shapes: already on the derive).
//! Verdict: accepted
//! Source: a `BindingCell<T: ?Sized + 'static>` of bindings to JavaScript; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::cell::OnceCell;
use std::fmt::Debug;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

struct BindingCellInner<T: ?Sized> {
    strong: AtomicUsize,
    object: OnceCell<usize>,
    data: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct BindingCell<T: ?Sized + 'static> {
    ptr: NonNull<BindingCellInner<T>>,
}

fn main() {
    let _ = |ptr: BindingCell<u8>| -> BindingCell<dyn Debug> { ptr };
}
