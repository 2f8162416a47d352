//! A struct inside a function: the impls name it where it stands.
//!
//! Claim: item-local (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

fn main() {
    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(Box<T>);

    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
