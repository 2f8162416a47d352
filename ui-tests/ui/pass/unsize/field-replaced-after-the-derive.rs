//! An attribute macro gives the struct other fields after the derive, another kind of pointer and a
//! value with a size and a destructor. Each is moved as it is.
//!
//! Claim: unsize-field-as-it-is (design: types are never written twice).
//! Builtin: no counterpart, it has no explicit coercion.
//! Implicit: rejected, because a pointer with a second field that has a size cannot be dispatched
//! on (E0378).

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::rc::Rc;

struct Inner<T: ?Sized> {
    header: u8,
    value: T,
}

struct Unit(Rc<()>);

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized> { pointer: Rc<Inner<T>>, unit: Unit })]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>,
    unit: Unit,
}

fn main() {
    let counted = Rc::new(());
    let ptr = Ptr { pointer: Rc::new(Inner { header: 8, value: 7_u16 }), unit: Unit(counted.clone()) };
    let object = unsize!(ptr => dyn Debug);
    assert_eq!((object.pointer.header, format!("{:?}", &object.pointer.value).as_str()), (8, "7"));
    assert_eq!(Rc::strong_count(&object.unit.0), 2);
    drop(object);
    assert_eq!(Rc::strong_count(&counted), 1);
}
