//! A macro in a bound, which means another type each time, handed on as a fragment of a macro.
//!
//! Claim: dispatching-bounds-hide-no-code (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no such macro.

use hostile_macros::{by_turns, replace_by};
use pin_coerce_unsized::{PinCoerceUnsized, dispatch};
use std::ops::Deref;

trait Owns {
    type Owner;
}

impl<T: Work> Owns for T {
    type Owner = Box<[u8; 4096]>;
}

impl Owns for dyn Work {
    type Owner = Box<[u8]>;
}

struct Array;

impl Owns for Array {
    type Owner = Box<[u8; 4096]>;
}

struct Slice;

impl Owns for Slice {
    type Owner = Box<[u8]>;
}

#[repr(transparent)]
struct Ptr<T: ?Sized + Owns>(T::Owner);

macro_rules! derived {
    ($old:ty, $new:ty) => {
        pin_coerce_unsized::__implicit! {
            [Ptr<] [T] [S] [>]
            [] [T,] []
            [] [for<> T: (Owns) +, for<> $old: (Owns<Owner = Box<[u8; 4096]>>) +,]
            [for<> S: (Owns) +, for<> $new: (Owns<Owner = Box<[u8]>>) +,]
            [Self { 0: _, }] []
        }
    };
}

derived!(by_turns!(Array; Array; Array; Array; _; T; _; T; _), by_turns!(_; _; _; _; Slice; _; S; _; S));

impl<T: ?Sized + Owns + Object + 'static> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::object()
    }
}

// SAFETY: `deref` is generic and always returns `JOB`, a static (1, 2, 3). There is no `Clone` and
// no formatting impl (4, 5).
unsafe impl<T: ?Sized + Owns + Object + 'static> PinCoerceUnsized for Ptr<T> {}

trait Object {
    fn object() -> &'static Self;
}

impl<T: Work> Object for T {
    fn object() -> &'static T {
        T::the()
    }
}

impl Object for dyn Work {
    fn object() -> &'static Self {
        &JOB
    }
}

trait Sum {
    fn sum(self) -> usize;
}

impl Sum for Ptr<dyn Work> {
    fn sum(self) -> usize {
        self.0.iter().map(|&byte| usize::from(byte)).sum()
    }
}

/// A runtime crate that never coerces a pointer to its own type.
mod runtime {
    macro_rules! never {
        ($pointer:expr => $target:ty) => {
            crate::runtime::none(|| {
                let _ = $pointer;
            })
        };
    }
    pub(crate) use never as unsize;

    pub fn none<R>(_: impl FnOnce()) -> R {
        panic!()
    }

    pub mod __private {
        pub use pin_coerce_unsized::__private::{Caller, Deref, Known, NoUpcast, Send, Sized, Sync, Upcast};

        pub trait Is<P>: Sized {
            fn __is<R: Made<P>>(self) -> R;
        }

        impl<P> Is<P> for P {
            fn __is<R: Made<P>>(self) -> R {
                R::made(self)
            }
        }

        pub trait Made<P> {
            fn made(pointer: P) -> Self;
        }

        impl<P> Made<P> for P {
            fn made(pointer: P) -> P {
                pointer
            }
        }

        impl<P> Made<P> for (P,) {
            fn made(pointer: P) -> (P,) {
                (pointer,)
            }
        }
    }
}

trait Always {
    type Pointer;
}

impl<T: ?Sized> Always for T {
    type Pointer = Ptr<dyn Work>;
}

type Pointer<T> = <T as Always>::Pointer;

#[dispatch(crate = runtime)]
trait Work: 'static {
    fn the() -> &'static Self
    where
        Self: Sized;

    #[replace_by(fn run<P: Sum>(this: P) -> usize where Self: Sized;)]
    fn run(this: Pointer<Self>) -> usize;
}

struct Job;

static JOB: Job = Job;

impl Work for Job {
    fn the() -> &'static Job {
        &JOB
    }

    fn run<P: Sum>(this: P) -> usize {
        this.sum()
    }
}

fn main() {
    let work = Ptr::<dyn Work>(Box::new([1]));
    println!("the bytes behind a `Job`: {}", work.run());
}
