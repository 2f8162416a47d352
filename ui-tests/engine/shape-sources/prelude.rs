//! What the generated shapes mention. Each is a line below, in a module of its own; the names here are visible there.
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

    pub struct Inner<T: ?Sized>(pub usize, pub T);
    pub struct Front<T: ?Sized, U: ?Sized = u8>(pub PhantomData<U>, pub PhantomData<T>, pub T);
    pub struct Tailed<A, T: ?Sized>(pub A, pub T);
    pub struct Bounded<T: ?Sized + Some<T>>(pub T);
    pub struct Indirect<T: ?Sized>(pub usize, pub Box<T>);
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

    pub type Ghost<T> = PhantomData<T>;
    pub type Pointer<T> = Box<T>;
    pub type Raw<T> = *mut Inner<T>;
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
