//! The option on the struct. An attribute of its name could be a macro, so on plain stable there is
//! no destructor.
//!
//! Claim: unsize-moves-fields (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(u32, Box<T>, String);

fn main() {
    let ptr = unsize!(Ptr(7, Box::new([1, 2]), String::from("text")) => [u8]);
    assert_eq!((ptr.0, &*ptr.1, ptr.2.as_str()), (7, &[1, 2][..], "text"));
}
