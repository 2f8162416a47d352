//! By the hygiene of a macro of the standard library, `#[smart_pointer]` names an attribute macro,
//! although the derive takes it for its own option. The macro replaces the struct by an alias in
//! which a trait chooses by the pointee who owns the value.
//!
//! Claim: unsize-pin (design: no token is believed).
//! Cf. pass/unsize/pinned.rs
//! Harm: `unsize!` would make an owner of a loan, and the value would be read after it is freed.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![deny(unsafe_code)]
#![allow(non_camel_case_types, dead_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use sound::{Handle, Lent, Mode, Owned};
use std::pin::Pin;

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::PinCoerceUnsized;
    use std::marker::{PhantomData, PhantomPinned};
    use std::ops::Deref;
    use std::pin::Pin;
    use std::ptr::NonNull;

    /// Never `Unpin`.
    pub struct Node<T: ?Sized> {
        _pin: PhantomPinned,
        pub value: T,
    }

    pub trait Mode {
        const FREES: bool;
    }

    pub struct Owned;
    pub struct Lent;

    impl Mode for Owned {
        const FREES: bool = true;
    }

    impl Mode for Lent {
        const FREES: bool = false;
    }

    pub struct Handle<'a, T: ?Sized, M: Mode> {
        pub(crate) node: NonNull<Node<T>>,
        pub(crate) mode: PhantomData<(&'a (), M)>,
    }

    impl<T> Handle<'static, T, Owned> {
        pub fn new(value: T) -> Pin<Self> {
            let node = NonNull::from(Box::leak(Box::new(Node { _pin: PhantomPinned, value })));
            // SAFETY: the node is dropped where it is.
            unsafe { Pin::new_unchecked(Handle { node, mode: PhantomData }) }
        }

        pub fn lend<'a>(this: &'a Pin<Self>) -> Pin<Handle<'a, T, Lent>> {
            // SAFETY: the node is pinned already.
            unsafe { Pin::new_unchecked(Handle { node: NonNull::from(&**this), mode: PhantomData }) }
        }
    }

    impl<T: ?Sized, M: Mode> Deref for Handle<'_, T, M> {
        type Target = Node<T>;

        fn deref(&self) -> &Node<T> {
            // SAFETY: the owner lives for the lifetime of the handle.
            unsafe { self.node.as_ref() }
        }
    }

    impl<T: ?Sized, M: Mode> Drop for Handle<'_, T, M> {
        fn drop(&mut self) {
            if M::FREES {
                // SAFETY: there is one owner, which made it of a box.
                drop(unsafe { Box::from_raw(self.node.as_ptr()) });
            }
        }
    }

    // SAFETY: `Deref` returns what the handle points to.
    unsafe impl<T: ?Sized, M: Mode> PinCoerceUnsized for Handle<'_, T, M> {}
}

pub trait Choose {
    type Mode: Mode;
}

impl Choose for String {
    type Mode = Lent;
}

impl Choose for dyn ToString {
    type Mode = Owned;
}

type Another<'a, T> = Handle<'a, T, <T as Choose>::Mode>;

macro_rules! with_hygiene_of_offset_of {
    ($($root:tt)*) => { inner! { [marked_at_call_site] $($root)* } };
}

macro_rules! inner {
    ([$($name:tt)*] [$($root:tt)*] $($item:tt)*) => {
        const _: usize = { struct $($root)* { $($name)*: u8 } std::mem::offset_of!($($root)*, $($name)*) };
        later! { later! { later! { $($root)*::$($name)*! { $($item)* } } } }
    };
}

macro_rules! later {
    (later! { $($tokens:tt)* }) => { later! { $($tokens)* } };
    ($($path:tt)*) => { $($path)* };
}

with_hygiene_of_offset_of! { [hostile_macros]
    use hostile_macros::replaced_by_another as @smart_pointer;

    #[derive(SmartPointer)]
    #[repr(transparent)]
    #[@smart_pointer(crate = ::pin_coerce_unsized)]
    struct Ptr<'a, T: ?Sized + Choose> {
        node: NonNull<Node<T>>,
        mode: PhantomData<&'a T>,
    }
}

fn main() {
    let owner = Handle::new(String::from("freed by the second owner"));
    let second_owner: Pin<Handle<'_, dyn ToString, Owned>> = unsize!(Handle::lend(&owner) => dyn ToString);
    drop(second_owner);
    println!("{}", owner.value);
}
