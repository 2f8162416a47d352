//! Unsized types behind pointers and in a marker, and a last field whose type is marked `?Sized`
//! but has a size: because of a trait, of a bound, and of a bound by another name.
//!
//! Claim: field-unsized (E0277; `CoerceUnsized` and `unsize!` need a `Sized` pointer).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
struct Named<'a, T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Box<str>, &'a [u8], PhantomData<dyn Fn()>);

#[derive(SmartPointer)]
struct ByTrait<#[pointee] T: ?Sized, A: ?Sized + Clone>(#[smart_pointer(coerce_only)] Box<T>, A);

#[derive(SmartPointer)]
struct ByBound<#[pointee] T: ?Sized, A: ?Sized + Sized>(#[smart_pointer(coerce_only)] Box<T>, A);

type Same<A> = A;

#[derive(SmartPointer)]
struct ByName<#[pointee] T: ?Sized, A: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, A)
where
    Same<A>: Sized;

fn main() {
    let named = Named(Box::new(1), Box::from("one"), &[1], PhantomData);
    let named: Named<'_, dyn ToString> = named;
    assert_eq!((named.0.to_string(), &*named.1, named.2), ("1".to_owned(), "one", &[1][..]));
    let (by_trait, by_bound, by_name) = (ByTrait(Box::new(1), 2), ByBound(Box::new(1), 2), ByName(Box::new(1), 2));
    let by_trait: ByTrait<dyn ToString, u8> = by_trait;
    let by_bound: ByBound<dyn ToString, u8> = by_bound;
    let by_name: ByName<dyn ToString, u8> = by_name;
    let pointers = [(by_trait.0, by_trait.1), (by_bound.0, by_bound.1), (by_name.0, by_name.1)];
    assert!(pointers.iter().all(|(pointer, value)| pointer.to_string() == "1" && *value == 2));
}
