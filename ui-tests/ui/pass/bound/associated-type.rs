//! The impls repeat a bound on `T::Item` for the `Item` of the new pointee.
//!
//! Claim: expand-associated-type (RFC 3621, expansion).
//! Builtin: rejected, because it replaces only a path that is the pointee alone.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Iterator>(Box<T>)
where
    T::Item: Copy;

fn main() {
    let ptr: Ptr<std::ops::Range<u8>> = Ptr(Box::new(0..3));
    let ptr: Ptr<dyn Iterator<Item = u8>> = ptr;
    assert_eq!(ptr.0.sum::<u8>(), 3);
}
