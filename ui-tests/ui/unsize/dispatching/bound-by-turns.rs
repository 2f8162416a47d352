//! A bound whose macro means another type each time: the compiler checks the coercion from one field
//! to another, and the pointer would be narrowed as if it were about the pointee.
//!
//! Claim: dispatching-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/dispatched-with-bounds.rs
//! Builtin: no counterpart, it has no `dispatch`.

use hostile_macros::{by_turns, replace_by};
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

trait Owns<K> {
    type Owner;
}

impl<T: ?Sized> Owns<()> for T {
    type Owner = ();
}

impl<T: Work> Owns<u8> for T {
    type Owner = Box<Large>;
}

impl Owns<u8> for dyn Work {
    type Owner = Box<dyn Other>;
}

type Old = Box<Large>;
type New = Box<dyn Other>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<
    T: ?Sized
        + Owns<u8>
        + Owns<
            by_turns!((); _; u8; _; u8; _; (); _; (); _; (); _; u8; _; u8; _; u8; _; u8; _; (); _),
            Owner = by_turns!(_; (); _; Old; _; New; _; (); _; (); _; (); _; Old; _; New; _; Old; _; New; _; ()),
        >,
>(<T as Owns<u8>>::Owner);

impl<T: ?Sized + Owns<u8> + Object + 'static> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::object()
    }
}

// SAFETY: `deref` is generic and always returns `JOB`, a static (1, 2, 3). There is no `Clone` and
// no formatting impl (4, 5).
unsafe impl<T: ?Sized + Owns<u8> + Object + 'static> PinCoerceUnsized for Ptr<T> {}

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

trait Other {
    fn sum(&self) -> usize;
}

impl Other for Job {
    fn sum(&self) -> usize {
        0
    }
}

struct Large([u8; 4096]);

impl Other for Large {
    fn sum(&self) -> usize {
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

trait Sum {
    fn sum(self) -> usize;
}

impl Sum for Ptr<dyn Work> {
    fn sum(self) -> usize {
        self.0.sum()
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

struct Job(u8);

static JOB: Job = Job(7);

impl Work for Job {
    fn the() -> &'static Job {
        &JOB
    }

    fn run<P: Sum>(this: P) -> usize {
        this.sum()
    }
}

fn main() {
    let work = Ptr::<dyn Work>(Box::new(Job(1)));
    println!("the bytes behind a `Job`: {}", work.run());
}
