//! What the generated shapes mention. Each is a line below, in a module of its own; the names here
//! are visible there.
#![allow(warnings)]
#![recursion_limit = "64"]

pub mod around {
    pub use core::any::Any;
    pub use core::cell::{Cell, Ref, RefCell, UnsafeCell};
    pub use core::fmt::Debug;
    pub use core::marker::{self, PhantomData, PhantomPinned};
    pub use core::mem::{ManuallyDrop, MaybeUninit};
    pub use core::pin::Pin;
    pub use core::ptr::NonNull;
    pub use core::sync::atomic::AtomicPtr;
    pub use pin_coerce_unsized::SmartPointer;
    pub use std::rc::{self, Rc};
    pub use std::sync::{self, Arc};

    /// Holds for every type.
    pub trait Every<X: ?Sized = ()> {}
    impl<A: ?Sized, X: ?Sized> Every<X> for A {}
    /// Holds for no type that the shapes name.
    pub trait Some<X: ?Sized = ()> {}
    pub trait Lives<'x> {}
    pub trait Gives {
        type Item: ?Sized;
        type Next: ?Sized + Gives;
    }
    pub trait Counts<const N: usize> {}
    pub const TWO: usize = 2;
    pub const fn two() -> usize {
        TWO
    }
    /// What every type has, by one impl.
    pub trait Points {
        type Boxed;
        type Itself: ?Sized;
        type Ghost;
        type Unit;
        type Other;
    }
    impl<T: ?Sized> Points for T {
        type Boxed = Box<T>;
        type Itself = T;
        type Ghost = PhantomData<T>;
        type Unit = ();
        type Other = Box<u8>;
    }
    pub trait Returns {
        type Output;
    }
    impl<R> Returns for fn() -> R {
        type Output = R;
    }
    pub type Never = <fn() -> ! as Returns>::Output;
    /// What each type may choose for itself.
    pub trait Chooses {
        type Header;
        type Boxed;
        type Token;
    }
    impl Chooses for u8 {
        type Header = u8;
        type Boxed = Box<u8>;
        type Token = ();
    }
    impl Chooses for dyn Any {
        type Header = u64;
        type Boxed = Box<dyn Any>;
        type Token = PhantomData<u8>;
    }

    pub struct Inner<T: ?Sized>(pub usize, pub T);
    pub struct Front<T: ?Sized, U: ?Sized = u8>(pub PhantomData<U>, pub PhantomData<T>, pub T);
    pub struct Tailed<A, T: ?Sized>(pub A, pub T);
    pub struct Bounded<T: ?Sized + Some<T>>(pub T);
    pub struct Indirect<T: ?Sized>(pub usize, pub Box<T>);
    pub struct Headed<T: ?Sized + Chooses>(pub T::Header, pub T);
    pub struct Plain<T: ?Sized>(pub Box<T>);
    pub struct Unit;
    pub struct Brand<'a>(pub PhantomData<&'a ()>);
    pub struct Token<A: ?Sized>(pub PhantomData<A>);
    pub struct Numbered<const N: usize>;
    #[repr(align(8))]
    pub struct Aligned;

    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Derived<T: ?Sized>(pub Box<T>);
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Listed<T: ?Sized, const ID: u64 = 0>(pub Derived<T>);
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Demanding<T: ?Sized + Some<T>>(pub NonNull<Inner<T>>);
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Allocated<#[pointee] T: ?Sized, A>(pub NonNull<T>, pub PhantomData<A>);
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Lent<'a, T: ?Sized>(pub &'a T);

    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Twice<T: ?Sized>(pub Listed<Inner<T>>);
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Pinnable<T: ?Sized>(pub Box<T>);
    impl<T: ?Sized> core::ops::Deref for Pinnable<T> {
        type Target = T;
        fn deref(&self) -> &T {
            &self.0
        }
    }
    // SAFETY: the `Deref` above is that of `Box`.
    unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Pinnable<T> {}

    pub type Ghost<T> = PhantomData<T>;
    pub type Pointer<T> = Box<T>;
    pub type Raw<T> = *mut Inner<T>;
    pub type Swapped<A, T> = Allocated<T, A>;
    pub type Fixed<T> = Listed<T, 3>;
    pub type Mine<T> = Derived<T>;
    pub type Behind<T> = NonNull<Tailed<u8, T>>;
    /// Mentions the parameter, and means something else.
    pub type Forgets<T> = <T as Points>::Other;
    pub type Forgotten<T> = <T as Points>::Unit;
    pub mod lying {
        pub type Box<T> = super::PhantomData<T>;
        pub type PhantomData<T> = std::boxed::Box<T>;
    }

    #[macro_export]
    macro_rules! same {
        ($($any:tt)*) => { $($any)* };
    }
    pub use same;
}
