//! The name of the derived struct is given to an alias of a pointer of another module, in which a
//! trait chooses another parameter by the pointee. The impls would let that parameter change, and
//! with it a lifetime. The negative impl is an error, because it does not cover the whole struct.
//!
//! Claim: attack-item-parameters (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: safe code reads a string that is freed.
//! Builtin: accepted, because rustc lets a `PhantomData` change in any way, and asks no more of the
//! alias.
//! Since: 1.87, which rejects the negative impl (rust-lang/rust#137764).

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use sound::{Lease, lend_once};

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::SmartPointer;
    use std::marker::PhantomData;
    use std::ops::Deref;
    use std::ptr::NonNull;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Only one is made in the whole program, and it is never moved out of its `Lease`, which has a
    /// destructor.
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Owner<T: ?Sized>(NonNull<T>);

    /// `Scope` is `&'scope ()`.
    #[repr(transparent)]
    pub struct Lease<Scope, T: ?Sized> {
        pub owner: Owner<T>,
        pub scope: PhantomData<fn(Scope) -> Scope>,
    }

    impl<Scope, T: ?Sized> Drop for Lease<Scope, T> {
        fn drop(&mut self) {}
    }

    impl<Scope, T: ?Sized> Deref for Lease<Scope, T> {
        type Target = T;

        fn deref(&self) -> &T {
            // SAFETY: the scope is not over, or there would be no such `Lease`.
            unsafe { self.owner.0.as_ref() }
        }
    }

    pub fn lend_once<T>(value: T, scope: impl for<'scope> FnOnce(Lease<&'scope (), T>)) {
        static DONE: AtomicBool = AtomicBool::new(false);
        if DONE.swap(true, Ordering::Relaxed) {
            return;
        }
        let mut value = Box::new(value);
        scope(Lease { owner: Owner(NonNull::from(&mut *value)), scope: PhantomData });
    }
}

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
#[replace_by(type Ptr<'a, T> = Lease<<T as Brand<'a>>::Scope, T>;)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + Brand<'a>> {
    owner: Owner<T>,
    scope: PhantomData<&'a ()>,
}

fn longer<'a>(lease: Lease<&'a (), String>) -> Lease<&'static (), dyn ToString> {
    lease
}

fn main() {
    let mut kept = None;
    lend_once("freed below, and read after that".to_owned(), |lease| kept = Some(longer(lease)));
    println!("{}", kept.unwrap().to_string());
}
