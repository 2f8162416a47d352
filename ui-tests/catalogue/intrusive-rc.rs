//! An intrusive `Rc`: the count is inside the value, which a bound on the pointee says.
//!
//! Claim: catalogue-accepted (peers' shapes: bounds of the pointee on the struct).
//! Verdict: accepted
//! Source: an `Rc<T: ?Sized + HasRc> { value: *mut T }`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::sync::atomic::AtomicUsize;

pub trait HasRc {
    fn count(&self) -> &AtomicUsize;
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Rc<T: ?Sized + HasRc> {
    value: *mut T,
}

struct Inode(AtomicUsize);

impl HasRc for Inode {
    fn count(&self) -> &AtomicUsize {
        &self.0
    }
}

fn main() {
    let _ = |ptr: Rc<Inode>| -> Rc<dyn HasRc> { ptr };
}
