//! `<T as Trait>::Item` and `Trait<Item = …>` follow the pointee too.
//!
//! Claim: expand-associated-type (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Iterator<Item = u8>>(Box<T>)
where
    <T as Iterator>::Item: Copy;

fn main() {
    let ptr: Ptr<std::ops::Range<u8>> = Ptr(Box::new(0..3));
    let ptr: Ptr<dyn Iterator<Item = u8>> = ptr;
    assert_eq!(ptr.0.sum::<u8>(), 3);
}
