//! `r#T` and `T` are one parameter, however each mention of it is spelled.
//!
//! Claim: item-names (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<r#T: ?Sized>(Box<T>)
where
    T: ToString,
    r#T: AsRef<str>;

trait Text: ToString + AsRef<str> {}
impl Text for String {}

fn main() {
    let ptr: Ptr<String> = Ptr(Box::new("7".to_owned()));
    let ptr: Ptr<dyn Text> = ptr;
    assert_eq!((ptr.0.to_string(), (*ptr.0).as_ref()), ("7".to_owned(), "7"));
}
