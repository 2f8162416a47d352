//! A pointer with a bound, an alias of it, a trait with the same bound, and a subtrait that is
//! dispatched too; and a pointer whose bounds have a bit of everything that is allowed, some of it
//! from a macro.
//!
//! Claim: dispatching-accepted (bounds).
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::fmt::Debug;
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Debug>(Box<T>);

impl<T: ?Sized + Debug> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` is generic and returns what the box owns (1, 2), which is dropped in place (3).
// There is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized + Debug> PinCoerceUnsized for Ptr<T> {}

type Alias<T> = Ptr<T>;

#[dispatch]
trait Work: Debug {
    fn run(this: Alias<Self>) -> String;
}

#[dispatch]
trait Sub: Work + 'static {
    fn twice(this: Ptr<Self>) -> String;
}

impl<T: Debug> Work for T {
    fn run(this: Ptr<Self>) -> String {
        format!("{:?}", *this)
    }
}

impl Sub for u8 {
    fn twice(this: Ptr<Self>) -> String {
        this.run().repeat(2)
    }
}

trait Get<const N: usize, A: ?Sized = ()> {}

impl<T: ?Sized, A: ?Sized, const N: usize> Get<N, A> for T {}

const N: usize = 3;

macro_rules! pointer {
    ($name:ident, $path:path, $ty:ty, $expression:expr, $literal:literal, $lifetime:lifetime, $($tokens:tt)*) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct $name<$lifetime, T: ?Sized + $path + Get<{ $expression }, $ty> + Get<$literal> + $($tokens)*>(
            &$lifetime T,
        )
        where
            T: $crate::Get<{ N }, dyn Fn($ty) -> [u8; { 2 }] + $lifetime>;

        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                self.0
            }
        }

        // SAFETY: `deref` is generic and returns what the reference points to (1, 2), which nobody
        // moves (3). There is no `Clone` and no formatting impl (4, 5).
        unsafe impl<T: ?Sized> PinCoerceUnsized for $name<'_, T> {}
    };
}

pointer!(Bounded, Get<4>, Vec<u8>, 4, 6, 'a, Get<7, for<'b> fn(&'b str, *const [u8; 4], (u8, Self)) -> &'b str>);

#[dispatch]
trait Bound {
    fn length(this: Bounded<'_, Self>) -> usize;
}

impl Bound for &str {
    fn length(this: Bounded<'_, Self>) -> usize {
        this.len()
    }
}

fn main() {
    assert_eq!(unsize!(Bounded(&"abc") => dyn Bound).length(), 3);
    assert_eq!(unsize!(Ptr(Box::new(3)) => dyn Work).run(), "3");
    assert_eq!(unsize!(Ptr(Box::new(3)) => dyn Sub).twice(), "33");
    assert_eq!(Ptr(Box::new([1])).run(), "[1]");
}
