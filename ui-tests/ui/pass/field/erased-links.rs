//! A list node whose links point to links, and not to its own type, so that a list can be intrusive
//! and its elements unsized.
//!
//! Claim: field-struct-tail (upstream: builtin `Unsize` of structs).

use pin_coerce_unsized::SmartPointer;

struct Links {
    next: *mut Links,
}

struct Wrapper<T: ?Sized> {
    links: Links,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Wrapper<T>>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(Wrapper { links: Links { next: std::ptr::null_mut() }, value: 7 }));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0.links.next.is_null(), ptr.0.value.to_string()), (true, "7".to_owned()));
}
