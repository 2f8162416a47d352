//! What the marker is for. In each test, an author makes a false promise, and safe code then moves
//! a pinned value.
//!
//! Nothing here is undefined behaviour. A value that is not `Unpin` is seen pinned at one address
//! and later at another, which `Pin` promises never happens. Without the promise, each of these
//! programs is rejected: see `ui/attack/marker-missing`.

#![cfg(feature = "implicit")]

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::marker::PhantomPinned;
use std::ops::{Deref, DerefMut};
use std::pin::{Pin, pin};
use std::ptr;
use std::rc::Rc;

/// A value that is not `Unpin`. It has a size, so that its address is its own.
#[derive(Default)]
struct Victim {
    _size: u8,
    _pinned: PhantomPinned,
}

impl Victim {
    /// Returns the address of a value that somebody claims is pinned.
    fn pinned_at(self: Pin<&Self>) -> usize {
        ptr::from_ref(&*self).addr()
    }
}

/// Moves a victim, as its owner may while it is not pinned, and pins it in this function's frame,
/// at an address that no other value has.
#[inline(never)]
fn move_and_pin(victim: Victim) -> usize {
    pin!(victim).as_ref().pinned_at()
}

/// Obligation 1, same object: `deref_mut` of the unsized pointer returns a different object from
/// `deref` of the sized one.
///
/// This is the attack of RFC 3621 and of rust-lang/rust#68015.
///
/// Claim: attack-marker-carries-weight.
#[test]
fn deref_mut_returns_another_object() {
    trait Object {
        fn redirect(&mut self) -> &mut (dyn Object + 'static);

        fn pinned_at(self: Pin<&mut Self>) -> usize;
    }

    impl Object for Victim {
        fn redirect(&mut self) -> &mut (dyn Object + 'static) {
            self
        }

        fn pinned_at(self: Pin<&mut Self>) -> usize {
            self.as_ref().pinned_at()
        }
    }

    struct Decoy(Rc<RefCell<Victim>>);

    impl Object for Decoy {
        fn redirect(&mut self) -> &mut (dyn Object + 'static) {
            &mut **Box::leak(Box::new(self.0.borrow_mut()))
        }

        fn pinned_at(self: Pin<&mut Self>) -> usize {
            unreachable!("the pointer redirects to the victim")
        }
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(Box<T>);

    impl<T: ?Sized> Deref for Ptr<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl DerefMut for Ptr<dyn Object> {
        fn deref_mut(&mut self) -> &mut (dyn Object + 'static) {
            self.0.redirect()
        }
    }

    // SAFETY: none. This promise is false, because `deref_mut` above breaks obligation 1.
    unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

    let owner = Rc::new(RefCell::new(Victim::default()));
    let pinned: Pin<Ptr<Decoy>> = Pin::new(Ptr(Box::new(Decoy(owner.clone()))));
    let mut pinned: Pin<Ptr<dyn Object>> = pinned;
    let before = pinned.as_mut().pinned_at();
    drop(pinned);
    let victim = Rc::into_inner(owner).expect("the decoy is gone").into_inner();
    assert_ne!(before, move_and_pin(victim));
}

/// Obligation 2, coercion changes nothing: the unsized pointer returns the inside of a transparent
/// wrapper, at the same address.
///
/// Claim: attack-marker-carries-weight.
#[test]
fn deref_mut_returns_the_inside_of_a_wrapper() {
    trait Object {
        fn inside(&mut self) -> &mut (dyn Object + 'static);

        fn pinned_at(self: Pin<&mut Self>) -> usize;
    }

    impl Object for Victim {
        fn inside(&mut self) -> &mut (dyn Object + 'static) {
            self
        }

        fn pinned_at(self: Pin<&mut Self>) -> usize {
            self.as_ref().pinned_at()
        }
    }

    #[repr(transparent)]
    struct Decoy(Victim);

    // Safe and honest: nothing pins the inside of a decoy.
    impl Unpin for Decoy {}

    impl Object for Decoy {
        fn inside(&mut self) -> &mut (dyn Object + 'static) {
            &mut self.0
        }

        fn pinned_at(self: Pin<&mut Self>) -> usize {
            unreachable!("the pointer returns the inside")
        }
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<'a, T: ?Sized>(&'a mut T);

    impl<T: ?Sized> Deref for Ptr<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            self.0
        }
    }

    impl DerefMut for Ptr<'_, dyn Object> {
        fn deref_mut(&mut self) -> &mut Self::Target {
            self.0.inside()
        }
    }

    // SAFETY: none. This promise is false, because `deref_mut` above breaks obligation 2.
    unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<'_, T> {}

    let mut owner = Decoy(Victim::default());
    let pinned = Pin::new(Ptr(&mut owner));
    let mut pinned: Pin<Ptr<'_, dyn Object>> = pinned;
    let before = pinned.as_mut().pinned_at();
    assert_eq!(before, ptr::from_ref(&owner).addr());
    assert_ne!(before, move_and_pin(owner.0));
}

/// Obligation 3, no moves through `&mut self`: the destructor moves the value out.
///
/// `Clone` is honest: a clone is a new box, which nobody else has. By it, safe code pins a victim
/// that has never been in a `Pin<Ptr<Victim>>`. Only a pin that was unsized can be such a clone.
///
/// Claim: attack-marker-carries-weight.
#[test]
fn the_destructor_moves_the_value() {
    thread_local! {
        static TAKEN: Cell<Option<Victim>> = const { Cell::new(None) };
    }

    trait Object {
        fn copy(&self) -> Box<dyn Object>;

        fn take(&mut self);

        fn pinned_at(self: Pin<&Self>) -> usize;
    }

    impl Object for Victim {
        fn copy(&self) -> Box<dyn Object> {
            unreachable!("only the decoy is cloned")
        }

        fn take(&mut self) {
            TAKEN.set(Some(std::mem::take(self)));
        }

        fn pinned_at(self: Pin<&Self>) -> usize {
            Victim::pinned_at(self)
        }
    }

    struct Decoy;

    impl Object for Decoy {
        fn copy(&self) -> Box<dyn Object> {
            Box::new(Victim::default())
        }

        fn take(&mut self) {}

        fn pinned_at(self: Pin<&Self>) -> usize {
            unreachable!("the clone points to the victim")
        }
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized + Object>(Box<T>);

    impl<T: ?Sized + Object> Deref for Ptr<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl Clone for Ptr<dyn Object> {
        fn clone(&self) -> Self {
            Self(self.0.copy())
        }
    }

    impl<T: ?Sized + Object> Drop for Ptr<T> {
        fn drop(&mut self) {
            self.0.take();
        }
    }

    // SAFETY: none. This promise is false, because the destructor above breaks obligation 3.
    unsafe impl<T: ?Sized + Object> PinCoerceUnsized for Ptr<T> {}

    let pinned: Pin<Ptr<Decoy>> = Pin::new(Ptr(Box::new(Decoy)));
    let pinned: Pin<Ptr<dyn Object>> = pinned;
    let clone = pinned.clone();
    let before = clone.as_ref().pinned_at();
    drop((pinned, clone));
    assert_ne!(before, move_and_pin(TAKEN.take().expect("the destructor left it there")));
}

/// Obligation 4, `&Ptr` does not prove "not pinned": a clone points to a value that somebody else
/// can move.
///
/// Claim: attack-marker-carries-weight.
#[test]
fn clone_returns_a_pointer_to_another_object() {
    trait Object {
        fn owner(&self) -> Rc<dyn Object>;

        fn pinned_at(self: Pin<&Self>) -> usize;
    }

    impl Object for Victim {
        fn owner(&self) -> Rc<dyn Object> {
            unreachable!("only the decoy is asked")
        }

        fn pinned_at(self: Pin<&Self>) -> usize {
            Victim::pinned_at(self)
        }
    }

    struct Decoy(Rc<Victim>);

    impl Object for Decoy {
        fn owner(&self) -> Rc<dyn Object> {
            self.0.clone()
        }

        fn pinned_at(self: Pin<&Self>) -> usize {
            unreachable!("the clone points to the victim")
        }
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(Rc<T>);

    impl<T: ?Sized> Deref for Ptr<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl Clone for Ptr<dyn Object> {
        fn clone(&self) -> Self {
            Self(self.0.owner())
        }
    }

    // SAFETY: none. This promise is false, because `clone` above breaks obligation 4.
    unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

    let owner = Rc::new(Victim::default());
    let pinned: Pin<Ptr<Decoy>> = Pin::new(Ptr(Rc::new(Decoy(owner.clone()))));
    let pinned: Pin<Ptr<dyn Object>> = pinned;
    let clone = pinned.clone();
    let before = clone.as_ref().pinned_at();
    drop((pinned, clone));
    assert_ne!(before, move_and_pin(Rc::into_inner(owner).expect("the clone and the decoy are gone")));
}

/// Obligation 4 for each formatting trait that `Pin` forwards: the impl hands an unpinned owner of
/// a pinned value to a stranger.
///
/// As above, `Clone` is honest and pins the victim.
macro_rules! formatting_attack {
    ($trait:ident, $format:literal) => {{
        thread_local! {
            static HANDED_OUT: Cell<Option<Rc<dyn Object>>> = const { Cell::new(None) };
        }

        trait Object {
            fn copy(&self) -> Box<dyn Object>;

            fn into_victim(self: Rc<Self>) -> Victim;

            fn pinned_at(self: Pin<&Self>) -> usize;
        }

        impl Object for Victim {
            fn copy(&self) -> Box<dyn Object> {
                unreachable!("only the decoy is cloned")
            }

            fn into_victim(self: Rc<Self>) -> Victim {
                Rc::into_inner(self).expect("the pinned one is gone")
            }

            fn pinned_at(self: Pin<&Self>) -> usize {
                Victim::pinned_at(self)
            }
        }

        struct Decoy;

        impl Object for Decoy {
            fn copy(&self) -> Box<dyn Object> {
                Box::new(Victim::default())
            }

            fn into_victim(self: Rc<Self>) -> Victim {
                unreachable!("the owner of the victim is handed out")
            }

            fn pinned_at(self: Pin<&Self>) -> usize {
                unreachable!("the clone points to the victim")
            }
        }

        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(Rc<T>);

        impl<T: ?Sized> Deref for Ptr<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl Clone for Ptr<dyn Object> {
            fn clone(&self) -> Self {
                Self(self.0.copy().into())
            }
        }

        impl fmt::$trait for Ptr<dyn Object> {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                HANDED_OUT.set(Some(self.0.clone()));
                Ok(())
            }
        }

        // SAFETY: none. This promise is false, because the impl of the formatting trait above
        // breaks obligation 4.
        unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

        let pinned: Pin<Ptr<Decoy>> = Pin::new(Ptr(Rc::new(Decoy)));
        let pinned: Pin<Ptr<dyn Object>> = pinned;
        let clone = pinned.clone();
        let before = clone.as_ref().pinned_at();
        let _ = format!($format, clone);
        drop((pinned, clone));
        let owner = HANDED_OUT.take().expect("the formatting impl left it there");
        assert_ne!(before, move_and_pin(owner.into_victim()));
    }};
}

/// Claim: attack-marker-carries-weight.
#[test]
fn debug_hands_out_an_unpinned_owner() {
    formatting_attack!(Debug, "{:?}");
}

/// Claim: attack-marker-carries-weight.
#[test]
fn display_hands_out_an_unpinned_owner() {
    formatting_attack!(Display, "{}");
}

/// Claim: attack-marker-carries-weight.
#[test]
fn pointer_hands_out_an_unpinned_owner() {
    formatting_attack!(Pointer, "{:p}");
}

/// Obligation 5 has no example today: `Pin` compares, orders and hashes the pointees, and never
/// calls the pointer's impls.
///
/// Claim: attack-comparison.
#[test]
fn comparisons_of_a_pin_do_not_ask_the_pointer() {
    use std::cmp::Ordering;
    use std::hash::{DefaultHasher, Hash, Hasher};

    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(Box<T>);

    impl<T: ?Sized> Deref for Ptr<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl<T: ?Sized> PartialEq for Ptr<T> {
        fn eq(&self, _: &Self) -> bool {
            unreachable!("`Pin` compares what is pointed to")
        }
    }

    impl<T: ?Sized> Eq for Ptr<T> {}

    impl<T: ?Sized> PartialOrd for Ptr<T> {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl<T: ?Sized> Ord for Ptr<T> {
        fn cmp(&self, _: &Self) -> Ordering {
            unreachable!("`Pin` orders what is pointed to")
        }
    }

    impl<T: ?Sized> Hash for Ptr<T> {
        fn hash<H: Hasher>(&self, _: &mut H) {
            unreachable!("`Pin` hashes what is pointed to")
        }
    }

    let (one, two) = (Pin::new(Ptr(Box::new(1))), Pin::new(Ptr(Box::new(2))));
    assert!(one == one && one != two && one < two);
    assert_eq!(one.cmp(&two), Ordering::Less);
    one.hash(&mut DefaultHasher::new());
}

/// What the standard library of the pinned compiler allows by mistake, with or without this crate.
#[rustversion::stable(1.95)]
mod of_the_standard_library_in_1_95 {
    use super::{Pin, Victim};
    use std::cell::UnsafeCell;
    use std::pin::pin;

    /// rust-lang/rust#145081: pins of things that are not pointers coerce. This is harmless,
    /// because nobody can make such a pin.
    ///
    /// Claim: gap-std-pin.
    #[test]
    fn a_pin_of_a_cell_coerces() {
        fn coerce(pinned: Pin<UnsafeCell<&u8>>) -> Pin<UnsafeCell<&dyn Sync>> {
            pinned
        }
        // It compiled, but it cannot be called.
        let _ = coerce;
    }

    /// rust-lang/rust#153438: `pin!` of a reference pins what is behind it, which can then be
    /// moved.
    ///
    /// Claim: gap-std-pin.
    #[test]
    fn the_pin_macro_reborrows() {
        fn pin_behind<T>(value: &mut T, see: impl FnOnce(Pin<&mut T>)) {
            see(pin!(value));
        }
        let mut victim = Victim::default();
        let mut seen = Vec::new();
        pin_behind(&mut victim, |pinned| seen.push(pinned.as_ref().pinned_at()));
        let mut moved = Box::new(victim);
        pin_behind(&mut *moved, |pinned| seen.push(pinned.as_ref().pinned_at()));
        assert_ne!(seen[0], seen[1]);
    }
}
