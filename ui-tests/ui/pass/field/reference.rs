//! A shared and a mutable reference.
//!
//! Claim: field-language-pointer (upstream: the language's own coercions).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Mut<'a, T: ?Sized>(&'a mut T);

fn main() {
    let ptr: Ptr<[u8; 2]> = Ptr(&[1, 2]);
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!(*ptr.0, [1, 2]);

    let mut array = [1, 2];
    let exclusive: Mut<[u8; 2]> = Mut(&mut array);
    let exclusive: Mut<[u8]> = exclusive;
    exclusive.0[1] = 3;
    assert_eq!(array, [1, 3]);
}
