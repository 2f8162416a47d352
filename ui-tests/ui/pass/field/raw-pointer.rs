//! Raw pointers and `NonNull`.
//!
//! Claim: field-language-pointer (upstream: the language's own coercions).

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Const<T: ?Sized>(*const T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Mut<T: ?Sized>(*mut T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<T>);

fn main() {
    let (address, mutable): (Const<[u8; 2]>, Mut<[u8; 2]>) = (Const(&[1, 2]), Mut(&mut [1, 2]));
    let (address, mutable): (Const<[u8]>, Mut<[u8]>) = (address, mutable);
    let ptr: Ptr<[u8; 2]> = Ptr(NonNull::dangling());
    let ptr: Ptr<[u8]> = ptr;
    assert_eq!((address.0.len(), mutable.0.len(), ptr.0.len()), (2, 2, 2));
}
