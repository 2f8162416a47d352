//! `pointee = name` names the pointee as `#[pointee]` marks it: among several parameters, the only one, with a
//! raw name, and beside the other option.
//!
//! Claim: option-pointee-named (the derive's own attribute).
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = T)]
struct Among<'a, A, T: ?Sized, const N: usize>(&'a T, PhantomData<A>);

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = T)]
struct Only<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = pin_coerce_unsized, pointee = r#T)]
struct Raw<T: ?Sized, A>(Box<T>, PhantomData<A>);

macro_rules! named {
    ($name:ident, $type:ty) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        #[smart_pointer(pointee = $type)]
        struct InAMacro<$name: ?Sized, A>(Box<$name>, PhantomData<A>);
    };
}
named!(T, T);

fn main() {
    let among: Among<'_, (), u8, 3> = Among(&7, PhantomData);
    let among: Among<'_, (), dyn ToString, 3> = among;
    let only: Only<u8> = Only(Box::new(8));
    let only: Only<dyn ToString> = only;
    let raw: Raw<u8, ()> = Raw(Box::new(9), PhantomData);
    let raw: Raw<dyn ToString, ()> = raw;
    let in_a_macro: InAMacro<u8, ()> = InAMacro(Box::new(10), PhantomData);
    let in_a_macro: InAMacro<dyn ToString, ()> = in_a_macro;
    let texts = [among.0.to_string(), only.0.to_string(), raw.0.to_string(), in_a_macro.0.to_string()];
    assert_eq!(texts, ["7", "8", "9", "10"]);
}
