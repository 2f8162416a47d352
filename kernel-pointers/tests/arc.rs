//! `Arc`, `UniqueArc` and `ArcBorrow` own, share and borrow one object, which is dropped once and
//! freed.

#![cfg(not(loom))]

use kernel_pointers::{Arc, ArcBorrow, ForeignOwnable, GFP_KERNEL, KBox, UniqueArc};
#[cfg(feature = "implicit")]
use std::any::Any;
use std::cell::Cell;
use std::marker::PhantomPinned;
use std::mem::size_of;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const WORD: usize = size_of::<usize>();

/// Counts its drops.
struct Dropped<'a>(&'a Cell<usize>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

fn arc<T>(value: T) -> Arc<T> {
    Arc::new(value, GFP_KERNEL).expect("there is memory")
}

#[test]
fn the_last_owner_drops_the_value() {
    let drops = Cell::new(0);
    let first = arc(Dropped(&drops));
    let second = first.clone();
    drop(first);
    assert_eq!(drops.get(), 0);
    drop(second);
    assert_eq!(drops.get(), 1);
}

#[test]
fn a_value_that_panics_in_drop_is_freed() {
    struct Panics(#[allow(dead_code, reason = "leaked if the object is not freed")] Box<u8>);
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("on purpose");
        }
    }
    let value = arc(Panics(Box::new(1)));
    assert!(catch_unwind(AssertUnwindSafe(|| drop(value))).is_err());
}

#[test]
fn a_raw_pointer_is_taken_back() {
    let drops = Cell::new(0);
    let value = arc(Dropped(&drops));
    let address: *const Dropped<'_> = &raw const *value;
    let raw = Arc::into_raw(value);
    assert_eq!((raw, drops.get()), (address, 0));
    // SAFETY: given away two lines above, and not used since, except for its address.
    drop(unsafe { Arc::from_raw(raw) });
    assert_eq!(drops.get(), 1);
}

#[test]
fn a_raw_pointer_to_an_aligned_value_is_taken_back() {
    #[repr(align(128))]
    struct Aligned(u8);
    let value = arc(Aligned(3));
    let raw = Arc::into_raw(value);
    assert_eq!(raw.addr() % 128, 0);
    // SAFETY: given away two lines above, and not used since, except for its address.
    assert_eq!(unsafe { Arc::from_raw(raw) }.0, 3);
}

#[test]
fn ptr_eq_compares_objects() {
    let (one, other) = (arc(1), arc(1));
    assert!(Arc::ptr_eq(&one, &one.clone()));
    assert!(!Arc::ptr_eq(&one, &other));
}

#[test]
fn only_the_last_reference_becomes_unique() {
    let first = arc([1, 2]);
    let second = first.clone();
    assert!(first.into_unique_or_drop().is_none());
    let mut unique = second.into_unique_or_drop().expect("the last reference");
    unique[0] = 7;
    let shared = Arc::from(unique);
    assert_eq!(*shared, [7, 2]);
}

#[test]
fn of_racing_threads_exactly_one_gets_the_object() {
    for _ in 0..200 {
        let (first, got) = (arc(0), AtomicUsize::new(0));
        let others = [first.clone(), first.clone(), first];
        thread::scope(|scope| {
            for reference in others {
                scope
                    .spawn(|| got.fetch_add(usize::from(reference.into_unique_or_drop().is_some()), Ordering::Relaxed));
            }
        });
        assert_eq!(got.into_inner(), 1);
    }
}

#[test]
fn many_threads_clone_and_drop() {
    let value = arc(AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..4 {
            let mine = value.clone();
            scope.spawn(move || {
                for _ in 0..2_000 {
                    mine.clone().fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let unique = value.into_unique_or_drop().expect("the threads are gone");
    assert_eq!(unique.load(Ordering::Relaxed), 8_000);
}

#[test]
fn a_borrow_has_one_level_of_indirection() {
    let value = arc(7_u64);
    let borrow: ArcBorrow<'_, u64> = value.as_arc_borrow();
    assert_eq!((size_of::<ArcBorrow<'_, u64>>(), size_of::<Option<ArcBorrow<'_, u64>>>()), (WORD, WORD));
    assert!(ptr::eq(&raw const *borrow, &raw const *value));
}

#[test]
fn a_borrow_becomes_an_arc_that_outlives_it() {
    let drops = Cell::new(0);
    let value = arc(Dropped(&drops));
    let kept: Arc<Dropped<'_>> = value.as_arc_borrow().into();
    drop(value);
    assert_eq!(drops.get(), 0);
    drop(kept);
    assert_eq!(drops.get(), 1);
}

#[test]
fn a_unique_arc_is_allocated_first_and_written_later() {
    let mut memory = UniqueArc::<[u8; 16]>::new_uninit(GFP_KERNEL).expect("there is memory");
    let address = memory.as_mut_ptr();
    let unique = memory.write([7; 16]);
    let shared = Arc::from(unique);
    assert_eq!((shared[15], (&raw const *shared).addr()), (7, address.addr()));
}

#[test]
fn a_unique_arc_that_was_never_written_drops_nothing() {
    let drops = Cell::new(0);
    drop(UniqueArc::<Dropped<'_>>::new_uninit(GFP_KERNEL).expect("there is memory"));
    assert_eq!(drops.get(), 0);
    drop(UniqueArc::new(Dropped(&drops), GFP_KERNEL).expect("there is memory"));
    assert_eq!(drops.get(), 1);
}

#[test]
fn pointers_are_unpin_whatever_they_point_to() {
    fn unpin<T: Unpin>(_: Option<T>) {}
    unpin::<Arc<PhantomPinned>>(None);
    unpin::<UniqueArc<PhantomPinned>>(None);
    unpin::<ArcBorrow<'_, PhantomPinned>>(None);
    unpin::<KBox<PhantomPinned>>(None);
}

/// Claim: kernel-downcast.
#[cfg(feature = "implicit")]
#[test]
fn an_unsized_arc_is_downcast_to_the_type_that_it_had_and_to_no_other() {
    struct Value(std::sync::Arc<()>);
    let counted = std::sync::Arc::new(());
    let value = arc(Value(counted.clone()));
    let address = (&raw const *value).addr();
    let object: Arc<dyn Any + Send + Sync> = value.clone();
    let object = object.downcast::<u32>().expect_err("it is another type");
    let again = object.downcast::<Value>().expect("it is this type");
    assert_eq!(((&raw const *again).addr(), std::sync::Arc::strong_count(&again.0)), (address, 2));
    assert!(again.into_unique_or_drop().is_none() && value.into_unique_or_drop().is_some());
    assert_eq!(std::sync::Arc::strong_count(&counted), 1);
}

#[test]
fn c_code_keeps_a_pointer_and_gives_it_back() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    struct Counts(u32);
    impl Drop for Counts {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Ordering::Relaxed);
        }
    }

    let foreign = arc(Counts(7)).into_foreign();
    // SAFETY: it was given away, and is not taken back or used otherwise before the next block.
    let kept: Arc<Counts> = unsafe { Arc::<Counts>::borrow(foreign) }.into();
    // SAFETY: given away once, taken back once.
    drop(unsafe { Arc::<Counts>::from_foreign(foreign) });
    assert_eq!((kept.0, DROPS.load(Ordering::Relaxed)), (7, 0));

    let foreign = KBox::pin(Counts(7), GFP_KERNEL).expect("there is memory").into_foreign();
    // SAFETY: it was given away, and nobody else borrows it.
    unsafe { Pin::<KBox<Counts>>::borrow_mut(foreign) }.0 += 1;
    // SAFETY: given away once, taken back once.
    let pinned = unsafe { Pin::<KBox<Counts>>::try_from_foreign(foreign) }.expect("it is not null");
    assert_eq!((pinned.0, DROPS.load(Ordering::Relaxed)), (8, 0));
    drop((kept, pinned));
    assert_eq!(DROPS.load(Ordering::Relaxed), 2);
    // SAFETY: null is accepted.
    assert!(unsafe { KBox::<u8>::try_from_foreign(ptr::null_mut()) }.is_none());
    // SAFETY: given away once, taken back once.
    assert_eq!(unsafe { <()>::try_from_foreign(().into_foreign()) }, Some(()));
}

#[test]
fn an_arc_is_implicitly_pinned() {
    let value: Pin<Arc<u8>> = arc(7).into();
    assert_eq!(*value, 7);
}

#[test]
fn the_count_is_half_the_size_of_the_standard_one() {
    // An object of the standard library has two counts before the value, and ours has one. This
    // measures the distance of the value from the start of the allocation, which the allocator
    // places at multiples of 16.
    let (ours, std) = (arc([0_usize; 2]), std::sync::Arc::new([0_usize; 2]));
    assert_eq!((&raw const *ours).addr() % 16, WORD);
    assert_eq!((&raw const *std).addr() % 16, 2 * WORD % 16);
    assert_eq!(size_of::<kernel_pointers::Refcount>(), WORD);
}
