//! Zero-sized fields that mention no type or const parameter: `()`, `[(); 0]`, `PhantomPinned`, a token of a lifetime.
//!
//! Claim: field-zero-sized (RFC 3621, input requirement 5).

use pin_coerce_unsized::SmartPointer;
use std::marker::{PhantomData, PhantomPinned};

#[derive(Debug, PartialEq)]
struct Token<'a>(PhantomData<&'a ()>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(Token<'a>, (), Box<T>, [(); 0], PhantomPinned);

fn main() {
    let ptr: Ptr<u8> = Ptr(Token(PhantomData), (), Box::new(7), [], PhantomPinned);
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.0, ptr.2.to_string(), ptr.3, ptr.4), (Token(PhantomData), "7".to_owned(), [], PhantomPinned));
}
