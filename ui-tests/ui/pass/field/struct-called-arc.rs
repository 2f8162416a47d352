//! The struct behind the pointer has the name of a standard pointer, in a module of its own.
//!
//! Claim: field-struct-tail (upstream: builtin `Unsize` of structs).

use pin_coerce_unsized::SmartPointer;

mod header {
    pub struct Arc<T: ?Sized> {
        pub count: usize,
        pub value: T,
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<header::Arc<T>>);

fn main() {
    let ptr = Ptr(Box::new(header::Arc { count: 1, value: 7 }));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0.count, ptr.0.value.to_string()), (1, "7".to_owned()));
}
