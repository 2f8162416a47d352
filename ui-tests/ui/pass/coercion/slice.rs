//! `Ptr<[u8; 2]>` becomes `Ptr<[u8]>`, which knows its length.
//!
//! Claim: coercion-to-slice (RFC 3621, guide-level explanation).

use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyRc<T: ?Sized>(Rc<T>);

fn main() {
    let ptr: MyRc<[u8; 2]> = MyRc(Rc::new([1, 2]));
    let ptr: MyRc<[u8]> = ptr;
    assert_eq!((ptr.0.len(), ptr.0[1]), (2, 2));
}
