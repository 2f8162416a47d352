//! Two derives in one scope do not collide: nothing that they emit has a name.
//!
//! Claim: item-local (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyRc<T: ?Sized>(Rc<T>);

fn main() {
    let (ptr, rc): (Ptr<u8>, MyRc<u8>) = (Ptr(Box::new(7)), MyRc(Rc::new(8)));
    let (ptr, rc): (Ptr<dyn ToString>, MyRc<dyn ToString>) = (ptr, rc);
    assert_eq!((ptr.0.to_string(), rc.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
