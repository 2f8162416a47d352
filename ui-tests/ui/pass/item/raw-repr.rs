//! The layout is written with raw identifiers.
//!
//! Claim: item-names (RFC 3621, input requirement 1).

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[r#repr(r#transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", object.0), "7");
}
