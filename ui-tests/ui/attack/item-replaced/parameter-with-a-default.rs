//! The derived struct is replaced by one that has another parameter, whose default depends on the
//! pointee. The impls leave that parameter out, so a coercion would change it. The negative impl is
//! an error, because it does not cover the whole struct.
//!
//! Claim: attack-item-parameters (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: safe code makes a lifetime in the pointer's type `'static`, as if a borrow lasted forever.
//! Builtin: accepted, because rustc lets a `PhantomData` change in any way, and does not ask for
//! all parameters.
//! Since: 1.87, which rejects the negative impl (rust-lang/rust#137764).

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Brand<'a> {
    type Scope;
}

impl<'a> Brand<'a> for String {
    type Scope = &'a ();
}

impl<'a> Brand<'a> for dyn ToString {
    type Scope = &'static ();
}

#[derive(SmartPointer)]
#[replace_by(
    #[repr(transparent)]
    struct Ptr<'a, T: ?Sized + Brand<'a>, Scope = <T as Brand<'a>>::Scope> {
        value: Box<T>,
        scope: PhantomData<fn(Scope, &'a ()) -> Scope>,
    }
)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + Brand<'a>> {
    value: Box<T>,
    scope: PhantomData<&'a ()>,
}

fn longer<'a>(pointer: Ptr<'a, String, &'a ()>) -> Ptr<'a, dyn ToString, &'static ()> {
    pointer
}

fn main() {
    let pointer = longer(Ptr { value: Box::new("text".to_owned()), scope: PhantomData });
    println!("{}", pointer.value.to_string());
}
