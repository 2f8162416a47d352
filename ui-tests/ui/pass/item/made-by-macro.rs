//! A struct written by `macro_rules!`, with types and names that come from the caller.
//!
//! Claim: item-made-by-macro (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

macro_rules! pointer {
    ($name:ident, $pointee:ident, $field:ty, $bound:path) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct $name<$pointee: ?Sized + $bound>($field);
    };
}

pointer!(Ptr, T, Box<T>, ToString);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
