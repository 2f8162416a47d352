//! A macro writes the struct, and its caller the types of the fields: the error is at the type of
//! the second pointer, and not at the `$ty` that stands for each of them.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

macro_rules! pointer {
    ($value:ty, $($ty:ty),*) => {
        #[derive(SmartPointer)]
        struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] $value, $($ty),*);
    };
}

pointer!(Box<T>, u32, std::rc::Rc<T>, u8);

fn main() {}
