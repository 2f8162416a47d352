//! A predicate on `T::Item` that every type fulfils is repeated all the same; the builtin, which does not, has no error here.
//!
//! Claim: expand-associated-type (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

trait Every {}
impl<T: ?Sized> Every for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Iterator>(Box<T>)
where
    T::Item: Every;

fn main() {
    let ptr: Ptr<std::ops::Range<u8>> = Ptr(Box::new(0..3));
    let ptr: Ptr<dyn Iterator<Item = u8>> = ptr;
    assert_eq!(ptr.0.sum::<u8>(), 3);
}
