//! `pin!` pins what `deref_mut` returns, because its operand coerces: `Own<Holder>` to `Own<dyn
//! Slot>`. From there, safe code moves the pinned value. Where the pointer does not coerce, the
//! nightly that was tested rejects this; 1.95 never does.
//!
//! Claim: gap-std-pin (rust-lang/rust#153438; rust-lang/rust#158061, which is merged, should close
//! it).
//! Harm: soundness: safe code moves a pinned value.
//! Derive: on nightly, only with a pointer that derives; on 1.95.0, without any derive as well.

#![deny(unsafe_code)]

use sound::Own;
use std::cell::Cell;
use std::marker::PhantomPinned;
use std::ops::{Deref, DerefMut};
use std::pin::{Pin, pin};

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::SmartPointer;
    use std::marker::PhantomData;
    use std::ops::{Deref, DerefMut};
    use std::pin::Pin;

    /// A box whose value is pinned if the box is. It is `Unpin` only if its value is.
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Own<T: ?Sized>(Box<T>, PhantomData<T>);

    impl<T: ?Sized> Own<T> {
        pub fn new(value: Box<T>) -> Self {
            Self(value, PhantomData)
        }

        pub fn into_box(self) -> Box<T> {
            self.0
        }

        pub fn value(self: Pin<&mut Self>) -> Pin<&mut T> {
            // SAFETY: the value of a pinned `Own` is not moved: `into_box` needs one that is not
            // pinned, and there is no destructor.
            unsafe { self.map_unchecked_mut(|own| &mut *own.0) }
        }
    }

    impl<T: ?Sized> Deref for Own<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl<T: ?Sized> DerefMut for Own<T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.0
        }
    }
}

type Victim = (u8, PhantomPinned);

trait Slot {
    fn pinned_at(self: Pin<&mut Self>) -> usize;
    fn take(&mut self) -> Option<Victim>;
}

impl Slot for Option<Victim> {
    fn pinned_at(self: Pin<&mut Self>) -> usize {
        let victim = self.as_pin_mut().expect("nobody has taken it");
        std::ptr::from_ref(&*victim).addr()
    }

    fn take(&mut self) -> Option<Victim> {
        Option::take(self)
    }
}

thread_local!(static STASH: Cell<Option<Own<dyn Slot>>> = const { Cell::new(None) });

struct Holder(Option<Own<dyn Slot>>);

impl Slot for Holder {
    fn pinned_at(self: Pin<&mut Self>) -> usize {
        unreachable!("`pin!` pins another slot")
    }

    fn take(&mut self) -> Option<Victim> {
        None
    }
}

impl Deref for Holder {
    type Target = Own<dyn Slot>;

    fn deref(&self) -> &Own<dyn Slot> {
        self.0.as_ref().expect("it is there until the drop")
    }
}

impl DerefMut for Holder {
    fn deref_mut(&mut self) -> &mut Own<dyn Slot> {
        self.0.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        STASH.set(self.0.take());
    }
}

fn main() {
    let inner: Own<dyn Slot> = Own::new(Box::new(Some((1, PhantomPinned))));
    let outer = Own::new(Box::new(Holder(Some(inner))));
    let before = {
        let pinned: Pin<&mut Own<dyn Slot>> = pin!(outer);
        pinned.value().pinned_at()
    };
    let mut slot = STASH.take().expect("the holder was dropped").into_box();
    let mut moved = Box::pin(Slot::take(&mut *slot));
    assert_ne!(before, moved.as_mut().pinned_at());
}
