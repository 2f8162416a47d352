//! Every order of events of the atomic reference count and of the tracker, within loom's limits.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p kernel-pointers --test loom --target-dir target/loom`

#![cfg(loom)]

use kernel_pointers::list::{AtomicTracker, TryNewListArc};
use kernel_pointers::{Arc, GFP_KERNEL, ListArc, Refcount, impl_list_arc_safe};
use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

#[test]
fn the_last_of_two_owners_sees_what_the_other_did() {
    loom::model(|| {
        // Loom reports a write or drop of the cell that is not ordered after the other thread's write.
        struct Value(UnsafeCell<u32>);
        // SAFETY: each thread accesses the cell while it holds the flag below, or as the last owner.
        unsafe impl Sync for Value {}

        let count = loom::sync::Arc::new((Refcount::with(2), Value(UnsafeCell::new(0))));
        let other = count.clone();
        let thread = thread::spawn(move || {
            if other.0.decrement_and_test() {
                // SAFETY: the last owner.
                other.1.0.with_mut(|value| unsafe { *value += 1 });
            }
        });
        if count.0.decrement_and_test() {
            // SAFETY: the last owner.
            count.1.0.with_mut(|value| unsafe { *value += 1 });
        }
        thread.join().expect("no panic");
        // SAFETY: the other thread is gone.
        count.1.0.with(|value| assert_eq!(unsafe { *value }, 1));
    });
}

#[test]
fn owners_use_the_value_before_the_last_frees_it() {
    loom::model(|| {
        let first = Arc::try_new(UnsafeCell::new(0), GFP_KERNEL).expect("there is memory");
        let second = first.clone();
        // SAFETY: see below.
        struct Assert<T>(T);
        // SAFETY: both threads only read the cell; the last of them drops it.
        unsafe impl<T> Send for Assert<T> {}
        let second = Assert(second);
        let thread = thread::spawn(move || {
            let second = second;
            // SAFETY: nobody writes while there are owners.
            second.0.with(|value| assert_eq!(unsafe { *value }, 0));
        });
        // SAFETY: nobody writes while there are owners.
        first.with(|value| assert_eq!(unsafe { *value }, 0));
        if let Some(unique) = first.into_unique_or_drop() {
            // SAFETY: the only owner. Loom reports a race if the other thread's read does not happen before.
            unique.with_mut(|value| unsafe { *value = 1 });
        }
        thread.join().expect("no panic");
    });
}

#[test]
fn a_clone_keeps_the_object() {
    loom::model(|| {
        let drops = loom::sync::Arc::new(AtomicUsize::new(0));
        struct Dropped(loom::sync::Arc<AtomicUsize>);
        impl Drop for Dropped {
            fn drop(&mut self) {
                self.0.fetch_add(1, Ordering::Relaxed);
            }
        }
        let first = Arc::try_new(Dropped(drops.clone()), GFP_KERNEL).expect("there is memory");
        let second = first.clone();
        let thread = thread::spawn(move || drop(second.clone()));
        drop(first);
        thread.join().expect("no panic");
        assert_eq!(drops.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn saturation_wins_every_race() {
    loom::model(|| {
        let count = loom::sync::Arc::new(Refcount::<kernel_pointers::refcount::Atomics>::with(isize::MAX as usize));
        let other = count.clone();
        let thread = thread::spawn(move || {
            other.increment();
            other.increment();
            assert!(!other.decrement_and_test());
        });
        count.increment();
        assert!(!count.decrement_and_test());
        thread.join().expect("no panic");
        // Two increments by one thread alone pass the maximum if the other thread's decrement is not between them.
        count.increment();
        count.increment();
        assert_eq!(count.read(), None);
    });
}

#[test]
fn one_list_arc_hands_over_to_the_next() {
    struct Value {
        tracker: AtomicTracker,
        links: UnsafeCell<u32>,
    }
    // SAFETY: the cell is used by who has the `ListArc`.
    unsafe impl Sync for Value {}
    // SAFETY: as above.
    unsafe impl Send for Value {}
    impl_list_arc_safe!(impl ListArcSafe<0> for Value { tracked_by tracker: AtomicTracker; });

    loom::model(|| {
        let value = Value { tracker: AtomicTracker::new(), links: UnsafeCell::new(0) };
        let value = Arc::try_new(value, GFP_KERNEL).expect("there is memory");
        let other = value.clone();
        let use_links = |value: &Arc<Value>| {
            if let Some(only) = ListArc::<_, 0>::try_from_arc_borrow(value.as_arc_borrow()) {
                // SAFETY: there is one `ListArc`. Loom reports a race if two can have it, or if the hand-over is not ordered.
                only.links.with_mut(|links| unsafe { *links += 1 });
            }
        };
        let thread = thread::spawn(move || use_links(&other));
        use_links(&value);
        thread.join().expect("no panic");
        assert!(value.tracker.try_new_list_arc());
    });
}
