//! The derive by its full path, with nothing imported.
//!
//! Claim: path-absolute (the derive's own rule).

#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
