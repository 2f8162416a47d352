//! The lifetime of a pointer of another module is not written at all, which could mean another one in
//! the source and in the target of a coercion: a string would be read after it is freed.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![deny(unsafe_code)]

use pin_coerce_unsized::__implicit;
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

    #[repr(transparent)]
    pub struct Lease<'scope, T: ?Sized> {
        pub owner: Owner<T>,
        pub scope: PhantomData<fn(&'scope ()) -> &'scope ()>,
    }

    impl<T: ?Sized> Drop for Lease<'_, T> {
        fn drop(&mut self) {}
    }

    impl<T: ?Sized> Deref for Lease<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            // SAFETY: the scope is not over, or there would be no such `Lease`.
            unsafe { self.owner.0.as_ref() }
        }
    }

    pub fn lend_once<T>(value: T, scope: impl for<'scope> FnOnce(Lease<'scope, T>)) {
        static DONE: AtomicBool = AtomicBool::new(false);
        if DONE.swap(true, Ordering::Relaxed) {
            return;
        }
        let mut value = Box::new(value);
        scope(Lease { owner: Owner(NonNull::from(&mut *value)), scope: PhantomData });
    }
}

__implicit! {
    [Lease<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { owner: _, scope: _, }] []
}

fn longer<'a>(lease: Lease<'a, String>) -> Lease<'static, dyn ToString> {
    lease
}

fn main() {
    let mut kept = None;
    lend_once("freed below, and read after that".to_owned(), |lease| kept = Some(longer(lease)));
    println!("{}", kept.unwrap().to_string());
}
