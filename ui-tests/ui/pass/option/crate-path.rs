//! `crate = path` says where the runtime crate is: here in a module that re-exports it.
//!
//! Claim: option-crate (the derive's own attribute).
//! Builtin: no counterpart, it has no options.

mod vendored {
    pub use pin_coerce_unsized::*;
}
use vendored::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::vendored)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
