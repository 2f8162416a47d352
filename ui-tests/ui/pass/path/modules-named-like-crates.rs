//! Modules of the user's own take the names of the crates that the derive refers to, and are not meant.
//!
//! Claim: path-absolute (the derive's own rule).

mod core {}
mod std {}
mod pin_coerce_unsized {}

#[derive(::pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
