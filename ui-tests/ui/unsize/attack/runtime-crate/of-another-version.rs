//! The path leads to the trait as an earlier version had it, whose contract asks for less.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because the macro does not need the path.

use pin_coerce_unsized::SmartPointer;

mod earlier {
    pub use pin_coerce_unsized::__implicit;

    pub mod __private {
        pub unsafe trait Repoint<U: ?Sized, O> {
            type Pointee: ?Sized;

            unsafe fn into_raw(this: &mut Self) -> *mut Self::Pointee;

            unsafe fn from_raw(raw: *mut U) -> O;
        }
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::earlier)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
