//! A generic associated type of the pointee, under a binder, follows the pointee.
//!
//! Claim: expand-associated-type (RFC 3621, expansion).
//! Builtin: rejected, because it replaces only a path that is the pointee alone.

use pin_coerce_unsized::SmartPointer;

trait Lends {
    type Lent<'a>;
}
impl<T: ?Sized> Lends for T {
    type Lent<'a> = &'a str;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Lends>(Box<T>)
where
    for<'a> T::Lent<'a>: Copy;

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
