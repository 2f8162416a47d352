//! `r#type` is a name like any other, for the struct, its parameters and its fields.
//!
//! Claim: item-names (RFC 3621, expansion).
#![allow(non_camel_case_types)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct r#struct<'r#a, #[pointee] r#type: ?Sized + 'r#a, r#mod> {
    r#ref: &'r#a r#type,
    r#in: PhantomData<r#mod>,
}

fn main() {
    let ptr: r#struct<'_, [u8; 2], ()> = r#struct { r#ref: &[1, 2], r#in: PhantomData };
    let ptr: r#struct<'_, [u8], ()> = ptr;
    assert_eq!(*ptr.r#ref, [1, 2]);
}
